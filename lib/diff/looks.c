#include "diff/looks.h"

static guint64
first_look(const RioThing *thing)
{
	guint64 look = 0;

	for (guint f = 0; f < RIO_N_FACETS; f++)
		look = rio_hash_mix(look, thing->facets[f]);
	return look;
}

static void
look_further(const RioThings *things, const guint64 *first, const guint64 *before, guint64 *after)
{
	for (guint32 t = 0; t < things->n_things; t++)
		after[t] = before[t];
	for (guint32 i = 0; i < things->n_links; i++) {
		const RioLink *link = &things->links[i];

		if (rio_link_is_upward(link)) {
			after[link->from] += rio_hash_mix(link->role, first[link->to]);
			continue;
		}
		after[link->from] += rio_hash_mix(link->role, before[link->to]);
		after[link->to] += rio_hash_mix(~(guint64)link->role, before[link->from]);
	}
	for (guint32 t = 0; t < things->n_things; t++)
		after[t] = rio_hash_mix(after[t], before[t]);
}

static void
look(const RioThings *things, guint64 **looks)
{
	for (guint round = 0; round < RIO_LOOKS; round++)
		looks[round] = g_new(guint64, things->n_things);
	for (guint32 t = 0; t < things->n_things; t++)
		looks[0][t] = first_look(rio_thing_at(things, t));
	for (guint round = 1; round < RIO_LOOKS; round++)
		look_further(things, looks[0], looks[round - 1], looks[round]);
}

void
rio_looks_find(RioPairing *pairing)
{
	look(pairing->a, pairing->looks_a);
	look(pairing->b, pairing->looks_b);
}

static int
compare_seen(gconstpointer one, gconstpointer other)
{
	const RioSeen *a = one, *b = other;

	if (a->look != b->look)
		return a->look < b->look ? -1 : 1;
	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	return (a->thing > b->thing) - (a->thing < b->thing);
}

static void
see(GArray *seen, const RioThings *things, const guint32 *partner, const guint64 *looks,
    guint32 side)
{
	for (guint32 t = 1; t < things->n_things; t++) {
		RioSeen one = {looks[t], t, side};

		if (partner[t] == RIO_NONE)
			g_array_append_val(seen, one);
	}
}

GArray *
rio_looks_unpaired(const RioPairing *pairing, guint round)
{
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(RioSeen));

	see(seen, pairing->a, pairing->b_of, pairing->looks_a[round], 0);
	see(seen, pairing->b, pairing->a_of, pairing->looks_b[round], 1);
	g_array_sort(seen, compare_seen);
	return seen;
}

void
rio_looks_pair(RioPairing *pairing, guint round)
{
	g_autoptr(GArray) seen = rio_looks_unpaired(pairing, round);
	const RioSeen *all = (const RioSeen *)(gpointer)seen->data;

	for (guint i = 0, end; i < seen->len; i = end) {
		for (end = i + 1; end < seen->len && all[end].look == all[i].look; end++)
			;
		if (end - i == 2 && all[i].side == 0 && all[i + 1].side == 1 &&
		    (round > 0 || rio_thing_has_name(pairing->a, all[i].thing)))
			rio_pairing_join(pairing, TRUE, all[i].thing, all[i + 1].thing);
	}
}

static GArray *
looks_of_nodes(const RioThings *things, const guint64 *looks)
{
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(RioSeen));

	for (guint32 t = 1; t < things->n_things; t++) {
		RioSeen one = {looks[t], t, 0};

		if (rio_thing_at(things, t)->node != RIO_NONE)
			g_array_append_val(seen, one);
	}
	g_array_sort(seen, compare_seen);
	return seen;
}

double
rio_looks_share(const RioPairing *pairing)
{
	g_autoptr(GArray) a = looks_of_nodes(pairing->a, pairing->looks_a[1]);
	g_autoptr(GArray) b = looks_of_nodes(pairing->b, pairing->looks_b[1]);
	guint i = 0, j = 0, same = 0;

	while (i < a->len && j < b->len) {
		guint64 one = g_array_index(a, RioSeen, i).look,
			other = g_array_index(b, RioSeen, j).look;

		same += one == other;
		i += one <= other;
		j += other <= one;
	}
	return MAX(a->len, b->len) > 0 ? (double)same / MAX(a->len, b->len) : 1;
}
