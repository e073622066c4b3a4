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
