#include "base/digraph.h"

#include <stddef.h>
#include <string.h>

static guint32
end_of(const RioEdge *edge, gsize which)
{
	return G_STRUCT_MEMBER(guint32, edge, which);
}

/* Counting sort of the edges by one of their ends; it keeps the order of equals. */
static void
sort_by_end(const RioDigraph *graph, gsize which, guint32 *first, guint32 *edges)
{
	for (guint32 i = 0; i < graph->n_edges; i++)
		first[end_of(&graph->edges[i], which) + 1]++;
	for (guint32 i = 0; i < graph->n_nodes; i++)
		first[i + 1] += first[i];
	/* Each first[] moves on to its end while it is filled, which is the next one's start. */
	for (guint32 i = 0; i < graph->n_edges; i++)
		edges[first[end_of(&graph->edges[i], which)]++] = i;
	memmove(first + 1, first, graph->n_nodes * sizeof *first);
	first[0] = 0;
}

RioDigraph *
rio_digraph_new(guint32 n_nodes, const RioEdge *edges, guint32 n_edges)
{
	RioDigraph *graph = g_new0(RioDigraph, 1);
	guint32 *out_first = g_new0(guint32, (gsize)n_nodes + 1);
	guint32 *in_first = g_new0(guint32, (gsize)n_nodes + 1);
	guint32 *out_edges = g_new(guint32, n_edges);
	guint32 *in_edges = g_new(guint32, n_edges);

	for (guint32 i = 0; i < n_edges; i++)
		g_assert(edges[i].from < n_nodes && edges[i].to < n_nodes);

	*graph = (RioDigraph){
		.n_nodes = n_nodes,
		.n_edges = n_edges,
		.edges = g_memdup2(edges, n_edges * sizeof *edges),
		.out_first = out_first,
		.out_edges = out_edges,
		.in_first = in_first,
		.in_edges = in_edges,
	};
	sort_by_end(graph, offsetof(RioEdge, from), out_first, out_edges);
	sort_by_end(graph, offsetof(RioEdge, to), in_first, in_edges);
	return graph;
}

void
rio_digraph_free(RioDigraph *graph)
{
	if (!graph)
		return;
	g_free((gpointer)graph->edges);
	g_free((gpointer)graph->out_first);
	g_free((gpointer)graph->out_edges);
	g_free((gpointer)graph->in_first);
	g_free((gpointer)graph->in_edges);
	g_free(graph);
}
