#include "model/problem.h"

#include <string.h>

#include "base/words.h"

/* What all rules share, found once. */
typedef struct {
	RioModel *model;
	GPtrArray *problems;
	guint32 *first_boundary; /* by node: a boundary event at it, or RIO_NONE; */
	guint32 *next_boundary;	 /* by boundary event: one more at the same host */
	GString *text;		 /* scratch */
} Check;

typedef struct _Rule Rule;

struct _Rule {
	RioRule rule; /* first: a problem points to it */
	void (*look)(Check *check, const RioRule *rule);
};

static void
report(Check *check, const RioRule *rule, guint32 element, const char *detail)
{
	g_ptr_array_add(check->problems, rio_problem_new(check->model, rule, element, detail));
}

/* Names and places */

static gboolean
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

static const char *
text_of(Check *check, guint32 element)
{
	g_string_truncate(check->text, 0);
	rio_model_text(check->model, element, check->text);
	return g_strstrip(check->text->str);
}

static RioKind
node_kind(const Check *check, guint32 node)
{
	return rio_model_kind(check->model, check->model->nodes[node].element);
}

/* Whether what is inside the element is somebody's extension, and no BPMN that runs. */
static gboolean
is_extension(const RioModel *model, guint32 element)
{
	return model->elements[element].kind == RIO_KIND_EXTENSION_ELEMENTS;
}

/* The element after @element in document order, extensions left out. */
static guint32
after(const RioModel *model, guint32 element)
{
	return is_extension(model, element) ? model->elements[element].end : element + 1;
}

/* The process, choreography or collaboration that the element is in, or RIO_NONE. */
static guint32
root_of(const RioModel *model, guint32 element)
{
	while (element != RIO_NONE && model->elements[element].parent != model->root)
		element = model->elements[element].parent;
	return element;
}

/* Ids and references */

static void
look_for_duplicate_ids(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; model->renamed && i < model->n_elements; i++) {
		const char *id = rio_model_attribute(model, i, "id");

		if (id && id[0] != '\0' &&
		    g_hash_table_contains(model->renamed, GUINT_TO_POINTER(i)))
			report(check, rule, i, id);
	}
}

static void
look_for_missing_ids(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_elements; i = after(model, i)) {
		RioKind kind = model->elements[i].kind;
		const char *id;

		if (!rio_kind_is(kind, RIO_FLOW_NODE | RIO_ROOT) &&
		    kind != RIO_KIND_SEQUENCE_FLOW && kind != RIO_KIND_MESSAGE_FLOW &&
		    kind != RIO_KIND_PARTICIPANT && kind != RIO_KIND_LANE)
			continue;
		id = rio_model_attribute(model, i, "id");
		if (!id || id[0] == '\0')
			report(check, rule, i, NULL);
	}
}

/* Attributes that hold the id of something in the same file. */
static const char *const references[] = {
	"sourceRef",	  "targetRef",
	"processRef",	  "dataObjectRef",
	"dataStoreRef",	  "messageRef",
	"errorRef",	  "escalationRef",
	"signalRef",	  "categoryValueRef",
	"activityRef",	  "dataState",
	"itemSubjectRef", NULL,
};

/* By number of name: whether it is that of such an attribute. */
static gboolean *
find_reference_names(const RioModel *model)
{
	gboolean *are = g_new0(gboolean, model->n_names);

	for (guint32 n = 0; n < model->n_names; n++)
		are[n] = model->names[n].uri[0] == '\0' &&
			 g_strv_contains(references, model->names[n].local);
	return are;
}

static void
look_for_broken_references(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;
	g_autofree gboolean *refers = find_reference_names(model);

	for (guint32 i = 0; i < model->n_elements; i = after(model, i)) {
		const RioAttribute *attribute = model->attributes + model->elements[i].attributes;
		RioKind kind = model->elements[i].kind;

		/* other rules look at the ends of flows */
		if (kind == RIO_KIND_FOREIGN || kind == RIO_KIND_SEQUENCE_FLOW ||
		    kind == RIO_KIND_MESSAGE_FLOW)
			continue;
		for (guint a = 0; a < model->elements[i].n_attributes; a++, attribute++)
			if (refers[attribute->name] && !is_blank(attribute->value) &&
			    rio_model_find(model, attribute->value) == RIO_NONE)
				report(check, rule, i, attribute->value);
		if ((kind == RIO_KIND_FLOW_NODE_REF || kind == RIO_KIND_SOURCE_REF ||
		     kind == RIO_KIND_TARGET_REF) &&
		    rio_model_find(model, text_of(check, i)) == RIO_NONE)
			report(check, rule, model->elements[i].parent, check->text->str);
	}
}

static void
look_for_diagrams_of_nothing(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_elements; i = after(model, i)) {
		RioKind kind = model->elements[i].kind;
		const char *value;

		if (kind != RIO_KIND_BPMN_SHAPE && kind != RIO_KIND_BPMN_EDGE &&
		    kind != RIO_KIND_BPMN_PLANE)
			continue;
		value = rio_model_attribute(model, i, "bpmnElement");
		if (value && rio_model_find(model, value) == RIO_NONE)
			report(check, rule, i, value);
	}
}

static void
look_for_unbound_prefixes(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_elements; i++) {
		const RioElement *element = &model->elements[i];
		const RioName *name =
			element->name == RIO_NONE ? NULL : &model->names[element->name];

		if (name && name->prefix[0] != '\0' && name->uri[0] == '\0')
			report(check, rule, i, name->prefix);
		for (guint a = 0; a < element->n_attributes; a++) {
			name = &model->names[model->attributes[element->attributes + a].name];
			if (name->prefix[0] != '\0' && name->uri[0] == '\0')
				report(check, rule, i, name->prefix);
		}
	}
}

/* Flows */

static void
look_for_dangling_flows(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];
		const char *end = flow->source == RIO_NONE ? "sourceRef" : "targetRef";
		const char *value = rio_model_attribute(model, flow->element, end);

		if (!rio_flow_is_whole(flow))
			report(check, rule, flow->element, value ? value : "");
	}
	for (guint32 i = 0; i < model->n_message_flows; i++) {
		const RioMessageFlow *flow = &model->message_flows[i];
		const char *end = flow->source == RIO_NONE ? "sourceRef" : "targetRef";
		const char *value = rio_model_attribute(model, flow->element, end);

		if (flow->source == RIO_NONE || flow->target == RIO_NONE)
			report(check, rule, flow->element, value ? value : "");
	}
}

static void
look_for_flows_across_pools(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];

		if (rio_flow_is_whole(flow) &&
		    model->nodes[flow->source].process != model->nodes[flow->target].process)
			report(check, rule, flow->element, NULL);
	}
}

static void
look_for_flows_across_scopes(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];
		const RioNode *source, *target;

		if (!rio_flow_is_whole(flow))
			continue;
		source = &model->nodes[flow->source];
		target = &model->nodes[flow->target];
		if (source->process == target->process && source->scope != target->scope)
			report(check, rule, flow->element, NULL);
	}
}

static void
look_for_flows_into_starts(Check *check, const RioRule *rule)
{
	for (guint32 i = 0; i < check->model->n_nodes; i++) {
		const RioNode *node = &check->model->nodes[i];

		if (node->n_in > 0 && node_kind(check, i) == RIO_KIND_START_EVENT)
			report(check, rule, node->element, NULL);
	}
}

static void
look_for_flows_out_of_ends(Check *check, const RioRule *rule)
{
	for (guint32 i = 0; i < check->model->n_nodes; i++) {
		const RioNode *node = &check->model->nodes[i];

		if (node->n_out > 0 && node_kind(check, i) == RIO_KIND_END_EVENT)
			report(check, rule, node->element, NULL);
	}
}

static void
look_for_flows_into_boundary_events(Check *check, const RioRule *rule)
{
	for (guint32 i = 0; i < check->model->n_nodes; i++) {
		const RioNode *node = &check->model->nodes[i];

		if (node->n_in > 0 && node_kind(check, i) == RIO_KIND_BOUNDARY_EVENT)
			report(check, rule, node->element, NULL);
	}
}

/* The process an end of a message flow belongs to, or RIO_NONE. */
static guint32
process_of_end(const RioModel *model, guint32 end)
{
	guint32 node;

	if (end == RIO_NONE)
		return RIO_NONE;
	if (model->elements[end].kind == RIO_KIND_PARTICIPANT)
		return rio_model_participant_process(model, end);
	node = rio_model_node(model, end);
	return node == RIO_NONE ? RIO_NONE : model->nodes[node].process;
}

static void
look_for_messages_inside_pools(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_message_flows; i++) {
		const RioMessageFlow *flow = &model->message_flows[i];
		guint32 process = process_of_end(model, flow->source);

		if (process != RIO_NONE && process == process_of_end(model, flow->target))
			report(check, rule, flow->element, NULL);
	}
}

static void
look_for_foreign_defaults(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_nodes; i++) {
		const RioNode *node = &model->nodes[i];
		const char *value = rio_model_attribute(model, node->element, "default");
		guint32 flow;

		if (!value)
			continue;
		flow = rio_model_find(model, value);
		flow = flow == RIO_NONE ? RIO_NONE : rio_model_flow(model, flow);
		if (flow == RIO_NONE || model->flows[flow].source != i)
			report(check, rule, node->element, value);
	}
}

static void
look_for_several_conditions(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		guint32 flow = model->flows[i].element, n = 0;

		for (guint32 c = rio_model_first(model, flow); c != RIO_NONE;
		     c = rio_model_next(model, c))
			n += rio_model_kind(model, c) == RIO_KIND_CONDITION_EXPRESSION;
		if (n > 1)
			report(check, rule, flow, NULL);
	}
}

static gboolean
has_condition(const RioModel *model, guint32 flow)
{
	return rio_model_child(model, model->flows[flow].element, RIO_KIND_CONDITION_EXPRESSION) !=
	       RIO_NONE;
}

static void
look_for_idle_conditions(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];
		RioKind kind;

		if (flow->source == RIO_NONE || !has_condition(model, i))
			continue;
		kind = node_kind(check, flow->source);
		if (kind == RIO_KIND_PARALLEL_GATEWAY || kind == RIO_KIND_EVENT_BASED_GATEWAY)
			report(check, rule, flow->element, NULL);
	}
}

/* Nobody can tell when to go which way: all but one of the ways out say nothing. */
static void
look_for_silent_choices(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_nodes; i++) {
		const RioNode *node = &model->nodes[i];
		RioKind kind = node_kind(check, i);
		guint silent = 0;

		if (kind != RIO_KIND_EXCLUSIVE_GATEWAY && kind != RIO_KIND_INCLUSIVE_GATEWAY)
			continue;
		for (guint32 o = 0; o < node->n_out; o++) {
			guint32 flow = model->outgoing[node->out + o];
			const char *name = rio_model_name(model, model->flows[flow].element);

			silent += is_blank(name) && !has_condition(model, flow);
		}
		if (silent > 1)
			report(check, rule, node->element, NULL);
	}
}

/* Nodes */

static void
look_for_unnamed_activities(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_nodes; i++) {
		guint32 element = model->nodes[i].element;

		if (rio_kind_is(model->elements[element].kind, RIO_ACTIVITY) &&
		    is_blank(rio_model_name(model, element)))
			report(check, rule, element, NULL);
	}
}

static void
look_for_pointless_gateways(Check *check, const RioRule *rule)
{
	for (guint32 i = 0; i < check->model->n_nodes; i++) {
		const RioNode *node = &check->model->nodes[i];

		if (rio_kind_is(node_kind(check, i), RIO_GATEWAY) && node->n_in < 2 &&
		    node->n_out < 2)
			report(check, rule, node->element, NULL);
	}
}

static void
look_for_mixed_gateways(Check *check, const RioRule *rule)
{
	for (guint32 i = 0; i < check->model->n_nodes; i++) {
		const RioNode *node = &check->model->nodes[i];

		if (rio_kind_is(node_kind(check, i), RIO_GATEWAY) && node->n_in > 1 &&
		    node->n_out > 1)
			report(check, rule, node->element, NULL);
	}
}

/* After an event-based gateway, only what waits can stand. */
static void
look_for_deaf_alternatives(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];
		RioKind kind;

		if (!rio_flow_is_whole(flow) ||
		    node_kind(check, flow->source) != RIO_KIND_EVENT_BASED_GATEWAY)
			continue;
		kind = node_kind(check, flow->target);
		if (kind != RIO_KIND_INTERMEDIATE_CATCH_EVENT && kind != RIO_KIND_RECEIVE_TASK)
			report(check, rule, flow->element, NULL);
	}
}

static void
look_for_homeless_boundary_events(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_nodes; i++) {
		const RioNode *node = &model->nodes[i];

		if (node_kind(check, i) == RIO_KIND_BOUNDARY_EVENT &&
		    (node->host == RIO_NONE ||
		     !rio_kind_is(node_kind(check, node->host), RIO_ACTIVITY)))
			report(check, rule, node->element, NULL);
	}
}

/* Elements that would be flow nodes, but stand where nothing runs. */
static void
look_for_stray_nodes(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_elements; i = after(model, i)) {
		if (rio_kind_is(model->elements[i].kind, RIO_FLOW_NODE) &&
		    rio_model_node(model, i) == RIO_NONE)
			report(check, rule, i, NULL);
	}
}

static void
look_for_wrongly_listed_flows(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = 0; i < model->n_nodes; i++) {
		guint32 element = model->nodes[i].element;

		for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
		     c = rio_model_next(model, c)) {
			RioKind kind = rio_model_kind(model, c);
			guint32 flow;

			if (kind != RIO_KIND_INCOMING && kind != RIO_KIND_OUTGOING)
				continue;
			flow = rio_model_find(model, text_of(check, c));
			flow = flow == RIO_NONE ? RIO_NONE : rio_model_flow(model, flow);
			if (flow == RIO_NONE ||
			    (kind == RIO_KIND_INCOMING ? model->flows[flow].target
						       : model->flows[flow].source) != i)
				report(check, rule, element, check->text->str);
		}
	}
}

/* Starts, ends, and what lies between */

static guint32
link_definition(const RioModel *model, guint32 node)
{
	return rio_model_child(model, model->nodes[node].element, RIO_KIND_LINK_EVENT_DEFINITION);
}

/* Runs without a flow that leads to it: what an event or a compensation starts, ad hoc work. */
static gboolean
needs_no_flow(const Check *check, guint32 node)
{
	const RioModel *model = check->model;
	const RioNode *self = &model->nodes[node];
	RioKind kind = node_kind(check, node);

	return kind == RIO_KIND_START_EVENT || kind == RIO_KIND_BOUNDARY_EVENT ||
	       (kind == RIO_KIND_INTERMEDIATE_CATCH_EVENT &&
		link_definition(model, node) != RIO_NONE) ||
	       rio_model_kind(model, self->scope) == RIO_KIND_AD_HOC_SUB_PROCESS ||
	       rio_model_flag(model, self->element, "triggeredByEvent", FALSE) ||
	       rio_model_flag(model, self->element, "isForCompensation", FALSE);
}

/* Ends without a flow that leaves it, for reasons other than being an end. */
static gboolean
needs_no_way_on(const Check *check, guint32 node)
{
	const RioModel *model = check->model;
	const RioNode *self = &model->nodes[node];
	RioKind kind = node_kind(check, node);

	return kind == RIO_KIND_END_EVENT || kind == RIO_KIND_IMPLICIT_THROW_EVENT ||
	       (kind == RIO_KIND_INTERMEDIATE_THROW_EVENT &&
		link_definition(model, node) != RIO_NONE) ||
	       (kind == RIO_KIND_BOUNDARY_EVENT &&
		rio_model_child(model, self->element, RIO_KIND_COMPENSATE_EVENT_DEFINITION) !=
			RIO_NONE) ||
	       rio_model_kind(model, self->scope) == RIO_KIND_AD_HOC_SUB_PROCESS ||
	       rio_model_flag(model, self->element, "triggeredByEvent", FALSE) ||
	       rio_model_flag(model, self->element, "isForCompensation", FALSE);
}

/* By element: whether a node of the kind stands directly in it. */
static guint8 *
scopes_with(const Check *check, RioKind kind)
{
	guint8 *has = g_new0(guint8, check->model->n_elements);

	for (guint32 i = 0; i < check->model->n_nodes; i++)
		has[check->model->nodes[i].scope] |= node_kind(check, i) == kind;
	return has;
}

/* Reports each scope that holds nodes, but none of the kind. */
static void
look_for_scopes_without(Check *check, const RioRule *rule, RioKind kind)
{
	const RioModel *model = check->model;
	g_autofree guint8 *has = scopes_with(check, kind);

	for (guint32 i = 0; i < model->n_nodes; i++) {
		guint32 scope = model->nodes[i].scope;

		if (has[scope] || rio_model_kind(model, scope) == RIO_KIND_AD_HOC_SUB_PROCESS)
			continue;
		has[scope] = TRUE; /* once */
		report(check, rule, scope, NULL);
	}
}

static void
look_for_missing_starts(Check *check, const RioRule *rule)
{
	look_for_scopes_without(check, rule, RIO_KIND_START_EVENT);
}

static void
look_for_missing_ends(Check *check, const RioRule *rule)
{
	look_for_scopes_without(check, rule, RIO_KIND_END_EVENT);
}

static void
reach(guint32 node, guint8 *reached, GArray *waiting)
{
	if (reached[node])
		return;
	reached[node] = TRUE;
	g_array_append_val(waiting, node);
}

/* What no start leads to; without a start event, all that nothing leads to starts. */
static void
look_for_unreachable_nodes(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;
	g_autofree guint8 *has_start = scopes_with(check, RIO_KIND_START_EVENT);
	g_autofree guint8 *reached = g_new0(guint8, model->n_nodes);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 i = 0; i < model->n_nodes; i++) {
		const RioNode *node = &model->nodes[i];

		if (node->host == RIO_NONE &&
		    (needs_no_flow(check, i) || (node->n_in == 0 && !has_start[node->scope]) ||
		     rio_model_flag(model, node->element, "instantiate", FALSE)))
			reach(i, reached, waiting);
	}
	while (waiting->len > 0) {
		guint32 i = g_array_index(waiting, guint32, waiting->len - 1);
		const RioNode *node = &model->nodes[i];

		g_array_set_size(waiting, waiting->len - 1);
		for (guint32 o = 0; o < node->n_out; o++)
			reach(model->flows[model->outgoing[node->out + o]].target, reached,
			      waiting);
		for (guint32 b = check->first_boundary[i]; b != RIO_NONE;
		     b = check->next_boundary[b])
			reach(b, reached, waiting);
	}
	for (guint32 i = 0; i < model->n_nodes; i++) {
		if (!reached[i])
			report(check, rule, model->nodes[i].element, NULL);
	}
}

static void
look_for_dead_ends(Check *check, const RioRule *rule)
{
	g_autofree guint8 *has_end = scopes_with(check, RIO_KIND_END_EVENT);

	for (guint32 i = 0; i < check->model->n_nodes; i++) {
		const RioNode *node = &check->model->nodes[i];

		if (node->n_out == 0 && has_end[node->scope] && !needs_no_way_on(check, i))
			report(check, rule, node->element, NULL);
	}
}

static void
look_for_missing_processes(Check *check, const RioRule *rule)
{
	if (check->model->n_nodes == 0)
		report(check, rule, check->model->root, NULL);
}

/* Lanes */

static gboolean
is_inside(const RioModel *model, guint32 element, guint32 around)
{
	return around <= element && element < model->elements[around].end;
}

/* The node that a flowNodeRef means, or RIO_NONE. */
static guint32
node_of_reference(Check *check, guint32 reference)
{
	guint32 element = rio_model_find(check->model, text_of(check, reference));

	return element == RIO_NONE ? RIO_NONE : rio_model_node(check->model, element);
}

static void
look_for_lanes_of_others(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;

	for (guint32 i = rio_model_next_of_kind(model, RIO_KIND_FLOW_NODE_REF, RIO_NONE);
	     i != RIO_NONE; i = rio_model_next_of_kind(model, RIO_KIND_FLOW_NODE_REF, i)) {
		guint32 node = node_of_reference(check, i);

		if (node != RIO_NONE && model->nodes[node].process != root_of(model, i))
			report(check, rule, model->elements[i].parent, check->text->str);
	}
}

static void
look_for_nodes_in_several_lanes(Check *check, const RioRule *rule)
{
	const RioModel *model = check->model;
	g_autofree guint8 *told = g_new0(guint8, model->n_nodes);

	for (guint32 i = rio_model_next_of_kind(model, RIO_KIND_FLOW_NODE_REF, RIO_NONE);
	     i != RIO_NONE; i = rio_model_next_of_kind(model, RIO_KIND_FLOW_NODE_REF, i)) {
		guint32 node = node_of_reference(check, i), lane = model->elements[i].parent;
		guint32 own = node == RIO_NONE ? RIO_NONE : model->nodes[node].lane;

		if (own == RIO_NONE || told[node] || is_inside(model, own, lane) ||
		    is_inside(model, lane, own))
			continue;
		told[node] = TRUE;
		report(check, rule, model->nodes[node].element, rio_model_name(model, lane));
	}
}

/* The rules */

static const Rule rules[] = {
	{{"duplicate-id", RIO_SEVERITY_ERROR, N_("the id “%s” is used before")},
	 look_for_duplicate_ids},
	{{"missing-id", RIO_SEVERITY_WARNING, N_("without an id")}, look_for_missing_ids},
	{{"unbound-prefix", RIO_SEVERITY_ERROR, N_("the prefix “%s” has no namespace")},
	 look_for_unbound_prefixes},
	{{"broken-reference", RIO_SEVERITY_ERROR, N_("refers to “%s”, which is not in the file")},
	 look_for_broken_references},
	{{"diagram-of-nothing", RIO_SEVERITY_WARNING, N_("draws “%s”, which is not in the file")},
	 look_for_diagrams_of_nothing},
	{{"no-process", RIO_SEVERITY_WARNING, N_("there is no process with anything in it")},
	 look_for_missing_processes},
	{{"stray-node", RIO_SEVERITY_ERROR, N_("stands outside any process")},
	 look_for_stray_nodes},
	{{"dangling-flow", RIO_SEVERITY_ERROR, N_("an end is missing or wrong (“%s”)")},
	 look_for_dangling_flows},
	{{"flow-across-pools", RIO_SEVERITY_ERROR,
	  N_("leads from one process into another: that takes a message flow")},
	 look_for_flows_across_pools},
	{{"flow-across-scopes", RIO_SEVERITY_ERROR, N_("crosses the border of a subprocess")},
	 look_for_flows_across_scopes},
	{{"flow-into-start", RIO_SEVERITY_ERROR, N_("a flow leads into a start event")},
	 look_for_flows_into_starts},
	{{"flow-out-of-end", RIO_SEVERITY_ERROR, N_("a flow leaves an end event")},
	 look_for_flows_out_of_ends},
	{{"flow-into-boundary", RIO_SEVERITY_ERROR, N_("a flow leads into a boundary event")},
	 look_for_flows_into_boundary_events},
	{{"message-inside-pool", RIO_SEVERITY_ERROR,
	  N_("both ends are in one pool: that takes a sequence flow")},
	 look_for_messages_inside_pools},
	{{"foreign-default", RIO_SEVERITY_ERROR, N_("the default flow “%s” does not begin here")},
	 look_for_foreign_defaults},
	{{"several-conditions", RIO_SEVERITY_ERROR, N_("more than one condition")},
	 look_for_several_conditions},
	{{"idle-condition", RIO_SEVERITY_WARNING,
	  N_("the gateway that it leaves takes no notice of its condition")},
	 look_for_idle_conditions},
	{{"boundary-without-host", RIO_SEVERITY_ERROR, N_("is attached to no activity")},
	 look_for_homeless_boundary_events},
	{{"deaf-alternative", RIO_SEVERITY_ERROR,
	  N_("after an event-based gateway only an event or a receive task can wait")},
	 look_for_deaf_alternatives},
	{{"unreachable", RIO_SEVERITY_ERROR, N_("nothing leads to it from a start")},
	 look_for_unreachable_nodes},
	{{"dead-end", RIO_SEVERITY_WARNING, N_("nothing follows, and it is no end event")},
	 look_for_dead_ends},
	{{"no-start", RIO_SEVERITY_WARNING, N_("there is no start event")},
	 look_for_missing_starts},
	{{"no-end", RIO_SEVERITY_WARNING, N_("there is no end event")}, look_for_missing_ends},
	{{"unnamed-activity", RIO_SEVERITY_WARNING, N_("without a name")},
	 look_for_unnamed_activities},
	{{"pointless-gateway", RIO_SEVERITY_WARNING, N_("neither splits nor joins")},
	 look_for_pointless_gateways},
	{{"mixed-gateway", RIO_SEVERITY_NOTE, N_("joins and splits at once")},
	 look_for_mixed_gateways},
	{{"silent-choice", RIO_SEVERITY_NOTE,
	  N_("which way to go is not said: flows without name and condition")},
	 look_for_silent_choices},
	{{"listed-flow", RIO_SEVERITY_WARNING,
	  N_("lists the flow “%s”, which does not begin or end here so")},
	 look_for_wrongly_listed_flows},
	{{"lane-of-others", RIO_SEVERITY_WARNING, N_("names “%s”, which is in another process")},
	 look_for_lanes_of_others},
	{{"several-lanes", RIO_SEVERITY_WARNING, N_("is also in the lane “%s”")},
	 look_for_nodes_in_several_lanes},
};

static void
find_boundary_events(Check *check)
{
	const RioModel *model = check->model;

	check->first_boundary = g_new(guint32, model->n_nodes);
	check->next_boundary = g_new(guint32, model->n_nodes);
	for (guint32 i = 0; i < model->n_nodes; i++)
		check->first_boundary[i] = check->next_boundary[i] = RIO_NONE;
	for (guint32 i = model->n_nodes; i-- > 0;) {
		guint32 host = model->nodes[i].host;

		if (host == RIO_NONE)
			continue;
		check->next_boundary[i] = check->first_boundary[host];
		check->first_boundary[host] = i;
	}
}

/* By place in the file; at one place by the order of the rules, which are in one array. */
static int
compare_problems(gconstpointer a, gconstpointer b)
{
	const RioProblem *one = *(const RioProblem *const *)a;
	const RioProblem *other = *(const RioProblem *const *)b;

	if (one->element != other->element)
		return one->element < other->element ? -1 : 1;
	if (one->rule != other->rule)
		return one->rule < other->rule ? -1 : 1;
	return strcmp(one->detail, other->detail);
}

GPtrArray *
rio_model_check(RioModel *model)
{
	GPtrArray *problems = g_ptr_array_new_with_free_func((GDestroyNotify)rio_problem_unref);
	Check check = {.model = model, .problems = problems};

	g_return_val_if_fail(model, problems);

	check.text = g_string_new(NULL);
	find_boundary_events(&check);
	for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
		rules[i].look(&check, &rules[i].rule);
	g_ptr_array_sort(problems, compare_problems);
	g_free(check.first_boundary);
	g_free(check.next_boundary);
	g_string_free(check.text, TRUE);
	return problems;
}
