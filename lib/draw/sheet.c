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
	g_free(sheet);
}
