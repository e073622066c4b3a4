/*
 * merge.c: how long matching and merging take, by the number of models
 *
 *     bench-merge FILE…
 *
 * Of the first two, three, five, ten, … and all files: milliseconds of the processor, so that
 * others on the machine matter little, the median of several rounds, for the match and for the
 * merge of it with all its certificates.
 */
#include <riordino/riordino.h>

#include <stdio.h>
#include <time.h>

#define ROUNDS 7

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double
median(double *numbers)
{
	qsort(numbers, ROUNDS, sizeof *numbers, compare_numbers);
	return numbers[ROUNDS / 2];
}

static double
milliseconds_since(clock_t begun)
{
	return (double)(clock() - begun) * 1000 / CLOCKS_PER_SEC;
}

static void
measure(RioModel *const *models, guint n)
{
	double match_ms[ROUNDS], merge_ms[ROUNDS];
	guint nodes = 0;

	for (guint round = 0; round < ROUNDS; round++) {
		clock_t begun = clock();
		g_autoptr(GError) error = NULL;
		g_autoptr(RioMatch) match = rio_match_new(models, n, NULL, &error);
		g_autoptr(RioMerge) merge = NULL;

		match_ms[round] = milliseconds_since(begun);
		begun = clock();
		merge = match ? rio_merge_new(match, NULL, &error) : NULL;
		merge_ms[round] = milliseconds_since(begun);
		if (!merge) {
			fprintf(stderr, "%s\n", error->message);
			return;
		}
		if (round == 0) {
			g_autoptr(GPtrArray) all = rio_model_get_nodes(rio_merge_get_model(merge));

			nodes = all->len;
		}
	}
	printf("%4u models  match %9.2f ms  merge %9.2f ms  %5u nodes\n", n, median(match_ms),
	       median(merge_ms), nodes);
}

int
main(int argc, char **argv)
{
	static const guint steps[] = {2, 3, 5, 10, 20, 50, 100, G_MAXUINT};
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);
	guint before = 0;

	for (int i = 1; i < argc; i++) {
		/* of the same service, whatever the folders are called */
		g_autofree char *name = g_strdup_printf("%04d", i);
		RioReadOptions options = {.comune = name};
		RioModel *model = rio_model_read_file(argv[i], &options, NULL);

		if (model)
			g_ptr_array_add(models, model);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		guint n = MIN(steps[i], models->len);

		if (n < 2 || n == before)
			continue;
		before = n;
		measure((RioModel *const *)models->pdata, n);
	}
	return 0;
}
