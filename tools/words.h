/*
 * words.h: how the program marks its words for translation
 */
#pragma once

#include <riordino/language.h>

/* The words in @language; of literals, for xgettext to find. */
#define _W(language, text) rio_words(language, text)
#define _WN(language, one, many, n) rio_words_n(language, one, many, n)
/* Marks a literal in a table, to be looked up with rio_words() later. */
#define N_(text) text
