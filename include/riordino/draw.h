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
 * @RIO_LAYOUT_MISSING: what is drawn stays where it is, and what is not gets a place
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
 * @language: the language of error messages
 *
 * How to draw.  All zero is the default.
 */
typedef struct {
	RioLayout layout;
	RioLanguage language;
	/*< private >*/
	gpointer reserved[4];
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

G_END_DECLS
