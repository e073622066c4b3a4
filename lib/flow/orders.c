#include "flow/orders.h"

/* What spreads tokens */

gboolean
rio_orders_is_beside_host(const RioNormalForm *form, guint32 vertex)
{
	return rio_fragments_vertex(form, vertex) != vertex &&
	       !rio_normal_form_interrupts(form, vertex);
}

static gboolean
is_leaf_out(const RioNormalForm *form, guint32 vertex)
{
	return form->graph->out_first[vertex] == form->graph->out_first[vertex + 1];
}

/* A boundary event that takes its host's token, and all that is in the host. */
static void
note_interruption(RioOrders *orders, guint32 event, guint32 host)
{
	const RioNormalForm *form = rio_orders_form(orders);

	orders->interrupted[host] = TRUE;
	/* to no flow: it is an end */
	if (is_leaf_out(form, event))
		orders->vague[form->vertices[event].scope] = TRUE;
}

static void
note_vertices(RioOrders *orders)
{
	const RioNormalForm *form = rio_orders_form(orders);

	for (guint32 v = 0; v < form->n_vertices; v++) {
		RioRouting routing = form->vertices[v].routing;
		guint32 host = rio_fragments_vertex(form, v);

		orders->outside[v] = rio_normal_form_is_outside(form, v);
		orders->spreads[v] |= routing > RIO_ROUTING_EXCLUSIVE;
		if (rio_orders_is_beside_host(form, v))
			orders->spreads[host] = TRUE;
		else if (host != v && !orders->outside[v])
			note_interruption(orders, v, host);
		if (rio_normal_form_kills(form, v))
			g_array_append_val(orders->kills, v);
	}
}

/* Start events are alternatives; without any, all begins that no flow enters. */
static void
note_starts(RioOrders *orders)
{
	const RioNormalForm *form = rio_orders_form(orders);

	for (guint32 s = 0; s < form->n_scopes; s++) {
		orders->together[s] = TRUE;
		for (guint32 i = form->scope_first[s]; i < form->scope_first[s + 1]; i++)
			if (rio_normal_form_is_kind(form, form->scope_vertices[i],
						    RIO_KIND_START_EVENT))
				orders->together[s] = FALSE;
	}
}

gboolean
rio_orders_spreads(const RioOrders *orders, guint32 scope, guint32 vertex)
{
	if (vertex == orders->fragments->source)
		return orders->together[scope];
	return vertex != orders->fragments->sink && orders->spreads[vertex];
}

gboolean
rio_orders_takes_all_ways(const RioOrders *orders, guint32 scope, guint32 vertex)
{
	if (vertex >= rio_orders_form(orders)->n_vertices)
		return rio_orders_spreads(orders, scope, vertex);
	return rio_orders_form(orders)->vertices[vertex].routing == RIO_ROUTING_PARALLEL;
}

gboolean
rio_orders_begins(const RioOrders *orders, guint32 fragment, guint32 entry, gboolean beside)
{
	const RioNormalForm *form = rio_orders_form(orders);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(waiting, fragment);
	for (guint i = 0; i < waiting->len; i++) {
		const RioFragment *here =
			rio_orders_fragment(orders, g_array_index(waiting, guint32, i));

		if (here->edge != RIO_NONE && here->entry == entry &&
		    rio_orders_is_beside_host(form, form->arcs[here->edge].source) == beside)
			return TRUE;
		for (guint32 k = 0; k < here->n_children && here->entry == entry; k++) {
			guint32 child = here->first + k;

			g_array_append_val(waiting, child);
		}
	}
	return FALSE;
}

/* Rigids */

static RioRigid *
rigid_new(const RioOrders *orders, guint32 number)
{
	const RioFragment *fragment = rio_orders_fragment(orders, number);
	RioRigid *rigid = rio_rigid_new(orders->arena, orders->fragments, number);
	guint32 scope = orders->scope_of[number];

	rigid->spreads = !rigid->graph;
	for (guint32 k = 0; k < fragment->n_children; k++)
		rigid->spreads |= rio_orders_spreads(
			orders, scope, rio_orders_fragment(orders, fragment->first + k)->entry);
	rigid->takes_all = rigid->graph != NULL;
	for (guint32 v = 0; rigid->graph && v < rigid->n; v++) {
		if (rigid->graph->out_first[v + 1] - rigid->graph->out_first[v] > 1 &&
		    !rio_orders_takes_all_ways(orders, scope, rigid->vertices[v]))
			rigid->takes_all = FALSE;
	}
	return rigid;
}

/* From the roots down: what repeats */

static RioSureness
comes_back(const RioOrders *orders, const RioFragment *parent, const RioFragment *child)
{
	const RioRigid *rigid = orders->rigids[child->parent];

	if (parent->kind == RIO_FRAGMENT_BOND)
		return parent->loop ? RIO_SURELY : RIO_SURELY_NOT;
	if (!rigid || !rio_rigid_leads_to(rigid, child->exit, child->entry))
		return RIO_SURELY_NOT;
	return rigid->graph ? RIO_SURELY : RIO_PERHAPS;
}

static void
mark_turn(RioOrders *orders, guint32 vertex, RioSureness sureness)
{
	if (vertex < rio_orders_form(orders)->n_vertices)
		orders->turns[vertex] = MAX(orders->turns[vertex], sureness);
}

static void
note_turns(RioOrders *orders, guint32 number)
{
	const RioFragment *fragment = rio_orders_fragment(orders, number);
	const RioRigid *rigid = orders->rigids[number];

	if (fragment->loop) {
		mark_turn(orders, fragment->entry, RIO_SURELY);
		mark_turn(orders, fragment->exit, RIO_SURELY);
	}
	for (guint32 v = 0; rigid && v < rigid->n; v++)
		if (!rigid->reach || rio_bits_has(rigid->reach[v], v))
			mark_turn(orders, rigid->vertices[v],
				  rigid->reach ? RIO_SURELY : RIO_PERHAPS);
}

static void
note_fragment(RioOrders *orders, guint32 number)
{
	const RioFragment *fragment = rio_orders_fragment(orders, number), *parent;
	guint32 scope = orders->scope_of[number];

	if (fragment->parent != RIO_NONE) {
		parent = rio_orders_fragment(orders, fragment->parent);
		orders->scope_of[number] = scope = orders->scope_of[fragment->parent];
		orders->depth[number] = orders->depth[fragment->parent] + 1;
		orders->repeats[number] = MAX(orders->repeats[fragment->parent],
					      comes_back(orders, parent, fragment));
	}
	if (fragment->kind == RIO_FRAGMENT_RIGID)
		orders->rigids[number] = rigid_new(orders, number);
	note_turns(orders, number);
}

RioOrders *
rio_orders_new(const RioFragments *fragments)
{
	RioOrders *orders = g_new0(RioOrders, 1);
	RioArena *arena = rio_arena_new();
	const RioNormalForm *form = fragments->form;

	orders->fragments = fragments;
	orders->arena = arena;
	orders->depth = rio_arena_new_many(arena, guint32, fragments->n_fragments);
	orders->scope_of = rio_arena_new_many(arena, guint32, fragments->n_fragments);
	orders->repeats = rio_arena_new_many(arena, guint8, fragments->n_fragments);
	orders->rigids = rio_arena_new_many(arena, RioRigid *, fragments->n_fragments);
	orders->spreads = rio_arena_new_many(arena, guint8, form->n_vertices);
	orders->turns = rio_arena_new_many(arena, guint8, form->n_vertices);
	orders->interrupted = rio_arena_new_many(arena, guint8, form->n_vertices);
	orders->outside = rio_arena_new_many(arena, guint8, form->n_vertices);
	orders->together = rio_arena_new_many(arena, guint8, form->n_scopes);
	orders->vague = rio_arena_new_many(arena, guint8, form->model->n_elements);
	orders->kills = g_array_new(FALSE, FALSE, sizeof(guint32));
	note_vertices(orders);
	note_starts(orders);
	for (guint32 s = 0; s < form->n_scopes; s++)
		orders->scope_of[fragments->roots[s]] = s;
	for (guint32 i = 0; i < fragments->n_fragments; i++)
		note_fragment(orders, i);
	return orders;
}

void
rio_orders_free(RioOrders *orders)
{
	if (!orders)
		return;
	g_array_free(orders->kills, TRUE);
	for (guint32 i = 0; i < orders->fragments->n_fragments; i++) {
		if (orders->rigids[i])
			rio_rigid_clear(orders->rigids[i]);
	}
	rio_arena_free(orders->arena);
	g_free(orders);
}

/* Places */

RioSite
rio_orders_place(const RioOrders *orders, guint32 vertex)
{
	const RioNormalForm *form = rio_orders_form(orders);
	guint32 host = rio_fragments_vertex(form, vertex), n;
	const guint32 *out = rio_digraph_out(form->graph, vertex, &n);

	if (host != vertex && n > 0 && orders->fragments->leaf[out[0]] != RIO_NONE)
		return (RioSite){orders->fragments->leaf[out[0]], FALSE, vertex};
	return (RioSite){orders->fragments->home[host], TRUE, host};
}

guint32
rio_orders_child_with(const RioOrders *orders, guint32 fragment, const RioSite *place)
{
	guint32 child = place->fragment;

	if (place->is_vertex && child == fragment)
		return RIO_NONE;
	while (rio_orders_fragment(orders, child)->parent != fragment)
		child = rio_orders_fragment(orders, child)->parent;
	return child;
}

static guint32
smallest_with_both(const RioOrders *orders, const RioSite *a, const RioSite *b)
{
	guint32 one = a->is_vertex ? a->fragment : rio_orders_fragment(orders, a->fragment)->parent;
	guint32 other =
		b->is_vertex ? b->fragment : rio_orders_fragment(orders, b->fragment)->parent;

	while (one != other) {
		if (orders->depth[one] >= orders->depth[other])
			one = rio_orders_fragment(orders, one)->parent;
		else
			other = rio_orders_fragment(orders, other)->parent;
	}
	return one;
}

RioEncounter
rio_orders_meeting(const RioOrders *orders, guint32 a, guint32 b)
{
	RioEncounter meeting = {.a = rio_orders_place(orders, a), .b = rio_orders_place(orders, b)};

	meeting.fragment = smallest_with_both(orders, &meeting.a, &meeting.b);
	meeting.a_child = rio_orders_child_with(orders, meeting.fragment, &meeting.a);
	meeting.b_child = rio_orders_child_with(orders, meeting.fragment, &meeting.b);
	return meeting;
}

gboolean
rio_orders_is_at_host(const RioEncounter *meeting)
{
	return meeting->a.is_vertex && meeting->b.is_vertex &&
	       meeting->a.vertex == meeting->b.vertex;
}
