/*
 * layout.c: how long it takes to lay out models
 *
 *     bench-layout FILE…
 *
 * Places everything anew in each of the files, in process, the fastest of several rounds, and
 * tells the median, the 95th percentile and the slowest.  Files that cannot be read do not count.
 */
#include <riordino/riordino.h>

#include <stdio.h>

#define ROUNDS 3

typedef struct {
	double ms;
	const char *file;
} Time;

static int
compare_times(gconstpointer a, gconstpointer b)
{
	const Time *x = a, *y = b;

	return x->ms < y->ms ? -1 : x->ms > y->ms;
}

static double
milliseconds_of(RioModel *model)
{
	RioDrawOptions how = {.layout = RIO_LAYOUT_ALL};
	double best = G_MAXDOUBLE;

	for (guint round = 0; round < ROUNDS; round++) {
		gint64 begun = g_get_monotonic_time();
		g_autoptr(RioModel) drawn = rio_draw_layout(model, &how);

		best = MIN(best, (double)(g_get_monotonic_time() - begun) / 1000);
	}
	return best;
}

int
main(int argc, char **argv)
{
	g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(Time));
	const Time *time;
	guint n;

	for (int i = 1; i < argc; i++) {
		g_autoptr(RioModel) model = rio_model_read_file(argv[i], NULL, NULL);
		Time measured = {.file = argv[i]};

		if (!model)
			continue;
		measured.ms = milliseconds_of(model);
		g_array_append_val(times, measured);
	}
	n = times->len;
	if (n == 0)
		return 1;
	g_array_sort(times, compare_times);
	time = (const Time *)times->data;
	printf("%u models  median %.2f ms  95%% %.2f ms  slowest %.2f ms (%s)\n", n, time[n / 2].ms,
	       time[n * 95 / 100].ms, time[n - 1].ms, time[n - 1].file);
	return 0;
}
