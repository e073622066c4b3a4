/*
 * suggest.h: what somebody meant who typed a word wrong
 */
#pragma once

#include "words.h"

/*
 * Asks whether it was meant the one of @words (ended by NULL) that @word begins, or that is nearest
 * to it by letters left out, put in, changed or swapped, if these are few for its length; the first
 * of equals.  Says nothing if there is none.
 */
void suggest(RioLanguage language, const char *word, const char *const *words);
