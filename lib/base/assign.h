/*
 * assign.h: who goes with whom, for the largest sum
 *
 * Rows are assigned to columns, each to at most one, so that the sum of the
 * weights is the largest there is.  Pairs that are not listed, or weigh nothing,
 * are never assigned; a row or column without a worthy partner stays alone.
 */
#pragma once

#include <glib.h>

#define RIO_ASSIGN_NONE G_MAXUINT32

typedef struct {
	guint32 row;
	guint32 column;
	double weight;
} RioWeight;

/*
 * Writes to column_of[row] the column of each of @n_rows, or RIO_ASSIGN_NONE.
 * Equal sums are settled by the numbers of rows and columns and the order of
 * @weights, never by chance: where all else is equal the earlier row is served.
 *
 * O(rows · weights · log weights) at worst; sparse weights cost far less.
 */
void rio_assign(guint32 n_rows, guint32 n_columns, const RioWeight *weights, guint32 n_weights,
		guint32 *column_of);
