#include "corpus/duplicates.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/generate.h"

static char *
json_of(RioModel *const *models, guint n, guint jobs)
{
	const RioMatchOptions options = {.jobs = jobs};
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, n, &options, NULL);

	return rio_duplicates_to_json(duplicates, NULL);
}

Test(duplicates, neither_order_nor_threads_change_them)
{
	for (guint32 seed = 1; seed <= 50; seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, 20, GENERATE_ALL);
		g_autoptr(RioModel) b = generate(seed, 1, 20, GENERATE_ALL);
		g_autoptr(RioModel) c = generate(seed, 2, 20, GENERATE_ALL);
		RioModel *here[] = {a, b, c}, *there[] = {c, a, b};
		g_autofree char *one = json_of(here, 3, 1);
		g_autofree char *other = json_of(there, 3, 3);

		cr_assert(eq(str, one, other), "seed %u", seed);
	}
}
