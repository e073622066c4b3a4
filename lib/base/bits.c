#include "base/bits.h"

#include <string.h>

static gsize
words_for(guint32 n)
{
	return ((gsize)n + 63) / 64;
}

static gsize
size_for(guint32 n)
{
	return sizeof(RioBits) + words_for(n) * sizeof(guint64);
}

RioBits *
rio_bits_new(guint32 n)
{
	RioBits *bits = g_malloc0(size_for(n));

	bits->n = n;
	return bits;
}

RioBits *
rio_bits_new_in(RioArena *arena, guint32 n)
{
	RioBits *bits = rio_arena_alloc(arena, size_for(n));

	bits->n = n;
	return bits;
}

RioBits *
rio_bits_copy(const RioBits *bits)
{
	return g_memdup2(bits, size_for(bits->n));
}

RioBits *
rio_bits_copy_in(RioArena *arena, const RioBits *bits)
{
	return rio_arena_copy(arena, bits, 1, size_for(bits->n));
}

void
rio_bits_free(RioBits *bits)
{
	g_free(bits);
}

void
rio_bits_clear(RioBits *bits)
{
	memset(bits->words, 0, words_for(bits->n) * sizeof *bits->words);
}

/* The bits beyond n stay 0 always: counting and comparing rely on it. */
void
rio_bits_fill(RioBits *bits)
{
	memset(bits->words, 0xff, words_for(bits->n) * sizeof *bits->words);
	if (bits->n % 64 != 0)
		bits->words[bits->n / 64] = (G_GUINT64_CONSTANT(1) << bits->n % 64) - 1;
}

gboolean
rio_bits_unite(RioBits *to, const RioBits *from)
{
	guint64 news = 0;

	g_assert(to->n == from->n);
	for (gsize i = 0; i < words_for(to->n); i++) {
		news |= from->words[i] & ~to->words[i];
		to->words[i] |= from->words[i];
	}
	return news != 0;
}

gboolean
rio_bits_intersect(RioBits *to, const RioBits *from)
{
	guint64 lost = 0;

	g_assert(to->n == from->n);
	for (gsize i = 0; i < words_for(to->n); i++) {
		lost |= to->words[i] & ~from->words[i];
		to->words[i] &= from->words[i];
	}
	return lost != 0;
}

gboolean
rio_bits_subtract(RioBits *to, const RioBits *from)
{
	guint64 lost = 0;

	g_assert(to->n == from->n);
	for (gsize i = 0; i < words_for(to->n); i++) {
		lost |= to->words[i] & from->words[i];
		to->words[i] &= ~from->words[i];
	}
	return lost != 0;
}

gboolean
rio_bits_equal(const RioBits *a, const RioBits *b)
{
	g_assert(a->n == b->n);
	return memcmp(a->words, b->words, words_for(a->n) * sizeof *a->words) == 0;
}

gboolean
rio_bits_within(const RioBits *a, const RioBits *b)
{
	guint64 outside = 0;

	g_assert(a->n == b->n);
	for (gsize i = 0; i < words_for(a->n); i++)
		outside |= a->words[i] & ~b->words[i];
	return outside == 0;
}

gboolean
rio_bits_meet(const RioBits *a, const RioBits *b)
{
	guint64 common = 0;

	g_assert(a->n == b->n);
	for (gsize i = 0; i < words_for(a->n); i++)
		common |= a->words[i] & b->words[i];
	return common != 0;
}

gboolean
rio_bits_empty(const RioBits *bits)
{
	return rio_bits_next(bits, 0) == bits->n;
}

guint32
rio_bits_count(const RioBits *bits)
{
	guint32 count = 0;

	for (gsize i = 0; i < words_for(bits->n); i++)
		count += (guint32)__builtin_popcountll(bits->words[i]);
	return count;
}

guint32
rio_bits_next(const RioBits *bits, guint32 i)
{
	gsize word = i / 64;
	guint64 rest;

	if (i >= bits->n)
		return bits->n;

	rest = bits->words[word] & G_MAXUINT64 << i % 64;
	while (rest == 0) {
		if (++word == words_for(bits->n))
			return bits->n;
		rest = bits->words[word];
	}
	return (guint32)(word * 64) + (guint32)__builtin_ctzll(rest);
}
