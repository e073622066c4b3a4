/*
 * behaviour.h: how the work runs otherwise
 *
 * Only what both models have is held against each other: activities that are paired.  Of each two
 * of them the order relations of both fragment trees (flow/order.h) say how they stand to each
 * other, and where these differ there is something to tell:
 *
 *                 before    after     either, in rounds    side by side    never both
 *     before        .       order     return               concurrent      exclusive
 *     after       order       .       return               concurrent      exclusive
 *     …
 *
 * Each rule of the table finds its pairs, and leaves alone what a rule before it has told: what can
 * be done again because of a way back needs no sentence of its own.  The pairs of a rule are then
 * told by blocks (cover.h).
 *
 * Only what is certain is told: nothing of what is not sound, or vague.
 */
#pragma once

#include "diff/contrast.h"
#include "diff/pairing.h"

/*
 * Appends the contrasts (RioContrast, what they hold in @arena), the most important first.
 * @changes (RioChange): those between the pairing's models.  @swapped: the pairing's b is the first
 * model of the diff.  Quadratic in the activities that are paired, up to a limit.
 */
void rio_behaviour_compare(const RioPairing *pairing, const GArray *changes, gboolean swapped,
			   RioArena *arena, GArray *contrasts);
