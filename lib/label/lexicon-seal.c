#include "label/lexicon-inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/compare.h"

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
	const guint32 *nodes = lexicon->lists[RIO_LIST_EDGES].items;

	take_list(lexicon, RIO_LIST_MORE, draft->more);
	take_list(lexicon, RIO_LIST_ENTRIES, draft->entries);
	take_list(lexicon, RIO_LIST_CLASSES, draft->classes);
	take_list(lexicon, RIO_LIST_RELATIONS, draft->relations);
	take_list(lexicon, RIO_LIST_YIELDS, draft->yields);
	draft->n_expressions = rio_lexicon_n_expressions(lexicon);
	for (guint32 w = 0; w < draft->more->len; w++) {
		const char *key = rio_lexicon_word_key(lexicon, w);

		rio_names_intern(draft->words, key, strlen(key));
		for (guint32 e = first[w]; e < first[w + 1]; e++) {
			RioLexiconEdge edge = {nodes[e], w};

			rio_names_intern(draft->edges, (const char *)&edge, sizeof edge);
		}
	}
	for (guint32 c = 1; c < draft->classes->len; c++) {
		const char *id = rio_lexicon_class_id(lexicon, c);

		rio_names_intern(draft->ids, id, strlen(id));
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
	/* By word of the draft, its number in the block; and the other way round. */
	guint32 *sealed, *drafted;
} Sealer;

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

/* By bucket, and there as they came; two or three words are in each. */
static void
seal_words(Sealer *sealer)
{
	const RioNames *words = sealer->draft->words;
	guint32 n = rio_names_count(words), n_buckets = 1;
	g_autofree guint32 *first = NULL, *buckets = g_new(guint32, n + 1);

	while (n_buckets <= n / 4)
		n_buckets *= 2;
	first = g_new0(guint32, n_buckets + 1);
	for (guint32 w = 0; w < n; w++) {
		const char *key = rio_names_text(words, w);

		buckets[w] = rio_lexicon_bucket(key[0], key + 1, n_buckets);
		first[buckets[w] + 1]++;
	}
	for (guint32 b = 0; b < n_buckets; b++)
		first[b + 1] += first[b];
	add(sealer, RIO_LIST_BUCKETS, first, (n_buckets + 1) * sizeof *first);
	/* from here on where the next of the bucket stands */
	for (guint32 w = 0; w < n; w++) {
		sealer->sealed[w] = first[buckets[w]]++;
		sealer->drafted[sealer->sealed[w]] = w;
	}
	for (guint32 i = 0; i < n; i++)
		add_number(sealer, RIO_LIST_MORE, more_of(sealer, sealer->drafted[i]));
}

static int
compare_keys(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Forms stand in order; the letters in front are in that of the tongues. */
static void
seal_texts(Sealer *sealer)
{
	const RioNames *words = sealer->draft->words;
	guint32 n = rio_names_count(words), n_forms = 0;
	g_autofree const char **forms = g_new(const char *, n + 1);
	g_autofree guint32 *places = g_new(guint32, n + 1);

	for (guint32 i = 0; i < n; i++) {
		const char *key = rio_names_text(words, sealer->drafted[i]);

		if (rio_lexicon_key_fold(key) == RIO_AS_FORM)
			forms[n_forms++] = key;
		else
			places[i] = add_text(sealer, key);
	}
	qsort(forms, n_forms, sizeof *forms, compare_keys);
	for (guint32 i = 0; i < n_forms; i++) {
		guint32 word = sealer->sealed[rio_names_find(words, forms[i], strlen(forms[i]))];

		places[word] = add_text(sealer, forms[i]);
		begin(sealer, RIO_LIST_FIRST_FORMS, rio_lexicon_key_tongue(forms[i]), i);
		add_number(sealer, RIO_LIST_FORMS, word);
	}
	begin(sealer, RIO_LIST_FIRST_FORMS, RIO_N_TONGUES, n_forms);
	add(sealer, RIO_LIST_WORDS, places, n * sizeof *places);
}

/* A node of the draft other than the root, and how it is come to. */
typedef struct _Step Step;
struct _Step {
	guint32 node, word; /* the word by its number in the block */
	const Step *from;   /* NULL: the root */
};

/* By word, then by where it is come from; the root is before all others. */
static int
compare_steps(gconstpointer a, gconstpointer b)
{
	const Step *one = *(const Step *const *)a, *other = *(const Step *const *)b;

	for (; one != other && one && other; one = one->from, other = other->from)
		if (one->word != other->word)
			return RIO_ORDER(one->word, other->word);
	return (one != NULL) - (other != NULL);
}

/* By number in the draft; the root's place is empty. */
static Step *
find_steps(const Sealer *sealer)
{
	const RioNames *edges = sealer->draft->edges;
	Step *steps = g_new0(Step, rio_names_count(edges) + 1);

	for (guint32 e = 0; e < rio_names_count(edges); e++) {
		RioLexiconEdge edge;

		memcpy(&edge, rio_names_text(edges, e), sizeof edge);
		steps[e + 1].node = e + 1;
		steps[e + 1].word = sealer->sealed[edge.word];
		steps[e + 1].from = edge.node == 0 ? NULL : &steps[edge.node];
	}
	return steps;
}

/* Nodes are numbered anew, in the order of the edges that lead to them. */
static void
seal_trie(Sealer *sealer)
{
	const RioLexiconEntry *entries = (const RioLexiconEntry *)sealer->draft->entries->data;
	guint32 n = rio_names_count(sealer->draft->edges);
	g_autofree Step *steps = find_steps(sealer);
	g_autofree const Step **order = g_new(const Step *, n + 1);
	g_autofree guint32 *node_of = g_new0(guint32, n + 1);

	for (guint32 e = 0; e < n; e++)
		order[e] = &steps[e + 1];
	qsort(order, n, sizeof *order, compare_steps);
	for (guint32 e = 0; e < n; e++)
		node_of[order[e]->node] = e + 1;
	add(sealer, RIO_LIST_ENTRIES, &entries[0], sizeof entries[0]);
	for (guint32 e = 0; e < n; e++) {
		const Step *from = order[e]->from;

		begin(sealer, RIO_LIST_FIRST_EDGES, order[e]->word, e);
		add_number(sealer, RIO_LIST_EDGES, from ? node_of[from->node] : 0);
		add(sealer, RIO_LIST_ENTRIES, &entries[order[e]->node], sizeof entries[0]);
	}
	begin(sealer, RIO_LIST_FIRST_EDGES, rio_names_count(sealer->draft->words), n);
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
	sealer.drafted = g_new(guint32, rio_names_count(draft->words) + 1);
	seal_words(&sealer);
	seal_texts(&sealer);
	seal_trie(&sealer);
	seal_classes(&sealer);
	seal_relations(&sealer);
	seal_pairs(&sealer, draft->yields, RIO_LIST_YIELDS);
	add_number(&sealer, RIO_LIST_N_EXPRESSIONS, draft->n_expressions);
	block = put_together(&sealer);
	for (guint i = 0; i < RIO_N_LISTS; i++)
		g_byte_array_unref(sealer.lists[i]);
	g_free(sealer.sealed);
	g_free(sealer.drafted);
	return block;
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
	return lexicon;
}
