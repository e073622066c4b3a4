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

/* An act and what belongs to it are joined around an object if neither has more words. */
#define MOST_JOINED 4

/* What tools and programs call elements, before a number of their own. */
static const char *const element_words[] = {
	"activity", "aktivitat", "aktivitaet", "attivita", "attivita", "aufgabe",   "block",
	"business", "call",	 "catch",      "compito",  "end",      "ereignis",  "event",
	"evento",   "exclusive", "flow",       "gateway",  "generico", "inclusive", "intermediate",
	"manual",   "message",	 "node",       "parallel", "process",  "processo",  "receive",
	"rule",	    "schritt",	 "script",     "send",	   "sequence", "service",   "sid",
	"start",    "step",	 "subprocess", "task",	   "throw",    "timer",	    "user",
};

/* Tools give these names without a number too. */
static const char *const default_words[] = {
	"activity", "gateway", "manual", "node", "script", "service", "subprocess", "task", "user",
};

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

static gboolean
is_one_of(const char *text, const char *const *list, gsize n)
{
	for (gsize i = 0; i < n; i++)
		if (text[0] == list[i][0] && g_str_equal(text, list[i]))
			return TRUE;
	return FALSE;
}

/* What a word of the label tells, without its stem if there are no @stemmers: what it could. */
static guint
word_evidence(const RioToken *token, const RioLexicon *lexicon, RioStemmers *stemmers,
	      RioTongue tongue)
{
	char stem[RIO_TOKEN_SIZE];

	/* whole words tell more than stems, small ones most of all */
	if (rio_grammar_function(tongue, token->text) != RIO_FUNCTION_NONE ||
	    rio_lexicon_form(lexicon, tongue, token->text) != RIO_NAME_NONE)
		return 3;
	if (!stemmers)
		return 2;
	rio_stem(stemmers, tongue, token->text, stem);
	if (rio_lexicon_stem(lexicon, tongue, stem) != RIO_NAME_NONE)
		return 2;
	return rio_grammar_looks(tongue, token->text) != 0 ? 1 : 0;
}

guint
rio_reading_evidence(const RioReading *reading, const RioLexicon *lexicon, RioStemmers *stemmers,
		     RioTongue tongue)
{
	guint evidence = 0;

	for (guint i = 0; i < reading->tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);

		if (token->kind == RIO_TOKEN_WORD &&
		    (reading->capitals || !(token->flags & RIO_TOKEN_CAPITALS)))
			evidence += word_evidence(token, lexicon, stemmers, tongue);
	}
	return evidence;
}

/* "SUE" is an office and "sue" a small word, unless all of the label is in capitals. */
static gboolean
is_acronym(const RioReading *reading, const RioWord *word)
{
	return (word->flags & RIO_TOKEN_CAPITALS) && !reading->capitals;
}

/* "è", "E'": the verb, where "e" is "and". */
static gboolean
is_accented_e(const RioReading *reading, const RioWord *word)
{
	const char *plain = reading->tokens->plain;

	return reading->tongue == RIO_TONGUE_IT && g_str_equal(word->text, "e") &&
	       (!g_ascii_isalpha(plain[word->start]) || !strchr(" ", plain[word->end]));
}

static void
look_up(const RioReading *reading, RioWord *word, const RioLexicon *lexicon, RioStemmers *stemmers)
{
	RioTongue tongue = reading->tongue;

	if (!is_acronym(reading, word))
		word->function = rio_grammar_function(tongue, word->text);
	if (is_accented_e(reading, word))
		word->function = RIO_FUNCTION_AUXILIARY;
	word->key = rio_lexicon_word(lexicon, stemmers, tongue, word->text, word->stem);
	word->key.stops = word->kind == RIO_TOKEN_BREAK;
	if (word->function == RIO_FUNCTION_NONE && !is_acronym(reading, word) &&
	    rio_lexicon_is_stop(lexicon, tongue, word->text))
		word->function = RIO_FUNCTION_FILLER;
	word->key.small = word->function != RIO_FUNCTION_NONE &&
			  word->function != RIO_FUNCTION_NOT && word->function != RIO_FUNCTION_UNIT;
}

static void
add_word(RioReading *reading, const RioToken *token, const char *text, gboolean abbreviation,
	 const RioLexicon *lexicon, RioStemmers *stemmers)
{
	RioWord word = {
		.start = token->start,
		.end = token->end,
		.kind = token->kind,
		.flags = token->flags,
		.abbreviation = abbreviation,
	};

	g_strlcpy(word.text, text, sizeof word.text);
	if (word.kind == RIO_TOKEN_BREAK)
		word.key.stops = TRUE;
	else
		look_up(reading, &word, lexicon, stemmers);
	g_array_append_val(reading->words, word);
}

static gboolean
knows_german(const RioLexicon *lexicon, RioStemmers *stemmers, const char *word)
{
	char stem[RIO_TOKEN_SIZE];
	RioLexiconWord key = rio_lexicon_word(lexicon, stemmers, RIO_TONGUE_DE, word, stem);

	return key.form != RIO_NAME_NONE || key.stem != RIO_NAME_NONE;
}

/* What stands before the head, without the letters that only join: Antrag-s-prüfung. */
static gboolean
knows_modifier(const RioLexicon *lexicon, RioStemmers *stemmers, char *modifier)
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
		if (knows_german(lexicon, stemmers, modifier))
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
find_compound(const RioLexicon *lexicon, RioStemmers *stemmers, const char *word,
	      char modifier[RIO_TOKEN_SIZE])
{
	gsize length = strlen(word);

	if (knows_german(lexicon, stemmers, word))
		return 0;
	for (gsize at = SHORTEST_IN_COMPOUND; at + SHORTEST_IN_COMPOUND <= length; at++) {
		g_strlcpy(modifier, word, at + 1);
		if (knows_german(lexicon, stemmers, word + at) &&
		    knows_modifier(lexicon, stemmers, modifier))
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
add_compound(RioReading *reading, const RioToken *token, const RioLexicon *lexicon,
	     RioStemmers *stemmers)
{
	RioToken first = *token, second = *token;
	char modifier[RIO_TOKEN_SIZE];
	gsize at = 0;

	if (reading->tongue == RIO_TONGUE_DE && token->kind == RIO_TOKEN_WORD)
		at = find_compound(lexicon, stemmers, token->text, modifier);
	if (at == 0)
		return FALSE;
	first.end = second.start =
		token->start + plain_length(reading->tokens->plain + token->start, at);
	add_word(reading, &first, modifier, FALSE, lexicon, stemmers);
	add_word(reading, &second, token->text + at, FALSE, lexicon, stemmers);
	return TRUE;
}

/* A full stop that ends an abbreviation or is missing from a short word. */
static gboolean
may_abbreviate(const RioReading *reading, const RioLexicon *lexicon, const RioToken *token)
{
	if (token->flags & RIO_TOKEN_DOTTED)
		return TRUE;
	return strlen(token->text) >= SHORTEST_UNDOTTED &&
	       rio_grammar_function(reading->tongue, token->text) == RIO_FUNCTION_NONE &&
	       rio_lexicon_form(lexicon, reading->tongue, token->text) == RIO_NAME_NONE;
}

/* The longest abbreviation from token @at on; how many tokens it takes. */
static guint
find_abbreviation(const RioReading *reading, const RioLexicon *lexicon, guint at, const char **text)
{
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
		found = rio_lexicon_abbreviation(lexicon, reading->tongue, joined);
		if (!found || (i == at && !may_abbreviate(reading, lexicon, token)))
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
		    !(rio_grammar_looks(reading->tongue, next->text) & RIO_LOOKS_PARTICIPLE))
			continue;
		word->function = RIO_FUNCTION_AUXILIARY;
		word->key.small = TRUE;
	}
}

/* "Prima verifica" is a first one; "prima della verifica" and "secondo la norma" are not. */
static guint
ordinal_at(const RioReading *reading, guint at)
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
		if (ordinal_at(reading, i))
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
rio_reading_find_words(RioReading *reading, const RioLexicon *lexicon, RioStemmers *stemmers,
		       RioTongue tongue)
{
	reading->tongue = tongue;
	for (guint i = 0; i < reading->tokens->tokens->len;) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);
		const char *text = NULL;
		guint n = find_abbreviation(reading, lexicon, i, &text);
		g_auto(GStrv) meant = NULL;

		if (n == 0) {
			if (!add_compound(reading, token, lexicon, stemmers))
				add_word(reading, token, token->text, FALSE, lexicon, stemmers);
			i++;
			continue;
		}
		meant = g_strsplit(text, " ", -1);
		for (gsize w = 0; meant[w]; w++)
			add_word(reading, token, meant[w], TRUE, lexicon, stemmers);
		i += n;
	}
	find_auxiliaries(reading);
	find_ordinals(reading);
	find_by_part_of(reading);
}

void
rio_reading_correct(RioReading *reading, guint word, const char *text, const RioLexicon *lexicon,
		    RioStemmers *stemmers)
{
	RioWord *wrong = rio_reading_word(reading, word);

	if (g_str_has_prefix(text, wrong->text))
		wrong->abbreviation = TRUE;
	else
		wrong->typo = TRUE;
	g_strlcpy(wrong->text, text, sizeof wrong->text);
	look_up(reading, wrong, lexicon, stemmers);
}

/* What has been seen since the last part. */
typedef struct {
	RioFunction after;
	gboolean article;
	char break_before;
} Before;

static void
add_part(RioReading *reading, guint first, guint length, RioExpression found, Before *before)
{
	RioPart part = {
		.first = first,
		.end = first + length,
		.found = found,
		.after = before->after,
		.article = before->article,
		.break_before = before->break_before,
		.looks = rio_grammar_looks(reading->tongue, rio_reading_word(reading, first)->text),
	};

	g_array_append_val(reading->parts, part);
	*before = (Before){0};
}

/* The expression that starts with the word at @at and ends before the one at @end. */
static RioExpression
find_expression(const RioReading *reading, const RioLexicon *lexicon, guint at, guint end)
{
	RioLexiconWord keys[32];
	gsize n = MIN(MIN(end, reading->words->len) - at, G_N_ELEMENTS(keys));
	RioExpression found;

	for (gsize i = 0; i < n; i++)
		keys[i] = rio_reading_word(reading, at + i)->key;
	found = rio_lexicon_find(lexicon, keys, n);
	if (found.exact || found.act == RIO_CLASS_NONE ||
	    rio_grammar_may_act(reading->tongue, rio_reading_word(reading, at)->text))
		return found;
	found.act = RIO_CLASS_NONE;
	return found.noun == RIO_CLASS_NONE ? (RioExpression){0} : found;
}

/* The act that an expression begins with, if there is more in it than that. */
static RioExpression
inner_act(const RioReading *reading, const RioLexicon *lexicon, guint at, RioExpression found)
{
	RioExpression inner = {0};

	if (found.act != RIO_CLASS_NONE && found.length > 1)
		inner = find_expression(reading, lexicon, at, at + found.length - 1);
	return inner.act == RIO_CLASS_NONE && !inner.light ? (RioExpression){0} : inner;
}

/* Is the number at @at a quantity, "30 giorni", rather than a name, "livello 2"? */
static gboolean
is_quantity(const RioReading *reading, guint at)
{
	return at + 1 < reading->words->len &&
	       rio_reading_word(reading, at + 1)->function == RIO_FUNCTION_UNIT;
}

/* "Verifica che non ci siano debiti" is the check of "verifica dei debiti": it is not turned round.
 */
static gboolean
is_looked_for(const RioReading *reading, const RioLexicon *lexicon, guint at)
{
	static const char *const openers[] = {"che", "that", "dass"};

	if (at == 0 ||
	    !is_one_of(rio_reading_word(reading, at - 1)->text, openers, G_N_ELEMENTS(openers)))
		return FALSE;
	for (guint i = 0; i < reading->parts->len; i++) {
		guint32 act = rio_reading_part(reading, i)->found.act;

		if (act != RIO_CLASS_NONE &&
		    (rio_lexicon_class(lexicon, act)->marks & RIO_LABEL_CONTROL))
			return TRUE;
	}
	return FALSE;
}

static void
take_small(RioReading *reading, const RioLexicon *lexicon, guint at, Before *before)
{
	const RioWord *word = rio_reading_word(reading, at);

	if (word->function == RIO_FUNCTION_ARTICLE)
		before->article = TRUE;
	else if (word->function == RIO_FUNCTION_NOT)
		reading->negated ^= !is_looked_for(reading, lexicon, at);
	else if (word->function != RIO_FUNCTION_FILLER && word->function != RIO_FUNCTION_AUXILIARY)
		before->after = word->function;
}

/* "Allegato B" */
static gboolean
is_letter(const RioReading *reading, guint at)
{
	const RioWord *word = rio_reading_word(reading, at);

	return word->kind == RIO_TOKEN_WORD && word->text[1] == '\0' && at > 0 &&
	       g_ascii_isupper(reading->tokens->plain[word->start]) &&
	       rio_reading_word(reading, at - 1)->kind == RIO_TOKEN_WORD &&
	       !rio_reading_word(reading, at - 1)->key.small;
}

/* "L. 241/1990": the number of a law names no thing of the office's own. */
static gboolean
is_of_law(const RioReading *reading, guint at)
{
	static const char *const laws[] = {"l", "legge", "lgs", "dlgs", "dpr", "lr", "dm"};

	while (at > 0 && rio_reading_word(reading, at - 1)->kind != RIO_TOKEN_WORD)
		at--;
	return at > 0 &&
	       is_one_of(rio_reading_word(reading, at - 1)->text, laws, G_N_ELEMENTS(laws));
}

static gboolean
take_number(RioReading *reading, guint at)
{
	RioWord *word = rio_reading_word(reading, at);
	guint ordinal = 0;

	if (word->kind == RIO_TOKEN_WORD)
		ordinal = ordinal_at(reading, at);
	if (word->kind != RIO_TOKEN_NUMBER && ordinal == 0 && !is_letter(reading, at))
		return FALSE;
	if (ordinal)
		g_snprintf(word->text, sizeof word->text, "%u", ordinal);
	if (!is_quantity(reading, at) && !is_of_law(reading, at))
		g_array_append_val(reading->numbers, at);
	return TRUE;
}

/*
 * "L'addetto protocolla la richiesta" is no "addetto al protocollo": what has an
 * article right after it and none before is a verb.  The expression at @at ends
 * before that.
 */
static guint
find_verb_inside(const RioReading *reading, const RioLexicon *lexicon, guint at,
		 RioExpression found)
{
	for (guint i = at + 1; i < at + found.length && i + 1 < reading->words->len; i++) {
		const RioWord *before = rio_reading_word(reading, i - 1);
		const RioWord *word = rio_reading_word(reading, i);

		if (word->key.small || before->key.small ||
		    rio_reading_word(reading, i + 1)->function != RIO_FUNCTION_ARTICLE)
			continue;
		if (rio_lexicon_find(lexicon, &word->key, 1).act != RIO_CLASS_NONE)
			return i;
	}
	return G_MAXUINT;
}

/* Adds the part, or of a composite one to be taken apart its act; how many words it takes. */
static guint
take_expression(RioReading *reading, const RioLexicon *lexicon, guint at, RioExpression found,
		gboolean take_apart, Before *before)
{
	RioExpression inner = inner_act(reading, lexicon, at, found);

	if (inner.length > 0 && take_apart)
		found = inner;
	add_part(reading, at, found.length, found, before);
	if (!take_apart)
		rio_reading_part(reading, reading->parts->len - 1)->composite = inner.length > 0;
	return found.length;
}

static void
find_parts(RioReading *reading, const RioLexicon *lexicon, gboolean take_apart)
{
	Before before = {0};

	for (guint i = 0; i < reading->words->len;) {
		const RioWord *word = rio_reading_word(reading, i);
		RioExpression found = {0};

		if (word->kind == RIO_TOKEN_BREAK) {
			before = (Before){.break_before = word->text[0]};
			i++;
			continue;
		}
		if (!word->key.small)
			found = find_expression(reading, lexicon, i, G_MAXUINT);
		if (found.length > 1 && !found.exact)
			found = find_expression(reading, lexicon, i,
						find_verb_inside(reading, lexicon, i, found));
		/* "non" alone only turns the label around */
		if (found.length > 0 && (found.length > 1 || word->function != RIO_FUNCTION_NOT)) {
			i += take_expression(reading, lexicon, i, found, take_apart, &before);
			continue;
		}
		if (take_number(reading, i))
			;
		else if (word->function == RIO_FUNCTION_UNIT && i > 0 &&
			 rio_reading_word(reading, i - 1)->kind == RIO_TOKEN_NUMBER)
			;
		else if (word->function != RIO_FUNCTION_NONE && word->function != RIO_FUNCTION_UNIT)
			take_small(reading, lexicon, i, &before);
		else
			add_part(reading, i, 1, (RioExpression){0}, &before);
		i++;
	}
}

/* "Script task 3", "Task", "Activity_0x1f": what a tool writes when nobody gives a name. */
static gboolean
is_element_name(const RioReading *reading)
{
	gboolean numbered = FALSE, is_default = TRUE;

	for (guint i = 0; i < reading->tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(reading->tokens, i);

		if (token->kind != RIO_TOKEN_WORD) {
			numbered = numbered || token->kind == RIO_TOKEN_NUMBER;
			continue;
		}
		/* right after a number: part of an id */
		if (numbered && token->start == rio_tokens_at(reading->tokens, i - 1)->end)
			continue;
		if (!is_one_of(token->text, element_words, G_N_ELEMENTS(element_words)))
			return FALSE;
		if (!is_one_of(token->text, default_words, G_N_ELEMENTS(default_words)))
			is_default = FALSE;
	}
	return numbered || is_default;
}

/* One word to a person, several to a program: "UpdateDocument", "HT-Generico_block158". */
static gboolean
is_identifier(const RioReading *reading)
{
	const char *plain = reading->tokens->plain;

	if (strstr(plain, "${") || strstr(plain, "==") || strstr(plain, "()"))
		return TRUE;
	if (strchr(plain, ' '))
		return FALSE;
	if (strchr(plain, '_'))
		return TRUE;
	for (guint i = 0; i < reading->tokens->tokens->len; i++)
		if (rio_tokens_at(reading->tokens, i)->flags & RIO_TOKEN_JOINED)
			return TRUE;
	return FALSE;
}

static gboolean
is_act(const RioPart *part)
{
	return part->found.act != RIO_CLASS_NONE;
}

/* A state something is in: "pervenuta", but not "la verifica". */
static gboolean
is_participle(const RioPart *part)
{
	return (part->looks & RIO_LOOKS_PARTICIPLE) && !part->article &&
	       part->after == RIO_FUNCTION_NONE && part->end == part->first + 1;
}

static gboolean
is_somebody(const RioPart *part, const RioLexicon *lexicon)
{
	RioClassKind kind;

	if (part->found.actor)
		return TRUE;
	if (part->found.noun == RIO_CLASS_NONE)
		return FALSE;
	kind = rio_lexicon_class(lexicon, part->found.noun)->kind;
	return kind == RIO_CLASS_OFFICE || kind == RIO_CLASS_ROLE;
}

/* Could this act be a verb with a subject before it: "verifica", "checks", "prüft"? */
static gboolean
is_finite(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const char *text = rio_reading_word(reading, part->first)->text;
	gboolean goes_on = part->end > part->first + 1 || number + 1 < reading->parts->len;
	/* "il committente paga": after a subject with its article no noun can stand bare */
	gboolean ends =
		rio_reading_part(reading, 0)->article && !(part->looks & RIO_LOOKS_PARTICIPLE);
	char last = text[strlen(text) - 1];

	if (part->article || part->after != RIO_FUNCTION_NONE || part->break_before)
		return FALSE;
	if (reading->tongue == RIO_TONGUE_EN)
		return last == 's';
	if (reading->tongue == RIO_TONGUE_DE)
		return last == 't';
	return (goes_on || ends) && (last == 'a' || last == 'e' || g_str_has_suffix(text, "no"));
}

/* An article right after a word shows a verb: "Stampa il modulo", "Print the form". */
static gboolean
takes_object(const RioReading *reading, guint number)
{
	const RioPart *next;

	if (number + 1 >= reading->parts->len ||
	    rio_reading_part(reading, number)->found.length > 0)
		return FALSE;
	next = rio_reading_part(reading, number + 1);
	return next->article && next->after == RIO_FUNCTION_NONE && !next->break_before;
}

/* The verb of which the first part is the subject, or 0. */
static guint
find_sentence_act(const RioReading *reading, const RioLexicon *lexicon)
{
	const RioPart *first = rio_reading_part(reading, 0);

	/* an article in front tells a subject too */
	if (reading->parts->len < 2 || !(is_somebody(first, lexicon) || first->article))
		return 0;
	for (guint i = 1; i < reading->parts->len; i++) {
		const RioPart *part = rio_reading_part(reading, i);

		if ((is_act(part) || part->found.light || takes_object(reading, i)) &&
		    is_finite(reading, i))
			return i;
		if (part->after != RIO_FUNCTION_NONE && part->after != RIO_FUNCTION_OF)
			return 0;
	}
	return 0;
}

/* Parts before a colon that name somebody: "Ufficio tecnico: verifica". */
static guint
count_prefix_actors(const RioReading *reading, const RioLexicon *lexicon)
{
	if (reading->parts->len < 2 || !is_somebody(rio_reading_part(reading, 0), lexicon))
		return 0;
	for (guint i = 1; i < reading->parts->len; i++)
		if (strchr(":-", rio_reading_part(reading, i)->break_before ?: ' '))
			return i;
	return 0;
}

/* A light verb gives way: "effettuare la verifica" is "verifica", said as "effettuare". */
static void
drop_light_verb(RioReading *reading, guint at, guint *looks)
{
	RioPart *light, *next;

	if (at + 1 >= reading->parts->len)
		return;
	light = rio_reading_part(reading, at);
	next = rio_reading_part(reading, at + 1);
	if (!light->found.light || next->break_before ||
	    !(is_act(next) || (next->looks & RIO_LOOKS_ACTION)))
		return;
	*looks = light->looks;
	next->after = light->after;
	next->article = light->article;
	g_array_remove_index(reading->parts, at);
}

static gboolean
agrees(const RioReading *reading, guint noun, guint participle)
{
	const RioPart *part = rio_reading_part(reading, noun);

	return rio_grammar_agrees(
		reading->tongue, rio_reading_word(reading, part->first)->text,
		rio_reading_word(reading, rio_reading_part(reading, participle)->first)->text);
}

static gboolean
governs(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const RioPart *next;

	if (part->found.noun == RIO_CLASS_NONE || number + 1 >= reading->parts->len)
		return TRUE;
	/* "Richiesta pervenuta": a noun and what became of it */
	next = rio_reading_part(reading, number + 1);
	return !(is_act(next) && is_participle(next) && !next->found.exact &&
		 agrees(reading, number, number + 1));
}

/* "Emetti", "archivia": a form of a verb that the lexicon knows, and no noun itself, as "verifica".
 */
static gboolean
bids(const RioReading *reading, const RioLexicon *lexicon, const RioPart *part)
{
	const RioWord *word = rio_reading_word(reading, part->first);
	char verb[RIO_TOKEN_SIZE];

	if (part->article || rio_lexicon_find(lexicon, &word->key, 1).exact)
		return FALSE;
	for (guint i = 0; rio_grammar_bidden(reading->tongue, word->text, i, verb); i++)
		if (rio_lexicon_form(lexicon, reading->tongue, verb) != RIO_NAME_NONE)
			return TRUE;
	return FALSE;
}

static RioLabelForm
form_of_head(const RioReading *reading, const RioLexicon *lexicon, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const RioPart *next =
		number + 1 < reading->parts->len ? rio_reading_part(reading, number + 1) : NULL;

	if (part->looks & RIO_LOOKS_INFINITIVE && reading->tongue != RIO_TONGUE_EN)
		return RIO_LABEL_INFINITIVE;
	if (part->looks & RIO_LOOKS_ACTION)
		return RIO_LABEL_NOMINAL;
	if (bids(reading, lexicon, part))
		return RIO_LABEL_IMPERATIVE;
	if (next && next->article && next->after == RIO_FUNCTION_NONE && !next->break_before)
		return is_participle(part) && !part->found.exact ? RIO_LABEL_STATE
								 : RIO_LABEL_IMPERATIVE;
	if (reading->tongue == RIO_TONGUE_EN && next && next->after == RIO_FUNCTION_NONE)
		return RIO_LABEL_IMPERATIVE;
	return RIO_LABEL_NOMINAL;
}

/*
 * Where the act stands when it is not the head: at a participle after its noun,
 * after a break, or last, as German and English compounds have it.
 */
static gboolean
find_late_act(const RioReading *reading, guint from, guint *act, RioLabelForm *form)
{
	guint n = reading->parts->len;
	const RioPart *last = rio_reading_part(reading, n - 1);

	for (guint i = from + 1; i < n; i++) {
		const RioPart *part = rio_reading_part(reading, i);

		*act = i;
		*form = RIO_LABEL_STATE;
		if (is_act(part) && is_participle(part))
			return TRUE;
		*form = RIO_LABEL_NOMINAL;
		if (is_act(part) && part->break_before)
			return TRUE;
	}
	if (n < from + 2 || reading->tongue == RIO_TONGUE_IT || last->after != RIO_FUNCTION_NONE ||
	    last->break_before)
		return FALSE;
	*act = n - 1;
	*form = last->looks & RIO_LOOKS_INFINITIVE   ? RIO_LABEL_INFINITIVE
		: last->looks & RIO_LOOKS_PARTICIPLE ? RIO_LABEL_STATE
						     : RIO_LABEL_NOMINAL;
	return is_act(last) || last->looks != 0;
}

/* A head that the lexicon does not know may still be seen to be a verb or its noun. */
static gboolean
looks_like_act(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);

	if (part->found.length > 0)
		return FALSE;
	if (reading->tongue == RIO_TONGUE_IT &&
	    (part->looks & (RIO_LOOKS_INFINITIVE | RIO_LOOKS_ACTION)))
		return TRUE;
	if (reading->tongue != RIO_TONGUE_IT && (part->looks & RIO_LOOKS_ACTION))
		return TRUE;
	return takes_object(reading, number);
}

/* "Comprovare i requisiti dichiarati": an infinitive in front is the act, known or not. */
static gboolean
is_infinitive(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);

	return reading->tongue == RIO_TONGUE_IT && part->found.length == 0 &&
	       (part->looks & RIO_LOOKS_INFINITIVE) && !part->article;
}

/* The number of the act, or that of parts if there is none. */
static guint
find_act(RioReading *reading, const RioLexicon *lexicon, guint from)
{
	guint n = reading->parts->len, act = from;
	RioLabelForm form;

	reading->form = RIO_LABEL_NAME;
	if (from >= n)
		return n;
	if (is_infinitive(reading, from) ||
	    (is_act(rio_reading_part(reading, from)) && governs(reading, from))) {
		reading->form = form_of_head(reading, lexicon, from);
		return from;
	}
	if (find_late_act(reading, from, &act, &form)) {
		reading->form = form;
		return act;
	}
	if (looks_like_act(reading, from)) {
		reading->form = form_of_head(reading, lexicon, from);
		return from;
	}
	return n;
}

static void
set_role(RioPart *part, RioLabelRole role)
{
	gboolean as_act = role == RIO_LABEL_ACT;

	part->role = role;
	part->class = as_act ? part->found.act : part->found.noun;
	if (part->class == RIO_CLASS_NONE)
		part->class = as_act ? part->found.noun : part->found.act;
}

/* "Individua e avvisa i controinteressati", "colloquio e redazione della relazione": one label, two
 * acts.  What has nothing of its own after it may as well be an object: "verifica firma e data". */
static gboolean
is_further_act(const RioReading *reading, guint number)
{
	const RioPart *part = rio_reading_part(reading, number);
	const RioPart *next =
		number + 1 < reading->parts->len ? rio_reading_part(reading, number + 1) : NULL;

	if (!is_act(part) || part->article ||
	    (part->after != RIO_FUNCTION_CONJUNCTION && part->break_before != ','))
		return FALSE;
	if (rio_reading_part(reading, number - 1)->role == RIO_LABEL_ACT)
		return TRUE;
	return next && !next->break_before && next->after != RIO_FUNCTION_CONJUNCTION;
}

static void
set_roles(RioReading *reading, const RioLexicon *lexicon, guint n_actors, guint act)
{
	RioLabelRole role = RIO_LABEL_OBJECT;
	gboolean has_object = FALSE;

	for (guint i = 0; i < reading->parts->len; i++) {
		RioPart *part = rio_reading_part(reading, i);

		if (i < n_actors) {
			set_role(part, RIO_LABEL_ACTOR);
			continue;
		}
		if (i == act || (i > act && is_further_act(reading, i))) {
			set_role(part, RIO_LABEL_ACT);
			role = RIO_LABEL_OBJECT;
			has_object = has_object && i < act;
			continue;
		}
		if (part->after == RIO_FUNCTION_TO || part->after == RIO_FUNCTION_FROM ||
		    part->after == RIO_FUNCTION_PREPOSITION || part->break_before)
			role = RIO_LABEL_COMPLEMENT;
		else if (!has_object && (part->after == RIO_FUNCTION_OF || part->article))
			role = RIO_LABEL_OBJECT;
		has_object = has_object || role == RIO_LABEL_OBJECT;
		set_role(part, role);
		if (part->after == RIO_FUNCTION_FROM && is_somebody(part, lexicon) &&
		    (reading->form == RIO_LABEL_STATE || reading->form == RIO_LABEL_NOMINAL))
			part->role = RIO_LABEL_ACTOR;
	}
}

/*
 * "Acquisire la domanda al protocollo" is "acquisire al protocollo": an expression
 * may have its object inside.
 */
static void
join_around_object(RioReading *reading, const RioLexicon *lexicon, guint act)
{
	RioPart *head = rio_reading_part(reading, act);
	RioLexiconWord keys[2 * MOST_JOINED];
	guint n = head->end - head->first;

	if (n > MOST_JOINED)
		return;
	for (guint i = 0; i < n; i++)
		keys[i] = rio_reading_word(reading, head->first + i)->key;
	for (guint later = act + 2; later < reading->parts->len; later++) {
		const RioPart *tail = rio_reading_part(reading, later);
		guint more = tail->end - tail->first;
		RioExpression found;

		if (more > MOST_JOINED || tail->break_before)
			return;
		for (guint i = 0; i < more; i++)
			keys[n + i] = rio_reading_word(reading, tail->first + i)->key;
		found = rio_lexicon_find(lexicon, keys, n + more);
		if (found.length < n + more || found.act == RIO_CLASS_NONE)
			continue;
		head->found = found;
		head->composite = TRUE;
		g_array_remove_index(reading->parts, later);
		return;
	}
}

/*
 * "Inviare il sollecito" is "sollecitare": what such an act is done on is the work
 * itself.
 */
static void
join_yielding_verb(RioReading *reading, const RioLexicon *lexicon, guint act)
{
	RioPart *verb = rio_reading_part(reading, act);
	const RioPart *noun;

	if (act + 1 >= reading->parts->len)
		return;
	noun = rio_reading_part(reading, act + 1);
	if (noun->break_before || noun->found.act == RIO_CLASS_NONE ||
	    (noun->after != RIO_FUNCTION_NONE && noun->after != RIO_FUNCTION_OF) ||
	    !rio_lexicon_yields(lexicon, verb->found.act, noun->found.act))
		return;
	verb->found.act = noun->found.act;
	verb->found.noun = RIO_CLASS_NONE;
	verb->end = noun->end;
	verb->composite = TRUE;
	g_array_remove_index(reading->parts, act + 1);
}

static void
understand(RioReading *reading, const RioLexicon *lexicon, gboolean take_apart)
{
	guint n_actors = find_sentence_act(reading, lexicon), act, looks = 0;
	gboolean sentence = n_actors > 0;

	if (!sentence)
		n_actors = count_prefix_actors(reading, lexicon);
	drop_light_verb(reading, n_actors, &looks);
	act = find_act(reading, lexicon, n_actors);
	if (!take_apart && act < reading->parts->len) {
		join_yielding_verb(reading, lexicon, act);
		join_around_object(reading, lexicon, act);
	}
	if (sentence && act < reading->parts->len)
		reading->form = RIO_LABEL_SENTENCE;
	else if (looks & RIO_LOOKS_INFINITIVE)
		reading->form = RIO_LABEL_INFINITIVE;
	set_roles(reading, lexicon, n_actors, act);
}

static gboolean
has_composite(const RioReading *reading)
{
	for (guint i = 0; i < reading->parts->len; i++)
		if (rio_reading_part(reading, i)->composite)
			return TRUE;
	return FALSE;
}

/* Reads the words once more, with composite parts taken apart. */
static void
find_pieces(RioReading *reading, const RioLexicon *lexicon)
{
	RioReading again = *reading;

	again.parts = g_array_new(FALSE, TRUE, sizeof(RioPart));
	again.numbers = g_array_new(FALSE, TRUE, sizeof(guint));
	find_parts(&again, lexicon, TRUE);
	understand(&again, lexicon, TRUE);
	reading->pieces = again.parts;
	g_array_unref(again.numbers);
}

void
rio_reading_find_parts(RioReading *reading, const RioLexicon *lexicon)
{
	if (reading->tokens->tokens->len == 0) {
		reading->form = RIO_LABEL_EMPTY;
		return;
	}
	if (is_element_name(reading)) {
		reading->form = RIO_LABEL_TECHNICAL;
		return;
	}
	find_parts(reading, lexicon, FALSE);
	understand(reading, lexicon, FALSE);
	if (has_composite(reading))
		find_pieces(reading, lexicon);
	if (is_identifier(reading))
		reading->form = RIO_LABEL_TECHNICAL;
	else if (reading->tokens->question)
		reading->form = RIO_LABEL_QUESTION;
}
