/*
 * cover.h: many pairs told by few sentences
 *
 * Where a step was moved past five others, five pairs stand the other way round, and nobody wants
 * five sentences.  So the pairs that differ in one way are told by blocks: some steps against some
 * others, each with each; or some steps, each against each of them.
 *
 *     (x,1) (x,2) (y,1) (y,2)     x, y against 1, 2
 *     (1,2) (1,3) (2,3)           1, 2, 3 against each other
 *
 * To find the fewest blocks is hard (bicliques: Orlin 1977), and not needed: the largest that the
 * step with the most pairs leads to is taken, until no pair is left.
 */
#pragma once

#include "base/bits.h"

/*
 * Pairs of 0 … n-1: j is in pairs[i]; where it does not matter which comes first, i in pairs[j]
 * too.
 */
typedef struct {
	guint32 n;
	RioBits **pairs;
} RioPairs;

/* Without pairs, in @arena. */
RioPairs *rio_pairs_new(RioArena *arena, guint32 n);

static inline gboolean
rio_pairs_have(const RioPairs *pairs, guint32 i, guint32 j)
{
	return rio_bits_has(pairs->pairs[i], j);
}

/*
 * Takes the next block out of @pairs; FALSE if none are left.  All that is in @steps is paired with
 * all in @others, or each two of @steps with each other: then @others is empty.
 * @cliques: whether that may be.
 */
gboolean rio_pairs_take(RioPairs *pairs, gboolean cliques, RioBits *steps, RioBits *others);
