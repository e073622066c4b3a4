/*
 * triconnected.h: an undirected graph taken apart where two vertices hold it together
 *
 * Wherever two vertices separate a part from the rest, the graph is cut there, and both sides
 * get a virtual edge in place of the other.  What cannot be cut further is a bond (edges between
 * the same two vertices), a polygon (a cycle) or rigid.  Taken as a tree over the virtual edges,
 * these components are unique.
 *
 *     a---b---d           a---b   b---d
 *      \  |  /      =      \  :   :  /     polygon, bond (b-c, twice virtual), polygon
 *       `-c-'               `-c   c-'
 *
 * Linear in time and memory, and no recursion: a path of a hundred thousand edges is fine.
 */
#pragma once

#include <glib.h>

#include "base/digraph.h"

typedef enum {
	RIO_COMPONENT_BOND,
	RIO_COMPONENT_POLYGON,
	RIO_COMPONENT_RIGID,
} RioComponentKind;

typedef struct {
	RioComponentKind kind;
	guint32 first, n_edges; /* component_edges[first] … */
} RioComponent;

typedef struct {
	guint32 n_edges; /* the given ones come first; the others are virtual, each in two
			    components */
	RioEdge *edges;
	guint32 n_components;
	RioComponent *components;
	guint32 *component_edges;
} RioTriconnected;

/* @edges: of a biconnected graph, at least two; parallel ones are fine, loops are not. */
RioTriconnected *rio_triconnected_new(guint32 n_vertices, const RioEdge *edges, guint32 n_edges);
void rio_triconnected_free(RioTriconnected *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioTriconnected, rio_triconnected_free)
