#include "corpus/duplicates.h"

#include "corpus/members.h"

G_DEFINE_BOXED_TYPE(RioDuplicates, rio_duplicates, rio_duplicates_ref, rio_duplicates_unref)

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

		duplicate->n_models += i == 0 || member->model != duplicate->members[i - 1].model;
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
take_correspondences(RioDuplicates *duplicates)
{
	const RioMatch *match = duplicates->match;
	RioDuplicate *all =
		rio_arena_new_many(duplicates->arena, RioDuplicate, match->n_correspondences);

	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *correspondence = &match->correspondences[c];
		RioDuplicate *duplicate = &all[duplicates->n_activities];

		if (!has_activities(correspondence))
			continue;
		*duplicate = (RioDuplicate){
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
		weigh(duplicate);
		duplicates->n_activities++;
	}
	duplicates->activities = all;
	if (duplicates->n_activities > 0)
		qsort(all, duplicates->n_activities, sizeof *all, compare_duplicates);
}

/* The models in the order of the match, if there is one. */
static void
take_models(RioDuplicates *duplicates, RioModel *const *models, guint32 n)
{
	const RioMatch *match = duplicates->match;

	duplicates->n_models = n;
	duplicates->models = rio_arena_new_many(duplicates->arena, RioModel *, n);
	for (guint32 m = 0; m < n; m++)
		duplicates->models[m] = rio_model_ref(match ? match->models[m] : models[m]);
}

RioDuplicates *
rio_duplicates_new(RioModel *const *models, gsize n, const RioMatchOptions *options, GError **error)
{
	g_autoptr(RioMatch) match = NULL;
	RioDuplicates *duplicates;

	g_return_val_if_fail(models && n >= 1, NULL);
	g_return_val_if_fail(!error || !*error, NULL);

	if (n > 1) {
		match = rio_match_new(models, n, options, error);
		if (!match)
			return NULL;
	}
	duplicates = g_new0(RioDuplicates, 1);
	g_atomic_ref_count_init(&duplicates->references);
	duplicates->arena = rio_arena_new();
	duplicates->match = g_steal_pointer(&match);
	take_models(duplicates, models, (guint32)n);
	if (duplicates->match)
		take_correspondences(duplicates);
	return duplicates;
}

RioDuplicates *
rio_duplicates_ref(RioDuplicates *duplicates)
{
	g_return_val_if_fail(duplicates, NULL);

	g_atomic_ref_count_inc(&duplicates->references);
	return duplicates;
}

void
rio_duplicates_unref(RioDuplicates *duplicates)
{
	if (!duplicates || !g_atomic_ref_count_dec(&duplicates->references))
		return;
	for (guint32 m = 0; m < duplicates->n_models; m++)
		rio_model_unref(duplicates->models[m]);
	rio_match_unref(duplicates->match);
	rio_arena_free(duplicates->arena);
	g_free(duplicates);
}

GPtrArray *
rio_duplicates_get_models(const RioDuplicates *duplicates)
{
	GPtrArray *models = g_ptr_array_new();

	g_return_val_if_fail(duplicates, models);

	for (guint32 m = 0; m < duplicates->n_models; m++)
		g_ptr_array_add(models, duplicates->models[m]);
	return models;
}

GPtrArray *
rio_duplicates_get_activities(const RioDuplicates *duplicates)
{
	GPtrArray *activities = g_ptr_array_new();

	g_return_val_if_fail(duplicates, activities);

	for (guint32 d = 0; d < duplicates->n_activities; d++)
		g_ptr_array_add(activities, &duplicates->activities[d]);
	return activities;
}

const char *
rio_duplicate_get_id(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, NULL);

	return duplicate->id;
}

const char *
rio_duplicate_get_label(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, NULL);

	return duplicate->label;
}

double
rio_duplicate_get_confidence(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, 0);

	return duplicate->confidence;
}

guint
rio_duplicate_get_n_models(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, 0);

	return duplicate->n_models;
}

guint
rio_duplicate_get_benefit(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, 0);

	return duplicate->benefit;
}

GPtrArray *
rio_duplicate_get_members(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, g_ptr_array_new());

	return rio_members_elements(duplicate->duplicates->models, duplicate->members,
				    duplicate->n_members);
}

GPtrArray *
rio_duplicate_get_reasons(const RioDuplicate *duplicate)
{
	GPtrArray *reasons = g_ptr_array_new();

	g_return_val_if_fail(duplicate, reasons);

	for (guint32 i = 0; i < duplicate->n_reasons; i++)
		g_ptr_array_add(reasons, (gpointer)&duplicate->reasons[i]);
	return reasons;
}
