#include "flow/net.h"

#include <string.h>

#include "base/arena.h"

typedef struct {
	const RioNormalForm *form;
	const RioModel *model;
	RioArena *arena;
	guint32 n_members;
	guint32 *members; /* without those outside the flow */
	guint32 *enter;	  /* by vertex: its node, where tokens come in; RIO_NONE: not in the net */
	guint32 *first_event, *next_event; /* by vertex: the boundary events of a host */
	GArray *nodes;			   /* of RioNetNode */
	GArray *edges;			   /* of RioNetEdge */
	guint32 source, sink;
} Maker;

static RioNetNode *
node_at(const Maker *maker, guint32 node)
{
	return &g_array_index(maker->nodes, RioNetNode, node);
}

static RioNetEdge *
edge_at(const Maker *maker, guint32 edge)
{
	return &g_array_index(maker->edges, RioNetEdge, edge);
}

static guint32
add_node(Maker *maker, RioPass pass, guint32 vertex)
{
	RioNetNode node = {.pass = pass, .vertex = vertex};

	g_array_append_val(maker->nodes, node);
	return maker->nodes->len - 1;
}

static void
add_edge(Maker *maker, guint32 from, guint32 to, guint32 arc, gboolean strict)
{
	RioNetEdge edge = {.from = from, .to = to, .arc = arc, .strict = strict};

	g_array_append_val(maker->edges, edge);
}

static gboolean
takes_away(const Maker *maker, guint32 node)
{
	RioPass pass = node_at(maker, node)->pass;

	return pass == RIO_PASS_END || pass == RIO_PASS_KILL;
}

/* What the model says of a vertex */

static guint32
element_of(const Maker *maker, guint32 vertex)
{
	return rio_normal_form_element(maker->form, vertex);
}

static gboolean
is_made(const Maker *maker, guint32 vertex)
{
	return maker->form->vertices[vertex].node == RIO_NONE;
}

static gboolean
has_origin(const Maker *maker, guint32 element)
{
	guint32 extensions = rio_model_child(maker->model, element, RIO_KIND_EXTENSION_ELEMENTS);

	if (extensions == RIO_NONE)
		return FALSE;
	for (guint32 e = extensions + 1; e < rio_at(maker->model, extensions)->end; e++) {
		guint32 name = rio_at(maker->model, e)->name;

		if (name != RIO_NONE && strcmp(maker->model->names[name].local, "origin") == 0 &&
		    strcmp(maker->model->names[name].uri, RIO_NS_RIO) == 0)
			return TRUE;
	}
	return FALSE;
}

/* A gateway that no person drew: made here, or by riordino in an earlier run. */
static gboolean
is_undrawn(const Maker *maker, guint32 vertex)
{
	guint32 element = element_of(maker, vertex);

	if (is_made(maker, vertex))
		return TRUE;
	return (rio_model_attribute_ns(maker->model, element, RIO_NS_RIO, "normal") ||
		rio_model_attribute_ns(maker->model, element, RIO_NS_RIO, "variation")) &&
	       !has_origin(maker, element);
}

static RioPass
pass_of(const Maker *maker, guint32 vertex)
{
	if (rio_normal_form_is_kind(maker->form, vertex, RIO_KIND_END_EVENT))
		return rio_normal_form_kills(maker->form, vertex) ? RIO_PASS_KILL : RIO_PASS_END;
	switch (maker->form->vertices[vertex].routing) {
	case RIO_ROUTING_PARALLEL:
		return RIO_PASS_ALL;
	case RIO_ROUTING_INCLUSIVE:
	case RIO_ROUTING_COMPLEX:
		return RIO_PASS_SOME;
	default:
		return RIO_PASS_ANY;
	}
}

/* Nodes and flows */

static void
list_members(Maker *maker, const guint32 *members, guint32 n)
{
	guint32 n_vertices = maker->form->n_vertices;

	maker->members = rio_arena_new_many(maker->arena, guint32, n);
	maker->enter = rio_arena_new_many(maker->arena, guint32, n_vertices);
	maker->first_event = rio_arena_new_many(maker->arena, guint32, n_vertices);
	maker->next_event = rio_arena_new_many(maker->arena, guint32, n_vertices);
	memset(maker->enter, 0xff, n_vertices * sizeof *maker->enter);
	memset(maker->first_event, 0xff, n_vertices * sizeof *maker->first_event);
	for (guint32 i = 0; i < n; i++)
		if (!rio_normal_form_is_outside(maker->form, members[i]))
			maker->members[maker->n_members++] = members[i];
	for (guint32 i = maker->n_members; i-- > 0;) {
		guint32 vertex = maker->members[i];
		guint32 host = maker->form->vertices[vertex].host;

		if (host == RIO_NONE)
			continue;
		maker->next_event[vertex] = maker->first_event[host];
		maker->first_event[host] = vertex;
	}
}

static void
add_nodes(Maker *maker)
{
	for (guint32 i = 0; i < maker->n_members; i++) {
		guint32 vertex = maker->members[i];
		guint32 node = add_node(maker, pass_of(maker, vertex), vertex);

		maker->enter[vertex] = node;
		node_at(maker, node)->work =
			maker->form->vertices[vertex].routing == RIO_ROUTING_NONE;
	}
}

/* An event beside its host: perhaps it sends a token out, perhaps not. */
static void
add_event_beside(Maker *maker, guint32 host_node, guint32 event)
{
	guint32 perhaps = add_node(maker, RIO_PASS_ANY, event);

	add_edge(maker, host_node, perhaps, RIO_NONE, FALSE);
	add_edge(maker, perhaps, maker->enter[event], RIO_NONE, FALSE);
	add_edge(maker, perhaps, maker->sink, RIO_NONE, FALSE);
}

/* Where tokens leave the vertex: behind the events beside it. */
static guint32
add_events_beside(Maker *maker, guint32 vertex)
{
	guint32 node = maker->enter[vertex], leaves = node;

	for (guint32 event = maker->first_event[vertex]; event != RIO_NONE;
	     event = maker->next_event[event]) {
		if (rio_normal_form_interrupts(maker->form, event))
			continue;
		if (leaves == node) {
			leaves = add_node(maker, RIO_PASS_ANY, vertex);
			node_at(maker, node)->pass = RIO_PASS_ALL;
			add_edge(maker, node, leaves, RIO_NONE, TRUE);
		}
		add_event_beside(maker, node, event);
	}
	return leaves;
}

static void
add_ways_out(Maker *maker, guint32 vertex)
{
	const RioNormalForm *form = maker->form;
	guint32 leaves = add_events_beside(maker, vertex), n_out;
	const guint32 *out = rio_digraph_out(form->graph, vertex, &n_out);
	gboolean any = FALSE;

	for (guint32 i = 0; i < n_out; i++) {
		guint32 target = form->arcs[out[i]].target;

		if (maker->enter[target] == RIO_NONE)
			continue;
		add_edge(maker, leaves, maker->enter[target], out[i], TRUE);
		any = TRUE;
	}
	if (!any)
		add_edge(maker, leaves, maker->sink, RIO_NONE, FALSE);
	for (guint32 event = maker->first_event[vertex]; event != RIO_NONE;
	     event = maker->next_event[event])
		if (rio_normal_form_interrupts(maker->form, event))
			add_edge(maker, leaves, maker->enter[event], RIO_NONE, FALSE);
}

static void
add_flows(Maker *maker)
{
	for (guint32 i = 0; i < maker->n_members; i++) {
		if (!takes_away(maker, maker->enter[maker->members[i]]))
			add_ways_out(maker, maker->members[i]);
	}
}

/* Where it begins.  Returns whether it does. */
static gboolean
add_starts(Maker *maker)
{
	g_autofree guint8 *entered = g_new0(guint8, maker->nodes->len);
	g_autofree guint8 *begins = g_new0(guint8, maker->n_members);
	guint32 n_begins = 0;

	for (guint32 e = 0; e < maker->edges->len; e++)
		entered[edge_at(maker, e)->to] = TRUE;
	for (guint32 i = 0; i < maker->n_members; i++) {
		guint32 vertex = maker->members[i];

		begins[i] = rio_normal_form_is_kind(maker->form, vertex, RIO_KIND_START_EVENT) ||
			    (!is_made(maker, vertex) &&
			     rio_model_flag(maker->model, element_of(maker, vertex), "instantiate",
					    FALSE) &&
			     !entered[maker->enter[vertex]]);
		n_begins += begins[i];
	}
	if (n_begins == 0) {
		node_at(maker, maker->source)->pass = RIO_PASS_ALL;
		for (guint32 i = 0; i < maker->n_members; i++) {
			begins[i] = !entered[maker->enter[maker->members[i]]];
			n_begins += begins[i];
		}
	}
	for (guint32 i = 0; i < maker->n_members; i++)
		if (begins[i])
			add_edge(maker, maker->source, maker->enter[maker->members[i]], RIO_NONE,
				 TRUE);
	if (maker->n_members == 0)
		add_edge(maker, maker->source, maker->sink, RIO_NONE, FALSE);
	return n_begins > 0 || maker->n_members == 0;
}

/* Walks */

static RioDigraph *
graph_of(const Maker *maker)
{
	g_autofree RioEdge *edges = g_new(RioEdge, maker->edges->len);

	for (guint32 e = 0; e < maker->edges->len; e++)
		edges[e] = (RioEdge){edge_at(maker, e)->from, edge_at(maker, e)->to};
	return rio_digraph_new(maker->nodes->len, edges, maker->edges->len);
}

/* How all that the node leads to passes tokens; RIO_PASS_ANY: not all alike. */
static RioPass
pass_beyond(const Maker *maker, const RioDigraph *graph, guint32 node)
{
	RioPass pass = RIO_PASS_ANY;
	guint32 n;
	const guint32 *out = rio_digraph_out(graph, node, &n);

	for (guint32 i = 0; i < n; i++) {
		RioPass other = node_at(maker, graph->edges[out[i]].to)->pass;

		if (i > 0 && other != pass)
			return RIO_PASS_ANY;
		pass = other;
	}
	return pass;
}

/*
 * One end may get tokens by several flows, each its own.  An undrawn gateway that only gathers
 * them is part of the end: two tokens may meet there, and it takes them away as the end does.
 */
static void
make_drain(Maker *maker, const RioDigraph *graph, guint32 node)
{
	RioPass pass = pass_beyond(maker, graph, node);
	guint32 n;
	const guint32 *out = rio_digraph_out(graph, node, &n);

	for (guint32 i = 0; i < n; i++) {
		edge_at(maker, out[i])->strict = FALSE;
		edge_at(maker, out[i])->unreal = pass == RIO_PASS_END || pass == RIO_PASS_KILL;
	}
	node_at(maker, node)->pass =
		pass == RIO_PASS_END || pass == RIO_PASS_KILL ? pass : RIO_PASS_ANY;
}

static gboolean
may_drain(const Maker *maker, guint32 node)
{
	guint32 vertex = node_at(maker, node)->vertex;

	return node_at(maker, node)->pass == RIO_PASS_ANY && vertex != RIO_NONE &&
	       maker->enter[vertex] == node && is_undrawn(maker, vertex);
}

static void
find_drains(Maker *maker)
{
	g_autoptr(RioDigraph) graph = graph_of(maker);
	g_autofree guint32 *elsewhere = g_new(guint32, graph->n_nodes); /* ways out not to ends */
	g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 v = 0; v < graph->n_nodes; v++) {
		elsewhere[v] = graph->out_first[v + 1] - graph->out_first[v];
		if (takes_away(maker, v))
			g_array_append_val(ends, v);
	}
	for (guint i = 0; i < ends->len; i++) {
		guint32 n;
		const guint32 *in = rio_digraph_in(graph, g_array_index(ends, guint32, i), &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 from = graph->edges[in[k]].from;

			if (--elsewhere[from] > 0 || !may_drain(maker, from))
				continue;
			make_drain(maker, graph, from);
			g_array_append_val(ends, from);
		}
	}
}

/* The nodes that a walk from @root comes to. */
static guint8 *
walk(const RioDigraph *graph, guint32 root, gboolean backwards)
{
	guint8 *reached = g_new0(guint8, graph->n_nodes);
	g_autofree guint32 *waiting = g_new(guint32, graph->n_nodes);
	guint32 n_waiting = 1, n;

	waiting[0] = root;
	reached[root] = TRUE;
	while (n_waiting > 0) {
		guint32 node = waiting[--n_waiting];
		const guint32 *edges = backwards ? rio_digraph_in(graph, node, &n)
						 : rio_digraph_out(graph, node, &n);

		for (guint32 i = 0; i < n; i++) {
			const RioEdge *edge = &graph->edges[edges[i]];
			guint32 next = backwards ? edge->from : edge->to;

			if (reached[next])
				continue;
			reached[next] = TRUE;
			waiting[n_waiting++] = next;
		}
	}
	return reached;
}

/* Drops the nodes that are not kept, and numbers the others anew. */
static void
close_up(Maker *maker, const guint8 *keep)
{
	g_autofree guint32 *number = g_new0(guint32, maker->nodes->len);
	guint32 n = 0;

	for (guint32 v = 0; v < maker->nodes->len; v++) {
		if (!keep[v])
			continue;
		number[v] = n;
		*node_at(maker, n++) = *node_at(maker, v);
	}
	g_array_set_size(maker->nodes, n);
	for (guint32 e = 0; e < maker->edges->len; e++) {
		edge_at(maker, e)->from = number[edge_at(maker, e)->from];
		edge_at(maker, e)->to = number[edge_at(maker, e)->to];
	}
	maker->source = number[maker->source];
	maker->sink = number[maker->sink];
}

/* No token comes from where none ever gets: whoever needs one from there waits for ever. */
static void
cut_unreached(Maker *maker, RioNet *net)
{
	g_autoptr(RioDigraph) graph = graph_of(maker);
	g_autofree guint8 *reached = walk(graph, maker->source, FALSE);
	guint32 kept = 0;

	reached[maker->sink] = TRUE;
	for (guint32 v = 0; v < graph->n_nodes; v++) {
		const RioNetNode *node = node_at(maker, v);

		if (node->work && !reached[v])
			g_array_append_val(net->unreached, node->vertex);
		net->kills |= reached[v] && node->pass == RIO_PASS_KILL;
	}
	for (guint32 e = 0; e < graph->n_edges; e++) {
		RioNetNode *to = node_at(maker, graph->edges[e].to);

		if (reached[graph->edges[e].from])
			*edge_at(maker, kept++) = *edge_at(maker, e);
		else if (to->pass == RIO_PASS_ALL)
			to->pass = RIO_PASS_STUCK;
	}
	g_array_set_size(maker->edges, kept);
	close_up(maker, reached);
}

static void
add_unreal(Maker *maker, guint32 from, guint32 to)
{
	add_edge(maker, from, to, RIO_NONE, FALSE);
	edge_at(maker, maker->edges->len - 1)->unreal = TRUE;
}

/* What ends is the sink's, and so is for the tree what never gets out of a circle. */
static void
complete(Maker *maker, RioNet *net)
{
	g_autoptr(RioDigraph) graph = NULL;
	g_autofree guint8 *ends = NULL;

	g_autofree guint8 *leads = g_new0(guint8, maker->nodes->len);

	for (guint32 e = 0; e < maker->edges->len; e++)
		leads[edge_at(maker, e)->from] = TRUE;
	for (guint32 v = 0; v < maker->nodes->len; v++)
		if (v != maker->sink && takes_away(maker, v) && !leads[v])
			add_unreal(maker, v, maker->sink);
	graph = graph_of(maker);
	ends = walk(graph, maker->sink, TRUE);
	for (guint32 v = 0; v < graph->n_nodes; v++)
		if (!ends[v]) {
			add_unreal(maker, v, maker->sink);
			net->traps = TRUE;
		}
}

/* A node that joins and splits becomes two, so that each has one way in or one way out. */
static void
split_mixed(Maker *maker)
{
	const guint32 n_nodes = maker->nodes->len, n_edges = maker->edges->len;
	g_autofree guint32 *n_in = g_new0(guint32, n_nodes);
	g_autofree guint32 *n_out = g_new0(guint32, n_nodes);
	g_autofree guint32 *leaves = g_new(guint32, n_nodes);
	g_autofree guint8 *strict = g_new0(guint8, n_nodes);

	for (guint32 e = 0; e < n_edges; e++) {
		const RioNetEdge *edge = edge_at(maker, e);

		n_out[edge->from]++;
		n_in[edge->to]++;
		strict[edge->from] |= edge->strict;
	}
	for (guint32 v = 0; v < n_nodes; v++) {
		leaves[v] = v;
		if (n_in[v] < 2 || n_out[v] < 2)
			continue;
		leaves[v] = add_node(maker, node_at(maker, v)->pass, node_at(maker, v)->vertex);
		/* what never passes the join never comes to the split */
		if (node_at(maker, v)->pass == RIO_PASS_STUCK)
			node_at(maker, leaves[v])->pass = RIO_PASS_ALL;
	}
	for (guint32 e = 0; e < n_edges; e++)
		edge_at(maker, e)->from = leaves[edge_at(maker, e)->from];
	for (guint32 v = 0; v < n_nodes; v++) {
		if (leaves[v] == v)
			continue;
		if (takes_away(maker, v))
			add_unreal(maker, v, leaves[v]);
		else
			add_edge(maker, v, leaves[v], RIO_NONE, strict[v]);
	}
}

RioNet *
rio_net_new(const RioNormalForm *form, const guint32 *members, guint32 n)
{
	RioNet *net = g_new0(RioNet, 1);
	Maker maker = {
		.form = form,
		.model = form->model,
		.arena = rio_arena_new(),
		.nodes = g_array_new(FALSE, FALSE, sizeof(RioNetNode)),
		.edges = g_array_new(FALSE, FALSE, sizeof(RioNetEdge)),
	};

	net->form = form;
	net->unreached = g_array_new(FALSE, FALSE, sizeof(guint32));
	maker.source = add_node(&maker, RIO_PASS_ANY, RIO_NONE);
	maker.sink = add_node(&maker, RIO_PASS_END, RIO_NONE);
	list_members(&maker, members, n);
	add_nodes(&maker);
	add_flows(&maker);
	net->starts = add_starts(&maker);
	find_drains(&maker);
	cut_unreached(&maker, net);
	complete(&maker, net);
	split_mixed(&maker);

	net->source = maker.source;
	net->sink = maker.sink;
	net->graph = graph_of(&maker);
	net->n_nodes = maker.nodes->len;
	net->n_edges = maker.edges->len;
	net->nodes = (RioNetNode *)g_array_free(maker.nodes, FALSE);
	net->edges = (RioNetEdge *)g_array_free(maker.edges, FALSE);
	rio_arena_free(maker.arena);
	return net;
}

void
rio_net_free(RioNet *net)
{
	if (!net)
		return;
	g_free(net->nodes);
	g_free(net->edges);
	rio_digraph_free(net->graph);
	g_array_free(net->unreached, TRUE);
	g_free(net);
}
