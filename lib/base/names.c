#include "base/names.h"

#include <string.h>

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

/* FNV-1a, with its high bits folded down because the table takes the low ones. */
static guint32
hash_of(const char *text, gsize length)
{
	guint32 hash = 2166136261u;

	for (gsize i = 0; i < length; i++)
		hash = (hash ^ (guchar)text[i]) * 16777619u;
	return hash ^ hash >> 15;
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

static void
grow(RioNames *names, guint32 count)
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
		grow(names, (names->mask + 1) * 2);
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

/* A stored table is a head, the names, the slots, and the texts, each with a NUL. */
typedef struct {
	guint32 count;
	guint32 mask;
} StoredHead;

typedef struct {
	/* Among the texts. */
	guint32 start;
	guint32 length;
	guint32 hash;
} StoredName;

void
rio_names_store(const RioNames *names, GByteArray *out)
{
	StoredHead head = {names->known->len, names->mask};
	guint32 start = 0;

	g_byte_array_append(out, (const guint8 *)&head, sizeof head);
	for (guint32 i = 0; i < head.count; i++) {
		const Name *name = name_of(names, i);
		StoredName stored = {start, name->length, name->hash};

		g_byte_array_append(out, (const guint8 *)&stored, sizeof stored);
		start += name->length + 1;
	}
	g_byte_array_append(out, (const guint8 *)names->slots,
			    (guint)((head.mask + 1) * sizeof *names->slots));
	for (guint32 i = 0; i < head.count; i++)
		g_byte_array_append(out, (const guint8 *)name_of(names, i)->text,
				    name_of(names, i)->length + 1);
}

void
rio_names_restore(RioNames *names, const guint8 *stored)
{
	const guint8 *slots;
	const char *texts;
	StoredHead head;

	g_assert(names->known->len == 0);
	memcpy(&head, stored, sizeof head);
	stored += sizeof head;
	slots = stored + head.count * sizeof(StoredName);
	texts = (const char *)slots + (head.mask + 1) * sizeof *names->slots;

	g_array_set_size(names->known, head.count);
	for (guint32 i = 0; i < head.count; i++) {
		StoredName name;

		memcpy(&name, stored + i * sizeof name, sizeof name);
		g_array_index(names->known, Name, i) = (Name){
			.text = texts + name.start, .length = name.length, .hash = name.hash};
	}
	g_free(names->slots);
	names->slots = g_memdup2(slots, (head.mask + 1) * sizeof *names->slots);
	names->mask = head.mask;
}
