#include "merge/roles.h"

#include <riordino/label.h>

#include "merge/join.h"
#include "model/content.h"

/* From here on two names of roles of one service are the same role in other words. */
#define SAME_ROLE 0.6
/* One process says more than one name, that more than other words, and these more than any work or
 * messages shared. */
#define ONE_PROCESS 1e12
#define ONE_NAME 1e9
#define OTHER_WORDS 1e6

typedef struct {
	RioAlignment *alignment;
	RioLabels *labels;
	guint32 **label_of; /* [model][element] of participants and lanes: its number in labels */
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

/* How much two roles are one by their names; 0: the names do not say so. */
static double
weigh_names(const Roles *roles, guint32 m, guint32 element, guint32 group)
{
	const RioOwned *first = rio_group_leader(rio_alignment_group(roles->alignment, group));
	const RioModel *here = rio_join_model(roles->alignment, m),
		       *there = rio_join_model(roles->alignment, first->model);
	g_autofree char *ours = rio_join_fold(rio_model_name(here, element));
	g_autofree char *theirs = rio_join_fold(rio_model_name(there, first->element));
	double likeness;

	if (g_str_equal(ours, theirs))
		return ONE_NAME;
	likeness = rio_label_likeness(
		rio_labels_get(roles->labels, roles->label_of[m][element]),
		rio_labels_get(roles->labels, roles->label_of[first->model][first->element]));
	return likeness >= SAME_ROLE ? OTHER_WORDS * likeness : 0;
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
	weight = weigh_names(roles, m, element, group);
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

/* Whether the node is in the lane, or in one inside it. */
static gboolean
is_in_lane(const RioModel *model, guint32 node, guint32 lane)
{
	guint32 around = rio_model_lane_of(model, node);

	while (around != RIO_NONE && around != lane &&
	       rio_model_kind(model, around) == RIO_KIND_LANE)
		around = rio_at(model, rio_at(model, around)->parent)->parent;
	return around == lane;
}

/* Whether the group has the node's group in one of its lanes. */
static gboolean
holds_work(const RioAlignment *alignment, guint32 lanes, guint32 nodes)
{
	const RioGroup *group = rio_alignment_group(alignment, nodes);

	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *other = &g_array_index(group->members, RioOwned, i);
		const RioModel *model = rio_join_model(alignment, other->model);
		const RioOwned *lane =
			rio_group_member(rio_alignment_group(alignment, lanes), other->model);

		if (lane && is_in_lane(model, rio_model_node(model, other->element), lane->element))
			return TRUE;
	}
	return FALSE;
}

/* How many nodes of the lane are in the group's lanes already. */
static guint32
shared_work(const RioAlignment *alignment, guint32 m, guint32 lane, guint32 group)
{
	const RioModel *model = rio_join_model(alignment, m);
	guint32 shared = 0;

	for (guint32 n = 0; n < model->n_nodes; n++)
		if (is_in_lane(model, n, lane))
			shared += holds_work(alignment, group,
					     alignment->of[m][model->nodes[n].element]);
	return shared;
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
			RioPair pair = {weigh_names(roles, m, lane, group) +
						shared_work(alignment, m, lane, group),
					lane, group};

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
	Roles roles = {.alignment = alignment};

	read_labels(&roles);
	group_participants(&roles);
	group_lanes(&roles);
	for (guint32 m = 0; m < alignment->match->n_models; m++)
		g_free(roles.label_of[m]);
	g_free(roles.label_of);
	rio_labels_unref(roles.labels);
}
