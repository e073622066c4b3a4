/*
 * parts.h: one step here, several there
 *
 * Where one Comune draws “Istruttoria” and another “Istruttoria tecnica” and then “Istruttoria
 * amministrativa”, nothing was renamed and nothing added: one step was split in two.
 *
 *     a:  --> Istruttoria -->        b:  --> Istruttoria tecnica --> Istruttoria amministrativa -->
 *
 * Two witnesses say so: the match, where a correspondence has one step here and several there; and
 * words, where steps in a row have all words of the one between them, each has some, and none is
 * called like it.
 */
#pragma once

#include "diff/pairing.h"

typedef struct {
	/*
	 * By thing of a, of b: the step of the other model that it is a part of, or RIO_NONE.  Of
	 * the parts one is the partner of the whole.
	 */
	guint32 *whole_of_a, *whole_of_b;
} RioParts;

/*
 * Pairs a step with the first of those that have its words and stand between the same two steps.
 * @pairing: without company yet, which would as well take the last of them.
 */
void rio_parts_pair(RioPairing *pairing);

/* @pairing: finished; @match: of the two models, in any order, or NULL. */
RioParts *rio_parts_new(const RioPairing *pairing, const RioMatch *match);
void rio_parts_free(RioParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioParts, rio_parts_free)

/*
 * The things of @things that @whole_of says are parts of @whole: as they follow each other, then in
 * the order of the file.
 */
GArray *rio_parts_list(const RioThings *things, const guint32 *whole_of, guint32 whole);
