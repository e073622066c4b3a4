/*
 * orders.h: what order.h answers from
 *
 * orders.c reads what it takes off the fragment tree, and finds where two vertices meet in it;
 * order.c tells which comes first, waits.c what may be left out and what waits for what.
 */
#pragma once

#include "base/arena.h"
#include "flow/order.h"
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
} RioSite;

/* Two places in the smallest fragment with both, and in which of its children each is. */
typedef struct {
	RioSite a, b;
	guint32 fragment;
	guint32 a_child, b_child; /* RIO_NONE: a vertex right in the fragment */
} RioEncounter;

static inline const RioFragment *
rio_orders_fragment(const RioOrders *orders, guint32 fragment)
{
	return &orders->fragments->fragments[fragment];
}

static inline const RioNormalForm *
rio_orders_form(const RioOrders *orders)
{
	return orders->fragments->form;
}

/* Where tokens part (orders.c) */

/* Whether it is an event on a host that goes on beside it. */
gboolean rio_orders_is_beside_host(const RioNormalForm *form, guint32 vertex);

/* Whether the vertex, as the entry of a fragment in that scope, may send out several tokens. */
gboolean rio_orders_spreads(const RioOrders *orders, guint32 scope, guint32 vertex);

/* Whether it always sends one on each way. */
gboolean rio_orders_takes_all_ways(const RioOrders *orders, guint32 scope, guint32 vertex);

/*
 * Whether a way that begins in the fragment at its entry, a host, is that of an event beside it
 * (@beside), or any other (not @beside).
 */
gboolean rio_orders_begins(const RioOrders *orders, guint32 fragment, guint32 entry,
			   gboolean beside);

/* Places (orders.c) */

RioSite rio_orders_place(const RioOrders *orders, guint32 vertex);
RioEncounter rio_orders_meeting(const RioOrders *orders, guint32 a, guint32 b);

/* The child of @fragment that the place is in, or RIO_NONE: it is a vertex right in it. */
guint32 rio_orders_child_with(const RioOrders *orders, guint32 fragment, const RioSite *place);

/* Whether both are one vertex: a host and its boundary events that lead nowhere. */
gboolean rio_orders_is_at_host(const RioEncounter *meeting);

/* Order (order.c) */

/* Where the flow comes to the place in the fragment: a vertex, or the entry of a child. */
guint32 rio_orders_entry(const RioOrders *orders, guint32 child, const RioSite *place);

/* Children stand in the order of their numbers, a vertex right before the child behind it. */
RioOrder rio_orders_in_polygon(const RioOrders *orders, const RioEncounter *meeting);

/* The vertex of the subprocess around, or RIO_NONE. */
guint32 rio_orders_around(const RioNormalForm *form, guint32 vertex);
gboolean rio_orders_is_ad_hoc(const RioNormalForm *form, guint32 vertex);

/*
 * Goes up from both to what they are in in one scope: one vertex if the one holds the other.  FALSE
 * if no flow says how these stand to each other.
 */
gboolean rio_orders_lift(const RioOrders *orders, guint32 *a, guint32 *b);
