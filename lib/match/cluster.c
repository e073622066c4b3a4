#include "match/cluster.h"

#include "base/bits.h"
#include "base/heap.h"
#include "base/sets.h"
#include "match/weights.h"

/* What two groups say of each other. */
typedef struct {
	guint32 other;
	guint32 n_ties;
	double odds; /* of all ties together */
} Bond;

/* A chance to join two groups, as things stood when both had these sizes. */
typedef struct {
	guint32 a, b;
	guint32 size_a, size_b;
} Chance;

typedef struct {
	RioArena *arena;
	RioBits **models; /* by group, which is called as its first item */
	GArray **bonds;	  /* of Bond, by other group; NULL: the group is in another one now */
	guint32 *size;
	GArray *chances; /* of Chance, as the heap numbers them */
	RioHeap *heap;	 /* by mean odds, the best first */
	RioSets *sets;
} Groups;

static double
mean_odds(const Groups *groups, guint32 a, const Bond *bond)
{
	double pairs = (double)groups->size[a] * groups->size[bond->other];

	return (bond->odds + (pairs - bond->n_ties) * RIO_MISSING_ODDS) / pairs;
}

static void
add_chance(Groups *groups, guint32 a, const Bond *bond)
{
	Chance chance = {a, bond->other, groups->size[a], groups->size[bond->other]};
	double odds = mean_odds(groups, a, bond);

	if (odds <= RIO_LEAST_ODDS)
		return;
	rio_heap_push(groups->heap, -odds, groups->chances->len);
	g_array_append_val(groups->chances, chance);
}

static void
add_bond(GArray *bonds, guint32 other, double odds)
{
	Bond bond = {other, 1, odds};

	g_array_append_val(bonds, bond);
}

/* Where the bond with @other is, or would be. */
static guint32
find_bond(const GArray *bonds, guint32 other)
{
	guint32 low = 0, high = bonds->len;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (g_array_index(bonds, Bond, middle).other < other)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static gboolean
has_bond(const GArray *bonds, guint32 at, guint32 other)
{
	return at < bonds->len && g_array_index(bonds, Bond, at).other == other;
}

static void
drop_bond(GArray *bonds, guint32 other)
{
	guint32 at = find_bond(bonds, other);

	if (has_bond(bonds, at, other))
		g_array_remove_index(bonds, at);
}

static void
set_bond(GArray *bonds, const Bond *bond)
{
	guint32 at = find_bond(bonds, bond->other);

	if (has_bond(bonds, at, bond->other))
		g_array_index(bonds, Bond, at) = *bond;
	else
		g_array_insert_val(bonds, at, *bond);
}

/* The bonds of both, without those between them. */
static GArray *
united_bonds(const GArray *a, const GArray *b)
{
	GArray *all = g_array_sized_new(FALSE, FALSE, sizeof(Bond), a->len + b->len);
	guint32 i = 0, j = 0;

	while (i < a->len || j < b->len) {
		const Bond *one = i < a->len ? &g_array_index(a, Bond, i) : NULL;
		const Bond *other = j < b->len ? &g_array_index(b, Bond, j) : NULL;
		Bond sum = one && (!other || one->other <= other->other) ? *one : *other;

		if (one && other && one->other == other->other) {
			sum.n_ties += other->n_ties;
			sum.odds += other->odds;
		}
		i += one && one->other == sum.other;
		j += other && other->other == sum.other;
		g_array_append_val(all, sum);
	}
	return all;
}

/* @b becomes part of @a. */
static void
join(Groups *groups, guint32 a, guint32 b)
{
	g_autoptr(GArray) bonds_a = groups->bonds[a], bonds_b = groups->bonds[b], all = NULL;
	GArray *kept = g_array_new(FALSE, FALSE, sizeof(Bond));

	drop_bond(bonds_a, b);
	drop_bond(bonds_b, a);
	all = united_bonds(bonds_a, bonds_b);
	groups->size[a] += groups->size[b];
	rio_bits_unite(groups->models[a], groups->models[b]);
	rio_sets_join(groups->sets, a, b);
	groups->bonds[a] = kept;
	groups->bonds[b] = NULL;

	for (guint32 i = 0; i < all->len; i++) {
		Bond *bond = &g_array_index(all, Bond, i), back = {a, bond->n_ties, bond->odds};

		drop_bond(groups->bonds[bond->other], b);
		if (rio_bits_meet(groups->models[a], groups->models[bond->other])) {
			drop_bond(groups->bonds[bond->other], a);
			continue;
		}
		set_bond(groups->bonds[bond->other], &back);
		g_array_append_val(kept, *bond);
		add_chance(groups, a, bond);
	}
}

static void
start(Groups *groups, guint32 n_items, const guint32 *model_of, guint32 n_models,
      const RioTie *ties, guint32 n_ties)
{
	for (guint32 i = 0; i < n_items; i++) {
		groups->models[i] = rio_bits_new_in(groups->arena, n_models);
		rio_bits_add(groups->models[i], model_of[i]);
		groups->bonds[i] = g_array_new(FALSE, FALSE, sizeof(Bond));
		groups->size[i] = 1;
	}
	/* by a, then b: each list comes out in order, but earlier ones must be in it first */
	for (guint32 t = 0; t < n_ties; t++)
		add_bond(groups->bonds[ties[t].b], ties[t].a, ties[t].odds);
	for (guint32 t = 0; t < n_ties; t++)
		add_bond(groups->bonds[ties[t].a], ties[t].b, ties[t].odds);
	for (guint32 t = 0; t < n_ties; t++) {
		Bond bond = {ties[t].b, 1, ties[t].odds};

		add_chance(groups, ties[t].a, &bond);
	}
}

static gboolean
is_never(const Groups *groups, guint32 a, guint32 b)
{
	guint32 at = find_bond(groups->bonds[a], b);

	return has_bond(groups->bonds[a], at, b) &&
	       g_array_index(groups->bonds[a], Bond, at).odds < RIO_TIE_NEVER / 2;
}

/* What was said comes first: groups are joined then even if they share models. */
static void
join_said(Groups *groups, guint32 n_items, const RioTie *ties, guint32 n_ties)
{
	g_autofree guint32 *group_of = g_new(guint32, n_items + 1); /* by member of a set */

	for (guint32 i = 0; i < n_items; i++)
		group_of[i] = i;
	for (guint32 t = 0; t < n_ties; t++) {
		guint32 a = group_of[rio_sets_find(groups->sets, ties[t].a)];
		guint32 b = group_of[rio_sets_find(groups->sets, ties[t].b)];

		if (ties[t].odds < RIO_TIE_ALWAYS || a == b || is_never(groups, a, b))
			continue;
		join(groups, MIN(a, b), MAX(a, b));
		group_of[rio_sets_find(groups->sets, a)] = MIN(a, b);
	}
}

guint32
rio_cluster(guint32 n_items, const guint32 *model_of, guint32 n_models, const RioTie *ties,
	    guint32 n_ties, guint32 *group_of)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioHeap) heap = rio_heap_new();
	g_autoptr(RioSets) sets = rio_sets_new(n_items);
	g_autoptr(GArray) chances = g_array_new(FALSE, FALSE, sizeof(Chance));
	Groups groups = {
		.arena = arena,
		.models = rio_arena_new_many(arena, RioBits *, n_items),
		.bonds = rio_arena_new_many(arena, GArray *, n_items),
		.size = rio_arena_new_many(arena, guint32, n_items),
		.chances = chances,
		.heap = heap,
		.sets = sets,
	};
	guint32 item;

	start(&groups, n_items, model_of, n_models, ties, n_ties);
	join_said(&groups, n_items, ties, n_ties);
	while (rio_heap_pop(heap, NULL, &item)) {
		Chance chance = g_array_index(chances, Chance, item);

		if (groups.bonds[chance.a] && groups.bonds[chance.b] &&
		    groups.size[chance.a] == chance.size_a &&
		    groups.size[chance.b] == chance.size_b &&
		    !rio_bits_meet(groups.models[chance.a], groups.models[chance.b]))
			join(&groups, MIN(chance.a, chance.b), MAX(chance.a, chance.b));
	}
	for (guint32 i = 0; i < n_items; i++)
		if (groups.bonds[i])
			g_array_unref(groups.bonds[i]);
	return rio_sets_number(sets, group_of);
}
