/*
 * proposal.h: the steps of a proposal in their order, and what comes out
 *
 *     union → settle (or core) → place → publish
 */
#pragma once

#include <riordino/proposal.h>

#include "match/marks.h"
#include "merge/place.h"
#include "merge/rulings.h"
#include "merge/settle.h"

struct _RioProposal {
	gatomicrefcount references;
	RioMerge *merge;
	RioProposalKind kind;
	guint quorum;
	RioProposal *before; /* of an outcome: what it is one of; or NULL */
	/* That of @before, if there is one. */
	RioMarks *marks;
	RioArena *arena; /* of the doers */
	RioBits **doers; /* by node of the union: the Comuni that do its work, there or elsewhere */
	RioDecisions *decisions; /* or NULL */
	RioRulings *rulings;
	RioSettlement *settlement;
	RioPlacing *placings; /* by vertex of the settlement's draft; NULL: of a core */
	guint32 *course;      /* of the union: in which order its nodes are told */
	guint32 *known;	      /* and what people know the place of each by; see telling.h */
	GPtrArray *agenda;    /* of RioQuestion; NULL: of an outcome */
	RioModel *model;
	RioVerdict verdict;
	guint32 n_handovers;
};

/* The service that comes of the same merge by other rulings, which are taken over. */
RioProposal *rio_proposal_ruled(const RioProposal *before, RioRulings *rulings);

/* Whether more than half of the Comuni do the work of the node of the union, there or elsewhere. */
gboolean rio_proposal_most_do(const RioProposal *proposal, guint32 node);

/* How many activities are done there; of a core none. */
guint rio_proposal_count(const RioProposal *proposal, RioPlace place);

/* Why the step is where it is, in a sentence or two. */
char *rio_proposal_reason(const RioProposal *proposal, guint32 vertex, RioLanguage language);
