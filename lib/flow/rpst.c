/*
 * With each vertex either a join or a split, and an edge back from the sink to the source, the
 * triconnected components of the graph, taken as undirected, are the fragments: A. Polyvyanyy,
 * J. Vanhatalo, H. Völzer, "Simplified computation and generalization of the refined process
 * structure tree", 2010.  The tree of components is hung up at the edge back; a virtual edge
 * then stands for the child below it.
 */
#include "flow/rpst.h"

#include <string.h>

#include "base/arena.h"
#include "base/compare.h"
#include "flow/triconnected.h"

#define NONE G_MAXUINT32

typedef struct {
	guint32 above; /* the edge to its parent */
	guint32 enter; /* its place when parents go before children … */
	guint32 size;  /* … and how many are in its subtree */
	guint32 least; /* the first edge of its subtree */
} Part;

typedef struct {
	RioArena *arena;
	const RioDigraph *graph;
	guint32 n_vertices; /* of the graph with its mixed vertices split */
	guint32 *joins; /* of a vertex made to split: the one it was made of, from graph->n_nodes */
	RioEdge *edges; /* of the graph, then those inside vertices, then the one back */
	guint32 n_edges;
	guint32 *in_edge, *out_edge, *out_degree; /* one edge in and one out of each vertex */
	RioTriconnected *components;
	Part *parts;	      /* by component */
	guint32 (*owners)[2]; /* of an edge: the components it is in */
	guint32 (*at)[2];     /* scratch of chain(): the edges of a polygon at a vertex */
	GArray *fragments;    /* of RioFragment; mark: the component and 1, until it is expanded */
} Maker;

static guint32
vertex(const Maker *maker, guint32 v)
{
	return v < maker->graph->n_nodes ? v : maker->joins[v - maker->graph->n_nodes];
}

static gboolean
is_mixed(const RioDigraph *graph, guint32 v)
{
	return graph->in_first[v + 1] - graph->in_first[v] > 1 &&
	       graph->out_first[v + 1] - graph->out_first[v] > 1;
}

static void
split_mixed(Maker *maker, guint32 source, guint32 sink)
{
	const RioDigraph *graph = maker->graph;
	guint32 *split = rio_arena_new_many(maker->arena, guint32, graph->n_nodes);

	maker->joins = rio_arena_new_many(maker->arena, guint32, graph->n_nodes);
	maker->edges = rio_arena_new_many(maker->arena, RioEdge,
					  (gsize)graph->n_edges + graph->n_nodes + 1);
	maker->n_vertices = graph->n_nodes;
	maker->n_edges = graph->n_edges;
	for (guint32 v = 0; v < graph->n_nodes; v++) {
		split[v] = v;
		if (!is_mixed(graph, v))
			continue;
		split[v] = maker->n_vertices++;
		maker->joins[split[v] - graph->n_nodes] = v;
		maker->edges[maker->n_edges++] = (RioEdge){v, split[v]};
	}
	for (guint32 e = 0; e < graph->n_edges; e++)
		maker->edges[e] = (RioEdge){split[graph->edges[e].from], graph->edges[e].to};
	maker->edges[maker->n_edges++] = (RioEdge){sink, source};
}

static void
note_ends(Maker *maker)
{
	maker->in_edge = rio_arena_new_many(maker->arena, guint32, maker->n_vertices);
	maker->out_edge = rio_arena_new_many(maker->arena, guint32, maker->n_vertices);
	maker->out_degree = rio_arena_new_many(maker->arena, guint32, maker->n_vertices);
	for (guint32 e = 0; e < maker->n_edges; e++) {
		maker->out_edge[maker->edges[e].from] = e;
		maker->out_degree[maker->edges[e].from]++;
		maker->in_edge[maker->edges[e].to] = e;
	}
}

/* Hangs the tree of components up. */

static void
note_owners(Maker *maker)
{
	const RioTriconnected *all = maker->components;

	maker->owners = rio_arena_array(maker->arena, all->n_edges, sizeof *maker->owners);
	memset(maker->owners, 0xff, all->n_edges * sizeof *maker->owners);
	for (guint32 c = 0; c < all->n_components; c++)
		for (guint32 i = 0; i < all->components[c].n_edges; i++) {
			guint32 *owners =
				maker->owners[all->component_edges[all->components[c].first + i]];

			owners[owners[0] == NONE ? 0 : 1] = c;
		}
}

/* The component on the other side of a virtual edge; NONE: an edge of the graph. */
static guint32
beyond(const Maker *maker, guint32 edge, guint32 component)
{
	const guint32 *owners = maker->owners[edge];

	return owners[0] == component ? owners[1] : owners[0];
}

static void
hang_up(Maker *maker)
{
	const RioTriconnected *all = maker->components;
	guint32 *order = rio_arena_new_many(maker->arena, guint32, all->n_components);
	guint32 *waiting = rio_arena_new_many(maker->arena, guint32, all->n_components);
	guint32 n = 0, n_waiting = 1;

	waiting[0] = maker->owners[maker->n_edges - 1][0];
	maker->parts[waiting[0]].above = maker->n_edges - 1;
	while (n_waiting > 0) {
		guint32 c = waiting[--n_waiting];
		const guint32 *edges = &all->component_edges[all->components[c].first];
		Part *part = &maker->parts[c];

		part->enter = n;
		part->size = 1;
		part->least = NONE;
		order[n++] = c;
		for (guint32 i = 0; i < all->components[c].n_edges; i++) {
			guint32 below = beyond(maker, edges[i], c);

			if (edges[i] == part->above)
				continue;
			if (below == NONE) {
				part->least = MIN(part->least, edges[i]);
				continue;
			}
			maker->parts[below].above = edges[i];
			waiting[n_waiting++] = below;
		}
	}
	for (guint32 i = n; i-- > 1;) {
		const Part *part = &maker->parts[order[i]];
		Part *parent = &maker->parts[beyond(maker, part->above, order[i])];

		parent->size += part->size;
		parent->least = MIN(parent->least, part->least);
	}
}

/* Fragments */

static gboolean
holds(const Maker *maker, guint32 component, guint32 edge)
{
	const Part *part = &maker->parts[component];

	return maker->parts[maker->owners[edge][0]].enter - part->enter < part->size;
}

/* Whether the flow comes into the component at this one of its two ends. */
static gboolean
is_entry(const Maker *maker, guint32 component, guint32 v)
{
	if (maker->out_degree[v] == 1)
		return holds(maker, component, maker->out_edge[v]);
	return !holds(maker, component, maker->in_edge[v]);
}

/* A fragment as yet known by its ends in the split graph. */
static RioFragment
fragment_of(const Maker *maker, guint32 parent, guint32 component, guint32 edge)
{
	guint32 below = beyond(maker, edge, component);
	RioEdge ends;

	if (below == NONE)
		return (RioFragment){.kind = RIO_FRAGMENT_TRIVIAL,
				     .parent = parent,
				     .entry = maker->edges[edge].from,
				     .exit = maker->edges[edge].to,
				     .edge = edge};
	ends = maker->components->edges[edge];
	if (!is_entry(maker, below, ends.from))
		ends = (RioEdge){ends.to, ends.from};
	return (RioFragment){.parent = parent,
			     .entry = ends.from,
			     .exit = ends.to,
			     .edge = NONE,
			     .mark = below + 1};
}

/* The edges of the polygon, from the entry on. */
static void
chain(const Maker *maker, const RioComponent *polygon, guint32 entry, guint32 above, guint32 *edges)
{
	const RioEdge *ends = maker->components->edges;
	const guint32 *all = &maker->components->component_edges[polygon->first];
	guint32 before = above, v = entry;

	for (guint32 i = 0; i < polygon->n_edges; i++) {
		maker->at[ends[all[i]].from][0] = maker->at[ends[all[i]].to][0] = NONE;
		maker->at[ends[all[i]].from][1] = maker->at[ends[all[i]].to][1] = NONE;
	}
	for (guint32 i = 0; i < polygon->n_edges; i++) {
		guint32 *from = maker->at[ends[all[i]].from], *to = maker->at[ends[all[i]].to];

		from[from[0] == NONE ? 0 : 1] = all[i];
		to[to[0] == NONE ? 0 : 1] = all[i];
	}
	for (guint32 i = 0; i + 1 < polygon->n_edges; i++) {
		guint32 edge = maker->at[v][0] == before ? maker->at[v][1] : maker->at[v][0];

		edges[i] = before = edge;
		v = ends[edge].from == v ? ends[edge].to : ends[edge].from;
	}
}

static void
sort_by_least(const Maker *maker, guint32 component, guint32 *edges, guint32 n)
{
	g_autofree guint32(*keyed)[2] = g_malloc_n(n, sizeof *keyed);

	for (guint32 i = 0; i < n; i++) {
		guint32 below = beyond(maker, edges[i], component);

		keyed[i][0] = below == NONE ? edges[i] : maker->parts[below].least;
		keyed[i][1] = edges[i];
	}
	qsort(keyed, n, sizeof *keyed, rio_compare_numbers);
	for (guint32 i = 0; i < n; i++)
		edges[i] = keyed[i][1];
}

static gboolean
is_inside_vertex(const Maker *maker, guint32 edge)
{
	return edge >= maker->graph->n_edges && edge < maker->n_edges;
}

/* The edges of the component below the one above, in the order of the children. */
static guint32
list_children(const Maker *maker, const RioFragment *fragment, guint32 component, guint32 *edges)
{
	const RioComponent *part = &maker->components->components[component];
	guint32 above = maker->parts[component].above;
	guint32 n = 0, kept = 0;

	if (part->kind == RIO_COMPONENT_POLYGON) {
		chain(maker, part, fragment->entry, above, edges);
		for (guint32 i = 0; i + 1 < part->n_edges; i++)
			if (!is_inside_vertex(maker, edges[i]))
				edges[kept++] = edges[i];
		return kept;
	}
	for (guint32 i = 0; i < part->n_edges; i++)
		if (maker->components->component_edges[part->first + i] != above)
			edges[n++] = maker->components->component_edges[part->first + i];
	sort_by_least(maker, component, edges, n);
	return n;
}

static void
expand(Maker *maker, guint32 number, guint32 *edges)
{
	static const RioFragmentKind kinds[] = {
		[RIO_COMPONENT_BOND] = RIO_FRAGMENT_BOND,
		[RIO_COMPONENT_POLYGON] = RIO_FRAGMENT_POLYGON,
		[RIO_COMPONENT_RIGID] = RIO_FRAGMENT_RIGID,
	};
	RioFragment fragment = g_array_index(maker->fragments, RioFragment, number);
	guint32 component = fragment.mark - 1, n;

	n = list_children(maker, &fragment, component, edges);
	if (n == 1) {
		/* nothing left but a child beside the inside of a vertex: it takes its place */
		gboolean back = fragment.back;

		fragment = fragment_of(maker, fragment.parent, component, edges[0]);
		fragment.back = back;
		g_array_index(maker->fragments, RioFragment, number) = fragment;
		if (fragment.mark != 0)
			expand(maker, number, edges);
		return;
	}
	fragment.kind = kinds[maker->components->components[component].kind];
	fragment.mark = 0;
	fragment.first = maker->fragments->len;
	fragment.n_children = n;
	for (guint32 i = 0; i < n; i++) {
		RioFragment child = fragment_of(maker, number, component, edges[i]);

		child.back = fragment.kind == RIO_FRAGMENT_BOND && child.entry == fragment.exit;
		fragment.loop |= child.back;
		g_array_append_val(maker->fragments, child);
	}
	g_array_index(maker->fragments, RioFragment, number) = fragment;
}

/* Ends and edges as the caller knows them. */
static void
use_callers_numbers(Maker *maker)
{
	for (guint32 i = 0; i < maker->fragments->len; i++) {
		RioFragment *fragment = &g_array_index(maker->fragments, RioFragment, i);

		fragment->entry = vertex(maker, fragment->entry);
		fragment->exit = vertex(maker, fragment->exit);
		if (is_inside_vertex(maker, fragment->edge))
			fragment->edge = NONE;
	}
}

static void
make_fragments(Maker *maker, guint32 source, guint32 sink)
{
	g_autofree guint32 *edges = g_new(guint32, maker->components->n_edges);
	RioFragment root = {.parent = NONE,
			    .entry = source,
			    .exit = sink,
			    .edge = NONE,
			    .mark = maker->owners[maker->n_edges - 1][0] + 1};

	g_array_append_val(maker->fragments, root);
	for (guint32 i = 0; i < maker->fragments->len; i++)
		if (g_array_index(maker->fragments, RioFragment, i).mark != 0)
			expand(maker, i, edges);
	use_callers_numbers(maker);
}

RioRpst *
rio_rpst_new(const RioDigraph *graph, guint32 source, guint32 sink)
{
	RioRpst *tree = g_new0(RioRpst, 1);
	Maker maker = {
		.arena = rio_arena_new(),
		.graph = graph,
		.fragments = g_array_new(FALSE, FALSE, sizeof(RioFragment)),
	};

	split_mixed(&maker, source, sink);
	note_ends(&maker);
	maker.components = rio_triconnected_new(maker.n_vertices, maker.edges, maker.n_edges);
	maker.parts = rio_arena_new_many(maker.arena, Part, maker.components->n_components);
	maker.at = rio_arena_array(maker.arena, maker.n_vertices, sizeof *maker.at);
	note_owners(&maker);
	hang_up(&maker);
	make_fragments(&maker, source, sink);

	tree->n_fragments = maker.fragments->len;
	tree->fragments = (RioFragment *)g_array_free(maker.fragments, FALSE);
	rio_triconnected_free(maker.components);
	rio_arena_free(maker.arena);
	return tree;
}

void
rio_rpst_free(RioRpst *tree)
{
	if (!tree)
		return;
	g_free(tree->fragments);
	g_free(tree);
}
