/*
 * order.h: what may come before, after or beside what
 *
 * Read off the fragment tree, without looking at any state: of two steps the smallest fragment
 * that holds both tells.  In a sequence the one comes before the other, in a choice never both, in
 * parallel branches they run side by side; in a loop each may come before the other, in another
 * round.  Inside rigids it goes by what can reach what: what is told there may be more than can
 * happen, never less.  Soundness is taken for granted.
 */
#pragma once

#include "flow/fragment.h"

/* Flags: of steps that may come in either order, side by side or not, several. */
typedef enum {
	RIO_ORDER_EXCLUSIVE = 0,   /* never both */
	RIO_ORDER_BEFORE = 1 << 0, /* the first may come before the second */
	RIO_ORDER_AFTER = 1 << 1,  /* the first may come after the second */
	RIO_ORDER_BESIDE = 1 << 2, /* they may run at the same time */
	RIO_ORDER_VAGUE = 1 << 3,  /* not all that is told can be relied on to happen */
} RioOrder;

#define RIO_ORDER_EITHER ((RioOrder)(RIO_ORDER_BEFORE | RIO_ORDER_AFTER))
#define RIO_ORDER_ANY ((RioOrder)(RIO_ORDER_BEFORE | RIO_ORDER_AFTER | RIO_ORDER_BESIDE))

/* How sure one can be of something without looking at states. */
typedef enum {
	RIO_SURELY_NOT,
	RIO_PERHAPS,
	RIO_SURELY,
} RioSureness;

typedef struct _RioOrders RioOrders;

/*
 * Linear, but for rigids: quadratic bits in their vertices.  Lives no longer than @fragments.  Any
 * number of threads may read it.
 */
RioOrders *rio_orders_new(const RioFragments *fragments);
void rio_orders_free(RioOrders *orders);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioOrders, rio_orders_free)

/*
 * How the vertex @a stands to @b, in any scopes of the model.  Of a subprocess and what is in it:
 * beside, vaguely; of a vertex and itself: before and after if it may come again.  Between two
 * processes, and where no flow says it, anything is possible, and vague.  As deep as the trees.
 */
RioOrder rio_orders_between(const RioOrders *orders, guint32 a, guint32 b);

/* Whether the vertex may come again in one course of the work. */
RioSureness rio_orders_may_repeat(const RioOrders *orders, guint32 vertex);

/* Whether some course of the work comes to its end without the vertex.  As deep as the trees. */
RioSureness rio_orders_is_optional(const RioOrders *orders, guint32 vertex);

/* Whether @a never comes until @b has.  As deep as the trees. */
RioSureness rio_orders_waits(const RioOrders *orders, guint32 a, guint32 b);
