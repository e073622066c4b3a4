/*
 * lexicon-inside.h: what a lexicon is made of
 *
 * A draft is filled by reading texts (lexicon-read.c).  Sealed, it is a block of lists that are
 * looked up as they lie (lexicon.c): the build seals the library's own texts, so that no run of a
 * program has to make anything of them.  A Comune's words are added to a draft of what the
 * library has.
 */
#pragma once

#include "label/lexicon.h"

/* More words in one expression are a slip of the editor. */
#define RIO_LONGEST_EXPRESSION 16

/* What a node of the trie ends, if anything; there are many, and classes under RIO_LIMIT_CLASSES.
 */
typedef struct {
	guint32 act : 15;
	guint32 noun : 15;
	guint32 light : 1;
	guint32 actor : 1;
} RioLexiconEntry;

/*
 * The lists of a block, of guint32 where nothing else is said.  Where a list tells at what item of
 * another the things of each number begin, there is one more item, which tells where the last end.
 */
typedef enum {
	/* Of char: all texts, each with a NUL. */
	RIO_LIST_TEXTS,
	/* By what is left of a hash, its first word; by word, where in the texts it is. */
	RIO_LIST_BUCKETS,
	RIO_LIST_WORDS,
	/* By word: as the draft's more. */
	RIO_LIST_MORE,
	/* By word, the first edge of the trie that bears it; by edge, the node that it comes from,
	 * in order within a word.  Edge e leads to node e + 1; node 0 is the root. */
	RIO_LIST_FIRST_EDGES,
	RIO_LIST_EDGES,
	/* Of RioLexiconEntry, by node. */
	RIO_LIST_ENTRIES,
	/* Of RioClass. */
	RIO_LIST_CLASSES,
	/* By class, its first relation; and of RioLexiconPair, both ways round, by a, then b. */
	RIO_LIST_FIRST_RELATIONS,
	RIO_LIST_RELATIONS,
	/* Of RioLexiconPair: verbs and the acts to whose nouns they give way. */
	RIO_LIST_YIELDS,
	/* By tongue, its first form; and words, by their texts within a tongue. */
	RIO_LIST_FIRST_FORMS,
	RIO_LIST_FORMS,
	/* One number. */
	RIO_LIST_N_EXPRESSIONS,
	RIO_N_LISTS
} RioLexiconList;

struct _RioLexicon {
	gatomicrefcount references;
	GBytes *block;
	struct {
		gconstpointer items;
		guint32 size; /* in bytes */
	} lists[RIO_N_LISTS];
};

/* How a word is looked up; and stop words, abbreviations, and what these stand for. */
typedef enum {
	RIO_AS_FORM,
	RIO_AS_NOUN,
	RIO_AS_STEM,
	RIO_AS_STOP,
	RIO_AS_ABBREVIATION,
	RIO_AS_MEANING,
	RIO_N_FOLDS
} RioFold;

/* What leads from one node of the trie to the next. */
typedef struct {
	guint32 node;
	guint32 word;
} RioLexiconEdge;

typedef struct {
	RioArena *arena;
	/* Each with a letter in front that says of which language it is, and how it is looked up.
	 */
	RioNames *words;
	/* By word: of a stem in how many expressions it is; of a form the number of its stem, and
	 * of an abbreviation that of its meaning, plus one; else, or where it is not known, 0. */
	GArray *more;
	/* Of RioLexiconEdge: edge e leads to node e + 1; node 0 is the root. */
	RioNames *edges;
	GArray *entries; /* of RioLexiconEntry, by node */
	RioNames *ids;	 /* of classes, which count from 1 */
	GArray *classes; /* of RioClass */
	GArray *relations, *yields;
	guint32 n_expressions;
} RioLexiconDraft;

/* With the letter of its language and way to look up in front; returns the length. */
gsize rio_lexicon_key(RioTongue tongue, RioFold fold, const char *word,
		      char out[RIO_TOKEN_SIZE + 1]);
RioTongue rio_lexicon_key_tongue(const char *key);
RioFold rio_lexicon_key_fold(const char *key);

/* With all that is in @lexicon; NULL: with the root, and the class that is none. */
RioLexiconDraft *rio_lexicon_draft_new(const RioLexicon *lexicon);
void rio_lexicon_draft_free(RioLexiconDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioLexiconDraft, rio_lexicon_draft_free)

/* Adds the entries of a text; @tongue: whose words they are, NONE: of all languages. */
gboolean rio_lexicon_read_text(RioLexiconDraft *draft, RioTongue tongue, const char *name,
			       const char *text, GError **error);

/* The block, for this machine; and a lexicon that looks things up in it. */
GBytes *rio_lexicon_seal(const RioLexiconDraft *draft);
RioLexicon *rio_lexicon_open(GBytes *block);

/* The bucket, of @n, which is a power of two, that a word with a letter in front is in. */
guint32 rio_lexicon_bucket(char letter, const char *word, guint32 n);

/* The text of a word, with its letter in front. */
const char *rio_lexicon_word_key(const RioLexicon *lexicon, guint32 word);

int rio_lexicon_compare_pairs(gconstpointer a, gconstpointer b);
