/*
 * versions.h: two models that are versions of one file
 *
 * Ids say nothing between Comuni: every tool numbers its Task_1.  But where most of the ids of two
 * models are the same and mean the same, one is the other after some editing, and then a node with
 * the same id is the same node, whatever it is called now.  And where two models differ in nothing
 * but ids, each node is the one that stands in its place.
 */
#pragma once

#include "model/model.h"

/*
 * Writes to b_of[node of a] the node of @b that it is, or RIO_NONE.  FALSE, and all RIO_NONE, if
 * they are no versions of one file.
 */
gboolean rio_versions_find(const RioModel *a, const RioModel *b, guint32 *b_of);
