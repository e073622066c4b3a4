#include "merge/roles.h"

#include "label/label.h"
#include "merge/join.h"
#include "model/content.h"

/* From here on two names of roles of one service are the same role in other words. */
#define SAME_ROLE 0.72
/* One says all of the other: "Tributi", "Ufficio tributi". */
#define NAME_IN_NAME 0.9
/* More than any other words and all work shared. */
#define ONE_NAME 2

/* One process says more than one name, and any words more than messages. */
#define ONE_PROCESS 1e12
#define OVER_MESSAGES 1e6

/* Lanes whose names say nothing are one role if they have so many steps in common, and such a share
 * of those of the smaller one. */
#define ENOUGH_STEPS 2
#define ENOUGH_SHARE (1 / 3.0)

typedef struct {
	RioAlignment *alignment;
	RioLabels *labels;
	guint32 **label_of; /* [model][element] of participants and lanes: its number in labels */
	guint32 **steps;    /* [model][element] of lanes: how many activities are in it */
	/* Of the model at hand: lane and group of lanes → correspondences in common << 32 | the
	 * last of them + 1. */
	GHashTable *shared;
} Roles;

static gboolean
is_role(const RioModel *model, guint32 element)
{
	RioKind kind = rio_model_kind(model, element);

	return kind == RIO_KIND_LANE || kind == RIO_KIND_PARTICIPANT;
}

static void
read_labels(Roles *roles)
{
	const RioMatch *match = roles->alignment->match;
	g_autoptr(GPtrArray) texts = g_ptr_array_new();
	g_autoptr(GArray) models = g_array_new(FALSE, FALSE, sizeof(guint32));

	roles->label_of = g_new(guint32 *, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++) {
		const RioModel *model = match->models[m];

		roles->label_of[m] = g_new(guint32, model->n_elements);
		for (guint32 e = 0; e < model->n_elements; e++) {
			if (!is_role(model, e))
				continue;
			roles->label_of[m][e] = texts->len;
			g_ptr_array_add(texts, (gpointer)rio_model_name(model, e));
			g_array_append_val(models, m);
		}
	}
	/* a group is a number less than that of the labels */
	roles->labels = rio_labels_new(NULL, NULL, texts->len, (const char *const *)texts->pdata,
				       texts->len >= match->n_models ? (const guint32 *)models->data
								     : NULL);
}

static const RioLabel *
label_of(const Roles *roles, guint32 m, guint32 element)
{
	return rio_labels_get(roles->labels, roles->label_of[m][element]);
}

/* Whether the label says all that the other says. */
static gboolean
says_all_of(const RioLabel *label, const RioLabel *other)
{
	guint32 found = 0;

	for (guint32 i = 0; i < label->n_words && found < other->n_words; i++)
		found += label->words[i] == other->words[found];
	return other->n_words > 0 && found == other->n_words;
}

/* How much two roles are one by their names; 0: the names do not say so. */
static double
weigh_names(const Roles *roles, guint32 m, guint32 element, guint32 group)
{
	const GArray *members = rio_alignment_group(roles->alignment, group)->members;
	const RioLabel *ours = label_of(roles, m, element), *first = NULL;
	double likeness;

	for (guint i = members->len; i-- > 0;) {
		const RioOwned *other = &g_array_index(members, RioOwned, i);

		first = label_of(roles, other->model, other->element);
		if (first->folded == ours->folded)
			return ONE_NAME;
	}
	if (says_all_of(ours, first) || says_all_of(first, ours))
		return NAME_IN_NAME;
	likeness = rio_label_likeness(ours, first);
	return likeness >= SAME_ROLE ? likeness : 0;
}

/* Groups that elements may go into, by the group around them. */
static GArray *
known_in(GHashTable *known, guint32 parent)
{
	GArray *groups = g_hash_table_lookup(known, GUINT_TO_POINTER(parent));

	if (!groups) {
		groups = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_hash_table_insert(known, GUINT_TO_POINTER(parent), groups);
	}
	return groups;
}

static GHashTable *
known_new(void)
{
	return g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
}

/* What is still alone gets a group of its own, known from now on. */
static void
open_group(RioAlignment *alignment, guint32 m, guint32 element, GArray *known)
{
	guint32 group;

	if (alignment->of[m][element] != RIO_NONE)
		return;
	group = rio_alignment_add_group(alignment, rio_join_parent(alignment, m, element));
	rio_alignment_add(alignment, group, m, element);
	g_array_append_val(known, group);
}

/* Participants */

/* The group at the other end of a message flow with the element, or RIO_NONE. */
static guint32
partner(const RioAlignment *alignment, guint32 m, const RioMessageFlow *flow, guint32 element,
	gboolean sends)
{
	guint32 own = sends ? flow->source : flow->target,
		other = sends ? flow->target : flow->source;

	return own == element && other != RIO_NONE ? alignment->of[m][other] : RIO_NONE;
}

static gboolean
talks_with(const RioAlignment *alignment, guint32 group, guint32 with, gboolean sends)
{
	const RioGroup *roles = rio_alignment_group(alignment, group);

	for (guint i = 0; i < roles->members->len; i++) {
		const RioOwned *owned = &g_array_index(roles->members, RioOwned, i);
		const RioModel *model = rio_join_model(alignment, owned->model);

		for (guint32 f = 0; f < model->n_message_flows; f++)
			if (partner(alignment, owned->model, &model->message_flows[f],
				    owned->element, sends) == with)
				return TRUE;
	}
	return FALSE;
}

/* How many messages to and from the same work the two have in common. */
static guint32
shared_messages(const RioAlignment *alignment, guint32 m, guint32 element, guint32 group)
{
	const RioModel *model = rio_join_model(alignment, m);
	guint32 shared = 0;

	for (guint32 f = 0; f < model->n_message_flows; f++)
		for (int sends = 0; sends < 2; sends++) {
			guint32 with =
				partner(alignment, m, &model->message_flows[f], element, sends);

			if (with != RIO_NONE)
				shared += talks_with(alignment, group, with, sends);
		}
	return shared;
}

/* The group of the process that a pool of that model has, or RIO_NONE: it is drawn as a closed box.
 */
static guint32
process_in(const RioAlignment *alignment, guint32 m, guint32 participant)
{
	guint32 process = rio_model_participant_process(rio_join_model(alignment, m), participant);

	return process == RIO_NONE ? RIO_NONE : alignment->of[m][process];
}

static guint32
process_of_group(const RioAlignment *alignment, guint32 group)
{
	const GArray *members = rio_alignment_group(alignment, group)->members;
	guint32 process = RIO_NONE;

	for (guint i = 0; i < members->len && process == RIO_NONE; i++) {
		const RioOwned *owned = &g_array_index(members, RioOwned, i);

		process = process_in(alignment, owned->model, owned->element);
	}
	return process;
}

/*
 * A pool goes with its process.  What one Comune drew as a closed box another may have drawn with
 * what goes on inside: then the names must say so; of two closed boxes two messages may, too.
 */
static double
weigh_participant(const Roles *roles, guint32 m, guint32 element, guint32 group)
{
	const RioAlignment *alignment = roles->alignment;
	guint32 ours = process_in(alignment, m, element),
		theirs = process_of_group(alignment, group), messages;
	double weight;

	if (ours != RIO_NONE && theirs != RIO_NONE)
		return ours == theirs ? ONE_PROCESS : 0;
	weight = OVER_MESSAGES * weigh_names(roles, m, element, group);
	messages = shared_messages(alignment, m, element, group);
	if (ours != theirs)
		return weight > 0 && rio_model_name(rio_join_model(alignment, m), element)[0]
			       ? weight + messages
			       : 0;
	return weight > 0 || messages > 1 ? weight + messages : 0;
}

static void
group_participants(Roles *roles)
{
	RioAlignment *alignment = roles->alignment;
	g_autoptr(GHashTable) known = known_new();

	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		const RioModel *model = rio_join_model(alignment, m);
		g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(RioPair));
		g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(guint32));

		for (guint32 e = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, RIO_NONE);
		     e != RIO_NONE; e = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, e)) {
			GArray *groups = known_in(known, rio_join_parent(alignment, m, e));

			if (!rio_content_is_owned(model, e))
				continue;
			g_array_append_val(own, e);
			for (guint i = 0; i < groups->len; i++) {
				guint32 group = g_array_index(groups, guint32, i);
				RioPair pair = {weigh_participant(roles, m, e, group), e, group};

				if (pair.weight > 0)
					g_array_append_val(pairs, pair);
			}
		}
		rio_join_best(alignment, m, pairs);
		for (guint i = 0; i < own->len; i++) {
			guint32 e = g_array_index(own, guint32, i);

			open_group(alignment, m, e,
				   known_in(known, rio_join_parent(alignment, m, e)));
		}
	}
}

/* Lanes */

static gpointer
shared_key(guint32 lane, guint32 group)
{
	return GSIZE_TO_POINTER((gsize)lane << 32 | group);
}

static void
count_steps(Roles *roles)
{
	const RioMatch *match = roles->alignment->match;

	roles->steps = g_new(guint32 *, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++) {
		const RioModel *model = match->models[m];

		roles->steps[m] = g_new0(guint32, model->n_elements);
		for (guint32 n = 0; n < model->n_nodes; n++) {
			guint32 lane = rio_model_lane_of(model, n);

			for (; rio_node_is_activity(model, n) && lane != RIO_NONE;
			     lane = rio_model_lane_around(model, lane))
				roles->steps[m][lane]++;
		}
	}
}

/* How many lanes are one around the other there, with itself. */
static int
depth_of(const RioModel *model, guint32 lane)
{
	int depth = 0;

	for (; lane != RIO_NONE; lane = rio_model_lane_around(model, lane))
		depth++;
	return depth;
}

/* Lanes go with those as deep.  Work of one correspondence counts once, in however many steps. */
static void
count_shared(Roles *roles, guint32 c, const RioMember *here, const RioMember *there)
{
	const RioModel *model = rio_join_model(roles->alignment, here->model),
		       *other = rio_join_model(roles->alignment, there->model);
	guint32 ours = rio_model_lane_of(model, here->node),
		theirs = rio_model_lane_of(other, there->node);
	int deeper = depth_of(model, ours) - depth_of(other, theirs);

	for (; deeper > 0; deeper--)
		ours = rio_model_lane_around(model, ours);
	for (; deeper < 0; deeper++)
		theirs = rio_model_lane_around(other, theirs);
	while (ours != RIO_NONE) {
		gpointer key = shared_key(ours, roles->alignment->of[there->model][theirs]);
		gsize known = GPOINTER_TO_SIZE(g_hash_table_lookup(roles->shared, key));

		if ((guint32)known != c + 1)
			g_hash_table_insert(roles->shared, key,
					    GSIZE_TO_POINTER(((known >> 32) + 1) << 32 | (c + 1)));
		ours = rio_model_lane_around(model, ours);
		theirs = rio_model_lane_around(other, theirs);
	}
}

/* What the lanes of the model have in common with those of the models before it. */
static void
find_shared(Roles *roles, guint32 m)
{
	const RioMatch *match = roles->alignment->match;

	g_hash_table_remove_all(roles->shared);
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *same = &match->correspondences[c];

		for (guint32 i = 0; i < same->n_members; i++) {
			const RioMember *here = &same->members[i];

			if (here->model != m || !rio_node_is_activity(match->models[m], here->node))
				continue;
			for (guint32 j = 0; same->members[j].model < m; j++)
				count_shared(roles, c, here, &same->members[j]);
		}
	}
}

static guint32
most_steps(const Roles *roles, guint32 group)
{
	const GArray *members = rio_alignment_group(roles->alignment, group)->members;
	guint32 most = 0;

	for (guint i = 0; i < members->len; i++) {
		const RioOwned *lane = &g_array_index(members, RioOwned, i);

		most = MAX(most, roles->steps[lane->model][lane->element]);
	}
	return most;
}

/* By name first, else by other words and the share of all their work that is the same. */
static double
weigh_lane(const Roles *roles, guint32 m, guint32 lane, guint32 group)
{
	gpointer known = g_hash_table_lookup(roles->shared, shared_key(lane, group));
	guint32 shared = GPOINTER_TO_SIZE(known) >> 32, ours = roles->steps[m][lane], theirs;
	double names = weigh_names(roles, m, lane, group);

	if (shared == 0)
		return names;
	theirs = most_steps(roles, group);
	if (names == 0 && (shared < MIN(ENOUGH_STEPS, MAX(ours, theirs)) ||
			   shared < ENOUGH_SHARE * MIN(ours, theirs)))
		return 0;
	return names + MIN(shared / (0.5 * (ours + theirs)), 1);
}

static void
group_lanes_of(Roles *roles, guint32 m, guint32 lane_set, GHashTable *known)
{
	RioAlignment *alignment = roles->alignment;
	const RioModel *model = rio_join_model(alignment, m);
	GArray *groups = known_in(known, alignment->of[m][lane_set]);
	g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(RioPair));

	for (guint32 lane = rio_model_child(model, lane_set, RIO_KIND_LANE); lane != RIO_NONE;
	     lane = rio_model_next(model, lane))
		for (guint i = 0; rio_model_kind(model, lane) == RIO_KIND_LANE && i < groups->len;
		     i++) {
			guint32 group = g_array_index(groups, guint32, i);
			RioPair pair = {weigh_lane(roles, m, lane, group), lane, group};

			if (pair.weight > 0)
				g_array_append_val(pairs, pair);
		}
	rio_join_best(alignment, m, pairs);
	for (guint32 lane = rio_model_child(model, lane_set, RIO_KIND_LANE); lane != RIO_NONE;
	     lane = rio_model_next(model, lane))
		if (rio_model_kind(model, lane) == RIO_KIND_LANE)
			open_group(alignment, m, lane, groups);
}

/* From the outside in: a lane set inside a lane comes after that lane in the file. */
static void
group_lanes(Roles *roles)
{
	RioAlignment *alignment = roles->alignment;
	g_autoptr(GHashTable) known = known_new();
	g_autoptr(RioKeys) keys = rio_keys_new(alignment);

	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		const RioModel *model = rio_join_model(alignment, m);

		find_shared(roles, m);
		for (guint32 e = 0; e < model->n_elements; e++) {
			RioKind kind = rio_model_kind(model, e);

			if ((kind != RIO_KIND_LANE_SET && kind != RIO_KIND_CHILD_LANE_SET) ||
			    !rio_content_is_owned(model, e))
				continue;
			rio_keys_join(keys, m, e);
			group_lanes_of(roles, m, e, known);
		}
	}
}

void
rio_roles_group(RioAlignment *alignment)
{
	Roles roles = {.alignment = alignment, .shared = g_hash_table_new(NULL, NULL)};

	read_labels(&roles);
	count_steps(&roles);
	group_participants(&roles);
	group_lanes(&roles);
	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		g_free(roles.label_of[m]);
		g_free(roles.steps[m]);
	}
	g_free(roles.label_of);
	g_free(roles.steps);
	g_hash_table_unref(roles.shared);
	rio_labels_unref(roles.labels);
}
