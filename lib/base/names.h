/*
 * names.h: each text once, as a small number
 *
 * Attribute names, namespaces and ids come again and again.  Interned, each
 * stands once in the arena, two of them are equal when their numbers (or their
 * pointers) are, and a number indexes an array of what is known of the name.
 * Numbers count up from 0 in the order of first sight, so they are the same in
 * every run.
 */
#pragma once

#include "base/arena.h"

#define RIO_NAME_NONE G_MAXUINT32

typedef struct _RioNames RioNames;

/* The texts live in @arena, which must live as long; the table does not. */
RioNames *rio_names_new(RioArena *arena);
void rio_names_free(RioNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioNames, rio_names_free)

/* The number of these @length bytes, which may lack a NUL: the old one, or a new one. */
guint32 rio_names_intern(RioNames *names, const char *text, gsize length);

/* The number, or RIO_NAME_NONE if the text was never interned. */
guint32 rio_names_find(const RioNames *names, const char *text, gsize length);

/* The text of a number, with a NUL; it lives as long as the arena. */
const char *rio_names_text(const RioNames *names, guint32 name);

guint32 rio_names_count(const RioNames *names);
