#include "match/profile.h"

#include "base/digraph.h"
#include "match/topics.h"

#include <string.h>

/* The flow with subprocesses opened and boundary events tied to their hosts. */
static RioDigraph *
open_flow(const RioModel *model)
{
	g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(RioEdge));
	g_autofree guint32 *node_of = g_new(guint32, model->n_elements);

	memset(node_of, 0xff, model->n_elements * sizeof *node_of);
	for (guint32 n = 0; n < model->n_nodes; n++)
		node_of[model->nodes[n].element] = n;

	for (guint32 f = 0; f < model->n_flows; f++) {
		RioEdge edge = {model->flows[f].source, model->flows[f].target};

		if (rio_flow_is_whole(&model->flows[f]))
			g_array_append_val(edges, edge);
	}
	for (guint32 n = 0; n < model->n_nodes; n++) {
		const RioNode *node = &model->nodes[n];
		guint32 around = node_of[node->scope], n_out;
		RioEdge attached = {node->host, n}, into = {around, n}, out = {n, around};

		if (node->host != RIO_NONE) {
			g_array_append_val(edges, attached);
			continue;
		}
		if (around == RIO_NONE)
			continue;
		if (node->n_in == 0)
			g_array_append_val(edges, into);
		/* what ends inside goes on after the subprocess, but not into it again */
		n_out = node->n_out == 0 ? MIN(model->nodes[around].n_out, RIO_MOST_NEIGHBOURS) : 0;
		for (guint32 i = 0; i < n_out; i++) {
			guint32 flow = model->outgoing[model->nodes[around].out + i];

			out.to = model->flows[flow].target;
			g_array_append_val(edges, out);
		}
	}
	return rio_digraph_new(model->n_nodes, (const RioEdge *)edges->data, edges->len);
}

/* Whether the node has a meaning of its own, so that a walk along the flow ends at it. */
static gboolean
is_step(const RioProfileNode *node)
{
	if (node->family == RIO_FAMILY_ACTIVITY)
		return TRUE;
	return node->family == RIO_FAMILY_EVENT && node->name != RIO_NONE;
}

/* One direction of a walk over the flow. */
typedef struct {
	const RioDigraph *graph;
	gboolean back;
} Direction;

static const guint32 *
edges_at(Direction way, guint32 node, guint32 *n)
{
	return way.back ? rio_digraph_in(way.graph, node, n) : rio_digraph_out(way.graph, node, n);
}

static guint32
end_of(Direction way, guint32 edge)
{
	return way.back ? way.graph->edges[edge].from : way.graph->edges[edge].to;
}

/* Room for walks: when each node was seen last. */
typedef struct {
	guint32 *seen;
	guint32 *queue;
	guint32 walk;
} Walks;

/* Adds the steps next to @from, nearest first, to around; says how many. */
static guint32
add_neighbours(RioProfile *profile, Direction way, Walks *walks, guint32 from)
{
	guint32 first = profile->around->len, head = 0, tail = 0;

	walks->walk++;
	walks->queue[tail++] = from;
	while (head < tail && profile->around->len - first < RIO_MOST_NEIGHBOURS) {
		guint32 n, here = walks->queue[head++];
		const guint32 *edges = edges_at(way, here, &n);

		for (guint32 i = 0; i < n; i++) {
			guint32 there = end_of(way, edges[i]);

			if (walks->seen[there] == walks->walk)
				continue;
			walks->seen[there] = walks->walk;
			if (!is_step(&profile->nodes[there]))
				walks->queue[tail++] = there;
			else if (profile->around->len - first < RIO_MOST_NEIGHBOURS)
				g_array_append_val(profile->around, there);
		}
	}
	return profile->around->len - first;
}

static void
find_neighbours(RioProfile *profile, const RioDigraph *graph)
{
	g_autofree guint32 *seen = g_new0(guint32, profile->n_nodes);
	g_autofree guint32 *queue = g_new(guint32, profile->n_nodes + 1);
	Walks walks = {.seen = seen, .queue = queue};

	for (guint32 n = 0; n < profile->n_nodes; n++) {
		RioProfileNode *node = &profile->nodes[n];

		node->before = profile->around->len;
		node->n_before = add_neighbours(profile, (Direction){graph, TRUE}, &walks, n);
		node->after = profile->around->len;
		node->n_after = add_neighbours(profile, (Direction){graph, FALSE}, &walks, n);
	}
}

/*
 * The nodes to go on from where a step counts 1 and what only leads on 0: all that are as far as
 * the walk is now come before those one step farther.
 */
typedef struct {
	guint32 *now, *next;
	guint32 n_now, n_next;
} Front;

/* A node is in each of the two at most once. */
static Front
front_new(guint32 n_nodes)
{
	return (Front){g_new(guint32, n_nodes + 1), g_new(guint32, n_nodes + 1), 0, 0};
}

static void
front_clear(Front *front)
{
	g_free(front->now);
	g_free(front->next);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Front, front_clear)

static void
front_push(Front *front, guint32 node, gboolean farther)
{
	if (farther)
		front->next[front->n_next++] = node;
	else
		front->now[front->n_now++] = node;
}

/* FALSE: there is none. */
static gboolean
front_pop(Front *front, guint32 *node)
{
	if (front->n_now == 0)
		*front = (Front){front->next, front->now, front->n_next, 0};
	if (front->n_now == 0)
		return FALSE;
	*node = front->now[--front->n_now];
	return TRUE;
}

/* How many steps lie on the shortest way from where the flow begins (back: ends). */
static guint32 *
distances(const RioProfile *profile, Direction way)
{
	guint32 n = profile->n_nodes, *distance = g_new(guint32, n), here;
	g_auto(Front) front = front_new(n);

	for (guint32 i = 0; i < n; i++) {
		guint32 n_edges;

		edges_at((Direction){way.graph, !way.back}, i, &n_edges);
		distance[i] = n_edges == 0 ? 0 : G_MAXUINT32;
		if (n_edges == 0)
			front_push(&front, i, FALSE);
	}
	while (front_pop(&front, &here)) {
		guint32 n_edges;
		const guint32 *edges = edges_at(way, here, &n_edges);

		for (guint32 i = 0; i < n_edges; i++) {
			guint32 there = end_of(way, edges[i]);
			guint32 length = is_step(&profile->nodes[there]);

			if (distance[here] + length >= distance[there])
				continue;
			distance[there] = distance[here] + length;
			front_push(&front, there, length > 0);
		}
	}
	return distance;
}

static void
find_positions(RioProfile *profile, const RioDigraph *graph)
{
	g_autofree guint32 *from_start = distances(profile, (Direction){graph, FALSE});
	g_autofree guint32 *to_end = distances(profile, (Direction){graph, TRUE});

	for (guint32 n = 0; n < profile->n_nodes; n++) {
		double before = from_start[n], after = to_end[n];

		/* what neither begins nor ends is in the middle, as far as one can tell */
		if (from_start[n] == G_MAXUINT32 || to_end[n] == G_MAXUINT32 || before + after == 0)
			profile->nodes[n].position = 0.5;
		else
			profile->nodes[n].position = (float)(before / (before + after));
	}
}

/* From one node on, with room for the walk in @front. */
static void
find_distances(const RioProfile *profile, const RioDigraph *graph, guint32 from, Front *front,
	       guint8 *distance)
{
	guint32 here;

	memset(distance, 0, profile->n_nodes);
	front_push(front, from, FALSE);
	while (front_pop(front, &here)) {
		guint32 n_out;
		const guint32 *out = rio_digraph_out(graph, here, &n_out);
		gboolean passes = here == from || is_step(&profile->nodes[here]);
		guint there_on = here == from ? 1 : MIN(distance[here] + passes, RIO_FARTHEST);

		for (guint32 i = 0; i < n_out; i++) {
			guint32 there = graph->edges[out[i]].to;

			if (distance[there] > 0 && distance[there] <= there_on)
				continue;
			distance[there] = there_on;
			if (there != from)
				front_push(front, there, passes);
		}
	}
}

static void
find_order(RioProfile *profile, const RioDigraph *graph)
{
	guint32 n = profile->n_nodes;
	g_auto(Front) front = front_new(n);
	g_autofree guint8 *distance = NULL;

	if (n > RIO_MOST_ORDERED)
		return;
	distance = g_new(guint8, n + 1);
	profile->order = g_new0(RioOrder, n * n + 1);
	for (guint32 from = 0; from < n; from++) {
		find_distances(profile, graph, from, &front, distance);
		for (guint32 to = 0; to < n; to++) {
			RioOrder *here = &profile->order[from * n + to],
				 *back = &profile->order[to * n + from];

			if (distance[to] == 0)
				continue;
			/* in a loop both ways are there, and the one after is told */
			here->distance = distance[to];
			if (back->distance == 0)
				back->distance = -distance[to];
			here->sides |= 1;
			back->sides |= 2;
		}
	}
}

static RioFamily
family_of(RioKind kind)
{
	if (rio_kind_is(kind, RIO_ACTIVITY))
		return RIO_FAMILY_ACTIVITY;
	return rio_kind_is(kind, RIO_EVENT) ? RIO_FAMILY_EVENT : RIO_FAMILY_GATEWAY;
}

/* What the first participant of each process is called, by element; NULL: there is none. */
static const char **
pool_names(const RioModel *model)
{
	const char **names = g_new0(const char *, model->n_elements);
	guint32 p = RIO_NONE;

	while ((p = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, p)) != RIO_NONE) {
		guint32 process = rio_model_participant_process(model, p);

		if (process != RIO_NONE && !names[process])
			names[process] = rio_model_name(model, p);
	}
	return names;
}

static RioPlace
place_of(const RioModel *model, const RioNode *node, RioKind kind)
{
	gboolean inner = node->scope != node->process;

	if (kind == RIO_KIND_START_EVENT)
		return inner ? RIO_PLACE_INNER_START : RIO_PLACE_START;
	if (kind == RIO_KIND_END_EVENT)
		return inner ? RIO_PLACE_INNER_END : RIO_PLACE_END;
	return RIO_PLACE_BETWEEN;
}

static void
fill_node(RioProfileNode *to, const RioModel *model, guint32 n, const char *pool, RioTexts *names,
	  RioTexts *roles)
{
	const RioNode *node = &model->nodes[n];
	const char *role = node->lane != RIO_NONE ? rio_model_name(model, node->lane) : "";

	to->kind = rio_model_kind(model, node->element);
	to->family = family_of(to->kind);
	to->place = place_of(model, node, to->kind);
	to->triggers =
		to->family == RIO_FAMILY_EVENT ? rio_model_triggers(model, node->element) : 0;
	to->name = rio_texts_number(names, rio_model_name(model, node->element));
	to->role = rio_texts_number(roles, role);
	if (to->role == RIO_NONE && pool)
		to->role = rio_texts_number(roles, pool);
	to->n_in = node->n_in;
	to->n_out = node->n_out;
}

static void
mark_end(RioProfile *profile, guint32 element, guint32 messages)
{
	guint32 node = element == RIO_NONE ? RIO_NONE : rio_model_node(profile->model, element);

	if (node != RIO_NONE)
		profile->nodes[node].messages |= messages;
}

static void
find_messages(RioProfile *profile)
{
	const RioModel *model = profile->model;

	for (guint32 m = 0; m < model->n_message_flows; m++) {
		mark_end(profile, model->message_flows[m].source, RIO_SENDS);
		mark_end(profile, model->message_flows[m].target, RIO_RECEIVES);
	}
}

RioProfile *
rio_profile_new(const RioModel *model, RioTexts *names, RioTexts *roles)
{
	RioProfile *profile = g_new0(RioProfile, 1);
	g_autoptr(RioDigraph) graph = open_flow(model);
	g_autofree const char **pools = pool_names(model);

	rio_texts_next_group(names);
	rio_texts_next_group(roles);
	profile->model = model;
	profile->n_nodes = model->n_nodes;
	profile->nodes = g_new0(RioProfileNode, model->n_nodes);
	profile->around = g_array_new(FALSE, FALSE, sizeof(guint32));
	profile->topics = g_array_new(FALSE, FALSE, sizeof(RioTopic));
	for (guint32 n = 0; n < model->n_nodes; n++) {
		fill_node(&profile->nodes[n], model, n, pools[model->nodes[n].process], names,
			  roles);
		profile->n_activities += profile->nodes[n].family == RIO_FAMILY_ACTIVITY;
	}
	find_messages(profile);
	find_neighbours(profile, graph);
	find_positions(profile, graph);
	find_order(profile, graph);
	return profile;
}

void
rio_profile_learn(RioProfile *profile, const RioAlike *names)
{
	for (guint32 n = 0; n < profile->n_nodes; n++)
		profile->nodes[n].mute = rio_alike_is_mute(names, profile->nodes[n].name);
	rio_topics_learn(profile, names);
}

void
rio_profile_free(RioProfile *profile)
{
	if (!profile)
		return;
	g_array_unref(profile->around);
	g_array_unref(profile->topics);
	g_free(profile->order);
	g_free(profile->nodes);
	g_free(profile);
}
