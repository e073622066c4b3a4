/*
 * cuts.c: the third search of triconnected.c, which cuts where two vertices separate
 */
#include "flow/triconnected-inside.h"

/* A cut off part that is no bond: three edges are a triangle. */
static void
end_part(RioTriSearch *search)
{
	const RioComponent *component =
		&g_array_index(search->components, RioComponent, search->components->len - 1);

	rio_tri_end(search, component->n_edges > 3 ? RIO_COMPONENT_RIGID : RIO_COMPONENT_POLYGON);
}

static void
put_bond(RioTriSearch *search, guint32 a, guint32 b, guint32 c)
{
	rio_tri_begin(search);
	rio_tri_put(search, a);
	rio_tri_put(search, b);
	rio_tri_put(search, c);
	rio_tri_end(search, RIO_COMPONENT_BOND);
}

static guint32
highest(const RioTriSearch *search, guint32 v)
{
	guint32 first = search->high_first[v];

	return first == NONE ? 0 : g_array_index(search->highs, RioTriHigh, first).start;
}

static void
drop_high(RioTriSearch *search, guint32 edge)
{
	guint32 entry = rio_tri_edge_at(search, edge)->high;
	RioTriHigh *high;

	if (entry == NONE)
		return;
	high = &g_array_index(search->highs, RioTriHigh, entry);
	if (high->before == NONE)
		search->high_first[rio_tri_edge_at(search, edge)->to] = high->next;
	else
		g_array_index(search->highs, RioTriHigh, high->before).next = high->next;
	if (high->next != NONE)
		g_array_index(search->highs, RioTriHigh, high->next).before = high->before;
	rio_tri_edge_at(search, edge)->high = NONE;
}

/* A virtual edge that is a frond into @w from @start, which is above all others there. */
static void
prepend_high(RioTriSearch *search, guint32 edge, guint32 w, guint32 start)
{
	guint32 first = search->high_first[w];
	RioTriHigh high = {.start = start, .next = first, .before = NONE};

	if (first != NONE)
		g_array_index(search->highs, RioTriHigh, first).before = search->highs->len;
	rio_tri_edge_at(search, edge)->high = search->high_first[w] = search->highs->len;
	g_array_append_val(search->highs, high);
}

static void
drop_slot(RioTriSearch *search, guint32 v, guint32 slot)
{
	const RioTriSlot *gone = &search->slots[slot];

	if (gone->before == NONE)
		search->slot_first[v] = gone->next;
	else
		search->slots[gone->before].next = gone->next;
	if (gone->next != NONE)
		search->slots[gone->next].before = gone->before;
}

/* Takes the edge out of the graph, but for the place that the search stands at. */
static void
take_out(RioTriSearch *search, guint32 edge, guint32 here)
{
	if (rio_tri_edge_at(search, edge)->slot != here) {
		drop_slot(search, rio_tri_edge_at(search, edge)->from,
			  rio_tri_edge_at(search, edge)->slot);
		drop_high(search, edge);
	}
}

static void
take_place(RioTriSearch *search, guint32 edge, guint32 slot)
{
	search->slots[slot].edge = edge;
	rio_tri_edge_at(search, edge)->slot = slot;
}

static void
change_degrees(RioTriSearch *search, guint32 a, guint32 b, int by)
{
	search->degree[a] += by;
	search->degree[b] += by;
}

static RioTriple *
top_triple(const RioTriSearch *search)
{
	return &g_array_index(search->triples, RioTriple, search->triples->len - 1);
}

static void
pop_triple(RioTriSearch *search)
{
	g_array_set_size(search->triples, search->triples->len - 1);
}

static void
push_triple(RioTriSearch *search, guint32 h, guint32 a, guint32 b)
{
	RioTriple triple = {h, a, b};

	g_array_append_val(search->triples, triple);
}

static guint32
top_edge(const RioTriSearch *search)
{
	return search->stack->len == 0
		       ? NONE
		       : g_array_index(search->stack, guint32, search->stack->len - 1);
}

static guint32
pop_edge(RioTriSearch *search)
{
	guint32 edge = top_edge(search);

	g_array_set_size(search->stack, search->stack->len - 1);
	return edge;
}

static gboolean
joins(const RioTriSearch *search, guint32 edge, guint32 a, guint32 b)
{
	const RioTriEdge *e;

	if (edge == NONE)
		return FALSE;
	e = rio_tri_edge_at(search, edge);
	return (e->from == a && e->to == b) || (e->from == b && e->to == a);
}

/* A new path reaches down to @low: it takes in all triples above. */
static void
push_path(RioTriSearch *search, guint32 low, guint32 h, guint32 b)
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
first_target(const RioTriSearch *search, guint32 v)
{
	guint32 slot = search->slot_first[v];

	return slot == NONE ? 0 : rio_tri_edge_at(search, search->slots[slot].edge)->to;
}

/* w hangs between v and its only child. */
static gboolean
is_middle(const RioTriSearch *search, guint32 w)
{
	return search->degree[w] == 2 && first_target(search, w) > w;
}

/* Cuts v–w–x off as a triangle.  The other edge between v and x, if there, goes to @parallel. */
static guint32
cut_triangle(RioTriSearch *search, guint32 v, guint32 *x, guint32 *parallel)
{
	guint32 first = pop_edge(search), second = pop_edge(search);
	guint32 virtual;

	*x = rio_tri_edge_at(search, second)->to;
	virtual = rio_tri_add_edge(search, v, *x);
	change_degrees(search, *x, v, -1);
	rio_tri_begin(search);
	rio_tri_put(search, first);
	rio_tri_put(search, second);
	rio_tri_put(search, virtual);
	rio_tri_end(search, RIO_COMPONENT_POLYGON);
	if (top_edge(search) != NONE && rio_tri_edge_at(search, top_edge(search))->from == *x &&
	    rio_tri_edge_at(search, top_edge(search))->to == v) {
		*parallel = pop_edge(search);
		drop_slot(search, *x, rio_tri_edge_at(search, *parallel)->slot);
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
cut_triple(RioTriSearch *search, guint32 here, guint32 *x, guint32 *parallel)
{
	RioTriple pair = *top_triple(search);
	guint32 virtual;

	pop_triple(search);
	rio_tri_begin(search);
	while (top_edge(search) != NONE) {
		guint32 e = top_edge(search);
		guint32 from = rio_tri_edge_at(search, e)->from,
			to = rio_tri_edge_at(search, e)->to;

		if (!within(from, pair.a, pair.h) || !within(to, pair.a, pair.h))
			break;
		pop_edge(search);
		if (joins(search, e, pair.a, pair.b)) {
			*parallel = e;
			drop_slot(search, from, rio_tri_edge_at(search, e)->slot);
			drop_high(search, e);
			continue;
		}
		take_out(search, e, here);
		rio_tri_put(search, e);
		change_degrees(search, from, to, -1);
	}
	virtual = rio_tri_add_edge(search, pair.a, pair.b);
	rio_tri_put(search, virtual);
	end_part(search);
	*x = pair.b;
	return virtual;
}

/* All pairs of which v is the upper one, below the tree edge at @here.  Returns its new lower end.
 */
static guint32
cut_below(RioTriSearch *search, guint32 v, guint32 here, guint32 w)
{
	while (v != 1 && (top_triple(search)->a == v || is_middle(search, w))) {
		const RioTriple *top = top_triple(search);
		guint32 parallel = NONE, virtual, x, bond;

		if (top->a == v && search->father[top->b] == v) {
			pop_triple(search);
			continue;
		}
		virtual = is_middle(search, w) ? cut_triangle(search, v, &x, &parallel)
					       : cut_triple(search, here, &x, &parallel);
		if (parallel != NONE) {
			bond = rio_tri_add_edge(search, v, x);
			put_bond(search, parallel, virtual, bond);
			change_degrees(search, x, v, -1);
			virtual = bond;
		}
		g_array_append_val(search->stack, virtual);
		take_place(search, virtual, here);
		change_degrees(search, x, v, 1);
		search->father[x] = v;
		search->tree_edge[x] = virtual;
		rio_tri_edge_at(search, virtual)->tree = TRUE;
		w = x;
	}
	return w;
}

/* The part under w, which v and one vertex above it separate from the rest. */
static void
cut_above(RioTriSearch *search, guint32 v, guint32 here, guint32 w)
{
	guint32 low = search->low1[w], last = w + search->size[w] - 1;
	guint32 virtual, parallel, bond;

	rio_tri_begin(search);
	while (top_edge(search) != NONE) {
		guint32 e = top_edge(search);

		if (!within(rio_tri_edge_at(search, e)->from, w, last) &&
		    !within(rio_tri_edge_at(search, e)->to, w, last))
			break;
		rio_tri_put(search, pop_edge(search));
		drop_high(search, e);
		change_degrees(search, rio_tri_edge_at(search, e)->from,
			       rio_tri_edge_at(search, e)->to, -1);
	}
	virtual = rio_tri_add_edge(search, v, low);
	rio_tri_put(search, virtual);
	end_part(search);

	if (joins(search, top_edge(search), v, low)) {
		parallel = pop_edge(search);
		if (rio_tri_edge_at(search, parallel)->slot != here)
			drop_slot(search, rio_tri_edge_at(search, parallel)->from,
				  rio_tri_edge_at(search, parallel)->slot);
		bond = rio_tri_add_edge(search, v, low);
		put_bond(search, parallel, virtual, bond);
		rio_tri_edge_at(search, bond)->high = rio_tri_edge_at(search, parallel)->high;
		change_degrees(search, v, low, -1);
		virtual = bond;
	}
	if (low != search->father[v]) {
		g_array_append_val(search->stack, virtual);
		take_place(search, virtual, here);
		if (rio_tri_edge_at(search, virtual)->high == NONE && highest(search, low) < v)
			prepend_high(search, virtual, low, v);
		change_degrees(search, v, low, 1);
		return;
	}
	/* it lies beside the tree edge into v */
	drop_slot(search, v, here);
	bond = rio_tri_add_edge(search, low, v);
	put_bond(search, virtual, search->tree_edge[v], bond);
	rio_tri_edge_at(search, bond)->tree = TRUE;
	take_place(search, bond, rio_tri_edge_at(search, search->tree_edge[v])->slot);
	search->tree_edge[v] = bond;
}

/* Back from below the tree edge at @here. */
static void
come_back(RioTriSearch *search, RioTriFrame *frame)
{
	guint32 v = frame->vertex, here = frame->slot;
	guint32 w = rio_tri_edge_at(search, search->slots[here].edge)->to;

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

void
rio_tri_cut_paths(RioTriSearch *search)
{
	push_triple(search, 0, 0, 0);
	rio_tri_push_frame(search, 1);
	while (search->frames->len > 0) {
		RioTriFrame *frame =
			&g_array_index(search->frames, RioTriFrame, search->frames->len - 1);
		const RioTriSlot *slot;
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
		w = rio_tri_edge_at(search, e)->to;
		if (rio_tri_edge_at(search, e)->tree) {
			if (slot->starts) {
				push_path(search, search->low1[w], w + search->size[w] - 1,
					  frame->vertex);
				push_triple(search, 0, 0, 0);
			}
			frame->down = TRUE;
			rio_tri_push_frame(search, w);
			continue;
		}
		if (slot->starts)
			push_path(search, w, frame->vertex, frame->vertex);
		g_array_append_val(search->stack, e);
		frame->slot = slot->next;
		frame->left--;
	}
	rio_tri_begin(search);
	while (top_edge(search) != NONE)
		rio_tri_put(search, pop_edge(search));
	end_part(search);
}
