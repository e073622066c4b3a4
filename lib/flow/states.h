/*
 * states.h: all that can happen to tokens, state by state
 *
 * A state is the set of edges that bear a token.  The search goes through all states that can
 * come, but where the token on one edge can move without having to do with any other, it moves
 * that one only: the order of what happens side by side makes no difference.
 */
#pragma once

#include <gio/gio.h>

#include "base/bits.h"
#include "flow/net.h"

typedef struct {
	guint32 from;	 /* node; RIO_NONE: bears a token at the start */
	guint32 to;	 /* node */
	gboolean strict; /* must not get a second token while it bears one */
} RioStatesEdge;

typedef enum {
	RIO_STATES_DEADLOCK,   /* a token waits on the edge that nothing can move any more */
	RIO_STATES_TWO_TOKENS, /* a second token comes on the edge */
	RIO_STATES_CANNOT_END, /* a state is reached from which no end is */
} RioStatesFaultKind;

typedef struct {
	RioStatesFaultKind kind;
	guint32 edge; /* RIO_NONE: of the whole */
} RioStatesFault;

typedef struct {
	gboolean complete; /* no state was left out for a limit */
	guint32 n_states;
	GArray *faults;	  /* of RioStatesFault: by kind, then edge */
	RioBits *visited; /* edges that bear a token in some state; all of them if it is complete */
} RioStates;

/*
 * What never ends in fewer states than @max_states stays incomplete.  Exponential in the worst
 * case; what it takes is bounded by @max_states times the number of edges.  NULL: cancelled.
 */
RioStates *rio_states_search(guint32 n_nodes, const RioPass *passes, guint32 n_edges,
			     const RioStatesEdge *edges, guint32 max_states,
			     GCancellable *cancellable);
void rio_states_free(RioStates *states);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioStates, rio_states_free)
