/*
 * align.h: how the elements of the models find their groups
 *
 *     processes → flow nodes → what costs more than it saves is parted → lanes and pools
 *     → (the weaving joins sequence flows) → artifacts, messages, all the rest
 */
#pragma once

#include "merge/alignment.h"

/*
 * Groups all but sequence flows, which the weaving joins, and what follows from them.  @apart: by
 * key, how far processes and subprocesses are kept apart; @unsound: which are not sound by
 * themselves.  Both must live as long.
 */
RioAlignment *rio_align(const RioMatch *match, GHashTable *apart, GHashTable *unsound);

/* Groups what may point to sequence flows: artifacts, associations, message flows. */
void rio_align_rest(RioAlignment *alignment);
