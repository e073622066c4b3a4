#include "match/pair.h"

#include <math.h>
#include <string.h>

#include "base/assign.h"
#include "match/flood.h"
#include "match/weights.h"

/* What is known before anybody looks: by node, whether it has its partner. */
typedef struct {
	const GArray *verdicts;
	gboolean *settled_a, *settled_b;
} Known;

double
rio_confidence(double odds)
{
	return 1 / (1 + exp(-odds));
}

static int
compare_candidates(gconstpointer a, gconstpointer b)
{
	const RioCandidate *one = a, *other = b;

	if (one->a != other->a)
		return one->a < other->a ? -1 : 1;
	return one->b < other->b ? -1 : one->b > other->b;
}

/* By odds, the best first. */
static int
compare_odds(gconstpointer a, gconstpointer b)
{
	const RioCandidate *one = a, *other = b;

	if (one->odds != other->odds)
		return one->odds > other->odds ? -1 : 1;
	return compare_candidates(a, b);
}

static int
compare_verdict(const RioVerdict *verdict, guint32 a, guint32 b)
{
	if (verdict->a != a)
		return verdict->a < a ? -1 : 1;
	return verdict->b < b ? -1 : verdict->b > b;
}

static const RioVerdict *
find_verdict(const Known *known, guint32 a, guint32 b)
{
	guint32 low = 0, high = known->verdicts->len;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;
		const RioVerdict *verdict = &g_array_index(known->verdicts, RioVerdict, middle);
		int order = compare_verdict(verdict, a, b);

		if (order == 0)
			return verdict;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Whether the two may be looked at, as far as is known before. */
static gboolean
is_open(const Known *known, guint32 a, guint32 b)
{
	const RioVerdict *verdict = find_verdict(known, a, b);

	if (verdict)
		return verdict->same;
	return !known->settled_a[a] && !known->settled_b[b];
}

/* The candidates for node @i of a; their odds only serve to keep the best of too many. */
static void
find_row(const RioPair *pair, const RioAlike *names, const Known *known, guint32 i, GArray *row)
{
	const RioProfileNode *from = &pair->a->nodes[i];

	g_array_set_size(row, 0);
	for (guint32 j = 0; j < pair->b->n_nodes; j++) {
		const RioProfileNode *to = &pair->b->nodes[j];
		RioCase this = rio_flood_case(from, to);
		RioCandidate here = {.a = i, .b = j};
		const RioLike *like;

		if ((this == RIO_CASE_NONE && !known->settled_a[i]) || !is_open(known, i, j))
			continue;
		like = rio_alike_find(names, from->name, to->name);
		if (like) {
			here.likeness = like->likeness;
			here.contrary = like->contrary;
		}
		if (this == RIO_CASE_MIXED && !known->settled_a[i] &&
		    here.likeness < RIO_LEAST_LIKENESS)
			continue;
		here.odds = here.likeness - fabsf(from->position - to->position);
		g_array_append_val(row, here);
	}
	if (row->len <= RIO_MOST_CANDIDATES)
		return;
	g_array_sort(row, compare_odds);
	g_array_set_size(row, RIO_MOST_CANDIDATES);
	g_array_sort(row, compare_candidates);
}

static void
find_candidates(RioPair *pair, const RioAlike *names, const Known *known)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(RioCandidate));
	g_autoptr(GArray) row = g_array_new(FALSE, FALSE, sizeof(RioCandidate));

	pair->first = g_new(guint32, pair->a->n_nodes + 1);
	for (guint32 i = 0; i < pair->a->n_nodes; i++) {
		pair->first[i] = found->len;
		find_row(pair, names, known, i, row);
		g_array_append_vals(found, row->data, row->len);
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
