/*
 * fragment.h: the fragments of a model, scope by scope
 *
 * Each process and each subprocess with flow nodes has a tree of its own: see rpst.h for what is
 * in it.  A source leads to all that can begin, and all that can end leads to a sink, so the root
 * of a tree goes from its source to its sink.  A boundary event is part of its host: the flows out
 * of it leave the host, and are told apart by their arcs.
 *
 *     fragments->fragments[fragments->roots[s]]    the whole of scope form->scopes[s]
 *
 * Activities and events are vertices, so they lie between the children of a sequence: the entry
 * of each child but the first.  One with boundary events that lead on is the entry of a bond or a
 * rigid.
 */
#pragma once

#include "flow/normal.h"
#include "flow/rpst.h"

typedef struct {
	const RioNormalForm *form;
	guint32 source, sink; /* the vertices, of all trees, that are in no normal form */

	guint32 *roots; /* by scope of the normal form */
	guint32 n_fragments;
	RioFragment *fragments; /* edge: the arc; RIO_NONE where there is none in the normal form */

	guint32 *leaf; /* by arc: the trivial fragment; RIO_NONE: from one scope into another */
	guint32 *
		home; /* by vertex: the smallest fragment that it is in, but not entry or exit of */
} RioFragments;

/* Linear.  Lives no longer than @form. */
RioFragments *rio_fragments_new(const RioNormalForm *form);
void rio_fragments_free(RioFragments *fragments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioFragments, rio_fragments_free)

/* The vertex in the tree that stands for the vertex: the host of a boundary event, else itself. */
guint32 rio_fragments_vertex(const RioNormalForm *form, guint32 vertex);

/*
 * What a fragment is, as a number: the same in any model for fragments that are the same up to
 * the order of branches, where @labels says what each vertex is.  It counts the inside of
 * subprocesses, what gateways do, and the labels of what lies inside, but not of entry and exit.
 * Two that differ have the same code only by chance, one in 2^128; or if both are rigid, and what
 * sets their vertices apart cannot be seen by going from neighbour to neighbour.
 */
typedef struct {
	guint64 high, low;
} RioCode;

/* By fragment.  Free with g_free().  O(n log n), but of rigids O(n) times their depth, bounded. */
RioCode *rio_fragments_codes(const RioFragments *fragments, const guint64 *labels);
