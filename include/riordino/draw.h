/*
 * draw.h: the picture of a model
 *
 * A model can be given a diagram (for other programs to show) or be drawn as SVG.  The same model
 * and options give the same bytes, whatever fonts are installed.
 */
#pragma once

#include <riordino/model.h>

G_BEGIN_DECLS

/**
 * RioLayout:
 * @RIO_LAYOUT_MISSING: what is drawn stays as it is, and what is not is added; where there is no
 *   room for it, everything is placed anew, in the order in which it was drawn
 * @RIO_LAYOUT_ALL: everything is placed anew
 * @RIO_LAYOUT_KEEP: only what is drawn is shown
 *
 * What becomes of the diagram that a model came with.
 */
typedef enum {
	RIO_LAYOUT_MISSING,
	RIO_LAYOUT_ALL,
	RIO_LAYOUT_KEEP,
} RioLayout;

/**
 * RioDrawOptions:
 * @layout: what becomes of the diagram that the model came with
 * @language: the language of error messages, and of the legend that a merged model gets
 * @id_prefix: (nullable): in an SVG, what the id of each element begins with; for several pictures
 *   in one page
 * @sources: (array length=n_sources) (nullable): of a merged model without a diagram, the models
 *   that it was merged of: what the one that contributes most drew is kept, or its order is
 * @n_sources: how many
 *
 * How to draw.  All zero is the default.
 */
typedef struct {
	RioLayout layout;
	RioLanguage language;
	const char *id_prefix;
	RioModel *const *sources;
	gsize n_sources;
	/*< private >*/
	gpointer reserved[2];
} RioDrawOptions;

/**
 * rio_draw_layout:
 * @model: a model
 * @options: (nullable): how to draw
 *
 * Gives the model a diagram: pools, lanes, nodes and flows, all of them.  What else is in the
 * model stays as it is.
 *
 * Returns: (transfer full): the model with its diagram
 */
RIO_PUBLIC RioModel *rio_draw_layout(RioModel *model, const RioDrawOptions *options);

/**
 * rio_draw_svg:
 * @model: a model
 * @options: (nullable): how to draw
 *
 * Draws the model as the standard does.  Each element is a group whose id is that of the element.
 *
 * Returns: (transfer full): an SVG document
 */
RIO_PUBLIC GBytes *rio_draw_svg(RioModel *model, const RioDrawOptions *options);

/**
 * RioImage:
 * @RIO_IMAGE_PNG: pixels, two for each one of the SVG
 * @RIO_IMAGE_PDF: a page as large as the picture
 *
 * What an SVG can be made into.
 */
typedef enum {
	RIO_IMAGE_PNG,
	RIO_IMAGE_PDF,
} RioImage;

/**
 * rio_draw_image:
 * @model: a model
 * @image: what to make
 * @options: (nullable): how to draw
 * @error: what went wrong
 *
 * Draws the model for programs that know no SVG.  riordino can only do this if it was built with
 * librsvg; otherwise the error is %G_IO_ERROR_NOT_SUPPORTED.
 *
 * Returns: (transfer full): the file, or %NULL
 */
RIO_PUBLIC GBytes *rio_draw_image(RioModel *model, RioImage image, const RioDrawOptions *options,
				  GError **error);

G_END_DECLS
