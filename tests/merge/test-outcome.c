/*
 * What is said to follow from an answer is what does
 */
#include <criterion/criterion.h>

#include "merge/numbers.h"
#include "merge/outcome.h"
#include "support/generate.h"
#include "support/merged.h"
#include "support/tiny.h"

#define SEEDS 30

static RioProposal *
propose(RioMerge *merge, RioDecisions *decisions)
{
	RioProposalOptions options = {.decisions = decisions};
	g_autoptr(GError) error = NULL;
	RioProposal *proposal = rio_proposal_new(merge, &options, NULL, &error);

	cr_assert(proposal, "%s", error ? error->message : "");
	return proposal;
}

/* The proposal that comes of a file with that answer alone. */
static RioProposal *
decide(RioMerge *merge, const RioPoint *point, const RioAnswer *answer)
{
	g_autofree char *text = g_strdup_printf("[%s]\nlabel=%s\nanswer=%s\n", point->group,
						point->label[0], answer->word);
	g_autoptr(GError) error = NULL;
	g_autoptr(RioDecisions) decisions =
		rio_decisions_parse("decisions", text, RIO_LANGUAGE_EN, &error);

	cr_assert(decisions, "%s in:\n%s", error ? error->message : "", text);
	return propose(merge, decisions);
}

static void
check_answer(RioMerge *merge, const RioPoint *point, const RioAnswer *answer,
	     const RioProposal *proposal, const RioProposal *outcome, guint32 seed)
{
	g_autoptr(RioProposal) decided = decide(merge, point, answer);
	g_autoptr(RioNumbers) told = rio_numbers_new(merge, outcome->model);
	g_autoptr(RioNumbers) numbers = rio_numbers_new(merge, decided->model);

	for (guint32 n = 0; n < merge->model->n_nodes; n++) {
		guint32 before = rio_outcome_before(proposal, outcome, n);

		cr_expect_eq(outcome->placings[n].place, decided->placings[n].place,
			     "seed %u: [%s] %s: node %u", seed, point->group, answer->word, n);
		cr_expect(before == RIO_NONE ||
			  !rio_draft_vertex(proposal->settlement->draft, before)->gone);
	}
	cr_expect_eq(told->activities_out, numbers->activities_out);
	cr_expect_eq(told->duplicates, numbers->duplicates);
	cr_expect_eq(told->duplicates_staying, numbers->duplicates_staying);
	cr_expect_eq(told->left_out, numbers->left_out);
	cr_expect_eq(told->handovers_out, numbers->handovers_out);
	cr_expect_eq(outcome->n_handovers, decided->n_handovers);
}

static guint
check_proposal(const RioProposal *proposal, guint32 seed)
{
	guint n = 0;

	for (guint q = 0; q < proposal->agenda->len; q++) {
		const RioQuestion *question = proposal->agenda->pdata[q];

		for (guint p = 0; p < question->points->len; p++) {
			const RioPoint *point = question->points->pdata[p];

			for (guint a = 0; a < point->answers->len; a++) {
				const RioAnswer *answer = point->answers->pdata[a];
				g_autoptr(RioProposal) outcome =
					rio_outcome_new(proposal, point, answer);

				if (!outcome)
					continue;
				check_answer(proposal->merge, point, answer, proposal, outcome,
					     seed);
				n++;
			}
		}
	}
	return n;
}

Test(outcome, is_what_a_proposal_with_that_answer_has)
{
	guint n = 0;

	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models =
			generate_relatives(seed, 2 + seed % 4, 4 + seed % 10, GENERATE_TIDY);
		g_autoptr(RioMerge) merge = merged((RioModel **)models->pdata, models->len);
		g_autoptr(RioProposal) proposal = propose(merge, NULL);

		n += check_proposal(proposal, seed);
	}
	cr_expect_gt(n, generate_seeds(SEEDS));
}

static const RioQuestion *
question_of(const RioProposal *proposal, RioQuestionKind kind)
{
	const RioQuestion *found = NULL;

	for (guint i = 0; i < proposal->agenda->len; i++) {
		const RioQuestion *question = proposal->agenda->pdata[i];

		if (question->kind != kind)
			continue;
		cr_expect(!found, "there are two of kind %s", rio_question_code(kind));
		found = question;
	}
	return found;
}

Test(outcome, names_are_one_question_and_have_no_outcome)
{
	g_autoptr(RioModel) a = tiny_of("Alba", "Avvio > Protocollare la domanda > "
						"Rilasciare il permesso > Fine");
	g_autoptr(RioModel) b = tiny_of("Brenta", "Avvio > Protocollazione della domanda > "
						  "Rilascio del permesso > Fine");
	RioModel *const models[] = {a, b};
	g_autoptr(RioMerge) merge = merged(models, 2);
	g_autoptr(RioProposal) proposal = propose(merge, NULL);
	const RioQuestion *names = question_of(proposal, RIO_QUESTION_NAME);

	cr_assert(names);
	cr_expect_eq(names->points->len, 2);
	for (guint i = 0; i < names->points->len; i++) {
		const RioPoint *point = names->points->pdata[i];

		cr_expect_eq(point->answers->len, 2);
		cr_expect_not(rio_outcome_new(proposal, point, point->answers->pdata[1]));
	}
}
