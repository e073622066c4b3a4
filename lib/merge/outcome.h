/*
 * outcome.h: what would follow from an answer
 *
 * The proposal made once more with one decision more, by the same steps, so that what is said of
 * one answer is what a merge with that decision says.  Costs as much as the proposal did.
 */
#pragma once

#include "merge/agenda.h"

/*
 * Without an agenda, and not written down.  NULL: nothing, as far as can be told: names,
 * correspondences (to be matched anew), cores.
 */
RioProposal *rio_outcome_new(const RioProposal *proposal, const RioPoint *point,
			     const RioAnswer *answer);

/* The nearest node before it in the outcome that the proposal has already, or RIO_NONE. */
guint32 rio_outcome_before(const RioProposal *proposal, const RioProposal *outcome, guint32 node);
