/*
 * language.h: the languages riordino speaks
 *
 * Every call that makes words for people takes the language as a parameter.
 * Nothing here looks at the locale but rio_language_from_locale(), so calls in
 * several threads may speak different languages, and Italian needs no Italian
 * locale: the translations are part of the library.
 */
#pragma once

#include <riordino/version.h>

G_BEGIN_DECLS

/**
 * RioLanguage:
 * @RIO_LANGUAGE_EN: English
 * @RIO_LANGUAGE_IT: Italian
 *
 * What riordino's words for people are in.
 */
typedef enum {
	RIO_LANGUAGE_EN,
	RIO_LANGUAGE_IT,
} RioLanguage;

/**
 * rio_language_from_locale:
 *
 * Returns: the language that the user's locale asks for, English where it asks
 * for one that riordino does not speak
 */
RIO_PUBLIC RioLanguage rio_language_from_locale(void);

/**
 * rio_language_parse:
 * @code: "it" or "en"
 * @language: (out): what it stands for, untouched if nothing
 *
 * Returns: whether @code is a language that riordino speaks
 */
RIO_PUBLIC gboolean rio_language_parse(const char *code, RioLanguage *language);

/**
 * rio_words:
 * @language: the language to speak
 * @english: words of riordino in English
 *
 * Returns: (transfer none): the same in @language, or @english itself where there is no
 * translation; it is never freed
 */
RIO_PUBLIC const char *rio_words(RioLanguage language, const char *english) G_GNUC_FORMAT(2);

/**
 * rio_words_n:
 * @language: the language to speak
 * @one: words of riordino in English, for one thing
 * @many: the same for several
 * @n: of how many things they speak
 *
 * Returns: (transfer none): the words in @language that fit @n; they are never freed
 */
RIO_PUBLIC const char *rio_words_n(RioLanguage language, const char *one, const char *many,
				   gulong n) G_GNUC_FORMAT(2) G_GNUC_FORMAT(3);

G_END_DECLS
