#include "merge/alignment.h"

#include <string.h>

#include "base/compare.h"

RioAlignment *
rio_alignment_new(const RioMatch *match, GHashTable *apart, GHashTable *unsound)
{
	RioAlignment *alignment = g_new0(RioAlignment, 1);

	alignment->match = match;
	alignment->apart = apart;
	alignment->unsound = unsound;
	alignment->forms = g_new(RioNormalForm *, match->n_models);
	alignment->way_out = g_new(guint32 *, match->n_models);
	alignment->way_in = g_new(guint32 *, match->n_models);
	alignment->groups = g_array_new(FALSE, FALSE, sizeof(RioGroup));
	alignment->of = g_new(guint32 *, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++) {
		gsize size = match->models[m]->n_elements * sizeof(guint32);

		alignment->of[m] = memset(g_malloc(size), 0xff, size); /* RIO_NONE */
		alignment->forms[m] = rio_normal_form_new(match->models[m]);
		size = (alignment->forms[m]->n_arcs + 1) * sizeof(guint32);
		alignment->way_out[m] = memset(g_malloc(size), 0xff, size);
		alignment->way_in[m] = memset(g_malloc(size), 0xff, size);
	}
	return alignment;
}

void
rio_alignment_free(RioAlignment *alignment)
{
	if (!alignment)
		return;
	for (guint32 g = 0; g < alignment->groups->len; g++)
		g_array_unref(rio_alignment_group(alignment, g)->members);
	g_array_unref(alignment->groups);
	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		g_free(alignment->of[m]);
		g_free(alignment->way_out[m]);
		g_free(alignment->way_in[m]);
		rio_normal_form_free(alignment->forms[m]);
	}
	g_free(alignment->of);
	g_free(alignment->way_out);
	g_free(alignment->way_in);
	g_free(alignment->forms);
	g_free(alignment);
}

guint32
rio_alignment_add_group(RioAlignment *alignment, guint32 parent)
{
	RioGroup group = {.members = g_array_new(FALSE, FALSE, sizeof(RioOwned)), .parent = parent};

	g_array_append_val(alignment->groups, group);
	return alignment->groups->len - 1;
}

void
rio_alignment_add(RioAlignment *alignment, guint32 group, guint32 model, guint32 element)
{
	RioOwned owned = {model, element};

	g_assert(alignment->of[model][element] == RIO_NONE);
	alignment->of[model][element] = group;
	g_array_append_val(rio_alignment_group(alignment, group)->members, owned);
}

void
rio_alignment_unite(RioAlignment *alignment, guint32 group, guint32 other)
{
	GArray *from = rio_alignment_group(alignment, other)->members;

	for (guint i = 0; i < from->len; i++) {
		RioOwned owned = g_array_index(from, RioOwned, i);

		alignment->of[owned.model][owned.element] = RIO_NONE;
		rio_alignment_add(alignment, group, owned.model, owned.element);
	}
	g_array_set_size(from, 0);
	g_array_sort(rio_alignment_group(alignment, group)->members,
		     rio_compare_numbers); /* by model */
}

void
rio_alignment_close(RioAlignment *alignment)
{
	guint32 n = alignment->groups->len, kept = 0;
	g_autofree guint32 *number = g_new(guint32, n);

	for (guint32 g = 0; g < n; g++) {
		RioGroup *group = rio_alignment_group(alignment, g);

		number[g] = kept;
		if (group->members->len > 0)
			*rio_alignment_group(alignment, kept++) = *group;
		else
			g_array_unref(group->members);
	}
	g_array_set_size(alignment->groups, kept);
	for (guint32 g = 0; g < kept; g++) {
		RioGroup *group = rio_alignment_group(alignment, g);

		if (group->parent != RIO_NONE)
			group->parent = number[group->parent];
		for (guint i = 0; i < group->members->len; i++) {
			const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

			alignment->of[owned->model][owned->element] = g;
		}
	}
}

const RioOwned *
rio_group_member(const RioGroup *group, guint32 model)
{
	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		if (owned->model == model)
			return owned;
	}
	return NULL;
}
