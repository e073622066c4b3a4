/*
 * crowd.h: what third models say of two nodes
 *
 * If A's step is C's, and B's step is the same one of C's, A's and B's are likely the same; if they
 * are two different ones of C's, they are likely not.
 *
 *     A: Istruttoria  . . ? . .  B: Esame della pratica
 *              \                    /
 *            0.9 \                / 0.8
 *                 C: Istruttoria della pratica
 *
 * This is heard once, after all pairs have been weighed: what comes of it does not go round.
 */
#pragma once

#include "match/cluster.h"

/*
 * Weighs the odds of @ties anew, by what the others say.  @ties: by a, then b.  Each two items
 * that share many partners cost as much as they have partners.
 */
void rio_crowd_hear(guint32 n_items, const guint32 *model_of, RioTie *ties, guint32 n_ties,
		    guint jobs);
