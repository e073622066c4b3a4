/*
 * compare.h: the order that qsort(), bsearch() and g_array_sort() ask for
 */
#pragma once

#include <glib.h>

/* Of numbers (guint32), or of what begins with one: the smallest first. */
static inline int
rio_compare_numbers(gconstpointer a, gconstpointer b)
{
	guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;

	return one < other ? -1 : one > other;
}
