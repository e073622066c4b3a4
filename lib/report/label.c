#include <riordino/label.h>
#include <riordino/report.h>

#include "base/words.h"
#include "report/json.h"
#include "report/reasons.h"

static const struct {
	RioLabelMarks mark;
	const char *name;
	const char *words;
} marks[] = {
	{RIO_LABEL_CONTROL, "control", N_("a check")},
	{RIO_LABEL_DUE, "due", N_("due by law in its place")},
	{RIO_LABEL_CITIZEN, "citizen", N_("meets the citizen")},
	{RIO_LABEL_FRONT, "front", N_("between the citizen and the offices")},
};

/* By RioLabelForm. */
static const char *const form_words[] = {
	[RIO_LABEL_EMPTY] = N_("empty"),
	[RIO_LABEL_TECHNICAL] = N_("technical name"),
	[RIO_LABEL_NAME] = N_("name"),
	[RIO_LABEL_INFINITIVE] = N_("infinitive"),
	[RIO_LABEL_IMPERATIVE] = N_("imperative"),
	[RIO_LABEL_SENTENCE] = N_("sentence"),
	[RIO_LABEL_NOMINAL] = N_("noun of action"),
	[RIO_LABEL_STATE] = N_("state"),
	[RIO_LABEL_QUESTION] = N_("question"),
};

/* By RioLabelRole. */
static const char *const role_words[] = {
	[RIO_LABEL_ACT] = N_("act"),
	[RIO_LABEL_OBJECT] = N_("object"),
	[RIO_LABEL_COMPLEMENT] = N_("complement"),
	[RIO_LABEL_ACTOR] = N_("actor"),
};

static void
label_to_text(const RioLabel *label, RioLanguage language, gboolean color, GString *out)
{
	g_autofree char *line = rio_text_line(rio_label_get_text(label), 0);
	const char *code = rio_label_get_language(label);
	g_autoptr(RioTable) table = rio_table_new("lll");

	rio_text_append(out, color, RIO_TONE_HEADING, line);
	g_string_append_printf(out, "\n%s%s%s\n", code ?: "", code ? ", " : "",
			       rio_words(language, form_words[rio_label_get_form(label)]));
	if (rio_label_is_negated(label))
		g_string_append_printf(out, "%s\n", _W(language, "negated"));
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
		if (rio_label_get_marks(label) & marks[i].mark)
			g_string_append_printf(out, "%s\n", rio_words(language, marks[i].words));
	for (gsize i = 0; i < rio_label_get_n_parts(label); i++) {
		RioLabelRole role;
		const char *meaning, *text = rio_label_get_part(label, i, &role, &meaning);

		rio_table_cell(table, RIO_TONE_FAINT, rio_words(language, role_words[role]));
		rio_table_cell(table, RIO_TONE_PLAIN, text);
		rio_table_cell(table, RIO_TONE_FAINT, meaning ?: "");
	}
	rio_table_append(table, out, color);
}

static void
reason_to_text(const RioReason *reason, RioLanguage language, gboolean color, GString *out)
{
	g_autofree char *line = rio_text_line(reason->text, 0);
	RioTone tone;
	const char *words = rio_reason_words(reason->code, language, &tone);

	rio_text_append(out, color, tone, words);
	g_string_append_printf(out, ": %s\n", line);
}

char *
rio_labels_to_text(const RioLabels *labels, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	RioLanguage language = options ? options->language : RIO_LANGUAGE_EN;
	gboolean color = options && options->color;
	g_autoptr(GPtrArray) reasons = NULL;
	const RioLabel *a, *b;

	for (gsize i = 0; i < rio_labels_get_size(labels); i++) {
		label_to_text(rio_labels_get(labels, i), language, color, out);
		g_string_append_c(out, '\n');
	}
	if (rio_labels_get_size(labels) != 2) {
		g_string_truncate(out, out->len > 0 ? out->len - 1 : 0);
		return g_string_free(out, FALSE);
	}
	a = rio_labels_get(labels, 0);
	b = rio_labels_get(labels, 1);
	g_string_append_printf(out, _W(language, "likeness %.2f\n"), rio_label_likeness(a, b));
	reasons = rio_label_reasons(a, b);
	for (guint i = 0; i < reasons->len; i++)
		reason_to_text(reasons->pdata[i], language, color, out);
	return g_string_free(out, FALSE);
}

static void
label_to_json(const RioLabel *label, RioJson *json)
{
	rio_json_object(json, NULL);
	rio_json_text(json, "text", rio_label_get_text(label));
	rio_json_text(json, "language", rio_label_get_language(label));
	rio_json_text(json, "form", rio_label_form_name(rio_label_get_form(label)));
	rio_json_boolean(json, "negated", rio_label_is_negated(label));
	rio_json_flat_array(json, "marks");
	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
		if (rio_label_get_marks(label) & marks[i].mark)
			rio_json_text(json, NULL, marks[i].name);
	rio_json_end(json);
	rio_json_array(json, "parts");
	for (gsize i = 0; i < rio_label_get_n_parts(label); i++) {
		RioLabelRole role;
		const char *meaning, *text = rio_label_get_part(label, i, &role, &meaning);

		rio_json_flat_object(json, NULL);
		rio_json_text(json, "role", rio_label_role_name(role));
		rio_json_text(json, "text", text);
		rio_json_text(json, "class", meaning);
		rio_json_end(json);
	}
	rio_json_end(json);
	rio_json_end(json);
}

static void
likeness_to_json(const RioLabel *a, const RioLabel *b, RioJson *json)
{
	g_autoptr(GPtrArray) reasons = rio_label_reasons(a, b);

	rio_json_number(json, "likeness", rio_label_likeness(a, b));
	rio_json_array(json, "because");
	for (guint i = 0; i < reasons->len; i++) {
		const RioReason *reason = reasons->pdata[i];

		rio_json_flat_object(json, NULL);
		rio_json_text(json, "code", reason->code);
		rio_json_text(json, "text", reason->text);
		rio_json_end(json);
	}
	rio_json_end(json);
}

char *
rio_labels_to_json(const RioLabels *labels, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.label/1");
	rio_json_array(json, "labels");
	for (gsize i = 0; i < rio_labels_get_size(labels); i++)
		label_to_json(rio_labels_get(labels, i), json);
	rio_json_end(json);
	if (rio_labels_get_size(labels) == 2)
		likeness_to_json(rio_labels_get(labels, 0), rio_labels_get(labels, 1), json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

char *
rio_labels_to_line(const RioLabels *labels)
{
	GString *out = g_string_new(NULL);
	const RioLabel *a = rio_labels_get(labels, 0), *b = rio_labels_get(labels, 1);
	g_autoptr(GPtrArray) reasons = rio_label_reasons(a, b);
	char score[G_ASCII_DTOSTR_BUF_SIZE];

	g_string_append(out,
			g_ascii_formatd(score, sizeof score, "%.4f", rio_label_likeness(a, b)));
	for (guint i = 0; i < reasons->len; i++) {
		const RioReason *reason = reasons->pdata[i];

		g_string_append_printf(out, "%s%s: %s", i == 0 ? "\t" : "; ", reason->code,
				       reason->text);
	}
	g_string_append_c(out, '\n');
	return g_string_free(out, FALSE);
}
