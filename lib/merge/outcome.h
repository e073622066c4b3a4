/*
 * outcome.h: what would follow from an answer
 *
 * The service settled once more with one decision more, though not written down: what would be in
 * it, where, and who would do it.  Costs as much as settling the proposal did; little if all that
 * is decided is who does a step.
 */
#pragma once

#include "merge/agenda.h"

typedef struct {
	const RioProposal *proposal;
	const RioSettlement *settlement;
	RioSettlement *own;   /* the same; NULL: it is the proposal's */
	RioPlacing *placings; /* by vertex of the settlement's draft; without a place: not in it */
} RioOutcome;

/* NULL: nothing, as far as can be told: names, correspondences (to be matched anew), cores. */
RioOutcome *rio_outcome_new(const RioProposal *proposal, const RioPoint *point,
			    const RioAnswer *answer);
void rio_outcome_free(RioOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioOutcome, rio_outcome_free)

/* The nearest node before it that the proposal has already, or RIO_NONE. */
guint32 rio_outcome_before(const RioOutcome *outcome, guint32 node);
