/*
 * rigid.h: what can reach what inside a rigid
 *
 * A rigid has no structure that could be told in words, so it is looked at as a graph: its vertices
 * are those where its children begin and end, and each child is an edge.
 */
#pragma once

#include "base/arena.h"
#include "base/bits.h"
#include "flow/fragment.h"

typedef struct {
	guint32 n;
	guint32 *vertices;  /* ascending: their places are their numbers */
	RioDigraph *graph;  /* by numbers, an edge for each child; NULL: too large, as is reach */
	RioBits **reach;    /* by number: what it leads to, by one edge or more */
	gboolean circles;   /* a vertex leads back to itself, or may */
	gboolean spreads;   /* for the owner: a vertex in it sends out several tokens, or may */
	gboolean takes_all; /* for the owner: all do, on each way: everything in it runs */
} RioRigid;

/* All but @spreads and @takes_all.  In @arena, but for what rio_rigid_clear() frees. */
RioRigid *rio_rigid_new(RioArena *arena, const RioFragments *fragments, guint32 fragment);
void rio_rigid_clear(RioRigid *rigid);

/* Whether the vertex @from leads to @to, or may: in too large ones anything leads to anything. */
gboolean rio_rigid_leads_to(const RioRigid *rigid, guint32 from, guint32 to);

/*
 * Whether @to is reached from @from without the vertex @vertex (RIO_NONE: with all), and without
 * the child number @child (the same).  Not of too large ones.
 */
gboolean rio_rigid_is_avoidable(const RioRigid *rigid, guint32 from, guint32 to, guint32 vertex,
				guint32 child);
