#include "match/several.h"

#include "base/compare.h"
#include "match/weights.h"

/* A step that may join a group, and how likely it is to be the same work. */
typedef struct {
	guint32 item, group;
	guint32 model; /* of the item */
	double odds;
} Joining;

static guint32
item_of(const RioGroups *groups, guint32 model, guint32 node)
{
	return groups->first_item[model] + node;
}

/* What others of a group say of a step, on the mean. */
typedef struct {
	double odds; /* with nobody else in the way */
	double likeness;
} Opinion;

static Opinion
opinion_of(const RioGroups *groups, const RioMember *step, const GArray *members)
{
	Opinion sum = {0, 0};
	guint32 n = 0;

	for (guint32 i = 0; i < members->len; i++) {
		const RioMember *other = &g_array_index(members, RioMember, i);
		const RioCandidate *found;
		gboolean first = step->model < other->model;

		if (other->model == step->model)
			continue;
		found = rio_pair_find(
			groups->pairs[rio_match_pair(groups->match, MIN(step->model, other->model),
						     MAX(step->model, other->model))],
			first ? step->node : other->node, first ? other->node : step->node);
		sum.odds += found ? found->alone : RIO_MISSING_ODDS;
		sum.likeness += found ? found->likeness : 0;
		n++;
	}
	return n == 0 ? (Opinion){RIO_MISSING_ODDS, 0} : (Opinion){sum.odds / n, sum.likeness / n};
}

/*
 * The best group among those of the nodes next to @step on one side.  The flow alone does not say
 * that there are several: next to a step there is always another.  Nor is there anything left to
 * say if the neighbour says it all.
 */
static void
find_best(const RioGroups *groups, const RioMember *step, const guint32 *nodes, guint32 n,
	  GArray *const *members, Joining *best)
{
	const RioProfile *profile = groups->profiles[step->model];

	for (guint32 i = 0; i < n; i++) {
		RioMember next = {step->model, nodes[i]};
		guint32 group = groups->group_of[item_of(groups, step->model, nodes[i])];
		Opinion ours, its;

		if (profile->nodes[nodes[i]].family != RIO_FAMILY_ACTIVITY ||
		    members[group]->len < 2)
			continue;
		ours = opinion_of(groups, step, members[group]);
		its = opinion_of(groups, &next, members[group]);
		if (ours.odds <= best->odds || ours.likeness < RIO_LIKE_NAME ||
		    ours.likeness < RIO_AS_LIKE * its.likeness)
			continue;
		best->odds = ours.odds;
		best->group = group;
	}
}

static GArray *
find_joinings(const RioGroups *groups, GArray *const *members)
{
	GArray *joinings = g_array_new(FALSE, FALSE, sizeof(Joining));

	for (guint32 m = 0; m < groups->match->n_models; m++) {
		const RioProfile *profile = groups->profiles[m];

		for (guint32 n = 0; n < profile->n_nodes; n++) {
			const RioProfileNode *node = &profile->nodes[n];
			RioMember step = {m, n};
			Joining best = {item_of(groups, m, n), RIO_NONE, m, RIO_LEAST_SEVERAL};

			if (node->family != RIO_FAMILY_ACTIVITY || node->mute ||
			    members[groups->group_of[best.item]]->len > 1)
				continue;
			find_best(groups, &step, rio_profile_before(profile, n), node->n_before,
				  members, &best);
			find_best(groups, &step, rio_profile_after(profile, n), node->n_after,
				  members, &best);
			if (best.group != RIO_NONE)
				g_array_append_val(joinings, best);
		}
	}
	return joinings;
}

/* The surest first, then as they stand. */
static int
compare_joinings(gconstpointer a, gconstpointer b)
{
	const Joining *one = a, *other = b;

	return RIO_ORDER(other->odds, one->odds) ?: RIO_ORDER(one->item, other->item);
}

/*
 * Several of one model stand against one of each other, never against several; and nobody against
 * whom people keep it apart from.
 */
static gboolean
may_join(const RioGroups *groups, const RioMember *step, const GArray *members)
{
	for (guint32 i = 0; i < members->len; i++) {
		const RioVerdict *verdict = rio_verdicts_on(groups->verdicts, step,
							    &g_array_index(members, RioMember, i));

		if (verdict && !verdict->same)
			return FALSE;
	}
	for (guint32 i = 1; i < members->len; i++) {
		const RioMember *one = &g_array_index(members, RioMember, i - 1),
				*next = &g_array_index(members, RioMember, i);

		if (one->model == next->model && one->model != step->model)
			return FALSE;
	}
	return TRUE;
}

static GArray **
list_members(const RioGroups *groups)
{
	GArray **members = g_new(GArray *, groups->n_groups + 1);

	for (guint32 g = 0; g < groups->n_groups; g++)
		members[g] = g_array_new(FALSE, FALSE, sizeof(RioMember));
	for (guint32 m = 0; m < groups->match->n_models; m++) {
		for (guint32 n = 0; n < groups->profiles[m]->n_nodes; n++) {
			RioMember member = {m, n};

			g_array_append_val(members[groups->group_of[item_of(groups, m, n)]],
					   member);
		}
	}
	return members;
}

void
rio_several_join(const RioGroups *groups)
{
	g_autofree GArray **members = list_members(groups);
	g_autoptr(GArray) joinings = find_joinings(groups, members);

	g_array_sort(joinings, compare_joinings);
	for (guint32 i = 0; i < joinings->len; i++) {
		const Joining *joining = &g_array_index(joinings, Joining, i);
		GArray *joined = members[joining->group];
		RioMember step = {joining->model,
				  joining->item - groups->first_item[joining->model]};

		if (!may_join(groups, &step, joined))
			continue;
		groups->group_of[joining->item] = joining->group;
		/* next to its own model's, as may_join() wants it */
		for (guint32 k = 0; k <= joined->len; k++) {
			if (k == joined->len ||
			    g_array_index(joined, RioMember, k).model > step.model) {
				g_array_insert_val(joined, k, step);
				break;
			}
		}
	}
	for (guint32 g = 0; g < groups->n_groups; g++)
		g_array_unref(members[g]);
}
