#include "merge/assembler.h"

void
rio_assembler_set_rio(RioAssembler *assembler, const char *name, const char *value)
{
	rio_builder_attribute(assembler->builder, "rio", RIO_NS_RIO, name, value, -1);
}

static char *
keys_of(const RioBits *models)
{
	GString *keys = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(keys, "%sc%u", keys->len ? " " : "", m + 1);
	return g_string_free(keys, FALSE);
}

void
rio_assembler_set_keys(RioAssembler *assembler, const RioBits *models)
{
	g_autofree char *keys = keys_of(models);

	rio_assembler_set_rio(assembler, "in", keys);
}

gboolean
rio_assembler_is_default(const RioAssembler *assembler, const RioOwned *flow)
{
	const RioModel *model = rio_assembler_model(assembler, flow->model);
	guint32 source = model->flows[rio_model_flow(model, flow->element)].source;

	return source != RIO_NONE &&
	       rio_content_default(model, model->nodes[source].element) == flow->element;
}

static void
write_origin(RioAssembler *assembler, guint32 group, const RioOwned *owned)
{
	const RioModel *model = rio_assembler_model(assembler, owned->model);
	RioBuilder *builder = assembler->builder;
	g_autofree char *key = g_strdup_printf("c%u", owned->model + 1);
	guint32 arc = assembler->arc_of[group], node = rio_model_node(model, owned->element);

	rio_builder_open(builder, "rio", RIO_NS_RIO, "origin", 0);
	rio_builder_set(builder, "in", key);
	rio_builder_set(builder, "ref", rio_model_id(model, owned->element));
	rio_builder_set(builder, "name", rio_model_name(model, owned->element));
	if (node != RIO_NONE && model->nodes[node].lane != RIO_NONE &&
	    rio_model_name(model, model->nodes[node].lane)[0] != '\0')
		rio_builder_set(builder, "lane", rio_model_name(model, model->nodes[node].lane));
	if (arc != RIO_NONE && rio_assembler_is_default(assembler, owned))
		rio_builder_set(builder, "default", "true");
	if (rio_assembler_needs_own_content(assembler, group, owned)) {
		rio_builder_open_kind(builder, rio_model_kind(model, owned->element));
		if (arc != RIO_NONE)
			rio_assembler_set_ends(assembler, arc);
		rio_assembler_write_content(assembler, owned);
		rio_builder_close(builder);
	}
	rio_builder_close(builder);
}

void
rio_assembler_write_origins(RioAssembler *assembler, guint32 group)
{
	const GArray *members = rio_assembler_group(assembler, group)->members;

	for (guint i = 0; i < members->len; i++)
		write_origin(assembler, group, &g_array_index(members, RioOwned, i));
}

static void
write_kept(RioAssembler *assembler, guint32 m)
{
	const RioModel *model = rio_assembler_model(assembler, m);
	RioBuilder *builder = assembler->builder;

	for (guint32 f = 0; f < model->n_flows; f++) {
		const RioFlow *flow = &model->flows[f];
		RioOwned owned = {m, flow->element};
		RioCopying copying = {assembler, m};
		guint32 parent = rio_at(model, flow->element)->parent;

		if (assembler->alignment->of[m][flow->element] != RIO_NONE ||
		    !rio_content_is_owned(model, flow->element))
			continue;
		rio_builder_open(builder, "rio", RIO_NS_RIO, "kept", 0);
		rio_builder_set(builder, "ref", rio_model_id(model, flow->element));
		if (assembler->alignment->of[m][parent] != RIO_NONE)
			rio_builder_set(builder, "at",
					assembler->ids[assembler->alignment->of[m][parent]]);
		rio_builder_open_kind(builder, RIO_KIND_SEQUENCE_FLOW);
		for (int end = 0; end < 2; end++) {
			const char *which = end == 0 ? "sourceRef" : "targetRef";
			const char *value = rio_model_attribute(model, flow->element, which);
			guint32 found = value ? rio_model_find(model, value) : RIO_NONE;
			const char *other =
				found == RIO_NONE ? NULL
						  : rio_assembler_reference(model, found, &copying);

			rio_builder_set(builder, which, other ? other : value);
		}
		rio_assembler_write_content(assembler, &owned);
		rio_builder_close(builder);
		rio_builder_close(builder);
	}
}

static void
write_source(RioAssembler *assembler, guint32 m)
{
	const RioModel *model = rio_assembler_model(assembler, m);
	RioBuilder *builder = assembler->builder;
	RioCopying copying = {assembler, m};
	RioContentCopy how = rio_assembler_copy(&copying);
	g_autofree char *key = g_strdup_printf("c%u", m + 1);
	g_autofree char *file = model->file[0] ? g_path_get_basename(model->file) : g_strdup("");
	const char *id = rio_model_attribute(model, model->root, "id");

	rio_builder_open(builder, "rio", RIO_NS_RIO, "source", 0);
	rio_builder_set(builder, "key", key);
	rio_builder_set(builder, "comune", model->comune);
	rio_builder_set(builder, "file", file);
	rio_builder_set(builder, "sha256", rio_model_get_sha256(model));
	rio_builder_set(builder, "certificate", assembler->certificates[m].input);
	rio_builder_open_kind(builder, RIO_KIND_DEFINITIONS);
	rio_content_copy_attributes(model, model->root, &how, builder);
	if (id)
		rio_assembler_set_rio(assembler, "ref", id);
	for (guint32 c = rio_content_next_child(model, model->root, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, model->root, c))
		rio_content_copy_child(model, c, &how, builder);
	rio_builder_close(builder);
	write_kept(assembler, m);
	rio_builder_close(builder);
}

void
rio_assembler_write_merge(RioAssembler *assembler)
{
	rio_builder_open(assembler->builder, "rio", RIO_NS_RIO, "merge", 0);
	rio_builder_set(assembler->builder, "version", "1");
	rio_builder_set(assembler->builder, "mode", "union");
	for (guint32 m = 0; m < assembler->match->n_models; m++)
		write_source(assembler, m);
	rio_builder_close(assembler->builder);
}
