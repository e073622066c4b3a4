/*
 * tokens.h: all states of a small net, tried one by one without a thought
 *
 * What lib/flow knows without looking at states is compared with this.
 */
#pragma once

#include "flow/net.h"

typedef struct {
	guint32 from, to; /* states */
	guint32 node;	  /* of the net: what passed its tokens on */
} TokensStep;

typedef struct {
	GArray *states; /* of guint64: the edges that bear a token, as bits; the first is the start
			 */
	GArray *steps;	/* of TokensStep */
	gboolean complete; /* nothing was left out: the net is small enough */
	gboolean doubles;  /* two tokens met on a flow; what would come then is left out */
	gboolean stops;	   /* tokens are left that nothing can move */
	gboolean ends;	   /* from every state one without tokens is reached */
} Tokens;

/* A net of at most 63 edges; of larger ones, or with more states than @limit, nothing is complete.
 */
Tokens *tokens_new(const RioNet *net, guint limit);
void tokens_free(Tokens *tokens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tokens, tokens_free)

/* Whether from the state a step of the node can follow, at once or later. */
gboolean tokens_leads_to(const Tokens *tokens, guint32 state, guint32 node);

/* Whether a run comes to its end without a step of the node. */
gboolean tokens_end_without(const Tokens *tokens, guint32 node);

/* Whether a run comes to a step of the node @a without one of @b before. */
gboolean tokens_reach_without(const Tokens *tokens, guint32 a, guint32 b);
