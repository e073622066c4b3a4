#include "base/sets.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(sets, joined_are_found_together)
{
	g_autoptr(RioSets) sets = rio_sets_new(6);

	cr_assert(rio_sets_join(sets, 4, 5));
	cr_assert(rio_sets_join(sets, 1, 5));
	cr_assert(not(rio_sets_join(sets, 4, 1)));
	cr_assert(eq(u32, rio_sets_find(sets, 1), rio_sets_find(sets, 4)));
	cr_assert(ne(u32, rio_sets_find(sets, 1), rio_sets_find(sets, 0)));
	cr_assert(eq(u32, rio_sets_size(sets, 5), 3));
}

Test(sets, numbers_follow_the_smallest_members)
{
	g_autoptr(RioSets) sets = rio_sets_new(6);
	guint32 set_of[6], expected[] = {0, 1, 2, 0, 1, 1};

	rio_sets_join(sets, 4, 5);
	rio_sets_join(sets, 5, 1);
	rio_sets_join(sets, 3, 0);
	cr_assert(eq(u32, rio_sets_number(sets, set_of), 3));
	for (guint32 i = 0; i < 6; i++)
		cr_assert(eq(u32, set_of[i], expected[i]));
}

Test(sets, a_long_chain_is_one_set)
{
	g_autoptr(RioSets) sets = rio_sets_new(100000);

	for (guint32 i = 1; i < 100000; i++)
		rio_sets_join(sets, i - 1, i);
	cr_assert(eq(u32, rio_sets_size(sets, 77), 100000));
}
