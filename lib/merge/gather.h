/*
 * gather.h: gateways that only gather what goes on to one step
 *
 *     Brenta   A --> <X> --> C            Pieve    D --> <X> --> C
 *              B ---/                              E ---/
 *
 * An exclusive gateway with one way out asks nothing: it stands for all that comes before the step
 * it leads to.  Where that step is one, so are the gateways, whether the match speaks of them or
 * not, and the others who come to the step come by them.
 */
#pragma once

#include "merge/alignment.h"

/* The group of the step that the group gathers for, in all its models; RIO_NONE: it is no such. */
guint32 rio_gather_target(const RioAlignment *alignment, guint32 group);

/* Joins the groups that gather for the same step and have no model in common. */
void rio_gather(RioAlignment *alignment);
