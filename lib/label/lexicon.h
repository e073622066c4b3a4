/*
 * lexicon.h: words and expressions by meaning
 *
 * A class is a set of expressions that can replace one another in an office.
 * Expressions are found in a trie of words, the longest first: as they stand in
 * the lexicon, else by their stems.  Acts have the stem of their verb; all else
 * has only its number and gender taken off, since verbs' stems join nouns that
 * have nothing to do with each other.  One expression may
 * name an act and also the paper made by it (richiesta); which it is in a label
 * is for the reader of the label to say.
 *
 * The trie holds one forest for each language, and one for labels of no
 * recognised language with the words of all of them, unstemmed.
 */
#pragma once

#include <riordino/label.h>

#include "base/names.h"
#include "label/grammar.h"

#define RIO_CLASS_NONE 0

typedef enum {
	RIO_CLASS_ACT,
	RIO_CLASS_DOC,
	RIO_CLASS_OFFICE,
	RIO_CLASS_ROLE,
	RIO_CLASS_THING,
} RioClassKind;

/* Marks beside RioLabelMarks.  A general word, which may stand for any of its kind at hand:
 * "provvedimento", "ufficio". */
#define RIO_CLASS_ANY (1u << 16)
/* Every service has it, and does it alike whatever it is about: "protocollare", "completezza". */
#define RIO_CLASS_COMMON (1u << 17)
/* It is what a procedure is about, or its judgement: "istanza", "requisiti", "valutare". */
#define RIO_CLASS_CASE (1u << 18)
/* Somebody who deals with the office from outside: "richiedente", "impresa". */
#define RIO_CLASS_OUTSIDE (1u << 19)
/* Marks that labels do not tell. */
#define RIO_CLASS_INNER (RIO_CLASS_ANY | RIO_CLASS_COMMON | RIO_CLASS_CASE | RIO_CLASS_OUTSIDE)

typedef struct {
	/* Where rio_lexicon_class_id() finds it. */
	guint32 id;
	guint32 kind : 4; /* of RioClassKind */
	/* Of RioLabelMarks, and RIO_CLASS_INNER. */
	guint32 marks : 28;
} RioClass;

typedef enum {
	RIO_RELATION_NONE,
	RIO_RELATION_OPPOSED,
	RIO_RELATION_CONVERSE,
	RIO_RELATION_NEAR,
	RIO_RELATION_KIND,
	RIO_RELATION_RELATED,
	RIO_RELATION_PART,
} RioRelation;

/* What class b is to class a; small, for there are many, and classes under RIO_LIMIT_CLASSES. */
typedef struct {
	guint16 a;
	guint16 b;
	guint16 relation; /* of RioRelation */
} RioLexiconPair;

/* A word of a label or an expression, ready to be looked up. */
typedef struct {
	/* Numbers of its form and its stems among the words of the lexicon, or RIO_NAME_NONE. */
	guint32 form;
	guint32 noun;
	guint32 stem;
	/* A small word that expressions leave out. */
	gboolean small;
	/* Punctuation: no expression goes across. */
	gboolean stops;
} RioLexiconWord;

typedef struct {
	/* Words taken, small ones between them included; 0: nothing found. */
	guint length;
	/* Found as it stands in the lexicon, not only by stems. */
	gboolean exact;
	/* Classes, or RIO_CLASS_NONE. */
	guint32 act;
	guint32 noun;
	/* A verb that gives way to its noun; a name of who acts. */
	gboolean light;
	gboolean actor;
} RioExpression;

gboolean rio_lexicon_is_stop(const RioLexicon *lexicon, RioTongue tongue, const char *word);

/* The number of a word as it stands, or RIO_NAME_NONE. */
guint32 rio_lexicon_form(const RioLexicon *lexicon, RioTongue tongue, const char *word);

/* A folded word with its numbers, neither small nor one that stops; and its @stem. */
RioLexiconWord rio_lexicon_word(const RioLexicon *lexicon, RioStemmers *stemmers, RioTongue tongue,
				const char *word, char stem[RIO_TOKEN_SIZE]);

/* Whether an abbreviation begins with @words, which are joined by blanks; and what they stand for
 * themselves, or NULL. */
gboolean rio_lexicon_abbreviation(const RioLexicon *lexicon, RioTongue tongue, const char *words,
				  const char **meaning);

/* The longest expression that starts with the first of @n words. */
RioExpression rio_lexicon_find(const RioLexicon *lexicon, const RioLexiconWord *words, gsize n);

/* Classes count from 1. */
guint32 rio_lexicon_n_classes(const RioLexicon *lexicon);
const RioClass *rio_lexicon_class(const RioLexicon *lexicon, guint32 number);
const char *rio_lexicon_class_id(const RioLexicon *lexicon, guint32 number);
const RioLexiconPair *rio_lexicon_relations(const RioLexicon *lexicon, guint32 class, guint32 *n);
RioRelation rio_lexicon_relation(const RioLexicon *lexicon, guint32 a, guint32 b);

/* The one thing that excludes a class, or RIO_CLASS_NONE: of what has several contraries "non"
 * does not say which. */
guint32 rio_lexicon_contrary(const RioLexicon *lexicon, guint32 class);

/* Does an act give way to the noun of another: "inviare il sollecito" is "sollecitare"? */
gboolean rio_lexicon_yields(const RioLexicon *lexicon, guint32 verb, guint32 act);

/* In how many expressions of how many a stem occurs: how common it is in an office. */
guint32 rio_lexicon_uses(const RioLexicon *lexicon, guint32 stem);
guint32 rio_lexicon_n_expressions(const RioLexicon *lexicon);

/* The words of a language as they stand in the lexicon, in order; for slips of typing. */
guint32 rio_lexicon_n_forms(const RioLexicon *lexicon, RioTongue tongue);
const char *rio_lexicon_nth_form(const RioLexicon *lexicon, RioTongue tongue, guint32 n);
