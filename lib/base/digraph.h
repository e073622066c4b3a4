/*
 * digraph.h: a directed graph in flat arrays
 *
 * Nodes and edges are numbers from 0.  The graph is made once of its list of
 * edges and never changes; to walk the neighbours of a node is to walk an array.
 * Parallel edges and loops are kept.  The edges of a node come in the order of
 * their numbers, so every walk is the same in every run.
 *
 *     guint32 n;
 *     const guint32 *out = rio_digraph_out(graph, node, &n);
 *
 *     for (guint32 i = 0; i < n; i++)
 *             visit(graph->edges[out[i]].to);
 */
#pragma once

#include <glib.h>

typedef struct {
	guint32 from;
	guint32 to;
} RioEdge;

typedef struct {
	guint32 n_nodes;
	guint32 n_edges;
	const RioEdge *edges;
	/* Edge numbers by node: those of node i stand at [first[i], first[i + 1]). */
	const guint32 *out_first;
	const guint32 *out_edges;
	const guint32 *in_first;
	const guint32 *in_edges;
} RioDigraph;

/* Copies @edges; both ends of each are under @n_nodes.  Linear. */
RioDigraph *rio_digraph_new(guint32 n_nodes, const RioEdge *edges, guint32 n_edges);
void rio_digraph_free(RioDigraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDigraph, rio_digraph_free)

/* The numbers of the edges out of (into) @node, @n of them. */
static inline const guint32 *
rio_digraph_out(const RioDigraph *graph, guint32 node, guint32 *n)
{
	*n = graph->out_first[node + 1] - graph->out_first[node];
	return graph->out_edges + graph->out_first[node];
}

static inline const guint32 *
rio_digraph_in(const RioDigraph *graph, guint32 node, guint32 *n)
{
	*n = graph->in_first[node + 1] - graph->in_first[node];
	return graph->in_edges + graph->in_first[node];
}
