#include "flow/strong.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(strong, a_circle_is_one_and_edges_lead_to_lower_numbers)
{
	/* 0 → 1 ⇄ 2 → 3, and 4 with an edge to itself */
	const RioEdge edges[] = {{0, 1}, {1, 2}, {2, 1}, {2, 3}, {4, 4}};
	g_autoptr(RioDigraph) graph = rio_digraph_new(5, edges, G_N_ELEMENTS(edges));
	guint32 n;
	g_autofree guint32 *component = rio_strong_components(graph, &n);

	cr_assert(eq(u32, n, 4));
	cr_assert(eq(u32, component[1], component[2]));
	for (guint32 e = 0; e < graph->n_edges; e++)
		cr_assert(le(u32, component[edges[e].to], component[edges[e].from]));
}

Test(strong, a_long_way_needs_no_recursion)
{
	const guint32 length = 300000;
	g_autofree RioEdge *edges = g_new(RioEdge, length);
	g_autoptr(RioDigraph) graph = NULL;
	guint32 n;
	g_autofree guint32 *component = NULL;

	for (guint32 i = 0; i < length; i++)
		edges[i] = (RioEdge){i, i + 1};
	graph = rio_digraph_new(length + 1, edges, length);
	component = rio_strong_components(graph, &n);
	cr_assert(eq(u32, n, length + 1));
}
