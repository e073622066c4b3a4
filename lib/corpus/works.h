/*
 * works.h: which work each step is
 *
 * All activities and events of all models get a number, the same for the same work: nodes of one
 * correspondence are the same work, and so are activities of one model that have one name, up to
 * how it is typed, and events without a name if they are of one kind.
 */
#pragma once

#include "base/sets.h"
#include "match/match.h"

typedef struct {
	guint32 **of; /* by model and node: the number of its work; RIO_NONE: of a gateway */
	guint32 n;
} RioWorks;

/* Activities of one model that have one name. */
typedef struct {
	RioMember *members;
	guint32 n_members;
} RioTwins;

/* @correspondences as a match has them.  Linear.  All of it is in @arena. */
RioWorks *rio_works_new(RioArena *arena, RioModel *const *models, guint32 n_models,
			const RioCorrespondence *correspondences, guint32 n_correspondences,
			const RioTwins *twins, guint32 n_twins);

/* The twins of all models, by their first, model by model: @n of them, in @arena. */
RioTwins *rio_twins_find(RioArena *arena, RioModel *const *models, guint32 n_models, guint32 *n);
