#include "support/courses.h"

#include <string.h>

#define MOST_BITS 512
#define WORDS (MOST_BITS / 64)

/* More ways out of an inclusive choice would be too many subsets. */
#define MOST_WAYS 6

/*
 * A bit for each flow that bears a token; one for each step that is under way; one for each node
 * that began by itself, and for each event that has come beside its host.  The last bit is only in
 * the first state: nothing has begun.
 */
typedef struct {
	guint64 words[WORDS];
} State;

typedef struct {
	guint32 from, to; /* states */
	guint32 node;	  /* what was begun; RIO_NONE: nothing */
} Step;

struct _Courses {
	const RioModel *model;
	guint32 process;
	guint most_states;
	GArray *states;		    /* of State */
	GArray *steps;		    /* of Step */
	GHashTable *numbers;	    /* of states, plus one */
	guint32 here;		    /* the state that is played */
	gboolean fails;		    /* too many states, or two tokens on one flow */
	guint32 *first_into, *into; /* the steps into each state */
};

static gboolean
has(const State *state, guint32 bit)
{
	return state->words[bit / 64] >> bit % 64 & 1;
}

static void
add(State *state, guint32 bit)
{
	state->words[bit / 64] |= G_GUINT64_CONSTANT(1) << bit % 64;
}

static void
take(State *state, guint32 bit)
{
	state->words[bit / 64] &= ~(G_GUINT64_CONSTANT(1) << bit % 64);
}

static guint
hash_state(gconstpointer key)
{
	const State *state = key;
	guint64 hash = 0;

	for (gsize i = 0; i < WORDS; i++)
		hash = (hash ^ state->words[i]) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
	return (guint)(hash >> 32);
}

static gboolean
equal_states(gconstpointer one, gconstpointer other)
{
	return memcmp(one, other, sizeof(State)) == 0;
}

static const RioNode *
node_at(const Courses *courses, guint32 node)
{
	return &courses->model->nodes[node];
}

static RioKind
kind_of(const Courses *courses, guint32 node)
{
	return rio_model_kind(courses->model, node_at(courses, node)->element);
}

static guint32
inside(const Courses *courses, guint32 node)
{
	return courses->model->n_flows + node;
}

/* A node that began by itself; of a boundary event: that it has come. */
static guint32
begun(const Courses *courses, guint32 node)
{
	return courses->model->n_flows + courses->model->n_nodes + node;
}

static gboolean
is_in(const Courses *courses, guint32 element, guint32 scope)
{
	return element > scope && element < rio_at(courses->model, scope)->end;
}

static gboolean
is_outside(const Courses *courses, guint32 node)
{
	guint32 element = node_at(courses, node)->element;

	return rio_model_flag(courses->model, element, "triggeredByEvent", FALSE) ||
	       rio_model_flag(courses->model, element, "isForCompensation", FALSE) ||
	       rio_model_child(courses->model, element, RIO_KIND_COMPENSATE_EVENT_DEFINITION) !=
		       RIO_NONE;
}

static gboolean
is_interrupting(const Courses *courses, guint32 event)
{
	return rio_model_flag(courses->model, node_at(courses, event)->element, "cancelActivity",
			      TRUE);
}

/* What is not done at once: something flows in it, or events may come meanwhile. */
static gboolean
takes_time(const Courses *courses, guint32 node)
{
	for (guint32 n = 0; n < courses->model->n_nodes; n++) {
		if (node_at(courses, n)->host == node)
			return TRUE;
		if (node_at(courses, n)->scope == node_at(courses, node)->element)
			return kind_of(courses, node) != RIO_KIND_AD_HOC_SUB_PROCESS;
	}
	return FALSE;
}

static gboolean
has_marker(const Courses *courses, guint32 node)
{
	guint32 element = node_at(courses, node)->element;

	return rio_model_child(courses->model, element, RIO_KIND_STANDARD_LOOP_CHARACTERISTICS) !=
		       RIO_NONE ||
	       rio_model_child(courses->model, element,
			       RIO_KIND_MULTI_INSTANCE_LOOP_CHARACTERISTICS) != RIO_NONE;
}

/* An end that takes away all tokens of its process or subprocess. */
static gboolean
is_terminal(const Courses *courses, guint32 node)
{
	guint32 element = node_at(courses, node)->element;
	gboolean inner = node_at(courses, node)->scope != courses->process;

	return kind_of(courses, node) == RIO_KIND_END_EVENT &&
	       (rio_model_child(courses->model, element, RIO_KIND_TERMINATE_EVENT_DEFINITION) !=
			RIO_NONE ||
		(inner && rio_model_child(courses->model, element,
					  RIO_KIND_ERROR_EVENT_DEFINITION) != RIO_NONE));
}

/* All that is in the scope is gone. */
static void
empty(const Courses *courses, State *state, guint32 scope)
{
	for (guint32 f = 0; f < courses->model->n_flows; f++) {
		if (is_in(courses, courses->model->flows[f].element, scope))
			take(state, f);
	}
	for (guint32 n = 0; n < courses->model->n_nodes; n++) {
		if (!is_in(courses, node_at(courses, n)->element, scope))
			continue;
		take(state, inside(courses, n));
		take(state, begun(courses, n));
	}
}

static gboolean
is_empty(const Courses *courses, const State *state, guint32 scope)
{
	State without = *state;

	empty(courses, &without, scope);
	return equal_states(&without, state);
}

/* Taking steps */

static void
reach(Courses *courses, const State *state, guint32 node)
{
	guint32 number = GPOINTER_TO_UINT(g_hash_table_lookup(courses->numbers, state));
	Step step = {courses->here, number - 1, node};

	if (number == 0) {
		step.to = courses->states->len;
		g_array_append_val(courses->states, *state);
		g_hash_table_insert(courses->numbers, g_memdup2(state, sizeof *state),
				    GUINT_TO_POINTER(step.to + 1));
	}
	g_array_append_val(courses->steps, step);
	courses->fails |= courses->states->len > courses->most_states;
}

static guint32
flow_out(const Courses *courses, guint32 node, guint32 i)
{
	return courses->model->outgoing[node_at(courses, node)->out + i];
}

static guint32
flow_in(const Courses *courses, guint32 node, guint32 i)
{
	return courses->model->incoming[node_at(courses, node)->in + i];
}

/* Whether one of several flows out of what is no gateway bears a condition. */
static gboolean
has_condition(const Courses *courses, guint32 node)
{
	for (guint32 i = 0; i < node_at(courses, node)->n_out; i++) {
		guint32 flow = courses->model->flows[flow_out(courses, node, i)].element;

		if (rio_model_child(courses->model, flow, RIO_KIND_CONDITION_EXPRESSION) !=
		    RIO_NONE)
			return TRUE;
	}
	return FALSE;
}

/* Whether the flows out of the node, as bits of @ways, may be taken together. */
static gboolean
may_take(const Courses *courses, guint32 node, guint32 ways)
{
	guint32 n = node_at(courses, node)->n_out;

	switch (kind_of(courses, node)) {
	case RIO_KIND_EXCLUSIVE_GATEWAY:
	case RIO_KIND_EVENT_BASED_GATEWAY:
		return (ways & (ways - 1)) == 0;
	case RIO_KIND_INCLUSIVE_GATEWAY:
		return TRUE;
	case RIO_KIND_PARALLEL_GATEWAY:
		return ways == ((guint32)1 << n) - 1;
	default:
		return ways == ((guint32)1 << n) - 1 || has_condition(courses, node);
	}
}

/* The token leaves the node, all ways that it can; @begun is what that is told as. */
static void
leave(Courses *courses, const State *state, guint32 node, guint32 told)
{
	guint32 n = node_at(courses, node)->n_out;

	if (n == 0)
		reach(courses, state, told);
	courses->fails |= n > MOST_WAYS;
	for (guint32 ways = 1; n <= MOST_WAYS && ways < (guint32)1 << n; ways++) {
		State next = *state;

		if (!may_take(courses, node, ways))
			continue;
		for (guint32 i = 0; i < n; i++) {
			guint32 flow = flow_out(courses, node, i);

			if ((ways >> i & 1) == 0)
				continue;
			courses->fails |= has(&next, flow);
			add(&next, flow);
		}
		reach(courses, &next, told);
	}
}

/* The process or subprocess begins: with one of its start events, or with all that nothing leads
 * to. */
static void
begin(Courses *courses, const State *state, guint32 scope, guint32 told)
{
	State together = *state;
	gboolean starts = FALSE;

	for (guint32 n = 0; n < courses->model->n_nodes; n++) {
		const RioNode *node = node_at(courses, n);

		if (node->scope != scope)
			continue;
		if (kind_of(courses, n) == RIO_KIND_START_EVENT) {
			starts = TRUE;
			leave(courses, state, n, told);
		} else if (node->n_in == 0 && node->host == RIO_NONE && !is_outside(courses, n)) {
			add(&together, begun(courses, n));
		}
	}
	if (!starts)
		reach(courses, &together, told);
}

static void
forget_events(const Courses *courses, State *state, guint32 host)
{
	for (guint32 n = 0; n < courses->model->n_nodes; n++) {
		if (node_at(courses, n)->host == host)
			take(state, begun(courses, n));
	}
}

/* A token comes to an activity or event: @state is without it. */
static void
come_to(Courses *courses, const State *before, const State *state, guint32 node)
{
	State next = *state;

	if (is_terminal(courses, node)) {
		empty(courses, &next, node_at(courses, node)->scope);
		reach(courses, &next, node);
		return;
	}
	if (!takes_time(courses, node)) {
		if (has_marker(courses, node))
			reach(courses, before, node);
		leave(courses, state, node, node);
		return;
	}
	courses->fails |= has(&next, inside(courses, node));
	add(&next, inside(courses, node));
	begin(courses, &next, node_at(courses, node)->element, node);
}

/* What a step that is under way can do as a whole. */
static void
play_inside(Courses *courses, const State *state, guint32 node)
{
	guint32 scope = node_at(courses, node)->element;
	State done = *state;

	empty(courses, &done, scope);
	forget_events(courses, &done, node);
	if (is_empty(courses, state, scope) && has_marker(courses, node))
		begin(courses, state, scope, node);
	take(&done, inside(courses, node));
	if (is_empty(courses, state, scope))
		leave(courses, &done, node, RIO_NONE);
	for (guint32 event = 0; event < courses->model->n_nodes; event++) {
		State beside = *state;

		if (node_at(courses, event)->host != node || is_outside(courses, event))
			continue;
		if (is_interrupting(courses, event)) {
			leave(courses, &done, event, RIO_NONE);
		} else if (!has(state, begun(courses, event))) {
			add(&beside, begun(courses, event));
			leave(courses, &beside, event, RIO_NONE);
		}
	}
}

/* The nodes where there are tokens, but for one. */
static GArray *
nodes_with_tokens(const Courses *courses, const State *state, guint32 but)
{
	const RioModel *model = courses->model;
	GArray *nodes = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 f = 0; f < model->n_flows; f++) {
		if (has(state, f) && model->flows[f].target != but)
			g_array_append_val(nodes, model->flows[f].target);
	}
	for (guint32 n = 0; n < model->n_nodes; n++) {
		if (n != but && (has(state, inside(courses, n)) || has(state, begun(courses, n))))
			g_array_append_val(nodes, n);
	}
	return nodes;
}

/* Whether a token could still come to the flow, not through the node. */
static gboolean
may_still_come(const Courses *courses, const State *state, guint32 flow, guint32 node)
{
	g_autofree guint8 *seen = g_new0(guint8, courses->model->n_nodes);
	g_autoptr(GArray) waiting = nodes_with_tokens(courses, state, node);

	for (guint i = 0; i < waiting->len; i++) {
		guint32 here = g_array_index(waiting, guint32, i);

		for (guint32 f = 0; f < courses->model->n_flows; f++) {
			const RioFlow *next = &courses->model->flows[f];

			if (!rio_flow_is_whole(next) ||
			    (next->source != here && node_at(courses, next->source)->host != here))
				continue;
			if (f == flow)
				return TRUE;
			if (seen[next->target] || next->target == node)
				continue;
			seen[next->target] = TRUE;
			g_array_append_val(waiting, next->target);
		}
	}
	return FALSE;
}

/* A gateway that may wait for several tokens. */
static void
play_join(Courses *courses, const State *state, guint32 node)
{
	gboolean all = kind_of(courses, node) == RIO_KIND_PARALLEL_GATEWAY, some = FALSE;
	State next = *state;

	for (guint32 i = 0; i < node_at(courses, node)->n_in; i++) {
		guint32 flow = flow_in(courses, node, i);

		if (!has(state, flow) && (all || may_still_come(courses, state, flow, node)))
			return;
		some |= has(state, flow);
		take(&next, flow);
	}
	some |= has(state, begun(courses, node));
	take(&next, begun(courses, node));
	if (some)
		leave(courses, &next, node, RIO_NONE);
}

static void
play_node(Courses *courses, const State *state, guint32 node)
{
	RioKind kind = kind_of(courses, node);

	if (kind == RIO_KIND_PARALLEL_GATEWAY || kind == RIO_KIND_INCLUSIVE_GATEWAY) {
		play_join(courses, state, node);
		return;
	}
	if (has(state, inside(courses, node)))
		play_inside(courses, state, node);
	for (guint32 i = 0; i <= node_at(courses, node)->n_in; i++) {
		guint32 token = i < node_at(courses, node)->n_in ? flow_in(courses, node, i)
								 : begun(courses, node);
		State next = *state;

		if (!has(state, token) ||
		    (i == node_at(courses, node)->n_in && node_at(courses, node)->host != RIO_NONE))
			continue;
		take(&next, token);
		if (rio_kind_is(kind, RIO_GATEWAY))
			leave(courses, &next, node, RIO_NONE);
		else
			come_to(courses, state, &next, node);
	}
}

static void
play(Courses *courses)
{
	State nothing = {0}, first = {0};

	add(&first, MOST_BITS - 1);
	g_array_append_val(courses->states, first);
	begin(courses, &nothing, courses->process, RIO_NONE);
	for (courses->here = 1; courses->here < courses->states->len && !courses->fails;
	     courses->here++) {
		State state = g_array_index(courses->states, State, courses->here);

		for (guint32 n = 0; n < courses->model->n_nodes; n++) {
			if (is_in(courses, node_at(courses, n)->element, courses->process))
				play_node(courses, &state, n);
		}
	}
}

static gboolean
is_small(const Courses *courses)
{
	const RioModel *model = courses->model;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		if (kind_of(courses, n) == RIO_KIND_COMPLEX_GATEWAY ||
		    rio_model_child(model, node_at(courses, n)->element,
				    RIO_KIND_LINK_EVENT_DEFINITION) != RIO_NONE)
			return FALSE;
	}
	return model->n_flows + 2 * model->n_nodes < MOST_BITS;
}

/* The steps by where they lead: counted, summed up, filled. */
static void
turn_steps(Courses *courses)
{
	const Step *steps = (const Step *)(gpointer)courses->steps->data;

	courses->first_into = g_new0(guint32, courses->states->len + 2);
	courses->into = g_new(guint32, courses->steps->len);
	for (guint i = 0; i < courses->steps->len; i++)
		courses->first_into[steps[i].to + 2]++;
	for (guint s = 1; s < courses->states->len + 2; s++)
		courses->first_into[s] += courses->first_into[s - 1];
	for (guint i = 0; i < courses->steps->len; i++)
		courses->into[courses->first_into[steps[i].to + 1]++] = i;
}

Courses *
courses_new(const RioModel *model, guint32 process, guint most_states)
{
	g_autoptr(Courses) courses = g_new0(Courses, 1);

	courses->model = model;
	courses->process = process;
	courses->most_states = most_states;
	courses->states = g_array_new(FALSE, FALSE, sizeof(State));
	courses->steps = g_array_new(FALSE, FALSE, sizeof(Step));
	courses->numbers = g_hash_table_new_full(hash_state, equal_states, g_free, NULL);
	if (!is_small(courses))
		return NULL;
	play(courses);
	if (courses->fails)
		return NULL;
	turn_steps(courses);
	return g_steal_pointer(&courses);
}

void
courses_free(Courses *courses)
{
	if (!courses)
		return;
	g_array_free(courses->states, TRUE);
	g_array_free(courses->steps, TRUE);
	g_hash_table_unref(courses->numbers);
	g_free(courses->first_into);
	g_free(courses->into);
	g_free(courses);
}

/* Asking */

/* From which states one that is marked is reached, by steps other than of the node @without. */
static void
mark_before(const Courses *courses, guint8 *marks, guint32 without)
{
	const Step *steps = (const Step *)(gpointer)courses->steps->data;
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 s = 0; s < courses->states->len; s++) {
		if (marks[s])
			g_array_append_val(waiting, s);
	}
	for (guint i = 0; i < waiting->len; i++) {
		guint32 state = g_array_index(waiting, guint32, i);

		for (guint32 k = courses->first_into[state]; k < courses->first_into[state + 1];
		     k++) {
			const Step *step = &steps[courses->into[k]];

			if (step->node == without || marks[step->from])
				continue;
			marks[step->from] = TRUE;
			g_array_append_val(waiting, step->from);
		}
	}
}

/* The states in which the node may come next. */
static guint8 *
mark_steps(const Courses *courses, guint32 node)
{
	const Step *steps = (const Step *)(gpointer)courses->steps->data;
	guint8 *marks = g_new0(guint8, courses->states->len);

	for (guint i = 0; i < courses->steps->len; i++)
		marks[steps[i].from] |= steps[i].node == node;
	return marks;
}

gboolean
courses_have_after(Courses *courses, guint32 a, guint32 b)
{
	const Step *steps = (const Step *)(gpointer)courses->steps->data;
	g_autofree guint8 *marks = mark_steps(courses, b);

	mark_before(courses, marks, RIO_NONE - 1);
	for (guint i = 0; i < courses->steps->len; i++) {
		if (steps[i].node == a && marks[steps[i].to])
			return TRUE;
	}
	return FALSE;
}

gboolean
courses_have_without(Courses *courses, guint32 a, guint32 b)
{
	g_autofree guint8 *marks = mark_steps(courses, b);

	mark_before(courses, marks, a);
	return marks[0];
}

gboolean
courses_end_without(Courses *courses, guint32 node)
{
	g_autofree guint8 *marks = g_new0(guint8, courses->states->len);
	const State end = {0};

	for (guint32 s = 0; s < courses->states->len; s++)
		marks[s] = equal_states(&g_array_index(courses->states, State, s), &end);
	mark_before(courses, marks, node);
	return marks[0];
}

static gboolean
is_under_way(const Courses *courses, const State *state, guint32 node)
{
	if (has(state, inside(courses, node)) || has(state, begun(courses, node)))
		return TRUE;
	for (guint32 i = 0; i < node_at(courses, node)->n_in; i++) {
		if (has(state, flow_in(courses, node, i)))
			return TRUE;
	}
	return FALSE;
}

gboolean
courses_have_beside(Courses *courses, guint32 a, guint32 b)
{
	for (guint32 s = 0; s < courses->states->len; s++) {
		const State *state = &g_array_index(courses->states, State, s);

		if (is_under_way(courses, state, a) && is_under_way(courses, state, b))
			return TRUE;
	}
	return FALSE;
}
