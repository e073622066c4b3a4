/*
 * prune.h: joins that are better undone
 *
 * Two reasons.  Order: if A comes before B here and B before A there, joining both would make a
 * circle that nobody drew.  Cost: a step that is the same work in quite other places needs a
 * variation gateway before it and one after it, which is more than the step that joining saves.
 * What is undone stays a correspondence: the same work in two places.
 */
#pragma once

#include "merge/alignment.h"

void rio_prune(RioAlignment *alignment);
