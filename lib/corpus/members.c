#include "corpus/members.h"

#include <string.h>

#include "base/digest.h"

gboolean
rio_node_is_activity(const RioModel *model, guint32 node)
{
	return rio_kind_is(rio_model_kind(model, model->nodes[node].element), RIO_ACTIVITY);
}

gboolean
rio_member_is_activity(RioModel *const *models, const RioMember *member)
{
	return rio_node_is_activity(models[member->model], member->node);
}

gboolean
rio_kin_has_activities(RioModel *const *models, const RioKin *kin)
{
	for (guint32 i = 0; i < kin->n_members; i++)
		if (rio_member_is_activity(models, &kin->members[i]))
			return TRUE;
	return FALSE;
}

const char *
rio_member_name(RioModel *const *models, const RioMember *member)
{
	const RioModel *model = models[member->model];

	return rio_model_name(model, model->nodes[member->node].element);
}

const char *
rio_members_id(RioArena *arena, RioModel *const *models, const RioMember *members, guint32 n,
	       char letter)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *digest = NULL, *id = NULL;

	for (guint32 i = 0; i < n; i++) {
		const RioModel *model = models[members[i].model];

		rio_digest_text(sum, model->comune);
		rio_digest_text(sum, model->service);
		rio_digest_text(sum, rio_model_sha256(model));
		rio_digest_text(sum, rio_model_id(model, model->nodes[members[i].node].element));
	}
	digest = rio_digest_id(sum);
	id = g_strdup_printf("%c%s", letter, digest);
	return rio_arena_text(arena, id, strlen(id));
}

GPtrArray *
rio_members_elements(RioModel *const *models, const RioMember *members, guint32 n)
{
	GPtrArray *elements = g_ptr_array_new();

	for (guint32 i = 0; i < n; i++) {
		RioModel *model = models[members[i].model];

		g_ptr_array_add(elements, &model->elements[model->nodes[members[i].node].element]);
	}
	return elements;
}
