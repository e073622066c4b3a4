/*
 * uprights.c: which flows lead straight up or down to another lane
 *
 * Work that is handed over to another office goes on under (over) where it was, as people draw it:
 * no turn, and no column of its own.
 *
 *     ──→ [A]
 *     ─────│────────────
 *          ↓
 *         [B] ──→ [C]
 *
 * Each side of an item takes one such flow, the first in the file.  Whether anything comes to stand
 * in the way shows only when all have their columns and rows.  Then notes and data step aside, and
 * of the flows that cannot pass the longest in each column leads to the right, as others do; so on
 * until all can.
 */
#include "draw/sheet.h"

static gboolean
may_be_upright(const RioSheet *sheet, const RioWire *wire)
{
	const RioItem *from, *to;

	if (wire->kind != RIO_WIRE_FLOW || wire->back || wire->barred ||
	    wire->source.kind != RIO_END_ITEM || wire->target.kind != RIO_END_ITEM)
		return FALSE;
	from = rio_sheet_item(sheet, wire->source.at);
	to = rio_sheet_item(sheet, wire->target.at);
	return from->host == RIO_NONE && to->host == RIO_NONE && from->band != to->band;
}

void
rio_sheet_choose_uprights(RioSheet *sheet)
{
	/* by item and side: the upper one, the lower one */
	g_autofree gboolean *taken = g_new0(gboolean, 2 * sheet->items->len + 1);

	for (guint i = 0; i < sheet->wires->len; i++) {
		RioWire *wire = rio_sheet_wire(sheet, i);
		guint32 from = wire->source.at, to = wire->target.at;
		gboolean down;

		wire->upright = FALSE;
		if (!may_be_upright(sheet, wire))
			continue;
		down = rio_sheet_item(sheet, from)->band < rio_sheet_item(sheet, to)->band;
		if (taken[2 * from + down] || taken[2 * to + !down])
			continue;
		taken[2 * from + down] = taken[2 * to + !down] = wire->upright = TRUE;
	}
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

		if (!wire->barred && shaft_of(sheet, wire, &other) &&
		    other.column == shaft->column &&
		    MAX(other.top, shaft->top) < MIN(other.bottom, shaft->bottom))
			return TRUE;
	}
	return FALSE;
}

gboolean
rio_sheet_bar_uprights(RioSheet *sheet)
{
	g_autofree guint *worst =
		g_new0(guint, sheet->n_columns + 1); /* by column: wire plus one */
	g_autofree guint32 *length = g_new0(guint32, sheet->n_columns + 1);
	gboolean again = FALSE;

	for (guint i = 0; i < sheet->wires->len; i++) {
		Shaft shaft;

		if (!shaft_of(sheet, rio_sheet_wire(sheet, i), &shaft) ||
		    (!is_taken(sheet, &shaft, &again) && !is_shared(sheet, &shaft, i)) ||
		    shaft.bottom - shaft.top <= length[shaft.column])
			continue;
		length[shaft.column] = shaft.bottom - shaft.top;
		worst[shaft.column] = i + 1;
	}
	for (guint32 c = 0; c < sheet->n_columns; c++)
		if (worst[c] > 0)
			rio_sheet_wire(sheet, worst[c] - 1)->barred = again = TRUE;
	return again;
}
