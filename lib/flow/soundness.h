/*
 * soundness.h: the verdict on a model, scope by scope
 */
#pragma once

#include <riordino/soundness.h>

#include "flow/normal.h"

struct _RioSoundness {
	gatomicrefcount references;
	RioModel *model;
	RioVerdict verdict;
	GPtrArray *problems; /* of RioProblem, by element */

	guint32 n_scopes;
	guint32 *scopes; /* elements, in document order */
	RioVerdict *verdicts;
	guint32 n_states; /* that had to be tried */
};

/* The same for a model whose normal form is known.  NULL only if cancelled. */
RioSoundness *rio_soundness_of_form(const RioNormalForm *form, const RioSoundnessOptions *options,
				    GCancellable *cancellable);
