#include "flow/normal.h"

#include <string.h>

typedef struct {
	const RioModel *model;
	GArray *vertices;	      /* of RioVertex */
	GArray *flows, *ties, *links; /* of RioArc */
	guint32 *n_out, *n_in;	      /* flows by node, those left out not counted */
} Maker;

RioRouting
rio_routing_of(RioKind kind)
{
	switch (kind) {
	case RIO_KIND_EXCLUSIVE_GATEWAY:
	case RIO_KIND_EVENT_BASED_GATEWAY:
		return RIO_ROUTING_EXCLUSIVE;
	case RIO_KIND_PARALLEL_GATEWAY:
		return RIO_ROUTING_PARALLEL;
	case RIO_KIND_INCLUSIVE_GATEWAY:
		return RIO_ROUTING_INCLUSIVE;
	case RIO_KIND_COMPLEX_GATEWAY:
		return RIO_ROUTING_COMPLEX;
	default:
		return RIO_ROUTING_NONE;
	}
}

static void
add_nodes(Maker *maker)
{
	const RioModel *model = maker->model;

	for (guint32 i = 0; i < model->n_nodes; i++) {
		const RioNode *node = &model->nodes[i];
		RioVertex vertex = {
			.node = i,
			.of = i,
			.routing = rio_routing_of(rio_model_kind(model, node->element)),
			.scope = node->scope,
			.host = node->host,
		};

		g_array_append_val(maker->vertices, vertex);
	}
}

/* Flows */

static const char *
or_empty(const char *text)
{
	return text ? text : "";
}

static gboolean
same_condition(const RioModel *model, guint32 a, guint32 b)
{
	guint32 of_a = rio_model_child(model, a, RIO_KIND_CONDITION_EXPRESSION);
	guint32 of_b = rio_model_child(model, b, RIO_KIND_CONDITION_EXPRESSION);
	g_autoptr(GString) text_a = g_string_new(NULL);
	g_autoptr(GString) text_b = g_string_new(NULL);

	if (of_a == RIO_NONE || of_b == RIO_NONE)
		return of_a == of_b;
	rio_model_text(model, of_a, text_a);
	rio_model_text(model, of_b, text_b);
	return strcmp(g_strstrip(text_a->str), g_strstrip(text_b->str)) == 0;
}

/* Some tools write a flow twice, all the same; its first bearer of the id is the one that counts.
 */
static gboolean
is_repeated(const RioModel *model, guint32 number)
{
	const RioFlow *flow = &model->flows[number];
	const char *id = rio_model_attribute(model, flow->element, "id");
	guint32 first;
	const RioFlow *other;

	if (!id || strcmp(rio_model_id(model, flow->element), id) == 0)
		return FALSE;
	first = rio_model_flow(model, rio_model_find(model, id));
	if (first == RIO_NONE)
		return FALSE;
	other = &model->flows[first];
	return flow->source == other->source && flow->target == other->target &&
	       strcmp(rio_model_name(model, flow->element),
		      rio_model_name(model, other->element)) == 0 &&
	       same_condition(model, flow->element, other->element);
}

static void
add_flows(Maker *maker)
{
	const RioModel *model = maker->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		RioArc arc = {
			.source = model->flows[i].source,
			.target = model->flows[i].target,
			.flow = i,
		};

		if (arc.source == RIO_NONE || arc.target == RIO_NONE || is_repeated(model, i))
			continue;
		g_array_append_val(maker->flows, arc);
		maker->n_out[arc.source]++;
		maker->n_in[arc.target]++;
	}
}

/* Links */

/* There is to be one that catches a name; where there are more, a throw leads to so many. */
#define MOST_CATCHES 16

typedef struct {
	guint32 node;
	const char *name;
	gboolean throws;
} Link;

/* The name that throw and catch share, or NULL. */
static const char *
link_name(const RioModel *model, guint32 element)
{
	guint32 definition = rio_model_child(model, element, RIO_KIND_LINK_EVENT_DEFINITION);
	const char *name;

	if (definition == RIO_NONE)
		return NULL;
	name = or_empty(rio_model_attribute(model, definition, "name"));
	return *name != '\0' ? name : rio_model_name(model, element);
}

static void
list_links(const RioModel *model, GArray *links)
{
	for (guint32 i = 0; i < model->n_nodes; i++) {
		guint32 element = model->nodes[i].element;
		RioKind kind = rio_model_kind(model, element);
		Link link = {.node = i, .throws = kind == RIO_KIND_INTERMEDIATE_THROW_EVENT};

		if (kind != RIO_KIND_INTERMEDIATE_THROW_EVENT &&
		    kind != RIO_KIND_INTERMEDIATE_CATCH_EVENT)
			continue;
		link.name = link_name(model, element);
		if (link.name)
			g_array_append_val(links, link);
	}
}

static void
link_throw(Maker *maker, const Link *from, const GArray *links)
{
	const RioNode *nodes = maker->model->nodes;

	for (guint k = 0, n = 0; k < links->len && n < MOST_CATCHES; k++) {
		const Link *to = &g_array_index(links, Link, k);
		RioArc arc = {
			.source = from->node,
			.target = to->node,
			.flow = RIO_NONE,
			.link = TRUE,
		};

		if (to->throws || nodes[from->node].scope != nodes[to->node].scope ||
		    strcmp(from->name, to->name) != 0)
			continue;
		g_array_append_val(maker->links, arc);
		n++;
	}
}

static void
add_links(Maker *maker)
{
	g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(Link));

	list_links(maker->model, links);
	for (guint i = 0; i < links->len; i++)
		if (g_array_index(links, Link, i).throws)
			link_throw(maker, &g_array_index(links, Link, i), links);
}

/* Gateways that nobody drew */

/* How tokens leave an activity or event by several flows. */
static RioRouting
implicit_split(const RioModel *model, const RioNode *node)
{
	for (guint32 i = 0; i < node->n_out; i++) {
		guint32 flow = model->outgoing[node->out + i];

		if (rio_model_child(model, model->flows[flow].element,
				    RIO_KIND_CONDITION_EXPRESSION) != RIO_NONE)
			return RIO_ROUTING_INCLUSIVE;
	}
	return RIO_ROUTING_PARALLEL;
}

static guint32
add_gateway(Maker *maker, guint32 node, RioNormal normal, RioRouting routing)
{
	guint32 number = maker->vertices->len;
	RioVertex vertex = {
		.node = RIO_NONE,
		.of = node,
		.normal = normal,
		.routing = routing,
		.scope = maker->model->nodes[node].scope,
		.host = RIO_NONE,
	};
	RioArc tie = {.source = node, .target = number, .flow = RIO_NONE};

	if (normal == RIO_NORMAL_JOIN)
		tie = (RioArc){.source = number, .target = node, .flow = RIO_NONE};
	g_array_append_val(maker->vertices, vertex);
	g_array_append_val(maker->ties, tie);
	return number;
}

static void
add_gateways(Maker *maker)
{
	const RioModel *model = maker->model;
	g_autofree guint32 *leaves = g_new(guint32, model->n_nodes);
	g_autofree guint32 *enters = g_new(guint32, model->n_nodes);

	for (guint32 i = 0; i < model->n_nodes; i++) {
		leaves[i] = enters[i] = i;
		if (rio_kind_is(rio_model_kind(model, model->nodes[i].element), RIO_GATEWAY))
			continue;
		if (maker->n_out[i] > 1)
			leaves[i] = add_gateway(maker, i, RIO_NORMAL_SPLIT,
						implicit_split(model, &model->nodes[i]));
		if (maker->n_in[i] > 1)
			enters[i] = add_gateway(maker, i, RIO_NORMAL_JOIN, RIO_ROUTING_EXCLUSIVE);
	}
	for (guint i = 0; i < maker->flows->len; i++) {
		RioArc *arc = &g_array_index(maker->flows, RioArc, i);

		arc->source = leaves[arc->source];
		arc->target = enters[arc->target];
	}
}

static RioDigraph *
graph_of(guint32 n_vertices, const RioArc *arcs, guint32 n_arcs)
{
	g_autofree RioEdge *edges = g_new(RioEdge, n_arcs);

	for (guint32 i = 0; i < n_arcs; i++)
		edges[i] = (RioEdge){arcs[i].source, arcs[i].target};
	return rio_digraph_new(n_vertices, edges, n_arcs);
}

/* Scopes get their numbers in document order, vertices go to theirs by a counting sort. */
static void
group_by_scope(RioNormalForm *form)
{
	guint32 n_elements = form->model->n_elements;
	g_autofree guint32 *next = g_new0(guint32, (gsize)n_elements + 1);
	guint32 n = 0;

	form->scopes = g_new(guint32, form->n_vertices);
	form->scope_first = g_new(guint32, (gsize)form->n_vertices + 1);
	form->scope_vertices = g_new(guint32, form->n_vertices);
	for (guint32 v = 0; v < form->n_vertices; v++)
		next[form->vertices[v].scope]++;
	for (guint32 e = 0; e < n_elements; e++) {
		guint32 here = next[e];

		if (here == 0)
			continue;
		form->scopes[form->n_scopes] = e;
		form->scope_first[form->n_scopes++] = next[e] = n;
		n += here;
	}
	form->scope_first[form->n_scopes] = n;
	for (guint32 v = 0; v < form->n_vertices; v++)
		form->scope_vertices[next[form->vertices[v].scope]++] = v;
}

RioNormalForm *
rio_normal_form_new(const RioModel *model)
{
	RioNormalForm *form = g_new0(RioNormalForm, 1);
	Maker maker = {
		.model = model,
		.vertices = g_array_new(FALSE, FALSE, sizeof(RioVertex)),
		.flows = g_array_new(FALSE, FALSE, sizeof(RioArc)),
		.ties = g_array_new(FALSE, FALSE, sizeof(RioArc)),
		.links = g_array_new(FALSE, FALSE, sizeof(RioArc)),
		.n_out = g_new0(guint32, model->n_nodes),
		.n_in = g_new0(guint32, model->n_nodes),
	};

	add_nodes(&maker);
	add_flows(&maker);
	add_gateways(&maker);
	add_links(&maker);
	g_array_append_vals(maker.flows, maker.ties->data, maker.ties->len);
	g_array_append_vals(maker.flows, maker.links->data, maker.links->len);
	g_array_free(maker.ties, TRUE);
	g_array_free(maker.links, TRUE);
	g_free(maker.n_out);
	g_free(maker.n_in);

	form->model = model;
	form->n_vertices = maker.vertices->len;
	form->n_arcs = maker.flows->len;
	form->vertices = (RioVertex *)g_array_free(maker.vertices, FALSE);
	form->arcs = (RioArc *)g_array_free(maker.flows, FALSE);
	form->graph = graph_of(form->n_vertices, form->arcs, form->n_arcs);
	group_by_scope(form);
	return form;
}

void
rio_normal_form_free(RioNormalForm *form)
{
	if (!form)
		return;
	g_free(form->vertices);
	g_free(form->arcs);
	rio_digraph_free(form->graph);
	g_free(form->scopes);
	g_free(form->scope_first);
	g_free(form->scope_vertices);
	g_free(form);
}

guint32
rio_normal_form_element(const RioNormalForm *form, guint32 vertex)
{
	return form->model->nodes[form->vertices[vertex].of].element;
}

gboolean
rio_normal_form_is_kind(const RioNormalForm *form, guint32 vertex, RioKind kind)
{
	return form->vertices[vertex].node != RIO_NONE &&
	       rio_model_kind(form->model, rio_normal_form_element(form, vertex)) == kind;
}

static guint32
triggers(const RioNormalForm *form, guint32 vertex)
{
	return rio_model_triggers(form->model, rio_normal_form_element(form, vertex));
}

gboolean
rio_normal_form_is_outside(const RioNormalForm *form, guint32 vertex)
{
	if (form->vertices[vertex].node == RIO_NONE)
		return FALSE;
	return rio_model_flag(form->model, rio_normal_form_element(form, vertex),
			      "triggeredByEvent", FALSE) ||
	       rio_model_flag(form->model, rio_normal_form_element(form, vertex),
			      "isForCompensation", FALSE) ||
	       (rio_normal_form_is_kind(form, vertex, RIO_KIND_BOUNDARY_EVENT) &&
		(triggers(form, vertex) & rio_trigger_bit(RIO_KIND_COMPENSATE_EVENT_DEFINITION)) !=
			0);
}

gboolean
rio_normal_form_interrupts(const RioNormalForm *form, guint32 vertex)
{
	return rio_model_flag(form->model, rio_normal_form_element(form, vertex), "cancelActivity",
			      TRUE);
}

gboolean
rio_normal_form_kills(const RioNormalForm *form, guint32 vertex)
{
	guint32 fatal = rio_trigger_bit(RIO_KIND_TERMINATE_EVENT_DEFINITION);

	if (!rio_normal_form_is_kind(form, vertex, RIO_KIND_END_EVENT))
		return FALSE;
	/* out of a subprocess an error takes all of it along */
	if (rio_model_node(form->model, form->vertices[vertex].scope) != RIO_NONE)
		fatal |= rio_trigger_bit(RIO_KIND_ERROR_EVENT_DEFINITION) |
			 rio_trigger_bit(RIO_KIND_CANCEL_EVENT_DEFINITION);
	return (triggers(form, vertex) & fatal) != 0;
}
