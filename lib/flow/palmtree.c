/*
 * palmtree.c: the first two searches of triconnected.c: a tree, its fronds, and the order of paths
 */
#include "flow/triconnected-inside.h"

/* The first search: the tree, and what its fronds reach. */

static void
lower(RioTriSearch *search, guint32 v, guint32 low)
{
	if (low < search->low1[v]) {
		search->low2[v] = search->low1[v];
		search->low1[v] = low;
	} else if (low > search->low1[v]) {
		search->low2[v] = MIN(search->low2[v], low);
	}
}

static void
visit(RioTriSearch *search, guint32 v, guint32 father, guint32 first)
{
	RioTriFrame frame = {.vertex = v, .slot = first};

	search->number[v] = search->low1[v] = search->low2[v] = ++search->visited;
	search->father[v] = father;
	search->size[v] = 1;
	g_array_append_val(search->frames, frame);
}

static void
leave(RioTriSearch *search, guint32 v)
{
	guint32 father = search->father[v];

	g_array_set_size(search->frames, search->frames->len - 1);
	if (father == NONE)
		return;
	search->size[father] += search->size[v];
	lower(search, father, search->low1[v]);
	lower(search, father, search->low2[v]);
}

/* Both directions of each edge that is not gone: edge e as 2e and 2e + 1. */
static RioDigraph *
both_ways(const RioTriSearch *search)
{
	g_autofree RioEdge *ways = g_new(RioEdge, 2 * (gsize)search->edges->len);
	guint32 n = 0;

	for (guint32 e = 0; e < search->edges->len; e++) {
		const RioTriEdge *edge = rio_tri_edge_at(search, e);

		ways[n++] = (RioEdge){edge->from, edge->to};
		ways[n++] = (RioEdge){edge->to, edge->from};
	}
	return rio_digraph_new(search->n, ways, n);
}

static void
search_tree(RioTriSearch *search)
{
	g_autoptr(RioDigraph) graph = both_ways(search);
	g_autofree guint8 *done = g_new0(guint8, search->edges->len);

	visit(search, 0, NONE, graph->out_first[0]);
	while (search->frames->len > 0) {
		RioTriFrame *frame =
			&g_array_index(search->frames, RioTriFrame, search->frames->len - 1);
		guint32 v = frame->vertex, e, w;

		if (frame->slot == graph->out_first[v + 1]) {
			leave(search, v);
			continue;
		}
		e = graph->out_edges[frame->slot] / 2;
		w = graph->edges[graph->out_edges[frame->slot]].to;
		frame->slot++;
		if (done[e] || rio_tri_edge_at(search, e)->gone)
			continue;
		done[e] = TRUE;
		rio_tri_edge_at(search, e)->from = v;
		rio_tri_edge_at(search, e)->to = w;
		search->degree[v]++;
		search->degree[w]++;
		if (search->number[w] == 0) {
			rio_tri_edge_at(search, e)->tree = TRUE;
			search->tree_edge[w] = e;
			visit(search, w, v, graph->out_first[w]);
		} else {
			lower(search, v, search->number[w]);
		}
	}
}

/* The order of edges that makes the next search walk path by path. */

static guint32
rank(const RioTriSearch *search, const RioTriEdge *edge)
{
	guint32 w = edge->to;

	if (!edge->tree)
		return 3 * search->number[w] + 1;
	if (search->low2[w] < search->number[edge->from])
		return 3 * search->low1[w];
	return 3 * search->low1[w] + 2;
}

static void
append_slot(RioTriSearch *search, guint32 slot, guint32 v)
{
	guint32 last = search->slot_last[v];

	search->slots[slot] = (RioTriSlot){.edge = slot, .next = NONE, .before = last};
	if (last == NONE)
		search->slot_first[v] = slot;
	else
		search->slots[last].next = slot;
	search->slot_last[v] = slot;
	rio_tri_edge_at(search, slot)->slot = slot;
}

static void
order_edges(RioTriSearch *search)
{
	guint32 n_ranks = 3 * search->n + 3;
	guint32 n_edges = search->edges->len;
	g_autofree guint32 *first = g_new0(guint32, (gsize)n_ranks + 1);
	g_autofree guint32 *sorted = g_new(guint32, n_edges);
	guint32 n = 0;

	for (guint32 e = 0; e < n_edges; e++)
		if (!rio_tri_edge_at(search, e)->gone)
			first[rank(search, rio_tri_edge_at(search, e)) + 1]++, n++;
	for (guint32 i = 0; i < n_ranks; i++)
		first[i + 1] += first[i];
	for (guint32 e = 0; e < n_edges; e++)
		if (!rio_tri_edge_at(search, e)->gone)
			sorted[first[rank(search, rio_tri_edge_at(search, e))]++] = e;

	search->slots = rio_arena_new_many(search->arena, RioTriSlot, n_edges);
	for (guint32 i = 0; i < n; i++)
		append_slot(search, sorted[i], rio_tri_edge_at(search, sorted[i])->from);
}

/* The second search: new numbers, later paths lower, and where paths start. */

static void
append_high(RioTriSearch *search, guint32 frond)
{
	guint32 w = rio_tri_edge_at(search, frond)->to;
	guint32 last = search->high_last[w];
	RioTriHigh high = {.start = search->number[rio_tri_edge_at(search, frond)->from],
			   .next = NONE,
			   .before = last};
	guint32 entry = search->highs->len;

	g_array_append_val(search->highs, high);
	if (last == NONE)
		search->high_first[w] = entry;
	else
		g_array_index(search->highs, RioTriHigh, last).next = entry;
	search->high_last[w] = entry;
	rio_tri_edge_at(search, frond)->high = entry;
}

void
rio_tri_push_frame(RioTriSearch *search, guint32 v)
{
	RioTriFrame frame = {.vertex = v, .slot = search->slot_first[v]};

	for (guint32 s = frame.slot; s != NONE; s = search->slots[s].next)
		frame.left++;
	g_array_append_val(search->frames, frame);
}

static void
walk_paths(RioTriSearch *search)
{
	guint32 left = search->n;
	gboolean starts = TRUE;

	rio_tri_push_frame(search, 0);
	search->number[0] = left - search->size[0] + 1;
	while (search->frames->len > 0) {
		RioTriFrame *frame =
			&g_array_index(search->frames, RioTriFrame, search->frames->len - 1);
		RioTriSlot *slot;
		guint32 w;

		if (frame->slot == NONE) {
			g_array_set_size(search->frames, search->frames->len - 1);
			left--;
			continue;
		}
		slot = &search->slots[frame->slot];
		frame->slot = slot->next;
		slot->starts = starts;
		starts = FALSE;
		w = rio_tri_edge_at(search, slot->edge)->to;
		if (rio_tri_edge_at(search, slot->edge)->tree) {
			search->number[w] = left - search->size[w] + 1;
			rio_tri_push_frame(search, w);
		} else {
			append_high(search, slot->edge);
			starts = TRUE;
		}
	}
}

/* From here on a vertex is its new number. */
static guint32 *
renumber(const RioTriSearch *search, const guint32 *values)
{
	guint32 *result = rio_arena_new_many(search->arena, guint32, search->n + 1);

	for (guint32 v = 0; v < search->n; v++)
		result[search->number[v]] = values[v];
	return result;
}

static void
use_new_numbers(RioTriSearch *search, const guint32 *old_at)
{
	for (guint32 v = 0; v < search->n; v++) {
		search->at[search->number[v]] = v;
		search->low1[v] = search->number[old_at[search->low1[v]]];
		search->low2[v] = search->number[old_at[search->low2[v]]];
		if (search->father[v] != NONE)
			search->father[v] = search->number[search->father[v]];
	}
	search->low1 = renumber(search, search->low1);
	search->low2 = renumber(search, search->low2);
	search->father = renumber(search, search->father);
	search->size = renumber(search, search->size);
	search->degree = renumber(search, search->degree);
	search->tree_edge = renumber(search, search->tree_edge);
	search->slot_first = renumber(search, search->slot_first);
	search->high_first = renumber(search, search->high_first);
	for (guint32 e = 0; e < search->edges->len; e++) {
		rio_tri_edge_at(search, e)->from = search->number[rio_tri_edge_at(search, e)->from];
		rio_tri_edge_at(search, e)->to = search->number[rio_tri_edge_at(search, e)->to];
	}
}

void
rio_tri_find_paths(RioTriSearch *search)
{
	guint32 *old_at = rio_arena_new_many(search->arena, guint32, search->n + 1);

	search_tree(search);
	g_assert(search->visited == search->n);
	for (guint32 v = 0; v < search->n; v++)
		old_at[search->number[v]] = v;
	order_edges(search);
	walk_paths(search);
	use_new_numbers(search, old_at);
}
