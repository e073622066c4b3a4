/*
 * merge.h: the steps of a merge in their order, and what comes out
 *
 *     match → align → weave → assemble → is it sound? → project, certify
 */
#pragma once

#include <riordino/merge.h>

#include "match/match.h"
#include "merge/certify.h"
#include "merge/variations.h"

struct _RioMerge {
	gatomicrefcount references;
	RioMatch *match;
	RioModel *model;
	GPtrArray *variations;	      /* of RioVariation */
	GStrv ids;		      /* of the vertices that they speak of, in the model */
	RioCertificate *certificates; /* by model */
	RioVerdict soundness;
	guint32 nodes_in, gateways;
};
