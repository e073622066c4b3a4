#include "diff/flows.h"

/*
 * Moving a step changes three flows on each side, or two where it was last.  Fewer changes are told
 * as they are.
 */
#define LEAST_GAIN 4

/* Steps that both models have are numbered by their thing in a. */
typedef struct {
	guint32 from, to;
} Step;

/* One of the two models. */
typedef struct {
	const RioThings *things;
	guint32 *partner; /* by thing of this side */
	guint32 *others_partner;
	gboolean is_a;
	GHashTable *steps; /* of Step: how it leads between steps that both have */
	GArray *odd;	   /* guint32, things: flows that only this side has */
} Side;

typedef struct {
	RioPairing *pairing;
	Side a, b;
	GHashTable *moved; /* of guint32: numbers of steps */
} Work;

static guint
hash_step(gconstpointer step)
{
	const Step *self = step;

	return self->from * 0x9e3779b1u ^ self->to;
}

static gboolean
equal_steps(gconstpointer one, gconstpointer other)
{
	const Step *a = one, *b = other;

	return a->from == b->from && a->to == b->to;
}

static gboolean
has_step(const Side *side, guint32 from, guint32 to)
{
	const Step step = {from, to};

	return g_hash_table_contains(side->steps, &step);
}

static void
add_step(const Side *side, guint32 from, guint32 to)
{
	Step *step = g_new(Step, 1);

	*step = (Step){from, to};
	g_hash_table_add(side->steps, step);
}

static void
drop_step(const Side *side, guint32 from, guint32 to)
{
	const Step step = {from, to};

	g_hash_table_remove(side->steps, &step);
}

static guint32
thing_of_node(const Side *side, guint32 node)
{
	return side->things->of[side->things->model->nodes[node].element];
}

/* The number of a thing of this side that both have. */
static guint32
number_of(const Side *side, guint32 thing)
{
	return side->is_a ? thing : side->partner[thing];
}

static guint32
thing_of_number(const Side *side, guint32 number)
{
	return side->is_a ? number : side->others_partner[number];
}

/*
 * Calls @found for each step that both have and that @node leads to, at once or through steps of
 * this side only; @first is the flow that leaves @node.
 */
typedef void (*LeadsFunc)(const Side *side, guint32 first, guint32 to, gpointer data);

static void
follow(const Side *side, guint32 first, guint32 node, GHashTable *seen, LeadsFunc found,
       gpointer data)
{
	const RioModel *model = side->things->model;
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(stack, node);
	while (stack->len > 0) {
		guint32 here = g_array_index(stack, guint32, stack->len - 1);
		const RioNode *at = &model->nodes[here];

		g_array_set_size(stack, stack->len - 1);
		if (side->partner[thing_of_node(side, here)] != RIO_NONE) {
			found(side, first, here, data);
			continue;
		}
		if (!g_hash_table_add(seen, GUINT_TO_POINTER(here)))
			continue;
		for (guint32 i = 0; i < at->n_out; i++)
			g_array_append_val(stack,
					   model->flows[model->outgoing[at->out + i]].target);
	}
}

static void
leads(const Side *side, guint32 node, LeadsFunc found, gpointer data)
{
	const RioModel *model = side->things->model;
	const RioNode *at = &model->nodes[node];

	for (guint32 i = 0; i < at->n_out; i++) {
		g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
		guint32 flow = model->outgoing[at->out + i];

		follow(side, flow, model->flows[flow].target, seen, found, data);
	}
}

static void
note_step(const Side *side, guint32 first, guint32 to, gpointer data)
{
	const RioFlow *flow = &side->things->model->flows[first];

	add_step(side, number_of(side, thing_of_node(side, flow->source)),
		 number_of(side, thing_of_node(side, to)));
}

static void
note_steps(const Side *side)
{
	const RioModel *model = side->things->model;

	for (guint32 n = 0; n < model->n_nodes; n++) {
		if (side->partner[thing_of_node(side, n)] != RIO_NONE)
			leads(side, n, note_step, NULL);
	}
}

/* Where a flow leads, if both models have both ends. */
static gboolean
step_of(const Side *side, guint32 thing, Step *step)
{
	const RioModel *model = side->things->model;
	guint32 flow = rio_model_flow(model, side->things->things[thing].element), source, target;

	if (flow == RIO_NONE || !rio_flow_is_whole(&model->flows[flow]))
		return FALSE;
	source = thing_of_node(side, model->flows[flow].source);
	target = thing_of_node(side, model->flows[flow].target);
	if (side->partner[source] == RIO_NONE || side->partner[target] == RIO_NONE)
		return FALSE;
	*step = (Step){number_of(side, source), number_of(side, target)};
	return TRUE;
}

typedef struct {
	guint32 to;
	guint32 flow; /* the first on the way to it, or RIO_NONE */
} Way;

static void
note_way(const Side *side, guint32 first, guint32 to, gpointer data)
{
	Way *way = data;

	if (to == way->to && way->flow == RIO_NONE)
		way->flow = first;
}

/* The first flow of the other side's way that leads as the step does, a thing; or RIO_NONE. */
static guint32
way_there(const Side *there, const Step *step)
{
	const RioModel *model = there->things->model;
	guint32 source = thing_of_number(there, step->from);
	guint32 target = thing_of_number(there, step->to);
	Way way = {there->things->things[target].node, RIO_NONE};

	leads(there, there->things->things[source].node, note_way, &way);
	return way.flow == RIO_NONE ? RIO_NONE : there->things->of[model->flows[way.flow].element];
}

/* Finds the flows of @here that lead where nothing leads @there. */
static void
find_odd(Work *work, Side *here, const Side *there)
{
	for (guint32 t = 0; t < here->things->n_things; t++) {
		Step step, other;
		guint32 partner = here->partner[t], way;

		if (!step_of(here, t, &step))
			continue;
		if (partner != RIO_NONE && step_of(there, partner, &other) &&
		    equal_steps(&step, &other))
			continue;
		way = has_step(there, step.from, step.to) ? way_there(there, &step) : RIO_NONE;
		/* two flows between the same steps, and one there */
		if (way == RIO_NONE || (partner == RIO_NONE && step_of(there, way, &other)))
			g_array_append_val(here->odd, t);
		else if (partner == RIO_NONE)
			rio_pairing_join(work->pairing, here->is_a, t, way);
	}
}

/* Moves */

static GPtrArray *
steps_around(const Side *side, guint32 number, gboolean out)
{
	GPtrArray *around = g_ptr_array_new();
	GHashTableIter iter;
	gpointer key;

	g_hash_table_iter_init(&iter, side->steps);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		const Step *step = key;

		if (step->from == step->to)
			continue;
		if ((out ? step->from : step->to) == number)
			g_ptr_array_add(around, GUINT_TO_POINTER(out ? step->to : step->from));
	}
	return around;
}

/* What stands around a step on one side. */
typedef struct {
	GPtrArray *in, *out;
} Around;

static Around
around(const Side *side, guint32 number)
{
	return (Around){steps_around(side, number, FALSE), steps_around(side, number, TRUE)};
}

static void
around_clear(Around *self)
{
	g_ptr_array_unref(self->in);
	g_ptr_array_unref(self->out);
}

/* How many of the steps around only this side has. */
static guint
count_odd(const Around *self, guint32 number, const Side *there)
{
	guint odd = 0;

	for (guint i = 0; i < self->in->len; i++)
		odd += !has_step(there, GPOINTER_TO_UINT(self->in->pdata[i]), number);
	for (guint i = 0; i < self->out->len; i++)
		odd += !has_step(there, number, GPOINTER_TO_UINT(self->out->pdata[i]));
	return odd;
}

static gboolean
is_in(const GPtrArray *numbers, guint32 number)
{
	return g_ptr_array_find((GPtrArray *)numbers, GUINT_TO_POINTER(number), NULL);
}

/*
 * What leaving the step out does to the number of odd steps: those that it leads on to @there are
 * odd or no longer.  FALSE if new odd ones come of it.
 */
static gboolean
bridges(const Side *here, const Around *self, const Side *there, const Around *other, guint *gain)
{
	for (guint i = 0; i < self->in->len; i++) {
		for (guint j = 0; j < self->out->len; j++) {
			guint32 from = GPOINTER_TO_UINT(self->in->pdata[i]);
			guint32 to = GPOINTER_TO_UINT(self->out->pdata[j]);
			gboolean bridged_there = is_in(other->in, from) && is_in(other->out, to);

			if (has_step(here, from, to) || bridged_there)
				continue;
			if (!has_step(there, from, to))
				return FALSE;
			(*gain)++;
		}
	}
	return TRUE;
}

/* How many odd steps fewer there are without the step; 0 if that would make new ones. */
static guint
gain_without(const Work *work, guint32 number)
{
	Around a = around(&work->a, number), b = around(&work->b, number);
	guint gain = count_odd(&a, number, &work->b) + count_odd(&b, number, &work->a);

	if (gain == 0 || !bridges(&work->a, &a, &work->b, &b, &gain) ||
	    !bridges(&work->b, &b, &work->a, &a, &gain))
		gain = 0;
	around_clear(&a);
	around_clear(&b);
	return gain;
}

static void
leave_out(const Side *side, guint32 number)
{
	Around self = around(side, number);

	for (guint i = 0; i < self.in->len; i++) {
		for (guint j = 0; j < self.out->len; j++)
			add_step(side, GPOINTER_TO_UINT(self.in->pdata[i]),
				 GPOINTER_TO_UINT(self.out->pdata[j]));
	}
	for (guint i = 0; i < self.in->len; i++)
		drop_step(side, GPOINTER_TO_UINT(self.in->pdata[i]), number);
	for (guint i = 0; i < self.out->len; i++)
		drop_step(side, number, GPOINTER_TO_UINT(self.out->pdata[i]));
	drop_step(side, number, number);
	around_clear(&self);
}

static gboolean
is_activity(const Work *work, guint32 number)
{
	return rio_kind_is(rio_thing_kind(work->pairing->a, number), RIO_ACTIVITY);
}

/* The steps at the ends of odd flows, in the order of the file. */
static GArray *
suspects(const Work *work)
{
	g_autofree gboolean *is_one = g_new0(gboolean, work->pairing->a->n_things);
	const Side *sides[] = {&work->a, &work->b};
	GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (gsize s = 0; s < G_N_ELEMENTS(sides); s++) {
		for (guint i = 0; i < sides[s]->odd->len; i++) {
			Step step;

			if (step_of(sides[s], g_array_index(sides[s]->odd, guint32, i), &step))
				is_one[step.from] = is_one[step.to] = TRUE;
		}
	}
	for (guint32 number = 0; number < work->pairing->a->n_things; number++) {
		if (is_one[number] && !g_hash_table_contains(work->moved, GUINT_TO_POINTER(number)))
			g_array_append_val(numbers, number);
	}
	return numbers;
}

/* The step without which the models are most alike, or RIO_NONE; rather an activity. */
static guint32
find_move(const Work *work)
{
	g_autoptr(GArray) numbers = suspects(work);
	guint32 best = RIO_NONE;
	guint best_gain = 0;

	for (guint i = 0; i < numbers->len; i++) {
		guint32 number = g_array_index(numbers, guint32, i);
		guint gain = gain_without(work, number);

		if (gain > best_gain || (gain > 0 && gain == best_gain &&
					 !is_activity(work, best) && is_activity(work, number))) {
			best = number;
			best_gain = gain;
		}
	}
	return best_gain >= LEAST_GAIN ? best : RIO_NONE;
}

static void
add_change(GArray *changes, const Work *work, RioChangeKind kind, guint32 x, guint32 y)
{
	const RioThings *a = work->pairing->a, *b = work->pairing->b;

	rio_change_add(changes, kind, a->model, x == RIO_NONE ? x : a->things[x].element, b->model,
		       y == RIO_NONE ? y : b->things[y].element);
}

static void
find_moves(Work *work, GArray *changes)
{
	guint32 number;

	while ((number = find_move(work)) != RIO_NONE) {
		leave_out(&work->a, number);
		leave_out(&work->b, number);
		g_hash_table_add(work->moved, GUINT_TO_POINTER(number));
		add_change(changes, work, RIO_CHANGE_MOVED, number, work->pairing->b_of[number]);
	}
}

/* Flows that the moves do not explain */

static void
keep_unexplained(const Work *work, Side *here, const Side *there)
{
	guint kept = 0;

	for (guint i = 0; i < here->odd->len; i++) {
		guint32 thing = g_array_index(here->odd, guint32, i);
		Step step;

		if (!step_of(here, thing, &step) ||
		    g_hash_table_contains(work->moved, GUINT_TO_POINTER(step.from)) ||
		    g_hash_table_contains(work->moved, GUINT_TO_POINTER(step.to)) ||
		    (g_hash_table_size(work->moved) > 0 && has_step(there, step.from, step.to)))
			continue;
		g_array_index(here->odd, guint32, kept++) = thing;
	}
	g_array_set_size(here->odd, kept);
}

static gboolean
is_odd(const Side *side, guint32 thing)
{
	for (guint i = 0; i < side->odd->len; i++) {
		if (g_array_index(side->odd, guint32, i) == thing)
			return TRUE;
	}
	return FALSE;
}

/* The flows of b that nobody of a is paired with, and that share the end; RIO_NONE: none. */
static guint32
find_retargeted(const Work *work, guint32 x, gboolean same_source)
{
	Step step, other;

	if (!step_of(&work->a, x, &step))
		return RIO_NONE;
	for (guint i = 0; i < work->b.odd->len; i++) {
		guint32 y = g_array_index(work->b.odd, guint32, i);

		if (work->pairing->a_of[y] == RIO_NONE && step_of(&work->b, y, &other) &&
		    (same_source ? other.from == step.from : other.to == step.to))
			return y;
	}
	return RIO_NONE;
}

static void
pair_retargeted(const Work *work)
{
	for (guint pass = 0; pass < 2; pass++) {
		for (guint i = 0; i < work->a.odd->len; i++) {
			guint32 x = g_array_index(work->a.odd, guint32, i), y;

			if (work->pairing->b_of[x] != RIO_NONE)
				continue;
			y = find_retargeted(work, x, pass == 0);
			if (y != RIO_NONE)
				rio_pairing_join(work->pairing, TRUE, x, y);
		}
	}
}

static void
tell_flows(const Work *work, GArray *changes)
{
	for (guint i = 0; i < work->a.odd->len; i++) {
		guint32 x = g_array_index(work->a.odd, guint32, i), y = work->pairing->b_of[x];

		add_change(changes, work,
			   y == RIO_NONE ? RIO_CHANGE_FLOW_REMOVED : RIO_CHANGE_FLOW_RETARGETED, x,
			   y);
	}
	for (guint i = 0; i < work->b.odd->len; i++) {
		guint32 y = g_array_index(work->b.odd, guint32, i), x = work->pairing->a_of[y];

		if (x == RIO_NONE)
			add_change(changes, work, RIO_CHANGE_FLOW_ADDED, x, y);
		else if (!is_odd(&work->a, x))
			add_change(changes, work, RIO_CHANGE_FLOW_RETARGETED, x, y);
	}
}

static void
side_init(Side *side, RioPairing *pairing, gboolean is_a)
{
	side->is_a = is_a;
	side->things = is_a ? pairing->a : pairing->b;
	side->partner = is_a ? pairing->b_of : pairing->a_of;
	side->others_partner = is_a ? pairing->a_of : pairing->b_of;
	side->steps = g_hash_table_new_full(hash_step, equal_steps, g_free, NULL);
	side->odd = g_array_new(FALSE, FALSE, sizeof(guint32));
	note_steps(side);
}

static void
side_clear(Side *side)
{
	g_hash_table_unref(side->steps);
	g_array_unref(side->odd);
}

void
rio_flows_compare(RioPairing *pairing, GArray *changes)
{
	Work work = {.pairing = pairing, .moved = g_hash_table_new(NULL, NULL)};

	side_init(&work.a, pairing, TRUE);
	side_init(&work.b, pairing, FALSE);
	find_odd(&work, &work.a, &work.b);
	find_odd(&work, &work.b, &work.a);
	find_moves(&work, changes);
	keep_unexplained(&work, &work.a, &work.b);
	keep_unexplained(&work, &work.b, &work.a);
	pair_retargeted(&work);
	tell_flows(&work, changes);

	side_clear(&work.a);
	side_clear(&work.b);
	g_hash_table_unref(work.moved);
}
