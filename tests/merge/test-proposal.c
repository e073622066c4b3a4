/*
 * Proposals and cores, case by case and of random services
 */
#include <criterion/criterion.h>

#include "match/match.h"
#include "merge/merge.h"
#include "merge/proposal.h"
#include "support/generate.h"
#include "support/tiny.h"

#define SEEDS GENERATE_SEEDS(400)

static RioMerge *
merge_models(RioModel *const *models, gsize n)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioMatch) match = rio_match_new(models, n, NULL, &error);
	RioMerge *merge = match ? rio_merge_new(match, NULL, &error) : NULL;

	cr_assert(merge, "%s", error ? error->message : "");
	return merge;
}

static RioProposal *
propose(RioMerge *merge, RioProposalKind kind, guint quorum)
{
	RioProposalOptions options = {.kind = kind, .quorum = quorum};
	g_autoptr(GError) error = NULL;
	RioProposal *proposal = rio_proposal_new(merge, &options, NULL, &error);

	cr_assert(proposal, "%s", error ? error->message : "");
	return proposal;
}

static GPtrArray *
relatives_of(guint32 seed, guint32 n, guint size, GenerateFlags flags)
{
	GPtrArray *models = g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);

	for (guint32 i = 0; i < n; i++)
		g_ptr_array_add(models, generate(seed, i, size, flags));
	return models;
}

static void
turn(GPtrArray *models)
{
	for (guint i = 0; i < models->len / 2; i++) {
		gpointer model = models->pdata[i];

		models->pdata[i] = models->pdata[models->len - 1 - i];
		models->pdata[models->len - 1 - i] = model;
	}
}

static GBytes *
check_sound(GPtrArray *models, RioProposalKind kind, guint32 seed)
{
	g_autoptr(RioMerge) merge = merge_models((RioModel **)models->pdata, models->len);
	g_autoptr(RioProposal) proposal = propose(merge, kind, 0);
	gboolean all_sound = TRUE;
	g_autoptr(RioSoundness) soundness =
		rio_soundness_new(rio_proposal_get_model(proposal), NULL, NULL, NULL);

	for (guint m = 0; m < models->len; m++)
		all_sound &= merge->certificates[m].soundness == RIO_VERDICT_SOUND;
	cr_expect(!all_sound || rio_proposal_get_verdict(proposal) != RIO_VERDICT_UNSOUND,
		  "seed %u: not sound", seed);
	cr_expect_eq(rio_proposal_get_verdict(proposal), rio_soundness_get_verdict(soundness),
		     "seed %u: the verdict is not that of the model", seed);
	return rio_model_write_bytes(rio_proposal_get_model(proposal));
}

static void
check_kind(RioProposalKind kind)
{
	for (guint32 seed = 0; seed < SEEDS; seed++) {
		GenerateFlags flags = seed % 4 == 3 ? GENERATE_ALL : GENERATE_TIDY;
		g_autoptr(GPtrArray) models =
			relatives_of(seed, 2 + seed % 4, 4 + seed % 14, flags);
		g_autoptr(GBytes) one = check_sound(models, kind, seed);
		g_autoptr(GBytes) other = NULL;

		turn(models);
		other = check_sound(models, kind, seed);
		cr_expect(g_bytes_equal(one, other), "seed %u: the order matters", seed);
	}
}

Test(proposal, of_sound_models_is_sound_whatever_the_order)
{
	check_kind(RIO_PROPOSAL_SERVICE);
}

Test(proposal, a_core_of_sound_models_is_sound_whatever_the_order)
{
	check_kind(RIO_PROPOSAL_CORE);
}
