#include "match/pair.h"

#include <math.h>
#include <string.h>

#include "base/assign.h"
#include "base/compare.h"
#include "match/flood.h"
#include "match/weights.h"

/* So many candidates of a node are kept until the best are. */
#define MOST_KEPT (4 * RIO_MOST_CANDIDATES)

/* What is known before anybody looks: by node, whether it has its partner. */
typedef struct {
	const GArray *verdicts;
	gboolean *settled_a, *settled_b;
} Known;

/* What is found for one node. */
typedef struct {
	GArray *candidates; /* of RioCandidate */
	gboolean full;	    /* there were too many already: none is kept that is no better than */
	RioCandidate worst; /* the worst of those that were kept */
} Row;

double
rio_confidence(double odds)
{
	return 1 / (1 + exp(-odds));
}

static int
compare_candidates(gconstpointer a, gconstpointer b)
{
	const RioCandidate *one = a, *other = b;

	return RIO_ORDER(one->a, other->a) ?: RIO_ORDER(one->b, other->b);
}

/* By odds, the best first. */
static int
compare_odds(gconstpointer a, gconstpointer b)
{
	const RioCandidate *one = a, *other = b;

	return RIO_ORDER(other->odds, one->odds) ?: compare_candidates(a, b);
}

/* The first verdict on node @i of a, or what would come after it. */
static guint32
first_verdict(const Known *known, guint32 i)
{
	guint32 low = 0, high = known->verdicts->len;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (g_array_index(known->verdicts, RioVerdict, middle).a < i)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The verdict of that number, if it is on node @i of a; else NULL. */
static const RioVerdict *
verdict_on(const Known *known, guint32 verdict, guint32 i)
{
	const RioVerdict *here = &g_array_index(known->verdicts, RioVerdict, verdict);

	return verdict < known->verdicts->len && here->a == i ? here : NULL;
}

/* Whether two nodes without a partner may be looked at, as far as is known before. */
static gboolean
is_open(const Known *known, guint32 i, guint32 j, guint32 verdict)
{
	const RioVerdict *here;

	for (; (here = verdict_on(known, verdict, i)); verdict++)
		if (here->b == j)
			return FALSE;
	return !known->settled_b[j];
}

static void
keep_best(Row *row)
{
	if (row->candidates->len <= RIO_MOST_CANDIDATES)
		return;
	g_array_sort(row->candidates, compare_odds);
	g_array_set_size(row->candidates, RIO_MOST_CANDIDATES);
	row->worst = g_array_index(row->candidates, RioCandidate, RIO_MOST_CANDIDATES - 1);
	row->full = TRUE;
}

/* Adds node @j of b as a candidate for node @i of a, if they can be the same; @settled: they are.
 */
static void
consider(const RioPair *pair, const RioAlike *names, guint32 i, guint32 j, gboolean settled,
	 Row *row)
{
	const RioProfileNode *from = &pair->a->nodes[i], *to = &pair->b->nodes[j];
	RioCase this = rio_flood_case(from, to);
	RioCandidate here = {.a = i, .b = j};
	const RioLike *like;

	if (this == RIO_CASE_NONE && !settled)
		return;
	like = rio_alike_find(names, from->name, to->name);
	if (like) {
		here.likeness = like->likeness;
		here.contrary = like->contrary;
	}
	if (this == RIO_CASE_MIXED && !settled && here.likeness < RIO_LEAST_LIKENESS)
		return;
	here.odds = here.likeness - fabsf(from->position - to->position);
	if (row->full && compare_odds(&here, &row->worst) > 0)
		return;
	g_array_append_val(row->candidates, here);
	if (row->candidates->len == MOST_KEPT)
		keep_best(row);
}

/*
 * The candidates for node @i of a; their odds only serve to keep the best of too many.
 *
 * Who has a partner has no others, so only what is said of it is looked at.  Else all of b are, but
 * if they are too many, those first that stand about where it stands: the first are then the best,
 * and the rest falls out at once.
 */
static void
find_row(const RioPair *pair, const RioAlike *names, const Known *known, guint32 i, Row *row)
{
	guint32 verdict = first_verdict(known, i), n = pair->b->n_nodes;
	guint32 middle = n <= MOST_KEPT ? 0 : (guint32)((guint64)i * n / pair->a->n_nodes);
	const RioVerdict *here;

	g_array_set_size(row->candidates, 0);
	row->full = FALSE;
	if (known->settled_a[i]) {
		for (; (here = verdict_on(known, verdict, i)); verdict++)
			if (here->same)
				consider(pair, names, i, here->b, TRUE, row);
	} else {
		for (guint32 j = middle; j < n; j++)
			if (is_open(known, i, j, verdict))
				consider(pair, names, i, j, FALSE, row);
		for (guint32 j = middle; j-- > 0;)
			if (is_open(known, i, j, verdict))
				consider(pair, names, i, j, FALSE, row);
	}
	keep_best(row);
	if (row->full || middle > 0)
		g_array_sort(row->candidates, compare_candidates);
}

static void
find_candidates(RioPair *pair, const RioAlike *names, const Known *known)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(RioCandidate));
	g_autoptr(GArray) best = g_array_new(FALSE, FALSE, sizeof(RioCandidate));
	Row row = {.candidates = best};

	pair->first = g_new(guint32, pair->a->n_nodes + 1);
	for (guint32 i = 0; i < pair->a->n_nodes; i++) {
		pair->first[i] = found->len;
		find_row(pair, names, known, i, &row);
		g_array_append_vals(found, best->data, best->len);
	}
	pair->first[pair->a->n_nodes] = found->len;
	pair->n_candidates = found->len;
	pair->candidates = (RioCandidate *)g_array_free(found, FALSE);
}

RioPair *
rio_pair_new_told(const RioProfile *a, const RioProfile *b, const RioAlike *names,
		  const RioAlike *roles, const GArray *verdicts, RioTold told, gpointer data)
{
	RioPair *pair = g_new0(RioPair, 1);
	g_autofree gboolean *settled_a = g_new0(gboolean, a->n_nodes + 1);
	g_autofree gboolean *settled_b = g_new0(gboolean, b->n_nodes + 1);
	Known known = {verdicts, settled_a, settled_b};
	RioFlood flood = {.pair = pair, .roles = roles, .settled_a = settled_a};

	for (guint32 i = 0; i < verdicts->len; i++) {
		const RioVerdict *verdict = &g_array_index(verdicts, RioVerdict, i);

		settled_a[verdict->a] |= verdict->same;
		settled_b[verdict->b] |= verdict->same;
	}
	pair->a = a;
	pair->b = b;
	find_candidates(pair, names, &known);
	rio_flood_start(&flood);
	rio_flood_thin(&flood);
	for (guint round = 0; round < RIO_ROUNDS; round++)
		rio_flood_hear(&flood);
	if (told)
		told(&flood, data);
	g_free(flood.cases);
	g_free(flood.evidence);
	g_free(flood.shares);
	g_free(flood.grid);
	pair->candidates = g_renew(RioCandidate, pair->candidates, pair->n_candidates + 1);
	return pair;
}

RioPair *
rio_pair_new(const RioProfile *a, const RioProfile *b, const RioAlike *names, const RioAlike *roles,
	     const GArray *verdicts)
{
	return rio_pair_new_told(a, b, names, roles, verdicts, NULL, NULL);
}

void
rio_pair_forget(RioPair *pair)
{
	g_clear_pointer(&pair->candidates, g_free);
	pair->n_candidates = 0;
	memset(pair->first, 0, (pair->a->n_nodes + 1) * sizeof *pair->first);
}

void
rio_pair_free(RioPair *pair)
{
	if (!pair)
		return;
	g_free(pair->candidates);
	g_free(pair->first);
	g_free(pair);
}

const RioCandidate *
rio_pair_find(const RioPair *pair, guint32 a, guint32 b)
{
	guint32 low = pair->first[a], high = pair->first[a + 1];

	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (pair->candidates[middle].b == b)
			return &pair->candidates[middle];
		if (pair->candidates[middle].b < b)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void
rio_pair_assign(const RioPair *pair, double least, guint32 *b_of)
{
	g_autofree RioWeight *weights = g_new(RioWeight, pair->n_candidates + 1);
	guint32 n = 0;

	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];

		if (here->odds > least)
			weights[n++] = (RioWeight){here->a, here->b, here->odds - least};
	}
	rio_assign(pair->a->n_nodes, pair->b->n_nodes, weights, n, b_of);
}
