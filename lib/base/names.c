#include "base/names.h"

#include <string.h>

#include "base/mix.h"

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

/* Eight bytes at a time: a whole lexicon is hashed when the library is first used. */
static guint32
hash_of(const char *text, gsize length)
{
	guint64 hash = length, word = 0;

	for (; length > sizeof word; text += sizeof word, length -= sizeof word) {
		memcpy(&word, text, sizeof word);
		hash = rio_mix(hash ^ word);
	}
	word = 0;
	memcpy(&word, text, length);
	return (guint32)rio_mix(hash ^ word);
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
	guint32 hash = hash_of(text, length);
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
	return names->slots[slot_of(names, text, length, hash_of(text, length))] - 1;
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

/*
 * A stored table is a head, the lengths of the texts, and the texts, each with a NUL.  What is soon
 * made of these is not stored: it would be a third of what the library weighs.
 */
typedef struct {
	guint32 count;
	guint32 n_slots;
} StoredHead;

void
rio_names_store(const RioNames *names, GByteArray *out)
{
	StoredHead head = {names->known->len, names->mask + 1};

	g_byte_array_append(out, (const guint8 *)&head, sizeof head);
	for (guint32 i = 0; i < head.count; i++) {
		guint16 length = (guint16)name_of(names, i)->length;

		g_assert(length == name_of(names, i)->length);
		g_byte_array_append(out, (const guint8 *)&length, sizeof length);
	}
	for (guint32 i = 0; i < head.count; i++)
		g_byte_array_append(out, (const guint8 *)name_of(names, i)->text,
				    name_of(names, i)->length + 1);
}

void
rio_names_restore(RioNames *names, const guint8 *stored)
{
	const char *text;
	StoredHead head;

	g_assert(names->known->len == 0);
	memcpy(&head, stored, sizeof head);
	stored += sizeof head;
	text = (const char *)stored + head.count * sizeof(guint16);

	g_array_set_size(names->known, head.count);
	for (guint32 i = 0; i < head.count; i++) {
		guint16 length;

		memcpy(&length, stored + i * sizeof length, sizeof length);
		g_array_index(names->known, Name, i) = (Name){
			.text = text,
			.length = length,
			.hash = hash_of(text, length),
		};
		text += length + 1;
	}
	fill_slots(names, head.n_slots);
}
