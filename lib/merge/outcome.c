#include "merge/outcome.h"

/* The rulings of the proposal, and one of the answer. */
typedef struct {
	RioRuling *steps;
	guint32 *ways;
	RioPlace *places;
} Rulings;

static void
rulings_clear(Rulings *rulings)
{
	g_free(rulings->steps);
	g_free(rulings->ways);
	g_free(rulings->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Rulings, rulings_clear)

/* FALSE: the answer rules nothing here. */
static gboolean
rule(Rulings *rulings, const RioPoint *point, const RioAnswer *answer)
{
	guint32 n = point->node;

	switch (point->kind) {
	case RIO_QUESTION_OPEN:
	case RIO_QUESTION_WAY:
		rulings->ways[n] = rio_bits_next(answer->models, 0);
		return TRUE;
	case RIO_QUESTION_WHO:
		rulings->places[n] =
			g_str_equal(answer->word, "comune") ? RIO_PLACE_COMUNE : RIO_PLACE_UNIONE;
		return TRUE;
	case RIO_QUESTION_LOST:
	case RIO_QUESTION_MOVED:
	case RIO_QUESTION_KEPT:
	case RIO_QUESTION_DROPPED:
		rulings->steps[n] =
			g_str_equal(answer->word, "keep") ? RIO_RULING_KEEP : RIO_RULING_DROP;
		return TRUE;
	default:
		return FALSE;
	}
}

RioOutcome *
rio_outcome_new(const RioProposal *proposal, const RioPoint *point, const RioAnswer *answer)
{
	const RioRulings *before = proposal->rulings;
	const RioSettlement *settled = proposal->settlement;
	gsize n = proposal->merge->model->n_nodes + 1;
	g_autoptr(RioOutcome) outcome = NULL;
	g_auto(Rulings) rulings = {g_memdup2(before->steps, n * sizeof *before->steps),
				   g_memdup2(before->ways, n * sizeof *before->ways),
				   g_memdup2(before->places, n * sizeof *before->places)};

	if (!proposal->placings || point->node == RIO_NONE || !rule(&rulings, point, answer))
		return NULL;
	outcome = g_new0(RioOutcome, 1);
	outcome->proposal = proposal;
	/* who does a step changes nothing of what is in it; it fails only if somebody stops it */
	if (point->kind != RIO_QUESTION_WHO)
		outcome->own = rio_settle(proposal->merge, settled->process, rulings.steps,
					  rulings.ways, settled->must, NULL, NULL);
	outcome->settlement = outcome->own ? outcome->own : settled;
	outcome->placings = rio_place(outcome->settlement, proposal->marks, rulings.places);
	return g_steal_pointer(&outcome);
}

void
rio_outcome_free(RioOutcome *outcome)
{
	if (!outcome)
		return;
	g_free(outcome->placings);
	rio_settlement_free(outcome->own);
	g_free(outcome);
}

/* Whether people see the vertex in the proposal, as it is. */
static gboolean
was_there(const RioOutcome *outcome, guint32 v)
{
	const RioDraft *old = outcome->proposal->settlement->draft;

	return v < outcome->proposal->merge->model->n_nodes && !rio_draft_vertex(old, v)->gone;
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
rio_outcome_before(const RioOutcome *outcome, guint32 node)
{
	const RioDraft *draft = outcome->settlement->draft;
	guint32 v = before(draft, node);

	for (guint steps = 0; v != RIO_NONE && steps <= draft->vertices->len; steps++) {
		if (was_there(outcome, v))
			return v;
		v = before(draft, v);
	}
	return RIO_NONE;
}
