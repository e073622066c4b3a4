/*
 * proposal.h: the steps of a proposal in their order, and what comes out
 *
 *     union → settle (or core) → place → publish
 */
#pragma once

#include <riordino/proposal.h>

#include "merge/marks.h"
#include "merge/place.h"
#include "merge/settle.h"

struct _RioProposal {
	gatomicrefcount references;
	RioMerge *merge;
	RioProposalKind kind;
	guint quorum;
	RioMarks *marks;
	RioSettlement *settlement; /* of the service; NULL: a core */
	RioPlacing *placings;	   /* by vertex of the settlement's draft */
	RioModel *model;
	RioVerdict verdict;
	guint32 n_handovers;
};
