#include "diff/flows.h"

#include <string.h>

/*
 * Moving a step changes three flows on each side, or two where it was last.  Fewer changes are told
 * as they are.
 */
#define LEAST_GAIN 4

/* A step with so many ways in, one with another out, does not move. */
#define MOST_BRIDGES 4096

/* Of a gain: to be found again. */
#define STALE G_MAXUINT

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
	GHashTable *steps;	  /* of Step: how it leads between steps that both have */
	GArray **before, **after; /* the same by number, without circles; NULL: none */
	GArray *odd;		  /* guint32, things: flows that only this side has */
} Side;

typedef struct {
	RioPairing *pairing;
	Side a, b;
	RioBits *moved; /* numbers of steps */
	guint n_moved;
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
note(GArray **list, guint32 number)
{
	if (!*list)
		*list = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_array_append_val(*list, number);
}

static void
forget(GArray *list, guint32 number)
{
	guint at = 0;

	while (g_array_index(list, guint32, at) != number)
		at++;
	g_array_remove_index(list, at);
}

static void
add_step(const Side *side, guint32 from, guint32 to)
{
	const Step step = {from, to};

	if (has_step(side, from, to))
		return;
	g_hash_table_add(side->steps, g_memdup2(&step, sizeof step));
	if (from == to)
		return;
	note(&side->after[from], to);
	note(&side->before[to], from);
}

static void
drop_step(const Side *side, guint32 from, guint32 to)
{
	const Step step = {from, to};

	if (!g_hash_table_remove(side->steps, &step) || from == to)
		return;
	forget(side->after[from], to);
	forget(side->before[to], from);
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

/* What stands before a step, or after it. */
typedef struct {
	const guint32 *numbers;
	guint n;
} Row;

static Row
row_of(const GArray *list)
{
	return list ? (Row){(const guint32 *)list->data, list->len} : (Row){NULL, 0};
}

/* How many of the steps before and after only @here has. */
static guint
count_odd(const Side *here, guint32 number, const Side *there)
{
	Row before = row_of(here->before[number]), after = row_of(here->after[number]);
	guint odd = 0;

	for (guint i = 0; i < before.n; i++)
		odd += !has_step(there, before.numbers[i], number);
	for (guint i = 0; i < after.n; i++)
		odd += !has_step(there, number, after.numbers[i]);
	return odd;
}

/*
 * What leaving the step out does to the number of odd steps: those that it leads on to @there are
 * odd or no longer.  FALSE if new odd ones come of it.
 */
static gboolean
bridges(const Side *here, guint32 number, const Side *there, guint *gain)
{
	Row before = row_of(here->before[number]), after = row_of(here->after[number]);

	if ((guint64)before.n * after.n > MOST_BRIDGES)
		return FALSE;
	for (guint i = 0; i < before.n; i++) {
		for (guint j = 0; j < after.n; j++) {
			guint32 from = before.numbers[i], to = after.numbers[j];
			gboolean bridged_there =
				has_step(there, from, number) && has_step(there, number, to);

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
	const Side *a = &work->a, *b = &work->b;
	guint gain = count_odd(a, number, b) + count_odd(b, number, a);

	return gain > 0 && bridges(a, number, b, &gain) && bridges(b, number, a, &gain) ? gain : 0;
}

static void
leave_out(const Side *side, guint32 number)
{
	GArray *before = side->before[number], *after = side->after[number];

	for (guint i = 0; before && after && i < before->len; i++)
		for (guint j = 0; j < after->len; j++)
			add_step(side, g_array_index(before, guint32, i),
				 g_array_index(after, guint32, j));
	while (before && before->len > 0)
		drop_step(side, g_array_index(before, guint32, before->len - 1), number);
	while (after && after->len > 0)
		drop_step(side, number, g_array_index(after, guint32, after->len - 1));
	drop_step(side, number, number);
}

static gboolean
is_activity(const Work *work, guint32 number)
{
	return rio_kind_is(rio_thing_kind(work->pairing->a, number), RIO_ACTIVITY);
}

/* The steps at the ends of odd flows, and by number what is gained without each, or STALE. */
typedef struct {
	RioBits *numbers;
	guint *gains;
} Suspects;

static Suspects
find_suspects(const Work *work)
{
	guint32 n = work->pairing->a->n_things;
	Suspects suspects = {rio_bits_new(n), g_new(guint, n)};
	const Side *sides[] = {&work->a, &work->b};

	memset(suspects.gains, 0xff, n * sizeof *suspects.gains);
	for (gsize s = 0; s < G_N_ELEMENTS(sides); s++) {
		for (guint i = 0; i < sides[s]->odd->len; i++) {
			Step step;

			if (!step_of(sides[s], g_array_index(sides[s]->odd, guint32, i), &step))
				continue;
			rio_bits_add(suspects.numbers, step.from);
			rio_bits_add(suspects.numbers, step.to);
		}
	}
	return suspects;
}

/* The step without which the models are most alike, or RIO_NONE; rather an activity. */
static guint32
find_move(const Work *work, const Suspects *suspects)
{
	guint32 best = RIO_NONE;
	guint best_gain = LEAST_GAIN - 1;

	rio_bits_foreach (suspects->numbers, number) {
		guint *gain = &suspects->gains[number];

		if (*gain == STALE)
			*gain = gain_without(work, number);
		if (*gain > best_gain || (best != RIO_NONE && *gain == best_gain &&
					  !is_activity(work, best) && is_activity(work, number))) {
			best = number;
			best_gain = *gain;
		}
	}
	return best;
}

static void
make_stale(const Suspects *suspects, Row row)
{
	for (guint i = 0; i < row.n; i++)
		suspects->gains[row.numbers[i]] = STALE;
}

/* Of whom the gain may change without the step: its neighbours, and who also stands between two. */
static void
look_again(const Side *side, guint32 number, const Suspects *suspects)
{
	Row before = row_of(side->before[number]);

	make_stale(suspects, before);
	make_stale(suspects, row_of(side->after[number]));
	for (guint i = 0; i < before.n; i++)
		make_stale(suspects, row_of(side->after[before.numbers[i]]));
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
	Suspects suspects = find_suspects(work);
	guint32 number;

	while ((number = find_move(work, &suspects)) != RIO_NONE) {
		look_again(&work->a, number, &suspects);
		look_again(&work->b, number, &suspects);
		leave_out(&work->a, number);
		leave_out(&work->b, number);
		rio_bits_remove(suspects.numbers, number);
		rio_bits_add(work->moved, number);
		work->n_moved++;
		add_change(changes, work, RIO_CHANGE_MOVED, number, work->pairing->b_of[number]);
	}
	rio_bits_free(suspects.numbers);
	g_free(suspects.gains);
}

/* Flows that the moves do not explain */

static void
keep_unexplained(const Work *work, Side *here, const Side *there)
{
	guint kept = 0;

	for (guint i = 0; i < here->odd->len; i++) {
		guint32 thing = g_array_index(here->odd, guint32, i);
		Step step;

		if (!step_of(here, thing, &step) || rio_bits_has(work->moved, step.from) ||
		    rio_bits_has(work->moved, step.to) ||
		    (work->n_moved > 0 && has_step(there, step.from, step.to)))
			continue;
		g_array_index(here->odd, guint32, kept++) = thing;
	}
	g_array_set_size(here->odd, kept);
}

/*
 * The flows of b that nobody of a is paired with, by the number at one end: the first of each, and
 * the next after each; both by place in what is odd, RIO_NONE: no more.
 */
typedef struct {
	guint32 *first, *next;
} Lists;

static guint32
end_at(const Side *side, guint at, gboolean source)
{
	Step step;

	if (!step_of(side, g_array_index(side->odd, guint32, at), &step))
		return RIO_NONE;
	return source ? step.from : step.to;
}

static Lists
list_by_end(const Work *work, gboolean source)
{
	guint32 n = work->pairing->a->n_things;
	Lists lists = {g_new(guint32, n), g_new(guint32, work->b.odd->len)};

	memset(lists.first, 0xff, n * sizeof *lists.first);
	for (guint i = work->b.odd->len; i-- > 0;) {
		guint32 number = end_at(&work->b, i, source);

		if (number == RIO_NONE)
			continue;
		lists.next[i] = lists.first[number];
		lists.first[number] = i;
	}
	return lists;
}

/* The first of a list that has no partner yet; RIO_NONE: none. */
static guint32
take_first(const Work *work, Lists *lists, guint32 number)
{
	guint32 *first = &lists->first[number];

	while (*first != RIO_NONE &&
	       work->pairing->a_of[g_array_index(work->b.odd, guint32, *first)] != RIO_NONE)
		*first = lists->next[*first];
	return *first == RIO_NONE ? RIO_NONE : g_array_index(work->b.odd, guint32, *first);
}

/* One flow of each model that share an end are one flow that leads elsewhere. */
static void
pair_retargeted(const Work *work, gboolean same_source)
{
	Lists lists = list_by_end(work, same_source);

	for (guint i = 0; i < work->a.odd->len; i++) {
		guint32 x = g_array_index(work->a.odd, guint32, i), y;
		guint32 number = end_at(&work->a, i, same_source);

		if (work->pairing->b_of[x] != RIO_NONE || number == RIO_NONE)
			continue;
		y = take_first(work, &lists, number);
		if (y != RIO_NONE)
			rio_pairing_join(work->pairing, TRUE, x, y);
	}
	g_free(lists.first);
	g_free(lists.next);
}

static void
tell_flows(const Work *work, GArray *changes)
{
	g_autoptr(RioBits) odd = rio_bits_new(work->pairing->a->n_things);

	for (guint i = 0; i < work->a.odd->len; i++) {
		guint32 x = g_array_index(work->a.odd, guint32, i), y = work->pairing->b_of[x];

		rio_bits_add(odd, x);
		add_change(changes, work,
			   y == RIO_NONE ? RIO_CHANGE_FLOW_REMOVED : RIO_CHANGE_FLOW_RETARGETED, x,
			   y);
	}
	for (guint i = 0; i < work->b.odd->len; i++) {
		guint32 y = g_array_index(work->b.odd, guint32, i), x = work->pairing->a_of[y];

		if (x == RIO_NONE)
			add_change(changes, work, RIO_CHANGE_FLOW_ADDED, x, y);
		else if (!rio_bits_has(odd, x))
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
	side->before = g_new0(GArray *, pairing->a->n_things);
	side->after = g_new0(GArray *, pairing->a->n_things);
	side->odd = g_array_new(FALSE, FALSE, sizeof(guint32));
	note_steps(side);
}

static void
side_clear(Side *side, guint32 n_numbers)
{
	for (guint32 number = 0; number < n_numbers; number++) {
		g_clear_pointer(&side->before[number], g_array_unref);
		g_clear_pointer(&side->after[number], g_array_unref);
	}
	g_free(side->before);
	g_free(side->after);
	g_hash_table_unref(side->steps);
	g_array_unref(side->odd);
}

void
rio_flows_compare(RioPairing *pairing, GArray *changes)
{
	guint32 n = pairing->a->n_things;
	Work work = {.pairing = pairing, .moved = rio_bits_new(n)};

	side_init(&work.a, pairing, TRUE);
	side_init(&work.b, pairing, FALSE);
	find_odd(&work, &work.a, &work.b);
	find_odd(&work, &work.b, &work.a);
	find_moves(&work, changes);
	keep_unexplained(&work, &work.a, &work.b);
	keep_unexplained(&work, &work.b, &work.a);
	pair_retargeted(&work, TRUE);
	pair_retargeted(&work, FALSE);
	tell_flows(&work, changes);

	side_clear(&work.a, n);
	side_clear(&work.b, n);
	rio_bits_free(work.moved);
}
