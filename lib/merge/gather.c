#include "merge/gather.h"

#include "merge/join.h"

/* The vertex that the exclusive gateway leads to, if it has one way out and that vertex none but
 * it; RIO_NONE: it is no such gateway. */
static guint32
target_vertex(const RioNormalForm *form, guint32 v)
{
	guint32 n_out, n_in, target;
	const guint32 *out = rio_digraph_out(form->graph, v, &n_out);

	if (!rio_normal_form_is_kind(form, v, RIO_KIND_EXCLUSIVE_GATEWAY) || n_out != 1)
		return RIO_NONE;
	target = form->arcs[out[0]].target;
	rio_digraph_in(form->graph, target, &n_in);
	return n_in == 1 ? target : RIO_NONE;
}

guint32
rio_gather_target(const RioAlignment *alignment, guint32 g)
{
	const RioGroup *group = rio_alignment_group(alignment, g);
	guint32 target = RIO_NONE;

	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);
		const RioNormalForm *form = alignment->forms[owned->model];
		guint32 v = rio_model_node(form->model, owned->element), to, own;

		if (v == RIO_NONE || (to = target_vertex(form, v)) == RIO_NONE ||
		    form->vertices[to].node == RIO_NONE)
			return RIO_NONE;
		own = alignment->of[owned->model]
				   [form->model->nodes[form->vertices[to].node].element];
		if (i > 0 && own != target)
			return RIO_NONE;
		target = own;
	}
	return target;
}

/* One name, and neither has a member of the other's models. */
static gboolean
go_together(const RioAlignment *alignment, const RioGroup *a, const RioGroup *b)
{
	const RioOwned *first = rio_group_leader(a), *second = rio_group_leader(b);
	g_autofree char *name = rio_join_fold(
		rio_model_name(rio_join_model(alignment, first->model), first->element));
	g_autofree char *other = rio_join_fold(
		rio_model_name(rio_join_model(alignment, second->model), second->element));

	for (guint i = 0; i < a->members->len; i++)
		if (rio_group_member(b, g_array_index(a->members, RioOwned, i).model))
			return FALSE;
	return name[0] == '\0' || other[0] == '\0' || g_str_equal(name, other);
}

void
rio_gather(RioAlignment *alignment)
{
	g_autoptr(GHashTable) known =
		g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);

	for (guint32 g = 0; g < alignment->groups->len; g++) {
		guint32 target = rio_gather_target(alignment, g);
		GArray *before;
		guint i = 0;

		if (target == RIO_NONE)
			continue;
		before = g_hash_table_lookup(known, GUINT_TO_POINTER(target));
		if (!before) {
			before = g_array_new(FALSE, FALSE, sizeof(guint32));
			g_hash_table_insert(known, GUINT_TO_POINTER(target), before);
		}
		while (i < before->len &&
		       !go_together(
			       alignment,
			       rio_alignment_group(alignment, g_array_index(before, guint32, i)),
			       rio_alignment_group(alignment, g)))
			i++;
		if (i < before->len)
			rio_alignment_unite(alignment, g_array_index(before, guint32, i), g);
		else
			g_array_append_val(before, g);
	}
	rio_alignment_close(alignment);
}
