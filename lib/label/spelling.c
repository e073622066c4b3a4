#include "label/spelling.h"

#include <string.h>

#include "base/hash.h"

/* Shorter words have too many neighbours that are words themselves. */
#define SHORTEST 6
/* From here on a changed letter is a slip too: "pezzo" and "pazzo" are two words. */
#define SHORTEST_CHANGED 8
#define SHORTEST_TWO_STEPS 10
/* A word cut short keeps so many letters at least, and lacks at least so many. */
#define SHORTEST_CUT 4
#define LEAST_CUT_OFF 2
/* With how many words of its collection a word is compared at most. */
#define MOST_COMPARED 500

typedef struct {
	RioTongue tongue;
	/* With a full stop: it may have been cut short. */
	gboolean dotted;
	guint count;
	const char *text;
	/* What it was meant to be, or NULL. */
	const char *meant;
} Unknown;

/* Words of one language, in order: those of a collection, or of the lexicon. */
typedef struct {
	const GPtrArray *collected; /* NULL: the lexicon's */
	const RioLexicon *lexicon;
	RioTongue tongue;
} Ordered;

/*
 * Steps from @a to @b if they are at most @limit, else more.  The optimal string
 * alignment of Damerau's distance; three rows of the table are enough.
 */
static guint
distance(const char *a, gsize a_length, const char *b, gsize b_length, guint limit)
{
	guint8 rows[3][RIO_TOKEN_SIZE + 1];

	for (gsize j = 0; j <= b_length; j++)
		rows[0][j] = (guint8)j;
	for (gsize i = 1; i <= a_length; i++) {
		guint8 *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
		guint least = row[0] = (guint8)i;

		for (gsize j = 1; j <= b_length; j++) {
			guint steps = above[j - 1] + (a[i - 1] != b[j - 1]);

			steps = MIN(steps, MIN(above[j], row[j - 1]) + 1u);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				steps = MIN(steps, second[j - 2] + 1u);
			row[j] = (guint8)steps;
			least = MIN(least, steps);
		}
		if (least > limit)
			return limit + 1;
	}
	return rows[a_length % 3][b_length];
}

static gsize
common_start(const char *a, const char *b)
{
	gsize n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

/* One letter for another, where a slip of the fingers more often swaps, doubles or drops. */
static gboolean
only_changes_letters(const char *a, const char *b)
{
	gsize at = common_start(a, b);

	return strlen(a) == strlen(b) && !(a[at] == b[at + 1] && a[at + 1] == b[at]);
}

/* A bit for each letter that is in the word. */
static guint32
letters_of(const char *word)
{
	guint32 letters = 0;

	for (; *word; word++)
		letters |= 1u << (*word & 31);
	return letters;
}

/* A step brings one letter and takes another at most: is it plain that more are wanted? */
static gboolean
differs_in_letters(const char *word, const char *meant, guint limit)
{
	guint32 one = letters_of(word), other = letters_of(meant);

	return (guint)__builtin_popcount(one & ~other) > limit ||
	       (guint)__builtin_popcount(other & ~one) > limit;
}

gboolean
rio_spelling_is_slip(const char *word, const char *meant)
{
	gsize length = strlen(word), other = strlen(meant), least = MIN(length, other);
	guint limit = least >= SHORTEST_TWO_STEPS ? 2 : 1, steps;

	if (least < SHORTEST || word[0] != meant[0])
		return FALSE;
	if (MAX(length, other) - least > limit || differs_in_letters(word, meant, limit))
		return FALSE;
	steps = distance(word, length, meant, other, limit);
	if (steps == 0 || steps > limit)
		return FALSE;
	/* only the endings differ: two forms, or two words */
	if (common_start(word, meant) + 2 * steps >= least &&
	    !g_str_equal(word + length - 2, meant + other - 2))
		return FALSE;
	return least >= SHORTEST_CHANGED || !only_changes_letters(word, meant);
}

/* Italian words end in a vowel, so a stem with a full stop is a word cut short. */
static gboolean
is_bare_stem(const RioReading *reading, const RioWord *word)
{
	return reading->tongue == RIO_TONGUE_IT && (word->flags & RIO_TOKEN_DOTTED) &&
	       !strchr("aeiou", word->text[strlen(word->text) - 1]);
}

static gboolean
is_unknown(const RioReading *reading, const RioWord *word)
{
	gsize least = word->flags & RIO_TOKEN_DOTTED ? SHORTEST_CUT : SHORTEST;

	if (word->kind != RIO_TOKEN_WORD || word->function != RIO_FUNCTION_NONE ||
	    word->abbreviation || strlen(word->text) < least)
		return FALSE;
	if (word->key.form != RIO_NAME_NONE)
		return FALSE;
	return is_bare_stem(reading, word) ||
	       (word->key.noun == RIO_NAME_NONE && word->key.stem == RIO_NAME_NONE);
}

static Unknown
as_unknown(const RioReading *reading, const RioWord *word)
{
	return (Unknown){
		.tongue = reading->tongue,
		.dotted = (word->flags & RIO_TOKEN_DOTTED) != 0,
		.text = word->text,
	};
}

static guint
hash_unknown(gconstpointer key)
{
	const Unknown *unknown = key;

	return rio_hash_text(unknown->text) + unknown->tongue;
}

static gboolean
equal_unknown(gconstpointer a, gconstpointer b)
{
	const Unknown *left = a, *right = b;

	return left->tongue == right->tongue && left->dotted == right->dotted &&
	       g_str_equal(left->text, right->text);
}

/* By language and first letter, then the more frequent first. */
static int
compare_unknown(gconstpointer a, gconstpointer b)
{
	const Unknown *left = *(const Unknown *const *)a, *right = *(const Unknown *const *)b;

	if (left->tongue != right->tongue)
		return (int)left->tongue - (int)right->tongue;
	if (left->text[0] != right->text[0])
		return (guchar)left->text[0] - (guchar)right->text[0];
	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	if (left->dotted != right->dotted)
		return left->dotted ? 1 : -1;
	return strcmp(left->text, right->text);
}

static int
compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GHashTable *
collect(RioReading *const *readings, gsize n)
{
	GHashTable *table = g_hash_table_new_full(hash_unknown, equal_unknown, g_free, NULL);

	for (gsize i = 0; i < n; i++)
		for (guint w = 0; w < readings[i]->words->len; w++) {
			const RioWord *word = rio_reading_word(readings[i], w);
			Unknown key = as_unknown(readings[i], word), *unknown;

			if (!is_unknown(readings[i], word))
				continue;
			unknown = g_hash_table_lookup(table, &key);
			if (!unknown) {
				unknown = g_memdup2(&key, sizeof key);
				g_hash_table_add(table, unknown);
			}
			unknown->count++;
		}
	return table;
}

static guint
count_words(const Ordered *words)
{
	return words->collected ? words->collected->len
				: rio_lexicon_n_forms(words->lexicon, words->tongue);
}

static const char *
nth_word(const Ordered *words, guint n)
{
	return words->collected ? words->collected->pdata[n]
				: rio_lexicon_nth_form(words->lexicon, words->tongue, n);
}

/* The first of the words that is not before @text. */
static guint
first_word(const Ordered *words, const char *text)
{
	guint low = 0, high = count_words(words);

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (strcmp(nth_word(words, middle), text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const char *
meant_in_lexicon(const Unknown *unknown, const Ordered *forms)
{
	const char letter[] = {unknown->text[0], '\0'};

	for (guint i = first_word(forms, letter); i < count_words(forms); i++) {
		const char *form = nth_word(forms, i);

		if (form[0] != unknown->text[0])
			break;
		if (rio_spelling_is_slip(unknown->text, form))
			return form;
	}
	return NULL;
}

/* Among the words before it: those of its letter that are at least as frequent. */
static const char *
meant_in_collection(const GPtrArray *unknowns, guint at)
{
	const Unknown *unknown = unknowns->pdata[at];

	for (guint i = at; i-- > 0 && at - i <= MOST_COMPARED;) {
		const Unknown *other = unknowns->pdata[i];

		if (other->tongue != unknown->tongue || other->text[0] != unknown->text[0])
			break;
		if (!other->meant && rio_spelling_is_slip(unknown->text, other->text))
			return other->text;
	}
	return NULL;
}

/* All words of a collection in one language, in order; those cut short are left out. */
static GPtrArray *
list_words(RioReading *const *readings, gsize n, RioTongue tongue)
{
	GPtrArray *words = g_ptr_array_new();

	for (gsize i = 0; i < n; i++)
		for (guint w = 0; w < readings[i]->words->len; w++) {
			const RioWord *word = rio_reading_word(readings[i], w);

			if (readings[i]->tongue == tongue && word->kind == RIO_TOKEN_WORD &&
			    !(word->flags & RIO_TOKEN_DOTTED))
				g_ptr_array_add(words, (gpointer)word->text);
		}
	g_ptr_array_sort(words, compare_texts);
	return words;
}

/* The first of the words that begin with @text, if more than half of them have its stem. */
static const char *
meant_in_full(const Unknown *unknown, const Ordered *words, RioVocabulary *vocabulary)
{
	gsize length = strlen(unknown->text);
	guint first = first_word(words, unknown->text), n = 0, most = 0;
	const char *meant = NULL;

	for (guint i = first; i < count_words(words) && i < first + MOST_COMPARED; i++) {
		const char *word = nth_word(words, i), *stem;
		guint same = 0;

		if (!g_str_has_prefix(word, unknown->text))
			break;
		if (strlen(word) < length + LEAST_CUT_OFF)
			continue;
		n++;
		stem = rio_vocabulary_word(vocabulary, unknown->tongue, word)->stem;
		for (guint j = first; j <= i; j++)
			same += g_str_equal(stem, rio_vocabulary_word(vocabulary, unknown->tongue,
								      nth_word(words, j))
							  ->stem);
		if (same > most) {
			most = same;
			meant = word;
		}
	}
	return 2 * most > n ? meant : NULL;
}

/* @collected: all words in its language; NULL unless it may have been cut short. */
static void
find_meant(GPtrArray *unknowns, guint at, const GPtrArray *collected, RioVocabulary *vocabulary)
{
	Unknown *unknown = unknowns->pdata[at];
	const RioLexicon *lexicon = rio_vocabulary_lexicon(vocabulary);
	const Ordered words = {.collected = collected};
	const Ordered forms = {.lexicon = lexicon, .tongue = unknown->tongue};

	if (unknown->dotted)
		unknown->meant = meant_in_full(unknown, &words, vocabulary);
	if (unknown->dotted && !unknown->meant)
		unknown->meant = meant_in_full(unknown, &forms, vocabulary);
	if (unknown->meant || strlen(unknown->text) < SHORTEST)
		return;
	unknown->meant = meant_in_lexicon(unknown, &forms);
	if (!unknown->meant)
		unknown->meant = meant_in_collection(unknowns, at);
}

static GPtrArray *
sorted(GHashTable *table)
{
	GPtrArray *unknowns = g_ptr_array_new();
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, table);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		g_ptr_array_add(unknowns, key);
	g_ptr_array_sort(unknowns, compare_unknown);
	return unknowns;
}

static void
correct(RioReading *reading, GHashTable *table, RioVocabulary *vocabulary)
{
	for (guint w = 0; w < reading->words->len; w++) {
		const RioWord *word = rio_reading_word(reading, w);
		Unknown key = as_unknown(reading, word);
		const Unknown *unknown =
			is_unknown(reading, word) ? g_hash_table_lookup(table, &key) : NULL;

		if (unknown && unknown->meant)
			rio_reading_correct(reading, w, unknown->meant, vocabulary);
	}
}

void
rio_spelling_correct(RioReading *const *readings, gsize n, RioVocabulary *vocabulary)
{
	g_autoptr(GHashTable) table = collect(readings, n);
	g_autoptr(GPtrArray) unknowns = sorted(table);
	g_autoptr(GPtrArray) words = NULL;

	for (guint i = 0; i < unknowns->len; i++) {
		const Unknown *unknown = unknowns->pdata[i];
		const Unknown *before = i > 0 ? unknowns->pdata[i - 1] : NULL;

		if (before && before->tongue != unknown->tongue)
			g_clear_pointer(&words, g_ptr_array_unref);
		if (unknown->dotted && !words)
			words = list_words(readings, n, unknown->tongue);
		find_meant(unknowns, i, words, vocabulary);
	}
	for (gsize i = 0; i < n; i++)
		correct(readings[i], table, vocabulary);
}
