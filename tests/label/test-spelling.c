#include "label/spelling.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static const struct {
	const char *word;
	const char *meant;
	gboolean slip;
} cases[] = {
	/* left out, added, doubled, swapped, changed */
	{"verfica", "verifica", TRUE},
	{"verrifica", "verifica", TRUE},
	{"vreifica", "verifica", TRUE},
	{"controinteresati", "controinteressati", TRUE},
	{"autorizzszione", "autorizzazione", TRUE},
	{"protoccolazione", "protocollazione", TRUE},
	{"requisti", "requisiti", TRUE},
	/* equal, or other endings */
	{"verifica", "verifica", FALSE},
	{"verifica", "verifiche", FALSE},
	{"comunale", "comunali", FALSE},
	{"dichiarato", "dichiarante", FALSE},
	/* two words */
	{"comune", "comunicare", FALSE},
	{"partita", "pratica", FALSE},
	{"nomina", "nomine", FALSE},
	{"tassare", "passare", FALSE},
	{"permuta", "permesso", FALSE},
	/* too short to tell */
	{"tasa", "tassa", FALSE},
	{"visto", "vista", FALSE},
};

Test(spelling, a_slip_is_no_other_word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		cr_assert(
			eq(int, rio_spelling_is_slip(cases[i].word, cases[i].meant), cases[i].slip),
			"%s %s", cases[i].word, cases[i].meant);
}

/* The words of the first text after correction in the company of the others, blanks between. */
static char *
corrected(const char *const *texts, gsize n)
{
	g_autoptr(RioVocabulary) vocabulary = rio_vocabulary_new(rio_lexicon_builtin());
	RioReading *readings[8];
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < n; i++) {
		readings[i] = rio_reading_new(texts[i]);
		rio_reading_find_words(readings[i], vocabulary, RIO_TONGUE_IT);
	}
	rio_spelling_correct(readings, n, vocabulary);
	for (guint i = 0; i < readings[0]->words->len; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? " " : "",
				       rio_reading_word(readings[0], i)->text);
	for (gsize i = 0; i < n; i++)
		rio_reading_free(readings[i]);
	return g_string_free(out, FALSE);
}

Test(spelling, words_of_the_lexicon_are_meant)
{
	static const char *const texts[] = {"Verfica dei requisti"};
	g_autofree char *words = corrected(texts, 1);

	cr_assert(eq(str, words, "verifica dei requisiti"));
}

Test(spelling, the_more_frequent_word_of_a_collection_is_meant)
{
	static const char *const texts[] = {"Zumpellare", "Zumpellarre", "Zumpellarre poi"};
	static const char *const turned[] = {"Zumpellarre", "Zumpellare", "Zumpellare poi"};
	g_autofree char *rare = corrected(texts, 3);
	g_autofree char *also_rare = corrected(turned, 3);

	cr_assert(eq(str, rare, "zumpellarre"));
	cr_assert(eq(str, also_rare, "zumpellare"));
}

Test(spelling, words_cut_short_are_completed)
{
	static const char *const known[] = {"Archiviaz. istanza"};
	static const char *const company[] = {"Zumpell. istanza", "Zumpellamento"};
	static const char *const unclear[] = {"Zump. istanza", "Zumpellamento", "Zumparone"};
	static const char *const sentence[] = {"Controllo dei requisiti."};
	g_autofree char *archiving = corrected(known, 1);
	g_autofree char *of_company = corrected(company, 2);
	g_autofree char *left = corrected(unclear, 3);
	g_autofree char *whole = corrected(sentence, 1);

	cr_assert(eq(str, archiving, "archiviazione istanza"));
	cr_assert(eq(str, of_company, "zumpellamento istanza"));
	cr_assert(eq(str, left, "zump istanza"));
	cr_assert(eq(str, whole, "controllo dei requisiti"));
}
