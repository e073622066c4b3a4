#include "flow/triconnected.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/generate.h"

#define MOST_VERTICES 12

/*
 * The components of a graph are unique, so it is enough to see that each is what it says, that
 * no two neighbours could be one, and that glued together they give the graph.
 */
static gboolean
connected_without(guint32 n_vertices, const RioEdge *edges, guint32 n_edges, guint32 a, guint32 b)
{
	gboolean reached[MOST_VERTICES] = {FALSE}, used[MOST_VERTICES] = {FALSE};
	gboolean more = TRUE;
	guint32 first = G_MAXUINT32;

	for (guint32 e = 0; e < n_edges; e++)
		used[edges[e].from] = used[edges[e].to] = TRUE;
	for (guint32 v = 0; v < n_vertices && first == G_MAXUINT32; v++)
		if (used[v] && v != a && v != b)
			first = v;
	if (first == G_MAXUINT32)
		return TRUE;
	reached[first] = TRUE;
	while (more) {
		more = FALSE;
		for (guint32 e = 0; e < n_edges; e++) {
			guint32 x = edges[e].from, y = edges[e].to;

			if (x == a || x == b || y == a || y == b || reached[x] == reached[y])
				continue;
			reached[x] = reached[y] = more = TRUE;
		}
	}
	for (guint32 v = 0; v < n_vertices; v++)
		if (used[v] && !reached[v] && v != a && v != b)
			return FALSE;
	return TRUE;
}

static gboolean
are_parallel(const RioEdge *a, const RioEdge *b)
{
	return (a->from == b->from && a->to == b->to) || (a->from == b->to && a->to == b->from);
}

static void
check_component(guint32 n_vertices, const RioTriconnected *parts, const RioComponent *component)
{
	RioEdge edges[64];
	guint32 degree[MOST_VERTICES] = {0}, n = component->n_edges, n_used = 0;

	for (guint32 i = 0; i < n; i++) {
		edges[i] = parts->edges[parts->component_edges[component->first + i]];
		degree[edges[i].from]++;
		degree[edges[i].to]++;
	}
	for (guint32 v = 0; v < n_vertices; v++)
		n_used += degree[v] > 0;

	if (component->kind == RIO_COMPONENT_BOND) {
		cr_assert(eq(u32, n_used, 2));
		return;
	}
	cr_assert(connected_without(n_vertices, edges, n, G_MAXUINT32, G_MAXUINT32));
	if (component->kind == RIO_COMPONENT_POLYGON) {
		cr_assert(ge(u32, n, 3));
		for (guint32 v = 0; v < n_vertices; v++)
			cr_assert(degree[v] == 0 || degree[v] == 2);
		return;
	}
	cr_assert(ge(u32, n_used, 4));
	for (guint32 v = 0; v < n_vertices; v++)
		cr_assert(degree[v] == 0 || degree[v] >= 3);
	for (guint32 i = 0; i < n; i++)
		for (guint32 k = 0; k < i; k++)
			cr_assert(not(are_parallel(&edges[i], &edges[k])));
	for (guint32 a = 0; a < n_vertices; a++)
		for (guint32 b = 0; b < a; b++)
			cr_assert(connected_without(n_vertices, edges, n, a, b));
}

/* All neighbours differ, and components and the virtual edges between them form a tree, at each
 * vertex too. */
static void
check_gluing(guint32 n_vertices, guint32 n_edges, const RioTriconnected *parts)
{
	g_autofree guint32 *count = g_new0(guint32, parts->n_edges);
	g_autofree RioComponentKind *kind = g_new0(RioComponentKind, parts->n_edges);
	gint32 at[MOST_VERTICES] = {0}, n_virtual = 0;

	for (guint32 c = 0; c < parts->n_components; c++) {
		const RioComponent *component = &parts->components[c];
		gboolean here[MOST_VERTICES] = {FALSE};

		for (guint32 i = 0; i < component->n_edges; i++) {
			guint32 e = parts->component_edges[component->first + i];

			here[parts->edges[e].from] = here[parts->edges[e].to] = TRUE;
			cr_assert(count[e]++ == 0 || component->kind == RIO_COMPONENT_RIGID ||
				  kind[e] != component->kind);
			kind[e] = component->kind;
		}
		for (guint32 v = 0; v < n_vertices; v++)
			at[v] += here[v];
	}
	for (guint32 e = 0; e < parts->n_edges; e++) {
		if (e < n_edges) {
			cr_assert(eq(u32, count[e], 1));
			continue;
		}
		cr_assert(count[e] == 0 || count[e] == 2);
		if (count[e] == 0)
			continue;
		n_virtual++;
		at[parts->edges[e].from]--;
		at[parts->edges[e].to]--;
	}
	cr_assert(eq(int, n_virtual, (int)parts->n_components - 1));
	for (guint32 v = 0; v < n_vertices; v++)
		cr_assert(eq(int, at[v], 1));
}

/* A cycle through all vertices, and some edges more. */
static void
fill(GArray *edges, guint32 n_vertices, guint32 n_more, GRand *rand)
{
	for (guint32 v = 0; v < n_vertices; v++) {
		RioEdge edge = {v, (v + 1) % n_vertices};

		g_array_append_val(edges, edge);
	}
	for (guint32 i = 0; i < n_more; i++) {
		RioEdge edge = {g_rand_int_range(rand, 0, n_vertices),
				g_rand_int_range(rand, 0, n_vertices)};

		if (edge.from != edge.to)
			g_array_append_val(edges, edge);
	}
	for (guint32 i = edges->len; i > 1; i--) {
		guint32 k = g_rand_int_range(rand, 0, i);
		RioEdge one = g_array_index(edges, RioEdge, k);

		g_array_index(edges, RioEdge, k) = g_array_index(edges, RioEdge, i - 1);
		g_array_index(edges, RioEdge, i - 1) = one;
	}
}

Test(triconnected, components_are_what_they_say_and_give_back_the_graph)
{
	for (guint32 seed = 0; seed < generate_seeds(20000); seed++) {
		GRand *rand = g_rand_new_with_seed(seed);
		guint32 n = g_rand_int_range(rand, 2, MOST_VERTICES);
		g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(RioEdge));
		g_autoptr(RioTriconnected) parts = NULL;

		fill(edges, n, g_rand_int_range(rand, 0, 14), rand);
		parts = rio_triconnected_new(n, (const RioEdge *)edges->data, edges->len);
		cr_log_info("seed %u", seed);
		for (guint32 c = 0; c < parts->n_components; c++)
			check_component(n, parts, &parts->components[c]);
		check_gluing(n, edges->len, parts);
		g_rand_free(rand);
	}
}

Test(triconnected, a_long_cycle_is_one_polygon)
{
	const guint32 n = 200000;
	g_autofree RioEdge *edges = g_new(RioEdge, n);
	g_autoptr(RioTriconnected) parts = NULL;

	for (guint32 v = 0; v < n; v++)
		edges[v] = (RioEdge){v, (v + 1) % n};
	parts = rio_triconnected_new(n, edges, n);
	cr_assert(eq(u32, parts->n_components, 1));
	cr_assert(eq(u32, parts->components[0].n_edges, n));
}
