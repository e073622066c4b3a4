/*
 * triconnected-inside.h: what the searches of triconnected.c share
 *
 * The first two (palmtree.c) put the edges into the order in which the third search
 * (cuts.c) walks them, path by path; it writes the components.
 */
#pragma once

#include "flow/triconnected.h"

#include "base/arena.h"

#define NONE G_MAXUINT32

typedef struct {
	guint32 from, to; /* a tree edge leads down, a frond up */
	gboolean tree;
	gboolean gone; /* into the bond of its parallels */
	guint32 slot;  /* where it stands in the list of its from */
	guint32 high;  /* its entry in the list of fronds into its to, or NONE */
} RioTriEdge;

/* A place in the list of edges out of a vertex; a virtual edge may take over one. */
typedef struct {
	guint32 edge, next, before;
	gboolean starts; /* a path */
} RioTriSlot;

/* A frond in the list of those that end at a vertex, farthest start first. */
typedef struct {
	guint32 start, next, before;
} RioTriHigh;

/* The end of a path on the stack of triples has a = 0: vertices count from 1 there. */
typedef struct {
	guint32 h, a, b;
} RioTriple;

typedef struct {
	guint32 vertex;
	guint32 slot; /* the next edge, or the one that the search has gone down */
	guint32 left; /* edges not yet done with */
	gboolean down;
} RioTriFrame;

typedef struct {
	RioArena *arena;
	guint32 n, visited;
	GArray *edges;	   /* of RioTriEdge */
	GArray *highs;	   /* of RioTriHigh */
	RioTriSlot *slots; /* as many as edges when the searches start */
	/* all by vertex */
	guint32 *number, *at; /* 1.. in the order of the search, and back */
	guint32 *father, *tree_edge, *low1, *low2, *size, *degree;
	guint32 *slot_first, *slot_last, *high_first, *high_last;

	GArray *triples;
	GArray *stack;	/* of edges: no component yet */
	GArray *frames; /* the search's own stack */

	GArray *components;	 /* of RioComponent */
	GArray *component_edges; /* of guint32 */
} RioTriSearch;

static inline RioTriEdge *
rio_tri_edge_at(const RioTriSearch *search, guint32 edge)
{
	return &g_array_index(search->edges, RioTriEdge, edge);
}

guint32 rio_tri_add_edge(RioTriSearch *search, guint32 from, guint32 to);

/* A component is begun, gets its edges, and ends; no two are open at a time. */
void rio_tri_begin(RioTriSearch *search);
void rio_tri_put(RioTriSearch *search, guint32 edge);
void rio_tri_end(RioTriSearch *search, RioComponentKind kind);

/* Goes on with the edges out of @v. */
void rio_tri_push_frame(RioTriSearch *search, guint32 v);

/* The first two searches; from here on a vertex is its new number, and search->at leads back. */
void rio_tri_find_paths(RioTriSearch *search);

/* The third one, which writes the components of what has no parallel edges. */
void rio_tri_cut_paths(RioTriSearch *search);
