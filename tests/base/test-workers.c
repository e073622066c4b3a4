#include "base/workers.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define ITEMS 10000

typedef struct {
	guint times[ITEMS];
	guint64 square[ITEMS];
	guint scratches; /* atomic */
} Squares;

static void
square(guint32 item, gpointer scratch, gpointer data)
{
	Squares *squares = data;
	guint64 *own = scratch;

	*own = (guint64)item * item;
	squares->square[item] = *own;
	squares->times[item]++;
}

static gpointer
new_scratch(gpointer data)
{
	g_atomic_int_inc(&((Squares *)data)->scratches);
	return g_new0(guint64, 1);
}

static const RioWork squaring = {square, new_scratch, g_free};

Test(workers, each_item_is_done_once_by_any_number_of_threads)
{
	for (guint jobs = 0; jobs < 6; jobs++) {
		g_autofree Squares *squares = g_new0(Squares, 1);

		rio_workers_run(jobs, ITEMS, &squaring, squares);
		for (guint32 i = 0; i < ITEMS; i++) {
			cr_assert(eq(uint, squares->times[i], 1));
			cr_assert(eq(u64, squares->square[i], (guint64)i * i));
		}
		if (jobs > 0)
			cr_assert(le(uint, squares->scratches, jobs));
	}
}

Test(workers, no_more_threads_than_items)
{
	g_autofree Squares *squares = g_new0(Squares, 1);

	rio_workers_run(8, 2, &squaring, squares);
	cr_assert(le(uint, squares->scratches, 2));
	cr_assert(eq(uint, squares->times[1], 1));
	cr_assert(eq(uint, squares->times[2], 0));
}

static void
count(guint32 item, gpointer scratch, gpointer data)
{
	g_atomic_int_inc((guint *)data);
}

Test(workers, nothing_to_do_is_done_at_once_and_scratch_is_optional)
{
	const RioWork counting = {.work = count};
	guint done = 0;

	rio_workers_run(0, 0, &counting, &done);
	cr_assert(eq(uint, done, 0));
	rio_workers_run(2, 3, &counting, &done);
	cr_assert(eq(uint, done, 3));
}
