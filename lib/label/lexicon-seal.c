#include "label/lexicon-inside.h"

#include <string.h>

/* The draft */

static void
take_list(const RioLexicon *lexicon, RioLexiconList list, GArray *array)
{
	g_array_append_vals(array, lexicon->lists[list].items,
			    lexicon->lists[list].size / g_array_get_element_size(array));
}

/* Words, classes and edges have the numbers that they have in the block. */
static void
unseal(const RioLexicon *lexicon, RioLexiconDraft *draft)
{
	const guint32 *first = lexicon->lists[RIO_LIST_FIRST_EDGES].items;
	const guint32 *words = lexicon->lists[RIO_LIST_EDGES].items;

	take_list(lexicon, RIO_LIST_MORE, draft->more);
	take_list(lexicon, RIO_LIST_ENTRIES, draft->entries);
	take_list(lexicon, RIO_LIST_CLASSES, draft->classes);
	take_list(lexicon, RIO_LIST_RELATIONS, draft->relations);
	take_list(lexicon, RIO_LIST_YIELDS, draft->yields);
	draft->n_expressions = rio_lexicon_n_expressions(lexicon);
	for (guint32 w = 0; w < draft->more->len; w++) {
		const char *key = rio_lexicon_word_key(lexicon, w);

		rio_names_intern(draft->words, key, strlen(key));
	}
	for (guint32 c = 1; c < draft->classes->len; c++) {
		const char *id = rio_lexicon_class_id(lexicon, c);

		rio_names_intern(draft->ids, id, strlen(id));
	}
	for (guint32 node = 0; node < draft->entries->len; node++)
		for (guint32 e = first[node]; e < first[node + 1]; e++) {
			RioLexiconEdge edge = {node, words[e]};

			rio_names_intern(draft->edges, (const char *)&edge, sizeof edge);
		}
}

RioLexiconDraft *
rio_lexicon_draft_new(const RioLexicon *lexicon)
{
	RioLexiconDraft *draft = g_new0(RioLexiconDraft, 1);

	draft->arena = rio_arena_new();
	draft->words = rio_names_new(draft->arena);
	draft->edges = rio_names_new(draft->arena);
	draft->ids = rio_names_new(draft->arena);
	draft->more = g_array_new(FALSE, TRUE, sizeof(guint32));
	draft->entries = g_array_new(FALSE, TRUE, sizeof(RioLexiconEntry));
	draft->classes = g_array_new(FALSE, TRUE, sizeof(RioClass));
	draft->relations = g_array_new(FALSE, TRUE, sizeof(RioLexiconPair));
	draft->yields = g_array_new(FALSE, TRUE, sizeof(RioLexiconPair));
	if (lexicon) {
		unseal(lexicon, draft);
	} else {
		g_array_set_size(draft->entries, 1);
		g_array_set_size(draft->classes, 1);
	}
	return draft;
}

void
rio_lexicon_draft_free(RioLexiconDraft *draft)
{
	if (!draft)
		return;
	g_array_unref(draft->more);
	g_array_unref(draft->entries);
	g_array_unref(draft->classes);
	g_array_unref(draft->relations);
	g_array_unref(draft->yields);
	rio_names_free(draft->ids);
	rio_names_free(draft->edges);
	rio_names_free(draft->words);
	rio_arena_free(draft->arena);
	g_free(draft);
}

/* The lists */

typedef struct {
	const RioLexiconDraft *draft;
	GByteArray *lists[RIO_N_LISTS];
	guint32 *sealed; /* by word of the draft: its number in the block */
} Sealer;

/* Something to be put in order: first by whose it is, then by its rank. */
typedef struct {
	guint32 whose, rank, what;
} Item;

static int
compare_items(gconstpointer a, gconstpointer b)
{
	const Item *one = a, *other = b;

	if (one->whose != other->whose)
		return one->whose < other->whose ? -1 : 1;
	return one->rank < other->rank ? -1 : one->rank > other->rank;
}

static void
add(Sealer *sealer, RioLexiconList list, gconstpointer items, gsize size)
{
	g_byte_array_append(sealer->lists[list], items, (guint)size);
}

static void
add_number(Sealer *sealer, RioLexiconList list, guint32 number)
{
	add(sealer, list, &number, sizeof number);
}

/* Those up to @last of which the list does not say yet where they begin do so at @at. */
static void
begin(Sealer *sealer, RioLexiconList list, guint32 last, guint32 at)
{
	while (sealer->lists[list]->len / sizeof at <= last)
		add_number(sealer, list, at);
}

/* Where the text is. */
static guint32
add_text(Sealer *sealer, const char *text)
{
	guint32 at = sealer->lists[RIO_LIST_TEXTS]->len;

	add(sealer, RIO_LIST_TEXTS, text, strlen(text) + 1);
	return at;
}

/* More of a word of the draft, by the numbers of the block. */
static guint32
more_of(const Sealer *sealer, guint32 word)
{
	guint32 more = g_array_index(sealer->draft->more, guint32, word);
	const char *key = rio_names_text(sealer->draft->words, word);

	if (more == 0 || rio_lexicon_key_fold(key) == RIO_AS_STEM)
		return more;
	return sealer->sealed[more - 1] + 1;
}

/* By bucket; about one word is in each. */
static void
seal_words(Sealer *sealer)
{
	const RioNames *words = sealer->draft->words;
	guint32 n = rio_names_count(words), n_buckets = 1;
	g_autoptr(GArray) items = g_array_sized_new(FALSE, FALSE, sizeof(Item), n);

	while (n_buckets <= n / 2)
		n_buckets *= 2;
	for (guint32 w = 0; w < n; w++) {
		const char *key = rio_names_text(words, w);
		Item item = {rio_lexicon_bucket(key, strlen(key), n_buckets), w, w};

		g_array_append_val(items, item);
	}
	g_array_sort(items, compare_items);
	for (guint32 i = 0; i < n; i++) {
		const Item *item = &g_array_index(items, Item, i);

		sealer->sealed[item->what] = i;
		begin(sealer, RIO_LIST_BUCKETS, item->whose, i);
		add_number(sealer, RIO_LIST_WORDS,
			   add_text(sealer, rio_names_text(words, item->what)));
	}
	begin(sealer, RIO_LIST_BUCKETS, n_buckets, n);
	for (guint32 i = 0; i < n; i++)
		add_number(sealer, RIO_LIST_MORE,
			   more_of(sealer, g_array_index(items, Item, i).what));
}

/* The edges of the draft, by node, then word of the block. */
static GArray *
sort_edges(const Sealer *sealer)
{
	const RioNames *edges = sealer->draft->edges;
	GArray *items = g_array_new(FALSE, FALSE, sizeof(Item));

	for (guint32 e = 0; e < rio_names_count(edges); e++) {
		RioLexiconEdge edge;
		Item item = {.what = e + 1};

		memcpy(&edge, rio_names_text(edges, e), sizeof edge);
		item.whose = edge.node;
		item.rank = sealer->sealed[edge.word];
		g_array_append_val(items, item);
	}
	g_array_sort(items, compare_items);
	return items;
}

/* Nodes are numbered anew, as a walk in breadth meets them: so each edge leads to the next. */
static void
seal_trie(Sealer *sealer)
{
	const GArray *entries = sealer->draft->entries;
	guint32 n = entries->len, met = 1;
	g_autoptr(GArray) edges = sort_edges(sealer);
	g_autofree guint32 *first = g_new0(guint32, n + 1);
	g_autofree guint32 *draft_of = g_new0(guint32, n);

	for (guint32 i = 0; i < edges->len; i++)
		first[g_array_index(edges, Item, i).whose + 1] = i + 1;
	for (guint32 i = 1; i <= n; i++)
		first[i] = MAX(first[i], first[i - 1]);
	for (guint32 node = 0; node < n; node++) {
		guint32 old = draft_of[node];

		add_number(sealer, RIO_LIST_FIRST_EDGES, met - 1);
		add(sealer, RIO_LIST_ENTRIES, &g_array_index(entries, RioLexiconEntry, old),
		    sizeof(RioLexiconEntry));
		for (guint32 i = first[old]; i < first[old + 1]; i++) {
			const Item *edge = &g_array_index(edges, Item, i);

			add_number(sealer, RIO_LIST_EDGES, edge->rank);
			draft_of[met++] = edge->what;
		}
	}
	add_number(sealer, RIO_LIST_FIRST_EDGES, met - 1);
}

static void
seal_classes(Sealer *sealer)
{
	for (guint32 c = 0; c < sealer->draft->classes->len; c++) {
		RioClass class = g_array_index(sealer->draft->classes, RioClass, c);

		if (c != RIO_CLASS_NONE)
			class.id = add_text(sealer, rio_names_text(sealer->draft->ids, c - 1));
		add(sealer, RIO_LIST_CLASSES, &class, sizeof class);
	}
}

static void
seal_pairs(Sealer *sealer, const GArray *pairs, RioLexiconList list)
{
	const gsize size = sizeof(RioLexiconPair);

	add(sealer, list, pairs->data, pairs->len * size);
	if (pairs->len > 0)
		qsort(sealer->lists[list]->data, pairs->len, size, rio_lexicon_compare_pairs);
}

static void
seal_relations(Sealer *sealer)
{
	guint32 n = sealer->draft->relations->len;
	const RioLexiconPair *pairs;

	seal_pairs(sealer, sealer->draft->relations, RIO_LIST_RELATIONS);
	pairs = (const RioLexiconPair *)(gpointer)sealer->lists[RIO_LIST_RELATIONS]->data;
	for (guint32 i = 0; i < n; i++)
		begin(sealer, RIO_LIST_FIRST_RELATIONS, pairs[i].a, i);
	begin(sealer, RIO_LIST_FIRST_RELATIONS, sealer->draft->classes->len, n);
}

static int
compare_keys(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The letters in front are in the order of the tongues. */
static void
seal_forms(Sealer *sealer)
{
	const RioNames *words = sealer->draft->words;
	g_autoptr(GPtrArray) forms = g_ptr_array_new();

	for (guint32 w = 0; w < rio_names_count(words); w++)
		if (rio_lexicon_key_fold(rio_names_text(words, w)) == RIO_AS_FORM)
			g_ptr_array_add(forms, (gpointer)rio_names_text(words, w));
	g_ptr_array_sort(forms, compare_keys);
	for (guint32 i = 0; i < forms->len; i++) {
		const char *key = forms->pdata[i];
		guint32 word = rio_names_find(words, key, strlen(key));

		begin(sealer, RIO_LIST_FIRST_FORMS, rio_lexicon_key_tongue(key), i);
		add_number(sealer, RIO_LIST_FORMS, sealer->sealed[word]);
	}
	begin(sealer, RIO_LIST_FIRST_FORMS, RIO_N_TONGUES, forms->len);
}

/* The block: of each list its size in bytes, then its items, and what is left of four bytes. */

static GBytes *
put_together(const Sealer *sealer)
{
	static const guint8 none[sizeof(guint32)];
	GByteArray *block = g_byte_array_new();

	for (guint i = 0; i < RIO_N_LISTS; i++) {
		guint32 size = sealer->lists[i]->len;

		g_byte_array_append(block, (const guint8 *)&size, sizeof size);
		g_byte_array_append(block, sealer->lists[i]->data, size);
		g_byte_array_append(block, none, -size % sizeof size);
	}
	return g_byte_array_free_to_bytes(block);
}

GBytes *
rio_lexicon_seal(const RioLexiconDraft *draft)
{
	Sealer sealer = {.draft = draft};
	GBytes *block;

	for (guint i = 0; i < RIO_N_LISTS; i++)
		sealer.lists[i] = g_byte_array_new();
	sealer.sealed = g_new(guint32, rio_names_count(draft->words) + 1);
	seal_words(&sealer);
	seal_trie(&sealer);
	seal_classes(&sealer);
	seal_relations(&sealer);
	seal_pairs(&sealer, draft->yields, RIO_LIST_YIELDS);
	seal_forms(&sealer);
	add_number(&sealer, RIO_LIST_N_EXPRESSIONS, draft->n_expressions);
	block = put_together(&sealer);
	for (guint i = 0; i < RIO_N_LISTS; i++)
		g_byte_array_unref(sealer.lists[i]);
	g_free(sealer.sealed);
	return block;
}

static void
list_forms(RioLexicon *lexicon)
{
	const guint32 *first = lexicon->lists[RIO_LIST_FIRST_FORMS].items;
	const guint32 *forms = lexicon->lists[RIO_LIST_FORMS].items;

	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++) {
		lexicon->forms[tongue] = g_ptr_array_sized_new(first[tongue + 1] - first[tongue]);
		for (guint32 i = first[tongue]; i < first[tongue + 1]; i++)
			g_ptr_array_add(lexicon->forms[tongue],
					(gpointer)(rio_lexicon_word_key(lexicon, forms[i]) + 1));
	}
}

RioLexicon *
rio_lexicon_open(GBytes *block)
{
	RioLexicon *lexicon = g_new0(RioLexicon, 1);
	gsize all;
	const guint8 *at = g_bytes_get_data(block, &all), *end = at + all;

	g_atomic_ref_count_init(&lexicon->references);
	lexicon->block = g_bytes_ref(block);
	for (guint i = 0; i < RIO_N_LISTS; i++) {
		guint32 size;

		g_assert((gsize)at % sizeof size == 0 && end - at >= (gssize)sizeof size);
		memcpy(&size, at, sizeof size);
		at += sizeof size;
		g_assert(end - at >= (gssize)size);
		lexicon->lists[i].items = at;
		lexicon->lists[i].size = size;
		at += size + -size % sizeof size;
	}
	g_assert(at == end);
	list_forms(lexicon);
	return lexicon;
}
