#include "diff/pairing.h"

#include "match/versions.h"

#include <string.h>

/* From this share of equal nodes on, two models are near kin: a node may have any new name. */
#define NEAR_KIN 0.7

/* What company must be worth before a pair is believed; the most is 8. */
#define LEAST_WORTH 2.5

/* Fewer nodes do not make two lanes of other names one. */
#define LEAST_VOTES 3

/* From here on two names of lanes are one, written in two ways: Resp. proc., Ragioneria. */
#define ONE_NAME 0.9

/* Groups of strangers larger than this are not held against each other, all with all. */
#define MOST_CANDIDATES 4096

static const RioThing *
thing_at(const RioThings *things, guint32 thing)
{
	return &things->things[thing];
}

static guint
class_of(const RioThings *things, guint32 thing)
{
	RioKind kind = rio_thing_kind(things, thing);
	guint family = rio_kind_flags(kind) & RIO_FLOW_NODE;

	return family && thing_at(things, thing)->node != RIO_NONE ? G_MAXUINT - family : kind;
}

static guint64
key_of(guint32 x, guint32 y)
{
	return (guint64)x << 32 | y;
}

static gboolean
is_free(const RioPairing *pairing, guint32 x, guint32 y)
{
	const guint64 key = key_of(x, y);

	return pairing->b_of[x] == RIO_NONE && pairing->a_of[y] == RIO_NONE &&
	       !(pairing->apart && g_hash_table_contains(pairing->apart, &key));
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
			const guint64 key = key_of(x, y);

			g_hash_table_add(pairing->apart, g_memdup2(&key, sizeof key));
		}
	}
	for (gsize i = 0; i + 1 < options->n_together; i += 2) {
		if (find_pair(pairing, &options->together[i], &x, &y) && is_free(pairing, x, y) &&
		    class_of(pairing->a, x) == class_of(pairing->b, y))
			join(pairing, x, y);
	}
}

/* Ids */

static guint32
bearer_of(const RioPairing *pairing, guint32 x)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	const char *id = rio_model_id(a->model, thing_at(a, x)->element);
	/* ~1 is no id: it only counts */
	guint32 there = *id && *id != '~' ? rio_model_find(b->model, id) : RIO_NONE;
	guint32 y = there == RIO_NONE ? RIO_NONE : b->of[there];

	return y != RIO_NONE && is_free(pairing, x, y) && class_of(a, x) == class_of(b, y)
		       ? y
		       : RIO_NONE;
}

/* Whether in b a link of that role leads from the one to the other. */
static gboolean
has_link(const RioPairing *pairing, guint32 from, guint role, guint32 to)
{
	const RioThing *self = thing_at(pairing->b, from);

	for (guint32 i = self->out; i < self->out + self->n_out; i++)
		if (pairing->b->links[i].role == role && pairing->b->links[i].to == to)
			return TRUE;
	return FALSE;
}

/* How many ends of two connections are the same, out of two. */
static guint
count_same_ends(const RioPairing *pairing, guint32 x, guint32 y)
{
	const RioThing *one = thing_at(pairing->a, x);
	guint same = 0;

	for (guint32 i = one->out; i < one->out + one->n_out; i++) {
		const RioLink *link = &pairing->a->links[i];

		same += link->facet == RIO_FACET_ENDS &&
			has_link(pairing, y, link->role, pairing->b_of[link->to]);
	}
	return same;
}

/* The only connection of b with the ends of x, or RIO_NONE. */
static guint32
only_with_ends(const RioPairing *pairing, guint32 x)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	guint32 found = RIO_NONE;

	for (guint32 i = 0; i < thing_at(a, x)->n_out; i++) {
		const RioLink *link = &a->links[thing_at(a, x)->out + i];
		guint32 y = pairing->b_of[link->to];
		const RioThing *end = y == RIO_NONE ? NULL : thing_at(b, y);

		if (link->facet != RIO_FACET_ENDS || !end)
			continue;
		for (guint32 j = end->in; j < end->in + end->n_in; j++) {
			guint32 from = b->links[b->back[j]].from;

			if (from == found || !is_free(pairing, x, from) ||
			    class_of(a, x) != class_of(b, from) ||
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

/* Looks */

static guint64
first_look(const RioThing *thing)
{
	guint64 look = 0;

	for (guint f = 0; f < RIO_N_FACETS; f++)
		look = rio_hash_mix(look, thing->facets[f]);
	return look;
}

/* What a container looks like to what is in it never depends on the rest of what is in it. */
static gboolean
is_upward(const RioLink *link)
{
	return link->facet == RIO_FACET_SCOPE || link->facet == RIO_FACET_LANE;
}

static void
look_further(const RioThings *things, const guint64 *first, const guint64 *before, guint64 *after)
{
	for (guint32 t = 0; t < things->n_things; t++)
		after[t] = before[t];
	for (guint32 i = 0; i < things->n_links; i++) {
		const RioLink *link = &things->links[i];

		if (is_upward(link)) {
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
		looks[0][t] = first_look(thing_at(things, t));
	for (guint round = 1; round < RIO_LOOKS; round++)
		look_further(things, looks[0], looks[round - 1], looks[round]);
}

typedef struct {
	guint64 look;
	guint32 thing;
	guint32 side;
} Seen;

static int
compare_seen(gconstpointer one, gconstpointer other)
{
	const Seen *a = one, *b = other;

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
		Seen one = {looks[t], t, side};

		if (partner[t] == RIO_NONE)
			g_array_append_val(seen, one);
	}
}

/* The unpaired things of both models, those of one look together, those of a first. */
static GArray *
unpaired_by_look(RioPairing *pairing, guint round)
{
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(Seen));

	see(seen, pairing->a, pairing->b_of, pairing->looks_a[round], 0);
	see(seen, pairing->b, pairing->a_of, pairing->looks_b[round], 1);
	g_array_sort(seen, compare_seen);
	return seen;
}

static gboolean
has_name(const RioThings *things, guint32 thing)
{
	return thing_at(things, thing)->facets[RIO_FACET_NAME] != 0;
}

/* What alone has its look in both models.  At no distance a name is wanted too. */
static void
pair_by_look(RioPairing *pairing, guint round)
{
	g_autoptr(GArray) seen = unpaired_by_look(pairing, round);
	const Seen *all = (const Seen *)(gpointer)seen->data;

	for (guint i = 0, end; i < seen->len; i = end) {
		for (end = i + 1; end < seen->len && all[end].look == all[i].look; end++)
			;
		if (end - i == 2 && all[i].side == 0 && all[i + 1].side == 1 &&
		    (round > 0 || has_name(pairing->a, all[i].thing)) &&
		    is_free(pairing, all[i].thing, all[i + 1].thing))
			join(pairing, all[i].thing, all[i + 1].thing);
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
			if (!is_free(pairing, x, y) || class_of(as, x) != class_of(bs, y))
				continue;
			if (has_name(as, x) && thing_at(as, x)->facets[RIO_FACET_NAME] ==
						       thing_at(bs, y)->facets[RIO_FACET_NAME]) {
				join(pairing, x, y);
				return;
			}
			if (first_x == RIO_NONE) {
				first_x = x;
				first_y = y;
			}
		}
	}
	if (first_x != RIO_NONE)
		join(pairing, first_x, first_y);
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

/* Whom the members of x would have: each paired node votes for what its partner is in. */
static void
count_votes(const RioPairing *pairing, RioFacet facet, GArray *votes)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	g_autoptr(GHashTable) at = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint32 i = 0; i < a->n_links; i++) {
		const RioLink *link = &a->links[i];
		guint32 partner = pairing->b_of[link->from];

		if (link->facet != facet || thing_at(a, link->from)->node == RIO_NONE ||
		    partner == RIO_NONE)
			continue;
		for (guint32 j = 0; j < thing_at(b, partner)->n_out; j++) {
			const RioLink *there = &b->links[thing_at(b, partner)->out + j];
			Vote vote = {link->to, there->to, 1};
			guint64 key = key_of(vote.x, vote.y);
			gpointer index;

			if (there->facet != facet)
				continue;
			if (g_hash_table_lookup_extended(at, &key, NULL, &index)) {
				g_array_index(votes, Vote, GPOINTER_TO_UINT(index)).votes++;
				continue;
			}
			g_hash_table_insert(at, g_memdup2(&key, sizeof key),
					    GUINT_TO_POINTER(votes->len));
			g_array_append_val(votes, vote);
		}
	}
}

static int
compare_votes(gconstpointer one, gconstpointer other)
{
	const Vote *a = one, *b = other;

	if (a->votes != b->votes)
		return a->votes > b->votes ? -1 : 1;
	return a->x != b->x ? (a->x > b->x) - (a->x < b->x) : (a->y > b->y) - (a->y < b->y);
}

/* Whether most of those who vote for x or for y vote for both. */
static gboolean
is_clear(const GArray *votes, const Vote *vote)
{
	guint32 all = 0;

	for (guint i = 0; i < votes->len; i++) {
		const Vote *other = &g_array_index(votes, Vote, i);

		if (other->x == vote->x || other->y == vote->y)
			all += other->votes;
	}
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

	count_votes(pairing, facet, votes);
	g_array_sort(votes, compare_votes);
	for (guint i = 0; i < votes->len; i++) {
		const Vote *vote = &g_array_index(votes, Vote, i);
		gboolean is_more = facet == RIO_FACET_LANE ||
				   rio_kind_is(rio_thing_kind(pairing->a, vote->x), RIO_FLOW_NODE);

		if ((!is_more || is_clear(votes, vote)) && is_free(pairing, vote->x, vote->y) &&
		    class_of(pairing->a, vote->x) == class_of(pairing->b, vote->y))
			join(pairing, vote->x, vote->y);
	}
}

/* The pool of a process, or RIO_NONE. */
static guint32
pool_of(const RioThings *things, guint32 process)
{
	const RioThing *self = thing_at(things, process);

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

/* Company */

typedef struct {
	guint32 x, y;
	double worth;
} Candidate;

static double
weight_of(const RioLink *link)
{
	return is_upward(link) ? 0.5 : 1;
}

/* What the links out of x and y have in common, and those into them. */
static double
shared_company(const RioPairing *pairing, guint32 x, guint32 y)
{
	const RioThing *one = thing_at(pairing->a, x);
	double shared = 0;

	for (guint32 i = one->out; i < one->out + one->n_out; i++) {
		const RioLink *link = &pairing->a->links[i];

		if (has_link(pairing, y, link->role, pairing->b_of[link->to]))
			shared += weight_of(link);
	}
	for (guint32 i = one->in; i < one->in + one->n_in; i++) {
		const RioLink *link = &pairing->a->links[pairing->a->back[i]];
		guint32 partner = pairing->b_of[link->from];

		if (partner != RIO_NONE && has_link(pairing, partner, link->role, y))
			shared += weight_of(link);
	}
	return shared;
}

static double
all_company(const RioThings *things, guint32 thing)
{
	const RioThing *self = thing_at(things, thing);
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
	gboolean other_name = !same_name && (has_name(a, x) || has_name(b, y));

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
	const RioThing *one = thing_at(a, x), *other = thing_at(b, y);
	gboolean same_name = one->facets[RIO_FACET_NAME] == other->facets[RIO_FACET_NAME];
	double all = all_company(a, x) + all_company(b, y);
	double share = all > 0 ? 2 * shared_company(pairing, x, y) / all : 0;
	double worth = 4 * share;

	if (share < least_company(pairing, x, y, same_name))
		return 0;
	if (same_name)
		worth += has_name(a, x) ? 2 : 1;
	if (one->facets[RIO_FACET_KIND] == other->facets[RIO_FACET_KIND])
		worth += 1;
	if (pairing->looks_a[0][x] == pairing->looks_b[0][y])
		worth += 1;
	return worth;
}

static gboolean
is_candidate(RioPairing *pairing, guint32 x, guint32 y)
{
	return is_free(pairing, x, y) && class_of(pairing->a, x) == class_of(pairing->b, y);
}

static void
consider(RioPairing *pairing, GHashTable *known, GArray *candidates, guint32 x, guint32 y)
{
	Candidate candidate = {x, y, 0};
	guint64 *key;

	if (!is_candidate(pairing, x, y))
		return;
	key = g_new(guint64, 1);
	*key = key_of(x, y);
	if (!g_hash_table_add(known, key))
		return;
	candidate.worth = worth_of(pairing, x, y);
	if (candidate.worth >= LEAST_WORTH)
		g_array_append_val(candidates, candidate);
}

/* The unpaired neighbours of x with those of y that stand to them in the same role. */
static void
consider_neighbours(RioPairing *pairing, GHashTable *known, GArray *candidates, guint32 x,
		    guint32 y)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	const RioThing *one = thing_at(a, x), *other = thing_at(b, y);

	for (guint32 i = one->out; i < one->out + one->n_out; i++) {
		for (guint32 j = other->out; j < other->out + other->n_out; j++) {
			if (a->links[i].role == b->links[j].role)
				consider(pairing, known, candidates, a->links[i].to,
					 b->links[j].to);
		}
	}
	if ((guint64)one->n_in * other->n_in > MOST_CANDIDATES)
		return;
	for (guint32 i = one->in; i < one->in + one->n_in; i++) {
		const RioLink *link = &a->links[a->back[i]];

		if (pairing->b_of[link->from] != RIO_NONE)
			continue;
		for (guint32 j = other->in; j < other->in + other->n_in; j++) {
			const RioLink *there = &b->links[b->back[j]];

			if (link->role == there->role)
				consider(pairing, known, candidates, link->from, there->from);
		}
	}
}

/* Those of one first look, in the order of the file, as far as there are partners. */
static void
consider_looks(RioPairing *pairing, GHashTable *known, GArray *candidates)
{
	g_autoptr(GArray) seen = unpaired_by_look(pairing, 0);
	const Seen *all = (const Seen *)(gpointer)seen->data;

	for (guint i = 0, middle, end; i < seen->len; i = end) {
		for (end = i; end < seen->len && all[end].look == all[i].look; end++)
			;
		for (middle = i; middle < end && all[middle].side == 0; middle++)
			;
		if ((guint64)(middle - i) * (end - middle) > MOST_CANDIDATES)
			continue;
		for (guint x = i; x < middle; x++) {
			for (guint y = middle; y < end; y++)
				consider(pairing, known, candidates, all[x].thing, all[y].thing);
		}
	}
}

static int
compare_candidates(gconstpointer one, gconstpointer other)
{
	const Candidate *a = one, *b = other;

	if (a->worth != b->worth)
		return a->worth > b->worth ? -1 : 1;
	if (a->x + a->y != b->x + b->y)
		return a->x + a->y < b->x + b->y ? -1 : 1;
	return (a->x > b->x) - (a->x < b->x);
}

static GArray *
find_candidates(RioPairing *pairing)
{
	GArray *candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
	g_autoptr(GHashTable) known =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint32 x = 0; x < pairing->a->n_things; x++) {
		if (pairing->b_of[x] != RIO_NONE)
			consider_neighbours(pairing, known, candidates, x, pairing->b_of[x]);
	}
	consider_looks(pairing, known, candidates);
	g_array_sort(candidates, compare_candidates);
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

/*
 * Candidates that have no better and no equal on either side become pairs; where all have equals,
 * the first one does, and the rest has a witness more.  FALSE: there was none.
 */
static gboolean
pair_best(RioPairing *pairing)
{
	g_autoptr(GArray) candidates = find_candidates(pairing);
	g_autofree Best *best_a = g_new0(Best, pairing->a->n_things);
	g_autofree Best *best_b = g_new0(Best, pairing->b->n_things);
	gboolean found = FALSE;

	for (guint i = 0; i < candidates->len; i++) {
		const Candidate *candidate = &g_array_index(candidates, Candidate, i);

		note_best(&best_a[candidate->x], candidate->worth);
		note_best(&best_b[candidate->y], candidate->worth);
	}
	for (guint i = 0; i < candidates->len; i++) {
		const Candidate *candidate = &g_array_index(candidates, Candidate, i);

		if (!is_only_best(&best_a[candidate->x], candidate->worth) ||
		    !is_only_best(&best_b[candidate->y], candidate->worth))
			continue;
		join(pairing, candidate->x, candidate->y);
		found = TRUE;
	}
	if (!found && candidates->len > 0) {
		const Candidate *first = &g_array_index(candidates, Candidate, 0);

		join(pairing, first->x, first->y);
	}
	return candidates->len > 0;
}

/* Names of lanes */

static GArray *
free_lanes(const RioThings *things, const guint32 *partner)
{
	GArray *lanes = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 t = 0; t < things->n_things; t++)
		if (partner[t] == RIO_NONE && rio_thing_kind(things, t) == RIO_KIND_LANE &&
		    has_name(things, t))
			g_array_append_val(lanes, t);
	return lanes;
}

static void
add_names(const RioThings *things, const GArray *lanes, GPtrArray *names)
{
	for (guint i = 0; i < lanes->len; i++) {
		guint32 element = thing_at(things, g_array_index(lanes, guint32, i))->element;

		g_ptr_array_add(names, (gpointer)rio_model_name(things->model, element));
	}
}

/* The same office under the same name written otherwise, whatever it does. */
static void
pair_by_role(RioPairing *pairing)
{
	g_autoptr(GArray) ours = free_lanes(pairing->a, pairing->b_of);
	g_autoptr(GArray) theirs = free_lanes(pairing->b, pairing->a_of);
	g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(RioLabels) labels = NULL;

	if (ours->len == 0 || theirs->len == 0)
		return;
	add_names(pairing->a, ours, names);
	add_names(pairing->b, theirs, names);
	labels = rio_labels_new(NULL, NULL, names->len, (const char *const *)names->pdata, NULL);
	for (guint i = 0; i < ours->len; i++)
		for (guint j = 0; j < theirs->len; j++) {
			Candidate candidate = {
				g_array_index(ours, guint32, i), g_array_index(theirs, guint32, j),
				rio_label_likeness(rio_labels_get(labels, i),
						   rio_labels_get(labels, ours->len + j))};

			if (candidate.worth >= ONE_NAME)
				g_array_append_val(candidates, candidate);
		}
	g_array_sort(candidates, compare_candidates);
	for (guint i = 0; i < candidates->len; i++) {
		const Candidate *candidate = &g_array_index(candidates, Candidate, i);

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

		if (thing_at(pairing->a, x)->node != RIO_NONE && y != RIO_NONE &&
		    pairing->looks_a[0][x] == pairing->looks_b[0][y])
			same++;
	}
	return n > 0 ? (double)same / n : 1;
}

static GArray *
looks_of_nodes(const RioThings *things, const guint64 *looks)
{
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(Seen));

	for (guint32 t = 1; t < things->n_things; t++) {
		Seen one = {looks[t], t, 0};

		if (thing_at(things, t)->node != RIO_NONE)
			g_array_append_val(seen, one);
	}
	g_array_sort(seen, compare_seen);
	return seen;
}

/* The share of nodes of which there is one in the other model that looks the same, and around. */
static double
share_of_looks(const RioPairing *pairing)
{
	g_autoptr(GArray) a = looks_of_nodes(pairing->a, pairing->looks_a[1]);
	g_autoptr(GArray) b = looks_of_nodes(pairing->b, pairing->looks_b[1]);
	guint i = 0, j = 0, same = 0;

	while (i < a->len && j < b->len) {
		guint64 one = g_array_index(a, Seen, i).look,
			other = g_array_index(b, Seen, j).look;

		same += one == other;
		i += one <= other;
		j += other <= one;
	}
	return MAX(a->len, b->len) > 0 ? (double)same / MAX(a->len, b->len) : 1;
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
	pairing->versions = rio_versions_find(a->model, b->model, node_of);
	look(a, pairing->looks_a);
	look(b, pairing->looks_b);

	join(pairing, 0, 0);
	if (options)
		heed(pairing, options);
	if (pairing->versions)
		pair_by_id(pairing);
	for (guint round = RIO_LOOKS - 1; round > 0; round--)
		pair_by_look(pairing, round);
	pairing->kin = pairing->versions || share_of_looks(pairing) >= NEAR_KIN;
	return pairing;
}

void
rio_pairing_match(RioPairing *pairing, const RioMatch *match)
{
	if (match)
		pair_by_match(pairing, match);
	pair_by_look(pairing, 0);
	pair_by_members(pairing, RIO_FACET_SCOPE);
	if (match)
		pair_by_role(pairing);
	pair_by_members(pairing, RIO_FACET_LANE);
	pair_pools(pairing);
}

void
rio_pairing_finish(RioPairing *pairing)
{
	while (pair_best(pairing))
		;
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
	g_clear_pointer(&pairing->apart, g_hash_table_unref);
	g_free(pairing->b_of);
	g_free(pairing->a_of);
	g_free(pairing);
}
