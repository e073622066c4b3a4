#include "label/lexicon-inside.h"

#include <string.h>

/*
 * To read the texts of a language means to take every expression apart and to stem each word, forty
 * milliseconds that every run of the program would pay for.  The build does it once
 * (lexicon-compile.c), and what comes of it is stored as blocks, each a length and bytes, always in
 * the order of rio_lexicon_store().  Nobody else reads or writes it: it holds numbers as this
 * machine does.
 */

typedef struct {
	const guint8 *at;
	const guint8 *end;
} Cursor;

static void
put_block(GByteArray *out, gconstpointer bytes, gsize size)
{
	guint32 length = (guint32)size;

	g_byte_array_append(out, (const guint8 *)&length, sizeof length);
	g_byte_array_append(out, bytes, length);
}

static Cursor
take_block(Cursor *from)
{
	Cursor block;
	guint32 length;

	g_assert((gsize)(from->end - from->at) >= sizeof length);
	memcpy(&length, from->at, sizeof length);
	block.at = from->at + sizeof length;
	g_assert((gsize)(from->end - block.at) >= length);
	block.end = from->at = block.at + length;
	return block;
}

static void
put_array(GByteArray *out, const GArray *array)
{
	put_block(out, array->data, (gsize)array->len * g_array_get_element_size((GArray *)array));
}

static void
take_array(Cursor *from, GArray *array)
{
	Cursor block = take_block(from);

	g_array_set_size(array, 0);
	g_array_append_vals(
		array, block.at,
		(guint)((gsize)(block.end - block.at) / g_array_get_element_size(array)));
}

/* The next of the texts in a block, which are ended by NUL; NULL after the last. */
static const char *
next_text(Cursor *block)
{
	const char *text = (const char *)block->at;

	if (block->at == block->end)
		return NULL;
	block->at += strlen(text) + 1;
	return text;
}

static void
put_count(GByteArray *out, guint32 count)
{
	put_block(out, &count, sizeof count);
}

static guint32
take_count(Cursor *from)
{
	Cursor block = take_block(from);
	guint32 count;

	g_assert((gsize)(block.end - block.at) == sizeof count);
	memcpy(&count, block.at, sizeof count);
	return count;
}

static void
put_names(GByteArray *out, const RioNames *names)
{
	g_autoptr(GByteArray) block = g_byte_array_new();

	rio_names_store(names, block);
	put_block(out, block->data, block->len);
}

static void
take_names(Cursor *from, RioNames *names)
{
	rio_names_restore(names, take_block(from).at);
}

static int
compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(a, b);
}

/* Keys in their order, each with its value if it is another. */
static void
put_table(GByteArray *out, GHashTable *table)
{
	g_autoptr(GByteArray) block = g_byte_array_new();
	g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(table), compare_texts);

	for (const GList *key = keys; key; key = key->next) {
		const char *value = g_hash_table_lookup(table, key->data);

		g_byte_array_append(block, key->data, (guint)strlen(key->data) + 1);
		if (value != key->data)
			g_byte_array_append(block, (const guint8 *)value, (guint)strlen(value) + 1);
	}
	put_block(out, block->data, block->len);
}

static void
put_classes(GByteArray *out, const GArray *classes)
{
	g_autoptr(GArray) plain = g_array_new(FALSE, TRUE, sizeof(RioClass));

	g_array_append_vals(plain, classes->data, classes->len);
	for (guint i = 0; i < plain->len; i++)
		g_array_index(plain, RioClass, i).id = NULL;
	put_array(out, plain);
}

static void
take_classes(Cursor *from, RioLexicon *lexicon)
{
	take_array(from, lexicon->classes);
	for (guint32 i = 1; i < lexicon->classes->len; i++)
		g_array_index(lexicon->classes, RioClass, i).id =
			rio_names_text(lexicon->ids, i - 1);
}

/* By their numbers among the words, where a letter stands before each. */
static void
put_forms(GByteArray *out, const RioLexicon *lexicon, const GPtrArray *forms)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint i = 0; i < forms->len; i++) {
		const char *word = (const char *)forms->pdata[i] - 1;
		guint32 number = rio_names_find(lexicon->words, word, strlen(word));

		g_array_append_val(numbers, number);
	}
	put_array(out, numbers);
}

static void
take_forms(Cursor *from, const RioLexicon *lexicon, GPtrArray *forms)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));

	take_array(from, numbers);
	g_ptr_array_set_size(forms, (int)numbers->len);
	for (guint i = 0; i < numbers->len; i++)
		forms->pdata[i] = (gpointer)(rio_names_text(lexicon->words,
							    g_array_index(numbers, guint32, i)) +
					     1);
}

GBytes *
rio_lexicon_store(const RioLexicon *lexicon)
{
	GByteArray *out = g_byte_array_new();

	put_names(out, lexicon->words);
	put_names(out, lexicon->edges);
	put_array(out, lexicon->entries);
	put_array(out, lexicon->uses);
	put_array(out, lexicon->stems);
	put_count(out, lexicon->n_expressions);
	put_names(out, lexicon->ids);
	put_classes(out, lexicon->classes);
	put_table(out, lexicon->stops);
	put_table(out, lexicon->abbreviations);
	put_array(out, lexicon->relations);
	put_array(out, lexicon->yields);
	put_block(out, lexicon->first_relation,
		  (lexicon->classes->len + 1) * sizeof *lexicon->first_relation);
	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		put_forms(out, lexicon, lexicon->forms[tongue]);
	return g_byte_array_free_to_bytes(out);
}

void
rio_lexicon_restore(RioLexicon *lexicon, GBytes *stored)
{
	gsize size;
	const guint8 *bytes = g_bytes_get_data(stored, &size);
	Cursor from = {bytes, bytes + size}, block;

	take_names(&from, lexicon->words);
	take_names(&from, lexicon->edges);
	take_array(&from, lexicon->entries);
	take_array(&from, lexicon->uses);
	take_array(&from, lexicon->stems);
	lexicon->n_expressions = take_count(&from);
	take_names(&from, lexicon->ids);
	take_classes(&from, lexicon);
	block = take_block(&from);
	for (const char *key; (key = next_text(&block));)
		g_hash_table_add(lexicon->stops, g_strdup(key));
	block = take_block(&from);
	for (const char *key; (key = next_text(&block));)
		g_hash_table_insert(lexicon->abbreviations, g_strdup(key),
				    g_strdup(next_text(&block)));
	take_array(&from, lexicon->relations);
	take_array(&from, lexicon->yields);
	block = take_block(&from);
	lexicon->first_relation = g_memdup2(block.at, (gsize)(block.end - block.at));
	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		take_forms(&from, lexicon, lexicon->forms[tongue]);
	g_assert(from.at == from.end);
}
