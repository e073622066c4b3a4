#include "flow/orders.h"

static RioOrder
reversed(RioOrder order)
{
	return (order & (RIO_ORDER_BESIDE | RIO_ORDER_VAGUE)) |
	       (order & RIO_ORDER_BEFORE ? RIO_ORDER_AFTER : 0) |
	       (order & RIO_ORDER_AFTER ? RIO_ORDER_BEFORE : 0);
}

guint32
rio_orders_entry(const RioOrders *orders, guint32 child, const RioSite *place)
{
	return child == RIO_NONE ? place->vertex : rio_orders_fragment(orders, child)->entry;
}

static guint32
exit_of(const RioOrders *orders, guint32 child, const RioSite *place)
{
	return child == RIO_NONE ? place->vertex : rio_orders_fragment(orders, child)->exit;
}

/* The child of its polygon that the vertex is the entry of. */
static guint32
child_behind(const RioOrders *orders, const RioSite *place)
{
	const RioFragment *polygon = rio_orders_fragment(orders, place->fragment);
	guint32 child = polygon->first + 1;

	while (rio_orders_fragment(orders, child)->entry != place->vertex)
		child++;
	return child;
}

RioOrder
rio_orders_in_polygon(const RioOrders *orders, const RioEncounter *meeting)
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
	if (!rio_orders_begins(orders, a_child, host, TRUE) &&
	    !rio_orders_begins(orders, b_child, host, TRUE))
		return RIO_ORDER_EXCLUSIVE;
	/* inside a child there are ways of both sorts: it was not asked of which the two are */
	if (rio_orders_begins(orders, a_child, host, FALSE) &&
	    rio_orders_begins(orders, b_child, host, FALSE))
		return RIO_ORDER_ANY | RIO_ORDER_VAGUE;
	return RIO_ORDER_ANY;
}

static RioOrder
order_in_bond(const RioOrders *orders, guint32 number, guint32 a_child, guint32 b_child)
{
	const RioNormalForm *form = rio_orders_form(orders);
	const RioFragment *bond = rio_orders_fragment(orders, number);

	if (bond->loop)
		return RIO_ORDER_EITHER;
	if (!rio_orders_spreads(orders, orders->scope_of[number], bond->entry))
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
order_in(const RioOrders *orders, const RioEncounter *meeting)
{
	guint32 a_child = meeting->a_child, b_child = meeting->b_child;

	switch (rio_orders_fragment(orders, meeting->fragment)->kind) {
	case RIO_FRAGMENT_POLYGON:
		return rio_orders_in_polygon(orders, meeting);
	case RIO_FRAGMENT_RIGID:
		return order_in_rigid(orders->rigids[meeting->fragment],
				      rio_orders_entry(orders, a_child, &meeting->a),
				      exit_of(orders, a_child, &meeting->a),
				      rio_orders_entry(orders, b_child, &meeting->b),
				      exit_of(orders, b_child, &meeting->b));
	default:
		return order_in_bond(orders, meeting->fragment, a_child, b_child);
	}
}

/* A vertex where a loop begins or ends is in it, though it lies on its border. */
static RioOrder
order_in_turn(const RioOrders *orders, guint32 vertex, guint32 child, const RioSite *b)
{
	const RioFragment *fragment = rio_orders_fragment(orders, child);
	guint32 inner;

	if (!orders->turns[vertex] || (fragment->entry != vertex && fragment->exit != vertex))
		return RIO_ORDER_EXCLUSIVE;
	if (fragment->loop)
		return RIO_ORDER_EITHER;
	if (fragment->kind != RIO_FRAGMENT_RIGID)
		return RIO_ORDER_EXCLUSIVE;
	inner = rio_orders_child_with(orders, child, b);
	return order_in_rigid(orders->rigids[child], vertex, vertex,
			      rio_orders_entry(orders, inner, b), exit_of(orders, inner, b));
}

/* Of those that are one vertex. */
static RioOrder
order_at_host(const RioOrders *orders, guint32 a, guint32 b)
{
	const RioNormalForm *form = rio_orders_form(orders);

	if (rio_fragments_vertex(form, b) == a)
		return RIO_ORDER_BEFORE;
	if (rio_fragments_vertex(form, a) == b)
		return RIO_ORDER_AFTER;
	return rio_orders_is_beside_host(form, a) || rio_orders_is_beside_host(form, b)
		       ? RIO_ORDER_ANY
		       : RIO_ORDER_EXCLUSIVE;
}

static RioOrder
order_in_scope(const RioOrders *orders, guint32 a, guint32 b)
{
	const RioEncounter meeting = rio_orders_meeting(orders, a, b);
	guint32 a_child = meeting.a_child, b_child = meeting.b_child;
	RioOrder order = rio_orders_is_at_host(&meeting) ? order_at_host(orders, a, b)
							 : order_in(orders, &meeting);

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

guint32
rio_orders_around(const RioNormalForm *form, guint32 vertex)
{
	return rio_model_node(form->model, form->vertices[vertex].scope);
}

static guint32
height(const RioNormalForm *form, guint32 vertex)
{
	guint32 n = 0;

	while ((vertex = rio_orders_around(form, vertex)) != RIO_NONE)
		n++;
	return n;
}

gboolean
rio_orders_is_ad_hoc(const RioNormalForm *form, guint32 vertex)
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
	const RioNormalForm *form = rio_orders_form(orders);
	RioSite place = rio_orders_place(orders, vertex);
	RioSureness by_flow = orders->repeats[place.fragment];

	if (has_loop_marker(form, vertex))
		return RIO_SURELY;
	if (rio_orders_is_ad_hoc(form, vertex) || orders->outside[vertex])
		by_flow = MAX(by_flow, RIO_PERHAPS);
	return place.is_vertex ? MAX(by_flow, orders->turns[place.vertex]) : by_flow;
}

RioSureness
rio_orders_may_repeat(const RioOrders *orders, guint32 vertex)
{
	RioSureness sureness = RIO_SURELY_NOT;

	for (; vertex != RIO_NONE; vertex = rio_orders_around(rio_orders_form(orders), vertex))
		sureness = MAX(sureness, repeats_here(orders, vertex));
	return sureness;
}

gboolean
rio_orders_lift(const RioOrders *orders, guint32 *a, guint32 *b)
{
	const RioNormalForm *form = rio_orders_form(orders);
	guint32 up_a = height(form, *a), up_b = height(form, *b);

	for (; up_a > up_b; up_a--)
		*a = rio_orders_around(form, *a);
	for (; up_b > up_a; up_b--)
		*b = rio_orders_around(form, *b);
	for (; form->vertices[*a].scope != form->vertices[*b].scope && up_a > 0; up_a--) {
		*a = rio_orders_around(form, *a);
		*b = rio_orders_around(form, *b);
	}
	return form->vertices[*a].scope == form->vertices[*b].scope &&
	       !rio_orders_is_ad_hoc(form, *a) && !orders->outside[*a] && !orders->outside[*b];
}

RioOrder
rio_orders_between(const RioOrders *orders, guint32 a, guint32 b)
{
	gboolean repeats = rio_orders_may_repeat(orders, a) != RIO_SURELY_NOT, ordered;
	RioOrder order;
	guint32 container;

	if (a == b)
		return repeats ? RIO_ORDER_EITHER : RIO_ORDER_EXCLUSIVE;
	ordered = rio_orders_lift(orders, &a, &b);
	if (a == b && rio_orders_may_repeat(orders, a) == RIO_SURELY_NOT)
		return RIO_ORDER_BESIDE | RIO_ORDER_VAGUE;
	if (a == b || !ordered)
		return RIO_ORDER_ANY | RIO_ORDER_VAGUE;
	order = order_in_scope(orders, a, b);
	container = rio_orders_around(rio_orders_form(orders), a);
	if (container != RIO_NONE && rio_orders_may_repeat(orders, container) != RIO_SURELY_NOT)
		order |= RIO_ORDER_EITHER;
	return order;
}
