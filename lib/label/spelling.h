/*
 * spelling.h: words cut short and slips of typing, undone
 *
 * "Archiviaz." is cut short: the words that begin so, in the same collection or
 * in the lexicon, tell what it is, if most of them are forms of one word.
 *
 * "Verifca requisti" is "Verifica requisiti".  A word is taken for a slip of
 * another if it is unknown itself, long enough to be told from others, starts
 * with the same letter, is one step away (two for long words; a step leaves out,
 * adds, changes or swaps letters) and differs within, not just in its ending as
 * inflected words do.  What it was meant to be is a word of the lexicon, or one
 * that occurs more often in the same collection.
 */
#pragma once

#include "label/reading.h"

/* Is @word @meant with a slip of typing? */
gboolean rio_spelling_is_slip(const char *word, const char *meant);

/* Corrects the words of all readings; these are in languages by groups already. */
void rio_spelling_correct(RioReading *const *readings, gsize n, RioVocabulary *vocabulary);
