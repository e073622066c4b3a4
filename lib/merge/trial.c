#include "merge/trial.h"

#include "flow/soundness.h"
#include "merge/publish.h"

typedef struct {
	const RioTrial *trial;
	GHashTable *sound; /* scopes that are sound with nothing on, by id */
	gboolean *on;
	RioSoundness *soundness; /* of what was made last */
} Run;

RioSoundness *
rio_trial_judge(const RioTrial *trial, const RioDraft *draft, GError **error)
{
	const RioEdition edition = {
		.merge = trial->merge, .draft = draft, .process = trial->process, .mode = "trial"};
	g_autoptr(RioModel) model = rio_publish(&edition);

	return rio_soundness_new(model, NULL, trial->cancellable, error);
}

static const char *
scope_id(const RioSoundness *soundness, guint32 s)
{
	return rio_model_id(soundness->model, soundness->scopes[s]);
}

/* FALSE and an error only if cancelled. */
static gboolean
make(Run *run, GError **error)
{
	const RioDraft *draft = run->trial->make(run->on, run->trial->data);

	g_clear_pointer(&run->soundness, rio_soundness_unref);
	run->soundness = rio_trial_judge(run->trial, draft, error);
	return run->soundness &&
	       !g_cancellable_set_error_if_cancelled(run->trial->cancellable, error);
}

static gboolean
is_spoiled(const Run *run)
{
	for (guint32 s = 0; s < run->soundness->n_scopes; s++)
		if (run->soundness->verdicts[s] == RIO_VERDICT_UNSOUND &&
		    g_hash_table_contains(run->sound, scope_id(run->soundness, s)))
			return TRUE;
	return FALSE;
}

static void
set(Run *run, guint from, guint to, gboolean on)
{
	for (guint i = from; i < to; i++)
		run->on[i] = on;
}

/* Turns on what of [from, to) can be with what is on already. */
static gboolean
try(Run *run, guint from, guint to, GError **error)
{
	guint middle = from + (to - from) / 2;

	set(run, from, to, TRUE);
	if (!make(run, error))
		return FALSE;
	if (!is_spoiled(run))
		return TRUE;
	set(run, from, to, FALSE);
	if (to - from == 1)
		return TRUE;
	return try(run, from, middle, error) && try(run, middle, to, error);
}

static gboolean
note_sound(Run *run, GError **error)
{
	set(run, 0, run->trial->n, FALSE);
	if (!make(run, error))
		return FALSE;
	for (guint32 s = 0; s < run->soundness->n_scopes; s++)
		if (run->soundness->verdicts[s] != RIO_VERDICT_UNSOUND)
			g_hash_table_add(run->sound, g_strdup(scope_id(run->soundness, s)));
	return TRUE;
}

RioSoundness *
rio_trial_run(const RioTrial *trial, gboolean *on, GError **error)
{
	Run run = {.trial = trial, .on = on};
	gboolean done;

	run.sound = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	done = note_sound(&run, error) && (trial->n == 0 || try(&run, 0, trial->n, error)) &&
	       make(&run, error); /* what was tried last may have failed */
	g_hash_table_unref(run.sound);
	if (!done)
		g_clear_pointer(&run.soundness, rio_soundness_unref);
	return run.soundness;
}
