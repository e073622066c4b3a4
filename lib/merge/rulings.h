/*
 * rulings.h: decisions, put on the elements of the union
 */
#pragma once

#include "merge/decisions.h"
#include "merge/place.h"

typedef struct {
	/* By node of the union. */
	RioRuling *steps;
	guint32 *ways; /* the Comune, or RIO_NONE */
	RioPlace *places;
	const char **names; /* or NULL */
	/* By decision. */
	guint32 *nodes;	 /* what it is on; RIO_NONE: a correspondence, or stale */
	gboolean *stale; /* an element or Comune of it is gone, or has another name */
} RioRulings;

/* @decisions may be NULL: nothing is decided. */
RioRulings *rio_rulings_new(const RioMerge *merge, const RioDecisions *decisions);
void rio_rulings_free(RioRulings *rulings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioRulings, rio_rulings_free)

/* Rules on the node as such a decision with that answer does; names are borrowed. */
void rio_rulings_add(RioRulings *rulings, const RioMerge *merge, RioDecides kind, guint32 node,
		     const char *answer);
