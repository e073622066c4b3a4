/*
 * same-work.c: which activities of several models are the same work, and what could be done once
 *
 *     cc same-work.c -o same-work $(pkg-config --cflags --libs riordino)
 *     ./same-work a.bpmn b.bpmn [c.bpmn…]
 *
 * The comparison makes a match, and so do the duplicates; workshop.c asks one match for both.  A
 * match holds the models, and lives as long as anybody has a reference on it.
 */
#include <riordino/riordino.h>

#include <locale.h>
#include <string.h>

/* The first of each list is enough here. */
#define TOLD 3

static void
tell_members(GPtrArray *members)
{
	for (guint i = 0; i < members->len; i++) {
		RioElement *node = members->pdata[i];

		g_print("    %s: %s\n", rio_model_get_comune(rio_element_get_model(node)),
			rio_element_get_name(node));
	}
	g_ptr_array_unref(members);
}

static void
tell_reasons(GPtrArray *reasons)
{
	for (guint i = 0; i < MIN(reasons->len, TOLD); i++)
		g_print("    because: %s\n", ((const RioReason *)reasons->pdata[i])->code);
	g_ptr_array_unref(reasons);
}

static void
tell_match(const RioMatch *match)
{
	g_autoptr(GPtrArray) models = rio_match_get_models(match);
	g_autoptr(GPtrArray) all = rio_match_get_correspondences(match);
	g_autofree char *json = rio_match_to_json(match, TRUE, NULL);
	g_autofree char *text = rio_match_to_text(match, &(RioReportOptions){.limit = 1});
	gboolean comparable;
	double similarity = rio_match_get_similarity(match, 0, 1, &comparable);

	g_print("%s and %s: %s\n", rio_model_get_comune(models->pdata[0]),
		rio_model_get_comune(models->pdata[1]),
		comparable && similarity > 0 ? "comparable" : "not comparable");
	for (guint i = 0; i < MIN(all->len, TOLD); i++) {
		RioCorrespondence *same = all->pdata[i];

		g_print("  %s (%s%s)\n", rio_correspondence_get_label(same),
			rio_correspondence_is_sure(same) ? "sure" : "perhaps",
			rio_correspondence_get_confidence(same) > .99 ? ", very" : "");
		tell_members(rio_correspondence_get_members(same));
		tell_reasons(rio_correspondence_get_reasons(same));
		/* the id is that of the JSON, and of every run */
		g_assert(strstr(json, rio_correspondence_get_id(same)));
	}
	g_assert(g_utf8_validate(text, -1, NULL));
}

/* Side by side: who does what, and in which order the Comuni should join. */
static void
tell_comparison(const RioComparison *comparison)
{
	g_autoptr(GPtrArray) rows = rio_comparison_get_rows(comparison);
	g_autoptr(GPtrArray) joining = rio_comparison_get_joining(comparison);
	g_autofree char *csv = rio_comparison_to_csv(comparison, NULL);
	g_autofree char *json = rio_comparison_to_json(comparison, FALSE, NULL);
	g_autofree char *text = rio_comparison_to_text(comparison, NULL);

	for (guint i = 0; i < MIN(rows->len, TOLD); i++) {
		RioComparisonRow *row = rows->pdata[i];

		g_print("%u of them: %s\n", rio_comparison_row_get_n_models(row),
			rio_comparison_row_get_label(row));
		tell_members(rio_comparison_row_get_members(row));
		g_assert(strstr(json, rio_comparison_row_get_id(row)));
	}
	for (guint i = 0; i < joining->len; i++) {
		guint brings, lacks, cost = rio_comparison_get_cost(comparison, i, &brings, &lacks);

		g_assert(cost == brings + lacks);
		g_print("joins: %s\n", rio_model_get_comune(joining->pdata[i]));
	}
	g_assert(*csv && *text);
}

static void
tell_duplicate(const RioDuplicate *duplicate, const char *json)
{
	g_print("%s: in %u, %u fewer, %s → %s\n", rio_duplicate_get_label(duplicate),
		rio_duplicate_get_n_models(duplicate), rio_duplicate_get_benefit(duplicate),
		rio_duplicate_scope_name(rio_duplicate_get_scope(duplicate)),
		rio_advice_name(rio_duplicate_get_advice(duplicate)));
	tell_members(rio_duplicate_get_members(duplicate));
	tell_reasons(rio_duplicate_get_reasons(duplicate));
	g_assert(rio_duplicate_get_confidence(duplicate) <= 1);
	g_assert(strstr(json, rio_duplicate_get_id(duplicate)));
}

static void
tell_fragment(const RioDuplicateFragment *fragment, const char *json)
{
	g_print("%s: %u nodes in %u models, %u fewer, %s → %s\n",
		rio_duplicate_fragment_get_label(fragment),
		rio_duplicate_fragment_get_size(fragment),
		rio_duplicate_fragment_get_n_models(fragment),
		rio_duplicate_fragment_get_benefit(fragment),
		rio_duplicate_scope_name(rio_duplicate_fragment_get_scope(fragment)),
		rio_advice_name(rio_duplicate_fragment_get_advice(fragment)));
	for (guint i = 0; i < rio_duplicate_fragment_get_n_occurrences(fragment); i++)
		tell_members(rio_duplicate_fragment_get_nodes(fragment, i, FALSE));
	g_assert(strstr(json, rio_duplicate_fragment_get_id(fragment)));
}

static void
tell_duplicates(const RioDuplicates *duplicates)
{
	g_autoptr(GPtrArray) models = rio_duplicates_get_models(duplicates);
	g_autoptr(GPtrArray) activities = rio_duplicates_get_activities(duplicates);
	g_autoptr(GPtrArray) fragments = rio_duplicates_get_fragments(duplicates);
	g_autofree char *json = rio_duplicates_to_json(duplicates, NULL);
	g_autofree char *csv = rio_duplicates_to_csv(duplicates, NULL);
	g_autofree char *text = rio_duplicates_to_text(duplicates, NULL);

	g_print("done more than once in %u models:\n", models->len);
	if (activities->len > 0)
		tell_duplicate(activities->pdata[0], json);
	if (fragments->len > 0)
		tell_fragment(fragments->pdata[0], json);
	g_assert(*csv && *text);
}

static gboolean
compare(GPtrArray *models, RioProgress *progress, GError **error)
{
	RioModel *const *all = (RioModel *const *)models->pdata;
	const RioMatchOptions how = {.jobs = 2, .progress = progress};
	g_autoptr(RioComparison) comparison = rio_comparison_new(all, models->len, &how, error);
	g_autoptr(RioDuplicates) duplicates = NULL;

	if (!comparison)
		return FALSE;
	/* rio_match_new() makes one alone */
	tell_match(rio_comparison_get_match(comparison));
	tell_comparison(comparison);
	duplicates = rio_duplicates_new(all, models->len, &how, error);
	if (!duplicates)
		return FALSE;
	tell_duplicates(duplicates);
	return TRUE;
}

/* From another thread it says how far the call is that goes on; here, how far the last one came. */
static void
tell_progress(const RioProgress *progress)
{
	guint done, n;
	RioStage stage = rio_progress_get(progress, &done, &n);

	g_print("%s: %s\n", rio_stage_to_words(stage, RIO_LANGUAGE_EN),
		done == n ? "all done" : "not all done");
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);
	g_autoptr(RioProgress) progress = rio_progress_new();
	g_autoptr(GError) error = NULL;

	setlocale(LC_ALL, "");
	if (argc < 3) {
		g_printerr("usage: same-work a.bpmn b.bpmn [c.bpmn…]\n");
		return 2;
	}
	rio_progress_begin(progress, RIO_STAGE_READ, (guint)argc - 1);
	for (int i = 1; i < argc; i++) {
		RioModel *model = rio_model_read_file(argv[i], NULL, &error);

		if (!model)
			goto trouble;
		g_ptr_array_add(models, model);
		rio_progress_add(progress, 1);
	}
	tell_progress(progress);
	if (compare(models, progress, &error)) {
		tell_progress(progress);
		return 0;
	}
trouble:
	g_printerr("%s\n", error->message);
	return 2;
}
