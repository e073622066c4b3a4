/*
 * shapes.h: how large things are drawn
 *
 * The sizes are those that most modellers give, so that what is opened there looks at home.
 */
#pragma once

#include "draw/sheet.h"

#define RIO_EVENT_SIZE 36
#define RIO_HEADER 30	   /* the title of a pool or lane, turned */
#define RIO_TITLE 24	   /* the title of an open subprocess */
#define RIO_LABEL_WIDTH 90 /* beside events and gateways */
#define RIO_FLOW_LABEL_WIDTH 100
#define RIO_LABEL_GAP 4

/* Sets outline, width, height, and the room above and below, of the item's element. */
void rio_shape_size(const RioModel *model, RioItem *item);

/* What is written on or by the element: its name, or the text of an annotation. */
char *rio_shape_words(const RioModel *model, guint32 element);

/* Whether other things stand inside: a pool, a lane, a group, an open subprocess. */
gboolean rio_shape_is_around(const RioModel *model, guint32 element, gboolean expanded);

/* Whether the words stand outside the shape. */
gboolean rio_shape_is_labelled(RioKind kind);
