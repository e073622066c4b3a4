#include "flow/fragment.h"

#include "flow/strong.h"

/* One scope at a time: its own graph, with vertices and edges numbered from 0. */
typedef struct {
	const RioNormalForm *form;
	RioFragments *result;
	guint32 *local; /* by vertex: its number in the graph of its scope */

	GArray *members; /* by number in the graph: the vertex */
	GArray *edges;	 /* of RioEdge */
	GArray *of_edge; /* the arc, or RIO_NONE */

	GArray *fragments; /* of all scopes */
} Maker;

guint32
rio_fragments_vertex(const RioNormalForm *form, guint32 vertex)
{
	guint32 host = form->vertices[vertex].host;

	/* a file may name any node as the host */
	if (host == RIO_NONE || form->vertices[host].host != RIO_NONE ||
	    form->vertices[host].scope != form->vertices[vertex].scope)
		return vertex;
	return host;
}

/* The graph of a scope */

static void
add_edge(Maker *maker, guint32 from, guint32 to, guint32 arc)
{
	RioEdge edge = {from, to};

	g_array_append_val(maker->edges, edge);
	g_array_append_val(maker->of_edge, arc);
}

static void
list_members(Maker *maker, guint32 scope)
{
	const RioNormalForm *form = maker->form;

	g_array_set_size(maker->members, 0);
	for (guint32 i = form->scope_first[scope]; i < form->scope_first[scope + 1]; i++) {
		guint32 vertex = form->scope_vertices[i];

		if (rio_fragments_vertex(form, vertex) != vertex)
			continue;
		maker->local[vertex] = maker->members->len;
		g_array_append_val(maker->members, vertex);
	}
}

static void
list_edges(Maker *maker, guint32 scope)
{
	const RioNormalForm *form = maker->form;

	g_array_set_size(maker->edges, 0);
	g_array_set_size(maker->of_edge, 0);
	for (guint32 i = form->scope_first[scope]; i < form->scope_first[scope + 1]; i++) {
		guint32 source = form->scope_vertices[i], n;
		const guint32 *out = rio_digraph_out(form->graph, source, &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 target = form->arcs[out[k]].target;

			if (form->vertices[target].scope == form->scopes[scope])
				add_edge(maker, maker->local[rio_fragments_vertex(form, source)],
					 maker->local[rio_fragments_vertex(form, target)], out[k]);
		}
	}
}

/*
 * A source leads to the start events and to what no flow enters; where that leaves out a part
 * that only flows in circles, to all of the circle that comes first: none is before the others.
 * And so with the sink.
 */
static void
add_source_and_sink(Maker *maker)
{
	guint32 n = maker->members->len, n_components;
	g_autoptr(RioDigraph) graph =
		rio_digraph_new(n, (const RioEdge *)maker->edges->data, maker->edges->len);
	g_autofree guint32 *component = rio_strong_components(graph, &n_components);
	g_autofree guint8 *entered = g_new0(guint8, n_components);
	g_autofree guint8 *left = g_new0(guint8, n_components);
	g_autofree guint8 *begins = g_new0(guint8, n);
	g_autofree guint8 *ends = g_new0(guint8, n);

	for (guint32 e = 0; e < graph->n_edges; e++)
		if (component[graph->edges[e].from] != component[graph->edges[e].to]) {
			left[component[graph->edges[e].from]] = TRUE;
			entered[component[graph->edges[e].to]] = TRUE;
		}
	for (guint32 v = 0; v < n; v++) {
		guint32 vertex = g_array_index(maker->members, guint32, v);

		begins[v] = rio_normal_form_is_kind(maker->form, vertex, RIO_KIND_START_EVENT);
		ends[v] = rio_normal_form_is_kind(maker->form, vertex, RIO_KIND_END_EVENT);
	}
	for (guint32 v = 0; v < n; v++) {
		/* one step later: a start event in a circle is where it begins */
		if (begins[v])
			entered[component[v]] = TRUE;
		if (ends[v])
			left[component[v]] = TRUE;
	}
	for (guint32 v = 0; v < n; v++) {
		if (begins[v] || !entered[component[v]])
			add_edge(maker, n, v, RIO_NONE);
		if (ends[v] || !left[component[v]])
			add_edge(maker, v, n + 1, RIO_NONE);
	}
}

/* From the numbers of a scope's own graph to those of the normal form. */
static guint32
vertex_of(const Maker *maker, guint32 number)
{
	guint32 n = maker->members->len;

	return number < n    ? g_array_index(maker->members, guint32, number)
	       : number == n ? maker->result->source
			     : maker->result->sink;
}

static void
add_tree(Maker *maker, guint32 scope)
{
	guint32 n = maker->members->len, offset = maker->fragments->len;
	g_autoptr(RioDigraph) graph =
		rio_digraph_new(n + 2, (const RioEdge *)maker->edges->data, maker->edges->len);
	g_autoptr(RioRpst) tree = rio_rpst_new(graph, n, n + 1);

	for (guint32 i = 0; i < tree->n_fragments; i++) {
		RioFragment *fragment = &tree->fragments[i];

		fragment->entry = vertex_of(maker, fragment->entry);
		fragment->exit = vertex_of(maker, fragment->exit);
		fragment->first += offset;
		if (fragment->parent != RIO_NONE)
			fragment->parent += offset;
		if (fragment->edge != RIO_NONE)
			fragment->edge = g_array_index(maker->of_edge, guint32, fragment->edge);
	}
	maker->result->roots[scope] = offset;
	g_array_append_vals(maker->fragments, tree->fragments, tree->n_fragments);
}

/* Where things are in the trees */

static void
note_leaves(RioFragments *result)
{
	result->leaf = g_new(guint32, result->form->n_arcs);
	for (guint32 a = 0; a < result->form->n_arcs; a++)
		result->leaf[a] = RIO_NONE;
	for (guint32 i = 0; i < result->n_fragments; i++)
		if (result->fragments[i].edge != RIO_NONE)
			result->leaf[result->fragments[i].edge] = i;
}

/* Inside of a fragment are the ends of its children that are not its own. */
static void
note_homes(RioFragments *result)
{
	result->home = g_new(guint32, result->form->n_vertices);
	for (guint32 v = 0; v < result->form->n_vertices; v++)
		result->home[v] = RIO_NONE;
	for (guint32 i = 0; i < result->n_fragments; i++) {
		const RioFragment *fragment = &result->fragments[i];

		for (guint32 k = 0; k < fragment->n_children; k++) {
			const RioFragment *child = &result->fragments[fragment->first + k];

			if (child->entry != fragment->entry && child->entry != fragment->exit)
				result->home[child->entry] = i;
			if (child->exit != fragment->entry && child->exit != fragment->exit)
				result->home[child->exit] = i;
		}
	}
	for (guint32 v = 0; v < result->form->n_vertices; v++)
		result->home[v] = result->home[rio_fragments_vertex(result->form, v)];
}

RioFragments *
rio_fragments_new(const RioNormalForm *form)
{
	RioFragments *result = g_new0(RioFragments, 1);
	Maker maker = {
		.form = form,
		.result = result,
		.members = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.edges = g_array_new(FALSE, FALSE, sizeof(RioEdge)),
		.of_edge = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.fragments = g_array_new(FALSE, FALSE, sizeof(RioFragment)),
	};

	result->form = form;
	result->source = form->n_vertices;
	result->sink = form->n_vertices + 1;
	result->roots = g_new(guint32, form->n_scopes);
	maker.local = g_new(guint32, form->n_vertices);
	for (guint32 s = 0; s < form->n_scopes; s++) {
		list_members(&maker, s);
		list_edges(&maker, s);
		add_source_and_sink(&maker);
		add_tree(&maker, s);
	}
	result->n_fragments = maker.fragments->len;
	result->fragments = (RioFragment *)g_array_free(maker.fragments, FALSE);
	note_leaves(result);
	note_homes(result);

	g_array_free(maker.members, TRUE);
	g_array_free(maker.edges, TRUE);
	g_array_free(maker.of_edge, TRUE);
	g_free(maker.local);
	return result;
}

void
rio_fragments_free(RioFragments *fragments)
{
	if (!fragments)
		return;
	g_free(fragments->roots);
	g_free(fragments->fragments);
	g_free(fragments->leaf);
	g_free(fragments->home);
	g_free(fragments);
}
