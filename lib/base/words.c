#include "base/words.h"

#include <gio/gio.h>
#include <string.h>

#include "words-resource.h"

/*
 * A compiled catalogue (.mo): a header of 32-bit numbers, little-endian as
 * msgfmt writes them everywhere, then two tables of (length, offset), one of
 * msgids in strcmp() order and one of their translations.  A msgid with a
 * plural is both its forms with a NUL between, and so is its translation.
 * (GNU gettext manual, "The Format of GNU MO Files".)
 */
#define MAGIC 0x950412deU
#define HEADER_SIZE 28
#define ENTRY_SIZE 8

typedef struct {
	const guchar *bytes;
	gsize size;
	guint32 count;
	guint32 msgids;
	guint32 translations;
} Catalogue;

static guint32
number_at(const Catalogue *catalogue, gsize offset)
{
	guint32 number;

	memcpy(&number, catalogue->bytes + offset, sizeof number);
	return GUINT32_FROM_LE(number);
}

static gboolean
table_fits(const Catalogue *catalogue, guint32 table)
{
	return table <= catalogue->size &&
	       catalogue->count <= (catalogue->size - table) / ENTRY_SIZE;
}

static gboolean
open_catalogue(Catalogue *catalogue, gconstpointer bytes, gsize size)
{
	*catalogue = (Catalogue){.bytes = bytes, .size = size};
	if (size < HEADER_SIZE || number_at(catalogue, 0) != MAGIC)
		return FALSE;

	catalogue->count = number_at(catalogue, 8);
	catalogue->msgids = number_at(catalogue, 12);
	catalogue->translations = number_at(catalogue, 16);
	return table_fits(catalogue, catalogue->msgids) &&
	       table_fits(catalogue, catalogue->translations);
}

/* The text of one entry with its length, or NULL if it is not inside the catalogue. */
static const char *
entry_text(const Catalogue *catalogue, guint32 table, guint32 entry, gsize *length)
{
	gsize place = table + (gsize)entry * ENTRY_SIZE;
	guint32 offset = number_at(catalogue, place + 4);

	*length = number_at(catalogue, place);
	if (offset >= catalogue->size || *length >= catalogue->size - offset ||
	    catalogue->bytes[offset + *length] != '\0')
		return NULL;
	return (const char *)catalogue->bytes + offset;
}

static const char *
find_translation(const Catalogue *catalogue, const char *msgid, gsize *length)
{
	guint32 low = 0, high = catalogue->count;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;
		const char *found = entry_text(catalogue, catalogue->msgids, middle, length);
		int order = found ? strcmp(msgid, found) : 0;

		if (!found)
			return NULL;
		if (order == 0)
			return entry_text(catalogue, catalogue->translations, middle, length);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static const Catalogue *
italian(void)
{
	static Catalogue catalogue;
	static gsize ready;

	if (g_once_init_enter(&ready)) {
		g_autoptr(GBytes) bytes = NULL;
		gconstpointer start;
		gsize size;

		words_register_resource();
		bytes = g_resource_lookup_data(words_get_resource(), "/riordino/it.mo",
					       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
		/* They lie in the library's image, and so outlive the GBytes. */
		start = g_bytes_get_data(bytes, &size);
		if (!open_catalogue(&catalogue, start, size))
			g_assert_not_reached();
		g_once_init_leave(&ready, 1);
	}
	return &catalogue;
}

const char *
rio_words(RioLanguage language, const char *english)
{
	const char *translation;
	gsize length;

	/* The empty msgid is the catalogue's own header. */
	if (language != RIO_LANGUAGE_IT || english[0] == '\0')
		return english;

	translation = find_translation(italian(), english, &length);
	return translation && length > 0 ? translation : english;
}

const char *
rio_words_n(RioLanguage language, const char *one, const char *many, gulong n)
{
	const char *english = n == 1 ? one : many, *translation;
	gsize length, first;

	if (language != RIO_LANGUAGE_IT)
		return english;

	translation = find_translation(italian(), one, &length);
	if (!translation || length == 0)
		return english;
	/* Italian counts as English does: one form for 1, one for all else. */
	first = strlen(translation);
	if (n == 1 || first >= length)
		return translation;
	return translation + first + 1;
}

gboolean
rio_language_parse(const char *code, RioLanguage *language)
{
	if (g_str_equal(code, "it"))
		*language = RIO_LANGUAGE_IT;
	else if (g_str_equal(code, "en"))
		*language = RIO_LANGUAGE_EN;
	else
		return FALSE;
	return TRUE;
}

RioLanguage
rio_language_from_locale(void)
{
	const char *const *names = g_get_language_names_with_category("LC_MESSAGES");

	/* Most wanted first; "C" ends the list, and stands for English. */
	for (gsize i = 0; names[i]; i++) {
		RioLanguage language;

		if (rio_language_parse(names[i], &language))
			return language;
	}
	return RIO_LANGUAGE_EN;
}
