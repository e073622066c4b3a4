/*
 * effort.h: hours a year, today and in the proposal
 *
 * The proposal is reckoned like this, and says so:
 *
 *   - a step takes as long as on average today, over all cases of the Comuni that gave figures;
 *   - each Comune has as many cases of a step as it has today; where it does not do the step today,
 *     as many as of the step that it has most cases of;
 *   - what is dropped takes no time, and neither does handing over;
 *   - what a Comune does today without figures is left out on both sides.
 */
#pragma once

#include <riordino/effort.h>

#include "merge/merge.h"

typedef struct {
	RioModel *model; /* a reference: it may be one of several matches */
	guint32 node;
	double cases, minutes;
} RioEffortRow;

struct _RioEffort {
	gatomicrefcount references;
	GArray *rows; /* of RioEffortRow */
};

typedef struct {
	guint32 n_comuni;
	double *today, *proposed; /* hours by Comune */
	double *cases;		  /* the most of one step */
	guint32 *silent;	  /* activities without figures, in steps that have some */
	double all_today, all_proposed;
	double at_unione;	  /* of all_proposed */
	double *by_node;	  /* of the result, of all Comuni; below 0: there are no figures */
	guint32 n_steps, n_known; /* activities of the proposal, and those with figures */
} RioHours;

/* @result: a proposal's model, or another that was made of the merge. */
RioHours *rio_hours_new(const RioEffort *effort, const RioMerge *merge, const RioModel *result);
void rio_hours_free(RioHours *hours);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioHours, rio_hours_free)
