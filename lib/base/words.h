/*
 * words.h: how the library marks its words for translation
 *
 * gettext itself is of no use to a library whose callers choose the language
 * call by call: it looks at the locale of the process, and speaks no Italian
 * where no Italian locale is installed.  So gettext's tools collect and check
 * the words (xgettext, po/it.po, msgfmt), the compiled catalogue is a resource
 * of the library, and rio_words() looks it up.
 */
#pragma once

#include <riordino/language.h>

/* The words "text" in @language; of a literal, for xgettext to find. */
#define _W(language, text) rio_words(language, text)

/* The words for @n things; of two literals. */
#define _WN(language, one, many, n) rio_words_n(language, one, many, n)

/* Marks a literal in a table, to be looked up with rio_words() later. */
#define N_(text) text
