/*
 * The idea.  A first depth-first search finds for each subtree the lowest and second lowest
 * vertex that a frond (an edge that is not of the tree) leads back to.  The edges of each vertex
 * are ordered by these, so that a second search cuts the graph into one cycle and paths, each
 * path starting and ending on earlier ones.  The third search goes the same way and keeps two
 * stacks: the edges not yet given to a component, and triples (h, a, b): the vertices a and b
 * may separate what is numbered a..h, but for b's way down, from the rest.  A triple that is
 * still there when the search comes back to a is a separation pair ("type 2"); the other kind
 * ("type 1") is seen at a subtree from which all fronds but those to one vertex end at its top.
 *
 * J. Hopcroft, R. Tarjan, "Dividing a graph into triconnected components", 1973, with the
 * corrections of C. Gutwenger, P. Mutzel, "A linear time implementation of SPQR-trees", 2000.
 * Theirs is recursive; here each search keeps its own stack.
 */
#include "flow/triconnected-inside.h"

#include <string.h>

guint32
rio_tri_add_edge(RioTriSearch *search, guint32 from, guint32 to)
{
	RioTriEdge edge = {.from = from, .to = to, .slot = NONE, .high = NONE};

	g_array_append_val(search->edges, edge);
	return search->edges->len - 1;
}

void
rio_tri_begin(RioTriSearch *search)
{
	RioComponent component = {.first = search->component_edges->len};

	g_array_append_val(search->components, component);
}

void
rio_tri_put(RioTriSearch *search, guint32 edge)
{
	RioComponent *component =
		&g_array_index(search->components, RioComponent, search->components->len - 1);

	g_array_append_val(search->component_edges, edge);
	component->n_edges++;
}

void
rio_tri_end(RioTriSearch *search, RioComponentKind kind)
{
	g_array_index(search->components, RioComponent, search->components->len - 1).kind = kind;
}

/* Parallel edges first: each bundle becomes a bond, and one virtual edge in its place. */

static void
bundle(RioTriSearch *search, guint32 first, const guint32 *next)
{
	guint32 virtual;

	if (next[first] == NONE)
		return;
	virtual = rio_tri_add_edge(search, rio_tri_edge_at(search, first)->from,
				   rio_tri_edge_at(search, first)->to);
	rio_tri_begin(search);
	for (guint32 e = first; e != NONE; e = next[e]) {
		rio_tri_put(search, e);
		rio_tri_edge_at(search, e)->gone = TRUE;
	}
	rio_tri_put(search, virtual);
	rio_tri_end(search, RIO_COMPONENT_BOND);
}

static void
bundle_parallels(RioTriSearch *search, const RioEdge *edges, guint32 n_edges)
{
	g_autofree RioEdge *upward = g_new(RioEdge, n_edges);
	g_autofree guint32 *next = g_new(guint32, n_edges); /* of the same bundle */
	guint32 *last = rio_arena_new_many(search->arena, guint32, search->n);
	g_autoptr(RioDigraph) graph = NULL;
	guint32 n;

	for (guint32 e = 0; e < n_edges; e++) {
		upward[e].from = MIN(edges[e].from, edges[e].to);
		upward[e].to = MAX(edges[e].from, edges[e].to);
		next[e] = NONE;
		rio_tri_add_edge(search, upward[e].from, upward[e].to);
	}
	graph = rio_digraph_new(search->n, upward, n_edges);
	memset(last, 0xff, search->n * sizeof *last);
	for (guint32 v = 0; v < search->n; v++) {
		const guint32 *out = rio_digraph_out(graph, v, &n);
		g_autofree guint8 *leads = g_new0(guint8, n);

		for (guint32 i = 0; i < n; i++) {
			guint32 *before = &last[upward[out[i]].to];

			/* what stands there is of this vertex only if it starts here too */
			if (*before != NONE && upward[*before].from == v)
				next[*before] = out[i];
			else
				leads[i] = TRUE;
			*before = out[i];
		}
		for (guint32 i = 0; i < n; i++)
			if (leads[i])
				bundle(search, out[i], next);
	}
}

/* The result: bonds at bonds are one bond, polygons at polygons one polygon. */

typedef struct {
	const RioTriSearch *search;
	guint32 (*in)[2]; /* the two components of a virtual edge */
	guint8 *done;	  /* components */
	GArray *waiting;  /* components of the one being made */
	GArray *components, *component_edges;
} Merger;

static void
note_component(Merger *merger, guint32 component, guint32 edge)
{
	guint32 *in = merger->in[edge];

	in[in[0] == NONE ? 0 : 1] = component;
}

/* The edges of one component go to the new one, or lead on to a neighbour of its kind. */
static void
take_edges(Merger *merger, guint32 number, RioComponent *into)
{
	const RioComponent *all = (const RioComponent *)merger->search->components->data;
	const guint32 *edges = (const guint32 *)merger->search->component_edges->data;

	for (guint32 i = 0; i < all[number].n_edges; i++) {
		guint32 edge = edges[all[number].first + i];
		const guint32 *in = merger->in[edge];
		guint32 other = in[0] == number ? in[1] : in[0];

		if (other == NONE || all[other].kind != into->kind ||
		    into->kind == RIO_COMPONENT_RIGID) {
			g_array_append_val(merger->component_edges, edge);
			into->n_edges++;
		} else if (!merger->done[other]) {
			merger->done[other] = TRUE;
			g_array_append_val(merger->waiting, other);
		}
	}
}

static void
merge_components(Merger *merger)
{
	const RioComponent *all = (const RioComponent *)merger->search->components->data;
	const guint32 *edges = (const guint32 *)merger->search->component_edges->data;
	guint32 n = merger->search->components->len;

	memset(merger->in, 0xff, merger->search->edges->len * sizeof *merger->in);
	for (guint32 c = 0; c < n; c++)
		for (guint32 i = 0; i < all[c].n_edges; i++)
			note_component(merger, c, edges[all[c].first + i]);
	for (guint32 c = 0; c < n; c++) {
		RioComponent into = {.kind = all[c].kind, .first = merger->component_edges->len};

		if (merger->done[c])
			continue;
		merger->done[c] = TRUE;
		g_array_append_val(merger->waiting, c);
		for (guint32 i = 0; i < merger->waiting->len; i++)
			take_edges(merger, g_array_index(merger->waiting, guint32, i), &into);
		g_array_set_size(merger->waiting, 0);
		g_array_append_val(merger->components, into);
	}
}

static RioTriconnected *
take_result(RioTriSearch *search)
{
	guint32 n_edges = search->edges->len;
	Merger merger = {
		.search = search,
		.in = rio_arena_array(search->arena, n_edges, sizeof *merger.in),
		.done = rio_arena_new_many(search->arena, guint8, search->components->len),
		.waiting = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.components = g_array_new(FALSE, FALSE, sizeof(RioComponent)),
		.component_edges = g_array_new(FALSE, FALSE, sizeof(guint32)),
	};
	RioTriconnected *parts = g_new0(RioTriconnected, 1);

	merge_components(&merger);
	g_array_free(merger.waiting, TRUE);
	parts->n_edges = n_edges;
	parts->edges = g_new(RioEdge, n_edges);
	for (guint32 e = 0; e < n_edges; e++)
		parts->edges[e] =
			(RioEdge){rio_tri_edge_at(search, e)->from, rio_tri_edge_at(search, e)->to};
	parts->n_components = merger.components->len;
	parts->components = (RioComponent *)g_array_free(merger.components, FALSE);
	parts->component_edges = (guint32 *)g_array_free(merger.component_edges, FALSE);
	return parts;
}

static guint32 *
none_each(RioTriSearch *search)
{
	guint32 *result = rio_arena_new_many(search->arena, guint32, search->n);

	memset(result, 0xff, search->n * sizeof *result);
	return result;
}

static void
search_init(RioTriSearch *search, guint32 n_vertices)
{
	*search = (RioTriSearch){
		.arena = rio_arena_new(),
		.n = n_vertices,
		.edges = g_array_new(FALSE, FALSE, sizeof(RioTriEdge)),
		.highs = g_array_new(FALSE, FALSE, sizeof(RioTriHigh)),
		.triples = g_array_new(FALSE, FALSE, sizeof(RioTriple)),
		.stack = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.frames = g_array_new(FALSE, FALSE, sizeof(RioTriFrame)),
		.components = g_array_new(FALSE, FALSE, sizeof(RioComponent)),
		.component_edges = g_array_new(FALSE, FALSE, sizeof(guint32)),
	};
	search->number = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->at = rio_arena_new_many(search->arena, guint32, n_vertices + 1);
	search->low1 = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->low2 = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->size = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->degree = rio_arena_new_many(search->arena, guint32, n_vertices);
	search->father = none_each(search);
	search->tree_edge = none_each(search);
	search->slot_first = none_each(search);
	search->slot_last = none_each(search);
	search->high_first = none_each(search);
	search->high_last = none_each(search);
}

static void
search_clear(RioTriSearch *search)
{
	g_array_free(search->edges, TRUE);
	g_array_free(search->highs, TRUE);
	g_array_free(search->triples, TRUE);
	g_array_free(search->stack, TRUE);
	g_array_free(search->frames, TRUE);
	g_array_free(search->components, TRUE);
	g_array_free(search->component_edges, TRUE);
	rio_arena_free(search->arena);
}

static void
cut(RioTriSearch *search)
{
	rio_tri_find_paths(search);
	rio_tri_cut_paths(search);
	for (guint32 e = 0; e < search->edges->len; e++) {
		RioTriEdge *edge = rio_tri_edge_at(search, e);

		edge->from = search->at[edge->from];
		edge->to = search->at[edge->to];
	}
}

static void
put_all_in_one_bond(RioTriSearch *search, const RioEdge *edges, guint32 n_edges)
{
	rio_tri_begin(search);
	for (guint32 e = 0; e < n_edges; e++)
		rio_tri_put(search, rio_tri_add_edge(search, edges[e].from, edges[e].to));
	rio_tri_end(search, RIO_COMPONENT_BOND);
}

RioTriconnected *
rio_triconnected_new(guint32 n_vertices, const RioEdge *edges, guint32 n_edges)
{
	RioTriconnected *parts;
	RioTriSearch search;

	g_assert(n_vertices >= 2 && n_edges >= 2);
	search_init(&search, n_vertices);
	if (n_vertices == 2) {
		put_all_in_one_bond(&search, edges, n_edges);
	} else {
		bundle_parallels(&search, edges, n_edges);
		cut(&search);
	}
	parts = take_result(&search);
	search_clear(&search);
	return parts;
}

void
rio_triconnected_free(RioTriconnected *parts)
{
	if (!parts)
		return;
	g_free(parts->edges);
	g_free(parts->components);
	g_free(parts->component_edges);
	g_free(parts);
}
