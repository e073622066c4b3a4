/*
 * effort.c: a table of effort, as a spreadsheet wrote it
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	GPtrArray *models = fuzz_offices();
	g_autoptr(RioEffort) effort = rio_effort_parse(
		"fuzz.csv", bytes, (RioModel **)models->pdata, models->len, 0, NULL);

	return 0;
}
