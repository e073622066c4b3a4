/*
 * merge.h: the steps of a merge in their order, and what comes out
 *
 *     match → align → weave → assemble → project, certify
 */
#pragma once

#include <riordino/merge.h>

#include "match/match.h"
#include "merge/variations.h"

/* Whether a model comes back out of the merge. */
typedef struct {
	gboolean holds;
	char *input, *projection; /* digests: see certify.h */
} RioCertificate;

struct _RioMerge {
	gatomicrefcount references;
	RioMatch *match;
	RioModel *model;
	GPtrArray *variations;	      /* of RioVariation */
	RioCertificate *certificates; /* by model */
	guint32 nodes_in, gateways;
};
