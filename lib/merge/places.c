#include "merge/assembler.h"

#include "base/compare.h"

static GPtrArray *
lists_by_group(const RioAssembler *assembler)
{
	GPtrArray *lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	for (guint32 g = 0; g <= assembler->alignment->groups->len; g++)
		g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(guint32)));
	return lists;
}

static void
list_add(const RioAssembler *assembler, GPtrArray *lists, guint32 group, guint32 number)
{
	g_array_append_val((GArray *)lists->pdata[rio_assembler_slot(assembler, group)], number);
}

/* As the first of the models that have them has them, so that what follows stays together. */
static int
compare_groups(gconstpointer a, gconstpointer b, gpointer data)
{
	const RioAssembler *assembler = data;
	const RioOwned *x = &g_array_index(
			       rio_assembler_group(assembler, *(const guint32 *)a)->members,
			       RioOwned, 0),
		       *y = &g_array_index(
			       rio_assembler_group(assembler, *(const guint32 *)b)->members,
			       RioOwned, 0);

	return RIO_ORDER(x->model, y->model) ?: RIO_ORDER(x->element, y->element);
}

static void
place_groups(RioAssembler *assembler)
{
	guint32 n = assembler->alignment->groups->len;

	assembler->children = lists_by_group(assembler);
	for (guint32 g = 0; g < n; g++)
		list_add(assembler, assembler->children, rio_assembler_group(assembler, g)->parent,
			 g);
	for (guint32 g = 0; g <= n; g++)
		g_array_sort_with_data(assembler->children->pdata[g], compare_groups, assembler);
}

static void
place_flow(RioAssembler *assembler)
{
	const RioWeave *weave = assembler->weave;
	guint32 n = assembler->alignment->groups->len;

	assembler->vertices = lists_by_group(assembler);
	assembler->arcs = lists_by_group(assembler);
	assembler->vertex_of = g_new(guint32, n);
	assembler->arc_of = g_new(guint32, n);
	for (guint32 g = 0; g < n; g++)
		assembler->vertex_of[g] = assembler->arc_of[g] = RIO_NONE;
	for (guint32 v = 0; v < weave->vertices->len; v++) {
		const RioWoven *vertex = rio_weave_vertex(weave, v);

		if (vertex->group != RIO_NONE)
			assembler->vertex_of[vertex->group] = v;
		else
			list_add(assembler, assembler->vertices, vertex->scope, v);
	}
	for (guint32 a = 0; a < weave->arcs->len; a++) {
		const RioWovenArc *arc = rio_weave_arc(weave, a);

		if (arc->group != RIO_NONE)
			assembler->arc_of[arc->group] = a;
		else
			list_add(assembler, assembler->arcs,
				 rio_weave_vertex(weave, arc->source)->scope, a);
	}
}

static guint32
lane_of_member(const RioAssembler *assembler, const RioOwned *owned)
{
	const RioModel *model = rio_assembler_model(assembler, owned->model);
	guint32 lane = model->nodes[rio_model_node(model, owned->element)].lane;

	return lane == RIO_NONE ? RIO_NONE : assembler->alignment->of[owned->model][lane];
}

/* The lane that most members are in; ties: that of the first. */
static guint32
vote_lane(const RioAssembler *assembler, const RioGroup *group)
{
	guint32 best = RIO_NONE, most = 0;

	for (guint i = 0; i < group->members->len; i++) {
		guint32 lane =
			lane_of_member(assembler, &g_array_index(group->members, RioOwned, i));
		guint32 votes = 0;

		if (lane == RIO_NONE)
			continue;
		for (guint j = 0; j < group->members->len; j++)
			votes += lane_of_member(assembler, &g_array_index(group->members, RioOwned,
									  j)) == lane;
		if (votes > most) {
			most = votes;
			best = lane;
		}
	}
	return best;
}

/* A made vertex is in the lane of the one it was made for; a start, of what it leads to. */
static guint32
lane_near(const RioAssembler *assembler, guint32 v)
{
	const RioWeave *weave = assembler->weave;
	guint32 steps = 0, near = v;

	while (rio_weave_vertex(weave, near)->group == RIO_NONE && steps++ < weave->vertices->len) {
		guint32 of = rio_weave_vertex(weave, near)->of, n;
		const guint32 *out = rio_digraph_out(weave->graph, near, &n);

		if (of != RIO_NONE && of != near)
			near = of;
		else if (n > 0)
			near = weave->graph->edges[out[0]].to;
		else
			return RIO_NONE;
	}
	return rio_weave_vertex(weave, near)->group == RIO_NONE ? RIO_NONE
								: assembler->lane_of[near];
}

/* That of most members; a boundary event goes with its host. */
static guint32
lane_of_group(const RioAssembler *assembler, guint32 group)
{
	const RioOwned *owned = rio_group_leader(rio_assembler_group(assembler, group));
	const RioModel *model = rio_assembler_model(assembler, owned->model);
	guint32 host = model->nodes[rio_model_node(model, owned->element)].host;
	guint32 hosts =
		host == RIO_NONE
			? RIO_NONE
			: assembler->alignment->of[owned->model][model->nodes[host].element];

	return vote_lane(assembler,
			 rio_assembler_group(assembler, hosts == RIO_NONE ? group : hosts));
}

static void
place_in_lanes(RioAssembler *assembler)
{
	guint32 n = assembler->weave->vertices->len;

	assembler->lane_of = g_new(guint32, n);
	for (guint32 v = 0; v < n; v++) {
		guint32 group = rio_weave_vertex(assembler->weave, v)->group;

		assembler->lane_of[v] =
			group == RIO_NONE ? RIO_NONE : lane_of_group(assembler, group);
	}
	for (guint32 v = 0; v < n; v++)
		if (rio_weave_vertex(assembler->weave, v)->group == RIO_NONE)
			assembler->lane_of[v] = lane_near(assembler, v);
	assembler->held = lists_by_group(assembler);
	for (guint32 v = 0; v < n; v++)
		if (assembler->lane_of[v] != RIO_NONE)
			list_add(assembler, assembler->held, assembler->lane_of[v], v);
}

/* Whether the flow says in its name and condition whose way it is. */
gboolean
rio_assembler_leads_apart(const RioAssembler *assembler, guint32 arc)
{
	guint32 source = rio_weave_arc(assembler->weave, arc)->source, n;

	rio_digraph_out(assembler->weave->graph, source, &n);
	return rio_weave_vertex(assembler->weave, source)->role == RIO_WOVEN_VARIATION && n > 1;
}

static void
place_parted(RioAssembler *assembler)
{
	const RioMatch *match = assembler->match;

	assembler->parted = lists_by_group(assembler);
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];

		if (!rio_variations_is_parted(assembler->alignment, here))
			continue;
		for (guint32 i = 0; i < here->n_members; i++) {
			guint32 group =
				rio_alignment_of_member(assembler->alignment, &here->members[i]);
			const GArray *known = assembler->parted->pdata[group];

			if (known->len == 0 || g_array_index(known, guint32, known->len - 1) != c)
				list_add(assembler, assembler->parted, group, c);
		}
	}
}

void
rio_assembler_place(RioAssembler *assembler)
{
	place_groups(assembler);
	place_flow(assembler);
	place_in_lanes(assembler);
	place_parted(assembler);
}
