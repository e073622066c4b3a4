#include "base/heap.h"

typedef struct {
	double key;
	guint32 item;
} Entry;

/* A binary heap: entry i is no larger than entries 2i + 1 and 2i + 2. */
struct _RioHeap {
	GArray *entries;
};

RioHeap *
rio_heap_new(void)
{
	RioHeap *heap = g_new0(RioHeap, 1);

	heap->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
	return heap;
}

void
rio_heap_free(RioHeap *heap)
{
	if (!heap)
		return;
	g_array_unref(heap->entries);
	g_free(heap);
}

static gboolean
less(const Entry *a, const Entry *b)
{
	return a->key < b->key || (a->key == b->key && a->item < b->item);
}

void
rio_heap_push(RioHeap *heap, double key, guint32 item)
{
	Entry entry = {key, item}, *entries;
	guint place = heap->entries->len;

	g_array_append_val(heap->entries, entry);
	entries = (Entry *)heap->entries->data;
	for (; place > 0 && less(&entry, &entries[(place - 1) / 2]); place = (place - 1) / 2)
		entries[place] = entries[(place - 1) / 2];
	entries[place] = entry;
}

/* Moves the hole at the top down until @entry fits into it. */
static void
sink(Entry *entries, guint n, Entry entry)
{
	guint place = 0;

	for (guint child = 1; child < n; child = 2 * place + 1) {
		if (child + 1 < n && less(&entries[child + 1], &entries[child]))
			child++;
		if (!less(&entries[child], &entry))
			break;
		entries[place] = entries[child];
		place = child;
	}
	entries[place] = entry;
}

gboolean
rio_heap_pop(RioHeap *heap, double *key, guint32 *item)
{
	Entry *entries = (Entry *)heap->entries->data;
	guint last = heap->entries->len - 1;

	if (heap->entries->len == 0)
		return FALSE;

	if (key)
		*key = entries[0].key;
	*item = entries[0].item;
	sink(entries, last, entries[last]);
	g_array_set_size(heap->entries, last);
	return TRUE;
}

void
rio_heap_clear(RioHeap *heap)
{
	g_array_set_size(heap->entries, 0);
}
