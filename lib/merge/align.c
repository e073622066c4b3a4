#include "merge/align.h"

#include <string.h>

#include "merge/join.h"
#include "merge/roles.h"
#include "model/content.h"

/*
 * What of a flow node must be the same for two to become one, besides the place they are in.  A
 * parallel gateway leads on and waits for all: two of unequal ways in or out cannot be one.
 */
typedef struct {
	guint32 parent, host; /* groups */
	guint32 what;	      /* activity, or the kind */
	guint32 triggers;
	guint32 marks;
	guint32 ways_in, ways_out;
} Family;

enum {
	MARK_HOLDS_FLOW = 1 << 0,
	MARK_EVENT_SUB_PROCESS = 1 << 1,
	MARK_AD_HOC = 1 << 2,
	MARK_COMPENSATION = 1 << 3,
	MARK_NON_INTERRUPTING = 1 << 4,
	MARK_INSTANTIATES = 1 << 5,
};

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

/* Processes: those whose nodes correspond, then the main ones, then by name. */

static guint32
main_process(const RioModel *model)
{
	g_autofree guint32 *nodes = g_new0(guint32, model->n_elements);
	guint32 main = RIO_NONE;

	for (guint32 n = 0; n < model->n_nodes; n++)
		nodes[model->nodes[n].process]++;
	for (guint32 e = 0; e < model->n_elements; e++)
		if (nodes[e] > 0 && (main == RIO_NONE || nodes[e] > nodes[main]))
			main = e;
	return main;
}

/* For each process of the model and each group: how sure it is that they share work. */
static GArray *
process_weights(RioAlignment *alignment, guint32 model)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(RioPair));
	g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
	const RioMatch *match = alignment->match;

	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];

		for (guint32 i = 0; i < here->n_members; i++) {
			guint32 row;

			if (here->members[i].model != model)
				continue;
			row = match->models[model]->nodes[here->members[i].node].process;
			for (guint32 j = 0; j < here->n_members; j++) {
				const RioMember *other = &here->members[j];
				RioPair pair = {here->confidence, row, RIO_NONE};
				gpointer key, at;

				if (other->model >= model)
					continue;
				pair.group =
					alignment->of[other->model][match->models[other->model]
									    ->nodes[other->node]
									    .process];
				key = GSIZE_TO_POINTER((gsize)row << 32 | pair.group);
				if (g_hash_table_lookup_extended(found, key, NULL, &at)) {
					g_array_index(pairs, RioPair, GPOINTER_TO_UINT(at))
						.weight += here->confidence;
					continue;
				}
				g_hash_table_insert(found, key, GUINT_TO_POINTER(pairs->len));
				g_array_append_val(pairs, pair);
			}
		}
	}
	return pairs;
}

static gboolean
holds_flow(const RioModel *model, guint32 element)
{
	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c))
		if (rio_kind_is(rio_model_kind(model, c), RIO_FLOW_NODE))
			return TRUE;
	return FALSE;
}

/* Its own name, or that of its pool; NULL where two without a name need not be the same. */
static char *
process_name(const RioModel *model, guint32 process)
{
	g_autofree char *name = rio_join_fold(rio_model_name(model, process));

	for (guint32 p = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, RIO_NONE);
	     name[0] == '\0' && p != RIO_NONE;
	     p = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, p))
		if (rio_model_participant_process(model, p) == process) {
			g_free(name);
			name = rio_join_fold(rio_model_name(model, p));
		}
	if (name[0] == '\0' && holds_flow(model, process))
		return NULL;
	return g_steal_pointer(&name);
}

static void
group_process(RioAlignment *alignment, guint32 model, guint32 process, GHashTable *by_name)
{
	char *name = process_name(rio_join_model(alignment, model), process);
	gpointer found;
	guint32 group;

	if (name && g_hash_table_lookup_extended(by_name, name, NULL, &found) &&
	    !rio_group_member(rio_alignment_group(alignment, GPOINTER_TO_UINT(found)), model)) {
		rio_alignment_add(alignment, GPOINTER_TO_UINT(found), model, process);
		g_free(name);
		return;
	}
	group = rio_alignment_add_group(alignment, RIO_NONE);
	rio_alignment_add(alignment, group, model, process);
	if (name)
		g_hash_table_insert(by_name, name, GUINT_TO_POINTER(group));
}

static void
group_processes(RioAlignment *alignment)
{
	g_autoptr(GHashTable) by_name =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint32 mains = RIO_NONE;

	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		const RioModel *model = rio_join_model(alignment, m);
		g_autoptr(GArray) pairs = process_weights(alignment, m);
		guint32 main = main_process(model);

		rio_join_best(alignment, m, pairs);
		if (main != RIO_NONE && alignment->of[m][main] == RIO_NONE) {
			if (mains == RIO_NONE)
				mains = rio_alignment_add_group(alignment, RIO_NONE);
			if (!rio_group_member(rio_alignment_group(alignment, mains), m))
				rio_alignment_add(alignment, mains, m, main);
		}
		for (guint32 e = rio_model_first(model, model->root); e != RIO_NONE;
		     e = rio_model_next(model, e))
			if (rio_kind_is(rio_model_kind(model, e), RIO_SCOPE) &&
			    alignment->of[m][e] == RIO_NONE && rio_content_is_owned(model, e))
				group_process(alignment, m, e, by_name);
	}
}

/* Flow nodes */

static gboolean
attribute_is(const RioModel *model, guint32 element, const char *attribute, const char *a,
	     const char *b)
{
	const char *value = rio_model_attribute(model, element, attribute);

	return value && (g_str_equal(value, a) || g_str_equal(value, b));
}

static guint32
marks_of(const RioModel *model, guint32 element)
{
	guint32 marks = 0;

	if (rio_kind_is(rio_model_kind(model, element), RIO_SCOPE) && holds_flow(model, element))
		marks |= MARK_HOLDS_FLOW;
	if (attribute_is(model, element, "triggeredByEvent", "true", "1"))
		marks |= MARK_EVENT_SUB_PROCESS;
	if (rio_model_kind(model, element) == RIO_KIND_AD_HOC_SUB_PROCESS)
		marks |= MARK_AD_HOC;
	if (attribute_is(model, element, "isForCompensation", "true", "1"))
		marks |= MARK_COMPENSATION;
	if (attribute_is(model, element, "cancelActivity", "false", "0"))
		marks |= MARK_NON_INTERRUPTING;
	if (attribute_is(model, element, "instantiate", "true", "1"))
		marks |= MARK_INSTANTIATES;
	return marks;
}

static Family
family_of(const RioAlignment *alignment, guint32 m, guint32 n)
{
	const RioModel *model = rio_join_model(alignment, m);
	const RioNode *node = &model->nodes[n];
	RioKind kind = rio_model_kind(model, node->element);
	Family family = {0};

	family.parent = rio_join_parent(alignment, m, node->element);
	family.host = node->host == RIO_NONE ? RIO_NONE
					     : alignment->of[m][model->nodes[node->host].element];
	family.what = rio_kind_is(kind, RIO_ACTIVITY) ? RIO_KIND_TASK : kind;
	if (rio_kind_is(kind, RIO_EVENT))
		family.triggers = rio_model_triggers(model, node->element);
	family.marks = marks_of(model, node->element);
	if (kind != RIO_KIND_PARALLEL_GATEWAY)
		return family;
	for (guint32 i = 0; i < node->n_in; i++)
		family.ways_in += model->flows[model->incoming[node->in + i]].source != RIO_NONE;
	for (guint32 i = 0; i < node->n_out; i++)
		family.ways_out += model->flows[model->outgoing[node->out + i]].target != RIO_NONE;
	return family;
}

static guint32
depth_of(const RioModel *model, guint32 n)
{
	guint32 depth = 0;

	for (guint32 e = rio_at(model, model->nodes[n].element)->parent; e != RIO_NONE;
	     e = rio_at(model, e)->parent)
		depth++;
	/* a boundary event comes after what it sits on */
	return 2 * depth + (model->nodes[n].host != RIO_NONE);
}

/*
 * The members of the correspondence at that depth that are not yet in a group and may become one:
 * of each family a group, the first of each model.
 */
static void
join_correspondence(RioAlignment *alignment, const RioCorrespondence *here, guint32 depth)
{
	g_autofree Family *families = g_new(Family, here->n_members);
	g_autofree guint32 *groups = g_new(guint32, here->n_members);
	guint n = 0;

	for (guint32 i = 0; i < here->n_members; i++) {
		const RioMember *member = &here->members[i];
		const RioModel *model = rio_join_model(alignment, member->model);
		guint32 element = model->nodes[member->node].element, family = 0;
		Family own;

		if (depth_of(model, member->node) != depth ||
		    alignment->of[member->model][element] != RIO_NONE ||
		    !rio_content_is_owned(model, element))
			continue;
		own = family_of(alignment, member->model, member->node);
		while (family < n && memcmp(&families[family], &own, sizeof own) != 0)
			family++;
		if (family == n) {
			families[n] = own;
			groups[n++] = rio_alignment_add_group(alignment, own.parent);
			rio_alignment_group(alignment, groups[family])->why = here;
		}
		if (!rio_group_member(rio_alignment_group(alignment, groups[family]),
				      member->model))
			rio_alignment_add(alignment, groups[family], member->model, element);
	}
}

static void
group_nodes(RioAlignment *alignment)
{
	const RioMatch *match = alignment->match;
	guint32 deepest = 0;

	for (guint32 m = 0; m < match->n_models; m++)
		for (guint32 n = 0; n < match->models[m]->n_nodes; n++)
			deepest = MAX(deepest, depth_of(match->models[m], n));

	for (guint32 depth = 0; depth <= deepest; depth++) {
		for (guint32 c = 0; c < match->n_correspondences; c++)
			join_correspondence(alignment, &match->correspondences[c], depth);
		/* the rest stays alone, so that what is inside knows where it is */
		for (guint32 m = 0; m < match->n_models; m++) {
			const RioModel *model = match->models[m];

			for (guint32 n = 0; n < model->n_nodes; n++) {
				guint32 element = model->nodes[n].element;

				if (depth_of(model, n) == depth &&
				    alignment->of[m][element] == RIO_NONE &&
				    rio_content_is_owned(model, element))
					rio_alignment_add(
						alignment,
						rio_alignment_add_group(
							alignment,
							rio_join_parent(alignment, m, element)),
						m, element);
			}
		}
	}
}

/* What a file defines comes before what refers to it. */
static const RioKind before_nodes[] = {RIO_KIND_COLLABORATION, RIO_KIND_ITEM_DEFINITION,
				       RIO_KIND_MESSAGE,       RIO_KIND_SIGNAL,
				       RIO_KIND_ERROR,	       RIO_KIND_ESCALATION};
static const RioKind after_flows[] = {
	RIO_KIND_DATA_OBJECT,	       RIO_KIND_DATA_STORE,	 RIO_KIND_DATA_OBJECT_REFERENCE,
	RIO_KIND_DATA_STORE_REFERENCE, RIO_KIND_CATEGORY,	 RIO_KIND_CATEGORY_VALUE,
	RIO_KIND_MESSAGE_FLOW,	       RIO_KIND_TEXT_ANNOTATION, RIO_KIND_GROUP,
	RIO_KIND_ASSOCIATION};

/* All that is left, from the outside in; but sequence flows, and what is inside those left out. */
static void
group_rest(RioAlignment *alignment)
{
	g_autoptr(RioKeys) keys = rio_keys_new(alignment);

	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		const RioModel *model = rio_join_model(alignment, m);

		for (guint32 e = 0; e < model->n_elements; e++)
			if (alignment->of[m][e] == RIO_NONE && rio_content_is_owned(model, e) &&
			    rio_model_kind(model, e) != RIO_KIND_SEQUENCE_FLOW)
				rio_keys_join(keys, m, e);
	}
}

/* The member to take kind and content from: the first that has a name. */
static void
choose_leaders(RioAlignment *alignment)
{
	for (guint32 g = 0; g < alignment->groups->len; g++) {
		RioGroup *group = rio_alignment_group(alignment, g);

		for (guint i = 0; i < group->members->len; i++) {
			const RioOwned *owned = &g_array_index(group->members, RioOwned, i);
			g_autofree char *name = rio_join_fold(rio_model_name(
				rio_join_model(alignment, owned->model), owned->element));

			if (name[0] != '\0') {
				group->leader = i;
				break;
			}
		}
	}
}

RioAlignment *
rio_alignment_new(const RioMatch *match)
{
	RioAlignment *alignment = g_new0(RioAlignment, 1);

	alignment->match = match;
	alignment->groups = g_array_new(FALSE, FALSE, sizeof(RioGroup));
	alignment->of = g_new(guint32 *, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++) {
		gsize size = match->models[m]->n_elements * sizeof(guint32);

		alignment->of[m] = memset(g_malloc(size), 0xff, size); /* RIO_NONE */
	}
	for (gsize i = 0; i < G_N_ELEMENTS(before_nodes); i++)
		rio_join_kind(alignment, before_nodes[i]);
	group_processes(alignment);
	group_nodes(alignment);
	rio_roles_group(alignment);
	return alignment;
}

void
rio_alignment_finish(RioAlignment *alignment)
{
	for (gsize i = 0; i < G_N_ELEMENTS(after_flows); i++)
		rio_join_kind(alignment, after_flows[i]);
	group_rest(alignment);
	choose_leaders(alignment);
}

void
rio_alignment_free(RioAlignment *alignment)
{
	if (!alignment)
		return;
	for (guint32 g = 0; g < alignment->groups->len; g++)
		g_array_unref(rio_alignment_group(alignment, g)->members);
	g_array_unref(alignment->groups);
	for (guint32 m = 0; m < alignment->match->n_models; m++)
		g_free(alignment->of[m]);
	g_free(alignment->of);
	g_free(alignment);
}
