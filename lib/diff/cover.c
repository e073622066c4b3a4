#include "diff/cover.h"

RioPairs *
rio_pairs_new(RioArena *arena, guint32 n)
{
	RioPairs *pairs = rio_arena_new_of(arena, RioPairs);

	pairs->n = n;
	pairs->pairs = rio_arena_new_many(arena, RioBits *, n);
	for (guint32 i = 0; i < n; i++)
		pairs->pairs[i] = rio_bits_new_in(arena, n);
	return pairs;
}

static gboolean
are_paired(const RioPairs *pairs, guint32 i, guint32 j)
{
	return rio_pairs_have(pairs, i, j) || rio_pairs_have(pairs, j, i);
}

/* The one with the most partners. */
static guint32
find_pivot(const RioPairs *pairs)
{
	guint32 best = 0, most = 0;

	for (guint32 i = 0; i < pairs->n; i++) {
		guint32 n = rio_bits_count(pairs->pairs[i]);

		if (n > most) {
			best = i;
			most = n;
		}
	}
	return best;
}

/* Adds to @steps whoever makes the block larger; returns how many pairs it has. */
static guint32
grow_block(const RioPairs *pairs, RioBits *steps, RioBits *others)
{
	g_autoptr(RioBits) shared = rio_bits_new(pairs->n);
	guint32 n_steps = 1, n_others = rio_bits_count(others);

	for (guint32 i = 0; i < pairs->n; i++) {
		guint32 n_shared;

		if (rio_bits_has(steps, i) || rio_bits_has(others, i))
			continue;
		rio_bits_clear(shared);
		rio_bits_unite(shared, pairs->pairs[i]);
		rio_bits_intersect(shared, others);
		n_shared = rio_bits_count(shared);
		if ((n_steps + 1) * n_shared <= n_steps * n_others)
			continue;
		rio_bits_add(steps, i);
		rio_bits_intersect(others, shared);
		n_steps++;
		n_others = n_shared;
	}
	return n_steps * n_others;
}

/* The pivot and whoever is paired with all that are in already; returns how many pairs it has. */
static guint32
grow_clique(const RioPairs *pairs, guint32 pivot, RioBits *clique)
{
	guint32 n = 1;

	rio_bits_add(clique, pivot);
	for (guint32 i = 0; i < pairs->n; i++) {
		gboolean fits = !rio_bits_has(clique, i);

		rio_bits_foreach (clique, j)
			fits = fits && are_paired(pairs, i, j);
		if (!fits)
			continue;
		rio_bits_add(clique, i);
		n++;
	}
	return n * (n - 1) / 2;
}

static void
drop(RioPairs *pairs, const RioBits *steps, const RioBits *others)
{
	rio_bits_foreach (steps, i) {
		rio_bits_subtract(pairs->pairs[i], others);
		rio_bits_foreach (others, j)
			rio_bits_remove(pairs->pairs[j], i);
	}
}

gboolean
rio_pairs_take(RioPairs *pairs, gboolean cliques, RioBits *steps, RioBits *others)
{
	g_autoptr(RioBits) clique = rio_bits_new(pairs->n);
	guint32 pivot = find_pivot(pairs), n;

	rio_bits_clear(steps);
	rio_bits_clear(others);
	if (pairs->n == 0 || rio_bits_empty(pairs->pairs[pivot]))
		return FALSE;
	rio_bits_add(steps, pivot);
	rio_bits_unite(others, pairs->pairs[pivot]);
	n = grow_block(pairs, steps, others);
	if (cliques && grow_clique(pairs, pivot, clique) > n) {
		rio_bits_clear(steps);
		rio_bits_unite(steps, clique);
		rio_bits_clear(others);
	}
	drop(pairs, steps, rio_bits_empty(others) ? steps : others);
	return TRUE;
}
