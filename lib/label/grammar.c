#include "label/grammar.h"

#include <libstemmer.h>
#include <string.h>

#include "base/names.h"

/* Words of fewer letters have no ending to speak of. */
#define LEAST_INFLECTED 4
/* So much of a noun stands whatever its ending. */
#define SHORTEST_NOUN 3

typedef struct {
	RioTongue tongue;
	/* The last letter of the ending, which most words do not have. */
	char last;
	const char *ending;
	const char *verb;
	guint least;
} Ending;

#define LAST(ending) (ending[sizeof(ending) - 2])

static const Ending endings[] = {
#define ENDING(tongue, ending, verb, least)                                                        \
	{RIO_TONGUE_##tongue, LAST(ending), ending, verb, least},
#include "label/grammar.inc"
};

static const struct {
	RioTongue tongue;
	const char *word;
	const char *verb;
} forms[] = {
#define FORM(tongue, word, verb) {RIO_TONGUE_##tongue, word, verb},
#include "label/grammar.inc"
};

static const Ending imperatives[] = {
#define IMPERATIVE(tongue, ending, infinitive)                                                     \
	{RIO_TONGUE_##tongue, LAST(ending), ending, infinitive, 2},
#include "label/grammar.inc"
};

static const struct {
	RioTongue tongue;
	RioFunction function;
	const char *words;
} functions[] = {
#define FUNCTION(tongue, function, words) {RIO_TONGUE_##tongue, RIO_FUNCTION_##function, words},
#include "label/grammar.inc"
};

/* Looks that only this file knows: adjectives and agents. */
#define LOOKS_AGENT (1u << 16)

/* An ending is told from the last letters of a word, which has two more at least. */
#define LONGEST_ENDING 6

static const struct {
	RioTongue tongue;
	guint looks;
	const char *endings;
} looks[] = {
	{RIO_TONGUE_IT, RIO_LOOKS_INFINITIVE, "are ere ire rre arsi ersi irsi arlo arla"},
	{RIO_TONGUE_IT, RIO_LOOKS_PARTICIPLE,
	 "ato ata ati ate uto uta uti ute ito ita iti ite sto sta sti ste tto tta tti tte nto nta "
	 "nti nte lto lta lti lte rto rta rti rte sso ssa ssi sse eso esa esi ese uso usa usi use"},
	{RIO_TONGUE_IT, RIO_LOOKS_ACTION, "zione zioni sione sioni mento menti aggio"},
	{RIO_TONGUE_IT, LOOKS_AGENT,
	 "ativo ativa ativi ative itivo itiva itivi itive bile bili ale ali tario taria tari tarie "
	 "tore tori trice trici"},
	{RIO_TONGUE_EN, RIO_LOOKS_PARTICIPLE, "ed"},
	{RIO_TONGUE_EN, RIO_LOOKS_ACTION, "ation ations tion sion ment ing al ance"},
	{RIO_TONGUE_DE, RIO_LOOKS_INFINITIVE, "en ern eln"},
	{RIO_TONGUE_DE, RIO_LOOKS_PARTICIPLE, "iert igt tet llt hlt gen"},
	{RIO_TONGUE_DE, RIO_LOOKS_ACTION, "ung ungen"},
};

/* By number from 1 on, each in its forms. */
static const struct {
	RioTongue tongue;
	const char *words[6];
} ordinals[] = {
	{RIO_TONGUE_IT,
	 {"primo prima primi prime", "secondo seconda secondi seconde", "terzo terza",
	  "quarto quarta", "quinto quinta", "sesto sesta"}},
	{RIO_TONGUE_EN, {"first", "second", "third", "fourth", "fifth", "sixth"}},
	{RIO_TONGUE_DE,
	 {"erste erster erstes ersten", "zweite zweiter zweites zweiten",
	  "dritte dritter drittes dritten", "vierte vierter viertes vierten",
	  "funfte funfter funftes funften", "sechste sechster sechstes sechsten"}},
};

static const char *const codes[RIO_N_TONGUES] = {NULL, "it", "en", "de"};
static const char *const snowball[RIO_N_TONGUES] = {NULL, "italian", "english", "german"};

/* Prefixes that part from their German verb: auf-ge-nommen. */
static const char *const german_prefixes[] = {"ab",  "an",     "auf", "aus",	"bei",
					      "ein", "fest",   "mit", "nach",	"vor",
					      "weg", "weiter", "zu",  "zuruck", "zusammen"};
/* Those that do not, and whose participles have no "ge". */
static const char *const german_fixed[] = {"be", "emp", "ent", "er", "ver", "zer"};

const char *
rio_tongue_code(RioTongue tongue)
{
	return codes[tongue];
}

RioTongue
rio_tongue_parse(const char *code)
{
	for (guint i = RIO_TONGUE_IT; i < RIO_N_TONGUES; i++)
		if (g_strcmp0(code, codes[i]) == 0)
			return i;
	return RIO_TONGUE_NONE;
}

/* Words, and a number of each. */
typedef struct {
	RioNames *words;
	GArray *numbers; /* of guint, by word */
} List;

/* The words that the tables list, by language: made once, and never changed. */
typedef struct {
	List functions[RIO_N_TONGUES];
	List ordinals[RIO_N_TONGUES];
	List verbs[RIO_N_TONGUES]; /* one more than where among the forms */
	List looks[RIO_N_TONGUES]; /* by ending */
} Listed;

/* The first that a word is counts. */
static void
list_word(List *list, const char *word, gsize length, guint number)
{
	if (rio_names_intern(list->words, word, length) == list->numbers->len)
		g_array_append_val(list->numbers, number);
}

/* Each of the blank-separated words is @number. */
static void
list_words(List *list, const char *all, guint number)
{
	for (const char *end; *all; all = end + (*end == ' ')) {
		end = all + strcspn(all, " ");
		list_word(list, all, (gsize)(end - all), number);
	}
}

/* The number of a word, 0 if it is not listed. */
static guint
listed_number(const List *list, const char *word)
{
	guint32 found = rio_names_find(list->words, word, strlen(word));

	return found == RIO_NAME_NONE ? 0 : g_array_index(list->numbers, guint, found);
}

static void
fill_lists(Listed *listed)
{
	for (gsize i = 0; i < G_N_ELEMENTS(functions); i++)
		list_words(&listed->functions[functions[i].tongue], functions[i].words,
			   functions[i].function);
	for (gsize i = 0; i < G_N_ELEMENTS(ordinals); i++)
		for (guint n = 0; n < G_N_ELEMENTS(ordinals[i].words); n++)
			list_words(&listed->ordinals[ordinals[i].tongue], ordinals[i].words[n],
				   n + 1);
	for (gsize i = 0; i < G_N_ELEMENTS(looks); i++)
		list_words(&listed->looks[looks[i].tongue], looks[i].endings, looks[i].looks);
	for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
		list_word(&listed->verbs[forms[i].tongue], forms[i].word, strlen(forms[i].word),
			  i + 1);
}

static const Listed *
listed_words(void)
{
	static Listed listed;
	static gsize ready;

	if (g_once_init_enter(&ready)) {
		RioArena *arena = rio_arena_new();
		List *const lists[] = {listed.functions, listed.ordinals, listed.verbs,
				       listed.looks};

		for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
			for (guint tongue = 0; tongue < RIO_N_TONGUES; tongue++) {
				lists[i][tongue].words = rio_names_new(arena);
				lists[i][tongue].numbers = g_array_new(FALSE, FALSE, sizeof(guint));
			}
		fill_lists(&listed);
		g_once_init_leave(&ready, 1);
	}
	return &listed;
}

RioFunction
rio_grammar_function(RioTongue tongue, const char *word)
{
	return (RioFunction)listed_number(&listed_words()->functions[tongue], word);
}

gboolean
rio_grammar_may_be_auxiliary(RioTongue tongue, const char *word)
{
	return tongue == RIO_TONGUE_IT && strlen(word) == 5 && g_str_has_prefix(word, "stat") &&
	       strchr("oaie", word[4]);
}

static guint
looks_of(RioTongue tongue, const char *word)
{
	gsize length = strlen(word);
	guint found = 0;

	for (gsize n = 1; n <= LONGEST_ENDING && n + 2 <= length; n++)
		found |= listed_number(&listed_words()->looks[tongue], word + length - n);
	return found;
}

/* By the last letters: of the singular -o and -a, of the plural -i and -e; nouns in -e may be all.
 */
gboolean
rio_grammar_agrees(RioTongue tongue, const char *noun, const char *participle)
{
	char last = noun[strlen(noun) - 1], ending = participle[strlen(participle) - 1];

	if (tongue != RIO_TONGUE_IT || !strchr("aeio", last))
		return TRUE;
	switch (ending) {
	case 'o':
		return last == 'o' || last == 'e';
	case 'a':
		return last == 'a' || last == 'e';
	case 'i':
		return last == 'i';
	case 'e':
		return last == 'e' || last == 'i';
	default:
		return TRUE;
	}
}

gboolean
rio_grammar_may_act(RioTongue tongue, const char *word)
{
	return !(looks_of(tongue, word) & LOOKS_AGENT);
}

guint
rio_grammar_ordinal(RioTongue tongue, const char *word)
{
	return listed_number(&listed_words()->ordinals[tongue], word);
}

struct _RioStemmers {
	struct sb_stemmer *of[RIO_N_TONGUES];
};

RioStemmers *
rio_stemmers_new(void)
{
	RioStemmers *stemmers = g_new0(RioStemmers, 1);

	for (guint i = RIO_TONGUE_IT; i < RIO_N_TONGUES; i++)
		stemmers->of[i] = sb_stemmer_new(snowball[i], NULL);
	return stemmers;
}

void
rio_stemmers_free(RioStemmers *stemmers)
{
	if (!stemmers)
		return;
	for (guint i = RIO_TONGUE_IT; i < RIO_N_TONGUES; i++)
		sb_stemmer_delete(stemmers->of[i]);
	g_free(stemmers);
}

/* Italian numbers and genders change the last vowels, and add an "h" before them. */
static void
cut_italian(char *word)
{
	gsize length = strlen(word), least = MAX(length, SHORTEST_NOUN + 2) - 2;

	while (length > least && strchr("aeio", word[length - 1]))
		length--;
	if (length > SHORTEST_NOUN && word[length - 1] == 'h')
		length--;
	word[length] = '\0';
}

static void
cut_english(char *word)
{
	gsize length = strlen(word);

	if (length <= SHORTEST_NOUN || word[length - 1] != 's' || word[length - 2] == 's')
		return;
	if (g_str_has_suffix(word, "ies"))
		strcpy(word + length - 3, "y");
	else if (g_str_has_suffix(word, "ses") || g_str_has_suffix(word, "xes") ||
		 g_str_has_suffix(word, "ches") || g_str_has_suffix(word, "shes"))
		word[length - 2] = '\0';
	else
		word[length - 1] = '\0';
}

void
rio_stem_noun(RioStemmers *stemmers, RioTongue tongue, const char *word, char stem[RIO_TOKEN_SIZE])
{
	g_strlcpy(stem, word, RIO_TOKEN_SIZE);
	if (tongue == RIO_TONGUE_IT)
		cut_italian(stem);
	else if (tongue == RIO_TONGUE_EN)
		cut_english(stem);
	else if (tongue == RIO_TONGUE_DE)
		rio_stem(stemmers, tongue, word, stem);
}

/* Of a word that the tables list, its verb; NULL of others. */
static const char *
verb_of_form(RioTongue tongue, const char *word)
{
	guint number = listed_number(&listed_words()->verbs[tongue], word);

	return number > 0 ? forms[number - 1].verb : NULL;
}

/* How many bytes of @word stand before the ending, or -1 if it does not end so. */
static gssize
before_ending(const Ending *ending, RioTongue tongue, const char *word, gsize length)
{
	gsize n;

	if (ending->tongue != tongue || length == 0 ||
	    (ending->last != '@' && ending->last != word[length - 1]))
		return -1;
	n = strlen(ending->ending);
	if (n > length)
		return -1;
	for (gsize i = 0; i < n; i++) {
		char c = word[length - n + i];

		if (ending->ending[i] == '@' ? !strchr("aeio", c) : ending->ending[i] != c)
			return -1;
	}
	return length - n;
}

static void
replace_ending(const char *word, gsize before, const char *verb, char out[RIO_TOKEN_SIZE])
{
	g_snprintf(out, RIO_TOKEN_SIZE, "%.*s%s", (int)before, word, verb);
}

/* "geprüft" → "prüfen", "abgelehnt" → "ablehnen", "erteilt" → "erteilen" */
static gboolean
participle_verb(const char *word, char out[RIO_TOKEN_SIZE])
{
	gsize length = strlen(word), prefix = 0;
	const char *rest = word;

	if (length < 6 || word[length - 1] != 't')
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(german_fixed); i++)
		if (g_str_has_prefix(word, german_fixed[i])) {
			g_snprintf(out, RIO_TOKEN_SIZE, "%.*sen", (int)length - 1, word);
			return TRUE;
		}
	for (gsize i = 0; i < G_N_ELEMENTS(german_prefixes); i++)
		if (g_str_has_prefix(word, german_prefixes[i]))
			prefix = MAX(prefix, strlen(german_prefixes[i]));
	rest += prefix;
	if (!g_str_has_prefix(rest, "ge") || strlen(rest) < 6)
		return FALSE;
	g_snprintf(out, RIO_TOKEN_SIZE, "%.*s%.*sen", (int)prefix, word, (int)strlen(rest) - 3,
		   rest + 2);
	return TRUE;
}

guint
rio_grammar_looks(RioTongue tongue, const char *word)
{
	char verb[RIO_TOKEN_SIZE];
	guint found;

	if (strlen(word) < LEAST_INFLECTED)
		return 0;
	found = looks_of(tongue, word) & ~LOOKS_AGENT;
	/* "sent", "eingegangen": a form of another word, and no infinitive itself */
	if (tongue != RIO_TONGUE_IT && verb_of_form(tongue, word))
		found = RIO_LOOKS_PARTICIPLE | (found & RIO_LOOKS_ACTION);
	if (tongue == RIO_TONGUE_DE && participle_verb(word, verb))
		found |= RIO_LOOKS_PARTICIPLE;
	return found;
}

gboolean
rio_grammar_bidden(RioTongue tongue, const char *word, guint number, char verb[RIO_TOKEN_SIZE])
{
	gsize length = strlen(word);

	for (gsize i = 0; i < G_N_ELEMENTS(imperatives); i++) {
		gssize before = before_ending(&imperatives[i], tongue, word, length);

		if (before < (gssize)imperatives[i].least || number-- > 0)
			continue;
		replace_ending(word, before, imperatives[i].verb, verb);
		return TRUE;
	}
	return FALSE;
}

/* The word, or the verb that it is a form of as far as the tables know. */
static void
find_verb(RioTongue tongue, const char *word, char out[RIO_TOKEN_SIZE])
{
	const char *verb = verb_of_form(tongue, word);
	gsize length = strlen(word);

	if (verb) {
		g_strlcpy(out, verb, RIO_TOKEN_SIZE);
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
		gssize before = before_ending(&endings[i], tongue, word, length);

		if (before >= (gssize)endings[i].least) {
			replace_ending(word, before, endings[i].verb, out);
			return;
		}
	}
	if (tongue == RIO_TONGUE_DE && participle_verb(word, out))
		return;
	g_strlcpy(out, word, RIO_TOKEN_SIZE);
}

void
rio_stem(RioStemmers *stemmers, RioTongue tongue, const char *word, char stem[RIO_TOKEN_SIZE])
{
	char verb[RIO_TOKEN_SIZE];
	const sb_symbol *found;

	/* listed as no form of anything: Snowball would find one */
	if (tongue == RIO_TONGUE_NONE || g_strcmp0(verb_of_form(tongue, word), word) == 0) {
		g_strlcpy(stem, word, RIO_TOKEN_SIZE);
		return;
	}
	find_verb(tongue, word, verb);
	found = sb_stemmer_stem(stemmers->of[tongue], (const sb_symbol *)verb, (int)strlen(verb));
	g_strlcpy(stem, found ? (const char *)found : verb, RIO_TOKEN_SIZE);
}
