/*
 * normal.h: the flow of a model with every split and join an explicit gateway
 *
 * Where several flows leave an activity or event they all go at once (or, if one bears a
 * condition, any of them): a parallel (inclusive) gateway that nobody drew.  Where several come
 * in each goes its own way on: an exclusive one.  The normal form draws them.  Gateways that are
 * drawn stay as they are, those that both join and split too.
 *
 *     A ==> B, C          A --> <split> --> B
 *                                  \------> C
 *
 * Flows that miss an end are left out, and so is a flow that the file holds twice.  Link events
 * lead to one another by arcs that are no flow, and count for neither splits nor joins.
 *
 * Lives no longer than its model.  Any number of threads may read it.
 */
#pragma once

#include "base/digraph.h"
#include "model/model.h"

typedef enum {
	RIO_NORMAL_NONE, /* a node of the model */
	RIO_NORMAL_SPLIT,
	RIO_NORMAL_JOIN,
} RioNormal;

/* What a vertex does with tokens.  A free choice makes no difference between data and events. */
typedef enum {
	RIO_ROUTING_NONE, /* activities and events: one way in, one way out */
	RIO_ROUTING_EXCLUSIVE,
	RIO_ROUTING_PARALLEL,
	RIO_ROUTING_INCLUSIVE,
	RIO_ROUTING_COMPLEX,
} RioRouting;

typedef struct {
	guint32 node; /* of the model; RIO_NONE: made */
	guint32 of;   /* the vertex that a made one splits or joins for; else itself */
	RioNormal normal;
	RioRouting routing;
	guint32 scope; /* element: tokens stay in it */
	guint32 host;  /* the vertex that a boundary event sits on, or RIO_NONE */
} RioVertex;

typedef struct {
	guint32 source, target; /* vertices */
	guint32 flow;		/* of the model; RIO_NONE: ties a made gateway, or is a link */
	gboolean link;		/* from a throwing link event to its catching one */
} RioArc;

typedef struct {
	const RioModel *model;
	guint32 n_vertices, n_arcs;
	RioVertex *vertices; /* vertex i is the model's node i; then the made ones, by their node */
	RioArc *arcs;	     /* the model's flows in order, then the ties, then the links */
	RioDigraph *graph;   /* the same arcs, by their numbers */

	/* The scopes with vertices in them: those of scope s are scope_vertices[scope_first[s]] …
	 */
	guint32 n_scopes;
	guint32 *scopes; /* elements, in document order */
	guint32 *scope_first, *scope_vertices;
} RioNormalForm;

RioNormalForm *rio_normal_form_new(const RioModel *model);
void rio_normal_form_free(RioNormalForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioNormalForm, rio_normal_form_free)

/* The routing of a kind of gateway; RIO_ROUTING_NONE of all other kinds. */
RioRouting rio_routing_of(RioKind kind);

/* The element to name when speaking of the vertex: its own, or that of the node it was made for. */
guint32 rio_normal_form_element(const RioNormalForm *form, guint32 vertex);

/* Whether the vertex is a node of the model, of that kind. */
gboolean rio_normal_form_is_kind(const RioNormalForm *form, guint32 vertex, RioKind kind);

/* Whether no flow brings it about: event subprocesses, and all that compensates. */
gboolean rio_normal_form_is_outside(const RioNormalForm *form, guint32 vertex);

/* Of a boundary event: whether its host ends with it. */
gboolean rio_normal_form_interrupts(const RioNormalForm *form, guint32 vertex);

/* Whether it is an end that takes all tokens of its scope away. */
gboolean rio_normal_form_kills(const RioNormalForm *form, guint32 vertex);
