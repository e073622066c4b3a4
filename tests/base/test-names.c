#include "base/names.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

Test(names, a_text_has_one_number)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioNames) names = rio_names_new(arena);
	guint32 id = rio_names_intern(names, "id", 2);
	guint32 name = rio_names_intern(names, "name", 4);

	cr_assert(eq(u32, id, 0));
	cr_assert(eq(u32, name, 1));
	cr_assert(eq(u32, rio_names_intern(names, "id=\"x\"", 2), id));
	cr_assert(eq(str, (char *)rio_names_text(names, name), "name"));
	cr_assert(eq(u32, rio_names_count(names), 2));
}

Test(names, what_was_never_interned_is_not_found)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioNames) names = rio_names_new(arena);

	cr_assert(eq(u32, rio_names_find(names, "id", 2), RIO_NAME_NONE));
	rio_names_intern(names, "id", 2);
	cr_assert(eq(u32, rio_names_find(names, "id", 2), 0));
	cr_assert(eq(u32, rio_names_find(names, "i", 1), RIO_NAME_NONE));
	cr_assert(eq(u32, rio_names_find(names, "", 0), RIO_NAME_NONE));
}

Test(names, what_is_stored_comes_back_under_its_numbers)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioNames) names = rio_names_new(arena), again = rio_names_new(arena);
	g_autoptr(GByteArray) stored = g_byte_array_new();
	char text[32];

	for (guint32 i = 0; i < 1000; i++) {
		g_snprintf(text, sizeof text, "Activity_%u", i);
		rio_names_intern(names, text, strlen(text));
	}
	rio_names_store(names, stored);
	rio_names_restore(again, stored->data);
	cr_assert(eq(u32, rio_names_count(again), 1000));
	for (guint32 i = 0; i < 1000; i++) {
		const char *known = rio_names_text(names, i);

		cr_assert(eq(u32, rio_names_find(again, known, strlen(known)), i));
		cr_assert(eq(str, (char *)rio_names_text(again, i), (char *)known));
	}
	cr_assert(eq(u32, rio_names_intern(again, "name", 4), 1000));
	cr_assert(eq(u32, rio_names_intern(again, "Activity_7", 10), 7));
}

Test(names, many_names_keep_their_numbers)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioNames) names = rio_names_new(arena);
	char text[32];

	for (guint32 i = 0; i < 20000; i++) {
		g_snprintf(text, sizeof text, "Activity_%u", i);
		cr_assert(eq(u32, rio_names_intern(names, text, strlen(text)), i));
	}
	for (guint32 i = 0; i < 20000; i++) {
		g_snprintf(text, sizeof text, "Activity_%u", i);
		cr_assert(eq(u32, rio_names_find(names, text, strlen(text)), i));
		cr_assert(eq(str, (char *)rio_names_text(names, i), text));
	}
}
