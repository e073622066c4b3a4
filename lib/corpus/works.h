/*
 * works.h: which work each step is
 *
 * All activities and events of all models get a number, the same for the same work: nodes that
 * somebody found to be, and events without a name if they are of one kind.
 */
#pragma once

#include "base/sets.h"
#include "corpus/members.h"

typedef struct {
	guint32 **of;	     /* by model and node: the number of its work; RIO_NONE: of a gateway */
	const char **labels; /* by number: that of the first kin; NULL: of a node alone */
	guint32 n;
} RioWorks;

/* @kin: of RioKin.  Linear.  All of it is in @arena. */
RioWorks *rio_works_new(RioArena *arena, RioModel *const *models, guint32 n_models,
			const GArray *kin);

/* Adds the activities of one model that have one name: RioKin, model by model, in @arena. */
void rio_twins_find(RioArena *arena, RioModel *const *models, guint32 n_models, GArray *twins);
