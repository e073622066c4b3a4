#include <riordino/progress.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/workers.h"

#define ITEMS 10000

static void
add_one(guint32 item, gpointer scratch, gpointer data)
{
	rio_progress_add(data, 1);
}

Test(progress, counts_what_many_threads_do)
{
	static const RioWork work = {.work = add_one};
	g_autoptr(RioProgress) progress = rio_progress_new();
	guint done, n;

	cr_assert(eq(int, rio_progress_get(progress, &done, &n), RIO_STAGE_NONE));
	rio_progress_begin(progress, RIO_STAGE_PAIRS, ITEMS);
	rio_workers_run(8, ITEMS, &work, progress);
	cr_assert(eq(int, rio_progress_get(progress, &done, &n), RIO_STAGE_PAIRS));
	cr_assert(eq(u32, done, ITEMS));
	cr_assert(eq(u32, n, ITEMS));
}

Test(progress, a_new_stage_counts_from_nothing)
{
	g_autoptr(RioProgress) progress = rio_progress_new();
	guint done, n;

	rio_progress_begin(progress, RIO_STAGE_READ, G_MAXUINT);
	rio_progress_add(progress, 12);
	rio_progress_begin(progress, RIO_STAGE_MERGE, 0);
	cr_assert(eq(int, rio_progress_get(progress, &done, &n), RIO_STAGE_MERGE));
	cr_assert(eq(u32, done, 0));
	cr_assert(eq(u32, n, 0));
}

Test(progress, nobody_needs_to_look)
{
	rio_progress_begin(NULL, RIO_STAGE_READ, 3);
	rio_progress_add(NULL, 1);
}
