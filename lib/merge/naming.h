/*
 * naming.h: which member says best what a group is
 *
 * The merged element takes name, kind and content from one member.  A pool that shows what goes on
 * in it comes before a closed one, and what has a name before what has none; of flow nodes then the
 * name that reads best: not in capitals throughout, with the fewest abbreviations, shared by most.
 * Ties go to the first, so that one Comune's manner runs through.
 */
#pragma once

#include "merge/alignment.h"

/* The number of the member. */
guint32 rio_naming_best(const RioAlignment *alignment, const RioGroup *group);
