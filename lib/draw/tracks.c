/*
 * tracks.c: channels divided into tracks, and all places
 *
 * Pieces of wires that lie beside each other in a channel get a track each.  Their order is the
 * one with the fewest crossings: a piece that turns left before its neighbour ends should stand
 * left of it, and where two wires turn together the places where they part decide.  (As the
 * nudging of Wybrow, Marriott, Stuckey 2009, but with channels that grow.)
 */
#include "draw/grid.h"

#include "base/digraph.h"
#include "draw/shapes.h"

#include <stdlib.h>

#define TRACK 10  /* as in grid.c */
#define MUST 1000 /* otherwise wires would lie on each other */
#define MAX_HOPS 8
#define MAX_ORDERED 400 /* pieces in a channel whose order is sought: it is quadratic */
#define MAX_SWEEPS 6
#define MAX_TRIES 5

typedef struct {
	guint32 wire, piece;
	guint32 lo, hi;	  /* crossings along the rail */
	int at_lo, at_hi; /* where it turns there: -1 to smaller numbers, 1 to larger, 0: it ends */
	int track;
} Part;

typedef struct {
	RioGrid *grid;
	gboolean level;
	guint32 rail;
	GArray *parts;
} Channel;

#define part_at(channel, i) (&g_array_index((channel)->parts, Part, i))

/* ---- pieces of wires ------------------------------------------------------------------ */

static gboolean
is_level(const RioWire *wire, guint piece)
{
	return wire->stops[piece].h == wire->stops[piece + 1].h;
}

static guint32
along(const RioStop *stop, gboolean level)
{
	return level ? stop->v : stop->h;
}

static guint32
across(const RioStop *stop, gboolean level)
{
	return level ? stop->h : stop->v;
}

/* Where the wire goes at the stop after (before) a piece: -1, 0 or 1 across it. */
static int
turn_at(const RioWire *wire, guint piece, gboolean end)
{
	gboolean level = is_level(wire, piece);
	const RioStop *here = &wire->stops[end ? piece + 1 : piece], *there;

	if (end ? piece + 2 == wire->n_stops : piece == 0)
		return 0;
	there = end ? here + 1 : here - 1;
	return across(there, level) < across(here, level) ? -1 : 1;
}

static Part
make_part(const RioWire *wire, guint32 number, guint piece)
{
	gboolean level = is_level(wire, piece);
	guint32 begin = along(&wire->stops[piece], level);
	guint32 end = along(&wire->stops[piece + 1], level);
	gboolean forward = begin < end;

	return (Part){
		.wire = number,
		.piece = piece,
		.lo = MIN(begin, end),
		.hi = MAX(begin, end),
		.at_lo = turn_at(wire, piece, !forward),
		.at_hi = turn_at(wire, piece, forward),
	};
}

/* ---- which of two stands before the other ----------------------------------------------- */

/*
 * Two wires that lie side by side, from piece @i of @s and piece @j of @t on, each in its own
 * direction @di, @dj along the wire: -1 if @s should stand before (left of, above) @t, 1 after,
 * 0 if it is all one.  Both lead the same way on the same rail.
 */
static int
order_beyond(const RioGrid *grid, const RioWire *s, int i, int di, const RioWire *t, int j, int dj,
	     guint hops)
{
	gboolean level = is_level(s, i), down;
	const RioStop *near_s = &s->stops[di > 0 ? i : i + 1],
		      *far_s = &s->stops[di > 0 ? i + 1 : i];
	const RioStop *far_t = &t->stops[dj > 0 ? j + 1 : j];
	guint32 end_s = along(far_s, level), end_t = along(far_t, level);
	int turn_s = turn_at(s, i, di > 0), turn_t = turn_at(t, j, dj > 0), next;

	down = end_s > along(near_s, level);
	/* the one that leaves first stands on the side it leaves to */
	if (end_s != end_t)
		return (end_s < end_t) == down ? turn_s : -turn_t;
	if (turn_s != turn_t)
		return turn_s < turn_t ? -1 : 1;
	if (turn_s == 0 || hops == 0)
		return 0;
	if ((level ? grid->v : grid->h)[end_s].kind != RIO_RAIL_CHANNEL)
		return 0;
	next = order_beyond(grid, s, i + di, di, t, j + dj, dj, hops - 1);
	/* round the corner the outer one stays the outer one */
	return (down ? 1 : -1) * turn_s > 0 ? -next : next;
}

/* What is to be said at one end of @s, at the crossing @place where it turns to @turn. */
static int
vote_at_end(const Channel *channel, const Part *s, guint32 place, int turn, gboolean s_hi,
	    const Part *t)
{
	const RioGrid *grid = channel->grid;
	const RioRail *rail = channel->level ? &grid->v[place] : &grid->h[place];
	const RioWire *wire_s = rio_sheet_wire(grid->sheet, s->wire);
	const RioWire *wire_t = rio_sheet_wire(grid->sheet, t->wire);
	gboolean t_hi;
	int other, ds, dt, next;

	if (turn == 0 || place < t->lo || place > t->hi)
		return 0;
	if (place > t->lo && place < t->hi)
		return 2 * turn;
	t_hi = place == t->hi;
	other = t_hi ? t->at_hi : t->at_lo;
	if (other == 0)
		return 2 * turn;
	if (other != turn)
		return rail->kind == RIO_RAIL_CHANNEL ? turn : turn * MUST;
	if (rail->kind != RIO_RAIL_CHANNEL || s_hi != t_hi)
		return 0;
	ds = along(&wire_s->stops[s->piece + 1], channel->level) == place ? 1 : -1;
	dt = along(&wire_t->stops[t->piece + 1], channel->level) == place ? 1 : -1;
	next = order_beyond(grid, wire_s, (int)s->piece + ds, ds, wire_t, (int)t->piece + dt, dt,
			    MAX_HOPS);
	return (s_hi ? 1 : -1) * turn > 0 ? -next : next;
}

/* What each end of both has to say: over nothing, @s should stand after @t; under, before. */
static void
vote_at_ends(const Channel *channel, const Part *s, const Part *t, int votes[4])
{
	gboolean apart = s->lo > t->hi || t->lo > s->hi || s->wire == t->wire;

	votes[0] = apart ? 0 : vote_at_end(channel, s, s->lo, s->at_lo, FALSE, t);
	votes[1] = apart ? 0 : vote_at_end(channel, s, s->hi, s->at_hi, TRUE, t);
	votes[2] = apart ? 0 : -vote_at_end(channel, t, t->lo, t->at_lo, FALSE, s);
	votes[3] = apart ? 0 : -vote_at_end(channel, t, t->hi, t->at_hi, TRUE, s);
}

static int
vote(const Channel *channel, const Part *s, const Part *t)
{
	int votes[4];

	vote_at_ends(channel, s, t, votes);
	return votes[0] + votes[1] + votes[2] + votes[3];
}

/* ---- order and tracks ------------------------------------------------------------------- */

static int
compare_parts(gconstpointer a, gconstpointer b)
{
	const Part *s = a, *t = b;

	if (s->lo != t->lo)
		return s->lo < t->lo ? -1 : 1;
	if (s->wire != t->wire)
		return s->wire < t->wire ? -1 : 1;
	return s->piece < t->piece ? -1 : s->piece > t->piece;
}

/* Moves part @i to where the votes of the @n - 1 others like it best. */
static gboolean
settle(Channel *channel, guint i, guint n)
{
	Part part = *part_at(channel, i);
	int cost = 0, best = 0;
	guint place = i;

	/* the cost of each place, against the one it has: first upwards, then downwards */
	for (guint j = i; j-- > 0;) {
		cost += vote(channel, &part, part_at(channel, j));
		if (cost < best) {
			best = cost;
			place = j;
		}
	}
	cost = 0;
	for (guint j = i + 1; j < n; j++) {
		cost -= vote(channel, &part, part_at(channel, j));
		if (cost < best) {
			best = cost;
			place = j;
		}
	}
	if (place == i)
		return FALSE;
	g_array_remove_index(channel->parts, i);
	g_array_insert_val(channel->parts, place, part);
	return TRUE;
}

/* Over parts and then crossings: what must stand before a crossing leads to it, what must stand
 * after it comes from it. */
static RioDigraph *
bind_turns(const Channel *channel)
{
	const RioRail *across = channel->level ? channel->grid->v : channel->grid->h;
	guint32 n = channel->parts->len, n_edges = 0;
	guint32 n_across = channel->level ? channel->grid->n_v : channel->grid->n_h;
	g_autofree RioEdge *edges = g_new(RioEdge, 2 * n + 1);

	for (guint32 i = 0; i < n; i++)
		for (guint end = 0; end < 2; end++) {
			const Part *part = part_at(channel, i);
			guint32 place = end ? part->hi : part->lo;
			int turn = end ? part->at_hi : part->at_lo;

			if (turn != 0 && across[place].kind != RIO_RAIL_CHANNEL)
				edges[n_edges++] = turn < 0 ? (RioEdge){i, n + place}
							    : (RioEdge){n + place, i};
		}
	return rio_digraph_new(n + n_across, edges, n_edges);
}

/* Adds the part, and all that nothing else holds back any more. */
static void
release(const RioDigraph *graph, guint32 node, guint32 *held, guint32 *queue, guint32 *end)
{
	guint32 begin = *end;

	held[node] = G_MAXUINT32; /* never again */
	queue[(*end)++] = node;
	for (; begin < *end; begin++) {
		guint32 n;
		const guint32 *out = rio_digraph_out(graph, queue[begin], &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 to = graph->edges[out[k]].to;

			if (held[to] == G_MAXUINT32 || --held[to] > 0)
				continue;
			held[to] = G_MAXUINT32;
			queue[(*end)++] = to;
		}
	}
}

/*
 * The order of very many parts: only what must be, in linear time.  Of those that turn at one
 * crossing of a single rail, the ones to the left (up) stand before those to the right.
 */
static void
order_roughly(Channel *channel)
{
	g_autoptr(RioDigraph) graph = bind_turns(channel);
	g_autofree guint32 *held = g_new0(guint32, graph->n_nodes + 1);
	g_autofree guint32 *queue = g_new0(guint32, graph->n_nodes + 1);
	GArray *ordered = g_array_new(FALSE, FALSE, sizeof(Part));
	guint32 end = 0;

	for (guint32 i = 0; i < graph->n_nodes; i++)
		rio_digraph_in(graph, i, &held[i]);
	for (guint32 i = 0; i < graph->n_nodes; i++)
		if (held[i] == 0)
			release(graph, i, held, queue, &end);
	/* those that hold each other back */
	for (guint32 i = 0; i < graph->n_nodes; i++)
		if (held[i] != G_MAXUINT32)
			release(graph, i, held, queue, &end);
	for (guint32 i = 0; i < end; i++)
		if (queue[i] < channel->parts->len)
			g_array_append_val(ordered, *part_at(channel, queue[i]));
	g_array_unref(channel->parts);
	channel->parts = ordered;
}

static void
order_parts(Channel *channel)
{
	gboolean any = TRUE;

	g_array_sort(channel->parts, compare_parts);
	if (channel->parts->len > MAX_ORDERED) {
		order_roughly(channel);
		return;
	}
	for (guint i = 1; i < channel->parts->len; i++)
		settle(channel, i, i + 1);
	for (guint sweep = 0; any && sweep < MAX_SWEEPS; sweep++) {
		any = FALSE;
		for (guint i = 0; i < channel->parts->len; i++)
			any |= settle(channel, i, channel->parts->len);
	}
}

/* Each part goes beyond those before it that it lies beside: the last of these at each crossing. */
static int
assign_tracks(Channel *channel)
{
	guint32 n_across = channel->level ? channel->grid->n_v : channel->grid->n_h;
	g_autofree int *taken = g_new0(int, n_across + 1); /* by crossing: the tracks */
	int n = 0;

	for (guint i = 0; i < channel->parts->len; i++) {
		Part *part = part_at(channel, i);

		for (guint32 k = part->lo; k <= part->hi; k++)
			part->track = MAX(part->track, taken[k]);
		for (guint32 k = part->lo; k <= part->hi; k++)
			taken[k] = part->track + 1;
		n = MAX(n, part->track + 1);
	}
	return n;
}

/* Looks for parts that stand in an order that must not be, and makes their wires careful. */
static gboolean
is_separable(const Channel *channel)
{
	gboolean separable = TRUE;

	for (guint i = 0; i < channel->parts->len; i++)
		for (guint j = i + 1; j < channel->parts->len; j++) {
			const Part *before = part_at(channel, i), *after = part_at(channel, j);

			int votes[4];

			vote_at_ends(channel, before, after, votes);
			if (MAX(MAX(votes[0], votes[1]), MAX(votes[2], votes[3])) < MUST)
				continue;
			rio_sheet_wire(channel->grid->sheet, before->wire)->careful = TRUE;
			rio_sheet_wire(channel->grid->sheet, after->wire)->careful = TRUE;
			separable = FALSE;
		}
	return separable;
}

static GArray **
gather_parts(RioGrid *grid, gboolean level)
{
	guint32 n = level ? grid->n_h : grid->n_v;
	GArray **parts = g_new(GArray *, n);

	for (guint32 i = 0; i < n; i++)
		parts[i] = g_array_new(FALSE, FALSE, sizeof(Part));
	for (guint32 w = 0; w < grid->sheet->wires->len; w++) {
		const RioWire *wire = rio_sheet_wire(grid->sheet, w);

		for (guint i = 0; i + 1 < wire->n_stops; i++) {
			Part part;

			if (is_level(wire, i) != level)
				continue;
			part = make_part(wire, w, i);
			g_array_append_val(parts[across(&wire->stops[i], level)], part);
		}
	}
	return parts;
}

static gboolean
divide_rails(RioGrid *grid, gboolean level)
{
	gboolean separable = TRUE;
	RioRail *rails = level ? grid->h : grid->v;
	guint32 n = level ? grid->n_h : grid->n_v;
	GArray **parts = gather_parts(grid, level);

	for (guint32 i = 0; i < n; i++) {
		Channel channel = {grid, level, i, parts[i]};

		if (rails[i].kind == RIO_RAIL_CHANNEL) {
			order_parts(&channel);
			rails[i].n_tracks = assign_tracks(&channel);
			separable &= channel.parts->len > MAX_ORDERED || is_separable(&channel);
		}
		for (guint k = 0; k < channel.parts->len; k++) {
			const Part *part = part_at(&channel, k);

			/* the number of its track: place_wire() makes a position of it */
			rio_sheet_wire(grid->sheet, part->wire)->at[part->piece] = part->track;
		}
		g_array_unref(channel.parts);
	}
	g_free(parts);
	return separable;
}

static int
place_of_track(const RioRail *rail, int track)
{
	if (rail->kind != RIO_RAIL_CHANNEL)
		return rail->at;
	return rail->at - (rail->n_tracks - 1) * TRACK / 2 + track * TRACK;
}

/* ---- places ------------------------------------------------------------------------------ */

static void
place_items(const RioGrid *grid)
{
	for (guint i = 0; i < grid->sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(grid->sheet, i);

		item->x = grid->v[grid->column_of[item->column]].at + item->shift;
		item->y = grid->h[grid->row_of[item->row]].at;
		if (item->host != RIO_NONE)
			item->y += rio_sheet_item(grid->sheet, item->host)->h / 2;
	}
}

static void
place_frames(RioSheet *sheet)
{
	for (guint i = 0; i < sheet->frames->len; i++) {
		RioFrame *frame = rio_sheet_frame(sheet, i);
		const RioBand *first = rio_sheet_band(sheet, frame->first_band);
		const RioBand *last = rio_sheet_band(sheet, frame->first_band + frame->n_bands - 1);
		int x = 0;

		for (guint32 f = frame->parent; f != RIO_NONE;
		     f = rio_sheet_frame(sheet, f)->parent)
			x += RIO_HEADER;
		frame->box = (RioBox){x, first->y, sheet->w - x, last->y + last->h - first->y};
	}
}

/* Where a wire meets the border of what it ends at; @next is its stop after that. */
static RioPoint
dock(const RioGrid *grid, const RioEnd *end, const RioStop *stop, const RioStop *next, int at)
{
	gboolean level = stop->h == next->h;
	const RioItem *item;

	if (end->kind != RIO_END_ITEM)
		return (RioPoint){at, grid->h[stop->h].at};
	item = rio_sheet_item(grid->sheet, end->at);
	if (level)
		return (RioPoint){item->x + (next->v > stop->v ? 1 : -1) * item->w / 2, at};
	return (RioPoint){at, item->y + (next->h > stop->h ? 1 : -1) * item->h / 2};
}

static void
place_wire(const RioGrid *grid, RioWire *wire)
{
	guint last = wire->n_stops - 1;

	for (guint i = 0; i < last; i++) {
		gboolean level = is_level(wire, i);
		guint32 rail = across(&wire->stops[i], level);

		wire->at[i] = place_of_track(level ? &grid->h[rail] : &grid->v[rail], wire->at[i]);
	}
	wire->n_points = wire->n_stops;
	wire->points = g_new(RioPoint, wire->n_points);
	wire->points[0] = dock(grid, &wire->source, wire->stops, wire->stops + 1, wire->at[0]);
	for (guint i = 1; i < last; i++)
		wire->points[i] = is_level(wire, i) ? (RioPoint){wire->at[i - 1], wire->at[i]}
						    : (RioPoint){wire->at[i], wire->at[i - 1]};
	wire->points[last] = dock(grid, &wire->target, &wire->stops[last], &wire->stops[last - 1],
				  wire->at[last - 1]);
}

gboolean
rio_grid_divide(RioGrid *grid)
{
	GArray *wires = grid->sheet->wires;
	gboolean separable;

	for (guint i = 0; i < wires->len; i++) {
		RioWire *wire = rio_sheet_wire(grid->sheet, i);

		g_free(wire->at);
		wire->at = g_new0(int, wire->n_stops + 1);
	}
	separable = divide_rails(grid, FALSE);
	return divide_rails(grid, TRUE) && separable;
}

void
rio_grid_place(RioGrid *grid)
{
	GArray *wires = grid->sheet->wires;

	rio_grid_measure(grid);
	place_items(grid);
	place_frames(grid->sheet);
	for (guint i = 0; i < wires->len; i++)
		if (rio_sheet_wire(grid->sheet, i)->n_stops >= 2)
			place_wire(grid, rio_sheet_wire(grid->sheet, i));
}

void
rio_sheet_place(RioSheet *sheet)
{
	for (guint attempt = 1;; attempt++) {
		RioGrid *grid = rio_grid_new(sheet);
		gboolean done;

		rio_grid_route(grid);
		done = rio_grid_divide(grid) || attempt == MAX_TRIES;
		if (done)
			rio_grid_place(grid);
		rio_grid_free(grid);
		if (done)
			return;
	}
}
