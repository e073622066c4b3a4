/*
 * draft.h: a workflow in the making
 *
 * The flow of a merged model as vertices and arcs that can still be changed: ways are cut, steps
 * are passed by or put into another way, and what is left is tidied up.  To pass by a step, to put
 * one into a way and to tidy up keeps a sound flow sound; to cut may not, so whoever cuts has the
 * outcome judged.
 *
 * Vertices and arcs keep their numbers: vertex i is node i of the model, arc i its flow i, and made
 * ones come after them.  What is gone is only marked.  For one thread.
 */
#pragma once

#include "base/bits.h"
#include "flow/normal.h"

typedef struct {
	guint32 node; /* of the model; RIO_NONE: a gateway made here */
	RioRouting routing;
	guint32 scope;	 /* element of the model */
	guint32 host;	 /* vertex that a boundary event sits on, or RIO_NONE */
	RioBits *models; /* who has it */
	gboolean begins; /* nothing needs to lead to it */
	gboolean ends;	 /* a step passed by, or a gateway, with nothing after it: an end event */
	gboolean gone;
} RioDraftVertex;

typedef struct {
	guint32 source, target; /* vertices */
	guint32 flow;		/* whose name and condition it bears, or RIO_NONE */
	RioBits *models;
	gboolean gone;
} RioDraftArc;

typedef struct {
	const RioModel *model;
	RioArena *arena;
	guint32 n_models;
	GArray *vertices;    /* of RioDraftVertex */
	GArray *arcs;	     /* of RioDraftArc */
	GPtrArray *out, *in; /* of vertex: GArray of arcs, gone ones among them */
	GPtrArray *on; /* of vertex: GArray of the vertices on it, and of those inside it that begin
			*/
	const char *const *names; /* by node: what was decided to call it, or NULL; NULL: nothing */
} RioDraft;

/* The whole of a model that was merged of that many. */
RioDraft *rio_draft_new(const RioModel *merged, guint32 n_models);

/* Another that can be changed alone. */
RioDraft *rio_draft_copy(const RioDraft *draft);
void rio_draft_free(RioDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDraft, rio_draft_free)

/* The arcs out of the vertex, or into it, that are not gone; of guint32. */
GArray *rio_draft_ways(const RioDraft *draft, guint32 vertex, gboolean out);

/* How many these are: 0, 1, or 2 for several, as it is asked of each of many. */
guint32 rio_draft_n_ways(const RioDraft *draft, guint32 vertex, gboolean out);

/* The first of them, or RIO_NONE. */
guint32 rio_draft_way(const RioDraft *draft, guint32 vertex, gboolean out);

void rio_draft_cut(RioDraft *draft, guint32 arc);

/* Puts a boundary event on another step. */
void rio_draft_move(RioDraft *draft, guint32 vertex, guint32 host);

/* Lets an arc lead elsewhere. */
void rio_draft_lead(RioDraft *draft, guint32 arc, guint32 target);

/* A new arc, or an exclusive gateway beside @near. */
guint32 rio_draft_add_arc(RioDraft *draft, guint32 source, guint32 target, const RioBits *models);
guint32 rio_draft_add_gateway(RioDraft *draft, guint32 near);

/*
 * Takes a step out of the flow: what led to it leads to what comes after.  One that nothing comes
 * after becomes an end event.  FALSE, and nothing happens, for what has several ways, or must stand
 * where it stands: events behind an event gateway.
 */
gboolean rio_draft_pass(RioDraft *draft, guint32 vertex);

/* By vertex: whether a begin leads to it.  To be freed. */
gboolean *rio_draft_reached(const RioDraft *draft);

/* Takes away what no begin leads to any more. */
void rio_draft_sweep(RioDraft *draft);

/* Takes away gateways that decide nothing and ways that are one, until nothing changes. */
void rio_draft_tidy(RioDraft *draft);

/* Sets a join before exclusive gateways that would both join and split. */
void rio_draft_part(RioDraft *draft);

static inline RioDraftVertex *
rio_draft_vertex(const RioDraft *draft, guint32 vertex)
{
	return &g_array_index(draft->vertices, RioDraftVertex, vertex);
}

static inline RioDraftArc *
rio_draft_arc(const RioDraft *draft, guint32 arc)
{
	return &g_array_index(draft->arcs, RioDraftArc, arc);
}

/* The element of the vertex; RIO_NONE of one made here. */
static inline guint32
rio_draft_element(const RioDraft *draft, guint32 vertex)
{
	guint32 node = rio_draft_vertex(draft, vertex)->node;

	return node == RIO_NONE ? RIO_NONE : draft->model->nodes[node].element;
}

/* What the flow of the arc says, without whose it is; "": nothing. */
const char *rio_draft_answer(const RioDraft *draft, guint32 arc);

/* Its kind; of one made here, or that became an end, what it is now. */
RioKind rio_draft_kind(const RioDraft *draft, guint32 vertex);

/* Whether the vertex is an activity, or an event that something comes before and after. */
gboolean rio_draft_is_step(const RioDraft *draft, guint32 vertex);

/* Whether it waits for a time. */
gboolean rio_draft_is_timer(const RioDraft *draft, guint32 vertex);

/* Whether it is a time limit on a step. */
gboolean rio_draft_is_limit(const RioDraft *draft, guint32 vertex);
