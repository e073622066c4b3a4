/*
 * flood.h: what speaks for two nodes being the same work, and how much
 *
 * Each kind of evidence is a number from 0 to 1; the weights of what two nodes are to each other
 * make odds of them.  The names, and what else can be seen of two nodes, come first; then the
 * flow, in rounds: what comes before and after two steps, whether they stand as others do that
 * are the same, and whether others want one of them more.
 */
#pragma once

#include "match/pair.h"
#include "match/weights.h"

typedef struct _RioFlood {
	RioPair *pair;
	const RioAlike *roles;
	const gboolean *settled_a; /* by node of a: known to have its partner */
	/* By candidate. */
	RioCase *cases;
	float (*evidence)[RIO_N_EVIDENCES];
	float *shares; /* how likely they are partners, if each has one at most */
	float *grid;   /* the same by node of a, then of b; 0 for what is no candidate; NULL: too
			  many */
} RioFlood;

/* What two nodes are to each other; RIO_CASE_NONE: they cannot be the same. */
RioCase rio_flood_case(const RioProfileNode *a, const RioProfileNode *b);

/* Fills what stands by candidate: the caller frees it.  Sets the odds of the pair's candidates. */
void rio_flood_start(RioFlood *flood);

/* Leaves the candidates that are worth to be looked at in the flow. */
void rio_flood_thin(RioFlood *flood);

/* Goes round once. */
void rio_flood_hear(RioFlood *flood);
