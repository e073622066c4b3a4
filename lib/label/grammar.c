#include "label/grammar.h"

#include <libstemmer.h>
#include <string.h>

/* Words of fewer letters have no ending to speak of. */
#define LEAST_INFLECTED 4
/* So much of a noun stands whatever its ending. */
#define SHORTEST_NOUN 3

typedef struct {
	RioTongue tongue;
	const char *ending;
	const char *verb;
	guint least;
} Ending;

static const Ending endings[] = {
#define ENDING(tongue, ending, verb, least) {RIO_TONGUE_##tongue, ending, verb, least},
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
#define IMPERATIVE(tongue, ending, infinitive) {RIO_TONGUE_##tongue, ending, infinitive, 2},
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

/* Is @word one of the blank-separated @words? */
static gboolean
is_among(const char *words, const char *word)
{
	gsize length = strlen(word);

	for (const char *at = words; (at = strstr(at, word)); at += length)
		if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return TRUE;
	return FALSE;
}

RioFunction
rio_grammar_function(RioTongue tongue, const char *word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(functions); i++)
		if (functions[i].tongue == tongue && is_among(functions[i].words, word))
			return functions[i].function;
	return RIO_FUNCTION_NONE;
}

gboolean
rio_grammar_may_be_auxiliary(RioTongue tongue, const char *word)
{
	return tongue == RIO_TONGUE_IT && is_among("stato stata stati state", word);
}

static gboolean
ends_in_one_of(const char *word, const char *ends)
{
	gsize length = strlen(word);

	while (*ends) {
		gsize n = strcspn(ends, " ");

		if (length >= n + 2 && memcmp(word + length - n, ends, n) == 0)
			return TRUE;
		ends += n + (ends[n] == ' ');
	}
	return FALSE;
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
	return tongue != RIO_TONGUE_IT ||
	       !ends_in_one_of(word, "ativo ativa ativi ative itivo itiva itivi itive bile bili "
				     "tario taria tari tarie tore tori trice trici");
}

guint
rio_grammar_ordinal(RioTongue tongue, const char *word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(ordinals); i++) {
		if (ordinals[i].tongue != tongue)
			continue;
		for (guint n = 0; n < G_N_ELEMENTS(ordinals[i].words); n++)
			if (is_among(ordinals[i].words[n], word))
				return n + 1;
	}
	return 0;
}

struct _RioStemmers {
	struct sb_stemmer *of[RIO_N_TONGUES];
	/* Stems by word: most words come again. */
	GHashTable *known[RIO_N_TONGUES];
};

RioStemmers *
rio_stemmers_new(void)
{
	RioStemmers *stemmers = g_new0(RioStemmers, 1);

	for (guint i = RIO_TONGUE_IT; i < RIO_N_TONGUES; i++) {
		stemmers->of[i] = sb_stemmer_new(snowball[i], NULL);
		stemmers->known[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	}
	return stemmers;
}

void
rio_stemmers_free(RioStemmers *stemmers)
{
	if (!stemmers)
		return;
	for (guint i = RIO_TONGUE_IT; i < RIO_N_TONGUES; i++) {
		sb_stemmer_delete(stemmers->of[i]);
		g_hash_table_unref(stemmers->known[i]);
	}
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
	for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
		if (forms[i].tongue == tongue && g_str_equal(forms[i].word, word))
			return forms[i].verb;
	return NULL;
}

/* How many bytes of @word stand before @ending, or -1 if it does not end so. */
static gssize
before_ending(const char *word, const char *ending)
{
	gsize length = strlen(word), n = strlen(ending);

	if (n > length)
		return -1;
	for (gsize i = 0; i < n; i++) {
		char c = word[length - n + i];

		if (ending[i] == '@' ? !strchr("aeio", c) : ending[i] != c)
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
	guint found = 0;

	if (strlen(word) < LEAST_INFLECTED)
		return 0;
	for (gsize i = 0; i < G_N_ELEMENTS(looks); i++)
		if (looks[i].tongue == tongue && ends_in_one_of(word, looks[i].endings))
			found |= looks[i].looks;
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
	for (gsize i = 0; i < G_N_ELEMENTS(imperatives); i++) {
		gssize before = -1;

		if (imperatives[i].tongue == tongue)
			before = before_ending(word, imperatives[i].ending);
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

	if (verb) {
		g_strlcpy(out, verb, RIO_TOKEN_SIZE);
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
		gssize before = -1;

		if (endings[i].tongue == tongue)
			before = before_ending(word, endings[i].ending);
		if (before >= (gssize)endings[i].least) {
			replace_ending(word, before, endings[i].verb, out);
			return;
		}
	}
	if (tongue == RIO_TONGUE_DE && participle_verb(word, out))
		return;
	g_strlcpy(out, word, RIO_TOKEN_SIZE);
}

static void
find_stem(RioStemmers *stemmers, RioTongue tongue, const char *word, char stem[RIO_TOKEN_SIZE])
{
	char verb[RIO_TOKEN_SIZE];
	const sb_symbol *found;

	/* listed as no form of anything: Snowball would find one */
	if (g_strcmp0(verb_of_form(tongue, word), word) == 0) {
		g_strlcpy(stem, word, RIO_TOKEN_SIZE);
		return;
	}
	find_verb(tongue, word, verb);
	found = sb_stemmer_stem(stemmers->of[tongue], (const sb_symbol *)verb, (int)strlen(verb));
	g_strlcpy(stem, found ? (const char *)found : verb, RIO_TOKEN_SIZE);
}

void
rio_stem(RioStemmers *stemmers, RioTongue tongue, const char *word, char stem[RIO_TOKEN_SIZE])
{
	const char *known;

	if (tongue == RIO_TONGUE_NONE) {
		g_strlcpy(stem, word, RIO_TOKEN_SIZE);
		return;
	}
	known = g_hash_table_lookup(stemmers->known[tongue], word);
	if (known) {
		g_strlcpy(stem, known, RIO_TOKEN_SIZE);
		return;
	}
	find_stem(stemmers, tongue, word, stem);
	g_hash_table_insert(stemmers->known[tongue], g_strdup(word), g_strdup(stem));
}
