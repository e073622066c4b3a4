#include "support/disguise.h"

#include "model/builder.h"
#include "model/content.h"

static char *
other_id(guint32 element)
{
	/* in no order */
	return g_strdup_printf("d%08x", element * 0x9e3779b1u);
}

/* What the reference becomes; NULL: as it is. */
static char *
other_reference(const RioModel *model, const char *value)
{
	guint32 found = rio_model_find(model, value);

	return found == RIO_NONE ? NULL : other_id(found);
}

static void
copy_attributes(const RioModel *model, guint32 element, RioBuilder *builder)
{
	const RioElement *here = rio_at(model, element);

	for (guint32 i = 0; i < here->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[here->attributes + i];
		const RioName *name = &model->names[attribute->name];
		g_autofree char *other = NULL;

		if (g_str_equal(name->uri, RIO_NS_XMLNS)) {
			rio_builder_namespace(builder, name->local, attribute->value);
			continue;
		}
		if (name->uri[0] == '\0' && g_str_equal(name->local, "id") &&
		    here->kind != RIO_KIND_FOREIGN)
			other = other_id(element);
		else if (rio_content_is_reference(model, element, name) ||
			 g_str_equal(name->local, "bpmnElement"))
			other = other_reference(model, attribute->value);
		else if (rio_kind_is(here->kind, RIO_DIAGRAM) && g_str_equal(name->local, "x"))
			other = g_strdup("7");
		rio_builder_attribute(builder, name->prefix, name->uri, name->local,
				      other ? other : attribute->value, -1);
	}
}

static void copy(const RioModel *model, guint32 element, RioBuilder *builder);

/* First what belongs to the element itself, in order; then the rest, backwards. */
static void
copy_children(const RioModel *model, guint32 element, RioBuilder *builder)
{
	g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		if (rio_content_is_owned(model, c))
			g_array_append_val(others, c);
		else
			copy(model, c, builder);
	}
	for (guint i = others->len; i > 0; i--)
		copy(model, g_array_index(others, guint32, i - 1), builder);
}

static void
copy(const RioModel *model, guint32 element, RioBuilder *builder)
{
	const RioElement *here = rio_at(model, element);
	const RioName *name = here->name == RIO_NONE ? NULL : &model->names[here->name];
	g_autofree char *other = NULL;

	switch (here->kind) {
	case RIO_KIND_CHARACTERS:
		if (rio_content_is_reference(model, here->parent, NULL))
			other = other_reference(model, here->text);
		rio_builder_text(builder, other ? other : here->text, -1);
		return;
	case RIO_KIND_COMMENT:
	case RIO_KIND_INSTRUCTION:
		return;
	default:
		rio_builder_open(builder, here->kind == RIO_KIND_FOREIGN ? name->prefix : "other",
				 name->uri, name->local, here->line);
		copy_attributes(model, element, builder);
		copy_children(model, element, builder);
		rio_builder_close(builder);
	}
}

RioModel *
disguise(const RioModel *model)
{
	RioBuilder *builder = rio_builder_new();

	copy(model, model->root, builder);
	return rio_builder_seal(builder, model->comune, model->service, model->file, NULL);
}
