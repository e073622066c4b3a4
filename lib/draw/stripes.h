/*
 * stripes.h: which boxes a box overlaps
 *
 * The page is cut into level stripes, each with the boxes that reach into it, so that what is far
 * above or below is never looked at.
 */
#pragma once

#include "draw/picture.h"

typedef struct _RioStripes RioStripes;

/* For boxes between the heights @top and @bottom, more or less. */
RioStripes *rio_stripes_new(int top, int bottom);
void rio_stripes_free(RioStripes *stripes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioStripes, rio_stripes_free)

void rio_stripes_add(RioStripes *stripes, RioBox box);

/* How many boxes it overlaps.  Linear in those of the stripes that it reaches into. */
guint rio_stripes_count(const RioStripes *stripes, RioBox box);
