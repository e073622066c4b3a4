/*
 * trial.h: changes to a flow that keep it sound
 *
 * Each of a number of changes to the union may be made or not.  All together may spoil a flow that
 * was sound; then as many are made as it can bear (halves.h).
 */
#pragma once

#include <riordino/soundness.h>

#include "merge/draft.h"
#include "merge/merge.h"

/* The draft with those changes made that are on; it belongs to @data. */
typedef const RioDraft *(*RioTrialFunc)(const gboolean *on, gpointer data);

typedef struct {
	const RioMerge *merge;
	guint32 process; /* element: only that is judged; RIO_NONE: all */
	guint n;	 /* of changes */
	RioTrialFunc make;
	gpointer data;
	GCancellable *cancellable;
} RioTrial;

/*
 * Finds what can be on: all, unless a scope would not be sound that is with nothing on.  The draft
 * made last is that.  NULL and an error only if cancelled.
 */
RioSoundness *rio_trial_run(const RioTrial *trial, gboolean *on, GError **error);

/* The verdict on a draft; NULL and an error only if cancelled. */
RioSoundness *rio_trial_judge(const RioTrial *trial, const RioDraft *draft, GError **error);
