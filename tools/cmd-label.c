/*
 * cmd-label.c: how a name is understood, and how alike two are
 */
#include "inputs.h"
#include "output.h"

#include <stdio.h>
#include <string.h>

typedef struct {
	const char *lexicon;
} Options;

static const Option options[] = {
	{"lexicon", 0, OPTION_TEXT, G_STRUCT_OFFSET(Options, lexicon), N_("FILE"),
	 N_("words of one's own (see doc/lexicon.md)")},
	{NULL},
};

static int
tell(const Call *call, const RioLabels *labels)
{
	RioReportOptions report = call_report_options(call);
	g_autofree char *out = call->format == FORMAT_JSON ? rio_labels_to_json(labels, &report)
							   : rio_labels_to_text(labels, &report);

	return output_data(call, out, strlen(out)) ? EXIT_NOTHING : EXIT_TROUBLE;
}

/* A line of text has two labels and a tab between; what follows a second tab is not read. */
static int
tell_pairs(const Call *call, RioLexicon *lexicon)
{
	g_autoptr(GIOChannel) input = g_io_channel_unix_new(0);
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *line = NULL;
	gsize end;

	g_io_channel_set_encoding(input, NULL, NULL);
	while (g_io_channel_read_line(input, &line, NULL, &end, NULL) == G_IO_STATUS_NORMAL) {
		g_autoptr(RioLabels) labels = NULL;
		g_auto(GStrv) texts = NULL;
		g_autofree char *answer = NULL;

		line[end] = '\0';
		texts = g_strsplit(line, "\t", 3);
		labels = rio_labels_new(lexicon, NULL, 2,
					(const char *[]){texts[0] ?: "", texts[0] ? texts[1] : ""},
					NULL);
		answer = rio_labels_to_line(labels);
		g_string_append(out, answer);
		g_clear_pointer(&line, g_free);
	}
	return output_data(call, out->str, out->len) ? EXIT_NOTHING : EXIT_TROUBLE;
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	g_autoptr(RioLexicon) lexicon = NULL;
	g_autoptr(RioLabels) labels = NULL;

	if (!inputs_lexicon(call, own->lexicon, &lexicon))
		return EXIT_TROUBLE;
	if (call->n_arguments == 1 && g_str_equal(call->arguments[0], "-"))
		return tell_pairs(call, lexicon);
	labels = rio_labels_new(lexicon, NULL, call->n_arguments,
				(const char *const *)call->arguments, NULL);
	return tell(call, labels);
}

const Command cmd_label = {
	.name = "label",
	.arguments = N_("TEXT [TEXT]"),
	.summary = N_("how a name is understood, and how alike two are"),
	.help = N_(
		"Tells how riordino understands the name of an activity: its language, what is\n"
		"done on what and by whom.  Of two names it tells how alike they are, from 0 to\n"
		"1, and why.  With “-” the pairs are lines of standard input with a tab between\n"
		"the two; each is answered with its likeness, a tab and the reasons.\n"),
	.examples = "  riordino label 'Verifica della completezza'\n"
		    "  riordino label 'Rilascio autorizzazione' 'Rilasciare il permesso'\n"
		    "  riordino label - < pairs.tsv\n",
	.formats = "text|json",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = 2,
	.run = run,
};
