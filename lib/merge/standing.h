/*
 * standing.h: gateways that are one for where they stand
 *
 * Most gateways have no name, and a match has little to tell them by.  Two are one all the same
 *
 *   - if they choose right after the same step, lead on to the same step by one way at least, and
 *     are not asked different questions;
 *   - if they open (close) parallel blocks of as many ways, and the same work is on all of these,
 *     or on all but one.
 *
 *     Brenta   A --> <X> --> B            Pieve    A --> <X> --> B
 *                     \----> C                      \----> D
 */
#pragma once

#include "match/match.h"
#include "merge/contexts.h"

/* Of each two gateways or more that are one: a GArray of RioMember, by model, one of each. */
GPtrArray *rio_standing_find(const RioMatch *match, RioContexts *const *contexts);
