#include "merge/effort.h"

#include <string.h>

#include "base/input.h"
#include "base/words.h"
#include "label/label.h"
#include "merge/comune.h"
#include "merge/join.h"
#include "merge/place.h"
#include "merge/project.h"

G_DEFINE_BOXED_TYPE(RioEffort, rio_effort, rio_effort_ref, rio_effort_unref)

enum {
	COMUNE,
	ACTIVITY,
	CASES,
	MINUTES,
	N_FIELDS,
};

static const char *const figures[N_FIELDS] = {
	[CASES] = N_("cases a year"),
	[MINUTES] = N_("minutes a case"),
};

/* Whoever mends so many may well ask again for the rest. */
#define MOST_FAULTS 10

/* More likely than not it is the same work. */
#define NEAR 0.5

typedef struct {
	const char *name;
	RioModel *const *models;
	GPtrArray *comuni; /* of these: their names */
	RioLanguage language;
	char separator;
	guint line;
	gboolean any;	   /* a line with something in it was read */
	GPtrArray *faults; /* of char *: what is wrong, with its line */
	RioEffort *effort;
} Reader;

static void G_GNUC_PRINTF(2, 3) complain(const Reader *reader, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_ptr_array_add(reader->faults,
			g_strdup_printf("%s:%u: %s", reader->name, reader->line, message));
}

/* Text */

/* As UTF-8, whatever a spreadsheet makes of it. */
static char *
decode(GBytes *bytes)
{
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);

	if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		data += 3;
		size -= 3;
	}
	if (size == 0)
		return g_strdup("");
	if (memchr(data, '\0', size))
		return NULL;
	if (g_utf8_validate_len(data, size, NULL))
		return g_strndup(data, size);
	return g_convert_with_fallback(data, size, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
}

/* The first line has more of the one than of the other. */
static char
find_separator(const char *text)
{
	guint semicolons = 0, commas = 0, tabs = 0;

	text += strspn(text, "\r\n");
	for (; *text && *text != '\n'; text++) {
		semicolons += *text == ';';
		commas += *text == ',';
		tabs += *text == '\t';
	}
	if (tabs >= MAX(semicolons, commas) && tabs > 0)
		return '\t';
	return semicolons > 0 ? ';' : ',';
}

/*
 * The fields of a record, and where the next begins.  In quotes a field may hold separators, line
 * ends, and quotes twice.
 */
static GPtrArray *
read_record(const char **text, char separator, guint *lines)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
	GString *field = g_string_new(NULL);
	gboolean quoted = FALSE;
	const char *p = *text;

	*lines = 0;
	for (; *p; p++) {
		if (quoted) {
			if (*p == '"' && p[1] == '"')
				g_string_append_c(field, *p++);
			else if (*p == '"')
				quoted = FALSE;
			else
				g_string_append_c(field, *p);
			*lines += *p == '\n';
			continue;
		}
		if (*p == '\n')
			break;
		if (*p == '"' && field->len == 0)
			quoted = TRUE;
		else if (*p == separator) {
			g_ptr_array_add(fields, g_strstrip(g_string_free(field, FALSE)));
			field = g_string_new(NULL);
		} else if (*p != '\r')
			g_string_append_c(field, *p);
	}
	g_ptr_array_add(fields, g_strstrip(g_string_free(field, FALSE)));
	*lines += *p == '\n';
	*text = *p ? p + 1 : p;
	return fields;
}

/* "1.200": groups of three digits behind points. */
static gboolean
has_thousands(const char *text)
{
	const char *point = strchr(text, '.');

	if (!point || point == text || point - text > 3)
		return FALSE;
	for (; *point == '.'; point += 4)
		if (!g_ascii_isdigit(point[1]) || !g_ascii_isdigit(point[2]) ||
		    !g_ascii_isdigit(point[3]))
			return FALSE;
	return *point == '\0';
}

/*
 * "7.5" and "7,5" are the same, and "1.234,5" is a thousand and more.  "1.200" is too, where
 * commas are not taken for parting fields.
 */
static gboolean
read_number(const Reader *reader, const char *text, double *number)
{
	g_autofree char *plain = g_strdup(text);
	char *end = NULL;

	if (strchr(plain, ',') || (reader->separator != ',' && has_thousands(plain))) {
		char *to = plain;

		for (const char *from = plain; *from; from++)
			if (*from != '.' && *from != ' ')
				*to++ = *from == ',' ? '.' : *from;
		*to = '\0';
	}
	if (!g_ascii_isdigit(plain[0]))
		return FALSE;
	*number = g_ascii_strtod(plain, &end);
	return end && *end == '\0' && *number >= 0 && *number <= 1e12;
}

/* Rows */

static RioModel *
find_model(const Reader *reader, const char *comune)
{
	gint found = rio_comune_find(reader->comuni, comune);
	g_autofree char *all = NULL;

	if (found >= 0)
		return reader->models[found];
	all = rio_comune_list(reader->comuni);
	complain(reader,
		 _W(reader->language, "no model is of the Comune “%s”; there are models of: %s"),
		 comune, all);
	return NULL;
}

/* By its id, else all of its label. */
static GArray *
find_nodes(const RioModel *model, const char *activity)
{
	GArray *nodes = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 element = rio_model_find(model, activity);
	guint32 node = element == RIO_NONE ? RIO_NONE : rio_model_node(model, element);
	g_autofree char *wanted = rio_join_fold(activity);

	if (node != RIO_NONE && rio_node_is_activity(model, node))
		return g_array_append_val(nodes, node);
	for (guint32 n = 0; n < model->n_nodes; n++) {
		g_autofree char *label =
			rio_join_fold(rio_model_name(model, model->nodes[n].element));

		if (rio_node_is_activity(model, n) && g_str_equal(label, wanted))
			g_array_append_val(nodes, n);
	}
	return nodes;
}

/* The activity whose name says most nearly the same; NULL: none does. */
static const char *
nearest_name(const RioModel *model, const char *activity)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(RioLabels) labels = NULL;
	const char *nearest = NULL;
	double most = NEAR;

	g_ptr_array_add(names, (gpointer)activity);
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (rio_node_is_activity(model, n))
			g_ptr_array_add(names,
					(gpointer)rio_model_name(model, model->nodes[n].element));
	labels = rio_labels_new(NULL, NULL, names->len, (const char *const *)names->pdata, NULL);
	for (guint i = 1; i < names->len; i++) {
		double likeness =
			rio_label_likeness(rio_labels_get(labels, 0), rio_labels_get(labels, i));

		if (likeness > most) {
			most = likeness;
			nearest = names->pdata[i];
		}
	}
	return nearest;
}

static void
complain_of_none(const Reader *reader, const RioModel *model, const char *activity)
{
	const char *nearest = nearest_name(model, activity);

	if (nearest)
		complain(reader,
			 _W(reader->language, "%s has no activity “%s”: did you mean “%s”?"),
			 model->comune, activity, nearest);
	else
		complain(reader, _W(reader->language, "%s has no activity “%s”"), model->comune,
			 activity);
}

static void
complain_of_several(const Reader *reader, const RioModel *model, const char *activity,
		    const GArray *nodes)
{
	GString *ids = g_string_new(NULL);

	for (guint i = 0; i < nodes->len; i++)
		g_string_append_printf(
			ids, "%s%s", i > 0 ? ", " : "",
			rio_model_id(model,
				     model->nodes[g_array_index(nodes, guint32, i)].element));
	complain(reader,
		 _W(reader->language,
		    "%s has %u activities “%s”: instead of its name, give the id of one: %s"),
		 model->comune, nodes->len, activity, ids->str);
	g_string_free(ids, TRUE);
}

static gboolean
is_given(const RioEffort *effort, const RioModel *model, guint32 node)
{
	for (guint i = 0; i < effort->rows->len; i++) {
		const RioEffortRow *row = &g_array_index(effort->rows, RioEffortRow, i);

		if (row->model == model && row->node == node)
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_blank(const GPtrArray *fields, guint from, guint to)
{
	for (guint i = from; i < to; i++)
		if (((const char *)fields->pdata[i])[0] != '\0')
			return FALSE;
	return TRUE;
}

static void
take_figures(const Reader *reader, const GPtrArray *fields, RioEffortRow *row)
{
	double *numbers[N_FIELDS] = {[CASES] = &row->cases, [MINUTES] = &row->minutes};

	for (guint i = CASES; i < N_FIELDS; i++) {
		const char *column = rio_words(reader->language, figures[i]);
		const char *text = fields->pdata[i];

		if (text[0] == '\0')
			complain(reader, _W(reader->language, "%s: there is no figure"), column);
		else if (!read_number(reader, text, numbers[i]))
			complain(reader, _W(reader->language, "%s: “%s” is no number"), column,
				 text);
	}
}

static void
take_activity(const Reader *reader, const GPtrArray *fields, RioEffortRow *row)
{
	const char *activity = fields->pdata[ACTIVITY];
	g_autoptr(GArray) nodes = NULL;

	row->model = find_model(reader, fields->pdata[COMUNE]);
	if (!row->model)
		return;
	nodes = find_nodes(row->model, activity);
	if (nodes->len == 0) {
		complain_of_none(reader, row->model, activity);
		return;
	}
	if (nodes->len > 1) {
		complain_of_several(reader, row->model, activity, nodes);
		return;
	}
	row->node = g_array_index(nodes, guint32, 0);
	if (is_given(reader->effort, row->model, row->node))
		complain(reader, _W(reader->language, "“%s” of %s was given before"), activity,
			 row->model->comune);
}

/* Neither of its figures is a number. */
static gboolean
is_heading(const Reader *reader, const GPtrArray *fields)
{
	double number;

	return !read_number(reader, fields->pdata[CASES], &number) &&
	       !read_number(reader, fields->pdata[MINUTES], &number);
}

static void
take_record(Reader *reader, const GPtrArray *fields)
{
	const guint faults = reader->faults->len;
	gboolean first = !reader->any;
	RioEffortRow row = {NULL};

	if (is_blank(fields, 0, fields->len))
		return;
	reader->any = TRUE;
	if (fields->len < N_FIELDS) {
		complain(reader,
			 _W(reader->language, "four columns are wanted (comune, activity, "
					      "cases a year, minutes a case), here are %u"),
			 fields->len);
		return;
	}
	/* what it takes nobody knows yet */
	if (is_blank(fields, CASES, N_FIELDS))
		return;
	if (first && is_heading(reader, fields))
		return;
	take_activity(reader, fields, &row);
	take_figures(reader, fields, &row);
	if (reader->faults->len > faults)
		return;
	row.model = rio_model_ref(row.model);
	g_array_append_val(reader->effort->rows, row);
}

static void
row_clear(gpointer data)
{
	rio_model_unref(((RioEffortRow *)data)->model);
}

RioEffort *
rio_effort_parse(const char *name, GBytes *bytes, RioModel *const *models, gsize n,
		 RioLanguage language, GError **error)
{
	g_autoptr(RioEffort) effort = g_new0(RioEffort, 1);
	g_autoptr(GPtrArray) comuni = rio_comune_names(models, n);
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
	Reader reader = {.name = name,
			 .models = models,
			 .comuni = comuni,
			 .faults = faults,
			 .language = language,
			 .line = 1,
			 .effort = effort};
	g_autofree char *text = NULL, *words = NULL;
	const char *rest;

	g_return_val_if_fail(name != NULL && bytes != NULL, NULL);

	g_atomic_ref_count_init(&effort->references);
	effort->rows = g_array_new(FALSE, FALSE, sizeof(RioEffortRow));
	g_array_set_clear_func(effort->rows, row_clear);
	text = decode(bytes);
	if (!text)
		complain(&reader, _W(language, "this is no text"));
	else
		reader.separator = find_separator(text);
	for (rest = text; rest && *rest && faults->len < MOST_FAULTS;) {
		guint lines;
		g_autoptr(GPtrArray) fields = read_record(&rest, reader.separator, &lines);

		take_record(&reader, fields);
		reader.line += lines;
	}
	if (faults->len == 0)
		return g_steal_pointer(&effort);
	g_ptr_array_add(faults, NULL);
	words = g_strjoinv("\n", (char **)faults->pdata);
	g_set_error_literal(error, RIO_ERROR, RIO_ERROR_EFFORT, words);
	return NULL;
}

RioEffort *
rio_effort_read(const char *file, RioModel *const *models, gsize n, RioLanguage language,
		GError **error)
{
	g_autoptr(GBytes) bytes = NULL;

	g_return_val_if_fail(file != NULL, NULL);

	bytes = rio_input_file(file, language, error);
	if (!bytes)
		return NULL;
	return rio_effort_parse(file, bytes, models, n, language, error);
}

RioEffort *
rio_effort_ref(RioEffort *effort)
{
	g_atomic_ref_count_inc(&effort->references);
	return effort;
}

void
rio_effort_unref(RioEffort *effort)
{
	if (!effort || !g_atomic_ref_count_dec(&effort->references))
		return;
	g_array_unref(effort->rows);
	g_free(effort);
}

/* Hours */

static const RioEffortRow *
row_of(const RioEffort *effort, const RioModel *model, guint32 node)
{
	for (guint i = 0; i < effort->rows->len; i++) {
		const RioEffortRow *row = &g_array_index(effort->rows, RioEffortRow, i);

		if (row->model == model && row->node == node)
			return row;
	}
	return NULL;
}

static guint32
number_of(const RioMatch *match, const RioModel *model)
{
	for (guint32 m = 0; m < match->n_models; m++)
		if (match->models[m] == model)
			return m;
	return RIO_NONE;
}

static void
add_today(RioHours *hours, const RioEffort *effort, const RioMatch *match)
{
	for (guint i = 0; i < effort->rows->len; i++) {
		const RioEffortRow *row = &g_array_index(effort->rows, RioEffortRow, i);
		guint32 m = number_of(match, row->model);

		if (m == RIO_NONE)
			continue;
		hours->today[m] += row->cases * row->minutes / 60;
		hours->all_today += row->cases * row->minutes / 60;
		hours->cases[m] = MAX(hours->cases[m], row->cases);
	}
}

/* What one Comune has of a step today, and what it says of that. */
typedef struct {
	guint32 works, given;  /* activities, and those of them with figures */
	double cases, minutes; /* of the year */
} Share;

/* By Comune: what the activity of the result stands for there. */
static Share *
shares_of(const RioEffort *effort, const RioMatch *match, const RioModel *result, guint32 node)
{
	g_autoptr(GArray) origins = rio_project_origins(result, result->nodes[node].element, match);
	Share *shares = g_new0(Share, match->n_models);

	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);
		const RioModel *model = match->models[owned->model];
		const RioEffortRow *row =
			row_of(effort, model, rio_model_node(model, owned->element));
		Share *share = &shares[owned->model];

		share->works++;
		if (!row)
			continue;
		share->given++;
		share->cases = MAX(share->cases, row->cases);
		share->minutes += row->cases * row->minutes;
	}
	return shares;
}

/* It costs nobody more who does it today, even if that is not said, or is said of another step. */
static void
add_step(RioHours *hours, const RioEffort *effort, const RioMerge *merge, const RioModel *result,
	 guint32 node)
{
	g_autofree Share *shares = shares_of(effort, merge->match, result, node);
	g_autoptr(RioBits) doers =
		rio_project_models(result, result->nodes[node].element, NULL, hours->n_comuni);
	double cases = 0, minutes = 0, mean;
	guint32 given = 0;

	for (guint32 m = 0; m < hours->n_comuni; m++) {
		cases += shares[m].cases;
		minutes += shares[m].minutes;
		given += shares[m].given;
	}
	hours->n_steps++;
	if (given == 0)
		return;
	hours->n_known++;
	mean = cases > 0 ? minutes / cases : 0;
	hours->by_node[node] = 0;
	for (guint32 m = 0; m < hours->n_comuni; m++) {
		double all = rio_bits_has(doers, m) ? shares[m].cases : hours->cases[m];
		double own = all * mean / 60;

		hours->silent[m] += shares[m].works - shares[m].given;
		hours->proposed[m] += own;
		hours->all_proposed += own;
		hours->by_node[node] += own;
		if (rio_place_in(result, node) == RIO_PLACE_UNIONE)
			hours->at_unione += own;
	}
}

RioHours *
rio_hours_new(const RioEffort *effort, const RioMerge *merge, const RioModel *result)
{
	RioHours *hours = g_new0(RioHours, 1);

	hours->n_comuni = merge->match->n_models;
	hours->today = g_new0(double, hours->n_comuni);
	hours->proposed = g_new0(double, hours->n_comuni);
	hours->cases = g_new0(double, hours->n_comuni);
	hours->silent = g_new0(guint32, hours->n_comuni);
	hours->by_node = g_new(double, result->n_nodes);
	for (guint32 n = 0; n < result->n_nodes; n++)
		hours->by_node[n] = -1;
	add_today(hours, effort, merge->match);
	for (guint32 n = 0; n < result->n_nodes; n++)
		if (rio_node_is_activity(result, n))
			add_step(hours, effort, merge, result, n);
	return hours;
}

void
rio_hours_free(RioHours *hours)
{
	if (!hours)
		return;
	g_free(hours->today);
	g_free(hours->proposed);
	g_free(hours->cases);
	g_free(hours->silent);
	g_free(hours->by_node);
	g_free(hours);
}
