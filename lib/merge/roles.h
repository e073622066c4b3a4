/*
 * roles.h: who does the work: which participants and lanes are one
 *
 * A pool with a process goes with its process.  Outside pools go together that have one name, then
 * one in other words, then the same messages.  Of lanes in lane sets that are one, those go
 * together that have one name, then those likest in their names and their work, if that is enough:
 * a step in common makes no role of two.
 */
#pragma once

#include "merge/alignment.h"

/* After processes and flow nodes have their groups. */
void rio_roles_group(RioAlignment *alignment);
