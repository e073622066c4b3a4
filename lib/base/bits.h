/*
 * bits.h: sets of small numbers
 *
 * A set over 0 … n-1 as one bit each: which Comuni a flow belongs to, which
 * nodes a walk has seen.  The sets that meet in one call are over the same n.
 *
 *     rio_bits_foreach (bits, i)
 *             visit(i);
 */
#pragma once

#include "base/arena.h"

typedef struct {
	guint32 n;
	guint64 words[];
} RioBits;

/* Empty, of 0 … @n-1. */
RioBits *rio_bits_new(guint32 n);
/* The same inside @arena; such a set is not freed. */
RioBits *rio_bits_new_in(RioArena *arena, guint32 n);
RioBits *rio_bits_copy(const RioBits *bits);
RioBits *rio_bits_copy_in(RioArena *arena, const RioBits *bits);
void rio_bits_free(RioBits *bits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioBits, rio_bits_free)

static inline gboolean
rio_bits_has(const RioBits *bits, guint32 i)
{
	return bits->words[i / 64] >> i % 64 & 1;
}

static inline void
rio_bits_add(RioBits *bits, guint32 i)
{
	bits->words[i / 64] |= G_GUINT64_CONSTANT(1) << i % 64;
}

static inline void
rio_bits_remove(RioBits *bits, guint32 i)
{
	bits->words[i / 64] &= ~(G_GUINT64_CONSTANT(1) << i % 64);
}

void rio_bits_clear(RioBits *bits);
void rio_bits_fill(RioBits *bits);

/* @to takes all of (leaves only what is in, loses what is in) @from; whether that changed it. */
gboolean rio_bits_unite(RioBits *to, const RioBits *from);
gboolean rio_bits_intersect(RioBits *to, const RioBits *from);
gboolean rio_bits_subtract(RioBits *to, const RioBits *from);

gboolean rio_bits_equal(const RioBits *a, const RioBits *b);
/* Whether all of @a is in @b. */
gboolean rio_bits_within(const RioBits *a, const RioBits *b);
/* Whether @a and @b share a member. */
gboolean rio_bits_meet(const RioBits *a, const RioBits *b);
gboolean rio_bits_empty(const RioBits *bits);
guint32 rio_bits_count(const RioBits *bits);

/* The first member from @i on, or n where there is none. */
guint32 rio_bits_next(const RioBits *bits, guint32 i);

#define rio_bits_foreach(bits, i)                                                                  \
	for (guint32 i = rio_bits_next(bits, 0); i < (bits)->n; i = rio_bits_next(bits, i + 1))
