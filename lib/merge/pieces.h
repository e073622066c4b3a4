/*
 * pieces.h: the children of an element in the order that BPMN's schema wants
 *
 * Merged and extracted elements are put together of what was content somewhere, of elements that
 * stand for themselves and of what is made new.  Each piece has a rank by its kind; pieces of one
 * rank stay in the order in which they came.
 */
#pragma once

#include "model/model.h"

/* A piece is what its maker knows it by. */
typedef struct {
	guint32 rank, order;
	guint32 what; /* the maker's own sort of piece */
	guint32 number;
} RioPiece;

/* The rank of a child of that kind in a parent of that kind. */
guint32 rio_piece_rank(RioKind parent, RioKind child);

void rio_pieces_add(GArray *pieces, RioKind parent, RioKind child, guint32 what, guint32 number);

/*
 * Adds the element's content, which keeps its own order whatever the schema wants; without the
 * nodes that a lane holds unless @with_nodes.
 */
void rio_pieces_add_content(GArray *pieces, const RioModel *model, guint32 element,
			    gboolean with_nodes, guint32 what);

void rio_pieces_sort(GArray *pieces);
