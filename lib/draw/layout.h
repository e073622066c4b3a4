/*
 * layout.h: a picture of a model, made anew
 */
#pragma once

#include "draw/picture.h"

/* Places everything.  @drawn: the picture that came with it, for what is shut in it; or NULL. */
RioPicture *rio_layout_all(const RioModel *model, const RioPicture *drawn);

/*
 * The same before the labels have their places; but what @drawn shows keeps the order of its
 * columns, rows, pools and lanes.
 */
RioPicture *rio_layout_like(const RioModel *model, const RioPicture *drawn);

/*
 * Keeps what @drawn shows and places what it does not; where there is no room, keeps its order.
 * NULL if nothing is missing, so that the model's diagram can stay as it is.
 */
RioPicture *rio_layout_missing(const RioModel *model, const RioPicture *drawn);

/* Gives places to labels that have none. */
void rio_layout_label(const RioModel *model, RioPicture *picture);
