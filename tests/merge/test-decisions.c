/*
 * What was decided holds, and a file of decisions is read as it was written
 */
#include <criterion/criterion.h>

#include "merge/agenda.h"
#include "merge/proposal.h"
#include "support/generate.h"
#include "support/merged.h"
#include "support/tiny.h"

#define SEEDS 80

static RioProposal *
propose(RioMerge *merge, const char *text)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioDecisions) decisions =
		text ? rio_decisions_parse("decisions", text, RIO_LANGUAGE_EN, &error) : NULL;
	RioProposalOptions options = {.decisions = decisions};
	RioProposal *proposal = NULL;

	cr_assert(!text || decisions, "%s in:\n%s", error ? error->message : "", text);
	proposal = rio_proposal_new(merge, &options, NULL, &error);
	cr_assert(proposal, "%s", error ? error->message : "");
	return proposal;
}

/* What somebody answered to a point; both are of the proposal in which it was asked. */
typedef struct {
	const RioPoint *point;
	const RioAnswer *answer;
} Ticked;

/* An answer to each second point, but to whether work is the same: that is for the match. */
static GArray *
tick_some(const RioProposal *proposal, guint32 seed)
{
	GArray *ticked = g_array_new(FALSE, FALSE, sizeof(Ticked));
	guint32 n = seed;

	for (guint q = 0; q < proposal->agenda->len; q++) {
		const RioQuestion *question = proposal->agenda->pdata[q];

		for (guint p = 0; p < question->points->len; p++, n++) {
			const RioPoint *point = question->points->pdata[p];
			Ticked here = {point, NULL};

			if (!point->group || point->answers->len == 0 || n % 2 == 0 ||
			    rio_question_decides(point->kind) == RIO_DECIDES_SAME)
				continue;
			here.answer = point->answers->pdata[n / 2 % point->answers->len];
			g_array_append_val(ticked, here);
		}
	}
	return ticked;
}

static char *
text_of(const GArray *ticked)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < ticked->len; i++) {
		const Ticked *here = &g_array_index(ticked, Ticked, i);

		g_string_append_printf(text, "[%s]\nlabel=%s\nanswer=%s\n", here->point->group,
				       here->point->label[0], here->answer->word);
	}
	return g_string_free(text, FALSE);
}

static gboolean
is_asked_for(const RioProposal *proposal, RioQuestionKind kind, guint32 node)
{
	for (guint q = 0; q < proposal->agenda->len; q++) {
		const RioQuestion *question = proposal->agenda->pdata[q];

		for (guint p = 0; p < question->points->len; p++) {
			const RioPoint *point = question->points->pdata[p];

			if (point->kind == kind && point->node == node)
				return TRUE;
		}
	}
	return FALSE;
}

/* Kept is a step that is there, itself or the same work elsewhere, or else is asked for. */
static gboolean
is_kept(const RioProposal *proposal, guint32 v)
{
	return !rio_draft_vertex(proposal->settlement->draft, v)->gone ||
	       proposal->settlement->fates[v] == RIO_FATE_ELSEWHERE ||
	       is_asked_for(proposal, RIO_QUESTION_LOST, v);
}

static void
check_holds(const RioProposal *decided, const Ticked *ticked, guint32 seed)
{
	guint32 v = ticked->point->node;
	gboolean gone = rio_draft_vertex(decided->settlement->draft, v)->gone;
	const char *word = ticked->answer->word;

	switch (rio_question_decides(ticked->point->kind)) {
	case RIO_DECIDES_STEP:
		cr_expect(g_str_equal(word, "drop") ? gone : is_kept(decided, v),
			  "seed %u: [%s] %s", seed, ticked->point->group, word);
		break;
	case RIO_DECIDES_WHO:
		cr_expect(gone || (decided->placings[v].place == RIO_PLACE_COMUNE) ==
					  g_str_equal(word, "comune"),
			  "seed %u: [%s] %s", seed, ticked->point->group, word);
		break;
	case RIO_DECIDES_NAME:
		cr_expect(gone || node_named(decided->model, word) != RIO_NONE, "seed %u: [%s] %s",
			  seed, ticked->point->group, word);
		break;
	default:
		break;
	}
}

/* What had to be kept and found no place is asked for once more; nothing else is. */
static void
check_not_asked(const RioProposal *decided, const GArray *ticked, guint32 seed)
{
	for (guint q = 0; q < decided->agenda->len; q++) {
		const RioQuestion *question = decided->agenda->pdata[q];

		cr_expect_neq(question->kind, RIO_QUESTION_AGAIN, "seed %u", seed);
		for (guint p = 0; p < question->points->len; p++) {
			const RioPoint *point = question->points->pdata[p];

			for (guint i = 0; i < ticked->len && point->group; i++)
				cr_expect(point->kind == RIO_QUESTION_LOST ||
						  g_strcmp0(g_array_index(ticked, Ticked, i)
								    .point->group,
							    point->group) != 0,
					  "seed %u: [%s] is asked again", seed, point->group);
		}
	}
}

Test(decisions, what_was_decided_holds_and_is_asked_no_more)
{
	guint n = 0;

	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models =
			generate_relatives(seed, 2 + seed % 4, 4 + seed % 12, GENERATE_TIDY);
		g_autoptr(RioMerge) merge = merged((RioModel **)models->pdata, models->len);
		g_autoptr(RioProposal) first = propose(merge, NULL), decided = NULL;
		g_autoptr(GArray) ticked = tick_some(first, seed);
		g_autofree char *text = text_of(ticked);

		decided = propose(merge, text);
		for (guint i = 0; i < ticked->len; i++)
			check_holds(decided, &g_array_index(ticked, Ticked, i), seed);
		check_not_asked(decided, ticked, seed);
		n += ticked->len;
	}
	cr_expect_gt(n, 2 * generate_seeds(SEEDS));
}

Test(decisions, what_was_written_is_read_as_it_was_meant)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(GPtrArray) models =
			generate_relatives(seed, 2 + seed % 4, 4 + seed % 12, GENERATE_TIDY);
		g_autoptr(RioMerge) merge = merged((RioModel **)models->pdata, models->len);
		g_autoptr(RioProposal) first = propose(merge, NULL), decided = NULL, again = NULL;
		g_autoptr(GArray) ticked = tick_some(first, seed);
		g_autofree char *text = text_of(ticked), *written = NULL, *rewritten = NULL;
		g_autoptr(GBytes) one = NULL, other = NULL;

		decided = propose(merge, text);
		written = rio_proposal_write_decisions(decided, RIO_LANGUAGE_IT);
		again = propose(merge, written);
		rewritten = rio_proposal_write_decisions(again, RIO_LANGUAGE_IT);
		one = rio_model_write_bytes(decided->model);
		other = rio_model_write_bytes(again->model);
		cr_expect_str_eq(written, rewritten, "seed %u", seed);
		cr_expect(g_bytes_equal(one, other), "seed %u", seed);
	}
}

Test(decisions, of_one_asked_again_it_is_said_why)
{
	static const char *const cases[][2] = {
		{"label=Timbrare\nlabel2=Bollinare\n", NULL},
		{"label=Timbrare\n",
		 "d:1: [same Alba/Timbrare | Brenta/Bollinare] is asked again: it "
		 "has no line “label2=Bollinare”, which says what the step is "
		 "called"},
		{"label2=Bollinare\n",
		 "d:1: [same Alba/Timbrare | Brenta/Bollinare] is asked again: "
		 "it has no line “label=Timbrare”, which says what the step "
		 "is called"},
		{"label=Firmare\nlabel2=Bollinare\n",
		 "d:1: [same Alba/Timbrare | Brenta/Bollinare] is asked again: “Firmare” is "
		 "called “Timbrare” now"},
		{"label=Timbrare\nlabel2=Bollinare\nanswer=yes\n"
		 "[step Cave/Timbrare]\nlabel=Timbrare\nanswer=keep\n"
		 "[same Alba/Timbrare | Cave/Timbrare]\nlabel=Timbrare\nlabel2=Timbrare\n",
		 "d: 2 decisions wait: no model here is of Cave"},
	};
	RioModel *models[] = {tiny_of("Alba", "Avvio > Timbrare > Fine"),
			      tiny_of("Brenta", "Avvio > Bollinare > Fine")};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf(
			"[same Alba/Timbrare | Brenta/Bollinare]\n%sanswer=yes\n", cases[i][0]);
		g_autoptr(RioDecisions) decisions =
			rio_decisions_parse("d", text, RIO_LANGUAGE_EN, NULL);
		g_autoptr(GPtrArray) stale =
			rio_decisions_get_stale(decisions, models, 2, RIO_LANGUAGE_EN);

		cr_assert_eq(stale->len, cases[i][1] ? 1 : 0, "%s", text);
		if (cases[i][1])
			cr_expect_str_eq(stale->pdata[0], cases[i][1]);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(models); i++)
		rio_model_unref(models[i]);
}

Test(decisions, the_agenda_says_why_too)
{
	static const char *const cases[][2] = {
		{"[step Alba/Firmare]\nlabel=Firmare\nanswer=drop\n",
		 "Decided once, asked again: step Alba/Firmare: Alba/Firmare is there no more"},
		{"[step Alba/Timbrare]\nlabel=Firmare\nanswer=drop\n",
		 "Decided once, asked again: step Alba/Timbrare: “Firmare” is called “Timbrare” "
		 "now"},
		{"[step Alba/Timbrare]\nanswer=drop\n",
		 "Decided once, asked again: step Alba/Timbrare: it has no line “label=Timbrare”, "
		 "which says what the step is called"},
	};
	RioModel *models[] = {tiny_of("Alba", "Avvio > Timbrare > Fine"),
			      tiny_of("Brenta", "Avvio > Bollinare > Fine")};
	g_autoptr(RioMerge) merge = merged(models, 2);

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RioProposal) proposal = propose(merge, cases[i][0]);
		g_autofree char *words =
			rio_question_words(proposal, proposal->agenda->pdata[0], RIO_LANGUAGE_EN);

		cr_expect_str_eq(words, cases[i][1]);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(models); i++)
		rio_model_unref(models[i]);
}
