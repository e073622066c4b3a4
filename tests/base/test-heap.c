#include "base/heap.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(heap, the_smallest_key_comes_first)
{
	g_autoptr(RioHeap) heap = rio_heap_new();
	double last = -1, key;
	guint32 item;
	gsize count = 0;

	/* 733 is a generator of the numbers below 5003 but 0 */
	for (guint32 i = 1; i < 5003; i++)
		rio_heap_push(heap, i * 733 % 5003, i);
	for (; rio_heap_pop(heap, &key, &item); count++) {
		cr_assert(lt(dbl, last, key));
		cr_assert(eq(dbl, key, item * 733 % 5003));
		last = key;
	}
	cr_assert(eq(ulong, count, 5002));
}

Test(heap, of_equal_keys_the_smaller_item_comes_first)
{
	g_autoptr(RioHeap) heap = rio_heap_new();
	guint32 item;

	for (guint32 i = 0; i < 50; i++)
		rio_heap_push(heap, 0.5, i * 7 % 50);
	for (guint32 i = 0; i < 50; i++) {
		cr_assert(rio_heap_pop(heap, NULL, &item));
		cr_assert(eq(u32, item, i));
	}
	cr_assert(not(rio_heap_pop(heap, NULL, &item)));
}

Test(heap, a_cleared_heap_starts_anew)
{
	g_autoptr(RioHeap) heap = rio_heap_new();
	guint32 item;

	rio_heap_push(heap, 1, 1);
	rio_heap_clear(heap);
	cr_assert(not(rio_heap_pop(heap, NULL, &item)));
	rio_heap_push(heap, 2, 2);
	cr_assert(rio_heap_pop(heap, NULL, &item));
	cr_assert(eq(u32, item, 2));
}
