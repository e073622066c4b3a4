/*
 * The laws of merging, on random services drawn by random Comuni
 */
#include <criterion/criterion.h>

#include "flow/normal.h"
#include "match/match.h"
#include "merge/certify.h"
#include "merge/merge.h"
#include "support/generate.h"
#include "support/merged.h"

#define SEEDS 500

/* Of models that BPMN allows comes one that it allows; none of it was ever in a file. */
static void
check_made(RioModel *model, gboolean tidy, guint32 seed)
{
	g_autofree char *error = tidy ? first_error(model) : NULL;

	cr_expect_null(error, "seed %u: %s", seed, error);
	for (guint32 e = 0; e < model->n_elements; e++)
		cr_expect_eq(rio_element_get_line(&model->elements[e]), 0, "seed %u: %s", seed,
			     rio_model_id(model, e));
}

static RioMerge *
merge_of(RioModel *const *models, gsize n, guint32 seed)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioMatch) match = rio_match_new(models, n, NULL, &error);
	RioMerge *merge = match ? rio_merge_new(match, NULL, &error) : NULL;

	/* a merge certifies itself: law 3 */
	cr_assert(merge, "seed %u: %s", seed, error ? error->message : "");
	return merge;
}

Test(laws, every_comune_gets_its_own_back_whatever_the_order)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		guint32 n = 2 + seed % 3;
		GenerateFlags flags = seed % 2 ? GENERATE_ALL : GENERATE_TIDY;
		g_autoptr(GPtrArray) models = generate_relatives(seed, n, 4 + seed % 12, flags);
		g_autoptr(RioMerge) one = merge_of((RioModel **)models->pdata, n, seed);
		g_autoptr(RioMerge) other = NULL;
		g_autofree char *told = rio_merge_to_json(one, "out.bpmn", NULL), *again = NULL;
		g_autoptr(GBytes) bytes = rio_model_write_bytes(one->model), bytes_again = NULL;

		check_made(one->model, flags == GENERATE_TIDY, seed);
		for (guint32 i = 0; i < n / 2; i++) {
			gpointer model = models->pdata[i];

			models->pdata[i] = models->pdata[n - 1 - i];
			models->pdata[n - 1 - i] = model;
		}
		other = merge_of((RioModel **)models->pdata, n, seed);
		again = rio_merge_to_json(other, "out.bpmn", NULL);
		bytes_again = rio_model_write_bytes(other->model);
		cr_assert(g_bytes_equal(bytes, bytes_again), "seed %u: the order matters", seed);
		cr_assert(g_str_equal(told, again), "seed %u: the order matters", seed);
	}
}

/* As many nodes as the normal form; gateways that both join and split may have become two. */
Test(laws, a_model_merged_with_itself_is_its_normal_form)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		GenerateFlags flags = seed % 2 ? GENERATE_ALL : GENERATE_TIDY;
		RioModel *models[] = {generate(seed, 0, 4 + seed % 20, flags), NULL};
		g_autoptr(GBytes) bytes = rio_model_write_bytes(models[0]);
		RioReadOptions named = {.comune = "another"};
		g_autoptr(RioNormalForm) form = rio_normal_form_new(models[0]);
		g_autoptr(GError) error = NULL;
		g_autoptr(RioMatch) match = NULL;
		g_autoptr(RioMerge) merge = NULL;

		models[1] = rio_model_read_bytes(bytes, &named, &error);
		cr_assert(models[1], "seed %u: %s", seed, error ? error->message : "");
		match = rio_match_new(models, 2, NULL, &error);
		merge = rio_merge_new(match, NULL, &error);
		cr_assert(merge, "seed %u: %s", seed, error ? error->message : "");
		cr_expect_eq(merge->model->n_nodes, form->n_vertices, "seed %u: %u nodes of %u",
			     seed, merge->model->n_nodes, form->n_vertices);
		rio_model_unref(models[0]);
		rio_model_unref(models[1]);
	}
}

/* Read again from its bytes, a merged model gives the same model back. */
Test(laws, what_was_written_and_read_gives_back_the_same)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models = generate_relatives(seed, 2, 8, GENERATE_ALL);
		g_autoptr(RioMerge) merge = merge_of((RioModel **)models->pdata, 2, seed);
		g_autoptr(GBytes) bytes = rio_model_write_bytes(merge->model);
		g_autoptr(GError) error = NULL;
		g_autoptr(RioModel) merged = rio_model_read_bytes(bytes, NULL, &error);

		cr_assert(merged, "seed %u: %s", seed, error ? error->message : "");
		for (guint i = 0; i < 2; i++) {
			RioModel *input = models->pdata[i];
			g_autoptr(RioModel) back = rio_merge_extract(merged, input->comune,
								     RIO_LANGUAGE_EN, NULL, &error);
			g_autoptr(GPtrArray) given = rio_certify_lines(input);
			g_autoptr(GPtrArray) got = rio_certify_lines(back);

			cr_assert_null(rio_certify_difference(given, got),
				       "seed %u: %s came back otherwise", seed, input->comune);
		}
	}
}
