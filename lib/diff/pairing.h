/*
 * pairing.h: which things of two models are the same thing
 *
 * What somebody decided holds.  For the rest the surest witnesses speak first, and what they say is
 * never taken back:
 *
 *   1. ids, where the two files are versions of one (match/versions.h);
 *   2. looks: things of which all is the same, and all around them as far as three steps, then
 *      two, then one, and which are the only ones of that look in both models (looks.h);
 *   3. the match: flow nodes that are the same work in other words;
 *   4. members: processes and lanes whose nodes are paired with each other, and their pools;
 *   5. company: of the rest, whose neighbours are paired with each other, if kinds and names allow
 *      it; the best first, and each pair is a witness for the next (company.h).
 *
 *     a:  Verifica --> <x> --> Accogli          b:  Controllo --> <+> --> Accogli
 *            :                    :                    :                     :
 *            '....... match .......................... '                     :
 *                                 '............... looks ....................'
 *     and so, by their company, <x> and <+>, and the flows
 */
#pragma once

#include "base/bits.h"
#include "diff/things.h"
#include "match/match.h"

/* How far a look reaches, and one.  With more, one edit makes strangers of all things around it. */
#define RIO_LOOKS 4

typedef struct {
	const RioThings *a, *b;
	guint32 *b_of, *a_of; /* by thing: its partner, or RIO_NONE */
	RioBits *unsure;   /* things of a whose partner is a match that somebody should look at */
	GHashTable *apart; /* of guint64, x and y: never to be paired; NULL: none */
	gboolean versions; /* whether the two are versions of one file */
	gboolean kin;	   /* so near that names need not be understood to pair the rest */
	double same;	   /* when all is paired: the share of nodes with all the same, 0 to 1 */
	guint64 *looks_a[RIO_LOOKS], *looks_b[RIO_LOOKS]; /* by distance, then thing */
} RioPairing;

/* What was decided (@options: nullable), then what ids and looks say. */
RioPairing *rio_pairing_new(const RioThings *a, const RioThings *b, const RioMatchOptions *options);
void rio_pairing_free(RioPairing *pairing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioPairing, rio_pairing_free)

/*
 * What the match and members say; @match: of the two models, in any order, or NULL if near kin;
 * @lexicon: nullable: the words that it was matched with.
 */
void rio_pairing_match(RioPairing *pairing, const RioMatch *match, RioLexicon *lexicon);

/*
 * Pairs two things, unless one has a partner or it was decided that they are not the same.  @in_a:
 * @here is a thing of a, else of b.
 */
void rio_pairing_join(RioPairing *pairing, gboolean in_a, guint32 here, guint32 there);

/* Two things as one key for a GHashTable of guint64. */
static inline guint64
rio_pairing_key(guint32 x, guint32 y)
{
	return (guint64)x << 32 | y;
}

/* Whether x of a and y of b are free, of one kind, and nobody decided that they are not the same.
 */
gboolean rio_pairing_may_join(const RioPairing *pairing, guint32 x, guint32 y);

/* What company says. */
void rio_pairing_finish(RioPairing *pairing);
