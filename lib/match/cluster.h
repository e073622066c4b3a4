/*
 * cluster.h: what many say in twos, settled for all
 *
 * Between each two models there are ties, with the odds that both ends are the same work.  A with
 * B and B with C does not make A with C, and where it should it may not be seen; so nodes are
 * grouped by what all of a group say of all of another:
 *
 *     A: Verifica -- 2.1 -- B: Controllo          A and B join first; then C's node joins both
 *               \            |                    by the mean of -0.3 and 3.0
 *              -0.3         3.0
 *                 \          |
 *                  C: Esame formale
 *
 * The surest two groups are joined first, as long as their mean odds are for it and they share no
 * model.  This is greedy additive edge contraction (Keuper et al., 2015) with means for sums: sums
 * let large groups swallow what no member is like.
 */
#pragma once

#include <glib.h>

/* Odds of ties that somebody settled: the same work whatever else, and never. */
#define RIO_TIE_ALWAYS 1e6f
#define RIO_TIE_NEVER (-1e9f)

typedef struct {
	guint32 a, b; /* items, a < b; each two once */
	float odds;
} RioTie;

/*
 * Writes the number of its group to group_of[item], counted from 0 by the first item of each, and
 * returns how many there are.  Of one group there is at most one item of each model, unless ties
 * of RIO_TIE_ALWAYS say so; where one of RIO_TIE_NEVER speaks against that, the earlier tie holds.
 * @ties: by a, then b.
 */
guint32 rio_cluster(guint32 n_items, const guint32 *model_of, guint32 n_models, const RioTie *ties,
		    guint32 n_ties, guint32 *group_of);
