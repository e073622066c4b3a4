/*
 * pair.h: how likely nodes of two models are the same work
 *
 * Names say most, and where they are not enough, the flow does: two steps are more likely the same
 * if what comes before and after them is.  That is a circle, and so it is walked round a few
 * times: first the names alone speak, then each pair of steps hears what its neighbours found.
 *
 *     Ricevere  -->  Protocollare   -->  Verificare
 *        ||              ?                  ||
 *     Accettare -->  Registrazione  -->  Controllo
 *
 * What is said of a pair is the logarithm of its odds: 0 is "as likely as not", and evidence of
 * several kinds adds up.  After Melnik, Garcia-Molina, Rahm, "Similarity Flooding", 2002; what is
 * passed on here is a probability, and pairs do not compete while it flows: who goes with whom
 * is settled afterwards.
 */
#pragma once

#include "match/alike.h"
#include "match/profile.h"
#include "match/verdicts.h"

typedef struct {
	guint32 a, b; /* nodes */
	float likeness;
	float odds;	   /* logarithm */
	float alone;	   /* odds if nobody else wanted either */
	gboolean contrary; /* their names are, in something */
} RioCandidate;

typedef struct {
	const RioProfile *a, *b;
	RioCandidate *candidates; /* by a, then b; pairs that are not here are not the same work */
	guint32 n_candidates;
	guint32 *first; /* by node of a; and where the last one's end */
} RioPair;

struct _RioFlood;

/*
 * @names and @roles are those of all models.  @verdicts are as rio_verdicts_between() gives
 * them: nodes that are the same have no other partners.
 */
RioPair *rio_pair_new(const RioProfile *a, const RioProfile *b, const RioAlike *names,
		      const RioAlike *roles, const GArray *verdicts);
/* The same, telling @told before all but the odds is forgotten. */
typedef void (*RioTold)(const struct _RioFlood *flood, gpointer data);
RioPair *rio_pair_new_told(const RioProfile *a, const RioProfile *b, const RioAlike *names,
			   const RioAlike *roles, const GArray *verdicts, RioTold told,
			   gpointer data);

/* Leaves the two without candidates: nobody will ask. */
void rio_pair_forget(RioPair *pair);

void rio_pair_free(RioPair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioPair, rio_pair_free)

/*
 * One partner for each, for the largest sum of odds above @least: writes to b_of[node of a], or
 * RIO_NONE.
 */
void rio_pair_assign(const RioPair *pair, double least, guint32 *b_of);

/* The candidate, or NULL. */
const RioCandidate *rio_pair_find(const RioPair *pair, guint32 a, guint32 b);

/* The probability that goes with odds. */
double rio_confidence(double odds);
