/*
 * merge.c: two models or three made one, each of them taken out again, and a proposal
 *
 * The library holds each merge against its laws before it gives it away: a broken one is an error
 * that ends the run.
 */
#include "fuzz.h"

static void
take_out(RioMerge *merge, const GPtrArray *models)
{
	for (guint i = 0; i < models->len; i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(RioModel) one =
			rio_merge_extract(rio_merge_get_model(merge),
					  rio_model_get_comune(models->pdata[i]), 0, NULL, &error);

		if (!one)
			g_error("a Comune does not come out again: %s", error->message);
	}
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) models = fuzz_models(data, size, 2, 3);
	g_autoptr(RioMatch) match = NULL;
	g_autoptr(RioMerge) merge = NULL;
	g_autoptr(RioProposal) proposal = NULL;

	if (!models)
		return 0;
	match = rio_match_new((RioModel **)models->pdata, models->len, NULL, &error);
	if (match)
		merge = rio_merge_new(match, NULL, &error);
	if (merge) {
		take_out(merge, models);
		proposal = rio_proposal_new(merge, NULL, NULL, &error);
	}
	fuzz_excuse(&error);
	return 0;
}
