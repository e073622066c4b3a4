/*
 * draw.c: the picture of a model, for callers
 */
#include <riordino/draw.h>

#include "draw/diagram.h"
#include "draw/layout.h"

static RioLayout
layout_of(const RioDrawOptions *options)
{
	return options ? options->layout : RIO_LAYOUT_MISSING;
}

RioModel *
rio_draw_layout(RioModel *model, const RioDrawOptions *options)
{
	g_autoptr(RioPicture) drawn = NULL, picture = NULL;

	g_return_val_if_fail(model, NULL);
	if (layout_of(options) == RIO_LAYOUT_KEEP)
		return rio_model_ref(model);
	drawn = rio_diagram_read(model);
	picture = rio_layout_all(model, drawn);
	return rio_diagram_write(model, picture);
}
