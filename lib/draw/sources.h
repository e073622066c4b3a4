/*
 * sources.h: what a merged model has of the drawings that it was made of
 *
 * A merged model has no diagram, but those of the Comuni may.  Whoever knows the picture of their
 * own model finds their way in the merged one if things still stand as they did.  Only one drawing
 * can be kept: that of the Comune whose most is in the merged model.
 */
#pragma once

#include "draw/picture.h"

/*
 * What that Comune drew, as far as it stands in @merged: shapes by their rio:origin, flows that
 * lead from and to the same.  NULL if none of @sources has a diagram, or @merged is not of them.
 */
RioPicture *rio_sources_recall(const RioModel *merged, RioModel *const *sources, gsize n_sources);
