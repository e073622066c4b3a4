/*
 * workshop.c: one service of several Comuni's, the page to discuss it on, and what comes back
 *
 *     cc workshop.c -o workshop $(pkg-config --cflags --libs riordino)
 *     ./workshop OUT a.bpmn b.bpmn [c.bpmn…]
 *
 * Twice: first with everything open, then with the first of what the library proposes decided, as
 * if a workshop had said so.
 */
#include <riordino/riordino.h>

#include <locale.h>
#include <string.h>

/* What is carried from one round to the next. */
typedef struct {
	const char *folder;
	GPtrArray *models;
	RioDecisions *decisions; /* none in the first round */
} Workshop;

static RioModel *const *
models_of(const Workshop *workshop)
{
	return (RioModel *const *)workshop->models->pdata;
}

/* Pairs that were decided go into the match; decisions on what is gone are asked again. */
static RioMatch *
match_models(const Workshop *workshop, GError **error)
{
	RioModel *const *models = models_of(workshop);
	guint n = workshop->models->len;
	g_autoptr(GPtrArray) same = NULL, other = NULL, stale = NULL;
	g_autoptr(RioMatchOptions) options = NULL;

	if (!workshop->decisions)
		return rio_match_new(models, n, NULL, error);
	stale = rio_decisions_get_stale(workshop->decisions, models, n, RIO_LANGUAGE_EN);
	for (guint i = 0; i < stale->len; i++)
		g_print("again: %s\n", (char *)stale->pdata[i]);
	same = rio_decisions_get_pairs(workshop->decisions, models, n, TRUE);
	other = rio_decisions_get_pairs(workshop->decisions, models, n, FALSE);
	options = rio_match_options_new(NULL, NULL, (RioElement *const *)same->pdata, same->len,
					(RioElement *const *)other->pdata, other->len);
	return rio_match_new(models, n, options, error);
}

/* What a Comune gave comes out of the merged model again. */
static gboolean
try_extract(const RioMerge *merge, GError **error)
{
	RioModel *merged = rio_merge_get_model(merge);
	g_autoptr(GPtrArray) comuni = rio_merge_list_sources(merged);
	g_autoptr(GPtrArray) lost = NULL;
	g_autoptr(RioModel) back =
		rio_merge_extract(merged, comuni->pdata[0], RIO_LANGUAGE_EN, &lost, error);
	g_autoptr(GPtrArray) nodes = back ? rio_model_get_nodes(back) : NULL;

	if (back)
		g_print("%s has its %u nodes back, %u things lost\n", (char *)comuni->pdata[0],
			nodes->len, lost->len);
	return back != NULL;
}

static void
tell_merge(const RioMerge *merge)
{
	g_autofree char *json = rio_merge_to_json(merge, "merged.bpmn", NULL);
	g_autofree char *text = rio_merge_to_text(merge, "merged.bpmn", NULL);
	g_autoptr(GPtrArray) models = rio_match_get_models(rio_merge_get_match(merge));

	g_print("%u models, %s, %s\n", models->len,
		rio_merge_get_n_variations(merge) > 0 ? "with variation points" : "all alike",
		rio_merge_get_compression(merge) > 1 ? "smaller than they" : "no smaller");
	g_assert(strstr(json, "riordino.merge/1") && *text);
}

static void
tell_proposal(const RioProposal *proposal, const RioEffort *effort)
{
	g_autoptr(GPtrArray) agenda = rio_proposal_get_agenda(proposal);
	g_autofree char *json = rio_proposal_to_json(proposal, "service.bpmn", effort, NULL);
	g_autofree char *text = rio_proposal_to_text(proposal, "service.bpmn", effort, NULL);

	g_print("the proposal is %s\n", rio_verdict_to_string(rio_proposal_get_verdict(proposal)));
	for (guint i = 0; i < MIN(agenda->len, 2); i++) {
		const RioQuestion *question = agenda->pdata[i];
		g_autofree char *words = rio_question_get_text(question, RIO_LANGUAGE_EN);

		g_print("  %s: %s\n", rio_question_get_code(question), words);
	}
	g_assert(strstr(json, "\"agenda\"") && *text);
}

/*
 * What one step takes: from the file that an office sent, if it did; else what a server might get
 * in a request.
 */
static RioEffort *
effort_of(const Workshop *workshop, GError **error)
{
	RioModel *model = workshop->models->pdata[0];
	g_autoptr(GPtrArray) tasks = rio_model_get_elements(model, "userTask");
	g_autofree char *path = g_build_filename(workshop->folder, "effort.csv", NULL);
	g_autofree char *table = NULL;
	g_autoptr(GBytes) bytes = NULL;

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return rio_effort_read(path, models_of(workshop), workshop->models->len,
				       RIO_LANGUAGE_EN, error);
	if (tasks->len == 0)
		return NULL;
	table = g_strdup_printf("comune;attività;pratiche l'anno;minuti a pratica\n%s;%s;180;7,5\n",
				rio_model_get_comune(model), rio_element_get_id(tasks->pdata[0]));
	bytes = g_bytes_new(table, strlen(table));
	return rio_effort_parse("table", bytes, models_of(workshop), workshop->models->len,
				RIO_LANGUAGE_EN, error);
}

static gboolean
write_page(const Workshop *workshop, const RioProposal *proposal, const RioEffort *effort,
	   GError **error)
{
	const RioReportOptions how = {.language = RIO_LANGUAGE_IT};
	RioMatch *match = rio_merge_get_match(rio_proposal_get_merge(proposal));
	g_autoptr(RioComparison) comparison = rio_comparison_from_match(match);
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_from_match(match, NULL);
	g_autofree char *path = g_build_filename(workshop->folder, "page.html", NULL);
	g_autofree char *html =
		rio_proposal_to_html(proposal, comparison, duplicates, effort, &how);

	return g_file_set_contents(path, html, -1, error);
}

/* The model with a diagram for a modeller, and pictures of it. */
static gboolean
write_model(const Workshop *workshop, RioModel *model, GError **error)
{
	g_autofree char *file = g_build_filename(workshop->folder, "service.bpmn", NULL);
	g_autofree char *picture = g_build_filename(workshop->folder, "service.svg", NULL);
	g_autoptr(RioModel) drawn = rio_draw_layout(model, NULL);
	g_autoptr(GBytes) svg = rio_draw_svg(drawn, NULL);
	g_autoptr(GBytes) png = rio_draw_image(drawn, RIO_IMAGE_PNG, NULL, error);

	/* a riordino that was built without librsvg draws SVG only */
	if (!png && !g_error_matches(*error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
		return FALSE;
	g_clear_error(error);
	return rio_model_write_file(drawn, file, error) &&
	       g_file_set_contents(picture, g_bytes_get_data(svg, NULL),
				   (gssize)g_bytes_get_size(svg), error);
}

/* The answers are lines with a "#" before them: a person takes some away. */
static RioDecisions *
decide(const Workshop *workshop, const RioProposal *proposal, GError **error)
{
	g_autofree char *form = rio_proposal_write_decisions(proposal, RIO_LANGUAGE_EN);
	g_autofree char *path = g_build_filename(workshop->folder, "decisions", NULL);
	char *answer = strstr(form, "(proposed)\n#answer=");
	g_autoptr(RioDecisions) as_it_is = NULL;

	if (answer)
		*strchr(answer, '#') = ' ';
	as_it_is = rio_decisions_parse("form", form, RIO_LANGUAGE_EN, error);
	if (!as_it_is || !g_file_set_contents(path, form, -1, error))
		return NULL;
	return rio_decisions_read(path, RIO_LANGUAGE_EN, error);
}

/* One round: match → merge → proposal → page. */
static gboolean
hold(Workshop *workshop, GError **error)
{
	g_autoptr(RioProposalOptions) options = rio_proposal_options_new(NULL, workshop->decisions);
	g_autoptr(RioMatch) match = match_models(workshop, error);
	g_autoptr(RioMerge) merge = match ? rio_merge_new(match, NULL, error) : NULL;
	g_autoptr(RioProposal) proposal =
		merge ? rio_proposal_new(merge, options, NULL, error) : NULL;
	g_autoptr(RioEffort) effort = NULL;

	if (!proposal)
		return FALSE;
	effort = effort_of(workshop, error);
	if (*error)
		return FALSE;
	tell_merge(rio_proposal_get_merge(proposal));
	tell_proposal(proposal, effort);
	if (!try_extract(merge, error) ||
	    !write_model(workshop, rio_proposal_get_model(proposal), error) ||
	    !write_page(workshop, proposal, effort, error))
		return FALSE;
	rio_decisions_unref(workshop->decisions);
	workshop->decisions = decide(workshop, proposal, error);
	return workshop->decisions != NULL;
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);
	Workshop workshop = {argv[1], models, NULL};
	g_autoptr(GError) error = NULL;

	setlocale(LC_ALL, "");
	if (argc < 4) {
		g_printerr("usage: workshop OUT a.bpmn b.bpmn [c.bpmn…]\n");
		return 2;
	}
	for (int i = 2; i < argc && !error; i++) {
		RioModel *model = rio_model_read_file(argv[i], NULL, &error);

		if (model)
			g_ptr_array_add(models, model);
	}
	if (error || !hold(&workshop, &error) || !hold(&workshop, &error))
		g_printerr("%s\n", error->message);
	rio_decisions_unref(workshop.decisions);
	return error ? 2 : 0;
}
