#include "diff/company.h"

#include "base/compare.h"
#include "diff/looks.h"

/* What company must be worth before a pair is believed; the most is 8. */
#define LEAST_WORTH 2.5

/* Groups of strangers larger than this are not held against each other, all with all. */
#define MOST_CANDIDATES 4096

/* After so many candidates of all rounds together whoever is free is paired, the best first. */
#define MOST_WEIGHED 200000

static double
weight_of(const RioLink *link)
{
	return rio_link_is_upward(link) ? 0.5 : 1;
}

/* What the links out of x and y have in common, and those into them. */
static double
shared_company(const RioPairing *pairing, guint32 x, guint32 y)
{
	const RioThing *one = rio_thing_at(pairing->a, x);
	double shared = 0;

	for (guint32 i = one->out; i < one->out + one->n_out; i++) {
		const RioLink *link = &pairing->a->links[i];

		if (rio_things_are_linked(pairing->b, y, link->role, pairing->b_of[link->to],
					  RIO_N_FACETS))
			shared += weight_of(link);
	}
	for (guint32 i = one->in; i < one->in + one->n_in; i++) {
		const RioLink *link = &pairing->a->links[pairing->a->back[i]];
		guint32 partner = pairing->b_of[link->from];

		if (partner != RIO_NONE &&
		    rio_things_are_linked(pairing->b, partner, link->role, y, RIO_N_FACETS))
			shared += weight_of(link);
	}
	return shared;
}

static double
all_company(const RioThings *things, guint32 thing)
{
	const RioThing *self = rio_thing_at(things, thing);
	double all = 0;

	for (guint32 i = 0; i < self->n_out; i++)
		all += weight_of(&things->links[self->out + i]);
	for (guint32 i = 0; i < self->n_in; i++)
		all += weight_of(&things->links[things->back[self->in + i]]);
	return all;
}

/*
 * The least share of company that the pair needs, or more than 1 where nothing helps: who has
 * another name needs friends.
 */
static double
least_company(RioPairing *pairing, guint32 x, guint32 y, gboolean same_name)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	RioKind kind = rio_thing_kind(a, x);
	gboolean other_name = !same_name && (rio_thing_has_name(a, x) || rio_thing_has_name(b, y));

	if (rio_thing_is_connection(a, x))
		return same_name ? 0.3 : 0.5;
	if (rio_kind_is(kind, RIO_FLOW_NODE)) {
		if (!other_name)
			return 0.2;
		if (pairing->kin)
			return 0.4;
		return rio_kind_is(kind, RIO_ACTIVITY) ? 2 : 0.6;
	}
	if (kind == RIO_KIND_LANE && other_name && !pairing->kin)
		return 2;
	return same_name ? 0 : other_name ? 0.5 : 0.1;
}

static double
worth_of(RioPairing *pairing, guint32 x, guint32 y)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	const RioThing *one = rio_thing_at(a, x), *other = rio_thing_at(b, y);
	gboolean same_name = one->facets[RIO_FACET_NAME] == other->facets[RIO_FACET_NAME];
	double all = all_company(a, x) + all_company(b, y);
	double share = all > 0 ? 2 * shared_company(pairing, x, y) / all : 0;
	double worth = 4 * share;

	if (share < least_company(pairing, x, y, same_name))
		return 0;
	if (same_name)
		worth += rio_thing_has_name(a, x) ? 2 : 1;
	if (one->facets[RIO_FACET_KIND] == other->facets[RIO_FACET_KIND])
		worth += 1;
	if (pairing->looks_a[0][x] == pairing->looks_b[0][y])
		worth += 1;
	return worth;
}

static void
consider(RioPairing *pairing, GArray *candidates, guint32 x, guint32 y)
{
	RioCandidate candidate = {x, y, 0};

	if (!rio_pairing_may_join(pairing, x, y))
		return;
	candidate.worth = worth_of(pairing, x, y);
	if (candidate.worth >= LEAST_WORTH)
		g_array_append_val(candidates, candidate);
}

/* Whether so many may be held against each other, all with all. */
static gboolean
are_few(guint32 n, guint32 others)
{
	return (guint64)n * others <= MOST_CANDIDATES;
}

/* The unpaired neighbours of x with those of y that stand to them in the same role. */
static void
consider_neighbours(RioPairing *pairing, GArray *candidates, guint32 x, guint32 y)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	const RioThing *one = rio_thing_at(a, x), *other = rio_thing_at(b, y);

	for (guint32 i = one->out; are_few(one->n_out, other->n_out) && i < one->out + one->n_out;
	     i++) {
		for (guint32 j = other->out; j < other->out + other->n_out; j++) {
			if (a->links[i].role == b->links[j].role)
				consider(pairing, candidates, a->links[i].to, b->links[j].to);
		}
	}
	if (!are_few(one->n_in, other->n_in))
		return;
	for (guint32 i = one->in; i < one->in + one->n_in; i++) {
		const RioLink *link = &a->links[a->back[i]];

		if (pairing->b_of[link->from] != RIO_NONE)
			continue;
		for (guint32 j = other->in; j < other->in + other->n_in; j++) {
			const RioLink *there = &b->links[b->back[j]];

			if (link->role == there->role)
				consider(pairing, candidates, link->from, there->from);
		}
	}
}

/* Those of one first look, in the order of the file, as far as there are partners. */
static void
consider_looks(RioPairing *pairing, GArray *candidates)
{
	g_autoptr(GArray) seen = rio_looks_unpaired(pairing, 0);
	const RioSeen *all = (const RioSeen *)(gpointer)seen->data;

	for (guint i = 0, middle, end; i < seen->len; i = end) {
		for (end = i; end < seen->len && all[end].look == all[i].look; end++)
			;
		for (middle = i; middle < end && all[middle].side == 0; middle++)
			;
		if (!are_few(middle - i, end - middle))
			continue;
		for (guint x = i; x < middle; x++) {
			for (guint y = middle; y < end; y++)
				consider(pairing, candidates, all[x].thing, all[y].thing);
		}
	}
}

static int
compare_candidates(gconstpointer one, gconstpointer other)
{
	const RioCandidate *a = one, *b = other;

	return RIO_ORDER(b->worth, a->worth) ?: RIO_ORDER(a->x + a->y, b->x + b->y)
						  ?: RIO_ORDER(a->x, b->x);
}

void
rio_candidates_sort(GArray *candidates)
{
	g_array_sort(candidates, compare_candidates);
}

/* Of those that several neighbours named, and so stand side by side, one stays. */
static void
keep_each_once(GArray *candidates)
{
	RioCandidate *all = (RioCandidate *)(gpointer)candidates->data;
	guint kept = 0;

	for (guint i = 0; i < candidates->len; i++)
		if (i == 0 || compare_candidates(&all[i - 1], &all[i]) != 0)
			all[kept++] = all[i];
	g_array_set_size(candidates, kept);
}

static GArray *
find_candidates(RioPairing *pairing)
{
	GArray *candidates = g_array_new(FALSE, FALSE, sizeof(RioCandidate));

	for (guint32 x = 0; x < pairing->a->n_things; x++) {
		if (pairing->b_of[x] != RIO_NONE)
			consider_neighbours(pairing, candidates, x, pairing->b_of[x]);
	}
	consider_looks(pairing, candidates);
	rio_candidates_sort(candidates);
	keep_each_once(candidates);
	return candidates;
}

/* By thing, the best worth of its candidates, and how many have it. */
typedef struct {
	double worth;
	guint n;
} Best;

static void
note_best(Best *best, double worth)
{
	/* the best come first */
	if (best->n == 0)
		best->worth = worth;
	best->n += best->worth == worth;
}

static gboolean
is_only_best(const Best *best, double worth)
{
	return best->n == 1 && best->worth == worth;
}

/* Returns how many candidates there were.  @all: whether to pair them, not only the best of both.
 */
static guint
pair_best(RioPairing *pairing, gboolean all)
{
	g_autoptr(GArray) candidates = find_candidates(pairing);
	g_autofree Best *best_a = g_new0(Best, pairing->a->n_things);
	g_autofree Best *best_b = g_new0(Best, pairing->b->n_things);
	gboolean found = FALSE;

	for (guint i = 0; i < candidates->len; i++) {
		const RioCandidate *candidate = &g_array_index(candidates, RioCandidate, i);

		note_best(&best_a[candidate->x], candidate->worth);
		note_best(&best_b[candidate->y], candidate->worth);
	}
	for (guint i = 0; i < candidates->len; i++) {
		const RioCandidate *candidate = &g_array_index(candidates, RioCandidate, i);

		if (!all && (!is_only_best(&best_a[candidate->x], candidate->worth) ||
			     !is_only_best(&best_b[candidate->y], candidate->worth)))
			continue;
		rio_pairing_join(pairing, TRUE, candidate->x, candidate->y);
		found = TRUE;
	}
	if (!found && candidates->len > 0) {
		const RioCandidate *first = &g_array_index(candidates, RioCandidate, 0);

		rio_pairing_join(pairing, TRUE, first->x, first->y);
	}
	return candidates->len;
}

void
rio_company_pair(RioPairing *pairing)
{
	guint weighed = 0, n;

	while ((n = pair_best(pairing, weighed > MOST_WEIGHED)) > 0)
		weighed += n;
}
