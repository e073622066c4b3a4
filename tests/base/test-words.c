#include "base/words.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(words, english_is_the_language_of_the_source)
{
	cr_assert(eq(str, (char *)_W(RIO_LANGUAGE_EN, "show this help"), "show this help"));
}

Test(words, italian_needs_no_italian_locale)
{
	cr_assert(eq(str, (char *)_W(RIO_LANGUAGE_IT, "show this help"), "mostra questo aiuto"));
}

Test(words, words_without_a_translation_stay_as_they_are)
{
	const char *odd = "no such words";

	cr_assert(eq(ptr, (void *)rio_words(RIO_LANGUAGE_IT, odd), (void *)odd));
	cr_assert(eq(str, (char *)rio_words(RIO_LANGUAGE_IT, ""), ""));
}

static char *
wanted(RioLanguage language, gulong n)
{
	return (char *)_WN(language, "at least %u argument is wanted: %s",
			   "at least %u arguments are wanted: %s", n);
}

Test(words, plurals_follow_the_number)
{
	cr_assert(eq(str, wanted(RIO_LANGUAGE_EN, 1), "at least %u argument is wanted: %s"));
	cr_assert(eq(str, wanted(RIO_LANGUAGE_EN, 0), "at least %u arguments are wanted: %s"));
	cr_assert(eq(str, wanted(RIO_LANGUAGE_IT, 1), "serve almeno %u argomento: %s"));
	cr_assert(eq(str, wanted(RIO_LANGUAGE_IT, 2), "servono almeno %u argomenti: %s"));
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
