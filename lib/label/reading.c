#include "label/reading.h"

#include <string.h>

#include "label/roles.h"

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

static gboolean
is_one_of(const char *text, const char *const *list, gsize n)
{
	for (gsize i = 0; i < n; i++)
		if (text[0] == list[i][0] && g_str_equal(text, list[i]))
			return TRUE;
	return FALSE;
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
		.looks = rio_reading_word(reading, first)->looks,
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

/* "Non ricevibile" is "irricevibile": the expression after the "non" at @at, as its contrary. */
static RioExpression
find_contrary(const RioReading *reading, const RioLexicon *lexicon, guint at)
{
	/* "senza" leaves no other thing in its place */
	static const char *const nots[] = {"non", "not", "nicht"};
	RioExpression found = {0};
	guint next = at + 1;

	if (!is_one_of(rio_reading_word(reading, at)->text, nots, G_N_ELEMENTS(nots)) ||
	    is_looked_for(reading, lexicon, at))
		return (RioExpression){0};
	while (next < reading->words->len &&
	       rio_reading_word(reading, next)->function == RIO_FUNCTION_AUXILIARY)
		next++;
	if (next < reading->words->len && !rio_reading_word(reading, next)->key.small)
		found = find_expression(reading, lexicon, next, G_MAXUINT);
	found.noun = rio_lexicon_contrary(lexicon, found.noun);
	if (found.noun == RIO_CLASS_NONE)
		return (RioExpression){0};
	return (RioExpression){
		.length = next - at + found.length, .exact = TRUE, .noun = found.noun};
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
	static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6"};
	RioWord *word = rio_reading_word(reading, at);
	guint ordinal = 0;

	if (word->kind == RIO_TOKEN_WORD)
		ordinal = rio_reading_ordinal(reading, at);
	if (word->kind != RIO_TOKEN_NUMBER && ordinal == 0 && !is_letter(reading, at))
		return FALSE;
	if (ordinal) {
		word->text = digits[ordinal];
		word->looks = 0;
	}
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

/* "I pagamenti eseguiti" are "i pagamenti": that it is done says no more than the noun; but "mette"
 * is "mettere". */
static gboolean
only_says_done(const RioReading *reading, const RioLexicon *lexicon, guint at, RioExpression found,
	       const Before *before)
{
	const RioWord *word = rio_reading_word(reading, at);
	char infinitive[RIO_TOKEN_SIZE];

	if (!found.light || found.length > 1 || !(word->looks & RIO_LOOKS_PARTICIPLE) ||
	    reading->parts->len == 0 || before->after != RIO_FUNCTION_NONE || before->article ||
	    before->break_before)
		return FALSE;
	g_snprintf(infinitive, sizeof infinitive, "%sre", word->text);
	return rio_lexicon_form(lexicon, reading->tongue, infinitive) == RIO_NAME_NONE;
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
		if (found.length == 0)
			found = find_contrary(reading, lexicon, i);
		if (found.length > 1 && !found.exact)
			found = find_expression(reading, lexicon, i,
						find_verb_inside(reading, lexicon, i, found));
		if (only_says_done(reading, lexicon, i, found, &before)) {
			i++;
			continue;
		}
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
	rio_roles_find(&again, lexicon, TRUE);
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
	rio_roles_find(reading, lexicon, FALSE);
	if (has_composite(reading))
		find_pieces(reading, lexicon);
	if (is_identifier(reading))
		reading->form = RIO_LABEL_TECHNICAL;
	else if (reading->tokens->question)
		reading->form = RIO_LABEL_QUESTION;
}
