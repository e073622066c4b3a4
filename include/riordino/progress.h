/*
 * progress.h: how far a long call is
 *
 * Whoever waits makes one, gives it to the call in its options, and looks at it from another
 * thread as often as it likes:
 *
 *     RioMatchOptions options = {.progress = progress};
 *
 * A call goes through stages, each with a count of its own.
 */
#pragma once

#include <glib-object.h>
#include <riordino/language.h>

G_BEGIN_DECLS

/**
 * RioStage:
 * @RIO_STAGE_NONE: nothing goes on
 * @RIO_STAGE_READ: files are read
 * @RIO_STAGE_CHECK: models are read and checked
 * @RIO_STAGE_NAMES: names are compared with one another
 * @RIO_STAGE_PAIRS: models are matched, two at a time
 * @RIO_STAGE_GROUPS: what was matched in twos is settled for all
 * @RIO_STAGE_SERVICES: models are matched, service by service
 * @RIO_STAGE_DUPLICATES: what services and parts of the flow have in common is looked for
 * @RIO_STAGE_MERGE: models are merged
 * @RIO_STAGE_PROPOSAL: the associated service is worked out
 *
 * What a call is busy with.
 */
typedef enum {
	RIO_STAGE_NONE,
	RIO_STAGE_READ,
	RIO_STAGE_CHECK,
	RIO_STAGE_NAMES,
	RIO_STAGE_PAIRS,
	RIO_STAGE_GROUPS,
	RIO_STAGE_SERVICES,
	RIO_STAGE_DUPLICATES,
	RIO_STAGE_MERGE,
	RIO_STAGE_PROPOSAL,
} RioStage;

/**
 * RioProgress:
 *
 * How far a call is.  Any thread may write to it and look at it at any time.
 */
typedef struct _RioProgress RioProgress;

#define RIO_TYPE_PROGRESS (rio_progress_get_type())
RIO_PUBLIC GType rio_progress_get_type(void) G_GNUC_CONST;

/**
 * rio_progress_new:
 *
 * Returns: (transfer full): the progress of a call that has not begun
 */
RIO_PUBLIC RioProgress *rio_progress_new(void);

/**
 * rio_progress_ref:
 * @progress: a progress
 *
 * Returns: (transfer full): the same progress, with a reference more
 */
RIO_PUBLIC RioProgress *rio_progress_ref(RioProgress *progress);

/**
 * rio_progress_unref:
 * @progress: (transfer full) (nullable): a progress
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_progress_unref(RioProgress *progress);

/**
 * rio_progress_begin:
 * @progress: (nullable): a progress
 * @stage: what begins
 * @n: how many things there are to do; 0: nobody knows
 *
 * Begins a stage.  The library does so in its calls; a caller may for what it does between them.
 */
RIO_PUBLIC void rio_progress_begin(RioProgress *progress, RioStage stage, guint n);

/**
 * rio_progress_add:
 * @progress: (nullable): a progress
 * @n: how many things more are done
 *
 * Goes on in the stage that was begun last.
 */
RIO_PUBLIC void rio_progress_add(RioProgress *progress, guint n);

/**
 * rio_progress_get:
 * @progress: a progress
 * @done: (out) (optional): how many things of this stage are done
 * @n: (out) (optional): how many there are; 0: nobody knows
 *
 * Returns: the stage that was begun last
 */
RIO_PUBLIC RioStage rio_progress_get(const RioProgress *progress, guint *done, guint *n);

/**
 * rio_stage_to_words:
 * @stage: a stage
 * @language: the language of the words
 *
 * Returns: (transfer none): what goes on, as the beginning of a line: "matching models"
 */
RIO_PUBLIC const char *rio_stage_to_words(RioStage stage, RioLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioProgress, rio_progress_unref)

G_END_DECLS
