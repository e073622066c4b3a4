/*
 * runs.h: what is known of how the work of one model runs
 *
 * The order relations of its fragments, without looking at any state; of processes that are not
 * sound, and of those with so many states that nobody can tell, nothing; nor of what no flow brings
 * about.
 */
#pragma once

#include "flow/order.h"

typedef struct {
	RioNormalForm *form;
	RioFragments *fragments;
	RioOrders *orders;
	guint8 *unknown; /* by element: of processes */
} RioRuns;

void rio_runs_init(RioRuns *runs, RioModel *model);
void rio_runs_clear(RioRuns *runs);

/* Whether anything is known of the node. */
gboolean rio_runs_knows(const RioRuns *runs, guint32 node);
