#include "label/lexicon-inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/mix.h"

G_DEFINE_BOXED_TYPE(RioLexicon, rio_lexicon, rio_lexicon_ref, rio_lexicon_unref)

/* Each language and way to look up has a letter of its own in front of its words. */
static char
letter_of(RioTongue tongue, RioFold fold)
{
	return (char)('a' + RIO_N_FOLDS * tongue + fold);
}

gsize
rio_lexicon_key(RioTongue tongue, RioFold fold, const char *word, char out[RIO_TOKEN_SIZE + 1])
{
	out[0] = letter_of(tongue, fold);
	g_strlcpy(out + 1, word, RIO_TOKEN_SIZE);
	return strlen(out);
}

RioTongue
rio_lexicon_key_tongue(const char *key)
{
	return (RioTongue)((key[0] - 'a') / RIO_N_FOLDS);
}

RioFold
rio_lexicon_key_fold(const char *key)
{
	return (RioFold)((key[0] - 'a') % RIO_N_FOLDS);
}

guint32
rio_lexicon_bucket(char letter, const char *word, guint32 n)
{
	return (rio_mix_bytes(0, word, strlen(word)) + (guchar)letter) & (n - 1);
}

static const guint32 *
numbers(const RioLexicon *lexicon, RioLexiconList list)
{
	return lexicon->lists[list].items;
}

const char *
rio_lexicon_word_key(const RioLexicon *lexicon, guint32 word)
{
	return (const char *)lexicon->lists[RIO_LIST_TEXTS].items +
	       numbers(lexicon, RIO_LIST_WORDS)[word];
}

static guint32
find_word(const RioLexicon *lexicon, RioTongue tongue, RioFold fold, const char *word)
{
	const char letter = letter_of(tongue, fold);
	guint32 n_buckets = lexicon->lists[RIO_LIST_BUCKETS].size / sizeof(guint32) - 1;
	guint32 bucket = rio_lexicon_bucket(letter, word, n_buckets);
	const guint32 *first = numbers(lexicon, RIO_LIST_BUCKETS) + bucket;

	for (guint32 i = first[0]; i < first[1]; i++) {
		const char *key = rio_lexicon_word_key(lexicon, i);

		if (key[0] == letter && strcmp(key + 1, word) == 0)
			return i;
	}
	return RIO_NAME_NONE;
}

gboolean
rio_lexicon_is_stop(const RioLexicon *lexicon, RioTongue tongue, const char *word)
{
	return find_word(lexicon, tongue, RIO_AS_STOP, word) != RIO_NAME_NONE;
}

guint32
rio_lexicon_form(const RioLexicon *lexicon, RioTongue tongue, const char *word)
{
	return find_word(lexicon, tongue, RIO_AS_FORM, word);
}

gboolean
rio_lexicon_abbreviation(const RioLexicon *lexicon, RioTongue tongue, const char *words,
			 const char **meaning)
{
	guint32 found = find_word(lexicon, tongue, RIO_AS_ABBREVIATION, words), more;

	*meaning = NULL;
	if (found == RIO_NAME_NONE)
		return FALSE;
	more = numbers(lexicon, RIO_LIST_MORE)[found];
	/* its letter stands in front */
	if (more > 0)
		*meaning = rio_lexicon_word_key(lexicon, more - 1) + 1;
	return TRUE;
}

/* The node that the word leads to, 0 if there is none. */
static guint32
find_node(const RioLexicon *lexicon, guint32 node, guint32 word)
{
	const guint32 *first = numbers(lexicon, RIO_LIST_FIRST_EDGES) + word;
	const guint32 *nodes = numbers(lexicon, RIO_LIST_EDGES);
	guint32 low = first[0], high = first[1];

	/* what comes from the root, most often asked for, stands first */
	if (low < high && nodes[low] == node)
		return low + 1;
	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (nodes[middle] == node)
			return middle + 1;
		if (nodes[middle] < node)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

/* The number of the stem of a word, and the stem itself: known of a form, else found. */
static guint32
find_stem(const RioLexicon *lexicon, RioStemmers *stemmers, RioTongue tongue, guint32 form,
	  const char *word, char stem[RIO_TOKEN_SIZE])
{
	guint32 known = form == RIO_NAME_NONE ? 0 : numbers(lexicon, RIO_LIST_MORE)[form];

	if (known == 0) {
		rio_stem(stemmers, tongue, word, stem);
		return find_word(lexicon, tongue, RIO_AS_STEM, stem);
	}
	g_strlcpy(stem, rio_lexicon_word_key(lexicon, known - 1) + 1, RIO_TOKEN_SIZE);
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
	const RioLexiconEntry *entries = lexicon->lists[RIO_LIST_ENTRIES].items;
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
		entry = &entries[node];
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
	return lexicon->lists[RIO_LIST_CLASSES].size / sizeof(RioClass) - 1;
}

const RioClass *
rio_lexicon_class(const RioLexicon *lexicon, guint32 number)
{
	g_assert(number != RIO_CLASS_NONE && number <= rio_lexicon_n_classes(lexicon));
	return (const RioClass *)lexicon->lists[RIO_LIST_CLASSES].items + number;
}

const char *
rio_lexicon_class_id(const RioLexicon *lexicon, guint32 number)
{
	return (const char *)lexicon->lists[RIO_LIST_TEXTS].items +
	       rio_lexicon_class(lexicon, number)->id;
}

const RioLexiconPair *
rio_lexicon_relations(const RioLexicon *lexicon, guint32 class, guint32 *n)
{
	const guint32 *first = numbers(lexicon, RIO_LIST_FIRST_RELATIONS) + class;

	*n = first[1] - first[0];
	return (const RioLexiconPair *)lexicon->lists[RIO_LIST_RELATIONS].items + first[0];
}

guint32
rio_lexicon_contrary(const RioLexicon *lexicon, guint32 class)
{
	guint32 n, contrary = RIO_CLASS_NONE;
	const RioLexiconPair *pairs = rio_lexicon_relations(lexicon, class, &n);

	for (guint32 i = 0; i < n; i++) {
		if (pairs[i].relation != RIO_RELATION_OPPOSED ||
		    rio_lexicon_class(lexicon, pairs[i].b)->kind != RIO_CLASS_THING)
			continue;
		if (contrary != RIO_CLASS_NONE)
			return RIO_CLASS_NONE;
		contrary = pairs[i].b;
	}
	return contrary;
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

int
rio_lexicon_compare_pairs(gconstpointer a, gconstpointer b)
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
	const RioLexiconPair pair = {.a = (guint16)verb, .b = (guint16)act};

	return bsearch(&pair, lexicon->lists[RIO_LIST_YIELDS].items,
		       lexicon->lists[RIO_LIST_YIELDS].size / sizeof pair, sizeof pair,
		       rio_lexicon_compare_pairs) != NULL;
}

guint32
rio_lexicon_uses(const RioLexicon *lexicon, guint32 stem)
{
	return stem == RIO_NAME_NONE ? 0 : numbers(lexicon, RIO_LIST_MORE)[stem];
}

guint32
rio_lexicon_n_expressions(const RioLexicon *lexicon)
{
	return numbers(lexicon, RIO_LIST_N_EXPRESSIONS)[0];
}

guint32
rio_lexicon_n_forms(const RioLexicon *lexicon, RioTongue tongue)
{
	const guint32 *first = numbers(lexicon, RIO_LIST_FIRST_FORMS) + tongue;

	return first[1] - first[0];
}

const char *
rio_lexicon_nth_form(const RioLexicon *lexicon, RioTongue tongue, guint32 n)
{
	guint32 first = numbers(lexicon, RIO_LIST_FIRST_FORMS)[tongue];

	return rio_lexicon_word_key(lexicon, numbers(lexicon, RIO_LIST_FORMS)[first + n]) + 1;
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
	g_bytes_unref(lexicon->block);
	g_free(lexicon);
}
