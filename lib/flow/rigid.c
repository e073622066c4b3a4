#include "flow/rigid.h"

#include <stdlib.h>

#include "base/compare.h"
#include "flow/strong.h"

/* Vertices of a rigid; in larger ones, 32 MiB of bits, anything is taken as possible. */
#define LARGEST_RIGID 16384

/* RIO_NONE: it is not in it. */
static guint32
number_in(const RioRigid *rigid, guint32 vertex)
{
	const guint32 *found =
		bsearch(&vertex, rigid->vertices, rigid->n, sizeof vertex, rio_compare_numbers);

	return found ? (guint32)(found - rigid->vertices) : RIO_NONE;
}

static void
list_vertices(RioRigid *rigid, const RioFragment *children, guint32 n_children)
{
	guint32 n = 0;

	for (guint32 k = 0; k < n_children; k++) {
		rigid->vertices[n++] = children[k].entry;
		rigid->vertices[n++] = children[k].exit;
	}
	qsort(rigid->vertices, n, sizeof *rigid->vertices, rio_compare_numbers);
	for (guint32 i = 0; i < n; i++)
		if (i == 0 || rigid->vertices[i] != rigid->vertices[i - 1])
			rigid->vertices[rigid->n++] = rigid->vertices[i];
}

static RioDigraph *
graph_of(const RioRigid *rigid, const RioFragment *children, guint32 n_children)
{
	g_autofree RioEdge *edges = g_new(RioEdge, n_children);

	for (guint32 k = 0; k < n_children; k++)
		edges[k] = (RioEdge){number_in(rigid, children[k].entry),
				     number_in(rigid, children[k].exit)};
	return rio_digraph_new(rigid->n, edges, n_children);
}

/* What a vertex reaches, those of one component together: edges lead to lower ones or their own. */
static void
note_reach(RioRigid *rigid, RioArena *arena)
{
	const RioDigraph *graph = rigid->graph;
	guint32 n_components;
	g_autofree guint32 *component = rio_strong_components(graph, &n_components);
	RioBits **of = rio_arena_new_many(arena, RioBits *, n_components);
	g_autoptr(RioDigraph) members = rio_strong_members(component, rigid->n, n_components);

	for (guint32 c = 0; c < n_components; c++) {
		guint32 n_members, n;
		const guint32 *list = rio_digraph_out(members, c, &n_members);

		of[c] = rio_bits_new_in(arena, rigid->n);
		for (guint32 i = 0; i < n_members; i++) {
			const guint32 *out = rio_digraph_out(graph, list[i], &n);

			for (guint32 k = 0; k < n; k++) {
				guint32 to = graph->edges[out[k]].to;

				rio_bits_add(of[c], to);
				if (component[to] != c)
					rio_bits_unite(of[c], of[component[to]]);
			}
			rigid->reach[list[i]] = of[c];
		}
	}
}

RioRigid *
rio_rigid_new(RioArena *arena, const RioFragments *fragments, guint32 fragment)
{
	RioRigid *rigid = rio_arena_new_of(arena, RioRigid);
	guint32 n_children = fragments->fragments[fragment].n_children;
	const RioFragment *children = &fragments->fragments[fragments->fragments[fragment].first];

	rigid->vertices = rio_arena_new_many(arena, guint32, 2 * (gsize)n_children);
	list_vertices(rigid, children, n_children);
	rigid->circles = rigid->n > LARGEST_RIGID;
	if (rigid->n > LARGEST_RIGID)
		return rigid;
	rigid->graph = graph_of(rigid, children, n_children);
	rigid->reach = rio_arena_new_many(arena, RioBits *, rigid->n);
	note_reach(rigid, arena);
	for (guint32 v = 0; v < rigid->n; v++)
		rigid->circles |= rio_bits_has(rigid->reach[v], v);
	return rigid;
}

void
rio_rigid_clear(RioRigid *rigid)
{
	rio_digraph_free(rigid->graph);
}

gboolean
rio_rigid_leads_to(const RioRigid *rigid, guint32 from, guint32 to)
{
	guint32 a = number_in(rigid, from), b = number_in(rigid, to);

	if (!rigid->reach)
		return TRUE;
	return a != RIO_NONE && b != RIO_NONE && rio_bits_has(rigid->reach[a], b);
}

gboolean
rio_rigid_is_avoidable(const RioRigid *rigid, guint32 from, guint32 to, guint32 vertex,
		       guint32 child)
{
	const RioDigraph *graph = rigid->graph;
	g_autoptr(RioBits) seen = rio_bits_new(rigid->n);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	from = number_in(rigid, from);
	vertex = number_in(rigid, vertex);
	rio_bits_add(seen, from);
	g_array_append_val(waiting, from);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 n;
		const guint32 *out = rio_digraph_out(graph, g_array_index(waiting, guint32, i), &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 next = graph->edges[out[k]].to;

			if (next == vertex || out[k] == child || rio_bits_has(seen, next))
				continue;
			rio_bits_add(seen, next);
			g_array_append_val(waiting, next);
		}
	}
	return rio_bits_has(seen, number_in(rigid, to));
}
