#include "flow/course.h"

#include "base/bits.h"
#include "base/digraph.h"
#include "base/heap.h"

/* One model */

/* What a node leads to, the last to be told first. */
static RioDigraph *
flow_graph(const RioModel *model)
{
	g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(RioEdge));

	for (guint32 n = model->n_nodes; n-- > 0;) {
		RioEdge edge = {model->nodes[n].host, n};

		if (edge.from != RIO_NONE)
			g_array_append_val(edges, edge);
	}
	for (guint32 f = model->n_flows; f-- > 0;) {
		RioEdge edge = {model->flows[f].source, model->flows[f].target};

		if (rio_flow_is_whole(&model->flows[f]))
			g_array_append_val(edges, edge);
	}
	for (guint32 n = model->n_nodes; n-- > 0;) {
		RioEdge edge = {rio_model_node(model, model->nodes[n].scope), n};

		if (edge.from != RIO_NONE && model->nodes[n].n_in == 0 &&
		    model->nodes[n].host == RIO_NONE)
			g_array_append_val(edges, edge);
	}
	return rio_digraph_new(model->n_nodes, (const RioEdge *)edges->data, edges->len);
}

typedef struct {
	guint32 node, next; /* the next of its edges */
} Step;

/* Adds what can be reached from @root and is not there yet, what is left last first. */
static void
walk(const RioDigraph *graph, guint32 root, RioBits *seen, GArray *steps, GArray *left)
{
	Step first = {root, 0};

	if (rio_bits_has(seen, root))
		return;
	rio_bits_add(seen, root);
	g_array_append_val(steps, first);
	while (steps->len > 0) {
		Step *step = &g_array_index(steps, Step, steps->len - 1);
		guint32 n, to;
		const guint32 *out = rio_digraph_out(graph, step->node, &n);

		if (step->next == n) {
			g_array_append_val(left, step->node);
			g_array_set_size(steps, steps->len - 1);
			continue;
		}
		to = graph->edges[out[step->next++]].to;
		if (!rio_bits_has(seen, to)) {
			Step next = {to, 0};

			rio_bits_add(seen, to);
			g_array_append_val(steps, next);
		}
	}
}

guint32 *
rio_course_new(const RioModel *model)
{
	g_autoptr(RioDigraph) graph = flow_graph(model);
	g_autoptr(RioBits) seen = rio_bits_new(model->n_nodes);
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));
	g_autoptr(GArray) left = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 *course = g_new(guint32, model->n_nodes + 1);
	guint32 n_begun, n, into;

	for (guint32 root = model->n_nodes; root-- > 0;) {
		rio_digraph_in(graph, root, &into);
		if (into == 0)
			walk(graph, root, seen, steps, left);
	}
	n_begun = left->len;
	/* what only runs in circles comes after all that begins somewhere */
	for (guint32 root = model->n_nodes; root-- > 0;)
		walk(graph, root, seen, steps, left);
	n = 0;
	for (guint32 i = n_begun; i-- > 0;)
		course[n++] = g_array_index(left, guint32, i);
	for (guint32 i = left->len; i-- > n_begun;)
		course[n++] = g_array_index(left, guint32, i);
	return course;
}

/* Several sequences */

/* Shares of sequences differ by more than 1 over this: no corpus has more models. */
#define FAR 65536.0

typedef struct {
	double place; /* the mean over the sequences it is in, from 0 to under 1 */
	guint32 n_sequences;
	guint32 waits; /* in so many of them what comes right before is not told yet */
	gboolean told;
} Thing;

static RioDigraph *
next_graph(guint32 n, GArray *const *sequences, guint32 n_sequences)
{
	g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(RioEdge));

	for (guint32 s = 0; s < n_sequences; s++) {
		const guint32 *things = (const guint32 *)sequences[s]->data;

		for (guint32 i = 1; i < sequences[s]->len; i++) {
			RioEdge edge = {things[i - 1], things[i]};

			g_array_append_val(edges, edge);
		}
	}
	return rio_digraph_new(n, (const RioEdge *)edges->data, edges->len);
}

static void
find_places(Thing *things, GArray *const *sequences, guint32 n_sequences)
{
	for (guint32 s = 0; s < n_sequences; s++) {
		for (guint32 i = 0; i < sequences[s]->len; i++) {
			Thing *thing = &things[g_array_index(sequences[s], guint32, i)];

			thing->n_sequences++;
			thing->place +=
				((double)i / sequences[s]->len - thing->place) / thing->n_sequences;
		}
	}
}

/* The share of its sequences in which it waits, and where that is the same its place. */
static double
key_of(const Thing *thing)
{
	return (double)thing->waits / MAX(thing->n_sequences, 1) * FAR + thing->place;
}

void
rio_courses_join(guint32 n, GArray *const *sequences, guint32 n_sequences, guint32 *order)
{
	g_autoptr(RioDigraph) graph = next_graph(n, sequences, n_sequences);
	g_autoptr(RioHeap) heap = rio_heap_new();
	g_autofree Thing *things = g_new0(Thing, n + 1);
	guint32 n_told = 0, thing;
	double key;

	find_places(things, sequences, n_sequences);
	for (guint32 t = 0; t < n; t++) {
		rio_digraph_in(graph, t, &things[t].waits);
		rio_heap_push(heap, key_of(&things[t]), t);
	}
	while (rio_heap_pop(heap, &key, &thing)) {
		guint32 n_out;
		const guint32 *out = rio_digraph_out(graph, thing, &n_out);

		/* it stands in the heap once for each number of things that it waited for */
		if (things[thing].told || key != key_of(&things[thing]))
			continue;
		things[thing].told = TRUE;
		order[n_told++] = thing;
		for (guint32 i = 0; i < n_out; i++) {
			guint32 next = graph->edges[out[i]].to;

			things[next].waits--;
			if (!things[next].told)
				rio_heap_push(heap, key_of(&things[next]), next);
		}
	}
}
