/*
 * rows.c: in which row of its band each item stands
 *
 * Flows that lead straight on in one band are chained, those on the longest paths first, and a
 * chain stands in one row:
 *
 *     (start) → [A] → <split> → [B] → <join> → (end)      one chain
 *                          └──→ [C] ──┘                   another one
 *
 * Chains are set one by one, the largest first, each into the row, old or new, where it costs
 * least: crossings of the straight lines between items, then height, then length.  Then each is
 * taken out and set again until nothing gets better.
 *
 * Where a drawing is followed its rows are there from the first, and a chain with something of one
 * of them stands there for good.
 */
#include "base/bits.h"
#include "draw/owners.h"
#include "draw/sheet.h"

#include <stdlib.h>

#define STEP 4 /* heights are quarters of rows, places between columns halves of them */
#define MAX_PASSES 8
/* Comparisons of two wires: about a tenth of a second. */
#define BUDGET 30000000

#define COST_HIT 14
#define COST_ROW 8
#define COST_WRONG_SIDE 8

static const int cost_of_length[] = {
	[RIO_WIRE_FLOW] = 2,
	[RIO_WIRE_MESSAGE] = 1,
	[RIO_WIRE_TIE] = 4,
};

typedef struct {
	guint32 first, last; /* columns */
	guint32 band;
	guint32 size;
	int row;	  /* in the band; -1: not set yet */
	gboolean settled; /* by the drawing: it stays in its row */
	GArray *wires;
} Chain;

typedef struct {
	int x, y;
} Spot;

typedef struct {
	Spot a, b;
	guint32 look;	/* found when this place was tried */
	gboolean known; /* both ends are */
} Stroke;

/* The columns that a wire goes by, whatever rows it leads from and to. */
typedef struct {
	int first, last;
} Reach;

typedef struct {
	RioSheet *sheet;
	guint32 *next, *prev; /* by item: its neighbours in the chain, or RIO_NONE */
	guint32 *chain_of;    /* by item */
	guint32 *old_row;     /* by the first item of a chain: that of the drawing, or RIO_NONE */
	GHashTable *taken;    /* places in rows of the drawing → the first item of the chain */
	GArray *chains;
	guint32 *n_rows; /* by band */
	int *base;	 /* by band: the height of its beginning */
	/* A row that is thought to be new: what stands there or lower moves down by one. */
	guint32 new_band;
	int new_row;
	Reach *reaches;	  /* by wire */
	Stroke *strokes;  /* by wire: see stroke_of() */
	guint32 look;	  /* which place is tried, from 1 */
	RioBits **rivals; /* by wire: see rivals_of(); NULL: nobody asked yet */
	int crossing;	  /* what one costs */
	guint64 spent;
	gboolean hurried; /* the chain has too many wires to look for crossings */
} Work;

#define chain_at(work, i) (&g_array_index((work)->chains, Chain, i))

/* ---- chains --------------------------------------------------------------------------- */

typedef struct {
	guint32 wire;
	int through; /* what the longest path through it weighs */
	int span;
} Link;

/* Whether the wire may become a straight line in a row. */
static gboolean
can_link(const RioSheet *sheet, const RioWire *wire)
{
	const RioItem *from, *to;

	if (wire->kind != RIO_WIRE_FLOW || wire->back || wire->source.kind != RIO_END_ITEM ||
	    wire->target.kind != RIO_END_ITEM)
		return FALSE;
	from = rio_sheet_item(sheet, wire->source.at);
	to = rio_sheet_item(sheet, wire->target.at);
	return from->band == to->band && from->host == RIO_NONE && to->host == RIO_NONE &&
	       from->column < to->column;
}

static int
compare_columns(gconstpointer a, gconstpointer b, gpointer data)
{
	const RioSheet *sheet = data;
	guint32 i = *(const guint32 *)a, j = *(const guint32 *)b;
	guint32 ci = rio_sheet_item(sheet, i)->column, cj = rio_sheet_item(sheet, j)->column;

	return ci != cj ? (ci < cj ? -1 : 1) : i < j ? -1 : i > j;
}

static int
compare_wires(gconstpointer a, gconstpointer b, gpointer data)
{
	const RioSheet *sheet = data;
	const RioWire *i = rio_sheet_wire(sheet, *(const guint32 *)a);
	const RioWire *j = rio_sheet_wire(sheet, *(const guint32 *)b);
	guint32 from_i = rio_sheet_stand(sheet, i->source.at);
	guint32 from_j = rio_sheet_stand(sheet, j->source.at);

	return compare_columns(&from_i, &from_j, data);
}

/* In a merged model a flow counts once for each Comune that has it: the common way is the longest.
 */
static int
weight_of(const RioSheet *sheet, const RioWire *wire)
{
	return (int)rio_owners_count(sheet->model, wire->element);
}

/* By item: what the longest path weighs that ends (begins) there. */
static void
find_depths(const RioSheet *sheet, int *before, int *after)
{
	g_autoptr(GArray) wires = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 i = 0; i < sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);

		if (wire->kind == RIO_WIRE_FLOW && !wire->back &&
		    wire->source.kind == RIO_END_ITEM && wire->target.kind == RIO_END_ITEM)
			g_array_append_val(wires, i);
	}
	g_array_sort_with_data(wires, compare_wires, (gpointer)sheet);
	for (guint i = 0; i < wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, g_array_index(wires, guint32, i));
		guint32 from = rio_sheet_stand(sheet, wire->source.at);
		guint32 to = rio_sheet_stand(sheet, wire->target.at);

		before[to] = MAX(before[to], before[from] + weight_of(sheet, wire));
	}
	for (guint i = wires->len; i-- > 0;) {
		const RioWire *wire = rio_sheet_wire(sheet, g_array_index(wires, guint32, i));
		guint32 from = rio_sheet_stand(sheet, wire->source.at);
		guint32 to = rio_sheet_stand(sheet, wire->target.at);

		after[from] = MAX(after[from], after[to] + weight_of(sheet, wire));
	}
}

/* ---- chains in rows of a drawing -------------------------------------------------------- */

static guint32
first_of(const Work *work, guint32 item)
{
	while (work->prev[item] != RIO_NONE)
		item = work->prev[item];
	return item;
}

static guint32
last_of(const Work *work, guint32 item)
{
	while (work->next[item] != RIO_NONE)
		item = work->next[item];
	return item;
}

static gpointer
place_at(const Work *work, guint32 band, guint32 row, guint32 column)
{
	const RioSheet *sheet = work->sheet;
	gsize place = ((gsize)band * sheet->items->len + row) * sheet->n_columns + column;

	return GSIZE_TO_POINTER(place);
}

/* Whether nothing of other chains stands in the row where the two would, as one. */
static gboolean
is_row_free(const Work *work, guint32 before, guint32 after, guint32 row)
{
	const RioItem *from = rio_sheet_item(work->sheet, before);
	const RioItem *to = rio_sheet_item(work->sheet, last_of(work, after));

	for (guint32 column = from->column; column <= to->column; column++) {
		gpointer there, place = place_at(work, from->band, row, column);

		if (g_hash_table_lookup_extended(work->taken, place, NULL, &there) &&
		    GPOINTER_TO_UINT(there) != before && GPOINTER_TO_UINT(there) != after)
			return FALSE;
	}
	return TRUE;
}

static void
take_row(Work *work, guint32 first)
{
	const RioItem *from = rio_sheet_item(work->sheet, first);
	const RioItem *to = rio_sheet_item(work->sheet, last_of(work, first));

	for (guint32 column = from->column; column <= to->column; column++)
		g_hash_table_insert(work->taken,
				    place_at(work, from->band, work->old_row[first], column),
				    GUINT_TO_POINTER(first));
}

/* Whether the drawing lets the item be followed by the other in its row; @row: which one. */
static gboolean
may_follow(const Work *work, guint32 from, guint32 to, guint32 *row)
{
	guint32 before = first_of(work, from), after = first_of(work, to);

	*row = work->old_row[before];
	if (*row == RIO_NONE)
		*row = work->old_row[after];
	if (*row == RIO_NONE)
		return TRUE;
	if (work->old_row[after] != RIO_NONE && work->old_row[after] != *row)
		return FALSE;
	return is_row_free(work, before, after, *row);
}

static void
link_pair(Work *work, guint32 from, guint32 to)
{
	guint32 row;

	if (work->next[from] != RIO_NONE || work->prev[to] != RIO_NONE ||
	    (work->taken && !may_follow(work, from, to, &row)))
		return;
	work->next[from] = to;
	work->prev[to] = from;
	if (!work->taken || row == RIO_NONE)
		return;
	work->old_row[first_of(work, from)] = row;
	take_row(work, first_of(work, from));
}

static void
note_old_rows(Work *work)
{
	for (guint32 i = 0; i < work->sheet->items->len; i++) {
		work->old_row[i] = rio_sheet_item(work->sheet, i)->old_row;
		if (work->old_row[i] == RIO_NONE)
			continue;
		if (!work->taken)
			work->taken = g_hash_table_new(NULL, NULL);
		take_row(work, i);
	}
}

/* ---- which chains there are -------------------------------------------------------------- */

static int
compare_links(gconstpointer a, gconstpointer b)
{
	const Link *i = a, *j = b;

	if (i->through != j->through)
		return j->through - i->through;
	if (i->span != j->span)
		return i->span - j->span;
	return i->wire < j->wire ? -1 : i->wire > j->wire;
}

/* Chains items, the longest paths first; each item has one before and one after at most. */
static void
link_items(Work *work)
{
	RioSheet *sheet = work->sheet;
	g_autofree int *before = g_new0(int, sheet->items->len + 1);
	g_autofree int *after = g_new0(int, sheet->items->len + 1);
	g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(Link));

	find_depths(sheet, before, after);
	for (guint32 i = 0; i < sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);
		Link link = {.wire = i};

		if (!can_link(sheet, wire))
			continue;
		link.through =
			before[wire->source.at] + weight_of(sheet, wire) + after[wire->target.at];
		link.span = rio_sheet_item(sheet, wire->target.at)->column -
			    rio_sheet_item(sheet, wire->source.at)->column;
		g_array_append_val(links, link);
	}
	g_array_sort(links, compare_links);
	for (guint i = 0; i < links->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, g_array_index(links, Link, i).wire);

		link_pair(work, wire->source.at, wire->target.at);
	}
}

static void
gather_chain(Work *work, guint32 first)
{
	Chain chain = {.row = -1, .wires = g_array_new(FALSE, FALSE, sizeof(guint32))};

	chain.first = rio_sheet_item(work->sheet, first)->column;
	chain.band = rio_sheet_item(work->sheet, first)->band;
	chain.settled = work->old_row[first] != RIO_NONE;
	if (chain.settled)
		chain.row = (int)work->old_row[first];
	for (guint32 item = first; item != RIO_NONE; item = work->next[item]) {
		work->chain_of[item] = work->chains->len;
		chain.last = rio_sheet_item(work->sheet, item)->column;
		chain.size++;
	}
	g_array_append_val(work->chains, chain);
}

static void
note_wire(Work *work, guint32 wire, const RioEnd *end, guint32 *seen)
{
	guint32 chain;

	if (end->kind != RIO_END_ITEM)
		return;
	chain = work->chain_of[rio_sheet_stand(work->sheet, end->at)];
	if (chain == *seen)
		return;
	*seen = chain;
	g_array_append_val(chain_at(work, chain)->wires, wire);
}

static void
gather_chains(Work *work)
{
	for (guint32 i = 0; i < work->sheet->items->len; i++)
		if (work->prev[i] == RIO_NONE && rio_sheet_item(work->sheet, i)->host == RIO_NONE)
			gather_chain(work, i);
	for (guint32 i = 0; i < work->sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(work->sheet, i);
		guint32 seen = RIO_NONE;

		note_wire(work, i, &wire->source, &seen);
		note_wire(work, i, &wire->target, &seen);
	}
}

/* ---- what a row costs ------------------------------------------------------------------- */

/* The height of a row that is there. */
static int
height_of_row(const Work *work, guint32 band, int row)
{
	int y = work->base[band] + STEP * row + STEP / 2;

	if (band > work->new_band || (band == work->new_band && row >= work->new_row))
		y += STEP;
	return y;
}

/* Where an end would be if @chain stood at the height @y; FALSE while its chain is not set. */
static gboolean
spot_of(const Work *work, const RioEnd *end, guint32 chain, int y, Spot *spot)
{
	guint32 bands, stand, own;

	switch (end->kind) {
	case RIO_END_BORDER:
		bands = work->sheet->bands->len;
		spot->x = -1;
		spot->y = end->side == RIO_SIDE_TOP ? -1 : work->base[bands] + STEP;
		return TRUE;
	case RIO_END_POOL:
		spot->x = -1;
		spot->y = height_of_row(work, rio_sheet_frame(work->sheet, end->at)->first_band, 0);
		return TRUE;
	default:
		stand = rio_sheet_stand(work->sheet, end->at);
		own = work->chain_of[stand];
		if (own != chain && chain_at(work, own)->row < 0)
			return FALSE;
		spot->x = 2 * rio_sheet_item(work->sheet, stand)->column;
		spot->y = own == chain ? y
				       : height_of_row(work, chain_at(work, own)->band,
						       chain_at(work, own)->row);
		if (stand != end->at)
			spot->y++; /* on the lower border of its host */
		return TRUE;
	}
}

/* The wire as a straight line if @chain stood at the height @y, found once for each such place. */
static const Stroke *
stroke_of(Work *work, guint32 number, guint32 chain, int y)
{
	const RioWire *wire = rio_sheet_wire(work->sheet, number);
	Stroke *stroke = &work->strokes[number];

	if (stroke->look == work->look)
		return stroke;
	stroke->look = work->look;
	stroke->known = spot_of(work, &wire->source, chain, y, &stroke->a) &&
			spot_of(work, &wire->target, chain, y, &stroke->b);
	/* to a border by the shortest way */
	if (stroke->a.x < 0)
		stroke->a.x = stroke->b.x;
	if (stroke->b.x < 0)
		stroke->b.x = stroke->a.x;
	return stroke;
}

static int
side(Spot p, Spot q, Spot r)
{
	gint64 turn = (gint64)(q.x - p.x) * (r.y - p.y) - (gint64)(q.y - p.y) * (r.x - p.x);

	return turn > 0 ? 1 : turn < 0 ? -1 : 0;
}

/* Whether two strokes that go by the same columns cross, or lie on each other in one row. */
static gboolean
conflict(const Stroke *s, const Stroke *t)
{
	if (s->a.y == s->b.y && t->a.y == t->b.y)
		return s->a.y == t->a.y && MAX(MIN(s->a.x, s->b.x), MIN(t->a.x, t->b.x)) <
						   MIN(MAX(s->a.x, s->b.x), MAX(t->a.x, t->b.x));
	return side(s->a, s->b, t->a) * side(s->a, s->b, t->b) < 0 &&
	       side(t->a, t->b, s->a) * side(t->a, t->b, s->b) < 0;
}

static gboolean
same_end(const RioEnd *a, const RioEnd *b)
{
	return a->kind == b->kind && a->at == b->at && a->kind == RIO_END_ITEM;
}

static gboolean
share_end(const RioWire *a, const RioWire *b)
{
	return same_end(&a->source, &b->source) || same_end(&a->source, &b->target) ||
	       same_end(&a->target, &b->source) || same_end(&a->target, &b->target);
}

/* The column of the end, or -1: it may be any. */
static int
column_of(const RioSheet *sheet, const RioEnd *end)
{
	if (end->kind != RIO_END_ITEM)
		return -1;
	return (int)rio_sheet_item(sheet, rio_sheet_stand(sheet, end->at))->column;
}

static Reach
reach_of(const RioSheet *sheet, const RioWire *wire)
{
	int a = column_of(sheet, &wire->source), b = column_of(sheet, &wire->target);

	a = a < 0 ? b : a;
	b = b < 0 ? a : b;
	return (Reach){MIN(a, b), MAX(a, b)};
}

/*
 * The wires that could cross it in some row.  As long as there is time to ask for them there is
 * room for them.
 */
static const RioBits *
rivals_of(Work *work, guint32 number)
{
	RioSheet *sheet = work->sheet;
	const RioWire *wire = rio_sheet_wire(sheet, number);
	Reach own = work->reaches[number];

	if (work->rivals[number])
		return work->rivals[number];
	work->rivals[number] = rio_bits_new(sheet->wires->len);
	for (guint32 i = 0; i < sheet->wires->len; i++) {
		const RioWire *other = rio_sheet_wire(sheet, i);

		if (work->reaches[i].first <= own.last && own.first <= work->reaches[i].last &&
		    i != number && other->kind != RIO_WIRE_TIE && !share_end(wire, other))
			rio_bits_add(work->rivals[number], i);
	}
	return work->rivals[number];
}

static int
cost_of_crossings(Work *work, guint32 number, const Stroke *stroke, guint32 chain, int y)
{
	int cost = 0;

	if (work->hurried)
		return 0;
	rio_bits_foreach (rivals_of(work, number), i) {
		const Stroke *across = stroke_of(work, i, chain, y);

		if (across->known && conflict(stroke, across))
			cost += work->crossing;
	}
	work->spent += work->sheet->wires->len;
	return cost;
}

/* Items that stand on an upright stroke. */
static int
cost_of_hits(const Work *work, const Stroke *stroke, guint32 chain, int y)
{
	RioSheet *sheet = work->sheet;
	int top = MIN(stroke->a.y, stroke->b.y), bottom = MAX(stroke->a.y, stroke->b.y), cost = 0;

	if (stroke->a.x != stroke->b.x)
		return 0;
	for (guint32 i = 0; i < sheet->items->len; i++) {
		const RioItem *item = rio_sheet_item(sheet, i);
		guint32 own = work->chain_of[rio_sheet_stand(sheet, i)];
		int at;

		if ((int)(2 * item->column) != stroke->a.x || item->host != RIO_NONE)
			continue;
		if (own != chain && chain_at(work, own)->row < 0)
			continue;
		at = own == chain ? y
				  : height_of_row(work, chain_at(work, own)->band,
						  chain_at(work, own)->row);
		if (at > top + 1 && at < bottom - 1)
			cost += COST_HIT;
	}
	return cost;
}

static int
cost_of_wire(Work *work, guint32 number, guint32 chain, int y)
{
	const RioWire *wire = rio_sheet_wire(work->sheet, number);
	const Stroke *stroke = stroke_of(work, number, chain, y);
	int cost;

	if (!stroke->known)
		return 0;
	cost = ABS(stroke->a.y - stroke->b.y) * cost_of_length[wire->kind];
	if (wire->kind == RIO_WIRE_TIE)
		return cost;
	/* out of a boundary event it goes down */
	if (wire->source.kind == RIO_END_ITEM &&
	    rio_sheet_item(work->sheet, wire->source.at)->host != RIO_NONE &&
	    stroke->b.y < stroke->a.y)
		cost += COST_WRONG_SIDE;
	return cost + cost_of_crossings(work, number, stroke, chain, y) +
	       cost_of_hits(work, stroke, chain, y);
}

static int
cost_at(Work *work, guint32 chain, int y)
{
	GArray *wires = chain_at(work, chain)->wires;
	int cost = 0;

	work->look++;
	for (guint i = 0; i < wires->len; i++)
		cost += cost_of_wire(work, g_array_index(wires, guint32, i), chain, y);
	return cost;
}

/* ---- setting chains -------------------------------------------------------------------- */

static void
set_bases(Work *work)
{
	int base = 0;

	for (guint i = 0; i < work->sheet->bands->len; i++) {
		work->base[i] = base;
		base += STEP * MAX(work->n_rows[i], 1);
	}
	work->base[work->sheet->bands->len] = base;
}

static void
shift_rows(Work *work, guint32 band, int from, int by)
{
	for (guint32 i = 0; i < work->chains->len; i++) {
		Chain *chain = chain_at(work, i);

		if (chain->band == band && chain->row >= from)
			chain->row += by;
	}
	work->n_rows[band] += by;
	set_bases(work);
}

static gboolean
is_free(Work *work, guint32 number, int row)
{
	const Chain *chain = chain_at(work, number);

	work->spent += work->chains->len;
	for (guint32 i = 0; i < work->chains->len; i++) {
		const Chain *other = chain_at(work, i);

		if (i != number && other->band == chain->band && other->row == row &&
		    other->first <= chain->last && chain->first <= other->last)
			return FALSE;
	}
	return TRUE;
}

static void
take_out(Work *work, guint32 number)
{
	Chain *chain = chain_at(work, number);
	int row = chain->row;

	chain->row = -1;
	for (guint32 i = 0; i < work->chains->len; i++)
		if (chain_at(work, i)->band == chain->band && chain_at(work, i)->row == row)
			return;
	shift_rows(work, chain->band, row + 1, -1);
}

/* When there is no time left: a row of its own, the last one. */
static void
set_last(Work *work, guint32 number)
{
	Chain *chain = chain_at(work, number);

	chain->row = work->n_rows[chain->band]++;
}

/* Whether to compare its wires with all others, in each row, would take longer than all may. */
static gboolean
must_hurry(const Work *work, const Chain *chain)
{
	guint64 places = 2 * (guint64)work->n_rows[chain->band] + 1;

	return places * chain->wires->len * work->sheet->wires->len > BUDGET;
}

/* Sets the chain where it costs least, lower rather than higher; returns what it costs there. */
static int
set_chain(Work *work, guint32 number)
{
	Chain *chain = chain_at(work, number);
	int best = G_MAXINT, best_place = 0;

	work->hurried = must_hurry(work, chain);
	/* place 2r + 1 is the row r, place 2r a new one before it */
	for (int place = 2 * work->n_rows[chain->band]; place >= 0; place--) {
		int y = work->base[chain->band] + (place / 2) * STEP + STEP / 2, cost;

		if (place % 2 == 1 && !is_free(work, number, place / 2))
			continue;
		/* the first row of an empty band is there already */
		work->new_band =
			place % 2 == 0 && work->n_rows[chain->band] > 0 ? chain->band : RIO_NONE;
		work->new_row = place / 2;
		cost = cost_at(work, number, y) + (place % 2 == 0 ? COST_ROW : 0);
		if (cost >= best)
			continue;
		best = cost;
		best_place = place;
	}
	work->new_band = RIO_NONE;
	if (best_place % 2 == 0)
		shift_rows(work, chain->band, best_place / 2, 1);
	chain->row = best_place / 2;
	return best;
}

static int
compare_sizes(gconstpointer a, gconstpointer b, gpointer data)
{
	const Work *work = data;
	guint32 i = *(const guint32 *)a, j = *(const guint32 *)b;
	guint32 size_i = chain_at(work, i)->size, size_j = chain_at(work, j)->size;

	return size_i != size_j ? (size_i > size_j ? -1 : 1) : i < j ? -1 : i > j;
}

static void
set_chains(Work *work)
{
	guint32 n = work->chains->len;
	g_autofree guint32 *order = g_new(guint32, n + 1);
	gboolean any = TRUE;

	for (guint32 i = 0; i < n; i++)
		order[i] = i;
	g_qsort_with_data(order, n, sizeof(*order), compare_sizes, work);
	for (guint32 i = 0; i < n; i++)
		if (chain_at(work, order[i])->settled)
			continue;
		else if (work->spent < BUDGET)
			set_chain(work, order[i]);
		else
			set_last(work, order[i]);
	set_bases(work);

	for (guint pass = 0; any && pass < MAX_PASSES; pass++) {
		any = FALSE;
		for (guint32 i = 0; i < n && work->spent < BUDGET; i++) {
			Chain *chain = chain_at(work, order[i]);
			int row = chain->row;

			if (chain->settled)
				continue;
			take_out(work, order[i]);
			set_chain(work, order[i]);
			any |= chain->row != row;
		}
	}
}

static void
write_rows(Work *work)
{
	RioSheet *sheet = work->sheet;

	sheet->n_rows = 0;
	for (guint i = 0; i < sheet->bands->len; i++) {
		RioBand *band = rio_sheet_band(sheet, i);

		band->first_row = sheet->n_rows;
		band->n_rows = MAX(work->n_rows[i], 1);
		sheet->n_rows += band->n_rows;
	}
	for (guint i = 0; i < sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(sheet, i);
		const Chain *chain = chain_at(work, work->chain_of[rio_sheet_stand(sheet, i)]);

		item->row = rio_sheet_band(sheet, chain->band)->first_row + chain->row;
	}
}

void
rio_sheet_assign_rows(RioSheet *sheet, int crossing)
{
	guint32 n = sheet->items->len;
	Work work = {.sheet = sheet, .new_band = RIO_NONE, .crossing = crossing};

	work.next = g_new(guint32, n + 1);
	work.prev = g_new(guint32, n + 1);
	work.chain_of = g_new0(guint32, n + 1);
	work.old_row = g_new(guint32, n + 1);
	work.reaches = g_new(Reach, sheet->wires->len + 1);
	work.strokes = g_new0(Stroke, sheet->wires->len + 1);
	work.rivals = g_new0(RioBits *, sheet->wires->len + 1);
	for (guint32 i = 0; i < sheet->wires->len; i++)
		work.reaches[i] = reach_of(sheet, rio_sheet_wire(sheet, i));
	work.chains = g_array_new(FALSE, FALSE, sizeof(Chain));
	work.n_rows = g_new0(guint32, sheet->bands->len + 1);
	work.base = g_new0(int, sheet->bands->len + 1);
	memset(work.next, 0xff, sizeof(guint32) * (n + 1));
	memset(work.prev, 0xff, sizeof(guint32) * (n + 1));
	for (guint32 i = 0; i < sheet->bands->len; i++)
		work.n_rows[i] = rio_sheet_band(sheet, i)->n_old_rows;
	set_bases(&work);

	note_old_rows(&work);
	link_items(&work);
	gather_chains(&work);
	set_chains(&work);
	write_rows(&work);

	for (guint i = 0; i < work.chains->len; i++)
		g_array_unref(chain_at(&work, i)->wires);
	g_array_unref(work.chains);
	for (guint i = 0; i < sheet->wires->len; i++)
		g_clear_pointer(&work.rivals[i], rio_bits_free);
	g_free(work.rivals);
	g_free(work.reaches);
	g_free(work.strokes);
	g_clear_pointer(&work.taken, g_hash_table_unref);
	g_free(work.old_row);
	g_free(work.next);
	g_free(work.prev);
	g_free(work.chain_of);
	g_free(work.n_rows);
	g_free(work.base);
}
