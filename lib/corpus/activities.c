#include "corpus/duplicates.h"

#include "corpus/members.h"

static gboolean
is_activity(const RioModel *model, guint32 node)
{
	return rio_kind_is(rio_model_kind(model, model->nodes[node].element), RIO_ACTIVITY);
}

/* How many activities a node is: what is in a subprocess counts, and so does the whole. */
static guint32
work_of(const RioModel *model, guint32 node)
{
	guint32 end = rio_at(model, model->nodes[node].element)->end;
	guint32 work = is_activity(model, node);

	/* what is inside stands right after it */
	for (guint32 n = node + 1; n < model->n_nodes && model->nodes[n].element < end; n++)
		work += is_activity(model, n);
	return work;
}

/* The most work stays, since somebody has to do it. */
static void
weigh(RioDuplicate *duplicate)
{
	guint32 most = 0, all = 0;

	for (guint32 i = 0; i < duplicate->n_members; i++) {
		const RioMember *member = &duplicate->members[i];
		guint32 work = work_of(duplicate->duplicates->models[member->model], member->node);

		most = MAX(most, work);
		all += work;
	}
	duplicate->benefit = all - most;
}

static gboolean
has_activities(const RioCorrespondence *correspondence)
{
	for (guint32 i = 0; i < correspondence->n_members; i++) {
		if (rio_member_is_activity(correspondence->match->models,
					   &correspondence->members[i]))
			return TRUE;
	}
	return FALSE;
}

static int
compare_duplicates(gconstpointer a, gconstpointer b)
{
	const RioDuplicate *one = a, *other = b;

	if (one->benefit != other->benefit)
		return one->benefit > other->benefit ? -1 : 1;
	if (one->confidence != other->confidence)
		return one->confidence > other->confidence ? -1 : 1;
	if (one->members[0].model != other->members[0].model)
		return one->members[0].model < other->members[0].model ? -1 : 1;
	return one->members[0].node < other->members[0].node ? -1 : 1;
}

static void
add(GArray *all, RioDuplicate *duplicate)
{
	const RioDuplicates *duplicates = duplicate->duplicates;

	duplicate->spread = rio_spread_new(duplicates, duplicate->members, duplicate->n_members);
	weigh(duplicate);
	g_array_append_vals(all, duplicate, 1);
}

static void
add_correspondences(const RioDuplicates *duplicates, GArray *all)
{
	const RioMatch *match = duplicates->match;

	for (guint32 c = 0; match && c < match->n_correspondences; c++) {
		const RioCorrespondence *correspondence = &match->correspondences[c];
		RioDuplicate duplicate = {
			.duplicates = duplicates,
			.id = correspondence->id,
			.label =
				rio_members_label(match->models, correspondence->members,
						  correspondence->n_members, correspondence->label),
			.confidence = correspondence->confidence,
			.members = correspondence->members,
			.n_members = correspondence->n_members,
			.reasons = correspondence->reasons,
			.n_reasons = correspondence->n_reasons,
		};

		if (has_activities(correspondence))
			add(all, &duplicate);
	}
}

/* What has one name in one model. */
static void
add_twins(const RioDuplicates *duplicates, const RioTwins *twins, guint32 n, GArray *all)
{
	for (guint32 t = 0; t < n; t++) {
		const char *name = rio_member_name(duplicates->models, &twins[t].members[0]);
		RioReason *reason = rio_arena_new_of(duplicates->arena, RioReason);
		RioDuplicate duplicate = {
			.duplicates = duplicates,
			.id = rio_members_id(duplicates->arena, duplicates->models,
					     twins[t].members, twins[t].n_members, 'k'),
			.label = name,
			.confidence = 1,
			.members = twins[t].members,
			.n_members = twins[t].n_members,
			.reasons = reason,
			.n_reasons = 1,
		};

		*reason = (RioReason){"same-words", name};
		add(all, &duplicate);
	}
}

void
rio_duplicates_find_activities(RioDuplicates *duplicates, const RioTwins *twins, guint32 n_twins)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(RioDuplicate));

	add_correspondences(duplicates, all);
	add_twins(duplicates, twins, n_twins, all);
	g_array_sort(all, compare_duplicates);
	duplicates->n_activities = all->len;
	duplicates->activities =
		rio_arena_copy(duplicates->arena, all->data, all->len, sizeof(RioDuplicate));
}
