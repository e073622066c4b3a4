/*
 * nodes.h: which flow nodes become one
 *
 *     what runs at the same time → context by context, from the outside in: the correspondences
 *     that may be joined
 */
#pragma once

#include "merge/alignment.h"

/* After processes have their groups. */
void rio_nodes_group(RioAlignment *alignment);
