#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <riordino/riordino.h>

#include "support/generate.h"

#define N_SEEDS 200

static char *
written(guint32 seed, guint32 relative, GenerateFlags flags)
{
	g_autoptr(RioModel) model = generate(seed, relative, 20, flags);
	g_autoptr(GBytes) xml = rio_model_write_bytes(model);
	gsize size;
	const char *start = g_bytes_get_data(xml, &size);

	return g_strndup(start, size);
}

Test(generate, the_same_numbers_give_the_same_model)
{
	for (guint32 seed = 0; seed < N_SEEDS; seed++) {
		g_autofree char *one = written(seed, seed % 4, GENERATE_ALL);
		g_autofree char *other = written(seed, seed % 4, GENERATE_ALL);

		cr_assert(eq(str, one, other), "seed %u", seed);
	}
}

Test(generate, relatives_differ)
{
	guint n = 0;

	for (guint32 seed = 0; seed < N_SEEDS; seed++) {
		g_autofree char *one = written(seed, 0, GENERATE_TIDY);
		g_autofree char *other = written(seed, 1, GENERATE_TIDY);

		n += !g_str_equal(one, other);
	}
	cr_assert(gt(uint, n, N_SEEDS * 9 / 10));
}

Test(generate, tidy_models_have_no_errors)
{
	for (guint32 seed = 0; seed < N_SEEDS; seed++) {
		g_autoptr(RioModel) model = generate(seed, seed % 4, 20, GENERATE_TIDY);
		g_autoptr(GPtrArray) problems = rio_model_check(model);

		for (guint i = 0; i < problems->len; i++)
			cr_assert(lt(int, (int)rio_problem_get_severity(problems->pdata[i]),
				     RIO_SEVERITY_ERROR),
				  "seed %u: %s", seed,
				  rio_problem_to_words(problems->pdata[i], RIO_LANGUAGE_EN));
	}
}

Test(generate, dirty_models_have_errors)
{
	guint n = 0;

	for (guint32 seed = 0; seed < N_SEEDS; seed++) {
		g_autoptr(RioModel) model = generate(seed, 0, 20, GENERATE_ALL);
		g_autoptr(GPtrArray) problems = rio_model_check(model);

		n += problems->len > 0;
	}
	cr_assert(gt(uint, n, N_SEEDS * 9 / 10));
}
