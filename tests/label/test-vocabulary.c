#include "label/vocabulary.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(vocabulary, a_word_is_known_once_in_each_language)
{
	g_autoptr(RioVocabulary) vocabulary = rio_vocabulary_new(rio_lexicon_builtin());
	char text[] = "richieste";
	const RioKnownWord *word = rio_vocabulary_word(vocabulary, RIO_TONGUE_IT, text);
	const RioKnownWord *german = rio_vocabulary_word(vocabulary, RIO_TONGUE_DE, text);

	/* it keeps a copy */
	text[0] = 'x';
	cr_assert(eq(str, (char *)word->text, "richieste"));
	cr_assert(eq(ptr, (gpointer)rio_vocabulary_word(vocabulary, RIO_TONGUE_IT, "richieste"),
		     (gpointer)word));
	cr_assert(ne(ptr, (gpointer)german, (gpointer)word));
	cr_assert(ne(u32, word->key.stem, RIO_NAME_NONE));
	cr_assert(eq(u32, german->key.stem, RIO_NAME_NONE));
}

Test(vocabulary, a_glance_tells_small_words_and_forms_of_each_language)
{
	g_autoptr(RioVocabulary) vocabulary = rio_vocabulary_new(rio_lexicon_builtin());
	const RioKnownWord *small = rio_vocabulary_glance(vocabulary, "della");
	const RioKnownWord *form = rio_vocabulary_glance(vocabulary, "domanda");

	cr_assert(eq(int, small[RIO_TONGUE_IT].function, RIO_FUNCTION_OF));
	cr_assert(eq(int, small[RIO_TONGUE_EN].function, RIO_FUNCTION_NONE));
	cr_assert(ne(u32, form[RIO_TONGUE_IT].key.form, RIO_NAME_NONE));
	cr_assert(eq(u32, form[RIO_TONGUE_EN].key.form, RIO_NAME_NONE));
}

Test(vocabulary, without_a_language_a_word_is_its_stem)
{
	g_autoptr(RioVocabulary) vocabulary = rio_vocabulary_new(rio_lexicon_builtin());

	cr_assert(eq(str,
		     (char *)rio_vocabulary_word(vocabulary, RIO_TONGUE_NONE, "richieste")->stem,
		     "richieste"));
}
