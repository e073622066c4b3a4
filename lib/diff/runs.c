#include "diff/runs.h"

#include "flow/soundness.h"

/* For all models that people drew; a diff must not take long where that is not enough. */
#define MAX_STATES 5000

static void
note_unsound(RioRuns *runs, const RioModel *model)
{
	const RioSoundnessOptions options = {.max_states = MAX_STATES};
	g_autoptr(RioSoundness) soundness = rio_soundness_of_form(runs->form, &options, NULL);

	for (guint32 s = 0; s < soundness->n_scopes; s++) {
		guint32 element = soundness->scopes[s];

		if (soundness->verdicts[s] == RIO_VERDICT_SOUND)
			continue;
		for (; element != RIO_NONE && !runs->unsound[element];
		     element = rio_at(model, element)->parent)
			runs->unsound[element] = TRUE;
	}
}

void
rio_runs_init(RioRuns *runs, RioModel *model)
{
	runs->form = rio_normal_form_new(model);
	runs->fragments = rio_fragments_new(runs->form);
	runs->orders = rio_orders_new(runs->fragments);
	runs->unsound = g_new0(guint8, model->n_elements);
	note_unsound(runs, model);
}

void
rio_runs_clear(RioRuns *runs)
{
	rio_orders_free(runs->orders);
	rio_fragments_free(runs->fragments);
	rio_normal_form_free(runs->form);
	g_free(runs->unsound);
}

gboolean
rio_runs_knows(const RioRuns *runs, guint32 node)
{
	return !runs->unsound[runs->form->model->nodes[node].process];
}
