/*
 * label.h: labels as likeness and the matcher see them
 *
 * All words of a collection are numbered, so to compare two labels is to compare
 * small arrays of numbers.  The word and class numbers of a label stand sorted,
 * for an index over many labels: two labels that share neither a word nor a class
 * nor have related ones are not alike.
 */
#pragma once

#include <riordino/label.h>

#include "label/lexicon.h"

/* Parts of a label beyond these are left out. */
#define RIO_MOST_PARTS 24

typedef struct {
	const char *text;
	/* Its class in the lexicon, and the one it would have in another role; or RIO_CLASS_NONE.
	 */
	guint32 class;
	guint32 other_class;
	/* The same for parts of the same folded words. */
	guint32 form;
	guint32 n_words;
	const guint32 *words;
	/* Of its words the one that the others say more of. */
	guint32 head;
	/* How telling it is in this collection and in this role, 0 to 1. */
	float weight;
	guint8 role; /* of RioLabelRole */
	gboolean abbreviation;
	gboolean typo;
	/* Its word is a noun of the action, not the verb. */
	gboolean nominal;
	/* An act and its object in one expression: "verifica della completezza". */
	gboolean composite;
} RioLabelPart;

typedef struct {
	/* The number of the part that is the act, or -1. */
	int act;
	guint32 n_parts;
	const RioLabelPart *parts;
} RioPhrase;

struct _RioLabel {
	const RioLabels *labels;
	const char *text;
	/* The words without punctuation; labels of equal words have the same pointer. */
	const char *folded;
	RioLabelForm form;
	RioTongue tongue;
	gboolean negated;
	guint marks;
	/* With the longest expressions, and with composite parts taken apart; the same parts where
	 * there are none. */
	RioPhrase whole;
	RioPhrase pieces;
	guint32 n_numbers;
	const guint32 *numbers;
	/* Of both phrases. */
	guint32 n_words;
	const guint32 *words;
	guint32 n_classes;
	const guint32 *classes;
};

const RioLexicon *rio_labels_lexicon(const RioLabels *labels);

/* Words of the collection count from 0. */
guint32 rio_labels_n_words(const RioLabels *labels);

/* As rio_label_likeness(), and whether the two are contraries in something, whatever else they
 * have in common. */
double rio_label_compare(const RioLabel *a, const RioLabel *b, gboolean *contrary);
