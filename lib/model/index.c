#include "model/index.h"

#include <string.h>

#include "base/hash.h"

/* What is only needed while the indices are made: by element, its node plus one, 0 for none. */
typedef struct {
	RioModel *model;
	guint32 *node_at;
} Work;

/*
 * Ids: a table with linear probing, at least half of it free.  Slots keep the hash, so that texts
 * are compared only where they are very likely equal.
 */

/* Where the id is, or the free slot where it would be. */
static RioIdSlot *
slot_of(const RioModel *model, const char *id, guint32 hash)
{
	RioIdSlot *slot = &model->ids[hash & model->ids_mask];

	while (slot->element != 0 &&
	       !(slot->hash == hash && strcmp(rio_model_id(model, slot->element - 1), id) == 0)) {
		slot++;
		if (slot > &model->ids[model->ids_mask])
			slot = model->ids;
	}
	return slot;
}

guint32
rio_model_find_id(const RioModel *model, const char *id)
{
	/* 0 - 1 is RIO_NONE */
	return slot_of(model, id, rio_hash_text(id))->element - 1;
}

/* FALSE if something else is called so. */
static gboolean
add_id(RioModel *model, const char *id, guint32 element)
{
	guint32 hash = rio_hash_text(id);
	RioIdSlot *slot = slot_of(model, id, hash);

	if (slot->element != 0)
		return FALSE;
	*slot = (RioIdSlot){hash, element + 1};
	return TRUE;
}

static const char *
own_id(const RioModel *model, guint32 element)
{
	const char *id;

	if (model->elements[element].kind == RIO_KIND_FOREIGN)
		return NULL;
	id = rio_model_attribute(model, element, "id");
	return id && id[0] != '\0' ? id : NULL;
}

/* Calls the element @id~n, or with the next higher number that is free; returns the number. */
static guint
rename_element(RioModel *model, guint32 element, const char *id, guint n)
{
	if (!model->renamed)
		model->renamed = g_hash_table_new(NULL, NULL);
	for (;; n++) {
		g_autofree char *name = g_strdup_printf("%s~%u", id, n);

		if (rio_model_find_id(model, name) != RIO_NONE)
			continue;
		g_hash_table_insert(model->renamed, GUINT_TO_POINTER(element),
				    (gpointer)rio_arena_text(model->arena, name, strlen(name)));
		add_id(model, name, element);
		return n;
	}
}

static void
name_later_bearers(RioModel *model, const GArray *later)
{
	g_autoptr(GHashTable) numbers = g_hash_table_new(rio_hash_text, g_str_equal);

	for (guint i = 0; i < later->len; i++) {
		guint32 element = g_array_index(later, guint32, i);
		const char *id = own_id(model, element);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, id));

		n = rename_element(model, element, id, MAX(n, 1) + 1);
		g_hash_table_insert(numbers, (gpointer)id, GUINT_TO_POINTER(n));
	}
}

static void
name_nameless(RioModel *model, const GArray *nameless)
{
	guint n = 0;

	for (guint i = 0; i < nameless->len; i++)
		n = rename_element(model, g_array_index(nameless, guint32, i), "", n + 1);
}

/* Room for every id, and for each name that will be made. */
static void
make_slots(RioModel *model)
{
	guint32 n = 0, count = 16;

	for (guint32 i = 0; i < model->n_elements; i++)
		n += own_id(model, i) || rio_kind_is(model->elements[i].kind, RIO_OWNED);
	while (count / 2 < n)
		count *= 2;
	model->ids = rio_arena_new_many(model->arena, RioIdSlot, count);
	model->ids_mask = count - 1;
}

/* All ids of the file first, so that no name made here can be one of them. */
static void
index_ids(RioModel *model)
{
	g_autoptr(GArray) later = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) nameless = g_array_new(FALSE, FALSE, sizeof(guint32));

	make_slots(model);
	for (guint32 i = 0; i < model->n_elements; i++) {
		const char *id = own_id(model, i);

		if (id && !add_id(model, id, i))
			g_array_append_val(later, i);
		else if (!id && rio_kind_is(model->elements[i].kind, RIO_OWNED))
			g_array_append_val(nameless, i);
	}
	name_later_bearers(model, later);
	name_nameless(model, nameless);
}

/* Whether flow nodes directly inside the element run. */
static gboolean
holds_nodes(const Work *work, guint32 element)
{
	const RioModel *model = work->model;

	if (element == RIO_NONE || !rio_kind_is(model->elements[element].kind, RIO_SCOPE))
		return FALSE;
	return work->node_at[element] != 0 ||
	       (rio_kind_is(model->elements[element].kind, RIO_ROOT) &&
		model->elements[element].parent == model->root);
}

static gboolean
in_collaboration(const RioModel *model, guint32 element)
{
	guint32 parent = model->elements[element].parent;

	return parent != RIO_NONE && model->elements[parent].kind == RIO_KIND_COLLABORATION &&
	       model->elements[parent].parent == model->root;
}

static void
add_node(Work *work, GArray *nodes, guint32 element)
{
	guint32 scope = work->model->elements[element].parent;
	RioNode node = {.element = element, .scope = scope, .lane = RIO_NONE, .host = RIO_NONE};

	node.process = work->node_at[scope] == 0
			       ? scope
			       : g_array_index(nodes, RioNode, work->node_at[scope] - 1).process;
	g_array_append_val(nodes, node);
	work->node_at[element] = nodes->len;
}

/* Moves what was collected into the arena. */
static gpointer
settled(RioModel *model, GArray *things, guint32 *n)
{
	*n = things->len;
	return rio_arena_copy(model->arena, things->data, things->len,
			      g_array_get_element_size(things));
}

/* Nodes and flows in document order; their ends come when all are known. */
static void
collect(Work *work)
{
	RioModel *model = work->model;
	g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(RioNode));
	g_autoptr(GArray) flows = g_array_new(FALSE, FALSE, sizeof(RioFlow));
	g_autoptr(GArray) message_flows = g_array_new(FALSE, FALSE, sizeof(RioMessageFlow));

	for (guint32 i = 0; i < model->n_elements; i++) {
		const RioElement *element = &model->elements[i];
		RioFlow flow = {i, RIO_NONE, RIO_NONE};
		RioMessageFlow message_flow = {i, RIO_NONE, RIO_NONE};

		if (rio_kind_is(element->kind, RIO_FLOW_NODE) && holds_nodes(work, element->parent))
			add_node(work, nodes, i);
		else if (element->kind == RIO_KIND_SEQUENCE_FLOW &&
			 holds_nodes(work, element->parent))
			g_array_append_val(flows, flow);
		else if (element->kind == RIO_KIND_MESSAGE_FLOW && in_collaboration(model, i))
			g_array_append_val(message_flows, message_flow);
	}
	model->nodes = settled(model, nodes, &model->n_nodes);
	model->flows = settled(model, flows, &model->n_flows);
	model->message_flows = settled(model, message_flows, &model->n_message_flows);
}

/* The element that an attribute refers to, or RIO_NONE. */
static guint32
referred(const RioModel *model, guint32 element, const char *attribute)
{
	const char *reference = rio_model_attribute(model, element, attribute);

	return reference ? rio_model_find(model, reference) : RIO_NONE;
}

static guint32
referred_node(const Work *work, guint32 element, const char *attribute)
{
	guint32 found = referred(work->model, element, attribute);

	/* 0 - 1 is RIO_NONE */
	return found == RIO_NONE ? RIO_NONE : work->node_at[found] - 1;
}

static void
resolve_ends(Work *work)
{
	RioModel *model = work->model;

	for (guint32 i = 0; i < model->n_flows; i++) {
		RioFlow *flow = &model->flows[i];

		flow->source = referred_node(work, flow->element, "sourceRef");
		flow->target = referred_node(work, flow->element, "targetRef");
	}
	for (guint32 i = 0; i < model->n_message_flows; i++) {
		RioMessageFlow *flow = &model->message_flows[i];

		flow->source = referred(model, flow->element, "sourceRef");
		flow->target = referred(model, flow->element, "targetRef");
	}
	for (guint32 i = 0; i < model->n_nodes; i++) {
		RioNode *node = &model->nodes[i];

		if (model->elements[node->element].kind == RIO_KIND_BOUNDARY_EVENT)
			node->host = referred_node(work, node->element, "attachedToRef");
	}
}

/* Gives each node its stretch of outgoing and incoming: counted, summed up, filled. */
static void
link_nodes(RioModel *model)
{
	guint32 out = 0, in = 0;

	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];

		if (!rio_flow_is_whole(flow))
			continue;
		model->nodes[flow->source].n_out++;
		model->nodes[flow->target].n_in++;
	}
	for (guint32 i = 0; i < model->n_nodes; i++) {
		RioNode *node = &model->nodes[i];

		node->out = out;
		node->in = in;
		out += node->n_out;
		in += node->n_in;
		node->n_out = node->n_in = 0;
	}
	model->outgoing = rio_arena_new_many(model->arena, guint32, out);
	model->incoming = rio_arena_new_many(model->arena, guint32, in);
	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];
		RioNode *source, *target;

		if (!rio_flow_is_whole(flow))
			continue;
		source = &model->nodes[flow->source];
		target = &model->nodes[flow->target];
		model->outgoing[source->out + source->n_out++] = i;
		model->incoming[target->in + target->n_in++] = i;
	}
}

/* How many lanes are around a lane: 1 for one directly in the lane set of a process; 0: in none. */
static guint
lane_depth(const Work *work, guint32 lane)
{
	const RioModel *model = work->model;

	for (guint depth = 1;; depth++) {
		guint32 set = model->elements[lane].parent;

		if (model->elements[lane].kind != RIO_KIND_LANE || set == RIO_NONE)
			return 0;
		if (model->elements[set].kind == RIO_KIND_LANE_SET)
			return holds_nodes(work, model->elements[set].parent) ? depth : 0;
		if (model->elements[set].kind != RIO_KIND_CHILD_LANE_SET)
			return 0;
		lane = model->elements[set].parent;
	}
}

static void
assign_lanes(Work *work)
{
	RioModel *model = work->model;
	g_autofree guint *depths = g_new0(guint, model->n_nodes);

	for (guint32 i = 0; i < model->n_elements; i++) {
		guint32 lane = model->elements[i].parent, found, node;
		guint depth;

		if (model->elements[i].kind != RIO_KIND_FLOW_NODE_REF || lane == RIO_NONE)
			continue;
		found = rio_model_named_by(model, i);
		if (found == RIO_NONE || work->node_at[found] == 0)
			continue;
		node = work->node_at[found] - 1;
		depth = lane_depth(work, lane);
		if (depth > depths[node]) {
			depths[node] = depth;
			model->nodes[node].lane = lane;
		}
	}
}

void
rio_model_index(RioModel *model)
{
	Work work = {.model = model, .node_at = g_new0(guint32, model->n_elements)};

	index_ids(model);
	collect(&work);
	resolve_ends(&work);
	link_nodes(model);
	assign_lanes(&work);
	g_free(work.node_at);
}
