#include "base/names.h"

#include <string.h>

#include "base/hash.h"

#define FIRST_SLOTS 64

typedef struct {
	const char *text;
	guint32 length;
	guint32 hash;
} Name;

/* Slots hold the number of a name plus one, 0 where free; at most half are taken. */
struct _RioNames {
	RioArena *arena;
	GArray *known;
	guint32 *slots;
	guint32 mask;
};

RioNames *
rio_names_new(RioArena *arena)
{
	RioNames *names = g_new0(RioNames, 1);

	names->arena = arena;
	names->known = g_array_new(FALSE, FALSE, sizeof(Name));
	names->slots = g_new0(guint32, FIRST_SLOTS);
	names->mask = FIRST_SLOTS - 1;
	return names;
}

void
rio_names_free(RioNames *names)
{
	if (!names)
		return;
	g_array_unref(names->known);
	g_free(names->slots);
	g_free(names);
}

static const Name *
name_of(const RioNames *names, guint32 name)
{
	return &g_array_index(names->known, Name, name);
}

/* The slot where the text is, or the free one where it would be. */
static guint32
slot_of(const RioNames *names, const char *text, gsize length, guint32 hash)
{
	guint32 slot = hash & names->mask;

	for (; names->slots[slot] != 0; slot = (slot + 1) & names->mask) {
		const Name *name = name_of(names, names->slots[slot] - 1);

		if (name->hash == hash && name->length == length &&
		    memcmp(name->text, text, length) == 0)
			break;
	}
	return slot;
}

/* An empty table of @count slots gets all names that are known. */
static void
fill_slots(RioNames *names, guint32 count)
{
	g_free(names->slots);
	names->slots = g_new0(guint32, count);
	names->mask = count - 1;
	for (guint32 i = 0; i < names->known->len; i++) {
		guint32 slot = name_of(names, i)->hash & names->mask;

		while (names->slots[slot] != 0)
			slot = (slot + 1) & names->mask;
		names->slots[slot] = i + 1;
	}
}

/* Puts a text that is not there into its free slot. */
static guint32
add(RioNames *names, const Name *name, guint32 slot)
{
	g_assert(names->known->len < G_MAXINT32);
	g_array_append_vals(names->known, name, 1);
	names->slots[slot] = names->known->len;
	if (names->known->len > names->mask / 2)
		fill_slots(names, (names->mask + 1) * 2);
	return names->known->len - 1;
}

guint32
rio_names_intern(RioNames *names, const char *text, gsize length)
{
	guint32 hash = rio_hash_bytes(0, text, length);
	guint32 slot = slot_of(names, text, length, hash);
	Name name = {.length = length, .hash = hash};

	if (names->slots[slot] != 0)
		return names->slots[slot] - 1;

	g_assert(length <= G_MAXUINT32);
	name.text = rio_arena_text(names->arena, text, length);
	return add(names, &name, slot);
}

guint32
rio_names_find(const RioNames *names, const char *text, gsize length)
{
	/* A free slot holds 0, and 0 - 1 is RIO_NAME_NONE. */
	return names->slots[slot_of(names, text, length, rio_hash_bytes(0, text, length))] - 1;
}

const char *
rio_names_text(const RioNames *names, guint32 name)
{
	g_assert(name < names->known->len);
	return name_of(names, name)->text;
}

guint32
rio_names_count(const RioNames *names)
{
	return names->known->len;
}
