/*
 * settle.h: what is in the associated service
 *
 * Where the Comuni do different things, one way is taken, by rules that anybody can state and
 * check, in this order:
 *
 *   1. what the workshop decided;
 *   2. controls, acts due by law and time limits stay even if one Comune alone has them, and so
 *      does work that most Comuni do, though at different places: if no way that was taken has it,
 *      a way that only adds work is put before the one taken, without its other steps; or else the
 *      step alone is put where it stands at its Comune, under the decision that it hangs on there;
 *   3. of each choice the way with most support, but not straight on where most wait; ties: the
 * shorter, then the first by name.
 *
 * The outcome is judged.  If a choice would spoil a flow that was sound, it is undone and stays
 * open: all ways are there, as in the union.  A scope that was not sound to begin with, since
 * that of an input is not, becomes that of one Comune where it is, or else an empty step.
 */
#pragma once

#include <riordino/soundness.h>

#include "merge/choices.h"
#include "merge/merge.h"

/* What was decided of a vertex. */
typedef enum {
	RIO_RULING_NONE,
	RIO_RULING_KEEP,
	RIO_RULING_DROP,
} RioRuling;

/* What became of a vertex of the union. */
typedef enum {
	RIO_FATE_IN,	    /* by support */
	RIO_FATE_DECIDED,   /* by decision */
	RIO_FATE_KEPT,	    /* by rule 2 */
	RIO_FATE_MOVED,	    /* by rule 2, but not where it was: its place is doubtful */
	RIO_FATE_ELSEWHERE, /* the same work is in it as another step */
	RIO_FATE_OUT,
} RioFate;

/* One choice, and what was chosen. */
typedef struct {
	guint number;
	const RioChoice *choice;
	GPtrArray *regions; /* of RioRegion, by way */
	guint chosen;	    /* way */
	gboolean dropped;   /* most have none of the ways: there is none */
	gboolean decided;
	gboolean open;	   /* every way is there: to take one would not be sound */
	gboolean *brought; /* by way: it is put before the chosen one */
	guint32 extent;	   /* how many vertices are on the way that has most */
} RioSettled;

typedef struct {
	const RioMerge *merge;
	guint32 process; /* element of the process that is the service, or RIO_NONE */
	RioDraft *whole; /* the union */
	RioDraft *draft; /* what is in it */
	GPtrArray *choices;
	GPtrArray *settled;  /* of RioSettled, by choice */
	RioFate *fates;	     /* by vertex of the union */
	gboolean *must;	     /* by vertex: rule 2 */
	GArray **same;	     /* by vertex: correspondences that it is in, of guint32 */
	GPtrArray *bearers;  /* by correspondence: GArray of the vertices in it */
	GHashTable *follows; /* scope → whose flow it has, + 1 */
	GHashTable *closed;  /* scopes that are empty since no Comune's is sound */
	/* what it took to put in what must be there, and to judge what came of it, in vertices
	 * looked at */
	guint64 looks;
	RioVerdict verdict;
} RioSettlement;

/*
 * @process: the one to settle; RIO_NONE: all.  By node of the merged model: @rulings; @ways: where
 * ways part behind it, the Comune whose way was decided on, or RIO_NONE (NULL: none); @must:
 * rule 2. NULL and an error only if cancelled.
 */
RioSettlement *rio_settle(const RioMerge *merge, guint32 process, const RioRuling *rulings,
			  const guint32 *ways, const gboolean *must, GCancellable *cancellable,
			  GError **error);
void rio_settlement_free(RioSettlement *settlement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioSettlement, rio_settlement_free)

/* The way that the Comune takes; that of those who have none is the number of ways. */
guint rio_settled_way(const RioSettlement *settlement, const RioSettled *settled, guint32 model);

/* Whether the node of the union is in the process that is settled. */
static inline gboolean
rio_settlement_has(const RioSettlement *settlement, guint32 node)
{
	return settlement->process == RIO_NONE ||
	       settlement->merge->model->nodes[node].process == settlement->process;
}

/*
 * The vertex after which the ways of the choice part, as people see it: the gateway if somebody
 * drew it, else the step before; RIO_NONE: the beginning.
 */
guint32 rio_choice_anchor(const RioDraft *draft, const RioChoice *choice);
