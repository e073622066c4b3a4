#include "merge/assembler.h"

#include "base/hash.h"

static const char *
nested_id(const RioModel *model, guint32 element, gpointer data)
{
	const RioCopying *copying = data;
	RioAssembler *assembler = copying->assembler;
	gsize again = copying->again && rio_content_owner(model, element) == copying->again;
	gpointer key = GSIZE_TO_POINTER(again << 63 | (gsize)copying->model << 32 | element);
	char *id = g_hash_table_lookup(assembler->nested, key);

	if (!id) {
		id = rio_assembler_free_id(assembler, rio_model_attribute(model, element, "id"));
		g_hash_table_insert(assembler->nested, key, id);
	}
	return id;
}

static const char *
group_reference(const RioModel *model, guint32 element, gpointer data)
{
	const RioCopying *copying = data;
	guint32 group = copying->assembler->alignment->of[copying->model][element];

	return group == RIO_NONE ? NULL : copying->assembler->ids[group];
}

/* The element with that id in the content of the owner. */
static guint32
find_in_content(const RioModel *model, guint32 owner, const char *id)
{
	for (guint32 e = owner + 1; e < rio_at(model, owner)->end; e++)
		if (g_strcmp0(rio_model_attribute(model, e, "id"), id) == 0 &&
		    rio_content_owner(model, e) == owner)
			return e;
	return RIO_NONE;
}

/* What is in some content is where that content is: with the member, or with its leader. */
const char *
rio_assembler_reference(const RioModel *model, guint32 element, gpointer data)
{
	const RioCopying *copying = data;
	RioAssembler *assembler = copying->assembler;
	RioOwned owner = {copying->model, rio_content_owner(model, element)};
	guint32 group = assembler->alignment->of[copying->model][owner.element], same;
	const RioOwned *leader;

	if (owner.element == element)
		return group_reference(model, element, data);
	if (!rio_model_attribute(model, element, "id"))
		return NULL;
	leader = group == RIO_NONE ? &owner
				   : rio_group_leader(rio_assembler_group(assembler, group));
	if (leader->model == owner.model ||
	    rio_assembler_needs_own_content(assembler, group, &owner))
		return nested_id(model, element, data);
	same = find_in_content(rio_assembler_model(assembler, leader->model), leader->element,
			       rio_model_attribute(model, element, "id"));
	if (same == RIO_NONE)
		return NULL;
	return nested_id(rio_assembler_model(assembler, leader->model), same,
			 &(RioCopying){assembler, leader->model});
}

RioContentCopy
rio_assembler_copy(RioCopying *copying)
{
	return (RioContentCopy){rio_assembler_reference, nested_id, TRUE, copying};
}

static char *
spelled(RioAssembler *assembler, const RioOwned *owned)
{
	RioCopying copying = {assembler, owned->model};
	GString *text = g_string_new(NULL);

	rio_content_spell(rio_assembler_model(assembler, owned->model), owned->element,
			  group_reference, &copying, text);
	return g_string_free(text, FALSE);
}

/* Whether the lane names just the nodes of its Comune that are put into it here. */
static gboolean
lane_is_as_drawn(const RioAssembler *assembler, guint32 group, const RioOwned *lane)
{
	const RioModel *model = rio_assembler_model(assembler, lane->model);
	guint32 named = 0, found = 0, held = 0;
	const GArray *vertices = assembler->held->pdata[group];

	for (guint32 c = rio_model_child(model, lane->element, RIO_KIND_FLOW_NODE_REF);
	     c != RIO_NONE; c = rio_model_next(model, c))
		named += rio_model_kind(model, c) == RIO_KIND_FLOW_NODE_REF;
	for (guint32 n = 0; n < model->n_nodes; n++)
		found += model->nodes[n].lane == lane->element;
	for (guint i = 0; i < vertices->len; i++) {
		guint32 nodes =
			rio_weave_vertex(assembler->weave, g_array_index(vertices, guint32, i))
				->group;
		const RioOwned *owned =
			nodes == RIO_NONE ? NULL
					  : rio_group_member(rio_assembler_group(assembler, nodes),
							     lane->model);

		if (!owned)
			continue;
		if (model->nodes[rio_model_node(model, owned->element)].lane != lane->element)
			return FALSE;
		held++;
	}
	return named == found && found == held;
}

/* Whether the content of the member is other than what the merged element says. */
gboolean
rio_assembler_needs_own_content(RioAssembler *assembler, guint32 group, const RioOwned *owned)
{
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));
	guint32 arc = assembler->arc_of[group];
	g_autofree char *content = NULL;

	if (arc != RIO_NONE && rio_assembler_leads_apart(assembler, arc))
		return TRUE;
	if (rio_assembler_kind(assembler, group) == RIO_KIND_LANE &&
	    !lane_is_as_drawn(assembler, group, owned))
		return TRUE;
	if (assembler->answers[group])
		return TRUE;
	if (owned->model == leader->model)
		return FALSE;
	if (!assembler->contents[group])
		assembler->contents[group] = spelled(assembler, leader);
	content = spelled(assembler, owned);
	return !g_str_equal(content, assembler->contents[group]);
}

static gboolean
is_reserved(const char *prefix)
{
	static const char *const reserved[] = {"",    "bpmn", "bpmndi", "dc", "di",
					       "rio", "xsi",  "xml",	NULL};

	return g_strv_contains(reserved, prefix);
}

/* Declares what the models do, first come, and notes for each what means another thing here. */
void
rio_assembler_declare_namespaces(RioAssembler *assembler)
{
	g_autoptr(GHashTable) meaning = g_hash_table_new(rio_hash_text, g_str_equal);
	static const char *const ours[][2] = {{"bpmn", RIO_NS_BPMN}, {"bpmndi", RIO_NS_BPMNDI},
					      {"dc", RIO_NS_DC},     {"di", RIO_NS_DI},
					      {"rio", RIO_NS_RIO},   {"xsi", RIO_NS_XSI}};

	for (gsize i = 0; i < G_N_ELEMENTS(ours); i++) {
		rio_builder_namespace(assembler->builder, ours[i][0], ours[i][1]);
		g_hash_table_insert(meaning, (gpointer)ours[i][0], (gpointer)ours[i][1]);
	}
	assembler->foreign = g_new0(GArray *, assembler->match->n_models);
	for (guint32 m = 0; m < assembler->match->n_models; m++) {
		const RioModel *model = rio_assembler_model(assembler, m);
		const RioElement *root = rio_at(model, model->root);

		assembler->foreign[m] = g_array_new(FALSE, FALSE, sizeof(RioAttribute));
		for (guint32 i = 0; i < root->n_attributes; i++) {
			const RioAttribute *attribute = &model->attributes[root->attributes + i];
			const RioName *name = &model->names[attribute->name];
			const char *known = g_hash_table_lookup(meaning, name->local);

			if (!g_str_equal(name->uri, RIO_NS_XMLNS) || name->local[0] == '\0' ||
			    g_strcmp0(known, attribute->value) == 0)
				continue;
			if (known || is_reserved(name->local)) {
				g_array_append_val(assembler->foreign[m], *attribute);
				continue;
			}
			g_hash_table_insert(meaning, (gpointer)name->local,
					    (gpointer)attribute->value);
			rio_builder_namespace(assembler->builder, name->local, attribute->value);
		}
	}
}

/* What of the source's root means another thing, or nothing, at the root of the merged file. */
void
rio_assembler_declare_foreign(RioAssembler *assembler, guint32 model)
{
	const GArray *foreign = assembler->foreign[model];

	for (guint i = 0; i < foreign->len; i++) {
		const RioAttribute *attribute = &g_array_index(foreign, RioAttribute, i);

		rio_builder_namespace(
			assembler->builder,
			rio_assembler_model(assembler, model)->names[attribute->name].local,
			attribute->value);
	}
}

void
rio_assembler_write_content(RioAssembler *assembler, const RioOwned *owned)
{
	const RioModel *model = rio_assembler_model(assembler, owned->model);
	guint32 group = assembler->alignment->of[owned->model][owned->element];
	RioCopying copying = {assembler, owned->model};
	RioContentCopy how = rio_assembler_copy(&copying);

	/* a lane that holds other nodes than were drawn in it, or a flow of another name, is here
	 * as it was, and there besides */
	if (group != RIO_NONE &&
	    rio_group_leader(rio_assembler_group(assembler, group))->model == owned->model &&
	    (rio_assembler_kind(assembler, group) == RIO_KIND_LANE || assembler->answers[group]))
		copying.again = owned->element;
	rio_assembler_declare_foreign(assembler, owned->model);
	rio_content_copy_attributes(model, owned->element, &how, assembler->builder);
	for (guint32 c = rio_content_next_child(model, owned->element, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, owned->element, c))
		rio_content_copy_child(model, c, &how, assembler->builder);
}
