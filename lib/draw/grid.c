#include "draw/grid.h"

#include "draw/font.h"
#include "draw/shapes.h"

#define CLEARANCE 6  /* between an item and a rail that passes it */
#define SIDE_RAIL 24 /* beside the middle of a column, for messages where the middle is taken */
#define CHANNEL 46   /* between columns */
#define OUTER 20     /* left of the first and right of the last column */
#define ALLEY 30     /* between rows */
#define EDGE 16	     /* between a lane's border and its rows */
#define FOOT 14	     /* over the boundary events on the lower border of a subprocess */
#define GAP 36	     /* between pools */
#define TRACK 10     /* between tracks */
#define MARGIN_V 15  /* beside the outermost track of a channel */
#define ARROW 18     /* of a wire with a name, beside the name */
#define MARGIN_H 12
#define CLOSED_HEIGHT 60
#define LEAST_WIDTH 300 /* of pools */

/* ---- upright rails -------------------------------------------------------------------- */

/* Unless there is one that is nearer than @room. */
static void
add_shift(GArray *shifts, int shift, int room)
{
	for (guint i = 0; i < shifts->len; i++)
		if (ABS(g_array_index(shifts, int, i) - shift) < room)
			return;
	g_array_append_val(shifts, shift);
}

static int
compare_ints(gconstpointer a, gconstpointer b)
{
	return *(const int *)a - *(const int *)b;
}

/* By item: messages that it would send or take straight up or down. */
static guint *
count_messages(const RioSheet *sheet)
{
	guint *count = g_new0(guint, sheet->items->len + 1);

	for (guint i = 0; i < sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);

		if (wire->kind != RIO_WIRE_MESSAGE)
			continue;
		if (wire->source.kind == RIO_END_ITEM && !wire->source.pinned)
			count[wire->source.at]++;
		if (wire->target.kind == RIO_END_ITEM && !wire->target.pinned)
			count[wire->target.at]++;
	}
	return count;
}

static void
pin_shift(const RioSheet *sheet, const RioEnd *end, GArray **shifts)
{
	if (end->kind == RIO_END_ITEM && end->pinned)
		add_shift(shifts[rio_sheet_item(sheet, end->at)->column], end->shift, 1);
}

static GArray **
find_shifts(const RioSheet *sheet)
{
	GArray **shifts = g_new(GArray *, sheet->n_columns);
	g_autofree guint *messages = count_messages(sheet);

	for (guint32 c = 0; c < sheet->n_columns; c++) {
		shifts[c] = g_array_new(FALSE, FALSE, sizeof(int));
		add_shift(shifts[c], 0, 1);
	}
	for (guint i = 0; i < sheet->items->len; i++)
		if (rio_sheet_item(sheet, i)->host != RIO_NONE)
			add_shift(shifts[rio_sheet_item(sheet, i)->column],
				  rio_sheet_item(sheet, i)->shift, 1);
	for (guint i = 0; i < sheet->wires->len; i++) {
		pin_shift(sheet, &rio_sheet_wire(sheet, i)->source, shifts);
		pin_shift(sheet, &rio_sheet_wire(sheet, i)->target, shifts);
	}
	for (guint i = 0; i < sheet->items->len; i++) {
		const RioItem *item = rio_sheet_item(sheet, i);

		if (messages[i] == 0 || item->outline != RIO_OUTLINE_BOX)
			continue;
		add_shift(shifts[item->column], -SIDE_RAIL, SIDE_RAIL / 2);
		add_shift(shifts[item->column], SIDE_RAIL, SIDE_RAIL / 2);
	}
	for (guint32 c = 0; c < sheet->n_columns; c++)
		g_array_sort(shifts[c], compare_ints);
	return shifts;
}

static void
add_upright_rails(RioGrid *grid)
{
	RioSheet *sheet = grid->sheet;
	GArray **shifts = find_shifts(sheet);
	g_autoptr(GArray) rails = g_array_new(FALSE, FALSE, sizeof(RioRail));
	RioRail channel = {.kind = RIO_RAIL_CHANNEL, .cell = RIO_NONE};

	g_array_append_val(rails, channel);
	for (guint32 c = 0; c < sheet->n_columns; c++) {
		grid->first_of[c] = rails->len;
		for (guint i = 0; i < shifts[c]->len; i++) {
			RioRail rail = {.kind = RIO_RAIL_SINGLE, .cell = c};

			rail.shift = g_array_index(shifts[c], int, i);
			if (rail.shift == 0)
				grid->column_of[c] = rails->len;
			g_array_append_val(rails, rail);
		}
		grid->last_of[c] = rails->len - 1;
		g_array_append_val(rails, channel);
		g_array_unref(shifts[c]);
	}
	g_free(shifts);
	grid->n_v = rails->len;
	grid->v = g_array_steal(rails, NULL);
}

guint32
rio_grid_rail(const RioGrid *grid, guint32 column, int shift)
{
	guint32 best = grid->column_of[column];

	for (guint32 v = grid->first_of[column]; v <= grid->last_of[column]; v++)
		if (ABS(grid->v[v].shift - shift) < ABS(grid->v[best].shift - shift))
			best = v;
	return best;
}

/* ---- level rails ---------------------------------------------------------------------- */

static void
add_rail(GArray *rails, RioRailKind kind, guint32 band, guint32 row)
{
	RioRail rail = {.kind = kind, .cell = row, .band = band};

	g_array_append_val(rails, rail);
}

static gboolean
is_closed(const RioSheet *sheet, const RioBand *band)
{
	return band->frame != RIO_NONE && rio_sheet_frame(sheet, band->frame)->closed;
}

static void
add_band_rails(RioGrid *grid, GArray *rails, guint32 number)
{
	const RioBand *band = rio_sheet_band(grid->sheet, number);

	if (is_closed(grid->sheet, band)) {
		grid->row_of[band->first_row] = rails->len;
		add_rail(rails, RIO_RAIL_SEALED, number, band->first_row);
		return;
	}
	add_rail(rails, RIO_RAIL_CHANNEL, number, RIO_NONE);
	for (guint32 r = band->first_row; r < band->first_row + band->n_rows; r++) {
		grid->row_of[r] = rails->len;
		add_rail(rails, RIO_RAIL_SINGLE, number, r);
		add_rail(rails, RIO_RAIL_CHANNEL, number, RIO_NONE);
	}
}

/* Whether bands @i - 1 and @i are in different pools, or nothing comes before or after. */
static gboolean
is_parted(const RioSheet *sheet, guint32 i)
{
	guint32 before, after;

	if (i == 0 || i == sheet->bands->len)
		return TRUE;
	before = rio_sheet_band(sheet, i - 1)->pool;
	after = rio_sheet_band(sheet, i)->pool;
	if (before == after)
		return FALSE;
	return before == RIO_NONE || after == RIO_NONE || rio_sheet_frame(sheet, before)->pool ||
	       rio_sheet_frame(sheet, after)->pool;
}

static void
add_level_rails(RioGrid *grid)
{
	RioSheet *sheet = grid->sheet;
	g_autoptr(GArray) rails = g_array_new(FALSE, FALSE, sizeof(RioRail));

	for (guint32 i = 0; i < sheet->bands->len; i++) {
		if (is_parted(sheet, i)) {
			if (i > 0)
				add_rail(rails, RIO_RAIL_CHANNEL, RIO_NONE, RIO_NONE);
			add_rail(rails, RIO_RAIL_BORDER, i, RIO_NONE);
		}
		grid->top_of[i] =
			i > 0 && !is_parted(sheet, i) ? grid->top_of[i - 1] : rails->len - 1;
		add_band_rails(grid, rails, i);
		if (is_parted(sheet, i + 1))
			add_rail(rails, RIO_RAIL_BORDER, i, RIO_NONE);
	}
	grid->n_h = rails->len;
	grid->h = g_array_steal(rails, NULL);
	for (guint32 i = sheet->bands->len, bottom = 0; i-- > 0;) {
		guint32 h;

		if (!is_parted(sheet, i + 1)) {
			grid->bottom_of[i] = bottom;
			continue;
		}
		for (h = grid->n_h; grid->h[h - 1].band != i; h--)
			;
		grid->bottom_of[i] = bottom = h - 1;
	}
}

/* ---- items on rails ------------------------------------------------------------------- */

static void
seat_items(RioGrid *grid)
{
	RioSheet *sheet = grid->sheet;

	if (rio_grid_is_large(grid))
		return;
	grid->item_at = g_new0(guint32, grid->n_v * grid->n_h);
	grid->seat_at = g_new0(guint32, grid->n_v * grid->n_h);
	for (guint32 i = 0; i < sheet->items->len; i++) {
		const RioItem *item = rio_sheet_item(sheet, i);
		guint32 h = grid->row_of[item->row];

		if (item->host != RIO_NONE) {
			guint32 v = rio_grid_rail(grid, item->column, item->shift);

			grid->seat_at[rio_grid_cross(grid, v, h)] = i + 1;
			continue;
		}
		for (guint32 v = grid->first_of[item->column]; v <= grid->last_of[item->column];
		     v++)
			if (ABS(grid->v[v].shift) <= item->w / 2 + CLEARANCE)
				grid->item_at[rio_grid_cross(grid, v, h)] = i + 1;
	}
}

/* ---- places --------------------------------------------------------------------------- */

static int
header_width(const RioSheet *sheet)
{
	int deepest = 0;

	for (guint i = 0; i < sheet->frames->len; i++) {
		int depth = 1;

		for (guint32 f = rio_sheet_frame(sheet, i)->parent; f != RIO_NONE;
		     f = rio_sheet_frame(sheet, f)->parent)
			depth++;
		deepest = MAX(deepest, depth);
	}
	return deepest * RIO_HEADER;
}

static int
room_of_tracks(const RioRail *rail, int least, int margin)
{
	if (rail->n_tracks == 0)
		return least;
	return MAX(least, 2 * margin + (rail->n_tracks - 1) * TRACK);
}

/* To be freed. */
static int *
find_widths(const RioSheet *sheet)
{
	int *width = g_new0(int, sheet->n_columns + 1);

	for (guint i = 0; i < sheet->items->len; i++) {
		const RioItem *item = rio_sheet_item(sheet, i);

		width[item->column] = MAX(width[item->column], item->w);
	}
	return width;
}

/* A name over a flow from one column to the next needs the channel to be as wide. */
static void
make_room_for_names(RioGrid *grid)
{
	const RioSheet *sheet = grid->sheet;
	g_autofree int *width = find_widths(sheet);

	for (guint i = 0; i < sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);
		const char *name = rio_model_name(sheet->model, wire->element);
		const RioItem *from, *to;
		RioRail *channel;
		int w, h;

		if (!*name || wire->kind != RIO_WIRE_FLOW || wire->source.kind != RIO_END_ITEM ||
		    wire->target.kind != RIO_END_ITEM)
			continue;
		from = rio_sheet_item(sheet, wire->source.at);
		to = rio_sheet_item(sheet, wire->target.at);
		if (from->row != to->row || to->column != from->column + 1)
			continue;
		rio_font_label(name, RIO_FLOW_LABEL_WIDTH, &w, &h);
		w += ARROW - (width[from->column] - from->w) / 2 - (width[to->column] - to->w) / 2;
		channel = &grid->v[grid->last_of[from->column] + 1];
		channel->least = MAX(channel->least, w);
	}
}

static void
measure_columns(RioGrid *grid)
{
	RioSheet *sheet = grid->sheet;
	g_autofree int *width = find_widths(sheet);
	int x = header_width(sheet);

	for (guint32 v = 0; v < grid->n_v; v++) {
		RioRail *rail = &grid->v[v];

		if (rail->kind == RIO_RAIL_CHANNEL) {
			rail->room = room_of_tracks(
				rail, v == 0 || v == grid->n_v - 1 ? OUTER : CHANNEL, MARGIN_V);
			rail->room = MAX(rail->room, rail->least);
			rail->at = x + rail->room / 2;
			x += rail->room;
			continue;
		}
		rail->at = x + width[rail->cell] / 2 + rail->shift;
		if (v == grid->last_of[rail->cell])
			x += width[rail->cell];
	}
	sheet->w = MAX(x, sheet->frames->len > 0 ? LEAST_WIDTH : 0);
}

/* How high and low what stands in each row reaches from its middle. */
static void
find_reach(const RioSheet *sheet, int *above, int *below)
{
	for (guint i = 0; i < sheet->items->len; i++) {
		const RioItem *item = rio_sheet_item(sheet, i);

		if (item->host != RIO_NONE)
			continue;
		above[item->row] = MAX(above[item->row], item->above);
		below[item->row] = MAX(below[item->row], item->below);
	}
}

/* Half of what a band must grow by to be as high as it should. */
static int
padding_of(const RioGrid *grid, guint32 number, const int *above, const int *below)
{
	const RioBand *band = rio_sheet_band(grid->sheet, number);
	int height = 0;

	for (guint32 r = band->first_row; r < band->first_row + band->n_rows; r++)
		height += above[r] + below[r];
	for (guint32 h = 0; h < grid->n_h; h++)
		if (grid->h[h].band == number && grid->h[h].kind == RIO_RAIL_CHANNEL)
			height += grid->h[h].room;
	return MAX(0, band->min_height - height + 1) / 2;
}

static gboolean
ends_band(const RioGrid *grid, guint32 h, int by)
{
	guint32 next = h + by;

	return next >= grid->n_h || grid->h[next].band != grid->h[h].band ||
	       grid->h[next].kind == RIO_RAIL_BORDER;
}

/* After the border of its pool, and what is written there. */
static gboolean
begins_band(const RioGrid *grid, guint32 h)
{
	const RioRail *rail = &grid->h[h];

	return rail->band != RIO_NONE && rail->kind != RIO_RAIL_BORDER &&
	       (h == 0 || rail[-1].band != rail->band || rail[-1].kind == RIO_RAIL_BORDER);
}

static void
find_rooms(RioGrid *grid)
{
	for (guint32 h = 0; h < grid->n_h; h++) {
		RioRail *rail = &grid->h[h];

		if (rail->kind != RIO_RAIL_CHANNEL)
			continue;
		if (rail->band == RIO_NONE)
			rail->room = room_of_tracks(rail, GAP, MARGIN_H);
		else if (ends_band(grid, h, -1) || ends_band(grid, h, 1))
			rail->room = room_of_tracks(rail, EDGE, MARGIN_H);
		else
			rail->room = room_of_tracks(rail, ALLEY, MARGIN_H);
	}
}

static void
measure_rows(RioGrid *grid)
{
	RioSheet *sheet = grid->sheet;
	g_autofree int *above = g_new0(int, sheet->n_rows + 1);
	g_autofree int *below = g_new0(int, sheet->n_rows + 1);
	int y = 0;

	find_reach(sheet, above, below);
	find_rooms(grid);
	for (guint32 h = 0; h < grid->n_h; h++) {
		RioRail *rail = &grid->h[h];

		if (begins_band(grid, h))
			rio_sheet_band(sheet, rail->band)->y = y;
		switch (rail->kind) {
		case RIO_RAIL_BORDER:
			rail->at = y;
			if (h == 0 && sheet->parent != RIO_NONE)
				y += RIO_TITLE;
			break;
		case RIO_RAIL_SEALED:
			rail->at = y + CLOSED_HEIGHT / 2;
			y += CLOSED_HEIGHT;
			break;
		case RIO_RAIL_SINGLE:
			rail->at = y + above[rail->cell];
			y += above[rail->cell] + below[rail->cell];
			break;
		default:
			if (rail->band != RIO_NONE && ends_band(grid, h, -1))
				y += padding_of(grid, rail->band, above, below);
			rail->at = y + rail->room / 2;
			y += rail->room;
			if (rail->band != RIO_NONE && ends_band(grid, h, 1))
				y += padding_of(grid, rail->band, above, below);
			if (sheet->parent != RIO_NONE && h + 2 == grid->n_h)
				y += FOOT;
		}
		if (rail->band != RIO_NONE)
			rio_sheet_band(sheet, rail->band)->h =
				y - rio_sheet_band(sheet, rail->band)->y;
	}
	sheet->h = y;
}

void
rio_grid_measure(RioGrid *grid)
{
	measure_columns(grid);
	measure_rows(grid);
}

RioGrid *
rio_grid_new(RioSheet *sheet)
{
	RioGrid *grid = g_new0(RioGrid, 1);

	grid->sheet = sheet;
	grid->column_of = g_new0(guint32, sheet->n_columns + 1);
	grid->first_of = g_new0(guint32, sheet->n_columns + 1);
	grid->last_of = g_new0(guint32, sheet->n_columns + 1);
	grid->row_of = g_new0(guint32, sheet->n_rows + 1);
	grid->top_of = g_new0(guint32, sheet->bands->len + 1);
	grid->bottom_of = g_new0(guint32, sheet->bands->len + 1);
	add_upright_rails(grid);
	add_level_rails(grid);
	seat_items(grid);
	make_room_for_names(grid);
	rio_grid_measure(grid);
	return grid;
}

void
rio_grid_free(RioGrid *grid)
{
	g_free(grid->v);
	g_free(grid->h);
	g_free(grid->column_of);
	g_free(grid->first_of);
	g_free(grid->last_of);
	g_free(grid->row_of);
	g_free(grid->top_of);
	g_free(grid->bottom_of);
	g_free(grid->item_at);
	g_free(grid->seat_at);
	g_free(grid);
}
