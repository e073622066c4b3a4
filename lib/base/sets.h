/*
 * sets.h: disjoint sets
 *
 * Numbers 0 … n-1, each alone at first; sets are joined and never parted again.
 * Finding takes nearly constant time (Tarjan 1975: union by size, path halving).
 */
#pragma once

#include <glib.h>

typedef struct _RioSets RioSets;

RioSets *rio_sets_new(guint32 n);
void rio_sets_free(RioSets *sets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioSets, rio_sets_free)

/* The member that stands for the set of @i. */
guint32 rio_sets_find(RioSets *sets, guint32 i);

/* Joins the sets of @a and @b; FALSE if they were one already. */
gboolean rio_sets_join(RioSets *sets, guint32 a, guint32 b);

/* How many members the set of @i has. */
guint32 rio_sets_size(RioSets *sets, guint32 i);

/*
 * Numbers the sets from 0 by their smallest members, and writes to set_of[i]
 * the number of the set of i, whatever was joined in which order.  Returns how
 * many sets there are.
 */
guint32 rio_sets_number(RioSets *sets, guint32 *set_of);
