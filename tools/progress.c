#include "progress.h"

#include "say.h"

#include <signal.h>
#include <unistd.h>

#define FIRST_AFTER (G_TIME_SPAN_SECOND / 2)
#define AGAIN_AFTER (G_TIME_SPAN_SECOND / 5)
/* Before that how long it will take is a guess. */
#define LEFT_AFTER G_TIME_SPAN_SECOND

struct Progress {
	RioProgress *state;
	RioLanguage language;
	GThread *writer;
	GMutex lock; /* of @over */
	GCond end;
	gboolean over;
};

/* Waits; FALSE when it is over. */
static gboolean
goes_on_after(Progress *progress, gint64 span)
{
	const gint64 until = g_get_monotonic_time() + span;
	gboolean over;

	g_mutex_lock(&progress->lock);
	while (!progress->over && g_cond_wait_until(&progress->end, &progress->lock, until))
		;
	over = progress->over;
	g_mutex_unlock(&progress->lock);
	return !over;
}

/* @spent: microseconds on what is done so far. */
static char *
line_of(RioStage stage, guint done, guint n, gint64 spent, RioLanguage language)
{
	const char *what = rio_stage_to_words(stage, language);
	guint left;

	if (n == 0)
		return g_strdup(what);
	if (done == 0 || spent < LEFT_AFTER)
		return g_strdup_printf(_W(language, "%s: %u of %u"), what, done, n);
	left = (guint)((double)spent / done * (n - done) / G_TIME_SPAN_SECOND) + 1;
	if (left < 100)
		return g_strdup_printf(_W(language, "%s: %u of %u, %u s left"), what, done, n,
				       left);
	return g_strdup_printf(_W(language, "%s: %u of %u, %u min left"), what, done, n,
			       (left + 59) / 60);
}

static gpointer
write_lines(gpointer data)
{
	Progress *progress = data;
	RioStage last = RIO_STAGE_NONE;
	gint64 since = g_get_monotonic_time();
	sigset_t all;

	/* who holds signals back while a file is written is the main thread */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, NULL);
	for (gint64 wait = FIRST_AFTER; goes_on_after(progress, wait); wait = AGAIN_AFTER) {
		g_autofree char *line = NULL;
		guint done, n;
		RioStage stage = rio_progress_get(progress->state, &done, &n);
		gint64 now = g_get_monotonic_time();

		if (stage == RIO_STAGE_NONE)
			continue;
		if (stage != last && last != RIO_STAGE_NONE)
			since = now;
		last = stage;
		line = line_of(stage, done, n, now - since, progress->language);
		say_progress(line);
	}
	return NULL;
}

Progress *
progress_start(RioLanguage language, gboolean quiet)
{
	Progress *progress;

	if (quiet || !isatty(STDERR_FILENO) || g_strcmp0(g_getenv("TERM"), "dumb") == 0)
		return NULL;
	progress = g_new0(Progress, 1);
	progress->state = rio_progress_new();
	progress->language = language;
	g_mutex_init(&progress->lock);
	g_cond_init(&progress->end);
	progress->writer = g_thread_try_new("progress", write_lines, progress, NULL);
	return progress;
}

void
progress_end(Progress *progress)
{
	if (!progress || !progress->writer)
		return;
	g_mutex_lock(&progress->lock);
	progress->over = TRUE;
	g_cond_signal(&progress->end);
	g_mutex_unlock(&progress->lock);
	g_thread_join(g_steal_pointer(&progress->writer));
	say_progress(NULL);
}

void
progress_free(Progress *progress)
{
	if (!progress)
		return;
	progress_end(progress);
	g_cond_clear(&progress->end);
	g_mutex_clear(&progress->lock);
	rio_progress_unref(progress->state);
	g_free(progress);
}

RioProgress *
progress_state(const Progress *progress)
{
	return progress ? progress->state : NULL;
}
