/*
 * match.c: what matching sees, for those who weigh it
 *
 *     bench-match FILE FILE…    for each two models, a line for each two nodes that may be the
 *                               same: the files, the ids, what they are to each other, the odds,
 *                               and each kind of evidence before the last round; after a #, the
 *                               names of the columns
 *
 * The weights of lib/match/weights.h come from these lines, set against correspondences.tsv of
 * the samples; doc/matching.md tells how.
 */
#include "match/flood.h"
#include "match/verdicts.h"

#include <stdio.h>

static const char *const evidences[RIO_N_EVIDENCES] = {
	[RIO_EVIDENCE_NAME] = "name",	      [RIO_EVIDENCE_SAME_NAME] = "same-name",
	[RIO_EVIDENCE_CONTRARY] = "contrary", [RIO_EVIDENCE_RIVAL] = "rival",
	[RIO_EVIDENCE_KIN] = "kin",	      [RIO_EVIDENCE_WORDING] = "wording",
	[RIO_EVIDENCE_POSITION] = "position", [RIO_EVIDENCE_KIND] = "kind",
	[RIO_EVIDENCE_ROLE] = "role",	      [RIO_EVIDENCE_BEFORE] = "before",
	[RIO_EVIDENCE_AFTER] = "after",	      [RIO_EVIDENCE_ORDER] = "order",
	[RIO_EVIDENCE_SPAN] = "span",	      [RIO_EVIDENCE_TAKEN] = "taken",
	[RIO_EVIDENCE_SHARED] = "shared",
};

static const char *const cases[RIO_N_CASES] = {
	[RIO_CASE_WORK] = "work",
	[RIO_CASE_EVENT] = "event",
	[RIO_CASE_CHOICE] = "choice",
	[RIO_CASE_MIXED] = "mixed",
	[RIO_CASE_MUTE_WORK] = "mute-work",
	[RIO_CASE_MUTE_EVENT] = "mute-event",
	[RIO_CASE_MUTE_CHOICE] = "mute-choice",
	[RIO_CASE_SETTLED] = "settled",
};

static void
print_evidence(const RioFlood *flood, gpointer data)
{
	const RioModel *a = flood->pair->a->model, *b = flood->pair->b->model;

	for (guint32 c = 0; c < flood->pair->n_candidates; c++) {
		const RioCandidate *here = &flood->pair->candidates[c];

		printf("%s\t%s\t%s\t%s\t%s\t%.4f", rio_model_get_file(a), rio_model_get_file(b),
		       rio_model_id(a, a->nodes[here->a].element),
		       rio_model_id(b, b->nodes[here->b].element), cases[flood->cases[c]],
		       here->odds);
		for (guint k = 0; k < RIO_N_EVIDENCES; k++)
			printf("\t%.4f", flood->evidence[c][k]);
		putchar('\n');
	}
}

static void
print_pair(RioModel *a, RioModel *b)
{
	g_autoptr(RioTexts) names = rio_texts_new();
	g_autoptr(RioTexts) roles = rio_texts_new();
	g_autoptr(RioProfile) one = rio_profile_new(a, names, roles);
	g_autoptr(RioProfile) other = rio_profile_new(b, names, roles);
	g_autoptr(RioAlike) alike_names = rio_alike_new(names, NULL, 1);
	g_autoptr(RioAlike) alike_roles = rio_alike_new(roles, NULL, 1);
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(RioVerdict));

	rio_profile_learn(one, alike_names);
	rio_profile_learn(other, alike_names);
	rio_pair_free(rio_pair_new_told(one, other, alike_names, alike_roles, none, print_evidence,
					NULL));
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);

	for (int i = 1; i < argc; i++) {
		g_autoptr(GError) error = NULL;
		RioModel *model = rio_model_read_file(argv[i], NULL, &error);

		if (!model) {
			fprintf(stderr, "match: %s\n", error->message);
			return 2;
		}
		g_ptr_array_add(models, model);
	}
	printf("#a\tb\tid a\tid b\tcase\todds");
	for (guint k = 0; k < RIO_N_EVIDENCES; k++)
		printf("\t%s", evidences[k]);
	putchar('\n');
	for (guint i = 0; i < models->len; i++)
		for (guint j = i + 1; j < models->len; j++)
			print_pair(models->pdata[i], models->pdata[j]);
	return 0;
}
