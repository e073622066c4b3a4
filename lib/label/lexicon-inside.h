/*
 * lexicon-inside.h: what a lexicon is made of
 *
 * A lexicon is filled, by reading its text (lexicon-read.c) or from the store
 * that the build made of the texts (lexicon-store.c), then sealed, and only
 * looked up from then on (lexicon.c).
 */
#pragma once

#include "label/lexicon.h"

/* More words in one expression are a slip of the editor. */
#define RIO_LONGEST_EXPRESSION 16

/* What a node of the trie ends, if anything. */
typedef struct {
	guint32 act;
	guint32 noun : 30;
	guint32 light : 1;
	guint32 actor : 1;
} RioLexiconEntry;

struct _RioLexicon {
	gatomicrefcount references;
	RioArena *arena;
	/* Forms and stems by language, each with a letter in front that says which. */
	RioNames *words;
	/* (node, word) → node, numbered from 1; node 0 is the root. */
	RioNames *edges;
	GArray *entries;
	/* How many expressions have the word, by its number. */
	GArray *uses;
	/* Of a form, by its number: the number of its stem, plus one; 0 where none is known. */
	GArray *stems;
	guint32 n_expressions;
	/* Class ids; classes count from 1. */
	RioNames *ids;
	GArray *classes;
	GHashTable *stops;
	GHashTable *abbreviations;
	/* Of RioLexiconPair, both ways round, by a; those of class i stand at [first[i], first[i +
	 * 1]). */
	GArray *relations;
	guint32 *first_relation;
	/* Of RioLexiconPair: verbs and the acts to whose nouns they give way. */
	GArray *yields;
	GPtrArray *forms[RIO_N_TONGUES];
};

/* How a word is looked up. */
typedef enum { RIO_AS_FORM, RIO_AS_NOUN, RIO_AS_STEM, RIO_N_FOLDS } RioFold;

/* What leads from one node of the trie to the next. */
typedef struct {
	guint32 node;
	guint32 word;
} RioLexiconEdge;

/* With the letter of its language and way to look up in front; returns the length. */
gsize rio_lexicon_key(RioTongue tongue, RioFold fold, const char *word,
		      char out[RIO_TOKEN_SIZE + 1]);

/* With the root, and the class that is none. */
RioLexicon *rio_lexicon_new_empty(void);

/* Adds the entries of a text; @tongue: whose words they are, NONE: of all languages. */
gboolean rio_lexicon_read_text(RioLexicon *lexicon, RioTongue tongue, const char *name,
			       const char *text, GError **error);

/* All of a sealed lexicon, for this machine; and an empty one filled with that, sealed too,
 * which reads on in @stored. */
GBytes *rio_lexicon_store(const RioLexicon *lexicon);
void rio_lexicon_restore(RioLexicon *lexicon, GBytes *stored);

/* Makes ready for looking up; once more after more was read. */
RioLexicon *rio_lexicon_seal(RioLexicon *lexicon);
