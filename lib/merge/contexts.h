/*
 * contexts.h: what runs at the same time as what
 *
 * Of work that runs at the same time each part has a context of its own: each branch of a parallel
 * or inclusive block, what follows an event on an activity that does not interrupt it, and each
 * irregular fragment in which something runs at the same time.  Choices and loops make none.
 * Contexts nest; that of a subprocess is inside that of its activity.
 *
 * If a step of one model and a step of another become one, a token of the first can go on as a
 * token of the second.  That is harmless where one token is at a time, whatever the choices.  It is
 * not from one branch of a parallel block into another: there the merged model would wait for a
 * token that went elsewhere.  So steps are joined only in contexts that are one.
 */
#pragma once

#include "flow/fragment.h"

typedef struct {
	guint32 parent;	  /* RIO_NONE: of a process */
	guint32 level;	  /* how many are around it */
	guint32 scope;	  /* element */
	guint32 fragment; /* the block; RIO_NONE: all of the scope */
	guint32 child; /* the branch, a fragment; RIO_NONE: of something irregular, or of a scope */
	guint32 beside;	 /* the branch begins at an event that does not interrupt: its vertex */
	gboolean opaque; /* irregular: only what is the same in all is joined inside */
} RioContext;

typedef struct {
	const RioNormalForm *form;
	RioFragments *fragments;
	GArray *contexts;   /* of RioContext, outer ones first */
	guint32 *of_vertex; /* the context it is in; gateways of a block are outside of it */
	guint32 *of_branch; /* the context that a branch of a block is, by fragment, or RIO_NONE */
	guint32 deepest;
} RioContexts;

RioContexts *rio_contexts_new(const RioNormalForm *form);
void rio_contexts_free(RioContexts *contexts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioContexts, rio_contexts_free)

static inline const RioContext *
rio_context_at(const RioContexts *contexts, guint32 context)
{
	return &g_array_index(contexts->contexts, RioContext, context);
}
