#include "diff/relations.h"

#include <string.h>

/* With more activities, far more than people draw, not all are held against all. */
#define MOST_STEPS 200

/* In waits: nobody asked yet. */
#define UNASKED 0xff

static void
look_at(const RioRelations *relations, RioCommon *step, RioSide side)
{
	const RioOrders *orders = relations->runs[side].orders;
	guint32 node = step->node[side];

	step->known[side] = rio_runs_knows(&relations->runs[side], node);
	step->optional[side] = RIO_PERHAPS;
	step->repeats[side] = RIO_PERHAPS;
	if (!step->known[side])
		return;
	step->optional[side] = rio_orders_is_optional(orders, node);
	step->repeats[side] = rio_orders_may_repeat(orders, node);
}

static void
find_steps(RioRelations *relations, const RioPairing *pairing)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(RioCommon));

	for (guint32 x = 0; x < a->n_things; x++) {
		guint32 y = pairing->b_of[x];
		RioCommon step;

		if (y == RIO_NONE || !rio_thing_is_activity(a, x) || !rio_thing_is_activity(b, y))
			continue;
		step.node[RIO_SIDE_A] = a->things[x].node;
		step.node[RIO_SIDE_B] = b->things[y].node;
		for (RioSide side = 0; side < RIO_N_SIDES; side++)
			look_at(relations, &step, side);
		g_array_append_val(steps, step);
	}
	relations->n = steps->len;
	relations->n_related = relations->n <= MOST_STEPS ? relations->n : 0;
	relations->steps = (RioCommon *)(gpointer)g_array_free(g_steal_pointer(&steps), FALSE);
}

static gboolean
are_known(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return relations->steps[i].known[side] && relations->steps[j].known[side];
}

static RioOrder
find_order(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	if (!are_known(relations, side, i, j))
		return RIO_ORDER_ANY | RIO_ORDER_VAGUE;
	return rio_orders_between(relations->runs[side].orders, relations->steps[i].node[side],
				  relations->steps[j].node[side]);
}

static void
find_orders(RioRelations *relations, RioSide side)
{
	guint32 n = relations->n_related;

	relations->orders[side] = g_new(RioOrder, n * n);
	relations->waits[side] = g_new(guint8, n * n + 1);
	memset(relations->waits[side], UNASKED, n * n);
	for (guint32 i = 0; i < n; i++) {
		for (guint32 j = 0; j < n; j++)
			relations->orders[side][i * n + j] = find_order(relations, side, i, j);
	}
}

RioRelations *
rio_relations_new(const RioPairing *pairing)
{
	RioRelations *relations = g_new0(RioRelations, 1);

	rio_runs_init(&relations->runs[RIO_SIDE_A], (RioModel *)pairing->a->model);
	rio_runs_init(&relations->runs[RIO_SIDE_B], (RioModel *)pairing->b->model);
	find_steps(relations, pairing);
	for (RioSide side = 0; side < RIO_N_SIDES; side++)
		find_orders(relations, side);
	return relations;
}

void
rio_relations_free(RioRelations *relations)
{
	if (!relations)
		return;
	for (RioSide side = 0; side < RIO_N_SIDES; side++) {
		rio_runs_clear(&relations->runs[side]);
		g_free(relations->orders[side]);
		g_free(relations->waits[side]);
	}
	g_free(relations->steps);
	g_free(relations);
}

static RioSureness
ask(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	guint8 *known = &relations->waits[side][i * relations->n_related + j];

	if (*known == UNASKED)
		*known = are_known(relations, side, i, j)
				 ? rio_orders_waits(relations->runs[side].orders,
						    relations->steps[i].node[side],
						    relations->steps[j].node[side])
				 : RIO_PERHAPS;
	return *known;
}

gboolean
rio_relations_waits(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return ask(relations, side, i, j) == RIO_SURELY;
}

gboolean
rio_relations_never_waits(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return ask(relations, side, i, j) == RIO_SURELY_NOT;
}

gboolean
rio_relations_is_optional(const RioRelations *relations, RioSide side, guint32 i)
{
	const RioCommon *step = &relations->steps[i];

	return step->optional[side] == RIO_SURELY &&
	       step->optional[rio_side_other(side)] == RIO_SURELY_NOT;
}

gboolean
rio_relations_is_repeated(const RioRelations *relations, RioSide side, guint32 i)
{
	const RioCommon *step = &relations->steps[i];

	return step->repeats[side] == RIO_SURELY &&
	       step->repeats[rio_side_other(side)] == RIO_SURELY_NOT;
}

static gboolean
comes_before(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return rio_relations_order(relations, side, i, j) == RIO_ORDER_BEFORE;
}

static RioPairs *
pairs_that(const RioRelations *relations, RioSide side, RioArena *arena,
	   gboolean (*hold)(const RioRelations *relations, RioSide side, guint32 i, guint32 j))
{
	RioPairs *pairs = rio_pairs_new(arena, relations->n_related);

	for (guint32 i = 0; i < pairs->n; i++) {
		for (guint32 j = 0; j < pairs->n; j++) {
			if (i != j && hold(relations, side, i, j))
				rio_bits_add(pairs->pairs[i], j);
		}
	}
	return pairs;
}

RioPairs *
rio_relations_later(const RioRelations *relations, RioSide side, RioArena *arena)
{
	return pairs_that(relations, side, arena, comes_before);
}

RioPairs *
rio_relations_awaited(const RioRelations *relations, RioSide side, RioArena *arena)
{
	return pairs_that(relations, side, arena, rio_relations_waits);
}
