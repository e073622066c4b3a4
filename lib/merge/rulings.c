#include "merge/rulings.h"

#include "merge/comune.h"
#include "merge/project.h"

static guint32
find_comune(const RioMatch *match, const char *typed)
{
	return rio_comune_among(match->models, match->n_models, typed);
}

void
rio_rulings_add(RioRulings *rulings, const RioMerge *merge, RioDecides kind, guint32 node,
		const char *answer)
{
	switch (kind) {
	case RIO_DECIDES_WAY:
		rulings->ways[node] = find_comune(merge->match, answer);
		return;
	case RIO_DECIDES_WHO:
		rulings->places[node] =
			g_str_equal(answer, "comune") ? RIO_PLACE_COMUNE : RIO_PLACE_UNIONE;
		return;
	case RIO_DECIDES_STEP:
		rulings->steps[node] =
			g_str_equal(answer, "keep") ? RIO_RULING_KEEP : RIO_RULING_DROP;
		return;
	case RIO_DECIDES_NAME:
		rulings->names[node] = answer;
		return;
	default:
		return;
	}
}

/* FALSE: it is on what is no flow node of the union, or names a Comune that is not there. */
static gboolean
apply(RioRulings *rulings, const RioMerge *merge, const RioDecision *decision, GHashTable *nodes,
      guint i)
{
	const RioMatch *match = merge->match;
	RioOwned owned;
	guint32 node;

	if (decision->kind == RIO_DECIDES_SAME)
		return TRUE;
	owned.element =
		rio_decision_find(decision, 0, match->models, match->n_models, &owned.model);
	node = GPOINTER_TO_UINT(g_hash_table_lookup(nodes, rio_alignment_key(&owned)));
	if (node == 0)
		return FALSE;
	if (decision->kind == RIO_DECIDES_WAY && find_comune(match, decision->answer) == RIO_NONE)
		return FALSE;
	rulings->nodes[i] = node - 1;
	rio_rulings_add(rulings, merge, decision->kind, node - 1, decision->answer);
	return TRUE;
}

RioRulings *
rio_rulings_new(const RioMerge *merge, const RioDecisions *decisions)
{
	RioRulings *rulings = g_new(RioRulings, 1);
	guint32 n = merge->model->n_nodes, n_decisions = decisions ? decisions->all->len : 0;
	g_autoptr(GHashTable) nodes = rio_project_nodes(merge->model, merge->match);

	rulings->steps = g_new0(RioRuling, n);
	rulings->ways = g_new(guint32, n);
	rulings->places = g_new0(RioPlace, n);
	rulings->names = g_new0(const char *, n);
	rulings->nodes = g_new(guint32, n_decisions);
	rulings->stale = g_new0(gboolean, n_decisions);
	for (guint32 i = 0; i < n; i++)
		rulings->ways[i] = RIO_NONE;
	for (guint i = 0; i < n_decisions; i++) {
		const RioDecision *decision = decisions->all->pdata[i];

		rulings->nodes[i] = RIO_NONE;
		rulings->stale[i] = decision->answer && !apply(rulings, merge, decision, nodes, i);
	}
	return rulings;
}

void
rio_rulings_free(RioRulings *rulings)
{
	if (!rulings)
		return;
	g_free(rulings->steps);
	g_free(rulings->ways);
	g_free(rulings->places);
	g_free(rulings->names);
	g_free(rulings->nodes);
	g_free(rulings->stale);
	g_free(rulings);
}
