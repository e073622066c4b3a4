/*
 * compare.h: the order that qsort(), bsearch() and g_array_sort() ask for
 *
 *     return RIO_ORDER(y->weight, x->weight) ?: RIO_ORDER(x->node, y->node);
 *
 * puts the heaviest first, of the equally heavy the first.
 */
#pragma once

#include <glib.h>

/* Below, at or above 0 as the number @a is below, at or above @b.  Looks at both twice. */
#define RIO_ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* Of numbers (guint32), or of what begins with one: the smallest first. */
static inline int
rio_compare_numbers(gconstpointer a, gconstpointer b)
{
	guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;

	return RIO_ORDER(one, other);
}
