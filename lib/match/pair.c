#include "match/pair.h"

#include <math.h>

#include "base/assign.h"
#include "match/weights.h"

/* What is known before names are looked at. */
typedef struct {
	const GArray *verdicts;
	gboolean *settled_a, *settled_b; /* nodes that have their partner */
} Known;

/* What is known of each candidate while it is weighed. */
typedef struct {
	RioPair *pair;
	const RioAlike *names, *roles;
	const gboolean *settled_a;
	RioCase *cases;
	float (*evidence)[RIO_N_EVIDENCES];
	float *confidence;
} Flood;

double
rio_confidence(double odds)
{
	return 1 / (1 + exp(-odds));
}

/* Candidates */

/* What two nodes without a name worth the name are to each other. */
static RioCase
mute_case(const RioProfileNode *a, const RioProfileNode *b)
{
	if (a->family != b->family)
		return RIO_CASE_NONE;
	switch (a->family) {
	case RIO_FAMILY_ACTIVITY:
		return RIO_CASE_MUTE_WORK;
	case RIO_FAMILY_GATEWAY:
		return a->kind == b->kind ? RIO_CASE_MUTE_CHOICE : RIO_CASE_NONE;
	default:
		return a->kind == b->kind && a->triggers == b->triggers && a->place == b->place
			       ? RIO_CASE_MUTE_EVENT
			       : RIO_CASE_NONE;
	}
}

/* Work may be an activity here and an event there, but only by its name. */
static RioCase
case_of(const RioAlike *names, const RioProfileNode *a, const RioProfileNode *b)
{
	if (rio_alike_is_mute(names, a->name) || rio_alike_is_mute(names, b->name))
		return mute_case(a, b);
	if (a->family == b->family)
		return a->family == RIO_FAMILY_ACTIVITY ? RIO_CASE_WORK
		       : a->family == RIO_FAMILY_EVENT	? RIO_CASE_EVENT
							: RIO_CASE_CHOICE;
	return a->family == RIO_FAMILY_GATEWAY || b->family == RIO_FAMILY_GATEWAY ? RIO_CASE_NONE
										  : RIO_CASE_MIXED;
}

/* Where the name is what tells two things apart, some likeness must be there. */
static gboolean
wants_likeness(RioCase this)
{
	return this == RIO_CASE_WORK || this == RIO_CASE_MIXED;
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
		RioCase this = case_of(names, from, to);
		RioCandidate here = {i, j, 0, 0};

		if (!is_open(known, i, j))
			continue;
		here.likeness = (float)rio_alike_between(names, from->name, to->name);
		if (!known->settled_a[i] &&
		    (this == RIO_CASE_NONE ||
		     (wants_likeness(this) && here.likeness < RIO_LEAST_LIKENESS)))
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

/* Evidence */

static float
kind_evidence(const RioProfileNode *a, const RioProfileNode *b)
{
	if (a->kind == b->kind)
		return a->triggers == b->triggers ? 1 : 0.7f;
	return a->family == b->family ? 0.7f : 0;
}

static float
role_evidence(const RioAlike *roles, const RioProfileNode *a, const RioProfileNode *b)
{
	if (a->role == RIO_TEXT_NONE || b->role == RIO_TEXT_NONE)
		return 0.5f;
	return (float)rio_alike_between(roles, a->role, b->role);
}

/* What the names of two models say of each other on the whole. */
typedef struct {
	float kin;     /* the mean of what each is most like in the other */
	float wording; /* of the activities that find a like name, how many find the very same */
} Manner;

static Manner
manner_of(const RioPair *pair, const RioAlike *names, const float *best_a, const float *best_b)
{
	const RioProfile *const sides[] = {pair->a, pair->b};
	const float *const best[] = {best_a, best_b};
	float sum = 0, n = 0, alike = 0, same = 0;

	for (guint side = 0; side < 2; side++) {
		for (guint32 i = 0; i < sides[side]->n_nodes; i++) {
			const RioProfileNode *node = &sides[side]->nodes[i];

			if (rio_alike_is_mute(names, node->name))
				continue;
			sum += best[side][i];
			n++;
			if (node->family != RIO_FAMILY_ACTIVITY)
				continue;
			alike += best[side][i] >= RIO_LIKE_NAME;
			same += best[side][i] >= RIO_SAME_NAME;
		}
	}
	return (Manner){n == 0 ? 0 : sum / n, same / (alike + RIO_FEW_NAMES)};
}

static gboolean
has_number(const guint32 *numbers, guint32 n, guint32 number)
{
	for (guint32 i = 0; i < n; i++)
		if (numbers[i] == number)
			return TRUE;
	return FALSE;
}

/*
 * What @label says that @other does not, though its model, which knows the @words and @classes,
 * says it elsewhere.
 */
static double
said_elsewhere(const RioLabel *label, const RioLabel *other, const RioProfile *profile, double *all)
{
	double elsewhere = 0;

	for (guint32 i = 0; i < label->pieces.n_parts; i++) {
		const RioLabelPart *part = &label->pieces.parts[i];
		gboolean shared = part->class != RIO_CLASS_NONE &&
				  has_number(other->classes, other->n_classes, part->class);
		gboolean known = part->class != RIO_CLASS_NONE &&
				 rio_bits_has(profile->classes, part->class);

		for (guint32 w = 0; w < part->n_words; w++) {
			shared |= has_number(other->words, other->n_words, part->words[w]);
			known |= rio_bits_has(profile->words, part->words[w]);
		}
		*all += part->weight;
		if (!shared && known)
			elsewhere += part->weight;
	}
	return elsewhere;
}

static float
elsewhere_evidence(const RioPair *pair, const RioAlike *names, const RioProfileNode *a,
		   const RioProfileNode *b)
{
	const RioLabel *one, *other;
	double all = 0, elsewhere;

	if (a->name == RIO_TEXT_NONE || b->name == RIO_TEXT_NONE)
		return 0;
	one = rio_labels_get(names->labels, a->name);
	other = rio_labels_get(names->labels, b->name);
	elsewhere = said_elsewhere(one, other, pair->b, &all);
	elsewhere += said_elsewhere(other, one, pair->a, &all);
	return all > 0 ? (float)(elsewhere / all) : 0;
}

/* All but the neighbours. */
static void
find_evidence(Flood *flood)
{
	RioPair *pair = flood->pair;
	g_autofree float *best_a = g_new0(float, pair->a->n_nodes + 1);
	g_autofree float *best_b = g_new0(float, pair->b->n_nodes + 1);
	Manner manner;

	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];

		best_a[here->a] = MAX(best_a[here->a], here->likeness);
		best_b[here->b] = MAX(best_b[here->b], here->likeness);
	}
	manner = manner_of(pair, flood->names, best_a, best_b);
	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];
		const RioProfileNode *a = &pair->a->nodes[here->a], *b = &pair->b->nodes[here->b];
		float *evidence = flood->evidence[c];

		flood->cases[c] =
			flood->settled_a[here->a] ? RIO_CASE_SETTLED : case_of(flood->names, a, b);
		evidence[RIO_EVIDENCE_NAME] = here->likeness;
		evidence[RIO_EVIDENCE_RIVAL] =
			MAX(best_a[here->a], best_b[here->b]) - here->likeness;
		evidence[RIO_EVIDENCE_POSITION] = 1 - fabsf(a->position - b->position);
		evidence[RIO_EVIDENCE_KIND] = kind_evidence(a, b);
		evidence[RIO_EVIDENCE_KIN] = manner.kin;
		evidence[RIO_EVIDENCE_ELSEWHERE] = elsewhere_evidence(pair, flood->names, a, b);
		evidence[RIO_EVIDENCE_WORDING] =
			here->likeness < RIO_SAME_NAME ? manner.wording : 0;
		evidence[RIO_EVIDENCE_ROLE] = role_evidence(flood->roles, a, b);
	}
}

/* The place of the candidate, or RIO_NONE. */
static guint32
find(const RioPair *pair, guint32 a, guint32 b)
{
	guint32 low = pair->first[a], high = pair->first[a + 1];

	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (pair->candidates[middle].b == b)
			return middle;
		if (pair->candidates[middle].b < b)
			low = middle + 1;
		else
			high = middle;
	}
	return RIO_NONE;
}

/* How likely each of one side has the same work on the other, on the average. */
static float
set_confidence(const Flood *flood, const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b)
{
	float best_b[RIO_MOST_NEIGHBOURS] = {0}, sum = 0;

	for (guint32 i = 0; i < n_a; i++) {
		float best_a = 0;

		for (guint32 j = 0; j < n_b; j++) {
			guint32 there = find(flood->pair, a[i], b[j]);
			float confidence = there == RIO_NONE ? 0 : flood->confidence[there];

			best_a = MAX(best_a, confidence);
			best_b[j] = MAX(best_b[j], confidence);
		}
		sum += best_a;
	}
	for (guint32 j = 0; j < n_b; j++)
		sum += best_b[j];
	return sum / (float)(n_a + n_b);
}

static float
before_evidence(const Flood *flood, const RioCandidate *here)
{
	const RioProfile *a = flood->pair->a, *b = flood->pair->b;
	const RioProfileNode *from = &a->nodes[here->a], *to = &b->nodes[here->b];

	if (from->n_before + to->n_before == 0)
		return 1;
	return set_confidence(flood, rio_profile_before(a, here->a), from->n_before,
			      rio_profile_before(b, here->b), to->n_before);
}

static float
after_evidence(const Flood *flood, const RioCandidate *here)
{
	const RioProfile *a = flood->pair->a, *b = flood->pair->b;
	const RioProfileNode *from = &a->nodes[here->a], *to = &b->nodes[here->b];

	if (from->n_after + to->n_after == 0)
		return 1;
	return set_confidence(flood, rio_profile_after(a, here->a), from->n_after,
			      rio_profile_after(b, here->b), to->n_after);
}

/* Work that is surely enough the same in both models, by which others are placed. */
typedef struct {
	guint32 a, b;
	float confidence;
} Anchor;

static GArray *
find_anchors(const Flood *flood)
{
	const RioPair *pair = flood->pair;
	g_autofree guint32 *b_of = g_new(guint32, pair->a->n_nodes + 1);
	GArray *anchors = g_array_new(FALSE, FALSE, sizeof(Anchor));

	rio_pair_assign(pair, RIO_LEAST_ODDS, b_of);
	for (guint32 i = 0; i < pair->a->n_nodes; i++) {
		Anchor anchor = {i, b_of[i], 0};

		if (b_of[i] == RIO_NONE)
			continue;
		anchor.confidence = flood->confidence[find(pair, i, b_of[i])];
		g_array_append_val(anchors, anchor);
	}
	return anchors;
}

/* 0: neither; 1: x after y; 2: before; 3: both, in a loop */
static guint
order_of(const RioProfile *profile, guint32 x, guint32 y)
{
	return (guint)rio_bits_has(profile->later[x], y) | (guint)rio_bits_has(profile->later[y], x)
								   << 1;
}

static float
order_evidence(const Flood *flood, const GArray *anchors, const RioCandidate *here)
{
	float same = 0.5f, all = 1;

	for (guint32 k = 0; k < anchors->len; k++) {
		const Anchor *anchor = &g_array_index(anchors, Anchor, k);
		guint a, b;

		if (anchor->a == here->a || anchor->b == here->b)
			continue;
		a = order_of(flood->pair->a, anchor->a, here->a);
		b = order_of(flood->pair->b, anchor->b, here->b);
		all += anchor->confidence;
		if (a == b)
			same += anchor->confidence;
		else if (a + b != 3)
			same += anchor->confidence / 2;
	}
	return same / all;
}

static void
hear_neighbours(Flood *flood)
{
	g_autoptr(GArray) anchors = find_anchors(flood);

	for (guint32 c = 0; c < flood->pair->n_candidates; c++) {
		const RioCandidate *here = &flood->pair->candidates[c];

		flood->evidence[c][RIO_EVIDENCE_BEFORE] = before_evidence(flood, here);
		flood->evidence[c][RIO_EVIDENCE_AFTER] = after_evidence(flood, here);
		flood->evidence[c][RIO_EVIDENCE_ORDER] = order_evidence(flood, anchors, here);
	}
}

static void
weigh(Flood *flood)
{
	for (guint32 c = 0; c < flood->pair->n_candidates; c++) {
		const RioWeights *weights = &rio_weights[flood->cases[c]];
		float odds = weights->base;

		for (guint k = 0; k < RIO_N_EVIDENCES; k++)
			odds += weights->evidence[k] * flood->evidence[c][k];
		flood->pair->candidates[c].odds = odds;
		flood->confidence[c] = (float)rio_confidence(odds);
	}
}

RioPair *
rio_pair_new(const RioProfile *a, const RioProfile *b, const RioAlike *names, const RioAlike *roles,
	     const GArray *verdicts)
{
	RioPair *pair = g_new0(RioPair, 1);
	g_autofree gboolean *settled_a = g_new0(gboolean, a->n_nodes + 1);
	g_autofree gboolean *settled_b = g_new0(gboolean, b->n_nodes + 1);
	g_autofree RioCase *cases = NULL;
	g_autofree float(*evidence)[RIO_N_EVIDENCES] = NULL;
	g_autofree float *confidence = NULL;
	Known known = {verdicts, settled_a, settled_b};
	Flood flood;

	for (guint32 i = 0; i < verdicts->len; i++) {
		const RioVerdict *verdict = &g_array_index(verdicts, RioVerdict, i);

		settled_a[verdict->a] |= verdict->same;
		settled_b[verdict->b] |= verdict->same;
	}
	pair->a = a;
	pair->b = b;
	find_candidates(pair, names, &known);
	cases = g_new0(RioCase, pair->n_candidates);
	evidence = g_malloc0_n(pair->n_candidates, sizeof *evidence);
	confidence = g_new0(float, pair->n_candidates);

	flood = (Flood){pair, names, roles, settled_a, cases, evidence, confidence};
	find_evidence(&flood);
	weigh(&flood);
	for (guint round = 0; round < RIO_ROUNDS; round++) {
		hear_neighbours(&flood);
		weigh(&flood);
	}
	return pair;
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
	guint32 there = find(pair, a, b);

	return there == RIO_NONE ? NULL : &pair->candidates[there];
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
