#include "label/grammar.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

typedef struct {
	RioTongue tongue;
	const char *a;
	const char *b;
	gboolean same;
} Pair;

static const Pair stems[] = {
	{RIO_TONGUE_IT, "verificare", "verifica", TRUE},
	{RIO_TONGUE_IT, "verificare", "verifiche", TRUE},
	{RIO_TONGUE_IT, "comunicare", "comunicazione", TRUE},
	{RIO_TONGUE_IT, "comune", "comunicazione", FALSE},
	{RIO_TONGUE_IT, "comune", "comunicare", FALSE},
	{RIO_TONGUE_IT, "accogliere", "accoglimento", TRUE},
	{RIO_TONGUE_IT, "accogliere", "accolta", TRUE},
	{RIO_TONGUE_IT, "trasmettere", "trasmissione", TRUE},
	{RIO_TONGUE_IT, "trasmettere", "trasmesso", TRUE},
	{RIO_TONGUE_IT, "concedere", "concessione", TRUE},
	{RIO_TONGUE_IT, "iscrivere", "iscritti", TRUE},
	{RIO_TONGUE_IT, "chiudere", "chiusura", TRUE},
	{RIO_TONGUE_IT, "predisporre", "predisposizione", TRUE},
	{RIO_TONGUE_IT, "predisporre", "predispone", TRUE},
	{RIO_TONGUE_IT, "rilasciare", "rilascio", TRUE},
	{RIO_TONGUE_IT, "attivita", "attivare", FALSE},
	{RIO_TONGUE_IT, "registrare", "registrazione", TRUE},
	{RIO_TONGUE_EN, "verify", "verification", TRUE},
	{RIO_TONGUE_EN, "send", "sent", TRUE},
	{RIO_TONGUE_EN, "submit", "submission", TRUE},
	{RIO_TONGUE_EN, "pay", "payments", TRUE},
	{RIO_TONGUE_EN, "apply", "approve", FALSE},
	{RIO_TONGUE_DE, "prufen", "prufung", TRUE},
	{RIO_TONGUE_DE, "prufen", "gepruft", TRUE},
	{RIO_TONGUE_DE, "ablehnen", "abgelehnt", TRUE},
	{RIO_TONGUE_DE, "erteilen", "erteilung", TRUE},
	{RIO_TONGUE_DE, "erteilen", "erteilt", TRUE},
	{RIO_TONGUE_NONE, "pay", "payment", FALSE},
};

typedef void (*Stem)(RioStemmers *stemmers, RioTongue tongue, const char *word,
		     char out[RIO_TOKEN_SIZE]);

static void
expect_pairs(const Pair *pairs, gsize n, Stem stem)
{
	g_autoptr(RioStemmers) stemmers = rio_stemmers_new();

	for (gsize i = 0; i < n; i++) {
		char a[RIO_TOKEN_SIZE], b[RIO_TOKEN_SIZE];

		stem(stemmers, pairs[i].tongue, pairs[i].a, a);
		stem(stemmers, pairs[i].tongue, pairs[i].b, b);
		cr_assert(eq(int, g_str_equal(a, b), pairs[i].same), "%s %s: %s %s", pairs[i].a,
			  pairs[i].b, a, b);
	}
}

Test(grammar, forms_and_nouns_meet_their_verb)
{
	expect_pairs(stems, G_N_ELEMENTS(stems), rio_stem);
}

static const Pair nouns[] = {
	{RIO_TONGUE_IT, "pratica", "pratiche", TRUE},
	{RIO_TONGUE_IT, "ufficio", "uffici", TRUE},
	{RIO_TONGUE_IT, "completo", "complete", TRUE},
	{RIO_TONGUE_IT, "mandato", "mandare", FALSE},
	{RIO_TONGUE_IT, "documento", "documentare", FALSE},
	{RIO_TONGUE_EN, "copy", "copies", TRUE},
	{RIO_TONGUE_EN, "class", "classes", TRUE},
	{RIO_TONGUE_EN, "document", "documents", TRUE},
	{RIO_TONGUE_DE, "antrag", "antrags", TRUE},
};

Test(grammar, nouns_lose_their_number_and_gender_only)
{
	expect_pairs(nouns, G_N_ELEMENTS(nouns), rio_stem_noun);
}

Test(grammar, small_words_are_known_whole)
{
	cr_assert(eq(int, rio_grammar_function(RIO_TONGUE_IT, "della"), RIO_FUNCTION_OF));
	cr_assert(eq(int, rio_grammar_function(RIO_TONGUE_IT, "ella"), RIO_FUNCTION_NONE));
	cr_assert(eq(int, rio_grammar_function(RIO_TONGUE_IT, "senza"), RIO_FUNCTION_NOT));
	cr_assert(eq(int, rio_grammar_function(RIO_TONGUE_EN, "of"), RIO_FUNCTION_OF));
	cr_assert(eq(int, rio_grammar_function(RIO_TONGUE_IT, "of"), RIO_FUNCTION_NONE));
	cr_assert(eq(int, rio_grammar_function(RIO_TONGUE_NONE, "di"), RIO_FUNCTION_NONE));
}

Test(grammar, ordinals_are_numbers)
{
	cr_assert(eq(u32, rio_grammar_ordinal(RIO_TONGUE_IT, "seconda"), 2));
	cr_assert(eq(u32, rio_grammar_ordinal(RIO_TONGUE_EN, "third"), 3));
	cr_assert(eq(u32, rio_grammar_ordinal(RIO_TONGUE_DE, "erste"), 1));
	cr_assert(eq(u32, rio_grammar_ordinal(RIO_TONGUE_IT, "domanda"), 0));
}

Test(grammar, languages_have_codes)
{
	for (guint tongue = RIO_TONGUE_IT; tongue < RIO_N_TONGUES; tongue++)
		cr_assert(eq(int, rio_tongue_parse(rio_tongue_code(tongue)), (int)tongue));
	cr_assert(eq(int, rio_tongue_parse("fr"), RIO_TONGUE_NONE));
	cr_assert(eq(int, rio_tongue_parse(NULL), RIO_TONGUE_NONE));
}
