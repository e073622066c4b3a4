#include "diff/behaviour.h"

#include "base/sets.h"
#include "diff/cover.h"
#include "diff/diff.h"
#include "diff/relations.h"

typedef struct {
	const RioRelations *relations;
	gboolean swapped;
	RioPairs *told;			 /* pairs that a sentence tells of */
	RioBits *explained[RIO_N_SIDES]; /* steps that may be left out: a sentence says why */
	RioBits *turning[RIO_N_SIDES];	 /* steps that may come again: a sentence says why */
	RioArena *arena;
	GArray *contrasts;
} Work;

/* The rules: whether step i stands to step j on this side as the contrast says */

static gboolean
comes_first(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return rio_relations_order(relations, side, i, j) == RIO_ORDER_BEFORE &&
	       rio_relations_order(relations, rio_side_other(side), i, j) == RIO_ORDER_AFTER;
}

static gboolean
begins_after(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	RioSide there = rio_side_other(side);

	return rio_relations_order(relations, side, i, j) == RIO_ORDER_EITHER &&
	       rio_relations_order(relations, there, i, j) == RIO_ORDER_EITHER &&
	       rio_relations_waits(relations, side, i, j) &&
	       rio_relations_waits(relations, there, j, i);
}

static gboolean
excludes(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	RioSide there = rio_side_other(side);
	RioOrder order = rio_relations_order(relations, there, i, j);
	/* one after the other, since there is a way back: that is told */
	gboolean in_rounds = order == RIO_ORDER_EITHER &&
			     rio_relations_is_repeated(relations, there, i) &&
			     rio_relations_is_repeated(relations, there, j);

	return rio_relations_order(relations, side, i, j) == RIO_ORDER_EXCLUSIVE && i != j &&
	       order != RIO_ORDER_EXCLUSIVE && (order & RIO_ORDER_VAGUE) == 0 && !in_rounds;
}

static gboolean
comes_back(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return rio_relations_order(relations, side, i, j) == RIO_ORDER_EITHER &&
	       rio_relations_order(relations, rio_side_other(side), i, j) == RIO_ORDER_BEFORE;
}

static gboolean
is_beside(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	return rio_relations_order(relations, side, i, j) == RIO_ORDER_ANY &&
	       rio_relations_order(relations, rio_side_other(side), i, j) == RIO_ORDER_BEFORE;
}

static gboolean
waits_more(const RioRelations *relations, RioSide side, guint32 i, guint32 j)
{
	RioSide there = rio_side_other(side);
	RioOrder order = rio_relations_order(relations, side, i, j);

	/* what may be left out there is told */
	if ((order != RIO_ORDER_AFTER && order != RIO_ORDER_EITHER) ||
	    rio_relations_is_optional(relations, there, j))
		return FALSE;
	order = rio_relations_order(relations, there, i, j);
	return (order & RIO_ORDER_VAGUE) == 0 && rio_relations_waits(relations, side, i, j) &&
	       rio_relations_never_waits(relations, there, i, j);
}

/* Of pairs those to tell, where others follow from them */

/*
 * Of ways back, from j to i, only the longest are told: whose start is no later and whose end is
 * no earlier than those of others.
 */
static RioPairs *
longest_ways(const Work *work, RioSide side, const RioPairs *ways)
{
	RioPairs *longest = rio_pairs_new(work->arena, ways->n);
	const RioPairs *later =
		rio_relations_later(work->relations, rio_side_other(side), work->arena);
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

/* Who excludes a step excludes whatever waits for it. */
static RioPairs *
first_excluded(const Work *work, RioSide side, const RioPairs *pairs)
{
	RioPairs *first = rio_pairs_new(work->arena, pairs->n);
	const RioPairs *awaited = rio_relations_awaited(work->relations, side, work->arena);

	for (guint32 i = 0; i < pairs->n; i++) {
		rio_bits_foreach (pairs->pairs[i], j) {
			if (!rio_bits_meet(pairs->pairs[i], awaited->pairs[j]) &&
			    !rio_bits_meet(pairs->pairs[j], awaited->pairs[i]))
				rio_bits_add(first->pairs[i], j);
		}
	}
	return first;
}

/* Who waits for a step waits for whatever that waits for, and so does who waits for the former. */
static RioPairs *
nearest_awaited(const Work *work, RioSide side, const RioPairs *pairs)
{
	RioPairs *nearest = rio_pairs_new(work->arena, pairs->n);
	const RioPairs *awaited = rio_relations_awaited(work->relations, side, work->arena);
	g_autoptr(RioBits) further = rio_bits_new(pairs->n);

	for (guint32 i = 0; i < pairs->n; i++) {
		rio_bits_clear(further);
		rio_bits_foreach (awaited->pairs[i], k)
			rio_bits_unite(further, pairs->pairs[k]);
		rio_bits_foreach (pairs->pairs[i], k)
			rio_bits_unite(further, awaited->pairs[k]);
		rio_bits_unite(nearest->pairs[i], pairs->pairs[i]);
		rio_bits_subtract(nearest->pairs[i], further);
	}
	return nearest;
}

typedef struct {
	RioContrastKind kind;
	gboolean (*holds)(const RioRelations *relations, RioSide side, guint32 i, guint32 j);
	RioPairs *(*reduce)(const Work *work, RioSide side, const RioPairs *pairs); /* or NULL */
	gboolean mirrored; /* seen from the other side it is the same of j and i */
	gboolean cliques;
} Rule;

static const Rule rules[] = {
	{RIO_CONTRAST_ORDER, comes_first, NULL, TRUE, FALSE},
	{RIO_CONTRAST_FIRST, begins_after, NULL, TRUE, FALSE},
	{RIO_CONTRAST_EXCLUSIVE, excludes, first_excluded, FALSE, TRUE},
	{RIO_CONTRAST_RETURN, comes_back, longest_ways, FALSE, FALSE},
	{RIO_CONTRAST_CONCURRENT, is_beside, NULL, FALSE, TRUE},
	{RIO_CONTRAST_WAITS, waits_more, nearest_awaited, FALSE, FALSE},
};

/* Telling */

static RioTwin
twin(const Work *work, RioElement *a, RioElement *b)
{
	return work->swapped ? (RioTwin){b, a} : (RioTwin){a, b};
}

static RioElement *
element_of(const Work *work, RioSide side, guint32 i)
{
	const RioModel *model = work->relations->runs[side].form->model;

	return &model->elements[model->nodes[work->relations->steps[i].node[side]].element];
}

static const RioTwin *
twins_of(const Work *work, const RioBits *steps)
{
	RioTwin *twins = rio_arena_new_many(work->arena, RioTwin, rio_bits_count(steps));
	RioTwin *next = twins;

	rio_bits_foreach (steps, i)
		*next++ = twin(work, element_of(work, RIO_SIDE_A, i),
			       element_of(work, RIO_SIDE_B, i));
	return twins;
}

static void
tell(const Work *work, RioContrastKind kind, RioSide side, const RioBits *steps,
     const RioBits *others)
{
	RioContrast contrast = {
		.kind = kind,
		.in_b = (side == RIO_SIDE_B) != work->swapped,
		.steps = twins_of(work, steps),
		.n_steps = rio_bits_count(steps),
		.others = twins_of(work, others),
		.n_others = rio_bits_count(others),
	};

	g_array_append_val(work->contrasts, contrast);
}

/* Of mirrored rules the first model of the diff is told first. */
static void
tell_block(const Work *work, const Rule *rule, RioSide side, const RioBits *steps,
	   const RioBits *others)
{
	if (rule->mirrored && work->swapped)
		tell(work, rule->kind, rio_side_other(side), others, steps);
	else
		tell(work, rule->kind, side, steps, others);
}

/* Pairs */

static gboolean
is_told(const Work *work, guint32 i, guint32 j)
{
	return rio_pairs_have(work->told, i, j) || rio_pairs_have(work->told, j, i);
}

/* NULL: there are none. */
static RioPairs *
find_pairs(const Work *work, const Rule *rule, RioSide side)
{
	RioPairs *pairs = rio_pairs_new(work->arena, work->relations->n_related);
	gboolean some = FALSE;

	for (guint32 i = 0; i < work->relations->n_related; i++) {
		for (guint32 j = 0; j < work->relations->n_related; j++) {
			if (is_told(work, i, j) || !rule->holds(work->relations, side, i, j))
				continue;
			rio_bits_add(pairs->pairs[i], j);
			some = TRUE;
		}
	}
	return some ? pairs : NULL;
}

/* If two steps exclude each other, each is left out where the other is done. */
static void
explain(const Work *work, RioSide side, guint32 i)
{
	if (rio_relations_is_optional(work->relations, side, i))
		rio_bits_add(work->explained[side], i);
}

/* What the pairs explain: what may be left out, what may come again. */
static void
note_told(const Work *work, const Rule *rule, RioSide side, const RioPairs *pairs)
{
	for (guint32 i = 0; i < work->relations->n_related; i++) {
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

static void
apply(const Work *work, const Rule *rule, RioSide side)
{
	RioPairs *pairs = find_pairs(work, rule, side);
	g_autoptr(RioBits) steps = rio_bits_new(work->relations->n_related);
	g_autoptr(RioBits) others = rio_bits_new(work->relations->n_related);

	if (!pairs)
		return;
	note_told(work, rule, side, pairs);
	if (rule->reduce)
		pairs = rule->reduce(work, side, pairs);
	while (rio_pairs_take(pairs, rule->cliques, steps, others))
		tell_block(work, rule, side, steps, others);
}

/* Single steps */

typedef gboolean (*TogetherFunc)(const Work *work, RioSide side, guint32 i, guint32 j);

static gboolean
are_left_out_together(const Work *work, RioSide side, guint32 i, guint32 j)
{
	return rio_relations_waits(work->relations, side, i, j) ||
	       rio_relations_waits(work->relations, side, j, i);
}

static gboolean
are_in_one_loop(const Work *work, RioSide side, guint32 i, guint32 j)
{
	return (rio_relations_order(work->relations, side, i, j) & RIO_ORDER_EITHER) ==
	       RIO_ORDER_EITHER;
}

/* Tells of the steps in groups; of too many in one. */
static void
tell_in_groups(const Work *work, RioContrastKind kind, RioSide side, RioBits *left,
	       TogetherFunc together)
{
	g_autoptr(RioSets) sets = rio_sets_new(work->relations->n);
	g_autoptr(RioBits) group = rio_bits_new(work->relations->n);
	g_autoptr(RioBits) nobody = rio_bits_new(work->relations->n);

	rio_bits_foreach (left, i) {
		for (guint32 j = rio_bits_next(left, i + 1); j < work->relations->n;
		     j = rio_bits_next(left, j + 1)) {
			if (work->relations->n_related == 0 || together(work, side, i, j))
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
tell_single_steps(const Work *work, RioSide side)
{
	g_autoptr(RioBits) optional = rio_bits_new(work->relations->n);
	g_autoptr(RioBits) repeating = rio_bits_new(work->relations->n);

	for (guint32 i = 0; i < work->relations->n; i++) {
		if (rio_relations_is_optional(work->relations, side, i) &&
		    !rio_bits_has(work->explained[side], i))
			rio_bits_add(optional, i);
		if (rio_relations_is_repeated(work->relations, side, i) &&
		    !rio_bits_has(work->turning[side], i))
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

void
rio_behaviour_compare(const RioPairing *pairing, const GArray *changes, gboolean swapped,
		      RioArena *arena, GArray *contrasts)
{
	g_autoptr(RioRelations) relations = rio_relations_new(pairing);
	Work work = {
		.relations = relations,
		.swapped = swapped,
		.told = rio_pairs_new(arena, relations->n_related),
		.arena = arena,
		.contrasts = contrasts,
	};

	for (RioSide side = 0; side < RIO_N_SIDES; side++) {
		work.explained[side] = rio_bits_new_in(arena, relations->n);
		work.turning[side] = rio_bits_new_in(arena, relations->n);
	}
	for (gsize r = 0; r < G_N_ELEMENTS(rules); r++) {
		apply(&work, &rules[r], RIO_SIDE_A);
		if (!rules[r].mirrored)
			apply(&work, &rules[r], RIO_SIDE_B);
	}
	for (RioSide side = 0; side < RIO_N_SIDES; side++)
		tell_single_steps(&work, side);
	tell_roles(&work, changes);
	g_array_sort(contrasts, compare_contrasts);
}
