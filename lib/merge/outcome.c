#include "merge/outcome.h"

/* The rulings of the proposal, and that of the answer. */
static RioRulings *
rule(const RioProposal *proposal, RioDecides kind, guint32 node, const char *answer)
{
	const RioRulings *before = proposal->rulings;
	RioRulings *rulings = g_new0(RioRulings, 1);
	gsize n = proposal->merge->model->n_nodes;

	rulings->steps = g_memdup2(before->steps, n * sizeof *before->steps);
	rulings->ways = g_memdup2(before->ways, n * sizeof *before->ways);
	rulings->places = g_memdup2(before->places, n * sizeof *before->places);
	rulings->names = g_memdup2(before->names, n * sizeof *before->names);
	rio_rulings_add(rulings, proposal->merge, kind, node, answer);
	return rulings;
}

RioProposal *
rio_outcome_new(const RioProposal *proposal, const RioPoint *point, const RioAnswer *answer)
{
	RioDecides kind = rio_question_decides(point->kind);

	if (!proposal->placings || point->node == RIO_NONE || kind == RIO_DECIDES_NAME)
		return NULL;
	return rio_proposal_ruled(proposal, rule(proposal, kind, point->node, answer->word));
}

/* Whether people see the vertex in the proposal, as it is. */
static gboolean
was_there(const RioProposal *proposal, guint32 v)
{
	return v < proposal->merge->model->n_nodes &&
	       !rio_draft_vertex(proposal->settlement->draft, v)->gone;
}

/* What comes right before, or what an event at the edge of a step is on. */
static guint32
before(const RioDraft *draft, guint32 v)
{
	guint32 way;

	if (rio_draft_vertex(draft, v)->host != RIO_NONE)
		return rio_draft_vertex(draft, v)->host;
	way = rio_draft_way(draft, v, FALSE);
	return way == RIO_NONE ? RIO_NONE : rio_draft_arc(draft, way)->source;
}

guint32
rio_outcome_before(const RioProposal *proposal, const RioProposal *outcome, guint32 node)
{
	const RioDraft *draft = outcome->settlement->draft;
	guint32 v = before(draft, node);

	for (guint steps = 0; v != RIO_NONE && steps <= draft->vertices->len; steps++) {
		if (was_there(proposal, v))
			return v;
		v = before(draft, v);
	}
	return RIO_NONE;
}
