#include "label/reading.h"

#include <string.h>

/* A label is a phrase: of a longer text its first sentences tell what it is. */
#define LONGEST_LABEL 1000
/* An abbreviation has at most so many words (d.lgs.). */
#define LONGEST_ABBREVIATION 3
/* Shorter ones are taken for an abbreviation only with their full stop. */
#define SHORTEST_UNDOTTED 3

/* Halves of a German compound have so many letters at least: shorter ones are found by chance. */
#define SHORTEST_IN_COMPOUND 4

/* A single word in capitals is an acronym more likely than shouted. */
static gboolean
all_capitals(const RioTokens *tokens)
{
	guint n = 0;

	for (guint i = 0; i < tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(tokens, i);

		if (token->kind != RIO_TOKEN_WORD)
			continue;
		if (token->text[1] != '\0' && !(token->flags & RIO_TOKEN_CAPITALS))
			return FALSE;
		n++;
	}
	return n > 1;
}

RioReading *
rio_reading_new(const char *text)
{
	RioReading *reading = g_new0(RioReading, 1);

	reading->tokens = rio_tokens_new(text ? text : "", LONGEST_LABEL);
	reading->capitals = all_capitals(reading->tokens);
	reading->words =
		g_array_sized_new(FALSE, TRUE, sizeof(RioWord), reading->tokens->tokens->len);
	reading->parts = g_array_new(FALSE, TRUE, sizeof(RioPart));
	reading->numbers = g_array_new(FALSE, TRUE, sizeof(guint));
	return reading;
}

void
rio_reading_free(RioReading *reading)
{
	if (!reading)
		return;
	rio_tokens_free(reading->tokens);
	g_array_unref(reading->words);
	g_array_unref(reading->parts);
	if (reading->pieces)
		g_array_unref(reading->pieces);
	g_array_unref(reading->numbers);
	g_free(reading);
}

/* Only a word, and no acronym, tells a language. */
static gboolean
tells(const RioReading *reading, const RioToken *token)
{
	return token->kind == RIO_TOKEN_WORD &&
	       (reading->capitals || !(token->flags & RIO_TOKEN_CAPITALS));
}

/* Whole words tell more than stems, small ones most of all. */
static gboolean
is_whole(const RioKnownWord *known)
{
	return known->function != RIO_FUNCTION_NONE || known->key.form != RIO_NAME_NONE;
}

static guint
word_evidence(const RioToken *token, RioVocabulary *vocabulary, RioTongue tongue)
{
	const RioKnownWord *known = rio_vocabulary_word(vocabulary, tongue, token->text);

	if (is_whole(known))
		return 3;
	if (known->key.stem != RIO_NAME_NONE)
		return 2;
	return known->looks != 0 ? 1 : 0;
}

guint
rio_reading_evidence(const RioReading *reading, RioVocabulary *vocabulary, RioTongue tongue)
{
	guint evidence = 0;

	for (guint i = 0; i < reading->tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);

		if (tells(reading, token))
			evidence += word_evidence(token, vocabulary, tongue);
	}
	return evidence;
}

void
rio_reading_glance(const RioReading *reading, RioVocabulary *vocabulary, guint most[RIO_N_TONGUES])
{
	for (guint i = 0; i < reading->tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);
		const RioKnownWord *known;

		if (!tells(reading, token))
			continue;
		known = rio_vocabulary_glance(vocabulary, token->text);
		for (guint tongue = RIO_TONGUE_IT; tongue < RIO_N_TONGUES; tongue++)
			most[tongue] += is_whole(&known[tongue]) ? 3 : 2;
	}
}

/* "SUE" is an office and "sue" a small word, unless all of the label is in capitals. */
static gboolean
is_acronym(const RioReading *reading, const RioWord *word)
{
	return (word->flags & RIO_TOKEN_CAPITALS) && !reading->capitals;
}

/* "È", "E'", "dà": the verb, where "e" is "and" and "da" is "from". */
static gboolean
is_accented(const RioReading *reading, const RioWord *word, const char *text)
{
	const char *plain = reading->tokens->plain;
	guint32 accent = word->start + (guint32)strlen(text) - 1;

	return reading->tongue == RIO_TONGUE_IT && g_str_equal(word->text, text) &&
	       (!g_ascii_isalpha(plain[accent]) || !strchr(" ", plain[word->end]));
}

static void
look_up(const RioReading *reading, RioWord *word, RioVocabulary *vocabulary)
{
	const char *text = is_accented(reading, word, "da") ? "dare" : word->text;
	const RioKnownWord *known = rio_vocabulary_word(vocabulary, reading->tongue, text);

	word->text = known->text;
	word->stem = known->stem;
	word->key = known->key;
	word->looks = known->looks;
	if (!is_acronym(reading, word))
		word->function = known->function;
	if (is_accented(reading, word, "e"))
		word->function = RIO_FUNCTION_AUXILIARY;
	if (word->function == RIO_FUNCTION_NONE && !is_acronym(reading, word) && known->is_stop)
		word->function = RIO_FUNCTION_FILLER;
	word->key.small = word->function != RIO_FUNCTION_NONE &&
			  word->function != RIO_FUNCTION_NOT && word->function != RIO_FUNCTION_UNIT;
}

static void
add_word(RioReading *reading, const RioToken *token, const char *text, gboolean abbreviation,
	 RioVocabulary *vocabulary)
{
	RioWord word = {
		.start = token->start,
		.end = token->end,
		.kind = token->kind,
		.flags = token->flags,
		.abbreviation = abbreviation,
		.text = text,
		.stem = "",
	};

	if (word.kind == RIO_TOKEN_BREAK)
		word.key.stops = TRUE;
	else
		look_up(reading, &word, vocabulary);
	g_array_append_val(reading->words, word);
}

static gboolean
knows_german(RioVocabulary *vocabulary, const char *word)
{
	const RioKnownWord *known = rio_vocabulary_word(vocabulary, RIO_TONGUE_DE, word);

	return known->key.form != RIO_NAME_NONE || known->key.stem != RIO_NAME_NONE;
}

/* What stands before the head, without the letters that only join: Antrag-s-prüfung. */
static gboolean
knows_modifier(RioVocabulary *vocabulary, char *modifier)
{
	static const char *const joints[] = {"", "s", "es", "n", "en", "er", "e"};
	gsize length = strlen(modifier);

	for (gsize i = 0; i < G_N_ELEMENTS(joints); i++) {
		gsize n = strlen(joints[i]);
		char last;

		if (length < n + SHORTEST_IN_COMPOUND ||
		    !g_str_equal(modifier + length - n, joints[i]))
			continue;
		last = modifier[length - n];
		modifier[length - n] = '\0';
		if (knows_german(vocabulary, modifier))
			return TRUE;
		modifier[length - n] = last;
	}
	return FALSE;
}

/*
 * Where the head of a German compound begins, 0 if the word is none.  Both halves
 * must be words that the lexicon knows, and the compound must not: "Bauantrag" is
 * one thing, "Antragsprüfung" is the "Prüfung" of an "Antrag".  The longest head
 * counts.
 */
static gsize
find_compound(RioVocabulary *vocabulary, const char *word, char modifier[RIO_TOKEN_SIZE])
{
	gsize length = strlen(word);

	if (knows_german(vocabulary, word))
		return 0;
	for (gsize at = SHORTEST_IN_COMPOUND; at + SHORTEST_IN_COMPOUND <= length; at++) {
		g_strlcpy(modifier, word, at + 1);
		if (knows_german(vocabulary, word + at) && knows_modifier(vocabulary, modifier))
			return at;
	}
	return 0;
}

/* The bytes that @n folded letters take in the plain text. */
static guint32
plain_length(const char *plain, gsize n)
{
	const char *at = plain;

	while (n > 0 && *at) {
		n -= g_utf8_get_char(at) == 0xdf /* ß, folded to two */ && n > 1 ? 2 : 1;
		at = g_utf8_next_char(at);
	}
	return (guint32)(at - plain);
}

/* Adds the halves of a compound as words of their own. */
static gboolean
add_compound(RioReading *reading, const RioToken *token, RioVocabulary *vocabulary)
{
	RioToken first = *token, second = *token;
	char modifier[RIO_TOKEN_SIZE];
	gsize at = 0;

	if (reading->tongue == RIO_TONGUE_DE && token->kind == RIO_TOKEN_WORD)
		at = find_compound(vocabulary, token->text, modifier);
	if (at == 0)
		return FALSE;
	first.end = second.start =
		token->start + plain_length(reading->tokens->plain + token->start, at);
	add_word(reading, &first, modifier, FALSE, vocabulary);
	add_word(reading, &second, token->text + at, FALSE, vocabulary);
	return TRUE;
}

/* A full stop that ends an abbreviation or is missing from a short word. */
static gboolean
may_abbreviate(const RioReading *reading, RioVocabulary *vocabulary, const RioToken *token)
{
	if (token->flags & RIO_TOKEN_DOTTED)
		return TRUE;
	return strlen(token->text) >= SHORTEST_UNDOTTED &&
	       !is_whole(&rio_vocabulary_glance(vocabulary, token->text)[reading->tongue]);
}

/* The longest abbreviation from token @at on; how many tokens it takes. */
static guint
find_abbreviation(const RioReading *reading, RioVocabulary *vocabulary, guint at, const char **text)
{
	const RioLexicon *lexicon = rio_vocabulary_lexicon(vocabulary);
	char joined[RIO_TOKEN_SIZE] = "";
	guint longest = 0;

	for (guint i = at; i < reading->tokens->tokens->len && i < at + LONGEST_ABBREVIATION; i++) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);
		const char *found;

		if (token->kind != RIO_TOKEN_WORD)
			break;
		if (i > at)
			g_strlcat(joined, " ", sizeof joined);
		g_strlcat(joined, token->text, sizeof joined);
		if (!rio_lexicon_abbreviation(lexicon, reading->tongue, joined, &found))
			break;
		if (!found || (i == at && !may_abbreviate(reading, vocabulary, token)))
			continue;
		*text = found;
		longest = i + 1 - at;
	}
	return longest;
}

/* "È stato approvato", but "stato civile". */
static void
find_auxiliaries(RioReading *reading)
{
	for (guint i = 0; i + 1 < reading->words->len; i++) {
		RioWord *word = rio_reading_word(reading, i);
		const RioWord *next = rio_reading_word(reading, i + 1);

		if (!rio_grammar_may_be_auxiliary(reading->tongue, word->text) ||
		    !(next->looks & RIO_LOOKS_PARTICIPLE))
			continue;
		word->function = RIO_FUNCTION_AUXILIARY;
		word->key.small = TRUE;
	}
}

guint
rio_reading_ordinal(const RioReading *reading, guint at)
{
	guint ordinal = rio_grammar_ordinal(reading->tongue, rio_reading_word(reading, at)->text);
	const RioWord *next;

	if (ordinal == 0 || at + 1 >= reading->words->len)
		return 0;
	next = rio_reading_word(reading, at + 1);
	if (next->kind != RIO_TOKEN_WORD || next->function != RIO_FUNCTION_NONE)
		return 0;
	return ordinal;
}

/* "Pagamento prima rata" is no "pagamento a rate": the ordinal is not left out. */
static void
find_ordinals(RioReading *reading)
{
	for (guint i = 0; i < reading->words->len; i++)
		if (rio_reading_ordinal(reading, i))
			rio_reading_word(reading, i)->key.stops = TRUE;
}

/* "Da parte del richiedente": by him. */
static void
find_by_part_of(RioReading *reading)
{
	for (guint i = 1; i + 1 < reading->words->len; i++) {
		RioWord *word = rio_reading_word(reading, i);

		if (reading->tongue != RIO_TONGUE_IT || !g_str_equal(word->text, "parte") ||
		    rio_reading_word(reading, i - 1)->function != RIO_FUNCTION_FROM ||
		    rio_reading_word(reading, i + 1)->function != RIO_FUNCTION_OF)
			continue;
		word->function = rio_reading_word(reading, i + 1)->function = RIO_FUNCTION_FROM;
		word->key.small = TRUE;
	}
}

void
rio_reading_find_words(RioReading *reading, RioVocabulary *vocabulary, RioTongue tongue)
{
	reading->tongue = tongue;
	for (guint i = 0; i < reading->tokens->tokens->len;) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);
		const char *text = NULL;
		guint n = find_abbreviation(reading, vocabulary, i, &text);
		g_auto(GStrv) meant = NULL;

		if (n == 0) {
			if (!add_compound(reading, token, vocabulary))
				add_word(reading, token, token->text, FALSE, vocabulary);
			i++;
			continue;
		}
		meant = g_strsplit(text, " ", -1);
		for (gsize w = 0; meant[w]; w++)
			add_word(reading, token, meant[w], TRUE, vocabulary);
		i += n;
	}
	find_auxiliaries(reading);
	find_ordinals(reading);
	find_by_part_of(reading);
}

void
rio_reading_correct(RioReading *reading, guint word, const char *text, RioVocabulary *vocabulary)
{
	RioWord *wrong = rio_reading_word(reading, word);

	if (g_str_has_prefix(text, wrong->text))
		wrong->abbreviation = TRUE;
	else
		wrong->typo = TRUE;
	wrong->text = text;
	look_up(reading, wrong, vocabulary);
}
