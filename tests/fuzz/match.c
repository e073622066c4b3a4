/*
 * match.c: two models or three, matched, told, compared
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GPtrArray) models = fuzz_models(data, size, 2, 3);
	g_autoptr(RioMatch) match = NULL;
	g_autoptr(RioComparison) comparison = NULL;
	g_autoptr(RioDuplicates) duplicates = NULL;
	g_autofree char *told = NULL, *rows = NULL, *twice = NULL;
	RioModel **list;

	if (!models)
		return 0;
	list = (RioModel **)models->pdata;
	match = rio_match_new(list, models->len, NULL, NULL);
	if (match)
		told = rio_match_to_json(match, 0, NULL);
	comparison = rio_comparison_new(list, models->len, NULL, NULL);
	if (comparison)
		rows = rio_comparison_to_csv(comparison, NULL);
	duplicates = rio_duplicates_new(list, models->len, NULL, NULL);
	if (duplicates)
		twice = rio_duplicates_to_json(duplicates, NULL);
	return 0;
}
