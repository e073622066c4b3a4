/*
 * sheet.h: what stands on one surface, and how it is tied together
 *
 * A surface is a plane or the inside of an open subprocess.  On it stand items (flow nodes, data,
 * notes), in bands (lanes, and pools without lanes), tied by wires (flows).  The steps of the
 * layout fill in, one after the other: columns (columns.c), rows (rows.c), ways (route.c) and at
 * last places (tracks.c).
 */
#pragma once

#include "draw/picture.h"

typedef enum {
	RIO_OUTLINE_BOX,
	RIO_OUTLINE_CIRCLE,
	RIO_OUTLINE_DIAMOND,
} RioOutline;

typedef enum {
	RIO_SIDE_ANY,
	RIO_SIDE_LEFT,
	RIO_SIDE_RIGHT,
	RIO_SIDE_TOP,
	RIO_SIDE_BOTTOM,
} RioSide;

typedef struct {
	guint32 element;
	RioOutline outline;
	int w, h;
	int above, below; /* what it wants over and under its centre, label and all */
	guint32 host;	  /* item whose lower border it sits on, or RIO_NONE */
	int shift;	  /* then: how far right of its host's centre */
	guint32 frame;	  /* the innermost pool or lane it is in, or RIO_NONE */
	guint32 inner;	  /* the sheet inside it, or RIO_NONE */
	gboolean artifact;
	gboolean aside;		     /* then: it stands beside the column of what it is tied to */
	RioBox drawn;		     /* where the drawing to follow has it; no width: nowhere */
	guint32 old_column, old_row; /* which one of that drawing's (drawn.c), or RIO_NONE */
	guint32 band, column;
	guint32 row; /* in its band, later in the sheet */
	int x, y;    /* its centre */
} RioItem;

typedef enum {
	RIO_END_ITEM,
	RIO_END_POOL,	/* the border of a pool: at is its frame */
	RIO_END_BORDER, /* the upper or lower border of the sheet */
} RioEndKind;

typedef struct {
	RioEndKind kind;
	guint32 at;
	RioSide side;	 /* where it must leave or arrive */
	gboolean pinned; /* and then there, so far right of the centre */
	int shift;
} RioEnd;

typedef enum {
	RIO_WIRE_FLOW,
	RIO_WIRE_MESSAGE,
	RIO_WIRE_TIE, /* an association: it keeps near, and is drawn as a straight line */
} RioWireKind;

/* A place where two rails meet: numbers of the upright one and the level one. */
typedef struct {
	guint32 v, h;
} RioStop;

typedef struct {
	guint32 element;
	RioWireKind kind;
	RioEnd source, target;
	gboolean careful; /* keeps away from where others turn: see rio_grid_divide() */
	gboolean back;	  /* against the direction of reading */
	gboolean upright; /* may lead straight up or down to another lane */
	gboolean barred;  /* it may not: something stood in its way */
	RioStop *stops;	  /* where it begins, turns and ends; NULL: no way */
	guint n_stops;
	int *at; /* of each piece between stops, its x if upright, its y if level */
	RioPoint *points;
	guint n_points;
} RioWire;

/* A pool or a lane. */
typedef struct {
	guint32 element;
	guint32 parent; /* frame, or RIO_NONE */
	gboolean pool;
	gboolean closed; /* nothing is told of what is in it */
	RioBox drawn;	 /* as of an item */
	guint32 first_band, n_bands;
	RioBox box;
} RioFrame;

/* What tiles a sheet from top to bottom: the innermost lanes and pools. */
typedef struct {
	guint32 frame; /* or RIO_NONE */
	guint32 pool;  /* the outermost frame around, or RIO_NONE */
	guint32 n_old_rows;
	guint32 first_row, n_rows;
	int min_height;
	int y, h;
} RioBand;

typedef struct {
	const RioModel *model;
	guint32 scope;	/* element: the plane or the subprocess */
	guint32 parent; /* sheet, or RIO_NONE */
	guint32 item;	/* what it is the inside of there */
	GArray *items, *wires, *frames, *bands;
	guint32 *order; /* frames; siblings stand as they do here */
	guint32 n_old_columns;
	guint32 n_columns, n_rows;
	int w, h;
	int x, y; /* where its upper left corner is on the page */
} RioSheet;

#define rio_sheet_item(sheet, i) (&g_array_index((sheet)->items, RioItem, i))
#define rio_sheet_wire(sheet, i) (&g_array_index((sheet)->wires, RioWire, i))
#define rio_sheet_frame(sheet, i) (&g_array_index((sheet)->frames, RioFrame, i))
#define rio_sheet_band(sheet, i) (&g_array_index((sheet)->bands, RioBand, i))

RioSheet *rio_sheet_new(const RioModel *model, guint32 scope, guint32 parent, guint32 item);
void rio_sheet_free(RioSheet *sheet);

/* The item that stands for @item in the columns: its host, if it has one. */
static inline guint32
rio_sheet_stand(const RioSheet *sheet, guint32 item)
{
	guint32 host = rio_sheet_item(sheet, item)->host;

	return host == RIO_NONE ? item : host;
}

/* The steps of the layout, in this order. */
void rio_sheet_order_frames(RioSheet *sheet);
/* Two places in that order: all steps but recall must follow.  FALSE if they are no siblings. */
gboolean rio_sheet_swap_frames(RioSheet *sheet, guint a, guint b);
void rio_sheet_recall(RioSheet *sheet);
void rio_sheet_assign_columns(RioSheet *sheet);
/*
 * Which flows may lead straight up or down: a part of the columns, after cycles are known.  TRUE
 * if others do than before.
 */
gboolean rio_sheet_choose_uprights(RioSheet *sheet);
/*
 * Bars those that cannot; TRUE if columns and rows must be found again.  @settle: from now on no
 * others may.
 */
gboolean rio_sheet_bar_uprights(RioSheet *sheet, gboolean settle);
/* @crossing: what a crossing costs against height and length; 24 is a good price for most. */
void rio_sheet_assign_rows(RioSheet *sheet, int crossing);
void rio_sheet_place(RioSheet *sheet);

/* Crossings and turns of the ways as they are. */
guint rio_sheet_count_flaws(const RioSheet *sheet);
