#include "match/correspondence.h"

#include <string.h>

#include "base/compare.h"
#include "base/digest.h"
#include "match/weights.h"

/* The members of one group, and what is said of each two. */
typedef struct {
	const RioGroups *groups;
	const RioMember *members;
	guint32 n;
} Group;

static const RioProfileNode *
node_of(const Group *group, guint32 i)
{
	const RioMember *member = &group->members[i];

	return &group->groups->profiles[member->model]->nodes[member->node];
}

static const char *
name_of(const Group *group, guint32 i)
{
	const RioMember *member = &group->members[i];
	const RioModel *model = group->groups->match->models[member->model];

	return rio_model_name(model, model->nodes[member->node].element);
}

static double
odds_between(const Group *group, guint32 i, guint32 j)
{
	const RioMember *a = &group->members[MIN(i, j)], *b = &group->members[MAX(i, j)];
	const RioGroups *groups = group->groups;
	const RioCandidate *found;

	if (a->model == b->model)
		return RIO_MISSING_ODDS;
	found = rio_pair_find(groups->pairs[rio_match_pair(groups->match, a->model, b->model)],
			      a->node, b->node);
	return found ? found->odds : RIO_MISSING_ODDS;
}

/* Whether the work has a name that says something, and none of the others says anything of it. */
static gboolean
is_by_place(const Group *group, guint32 i)
{
	const RioMember *member = &group->members[i];
	const RioModel *model = group->groups->match->models[member->model];

	if (node_of(group, i)->mute || !rio_node_is_activity(model, member->node))
		return FALSE;
	for (guint32 j = 0; j < group->n; j++)
		if (group->members[j].model != member->model &&
		    (odds_between(group, i, j) >= rio_weights[RIO_CASE_SETTLED].base ||
		     node_of(group, j)->mute ||
		     rio_alike_between(group->groups->names, node_of(group, i)->name,
				       node_of(group, j)->name) >= RIO_LEAST_LIKENESS))
			return FALSE;
	return TRUE;
}

/* What each two of different models say, on the average. */
static double
confidence_of(const Group *group)
{
	double sum = 0, confidence;
	guint32 n = 0;
	gboolean by_place = FALSE;

	for (guint32 i = 0; i < group->n; i++) {
		by_place |= is_by_place(group, i);
		for (guint32 j = i + 1; j < group->n; j++) {
			if (group->members[i].model == group->members[j].model)
				continue;
			sum += odds_between(group, i, j);
			n++;
		}
	}
	confidence = rio_confidence(RIO_CHOSEN_TIMES * sum / n + RIO_CHOSEN_MORE);
	return by_place ? MIN(confidence, RIO_MOST_BY_PLACE) : confidence;
}

/* Whether the name can head a table: it is no shouting, and no "VERIF. DOC.". */
static gboolean
reads_well(const char *name)
{
	gboolean lower = FALSE;
	guint letters = 0;

	for (const char *c = name; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar letter = g_utf8_get_char(c);

		if (letter == '.' && letters > 1)
			return FALSE;
		letters = g_unichar_isalpha(letter) ? letters + 1 : 0;
		lower |= g_unichar_islower(letter);
	}
	return lower;
}

/*
 * The member whose name is most like those of all others, of those that read well if there are any;
 * of equal ones the shortest, then first.
 */
static guint32
best_member(const Group *group)
{
	guint32 best = 0;
	double best_sum = -1;

	for (guint32 i = 0; i < group->n; i++) {
		double sum = reads_well(name_of(group, i)) ? group->n : 0;

		for (guint32 j = 0; j < group->n; j++)
			sum += rio_alike_between(group->groups->names, node_of(group, i)->name,
						 node_of(group, j)->name);
		if (sum > best_sum ||
		    (sum == best_sum && strlen(name_of(group, i)) < strlen(name_of(group, best)))) {
			best = i;
			best_sum = sum;
		}
	}
	return best;
}

/* The content of the files is left out: a comma elsewhere makes no other work of it. */
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
		rio_digest_text(sum, rio_model_id(model, model->nodes[members[i].node].element));
	}
	digest = rio_digest_id(sum);
	id = g_strdup_printf("%c%s", letter, digest);
	return rio_arena_text(arena, id, strlen(id));
}

/* Reasons */

typedef struct {
	RioReason reason;
	guint32 times;
	guint32 first; /* in order of sight */
} Tally;

static void
count_reason(GArray *tallies, RioArena *arena, const char *code, const char *text)
{
	Tally tally = {.times = 1, .first = tallies->len};

	for (guint32 i = 0; i < tallies->len; i++) {
		Tally *known = &g_array_index(tallies, Tally, i);

		if (g_str_equal(known->reason.code, code) &&
		    g_str_equal(known->reason.text, text)) {
			known->times++;
			return;
		}
	}
	tally.reason.code = rio_arena_text(arena, code, strlen(code));
	tally.reason.text = rio_arena_text(arena, text, strlen(text));
	g_array_append_val(tallies, tally);
}

static int
compare_tallies(gconstpointer a, gconstpointer b)
{
	const Tally *one = a, *other = b;

	return RIO_ORDER(other->times, one->times) ?: RIO_ORDER(one->first, other->first);
}

/* What the names of the others have in common with that of the best. */
static void
add_name_reasons(const Group *group, guint32 best, GArray *tallies)
{
	const RioAlike *names = group->groups->names;

	for (guint32 i = 0; i < group->n; i++) {
		g_autoptr(GPtrArray) reasons = NULL;

		if (i == best || node_of(group, i)->name == RIO_TEXT_NONE ||
		    node_of(group, best)->name == RIO_TEXT_NONE)
			continue;
		reasons =
			rio_label_reasons(rio_labels_get(names->labels, node_of(group, best)->name),
					  rio_labels_get(names->labels, node_of(group, i)->name));
		for (guint r = 0; r < reasons->len; r++) {
			const RioReason *reason = reasons->pdata[r];

			count_reason(tallies, group->groups->match->arena, reason->code,
				     reason->text);
		}
	}
	g_array_sort(tallies, compare_tallies);
}

static guint32
item_of(const RioGroups *groups, guint32 model, guint32 node)
{
	return groups->first_item[model] + node;
}

/* Whether some neighbour of @i in @side is in one group with one of @j there; its name. */
static const char *
shared_neighbour(const Group *group, guint32 i, guint32 j, gboolean before)
{
	const RioGroups *groups = group->groups;
	const RioMember *a = &group->members[i], *b = &group->members[j];
	const RioProfile *from = groups->profiles[a->model], *to = groups->profiles[b->model];
	const RioProfileNode *one = &from->nodes[a->node], *other = &to->nodes[b->node];
	const guint32 *ours =
		before ? rio_profile_before(from, a->node) : rio_profile_after(from, a->node);
	const guint32 *theirs =
		before ? rio_profile_before(to, b->node) : rio_profile_after(to, b->node);
	guint32 n_ours = before ? one->n_before : one->n_after;
	guint32 n_theirs = before ? other->n_before : other->n_after;

	for (guint32 x = 0; x < n_ours; x++) {
		for (guint32 y = 0; y < n_theirs; y++) {
			if (groups->group_of[item_of(groups, a->model, ours[x])] ==
			    groups->group_of[item_of(groups, b->model, theirs[y])])
				return rio_model_name(from->model,
						      from->model->nodes[ours[x]].element);
		}
	}
	return NULL;
}

static void
add_flow_reasons(const Group *group, guint32 best, GArray *tallies)
{
	static const struct {
		const char *code;
		gboolean before;
	} sides[] = {{"same-before", TRUE}, {"same-after", FALSE}};

	for (gsize s = 0; s < G_N_ELEMENTS(sides); s++) {
		for (guint32 i = 0; i < group->n; i++) {
			const char *name =
				i == best ? NULL
					  : shared_neighbour(group, best, i, sides[s].before);

			if (!name)
				continue;
			count_reason(tallies, group->groups->match->arena, sides[s].code, name);
			break;
		}
	}
}

static const char *
id_at(const Group *group, guint32 i)
{
	const RioModel *model = group->groups->match->models[group->members[i].model];

	return rio_model_id(model, model->nodes[group->members[i].node].element);
}

/* All are one node of versions of one file. */
static gboolean
same_ids(const Group *group)
{
	for (guint32 i = 1; i < group->n; i++) {
		if (odds_between(group, 0, i) < rio_weights[RIO_CASE_SETTLED].base ||
		    !g_str_equal(id_at(group, 0), id_at(group, i)))
			return FALSE;
	}
	return TRUE;
}

/* Somebody said of two of them that they are the same. */
static gboolean
is_decided(const Group *group, guint32 i, guint32 j)
{
	const RioVerdict *verdict =
		rio_verdicts_on(group->groups->verdicts, &group->members[i], &group->members[j]);

	return verdict && verdict->same;
}

static void
add_decision(const Group *group, GArray *tallies)
{
	for (guint32 i = 0; i < group->n; i++) {
		for (guint32 j = i + 1; j < group->n; j++) {
			if (!is_decided(group, i, j))
				continue;
			count_reason(tallies, group->groups->match->arena, "decided",
				     name_of(group, i));
			/* nothing is more telling */
			g_array_index(tallies, Tally, tallies->len - 1).times = G_MAXUINT32;
			return;
		}
	}
}

/* Whose lane it is, if another has the same. */
static void
add_role(const Group *group, guint32 best, GArray *tallies)
{
	guint32 role = node_of(group, best)->role;

	for (guint32 i = 0; i < group->n && role != RIO_TEXT_NONE; i++) {
		if (i == best || node_of(group, i)->role != role)
			continue;
		count_reason(tallies, group->groups->match->arena, "same-role",
			     rio_texts_at(group->groups->roles, role));
		return;
	}
}

static void
add_reasons(RioCorrespondence *correspondence, const Group *group, guint32 best)
{
	RioArena *arena = group->groups->match->arena;
	g_autoptr(GArray) tallies = g_array_new(FALSE, FALSE, sizeof(Tally));
	RioReason *reasons;

	add_decision(group, tallies);
	add_name_reasons(group, best, tallies);
	g_array_set_size(tallies, MIN(tallies->len, RIO_MOST_REASONS));
	add_flow_reasons(group, best, tallies);
	add_role(group, best, tallies);
	if (same_ids(group))
		count_reason(tallies, arena, "same-id", id_at(group, 0));

	reasons = rio_arena_new_many(arena, RioReason, tallies->len + 1);
	for (guint32 i = 0; i < tallies->len; i++)
		reasons[i] = g_array_index(tallies, Tally, i).reason;
	correspondence->reasons = reasons;
	correspondence->n_reasons = tallies->len;
}

static void
tell_group(RioCorrespondence *correspondence, const Group *group)
{
	guint32 best = best_member(group);

	correspondence->match = group->groups->match;
	correspondence->id =
		rio_members_id(group->groups->match->arena, group->groups->match->models,
			       group->members, group->n, 'k');
	correspondence->label = name_of(group, best);
	correspondence->confidence = confidence_of(group);
	correspondence->members = group->members;
	correspondence->n_members = group->n;
	add_reasons(correspondence, group, best);
}

static int
compare_correspondences(gconstpointer a, gconstpointer b)
{
	const RioCorrespondence *one = a, *other = b;

	return RIO_ORDER(other->confidence, one->confidence)
		       ?: RIO_ORDER(one->members[0].model, other->members[0].model)
		       ?: RIO_ORDER(one->members[0].node, other->members[0].node)
		       ?: strcmp(one->id, other->id);
}

/* The members of all groups, group by group: those of group g begin at first[g]. */
static RioMember *
sort_members(const RioGroups *groups, guint32 *first)
{
	RioMatch *match = groups->match;
	RioMember *members = rio_arena_new_many(match->arena, RioMember, groups->n_items);
	g_autofree guint32 *next = g_new(guint32, groups->n_groups + 1);

	for (guint32 i = 0; i < groups->n_items; i++)
		first[groups->group_of[i] + 1]++;
	for (guint32 g = 0; g < groups->n_groups; g++)
		first[g + 1] += first[g];
	memcpy(next, first, groups->n_groups * sizeof *next);
	for (guint32 m = 0; m < match->n_models; m++) {
		for (guint32 n = 0; n < groups->profiles[m]->n_nodes; n++) {
			guint32 group = groups->group_of[item_of(groups, m, n)];

			members[next[group]++] = (RioMember){m, n};
		}
	}
	return members;
}

void
rio_groups_tell(const RioGroups *groups)
{
	RioMatch *match = groups->match;
	g_autofree guint32 *first = g_new0(guint32, groups->n_groups + 1);
	RioMember *members = sort_members(groups, first);

	for (guint32 g = 0; g < groups->n_groups; g++)
		match->n_correspondences += first[g + 1] - first[g] > 1;
	match->correspondences =
		rio_arena_new_many(match->arena, RioCorrespondence, match->n_correspondences);
	for (guint32 g = 0, k = 0; g < groups->n_groups; g++) {
		Group group = {groups, members + first[g], first[g + 1] - first[g]};

		if (group.n > 1)
			tell_group(&match->correspondences[k++], &group);
	}
	if (match->n_correspondences > 0)
		qsort(match->correspondences, match->n_correspondences,
		      sizeof *match->correspondences, compare_correspondences);
}
