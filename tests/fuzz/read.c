/*
 * read.c: one model, read, told and written; what was written reads as the same
 */
#include "fuzz.h"

static void
tell(RioModel *model)
{
	g_autoptr(GPtrArray) problems = rio_model_check(model);
	g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
	g_autofree char *text = rio_model_to_text(model, NULL);
	g_autofree char *json = rio_model_to_json(model, NULL);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) models = fuzz_models(data, size, 1, 1);
	g_autoptr(RioModel) again = NULL;
	g_autoptr(GBytes) bytes = NULL, twice = NULL;

	if (!models)
		return 0;
	tell(models->pdata[0]);
	bytes = rio_model_write_bytes(models->pdata[0]);
	again = rio_model_read_bytes(bytes, NULL, &error);
	if (!again)
		g_error("what was written cannot be read: %s", error->message);
	twice = rio_model_write_bytes(again);
	fuzz_same(bytes, twice, "what was read and written changes when it is read and written");
	return 0;
}
