/*
 * net.h: one process or subprocess as places where tokens wait and go on
 *
 * Tokens sit on edges.  Activities and events are passed by any one way in and out, like exclusive
 * gateways, so the nodes say only how tokens pass:
 *
 *   - A start node leads to one of the start events, or to all that no flow enters.
 *   - A non-interrupting boundary event may send out a token beside that of its host; an
 *     interrupting one is a way out of its host.
 *   - What no flow leaves, and what ends, takes its token away: all of that is the sink's.
 *
 * Event subprocesses and compensation are outside the flow.
 */
#pragma once

#include "flow/normal.h"

typedef enum {
	RIO_PASS_ANY,	/* one way in, one way out */
	RIO_PASS_ALL,	/* all ways in, all ways out */
	RIO_PASS_SOME,	/* all that still come in, any but none out */
	RIO_PASS_END,	/* takes the token away */
	RIO_PASS_KILL,	/* takes all tokens away */
	RIO_PASS_STUCK, /* one of its ways in comes from nowhere, and it needs all */
} RioPass;

typedef struct {
	RioPass pass;
	guint32 vertex; /* of the normal form, to name it; RIO_NONE: source or sink */
	gboolean work;	/* the activity or event itself */
} RioNetNode;

typedef struct {
	guint32 from, to;
	guint32 arc;	 /* of the normal form, or RIO_NONE */
	gboolean strict; /* a flow that somebody drew: two tokens on it at once are a fault */
	gboolean unreal; /* never bears a token: there so that all leads to the sink */
} RioNetEdge;

typedef struct {
	const RioNormalForm *form;
	guint32 n_nodes, n_edges;
	RioNetNode *nodes;
	RioNetEdge *edges;
	guint32 source, sink;
	gboolean starts;   /* FALSE: there are nodes, and none begins the flow; no edges then */
	gboolean kills;	   /* there is a node that takes all tokens away */
	gboolean traps;	   /* there are nodes from which no way leads to an end */
	RioDigraph *graph; /* of all edges: every node lies on a way from source to sink */
	GArray *unreached; /* of guint32: vertices of activities and events that no way leads to */
} RioNet;

/* @members: the vertices of one scope.  Linear. */
RioNet *rio_net_new(const RioNormalForm *form, const guint32 *members, guint32 n);
void rio_net_free(RioNet *net);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioNet, rio_net_free)
