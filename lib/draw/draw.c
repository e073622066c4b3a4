/*
 * draw.c: the picture of a model, for callers
 */
#include <riordino/draw.h>

#include "draw/colours.h"
#include "draw/diagram.h"
#include "draw/image.h"
#include "draw/layout.h"
#include "draw/sources.h"
#include "draw/svg.h"

#include <string.h>

static RioLayout
layout_of(const RioDrawOptions *options)
{
	return options ? options->layout : RIO_LAYOUT_MISSING;
}

static RioLanguage
language_of(const RioDrawOptions *options)
{
	return options ? options->language : RIO_LANGUAGE_EN;
}

static RioPicture *
keep_colours(const RioModel *model, RioPicture *picture, const RioPicture *drawn)
{
	if (!picture)
		return NULL;
	rio_colours_keep(model, picture, drawn);
	rio_colours_paint(model, picture);
	return picture;
}

/* What is drawn of the model, in its own diagram or else in those of the models it was made of. */
static RioPicture *
read_drawn(const RioModel *model, const RioDrawOptions *options)
{
	g_autoptr(RioPicture) own = rio_diagram_read(model);
	RioPicture *other = NULL;

	if (options && options->n_sources > 0 && rio_picture_n_pages(own) == 0)
		other = rio_sources_recall(model, options->sources, options->n_sources);
	return other ? other : g_steal_pointer(&own);
}

/* The picture to show, or NULL where the model's own diagram is to stay as it is. */
static RioPicture *
new_picture(const RioModel *model, RioLayout layout, const RioPicture *drawn)
{
	switch (layout) {
	case RIO_LAYOUT_KEEP:
		return NULL;
	case RIO_LAYOUT_ALL:
		return keep_colours(model, rio_layout_all(model, drawn), drawn);
	default:
		return keep_colours(model, rio_layout_missing(model, drawn), drawn);
	}
}

RioModel *
rio_draw_layout(RioModel *model, const RioDrawOptions *options)
{
	g_autoptr(RioPicture) drawn = NULL, picture = NULL;

	g_return_val_if_fail(model, NULL);
	drawn = read_drawn(model, options);
	picture = new_picture(model, layout_of(options), drawn);
	return picture ? rio_diagram_write(model, picture) : rio_model_ref(model);
}

static char *
make_svg(const RioModel *model, const RioDrawOptions *options)
{
	g_autoptr(RioPicture) drawn = read_drawn(model, options), picture = NULL;

	picture = new_picture(model, layout_of(options), drawn);
	if (!picture) {
		rio_layout_label(model, drawn);
		rio_colours_paint(model, drawn);
	}
	return rio_svg_write(model, picture ? picture : drawn, language_of(options),
			     options ? options->id_prefix : NULL);
}

GBytes *
rio_draw_svg(RioModel *model, const RioDrawOptions *options)
{
	char *svg;

	g_return_val_if_fail(model, NULL);
	svg = make_svg(model, options);
	return g_bytes_new_take(svg, strlen(svg));
}

GBytes *
rio_draw_image(RioModel *model, RioImage image, const RioDrawOptions *options, GError **error)
{
	g_autofree char *svg = NULL;

	g_return_val_if_fail(model, NULL);
	svg = make_svg(model, options);
	return rio_image_make(svg, image, language_of(options), error);
}
