#include "corpus/members.h"

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
