#include "match/flood.h"

#include <math.h>
#include <string.h>

#include "match/topics.h"

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
RioCase
rio_flood_case(const RioProfileNode *a, const RioProfileNode *b)
{
	if (a->mute || b->mute)
		return mute_case(a, b);
	if (a->family == b->family)
		return a->family == RIO_FAMILY_ACTIVITY ? RIO_CASE_WORK
		       : a->family == RIO_FAMILY_EVENT	? RIO_CASE_EVENT
							: RIO_CASE_CHOICE;
	return a->family == RIO_FAMILY_GATEWAY || b->family == RIO_FAMILY_GATEWAY ? RIO_CASE_NONE
										  : RIO_CASE_MIXED;
}

static void
weigh(const RioFlood *flood, const RioWeights *weights)
{
	const RioPair *pair = flood->pair;

	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioWeights *here = &weights[flood->cases[c]];
		float odds = here->base;

		for (guint k = 0; k < RIO_N_EVIDENCES; k++)
			odds += here->evidence[k] * flood->evidence[c][k];
		pair->candidates[c].odds = odds;
		pair->candidates[c].alone = odds - here->evidence[RIO_EVIDENCE_TAKEN] *
							   flood->evidence[c][RIO_EVIDENCE_TAKEN];
	}
}

/* What is seen without the flow */

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

/* Whether they send or receive alike; one that does neither says little of one that does. */
static float
messages_evidence(const RioProfileNode *a, const RioProfileNode *b)
{
	if (a->messages == 0 || b->messages == 0)
		return a->messages == b->messages ? 0.5f : 0.4f;
	return a->messages & b->messages ? 1 : 0;
}

/* What the names of two models say of each other on the whole. */
typedef struct {
	float kin;     /* the mean of what each is most like in the other */
	float wording; /* of the activities that find a like name, how many find the very same */
} Manner;

static Manner
manner_of(const RioFlood *flood, const float *best_a, const float *best_b)
{
	const RioProfile *const sides[] = {flood->pair->a, flood->pair->b};
	const float *const best[] = {best_a, best_b};
	float sum = 0, n = 0, alike = 0, same = 0;

	for (guint side = 0; side < 2; side++) {
		for (guint32 i = 0; i < sides[side]->n_nodes; i++) {
			const RioProfileNode *node = &sides[side]->nodes[i];

			if (node->mute)
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

void
rio_flood_start(RioFlood *flood)
{
	const RioPair *pair = flood->pair;
	g_autofree float *best_a = g_new0(float, pair->a->n_nodes);
	g_autofree float *best_b = g_new0(float, pair->b->n_nodes);
	Manner manner;

	flood->cases = g_new(RioCase, pair->n_candidates + 1);
	flood->evidence = g_malloc0_n(pair->n_candidates + 1, sizeof *flood->evidence);
	flood->shares = g_new(float, pair->n_candidates + 1);
	if ((gsize)pair->a->n_nodes * pair->b->n_nodes <= RIO_MOST_GRID)
		flood->grid = g_new0(float, pair->a->n_nodes * pair->b->n_nodes + 1);
	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];

		best_a[here->a] = MAX(best_a[here->a], here->likeness);
		best_b[here->b] = MAX(best_b[here->b], here->likeness);
	}
	manner = manner_of(flood, best_a, best_b);
	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];
		const RioProfileNode *a = &pair->a->nodes[here->a], *b = &pair->b->nodes[here->b];
		float *evidence = flood->evidence[c];
		gboolean same = here->likeness >= RIO_SAME_NAME;

		flood->cases[c] =
			flood->settled_a[here->a] ? RIO_CASE_SETTLED : rio_flood_case(a, b);
		evidence[RIO_EVIDENCE_NAME] = here->likeness;
		evidence[RIO_EVIDENCE_SAME_NAME] = same;
		evidence[RIO_EVIDENCE_ALONE] = rio_topics_alone(pair->a, here->a, pair->b, here->b);
		evidence[RIO_EVIDENCE_CONTRARY] = here->contrary;
		evidence[RIO_EVIDENCE_RIVAL] =
			MAX(best_a[here->a], best_b[here->b]) - here->likeness;
		evidence[RIO_EVIDENCE_KIN] = manner.kin;
		evidence[RIO_EVIDENCE_WORDING] = same ? 0 : manner.wording;
		evidence[RIO_EVIDENCE_POSITION] = 1 - fabsf(a->position - b->position);
		evidence[RIO_EVIDENCE_KIND] = kind_evidence(a, b);
		evidence[RIO_EVIDENCE_ROLE] = role_evidence(flood->roles, a, b);
		evidence[RIO_EVIDENCE_MESSAGES] = messages_evidence(a, b);
	}
	weigh(flood, rio_first_weights);
}

/* The odds that the RIO_BEST_LOOKED_AT best of each row have at least; rows are nodes of a or b. */
static float *
least_odds(const RioPair *pair, guint32 n_rows, gboolean of_b)
{
	float(*best)[RIO_BEST_LOOKED_AT] = g_malloc_n(n_rows, sizeof *best);
	float *least = g_new(float, n_rows);

	for (guint32 r = 0; r < n_rows; r++)
		for (guint k = 0; k < RIO_BEST_LOOKED_AT; k++)
			best[r][k] = -INFINITY;
	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];
		float *row = best[of_b ? here->b : here->a], odds = here->odds;

		for (guint k = 0; k < RIO_BEST_LOOKED_AT; k++) {
			float more = MAX(row[k], odds);

			odds = MIN(row[k], odds);
			row[k] = more;
		}
	}
	for (guint32 r = 0; r < n_rows; r++)
		least[r] = best[r][RIO_BEST_LOOKED_AT - 1];
	g_free(best);
	return least;
}

void
rio_flood_thin(RioFlood *flood)
{
	RioPair *pair = flood->pair;
	g_autofree float *least_a = least_odds(pair, pair->a->n_nodes, FALSE);
	g_autofree float *least_b = least_odds(pair, pair->b->n_nodes, TRUE);
	guint32 kept = 0, c = 0;

	for (guint32 i = 0; i < pair->a->n_nodes; i++) {
		guint32 end = pair->first[i + 1];

		pair->first[i] = kept;
		for (; c < end; c++) {
			const RioCandidate *here = &pair->candidates[c];

			if (here->likeness < RIO_LEAST_LIKENESS &&
			    (here->odds < least_a[i] || here->odds < least_b[here->b]))
				continue;
			pair->candidates[kept] = *here;
			flood->cases[kept] = flood->cases[c];
			memcpy(flood->evidence[kept], flood->evidence[c], sizeof *flood->evidence);
			kept++;
		}
	}
	pair->first[pair->a->n_nodes] = pair->n_candidates = kept;
}

/* The flow */

/*
 * If each node has one partner at most, what one candidate is likely to be is what all that share
 * a node with it leave to it.
 */
static void
share(RioFlood *flood)
{
	const RioPair *pair = flood->pair;
	g_autofree float *sum_a = g_new0(float, pair->a->n_nodes);
	g_autofree float *sum_b = g_new0(float, pair->b->n_nodes);

	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];

		flood->shares[c] = expf(MIN(here->odds, RIO_MOST_ODDS));
		sum_a[here->a] += flood->shares[c];
		sum_b[here->b] += flood->shares[c];
	}
	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];

		flood->shares[c] /= 1 + sum_a[here->a] + sum_b[here->b] - flood->shares[c];
		if (flood->grid)
			flood->grid[here->a * pair->b->n_nodes + here->b] = flood->shares[c];
	}
}

/* How likely others have one of the two as their partner. */
static void
hear_rivals(RioFlood *flood)
{
	const RioPair *pair = flood->pair;
	g_autofree float *sum_a = g_new0(float, pair->a->n_nodes);
	g_autofree float *sum_b = g_new0(float, pair->b->n_nodes);

	for (guint32 c = 0; c < pair->n_candidates; c++) {
		sum_a[pair->candidates[c].a] += flood->shares[c];
		sum_b[pair->candidates[c].b] += flood->shares[c];
	}
	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];

		flood->evidence[c][RIO_EVIDENCE_TAKEN] =
			MAX(sum_a[here->a], sum_b[here->b]) - flood->shares[c];
	}
}

static void
hear_shared(RioFlood *flood)
{
	const RioPair *pair = flood->pair;
	guint32 all = MIN(pair->a->n_activities, pair->b->n_activities);
	float shared = 0;

	for (guint32 c = 0; c < pair->n_candidates; c++) {
		const RioCandidate *here = &pair->candidates[c];

		if (pair->a->nodes[here->a].family == RIO_FAMILY_ACTIVITY)
			shared += flood->shares[c];
	}
	for (guint32 c = 0; c < pair->n_candidates; c++)
		flood->evidence[c][RIO_EVIDENCE_SHARED] = all == 0 ? 0 : MIN(1, shared / all);
}

static float
share_of(const RioFlood *flood, guint32 a, guint32 b)
{
	const RioCandidate *found;

	if (flood->grid)
		return flood->grid[a * flood->pair->b->n_nodes + b];
	found = rio_pair_find(flood->pair, a, b);
	return found ? flood->shares[found - flood->pair->candidates] : 0;
}

/* Nodes next to one, on one side. */
typedef struct {
	const guint32 *nodes;
	guint32 n;
} Side;

/* How likely each of one side has the same work on the other, on the average. */
static float
side_evidence(const RioFlood *flood, Side a, Side b)
{
	float best_b[RIO_MOST_NEIGHBOURS] = {0}, sum = 0;

	if (a.n + b.n == 0)
		return 1;
	for (guint32 i = 0; i < a.n; i++) {
		float best_a = 0;

		for (guint32 j = 0; j < b.n; j++) {
			float likely = share_of(flood, a.nodes[i], b.nodes[j]);

			best_a = MAX(best_a, likely);
			best_b[j] = MAX(best_b[j], likely);
		}
		sum += best_a;
	}
	for (guint32 j = 0; j < b.n; j++)
		sum += best_b[j];
	return sum / (float)(a.n + b.n);
}

static void
hear_neighbours(const RioFlood *flood, guint32 c)
{
	const RioProfile *a = flood->pair->a, *b = flood->pair->b;
	const RioCandidate *here = &flood->pair->candidates[c];
	const RioProfileNode *one = &a->nodes[here->a], *other = &b->nodes[here->b];

	flood->evidence[c][RIO_EVIDENCE_BEFORE] =
		side_evidence(flood, (Side){rio_profile_before(a, here->a), one->n_before},
			      (Side){rio_profile_before(b, here->b), other->n_before});
	flood->evidence[c][RIO_EVIDENCE_AFTER] =
		side_evidence(flood, (Side){rio_profile_after(a, here->a), one->n_after},
			      (Side){rio_profile_after(b, here->b), other->n_after});
}

/* How well two orders go together, by their sides. */
static const float agreement[4][4] = {
	{1, 0.5f, 0.5f, 0.5f},
	{0.5f, 1, 0, 0.5f},
	{0.5f, 0, 1, 0.5f},
	{0.5f, 0.5f, 0.5f, 1},
};

/* As far from the same step on the same side: 1, and less by this factor for each step more. */
#define TOO_FAR 5
static const float nearness[TOO_FAR + 1] = {1, 0.37f, 0.14f, 0.05f, 0.02f, 0};

/* What is heard of one candidate: how much speaks for it, of all that is said. */
typedef struct {
	float order, orders;
	float span, spans;
} Heard;

static inline void
hear_order(Heard *heard, RioOrder a, RioOrder b, float likely)
{
	gint from = ABS(a.distance), to = ABS(b.distance);
	gint nearest = MIN(from, to) ?: MAX(from, to);
	gboolean same_side = a.distance * b.distance > 0;
	gint apart = same_side ? MIN(ABS(from - to), TOO_FAR) : TOO_FAR;
	float weight;

	heard->order += likely * agreement[a.sides][b.sides];
	heard->orders += likely;
	if (nearest == 0)
		return;
	/* what is near says more */
	weight = likely / (float)nearest;
	heard->spans += weight;
	heard->span += weight * nearness[apart];
}

/* From one candidate that is likely enough to place the others by. */
static void
hear_anchor(const RioFlood *flood, guint32 anchor, Heard *heard)
{
	const RioPair *pair = flood->pair;
	const RioCandidate *there = &pair->candidates[anchor];
	const RioOrder *a = rio_profile_order(pair->a, there->a);
	const RioOrder *b = rio_profile_order(pair->b, there->b);

	if (!a || !b)
		return;
	for (guint32 i = 0; i < pair->a->n_nodes; i++) {
		for (guint32 c = pair->first[i]; c < pair->first[i + 1] && i != there->a; c++)
			if (pair->candidates[c].b != there->b)
				hear_order(&heard[c], a[i], b[pair->candidates[c].b],
					   flood->shares[anchor]);
	}
}

static void
hear_anchors(const RioFlood *flood)
{
	const RioPair *pair = flood->pair;
	g_autofree Heard *heard = g_new(Heard, pair->n_candidates + 1);

	for (guint32 c = 0; c < pair->n_candidates; c++)
		heard[c] = (Heard){RIO_ORDER_PRIOR / 2, RIO_ORDER_PRIOR, RIO_SPAN_PRIOR / 2,
				   RIO_SPAN_PRIOR};
	for (guint32 c = 0; c < pair->n_candidates; c++)
		if (flood->shares[c] > RIO_LEAST_ANCHOR)
			hear_anchor(flood, c, heard);
	for (guint32 c = 0; c < pair->n_candidates; c++) {
		flood->evidence[c][RIO_EVIDENCE_ORDER] = heard[c].order / heard[c].orders;
		flood->evidence[c][RIO_EVIDENCE_SPAN] = heard[c].span / heard[c].spans;
	}
}

void
rio_flood_hear(RioFlood *flood)
{
	share(flood);
	hear_rivals(flood);
	hear_shared(flood);
	hear_anchors(flood);
	for (guint32 c = 0; c < flood->pair->n_candidates; c++)
		hear_neighbours(flood, c);
	weigh(flood, rio_weights);
}
