/*
 * extract.c: a file that says it is a merge, and what each Comune gets out of it
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static const char *const comuni[] = {"brenta", "a", ""};
	g_autoptr(GPtrArray) models = fuzz_models(data, size, 1, 1);

	for (gsize i = 0; models && i < G_N_ELEMENTS(comuni); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) lost = NULL;
		g_autoptr(RioModel) one =
			rio_merge_extract(models->pdata[0], comuni[i], 0, &lost, &error);
		g_autoptr(GBytes) bytes = one ? rio_model_write_bytes(one) : NULL;

		fuzz_excuse(&error);
	}
	return 0;
}
