/*
 * relations.h: how the activities that two models have in common stand to each other in each
 *
 * What the order relations of both fragment trees say (flow/order.h), side by side: of each step,
 * and of each two.  Of what nothing is known (diff/runs.h) everything is vague.
 */
#pragma once

#include "diff/cover.h"
#include "diff/pairing.h"
#include "diff/runs.h"

/* The two models of a pairing. */
typedef enum { RIO_SIDE_A, RIO_SIDE_B, RIO_N_SIDES } RioSide;

/* An activity that both have. */
typedef struct {
	guint32 node[RIO_N_SIDES];
	guint8 known[RIO_N_SIDES];
	guint8 optional[RIO_N_SIDES], repeats[RIO_N_SIDES]; /* RioSureness */
} RioCommon;

typedef struct {
	RioRuns runs[RIO_N_SIDES];
	RioCommon *steps; /* in the order of a */
	guint32 n;
	guint32 n_related; /* steps of which each two are related: all; of too many none */
	RioOrder *orders[RIO_N_SIDES]; /* of step i to step j, at i * n_related + j */
	guint8 *waits[RIO_N_SIDES];    /* the same, RioSureness that i waits for j, once asked */
} RioRelations;

/* Quadratic in the steps, up to a limit.  Lives no longer than the pairing's models. */
RioRelations *rio_relations_new(const RioPairing *pairing);
void rio_relations_free(RioRelations *relations);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioRelations, rio_relations_free)

static inline RioSide
rio_side_other(RioSide side)
{
	return side == RIO_SIDE_A ? RIO_SIDE_B : RIO_SIDE_A;
}

static inline RioOrder
rio_relations_order(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return relations->orders[side][i * relations->n_related + j];
}

/* Whether step i certainly waits for step j; whether it certainly does not. */
gboolean rio_relations_waits(const RioRelations *relations, RioSide side, guint32 i, guint32 j);
gboolean rio_relations_never_waits(const RioRelations *relations, RioSide side, guint32 i,
				   guint32 j);

/* Whether on this side the step may be left out (may come again), and on the other never. */
gboolean rio_relations_is_optional(const RioRelations *relations, RioSide side, guint32 i);
gboolean rio_relations_is_repeated(const RioRelations *relations, RioSide side, guint32 i);

/* By step, those that always come after it; those that it waits for. */
RioPairs *rio_relations_later(const RioRelations *relations, RioSide side, RioArena *arena);
RioPairs *rio_relations_awaited(const RioRelations *relations, RioSide side, RioArena *arena);
