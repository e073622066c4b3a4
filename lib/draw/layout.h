/*
 * layout.h: a picture of a model, made anew
 */
#pragma once

#include "draw/picture.h"

/* Places everything.  @drawn: the picture that came with it, for what is shut in it; or NULL. */
RioPicture *rio_layout_all(const RioModel *model, const RioPicture *drawn);
