#include "merge/assembler.h"

/* The group of the data that the association is with, or RIO_NONE. */
static guint32
data_of(const RioAssembler *assembler, guint32 m, guint32 association)
{
	const RioModel *model = rio_assembler_model(assembler, m);
	gboolean reads = rio_model_kind(model, association) == RIO_KIND_DATA_INPUT_ASSOCIATION;
	guint32 end = rio_model_child(model, association,
				      reads ? RIO_KIND_SOURCE_REF : RIO_KIND_TARGET_REF);
	guint32 found;

	if (end == RIO_NONE)
		return RIO_NONE;
	found = rio_model_named_by(model, end);
	return found == RIO_NONE ? RIO_NONE : assembler->alignment->of[m][found];
}

/* The link of that kind to that data, from @first on, or RIO_NONE. */
static guint32
find_link(const RioAssembler *assembler, guint first, RioKind kind, guint32 data)
{
	for (guint i = first; i < assembler->links->len; i++) {
		const RioDataLink *link = &g_array_index(assembler->links, RioDataLink, i);

		if (link->kind == kind && link->data == data)
			return i;
	}
	return RIO_NONE;
}

static guint32
add_link(RioAssembler *assembler, guint32 group, RioKind kind, guint32 data)
{
	RioDataLink link = {kind, data, rio_bits_new(assembler->match->n_models), NULL, NULL};
	g_autofree char *wanted =
		g_strconcat(assembler->ids[group], "_", assembler->ids[data], NULL);
	g_autofree char *slot = g_strconcat(wanted, "_slot", NULL);

	link.id = rio_assembler_free_id(assembler, wanted);
	link.slot = rio_assembler_free_id(assembler, slot);
	g_array_append_val(assembler->links, link);
	return assembler->links->len - 1;
}

guint
rio_assembler_find_links(RioAssembler *assembler, guint32 group)
{
	const RioGroup *members = rio_assembler_group(assembler, group);
	guint first = assembler->links->len;

	for (guint i = 0; i < members->members->len; i++) {
		const RioOwned *owned = &g_array_index(members->members, RioOwned, i);
		const RioModel *model = rio_assembler_model(assembler, owned->model);

		for (guint32 c = rio_model_first(model, owned->element); c != RIO_NONE;
		     c = rio_model_next(model, c)) {
			RioKind child = rio_model_kind(model, c);
			guint32 data, link;

			if (child != RIO_KIND_DATA_INPUT_ASSOCIATION &&
			    child != RIO_KIND_DATA_OUTPUT_ASSOCIATION)
				continue;
			data = data_of(assembler, owned->model, c);
			if (data == RIO_NONE)
				continue;
			link = find_link(assembler, first, child, data);
			if (link == RIO_NONE)
				link = add_link(assembler, group, child, data);
			rio_bits_add(g_array_index(assembler->links, RioDataLink, link).models,
				     owned->model);
		}
	}
	return first;
}

void
rio_assembler_write_link(RioAssembler *assembler, const RioDataLink *link)
{
	rio_builder_open_kind(assembler->builder, link->kind);
	rio_builder_set(assembler->builder, "id", link->id);
	rio_assembler_set_keys(assembler, link->models);
	if (link->kind == RIO_KIND_DATA_INPUT_ASSOCIATION) {
		rio_assembler_write_text(assembler, RIO_KIND_SOURCE_REF,
					 assembler->ids[link->data]);
		rio_assembler_write_text(assembler, RIO_KIND_TARGET_REF, link->slot);
	} else {
		rio_assembler_write_text(assembler, RIO_KIND_TARGET_REF,
					 assembler->ids[link->data]);
	}
	rio_builder_close(assembler->builder);
}

/* The schema wants an end, so an input gets a property to end at, as modellers do it. */
void
rio_assembler_write_slot(RioAssembler *assembler, const RioDataLink *link)
{
	rio_builder_open_kind(assembler->builder, RIO_KIND_PROPERTY);
	rio_builder_set(assembler->builder, "id", link->slot);
	rio_builder_set(assembler->builder, "name", "__targetRef_placeholder");
	rio_assembler_set_keys(assembler, link->models);
	rio_builder_close(assembler->builder);
}
