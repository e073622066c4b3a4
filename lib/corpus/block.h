/*
 * block.h: blocks that are the same, but for a step
 *
 * Blocks of one canonical code are the same.  Two larger ones that split and join alike count as
 * the same too if they do the same works but for one, or the same in another arrangement:
 *
 *     X( Accogliere > Firmare | Respingere )    X( Accogliere > Firmare > Protocollare | Respingere
 * )
 *
 * The first that is met stands for all that are so near to it, and they only count as near: what
 * is near to each of them may be far from it.
 */
#pragma once

#include "flow/fragment.h"

typedef struct _RioBlocks RioBlocks;

RioBlocks *rio_blocks_new(void);
void rio_blocks_free(RioBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioBlocks, rio_blocks_free)

/* A block to be told from others. */
typedef struct {
	RioCode code;
	guint64 shape;	      /* how it splits and joins */
	const guint32 *works; /* what is done in it, in any order */
	guint32 n_works;
} RioBlock;

/*
 * The number of the block, old or new, counted from 0.  @exact: whether it is the same as the one
 * that the number was given for, and not only near to it.  O(n) in its works, expected.
 */
guint32 rio_blocks_number(RioBlocks *blocks, const RioBlock *block, gboolean *exact);

guint32 rio_blocks_count(const RioBlocks *blocks);
