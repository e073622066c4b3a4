/*
 * soundness.h: whether the work of a model always comes to its end
 *
 * A process is sound if, whatever is chosen on the way, it can always still end, nothing is left
 * waiting when it does, no step comes twice where it was to come once, and every step has its
 * turn in some course of the work.  Conditions mean nothing here: each way out of a choice is
 * taken as possible.  Each subprocess is judged as a process of its own.
 */
#pragma once

#include <riordino/problem.h>

G_BEGIN_DECLS

/**
 * RioVerdict:
 * @RIO_VERDICT_SOUND: all processes and subprocesses are sound
 * @RIO_VERDICT_UNSOUND: one is not
 * @RIO_VERDICT_UNKNOWN: none was found that is not, but one has too many states to see them all
 *
 * What is known of the soundness of a model.
 */
typedef enum {
	RIO_VERDICT_SOUND,
	RIO_VERDICT_UNSOUND,
	RIO_VERDICT_UNKNOWN,
} RioVerdict;

/**
 * RioSoundness:
 *
 * The verdict on a model, and the faults that it stands on.  Immutable.
 */
typedef struct _RioSoundness RioSoundness;

/**
 * RioSoundnessOptions:
 * @max_states: how many states of irregular parts to look at before giving up; 0: 500,000
 *
 * How to judge.  All zero is the default.
 */
typedef struct {
	guint max_states;
	/*< private >*/
	gpointer reserved[4];
} RioSoundnessOptions;

#define RIO_TYPE_SOUNDNESS (rio_soundness_get_type())
RIO_PUBLIC GType rio_soundness_get_type(void) G_GNUC_CONST;

/**
 * rio_soundness_new:
 * @model: a model
 * @options: (nullable): how to judge
 * @cancellable: (nullable): to stop it from elsewhere
 * @error: why there is no verdict: it was cancelled
 *
 * Judges a model.  Linear where splits and joins agree; elsewhere the states are tried, up to the
 * limit.
 *
 * Returns: (transfer full): the verdict, or %NULL
 */
RIO_PUBLIC RioSoundness *rio_soundness_new(RioModel *model, const RioSoundnessOptions *options,
					   GCancellable *cancellable, GError **error);

/**
 * rio_soundness_ref:
 * @soundness: a verdict
 *
 * Returns: (transfer full): the same verdict, with a reference more
 */
RIO_PUBLIC RioSoundness *rio_soundness_ref(RioSoundness *soundness);

/**
 * rio_soundness_unref:
 * @soundness: (transfer full) (nullable): a verdict
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_soundness_unref(RioSoundness *soundness);

/**
 * rio_soundness_get_verdict:
 * @soundness: a verdict
 *
 * Returns: the verdict in a word
 */
RIO_PUBLIC RioVerdict rio_soundness_get_verdict(const RioSoundness *soundness);

/**
 * rio_soundness_get_problems:
 * @soundness: a verdict
 *
 * The codes are "deadlock" (at a gateway), "lack-of-synchronisation" (a second token on a flow),
 * "cannot-end" and "cannot-start" (of a process or subprocess), "never-runs" (a step) and
 * "soundness-unknown" (of a process or subprocess).
 *
 * Returns: (transfer container) (element-type RioProblem): the faults, in the order of the file
 */
RIO_PUBLIC GPtrArray *rio_soundness_get_problems(const RioSoundness *soundness);

/**
 * rio_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): "sound", "unsound" or "unknown"
 */
RIO_PUBLIC const char *rio_verdict_to_string(RioVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioSoundness, rio_soundness_unref)

G_END_DECLS
