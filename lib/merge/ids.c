#include "merge/assembler.h"

#include <string.h>

#include "base/digest.h"

char *
rio_assembler_free_id(RioAssembler *assembler, const char *wanted)
{
	char *id = g_strdup(wanted);

	for (guint n = 2; !g_hash_table_add(assembler->taken, g_strdup(id)); n++) {
		g_free(id);
		id = g_strdup_printf("%s_%u", wanted, n);
	}
	return id;
}

static void
reserve_unknown(RioAssembler *assembler, const RioModel *model, const char *reference)
{
	g_autofree char *text = NULL;

	if (rio_model_find(model, reference) != RIO_NONE)
		return;
	text = g_strstrip(g_strdup(reference));
	if (strrchr(text, ':'))
		g_hash_table_add(assembler->taken, g_strdup(strrchr(text, ':') + 1));
	g_hash_table_add(assembler->taken, g_steal_pointer(&text));
}

/* A reference to what its file does not have must not lead to what another Comune has. */
static void
reserve_unknown_of(RioAssembler *assembler, guint32 m)
{
	const RioModel *model = rio_assembler_model(assembler, m);

	for (guint32 e = 0; e < model->n_elements; e++) {
		const RioElement *here = rio_at(model, e);

		/* what is only kept has no place where a reference could find it */
		if (here->kind == RIO_KIND_SEQUENCE_FLOW &&
		    assembler->alignment->of[m][e] == RIO_NONE)
			g_hash_table_add(assembler->taken, g_strdup(rio_model_id(model, e)));
		if (here->kind == RIO_KIND_CHARACTERS && here->parent != RIO_NONE &&
		    rio_content_is_reference(model, here->parent, NULL))
			reserve_unknown(assembler, model, here->text);
		for (guint32 i = 0; i < here->n_attributes; i++) {
			const RioAttribute *attribute = &model->attributes[here->attributes + i];

			if (rio_content_is_reference(model, e, &model->names[attribute->name]))
				reserve_unknown(assembler, model, attribute->value);
		}
	}
}

/* The id that the leader bears in its file; one that is used twice or missing is made of it. */
static char *
group_id(RioAssembler *assembler, guint32 group)
{
	const RioOwned *leader = rio_group_leader(rio_assembler_group(assembler, group));
	const RioModel *model = rio_assembler_model(assembler, leader->model);
	const char *own = rio_model_attribute(model, leader->element, "id");
	g_autofree char *made = NULL;

	if (own && own[0] != '\0' && g_str_equal(own, rio_model_id(model, leader->element)))
		return rio_assembler_free_id(assembler, own);
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *digits = NULL;

	rio_digest_text(sum, model->comune);
	rio_digest_text(sum, rio_model_id(model, leader->element));
	digits = rio_digest_id(sum);
	made = g_strconcat("x", digits, NULL);
	return rio_assembler_free_id(assembler, made);
}

void
rio_assembler_give_ids(RioAssembler *assembler)
{
	const RioWeave *weave = assembler->weave;

	for (guint32 v = 0; v < weave->vertices->len; v++)
		if (rio_weave_vertex(weave, v)->id)
			g_hash_table_add(assembler->taken,
					 g_strdup(rio_weave_vertex(weave, v)->id));
	for (guint32 a = 0; a < weave->arcs->len; a++)
		if (rio_weave_arc(weave, a)->id)
			g_hash_table_add(assembler->taken, g_strdup(rio_weave_arc(weave, a)->id));
	for (guint32 m = 0; m < assembler->match->n_models; m++)
		reserve_unknown_of(assembler, m);
	for (guint32 g = 0; g < weave->alignment->groups->len; g++)
		assembler->ids[g] = group_id(assembler, g);
}

const char *
rio_assembler_vertex_id(const RioAssembler *assembler, guint32 vertex)
{
	const RioWoven *woven = rio_weave_vertex(assembler->weave, vertex);

	return woven->group == RIO_NONE ? woven->id : assembler->ids[woven->group];
}

const char *
rio_assembler_arc_id(const RioAssembler *assembler, guint32 arc)
{
	const RioWovenArc *woven = rio_weave_arc(assembler->weave, arc);

	return woven->group == RIO_NONE ? woven->id : assembler->ids[woven->group];
}

void
rio_assembler_set_ends(RioAssembler *assembler, guint32 arc)
{
	const RioWovenArc *woven = rio_weave_arc(assembler->weave, arc);

	rio_builder_set(assembler->builder, "sourceRef",
			rio_assembler_vertex_id(assembler, woven->source));
	rio_builder_set(assembler->builder, "targetRef",
			rio_assembler_vertex_id(assembler, woven->target));
}
