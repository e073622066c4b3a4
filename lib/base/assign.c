#include "base/assign.h"

#include "base/digraph.h"
#include "base/heap.h"

#include <math.h>

/*
 * Shortest augmenting paths (Edmonds and Karp 1972; Jonker and Volgenant 1987),
 * on a sparse graph.  Rows are served one after the other.  Prices keep
 *
 *     row_price + column_price - weight  >=  0      for every pair,
 *
 * 0 for the pairs that are assigned, and column_price = 0 for free columns.
 * That left side is the length of a pair; a new row looks for the shortest way
 * over pairs, forth by any and back by assigned ones, to a free column or to a
 * row that is better off alone, and all along the way change partners.  To be
 * alone is a pair with a column of one's own that weighs 0 and costs nothing.
 */
typedef struct {
	RioDigraph *pairs; /* edge i is weights[i], from its row to n_rows + its column */
	const RioWeight *weights;
	double *row_price;
	double *column_price;
	guint32 *column_of;
	guint32 *row_of;
	/* of one search: the way to each column, the row it comes from, the columns it is done with
	 */
	double *distance;
	guint32 *from_row;
	gboolean *done;
	GArray *seen;
	RioHeap *heap;
} Assignment;

/* Where a search ends: at a free column, or with a row that is to be alone. */
typedef struct {
	double length;
	guint32 column;
	guint32 lonely_row;
} Ending;

static void
look_from_row(Assignment *a, guint32 row, double way, Ending *best)
{
	guint32 n;
	const guint32 *out = rio_digraph_out(a->pairs, row, &n);

	if (way + a->row_price[row] < best->length)
		*best = (Ending){way + a->row_price[row], RIO_ASSIGN_NONE, row};

	for (guint32 i = 0; i < n; i++) {
		const RioWeight *pair = &a->weights[out[i]];
		double length = a->row_price[row] + a->column_price[pair->column] - pair->weight;
		/* Sums of floating numbers may fall short of 0 by a hair. */
		double there = way + MAX(length, 0);

		if (!(pair->weight > 0) || there >= a->distance[pair->column])
			continue;
		if (isinf(a->distance[pair->column]))
			g_array_append_val(a->seen, pair->column);
		a->distance[pair->column] = there;
		a->from_row[pair->column] = row;
		rio_heap_push(a->heap, there, pair->column);
	}
}

static Ending
search(Assignment *a, guint32 row)
{
	Ending best = {INFINITY, RIO_ASSIGN_NONE, row};
	double way;
	guint32 column;

	look_from_row(a, row, 0, &best);
	while (rio_heap_pop(a->heap, &way, &column)) {
		if (way >= best.length)
			break;
		if (a->done[column])
			continue;
		if (a->row_of[column] == RIO_ASSIGN_NONE)
			return (Ending){way, column, RIO_ASSIGN_NONE};
		a->done[column] = TRUE;
		look_from_row(a, a->row_of[column], way, &best);
	}
	return best;
}

/* Makes the way that was found free of charge, and no pair cheaper than free. */
static void
settle_prices(Assignment *a, guint32 row, double length)
{
	a->row_price[row] -= length;
	for (guint i = 0; i < a->seen->len; i++) {
		guint32 column = g_array_index(a->seen, guint32, i);

		if (!a->done[column])
			continue;
		a->column_price[column] += length - a->distance[column];
		a->row_price[a->row_of[column]] -= length - a->distance[column];
	}
}

static void
change_partners(Assignment *a, guint32 row, const Ending *ending)
{
	guint32 column = ending->column;

	if (ending->lonely_row != RIO_ASSIGN_NONE) {
		column = a->column_of[ending->lonely_row];
		a->column_of[ending->lonely_row] = RIO_ASSIGN_NONE;
	}
	/* A lonely row that is the new one has no column to pass on. */
	while (column != RIO_ASSIGN_NONE) {
		guint32 giver = a->from_row[column];
		guint32 given_up = a->column_of[giver];

		a->column_of[giver] = column;
		a->row_of[column] = giver;
		column = giver == row ? RIO_ASSIGN_NONE : given_up;
	}
}

static void
forget_search(Assignment *a)
{
	for (guint i = 0; i < a->seen->len; i++) {
		guint32 column = g_array_index(a->seen, guint32, i);

		a->distance[column] = INFINITY;
		a->done[column] = FALSE;
	}
	g_array_set_size(a->seen, 0);
	rio_heap_clear(a->heap);
}

static void
assign_row(Assignment *a, guint32 row)
{
	Ending ending = search(a, row);

	settle_prices(a, row, ending.length);
	change_partners(a, row, &ending);
	forget_search(a);
}

static RioDigraph *
pairs_of(guint32 n_rows, guint32 n_columns, const RioWeight *weights, guint32 n_weights)
{
	g_autofree RioEdge *edges = g_new(RioEdge, n_weights);

	g_assert(n_rows <= G_MAXUINT32 - n_columns);
	for (guint32 i = 0; i < n_weights; i++) {
		g_assert(weights[i].column < n_columns);
		edges[i] = (RioEdge){weights[i].row, n_rows + weights[i].column};
	}
	return rio_digraph_new(n_rows + n_columns, edges, n_weights);
}

static void
start(Assignment *a, guint32 n_rows, guint32 n_columns, guint32 n_weights)
{
	a->row_price = g_new0(double, n_rows);
	a->column_price = g_new0(double, n_columns);
	a->row_of = g_new(guint32, n_columns);
	a->distance = g_new(double, n_columns);
	a->from_row = g_new(guint32, n_columns);
	a->done = g_new0(gboolean, n_columns);
	a->seen = g_array_new(FALSE, FALSE, sizeof(guint32));
	a->heap = rio_heap_new();

	for (guint32 i = 0; i < n_rows; i++)
		a->column_of[i] = RIO_ASSIGN_NONE;
	for (guint32 i = 0; i < n_columns; i++) {
		a->row_of[i] = RIO_ASSIGN_NONE;
		a->distance[i] = INFINITY;
	}
	for (guint32 i = 0; i < n_weights; i++) {
		double *price = &a->row_price[a->weights[i].row];

		*price = MAX(*price, a->weights[i].weight);
	}
}

static void
finish(Assignment *a)
{
	rio_digraph_free(a->pairs);
	g_free(a->row_price);
	g_free(a->column_price);
	g_free(a->row_of);
	g_free(a->distance);
	g_free(a->from_row);
	g_free(a->done);
	g_array_unref(a->seen);
	rio_heap_free(a->heap);
}

void
rio_assign(guint32 n_rows, guint32 n_columns, const RioWeight *weights, guint32 n_weights,
	   guint32 *column_of)
{
	Assignment a = {
		.pairs = pairs_of(n_rows, n_columns, weights, n_weights),
		.weights = weights,
		.column_of = column_of,
	};

	start(&a, n_rows, n_columns, n_weights);
	for (guint32 row = 0; row < n_rows; row++)
		assign_row(&a, row);
	finish(&a);
}
