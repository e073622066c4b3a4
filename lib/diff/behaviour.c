#include "diff/behaviour.h"

#include "base/sets.h"
#include "diff/cover.h"
#include "diff/diff.h"
#include "diff/runs.h"

#define BOTH ((RioOrder)(RIO_ORDER_BEFORE | RIO_ORDER_AFTER))

/* With more activities, far more than people draw, not all are held against all. */
#define MOST_STEPS 400

/* The two models of the pairing. */
typedef enum { A, B, N_SIDES } Side;

/* An activity that both have. */
typedef struct {
	guint32 node[N_SIDES];
	guint8 known[N_SIDES];
	guint8 optional[N_SIDES], repeats[N_SIDES]; /* RioSureness */
} Step;

typedef struct {
	const RioPairing *pairing;
	gboolean swapped;
	RioRuns runs[N_SIDES];
	Step *steps;
	guint32 n;	   /* steps */
	guint32 n_related; /* steps of which each two are held against each other: all, or none */
	RioOrder *orders[N_SIDES];   /* of step i to step j, at i * n_related + j */
	RioPairs *told;		     /* pairs that a sentence tells of */
	RioBits *explained[N_SIDES]; /* steps that may be left out: a sentence says why */
	RioBits *turning[N_SIDES];   /* steps that may come again: a sentence says why */
	RioArena *arena;
	GArray *contrasts;
} Work;

static Side
other(Side side)
{
	return side == A ? B : A;
}

static const RioModel *
model_of(const Work *work, Side side)
{
	return side == A ? work->pairing->a->model : work->pairing->b->model;
}

/* What is known of each step, and of each two */

static void
look_at(const Work *work, Step *step, Side side)
{
	const RioOrders *orders = work->runs[side].orders;
	guint32 node = step->node[side];

	step->known[side] = rio_runs_knows(&work->runs[side], node);
	step->optional[side] = RIO_PERHAPS;
	step->repeats[side] = RIO_PERHAPS;
	if (!step->known[side])
		return;
	step->optional[side] = rio_orders_is_optional(orders, node);
	step->repeats[side] = rio_orders_may_repeat(orders, node);
}

static void
find_steps(Work *work)
{
	const RioThings *a = work->pairing->a, *b = work->pairing->b;
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));

	for (guint32 x = 0; x < a->n_things; x++) {
		guint32 y = work->pairing->b_of[x];
		Step step;

		if (y == RIO_NONE || a->things[x].node == RIO_NONE ||
		    b->things[y].node == RIO_NONE ||
		    !rio_kind_is(rio_thing_kind(a, x), RIO_ACTIVITY) ||
		    !rio_kind_is(rio_thing_kind(b, y), RIO_ACTIVITY))
			continue;
		step.node[A] = a->things[x].node;
		step.node[B] = b->things[y].node;
		for (Side side = A; side < N_SIDES; side++)
			look_at(work, &step, side);
		g_array_append_val(steps, step);
	}
	work->n = steps->len;
	work->n_related = work->n <= MOST_STEPS ? work->n : 0;
	work->steps = (Step *)(gpointer)g_array_free(g_steal_pointer(&steps), FALSE);
}

static RioOrder
find_order(const Work *work, Side side, guint32 i, guint32 j)
{
	const Step *one = &work->steps[i], *two = &work->steps[j];

	if (!one->known[side] || !two->known[side])
		return RIO_ORDER_ANY | RIO_ORDER_VAGUE;
	return rio_orders_between(work->runs[side].orders, one->node[side], two->node[side]);
}

static void
find_orders(Work *work)
{
	for (Side side = A; side < N_SIDES; side++) {
		RioOrder *orders = g_new(RioOrder, work->n_related * work->n_related);

		for (guint32 i = 0; i < work->n_related; i++) {
			for (guint32 j = 0; j < work->n_related; j++)
				orders[i * work->n_related + j] = find_order(work, side, i, j);
		}
		work->orders[side] = orders;
	}
}

static RioOrder
order_of(const Work *work, Side side, guint32 i, guint32 j)
{
	return work->orders[side][i * work->n_related + j];
}

static RioSureness
waits(const Work *work, Side side, guint32 i, guint32 j)
{
	return rio_orders_waits(work->runs[side].orders, work->steps[i].node[side],
				work->steps[j].node[side]);
}

static gboolean
is_more_optional(const Work *work, Side side, guint32 i)
{
	const Step *step = &work->steps[i];

	return step->optional[side] == RIO_SURELY && step->optional[other(side)] == RIO_SURELY_NOT;
}

static gboolean
is_more_often(const Work *work, Side side, guint32 i)
{
	const Step *step = &work->steps[i];

	return step->repeats[side] == RIO_SURELY && step->repeats[other(side)] == RIO_SURELY_NOT;
}

/* The rules: whether step i stands to step j on this side as the contrast says */

static gboolean
comes_first(const Work *work, Side side, guint32 i, guint32 j)
{
	return order_of(work, side, i, j) == RIO_ORDER_BEFORE &&
	       order_of(work, other(side), i, j) == RIO_ORDER_AFTER;
}

static gboolean
begins_after(const Work *work, Side side, guint32 i, guint32 j)
{
	return order_of(work, side, i, j) == BOTH && order_of(work, other(side), i, j) == BOTH &&
	       waits(work, side, i, j) == RIO_SURELY &&
	       waits(work, other(side), j, i) == RIO_SURELY;
}

static gboolean
excludes(const Work *work, Side side, guint32 i, guint32 j)
{
	RioOrder there = order_of(work, other(side), i, j);
	/* one after the other, since there is a way back: that is told */
	gboolean in_rounds = there == BOTH && is_more_often(work, other(side), i) &&
			     is_more_often(work, other(side), j);

	return order_of(work, side, i, j) == RIO_ORDER_EXCLUSIVE && i != j &&
	       there != RIO_ORDER_EXCLUSIVE && (there & RIO_ORDER_VAGUE) == 0 && !in_rounds;
}

static gboolean
comes_back(const Work *work, Side side, guint32 i, guint32 j)
{
	return order_of(work, side, i, j) == BOTH &&
	       order_of(work, other(side), i, j) == RIO_ORDER_BEFORE;
}

static gboolean
is_beside(const Work *work, Side side, guint32 i, guint32 j)
{
	return order_of(work, side, i, j) == RIO_ORDER_ANY &&
	       order_of(work, other(side), i, j) == RIO_ORDER_BEFORE;
}

static gboolean
waits_more(const Work *work, Side side, guint32 i, guint32 j)
{
	RioOrder here = order_of(work, side, i, j), there = order_of(work, other(side), i, j);

	if ((here != RIO_ORDER_AFTER && here != BOTH) || is_more_optional(work, other(side), j))
		return FALSE;
	/* the usual case is settled without a look at the trees */
	if (there == RIO_ORDER_AFTER && work->steps[j].optional[other(side)] == RIO_SURELY_NOT)
		return FALSE;
	return (there & RIO_ORDER_VAGUE) == 0 && waits(work, side, i, j) == RIO_SURELY &&
	       waits(work, other(side), i, j) == RIO_SURELY_NOT;
}

typedef struct {
	RioContrastKind kind;
	gboolean (*holds)(const Work *work, Side side, guint32 i, guint32 j);
	gboolean mirrored; /* seen from the other side it is the same of j and i */
	gboolean cliques;
} Rule;

static const Rule rules[] = {
	{RIO_CONTRAST_ORDER, comes_first, TRUE, FALSE},
	{RIO_CONTRAST_FIRST, begins_after, TRUE, FALSE},
	{RIO_CONTRAST_EXCLUSIVE, excludes, FALSE, TRUE},
	{RIO_CONTRAST_RETURN, comes_back, FALSE, FALSE},
	{RIO_CONTRAST_CONCURRENT, is_beside, FALSE, TRUE},
	{RIO_CONTRAST_WAITS, waits_more, FALSE, FALSE},
};

/* Telling */

static RioTwin
twin(const Work *work, RioElement *a, RioElement *b)
{
	return work->swapped ? (RioTwin){b, a} : (RioTwin){a, b};
}

static RioElement *
element_of(const Work *work, Side side, guint32 i)
{
	const RioModel *model = model_of(work, side);

	return &model->elements[model->nodes[work->steps[i].node[side]].element];
}

static const RioTwin *
twins_of(const Work *work, const RioBits *steps)
{
	RioTwin *twins = rio_arena_new_many(work->arena, RioTwin, rio_bits_count(steps));
	RioTwin *next = twins;

	rio_bits_foreach (steps, i)
		*next++ = twin(work, element_of(work, A, i), element_of(work, B, i));
	return twins;
}

static void
tell(const Work *work, RioContrastKind kind, Side side, const RioBits *steps, const RioBits *others)
{
	RioContrast contrast = {
		.kind = kind,
		.in_b = (side == B) != work->swapped,
		.steps = twins_of(work, steps),
		.n_steps = rio_bits_count(steps),
		.others = twins_of(work, others),
		.n_others = rio_bits_count(others),
	};

	g_array_append_val(work->contrasts, contrast);
}

/* Of mirrored rules the first model of the diff is told first. */
static void
tell_block(const Work *work, const Rule *rule, Side side, const RioBits *steps,
	   const RioBits *others)
{
	if (rule->mirrored && work->swapped)
		tell(work, rule->kind, other(side), others, steps);
	else
		tell(work, rule->kind, side, steps, others);
}

/* Pairs */

static gboolean
is_told(const Work *work, guint32 i, guint32 j)
{
	return rio_pairs_have(work->told, i, j) || rio_pairs_have(work->told, j, i);
}

static RioPairs *
find_pairs(const Work *work, const Rule *rule, Side side)
{
	RioPairs *pairs = rio_pairs_new(work->arena, work->n_related);

	for (guint32 i = 0; i < work->n_related; i++) {
		for (guint32 j = 0; j < work->n_related; j++) {
			if (!is_told(work, i, j) && rule->holds(work, side, i, j))
				rio_bits_add(pairs->pairs[i], j);
		}
	}
	return pairs;
}

/* If two steps exclude each other, each is left out where the other is done. */
static void
explain(const Work *work, Side side, guint32 i)
{
	if (is_more_optional(work, side, i))
		rio_bits_add(work->explained[side], i);
}

/* What the pairs explain: what may be left out, what may come again. */
static void
note_told(const Work *work, const Rule *rule, Side side, const RioPairs *pairs)
{
	for (guint32 i = 0; i < work->n_related; i++) {
		rio_bits_unite(work->told->pairs[i], pairs->pairs[i]);
		rio_bits_foreach (pairs->pairs[i], j) {
			if (rule->kind == RIO_CONTRAST_EXCLUSIVE)
				explain(work, side, i);
			if (rule->kind != RIO_CONTRAST_RETURN)
				continue;
			rio_bits_add(work->turning[side], i);
			rio_bits_add(work->turning[side], j);
		}
	}
}

/* By step, those that come after it on that side, in every course. */
static RioPairs *
later_steps(const Work *work, Side side)
{
	RioPairs *later = rio_pairs_new(work->arena, work->n_related);

	for (guint32 i = 0; i < later->n; i++) {
		for (guint32 j = 0; j < later->n; j++) {
			if (order_of(work, side, i, j) == RIO_ORDER_BEFORE)
				rio_bits_add(later->pairs[i], j);
		}
	}
	return later;
}

/*
 * Of ways back, from j to i, only the longest are told: whose start is no later and whose end is
 * no earlier than those of others.
 */
static RioPairs *
longest_of(const Work *work, Side side, const RioPairs *ways)
{
	RioPairs *longest = rio_pairs_new(work->arena, ways->n);
	const RioPairs *later = later_steps(work, other(side));
	g_autoptr(RioBits) around = rio_bits_new(ways->n);

	for (guint32 i = 0; i < ways->n; i++) {
		rio_bits_clear(around);
		for (guint32 before = 0; before < ways->n; before++) {
			if (rio_pairs_have(later, before, i))
				rio_bits_unite(around, ways->pairs[before]);
		}
		rio_bits_foreach (ways->pairs[i], j) {
			if (!rio_bits_has(around, j) && !rio_bits_meet(around, later->pairs[j]) &&
			    !rio_bits_meet(ways->pairs[i], later->pairs[j]))
				rio_bits_add(longest->pairs[i], j);
		}
	}
	return longest;
}

static void
apply(const Work *work, const Rule *rule, Side side)
{
	RioPairs *pairs = find_pairs(work, rule, side);
	g_autoptr(RioBits) steps = rio_bits_new(work->n_related);
	g_autoptr(RioBits) others = rio_bits_new(work->n_related);

	note_told(work, rule, side, pairs);
	if (rule->kind == RIO_CONTRAST_RETURN)
		pairs = longest_of(work, side, pairs);
	while (rio_pairs_take(pairs, rule->cliques, steps, others))
		tell_block(work, rule, side, steps, others);
}

/* Single steps */

typedef gboolean (*TogetherFunc)(const Work *work, Side side, guint32 i, guint32 j);

static gboolean
are_left_out_together(const Work *work, Side side, guint32 i, guint32 j)
{
	return waits(work, side, i, j) == RIO_SURELY || waits(work, side, j, i) == RIO_SURELY;
}

static gboolean
are_in_one_loop(const Work *work, Side side, guint32 i, guint32 j)
{
	return (order_of(work, side, i, j) & BOTH) == BOTH;
}

/* Tells of the steps in groups; of too many in one. */
static void
tell_in_groups(const Work *work, RioContrastKind kind, Side side, RioBits *left,
	       TogetherFunc together)
{
	g_autoptr(RioSets) sets = rio_sets_new(work->n);
	g_autoptr(RioBits) group = rio_bits_new(work->n);
	g_autoptr(RioBits) nobody = rio_bits_new(work->n);

	rio_bits_foreach (left, i) {
		for (guint32 j = rio_bits_next(left, i + 1); j < work->n;
		     j = rio_bits_next(left, j + 1)) {
			if (work->n_related == 0 || together(work, side, i, j))
				rio_sets_join(sets, i, j);
		}
	}
	while (!rio_bits_empty(left)) {
		guint32 first = rio_bits_next(left, 0);

		rio_bits_clear(group);
		rio_bits_foreach (left, i) {
			if (rio_sets_find(sets, i) == rio_sets_find(sets, first))
				rio_bits_add(group, i);
		}
		tell(work, kind, side, group, nobody);
		rio_bits_subtract(left, group);
	}
}

static void
tell_single_steps(const Work *work, Side side)
{
	g_autoptr(RioBits) optional = rio_bits_new(work->n);
	g_autoptr(RioBits) repeating = rio_bits_new(work->n);

	for (guint32 i = 0; i < work->n; i++) {
		if (is_more_optional(work, side, i) && !rio_bits_has(work->explained[side], i))
			rio_bits_add(optional, i);
		if (is_more_often(work, side, i) && !rio_bits_has(work->turning[side], i))
			rio_bits_add(repeating, i);
	}
	tell_in_groups(work, RIO_CONTRAST_OPTIONAL, side, optional, are_left_out_together);
	tell_in_groups(work, RIO_CONTRAST_REPEATS, side, repeating, are_in_one_loop);
}

/* Roles */

static gboolean
is_named(const RioElement *element)
{
	return element && rio_element_get_name(element)[0] != '\0';
}

static gboolean
is_of_role(const RioChange *change)
{
	return change->kind == RIO_CHANGE_LANE && is_named(change->from) && is_named(change->to) &&
	       rio_kind_is(change->a->kind, RIO_ACTIVITY) &&
	       !g_str_equal(rio_element_get_name(change->from), rio_element_get_name(change->to));
}

/* The steps that go from the one lane to the other as the change does, which is the first of them.
 */
static void
tell_role(const Work *work, const GArray *changes, guint first)
{
	const RioChange *change = &g_array_index(changes, RioChange, first);
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(RioTwin));
	RioTwin role = twin(work, change->from, change->to);
	RioContrast contrast = {.kind = RIO_CONTRAST_ROLE};

	for (guint i = 0; i < changes->len; i++) {
		const RioChange *here = &g_array_index(changes, RioChange, i);
		RioTwin step = twin(work, here->a, here->b);

		if (!is_of_role(here) || here->from != change->from || here->to != change->to)
			continue;
		/* told with one before */
		if (i < first)
			return;
		g_array_append_val(steps, step);
	}
	contrast.steps = rio_arena_copy(work->arena, steps->data, steps->len, sizeof(RioTwin));
	contrast.n_steps = steps->len;
	contrast.role = rio_arena_copy(work->arena, &role, 1, sizeof role);
	g_array_append_val(work->contrasts, contrast);
}

static void
tell_roles(const Work *work, const GArray *changes)
{
	for (guint i = 0; i < changes->len; i++) {
		if (is_of_role(&g_array_index(changes, RioChange, i)))
			tell_role(work, changes, i);
	}
}

/* All of it */

static guint32
size_of(const RioContrast *contrast)
{
	return contrast->n_steps * MAX(contrast->n_others, 1);
}

/* By kind; those that say more come first. */
static int
compare_contrasts(gconstpointer one, gconstpointer two)
{
	const RioContrast *a = one, *b = two;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (size_of(a) < size_of(b)) - (size_of(a) > size_of(b));
}

static void
begin(Work *work)
{
	for (Side side = A; side < N_SIDES; side++)
		rio_runs_init(&work->runs[side], (RioModel *)model_of(work, side));
	find_steps(work);
	find_orders(work);
	work->told = rio_pairs_new(work->arena, work->n_related);
	for (Side side = A; side < N_SIDES; side++) {
		work->explained[side] = rio_bits_new_in(work->arena, work->n);
		work->turning[side] = rio_bits_new_in(work->arena, work->n);
	}
}

static void
end(Work *work)
{
	for (Side side = A; side < N_SIDES; side++) {
		rio_runs_clear(&work->runs[side]);
		g_free(work->orders[side]);
	}
	g_free(work->steps);
}

void
rio_behaviour_compare(const RioPairing *pairing, const GArray *changes, gboolean swapped,
		      RioArena *arena, GArray *contrasts)
{
	Work work = {
		.pairing = pairing, .swapped = swapped, .arena = arena, .contrasts = contrasts};

	begin(&work);
	for (gsize r = 0; r < G_N_ELEMENTS(rules); r++) {
		apply(&work, &rules[r], A);
		if (!rules[r].mirrored)
			apply(&work, &rules[r], B);
	}
	for (Side side = A; side < N_SIDES; side++)
		tell_single_steps(&work, side);
	tell_roles(&work, changes);
	g_array_sort(contrasts, compare_contrasts);
	end(&work);
}
