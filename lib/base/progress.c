#include <riordino/progress.h>

#include <stdatomic.h>

#include "base/words.h"

G_DEFINE_BOXED_TYPE(RioProgress, rio_progress, rio_progress_ref, rio_progress_unref)

/*
 * Stage, number of things and how many of them are done in one word, from its high bits to its low
 * ones: whoever looks never sees the count of one stage beside the number of another.
 */
#define COUNT_BITS 28
#define MOST ((G_GUINT64_CONSTANT(1) << COUNT_BITS) - 1)

struct _RioProgress {
	gatomicrefcount references;
	_Atomic guint64 state;
};

RioProgress *
rio_progress_new(void)
{
	RioProgress *progress = g_new0(RioProgress, 1);

	g_atomic_ref_count_init(&progress->references);
	return progress;
}

RioProgress *
rio_progress_ref(RioProgress *progress)
{
	g_return_val_if_fail(progress, NULL);

	g_atomic_ref_count_inc(&progress->references);
	return progress;
}

void
rio_progress_unref(RioProgress *progress)
{
	if (progress && g_atomic_ref_count_dec(&progress->references))
		g_free(progress);
}

void
rio_progress_begin(RioProgress *progress, RioStage stage, guint n)
{
	if (progress)
		atomic_store_explicit(&progress->state,
				      (guint64)stage << 2 * COUNT_BITS | MIN((guint64)n, MOST)
										 << COUNT_BITS,
				      memory_order_relaxed);
}

/* Each thing is added once, so what is done never comes above @n, nor out of its bits. */
void
rio_progress_add(RioProgress *progress, guint n)
{
	if (progress)
		atomic_fetch_add_explicit(&progress->state, n, memory_order_relaxed);
}

RioStage
rio_progress_get(const RioProgress *progress, guint *done, guint *n)
{
	guint64 state;

	g_return_val_if_fail(progress, RIO_STAGE_NONE);

	state = atomic_load_explicit(&progress->state, memory_order_relaxed);
	if (done)
		*done = (guint)(state & MOST);
	if (n)
		*n = (guint)(state >> COUNT_BITS & MOST);
	return (RioStage)(state >> 2 * COUNT_BITS);
}

static const char *const stage_words[] = {
	[RIO_STAGE_NONE] = "",
	[RIO_STAGE_READ] = N_("reading models"),
	[RIO_STAGE_CHECK] = N_("checking models"),
	[RIO_STAGE_NAMES] = N_("comparing names"),
	[RIO_STAGE_PAIRS] = N_("matching pairs of models"),
	[RIO_STAGE_GROUPS] = N_("joining what was matched"),
	[RIO_STAGE_SERVICES] = N_("matching the models of each service"),
	[RIO_STAGE_DUPLICATES] = N_("looking for duplicates"),
	[RIO_STAGE_MERGE] = N_("merging"),
	[RIO_STAGE_PROPOSAL] = N_("working out the associated service"),
};

const char *
rio_stage_to_words(RioStage stage, RioLanguage language)
{
	g_return_val_if_fail(stage < G_N_ELEMENTS(stage_words), NULL);

	return rio_words(language, stage_words[stage]);
}
