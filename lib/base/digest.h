/*
 * digest.h: names made of what a thing is
 *
 * The ids that riordino makes are hashes of content: the same thing gets the
 * same id in every run, whatever else is there.
 *
 *     g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
 *
 *     rio_digest_text(sum, comune);
 *     rio_digest_text(sum, id);
 *     name = rio_digest_id(sum);
 */
#pragma once

#include <glib.h>

/* Adds @text and an end mark, so that "ab", "c" is not "a", "bc".  NULL is not "". */
void rio_digest_text(GChecksum *sum, const char *text);

void rio_digest_number(GChecksum *sum, guint64 number);

/* 12 hexadecimal digits; the sum is closed then.  To be freed. */
char *rio_digest_id(GChecksum *sum);
