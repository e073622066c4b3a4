#include "base/digraph.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(digraph, edges_stand_with_both_their_ends)
{
	/* 0 → 1 → 2, 0 → 2 twice, 2 → 2, and 3 alone */
	const RioEdge edges[] = {{1, 2}, {0, 2}, {0, 1}, {2, 2}, {0, 2}};
	g_autoptr(RioDigraph) graph = rio_digraph_new(4, edges, G_N_ELEMENTS(edges));
	guint32 n;
	const guint32 *list = rio_digraph_out(graph, 0, &n);

	cr_assert(eq(u32, n, 3));
	cr_assert(eq(u32, list[0], 1));
	cr_assert(eq(u32, list[1], 2));
	cr_assert(eq(u32, list[2], 4));

	list = rio_digraph_in(graph, 2, &n);
	cr_assert(eq(u32, n, 4));
	cr_assert(eq(u32, list[0], 0));
	cr_assert(eq(u32, list[3], 4));
	cr_assert(eq(u32, graph->edges[list[2]].from, 2));

	rio_digraph_in(graph, 0, &n);
	cr_assert(eq(u32, n, 0));
	rio_digraph_out(graph, 3, &n);
	cr_assert(eq(u32, n, 0));
}

Test(digraph, it_may_be_empty)
{
	g_autoptr(RioDigraph) nothing = rio_digraph_new(0, NULL, 0);
	g_autoptr(RioDigraph) lonely = rio_digraph_new(2, NULL, 0);
	guint32 n;

	cr_assert(eq(u32, nothing->n_nodes, 0));
	rio_digraph_out(lonely, 1, &n);
	cr_assert(eq(u32, n, 0));
}
