/*
 * roles.h: who does the work: which participants and lanes are one
 *
 * A pool with a process goes with its process.  Of outside pools, and of lanes in lane sets that
 * are one, those go together that have one name, then one in other words, then those with the same
 * messages or the same work.
 */
#pragma once

#include "merge/alignment.h"

/* After processes and flow nodes have their groups. */
void rio_roles_group(RioAlignment *alignment);
