#include "draw/sheet.h"

RioSheet *
rio_sheet_new(const RioModel *model, guint32 scope, guint32 parent, guint32 item)
{
	RioSheet *sheet = g_new0(RioSheet, 1);

	sheet->model = model;
	sheet->scope = scope;
	sheet->parent = parent;
	sheet->item = item;
	sheet->items = g_array_new(FALSE, FALSE, sizeof(RioItem));
	sheet->wires = g_array_new(FALSE, FALSE, sizeof(RioWire));
	sheet->frames = g_array_new(FALSE, FALSE, sizeof(RioFrame));
	sheet->bands = g_array_new(FALSE, FALSE, sizeof(RioBand));
	return sheet;
}

void
rio_sheet_free(RioSheet *sheet)
{
	for (guint i = 0; i < sheet->wires->len; i++) {
		RioWire *wire = rio_sheet_wire(sheet, i);

		g_free(wire->stops);
		g_free(wire->at);
		g_free(wire->points);
	}
	g_array_unref(sheet->items);
	g_array_unref(sheet->wires);
	g_array_unref(sheet->frames);
	g_array_unref(sheet->bands);
	g_free(sheet->order);
	g_free(sheet);
}

/* ---- flaws ------------------------------------------------------------------------------- */

/* Whether an upright and a level piece cross, not only touch. */
static gboolean
cross(const RioPoint *p, const RioPoint *q)
{
	if (p[0].x != p[1].x)
		return p[0].y == p[1].y && q[0].x == q[1].x && cross(q, p);
	return q[0].y == q[1].y && MIN(q[0].x, q[1].x) < p->x && p->x < MAX(q[0].x, q[1].x) &&
	       MIN(p[0].y, p[1].y) < q->y && q->y < MAX(p[0].y, p[1].y);
}

static guint
count_between(const RioWire *a, const RioWire *b)
{
	guint n = 0;

	for (guint i = 0; i + 1 < a->n_points; i++)
		for (guint j = 0; j + 1 < b->n_points; j++)
			n += cross(&a->points[i], &b->points[j]);
	return n;
}

guint
rio_sheet_count_flaws(const RioSheet *sheet)
{
	guint n = 0;

	for (guint i = 0; i < sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);

		n += MAX(wire->n_points, 2) - 2;
		for (guint k = 0; k < i; k++)
			n += count_between(wire, rio_sheet_wire(sheet, k));
	}
	return n;
}
