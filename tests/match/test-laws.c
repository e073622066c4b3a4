/*
 * The laws of matching, on random services drawn by random Comuni
 */
#include <criterion/criterion.h>

#include "match/match.h"
#include "match/weights.h"
#include "support/generate.h"

#define SEEDS 150

static RioMatch *
match_models(GPtrArray *models, const RioMatchOptions *options)
{
	g_autoptr(GError) error = NULL;
	RioMatch *match = rio_match_new((RioModel **)models->pdata, models->len, options, &error);

	cr_assert(match, "%s", error ? error->message : "");
	return match;
}

static GPtrArray *
models_of(guint32 seed)
{
	return generate_relatives(seed, 2 + seed % 3, 4 + seed % 16,
				  seed % 2 ? GENERATE_ALL : GENERATE_TIDY);
}

Test(laws, neither_order_nor_threads_change_it)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models = models_of(seed);
		g_autoptr(GPtrArray) back = g_ptr_array_new();
		RioMatchOptions few = {.jobs = 1}, many = {.jobs = 3};
		g_autoptr(RioMatch) one = match_models(models, &few);
		g_autoptr(RioMatch) other = NULL;
		g_autofree char *told = rio_match_to_json(one, TRUE, NULL), *told_again = NULL;

		for (guint i = models->len; i-- > 0;)
			g_ptr_array_add(back, models->pdata[i]);
		other = match_models(back, &many);
		told_again = rio_match_to_json(other, TRUE, NULL);
		cr_assert_str_eq(told, told_again, "seed %u", seed);
	}
}

/* By model, then node, of two models at least; of two models everything is told once. */
static void
check_members(const RioMatch *match, const RioCorrespondence *correspondence, guint32 seed)
{
	const RioMember *members = correspondence->members;
	gboolean named = FALSE;

	cr_assert_geq(correspondence->n_members, 2, "seed %u", seed);
	cr_expect_lt(members[0].model, members[correspondence->n_members - 1].model, "seed %u",
		     seed);
	for (guint32 i = 0; i < correspondence->n_members; i++) {
		const RioModel *model = match->models[members[i].model];
		guint32 element = model->nodes[members[i].node].element;

		named |= g_str_equal(rio_model_name(model, element), correspondence->label);
		cr_expect(i == 0 || members[i - 1].model < members[i].model ||
				  (members[i - 1].model == members[i].model &&
				   members[i - 1].node < members[i].node),
			  "seed %u", seed);
	}
	cr_expect(named, "seed %u: nobody calls it %s", seed, correspondence->label);
}

/* What the names say, what comes before and after, whose it is and that ids are the same. */
static void
check_reasons(const RioCorrespondence *correspondence, guint32 seed)
{
	guint of_names = 0;

	for (guint32 i = 0; i < correspondence->n_reasons; i++) {
		const char *code = correspondence->reasons[i].code;

		of_names += !g_str_has_prefix(code, "same-before") &&
			    !g_str_has_prefix(code, "same-after") &&
			    !g_str_equal(code, "same-role") && !g_str_equal(code, "same-id");
		cr_expect(!g_str_equal(code, "decided"), "seed %u: nobody decided", seed);
	}
	cr_expect_leq(of_names, RIO_MOST_REASONS, "seed %u", seed);
}

Test(laws, a_node_is_in_one_correspondence_and_the_surest_stand_first)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models = models_of(seed);
		g_autoptr(RioMatch) match = match_models(models, NULL);
		g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
		g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
		g_autoptr(GPtrArray) all = rio_match_get_correspondences(match);
		double last = 1;

		cr_assert_eq(all->len, match->n_correspondences, "seed %u", seed);
		for (guint32 c = 0; c < match->n_correspondences; c++) {
			const RioCorrespondence *here = all->pdata[c];
			g_autoptr(GPtrArray) members = rio_correspondence_get_members(here);

			check_members(match, here, seed);
			check_reasons(here, seed);
			for (guint i = 0; i < members->len; i++)
				cr_expect(g_hash_table_add(seen, members->pdata[i]),
					  "seed %u: %s twice", seed,
					  rio_element_get_id(members->pdata[i]));
			cr_expect(g_hash_table_add(ids, (gpointer)here->id), "seed %u", seed);
			cr_expect(here->confidence > 0 && here->confidence <= last, "seed %u",
				  seed);
			last = here->confidence;
		}
	}
}

static RioElement *
node_at(const RioModel *model, guint32 node)
{
	return &model->elements[model->nodes[node].element];
}

/* The correspondence that the element is in, or NULL. */
static const RioCorrespondence *
where(const RioMatch *match, RioElement *element)
{
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		g_autoptr(GPtrArray) members =
			rio_correspondence_get_members(&match->correspondences[c]);

		if (g_ptr_array_find(members, element, NULL))
			return &match->correspondences[c];
	}
	return NULL;
}

static gboolean
has_reason(const RioCorrespondence *correspondence, const char *code)
{
	for (guint32 i = 0; i < correspondence->n_reasons; i++)
		if (g_str_equal(correspondence->reasons[i].code, code))
			return TRUE;
	return FALSE;
}

/* Nodes that stand at other places in the files, so that nobody would pair them; each once. */
static GPtrArray *
odd_couples(const RioMatch *match, guint32 seed)
{
	GPtrArray *couples = g_ptr_array_new();
	const RioModel *a = match->models[seed % 2], *b = match->models[match->n_models - 1];
	guint32 n = MIN(a->n_nodes, b->n_nodes);

	for (guint32 i = 0; i < n && couples->len < 6; i += 3) {
		RioElement *one = node_at(a, i), *other = node_at(b, n - 1 - i);

		if (where(match, one) && where(match, one) == where(match, other))
			continue;
		/* either model may be named first */
		g_ptr_array_add(couples, i % 2 ? one : other);
		g_ptr_array_add(couples, i % 2 ? other : one);
	}
	return couples;
}

/* The first two members, of two models, of each second correspondence. */
static GPtrArray *
partners(const RioMatch *match)
{
	GPtrArray *couples = g_ptr_array_new();

	for (guint32 c = 0; c < match->n_correspondences; c += 2) {
		const RioCorrespondence *here = &match->correspondences[c];
		const RioMember *first = &here->members[0],
				*last = &here->members[here->n_members - 1];

		g_ptr_array_add(couples, node_at(match->models[last->model], last->node));
		g_ptr_array_add(couples, node_at(match->models[first->model], first->node));
	}
	return couples;
}

Test(laws, what_people_say_are_one_are_one)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models =
			generate_relatives(seed, 3, 4 + seed % 10, GENERATE_TIDY);
		g_autoptr(RioMatch) alone = match_models(models, NULL);
		g_autoptr(GPtrArray) couples = odd_couples(alone, seed);
		RioMatchOptions said = {.together = (RioElement **)couples->pdata,
					.n_together = couples->len};
		g_autoptr(RioMatch) match = match_models(models, &said);

		for (guint i = 0; i < couples->len; i += 2) {
			const RioCorrespondence *here = where(match, couples->pdata[i]);

			cr_assert(here, "seed %u", seed);
			cr_expect_eq(here, where(match, couples->pdata[i + 1]), "seed %u", seed);
			cr_expect_str_eq(here->reasons[0].code, "decided", "seed %u", seed);
		}
		for (guint32 c = 0; c < match->n_correspondences; c++) {
			const RioCorrespondence *here = &match->correspondences[c];
			guint decided = 0;

			for (guint i = 0; i < couples->len; i += 2)
				decided += where(match, couples->pdata[i]) == here;
			cr_expect_eq(has_reason(here, "decided"), decided > 0, "seed %u", seed);
		}
	}
}

Test(laws, what_people_say_are_not_one_are_not)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models =
			generate_relatives(seed, 3, 4 + seed % 10, GENERATE_TIDY);
		g_autoptr(RioMatch) alone = match_models(models, NULL);
		g_autoptr(GPtrArray) couples = partners(alone);
		RioMatchOptions said = {.apart = (RioElement **)couples->pdata,
					.n_apart = couples->len};
		g_autoptr(RioMatch) match = match_models(models, &said);

		for (guint i = 0; i < couples->len; i += 2) {
			const RioCorrespondence *here = where(match, couples->pdata[i]);

			cr_expect(!here || here != where(match, couples->pdata[i + 1]), "seed %u",
				  seed);
		}
	}
}

/* What is said of flows, or of two steps of one model, is said of nothing here. */
Test(laws, what_is_said_of_no_two_steps_changes_nothing)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS) / 4 + 1; seed++) {
		g_autoptr(GPtrArray) models = generate_relatives(seed, 2, 8, GENERATE_TIDY);
		const RioModel *a = models->pdata[0], *b = models->pdata[1];
		RioElement *couples[] = {
			node_at(a, 0),
			node_at(a, 1),
			node_at(a, 1),
			&b->elements[b->flows[0].element],
			&a->elements[a->flows[0].element],
			node_at(b, 1),
		};
		RioMatchOptions together = {.together = couples,
					    .n_together = G_N_ELEMENTS(couples)};
		RioMatchOptions apart = {.apart = couples, .n_apart = G_N_ELEMENTS(couples)};
		g_autoptr(RioMatch) alone = match_models(models, NULL);
		g_autoptr(RioMatch) one = match_models(models, &together);
		g_autoptr(RioMatch) other = match_models(models, &apart);
		g_autofree char *told = rio_match_to_json(alone, TRUE, NULL);
		g_autofree char *told_one = rio_match_to_json(one, TRUE, NULL);
		g_autofree char *told_other = rio_match_to_json(other, TRUE, NULL);

		cr_assert_str_eq(told, told_one, "seed %u", seed);
		cr_assert_str_eq(told, told_other, "seed %u", seed);
	}
}
