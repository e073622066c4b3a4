#include "diff/pairing.h"

#include "base/compare.h"
#include "diff/company.h"
#include "diff/looks.h"
#include "match/versions.h"

#include <string.h>

/* From this share of equal nodes on, two models are near kin: a node may have any new name. */
#define NEAR_KIN 0.7

/* Fewer nodes do not make two lanes of other names one. */
#define LEAST_VOTES 3

/* Who stands in so many lanes of both models, one with another, has no vote. */
#define MOST_VOTES 256

/* So many lanes that are free, one with another, are held against each other. */
#define MOST_ROLES 65536

/* From here on two names of lanes are one, written in two ways: Resp. proc., Ragioneria. */
#define ONE_NAME 0.9

static guint
class_of(const RioThings *things, guint32 thing)
{
	RioKind kind = rio_thing_kind(things, thing);
	guint family = rio_kind_flags(kind) & RIO_FLOW_NODE;

	return family && rio_thing_at(things, thing)->node != RIO_NONE ? G_MAXUINT - family : kind;
}

static gboolean
is_free(const RioPairing *pairing, guint32 x, guint32 y)
{
	const guint64 key = rio_pairing_key(x, y);

	return pairing->b_of[x] == RIO_NONE && pairing->a_of[y] == RIO_NONE &&
	       !(pairing->apart && g_hash_table_contains(pairing->apart, &key));
}

gboolean
rio_pairing_may_join(const RioPairing *pairing, guint32 x, guint32 y)
{
	return is_free(pairing, x, y) && class_of(pairing->a, x) == class_of(pairing->b, y);
}

static void
join(RioPairing *pairing, guint32 x, guint32 y)
{
	g_assert(is_free(pairing, x, y));
	pairing->b_of[x] = y;
	pairing->a_of[y] = x;
}

void
rio_pairing_join(RioPairing *pairing, gboolean in_a, guint32 here, guint32 there)
{
	guint32 x = in_a ? here : there, y = in_a ? there : here;

	if (is_free(pairing, x, y))
		join(pairing, x, y);
}

/* Decisions */

/* The things of a and b that two elements are, in either order; FALSE: they are of other models. */
static gboolean
find_pair(const RioPairing *pairing, RioElement *const *pair, guint32 *x, guint32 *y)
{
	gsize first = pair[0]->model == pairing->a->model ? 0 : 1;

	if (pair[first]->model != pairing->a->model || pair[1 - first]->model != pairing->b->model)
		return FALSE;
	*x = pairing->a->of[rio_element_position(pair[first])];
	*y = pairing->b->of[rio_element_position(pair[1 - first])];
	return *x != RIO_NONE && *y != RIO_NONE;
}

static void
heed(RioPairing *pairing, const RioMatchOptions *options)
{
	guint32 x, y;

	if (options->n_apart > 0)
		pairing->apart = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (gsize i = 0; i + 1 < options->n_apart; i += 2) {
		if (find_pair(pairing, &options->apart[i], &x, &y)) {
			const guint64 key = rio_pairing_key(x, y);

			g_hash_table_add(pairing->apart, g_memdup2(&key, sizeof key));
		}
	}
	for (gsize i = 0; i + 1 < options->n_together; i += 2) {
		if (find_pair(pairing, &options->together[i], &x, &y) &&
		    rio_pairing_may_join(pairing, x, y))
			join(pairing, x, y);
	}
}

/* Ids */

static guint32
bearer_of(const RioPairing *pairing, guint32 x)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	const char *id = rio_model_id(a->model, rio_thing_at(a, x)->element);
	/* ~1 is no id: it only counts */
	guint32 there = *id && *id != '~' ? rio_model_find(b->model, id) : RIO_NONE;
	guint32 y = there == RIO_NONE ? RIO_NONE : b->of[there];

	return y != RIO_NONE && rio_pairing_may_join(pairing, x, y) ? y : RIO_NONE;
}

/* How many ends of two connections are the same, out of two. */
static guint
count_same_ends(const RioPairing *pairing, guint32 x, guint32 y)
{
	const RioThing *one = rio_thing_at(pairing->a, x);
	guint same = 0;

	for (guint32 i = one->out; i < one->out + one->n_out; i++) {
		const RioLink *link = &pairing->a->links[i];

		same += link->facet == RIO_FACET_ENDS &&
			rio_things_are_linked(pairing->b, y, link->role, pairing->b_of[link->to],
					      RIO_N_FACETS);
	}
	return same;
}

/* The only connection of b with the ends of x, or RIO_NONE. */
static guint32
only_with_ends(const RioPairing *pairing, guint32 x)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	guint32 found = RIO_NONE;

	for (guint32 i = 0; i < rio_thing_at(a, x)->n_out; i++) {
		const RioLink *link = &a->links[rio_thing_at(a, x)->out + i];
		guint32 y = pairing->b_of[link->to];
		const RioThing *end = y == RIO_NONE ? NULL : rio_thing_at(b, y);

		if (link->facet != RIO_FACET_ENDS || !end)
			continue;
		for (guint32 j = end->in; j < end->in + end->n_in; j++) {
			guint32 from = b->links[b->back[j]].from;

			if (from == found || !rio_pairing_may_join(pairing, x, from) ||
			    count_same_ends(pairing, x, from) < 2)
				continue;
			if (found != RIO_NONE)
				return RIO_NONE;
			found = from;
		}
	}
	return found;
}

/*
 * Nodes first.  Of flows some tools make ids by counting, so that a new one shifts all that
 * follow: where they lead says more, and their ids speak only where one end at least is the same.
 */
static void
pair_by_id(RioPairing *pairing)
{
	const RioThings *a = pairing->a;

	for (guint pass = 0; pass < 4; pass++) {
		for (guint32 x = 1; x < a->n_things; x++) {
			guint32 y;

			if (pairing->b_of[x] != RIO_NONE ||
			    rio_thing_is_connection(a, x) != (pass > 0))
				continue;
			y = pass == 2 ? only_with_ends(pairing, x) : bearer_of(pairing, x);
			if (y != RIO_NONE &&
			    (pass == 0 || pass == 2 ||
			     count_same_ends(pairing, x, y) >= (pass == 1 ? 2 : 1)))
				join(pairing, x, y);
		}
	}
}

/* The match */

static gboolean
find_sides(const RioPairing *pairing, const RioMatch *match, guint32 *a, guint32 *b)
{
	for (guint32 m = 0; m < match->n_models; m++) {
		if (match->models[m] == pairing->a->model) {
			*a = m;
			*b = 1 - m;
			return TRUE;
		}
	}
	return FALSE;
}

static void
join_group(RioPairing *pairing, const RioCorrespondence *group, guint32 x, guint32 y)
{
	join(pairing, x, y);
	if (!rio_correspondence_is_sure(group))
		rio_bits_add(pairing->unsure, x);
}

/* Of the members of two models that are free the ones with equal names, else the first of each. */
static void
pair_members(RioPairing *pairing, const RioCorrespondence *group, guint32 a, guint32 b)
{
	const RioThings *as = pairing->a, *bs = pairing->b;
	guint32 first_x = RIO_NONE, first_y = RIO_NONE;

	for (guint32 i = 0; i < group->n_members; i++) {
		for (guint32 j = 0; j < group->n_members; j++) {
			const RioMember *one = &group->members[i], *other = &group->members[j];
			guint32 x, y;

			if (one->model != a || other->model != b)
				continue;
			x = as->of[as->model->nodes[one->node].element];
			y = bs->of[bs->model->nodes[other->node].element];
			if (!rio_pairing_may_join(pairing, x, y))
				continue;
			if (rio_thing_has_name(as, x) &&
			    rio_thing_at(as, x)->facets[RIO_FACET_NAME] ==
				    rio_thing_at(bs, y)->facets[RIO_FACET_NAME]) {
				join_group(pairing, group, x, y);
				return;
			}
			if (first_x == RIO_NONE) {
				first_x = x;
				first_y = y;
			}
		}
	}
	if (first_x != RIO_NONE)
		join_group(pairing, group, first_x, first_y);
}

static void
pair_by_match(RioPairing *pairing, const RioMatch *match)
{
	guint32 a, b;

	if (!find_sides(pairing, match, &a, &b))
		return;
	for (guint32 i = 0; i < match->n_correspondences; i++)
		pair_members(pairing, &match->correspondences[i], a, b);
}

/* Members */

typedef struct {
	guint32 x, y;
	guint32 votes;
} Vote;

/* What the thing is in: the ends of its links in the facet. */
static GArray *
list_around(const RioThings *things, guint32 thing, RioFacet facet)
{
	const RioThing *self = rio_thing_at(things, thing);
	GArray *around = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 i = self->out; i < self->out + self->n_out; i++)
		if (things->links[i].facet == facet)
			g_array_append_val(around, things->links[i].to);
	return around;
}

/* @at: of votes, by their two things. */
static void
vote(GArray *votes, GHashTable *at, guint32 x, guint32 y)
{
	Vote vote = {x, y, 1};
	guint64 key = rio_pairing_key(x, y);
	gpointer index;

	if (g_hash_table_lookup_extended(at, &key, NULL, &index)) {
		g_array_index(votes, Vote, GPOINTER_TO_UINT(index)).votes++;
		return;
	}
	g_hash_table_insert(at, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(votes->len));
	g_array_append_val(votes, vote);
}

/* Whom the members of x would have: each paired node votes for what its partner is in. */
static void
count_votes(const RioPairing *pairing, RioFacet facet, GArray *votes)
{
	g_autoptr(GHashTable) at = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint32 x = 0; x < pairing->a->n_things; x++) {
		guint32 y = pairing->b_of[x];
		g_autoptr(GArray) here = NULL, there = NULL;

		if (y == RIO_NONE || rio_thing_at(pairing->a, x)->node == RIO_NONE)
			continue;
		here = list_around(pairing->a, x, facet);
		there = list_around(pairing->b, y, facet);
		if ((guint64)here->len * there->len > MOST_VOTES)
			continue;
		for (guint i = 0; i < here->len; i++)
			for (guint j = 0; j < there->len; j++)
				vote(votes, at, g_array_index(here, guint32, i),
				     g_array_index(there, guint32, j));
	}
}

static int
compare_votes(gconstpointer one, gconstpointer other)
{
	const Vote *a = one, *b = other;

	return RIO_ORDER(b->votes, a->votes) ?: RIO_ORDER(a->x, b->x) ?: RIO_ORDER(a->y, b->y);
}

/* By thing, how many vote for it and anybody. */
typedef struct {
	guint32 *x, *y;
} Polls;

static Polls
sum_up(const RioPairing *pairing, const GArray *votes)
{
	Polls polls = {g_new0(guint32, pairing->a->n_things),
		       g_new0(guint32, pairing->b->n_things)};

	for (guint i = 0; i < votes->len; i++) {
		const Vote *vote = &g_array_index(votes, Vote, i);

		polls.x[vote->x] += vote->votes;
		polls.y[vote->y] += vote->votes;
	}
	return polls;
}

/* Whether most of those who vote for x or for y vote for both. */
static gboolean
is_clear(const Polls *polls, const Vote *vote)
{
	guint32 all = polls->x[vote->x] + polls->y[vote->y] - vote->votes;

	return vote->votes >= LEAST_VOTES && 3 * vote->votes >= 2 * all;
}

/*
 * Processes, subprocesses and lanes are who their members are: the most votes win.  A lane is
 * somebody too, and a subprocess is work: they are others if the votes are not clear.
 */
static void
pair_by_members(RioPairing *pairing, RioFacet facet)
{
	g_autoptr(GArray) votes = g_array_new(FALSE, FALSE, sizeof(Vote));
	Polls polls;

	count_votes(pairing, facet, votes);
	polls = sum_up(pairing, votes);
	g_array_sort(votes, compare_votes);
	for (guint i = 0; i < votes->len; i++) {
		const Vote *vote = &g_array_index(votes, Vote, i);
		gboolean is_more = facet == RIO_FACET_LANE ||
				   rio_kind_is(rio_thing_kind(pairing->a, vote->x), RIO_FLOW_NODE);

		if ((!is_more || is_clear(&polls, vote)) &&
		    rio_pairing_may_join(pairing, vote->x, vote->y))
			join(pairing, vote->x, vote->y);
	}
	g_free(polls.x);
	g_free(polls.y);
}

/* The pool of a process, or RIO_NONE. */
static guint32
pool_of(const RioThings *things, guint32 process)
{
	const RioThing *self = rio_thing_at(things, process);

	for (guint32 i = self->in; i < self->in + self->n_in; i++) {
		guint32 from = things->links[things->back[i]].from;

		if (rio_thing_kind(things, from) == RIO_KIND_PARTICIPANT)
			return from;
	}
	return RIO_NONE;
}

static void
pair_pools(RioPairing *pairing)
{
	for (guint32 x = 0; x < pairing->a->n_things; x++) {
		guint32 y = pairing->b_of[x], one, other;

		if (y == RIO_NONE || rio_thing_kind(pairing->a, x) != RIO_KIND_PROCESS)
			continue;
		one = pool_of(pairing->a, x);
		other = pool_of(pairing->b, y);
		if (one != RIO_NONE && other != RIO_NONE && is_free(pairing, one, other))
			join(pairing, one, other);
	}
}

/* Names of lanes */

static GArray *
free_lanes(const RioThings *things, const guint32 *partner)
{
	GArray *lanes = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 t = 0; t < things->n_things; t++)
		if (partner[t] == RIO_NONE && rio_thing_kind(things, t) == RIO_KIND_LANE &&
		    rio_thing_has_name(things, t))
			g_array_append_val(lanes, t);
	return lanes;
}

static void
add_names(const RioThings *things, const GArray *lanes, GPtrArray *names)
{
	for (guint i = 0; i < lanes->len; i++) {
		guint32 element = rio_thing_at(things, g_array_index(lanes, guint32, i))->element;

		g_ptr_array_add(names, (gpointer)rio_model_name(things->model, element));
	}
}

/* The same office under the same name written otherwise, whatever it does. */
static void
pair_by_role(RioPairing *pairing, RioLexicon *lexicon)
{
	g_autoptr(GArray) ours = free_lanes(pairing->a, pairing->b_of);
	g_autoptr(GArray) theirs = free_lanes(pairing->b, pairing->a_of);
	g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(RioCandidate));
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(RioLabels) labels = NULL;

	if (ours->len == 0 || theirs->len == 0 || (guint64)ours->len * theirs->len > MOST_ROLES)
		return;
	add_names(pairing->a, ours, names);
	add_names(pairing->b, theirs, names);
	labels = rio_labels_new(lexicon, NULL, names->len, (const char *const *)names->pdata, NULL);
	for (guint i = 0; i < ours->len; i++)
		for (guint j = 0; j < theirs->len; j++) {
			RioCandidate candidate = {
				g_array_index(ours, guint32, i), g_array_index(theirs, guint32, j),
				rio_label_likeness(rio_labels_get(labels, i),
						   rio_labels_get(labels, ours->len + j))};

			if (candidate.worth >= ONE_NAME)
				g_array_append_val(candidates, candidate);
		}
	rio_candidates_sort(candidates);
	for (guint i = 0; i < candidates->len; i++) {
		const RioCandidate *candidate = &g_array_index(candidates, RioCandidate, i);

		rio_pairing_join(pairing, TRUE, candidate->x, candidate->y);
	}
}

/* All of it */

static double
share_of_same(RioPairing *pairing)
{
	guint32 n = MAX(pairing->a->model->n_nodes, pairing->b->model->n_nodes), same = 0;

	for (guint32 x = 1; x < pairing->a->n_things; x++) {
		guint32 y = pairing->b_of[x];

		if (rio_thing_at(pairing->a, x)->node != RIO_NONE && y != RIO_NONE &&
		    pairing->looks_a[0][x] == pairing->looks_b[0][y])
			same++;
	}
	return n > 0 ? (double)same / n : 1;
}

static guint32 *
nobody(guint32 n)
{
	guint32 *partners = g_new(guint32, n);

	memset(partners, 0xff, n * sizeof *partners);
	return partners;
}

RioPairing *
rio_pairing_new(const RioThings *a, const RioThings *b, const RioMatchOptions *options)
{
	RioPairing *pairing = g_new0(RioPairing, 1);
	g_autofree guint32 *node_of = g_new(guint32, a->model->n_nodes);

	pairing->a = a;
	pairing->b = b;
	pairing->b_of = nobody(a->n_things);
	pairing->a_of = nobody(b->n_things);
	pairing->unsure = rio_bits_new(a->n_things);
	pairing->versions = rio_versions_find(a->model, b->model, node_of);
	rio_looks_find(pairing);

	join(pairing, 0, 0);
	if (options)
		heed(pairing, options);
	if (pairing->versions)
		pair_by_id(pairing);
	for (guint round = RIO_LOOKS - 1; round > 0; round--)
		rio_looks_pair(pairing, round);
	pairing->kin = pairing->versions || rio_looks_share(pairing) >= NEAR_KIN;
	return pairing;
}

void
rio_pairing_match(RioPairing *pairing, const RioMatch *match, RioLexicon *lexicon)
{
	if (match)
		pair_by_match(pairing, match);
	rio_looks_pair(pairing, 0);
	pair_by_members(pairing, RIO_FACET_SCOPE);
	if (match)
		pair_by_role(pairing, lexicon);
	pair_by_members(pairing, RIO_FACET_LANE);
	pair_pools(pairing);
}

void
rio_pairing_finish(RioPairing *pairing)
{
	rio_company_pair(pairing);
	pairing->same = share_of_same(pairing);
}

void
rio_pairing_free(RioPairing *pairing)
{
	if (!pairing)
		return;
	for (guint round = 0; round < RIO_LOOKS; round++) {
		g_free(pairing->looks_a[round]);
		g_free(pairing->looks_b[round]);
	}
	rio_bits_free(pairing->unsure);
	g_clear_pointer(&pairing->apart, g_hash_table_unref);
	g_free(pairing->b_of);
	g_free(pairing->a_of);
	g_free(pairing);
}
