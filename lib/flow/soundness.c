/*
 * Fragment by fragment, from the inside out.  A fragment that is sound by itself behaves like one
 * edge, so what is around it need not look inside:
 *
 *   - A sequence of such is sound.
 *   - A bond is, if what its entry sends out its exit waits for: any and any, all and all, what
 *     still comes and anything; and if it loops, any and any.
 *   - A rigid is, if every node in it passes any; else its states are tried, its children as
 *     edges.  So are those of bonds that no rule knows.
 *
 * A fault inside is a fault of the whole, since nothing outside keeps tokens away.  There are two
 * exceptions, which are judged by the states of all that is around them, up to the whole:
 *
 *   - An inclusive join waits for tokens far away, if they could come to it some other way than
 *     by the fragment's entry.  Such a fragment is called open.
 *   - An end that takes all tokens away can save what would be stuck.
 *
 * J. Vanhatalo, H. Völzer, F. Leymann, "Faster and more focused control-flow analysis for
 * business process models through SESE decomposition", 2007; C. Favre, H. Völzer, "Symbolic
 * execution of acyclic workflow graphs", 2010.
 */
#include "flow/soundness.h"

#include <string.h>

#include "base/compare.h"
#include "base/limits.h"
#include "base/words.h"
#include "flow/net.h"
#include "flow/rpst.h"
#include "flow/states.h"
#include "flow/strong.h"
#include "model/problem.h"

#define NONE G_MAXUINT32

typedef enum {
	FAULT_DEADLOCK,
	FAULT_TWO_TOKENS,
	FAULT_CANNOT_END,
	FAULT_DEAD,
	FAULT_NO_START,
	FAULT_UNKNOWN,
} FaultKind;

static const RioRule rules[] = {
	[FAULT_DEADLOCK] = {"deadlock", RIO_SEVERITY_ERROR,
			    N_("the work can stop here for ever, waiting for what never comes")},
	[FAULT_TWO_TOKENS] = {"lack-of-synchronisation", RIO_SEVERITY_ERROR,
			      N_("the work can come here twice, since what runs side by side was "
				 "not joined before")},
	[FAULT_CANNOT_END] = {"cannot-end", RIO_SEVERITY_ERROR,
			      N_("the work can go in circles from which no end is reached")},
	[FAULT_DEAD] = {"never-runs", RIO_SEVERITY_ERROR, N_("the work never comes here")},
	[FAULT_NO_START] = {"cannot-start", RIO_SEVERITY_ERROR,
			    N_("nothing begins the work: every step waits for another")},
	[FAULT_UNKNOWN] = {"soundness-unknown", RIO_SEVERITY_NOTE,
			   N_("there are too many courses of the work to tell whether all of them "
			      "come to an end")},
};

typedef enum {
	GOOD, /* as good as an edge */
	OPEN, /* by itself; what is around it must be tried with it */
	FAULTY,
	UNKNOWN,
} State;

typedef struct {
	guint32 element;
	FaultKind kind;
} Fault;

/* One scope. */
typedef struct {
	const RioNet *net;
	const RioRpst *tree;
	guint32 scope;
	guint32 states_left;
	GCancellable *cancellable;
	gboolean cancelled;
	State *states;	/* by fragment */
	guint8 *kills;	/* by fragment: an end in it takes all tokens away */
	guint8 *strict; /* by fragment: an edge in it is */
	guint8 *unreal; /* by fragment: all edges in it are */
	GArray *faults; /* of Fault */
} Judge;

/* Part of the net, its good fragments as edges. */
typedef struct {
	const RioFragment *fragment;
	gboolean exact; /* the whole, with ends that take all away as what they are */
	GArray *passes; /* of RioPass */
	GArray *nodes;	/* of the net */
	guint32 *local; /* by node of the net: its number here, and 1 */
	GArray *edges;	/* of RioStatesEdge */
	GArray *origin; /* by edge: the fragment, or NONE: the way in or out */
} Part;

static RioPass
pass_at(const Judge *judge, guint32 node)
{
	return judge->net->nodes[node].pass;
}

static void
add_fault(Judge *judge, FaultKind kind, guint32 element)
{
	Fault fault = {element, kind};

	g_array_append_val(judge->faults, fault);
}

static guint32
element_of_node(const Judge *judge, guint32 node)
{
	guint32 vertex = judge->net->nodes[node].vertex;

	return vertex == RIO_NONE ? judge->scope
				  : rio_normal_form_element(judge->net->form, vertex);
}

static guint32
element_of_edge(const Judge *judge, guint32 number)
{
	const RioNormalForm *form = judge->net->form;
	const RioNetEdge *edge = &judge->net->edges[number];
	guint32 flow = edge->arc == RIO_NONE ? RIO_NONE : form->arcs[edge->arc].flow;

	if (flow != RIO_NONE)
		return form->model->flows[flow].element;
	return element_of_node(judge, edge->to == judge->net->sink ? edge->from : edge->to);
}

/* Parts of the net */

static guint32
part_node(Part *part, const Judge *judge, guint32 node)
{
	RioPass pass = pass_at(judge, node);

	if (part->local[node] != 0)
		return part->local[node] - 1;
	if (pass == RIO_PASS_KILL && !part->exact)
		pass = RIO_PASS_END;
	g_array_append_val(part->passes, pass);
	g_array_append_val(part->nodes, node);
	part->local[node] = part->passes->len;
	return part->passes->len - 1;
}

static void
part_edge(Part *part, guint32 from, guint32 to, gboolean strict, guint32 origin)
{
	RioStatesEdge edge = {from, to, strict};

	g_array_append_val(part->edges, edge);
	g_array_append_val(part->origin, origin);
}

static gboolean
is_one_edge(const Judge *judge, const Part *part, guint32 number)
{
	if (judge->tree->fragments[number].kind == RIO_FRAGMENT_TRIVIAL)
		return TRUE;
	return judge->states[number] == GOOD && !(part->exact && judge->kills[number]);
}

static void
add_inside(Part *part, const Judge *judge)
{
	const RioFragment *fragments = judge->tree->fragments;
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 number = part->fragment - fragments;

	g_array_append_val(waiting, number);
	for (guint i = 0; i < waiting->len; i++) {
		const RioFragment *fragment;

		number = g_array_index(waiting, guint32, i);
		fragment = &fragments[number];
		if (judge->unreal[number])
			continue;
		if (is_one_edge(judge, part, number) && fragment != part->fragment) {
			part_edge(part, part_node(part, judge, fragment->entry),
				  part_node(part, judge, fragment->exit), judge->strict[number],
				  number);
			continue;
		}
		for (guint32 k = 0; k < fragment->n_children; k++) {
			guint32 child = fragment->first + k;

			g_array_append_val(waiting, child);
		}
	}
}

/* A token comes in, and one goes out to an end of its own; the sink is that already. */
static void
add_ends(Part *part, const Judge *judge)
{
	const RioPass end = RIO_PASS_END;
	const guint32 of_none = NONE;

	part_edge(part, RIO_NONE, part_node(part, judge, part->fragment->entry), TRUE, NONE);
	if (part->fragment->exit == judge->net->sink)
		return;
	g_array_append_val(part->passes, end);
	g_array_append_val(part->nodes, of_none);
	part_edge(part, part_node(part, judge, part->fragment->exit), part->passes->len - 1, TRUE,
		  NONE);
}

static void
part_init(Part *part, const Judge *judge, guint32 fragment, gboolean exact)
{
	*part = (Part){
		.fragment = &judge->tree->fragments[fragment],
		.exact = exact,
		.passes = g_array_new(FALSE, FALSE, sizeof(RioPass)),
		.nodes = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.local = g_new0(guint32, judge->net->n_nodes),
		.edges = g_array_new(FALSE, FALSE, sizeof(RioStatesEdge)),
		.origin = g_array_new(FALSE, FALSE, sizeof(guint32)),
	};
	add_ends(part, judge);
	add_inside(part, judge);
}

static void
part_clear(Part *part)
{
	g_array_free(part->passes, TRUE);
	g_array_free(part->nodes, TRUE);
	g_free(part->local);
	g_array_free(part->edges, TRUE);
	g_array_free(part->origin, TRUE);
}

/* The first edge of the net that the edge of the part stands for; NONE: the way in or out. */
static guint32
first_edge(const Judge *judge, const Part *part, guint32 edge)
{
	const RioFragment *fragments = judge->tree->fragments;
	guint32 number = g_array_index(part->origin, guint32, edge);

	if (number == NONE)
		return NONE;
	while (fragments[number].kind != RIO_FRAGMENT_TRIVIAL) {
		guint32 child = fragments[number].first;

		while (fragments[child].entry != fragments[number].entry)
			child++;
		number = child;
	}
	return fragments[number].edge;
}

/* The one flow out of the node, or the node itself. */
static guint32
element_behind(const Judge *judge, guint32 node)
{
	guint32 n;
	const guint32 *out = rio_digraph_out(judge->net->graph, node, &n);

	return n == 1 ? element_of_edge(judge, out[0]) : element_of_node(judge, node);
}

/* Faults in a part */

static void
note_fault(Judge *judge, const Part *part, const RioStatesFault *fault)
{
	const RioStatesEdge *edge;
	guint32 node, of_net;

	if (fault->kind == RIO_STATES_CANNOT_END) {
		add_fault(judge, FAULT_CANNOT_END, judge->scope);
		return;
	}
	edge = &g_array_index(part->edges, RioStatesEdge, fault->edge);
	node = g_array_index(part->nodes, guint32, edge->to);
	of_net = first_edge(judge, part, fault->edge);
	if (fault->kind == RIO_STATES_DEADLOCK)
		add_fault(judge, FAULT_DEADLOCK, element_of_node(judge, node));
	else if (of_net != NONE)
		add_fault(judge, FAULT_TWO_TOKENS, element_of_edge(judge, of_net));
	else
		add_fault(judge, FAULT_TWO_TOKENS, element_behind(judge, part->fragment->exit));
}

/* All nodes that tokens in the fragment come to. */
static void
mark_inside(const Judge *judge, guint32 number, guint8 *marks)
{
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(waiting, number);
	for (guint i = 0; i < waiting->len; i++) {
		const RioFragment *fragment =
			&judge->tree->fragments[g_array_index(waiting, guint32, i)];

		marks[fragment->exit] = TRUE;
		for (guint32 k = 0; k < fragment->n_children; k++) {
			guint32 child = fragment->first + k;

			g_array_append_val(waiting, child);
		}
	}
}

/* What a drain runs into runs too. */
static void
mark_drained(const Judge *judge, guint8 *runs)
{
	const RioNet *net = judge->net;
	gboolean more = TRUE;

	while (more) {
		more = FALSE;
		for (guint32 e = 0; e < net->n_edges; e++) {
			const RioNetEdge *edge = &net->edges[e];

			if (!edge->unreal || !runs[edge->from] || runs[edge->to])
				continue;
			runs[edge->to] = more = TRUE;
		}
	}
}

/* Whether all work in the part runs; of all else the fault is noted. */
static gboolean
find_dead(Judge *judge, const Part *part, const RioStates *states)
{
	g_autofree guint8 *runs = NULL, *within = NULL;
	gboolean all = TRUE;

	if (rio_bits_count(states->visited) == part->edges->len)
		return TRUE;
	runs = g_new0(guint8, judge->net->n_nodes);
	rio_bits_foreach (states->visited, e) {
		guint32 origin = g_array_index(part->origin, guint32, e);

		if (origin != NONE)
			mark_inside(judge, origin, runs);
	}
	mark_drained(judge, runs);
	within = g_new0(guint8, judge->net->n_nodes);
	mark_inside(judge, part->fragment - judge->tree->fragments, within);
	for (guint32 v = 0; v < judge->net->n_nodes; v++) {
		if (runs[v] || !judge->net->nodes[v].work || !within[v])
			continue;
		add_fault(judge, FAULT_DEAD, element_of_node(judge, v));
		all = FALSE;
	}
	return all;
}

/* Open fragments */

/* The part as a graph; its last node is where tokens come from. */
static RioDigraph *
graph_of_part(const Part *part)
{
	g_autofree RioEdge *edges = g_new(RioEdge, part->edges->len);
	guint32 outside = part->passes->len;

	for (guint32 e = 0; e < part->edges->len; e++) {
		const RioStatesEdge *edge = &g_array_index(part->edges, RioStatesEdge, e);

		edges[e] = (RioEdge){edge->from == NONE ? outside : edge->from, edge->to};
	}
	return rio_digraph_new(outside + 1, edges, part->edges->len);
}

/* What is reached from outside without passing the node. */
static RioBits *
reached_around(const RioDigraph *graph, guint32 node)
{
	RioBits *reached = rio_bits_new(graph->n_nodes);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 outside = graph->n_nodes - 1;

	rio_bits_add(reached, outside);
	g_array_append_val(waiting, outside);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 n, here = g_array_index(waiting, guint32, i);
		const guint32 *out = rio_digraph_out(graph, here, &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 to = graph->edges[out[k]].to;

			if (to == node || rio_bits_has(reached, to))
				continue;
			rio_bits_add(reached, to);
			g_array_append_val(waiting, to);
		}
	}
	return reached;
}

/*
 * Whether from outside every way into the node is reached without passing it.  Only on a circle
 * can one follow the node: elsewhere what is reached at all says it.
 */
static gboolean
is_reached_around(const RioDigraph *graph, const guint32 *component, const RioBits *reached,
		  guint32 node)
{
	g_autoptr(RioBits) around = NULL;
	guint32 n;
	const guint32 *in = rio_digraph_in(graph, node, &n);

	for (guint32 i = 0; i < n; i++) {
		guint32 from = graph->edges[in[i]].from;
		gboolean circle = component[from] == component[node];

		if (circle && !around)
			around = reached_around(graph, node);
		if (!rio_bits_has(circle ? around : reached, from))
			return FALSE;
	}
	return TRUE;
}

/*
 * Whether tokens outside can make an inclusive join inside wait for them.  Linear, and as much
 * again for each inclusive join on a circle.
 */
static gboolean
is_open(const Judge *judge, const Part *part)
{
	g_autoptr(RioDigraph) graph = NULL;
	g_autofree guint32 *component = NULL;
	g_autoptr(RioBits) reached = NULL;
	guint32 n;

	if (part->fragment == judge->tree->fragments)
		return FALSE;
	graph = graph_of_part(part);
	component = rio_strong_components(graph, &n);
	reached = reached_around(graph, NONE);
	for (guint32 v = 0; v < part->passes->len; v++) {
		rio_digraph_in(graph, v, &n);
		if (g_array_index(part->passes, RioPass, v) == RIO_PASS_SOME && n > 1 &&
		    !is_reached_around(graph, component, reached, v))
			return TRUE;
	}
	return FALSE;
}

/* Whether two tokens may go in or out beside each other, since no one drew that flow. */
static gboolean
has_loose_ends(const Judge *judge, const RioFragment *fragment)
{
	const RioNet *net = judge->net;
	guint32 n_in, n_out;
	const guint32 *in = rio_digraph_in(net->graph, fragment->entry, &n_in);
	const guint32 *out = rio_digraph_out(net->graph, fragment->exit, &n_out);

	for (guint32 i = 0; i < n_in; i++)
		if (!net->edges[in[i]].strict)
			return TRUE;
	for (guint32 i = 0; i < n_out; i++)
		if (!net->edges[out[i]].strict)
			return TRUE;
	return FALSE;
}

/* Judgement */

static State
judge_states(Judge *judge, const Part *part, const RioStates *states)
{
	gboolean root = part->fragment == judge->tree->fragments;

	if (states->faults->len > 0) {
		if (!root && has_loose_ends(judge, part->fragment))
			return OPEN;
		for (guint i = 0; i < states->faults->len; i++)
			note_fault(judge, part, &g_array_index(states->faults, RioStatesFault, i));
		return FAULTY;
	}
	if (!states->complete)
		return UNKNOWN;
	if (!find_dead(judge, part, states))
		return FAULTY;
	return is_open(judge, part) ? OPEN : GOOD;
}

/* Tries the states of the fragment. */
static State
try_states(Judge *judge, guint32 fragment, gboolean exact)
{
	g_autoptr(RioStates) states = NULL;
	State state = UNKNOWN;
	Part part;

	part_init(&part, judge, fragment, exact);
	states = rio_states_search(part.passes->len, (const RioPass *)part.passes->data,
				   part.edges->len, (const RioStatesEdge *)part.edges->data,
				   judge->states_left, judge->cancellable);
	if (states) {
		state = judge_states(judge, &part, states);
		judge->states_left -= MIN(judge->states_left, states->n_states);
	} else {
		judge->cancelled = TRUE;
	}
	part_clear(&part);
	return state;
}

static gboolean
is_stuck(const Judge *judge, const RioFragment *fragment)
{
	return pass_at(judge, fragment->entry) == RIO_PASS_STUCK ||
	       pass_at(judge, fragment->exit) == RIO_PASS_STUCK;
}

/* Split and join agree. */
static gboolean
is_plain_bond(const Judge *judge, const RioFragment *bond)
{
	RioPass entry = pass_at(judge, bond->entry), exit = pass_at(judge, bond->exit);

	if (is_stuck(judge, bond))
		return FALSE;
	if (bond->loop)
		return entry == RIO_PASS_ANY && exit == RIO_PASS_ANY;
	return entry == exit || exit == RIO_PASS_SOME || exit == RIO_PASS_END ||
	       exit == RIO_PASS_KILL;
}

static gboolean
is_plain_polygon(const Judge *judge, const RioFragment *polygon)
{
	for (guint32 k = 1; k < polygon->n_children; k++)
		if (is_stuck(judge, &judge->tree->fragments[polygon->first + k]))
			return FALSE;
	return TRUE;
}

static gboolean
passes_any(const Judge *judge, guint32 node)
{
	RioPass pass = pass_at(judge, node);

	return pass == RIO_PASS_ANY || pass == RIO_PASS_END || pass == RIO_PASS_KILL;
}

/* One token, and from everywhere a way out. */
static gboolean
is_plain_rigid(const Judge *judge, const RioFragment *rigid)
{
	for (guint32 k = 0; k < rigid->n_children; k++) {
		const RioFragment *child = &judge->tree->fragments[rigid->first + k];

		if (!passes_any(judge, child->entry) || !passes_any(judge, child->exit))
			return FALSE;
	}
	return TRUE;
}

static gboolean
is_plain(const Judge *judge, const RioFragment *fragment)
{
	switch (fragment->kind) {
	case RIO_FRAGMENT_POLYGON:
		return is_plain_polygon(judge, fragment);
	case RIO_FRAGMENT_BOND:
		return is_plain_bond(judge, fragment);
	case RIO_FRAGMENT_RIGID:
		return is_plain_rigid(judge, fragment);
	case RIO_FRAGMENT_TRIVIAL:
		break;
	}
	return TRUE;
}

static void
sum_up(Judge *judge, guint32 number)
{
	const RioFragment *fragment = &judge->tree->fragments[number];

	if (fragment->kind == RIO_FRAGMENT_TRIVIAL) {
		const RioNetEdge *edge = &judge->net->edges[fragment->edge];

		judge->strict[number] = edge->strict;
		judge->unreal[number] = edge->unreal;
		judge->kills[number] = pass_at(judge, edge->from) == RIO_PASS_KILL ||
				       pass_at(judge, edge->to) == RIO_PASS_KILL;
		return;
	}
	judge->unreal[number] = TRUE;
	for (guint32 k = 0; k < fragment->n_children; k++) {
		guint32 child = fragment->first + k;

		judge->strict[number] |= judge->strict[child];
		judge->kills[number] |= judge->kills[child];
		judge->unreal[number] &= judge->unreal[child];
	}
}

/* The edge that no token takes out of a circle. */
static gboolean
is_trap(const Judge *judge, const RioFragment *fragment)
{
	return fragment->kind == RIO_FRAGMENT_TRIVIAL && judge->net->edges[fragment->edge].unreal &&
	       pass_at(judge, fragment->entry) != RIO_PASS_END &&
	       pass_at(judge, fragment->entry) != RIO_PASS_KILL;
}

static State
judge_fragment(Judge *judge, guint32 number)
{
	const RioFragment *fragment = &judge->tree->fragments[number];
	State worst = GOOD;

	for (guint32 k = 0; k < fragment->n_children; k++) {
		State state = judge->states[fragment->first + k];

		if (state == FAULTY)
			return FAULTY;
		worst = MAX(worst, state);
	}
	if (worst == UNKNOWN || judge->unreal[number])
		return is_trap(judge, fragment) ? OPEN : worst;
	if (worst == GOOD && is_plain(judge, fragment))
		return GOOD;
	/* whoever is around a sequence with open parts tries all at once */
	if (fragment->kind == RIO_FRAGMENT_POLYGON && number > 0)
		return OPEN;
	/* of the whole the states are tried as they are, and only once */
	if (judge->net->traps || (judge->net->kills && number == 0))
		return OPEN;
	return try_states(judge, number, FALSE);
}

static State
judge_tree(Judge *judge)
{
	const guint n_before = judge->faults->len; /* of other scopes */
	State state = GOOD;

	for (guint32 i = judge->tree->n_fragments; i-- > 0;)
		sum_up(judge, i);
	for (guint32 i = judge->tree->n_fragments; i-- > 0 && !judge->cancelled;)
		judge->states[i] = state = judge_fragment(judge, i);
	if (state == GOOD || !(judge->net->kills || judge->net->traps))
		return state;
	g_array_set_size(judge->faults, n_before);
	return try_states(judge, 0, TRUE);
}

static RioVerdict
judge_net(Judge *judge)
{
	g_autoptr(RioRpst) tree = NULL;
	guint32 n_faults;
	State state;

	if (!judge->net->starts) {
		add_fault(judge, FAULT_NO_START, judge->scope);
		return RIO_VERDICT_UNSOUND;
	}
	judge->tree = tree = rio_rpst_new(judge->net->graph, judge->net->source, judge->net->sink);
	judge->states = g_new0(State, tree->n_fragments);
	judge->kills = g_new0(guint8, tree->n_fragments);
	judge->strict = g_new0(guint8, tree->n_fragments);
	judge->unreal = g_new0(guint8, tree->n_fragments);
	state = judge_tree(judge);
	g_free(judge->states);
	g_free(judge->kills);
	g_free(judge->strict);
	g_free(judge->unreal);

	n_faults = judge->net->unreached->len;
	for (guint32 i = 0; i < n_faults; i++) {
		guint32 vertex = g_array_index(judge->net->unreached, guint32, i);

		add_fault(judge, FAULT_DEAD, rio_normal_form_element(judge->net->form, vertex));
	}
	if (state == FAULTY || n_faults > 0)
		return RIO_VERDICT_UNSOUND;
	if (state == GOOD)
		return RIO_VERDICT_SOUND;
	add_fault(judge, FAULT_UNKNOWN, judge->scope);
	return RIO_VERDICT_UNKNOWN;
}

/* The inside of an ad hoc subprocess has no order to check. */
static RioVerdict
judge_scope(Judge *judge, const RioNormalForm *form, guint32 number)
{
	const guint32 *members = &form->scope_vertices[form->scope_first[number]];
	guint32 n = form->scope_first[number + 1] - form->scope_first[number];
	g_autoptr(RioNet) net = NULL;

	judge->scope = form->scopes[number];
	if (rio_model_kind(form->model, judge->scope) == RIO_KIND_AD_HOC_SUB_PROCESS)
		return RIO_VERDICT_SOUND;
	judge->net = net = rio_net_new(form, members, n);
	return judge_net(judge);
}

/* The whole model */

static int
compare_faults(gconstpointer a, gconstpointer b)
{
	const Fault *one = a, *other = b;

	return RIO_ORDER(one->element, other->element) ?: RIO_ORDER(one->kind, other->kind);
}

static void
list_problems(RioSoundness *soundness, GArray *faults)
{
	soundness->problems = g_ptr_array_new_with_free_func((GDestroyNotify)rio_problem_unref);
	g_array_sort(faults, compare_faults);
	for (guint i = 0; i < faults->len; i++) {
		const Fault *fault = &g_array_index(faults, Fault, i);

		if (i > 0 && compare_faults(fault, fault - 1) == 0)
			continue;
		g_ptr_array_add(soundness->problems,
				rio_problem_new(soundness->model, &rules[fault->kind],
						fault->element, NULL));
	}
}

static RioVerdict
worse(RioVerdict a, RioVerdict b)
{
	if (a == RIO_VERDICT_UNSOUND || b == RIO_VERDICT_UNSOUND)
		return RIO_VERDICT_UNSOUND;
	return MAX(a, b);
}

RioSoundness *
rio_soundness_of_form(const RioNormalForm *form, const RioSoundnessOptions *options,
		      GCancellable *cancellable)
{
	RioSoundness *soundness = g_new0(RioSoundness, 1);
	g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(Fault));
	guint32 most = options && options->max_states > 0 ? options->max_states : RIO_LIMIT_STATES;
	Judge judge = {
		.states_left = most,
		.cancellable = cancellable,
		.faults = faults,
	};

	g_atomic_ref_count_init(&soundness->references);
	soundness->model = rio_model_ref((RioModel *)form->model);
	soundness->n_scopes = form->n_scopes;
	soundness->scopes = g_memdup2(form->scopes, form->n_scopes * sizeof *form->scopes);
	soundness->verdicts = g_new0(RioVerdict, form->n_scopes);
	for (guint32 s = 0; s < form->n_scopes && !judge.cancelled; s++) {
		soundness->verdicts[s] = judge_scope(&judge, form, s);
		soundness->verdict = worse(soundness->verdict, soundness->verdicts[s]);
	}
	soundness->n_states = most - judge.states_left;
	list_problems(soundness, faults);
	if (judge.cancelled)
		g_clear_pointer(&soundness, rio_soundness_unref);
	return soundness;
}

G_DEFINE_BOXED_TYPE(RioSoundness, rio_soundness, rio_soundness_ref, rio_soundness_unref)

RioSoundness *
rio_soundness_new(RioModel *model, const RioSoundnessOptions *options, GCancellable *cancellable,
		  GError **error)
{
	g_autoptr(RioNormalForm) form = NULL;
	RioSoundness *soundness;

	g_return_val_if_fail(model, NULL);

	form = rio_normal_form_new(model);
	soundness = rio_soundness_of_form(form, options, cancellable);
	if (!soundness)
		g_cancellable_set_error_if_cancelled(cancellable, error);
	return soundness;
}

RioSoundness *
rio_soundness_ref(RioSoundness *soundness)
{
	g_return_val_if_fail(soundness, NULL);

	g_atomic_ref_count_inc(&soundness->references);
	return soundness;
}

void
rio_soundness_unref(RioSoundness *soundness)
{
	if (!soundness || !g_atomic_ref_count_dec(&soundness->references))
		return;
	rio_model_unref(soundness->model);
	g_ptr_array_unref(soundness->problems);
	g_free(soundness->scopes);
	g_free(soundness->verdicts);
	g_free(soundness);
}

RioVerdict
rio_soundness_get_verdict(const RioSoundness *soundness)
{
	g_return_val_if_fail(soundness, RIO_VERDICT_UNKNOWN);
	return soundness->verdict;
}

GPtrArray *
rio_soundness_get_problems(const RioSoundness *soundness)
{
	GPtrArray *problems;

	g_return_val_if_fail(soundness, NULL);

	problems = g_ptr_array_new_with_free_func((GDestroyNotify)rio_problem_unref);
	for (guint i = 0; i < soundness->problems->len; i++)
		g_ptr_array_add(problems, rio_problem_ref(soundness->problems->pdata[i]));
	return problems;
}

const char *
rio_verdict_to_string(RioVerdict verdict)
{
	static const char *const words[] = {
		[RIO_VERDICT_SOUND] = "sound",
		[RIO_VERDICT_UNSOUND] = "unsound",
		[RIO_VERDICT_UNKNOWN] = "unknown",
	};

	g_return_val_if_fail(verdict < G_N_ELEMENTS(words), NULL);
	return words[verdict];
}
