/*
 * looks.h: things that are one because all of them, and of what is around them, is the same
 *
 * A look is a hash of what is said of a thing and, at distance n, of the looks at distance n - 1 of
 * those it is linked with.  It comes after colour refinement (Weisfeiler and Leman 1968), which is
 * cut off after a few rounds: a change is felt only that far.
 */
#pragma once

#include "diff/pairing.h"

/* A thing that is not paired. */
typedef struct {
	guint64 look;
	guint32 thing;
	guint32 side; /* 0: of a, 1: of b */
} RioSeen;

/* Fills looks_a and looks_b. */
void rio_looks_find(RioPairing *pairing);

/* What alone has its look at that distance in both models.  At distance 0 a name is wanted too. */
void rio_looks_pair(RioPairing *pairing, guint distance);

/* The unpaired things of both models (RioSeen), those of one look together, those of a first. */
GArray *rio_looks_unpaired(const RioPairing *pairing, guint distance);

/*
 * The share of nodes, 0 to 1, of which there is one in the other model that looks the same, and
 * all around it.
 */
double rio_looks_share(const RioPairing *pairing);
