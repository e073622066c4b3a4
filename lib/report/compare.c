#include "corpus/compare.h"

#include "base/words.h"
#include "corpus/members.h"
#include "report/csv.h"
#include "report/match.h"
#include "report/models.h"
#include "report/text.h"

static const RioReportOptions defaults;

/* What the members of a cell are called there, one after the other. */
static char *
cell_names(const RioComparisonRow *row, guint32 model)
{
	RioModel *const *models = row->comparison->match->models;
	GString *names = g_string_new(NULL);
	guint32 n;
	const RioMember *members = rio_comparison_cell(row, model, &n);

	for (guint32 i = 0; i < n; i++) {
		g_autofree char *name = rio_members_title(rio_member_name(models, &members[i]),
							  models, &members[i]);

		if (i > 0)
			g_string_append(names, " + ");
		g_string_append(names, name);
	}
	return g_string_free(names, FALSE);
}

/* JSON */

static void
json_cell(RioJson *json, const RioComparisonRow *row, guint32 model)
{
	RioModel *const *models = row->comparison->match->models;
	guint32 n;
	const RioMember *members = rio_comparison_cell(row, model, &n);

	if (n == 0)
		return;
	rio_json_flat_object(json, NULL);
	rio_json_integer(json, "model", model);
	rio_json_array(json, "ids");
	for (guint32 i = 0; i < n; i++)
		rio_json_text(
			json, NULL,
			rio_model_id(models[model], models[model]->nodes[members[i].node].element));
	rio_json_end(json);
	rio_json_array(json, "labels");
	for (guint32 i = 0; i < n; i++)
		rio_json_text(json, NULL, rio_member_name(models, &members[i]));
	rio_json_end(json);
	rio_json_end(json);
}

static void
json_row(RioJson *json, const RioComparisonRow *row)
{
	rio_json_object(json, NULL);
	rio_json_text(json, "id", row->id);
	rio_json_text(json, "label", row->label);
	rio_json_integer(json, "count", row->n_models);
	rio_json_array(json, "cells");
	for (guint32 m = 0; m < row->comparison->match->n_models; m++)
		json_cell(json, row, m);
	rio_json_end(json);
	rio_json_end(json);
}

static void
json_joining(RioJson *json, const RioComparison *comparison)
{
	rio_json_array(json, "joining");
	for (guint32 s = 0; s < comparison->n_services; s++) {
		const RioComparedService *service = &comparison->services[s];

		for (guint32 i = 0; i < service->n_models; i++) {
			const RioJoining *joining = &service->joinings[i];

			rio_json_flat_object(json, NULL);
			rio_json_integer(json, "model", joining->who);
			rio_json_integer(json, "cost", joining->brings + joining->lacks);
			rio_json_integer(json, "brings", joining->brings);
			rio_json_integer(json, "lacks", joining->lacks);
			rio_json_end(json);
		}
	}
	rio_json_end(json);
}

char *
rio_comparison_to_json(const RioComparison *comparison, gboolean all_pairs,
		       const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	g_return_val_if_fail(comparison, g_string_free(out, FALSE));

	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.compare/1");
	rio_json_models(json, comparison->match->models, comparison->match->n_models, options);
	rio_json_similarities(json, comparison->match, all_pairs);
	rio_json_array(json, "rows");
	for (guint32 r = 0; r < comparison->n_rows; r++)
		json_row(json, &comparison->rows[r]);
	rio_json_end(json);
	json_joining(json, comparison);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

/* CSV: the matrix, how alike each two are, and the order of joining, with an empty row between */

static void
csv_comuni(RioCsv *csv, const RioComparison *comparison, const RioComparedService *service)
{
	for (guint32 i = 0; i < service->n_models; i++)
		rio_csv_text(csv, comparison->match->models[service->models[i]]->comune);
	rio_csv_end(csv);
}

static void
csv_matrix(RioCsv *csv, const RioComparison *comparison, const RioComparedService *service,
	   RioLanguage language)
{
	rio_csv_text(csv, _W(language, "Activity"));
	rio_csv_text(csv, _W(language, "How many Comuni"));
	csv_comuni(csv, comparison, service);
	for (guint32 r = 0; r < service->n_rows; r++) {
		const RioComparisonRow *row = &comparison->rows[service->first_row + r];

		rio_csv_text(csv, row->label);
		rio_csv_integer(csv, row->n_models);
		for (guint32 i = 0; i < service->n_models; i++) {
			g_autofree char *names = cell_names(row, service->models[i]);

			rio_csv_text(csv, names);
		}
		rio_csv_end(csv);
	}
	rio_csv_end(csv);
}

static void
csv_similarity(RioCsv *csv, const RioComparison *comparison, const RioComparedService *service,
	       RioLanguage language)
{
	rio_csv_text(csv, _W(language, "How alike they are"));
	rio_csv_text(csv, "");
	csv_comuni(csv, comparison, service);
	for (guint32 i = 0; i < service->n_models; i++) {
		guint32 a = service->models[i];

		rio_csv_text(csv, comparison->match->models[a]->comune);
		rio_csv_text(csv, "");
		for (guint32 j = 0; j < service->n_models; j++) {
			guint32 b = service->models[j];

			rio_csv_number(csv, i == j ? 1
						   : rio_match_get_similarity(comparison->match, a,
									      b, NULL));
		}
		rio_csv_end(csv);
	}
	rio_csv_end(csv);
}

static void
csv_joining(RioCsv *csv, const RioComparison *comparison, const RioComparedService *service,
	    RioLanguage language)
{
	rio_csv_text(csv, _W(language, "In this order joining costs least"));
	rio_csv_text(csv, _W(language, "Cost"));
	rio_csv_text(csv, _W(language, "Activities that only it has"));
	rio_csv_text(csv, _W(language, "Activities that it lacks"));
	rio_csv_end(csv);
	for (guint32 i = 0; i < service->n_models; i++) {
		const RioJoining *joining = &service->joinings[i];

		rio_csv_text(csv, comparison->match->models[joining->who]->comune);
		rio_csv_integer(csv, joining->brings + joining->lacks);
		rio_csv_integer(csv, joining->brings);
		rio_csv_integer(csv, joining->lacks);
		rio_csv_end(csv);
	}
}

char *
rio_comparison_to_csv(const RioComparison *comparison, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioCsv) csv = rio_csv_new(out);

	g_return_val_if_fail(comparison, g_string_free(out, FALSE));

	options = options ? options : &defaults;
	for (guint32 s = 0; s < comparison->n_services; s++) {
		const RioComparedService *service = &comparison->services[s];

		if (s > 0)
			rio_csv_end(csv);
		if (comparison->n_services > 1) {
			rio_csv_text(csv, service->name);
			rio_csv_end(csv);
		}
		csv_matrix(csv, comparison, service, options->language);
		csv_similarity(csv, comparison, service, options->language);
		csv_joining(csv, comparison, service, options->language);
	}
	return g_string_free(out, FALSE);
}

/* Text */

/* A cell with fewer columns breaks most Italian words. */
#define NARROWEST_CELL 14
#define BETWEEN_CELLS 2
/* Of the matrix of marks: a label, and the name of a Comune, in less says nothing. */
#define NARROWEST_LABEL 30
#define NARROWEST_NAME 12

/* What text is told of: a service. */
typedef struct {
	const RioComparison *comparison;
	const RioComparedService *service;
	const RioReportOptions *options;
	GString *out;
	guint32 n_rows; /* that are told */
	guint columns;
} Teller;

static const char *
comune_at(const Teller *teller, guint32 i)
{
	return teller->comparison->match->models[teller->service->models[i]]->comune;
}

static const RioComparisonRow *
row_at(const Teller *teller, guint32 r)
{
	return &teller->comparison->rows[teller->service->first_row + r];
}

static void
append_spaces(const Teller *teller, guint n)
{
	g_string_append_printf(teller->out, "%*s", (int)n, "");
}

/* Adds the text in that many columns, cut where it is longer. */
static void
append_cell(const Teller *teller, RioTone tone, const char *text, guint width)
{
	g_autofree char *line = rio_text_line(text, width);

	rio_text_append(teller->out, teller->options->color, tone, line);
	append_spaces(teller, width - rio_text_width(line));
}

static void
end_line(const Teller *teller)
{
	while (teller->out->len > 0 && teller->out->str[teller->out->len - 1] == ' ')
		g_string_truncate(teller->out, teller->out->len - 1);
	g_string_append_c(teller->out, '\n');
}

static void
append_heading(const Teller *teller, const char *heading)
{
	g_string_append_c(teller->out, '\n');
	rio_text_append(teller->out, teller->options->color, RIO_TONE_HEADING, heading);
	g_string_append(teller->out, "\n\n");
}

static void
append_summary(const Teller *teller)
{
	RioLanguage language = teller->options->language;
	const RioComparedService *service = teller->service;
	guint32 of_all = 0, of_one = 0;

	for (guint32 r = 0; r < service->n_rows; r++) {
		of_all += row_at(teller, r)->n_models == service->n_models;
		of_one += row_at(teller, r)->n_models == 1;
	}
	if (service->name[0] != '\0') {
		rio_text_append(teller->out, teller->options->color, RIO_TONE_HEADING,
				service->name);
		g_string_append(teller->out, "  ");
	}
	g_string_append_printf(teller->out,
			       _WN(language, "%u Comune", "%u Comuni", service->n_models),
			       service->n_models);
	g_string_append(teller->out, ", ");
	g_string_append_printf(teller->out,
			       _WN(language, "%u activity", "%u activities", service->n_rows),
			       service->n_rows);
	if (service->n_models > 1)
		g_string_append_printf(
			teller->out, _W(language, ": %u done by all, %u by some, %u by one alone"),
			of_all, service->n_rows - of_all - of_one, of_one);
	g_string_append_c(teller->out, '\n');
}

/* Who does what: a mark for each Comune */

/*
 * The names of the Comuni over their columns:
 *
 *     brenta
 *     │ montefosco
 *     │ │ pieve
 */
static void
append_stairs(const Teller *teller, guint label, guint32 first, guint32 end)
{
	for (guint32 i = first; i < end; i++) {
		guint taken = label + 2 * (i - first) + 2;

		append_spaces(teller, label + 2);
		for (guint32 before = first; before < i; before++)
			rio_text_append(teller->out, teller->options->color, RIO_TONE_FAINT, "│ ");
		append_cell(teller, RIO_TONE_PLAIN, comune_at(teller, i),
			    MAX(teller->columns, taken + NARROWEST_NAME - 2) - taken);
		end_line(teller);
	}
}

static RioTone
tone_of(const Teller *teller, const RioComparisonRow *row)
{
	if (row->n_models == teller->service->n_models)
		return RIO_TONE_GOOD;
	return row->n_models == 1 ? RIO_TONE_WARNING : RIO_TONE_PLAIN;
}

static void
append_marks(const Teller *teller, const RioComparisonRow *row, guint32 first, guint32 end)
{
	for (guint32 i = first; i < end; i++) {
		guint32 n;

		rio_comparison_cell(row, teller->service->models[i], &n);
		rio_text_append(teller->out, teller->options->color,
				n > 0 ? tone_of(teller, row) : RIO_TONE_FAINT, n > 0 ? "●" : "·");
		g_string_append_c(teller->out, ' ');
	}
}

static char *
row_title(const RioComparisonRow *row)
{
	return rio_members_title(row->label, row->comparison->match->models, row->members);
}

/* As wide as the widest label, if the marks leave so much. */
static guint
label_width(const Teller *teller, guint room)
{
	guint widest = 0;

	for (guint32 r = 0; r < teller->n_rows; r++) {
		g_autofree char *title = row_title(row_at(teller, r));

		widest = MAX(widest, rio_text_width(title));
	}
	return MIN(widest, room);
}

/* Where there are too many Comuni for one, there is a matrix for each so many of them. */
static void
append_matrix(const Teller *teller)
{
	guint32 n_models = teller->service->n_models;
	guint columns = MAX(teller->columns, NARROWEST_LABEL + 2 * NARROWEST_NAME);
	guint32 at_once = MIN(n_models, (columns - NARROWEST_LABEL - NARROWEST_NAME) / 2);
	guint label = label_width(teller, columns - 2 * at_once - NARROWEST_NAME);

	append_heading(teller, _W(teller->options->language, "Who does what"));
	for (guint32 first = 0; first < n_models; first += at_once) {
		guint32 end = MIN(n_models, first + at_once);

		if (first > 0)
			g_string_append_c(teller->out, '\n');
		append_stairs(teller, label, first, end);
		for (guint32 r = 0; r < teller->n_rows; r++) {
			const RioComparisonRow *row = row_at(teller, r);
			g_autofree char *title = row_title(row);

			append_cell(teller, tone_of(teller, row), title, label);
			append_spaces(teller, 2);
			append_marks(teller, row, first, end);
			end_line(teller);
		}
		rio_text_append_more(teller->out, teller->n_rows, teller->service->n_rows,
				     teller->options->language);
	}
}

/* The same in their own words: a column for each Comune, or a list where these are too narrow */

static void
append_wrapped_row(const Teller *teller, const RioComparisonRow *row, guint width)
{
	g_autoptr(GPtrArray) cells =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	guint height = 0;

	for (guint32 i = 0; i < teller->service->n_models; i++) {
		g_autofree char *names = cell_names(row, teller->service->models[i]);
		GPtrArray *lines = rio_text_wrap(names[0] != '\0' ? names : "·", width);

		height = MAX(height, lines->len);
		g_ptr_array_add(cells, lines);
	}
	for (guint line = 0; line < height; line++) {
		for (guint32 i = 0; i < cells->len; i++) {
			const GPtrArray *lines = cells->pdata[i];
			const char *text = line < lines->len ? lines->pdata[line] : "";

			append_cell(teller,
				    g_str_equal(text, "·") ? RIO_TONE_FAINT : RIO_TONE_PLAIN, text,
				    width);
			append_spaces(teller, BETWEEN_CELLS);
		}
		end_line(teller);
	}
	g_string_append_c(teller->out, '\n');
}

static void
append_columns(const Teller *teller, guint width)
{
	for (guint32 i = 0; i < teller->service->n_models; i++) {
		append_cell(teller, RIO_TONE_HEADING, comune_at(teller, i), width);
		append_spaces(teller, BETWEEN_CELLS);
	}
	end_line(teller);
	for (guint32 i = 0; i < teller->service->n_models; i++) {
		for (guint c = 0; c < width; c++)
			rio_text_append(teller->out, teller->options->color, RIO_TONE_FAINT, "─");
		append_spaces(teller, BETWEEN_CELLS);
	}
	end_line(teller);
}

static void
append_list_row(const Teller *teller, const RioComparisonRow *row)
{
	g_autofree char *title = row_title(row);

	rio_text_append(teller->out, teller->options->color, RIO_TONE_HEADING, title);
	g_string_append_c(teller->out, '\n');
	rio_members_append(teller->out, teller->comparison->match->models, row->members,
			   row->n_members, teller->options->color);
	g_string_append_c(teller->out, '\n');
}

/* What one Comune alone does was told in its own words already. */
static void
append_names(const Teller *teller)
{
	guint32 n = teller->service->n_models;
	guint width = teller->columns / n > BETWEEN_CELLS
			      ? (teller->columns - (n - 1) * BETWEEN_CELLS) / n
			      : 0;

	append_heading(teller, _W(teller->options->language, "In the words of each"));
	if (width >= NARROWEST_CELL)
		append_columns(teller, width);
	for (guint32 r = 0; r < teller->n_rows; r++) {
		const RioComparisonRow *row = row_at(teller, r);

		if (row->n_models < 2)
			continue;
		if (width >= NARROWEST_CELL)
			append_wrapped_row(teller, row, width);
		else
			append_list_row(teller, row);
	}
	g_string_truncate(teller->out, teller->out->len - 1);
}

/* How alike they are */

/* The columns that the names have beside it; 0 where it is too wide. */
static guint
room_beside_triangle(const Teller *teller)
{
	guint taken = 4 + 5 * (teller->service->n_models - 1);

	return teller->columns >= taken + NARROWEST_NAME ? teller->columns - taken : 0;
}

static void
append_triangle(const Teller *teller, guint room)
{
	const RioComparedService *service = teller->service;
	g_autofree char *columns = g_strnfill(service->n_models + 1, 'r');
	g_autoptr(RioTable) table = NULL;

	columns[1] = 'l';
	table = rio_table_new(columns);
	for (guint32 i = 0; i < service->n_models; i++) {
		g_autofree char *name = rio_text_line(comune_at(teller, i), room);

		rio_table_cellf(table, RIO_TONE_FAINT, "%u", i + 1);
		rio_table_cell(table, RIO_TONE_PLAIN, name);
		for (guint32 j = 0; j + 1 < service->n_models; j++) {
			gboolean comparable;
			double score;

			if (j >= i) {
				rio_table_cell(table, RIO_TONE_PLAIN, "");
				continue;
			}
			score = rio_match_get_similarity(teller->comparison->match,
							 service->models[i], service->models[j],
							 &comparable);
			rio_table_cellf(table, comparable ? RIO_TONE_PLAIN : RIO_TONE_FAINT, "%.0f",
					100 * score);
		}
	}
	rio_table_cell(table, RIO_TONE_PLAIN, "");
	rio_table_cell(table, RIO_TONE_PLAIN, "");
	for (guint32 j = 0; j + 1 < service->n_models; j++)
		rio_table_cellf(table, RIO_TONE_FAINT, "%u", j + 1);
	rio_table_append(table, teller->out, teller->options->color);
}

static int
compare_similarities(gconstpointer a, gconstpointer b)
{
	const RioSimilarity *one = a, *other = b;

	if (one->score != other->score)
		return one->score > other->score ? -1 : 1;
	if (one->a != other->a)
		return one->a < other->a ? -1 : 1;
	return one->b < other->b ? -1 : one->b > other->b;
}

static void
append_pairs(const Teller *teller)
{
	const RioMatch *match = teller->comparison->match;
	const RioComparedService *service = teller->service;
	g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(RioSimilarity));
	g_autoptr(RioTable) table = rio_table_new("rl");
	guint told;

	for (guint32 i = 0; i < service->n_models; i++) {
		for (guint32 j = i + 1; j < service->n_models; j++)
			g_array_append_val(
				pairs, match->similarities[rio_match_pair(match, service->models[i],
									  service->models[j])]);
	}
	g_array_sort(pairs, compare_similarities);
	told = teller->options->limit > 0 ? MIN(pairs->len, teller->options->limit) : pairs->len;
	for (guint i = 0; i < told; i++) {
		const RioSimilarity *pair = &g_array_index(pairs, RioSimilarity, i);
		RioTone tone = pair->comparable ? RIO_TONE_PLAIN : RIO_TONE_FAINT;

		rio_table_cellf(table, tone, "%.0f%%", 100 * pair->score);
		rio_table_cellf(table, tone, "%s – %s", match->models[pair->a]->comune,
				match->models[pair->b]->comune);
	}
	rio_table_append(table, teller->out, teller->options->color);
	rio_text_append_more(teller->out, told, pairs->len, teller->options->language);
}

static void
append_similarity(const Teller *teller)
{
	guint room = room_beside_triangle(teller);

	append_heading(teller, _W(teller->options->language, "How alike they are, in percent"));
	if (room > 0) {
		append_triangle(teller, room);
		g_string_append_c(teller->out, '\n');
	}
	append_pairs(teller);
}

/* Who should join whom */

static void
append_joining(const Teller *teller)
{
	RioLanguage language = teller->options->language;
	g_autoptr(RioTable) table = rio_table_new("rlll");

	append_heading(teller, _W(language, "In this order joining costs least"));
	for (guint32 i = 0; i < teller->service->n_models; i++) {
		const RioJoining *joining = &teller->service->joinings[i];

		rio_table_cellf(table, RIO_TONE_FAINT, "%u", i + 1);
		rio_table_cell(table, RIO_TONE_PLAIN,
			       teller->comparison->match->models[joining->who]->comune);
		if (i == 0) {
			rio_table_cell(table, RIO_TONE_PLAIN, "");
			rio_table_cell(table, RIO_TONE_PLAIN, "");
			continue;
		}
		rio_table_cellf(table, RIO_TONE_PLAIN,
				_WN(language, "brings %u activity", "brings %u activities",
				    joining->brings),
				joining->brings);
		rio_table_cellf(table, RIO_TONE_PLAIN,
				_WN(language, "lacks %u that those before it have",
				    "lacks %u that those before it have", joining->lacks),
				joining->lacks);
	}
	rio_table_append(table, teller->out, teller->options->color);
}

char *
rio_comparison_to_text(const RioComparison *comparison, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);

	g_return_val_if_fail(comparison, g_string_free(out, FALSE));

	options = options ? options : &defaults;
	for (guint32 s = 0; s < comparison->n_services; s++) {
		Teller teller = {
			.comparison = comparison,
			.service = &comparison->services[s],
			.options = options,
			.out = out,
			.n_rows = comparison->services[s].n_rows,
			.columns = rio_text_columns(options->width),
		};

		if (options->limit > 0)
			teller.n_rows = MIN(teller.n_rows, options->limit);
		if (s > 0)
			g_string_append(out, "\n\n");
		append_summary(&teller);
		append_matrix(&teller);
		if (teller.service->n_models < 2)
			continue;
		append_names(&teller);
		append_similarity(&teller);
		append_joining(&teller);
	}
	return g_string_free(out, FALSE);
}
