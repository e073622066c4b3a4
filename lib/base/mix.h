/*
 * mix.h: a number that looks like chance, and is the same each time
 */
#pragma once

#include <glib.h>
#include <string.h>

/* The finalizer of splitmix64 (G. Steele, D. Lea, C. Flood, 2014): a bijection. */
static inline guint64
rio_mix(guint64 x)
{
	x = (x ^ x >> 30) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
	return x ^ x >> 31;
}

/* Of bytes, eight at a time; goes on from @hash, 0 at first. */
static inline guint32
rio_mix_bytes(guint64 hash, const char *bytes, gsize length)
{
	guint64 word = 0;

	hash ^= length;
	for (; length > sizeof word; bytes += sizeof word, length -= sizeof word) {
		memcpy(&word, bytes, sizeof word);
		hash = rio_mix(hash ^ word);
	}
	word = 0;
	memcpy(&word, bytes, length);
	return (guint32)rio_mix(hash ^ word);
}
