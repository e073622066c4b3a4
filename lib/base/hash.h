/*
 * hash.h: hashes that nobody can foresee
 *
 * For a hash that is known, a hundred thousand ids that all have the same one are made in seconds,
 * and a table that holds them is searched from end to end each time.  So these hashes depend on a
 * number that each process draws for itself.  They serve to find things: no order, and nothing
 * that is told, may come of them.
 */
#pragma once

#include <glib.h>

/* Goes on from @hash, 0 at first. */
guint32 rio_hash_bytes(guint32 hash, gconstpointer bytes, gsize length);

/* Of a text; a #GHashFunc, beside g_str_equal(). */
guint rio_hash_text(gconstpointer text);
