#include "model/model.h"
#include "model/index.h"

#include <string.h>

G_DEFINE_BOXED_TYPE(RioModel, rio_model, rio_model_ref, rio_model_unref)
G_DEFINE_BOXED_TYPE(RioElement, rio_element, rio_element_ref, rio_element_unref)

/* The whole life of a model */

RioModel *
rio_model_ref(RioModel *model)
{
	g_return_val_if_fail(model, NULL);

	g_atomic_ref_count_inc(&model->references);
	return model;
}

void
rio_model_unref(RioModel *model)
{
	if (!model || !g_atomic_ref_count_dec(&model->references))
		return;
	g_clear_pointer(&model->source, g_bytes_unref);
	g_free(model->sha256);
	g_clear_pointer(&model->renamed, g_hash_table_unref);
	g_free(model->elements);
	g_free(model->attributes);
	g_free(model->names);
	rio_arena_free(model->arena);
	g_free(model);
}

RioElement *
rio_element_ref(RioElement *element)
{
	g_return_val_if_fail(element, NULL);

	rio_model_ref(element->model);
	return element;
}

void
rio_element_unref(RioElement *element)
{
	if (element)
		rio_model_unref(element->model);
}

const char *
rio_model_sha256(const RioModel *model)
{
	char **place = (char **)&model->sha256;
	char *sha256 = g_atomic_pointer_get(place);

	if (sha256 || !model->source)
		return sha256 ? sha256 : "";
	sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, model->source);
	/* two threads may have computed it at once: one of them keeps its own */
	if (!g_atomic_pointer_compare_and_exchange(place, NULL, sha256))
		g_free(sha256);
	return g_atomic_pointer_get(place);
}

/* Attributes, ids, names */

const char *
rio_model_attribute(const RioModel *model, guint32 element, const char *local)
{
	return rio_model_attribute_ns(model, element, "", local);
}

const char *
rio_model_attribute_ns(const RioModel *model, guint32 element, const char *uri, const char *local)
{
	const RioElement *self = rio_at(model, element);
	const RioAttribute *attribute = model->attributes + self->attributes;

	for (guint i = 0; i < self->n_attributes; i++, attribute++) {
		const RioName *name = &model->names[attribute->name];

		if (strcmp(name->local, local) == 0 && strcmp(name->uri, uri) == 0)
			return attribute->value;
	}
	return NULL;
}

gboolean
rio_model_flag(const RioModel *model, guint32 element, const char *local, gboolean otherwise)
{
	const char *value = rio_model_attribute(model, element, local);

	if (!value)
		return otherwise;
	return g_str_equal(value, "true") || g_str_equal(value, "1");
}

const char *
rio_model_id(const RioModel *model, guint32 element)
{
	const char *id = NULL;

	if (model->renamed)
		id = g_hash_table_lookup(model->renamed, GUINT_TO_POINTER(element));
	if (!id && rio_at(model, element)->kind != RIO_KIND_FOREIGN)
		id = rio_model_attribute(model, element, "id");
	return id ? id : "";
}

const char *
rio_model_name(const RioModel *model, guint32 element)
{
	const char *name = rio_model_attribute(model, element, "name");

	return name ? name : "";
}

guint32
rio_model_find(const RioModel *model, const char *reference)
{
	g_autofree char *bare = NULL;
	const char *colon;
	guint32 found;

	if (!reference)
		return RIO_NONE;
	found = rio_model_find_id(model, reference);
	if (found != RIO_NONE)
		return found;
	bare = g_strstrip(g_strdup(reference));
	found = rio_model_find_id(model, bare);
	colon = strrchr(bare, ':');
	return found == RIO_NONE && colon ? rio_model_find_id(model, colon + 1) : found;
}

/* Positions */

static int
by_position(gconstpointer a, gconstpointer b)
{
	guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;

	return (one > other) - (one < other);
}

/* The first member of nodes and flows is their element, and they are in its order. */
#define INDEX_OF(things, n, element) index_of(things, n, sizeof *(things), element)

static guint32
index_of(gconstpointer things, guint32 n, gsize size, guint32 element)
{
	const char *found = n == 0 ? NULL : bsearch(&element, things, n, size, by_position);

	return found ? (guint32)((gsize)(found - (const char *)things) / size) : RIO_NONE;
}

guint32
rio_model_node(const RioModel *model, guint32 element)
{
	return INDEX_OF(model->nodes, model->n_nodes, element);
}

guint32
rio_model_lane_of(const RioModel *model, guint32 node)
{
	while (model->nodes[node].lane == RIO_NONE &&
	       rio_model_node(model, model->nodes[node].scope) != RIO_NONE)
		node = rio_model_node(model, model->nodes[node].scope);
	return model->nodes[node].lane;
}

guint32
rio_model_lane_around(const RioModel *model, guint32 lane)
{
	guint32 around = rio_at(model, rio_at(model, lane)->parent)->parent;

	return rio_model_kind(model, around) == RIO_KIND_LANE ? around : RIO_NONE;
}

guint32
rio_model_flow(const RioModel *model, guint32 element)
{
	return INDEX_OF(model->flows, model->n_flows, element);
}

guint32
rio_model_first(const RioModel *model, guint32 element)
{
	return rio_at(model, element)->end > element + 1 ? element + 1 : RIO_NONE;
}

guint32
rio_model_next(const RioModel *model, guint32 element)
{
	const RioElement *self = rio_at(model, element);
	guint32 end =
		self->parent == RIO_NONE ? model->n_elements : rio_at(model, self->parent)->end;

	return self->end < end ? self->end : RIO_NONE;
}

guint32
rio_model_child(const RioModel *model, guint32 element, RioKind kind)
{
	guint32 child = rio_model_first(model, element);

	while (child != RIO_NONE && rio_model_kind(model, child) != kind)
		child = rio_model_next(model, child);
	return child;
}

guint32
rio_model_next_of_kind(const RioModel *model, RioKind kind, guint32 after)
{
	/* RIO_NONE + 1 is 0 */
	guint32 i = after + 1;

	while (i < model->n_elements && model->elements[i].kind != kind)
		i = model->elements[i].kind == RIO_KIND_EXTENSION_ELEMENTS ? model->elements[i].end
									   : i + 1;
	return i < model->n_elements ? i : RIO_NONE;
}

/* What is inside */

void
rio_model_text(const RioModel *model, guint32 element, GString *into)
{
	guint32 end = rio_at(model, element)->end;

	for (guint32 i = element; i < end; i++) {
		if (model->elements[i].kind == RIO_KIND_CHARACTERS)
			g_string_append(into, model->elements[i].text);
	}
}

guint32
rio_model_named_by(const RioModel *model, guint32 element)
{
	g_autoptr(GString) text = g_string_new(NULL);

	rio_model_text(model, element, text);
	return rio_model_find(model, text->str);
}

guint32
rio_model_triggers(const RioModel *model, guint32 element)
{
	guint32 triggers = 0;

	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		RioKind kind = rio_model_kind(model, c);

		if (rio_kind_is(kind, RIO_TRIGGER))
			triggers |= rio_trigger_bit(kind);
	}
	return triggers;
}

guint32
rio_model_participant_process(const RioModel *model, guint32 participant)
{
	const char *reference = rio_model_attribute(model, participant, "processRef");
	guint32 found = reference ? rio_model_find(model, reference) : RIO_NONE;

	return found != RIO_NONE && rio_model_kind(model, found) == RIO_KIND_PROCESS ? found
										     : RIO_NONE;
}

guint32
rio_model_process_pool(const RioModel *model, guint32 process)
{
	guint32 pool = RIO_NONE;

	do
		pool = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, pool);
	while (pool != RIO_NONE && rio_model_participant_process(model, pool) != process);
	return pool;
}

/* The public view: elements by pointer */

static RioElement *
element_at(const RioModel *model, guint32 element)
{
	return element == RIO_NONE ? NULL : &model->elements[element];
}

static const RioNode *
node_of(const RioElement *element)
{
	guint32 node = rio_model_node(element->model, rio_element_position(element));

	return node == RIO_NONE ? NULL : &element->model->nodes[node];
}

const char *
rio_model_get_comune(const RioModel *model)
{
	g_return_val_if_fail(model, NULL);
	return model->comune;
}

const char *
rio_model_get_service(const RioModel *model)
{
	g_return_val_if_fail(model, NULL);
	return model->service;
}

const char *
rio_model_get_file(const RioModel *model)
{
	g_return_val_if_fail(model, NULL);
	return model->file;
}

const char *
rio_model_get_sha256(const RioModel *model)
{
	g_return_val_if_fail(model, NULL);
	return rio_model_sha256(model);
}

RioElement *
rio_model_get_root(const RioModel *model)
{
	g_return_val_if_fail(model, NULL);
	return &model->elements[model->root];
}

RioElement *
rio_model_get_element(const RioModel *model, const char *id)
{
	g_return_val_if_fail(model && id, NULL);
	return element_at(model, rio_model_find_id(model, id));
}

GPtrArray *
rio_model_get_elements(const RioModel *model, const char *kind)
{
	GPtrArray *found = g_ptr_array_new();

	g_return_val_if_fail(model && kind, found);
	for (guint32 i = 0; i < model->n_elements; i++) {
		if (g_str_equal(rio_kind_name(model->elements[i].kind), kind))
			g_ptr_array_add(found, &model->elements[i]);
	}
	return found;
}

GPtrArray *
rio_model_get_nodes(const RioModel *model)
{
	GPtrArray *nodes = g_ptr_array_new();

	g_return_val_if_fail(model, nodes);
	for (guint32 i = 0; i < model->n_nodes; i++)
		g_ptr_array_add(nodes, &model->elements[model->nodes[i].element]);
	return nodes;
}

GPtrArray *
rio_model_get_flows(const RioModel *model)
{
	GPtrArray *flows = g_ptr_array_new();

	g_return_val_if_fail(model, flows);
	for (guint32 i = 0; i < model->n_flows; i++)
		g_ptr_array_add(flows, &model->elements[model->flows[i].element]);
	return flows;
}

GPtrArray *
rio_model_get_message_flows(const RioModel *model)
{
	GPtrArray *flows = g_ptr_array_new();

	g_return_val_if_fail(model, flows);
	for (guint32 i = 0; i < model->n_message_flows; i++)
		g_ptr_array_add(flows, &model->elements[model->message_flows[i].element]);
	return flows;
}

RioModel *
rio_element_get_model(const RioElement *element)
{
	g_return_val_if_fail(element, NULL);
	return element->model;
}

const char *
rio_element_get_kind(const RioElement *element)
{
	g_return_val_if_fail(element, NULL);
	return rio_kind_name(element->kind);
}

RioFamily
rio_element_get_family(const RioElement *element)
{
	RioKindFlags flags;

	g_return_val_if_fail(element, RIO_FAMILY_NONE);
	flags = rio_kind_flags(element->kind);
	return flags & RIO_ACTIVITY  ? RIO_FAMILY_ACTIVITY
	       : flags & RIO_EVENT   ? RIO_FAMILY_EVENT
	       : flags & RIO_GATEWAY ? RIO_FAMILY_GATEWAY
				     : RIO_FAMILY_NONE;
}

const char *
rio_element_get_id(const RioElement *element)
{
	g_return_val_if_fail(element, NULL);
	return rio_model_id(element->model, rio_element_position(element));
}

const char *
rio_element_get_name(const RioElement *element)
{
	g_return_val_if_fail(element, NULL);
	return rio_model_name(element->model, rio_element_position(element));
}

guint
rio_element_get_line(const RioElement *element)
{
	g_return_val_if_fail(element, 0);
	return element->line;
}

const char *
rio_element_get_tag(const RioElement *element, const char **uri)
{
	const RioName *name;

	g_return_val_if_fail(element, NULL);
	name = element->name == RIO_NONE ? NULL : &element->model->names[element->name];
	if (uri)
		*uri = name ? name->uri : "";
	return name ? name->local : "";
}

char *
rio_element_get_text(const RioElement *element)
{
	GString *text = g_string_new(NULL);

	g_return_val_if_fail(element, g_string_free(text, FALSE));
	rio_model_text(element->model, rio_element_position(element), text);
	return g_string_free(text, FALSE);
}

const char *
rio_element_get_attribute(const RioElement *element, const char *uri, const char *name)
{
	g_return_val_if_fail(element && name, NULL);
	return rio_model_attribute_ns(element->model, rio_element_position(element), uri ? uri : "",
				      name);
}

guint
rio_element_get_n_attributes(const RioElement *element)
{
	g_return_val_if_fail(element, 0);
	return element->n_attributes;
}

const char *
rio_element_get_attribute_at(const RioElement *element, guint index, const char **uri,
			     const char **name)
{
	const RioAttribute *attribute;
	const RioName *own;

	g_return_val_if_fail(element && index < element->n_attributes, NULL);
	attribute = &element->model->attributes[element->attributes + index];
	own = &element->model->names[attribute->name];
	if (uri)
		*uri = own->uri;
	if (name)
		*name = own->local;
	return attribute->value;
}

RioElement *
rio_element_get_parent(const RioElement *element)
{
	g_return_val_if_fail(element, NULL);
	return element_at(element->model, element->parent);
}

RioElement *
rio_element_get_first_child(const RioElement *element)
{
	g_return_val_if_fail(element, NULL);
	return element_at(element->model,
			  rio_model_first(element->model, rio_element_position(element)));
}

RioElement *
rio_element_get_next_sibling(const RioElement *element)
{
	g_return_val_if_fail(element, NULL);
	return element_at(element->model,
			  rio_model_next(element->model, rio_element_position(element)));
}

RioElement *
rio_element_get_scope(const RioElement *element)
{
	const RioNode *node;

	g_return_val_if_fail(element, NULL);
	node = node_of(element);
	return node ? element_at(element->model, node->scope) : NULL;
}

RioElement *
rio_element_get_lane(const RioElement *element)
{
	const RioNode *node;

	g_return_val_if_fail(element, NULL);
	node = node_of(element);
	return node ? element_at(element->model, node->lane) : NULL;
}

RioElement *
rio_element_get_host(const RioElement *element)
{
	const RioNode *node;

	g_return_val_if_fail(element, NULL);
	node = node_of(element);
	if (!node || node->host == RIO_NONE)
		return NULL;
	return element_at(element->model, element->model->nodes[node->host].element);
}

/* The elements of the @n flows that begin at @first in a list of the model. */
static GPtrArray *
elements_of_flows(const RioModel *model, const guint32 *list, guint32 first, guint32 n)
{
	GPtrArray *elements = g_ptr_array_new();

	for (guint32 i = first; i < first + n; i++)
		g_ptr_array_add(elements, &model->elements[model->flows[list[i]].element]);
	return elements;
}

GPtrArray *
rio_element_get_outgoing(const RioElement *element)
{
	const RioNode *node = NULL;

	g_return_val_if_fail(element && (node = node_of(element)), g_ptr_array_new());
	return elements_of_flows(element->model, element->model->outgoing, node->out, node->n_out);
}

GPtrArray *
rio_element_get_incoming(const RioElement *element)
{
	const RioNode *node = NULL;

	g_return_val_if_fail(element && (node = node_of(element)), g_ptr_array_new());
	return elements_of_flows(element->model, element->model->incoming, node->in, node->n_in);
}

/* The elements at both ends of a sequence flow or a message flow. */
static void
ends_of(const RioElement *element, RioElement **source, RioElement **target)
{
	const RioModel *model = element->model;
	guint32 flow = rio_model_flow(model, rio_element_position(element));
	guint32 message_flow = INDEX_OF(model->message_flows, model->n_message_flows,
					rio_element_position(element));

	*source = *target = NULL;
	if (flow != RIO_NONE) {
		const RioFlow *self = &model->flows[flow];

		if (self->source != RIO_NONE)
			*source = element_at(model, model->nodes[self->source].element);
		if (self->target != RIO_NONE)
			*target = element_at(model, model->nodes[self->target].element);
	} else if (message_flow != RIO_NONE) {
		*source = element_at(model, model->message_flows[message_flow].source);
		*target = element_at(model, model->message_flows[message_flow].target);
	}
}

RioElement *
rio_element_get_source(const RioElement *element)
{
	RioElement *source, *target;

	g_return_val_if_fail(element, NULL);
	ends_of(element, &source, &target);
	return source;
}

RioElement *
rio_element_get_target(const RioElement *element)
{
	RioElement *source, *target;

	g_return_val_if_fail(element, NULL);
	ends_of(element, &source, &target);
	return target;
}
