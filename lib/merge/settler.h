/*
 * settler.h: a settlement in the making
 *
 * settle.c chooses and judges, fetch.c sees to what must be there (rule 2), changes.c makes the
 * draft of it all anew each time: so every change can be undone alone.
 */
#pragma once

#include "merge/settle.h"

/* What can be undone alone if the outcome is not sound. */
typedef enum {
	RIO_CHANGE_TAKE,   /* one way of a choice */
	RIO_CHANGE_BRING,  /* what must be on a way that is not taken */
	RIO_CHANGE_MOVE,   /* a time limit to another step that is the same work */
	RIO_CHANGE_INSERT, /* a step that must be, behind or before another */
} RioChangeKind;

typedef struct {
	RioChangeKind what;
	gboolean on;
	guint choice, way; /* TAKE, BRING */
	guint32 vertex;	   /* MOVE, INSERT */
	guint32 near;	   /* the step to move it to, or to insert it at */
	gboolean behind;   /* INSERT: behind that, else before */
	guint32 outcome;   /* arc out of @near, a gateway, to insert it on; or RIO_NONE */
	guint32 asks;	   /* arc by which a gateway that is not there leads to it; or RIO_NONE */
	guint32 next; /* with @asks: the end that it leads to, or the step that it goes back to;
			 RIO_NONE: it goes on */
	guint tries;  /* how often another place was sought for it */
} RioPlanned;

typedef struct {
	RioSettlement *settlement;
	const RioRuling *rulings;
	const guint32 *ways;
	GArray *changes;  /* of RioPlanned */
	GPtrArray *order; /* of RioSettled: those with the most inside first */
	GCancellable *cancellable;
} RioSettler;

static inline RioPlanned *
rio_settler_change(const RioSettler *settler, guint i)
{
	return &g_array_index(settler->changes, RioPlanned, i);
}

static inline RioSettled *
rio_settled_at(const RioSettlement *settlement, guint c)
{
	return settlement->settled->pdata[c];
}

/* Whether the vertex has to be there: by decision, or by rule 2. */
static inline gboolean
rio_settler_must(const RioSettler *settler, guint32 v)
{
	return settler->rulings[v] == RIO_RULING_KEEP ||
	       (settler->settlement->must[v] && settler->rulings[v] == RIO_RULING_NONE);
}

/* Makes the settlement's draft of the union, with all changes that are on. */
void rio_settler_make(RioSettler *settler);

/* Whether the vertex of the union is in the draft. */
gboolean rio_settler_is_in(const RioSettler *settler, guint32 v);

/* Whether the work is in it as other steps: as one, or most of what is inside it as several. */
gboolean rio_settler_is_elsewhere(const RioSettler *settler, guint32 v);

/* Plans what brings all that must be there.  FALSE and an error if somebody stopped it. */
gboolean rio_settler_fetch(RioSettler *settler, GError **error);
