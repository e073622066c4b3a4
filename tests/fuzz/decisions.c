/*
 * decisions.c: what a workshop decided, of two offices
 */
#include "fuzz.h"

/* What is decided on: the two offices made one. */
static RioMerge *
merged(void)
{
	static RioMerge *merge;

	if (!merge) {
		GPtrArray *models = fuzz_offices();
		g_autoptr(RioMatch) match =
			rio_match_new((RioModel **)models->pdata, models->len, NULL, NULL);

		merge = rio_merge_new(match, NULL, NULL);
	}
	return merge;
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = g_strndup((const char *)data, size);
	RioProposalOptions options = {
		.decisions = rio_decisions_parse("fuzz.ini", text, 0, NULL),
	};
	g_autoptr(RioDecisions) decisions = options.decisions;
	g_autoptr(RioProposal) proposal = NULL;

	if (!decisions)
		return 0;
	proposal = rio_proposal_new(merged(), &options, NULL, &error);
	fuzz_excuse(&error);
	return 0;
}
