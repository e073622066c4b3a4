#include "merge/trial.h"

#include "base/hash.h"
#include "flow/soundness.h"
#include "merge/halves.h"
#include "merge/publish.h"

typedef struct {
	const RioTrial *trial;
	GHashTable *sound;	 /* scopes that are sound with nothing on, by id */
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
make(Run *run, const gboolean *on, GError **error)
{
	const RioDraft *draft = run->trial->make(on, run->trial->data);

	g_clear_pointer(&run->soundness, rio_soundness_unref);
	run->soundness = rio_trial_judge(run->trial, draft, error);
	return run->soundness &&
	       !g_cancellable_set_error_if_cancelled(run->trial->cancellable, error);
}

static gboolean
is_spoiled(const Run *run, const RioSoundness *soundness)
{
	for (guint32 s = 0; s < soundness->n_scopes; s++)
		if (soundness->verdicts[s] == RIO_VERDICT_UNSOUND &&
		    g_hash_table_contains(run->sound, scope_id(soundness, s)))
			return TRUE;
	return FALSE;
}

static gboolean
try(const gboolean *on, gboolean *spoils, gpointer data, GError **error)
{
	Run *run = data;

	if (!make(run, on, error))
		return FALSE;
	*spoils = is_spoiled(run, run->soundness);
	return TRUE;
}

/* Notes which scopes are sound with nothing on. */
static gboolean
note_sound(Run *run, GError **error)
{
	g_autofree gboolean *none = g_new0(gboolean, run->trial->n);

	if (!make(run, none, error))
		return FALSE;
	for (guint32 s = 0; s < run->soundness->n_scopes; s++)
		if (run->soundness->verdicts[s] != RIO_VERDICT_UNSOUND)
			g_hash_table_add(run->sound, g_strdup(scope_id(run->soundness, s)));
	return TRUE;
}

/* What can be on, where all together leave something that is not sound. */
static gboolean
find_culprits(Run *run, gboolean *on, GError **error)
{
	g_autoptr(RioSoundness) all = rio_soundness_ref(run->soundness);

	if (!note_sound(run, error))
		return FALSE;
	if (is_spoiled(run, all) && !rio_halves_try(on, run->trial->n, try, run, error))
		return FALSE;
	return make(run, on, error);
}

RioSoundness *
rio_trial_run(const RioTrial *trial, gboolean *on, GError **error)
{
	Run run = {.trial = trial};
	gboolean done;

	for (guint i = 0; i < trial->n; i++)
		on[i] = TRUE;
	run.sound = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	done = make(&run, on, error) &&
	       (rio_soundness_get_verdict(run.soundness) != RIO_VERDICT_UNSOUND ||
		find_culprits(&run, on, error));
	g_hash_table_unref(run.sound);
	if (!done)
		g_clear_pointer(&run.soundness, rio_soundness_unref);
	return run.soundness;
}
