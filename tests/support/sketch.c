#include "support/sketch.h"

#include <string.h>

#include "model/builder.h"

static void
clear_node(gpointer data)
{
	SketchNode *node = data;

	g_free(node->id);
	g_free(node->name);
	g_free(node->lane);
	g_free(node->documentation);
	g_free(node->annotation);
	g_free(node->data);
}

static void
clear_flow(gpointer data)
{
	SketchFlow *flow = data;

	g_free(flow->id);
	g_free(flow->name);
	g_free(flow->condition);
}

static GArray *
array_of(guint size, GDestroyNotify clear)
{
	GArray *array = g_array_new(FALSE, TRUE, size);

	g_array_set_clear_func(array, clear);
	return array;
}

Sketch *
sketch_new(void)
{
	Sketch *sketch = g_new0(Sketch, 1);

	sketch->nodes = array_of(sizeof(SketchNode), clear_node);
	sketch->flows = array_of(sizeof(SketchFlow), clear_flow);
	sketch->message_flows = array_of(sizeof(SketchFlow), clear_flow);
	sketch->pools = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(sketch->pools, g_strdup(""));
	return sketch;
}

void
sketch_free(Sketch *sketch)
{
	if (!sketch)
		return;
	g_array_unref(sketch->nodes);
	g_array_unref(sketch->flows);
	g_array_unref(sketch->message_flows);
	g_ptr_array_unref(sketch->pools);
	g_free(sketch->closed);
	g_free(sketch->title);
	g_free(sketch);
}

SketchNode *
sketch_node_at(const Sketch *sketch, guint node)
{
	g_assert(node < sketch->nodes->len);
	return &g_array_index(sketch->nodes, SketchNode, node);
}

SketchFlow *
sketch_flow_at(const Sketch *sketch, guint flow)
{
	g_assert(flow < sketch->flows->len);
	return &g_array_index(sketch->flows, SketchFlow, flow);
}

guint
sketch_pool(Sketch *sketch, const char *name)
{
	g_ptr_array_add(sketch->pools, g_strdup(name));
	return sketch->pools->len - 1;
}

static gboolean
is_taken(const Sketch *sketch, const char *id)
{
	for (guint i = 0; i < sketch->nodes->len; i++) {
		if (g_strcmp0(sketch_node_at(sketch, i)->id, id) == 0)
			return TRUE;
	}
	return FALSE;
}

/* An id that says what it is of: the letters of its name, else its kind. */
static char *
free_id(const Sketch *sketch, RioKind kind, const char *name)
{
	g_autofree char *wish = g_strdup(name && name[0] != '\0' ? name : rio_kind_name(kind));
	char *id;

	g_strcanon(wish, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');
	if (g_ascii_isdigit(wish[0]))
		wish[0] = '_';
	id = g_strdup(wish);
	for (guint n = 2; is_taken(sketch, id); n++) {
		g_free(id);
		id = g_strdup_printf("%s_%u", wish, n);
	}
	return id;
}

guint
sketch_node(Sketch *sketch, RioKind kind, const char *name, guint scope)
{
	SketchNode node = {.kind = kind, .scope = scope, .host = SKETCH_NONE};

	node.id = free_id(sketch, kind, name);
	node.name = g_strdup(name);
	node.pool = scope == SKETCH_NONE ? 0 : sketch_node_at(sketch, scope)->pool;
	g_array_append_val(sketch->nodes, node);
	return sketch->nodes->len - 1;
}

static guint
add_flow(GArray *flows, const char *prefix, guint source, guint target)
{
	SketchFlow flow = {.source = source, .target = target};

	flow.id = g_strdup_printf("%s%u", prefix, flows->len + 1);
	g_array_append_val(flows, flow);
	return flows->len - 1;
}

guint
sketch_flow(Sketch *sketch, guint source, guint target)
{
	return add_flow(sketch->flows, "flow", source, target);
}

guint
sketch_message_flow(Sketch *sketch, guint source, guint target)
{
	return add_flow(sketch->message_flows, "message", source, target);
}

guint
sketch_find(const Sketch *sketch, const char *name)
{
	for (guint i = 0; i < sketch->nodes->len; i++) {
		if (g_strcmp0(sketch_node_at(sketch, i)->name, name) == 0)
			return i;
	}
	return SKETCH_NONE;
}

/* Making a model of it */

typedef struct {
	const Sketch *sketch;
	RioBuilder *builder;
} Draft;

static void
set_printf(Draft *draft, const char *local, const char *format, guint number)
{
	g_autofree char *value = g_strdup_printf(format, number);

	rio_builder_set(draft->builder, local, value);
}

static void
put_text(Draft *draft, RioKind kind, const char *text)
{
	if (!text)
		return;
	rio_builder_open_kind(draft->builder, kind);
	rio_builder_text(draft->builder, text, -1);
	rio_builder_close(draft->builder);
}

static const char *
id_of(const Draft *draft, guint node)
{
	if (node == SKETCH_CLOSED)
		return "closed";
	return node == SKETCH_NONE ? "nowhere" : sketch_node_at(draft->sketch, node)->id;
}

static void
put_extension(Draft *draft)
{
	RioBuilder *builder = draft->builder;

	rio_builder_open_kind(builder, RIO_KIND_EXTENSION_ELEMENTS);
	rio_builder_open(builder, "v", "urn:vendor", "settings", 0);
	rio_builder_attribute(builder, "v", "urn:vendor", "color", "#ffcc00", -1);
	rio_builder_text(builder, " as <they> & we\nlike ", -1);
	rio_builder_close(builder);
	rio_builder_close(builder);
}

static void
put_references(Draft *draft, guint node)
{
	const Sketch *sketch = draft->sketch;

	for (guint i = 0; i < sketch->flows->len; i++) {
		if (sketch_flow_at(sketch, i)->target == node)
			put_text(draft, RIO_KIND_INCOMING, sketch_flow_at(sketch, i)->id);
	}
	for (guint i = 0; i < sketch->flows->len; i++) {
		if (sketch_flow_at(sketch, i)->source == node)
			put_text(draft, RIO_KIND_OUTGOING, sketch_flow_at(sketch, i)->id);
	}
}

static void
set_default_flow(Draft *draft, guint node)
{
	for (guint i = 0; i < draft->sketch->flows->len; i++) {
		const SketchFlow *flow = sketch_flow_at(draft->sketch, i);

		if (flow->source == node && flow->is_default) {
			rio_builder_set(draft->builder, "default", flow->id);
			return;
		}
	}
}

/* The data object that the node makes; its element is put_data()'s. */
static void
put_data_association(Draft *draft, guint node)
{
	g_autofree char *data = g_strdup_printf("data%u", node);

	if (!sketch_node_at(draft->sketch, node)->data)
		return;
	rio_builder_open_kind(draft->builder, RIO_KIND_DATA_OUTPUT_ASSOCIATION);
	set_printf(draft, "id", "makes%u", node);
	put_text(draft, RIO_KIND_TARGET_REF, data);
	rio_builder_close(draft->builder);
}

static void put_scope(Draft *draft, guint pool, guint scope);

static void
put_node(Draft *draft, guint number)
{
	const SketchNode *node = sketch_node_at(draft->sketch, number);
	RioBuilder *builder = draft->builder;

	rio_builder_open_kind(builder, node->kind);
	rio_builder_set(builder, "id", node->id);
	rio_builder_set(builder, "name", node->name);
	if (node->kind == RIO_KIND_BOUNDARY_EVENT)
		rio_builder_set(builder, "attachedToRef", id_of(draft, node->host));
	if (node->beside)
		rio_builder_set(builder, "cancelActivity", "false");
	if (node->by_event)
		rio_builder_set(builder, "triggeredByEvent", "true");
	set_default_flow(draft, number);

	put_text(draft, RIO_KIND_DOCUMENTATION, node->documentation);
	if (node->extended)
		put_extension(draft);
	put_references(draft, number);
	put_data_association(draft, number);
	if (node->loops) {
		rio_builder_open_kind(builder, RIO_KIND_STANDARD_LOOP_CHARACTERISTICS);
		rio_builder_close(builder);
	}
	if (node->trigger != RIO_KIND_OTHER) {
		rio_builder_open_kind(builder, node->trigger);
		if (node->trigger == RIO_KIND_TIMER_EVENT_DEFINITION)
			put_text(draft, RIO_KIND_TIME_DURATION, "P30D");
		rio_builder_close(builder);
	}
	if (rio_kind_is(node->kind, RIO_SCOPE))
		put_scope(draft, node->pool, number);
	rio_builder_close(builder);
}

static void
put_flow(Draft *draft, RioKind kind, const SketchFlow *flow)
{
	RioBuilder *builder = draft->builder;

	rio_builder_open_kind(builder, kind);
	rio_builder_set(builder, "sourceRef", id_of(draft, flow->source));
	rio_builder_set(builder, "targetRef", id_of(draft, flow->target));
	rio_builder_set(builder, "id", flow->id);
	rio_builder_set(builder, "name", flow->name);
	put_text(draft, RIO_KIND_CONDITION_EXPRESSION, flow->condition);
	rio_builder_close(builder);
}

/* What else stands in the scope of a node because of it. */
static void
put_data(Draft *draft, guint number)
{
	const SketchNode *node = sketch_node_at(draft->sketch, number);
	RioBuilder *builder = draft->builder;

	if (!node->data)
		return;
	rio_builder_open_kind(builder, RIO_KIND_DATA_OBJECT);
	set_printf(draft, "id", "object%u", number);
	rio_builder_close(builder);
	rio_builder_open_kind(builder, RIO_KIND_DATA_OBJECT_REFERENCE);
	set_printf(draft, "id", "data%u", number);
	rio_builder_set(builder, "name", node->data);
	set_printf(draft, "dataObjectRef", "object%u", number);
	rio_builder_close(builder);
}

static void
put_annotation(Draft *draft, guint number)
{
	const SketchNode *node = sketch_node_at(draft->sketch, number);
	RioBuilder *builder = draft->builder;

	if (!node->annotation)
		return;
	rio_builder_open_kind(builder, RIO_KIND_TEXT_ANNOTATION);
	set_printf(draft, "id", "note%u", number);
	put_text(draft, RIO_KIND_TEXT, node->annotation);
	rio_builder_close(builder);
	rio_builder_open_kind(builder, RIO_KIND_ASSOCIATION);
	set_printf(draft, "id", "tie%u", number);
	rio_builder_set(builder, "sourceRef", node->id);
	set_printf(draft, "targetRef", "note%u", number);
	rio_builder_close(builder);
}

static gboolean
is_in(const Draft *draft, guint node, guint pool, guint scope)
{
	const SketchNode *self = sketch_node_at(draft->sketch, node);

	return self->scope == scope && self->pool == pool;
}

/* Where the flow stands: with its source, else with its target. */
static gboolean
flow_is_in(const Draft *draft, const SketchFlow *flow, guint pool, guint scope)
{
	guint end = flow->source != SKETCH_NONE ? flow->source : flow->target;

	if (end == SKETCH_NONE)
		return pool == 0 && scope == SKETCH_NONE;
	return is_in(draft, end, pool, scope);
}

static void
put_lane(Draft *draft, guint pool, const char *lane)
{
	const Sketch *sketch = draft->sketch;
	g_autofree char *id = g_strdup_printf("lane%u_%s", pool, lane);

	rio_builder_open_kind(draft->builder, RIO_KIND_LANE);
	rio_builder_set(draft->builder, "id",
			g_strcanon(id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_'));
	rio_builder_set(draft->builder, "name", lane);
	for (guint i = 0; i < sketch->nodes->len; i++) {
		if (is_in(draft, i, pool, SKETCH_NONE) &&
		    g_strcmp0(sketch_node_at(sketch, i)->lane, lane) == 0)
			put_text(draft, RIO_KIND_FLOW_NODE_REF, sketch_node_at(sketch, i)->id);
	}
	rio_builder_close(draft->builder);
}

/* Lanes in the order in which nodes first name them. */
static void
put_lanes(Draft *draft, guint pool)
{
	g_autoptr(GPtrArray) lanes = g_ptr_array_new();

	for (guint i = 0; i < draft->sketch->nodes->len; i++) {
		const SketchNode *node = sketch_node_at(draft->sketch, i);

		if (node->lane && is_in(draft, i, pool, SKETCH_NONE) &&
		    !g_ptr_array_find_with_equal_func(lanes, node->lane, g_str_equal, NULL))
			g_ptr_array_add(lanes, node->lane);
	}
	if (lanes->len == 0)
		return;
	rio_builder_open_kind(draft->builder, RIO_KIND_LANE_SET);
	set_printf(draft, "id", "lanes%u", pool);
	for (guint i = 0; i < lanes->len; i++)
		put_lane(draft, pool, lanes->pdata[i]);
	rio_builder_close(draft->builder);
}

static void
put_scope(Draft *draft, guint pool, guint scope)
{
	const Sketch *sketch = draft->sketch;

	for (guint i = 0; i < sketch->nodes->len; i++) {
		guint node = sketch->backwards ? sketch->nodes->len - 1 - i : i;

		if (is_in(draft, node, pool, scope)) {
			put_node(draft, node);
			put_data(draft, node);
		}
	}
	for (guint i = 0; i < sketch->flows->len; i++) {
		if (flow_is_in(draft, sketch_flow_at(sketch, i), pool, scope))
			put_flow(draft, RIO_KIND_SEQUENCE_FLOW, sketch_flow_at(sketch, i));
	}
	for (guint i = 0; i < sketch->nodes->len; i++) {
		if (is_in(draft, i, pool, scope))
			put_annotation(draft, i);
	}
}

static void
put_collaboration(Draft *draft)
{
	const Sketch *sketch = draft->sketch;

	if (sketch->pools->len == 1 && ((const char *)sketch->pools->pdata[0])[0] == '\0')
		return;
	rio_builder_open_kind(draft->builder, RIO_KIND_COLLABORATION);
	rio_builder_set(draft->builder, "id", "collaboration");
	if (sketch->closed) {
		rio_builder_open_kind(draft->builder, RIO_KIND_PARTICIPANT);
		rio_builder_set(draft->builder, "id", "closed");
		rio_builder_set(draft->builder, "name", sketch->closed);
		rio_builder_close(draft->builder);
	}
	for (guint i = 0; i < sketch->pools->len; i++) {
		rio_builder_open_kind(draft->builder, RIO_KIND_PARTICIPANT);
		set_printf(draft, "id", "pool%u", i);
		rio_builder_set(draft->builder, "name", sketch->pools->pdata[i]);
		set_printf(draft, "processRef", "process%u", i);
		rio_builder_close(draft->builder);
	}
	for (guint i = 0; i < sketch->message_flows->len; i++)
		put_flow(draft, RIO_KIND_MESSAGE_FLOW,
			 &g_array_index(sketch->message_flows, SketchFlow, i));
	rio_builder_close(draft->builder);
}

RioModel *
sketch_model(const Sketch *sketch, const char *comune)
{
	Draft draft = {sketch, rio_builder_new()};

	rio_builder_open_kind(draft.builder, RIO_KIND_DEFINITIONS);
	rio_builder_namespace(draft.builder, "bpmn", RIO_NS_BPMN);
	rio_builder_set(draft.builder, "targetNamespace", "urn:sketch");
	put_collaboration(&draft);
	for (guint pool = 0; pool < sketch->pools->len; pool++) {
		rio_builder_open_kind(draft.builder, RIO_KIND_PROCESS);
		set_printf(&draft, "id", "process%u", pool);
		rio_builder_set(draft.builder, "name", pool == 0 ? sketch->title : NULL);
		put_lanes(&draft, pool);
		put_scope(&draft, pool, SKETCH_NONE);
		rio_builder_close(draft.builder);
	}
	rio_builder_close(draft.builder);
	return rio_builder_seal(draft.builder, comune, NULL, NULL, NULL);
}
