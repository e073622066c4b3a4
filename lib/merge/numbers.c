#include "merge/numbers.h"

#include "merge/place.h"
#include "merge/project.h"

guint32
rio_numbers_handovers(const RioModel *model)
{
	gboolean has_lanes = FALSE;
	guint32 n = 0;

	for (guint32 i = 0; i < model->n_nodes && !has_lanes; i++)
		has_lanes = model->nodes[i].lane != RIO_NONE;
	if (!has_lanes)
		return RIO_NONE;
	for (guint32 f = 0; f < model->n_flows; f++) {
		const RioFlow *flow = &model->flows[f];
		guint32 from, to;

		if (!rio_flow_is_whole(flow))
			continue;
		from = model->nodes[flow->source].lane;
		to = model->nodes[flow->target].lane;
		n += from != RIO_NONE && to != RIO_NONE && from != to;
	}
	return n;
}

/* Of each node of the model: whether another model has a node that is the same work. */
static gboolean **
find_common(const RioMatch *match)
{
	gboolean **common = g_new(gboolean *, match->n_models);

	for (guint32 m = 0; m < match->n_models; m++)
		common[m] = g_new0(gboolean, match->models[m]->n_nodes);
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];

		/* members of two models at least */
		for (guint32 i = 0; i < here->n_members; i++)
			common[here->members[i].model][here->members[i].node] = TRUE;
	}
	return common;
}

/* Who has no lanes is left out. */
static void
count_handovers(RioNumbers *numbers)
{
	numbers->handovers_in = numbers->handovers_least = numbers->handovers_most = RIO_NONE;
	for (guint32 m = 0; m < numbers->n_comuni; m++) {
		guint32 n = numbers->comuni[m].handovers;

		if (n == RIO_NONE)
			continue;
		if (numbers->handovers_in == RIO_NONE)
			numbers->handovers_in = numbers->handovers_most = 0;
		numbers->handovers_in += n;
		numbers->handovers_least = MIN(numbers->handovers_least, n);
		numbers->handovers_most = MAX(numbers->handovers_most, n);
	}
}

static void
count_comuni(RioNumbers *numbers, const RioMatch *match)
{
	gboolean **common = find_common(match);
	guint32 shared = 0;

	for (guint32 m = 0; m < match->n_models; m++) {
		const RioModel *model = match->models[m];
		RioComuneNumbers *comune = &numbers->comuni[m];

		for (guint32 n = 0; n < model->n_nodes; n++) {
			comune->activities += rio_node_is_activity(model, n);
			comune->common += rio_node_is_activity(model, n) && common[m][n];
		}
		comune->handovers = rio_numbers_handovers(model);
		numbers->nodes_in += model->n_nodes;
		numbers->activities_in += comune->activities;
		shared += comune->common;
		g_free(common[m]);
	}
	g_free(common);
	count_handovers(numbers);
	numbers->common = shared / (double)MAX(1, numbers->activities_in);
}

/* Of what the node of the result stands for: the activities, of RioOwned. */
static GArray *
works_of(const RioMatch *match, const RioModel *result, guint32 node)
{
	GArray *works = rio_project_origins(result, result->nodes[node].element, match);

	for (guint i = works->len; i-- > 0;) {
		const RioOwned *owned = &g_array_index(works, RioOwned, i);

		if (!rio_kind_is(rio_model_kind(match->models[owned->model], owned->element),
				 RIO_ACTIVITY))
			g_array_remove_index(works, i);
	}
	return works;
}

/* One of the works stays, unless it is an event by now; all others are not done any more. */
static void
count_node(RioNumbers *numbers, const RioMatch *match, const RioModel *result, guint32 node)
{
	guint stays = rio_node_is_activity(result, node) ? 1 : 0;
	g_autoptr(GArray) works = works_of(match, result, node);

	numbers->activities_out += stays;
	numbers->left_out -= works->len;
	if (works->len <= stays)
		return;
	if (rio_place_in(result, node) == RIO_PLACE_COMUNE) {
		numbers->duplicates_staying += works->len - stays;
		return;
	}
	numbers->duplicates += works->len - stays;
	for (guint i = 0; i < works->len; i++)
		numbers->comuni[g_array_index(works, RioOwned, i).model].duplicates++;
}

RioNumbers *
rio_numbers_new(const RioMerge *merge, const RioModel *result)
{
	RioNumbers *numbers = g_new0(RioNumbers, 1);

	numbers->n_comuni = merge->match->n_models;
	numbers->comuni = g_new0(RioComuneNumbers, numbers->n_comuni);
	numbers->nodes_out = result->n_nodes;
	count_comuni(numbers, merge->match);
	numbers->left_out = numbers->activities_in;
	for (guint32 n = 0; n < result->n_nodes; n++)
		count_node(numbers, merge->match, result, n);
	numbers->compression = numbers->nodes_in / (double)MAX(1, numbers->nodes_out);
	numbers->handovers_out = rio_numbers_handovers(result);
	for (guint i = 0; i < merge->variations->len; i++)
		numbers->variations +=
			((const RioVariation *)merge->variations->pdata[i])->is_split;
	return numbers;
}

void
rio_numbers_free(RioNumbers *numbers)
{
	if (!numbers)
		return;
	g_free(numbers->comuni);
	g_free(numbers);
}
