#include "label/lexicon-inside.h"

#include <string.h>

G_DEFINE_BOXED_TYPE(RioLexicon, rio_lexicon, rio_lexicon_ref, rio_lexicon_unref)

/* Each language and way to look up has a letter of its own in front of its words. */
gsize
rio_lexicon_key(RioTongue tongue, RioFold fold, const char *word, char out[RIO_TOKEN_SIZE + 1])
{
	out[0] = (char)('a' + RIO_N_FOLDS * tongue + fold);
	return 1 + g_strlcpy(out + 1, word, RIO_TOKEN_SIZE);
}

static guint32
find_word(const RioLexicon *lexicon, RioTongue tongue, RioFold fold, const char *word)
{
	char key[RIO_TOKEN_SIZE + 1];
	gsize length = rio_lexicon_key(tongue, fold, word, key);

	return rio_names_find(lexicon->words, key, length);
}

gboolean
rio_lexicon_is_stop(const RioLexicon *lexicon, RioTongue tongue, const char *word)
{
	char key[RIO_TOKEN_SIZE + 1];

	rio_lexicon_key(tongue, RIO_AS_FORM, word, key);
	return g_hash_table_contains(lexicon->stops, key);
}

guint32
rio_lexicon_form(const RioLexicon *lexicon, RioTongue tongue, const char *word)
{
	return find_word(lexicon, tongue, RIO_AS_FORM, word);
}

guint32
rio_lexicon_stem(const RioLexicon *lexicon, RioTongue tongue, const char *stem)
{
	return find_word(lexicon, tongue, RIO_AS_STEM, stem);
}

const char *
rio_lexicon_abbreviation(const RioLexicon *lexicon, RioTongue tongue, const char *words)
{
	char key[RIO_TOKEN_SIZE + 1];

	rio_lexicon_key(tongue, RIO_AS_FORM, words, key);
	return g_hash_table_lookup(lexicon->abbreviations, key);
}

static guint32
find_node(const RioLexicon *lexicon, guint32 node, guint32 word)
{
	RioLexiconEdge edge = {node, word};
	guint32 found = rio_names_find(lexicon->edges, (const char *)&edge, sizeof edge);

	return found == RIO_NAME_NONE ? 0 : found + 1;
}

/* The number of the stem of a word, and the stem itself: known of a form, else found. */
static guint32
find_stem(const RioLexicon *lexicon, RioStemmers *stemmers, RioTongue tongue, guint32 form,
	  const char *word, char stem[RIO_TOKEN_SIZE])
{
	guint32 known = form == RIO_NAME_NONE ? 0 : g_array_index(lexicon->stems, guint32, form);

	if (known == 0) {
		rio_stem(stemmers, tongue, word, stem);
		return find_word(lexicon, tongue, RIO_AS_STEM, stem);
	}
	/* its language stands in front */
	g_strlcpy(stem, rio_names_text(lexicon->words, known - 1) + 1, RIO_TOKEN_SIZE);
	return known - 1;
}

RioLexiconWord
rio_lexicon_word(const RioLexicon *lexicon, RioStemmers *stemmers, RioTongue tongue,
		 const char *word, char stem[RIO_TOKEN_SIZE])
{
	guint32 form = find_word(lexicon, tongue, RIO_AS_FORM, word);
	char noun[RIO_TOKEN_SIZE];

	rio_stem_noun(stemmers, tongue, word, noun);
	return (RioLexiconWord){
		.form = form,
		.noun = find_word(lexicon, tongue, RIO_AS_NOUN, noun),
		.stem = find_stem(lexicon, stemmers, tongue, form, word, stem),
	};
}

static guint32
as_folded(const RioLexiconWord *word, RioFold fold)
{
	return fold == RIO_AS_FORM ? word->form : fold == RIO_AS_NOUN ? word->noun : word->stem;
}

static RioExpression
find_in_forest(const RioLexicon *lexicon, const RioLexiconWord *words, gsize n, RioFold fold)
{
	RioExpression best = {0};
	guint32 node = 0;

	for (gsize i = 0; i < n && i < 2 * RIO_LONGEST_EXPRESSION && !words[i].stops; i++) {
		guint32 word = as_folded(&words[i], fold);
		const RioLexiconEntry *entry;

		if (words[i].small && i > 0)
			continue;
		node = word == RIO_NAME_NONE ? 0 : find_node(lexicon, node, word);
		if (node == 0)
			break;
		entry = &g_array_index(lexicon->entries, RioLexiconEntry, node);
		if (entry->act || entry->noun || entry->light || entry->actor)
			best = (RioExpression){.length = (guint)i + 1,
					       .exact = fold == RIO_AS_FORM,
					       .act = entry->act,
					       .noun = entry->noun,
					       .light = entry->light,
					       .actor = entry->actor};
	}
	return best;
}

RioExpression
rio_lexicon_find(const RioLexicon *lexicon, const RioLexiconWord *words, gsize n)
{
	RioExpression form = find_in_forest(lexicon, words, n, RIO_AS_FORM);
	RioExpression noun = find_in_forest(lexicon, words, n, RIO_AS_NOUN);
	RioExpression stem = find_in_forest(lexicon, words, n, RIO_AS_STEM);

	if (form.length > 0 && form.length >= MAX(noun.length, stem.length))
		return form;
	if (noun.length != stem.length)
		return noun.length > stem.length ? noun : stem;
	/* "richieste": an act by its stem, a paper by its number */
	noun.act = stem.act;
	noun.light = stem.light;
	return noun;
}

guint32
rio_lexicon_n_classes(const RioLexicon *lexicon)
{
	return lexicon->classes->len - 1;
}

const RioClass *
rio_lexicon_class(const RioLexicon *lexicon, guint32 number)
{
	g_assert(number != RIO_CLASS_NONE && number < lexicon->classes->len);
	return &g_array_index(lexicon->classes, RioClass, number);
}

const RioLexiconPair *
rio_lexicon_relations(const RioLexicon *lexicon, guint32 class, guint32 *n)
{
	guint32 first = lexicon->first_relation[class];

	*n = lexicon->first_relation[class + 1] - first;
	return &g_array_index(lexicon->relations, RioLexiconPair, first);
}

RioRelation
rio_lexicon_relation(const RioLexicon *lexicon, guint32 a, guint32 b)
{
	guint32 n;
	const RioLexiconPair *pairs = rio_lexicon_relations(lexicon, a, &n);

	for (guint32 i = 0; i < n; i++)
		if (pairs[i].b == b)
			return pairs[i].relation;
	return RIO_RELATION_NONE;
}

static int
compare_pairs(gconstpointer a, gconstpointer b)
{
	const RioLexiconPair *left = a, *right = b;

	if (left->a != right->a)
		return left->a < right->a ? -1 : 1;
	if (left->b != right->b)
		return left->b < right->b ? -1 : 1;
	return (int)left->relation - (int)right->relation;
}

gboolean
rio_lexicon_yields(const RioLexicon *lexicon, guint32 verb, guint32 act)
{
	const RioLexiconPair pair = {.a = verb, .b = act};

	return g_array_binary_search(lexicon->yields, &pair, compare_pairs, NULL);
}

guint32
rio_lexicon_uses(const RioLexicon *lexicon, guint32 stem)
{
	return stem == RIO_NAME_NONE ? 0 : g_array_index(lexicon->uses, guint32, stem);
}

guint32
rio_lexicon_n_expressions(const RioLexicon *lexicon)
{
	return lexicon->n_expressions;
}

const GPtrArray *
rio_lexicon_forms(const RioLexicon *lexicon, RioTongue tongue)
{
	return lexicon->forms[tongue];
}

RioLexicon *
rio_lexicon_new_empty(void)
{
	RioLexicon *lexicon = g_new0(RioLexicon, 1);

	g_atomic_ref_count_init(&lexicon->references);
	lexicon->arena = rio_arena_new();
	lexicon->words = rio_names_new(lexicon->arena);
	lexicon->edges = rio_names_new(lexicon->arena);
	lexicon->ids = rio_names_new(lexicon->arena);
	lexicon->entries = g_array_new(FALSE, TRUE, sizeof(RioLexiconEntry));
	lexicon->uses = g_array_new(FALSE, TRUE, sizeof(guint32));
	lexicon->stems = g_array_new(FALSE, TRUE, sizeof(guint32));
	lexicon->classes = g_array_new(FALSE, TRUE, sizeof(RioClass));
	lexicon->relations = g_array_new(FALSE, TRUE, sizeof(RioLexiconPair));
	lexicon->yields = g_array_new(FALSE, TRUE, sizeof(RioLexiconPair));
	lexicon->stops = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	lexicon->abbreviations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		lexicon->forms[tongue] = g_ptr_array_new();
	/* the root, and the class that is none */
	g_array_set_size(lexicon->entries, 1);
	g_array_set_size(lexicon->classes, 1);
	return lexicon;
}

static void
index_relations(RioLexicon *lexicon)
{
	guint32 n = 0;

	g_array_sort(lexicon->relations, compare_pairs);
	g_free(lexicon->first_relation);
	lexicon->first_relation = g_new0(guint32, lexicon->classes->len + 1);
	for (guint32 class = 0; class <= lexicon->classes->len; class ++) {
		while (n < lexicon->relations->len &&
		       g_array_index(lexicon->relations, RioLexiconPair, n).a < class)
			n++;
		lexicon->first_relation[class] = n;
	}
}

static int
compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
list_forms(RioLexicon *lexicon)
{
	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		g_ptr_array_set_size(lexicon->forms[tongue], 0);
	for (guint32 i = 0; i < rio_names_count(lexicon->words); i++) {
		const char *word = rio_names_text(lexicon->words, i);
		guint tag = (guint)(word[0] - 'a');

		if (tag % RIO_N_FOLDS == RIO_AS_FORM)
			g_ptr_array_add(lexicon->forms[tag / RIO_N_FOLDS], (gpointer)(word + 1));
	}
	for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++)
		g_ptr_array_sort(lexicon->forms[tongue], compare_texts);
}

RioLexicon *
rio_lexicon_seal(RioLexicon *lexicon)
{
	index_relations(lexicon);
	g_array_sort(lexicon->yields, compare_pairs);
	list_forms(lexicon);
	return lexicon;
}

RioLexicon *
rio_lexicon_ref(RioLexicon *lexicon)
{
	g_atomic_ref_count_inc(&lexicon->references);
	return lexicon;
}

void
rio_lexicon_unref(RioLexicon *lexicon)
{
	if (!lexicon || !g_atomic_ref_count_dec(&lexicon->references))
		return;
	for (guint i = 0; i < RIO_N_TONGUES; i++)
		g_ptr_array_unref(lexicon->forms[i]);
	g_array_unref(lexicon->yields);
	g_hash_table_unref(lexicon->stops);
	g_hash_table_unref(lexicon->abbreviations);
	g_array_unref(lexicon->relations);
	g_array_unref(lexicon->classes);
	g_array_unref(lexicon->uses);
	g_array_unref(lexicon->stems);
	g_array_unref(lexicon->entries);
	g_free(lexicon->first_relation);
	rio_names_free(lexicon->ids);
	rio_names_free(lexicon->edges);
	rio_names_free(lexicon->words);
	rio_arena_free(lexicon->arena);
	g_free(lexicon);
}
