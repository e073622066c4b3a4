/*
 * grid.h: the rails that wires run on
 *
 * Columns and rows make a grid.  Through the middle of each column and row runs a rail, and
 * between them channels:
 *
 *          channel  column  channel  column  channel
 *     channel  +       |       +       |       +
 *     row    --+----[item]-----+-------|-------+--
 *     channel  +       |       +       |       +
 *
 * A single rail takes one wire at a place; a channel takes any number, side by side on tracks,
 * and becomes as wide as it must.  A wire is found rail by rail first, while nothing has a place
 * in pixels (route.c); then channels are divided into tracks, and all widths follow (tracks.c).
 * So no wire can run through an item or on another wire.
 */
#pragma once

#include "draw/sheet.h"

/* The largest merged models of the tests have 30,000. */
#define RIO_MOST_CROSSINGS 2000000

typedef enum {
	RIO_RAIL_CHANNEL,
	RIO_RAIL_SINGLE,
	RIO_RAIL_BORDER, /* of a pool or of the sheet: wires end there or cross it */
	RIO_RAIL_SEALED, /* in a closed pool: wires only cross it */
} RioRailKind;

typedef struct {
	RioRailKind kind;
	guint32 cell; /* the column or row of a single rail */
	int shift;    /* of an upright single rail: how far right of its column's centre */
	guint32 band; /* of a level rail; RIO_NONE: between pools */
	int at;	      /* the place of its middle */
	int room;     /* of a channel: its width */
	int least;    /* and no narrower than this, for the names of wires */
	int n_tracks;
} RioRail;

typedef struct {
	RioSheet *sheet;
	RioRail *v, *h;
	guint32 n_v, n_h;
	guint32 *column_of;	     /* by column: its middle rail */
	guint32 *row_of;	     /* by row: its rail */
	guint32 *first_of, *last_of; /* by column: its outermost single rails */
	guint32 *top_of, *bottom_of; /* by band that begins (ends) a pool: the border rail */
	/* by crossing, unless the grid is large: */
	guint32 *item_at; /* item plus one that stands on it, 0 for none */
	guint32 *seat_at; /* boundary event plus one that sits below it */
} RioGrid;

RioGrid *rio_grid_new(RioSheet *sheet);
void rio_grid_free(RioGrid *grid);

/* Whether there are too many crossings to keep something for each. */
static inline gboolean
rio_grid_is_large(const RioGrid *grid)
{
	return (guint64)grid->n_v * grid->n_h > RIO_MOST_CROSSINGS;
}

/* A crossing of rails as a number; not in a large grid. */
static inline guint32
rio_grid_cross(const RioGrid *grid, guint32 v, guint32 h)
{
	return h * grid->n_v + v;
}

/* Gives rails their places, with as many tracks as channels have now. */
void rio_grid_measure(RioGrid *grid);

/* The upright single rail in the column, @shift right of its middle. */
guint32 rio_grid_rail(const RioGrid *grid, guint32 column, int shift);

/* Finds a way for each wire that is no tie: its stops. */
void rio_grid_route(RioGrid *grid);

/* A way without looking for a good one, for when there is no time left. */
void rio_grid_lay_plainly(const RioGrid *grid, RioWire *wire);

/* Notes the next stop of a wire, which has room for it; straight on is none. */
void rio_wire_add_stop(RioWire *wire, guint32 v, guint32 h);

/*
 * Divides channels into tracks.  FALSE if two wires could not but lie on each other, since each
 * must stand before the other: then they are told to be careful on the next try.
 */
gboolean rio_grid_divide(RioGrid *grid);

/* Places everything. */
void rio_grid_place(RioGrid *grid);
