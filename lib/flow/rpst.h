/*
 * rpst.h: the parts of a flow that have one entry and one exit
 *
 * The refined process structure tree of a graph with one source and one sink.  Its nodes are all
 * fragments (parts between one entry and one exit vertex) that overlap no other: of two, one
 * holds the other or they share no edge.
 *
 *     trivial   one edge
 *     polygon   a sequence: the exit of each child is the entry of the next
 *     bond      ways between the same two vertices; of a loop some lead back
 *     rigid     anything else: no part of it is a fragment but its children
 *
 * A vertex with several ways in and several out is taken as two, a join and a split.  The edge
 * between them is no edge of the graph: it is left out of sequences; where it is a way of a bond
 * (the loop has nothing in its body) it is a trivial fragment without an edge.
 *
 * Linear in time and memory.
 */
#pragma once

#include "base/digraph.h"

typedef enum {
	RIO_FRAGMENT_TRIVIAL,
	RIO_FRAGMENT_POLYGON,
	RIO_FRAGMENT_BOND,
	RIO_FRAGMENT_RIGID,
} RioFragmentKind;

typedef struct {
	RioFragmentKind kind;
	guint32 parent; /* G_MAXUINT32: the root */
	guint32 entry,
		exit;  /* vertices; the same if the fragment loops at a join that splits too */
	guint32 edge;  /* of a trivial one; G_MAXUINT32: none */
	guint32 first; /* its children are fragments[first] … */
	guint32 n_children;
	guint32 mark;  /* for the caller; 0 */
	gboolean loop; /* of a bond: some of its children lead back */
	gboolean back; /* from the exit of its bond to the entry */
} RioFragment;

typedef struct {
	guint32 n_fragments;
	RioFragment *fragments; /* parents before children, the root first */
} RioRpst;

/*
 * Every vertex lies on a path from @source to @sink; no edge enters the one or leaves the other.
 * Children of bonds and rigids come by their first edge.
 */
RioRpst *rio_rpst_new(const RioDigraph *graph, guint32 source, guint32 sink);
void rio_rpst_free(RioRpst *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioRpst, rio_rpst_free)
