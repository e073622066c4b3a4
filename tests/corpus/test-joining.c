#include "corpus/joining.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* The order as "b a+1-0 c+2-1": who, what it brings and what it lacks. */
static char *
order_of(const char *const *work, guint32 n)
{
	g_autoptr(GPtrArray) bits = g_ptr_array_new_with_free_func((GDestroyNotify)rio_bits_free);
	g_autofree RioJoining *joinings = g_new0(RioJoining, n + 1);
	GString *told = g_string_new(NULL);

	for (guint32 i = 0; i < n; i++) {
		RioBits *own = rio_bits_new(26);

		for (const char *at = work[i]; *at; at++)
			rio_bits_add(own, (guint32)(*at - 'A'));
		g_ptr_array_add(bits, own);
	}
	rio_joining_find((RioBits *const *)bits->pdata, n, joinings);
	for (guint32 i = 0; i < n; i++)
		g_string_append_printf(told, "%s%c+%u-%u", i > 0 ? " " : "", 'a' + joinings[i].who,
				       joinings[i].brings, joinings[i].lacks);
	return g_string_free(told, FALSE);
}

Test(joining, the_two_nearest_begin_and_the_nearest_follows)
{
	static const char *const work[] = {"ABCDE", "AXYZ", "ABCD", "ABCF"};
	g_autofree char *order = order_of(work, G_N_ELEMENTS(work));

	cr_assert(eq(str, order, "a+0-0 c+0-1 d+1-1 b+3-2"));
}

Test(joining, who_does_the_same_costs_nothing)
{
	static const char *const work[] = {"AB", "AB", "AB"};
	g_autofree char *order = order_of(work, G_N_ELEMENTS(work));

	cr_assert(eq(str, order, "a+0-0 b+0-0 c+0-0"));
}

Test(joining, one_alone_joins_nobody)
{
	static const char *const work[] = {"AB"};
	g_autofree char *order = order_of(work, 1);

	cr_assert(eq(str, order, "a+0-0"));
}
