/*
 * diff.h: the changes between two models
 */
#pragma once

#include <riordino/diff.h>

#include "base/bits.h"
#include "diff/contrast.h"
#include "model/model.h"

struct _RioChange {
	const RioDiff *diff;
	RioChangeKind kind;
	RioElement *a, *b; /* NULL: that model does not have it */
	/*
	 * Of a and of b, what says more: the lane, scope or host before and after, the end of a
	 * flow that is elsewhere; NULL: nothing.
	 */
	RioElement *from, *to;
	/* Of a step that is several in the other model: those, as they follow each other. */
	RioElement *const *parts;
	guint32 n_parts;
};

struct _RioDiff {
	gatomicrefcount references;
	RioModel *a, *b;
	RioChange *changes; /* by kind, then in the order of the files */
	guint32 n_changes;
	RioContrast *contrasts; /* the most important first */
	guint32 n_contrasts;
	RioBits *unsure; /* elements of a that are paired, but somebody should look whether rightly
			  */
	RioArena *arena; /* what the contrasts hold, and these */
	double similarity;
	gboolean comparable;
};

/* Whether the element of a is surely the one of b that it is paired with. */
gboolean rio_diff_is_sure(const RioDiff *diff, const RioElement *a);

/* A heading of a report: changes of neighbouring kinds; N_(). */
const char *rio_change_heading(RioChangeKind kind);

/* '+', '-' or '~'. */
char rio_change_sign(RioChangeKind kind);

/* What may be told of several elements at once: which extensions differ; NULL: of this kind none.
 */
char *rio_change_detail(const RioChange *change, RioLanguage language);

/* The same seen from the other side. */
RioChange rio_change_mirror(const RioChange *change);

/* Adds a change to an array of RioChange; elements are positions or RIO_NONE. */
void rio_change_add(GArray *changes, RioChangeKind kind, const RioModel *a, guint32 one,
		    const RioModel *b, guint32 other);
