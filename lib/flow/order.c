#include "flow/order.h"

#include "base/arena.h"
#include "flow/rigid.h"

struct _RioOrders {
	const RioFragments *fragments;
	RioArena *arena;
	guint32 *depth;	     /* by fragment */
	guint32 *scope_of;   /* by fragment: the number of its scope */
	guint8 *repeats;     /* by fragment: RioSureness that what is in it may come again */
	RioRigid **rigids;   /* by fragment; NULL: none */
	guint8 *spreads;     /* by vertex: may send out several tokens */
	guint8 *together;    /* by scope: all that can begin begins */
	guint8 *turns;	     /* by vertex: RioSureness that it begins or ends a loop */
	guint8 *interrupted; /* by vertex: an event may end it before all that is in it is done */
	guint8 *vague;	     /* by element of a scope: a course may end where no flow leads on */
	guint8 *outside;     /* by vertex: no flow brings it about */
	GArray *kills;	     /* of guint32: ends that take all tokens away */
};

/* Where a vertex is: in a fragment, or (a boundary event) in front of one. */
typedef struct {
	guint32 fragment;
	gboolean is_vertex;
	guint32 vertex;
} Place;

/* Two places in the smallest fragment with both, and in which of its children each is. */
typedef struct {
	Place a, b;
	guint32 fragment;
	guint32 a_child, b_child; /* RIO_NONE: a vertex right in the fragment */
} Meeting;

static const RioFragment *
fragment_at(const RioOrders *orders, guint32 fragment)
{
	return &orders->fragments->fragments[fragment];
}

static const RioNormalForm *
form_of(const RioOrders *orders)
{
	return orders->fragments->form;
}

/* What spreads tokens */

static gboolean
is_beside_host(const RioNormalForm *form, guint32 vertex)
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
	const RioNormalForm *form = form_of(orders);

	orders->interrupted[host] = TRUE;
	/* to no flow: it is an end */
	if (is_leaf_out(form, event))
		orders->vague[form->vertices[event].scope] = TRUE;
}

static void
note_vertices(RioOrders *orders)
{
	const RioNormalForm *form = form_of(orders);

	for (guint32 v = 0; v < form->n_vertices; v++) {
		RioRouting routing = form->vertices[v].routing;
		guint32 host = rio_fragments_vertex(form, v);

		orders->outside[v] = rio_normal_form_is_outside(form, v);
		orders->spreads[v] |= routing > RIO_ROUTING_EXCLUSIVE;
		if (is_beside_host(form, v))
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
	const RioNormalForm *form = form_of(orders);

	for (guint32 s = 0; s < form->n_scopes; s++) {
		orders->together[s] = TRUE;
		for (guint32 i = form->scope_first[s]; i < form->scope_first[s + 1]; i++)
			if (rio_normal_form_is_kind(form, form->scope_vertices[i],
						    RIO_KIND_START_EVENT))
				orders->together[s] = FALSE;
	}
}

/* Whether the vertex, as the entry of a fragment in that scope, may send out several tokens. */
static gboolean
spreads(const RioOrders *orders, guint32 scope, guint32 vertex)
{
	if (vertex == orders->fragments->source)
		return orders->together[scope];
	return vertex != orders->fragments->sink && orders->spreads[vertex];
}

static gboolean
takes_all_ways(const RioOrders *orders, guint32 scope, guint32 vertex)
{
	if (vertex >= form_of(orders)->n_vertices)
		return spreads(orders, scope, vertex);
	return form_of(orders)->vertices[vertex].routing == RIO_ROUTING_PARALLEL;
}

/*
 * Whether a way that begins in the fragment at its entry, a host, is that of an event beside it
 * (@beside), or any other (not @beside).
 */
static gboolean
begins(const RioOrders *orders, guint32 fragment, guint32 entry, gboolean beside)
{
	const RioNormalForm *form = form_of(orders);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(waiting, fragment);
	for (guint i = 0; i < waiting->len; i++) {
		const RioFragment *here = fragment_at(orders, g_array_index(waiting, guint32, i));

		if (here->edge != RIO_NONE && here->entry == entry &&
		    is_beside_host(form, form->arcs[here->edge].source) == beside)
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
	const RioFragment *fragment = fragment_at(orders, number);
	RioRigid *rigid = rio_rigid_new(orders->arena, orders->fragments, number);
	guint32 scope = orders->scope_of[number];

	rigid->spreads = !rigid->graph;
	for (guint32 k = 0; k < fragment->n_children; k++)
		rigid->spreads |=
			spreads(orders, scope, fragment_at(orders, fragment->first + k)->entry);
	rigid->takes_all = rigid->graph != NULL;
	for (guint32 v = 0; rigid->graph && v < rigid->n; v++) {
		if (rigid->graph->out_first[v + 1] - rigid->graph->out_first[v] > 1 &&
		    !takes_all_ways(orders, scope, rigid->vertices[v]))
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
	if (vertex < form_of(orders)->n_vertices)
		orders->turns[vertex] = MAX(orders->turns[vertex], sureness);
}

static void
note_turns(RioOrders *orders, guint32 number)
{
	const RioFragment *fragment = fragment_at(orders, number);
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
	const RioFragment *fragment = fragment_at(orders, number), *parent;
	guint32 scope = orders->scope_of[number];

	if (fragment->parent != RIO_NONE) {
		parent = fragment_at(orders, fragment->parent);
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

static Place
place_of(const RioOrders *orders, guint32 vertex)
{
	const RioNormalForm *form = form_of(orders);
	guint32 host = rio_fragments_vertex(form, vertex), n;
	const guint32 *out = rio_digraph_out(form->graph, vertex, &n);

	if (host != vertex && n > 0 && orders->fragments->leaf[out[0]] != RIO_NONE)
		return (Place){orders->fragments->leaf[out[0]], FALSE, vertex};
	return (Place){orders->fragments->home[host], TRUE, host};
}

/* The child of @fragment that the place is in, or RIO_NONE: it is a vertex right in it. */
static guint32
child_with(const RioOrders *orders, guint32 fragment, const Place *place)
{
	guint32 child = place->fragment;

	if (place->is_vertex && child == fragment)
		return RIO_NONE;
	while (fragment_at(orders, child)->parent != fragment)
		child = fragment_at(orders, child)->parent;
	return child;
}

static guint32
smallest_with_both(const RioOrders *orders, const Place *a, const Place *b)
{
	guint32 one = a->is_vertex ? a->fragment : fragment_at(orders, a->fragment)->parent;
	guint32 other = b->is_vertex ? b->fragment : fragment_at(orders, b->fragment)->parent;

	while (one != other) {
		if (orders->depth[one] >= orders->depth[other])
			one = fragment_at(orders, one)->parent;
		else
			other = fragment_at(orders, other)->parent;
	}
	return one;
}

static Meeting
meeting_of(const RioOrders *orders, guint32 a, guint32 b)
{
	Meeting meeting = {.a = place_of(orders, a), .b = place_of(orders, b)};

	meeting.fragment = smallest_with_both(orders, &meeting.a, &meeting.b);
	meeting.a_child = child_with(orders, meeting.fragment, &meeting.a);
	meeting.b_child = child_with(orders, meeting.fragment, &meeting.b);
	return meeting;
}

/* Whether both are one vertex: a host and its boundary events that lead nowhere. */
static gboolean
is_at_host(const Meeting *meeting)
{
	return meeting->a.is_vertex && meeting->b.is_vertex &&
	       meeting->a.vertex == meeting->b.vertex;
}

/* Order */

static RioOrder
reversed(RioOrder order)
{
	return (order & (RIO_ORDER_BESIDE | RIO_ORDER_VAGUE)) |
	       (order & RIO_ORDER_BEFORE ? RIO_ORDER_AFTER : 0) |
	       (order & RIO_ORDER_AFTER ? RIO_ORDER_BEFORE : 0);
}

/* Where the flow comes to (leaves) the place in the fragment: a vertex, or the ends of a child. */
static guint32
entry_of(const RioOrders *orders, guint32 child, const Place *place)
{
	return child == RIO_NONE ? place->vertex : fragment_at(orders, child)->entry;
}

static guint32
exit_of(const RioOrders *orders, guint32 child, const Place *place)
{
	return child == RIO_NONE ? place->vertex : fragment_at(orders, child)->exit;
}

/* The child of its polygon that the vertex is the entry of. */
static guint32
child_behind(const RioOrders *orders, const Place *place)
{
	const RioFragment *polygon = fragment_at(orders, place->fragment);
	guint32 child = polygon->first + 1;

	while (fragment_at(orders, child)->entry != place->vertex)
		child++;
	return child;
}

/* Children stand in the order of their numbers, a vertex right before the child behind it. */
static RioOrder
order_in_polygon(const RioOrders *orders, const Meeting *meeting)
{
	guint32 a_child = meeting->a_child, b_child = meeting->b_child;
	guint32 a_rank = a_child == RIO_NONE ? child_behind(orders, &meeting->a) : a_child;
	guint32 b_rank = b_child == RIO_NONE ? child_behind(orders, &meeting->b) : b_child;

	if (a_rank == b_rank)
		return a_child == RIO_NONE ? RIO_ORDER_BEFORE : RIO_ORDER_AFTER;
	return a_rank < b_rank ? RIO_ORDER_BEFORE : RIO_ORDER_AFTER;
}

/* Of a host's ways out only those of events beside it run beside the others. */
static RioOrder
order_at_events(const RioOrders *orders, guint32 host, guint32 a_child, guint32 b_child)
{
	if (!begins(orders, a_child, host, TRUE) && !begins(orders, b_child, host, TRUE))
		return RIO_ORDER_EXCLUSIVE;
	/* inside a child there are ways of both sorts: it was not asked of which the two are */
	if (begins(orders, a_child, host, FALSE) && begins(orders, b_child, host, FALSE))
		return RIO_ORDER_ANY | RIO_ORDER_VAGUE;
	return RIO_ORDER_ANY;
}

static RioOrder
order_in_bond(const RioOrders *orders, guint32 number, guint32 a_child, guint32 b_child)
{
	const RioNormalForm *form = form_of(orders);
	const RioFragment *bond = fragment_at(orders, number);

	if (bond->loop)
		return RIO_ORDER_EITHER;
	if (!spreads(orders, orders->scope_of[number], bond->entry))
		return RIO_ORDER_EXCLUSIVE;
	if (bond->entry < form->n_vertices &&
	    form->vertices[bond->entry].routing == RIO_ROUTING_NONE)
		return order_at_events(orders, bond->entry, a_child, b_child);
	return RIO_ORDER_ANY;
}

static RioOrder
order_in_rigid(const RioRigid *rigid, guint32 a_entry, guint32 a_exit, guint32 b_entry,
	       guint32 b_exit)
{
	RioOrder order = RIO_ORDER_EXCLUSIVE;

	if (a_exit == b_entry || rio_rigid_leads_to(rigid, a_exit, b_entry))
		order |= RIO_ORDER_BEFORE;
	if (b_exit == a_entry || rio_rigid_leads_to(rigid, b_exit, a_entry))
		order |= RIO_ORDER_AFTER;
	/* where tokens go round, what comes after in one round may be beside in another */
	if (rigid->spreads && (order == RIO_ORDER_EXCLUSIVE || rigid->circles))
		return RIO_ORDER_ANY | RIO_ORDER_VAGUE;
	return order;
}

static RioOrder
order_in(const RioOrders *orders, const Meeting *meeting)
{
	guint32 a_child = meeting->a_child, b_child = meeting->b_child;

	switch (fragment_at(orders, meeting->fragment)->kind) {
	case RIO_FRAGMENT_POLYGON:
		return order_in_polygon(orders, meeting);
	case RIO_FRAGMENT_RIGID:
		return order_in_rigid(orders->rigids[meeting->fragment],
				      entry_of(orders, a_child, &meeting->a),
				      exit_of(orders, a_child, &meeting->a),
				      entry_of(orders, b_child, &meeting->b),
				      exit_of(orders, b_child, &meeting->b));
	default:
		return order_in_bond(orders, meeting->fragment, a_child, b_child);
	}
}

/* A vertex where a loop begins or ends is in it, though it lies on its border. */
static RioOrder
order_in_turn(const RioOrders *orders, guint32 vertex, guint32 child, const Place *b)
{
	const RioFragment *fragment = fragment_at(orders, child);
	guint32 inner;

	if (!orders->turns[vertex] || (fragment->entry != vertex && fragment->exit != vertex))
		return RIO_ORDER_EXCLUSIVE;
	if (fragment->loop)
		return RIO_ORDER_EITHER;
	if (fragment->kind != RIO_FRAGMENT_RIGID)
		return RIO_ORDER_EXCLUSIVE;
	inner = child_with(orders, child, b);
	return order_in_rigid(orders->rigids[child], vertex, vertex, entry_of(orders, inner, b),
			      exit_of(orders, inner, b));
}

/* Of those that are one vertex. */
static RioOrder
order_at_host(const RioOrders *orders, guint32 a, guint32 b)
{
	const RioNormalForm *form = form_of(orders);

	if (rio_fragments_vertex(form, b) == a)
		return RIO_ORDER_BEFORE;
	if (rio_fragments_vertex(form, a) == b)
		return RIO_ORDER_AFTER;
	return is_beside_host(form, a) || is_beside_host(form, b) ? RIO_ORDER_ANY
								  : RIO_ORDER_EXCLUSIVE;
}

static RioOrder
order_in_scope(const RioOrders *orders, guint32 a, guint32 b)
{
	const Meeting meeting = meeting_of(orders, a, b);
	guint32 a_child = meeting.a_child, b_child = meeting.b_child;
	RioOrder order =
		is_at_host(&meeting) ? order_at_host(orders, a, b) : order_in(orders, &meeting);

	if (a_child == RIO_NONE && b_child != RIO_NONE)
		order |= order_in_turn(orders, meeting.a.vertex, b_child, &meeting.b);
	if (b_child == RIO_NONE && a_child != RIO_NONE)
		order |= reversed(order_in_turn(orders, meeting.b.vertex, a_child, &meeting.a));
	switch ((RioSureness)orders->repeats[meeting.fragment]) {
	case RIO_SURELY_NOT:
		return order;
	case RIO_PERHAPS:
		return order | RIO_ORDER_EITHER | RIO_ORDER_VAGUE;
	case RIO_SURELY:
		return order | RIO_ORDER_EITHER;
	}
	g_assert_not_reached();
}

/* Scopes in scopes */

/* The vertex of the subprocess around, or RIO_NONE. */
static guint32
around(const RioNormalForm *form, guint32 vertex)
{
	return rio_model_node(form->model, form->vertices[vertex].scope);
}

static guint32
height(const RioNormalForm *form, guint32 vertex)
{
	guint32 n = 0;

	while ((vertex = around(form, vertex)) != RIO_NONE)
		n++;
	return n;
}

static gboolean
is_ad_hoc(const RioNormalForm *form, guint32 vertex)
{
	return rio_model_kind(form->model, form->vertices[vertex].scope) ==
	       RIO_KIND_AD_HOC_SUB_PROCESS;
}

static gboolean
has_loop_marker(const RioNormalForm *form, guint32 vertex)
{
	guint32 element = rio_normal_form_element(form, vertex);

	return form->vertices[vertex].node != RIO_NONE &&
	       (rio_model_child(form->model, element, RIO_KIND_STANDARD_LOOP_CHARACTERISTICS) !=
			RIO_NONE ||
		rio_model_child(form->model, element,
				RIO_KIND_MULTI_INSTANCE_LOOP_CHARACTERISTICS) != RIO_NONE);
}

static RioSureness
repeats_here(const RioOrders *orders, guint32 vertex)
{
	const RioNormalForm *form = form_of(orders);
	Place place = place_of(orders, vertex);
	RioSureness by_flow = orders->repeats[place.fragment];

	if (has_loop_marker(form, vertex))
		return RIO_SURELY;
	if (is_ad_hoc(form, vertex) || orders->outside[vertex])
		by_flow = MAX(by_flow, RIO_PERHAPS);
	return place.is_vertex ? MAX(by_flow, orders->turns[place.vertex]) : by_flow;
}

RioSureness
rio_orders_may_repeat(const RioOrders *orders, guint32 vertex)
{
	RioSureness sureness = RIO_SURELY_NOT;

	for (; vertex != RIO_NONE; vertex = around(form_of(orders), vertex))
		sureness = MAX(sureness, repeats_here(orders, vertex));
	return sureness;
}

/*
 * Goes up from both to what they are in in one scope: one vertex if the one holds the other.  FALSE
 * if no flow says how these stand to each other.
 */
static gboolean
lift(const RioOrders *orders, guint32 *a, guint32 *b)
{
	const RioNormalForm *form = form_of(orders);
	guint32 up_a = height(form, *a), up_b = height(form, *b);

	for (; up_a > up_b; up_a--)
		*a = around(form, *a);
	for (; up_b > up_a; up_b--)
		*b = around(form, *b);
	for (; *a != *b && form->vertices[*a].scope != form->vertices[*b].scope && up_a > 0;
	     up_a--) {
		*a = around(form, *a);
		*b = around(form, *b);
	}
	return form->vertices[*a].scope == form->vertices[*b].scope && !is_ad_hoc(form, *a) &&
	       !orders->outside[*a] && !orders->outside[*b];
}

RioOrder
rio_orders_between(const RioOrders *orders, guint32 a, guint32 b)
{
	gboolean repeats = rio_orders_may_repeat(orders, a) != RIO_SURELY_NOT, ordered;
	RioOrder order;
	guint32 container;

	if (a == b)
		return repeats ? RIO_ORDER_EITHER : RIO_ORDER_EXCLUSIVE;
	ordered = lift(orders, &a, &b);
	if (a == b && rio_orders_may_repeat(orders, a) == RIO_SURELY_NOT)
		return RIO_ORDER_BESIDE | RIO_ORDER_VAGUE;
	if (a == b || !ordered)
		return RIO_ORDER_ANY | RIO_ORDER_VAGUE;
	order = order_in_scope(orders, a, b);
	container = around(form_of(orders), a);
	if (container != RIO_NONE && rio_orders_may_repeat(orders, container) != RIO_SURELY_NOT)
		order |= RIO_ORDER_EITHER;
	return order;
}

/* What may be left out */

/*
 * Whether the flow may go through the rigid from its entry to the vertex @to without the vertex,
 * or without the child: RIO_NONE where it is not that.
 */
static RioSureness
is_avoided(const RioOrders *orders, guint32 number, guint32 to, guint32 vertex, guint32 child)
{
	const RioFragment *fragment = fragment_at(orders, number);
	const RioRigid *rigid = orders->rigids[number];
	guint32 number_of_child = child == RIO_NONE ? RIO_NONE : child - fragment->first;

	if (!rigid->graph)
		return RIO_PERHAPS;
	if ((rigid->takes_all && to == fragment->exit) ||
	    !rio_rigid_is_avoidable(rigid, fragment->entry, to, vertex, number_of_child))
		return RIO_SURELY_NOT;
	return rigid->spreads ? RIO_PERHAPS : RIO_SURELY;
}

/* What no flow brings about lies between source and sink, and is no way to go. */
static gboolean
is_outside_flow(const RioOrders *orders, const RioFragment *fragment)
{
	guint32 vertex;

	if (fragment->kind != RIO_FRAGMENT_POLYGON || fragment->n_children != 2)
		return FALSE;
	vertex = fragment_at(orders, fragment->first)->exit;
	return vertex < form_of(orders)->n_vertices && orders->outside[vertex];
}

static guint32
count_forward(const RioOrders *orders, const RioFragment *bond)
{
	guint32 n = 0;

	for (guint32 k = 0; k < bond->n_children; k++) {
		const RioFragment *child = fragment_at(orders, bond->first + k);

		n += !child->back && !is_outside_flow(orders, child);
	}
	return n;
}

/* The same of the child of a bond that begins with an event beside its host. */
static RioSureness
is_passed_beside(const RioOrders *orders, const RioFragment *bond, guint32 child)
{
	if (!begins(orders, child, bond->entry, FALSE))
		return RIO_SURELY;
	for (guint32 k = 0; k < bond->n_children; k++) {
		if (bond->first + k != child && begins(orders, bond->first + k, bond->entry, FALSE))
			return RIO_SURELY;
	}
	return RIO_SURELY_NOT;
}

/* Whether a course may pass the parent without the child. */
static RioSureness
is_passed_by(const RioOrders *orders, guint32 child)
{
	const RioFragment *fragment = fragment_at(orders, child);
	const RioFragment *parent = fragment_at(orders, fragment->parent);
	const RioNormalForm *form = form_of(orders);
	guint32 scope = orders->scope_of[child];

	if (parent->kind == RIO_FRAGMENT_POLYGON)
		return RIO_SURELY_NOT;
	if (parent->kind == RIO_FRAGMENT_RIGID)
		return is_avoided(orders, fragment->parent, parent->exit, RIO_NONE, child);
	if (fragment->back)
		return RIO_SURELY;
	if (count_forward(orders, parent) < 2 || takes_all_ways(orders, scope, parent->entry))
		return RIO_SURELY_NOT;
	if (parent->entry >= form->n_vertices)
		return RIO_SURELY;
	if (form->vertices[parent->entry].routing == RIO_ROUTING_COMPLEX)
		return RIO_PERHAPS;
	if (form->vertices[parent->entry].routing == RIO_ROUTING_NONE &&
	    orders->spreads[parent->entry])
		return is_passed_beside(orders, parent, child);
	return RIO_SURELY;
}

/* Whether a course may pass the fragment @within (RIO_NONE: the scope) without the vertex in it. */
static RioSureness
is_passed(const RioOrders *orders, guint32 vertex, guint32 within)
{
	Place place = place_of(orders, vertex);
	guint32 number = place.fragment;
	RioSureness sureness = RIO_SURELY_NOT;

	if (place.is_vertex && orders->rigids[number])
		sureness = is_avoided(orders, number, fragment_at(orders, number)->exit,
				      place.vertex, RIO_NONE);
	for (; number != within && fragment_at(orders, number)->parent != RIO_NONE;
	     number = fragment_at(orders, number)->parent)
		sureness = MAX(sureness, is_passed_by(orders, number));
	return sureness;
}

/* Whether an end that takes all tokens away may cut the vertex off. */
static RioSureness
may_be_cut_off(const RioOrders *orders, guint32 vertex)
{
	const RioNormalForm *form = form_of(orders);
	RioSureness sureness = RIO_SURELY_NOT;

	for (guint i = 0; i < orders->kills->len; i++) {
		guint32 end = g_array_index(orders->kills, guint32, i);
		RioOrder order;

		if (end == vertex || form->vertices[end].scope != form->vertices[vertex].scope)
			continue;
		order = rio_orders_between(orders, end, vertex);
		if ((order & RIO_ORDER_BESIDE) != 0)
			sureness =
				MAX(sureness, (order & RIO_ORDER_VAGUE) ? RIO_PERHAPS : RIO_SURELY);
	}
	return sureness;
}

static RioSureness
is_optional_here(const RioOrders *orders, guint32 vertex)
{
	const RioNormalForm *form = form_of(orders);
	RioSureness sureness = is_passed(orders, vertex, RIO_NONE);

	if (form->vertices[vertex].host != RIO_NONE)
		return RIO_SURELY;
	if (orders->vague[form->vertices[vertex].scope] || is_ad_hoc(form, vertex) ||
	    orders->outside[vertex])
		sureness = MAX(sureness, RIO_PERHAPS);
	return MAX(sureness, may_be_cut_off(orders, vertex));
}

RioSureness
rio_orders_is_optional(const RioOrders *orders, guint32 vertex)
{
	RioSureness sureness = is_optional_here(orders, vertex);

	while ((vertex = around(form_of(orders), vertex)) != RIO_NONE)
		sureness = MAX(sureness, orders->interrupted[vertex]
						 ? RIO_SURELY
						 : is_optional_here(orders, vertex));
	return sureness;
}

/* What waits for what */

static RioSureness
no(RioSureness sureness)
{
	return RIO_SURELY - sureness;
}

/* Whether a course may come to the end of @outer, which holds the vertex, without the vertex. */
static RioSureness
is_passed_inside(const RioOrders *orders, guint32 vertex, guint32 outer)
{
	RioSureness sureness = RIO_SURELY_NOT;

	while (vertex != outer) {
		sureness = MAX(sureness, is_optional_here(orders, vertex));
		vertex = around(form_of(orders), vertex);
		if (orders->interrupted[vertex])
			sureness = MAX(sureness, RIO_PERHAPS);
	}
	return sureness;
}

static RioSureness
surely_if(gboolean so)
{
	return so ? RIO_SURELY : RIO_SURELY_NOT;
}

/* Whether b comes on each way to a, if what holds it in the fragment does. */
static RioSureness
comes_first(const RioOrders *orders, const Meeting *meeting)
{
	const RioFragment *fragment = fragment_at(orders, meeting->fragment);
	guint32 a_child = meeting->a_child, b_child = meeting->b_child;

	switch (fragment->kind) {
	case RIO_FRAGMENT_POLYGON:
		return surely_if(order_in_polygon(orders, meeting) == RIO_ORDER_AFTER);
	case RIO_FRAGMENT_RIGID:
		return no(is_avoided(orders, meeting->fragment,
				     entry_of(orders, a_child, &meeting->a),
				     b_child == RIO_NONE ? meeting->b.vertex : RIO_NONE, b_child));
	default:
		return surely_if(fragment->loop && fragment_at(orders, a_child)->back &&
				 !fragment_at(orders, b_child)->back &&
				 count_forward(orders, fragment) == 1);
	}
}

static RioSureness
waits_in_scope(const RioOrders *orders, guint32 a, guint32 b)
{
	const Meeting meeting = meeting_of(orders, a, b);
	guint32 a_child = meeting.a_child, b_child = meeting.b_child;
	RioSureness sureness;

	/* or @b is where the loop turns that @a is in */
	if (is_at_host(&meeting) || (b_child == RIO_NONE && a_child != RIO_NONE &&
				     orders->turns[b] && fragment_at(orders, a_child)->exit == b))
		return RIO_PERHAPS;
	sureness = comes_first(orders, &meeting);
	if (b_child != RIO_NONE)
		sureness = MIN(sureness, no(is_passed(orders, b, b_child)));
	return sureness;
}

RioSureness
rio_orders_waits(const RioOrders *orders, guint32 a, guint32 b)
{
	guint32 outer_a = a, outer_b = b;

	if (!lift(orders, &outer_a, &outer_b) || outer_a == outer_b)
		return a == b ? RIO_SURELY_NOT : RIO_PERHAPS;
	return MIN(waits_in_scope(orders, outer_a, outer_b),
		   no(is_passed_inside(orders, b, outer_b)));
}
