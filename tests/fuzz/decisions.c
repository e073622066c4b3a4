/*
 * decisions.c: what a workshop decided, of two offices
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = g_strndup((const char *)data, size);
	RioProposalOptions options = {
		.decisions = rio_decisions_parse("fuzz.ini", text, 0, NULL),
	};
	g_autoptr(RioDecisions) decisions = options.decisions;
	g_autoptr(GPtrArray) models = fuzz_offices();
	g_autoptr(RioMatch) match = NULL;
	g_autoptr(RioMerge) merge = NULL;
	g_autoptr(RioProposal) proposal = NULL;

	if (!decisions)
		return 0;
	match = rio_match_new((RioModel **)models->pdata, models->len, NULL, &error);
	merge = rio_merge_new(match, NULL, &error);
	proposal = rio_proposal_new(merge, &options, NULL, &error);
	fuzz_excuse(&error);
	return 0;
}
