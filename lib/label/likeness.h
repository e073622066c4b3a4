/*
 * likeness.h: what two labels have in common, and what keeps them apart
 *
 * Two labels are alike if their acts are and what the acts are done on is.
 *
 *     Verifica       della completezza   della domanda        A
 *        |                  |                  ·
 *     Controllare    la completezza                           B
 *       act                 rest          surplus of A
 *
 * The acts are compared with each other.  The other parts are paired, the most
 * alike first; what pairs weigh speaks for likeness, what neither side finds in
 * the other speaks against it in full, and what only one side says in addition
 * speaks against it a little.  Act and rest are multiplied, since the same act on
 * another object is other work, and another act on the same object too.  The same
 * is done with all parts whatever their role, counting for less, so that a label
 * read wrongly is not lost.  What the one turns into its contrary is a veto.
 */
#pragma once

#include "label/label.h"

enum {
	RIO_VETOED_OPPOSED = 1 << 0,
	RIO_VETOED_CONVERSE = 1 << 1,
	RIO_VETOED_NEGATION = 1 << 2,
	RIO_VETOED_NUMBER = 1 << 3,
};

#define RIO_N_VETOES 4

typedef struct {
	guint found;
	/* Between what, by the bit of the veto. */
	const char *a[RIO_N_VETOES];
	const char *b[RIO_N_VETOES];
} RioVetoes;

typedef struct {
	guint8 a;
	guint8 b;
	double likeness;
} RioPartMatch;

/* What can stand in one place of a label: what work is done on, and with whom. */
enum { RIO_SLOT_MATTER, RIO_SLOT_PARTY, RIO_N_SLOTS };

/* Parts of two labels set against each other. */
typedef struct {
	const RioPhrase *a;
	const RioPhrase *b;
	const RioLexicon *lexicon;
	/* Which parts take part. */
	gboolean with_act;
	/* What they have in common that is known to both. */
	guint n_matches;
	RioPartMatch matches[RIO_MOST_PARTS];
	double same;
	double only_a[RIO_N_SLOTS];
	double only_b[RIO_N_SLOTS];
	gboolean used_a[RIO_MOST_PARTS];
	gboolean used_b[RIO_MOST_PARTS];
	/* How alike what a part found on the other side is to it; 0 if it found nothing. */
	double found_a[RIO_MOST_PARTS];
	double found_b[RIO_MOST_PARTS];
	/* Two different things in one place. */
	double contrast;
} RioPartPairing;

typedef struct {
	double score;
	RioVetoes vetoes;
	double act;
	/* The acts are the two ends of one exchange, told from both. */
	gboolean exchanged;
	/* As the pairing has them: in the order of their texts. */
	const RioLabel *a;
	const RioLabel *b;
	RioPartPairing pairing;
} RioLikeness;

/* Compares two labels of one collection, neither of them empty, of different texts. */
void rio_likeness_find(const RioLabel *a, const RioLabel *b, RioLikeness *out);

/* Whether a part of a, or of b, found anything on the other side. */
gboolean rio_part_pairing_found_any(const RioPartPairing *pairing, guint32 part, gboolean of_a);

/* "Comunicazione al prefetto", "inviare gli atti alla Soprintendenza": where one of the two does
 * not say on what, it is with whom that tells them apart. */
gboolean rio_part_pairing_is_about_parties(const RioPartPairing *pairing);
