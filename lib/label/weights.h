/*
 * weights.h: the numbers of likeness, all of them
 *
 * They come from what the parts of a label mean in an office, not from any set of
 * labels: what matters is their order, and each says why it stands where it does.
 */
#pragma once

/* Words. */

/* So many labels of general office language are added to every collection, so that in a small
 * one a word that occurs twice is not yet common. */
#define RIO_WEIGHT_PRIOR_LABELS 50.0

/* Parts by their role: what is worked on says most, then what else is said of it; who does it is
 * the Comune's own business. */
#define RIO_WEIGHT_OBJECT 1.0
#define RIO_WEIGHT_SECOND_OBJECT 0.8
#define RIO_WEIGHT_COMPLEMENT 0.6
#define RIO_WEIGHT_ACTOR 0.25
/* To whom or with whom: nearly every label of an office could name the citizen. */
#define RIO_WEIGHT_SOMEBODY 0.35
/* Which office: a matter may go to several in turn. */
#define RIO_WEIGHT_OFFICE 0.4

/* How alike two parts are. */

/* One class, other words: the lexicon holds them for exchangeable. */
#define RIO_LIKENESS_SYNONYM 0.95
/* One office says it so and another so, of the same thing. */
#define RIO_LIKENESS_NEAR 0.8
/* One says the other and more: autorizzazione, autorizzazione paesaggistica. */
#define RIO_LIKENESS_KIND 0.6
/* Near, but not the same. */
#define RIO_LIKENESS_RELATED 0.25
/* One belongs to the other. */
#define RIO_LIKENESS_PART 0.25
/* An act and a paper of one stem: autorizzare, autorizzazione. */
#define RIO_LIKENESS_DERIVED 0.5
/* A general word and any of its kind. */
#define RIO_LIKENESS_ANY 0.4
/* Words in common where the lexicon says that they are two things: permesso di costruire and
 * permesso di soggiorno. */
#define RIO_LIKENESS_SIBLING 0.15
/* Words that the lexicon does not know may mean anything. */
#define RIO_LIKENESS_UNKNOWN 0.15
/* Up to here two parts have nothing in common that is known. */
#define RIO_LIKENESS_TOUCHING 0.15
/* From here on a part has found its counterpart. */
#define RIO_LIKENESS_FOUND 0.5

/* How alike two labels are. */

/* What only one of them says is a detail; what each says otherwise counts in full. */
#define RIO_WEIGHT_SURPLUS 0.4
/* Two things known to be two count so much more. */
#define RIO_WEIGHT_CONTRAST 0.5
/* Unless it is what the label is about. */
#define RIO_WEIGHT_SURPLUS_HEAD 0.5
/* An act without an object stands for an object of this weight. */
#define RIO_WEIGHT_BARE 0.8
/* Act and rest are multiplied, for neither makes up for the other.  With this exponent the product
 * is about as large as the share of pairs with it that are the same work. */
#define RIO_SHARPNESS 0.5
/* Two acts that have nothing in common, and one that is not said. */
#define RIO_LIKENESS_OTHER_ACT 0.01
#define RIO_LIKENESS_NO_ACT 0.45
/* Other objects of the same act: things have more names than acts, so the same act on what seems
 * another thing is the likelier of the two. */
#define RIO_LIKENESS_OTHER_OBJECT 0.05
/* The words alone, whatever their roles: what a wrong reading may cost at most; and so much less
 * where act or object is known to be another. */
#define RIO_WEIGHT_BAG 0.7
#define RIO_WEIGHT_BAG_OF_OTHERS 0.05
/* Other words for the same are never as sure as the same words. */
#define RIO_WEIGHT_OTHER_TEXT 0.98
/* Identifiers of programs. */
#define RIO_WEIGHT_TECHNICAL 0.5

/* What is left after a veto. */
#define RIO_VETO_OPPOSED 0.1
#define RIO_VETO_NEGATION 0.15
#define RIO_VETO_NUMBER 0.2
#define RIO_VETO_CONVERSE 0.3
