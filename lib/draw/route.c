/*
 * route.c: a way over the rails for each wire
 *
 * A search for the cheapest way (Dijkstra 1959, led by the distance that is left as in A*) from
 * crossing to crossing, where turns, crossings of other wires and length cost.  Short wires come
 * first, those that lead back last; afterwards each is taken up and laid again, now that it knows
 * the others.
 *
 * A turn costs as much as a crossing: who dodges each crossing winds about, and gets into the way
 * of others that way.
 *
 * On single rails a wire stands in the way of others.  Only at their common end may wires lie on
 * each other, as branches of a tree:
 *
 *     <split> ──┬── [A]
 *               ├── [B]
 *               └── [C]
 */
#include "draw/grid.h"

#include "base/heap.h"

#include <stdlib.h>

#define COST_TURN 600
#define COST_CROSSING 600
#define COST_SHARED 25	    /* beside others in a channel, each */
#define COST_TRUNK 30	    /* on another wire towards a common end */
#define COST_NEAR_TURN 30   /* where another wire turns */
#define COST_CAREFUL 1500   /* the same, for one that got into trouble there */
#define COST_FOREIGN 300    /* through a closed pool, out of one's own pool */
#define COST_FORCED 4000    /* on another wire, when there is no other way */
#define COST_BACKWARDS 1000 /* out to the left, in from the right */
#define COST_SIDEWAYS 25    /* out of an activity upwards or downwards */
#define COST_OFF_CENTRE 6

#define SEAT_ROOM 23 /* from the middle of a boundary event to a wire that ends beside it */

/* States visited over all wires of a sheet: a fifth of a second.  Real models stay far below. */
#define BUDGET 1500000

#define NONE G_MAXUINT32
#define START (1u << 31) /* in front of a crossing, as what came before a state */

/* How a wire came to a crossing; the first piece of a wire may run on a trunk. */
typedef enum { MODE_H_FIRST, MODE_V_FIRST, MODE_H, MODE_V, N_MODES } Mode;

#define is_level(mode) ((mode) == MODE_H_FIRST || (mode) == MODE_H)
#define is_first(mode) ((mode) == MODE_H_FIRST || (mode) == MODE_V_FIRST)

/* The piece of a rail between two neighbouring crossings, and who runs there. */
typedef struct {
	guint32 keys[2]; /* of the ends at which others may join; two of a straight wire */
	guint32 count;
} Arm;

typedef struct {
	RioGrid *grid;
	Arm *level, *upright;		  /* by the crossing at their left (upper) end */
	guint16 *pass_h, *pass_v, *turns; /* by crossing: wires that go straight on, or turn */
	int *cost;			  /* by state */
	guint32 *before;		  /* by state: the state before, or START | crossing */
	guint32 *seen;			  /* by state: the search that set the cost */
	guint32 search;
	RioHeap *heap;
	guint64 spent;
	/* of the search that runs: */
	const RioWire *wire;
	guint32 number;
	RioEnd from, to;
	gboolean forced;
	int goal_cost;
	guint32 goal_before, goal;
} Router;

/* ---- who runs where -------------------------------------------------------------------- */

/* Whether wires may lie on each other there; where one is pinned they belong to another flow. */
static gboolean
is_shared(const RioEnd *end)
{
	return end->kind == RIO_END_ITEM && !end->pinned;
}

/* Messages run with messages only: a broken line on another one cannot be seen. */
static guint32
key_of(const RioWire *wire, const RioEnd *end, gboolean target)
{
	return 4 * end->at + 2 * target + (wire->kind == RIO_WIRE_MESSAGE);
}

static void
find_keys(const Router *router, guint32 number, guint piece, guint32 keys[2])
{
	const RioWire *wire = rio_sheet_wire(router->grid->sheet, number);
	gboolean first = piece == 0 && is_shared(&wire->source);
	gboolean last = piece + 2 == wire->n_stops && is_shared(&wire->target);

	keys[0] = keys[1] = 4 * router->grid->sheet->items->len + number;
	if (last)
		keys[0] = keys[1] = key_of(wire, &wire->target, TRUE);
	if (first)
		keys[0] = key_of(wire, &wire->source, FALSE);
	if (!last)
		keys[1] = keys[0];
}

static gboolean
has_key(const guint32 keys[2], guint32 key)
{
	return keys[0] == key || keys[1] == key;
}

/* Notes one wire more, or less.  Who joins a straight wire at one end bars those at the other. */
static void
count_wire(Arm *arm, const guint32 keys[2], int by)
{
	if (by > 0 && arm->count == 0)
		memcpy(arm->keys, keys, sizeof arm->keys);
	else if (by > 0)
		arm->keys[0] = arm->keys[1] = arm->keys[has_key(keys, arm->keys[0]) ? 0 : 1];
	arm->count += by;
}

static void
occupy_piece(Router *router, const RioStop *a, const RioStop *b, const guint32 keys[2], int by)
{
	const RioGrid *grid = router->grid;
	gboolean level = a->h == b->h;
	guint32 from = level ? MIN(a->v, b->v) : MIN(a->h, b->h);
	guint32 to = level ? MAX(a->v, b->v) : MAX(a->h, b->h);

	for (guint32 i = from; i < to; i++) {
		guint32 cross =
			level ? rio_grid_cross(grid, i, a->h) : rio_grid_cross(grid, a->v, i);

		count_wire(level ? &router->level[cross] : &router->upright[cross], keys, by);
		if (i == from)
			continue;
		if (level)
			router->pass_h[cross] += by;
		else
			router->pass_v[cross] += by;
	}
}

/* Lays the wire down (@by is 1), or takes it up (-1). */
static void
occupy(Router *router, guint32 number, int by)
{
	const RioWire *wire = rio_sheet_wire(router->grid->sheet, number);

	for (guint i = 0; i + 1 < wire->n_stops; i++) {
		const RioStop *stop = &wire->stops[i];
		guint32 keys[2];

		find_keys(router, number, i, keys);
		occupy_piece(router, stop, stop + 1, keys, by);
		if (i > 0)
			router->turns[rio_grid_cross(router->grid, stop->v, stop->h)] += by;
	}
}

/* ---- the search ------------------------------------------------------------------------ */

static RioRailKind
kind_of_h(const Router *router, guint32 h)
{
	return router->grid->h[h].kind;
}

static gboolean
is_single(const RioRail *rail)
{
	return rail->kind == RIO_RAIL_SINGLE;
}

/* Whether the arm is free for the wire; adds to *@cost. */
static gboolean
may_run(const Router *router, const RioRail *rail, const Arm *arm, gboolean first, int *cost)
{
	if (rail->kind == RIO_RAIL_CHANNEL) {
		*cost += arm->count * COST_SHARED / 5;
		return TRUE;
	}
	if (arm->count == 0)
		return TRUE;
	if (first && is_shared(&router->from) &&
	    has_key(arm->keys, key_of(router->wire, &router->from, FALSE))) {
		*cost += COST_TRUNK / 3;
		return TRUE;
	}
	if (is_shared(&router->to) && has_key(arm->keys, key_of(router->wire, &router->to, TRUE))) {
		*cost += COST_TRUNK / 3;
		return TRUE;
	}
	*cost += COST_FORCED;
	return router->forced;
}

/* The cost of what a wire must not do but for want of another way. */
static int
cost_of_foreign(const Router *router, guint32 h)
{
	const RioRail *rail = &router->grid->h[h];

	if (rail->kind == RIO_RAIL_SEALED)
		return COST_FOREIGN;
	if (router->wire->kind == RIO_WIRE_FLOW && rail->kind == RIO_RAIL_BORDER)
		return COST_FOREIGN;
	return 0;
}

/* A bound on what is left to the end. */
static int
left_from(const Router *router, guint32 v, guint32 h)
{
	const RioGrid *grid = router->grid;
	const RioItem *item;

	if (router->to.kind != RIO_END_ITEM)
		return 0;
	item = rio_sheet_item(grid->sheet, router->to.at);
	return ABS(grid->v[v].at - grid->v[grid->column_of[item->column]].at) / 2 +
	       ABS(grid->h[h].at - grid->h[grid->row_of[item->row]].at) / 2;
}

static int
left_of_state(const Router *router, guint32 state)
{
	guint32 cross = state / N_MODES;

	return left_from(router, cross % router->grid->n_v, cross / router->grid->n_v);
}

static void
reach(Router *router, guint32 v, guint32 h, Mode mode, int cost, guint32 before)
{
	guint32 state = rio_grid_cross(router->grid, v, h) * N_MODES + mode;

	if (router->seen[state] == router->search && router->cost[state] <= cost)
		return;
	router->seen[state] = router->search;
	router->cost[state] = cost;
	router->before[state] = before;
	rio_heap_push(router->heap, cost + left_from(router, v, h), state);
}

static void
arrive(Router *router, guint32 cross, int cost, guint32 before)
{
	if (cost >= router->goal_cost)
		return;
	router->goal_cost = cost;
	router->goal_before = before;
	router->goal = cross;
}

/* Which side of an item one comes to by a step in this direction. */
static RioSide
side_of_step(int dv, int dh)
{
	if (dv != 0)
		return dv > 0 ? RIO_SIDE_LEFT : RIO_SIDE_RIGHT;
	return dh > 0 ? RIO_SIDE_TOP : RIO_SIDE_BOTTOM;
}

/* Whether a boundary event sits on the rail, or so near to it that it would be touched. */
static gboolean
is_seat_near(const RioGrid *grid, guint32 v, guint32 h)
{
	guint32 column = grid->v[v].cell;

	for (guint32 near = grid->first_of[column]; near <= grid->last_of[column]; near++)
		if (grid->seat_at[rio_grid_cross(grid, near, h)] &&
		    ABS(grid->v[near].shift - grid->v[v].shift) < SEAT_ROOM)
			return TRUE;
	return FALSE;
}

/* What it costs to use a side of the item at the end; FALSE if that cannot be. */
static gboolean
may_dock(const Router *router, const RioEnd *end, guint32 v, guint32 h, RioSide side,
	 gboolean target, int *cost)
{
	const RioGrid *grid = router->grid;
	const RioItem *item = rio_sheet_item(grid->sheet, end->at);
	gboolean level = side == RIO_SIDE_LEFT || side == RIO_SIDE_RIGHT;
	gboolean message = router->wire->kind == RIO_WIRE_MESSAGE;

	if (item->host != RIO_NONE)
		return side == RIO_SIDE_BOTTOM &&
		       grid->seat_at[rio_grid_cross(grid, v, h)] == end->at + 1;
	if (end->pinned)
		return side == end->side && v == rio_grid_rail(grid, item->column, end->shift);
	if (level) {
		*cost += message ? COST_TURN : 0;
		if (side == (target ? RIO_SIDE_RIGHT : RIO_SIDE_LEFT))
			*cost += COST_BACKWARDS;
		return TRUE;
	}
	if (side == RIO_SIDE_BOTTOM && is_seat_near(grid, v, h))
		return FALSE;
	if (item->outline != RIO_OUTLINE_BOX && grid->v[v].shift != 0)
		return FALSE;
	if (ABS(grid->v[v].shift) > item->w / 2 - 8)
		return FALSE;
	if (grid->v[v].shift != 0)
		*cost += COST_OFF_CENTRE;
	if (item->outline != RIO_OUTLINE_DIAMOND && !message)
		*cost += COST_SIDEWAYS;
	return TRUE;
}

/* A step onto a crossing where an item stands: it must be the end. */
static void
try_to_dock(Router *router, guint32 v, guint32 h, int dv, int dh, int cost, guint32 before)
{
	const RioGrid *grid = router->grid;
	guint32 cross = rio_grid_cross(grid, v, h);
	guint32 standing = grid->item_at[cross] - 1;
	guint32 wanted = rio_sheet_stand(grid->sheet, router->to.at);

	if (router->to.kind != RIO_END_ITEM || standing != wanted)
		return;
	/* straight back into the item it came from is no loop */
	if (router->from.kind == RIO_END_ITEM && router->from.at == router->to.at &&
	    !(before & START) && is_first(before % N_MODES))
		return;
	if (before & START)
		return;
	if (may_dock(router, &router->to, v, h, side_of_step(dv, dh), TRUE, &cost))
		arrive(router, cross, cost, before);
}

/* Whether the wire begins in the pool. */
static gboolean
is_in_pool(const Router *router, const RioFrame *pool)
{
	guint32 band;

	if (router->from.kind != RIO_END_ITEM)
		return FALSE;
	band = rio_sheet_item(router->grid->sheet, router->from.at)->band;
	return band >= pool->first_band && band < pool->first_band + pool->n_bands;
}

static gboolean
ends_at_border(const Router *router, guint32 h, int dh)
{
	const RioGrid *grid = router->grid;

	if (router->to.kind == RIO_END_POOL) {
		const RioFrame *pool = rio_sheet_frame(grid->sheet, router->to.at);
		guint32 top = grid->top_of[pool->first_band];
		guint32 bottom = grid->bottom_of[pool->first_band + pool->n_bands - 1];

		/* from outside; out of what is in the pool itself, from within */
		return is_in_pool(router, pool) ? h == (dh > 0 ? bottom : top)
						: h == (dh > 0 ? top : bottom);
	}
	if (router->to.kind == RIO_END_BORDER)
		return h == (router->to.side == RIO_SIDE_TOP ? 0 : grid->n_h - 1);
	return FALSE;
}

/* One step from a crossing to the next, after which the wire came in @mode. */
static void
step(Router *router, guint32 v, guint32 h, int dv, int dh, Mode mode, int cost, guint32 before)
{
	const RioGrid *grid = router->grid;
	guint32 to_v = v + dv, to_h = h + dh;
	const RioRail *rail = dv != 0 ? &grid->h[h] : &grid->v[v];
	guint32 cross = rio_grid_cross(grid, MIN(v, to_v), MIN(h, to_h));
	const Arm *arm = dv != 0 ? &router->level[cross] : &router->upright[cross];

	if (to_v >= grid->n_v || to_h >= grid->n_h)
		return;
	if (dv != 0 && (rail->kind == RIO_RAIL_BORDER || rail->kind == RIO_RAIL_SEALED))
		return;
	if (!may_run(router, rail, arm, is_first(mode), &cost))
		return;
	cost += dv != 0 ? ABS(grid->v[to_v].at - grid->v[v].at)
			: ABS(grid->h[to_h].at - grid->h[h].at);
	if (dh != 0 && ends_at_border(router, to_h, dh)) {
		arrive(router, rio_grid_cross(grid, to_v, to_h), cost, before);
		return;
	}
	if (grid->item_at[rio_grid_cross(grid, to_v, to_h)]) {
		/* but not all the way on another wire */
		if (!is_first(mode) || arm->count == 0)
			try_to_dock(router, to_v, to_h, dv, dh, cost, before);
		return;
	}
	if (dh != 0)
		cost += cost_of_foreign(router, to_h);
	reach(router, to_v, to_h, mode, cost, before);
}

/* Whether the wire may turn where the rails meet; adds to *@cost. */
static gboolean
may_turn(const Router *router, guint32 v, guint32 h, int *cost)
{
	const RioGrid *grid = router->grid;
	guint32 cross = rio_grid_cross(grid, v, h);
	gboolean single_v = is_single(&grid->v[v]), single_h = is_single(&grid->h[h]);

	if (kind_of_h(router, h) == RIO_RAIL_BORDER || kind_of_h(router, h) == RIO_RAIL_SEALED)
		return FALSE;
	*cost += COST_TURN;
	if (router->turns[cross] == 0)
		return TRUE;
	if (single_v || single_h)
		*cost += router->wire->careful ? COST_CAREFUL : COST_NEAR_TURN;
	return !(single_v && single_h) || router->forced;
}

/* The crossing that a state was reached from: nothing leads straight back there. */
static guint32
crossing_before(const Router *router, guint32 state)
{
	guint32 before = router->before[state];

	return before & START ? before & ~START : before / N_MODES;
}

static void
step_to_sides(Router *router, guint32 state, gboolean level, Mode mode, int cost)
{
	const RioGrid *grid = router->grid;
	guint32 cross = state / N_MODES, v = cross % grid->n_v, h = cross / grid->n_v;

	for (int by = -1; by <= 1; by += 2) {
		int dv = level ? by : 0, dh = level ? 0 : by;

		if (rio_grid_cross(grid, v + dv, h + dh) != crossing_before(router, state))
			step(router, v, h, dv, dh, mode, cost, state);
	}
}

static void
expand(Router *router, guint32 state)
{
	guint32 cross = state / N_MODES;
	guint32 v = cross % router->grid->n_v, h = cross / router->grid->n_v;
	Mode mode = state % N_MODES;
	gboolean level = is_level(mode);
	int straight = router->cost[state], turned = router->cost[state];

	straight += COST_CROSSING * (level ? router->pass_v[cross] : router->pass_h[cross]);
	step_to_sides(router, state, level, mode, straight);
	if (may_turn(router, v, h, &turned))
		step_to_sides(router, state, !level, level ? MODE_V : MODE_H, turned);
}

/* ---- beginnings ------------------------------------------------------------------------ */

static void
start_from(Router *router, guint32 v, guint32 h, RioSide side)
{
	guint32 before = START | rio_grid_cross(router->grid, v, h);
	gboolean level = side == RIO_SIDE_LEFT || side == RIO_SIDE_RIGHT;
	int by = side == RIO_SIDE_LEFT || side == RIO_SIDE_TOP ? -1 : 1, cost = 0;

	if (!may_dock(router, &router->from, v, h, side, FALSE, &cost))
		return;
	step(router, v, h, level ? by : 0, level ? 0 : by, level ? MODE_H_FIRST : MODE_V_FIRST,
	     cost, before);
}

static void
start_at_item(Router *router)
{
	const RioGrid *grid = router->grid;
	const RioItem *item = rio_sheet_item(grid->sheet, router->from.at);
	guint32 stand = rio_sheet_stand(grid->sheet, router->from.at) + 1;
	guint32 h = grid->row_of[item->row], first = NONE, last = NONE;

	for (guint32 v = grid->first_of[item->column]; v <= grid->last_of[item->column]; v++) {
		if (grid->item_at[rio_grid_cross(grid, v, h)] != stand)
			continue;
		first = first == NONE ? v : first;
		last = v;
		start_from(router, v, h, RIO_SIDE_TOP);
		start_from(router, v, h, RIO_SIDE_BOTTOM);
	}
	if (item->host != RIO_NONE || router->from.pinned)
		return;
	start_from(router, last, h, RIO_SIDE_RIGHT);
	start_from(router, first, h, RIO_SIDE_LEFT);
}

static void
start_at_border(Router *router, guint32 h, int by)
{
	for (guint32 v = 0; v < router->grid->n_v; v++)
		step(router, v, h, 0, by, MODE_V_FIRST, 0,
		     START | rio_grid_cross(router->grid, v, h));
}

static void
start(Router *router)
{
	const RioGrid *grid = router->grid;
	const RioFrame *pool;

	if (router->from.kind == RIO_END_ITEM) {
		start_at_item(router);
		return;
	}
	pool = rio_sheet_frame(grid->sheet, router->from.at);
	start_at_border(router, grid->top_of[pool->first_band], -1);
	start_at_border(router, grid->bottom_of[pool->first_band + pool->n_bands - 1], 1);
}

/* ---- laying wires ---------------------------------------------------------------------- */

/* Turns the found states into the stops of the wire. */
static void
write_stops(Router *router, RioWire *wire, gboolean reversed)
{
	const RioGrid *grid = router->grid;
	g_autoptr(GArray) stops = g_array_new(FALSE, FALSE, sizeof(RioStop));
	RioStop stop = {router->goal % grid->n_v, router->goal / grid->n_v};
	guint32 state = router->goal_before;

	g_array_append_val(stops, stop);
	while (!(state & START)) {
		guint32 cross = state / N_MODES, before = router->before[state];

		stop = (RioStop){cross % grid->n_v, cross / grid->n_v};
		g_array_append_val(stops, stop);
		state = before;
	}
	stop = (RioStop){(state & ~START) % grid->n_v, (state & ~START) / grid->n_v};
	g_array_append_val(stops, stop);

	g_free(wire->stops);
	wire->stops = g_new(RioStop, stops->len);
	wire->n_stops = 0;
	for (guint i = 0; i < stops->len; i++) {
		stop = g_array_index(stops, RioStop, reversed ? i : stops->len - 1 - i);
		rio_wire_add_stop(wire, stop.v, stop.h);
	}
}

static gboolean
find_way(Router *router, gboolean forced)
{
	guint32 state;
	double key;

	router->forced = forced;
	router->goal_cost = G_MAXINT;
	router->search++;
	rio_heap_clear(router->heap);
	start(router);
	while (router->spent < BUDGET && rio_heap_pop(router->heap, &key, &state)) {
		if (key >= router->goal_cost)
			break;
		router->spent++;
		if (key <= router->cost[state] + left_of_state(router, state))
			expand(router, state);
	}
	return router->goal_cost < G_MAXINT;
}

static void
lay(Router *router, guint32 number)
{
	RioWire *wire = rio_sheet_wire(router->grid->sheet, number);
	gboolean reversed = wire->source.kind != RIO_END_ITEM && wire->target.kind == RIO_END_ITEM;

	router->wire = wire;
	router->number = number;
	router->from = reversed ? wire->target : wire->source;
	router->to = reversed ? wire->source : wire->target;
	if (find_way(router, FALSE) || find_way(router, TRUE))
		write_stops(router, wire, reversed);
	else
		rio_grid_lay_plainly(router->grid, wire);
	occupy(router, number, 1);
}

/* ---- in which order -------------------------------------------------------------------- */

typedef struct {
	guint32 wire;
	int rank, length;
} Turn;

static void
spot_of(const RioGrid *grid, const RioEnd *end, int *x, int *y)
{
	const RioFrame *pool;

	if (end->kind == RIO_END_ITEM) {
		const RioItem *item = rio_sheet_item(grid->sheet, end->at);

		*x = grid->v[grid->column_of[item->column]].at;
		*y = grid->h[grid->row_of[item->row]].at;
	} else if (end->kind == RIO_END_POOL) {
		pool = rio_sheet_frame(grid->sheet, end->at);
		*y = grid->h[grid->top_of[pool->first_band]].at;
	} else {
		*y = end->side == RIO_SIDE_TOP ? 0 : grid->sheet->h;
	}
}

static Turn
turn_of(const RioGrid *grid, guint32 number)
{
	const RioWire *wire = rio_sheet_wire(grid->sheet, number);
	int from_x = 0, from_y = 0, to_x = -1, to_y = 0;
	Turn turn = {.wire = number};

	spot_of(grid, &wire->source, &from_x, &from_y);
	to_x = from_x;
	spot_of(grid, &wire->target, &to_x, &to_y);
	turn.length = ABS(from_x - to_x) + ABS(from_y - to_y);
	if (wire->source.pinned || wire->target.pinned)
		turn.rank = 0; /* they have the least choice */
	else if (wire->kind == RIO_WIRE_MESSAGE)
		turn.rank = 3;
	else if (wire->back)
		turn.rank = 4;
	else
		turn.rank = from_y == to_y || from_x == to_x ? 1 : 2;
	return turn;
}

static int
compare_turns(gconstpointer a, gconstpointer b)
{
	const Turn *i = a, *j = b;

	if (i->rank != j->rank)
		return i->rank - j->rank;
	if (i->length != j->length)
		return i->length - j->length;
	return i->wire < j->wire ? -1 : i->wire > j->wire;
}

static GArray *
order_wires(const RioGrid *grid)
{
	GArray *turns = g_array_new(FALSE, FALSE, sizeof(Turn));

	for (guint32 i = 0; i < grid->sheet->wires->len; i++) {
		Turn turn;

		if (rio_sheet_wire(grid->sheet, i)->kind == RIO_WIRE_TIE)
			continue;
		turn = turn_of(grid, i);
		g_array_append_val(turns, turn);
	}
	g_array_sort(turns, compare_turns);
	return turns;
}

static void
lay_again(Router *router, const GArray *turns)
{
	for (guint i = 0; i < turns->len && router->spent < BUDGET; i++) {
		guint32 number = g_array_index(turns, Turn, i).wire;
		RioWire *wire = rio_sheet_wire(router->grid->sheet, number);

		if (wire->n_stops <= 2)
			continue; /* straight already */
		occupy(router, number, -1);
		lay(router, number);
	}
}

static void
route(RioGrid *grid, const GArray *turns)
{
	gsize n = (gsize)grid->n_v * grid->n_h;
	Router router = {.grid = grid, .heap = rio_heap_new()};

	router.level = g_new0(Arm, n);
	router.upright = g_new0(Arm, n);
	router.pass_h = g_new0(guint16, n);
	router.pass_v = g_new0(guint16, n);
	router.turns = g_new0(guint16, n);
	router.cost = g_new(int, n *N_MODES);
	router.before = g_new(guint32, n * N_MODES);
	router.seen = g_new0(guint32, n * N_MODES);

	for (guint i = 0; i < turns->len; i++)
		lay(&router, g_array_index(turns, Turn, i).wire);
	for (guint pass = 0; pass < 3; pass++)
		lay_again(&router, turns);

	rio_heap_free(router.heap);
	g_free(router.level);
	g_free(router.upright);
	g_free(router.pass_h);
	g_free(router.pass_v);
	g_free(router.turns);
	g_free(router.cost);
	g_free(router.before);
	g_free(router.seen);
}

void
rio_grid_route(RioGrid *grid)
{
	g_autoptr(GArray) turns = order_wires(grid);

	for (guint i = 0; i < grid->sheet->wires->len; i++)
		rio_sheet_wire(grid->sheet, i)->n_stops = 0;
	if (!rio_grid_is_large(grid)) {
		route(grid, turns);
		return;
	}
	for (guint i = 0; i < turns->len; i++)
		rio_grid_lay_plainly(
			grid, rio_sheet_wire(grid->sheet, g_array_index(turns, Turn, i).wire));
}
