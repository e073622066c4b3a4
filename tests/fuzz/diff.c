/*
 * diff.c: what changed between two models; nothing between a model and itself
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GPtrArray) models = fuzz_models(data, size, 2, 2);
	g_autoptr(RioDiff) diff = NULL, none = NULL;
	g_autoptr(GPtrArray) changes = NULL;
	g_autofree char *text = NULL;

	if (!models)
		return 0;
	diff = rio_diff_new(models->pdata[0], models->pdata[1], NULL, NULL);
	if (diff)
		text = rio_diff_to_text(diff, NULL);
	none = rio_diff_new(models->pdata[0], models->pdata[0], NULL, NULL);
	if (none) {
		changes = rio_diff_get_changes(none);
		g_assert_cmpuint(changes->len, ==, 0);
	}
	return 0;
}
