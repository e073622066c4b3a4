/*
 * reading.h: a label read as a phrase
 *
 *     "Il cittadino presenta la domanda di SCIA allo sportello"
 *      tokens → words (words.c: abbreviations written out, slips corrected)
 *             → parts (reading.c: expressions of the lexicon, else single words)
 *             → actor "cittadino", act "presenta", object "domanda", "SCIA",
 *               complement "sportello" (roles.c)
 *
 * A label has no more grammar than that: who, does what, on what, and the rest.
 * The order of the parts, the small words between them and the endings are
 * enough to tell, and where they are not, a wrong role costs little because
 * likeness also looks at the words without their roles.
 */
#pragma once

#include "label/vocabulary.h"

typedef struct {
	/* Bytes [start, end) of the plain text. */
	guint32 start;
	guint32 end;
	guint8 kind;	 /* of RioTokenKind */
	guint8 flags;	 /* of RioToken */
	guint8 function; /* of RioFunction */
	gboolean abbreviation;
	gboolean typo;
	/* Folded; of a break its character. */
	const char *text;
	const char *stem;
	RioLexiconWord key;
	guint looks;
} RioWord;

typedef struct {
	/* Words [first, end) of the reading. */
	guint first;
	guint end;
	RioExpression found;
	/* Its class in the role it has. */
	guint32 class;
	RioLabelRole role;
	/* Of the last small word before it, articles left out. */
	RioFunction after;
	/* An article before it; the break before it, or 0. */
	gboolean article;
	char break_before;
	guint looks;
	/* An act and its object in one expression: "verifica della completezza". */
	gboolean composite;
} RioPart;

typedef struct {
	RioTokens *tokens;
	RioTongue tongue;
	RioLabelForm form;
	gboolean negated;
	/* All its words are in capitals, so capitals tell nothing. */
	gboolean capitals;
	GArray *words; /* of RioWord */
	GArray *parts; /* of RioPart */
	/* The same with composite parts taken apart; NULL if there are none. */
	GArray *pieces;
	GArray *numbers; /* of guint: the words that are numbers by which things are told apart */
} RioReading;

/* Cuts @text into tokens, and no more yet: the language is found from the tokens of many. */
RioReading *rio_reading_new(const char *text);
void rio_reading_free(RioReading *reading);

/* Words the language has in common with the label, to be added up over a group. */
guint rio_reading_evidence(const RioReading *reading, RioVocabulary *vocabulary, RioTongue tongue);

/* Adds for each language what that could be at most, without stems, which cost most. */
void rio_reading_glance(const RioReading *reading, RioVocabulary *vocabulary,
			guint most[RIO_N_TONGUES]);

/* Tokens to words: small ones known, abbreviations written out, stems found.  @vocabulary must
 * outlive the reading. */
void rio_reading_find_words(RioReading *reading, RioVocabulary *vocabulary, RioTongue tongue);

/* Gives a word another text, as what it was meant to be. */
void rio_reading_correct(RioReading *reading, guint word, const char *text,
			 RioVocabulary *vocabulary);

/* 1 if the word is "first" and so on, 0 if it is no ordinal: "prima verifica" is a first one,
 * "prima della verifica" and "secondo la norma" are not. */
guint rio_reading_ordinal(const RioReading *reading, guint word);

/* Words to parts, and what each is in the label. */
void rio_reading_find_parts(RioReading *reading, const RioLexicon *lexicon);

#define rio_reading_word(reading, i) (&g_array_index((reading)->words, RioWord, (i)))
#define rio_reading_part(reading, i) (&g_array_index((reading)->parts, RioPart, (i)))
