/*
 * uprights.c: which flows lead straight up or down
 *
 * Work that is handed over to another office goes on under (over) where it was, as people draw it:
 * no turn, and no column of its own.  So do further ways out of a gateway, and into one, within a
 * lane, when rows have told which ones they are.
 *
 *     ──→ [A] ──→ <X> ──→ [C] ──→ <Y>
 *          │       ↓               ↑
 *          │      [D] ──────────→ [E]
 *     ─────│──────────────────────────
 *          ↓
 *         [B]
 *
 * Each side of an item takes one such flow, the longest: what is nearer can turn off before it.
 * Whether anything comes to stand in the way shows only when all have their columns and rows.  Then
 * notes and data step aside, and of the flows that cannot pass the longest in each column leads to
 * the right, as others do; so on until all can.
 */
#include "draw/sheet.h"

#include <stdlib.h>

static gboolean
may_be_upright(const RioSheet *sheet, const RioWire *wire)
{
	const RioItem *from, *to;

	if (wire->kind != RIO_WIRE_FLOW || wire->back || wire->barred ||
	    wire->source.kind != RIO_END_ITEM || wire->target.kind != RIO_END_ITEM)
		return FALSE;
	from = rio_sheet_item(sheet, wire->source.at);
	to = rio_sheet_item(sheet, wire->target.at);
	return from->host == RIO_NONE && to->host == RIO_NONE &&
	       (from->band != to->band || from->row != to->row);
}

static gboolean
leads_down(const RioSheet *sheet, const RioWire *wire)
{
	const RioItem *from = rio_sheet_item(sheet, wire->source.at);
	const RioItem *to = rio_sheet_item(sheet, wire->target.at);

	return from->band == to->band ? from->row < to->row : from->band < to->band;
}

/* In rows, as they were found before; in the first round all are alike. */
static int
length_of(const RioSheet *sheet, const RioWire *wire)
{
	return ABS((int)rio_sheet_item(sheet, wire->source.at)->row -
		   (int)rio_sheet_item(sheet, wire->target.at)->row);
}

static int
compare_lengths(gconstpointer a, gconstpointer b, gpointer sheet)
{
	guint32 i = *(const guint32 *)a, j = *(const guint32 *)b;
	int length_i = length_of(sheet, rio_sheet_wire((RioSheet *)sheet, i));
	int length_j = length_of(sheet, rio_sheet_wire((RioSheet *)sheet, j));

	return length_i != length_j ? length_j - length_i : i < j ? -1 : i > j;
}

/* Takes a side of both ends, if they are free. */
static gboolean
take_sides(const RioSheet *sheet, const RioWire *wire, gboolean *taken)
{
	gboolean down = leads_down(sheet, wire);
	gboolean *out = &taken[2 * wire->source.at + down];
	gboolean *in = &taken[2 * wire->target.at + !down];

	if (*out || *in)
		return FALSE;
	return *out = *in = TRUE;
}

gboolean
rio_sheet_choose_uprights(RioSheet *sheet)
{
	/* by item and side: the upper one, the lower one */
	g_autofree gboolean *taken = g_new0(gboolean, 2 * sheet->items->len + 1);
	g_autoptr(GArray) wires = g_array_new(FALSE, FALSE, sizeof(guint32));
	gboolean any = FALSE;

	for (guint32 i = 0; i < sheet->wires->len; i++) {
		RioWire *wire = rio_sheet_wire(sheet, i);
		gboolean may = may_be_upright(sheet, wire);

		any |= wire->upright && !may;
		wire->upright &= may;
		if (may)
			g_array_append_val(wires, i);
	}
	g_array_sort_with_data(wires, compare_lengths, sheet);
	for (guint i = 0; i < wires->len; i++) {
		RioWire *wire = rio_sheet_wire(sheet, g_array_index(wires, guint32, i));
		gboolean before = wire->upright;

		wire->upright = take_sides(sheet, wire, taken);
		any |= wire->upright != before;
	}
	return any;
}

/* Where the wire leads: the rows between its ends are its own. */
typedef struct {
	guint32 column, top, bottom;
} Shaft;

/* FALSE if the wire leads to another column. */
static gboolean
shaft_of(const RioSheet *sheet, const RioWire *wire, Shaft *shaft)
{
	const RioItem *from, *to;

	if (!wire->upright)
		return FALSE;
	from = rio_sheet_item(sheet, wire->source.at);
	to = rio_sheet_item(sheet, wire->target.at);
	*shaft = (Shaft){from->column, MIN(from->row, to->row), MAX(from->row, to->row)};
	return from->column == to->column;
}

/* Whether anything stands in the shaft; *@again is set if it is a note that may yet step aside. */
static gboolean
is_taken(RioSheet *sheet, const Shaft *shaft, gboolean *again)
{
	gboolean any = FALSE;

	for (guint i = 0; i < sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(sheet, i);

		if (item->host != RIO_NONE || item->column != shaft->column ||
		    item->row <= shaft->top || item->row >= shaft->bottom)
			continue;
		if (item->artifact && !item->aside)
			item->aside = *again = TRUE;
		else
			any = TRUE;
	}
	return any;
}

/* Whether one of the first @n wires has part of the shaft. */
static gboolean
is_shared(const RioSheet *sheet, const Shaft *shaft, guint n)
{
	for (guint i = 0; i < n; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);
		Shaft other;

		if (shaft_of(sheet, wire, &other) && other.column == shaft->column &&
		    MAX(other.top, shaft->top) < MIN(other.bottom, shaft->bottom))
			return TRUE;
	}
	return FALSE;
}

/* Bars in each column the longest of those that cannot pass; TRUE if a note steps aside. */
static gboolean
bar_longest(RioSheet *sheet)
{
	g_autofree guint *worst =
		g_new0(guint, sheet->n_columns + 1); /* by column: wire plus one */
	g_autofree guint32 *length = g_new0(guint32, sheet->n_columns + 1);
	gboolean aside = FALSE;

	for (guint i = 0; i < sheet->wires->len; i++) {
		Shaft shaft;

		if (!shaft_of(sheet, rio_sheet_wire(sheet, i), &shaft) ||
		    (!is_taken(sheet, &shaft, &aside) && !is_shared(sheet, &shaft, i)) ||
		    shaft.bottom - shaft.top <= length[shaft.column])
			continue;
		length[shaft.column] = shaft.bottom - shaft.top;
		worst[shaft.column] = i + 1;
	}
	for (guint32 c = 0; c < sheet->n_columns; c++)
		if (worst[c] > 0)
			rio_sheet_wire(sheet, worst[c] - 1)->barred = TRUE;
	return aside;
}

gboolean
rio_sheet_bar_uprights(RioSheet *sheet, gboolean settle)
{
	gboolean again = bar_longest(sheet);

	for (guint i = 0; settle && i < sheet->wires->len; i++)
		rio_sheet_wire(sheet, i)->barred |= !rio_sheet_wire(sheet, i)->upright;
	return rio_sheet_choose_uprights(sheet) || again;
}
