#include "base/assign.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <criterion/parameterized.h>

/* A matrix in words, rows by commas ("." weighs nothing), and the columns of its rows. */
struct assignment_case {
	char matrix[64];
	char columns[32];
};

static GArray *
weights_of(const char *matrix, guint32 *n_rows, guint32 *n_columns)
{
	GArray *weights = g_array_new(FALSE, FALSE, sizeof(RioWeight));
	g_auto(GStrv) rows = g_strsplit(matrix, ", ", -1);

	*n_rows = g_strv_length(rows);
	*n_columns = 0;
	for (guint32 row = 0; row < *n_rows; row++) {
		g_auto(GStrv) cells = g_strsplit(rows[row], " ", -1);

		*n_columns = MAX(*n_columns, g_strv_length(cells));
		for (guint32 column = 0; cells[column]; column++) {
			RioWeight weight = {row, column, g_ascii_strtod(cells[column], NULL)};

			if (!g_str_equal(cells[column], "."))
				g_array_append_val(weights, weight);
		}
	}
	return weights;
}

ParameterizedTestParameters(assign, small_matrices)
{
	static struct assignment_case cases[] = {
		{"1", "0"},
		{".", "-"},
		{"-1", "-"},
		{"0", "-"},
		/* the second best for one is the best for all */
		{"9 8, 9 1", "1 0"},
		{"5 4, 4 .", "1 0"},
		{"9 1, 7 .", "0 -"},
		/* more rows than columns, and the reverse */
		{"3, 7, 5", "- 0 -"},
		{"3 7 5", "1"},
		/* equal sums: the earlier row is served */
		{"1, 1", "0 -"},
		{"1 1, 1 1", "0 1"},
		/* a chain of changes */
		{"3 2 ., 3 . ., . 2 2", "1 0 2"},
		{". ., . 2", "- 1"},
	};

	return cr_make_param_array(struct assignment_case, cases, G_N_ELEMENTS(cases));
}

ParameterizedTest(struct assignment_case *param, assign, small_matrices)
{
	guint32 n_rows, n_columns, column_of[16];
	g_autoptr(GArray) weights = weights_of(param->matrix, &n_rows, &n_columns);
	g_autoptr(GString) found = g_string_new(NULL);

	rio_assign(n_rows, n_columns, (const RioWeight *)weights->data, weights->len, column_of);
	for (guint32 row = 0; row < n_rows; row++) {
		g_string_append(found, row > 0 ? " " : "");
		if (column_of[row] == RIO_ASSIGN_NONE)
			g_string_append_c(found, '-');
		else
			g_string_append_printf(found, "%u", column_of[row]);
	}
	cr_assert(eq(str, found->str, param->columns), "%s", param->matrix);
}

#define SIDE 6

static double
best_by_trying_all(double matrix[SIDE][SIDE], guint row, guint taken)
{
	double best;

	if (row == SIDE)
		return 0;
	best = best_by_trying_all(matrix, row + 1, taken);
	for (guint column = 0; column < SIDE; column++) {
		if (!(taken >> column & 1) && matrix[row][column] > 0)
			best = MAX(best,
				   matrix[row][column] + best_by_trying_all(matrix, row + 1,
									    taken | 1u << column));
	}
	return best;
}

/* Few different weights, for many equal sums; small seeds, printed when one fails. */
Test(assign, no_assignment_weighs_more)
{
	for (guint32 seed = 0; seed < 300; seed++) {
		g_autoptr(GRand) random = g_rand_new_with_seed(seed);
		double matrix[SIDE][SIDE] = {0}, sum = 0;
		RioWeight weights[SIDE * SIDE];
		guint32 n = 0, column_of[SIDE], taken = 0;

		for (guint32 row = 0; row < SIDE; row++) {
			for (guint32 column = 0; column < SIDE; column++) {
				if (g_rand_int_range(random, 0, 3) == 0)
					continue;
				matrix[row][column] = g_rand_int_range(random, -1, 9) / 8.0;
				weights[n++] = (RioWeight){row, column, matrix[row][column]};
			}
		}
		rio_assign(SIDE, SIDE, weights, n, column_of);
		for (guint32 row = 0; row < SIDE; row++) {
			if (column_of[row] == RIO_ASSIGN_NONE)
				continue;
			cr_assert(not(taken >> column_of[row] & 1), "seed %u", seed);
			taken |= 1u << column_of[row];
			cr_assert(gt(dbl, matrix[row][column_of[row]], 0), "seed %u", seed);
			sum += matrix[row][column_of[row]];
		}
		/* eighths add up exactly */
		cr_assert(eq(dbl, sum, best_by_trying_all(matrix, 0, 0)), "seed %u", seed);
	}
}

Test(assign, equal_weights_everywhere_take_no_ages, .timeout = 20)
{
	const guint32 side = 400;
	g_autofree RioWeight *weights = g_new(RioWeight, side * side);
	g_autofree guint32 *column_of = g_new(guint32, side);

	for (guint32 i = 0; i < side * side; i++)
		weights[i] = (RioWeight){i / side, i % side, 1};
	rio_assign(side, side, weights, side * side, column_of);
	for (guint32 row = 0; row < side; row++)
		cr_assert(eq(u32, column_of[row], row));
}
