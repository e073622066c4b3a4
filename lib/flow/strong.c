/*
 * R. Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its own.
 */
#include "flow/strong.h"

typedef struct {
	const RioDigraph *graph;
	guint32 *component; /* G_MAXUINT32: not yet known */
	guint32 *number;    /* order of visits, from 1; 0: not visited */
	guint32 *low;	    /* the first visited that is reached and has no component */
	guint32 *next;	    /* the edge to look at, by node */
	guint32 *open;	    /* visited, without component, in that order */
	guint32 *path;	    /* from the root of the search */
	guint32 n_open, n_path, n_visited, n_components;
} Search;

static void
visit(Search *search, guint32 node)
{
	search->number[node] = search->low[node] = ++search->n_visited;
	search->next[node] = search->graph->out_first[node];
	search->open[search->n_open++] = node;
	search->path[search->n_path++] = node;
}

static void
leave(Search *search, guint32 node)
{
	guint32 member;

	search->n_path--;
	if (search->n_path > 0) {
		guint32 before = search->path[search->n_path - 1];

		search->low[before] = MIN(search->low[before], search->low[node]);
	}
	if (search->low[node] != search->number[node])
		return;
	do {
		member = search->open[--search->n_open];
		search->component[member] = search->n_components;
	} while (member != node);
	search->n_components++;
}

static void
search_from(Search *search, guint32 root)
{
	const RioDigraph *graph = search->graph;

	visit(search, root);
	while (search->n_path > 0) {
		guint32 node = search->path[search->n_path - 1], to;

		if (search->next[node] == graph->out_first[node + 1]) {
			leave(search, node);
			continue;
		}
		to = graph->edges[graph->out_edges[search->next[node]++]].to;
		if (search->number[to] == 0)
			visit(search, to);
		else if (search->component[to] == G_MAXUINT32)
			search->low[node] = MIN(search->low[node], search->number[to]);
	}
}

guint32 *
rio_strong_components(const RioDigraph *graph, guint32 *n)
{
	g_autofree guint32 *scratch = g_new0(guint32, 5 * (gsize)graph->n_nodes);
	Search search = {
		.graph = graph,
		.component = g_new(guint32, graph->n_nodes),
		.number = scratch,
		.low = scratch + graph->n_nodes,
		.next = scratch + 2 * (gsize)graph->n_nodes,
		.open = scratch + 3 * (gsize)graph->n_nodes,
		.path = scratch + 4 * (gsize)graph->n_nodes,
	};

	for (guint32 node = 0; node < graph->n_nodes; node++)
		search.component[node] = G_MAXUINT32;
	for (guint32 node = 0; node < graph->n_nodes; node++)
		if (search.number[node] == 0)
			search_from(&search, node);
	*n = search.n_components;
	return search.component;
}

RioDigraph *
rio_strong_members(const guint32 *component, guint32 n_nodes, guint32 n_components)
{
	g_autofree RioEdge *edges = g_new(RioEdge, n_nodes);

	for (guint32 v = 0; v < n_nodes; v++)
		edges[v] = (RioEdge){component[v], component[v]};
	return rio_digraph_new(n_components, edges, n_nodes);
}
