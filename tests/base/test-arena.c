#include "base/arena.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stddef.h>
#include <string.h>

Test(arena, what_it_gives_is_zeroed_and_aligned)
{
	g_autoptr(RioArena) arena = rio_arena_new();

	for (gsize size = 1; size < 5000; size += 37) {
		char *bytes = rio_arena_alloc(arena, size);

		cr_assert(eq(ulong, (gsize)bytes % _Alignof(max_align_t), 0));
		for (gsize i = 0; i < size; i++)
			cr_assert(eq(chr, bytes[i], 0));
		memset(bytes, 0xff, size);
	}
}

Test(arena, a_large_request_gets_its_own_block)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	char *small = rio_arena_alloc(arena, 16);
	char *large = rio_arena_alloc(arena, 1 << 20);
	char *next = rio_arena_alloc(arena, 16);

	large[(1 << 20) - 1] = 'x';
	cr_assert(eq(chr, large[0], 0));
	cr_assert(eq(ptr, next, small + 16));
}

Test(arena, a_text_is_copied_without_its_neighbours)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	const char *text = rio_arena_text(arena, "verifica completezza", 8);

	cr_assert(eq(str, (char *)text, "verifica"));
	cr_assert(eq(str, (char *)rio_arena_text(arena, NULL, 0), ""));
}

Test(arena, texts_and_things_do_not_meet)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	const char *texts[2000];
	guint32 *numbers[2000];

	for (guint32 i = 0; i < 2000; i++) {
		g_autofree char *text = g_strdup_printf("%u", i * i);

		texts[i] = rio_arena_text(arena, text, strlen(text));
		numbers[i] = rio_arena_copy(arena, &i, 1, sizeof i);
	}
	for (guint32 i = 0; i < 2000; i++) {
		g_autofree char *text = g_strdup_printf("%u", i * i);

		cr_assert(eq(str, (char *)texts[i], text));
		cr_assert(eq(u32, *numbers[i], i));
	}
}

Test(arena, it_holds_little_more_than_it_gave)
{
	g_autoptr(RioArena) arena = rio_arena_new();

	cr_assert(lt(ulong, rio_arena_size(arena), 100));
	for (gsize i = 0; i < 100000; i++)
		rio_arena_alloc(arena, 32);
	cr_assert(ge(ulong, rio_arena_size(arena), 3200000));
	cr_assert(lt(ulong, rio_arena_size(arena), 3600000));
}
