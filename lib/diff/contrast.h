/*
 * contrast.h: a difference in how the work runs
 */
#pragma once

#include <riordino/diff.h>

#include "model/model.h"

/* One step as both models have it. */
typedef struct {
	RioElement *a, *b;
} RioTwin;

struct _RioContrast {
	RioContrastKind kind;
	const RioDiff *diff;
	gboolean in_b;	       /* the model that the kind speaks of first */
	const RioTwin *steps;  /* in the order of a */
	const RioTwin *others; /* none: the steps are held against each other, or are all */
	const RioTwin *role;   /* lanes, or NULL */
	guint32 n_steps, n_others;
};
