/*
 * choices.h: where one way must be chosen of several
 *
 * At a variation gateway each Comune has its own way.  At an exclusive gateway that Comuni drew
 * they may too, though nobody asks which Comune it is: of
 *
 *     complete? --yes--> B    Brenta, Pieve, Valdoro
 *               --no---> C    Brenta
 *               --no---> D    Pieve, Valdoro
 *
 * C and D are two ways of one outcome, since no Comune has both.  And a process begins for some
 * Comuni with one event, for others with another.
 */
#pragma once

#include "merge/draft.h"

typedef struct {
	guint32 vertex;	 /* the gateway; of begins RIO_NONE */
	guint32 scope;	 /* element */
	gboolean varies; /* nobody drew it: one way has to be there */
	GArray *ways;	 /* of guint32, the best supported first: arcs; of begins vertices */
	RioBits *models; /* who has one of the ways */
	RioBits *all;	 /* who comes by */
} RioChoice;

/* All choices of the draft, by vertex; of RioChoice. */
GPtrArray *rio_choices_of(const RioDraft *draft);

static inline guint32
rio_choice_way(const RioChoice *choice, guint i)
{
	return g_array_index(choice->ways, guint32, i);
}

/* Who has the way. */
const RioBits *rio_choice_models(const RioDraft *draft, const RioChoice *choice, guint i);

/* What only that way leads to before all meet again. */
typedef struct {
	RioBits *inside; /* vertices */
	GArray *exits;	 /* of guint32: arcs to where the ways meet */
	guint32 meets;	 /* vertex; RIO_NONE: nowhere, or at several */
	guint32 first;	 /* where it begins; may be where they meet */
	guint32 n_steps; /* activities */
} RioRegion;

RioRegion *rio_region_new(const RioDraft *draft, const RioChoice *choice, guint i);
void rio_region_free(RioRegion *region);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioRegion, rio_region_free)

/*
 * Puts what is on way @i before what is on the way @chosen: both are done, one after the other.
 * FALSE, and nothing happens, if the ways do not meet again.
 */
gboolean rio_choice_put_before(RioDraft *draft, const RioChoice *choice, const RioRegion *region,
			       guint i, guint chosen);
