#include "merge/align.h"

#include "base/hash.h"
#include "merge/gather.h"
#include "merge/join.h"
#include "merge/naming.h"
#include "merge/nodes.h"
#include "merge/prune.h"
#include "merge/roles.h"
#include "model/content.h"

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
			/* by model, so that the model's own come after these */
			for (guint32 j = 0; here->members[j].model < model; j++) {
				const RioMember *other = &here->members[j];
				RioPair pair = {here->confidence, row, RIO_NONE};
				gpointer key, at;

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

/* Its own name, or that of its pool; NULL where two without a name need not be the same. */
static char *
process_name(const RioModel *model, guint32 process)
{
	g_autofree char *name = rio_join_fold(rio_model_name(model, process));
	guint32 pool = name[0] == '\0' ? rio_model_process_pool(model, process) : RIO_NONE;

	if (pool != RIO_NONE) {
		g_free(name);
		name = rio_join_fold(rio_model_name(model, pool));
	}
	if (name[0] == '\0' && rio_join_holds_flow(model, process))
		return NULL;
	return g_steal_pointer(&name);
}

static void
group_alone(RioAlignment *alignment, guint32 model, guint32 process)
{
	rio_alignment_add(alignment, rio_alignment_add_group(alignment, RIO_NONE), model, process);
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
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	guint32 mains = RIO_NONE;

	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		const RioModel *model = rio_join_model(alignment, m);
		g_autoptr(GArray) pairs = process_weights(alignment, m);
		guint32 main = main_process(model);

		for (guint32 e = rio_model_first(model, model->root); e != RIO_NONE;
		     e = rio_model_next(model, e))
			if (rio_alignment_apart(alignment, &(RioOwned){m, e}) == RIO_APART_WHOLE)
				group_alone(alignment, m, e);
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

/* What a file defines comes before what refers to it. */
static const RioKind before_nodes[] = {RIO_KIND_COLLABORATION, RIO_KIND_ITEM_DEFINITION,
				       RIO_KIND_MESSAGE,       RIO_KIND_SIGNAL,
				       RIO_KIND_ERROR,	       RIO_KIND_ESCALATION};
static const RioKind after_flows[] = {
	RIO_KIND_DATA_OBJECT,	       RIO_KIND_DATA_STORE,	 RIO_KIND_DATA_OBJECT_REFERENCE,
	RIO_KIND_DATA_STORE_REFERENCE, RIO_KIND_CATEGORY,	 RIO_KIND_CATEGORY_VALUE,
	RIO_KIND_MESSAGE_FLOW,	       RIO_KIND_TEXT_ANNOTATION, RIO_KIND_GROUP,
	RIO_KIND_ASSOCIATION};

/*
 * All that is left, from the outside in; but sequence flows of a process, and what is inside those
 * left out.
 */
static void
group_rest(RioAlignment *alignment)
{
	g_autoptr(RioKeys) keys = rio_keys_new(alignment);

	for (guint32 m = 0; m < alignment->match->n_models; m++) {
		const RioModel *model = rio_join_model(alignment, m);

		for (guint32 e = 0; e < model->n_elements; e++)
			if (alignment->of[m][e] == RIO_NONE && rio_content_is_owned(model, e) &&
			    rio_model_flow(model, e) == RIO_NONE)
				rio_keys_join(keys, m, e);
	}
}

static void
choose_leaders(RioAlignment *alignment)
{
	for (guint32 g = 0; g < alignment->groups->len; g++) {
		RioGroup *group = rio_alignment_group(alignment, g);

		group->leader = rio_naming_best(alignment, group);
	}
}

RioAlignment *
rio_align(const RioMatch *match, GHashTable *apart, GHashTable *unsound)
{
	RioAlignment *alignment = rio_alignment_new(match, apart, unsound);

	for (gsize i = 0; i < G_N_ELEMENTS(before_nodes); i++)
		rio_join_kind(alignment, before_nodes[i]);
	group_processes(alignment);
	rio_nodes_group(alignment);
	rio_prune(alignment);
	rio_gather(alignment);
	rio_roles_group(alignment);
	return alignment;
}

void
rio_align_rest(RioAlignment *alignment)
{
	for (gsize i = 0; i < G_N_ELEMENTS(after_flows); i++)
		rio_join_kind(alignment, after_flows[i]);
	group_rest(alignment);
	choose_leaders(alignment);
}
