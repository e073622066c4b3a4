#include "base/workers.h"

typedef struct {
	const RioWork *work;
	gpointer data;
	guint32 n_items;
	guint next; /* atomic; it may run past n_items by one for each worker */
} Shift;

static gpointer
work_on(gpointer data)
{
	Shift *shift = data;
	const RioWork *work = shift->work;
	gpointer scratch = work->scratch_new ? work->scratch_new(shift->data) : NULL;
	guint item;

	while ((item = g_atomic_int_add(&shift->next, 1)) < shift->n_items)
		work->work(item, scratch, shift->data);

	if (work->scratch_free)
		work->scratch_free(scratch);
	return NULL;
}

void
rio_workers_run(guint jobs, guint32 n_items, const RioWork *work, gpointer data)
{
	Shift shift = {.work = work, .data = data, .n_items = n_items};
	g_autoptr(GPtrArray) threads = g_ptr_array_new();
	guint most = n_items / MAX(work->worth, 1);

	/* The counter runs past the end, and must not come round to 0. */
	g_assert(n_items <= G_MAXINT32);
	/* to count the processors a file is read, each time */
	if (jobs == 0 && most > 1)
		jobs = g_get_num_processors();
	jobs = MIN(jobs, most);

	/* Where the system gives fewer threads, fewer do all the work. */
	for (guint i = 1; i < jobs; i++) {
		GThread *thread = g_thread_try_new("rio-worker", work_on, &shift, NULL);

		if (thread)
			g_ptr_array_add(threads, thread);
	}
	work_on(&shift);
	for (guint i = 0; i < threads->len; i++)
		g_thread_join(threads->pdata[i]);
}
