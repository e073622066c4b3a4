#include <riordino/page.h>

#include "diff/diff.h"

#include "base/hash.h"
#include "base/words.h"
#include "diff/names.h"
#include "report/json.h"
#include "report/models.h"
#include "report/page.h"
#include "report/text.h"

/* Elements that a line names; more are counted. */
#define MOST_NAMES 3

static const RioReportOptions defaults;

static void
json_element(RioJson *json, const char *key, const RioElement *element)
{
	if (!element) {
		rio_json_null(json, key);
		return;
	}
	rio_json_flat_object(json, key);
	rio_json_text(json, "id", rio_element_get_id(element));
	rio_json_text(json, "kind", rio_element_get_kind(element));
	rio_json_text(json, "label", rio_element_get_name(element));
	rio_json_end(json);
}

static void
json_change(RioJson *json, const RioChange *change, RioLanguage language)
{
	g_autofree char *text = rio_change_describe(change, language);

	rio_json_object(json, NULL);
	rio_json_text(json, "kind", rio_change_kind_name(change->kind));
	json_element(json, "a", change->a);
	json_element(json, "b", change->b);
	rio_json_boolean(json, "sure", rio_change_is_sure(change));
	if (change->n_parts > 0) {
		rio_json_array(json, "parts");
		for (guint32 i = 0; i < change->n_parts; i++)
			json_element(json, NULL, change->parts[i]);
		rio_json_end(json);
	}
	rio_json_text(json, "text", text);
	rio_json_end(json);
}

static void
json_twins(RioJson *json, const char *key, const RioTwin *twins, guint32 n)
{
	rio_json_array(json, key);
	for (guint32 i = 0; i < n; i++) {
		rio_json_object(json, NULL);
		json_element(json, "a", twins[i].a);
		json_element(json, "b", twins[i].b);
		rio_json_end(json);
	}
	rio_json_end(json);
}

static void
json_contrast(RioJson *json, const RioContrast *contrast, RioLanguage language)
{
	g_autofree char *text = rio_contrast_describe(contrast, language);

	rio_json_object(json, NULL);
	rio_json_text(json, "kind", rio_contrast_kind_name(contrast->kind));
	rio_json_integer(json, "model", contrast->in_b);
	json_twins(json, "steps", contrast->steps, contrast->n_steps);
	json_twins(json, "others", contrast->others, contrast->n_others);
	if (contrast->role)
		json_twins(json, "role", contrast->role, 1);
	rio_json_boolean(json, "sure", rio_contrast_is_sure(contrast));
	rio_json_text(json, "text", text);
	rio_json_end(json);
}

char *
rio_diff_to_json(const RioDiff *diff, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);
	RioModel *models[] = {diff->a, diff->b};

	options = options ? options : &defaults;
	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.diff/1");
	rio_json_models(json, models, G_N_ELEMENTS(models), options);
	rio_json_number(json, "similarity", diff->similarity);
	rio_json_boolean(json, "comparable", diff->comparable);
	if (!diff->comparable)
		rio_json_text(json, "reason",
			      _W(options->language, "the two have too little work in common"));
	rio_json_array(json, "behaviour");
	for (guint32 i = 0; i < diff->n_contrasts; i++)
		json_contrast(json, &diff->contrasts[i], options->language);
	rio_json_end(json);
	rio_json_array(json, "changes");
	for (guint32 i = 0; i < diff->n_changes; i++)
		json_change(json, &diff->changes[i], options->language);
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

static RioTone
tone_of(char sign)
{
	return sign == '+' ? RIO_TONE_GOOD : sign == '-' ? RIO_TONE_BAD : RIO_TONE_WARNING;
}

static void
append_heading(GString *out, const RioDiff *diff, const RioReportOptions *options)
{
	g_autofree char *a = rio_text_line(diff->a->comune, 0);
	g_autofree char *b = rio_text_line(diff->b->comune, 0);
	g_autofree char *line = g_strdup_printf("%s → %s", a, b);

	rio_text_append(out, options->color, RIO_TONE_HEADING, line);
	g_string_append_printf(out, _W(options->language, "  similarity %.0f%%\n"),
			       100 * diff->similarity);
}

static void
append_section(GString *out, const char *heading, const RioReportOptions *options)
{
	g_string_append_c(out, '\n');
	rio_text_append(out, options->color, RIO_TONE_HEADING,
			rio_words(options->language, heading));
	g_string_append_c(out, '\n');
}

static guint32
first_of(guint32 n, const RioReportOptions *options)
{
	return options->limit > 0 ? MIN(n, options->limit) : n;
}

/* What it means for the work comes first: who does not draw models need read no further. */
static void
append_contrasts(GString *out, const RioDiff *diff, const RioReportOptions *options)
{
	guint32 told = first_of(diff->n_contrasts, options);

	append_section(out, N_("How the work runs"), options);
	if (diff->n_contrasts == 0)
		g_string_append(out, _W(options->language, "  no difference\n"));
	for (guint32 i = 0; i < told; i++) {
		g_autofree char *text =
			rio_contrast_describe(&diff->contrasts[i], options->language);

		g_string_append(out, "  ");
		rio_text_append_wrapped(out, options->color, RIO_TONE_PLAIN, text, 4,
					options->width);
	}
	rio_text_append_more(out, told, diff->n_contrasts, options->language);
}

/* A line of text: a change, or several that one detail tells of. */
typedef struct {
	const RioChange *change; /* the first */
	char *detail;		 /* NULL: told alone */
	GPtrArray *names;	 /* of the elements, as far as they are told */
	guint n;
} Line;

static void
line_clear(gpointer data)
{
	Line *line = data;

	g_free(line->detail);
	g_clear_pointer(&line->names, g_ptr_array_unref);
}

/* Adds the element to a line that is there already; FALSE if there is none with this detail. */
static gboolean
join_line(GArray *lines, GHashTable *by_detail, const char *detail, const RioChange *change,
	  RioLanguage language)
{
	gpointer at;
	Line *line;

	if (!g_hash_table_lookup_extended(by_detail, detail, NULL, &at))
		return FALSE;
	line = &g_array_index(lines, Line, GPOINTER_TO_UINT(at));
	line->n++;
	if (line->names->len < MOST_NAMES)
		g_ptr_array_add(line->names, rio_element_quoted(change->b, language));
	return TRUE;
}

/* A vendor's tool writes the same everywhere: that is one line, however many elements have it. */
static GArray *
make_lines(const RioDiff *diff, RioLanguage language)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
	g_autoptr(GHashTable) by_detail =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);

	g_array_set_clear_func(lines, line_clear);
	for (guint32 i = 0; i < diff->n_changes; i++) {
		const RioChange *change = &diff->changes[i];
		g_autofree char *detail = rio_change_detail(change, language);
		Line line = {.change = change, .n = 1};

		if (detail && join_line(lines, by_detail, detail, change, language))
			continue;
		if (detail) {
			line.names = g_ptr_array_new_with_free_func(g_free);
			g_ptr_array_add(line.names, rio_element_quoted(change->b, language));
			g_hash_table_insert(by_detail, g_strdup(detail),
					    GUINT_TO_POINTER(lines->len));
			line.detail = g_steal_pointer(&detail);
		}
		g_array_append_val(lines, line);
	}
	return lines;
}

static char *
words_of_line(const Line *line, RioLanguage language)
{
	g_autoptr(GPtrArray) names = NULL;
	g_autofree char *list = NULL;
	guint more;

	if (line->n < 2)
		return rio_change_describe(line->change, language);
	names = g_ptr_array_copy(line->names, (GCopyFunc)(GCallback)g_strdup, NULL);
	more = line->n - names->len;
	if (more > 0)
		g_ptr_array_add(names, g_strdup_printf(_WN(language, "%u more element",
							   "%u more elements", more),
						       more));
	list = rio_words_list(names, FALSE, language);
	return g_strdup_printf("%s: %s", line->detail, list);
}

static void
append_line(GString *out, const Line *line, const RioReportOptions *options)
{
	g_autofree char *text = words_of_line(line, options->language);
	char sign = rio_change_sign(line->change->kind);
	g_autofree char *signed_line = g_strdup_printf("%c %s", sign, text);

	g_string_append(out, "  ");
	rio_text_append_wrapped(out, options->color, tone_of(sign), signed_line, 4, options->width);
}

static void
append_changes(GString *out, const RioDiff *diff, const RioReportOptions *options)
{
	g_autoptr(GArray) lines = make_lines(diff, options->language);
	guint32 told = first_of(lines->len, options);
	const char *heading = "";

	for (guint32 i = 0; i < told; i++) {
		const Line *line = &g_array_index(lines, Line, i);
		const char *own = rio_change_heading(line->change->kind);

		if (!g_str_equal(own, heading))
			append_section(out, own, options);
		heading = own;
		append_line(out, line, options);
	}
	if (told < lines->len)
		g_string_append_printf(out,
				       _WN(options->language, "\n%u more change\n",
					   "\n%u more changes\n", lines->len - told),
				       lines->len - told);
}

char *
rio_diff_to_text(const RioDiff *diff, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);

	options = options ? options : &defaults;
	if (diff->comparable && diff->n_changes == 0) {
		g_string_append(out, _W(options->language,
					"no difference: other ids, another order in the "
					"file or another layout at most\n"));
		return g_string_free(out, FALSE);
	}
	append_heading(out, diff, options);
	if (!diff->comparable)
		g_string_append(out,
				_W(options->language,
				   "not comparable: the two have too little work in common\n"));
	else
		append_contrasts(out, diff, options);
	append_changes(out, diff, options);
	return g_string_free(out, FALSE);
}

/* HTML */

/* Of each kind of change that there is its sign, and under which heading it is told. */
static char *
kinds_json(const RioDiff *diff, RioLanguage language)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);
	RioChangeKind told = G_MAXINT;

	rio_json_object(json, NULL);
	for (guint32 i = 0; i < diff->n_changes; i++) {
		RioChangeKind kind = diff->changes[i].kind;
		const char sign[] = {rio_change_sign(kind), '\0'};

		/* they come by kind */
		if (kind == told)
			continue;
		told = kind;
		rio_json_flat_object(json, rio_change_kind_name(kind));
		rio_json_text(json, "sign", sign);
		rio_json_text(json, "heading", rio_words(language, rio_change_heading(kind)));
		rio_json_end(json);
	}
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

char *
rio_diff_to_html(const RioDiff *diff, const RioReportOptions *options)
{
	static const char *const scripts[] = {"base.js", "shell.js", "picture.js", "diff.js", NULL};
	RioReportOptions how;
	RioPage *page;

	g_return_val_if_fail(diff != NULL, NULL);

	how = options ? *options : defaults;
	how.file_names = TRUE;
	page = rio_page_new(_W(how.language, "Two models side by side"), scripts, how.language);
	rio_page_add_picture(page, "a-", diff->a);
	rio_page_add_picture(page, "b-", diff->b);
	rio_page_take_data(page, "diff", rio_diff_to_json(diff, &how));
	rio_page_take_data(page, "kinds", kinds_json(diff, how.language));
	return rio_page_end(page);
}
