/*
 * labels.c: what two names say, and how alike they are
 *
 *     cc labels.c -o labels $(pkg-config --cflags --libs riordino)
 *     ./labels 'Verifica della domanda' 'Controllare la richiesta' [words.tsv | WORDS]
 *
 * Labels are understood together, since a word is as telling as it is rare among them.  They know
 * the words of a town hall, and those of a file in the format of doc/lexicon.md.
 */
#include <riordino/riordino.h>

#include <locale.h>
#include <string.h>

static void
tell_label(const RioLabel *label)
{
	const char *language = rio_label_get_language(label);

	g_print("%s: %s, %s%s%s\n", rio_label_get_text(label), language ? language : "any language",
		rio_label_form_name(rio_label_get_form(label)),
		rio_label_is_negated(label) ? ", negated" : "",
		rio_label_get_marks(label) & RIO_LABEL_CONTROL ? ", a check" : "");
	for (gsize i = 0; i < rio_label_get_n_parts(label); i++) {
		const char *meaning, *text;
		RioLabelRole role;

		text = rio_label_get_part(label, i, &role, &meaning);
		g_print("  %s: %s (%s)\n", rio_label_role_name(role), text,
			meaning ? meaning : "not in the lexicon");
	}
}

static void
tell_reasons(const RioLabel *a, const RioLabel *b)
{
	g_autoptr(GPtrArray) reasons = rio_label_reasons(a, b);

	g_print("%s\n", rio_label_likeness(a, b) > 0.5 ? "the same work" : "other work");
	for (guint i = 0; i < reasons->len; i++) {
		const RioReason *reason = reasons->pdata[i];

		g_print("  %s: %s\n", reason->code, reason->text);
	}
}

/* The builtin words, with those of a file, or with those of a text at hand. */
static RioLexicon *
lexicon_of(const char *file, GError **error)
{
	if (!file)
		return rio_lexicon_ref(rio_lexicon_builtin());
	if (g_str_has_suffix(file, ".tsv"))
		return rio_lexicon_read(file, error);
	return rio_lexicon_parse("the third argument", file, error);
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioLexicon) lexicon = NULL;
	g_autoptr(RioLabels) labels = NULL;
	g_autofree char *text = NULL, *json = NULL, *line = NULL;

	setlocale(LC_ALL, "");
	if (argc < 3) {
		g_printerr("usage: labels LABEL LABEL [words.tsv | WORDS]\n");
		return 2;
	}
	lexicon = lexicon_of(argv[3], &error);
	if (!lexicon) {
		g_printerr("%s\n", error->message);
		return 2;
	}
	labels = rio_labels_new(lexicon, NULL, 2, (const char *const[]){argv[1], argv[2]}, NULL);
	for (gsize i = 0; i < rio_labels_get_size(labels); i++)
		tell_label(rio_labels_get(labels, i));
	tell_reasons(rio_labels_get(labels, 0), rio_labels_get(labels, 1));

	/* or all of it at once */
	text = rio_labels_to_text(labels, NULL);
	json = rio_labels_to_json(labels, NULL);
	line = rio_labels_to_line(labels);
	g_print("as text %s, as JSON %s; in a table: %s", strstr(text, "act") ? "too" : "not",
		strstr(json, "riordino.label/1") ? "too" : "not", strchr(line, '\t') + 1);
	return 0;
}
