/*
 * repeat.h: what comes again in sequences, with a step more here and there
 *
 * A repeat is a row of symbols that stands in several places, or twice in one sequence; between
 * two of its items one step may stand that is not part of it:
 *
 *     brenta   Protocolla            Verifica   Ricevuta
 *     pieve    Protocolla  (Paga)    Verifica   Ricevuta
 *
 * The work it would save to do it in one place: (places - 1) x size less what differs, the steps
 * between and the blocks that are only nearly the same.
 *
 * From each symbol a row grows to the left or to the right, each time by the symbol that goes on
 * in most places, as long as two are left; the length that saves most counts.  Of all rows the
 * best is taken first.  Of the next ones half of the places must not be mostly taken, so that no
 * repeat is a part of another one but in places of its own.  Mining all closed rows would tell
 * more, and exponentially many.
 */
#pragma once

#include "corpus/sequence.h"

typedef struct {
	guint32 n_items; /* of each place */
	guint32 n_places;
	const guint32
		*items;	     /* by place: items of the sequences, in order; places by their first */
	guint32 size;	     /* flow nodes of a place */
	guint32 n_different; /* steps between the items and blocks that differ, in all places */
	guint32 benefit;
} RioRepeat;

/* The repeats with at least two activities, what saves most first: @n of them, in @arena. */
RioRepeat *rio_repeats_find(RioArena *arena, const RioSequences *sequences, RioModel *const *models,
			    guint32 n_models, guint32 *n);
