/*
 * grammar.h: what little grammar it takes to read a label
 *
 * A label is a phrase of a few words.  Which of them join the others, which are
 * forms of one verb, and whether a word looks like an infinitive or a participle
 * is told from short lists and endings (grammar.inc) with Snowball's stems after
 * them.  It errs now and then: the lexicon knows its words before any of this is
 * asked.
 */
#pragma once

#include "label/fold.h"

/* The language of a label; NONE: none was recognised. */
typedef enum {
	RIO_TONGUE_NONE,
	RIO_TONGUE_IT,
	RIO_TONGUE_EN,
	RIO_TONGUE_DE,
	RIO_N_TONGUES
} RioTongue;

typedef enum {
	/* A word with a meaning of its own. */
	RIO_FUNCTION_NONE,
	RIO_FUNCTION_ARTICLE,
	RIO_FUNCTION_OF,
	RIO_FUNCTION_TO,
	/* Where from, and by whom. */
	RIO_FUNCTION_FROM,
	RIO_FUNCTION_PREPOSITION,
	RIO_FUNCTION_CONJUNCTION,
	RIO_FUNCTION_AUXILIARY,
	RIO_FUNCTION_NOT,
	RIO_FUNCTION_FILLER,
	/* Of a quantity: what a number before it counts is no name. */
	RIO_FUNCTION_UNIT,
} RioFunction;

enum {
	RIO_LOOKS_INFINITIVE = 1 << 0,
	RIO_LOOKS_PARTICIPLE = 1 << 1,
	/* A noun of an action: -zione, -mento, -ing, -ung */
	RIO_LOOKS_ACTION = 1 << 2,
};

/* "it", "en", "de", or NULL. */
const char *rio_tongue_code(RioTongue tongue);
RioTongue rio_tongue_parse(const char *code);

RioFunction rio_grammar_function(RioTongue tongue, const char *word);
/* A word that is an auxiliary before a participle, "è stato approvato", and a noun elsewhere. */
gboolean rio_grammar_may_be_auxiliary(RioTongue tongue, const char *word);
/* RIO_LOOKS flags of a folded word. */
guint rio_grammar_looks(RioTongue tongue, const char *word);
/* Could the participle say something of the noun: "richiesta pervenuta", not "richiesta integrati"?
 */
gboolean rio_grammar_agrees(RioTongue tongue, const char *noun, const char *participle);
/* Adjectives and agents have the stem of a verb, but do not say that it is done: "nominativo". */
gboolean rio_grammar_may_act(RioTongue tongue, const char *word);
/* The verb, if there is such a one, that the @number-th reading of @word as an imperative bids
 * to do: "emetti", "emettere"; FALSE after the last reading. */
gboolean rio_grammar_bidden(RioTongue tongue, const char *word, guint number,
			    char verb[RIO_TOKEN_SIZE]);

/* 1 for "primo", "first", "erste" and so on; 0 if the word is no ordinal. */
guint rio_grammar_ordinal(RioTongue tongue, const char *word);

/* Snowball's stemmers keep state: each thread has its own. */
typedef struct _RioStemmers RioStemmers;

RioStemmers *rio_stemmers_new(void);
void rio_stemmers_free(RioStemmers *stemmers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioStemmers, rio_stemmers_free)

/* What the forms of a noun or an adjective have in common, and its verb need not have: "mandato"
 * and "mandati" are one word, "mandare" is another. */
void rio_stem_noun(RioStemmers *stemmers, RioTongue tongue, const char *word,
		   char stem[RIO_TOKEN_SIZE]);

/* The stem that a folded word shares with its forms and with its verb. */
void rio_stem(RioStemmers *stemmers, RioTongue tongue, const char *word, char stem[RIO_TOKEN_SIZE]);
