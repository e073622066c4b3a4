/*
 * vocabulary.h: what is known of each word of a collection
 *
 * The labels of a collection use few words, again and again.  What the grammar and the lexicon
 * know of a word in one language is asked once, and stands where it is as long as the vocabulary.
 * It keeps state, as Snowball's stemmers do: each thread has its own.
 */
#pragma once

#include "label/lexicon.h"

typedef struct {
	const char *text; /* folded */
	RioFunction function;
	/* Its numbers, neither small nor one that stops; of a word only glanced at, its form's. */
	RioLexiconWord key;
	/* From here on not of a word only glanced at. */
	const char *stem;
	gboolean is_stop; /* of the lexicon's stop words */
	guint looks;
} RioKnownWord;

typedef struct _RioVocabulary RioVocabulary;

/* @lexicon must outlive it. */
RioVocabulary *rio_vocabulary_new(const RioLexicon *lexicon);
void rio_vocabulary_free(RioVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioVocabulary, rio_vocabulary_free)

const RioLexicon *rio_vocabulary_lexicon(const RioVocabulary *vocabulary);

/* All of a folded word; and, by language, what costs less than its stem. */
const RioKnownWord *rio_vocabulary_word(RioVocabulary *vocabulary, RioTongue tongue,
					const char *text);
const RioKnownWord *rio_vocabulary_glance(RioVocabulary *vocabulary, const char *text);
