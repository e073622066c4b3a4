#include "corpus/duplicates.h"

#include "corpus/common.h"
#include "corpus/members.h"

/* How many activities a node is: what is in a subprocess counts, and so does the whole. */
static guint32
work_of(const RioModel *model, guint32 node)
{
	guint32 end = rio_at(model, model->nodes[node].element)->end;
	guint32 work = rio_node_is_activity(model, node);

	/* what is inside stands right after it */
	for (guint32 n = node + 1; n < model->n_nodes && model->nodes[n].element < end; n++)
		work += rio_node_is_activity(model, n);
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
add(GArray *all, RioDuplicate *duplicate, const RioKin *kin)
{
	RioModel *const *models = duplicate->duplicates->models;

	duplicate->members = kin->members;
	duplicate->n_members = kin->n_members;
	duplicate->label = kin->label;
	if (!duplicate->id)
		duplicate->id = rio_members_id(duplicate->duplicates->arena, models, kin->members,
					       kin->n_members, 'k');
	duplicate->spread = rio_spread_new(duplicate->duplicates, duplicate->members,
					   duplicate->n_members, TRUE);
	weigh(duplicate);
	g_array_append_vals(all, duplicate, 1);
}

/* The members as all models are numbered. */
static RioKin
kin_of(const RioDuplicates *duplicates, const RioCorrespondence *correspondence, guint32 first)
{
	RioMember *members =
		rio_arena_copy(duplicates->arena, correspondence->members,
			       correspondence->n_members, sizeof *correspondence->members);

	for (guint32 i = 0; i < correspondence->n_members; i++)
		members[i].model += first;
	return (RioKin){members, correspondence->n_members, correspondence->label};
}

static void
add_correspondences(const RioDuplicates *duplicates, const RioServiceMatch *of, GArray *all,
		    GArray *kin)
{
	for (guint32 c = 0; c < of->match->n_correspondences; c++) {
		const RioCorrespondence *correspondence = &of->match->correspondences[c];
		const RioKin own = kin_of(duplicates, correspondence, of->first);
		RioDuplicate duplicate = {
			.duplicates = duplicates,
			.id = correspondence->id,
			.confidence = correspondence->confidence,
			.reasons = correspondence->reasons,
			.n_reasons = correspondence->n_reasons,
		};

		g_array_append_val(kin, own);
		if (rio_kin_has_activities(duplicates->models, &own))
			add(all, &duplicate, &own);
	}
}

/* What is the same work in different services, by the same work in each. */
static void
add_common_work(const RioDuplicates *duplicates, RioLexicon *lexicon, GArray *all, GArray *kin)
{
	guint32 n;
	const RioCommonWork *common = rio_common_work_find(duplicates->arena, duplicates->models,
							   duplicates->n_models, kin, lexicon, &n);

	for (guint32 i = 0; i < n; i++) {
		RioDuplicate duplicate = {
			.duplicates = duplicates,
			.confidence = common[i].confidence,
			.reasons = common[i].reasons,
			.n_reasons = common[i].n_reasons,
		};

		if (common[i].firm.n_members > 0)
			g_array_append_val(kin, common[i].firm);
		add(all, &duplicate, &common[i].kin);
	}
}

/* What has one name in one model. */
static void
add_twins(const RioDuplicates *duplicates, GArray *all, GArray *kin)
{
	guint first = kin->len;

	rio_twins_find(duplicates->arena, duplicates->models, duplicates->n_models, kin);
	for (guint t = first; t < kin->len; t++) {
		const RioKin *twins = &g_array_index(kin, RioKin, t);
		RioReason *reason = rio_arena_new_of(duplicates->arena, RioReason);
		RioDuplicate duplicate = {
			.duplicates = duplicates,
			.confidence = 1,
			.reasons = reason,
			.n_reasons = 1,
		};

		*reason = (RioReason){"same-words", twins->label};
		add(all, &duplicate, twins);
	}
}

void
rio_duplicates_find_activities(RioDuplicates *duplicates, RioLexicon *lexicon, GArray *kin)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(RioDuplicate));

	for (guint s = 0; s < duplicates->matches->len; s++)
		add_correspondences(duplicates,
				    &g_array_index(duplicates->matches, RioServiceMatch, s), all,
				    kin);
	add_common_work(duplicates, lexicon, all, kin);
	add_twins(duplicates, all, kin);
	g_array_sort(all, compare_duplicates);
	duplicates->n_activities = all->len;
	duplicates->activities =
		rio_arena_copy(duplicates->arena, all->data, all->len, sizeof(RioDuplicate));
}
