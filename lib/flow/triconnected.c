/*
 * The idea.  A first depth-first search finds for each subtree the lowest and second lowest
 * vertex that a frond (an edge that is not of the tree) leads back to.  The edges of each vertex
 * are ordered by these, so that a second search cuts the graph into one cycle and paths, each
 * path starting and ending on earlier ones.  The third search goes the same way and keeps two
 * stacks: the edges not yet given to a component, and triples (h, a, b): the vertices a and b
 * may separate what is numbered a..h, but for b's way down, from the rest.  A triple that is
 * still there when the search comes back to a is a separation pair ("type 2"); the other kind
 * ("type 1") is seen at a subtree from which all fronds but those to one vertex end at its top.
 *
 * J. Hopcroft, R. Tarjan, "Dividing a graph into triconnected components", 1973, with the
 * corrections of C. Gutwenger, P. Mutzel, "A linear time implementation of SPQR-trees", 2000.
 * Theirs is recursive; here each search keeps its own stack.
 */
#include "flow/triconnected.h"

#include <string.h>

#include "base/arena.h"

#define NONE G_MAXUINT32

typedef struct {
	guint32 from, to; /* a tree edge leads down, a frond up */
	gboolean tree;
	gboolean gone; /* into the bond of its parallels */
	guint32 slot;  /* where it stands in the list of its from */
	guint32 high;  /* its entry in the list of fronds into its to, or NONE */
} Edge;

/* A place in the list of edges out of a vertex; a virtual edge may take over one. */
typedef struct {
	guint32 edge, next, before;
	gboolean starts; /* a path */
} Slot;

/* A frond in the list of those that end at a vertex, farthest start first. */
typedef struct {
	guint32 start, next, before;
} High;

/* The end of a path on the stack of triples has a = 0: vertices count from 1 there. */
typedef struct {
	guint32 h, a, b;
} Triple;

typedef struct {
	guint32 vertex;
	guint32 slot; /* the next edge, or the one that the search has gone down */
	guint32 left; /* edges not yet done with */
	gboolean down;
} Frame;

typedef struct {
	RioArena *arena;
	guint32 n, visited;
	GArray *edges; /* of Edge */
	GArray *highs; /* of High */
	Slot *slots;   /* as many as edges when the searches start */
	/* all by vertex */
	guint32 *number, *at; /* 1.. in the order of the search, and back */
	guint32 *father, *tree_edge, *low1, *low2, *size, *degree;
	guint32 *slot_first, *slot_last, *high_first, *high_last;

	GArray *triples;
	GArray *stack;	/* of edges: no component yet */
	GArray *frames; /* the search's own stack */

	GArray *components;	 /* of RioComponent */
	GArray *component_edges; /* of guint32 */
} Search;

static Edge *
edge_at(const Search *search, guint32 edge)
{
	return &g_array_index(search->edges, Edge, edge);
}

static guint32
add_edge(Search *search, guint32 from, guint32 to)
{
	Edge edge = {.from = from, .to = to, .slot = NONE, .high = NONE};

	g_array_append_val(search->edges, edge);
	return search->edges->len - 1;
}

/* Components */

static void
begin(Search *search)
{
	RioComponent component = {.first = search->component_edges->len};

	g_array_append_val(search->components, component);
}

static void
put(Search *search, guint32 edge)
{
	RioComponent *component =
		&g_array_index(search->components, RioComponent, search->components->len - 1);

	g_array_append_val(search->component_edges, edge);
	component->n_edges++;
}

static void
end(Search *search, RioComponentKind kind)
{
	g_array_index(search->components, RioComponent, search->components->len - 1).kind = kind;
}

/* A cut off part that is no bond: three edges are a triangle. */
static void
end_part(Search *search)
{
	const RioComponent *component =
		&g_array_index(search->components, RioComponent, search->components->len - 1);

	end(search, component->n_edges > 3 ? RIO_COMPONENT_RIGID : RIO_COMPONENT_POLYGON);
}

static void
put_bond(Search *search, guint32 a, guint32 b, guint32 c)
{
	begin(search);
	put(search, a);
	put(search, b);
	put(search, c);
	end(search, RIO_COMPONENT_BOND);
}

/* Parallel edges first: each bundle becomes a bond, and one virtual edge in its place. */

static void
bundle(Search *search, guint32 first, const guint32 *next)
{
	guint32 virtual;

	if (next[first] == NONE)
		return;
	virtual = add_edge(search, edge_at(search, first)->from, edge_at(search, first)->to);
	begin(search);
	for (guint32 e = first; e != NONE; e = next[e]) {
		put(search, e);
		edge_at(search, e)->gone = TRUE;
	}
	put(search, virtual);
	end(search, RIO_COMPONENT_BOND);
}

static void
bundle_parallels(Search *search, const RioEdge *edges, guint32 n_edges)
{
	g_autofree RioEdge *upward = g_new(RioEdge, n_edges);
	g_autofree guint32 *next = g_new(guint32, n_edges); /* of the same bundle */
	guint32 *last = rio_arena_new_many(search->arena, guint32, search->n);
	g_autoptr(RioDigraph) graph = NULL;
	guint32 n;

	for (guint32 e = 0; e < n_edges; e++) {
		upward[e].from = MIN(edges[e].from, edges[e].to);
		upward[e].to = MAX(edges[e].from, edges[e].to);
		next[e] = NONE;
		add_edge(search, upward[e].from, upward[e].to);
	}
	graph = rio_digraph_new(search->n, upward, n_edges);
	memset(last, 0xff, search->n * sizeof *last);
	for (guint32 v = 0; v < search->n; v++) {
		const guint32 *out = rio_digraph_out(graph, v, &n);
		g_autofree guint8 *leads = g_new0(guint8, n);

		for (guint32 i = 0; i < n; i++) {
			guint32 *before = &last[upward[out[i]].to];

			/* what stands there is of this vertex only if it starts here too */
			if (*before != NONE && upward[*before].from == v)
				next[*before] = out[i];
			else
				leads[i] = TRUE;
			*before = out[i];
		}
		for (guint32 i = 0; i < n; i++)
			if (leads[i])
				bundle(search, out[i], next);
	}
}

/* The first search: the tree, and what its fronds reach. */

static void
lower(Search *search, guint32 v, guint32 low)
{
	if (low < search->low1[v]) {
		search->low2[v] = search->low1[v];
		search->low1[v] = low;
	} else if (low > search->low1[v]) {
		search->low2[v] = MIN(search->low2[v], low);
	}
}

static void
visit(Search *search, guint32 v, guint32 father, guint32 first)
{
	Frame frame = {.vertex = v, .slot = first};

	search->number[v] = search->low1[v] = search->low2[v] = ++search->visited;
	search->father[v] = father;
	search->size[v] = 1;
	g_array_append_val(search->frames, frame);
}

static void
leave(Search *search, guint32 v)
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
both_ways(const Search *search)
{
	g_autofree RioEdge *ways = g_new(RioEdge, 2 * (gsize)search->edges->len);
	guint32 n = 0;

	for (guint32 e = 0; e < search->edges->len; e++) {
		const Edge *edge = edge_at(search, e);

		ways[n++] = (RioEdge){edge->from, edge->to};
		ways[n++] = (RioEdge){edge->to, edge->from};
	}
	return rio_digraph_new(search->n, ways, n);
}

static void
search_tree(Search *search)
{
	g_autoptr(RioDigraph) graph = both_ways(search);
	g_autofree guint8 *done = g_new0(guint8, search->edges->len);

	visit(search, 0, NONE, graph->out_first[0]);
	while (search->frames->len > 0) {
		Frame *frame = &g_array_index(search->frames, Frame, search->frames->len - 1);
		guint32 v = frame->vertex, e, w;

		if (frame->slot == graph->out_first[v + 1]) {
			leave(search, v);
			continue;
		}
		e = graph->out_edges[frame->slot] / 2;
		w = graph->edges[graph->out_edges[frame->slot]].to;
		frame->slot++;
		if (done[e] || edge_at(search, e)->gone)
			continue;
		done[e] = TRUE;
		edge_at(search, e)->from = v;
		edge_at(search, e)->to = w;
		search->degree[v]++;
		search->degree[w]++;
		if (search->number[w] == 0) {
			edge_at(search, e)->tree = TRUE;
			search->tree_edge[w] = e;
			visit(search, w, v, graph->out_first[w]);
		} else {
			lower(search, v, search->number[w]);
		}
	}
}

/* The order of edges that makes the next search walk path by path. */

static guint32
rank(const Search *search, const Edge *edge)
{
	guint32 w = edge->to;

	if (!edge->tree)
		return 3 * search->number[w] + 1;
	if (search->low2[w] < search->number[edge->from])
		return 3 * search->low1[w];
	return 3 * search->low1[w] + 2;
}

static void
append_slot(Search *search, guint32 slot, guint32 v)
{
	guint32 last = search->slot_last[v];

	search->slots[slot] = (Slot){.edge = slot, .next = NONE, .before = last};
	if (last == NONE)
		search->slot_first[v] = slot;
	else
		search->slots[last].next = slot;
	search->slot_last[v] = slot;
	edge_at(search, slot)->slot = slot;
}

static void
order_edges(Search *search)
{
	guint32 n_ranks = 3 * search->n + 3;
	guint32 n_edges = search->edges->len;
	g_autofree guint32 *first = g_new0(guint32, (gsize)n_ranks + 1);
	g_autofree guint32 *sorted = g_new(guint32, n_edges);
	guint32 n = 0;

	for (guint32 e = 0; e < n_edges; e++)
		if (!edge_at(search, e)->gone)
			first[rank(search, edge_at(search, e)) + 1]++, n++;
	for (guint32 i = 0; i < n_ranks; i++)
		first[i + 1] += first[i];
	for (guint32 e = 0; e < n_edges; e++)
		if (!edge_at(search, e)->gone)
			sorted[first[rank(search, edge_at(search, e))]++] = e;

	search->slots = rio_arena_new_many(search->arena, Slot, n_edges);
	for (guint32 i = 0; i < n; i++)
		append_slot(search, sorted[i], edge_at(search, sorted[i])->from);
}

/* The second search: new numbers, later paths lower, and where paths start. */

static void
append_high(Search *search, guint32 frond)
{
	guint32 w = edge_at(search, frond)->to;
	guint32 last = search->high_last[w];
	High high = {.start = search->number[edge_at(search, frond)->from],
		     .next = NONE,
		     .before = last};
	guint32 entry = search->highs->len;

	g_array_append_val(search->highs, high);
	if (last == NONE)
		search->high_first[w] = entry;
	else
		g_array_index(search->highs, High, last).next = entry;
	search->high_last[w] = entry;
	edge_at(search, frond)->high = entry;
}

static void
push_frame(Search *search, guint32 v)
{
	Frame frame = {.vertex = v, .slot = search->slot_first[v]};

	for (guint32 s = frame.slot; s != NONE; s = search->slots[s].next)
		frame.left++;
	g_array_append_val(search->frames, frame);
}

static void
find_paths(Search *search)
{
	guint32 left = search->n;
	gboolean starts = TRUE;

	push_frame(search, 0);
	search->number[0] = left - search->size[0] + 1;
	while (search->frames->len > 0) {
		Frame *frame = &g_array_index(search->frames, Frame, search->frames->len - 1);
		Slot *slot;
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
		w = edge_at(search, slot->edge)->to;
		if (edge_at(search, slot->edge)->tree) {
			search->number[w] = left - search->size[w] + 1;
			push_frame(search, w);
		} else {
			append_high(search, slot->edge);
			starts = TRUE;
		}
	}
}

/* From here on a vertex is its new number. */
static guint32 *
renumber(const Search *search, const guint32 *values)
{
	guint32 *result = rio_arena_new_many(search->arena, guint32, search->n + 1);

	for (guint32 v = 0; v < search->n; v++)
		result[search->number[v]] = values[v];
	return result;
}

static void
use_new_numbers(Search *search, const guint32 *old_at)
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
		edge_at(search, e)->from = search->number[edge_at(search, e)->from];
		edge_at(search, e)->to = search->number[edge_at(search, e)->to];
	}
}

/* The third search. */

static guint32
highest(const Search *search, guint32 v)
{
	guint32 first = search->high_first[v];

	return first == NONE ? 0 : g_array_index(search->highs, High, first).start;
}

static void
drop_high(Search *search, guint32 edge)
{
	guint32 entry = edge_at(search, edge)->high;
	High *high;

	if (entry == NONE)
		return;
	high = &g_array_index(search->highs, High, entry);
	if (high->before == NONE)
		search->high_first[edge_at(search, edge)->to] = high->next;
	else
		g_array_index(search->highs, High, high->before).next = high->next;
	if (high->next != NONE)
		g_array_index(search->highs, High, high->next).before = high->before;
	edge_at(search, edge)->high = NONE;
}

/* A virtual edge that is a frond into @w from @start, which is above all others there. */
static void
prepend_high(Search *search, guint32 edge, guint32 w, guint32 start)
{
	guint32 first = search->high_first[w];
	High high = {.start = start, .next = first, .before = NONE};

	if (first != NONE)
		g_array_index(search->highs, High, first).before = search->highs->len;
	edge_at(search, edge)->high = search->high_first[w] = search->highs->len;
	g_array_append_val(search->highs, high);
}

static void
drop_slot(Search *search, guint32 v, guint32 slot)
{
	const Slot *gone = &search->slots[slot];

	if (gone->before == NONE)
		search->slot_first[v] = gone->next;
	else
		search->slots[gone->before].next = gone->next;
	if (gone->next != NONE)
		search->slots[gone->next].before = gone->before;
}

/* Takes the edge out of the graph, but for the place that the search stands at. */
static void
take_out(Search *search, guint32 edge, guint32 here)
{
	if (edge_at(search, edge)->slot != here) {
		drop_slot(search, edge_at(search, edge)->from, edge_at(search, edge)->slot);
		drop_high(search, edge);
	}
}

static void
take_place(Search *search, guint32 edge, guint32 slot)
{
	search->slots[slot].edge = edge;
	edge_at(search, edge)->slot = slot;
}

static void
change_degrees(Search *search, guint32 a, guint32 b, int by)
{
	search->degree[a] += by;
	search->degree[b] += by;
}

static Triple *
top_triple(const Search *search)
{
	return &g_array_index(search->triples, Triple, search->triples->len - 1);
}

static void
pop_triple(Search *search)
{
	g_array_set_size(search->triples, search->triples->len - 1);
}

static void
push_triple(Search *search, guint32 h, guint32 a, guint32 b)
{
	Triple triple = {h, a, b};

	g_array_append_val(search->triples, triple);
}

static guint32
top_edge(const Search *search)
{
	return search->stack->len == 0
		       ? NONE
		       : g_array_index(search->stack, guint32, search->stack->len - 1);
}

static guint32
pop_edge(Search *search)
{
	guint32 edge = top_edge(search);

	g_array_set_size(search->stack, search->stack->len - 1);
	return edge;
}

static gboolean
joins(const Search *search, guint32 edge, guint32 a, guint32 b)
{
	const Edge *e;

	if (edge == NONE)
		return FALSE;
	e = edge_at(search, edge);
	return (e->from == a && e->to == b) || (e->from == b && e->to == a);
}

/* A new path reaches down to @low: it takes in all triples above. */
static void
push_path(Search *search, guint32 low, guint32 h, guint32 b)
{
	guint32 highest_seen = 0;

	if (top_triple(search)->a <= low) {
		push_triple(search, h, low, b);
		return;
	}
	while (top_triple(search)->a > low) {
		highest_seen = MAX(highest_seen, top_triple(search)->h);
		b = top_triple(search)->b;
		pop_triple(search);
	}
	push_triple(search, highest_seen, low, b);
}

static guint32
first_target(const Search *search, guint32 v)
{
	guint32 slot = search->slot_first[v];

	return slot == NONE ? 0 : edge_at(search, search->slots[slot].edge)->to;
}

/* w hangs between v and its only child. */
static gboolean
is_middle(const Search *search, guint32 w)
{
	return search->degree[w] == 2 && first_target(search, w) > w;
}

/* Cuts v–w–x off as a triangle.  The other edge between v and x, if there, goes to @parallel. */
static guint32
cut_triangle(Search *search, guint32 v, guint32 *x, guint32 *parallel)
{
	guint32 first = pop_edge(search), second = pop_edge(search);
	guint32 virtual;

	*x = edge_at(search, second)->to;
	virtual = add_edge(search, v, *x);
	change_degrees(search, *x, v, -1);
	begin(search);
	put(search, first);
	put(search, second);
	put(search, virtual);
	end(search, RIO_COMPONENT_POLYGON);
	if (top_edge(search) != NONE && edge_at(search, top_edge(search))->from == *x &&
	    edge_at(search, top_edge(search))->to == v) {
		*parallel = pop_edge(search);
		drop_slot(search, *x, edge_at(search, *parallel)->slot);
		drop_high(search, *parallel);
	}
	return virtual;
}

static gboolean
within(guint32 x, guint32 low, guint32 high)
{
	return low <= x && x <= high;
}

/* Cuts off what the topmost triple separates. */
static guint32
cut_triple(Search *search, guint32 here, guint32 *x, guint32 *parallel)
{
	Triple pair = *top_triple(search);
	guint32 virtual;

	pop_triple(search);
	begin(search);
	while (top_edge(search) != NONE) {
		guint32 e = top_edge(search);
		guint32 from = edge_at(search, e)->from, to = edge_at(search, e)->to;

		if (!within(from, pair.a, pair.h) || !within(to, pair.a, pair.h))
			break;
		pop_edge(search);
		if (joins(search, e, pair.a, pair.b)) {
			*parallel = e;
			drop_slot(search, from, edge_at(search, e)->slot);
			drop_high(search, e);
			continue;
		}
		take_out(search, e, here);
		put(search, e);
		change_degrees(search, from, to, -1);
	}
	virtual = add_edge(search, pair.a, pair.b);
	put(search, virtual);
	end_part(search);
	*x = pair.b;
	return virtual;
}

/* All pairs of which v is the upper one, below the tree edge at @here.  Returns its new lower end.
 */
static guint32
cut_below(Search *search, guint32 v, guint32 here, guint32 w)
{
	while (v != 1 && (top_triple(search)->a == v || is_middle(search, w))) {
		const Triple *top = top_triple(search);
		guint32 parallel = NONE, virtual, x, bond;

		if (top->a == v && search->father[top->b] == v) {
			pop_triple(search);
			continue;
		}
		virtual = is_middle(search, w) ? cut_triangle(search, v, &x, &parallel)
					       : cut_triple(search, here, &x, &parallel);
		if (parallel != NONE) {
			bond = add_edge(search, v, x);
			put_bond(search, parallel, virtual, bond);
			change_degrees(search, x, v, -1);
			virtual = bond;
		}
		g_array_append_val(search->stack, virtual);
		take_place(search, virtual, here);
		change_degrees(search, x, v, 1);
		search->father[x] = v;
		search->tree_edge[x] = virtual;
		edge_at(search, virtual)->tree = TRUE;
		w = x;
	}
	return w;
}

/* The part under w, which v and one vertex above it separate from the rest. */
static void
cut_above(Search *search, guint32 v, guint32 here, guint32 w)
{
	guint32 low = search->low1[w], last = w + search->size[w] - 1;
	guint32 virtual, parallel, bond;

	begin(search);
	while (top_edge(search) != NONE) {
		guint32 e = top_edge(search);

		if (!within(edge_at(search, e)->from, w, last) &&
		    !within(edge_at(search, e)->to, w, last))
			break;
		put(search, pop_edge(search));
		drop_high(search, e);
		change_degrees(search, edge_at(search, e)->from, edge_at(search, e)->to, -1);
	}
	virtual = add_edge(search, v, low);
	put(search, virtual);
	end_part(search);

	if (joins(search, top_edge(search), v, low)) {
		parallel = pop_edge(search);
		if (edge_at(search, parallel)->slot != here)
			drop_slot(search, edge_at(search, parallel)->from,
				  edge_at(search, parallel)->slot);
		bond = add_edge(search, v, low);
		put_bond(search, parallel, virtual, bond);
		edge_at(search, bond)->high = edge_at(search, parallel)->high;
		change_degrees(search, v, low, -1);
		virtual = bond;
	}
	if (low != search->father[v]) {
		g_array_append_val(search->stack, virtual);
		take_place(search, virtual, here);
		if (edge_at(search, virtual)->high == NONE && highest(search, low) < v)
			prepend_high(search, virtual, low, v);
		change_degrees(search, v, low, 1);
		return;
	}
	/* it lies beside the tree edge into v */
	drop_slot(search, v, here);
	bond = add_edge(search, low, v);
	put_bond(search, virtual, search->tree_edge[v], bond);
	edge_at(search, bond)->tree = TRUE;
	take_place(search, bond, edge_at(search, search->tree_edge[v])->slot);
	search->tree_edge[v] = bond;
}

/* Back from below the tree edge at @here. */
static void
come_back(Search *search, Frame *frame)
{
	guint32 v = frame->vertex, here = frame->slot;
	guint32 w = edge_at(search, search->slots[here].edge)->to;

	/* what stands there may have become virtual, and is what the tree edge is now */
	g_array_append_val(search->stack, search->tree_edge[w]);
	w = cut_below(search, v, here, w);
	if (search->low2[w] >= v && search->low1[w] < v &&
	    (search->father[v] != 1 || frame->left >= 2))
		cut_above(search, v, here, w);
	if (search->slots[here].starts) {
		while (top_triple(search)->a != 0)
			pop_triple(search);
		pop_triple(search);
	}
	while (top_triple(search)->a != 0 && top_triple(search)->b != v &&
	       highest(search, v) > top_triple(search)->h)
		pop_triple(search);
}

static void
cut_paths(Search *search)
{
	push_triple(search, 0, 0, 0);
	push_frame(search, 1);
	while (search->frames->len > 0) {
		Frame *frame = &g_array_index(search->frames, Frame, search->frames->len - 1);
		const Slot *slot;
		guint32 e, w;

		if (frame->down) {
			come_back(search, frame);
			frame->down = FALSE;
			frame->slot = search->slots[frame->slot].next;
			frame->left--;
		}
		if (frame->slot == NONE) {
			g_array_set_size(search->frames, search->frames->len - 1);
			continue;
		}
		slot = &search->slots[frame->slot];
		e = slot->edge;
		w = edge_at(search, e)->to;
		if (edge_at(search, e)->tree) {
			if (slot->starts) {
				push_path(search, search->low1[w], w + search->size[w] - 1,
					  frame->vertex);
				push_triple(search, 0, 0, 0);
			}
			frame->down = TRUE;
			push_frame(search, w);
			continue;
		}
		if (slot->starts)
			push_path(search, w, frame->vertex, frame->vertex);
		g_array_append_val(search->stack, e);
		frame->slot = slot->next;
		frame->left--;
	}
	begin(search);
	while (top_edge(search) != NONE)
		put(search, pop_edge(search));
	end_part(search);
}

/* The result: bonds at bonds are one bond, polygons at polygons one polygon. */

typedef struct {
	const Search *search;
	guint32 (*in)[2]; /* the two components of a virtual edge */
	guint8 *done;	  /* components */
	GArray *waiting;  /* components of the one being made */
	GArray *components, *component_edges;
} Merger;

static void
note_component(Merger *merger, guint32 component, guint32 edge)
{
	guint32 *in = merger->in[edge];

	in[in[0] == NONE ? 0 : 1] = component;
}

/* The edges of one component go to the new one, or lead on to a neighbour of its kind. */
static void
take_edges(Merger *merger, guint32 number, RioComponent *into)
{
	const RioComponent *all = (const RioComponent *)merger->search->components->data;
	const guint32 *edges = (const guint32 *)merger->search->component_edges->data;

	for (guint32 i = 0; i < all[number].n_edges; i++) {
		guint32 edge = edges[all[number].first + i];
		const guint32 *in = merger->in[edge];
		guint32 other = in[0] == number ? in[1] : in[0];

		if (other == NONE || all[other].kind != into->kind ||
		    into->kind == RIO_COMPONENT_RIGID) {
			g_array_append_val(merger->component_edges, edge);
			into->n_edges++;
		} else if (!merger->done[other]) {
			merger->done[other] = TRUE;
			g_array_append_val(merger->waiting, other);
		}
	}
}

static void
merge_components(Merger *merger)
{
	const RioComponent *all = (const RioComponent *)merger->search->components->data;
	const guint32 *edges = (const guint32 *)merger->search->component_edges->data;
	guint32 n = merger->search->components->len;

	memset(merger->in, 0xff, merger->search->edges->len * sizeof *merger->in);
	for (guint32 c = 0; c < n; c++)
		for (guint32 i = 0; i < all[c].n_edges; i++)
			note_component(merger, c, edges[all[c].first + i]);
	for (guint32 c = 0; c < n; c++) {
		RioComponent into = {.kind = all[c].kind, .first = merger->component_edges->len};

		if (merger->done[c])
			continue;
		merger->done[c] = TRUE;
		g_array_append_val(merger->waiting, c);
		for (guint32 i = 0; i < merger->waiting->len; i++)
			take_edges(merger, g_array_index(merger->waiting, guint32, i), &into);
		g_array_set_size(merger->waiting, 0);
		g_array_append_val(merger->components, into);
	}
}

static RioTriconnected *
take_result(Search *search)
{
	guint32 n_edges = search->edges->len;
	Merger merger = {
		.search = search,
		.in = rio_arena_array(search->arena, n_edges, sizeof *merger.in),
		.done = rio_arena_new_many(search->arena, guint8, search->components->len),
		.waiting = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.components = g_array_new(FALSE, FALSE, sizeof(RioComponent)),
		.component_edges = g_array_new(FALSE, FALSE, sizeof(guint32)),
	};
	RioTriconnected *parts = g_new0(RioTriconnected, 1);

	merge_components(&merger);
	g_array_free(merger.waiting, TRUE);
	parts->n_edges = n_edges;
	parts->edges = g_new(RioEdge, n_edges);
	for (guint32 e = 0; e < n_edges; e++)
		parts->edges[e] = (RioEdge){edge_at(search, e)->from, edge_at(search, e)->to};
	parts->n_components = merger.components->len;
	parts->components = (RioComponent *)g_array_free(merger.components, FALSE);
	parts->component_edges = (guint32 *)g_array_free(merger.component_edges, FALSE);
	return parts;
}

static guint32 *
none_each(Search *search)
{
	guint32 *result = rio_arena_new_many(search->arena, guint32, search->n);

	memset(result, 0xff, search->n * sizeof *result);
	return result;
}

static void
search_init(Search *search, guint32 n_vertices)
{
	*search = (Search){
		.arena = rio_arena_new(),
		.n = n_vertices,
		.edges = g_array_new(FALSE, FALSE, sizeof(Edge)),
		.highs = g_array_new(FALSE, FALSE, sizeof(High)),
		.triples = g_array_new(FALSE, FALSE, sizeof(Triple)),
		.stack = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.frames = g_array_new(FALSE, FALSE, sizeof(Frame)),
		.components = g_array_new(FALSE, FALSE, sizeof(RioComponent)),
		.component_edges = g_array_new(FALSE, FALSE, sizeof(guint32)),
	};
	search->number = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->at = rio_arena_new_many(search->arena, guint32, n_vertices + 1);
	search->low1 = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->low2 = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->size = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->degree = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->father = none_each(search);
	search->tree_edge = none_each(search);
	search->slot_first = none_each(search);
	search->slot_last = none_each(search);
	search->high_first = none_each(search);
	search->high_last = none_each(search);
}

static void
search_clear(Search *search)
{
	g_array_free(search->edges, TRUE);
	g_array_free(search->highs, TRUE);
	g_array_free(search->triples, TRUE);
	g_array_free(search->stack, TRUE);
	g_array_free(search->frames, TRUE);
	g_array_free(search->components, TRUE);
	g_array_free(search->component_edges, TRUE);
	rio_arena_free(search->arena);
}

static void
cut(Search *search)
{
	guint32 *by_first_number = rio_arena_new_many(search->arena, guint32, search->n + 1);

	search_tree(search);
	g_assert(search->visited == search->n);
	for (guint32 v = 0; v < search->n; v++)
		by_first_number[search->number[v]] = v;
	order_edges(search);
	find_paths(search);
	use_new_numbers(search, by_first_number);
	cut_paths(search);
	for (guint32 e = 0; e < search->edges->len; e++) {
		edge_at(search, e)->from = search->at[edge_at(search, e)->from];
		edge_at(search, e)->to = search->at[edge_at(search, e)->to];
	}
}

static void
put_all_in_one_bond(Search *search, const RioEdge *edges, guint32 n_edges)
{
	begin(search);
	for (guint32 e = 0; e < n_edges; e++)
		put(search, add_edge(search, edges[e].from, edges[e].to));
	end(search, RIO_COMPONENT_BOND);
}

RioTriconnected *
rio_triconnected_new(guint32 n_vertices, const RioEdge *edges, guint32 n_edges)
{
	RioTriconnected *parts;
	Search search;

	g_assert(n_vertices >= 2 && n_edges >= 2);
	search_init(&search, n_vertices);
	if (n_vertices == 2) {
		put_all_in_one_bond(&search, edges, n_edges);
	} else {
		bundle_parallels(&search, edges, n_edges);
		cut(&search);
	}
	parts = take_result(&search);
	search_clear(&search);
	return parts;
}

void
rio_triconnected_free(RioTriconnected *parts)
{
	if (!parts)
		return;
	g_free(parts->edges);
	g_free(parts->components);
	g_free(parts->component_edges);
	g_free(parts);
}
