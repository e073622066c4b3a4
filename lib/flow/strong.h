/*
 * strong.h: which nodes of a graph can reach each other
 */
#pragma once

#include "base/digraph.h"

/*
 * The component of each node: two nodes have the same number if each reaches the other.  An edge
 * never leads to a higher number.  @n: how many there are.  Free with g_free().  Linear.
 */
guint32 *rio_strong_components(const RioDigraph *graph, guint32 *n);

/* Whose members these are: out of component c lead the edges that have the numbers of its nodes. */
RioDigraph *rio_strong_members(const guint32 *component, guint32 n_nodes, guint32 n_components);
