/*
 * draw.c: one model drawn anew, and as it came
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static const RioLayout layouts[] = {RIO_LAYOUT_ALL, RIO_LAYOUT_MISSING, RIO_LAYOUT_KEEP};
	g_autoptr(GPtrArray) models = fuzz_models(data, size, 1, 1);

	for (gsize i = 0; models && i < G_N_ELEMENTS(layouts); i++) {
		RioDrawOptions options = {.layout = layouts[i]};
		g_autoptr(GBytes) svg = rio_draw_svg(models->pdata[0], &options);
		g_autoptr(RioModel) drawn = rio_draw_layout(models->pdata[0], &options);
	}
	return 0;
}
