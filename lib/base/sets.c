#include "base/sets.h"

struct _RioSets {
	guint32 n;
	guint32 *parent;
	guint32 *size;
};

RioSets *
rio_sets_new(guint32 n)
{
	RioSets *sets = g_new0(RioSets, 1);

	sets->n = n;
	sets->parent = g_new(guint32, n);
	sets->size = g_new(guint32, n);
	for (guint32 i = 0; i < n; i++) {
		sets->parent[i] = i;
		sets->size[i] = 1;
	}
	return sets;
}

void
rio_sets_free(RioSets *sets)
{
	if (!sets)
		return;
	g_free(sets->parent);
	g_free(sets->size);
	g_free(sets);
}

guint32
rio_sets_find(RioSets *sets, guint32 i)
{
	g_assert(i < sets->n);
	while (sets->parent[i] != i) {
		sets->parent[i] = sets->parent[sets->parent[i]];
		i = sets->parent[i];
	}
	return i;
}

gboolean
rio_sets_join(RioSets *sets, guint32 a, guint32 b)
{
	guint32 small, large;

	a = rio_sets_find(sets, a);
	b = rio_sets_find(sets, b);
	if (a == b)
		return FALSE;

	small = sets->size[a] < sets->size[b] ? a : b;
	large = small == a ? b : a;
	sets->parent[small] = large;
	sets->size[large] += sets->size[small];
	return TRUE;
}

guint32
rio_sets_size(RioSets *sets, guint32 i)
{
	return sets->size[rio_sets_find(sets, i)];
}

guint32
rio_sets_number(RioSets *sets, guint32 *set_of)
{
	g_autofree guint32 *number = g_new(guint32, sets->n);
	guint32 count = 0;

	for (guint32 i = 0; i < sets->n; i++)
		number[i] = G_MAXUINT32;
	for (guint32 i = 0; i < sets->n; i++) {
		guint32 root = rio_sets_find(sets, i);

		if (number[root] == G_MAXUINT32)
			number[root] = count++;
		set_of[i] = number[root];
	}
	return count;
}
