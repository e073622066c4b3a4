/*
 * plain.c: a way that needs no search
 *
 * Out to the right, over channels only, and in from the left; to and from a border in the channel
 * of the other end.  Nothing can stand in that way.
 */
#include "draw/grid.h"

void
rio_wire_add_stop(RioWire *wire, guint32 v, guint32 h)
{
	const RioStop *last = wire->stops + wire->n_stops;

	if (wire->n_stops >= 1 && last[-1].v == v && last[-1].h == h)
		return;
	if (wire->n_stops >= 2 && ((last[-2].v == last[-1].v && last[-1].v == v) ||
				   (last[-2].h == last[-1].h && last[-1].h == h)))
		wire->n_stops--;
	wire->stops[wire->n_stops++] = (RioStop){v, h};
}

/* How a wire comes from its end to an upright channel, and where it may turn there. */
typedef struct {
	RioStop stops[2]; /* the end, and the turn towards the channel if it leaves upright */
	guint n;
	gboolean any; /* the channel is all one */
	guint32 v;
} Porch;

/* Leaves an item to the right, and enters it from the left, unless its place is fixed. */
static void
open_at_item(const RioGrid *grid, const RioEnd *end, gboolean target, Porch *porch)
{
	const RioItem *item = rio_sheet_item(grid->sheet, end->at);
	gboolean fixed = item->host != RIO_NONE || end->pinned;
	guint32 h = grid->row_of[item->row];
	guint32 v = target ? grid->first_of[item->column] : grid->last_of[item->column];

	porch->v = target ? v - 1 : v + 1;
	if (fixed)
		v = rio_grid_rail(grid, item->column, end->pinned ? end->shift : item->shift);
	porch->stops[porch->n++] = (RioStop){v, h};
	if (fixed)
		porch->stops[porch->n++] = (RioStop){v, end->side == RIO_SIDE_TOP ? h - 1 : h + 1};
}

/* @other_h: at what level the other end is. */
static Porch
open_at(const RioGrid *grid, const RioEnd *end, gboolean target, guint32 other_h)
{
	Porch porch = {.any = end->kind != RIO_END_ITEM};
	const RioFrame *pool;
	guint32 top, bottom;

	switch (end->kind) {
	case RIO_END_ITEM:
		open_at_item(grid, end, target, &porch);
		break;
	case RIO_END_POOL:
		pool = rio_sheet_frame(grid->sheet, end->at);
		top = grid->top_of[pool->first_band];
		bottom = grid->bottom_of[pool->first_band + pool->n_bands - 1];
		porch.stops[porch.n++] = (RioStop){0, other_h < bottom ? top : bottom};
		break;
	default:
		porch.stops[porch.n++] =
			(RioStop){0, end->side == RIO_SIDE_TOP ? 0 : grid->n_h - 1};
	}
	return porch;
}

static guint32
level_of(const RioGrid *grid, const RioEnd *end)
{
	if (end->kind == RIO_END_ITEM)
		return grid->row_of[rio_sheet_item(grid->sheet, end->at)->row];
	if (end->kind == RIO_END_POOL)
		return grid->top_of[rio_sheet_frame(grid->sheet, end->at)->first_band];
	return end->side == RIO_SIDE_TOP ? 0 : grid->n_h - 1;
}

void
rio_grid_lay_plainly(const RioGrid *grid, RioWire *wire)
{
	Porch from = open_at(grid, &wire->source, FALSE, level_of(grid, &wire->target));
	Porch to = open_at(grid, &wire->target, TRUE, level_of(grid, &wire->source));
	guint32 h = to.stops[to.n - 1].h;

	if (from.any)
		from.stops[0].v = from.v = to.v;
	if (to.any)
		to.stops[0].v = to.v = from.v;
	/* under the row of the target, unless it is entered from there anyway */
	if (from.v != to.v && to.n == 1)
		h++;
	wire->n_stops = 0;
	g_free(wire->stops);
	wire->stops = g_new(RioStop, 8);
	for (guint i = 0; i < from.n; i++)
		rio_wire_add_stop(wire, from.stops[i].v, from.stops[i].h);
	rio_wire_add_stop(wire, from.v, from.stops[from.n - 1].h);
	rio_wire_add_stop(wire, from.v, h);
	if (to.n == 1) {
		rio_wire_add_stop(wire, to.v, h);
		rio_wire_add_stop(wire, to.v, to.stops[0].h);
	}
	for (guint i = to.n; i-- > 0;)
		rio_wire_add_stop(wire, to.stops[i].v, to.stops[i].h);
}
