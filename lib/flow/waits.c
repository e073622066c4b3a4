#include "flow/orders.h"

/* What may be left out */

/*
 * Whether the flow may go through the rigid from its entry to the vertex @to without the vertex,
 * or without the child: RIO_NONE where it is not that.
 */
static RioSureness
is_avoided(const RioOrders *orders, guint32 number, guint32 to, guint32 vertex, guint32 child)
{
	const RioFragment *fragment = rio_orders_fragment(orders, number);
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
	vertex = rio_orders_fragment(orders, fragment->first)->exit;
	return vertex < rio_orders_form(orders)->n_vertices && orders->outside[vertex];
}

static guint32
count_forward(const RioOrders *orders, const RioFragment *bond)
{
	guint32 n = 0;

	for (guint32 k = 0; k < bond->n_children; k++) {
		const RioFragment *child = rio_orders_fragment(orders, bond->first + k);

		n += !child->back && !is_outside_flow(orders, child);
	}
	return n;
}

/* The same of the child of a bond that begins with an event beside its host. */
static RioSureness
is_passed_beside(const RioOrders *orders, const RioFragment *bond, guint32 child)
{
	if (!rio_orders_begins(orders, child, bond->entry, FALSE))
		return RIO_SURELY;
	for (guint32 k = 0; k < bond->n_children; k++) {
		if (bond->first + k != child &&
		    rio_orders_begins(orders, bond->first + k, bond->entry, FALSE))
			return RIO_SURELY;
	}
	return RIO_SURELY_NOT;
}

/* Whether a course may pass the parent without the child. */
static RioSureness
is_passed_by(const RioOrders *orders, guint32 child)
{
	const RioFragment *fragment = rio_orders_fragment(orders, child);
	const RioFragment *parent = rio_orders_fragment(orders, fragment->parent);
	const RioNormalForm *form = rio_orders_form(orders);
	guint32 scope = orders->scope_of[child];

	if (parent->kind == RIO_FRAGMENT_POLYGON)
		return RIO_SURELY_NOT;
	if (parent->kind == RIO_FRAGMENT_RIGID)
		return is_avoided(orders, fragment->parent, parent->exit, RIO_NONE, child);
	if (fragment->back)
		return RIO_SURELY;
	if (count_forward(orders, parent) < 2 ||
	    rio_orders_takes_all_ways(orders, scope, parent->entry))
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
	RioSite place = rio_orders_place(orders, vertex);
	guint32 number = place.fragment;
	RioSureness sureness = RIO_SURELY_NOT;

	if (place.is_vertex && orders->rigids[number])
		sureness = is_avoided(orders, number, rio_orders_fragment(orders, number)->exit,
				      place.vertex, RIO_NONE);
	for (; number != within && rio_orders_fragment(orders, number)->parent != RIO_NONE;
	     number = rio_orders_fragment(orders, number)->parent)
		sureness = MAX(sureness, is_passed_by(orders, number));
	return sureness;
}

/* Whether an end that takes all tokens away may cut the vertex off. */
static RioSureness
may_be_cut_off(const RioOrders *orders, guint32 vertex)
{
	const RioNormalForm *form = rio_orders_form(orders);
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
	const RioNormalForm *form = rio_orders_form(orders);
	RioSureness sureness = is_passed(orders, vertex, RIO_NONE);

	if (rio_orders_is_beside_host(form, vertex))
		return RIO_SURELY;
	if (orders->vague[form->vertices[vertex].scope] || rio_orders_is_ad_hoc(form, vertex) ||
	    orders->outside[vertex])
		sureness = MAX(sureness, RIO_PERHAPS);
	return MAX(sureness, may_be_cut_off(orders, vertex));
}

RioSureness
rio_orders_is_optional(const RioOrders *orders, guint32 vertex)
{
	RioSureness sureness = is_optional_here(orders, vertex);

	while ((vertex = rio_orders_around(rio_orders_form(orders), vertex)) != RIO_NONE)
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
		vertex = rio_orders_around(rio_orders_form(orders), vertex);
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
comes_first(const RioOrders *orders, const RioEncounter *meeting)
{
	const RioFragment *fragment = rio_orders_fragment(orders, meeting->fragment);
	guint32 a_child = meeting->a_child, b_child = meeting->b_child;

	switch (fragment->kind) {
	case RIO_FRAGMENT_POLYGON:
		return surely_if(rio_orders_in_polygon(orders, meeting) == RIO_ORDER_AFTER);
	case RIO_FRAGMENT_RIGID:
		return no(is_avoided(orders, meeting->fragment,
				     rio_orders_entry(orders, a_child, &meeting->a),
				     b_child == RIO_NONE ? meeting->b.vertex : RIO_NONE, b_child));
	default:
		return surely_if(fragment->loop && rio_orders_fragment(orders, a_child)->back &&
				 !rio_orders_fragment(orders, b_child)->back &&
				 count_forward(orders, fragment) == 1);
	}
}

static RioSureness
waits_in_scope(const RioOrders *orders, guint32 a, guint32 b)
{
	const RioEncounter meeting = rio_orders_meeting(orders, a, b);
	guint32 a_child = meeting.a_child, b_child = meeting.b_child;
	RioSureness sureness;

	/* or @b is where the loop turns that @a is in */
	if (rio_orders_is_at_host(&meeting) ||
	    (b_child == RIO_NONE && a_child != RIO_NONE && orders->turns[b] &&
	     rio_orders_fragment(orders, a_child)->exit == b))
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

	if (!rio_orders_lift(orders, &outer_a, &outer_b) || outer_a == outer_b)
		return a == b ? RIO_SURELY_NOT : RIO_PERHAPS;
	return MIN(waits_in_scope(orders, outer_a, outer_b),
		   no(is_passed_inside(orders, b, outer_b)));
}
