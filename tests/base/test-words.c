#include "base/words.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(words, english_is_the_language_of_the_source)
{
	cr_assert(eq(str, (char *)_W(RIO_LANGUAGE_EN, "Usage:"), "Usage:"));
}

Test(words, italian_needs_no_italian_locale)
{
	cr_assert(eq(str, (char *)_W(RIO_LANGUAGE_IT, "Usage:"), "Uso:"));
}

Test(words, words_without_a_translation_stay_as_they_are)
{
	const char *odd = "no such words";

	cr_assert(eq(ptr, (void *)rio_words(RIO_LANGUAGE_IT, odd), (void *)odd));
	cr_assert(eq(str, (char *)rio_words(RIO_LANGUAGE_IT, ""), ""));
}

Test(words, plurals_follow_the_number)
{
	cr_assert(eq(str, (char *)_WN(RIO_LANGUAGE_EN, "%u model", "%u models", 1), "%u model"));
	cr_assert(eq(str, (char *)_WN(RIO_LANGUAGE_EN, "%u model", "%u models", 0), "%u models"));
	cr_assert(eq(str, (char *)_WN(RIO_LANGUAGE_IT, "%u model", "%u models", 1), "%u modello"));
	cr_assert(eq(str, (char *)_WN(RIO_LANGUAGE_IT, "%u model", "%u models", 2), "%u modelli"));
}

Test(words, only_known_languages_parse)
{
	RioLanguage language = RIO_LANGUAGE_EN;

	cr_assert(rio_language_parse("it", &language));
	cr_assert(eq(int, language, RIO_LANGUAGE_IT));
	cr_assert(not(rio_language_parse("de", &language)));
	cr_assert(not(rio_language_parse("", &language)));
	cr_assert(eq(int, language, RIO_LANGUAGE_IT));
}
