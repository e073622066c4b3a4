#include "diff/runs.h"

#include "flow/soundness.h"

/* For all models that people drew; a diff must not take long where that is not enough. */
#define MAX_STATES 5000

/* Of the scope and all around it nothing is known. */
static void
note_unknown(RioRuns *runs, guint32 scope)
{
	const RioModel *model = runs->form->model;

	for (; scope != RIO_NONE && !runs->unknown[scope]; scope = rio_at(model, scope)->parent)
		runs->unknown[scope] = TRUE;
}

static void
note_unsound(RioRuns *runs)
{
	const RioSoundnessOptions options = {.max_states = MAX_STATES};
	g_autoptr(RioSoundness) soundness = rio_soundness_of_form(runs->form, &options, NULL);

	for (guint32 s = 0; s < soundness->n_scopes; s++) {
		if (soundness->verdicts[s] != RIO_VERDICT_SOUND)
			note_unknown(runs, soundness->scopes[s]);
	}
}

static gboolean
is_start(const RioNormalForm *form, guint32 vertex)
{
	return rio_normal_form_is_kind(form, vertex, RIO_KIND_START_EVENT);
}

/*
 * A gateway that no flow enters, where there are start events, never has its turn: that is no
 * fault of the work, but the tree takes it for a beginning.
 */
static void
note_idle(RioRuns *runs)
{
	const RioNormalForm *form = runs->form;

	for (guint32 s = 0; s < form->n_scopes; s++) {
		gboolean starts = FALSE, idles = FALSE;

		for (guint32 i = form->scope_first[s]; i < form->scope_first[s + 1]; i++) {
			guint32 vertex = form->scope_vertices[i], n;

			rio_digraph_in(form->graph, vertex, &n);
			starts |= is_start(form, vertex);
			idles |= n == 0 && form->vertices[vertex].routing != RIO_ROUTING_NONE;
		}
		if (starts && idles)
			note_unknown(runs, form->scopes[s]);
	}
}

/* Nor is known what flows from one process into another do there. */
static void
note_strays(RioRuns *runs)
{
	const RioNormalForm *form = runs->form;

	for (guint32 i = 0; i < form->n_arcs; i++) {
		guint32 from = form->vertices[form->arcs[i].source].scope;
		guint32 to = form->vertices[form->arcs[i].target].scope;

		if (from == to)
			continue;
		note_unknown(runs, from);
		note_unknown(runs, to);
	}
}

void
rio_runs_init(RioRuns *runs, RioModel *model)
{
	runs->form = rio_normal_form_new(model);
	runs->fragments = rio_fragments_new(runs->form);
	runs->orders = rio_orders_new(runs->fragments);
	runs->unknown = g_new0(guint8, model->n_elements);
	note_unsound(runs);
	note_idle(runs);
	note_strays(runs);
}

void
rio_runs_clear(RioRuns *runs)
{
	rio_orders_free(runs->orders);
	rio_fragments_free(runs->fragments);
	rio_normal_form_free(runs->form);
	g_free(runs->unknown);
}

gboolean
rio_runs_knows(const RioRuns *runs, guint32 node)
{
	const RioModel *model = runs->form->model;

	if (runs->unknown[model->nodes[node].process])
		return FALSE;
	for (; node != RIO_NONE; node = rio_model_node(model, model->nodes[node].scope)) {
		if (rio_normal_form_is_outside(runs->form, node))
			return FALSE;
	}
	return TRUE;
}
