/*
 * chance.h: random choices
 */
#pragma once

#include <glib.h>

/* A number from 0 on. */
static inline guint
below(GRand *random, gsize n)
{
	return (guint)g_rand_int_range(random, 0, (gint32)n);
}

static inline gboolean
chance(GRand *random, guint percent)
{
	return below(random, 100) < percent;
}
