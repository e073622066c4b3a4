/*
 * arena.h: memory for things that die together
 *
 * A model is built once, read often and freed at once, so all that is in it
 * comes from one arena: to allocate is to move a pointer, to free is to walk a
 * few blocks, and nothing inside is ever freed alone.
 *
 * One thread fills an arena.  Once filled, any thread may read it.
 */
#pragma once

#include <glib.h>

typedef struct _RioArena RioArena;

RioArena *rio_arena_new(void);
void rio_arena_free(RioArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioArena, rio_arena_free)

/* Zeroed, and aligned for any type.  Never NULL: GLib aborts when memory ends. */
gpointer rio_arena_alloc(RioArena *arena, gsize size);

/* The same for @count things of @size bytes each. */
gpointer rio_arena_array(RioArena *arena, gsize count, gsize size);

/* A copy of @count things of @size bytes each. */
gpointer rio_arena_copy(RioArena *arena, gconstpointer things, gsize count, gsize size);

/* Copies @length bytes of @text, which may lack a NUL, and adds one. */
const char *rio_arena_text(RioArena *arena, const char *text, gsize length);

/* Bytes the arena holds, used or not. */
gsize rio_arena_size(const RioArena *arena);

#define rio_arena_new_of(arena, Type) ((Type *)rio_arena_alloc(arena, sizeof(Type)))
#define rio_arena_new_many(arena, Type, count) ((Type *)rio_arena_array(arena, count, sizeof(Type)))
