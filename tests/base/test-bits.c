#include "base/bits.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static RioBits *
bits_of(guint32 n, const char *members)
{
	RioBits *bits = rio_bits_new(n);
	g_auto(GStrv) words = g_strsplit(members, " ", -1);

	for (gsize i = 0; words[i] && words[i][0]; i++)
		rio_bits_add(bits, (guint32)g_ascii_strtoull(words[i], NULL, 10));
	return bits;
}

static char *
members_of(const RioBits *bits)
{
	GString *text = g_string_new(NULL);

	rio_bits_foreach (bits, i)
		g_string_append_printf(text, "%s%u", text->len > 0 ? " " : "", i);
	return g_string_free(text, FALSE);
}

Test(bits, members_come_in_order)
{
	g_autoptr(RioBits) bits = bits_of(200, "199 0 64 63 128");
	g_autofree char *members = members_of(bits);

	cr_assert(eq(str, members, "0 63 64 128 199"));
	cr_assert(eq(u32, rio_bits_count(bits), 5));
	rio_bits_remove(bits, 64);
	cr_assert(not(rio_bits_has(bits, 64)));
	cr_assert(rio_bits_has(bits, 63));
}

Test(bits, a_full_set_ends_where_it_should)
{
	for (guint32 n = 0; n < 130; n++) {
		g_autoptr(RioBits) bits = rio_bits_new(n);

		cr_assert(rio_bits_empty(bits));
		rio_bits_fill(bits);
		cr_assert(eq(u32, rio_bits_count(bits), n));
		rio_bits_clear(bits);
		cr_assert(rio_bits_empty(bits));
	}
}

Test(bits, unite_intersect_and_subtract_say_whether_they_changed)
{
	g_autoptr(RioBits) a = bits_of(100, "1 70");
	g_autoptr(RioBits) b = bits_of(100, "70 99");
	g_autoptr(RioBits) both = rio_bits_copy(a);

	cr_assert(rio_bits_meet(a, b));
	cr_assert(rio_bits_unite(both, b));
	cr_assert(not(rio_bits_unite(both, b)));
	cr_assert(rio_bits_within(a, both));
	cr_assert(not(rio_bits_within(both, a)));
	cr_assert(rio_bits_subtract(both, b));
	cr_assert(not(rio_bits_subtract(both, b)));
	cr_assert(not(rio_bits_meet(both, b)));
	cr_assert(rio_bits_intersect(a, both));
	cr_assert(not(rio_bits_intersect(a, both)));
	cr_assert(rio_bits_equal(a, both));
}

Test(bits, they_may_live_in_an_arena)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	RioBits *bits = rio_bits_new_in(arena, 65);

	rio_bits_add(bits, 64);
	cr_assert(eq(u32, rio_bits_next(bits, 0), 64));
	cr_assert(eq(u32, rio_bits_next(bits, 65), 65));
}

Test(bits, a_copy_in_an_arena_is_a_set_of_its_own)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioBits) bits = bits_of(70, "3 69");
	RioBits *copy = rio_bits_copy_in(arena, bits);

	cr_assert(rio_bits_equal(copy, bits));
	rio_bits_remove(bits, 3);
	cr_assert(rio_bits_has(copy, 3));
}
