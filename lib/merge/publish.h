/*
 * publish.h: a draft as a BPMN model
 *
 * What is left of the union's elements keeps its id and its content, and knows whose it is by
 * rio:in and rio:origin as in the union.  A node stands for the same work that is left out
 * elsewhere too, and has the origins of that.  Origins hold no content: nothing is to be given back
 * from here.  Pools of which nothing is drawn stay as pools, and so do those whose process is left
 * out, with the messages that still have both ends.
 */
#pragma once

#include <riordino/language.h>

#include "merge/draft.h"
#include "merge/merge.h"

/* A lane of the published model. */
typedef struct {
	char *id, *name;
	guint32 parent; /* of the lanes, or RIO_NONE */
	guint32 process;
	RioBits *models;   /* whose it is; NULL: nobody's, it was made */
	const char *place; /* "comune" or "unione" of the two lanes around all others; else NULL */
} RioShelf;

typedef struct {
	const RioMerge *merge;
	const RioDraft *draft;
	guint32 process; /* element: only that is drawn, as @pool; RIO_NONE: all that is left */
	const gboolean *closed; /* by element: processes that are not drawn; NULL: none */
	const char *pool;	/* its name; NULL: as it was */
	const char *mode;	/* of the rio:merge */
	RioLanguage language;
	const GArray *shelves;	  /* of RioShelf; NULL: no lanes */
	const guint32 *shelf_of;  /* by vertex, or RIO_NONE */
	const char *const *names; /* by vertex; NULL, or NULL for one: as it was */
	const char *const *words; /* by vertex: its documentation; the same */
	const char *const
		*outcomes; /* by arc: its name, instead of that and the condition that it has */
	const gboolean *hands_over; /* by arc; NULL: none */
	RioBits *const *doers;	    /* by node of the union: who does its work; NULL: whose it is */
	/* By vertex: a node that is left out and is the same work, by which the next; NULL: none.
	 */
	const guint32 *standing_for;
} RioEdition;

RioModel *rio_publish(const RioEdition *edition);

/* An id that nothing in the union has.  To be freed. */
char *rio_edition_free_id(const RioModel *merged, const char *wish);

/* What the vertex, the arc is called there.  To be freed. */
char *rio_edition_vertex_id(const RioDraft *draft, guint32 vertex);
char *rio_edition_arc_id(const RioDraft *draft, guint32 arc);
