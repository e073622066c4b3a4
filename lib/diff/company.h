/*
 * company.h: things that are one because those around them are
 *
 * Candidates are the unpaired neighbours of two that are paired, in the same role, and what has the
 * same look.  A candidate's worth is the share of its company that is paired with each other, and
 * whether name, kind and look are the same.
 *
 *     a:  Verifica --> <x> --> Accogli
 *            :                    :           <x> and <+> have two of two links in common
 *     b:  Controllo --> <+> --> Accogli
 */
#pragma once

#include "diff/pairing.h"

typedef struct {
	guint32 x, y; /* of a and b */
	double worth;
} RioCandidate;

/* The most worth first, then in the order of the files. */
void rio_candidates_sort(GArray *candidates);

/*
 * Candidates that have no better and no equal on either side become pairs; where all have equals,
 * the first one does, and the rest has a witness more.  So on until there is no candidate left.
 */
void rio_company_pair(RioPairing *pairing);
