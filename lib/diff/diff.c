#include "diff/diff.h"

#include "diff/behaviour.h"
#include "diff/flows.h"
#include "diff/layout.h"
#include "diff/pairing.h"
#include "diff/parts.h"
#include "match/match.h"

/* From this share of equal nodes on, models are comparable whatever their names say. */
#define LEAST_SAME 0.5

G_DEFINE_BOXED_TYPE(RioDiff, rio_diff, rio_diff_ref, rio_diff_unref)

/* What a difference in a facet is called; where flows lead is told by flows.h. */
static const RioChangeKind kind_of_facet[RIO_N_FACETS] = {
	[RIO_FACET_KIND] = RIO_CHANGE_RETYPED,
	[RIO_FACET_NAME] = RIO_CHANGE_RENAMED,
	[RIO_FACET_SCOPE] = RIO_CHANGE_SCOPE,
	[RIO_FACET_LANE] = RIO_CHANGE_LANE,
	[RIO_FACET_HOST] = RIO_CHANGE_HOST,
	[RIO_FACET_ENDS] = RIO_CHANGE_FLOW_RETARGETED,
	[RIO_FACET_DEFAULT] = RIO_CHANGE_DEFAULT,
	[RIO_FACET_CONDITION] = RIO_CHANGE_CONDITION,
	[RIO_FACET_TRIGGER] = RIO_CHANGE_EVENT_DEFINITION,
	[RIO_FACET_MARKER] = RIO_CHANGE_MARKER,
	[RIO_FACET_ATTRIBUTE] = RIO_CHANGE_ATTRIBUTE,
	[RIO_FACET_DOCUMENTATION] = RIO_CHANGE_DOCUMENTATION,
	[RIO_FACET_EXTENSION] = RIO_CHANGE_EXTENSION,
	[RIO_FACET_CONTENT] = RIO_CHANGE_CONTENT,
};

typedef struct {
	RioPairing *pairing;
	const RioParts *parts;
	RioArena *arena;
	GArray *changes;
} Work;

static RioElement *
element_of(const RioThings *things, guint32 thing)
{
	return thing == RIO_NONE ? NULL : &things->model->elements[things->things[thing].element];
}

static void
tell(const Work *work, RioChangeKind kind, guint32 x, guint32 y, guint32 from, guint32 to)
{
	const RioThings *a = work->pairing->a, *b = work->pairing->b;
	RioChange change = {
		.kind = kind,
		.a = element_of(a, x),
		.b = element_of(b, y),
		.from = element_of(a, from),
		.to = element_of(b, to),
	};

	g_array_append_val(work->changes, change);
}

/* Pairs, facet by facet */

/* The first link of x in the facet that y has not, a thing; RIO_NONE: it has all of them. */
static guint32
odd_link(const RioThings *here, const RioThings *there, const guint32 *partner, guint32 x,
	 guint32 y, RioFacet facet)
{
	const RioThing *self = &here->things[x];

	for (guint32 i = self->out; i < self->out + self->n_out; i++) {
		const RioLink *link = &here->links[i];

		if (link->facet == facet &&
		    !rio_things_are_linked(there, y, link->role, partner[link->to], facet))
			return link->to;
	}
	return RIO_NONE;
}

static gboolean
is_new_lane(const RioThings *things, const guint32 *partner, guint32 lane)
{
	return lane != RIO_NONE && rio_thing_kind(things, lane) == RIO_KIND_LANE &&
	       partner[lane] == RIO_NONE;
}

/*
 * Whether the facet may differ without a word: where connections stand says nothing, where flows
 * lead is told by flows.h, and who comes into a new lane from none, or goes into none from an old
 * one, comes and goes with the lane.
 */
static gboolean
is_silent(const Work *work, RioFacet facet, guint32 x, guint32 y, guint32 from, guint32 to)
{
	const RioThings *a = work->pairing->a, *b = work->pairing->b;

	switch (facet) {
	case RIO_FACET_SCOPE:
		return rio_thing_is_connection(a, x) || rio_thing_kind(a, x) == RIO_KIND_LANE_SET ||
		       rio_thing_kind(a, x) == RIO_KIND_CHILD_LANE_SET;
	case RIO_FACET_ENDS:
		return rio_thing_kind(a, x) == RIO_KIND_SEQUENCE_FLOW;
	/* it is told that one is several */
	case RIO_FACET_NAME:
		return work->parts->whole_of_b[y] != RIO_NONE ||
		       work->parts->whole_of_a[x] != RIO_NONE;
	case RIO_FACET_LANE:
		return (from == RIO_NONE && is_new_lane(b, work->pairing->a_of, to)) ||
		       (to == RIO_NONE && is_new_lane(a, work->pairing->b_of, from));
	default:
		return FALSE;
	}
}

static void
compare_pair(const Work *work, guint32 x, guint32 y)
{
	const RioThings *a = work->pairing->a, *b = work->pairing->b;

	for (RioFacet facet = 0; facet < RIO_N_FACETS; facet++) {
		guint32 from = odd_link(a, b, work->pairing->b_of, x, y, facet);
		guint32 to = odd_link(b, a, work->pairing->a_of, y, x, facet);

		if (a->things[x].facets[facet] == b->things[y].facets[facet] && from == RIO_NONE &&
		    to == RIO_NONE)
			continue;
		if (!is_silent(work, facet, x, y, from, to))
			tell(work, kind_of_facet[facet], x, y, from, to);
	}
}

/* Things of one model only */

/* What holds others in the file and is nothing by itself. */
static gboolean
is_mere_container(const RioThings *things, guint32 thing)
{
	const guint64 *facets = things->things[thing].facets;
	RioKind kind = rio_thing_kind(things, thing);

	return (kind == RIO_KIND_LANE_SET || kind == RIO_KIND_CHILD_LANE_SET ||
		kind == RIO_KIND_COLLABORATION) &&
	       !facets[RIO_FACET_NAME] && !facets[RIO_FACET_DOCUMENTATION] &&
	       !facets[RIO_FACET_EXTENSION];
}

/* What is there for others to refer to: who refers to it has changed, and that is told. */
static gboolean
is_support(RioKind kind)
{
	switch (kind) {
	case RIO_KIND_DATA_OBJECT:
	case RIO_KIND_DATA_INPUT:
	case RIO_KIND_DATA_OUTPUT:
	case RIO_KIND_INPUT_SET:
	case RIO_KIND_OUTPUT_SET:
	case RIO_KIND_PROPERTY:
	case RIO_KIND_CATEGORY_VALUE:
	case RIO_KIND_OPERATION:
		return TRUE;
	case RIO_KIND_PROCESS:
	case RIO_KIND_CHOREOGRAPHY:
	case RIO_KIND_COLLABORATION:
		return FALSE;
	default:
		return rio_kind_is(kind, RIO_ROOT | RIO_TRIGGER);
	}
}

/* Whether another thing refers to it; @only_odd: another of this model only. */
static gboolean
has_referrer(const RioThings *things, const guint32 *partner, guint32 thing, gboolean only_odd)
{
	const RioThing *self = &things->things[thing];

	for (guint32 i = self->in; i < self->in + self->n_in; i++) {
		const RioLink *link = &things->links[things->back[i]];

		if (link->facet != RIO_FACET_SCOPE && link->facet != RIO_FACET_LANE &&
		    (!only_odd || partner[link->from] == RIO_NONE))
			return TRUE;
	}
	return FALSE;
}

/* Whether an end of the connection is of this model only. */
static gboolean
has_odd_end(const RioThings *things, const guint32 *partner, guint32 thing)
{
	const RioThing *self = &things->things[thing];

	for (guint32 i = self->out; i < self->out + self->n_out; i++) {
		const RioLink *link = &things->links[i];

		if (link->facet == RIO_FACET_ENDS && partner[link->to] == RIO_NONE)
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_whole_flow(const RioThings *things, guint32 thing)
{
	guint32 flow = rio_model_flow(things->model, things->things[thing].element);

	return flow != RIO_NONE && rio_flow_is_whole(&things->model->flows[flow]);
}

/* Whether another change tells that the thing is there or not. */
static gboolean
is_told_by_another(const RioThings *things, const guint32 *partner, const guint32 *whole_of,
		   guint32 thing)
{
	RioKind kind = rio_thing_kind(things, thing);
	guint32 owner = things->things[thing].owner;

	if (is_mere_container(things, thing) || whole_of[thing] != RIO_NONE)
		return TRUE;
	if (owner != 0 && partner[owner] == RIO_NONE)
		return TRUE;
	if (rio_thing_is_connection(things, thing))
		return is_whole_flow(things, thing) || has_odd_end(things, partner, thing);
	if (kind == RIO_KIND_PROCESS || kind == RIO_KIND_CATEGORY ||
	    kind == RIO_KIND_IO_SPECIFICATION)
		return has_referrer(things, partner, thing, TRUE);
	return is_support(kind) && has_referrer(things, partner, thing, FALSE);
}

static void
tell_odd(const Work *work, gboolean in_a, guint32 thing)
{
	const RioThings *things = in_a ? work->pairing->a : work->pairing->b;
	const guint32 *partner = in_a ? work->pairing->b_of : work->pairing->a_of;
	const guint32 *whole_of = in_a ? work->parts->whole_of_a : work->parts->whole_of_b;
	gboolean is_flow = rio_thing_is_connection(things, thing);

	if (is_told_by_another(things, partner, whole_of, thing))
		return;
	if (in_a)
		tell(work, is_flow ? RIO_CHANGE_FLOW_REMOVED : RIO_CHANGE_REMOVED, thing, RIO_NONE,
		     RIO_NONE, RIO_NONE);
	else
		tell(work, is_flow ? RIO_CHANGE_FLOW_ADDED : RIO_CHANGE_ADDED, RIO_NONE, thing,
		     RIO_NONE, RIO_NONE);
}

/* One step here, several there */

static void
tell_parts(const Work *work, RioChangeKind kind, const RioThings *things, const guint32 *whole_of,
	   guint32 x, guint32 y)
{
	g_autoptr(GArray) list = rio_parts_list(things, whole_of, kind == RIO_CHANGE_SPLIT ? x : y);
	RioElement **parts = rio_arena_new_many(work->arena, RioElement *, list->len);
	RioChange *change;

	for (guint i = 0; i < list->len; i++)
		parts[i] = element_of(things, g_array_index(list, guint32, i));
	tell(work, kind, x, y, RIO_NONE, RIO_NONE);
	change = &g_array_index(work->changes, RioChange, work->changes->len - 1);
	change->parts = parts;
	change->n_parts = list->len;
}

static void
compare_parts(const Work *work, guint32 x, guint32 y)
{
	const RioParts *parts = work->parts;

	if (parts->whole_of_b[y] == x)
		tell_parts(work, RIO_CHANGE_SPLIT, work->pairing->b, parts->whole_of_b, x, y);
	if (parts->whole_of_a[x] == y)
		tell_parts(work, RIO_CHANGE_JOINED, work->pairing->a, parts->whole_of_a, x, y);
}

/* All of it */

static void
compare_all(const Work *work, gboolean layout)
{
	RioPairing *pairing = work->pairing;

	rio_flows_compare(pairing, work->changes);
	for (guint32 x = 0; x < pairing->a->n_things; x++) {
		if (pairing->b_of[x] == RIO_NONE) {
			tell_odd(work, TRUE, x);
			continue;
		}
		compare_parts(work, x, pairing->b_of[x]);
		compare_pair(work, x, pairing->b_of[x]);
	}
	for (guint32 y = 0; y < pairing->b->n_things; y++) {
		if (pairing->a_of[y] == RIO_NONE)
			tell_odd(work, FALSE, y);
	}
	if (layout)
		rio_layout_compare(pairing, work->changes);
}

static int
compare_changes(gconstpointer one, gconstpointer other)
{
	const RioChange *a = one, *b = other;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	/* in the arrays of their models */
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

/* How alike the two are: of near kin what is the same says it, else the match. */
static void
judge(RioDiff *diff, const RioMatch *match, const RioPairing *pairing)
{
	diff->similarity = pairing->same;
	diff->comparable = !match || pairing->same >= LEAST_SAME;
	if (match && match->n_similarities > 0) {
		diff->similarity = MAX(pairing->same, match->similarities[0].score);
		diff->comparable |= match->similarities[0].comparable;
	}
}

/*
 * What a model holds as one number, whatever its ids and its order: the two are always compared
 * from the same side, so that both ways give the same.
 */
static guint64
weigh(const RioThings *things)
{
	guint64 sum = 0;

	for (guint32 t = 0; t < things->n_things; t++) {
		for (RioFacet facet = 0; facet < RIO_N_FACETS; facet++)
			sum += rio_hash_mix(things->things[t].facets[facet], facet);
	}
	return sum;
}

static void
settle(RioDiff *diff, GArray *changes, gboolean swapped)
{
	for (guint i = 0; swapped && i < changes->len; i++) {
		RioChange *change = &g_array_index(changes, RioChange, i);

		*change = rio_change_mirror(change);
	}
	g_array_sort(changes, compare_changes);
	diff->n_changes = changes->len;
	diff->changes = (RioChange *)(gpointer)g_array_free(changes, FALSE);
	for (guint32 i = 0; i < diff->n_changes; i++)
		diff->changes[i].diff = diff;
}

/* What the changes, which are those of the pairing, mean for the work. */
static void
contrast(RioDiff *diff, const RioPairing *pairing, const GArray *changes)
{
	GArray *contrasts = g_array_new(FALSE, FALSE, sizeof(RioContrast));

	rio_behaviour_compare(pairing, changes, pairing->a->model != diff->a, diff->arena,
			      contrasts);
	diff->n_contrasts = contrasts->len;
	diff->contrasts = (RioContrast *)(gpointer)g_array_free(contrasts, FALSE);
	for (guint32 i = 0; i < diff->n_contrasts; i++)
		diff->contrasts[i].diff = diff;
}

static void
keep_doubts(RioDiff *diff, const RioPairing *pairing)
{
	gboolean swapped = pairing->a->model != diff->a;

	rio_bits_foreach (pairing->unsure, x) {
		guint32 thing = swapped ? pairing->b_of[x] : x;
		const RioThings *things = swapped ? pairing->b : pairing->a;

		rio_bits_add(diff->unsure, rio_thing_at(things, thing)->element);
	}
}

/* The changes from the one to the other, as far as they are comparable; FALSE with an error. */
static gboolean
compare(RioDiff *diff, const RioThings *one, const RioThings *other, const RioDiffOptions *options,
	GArray *changes, GError **error)
{
	RioModel *models[] = {diff->a, diff->b};
	const RioMatchOptions *how = options ? options->match : NULL;
	g_autoptr(RioPairing) pairing = rio_pairing_new(one, other, how);
	g_autoptr(RioMatch) match = NULL;
	g_autoptr(RioParts) parts = NULL;

	if (!pairing->kin) {
		match = rio_match_new(models, 2, how, error);
		if (!match)
			return FALSE;
	}
	rio_pairing_match(pairing, match, how ? how->lexicon : NULL);
	rio_parts_pair(pairing);
	rio_pairing_finish(pairing);
	judge(diff, match, pairing);
	if (!diff->comparable)
		return TRUE;
	parts = rio_parts_new(pairing, match);
	compare_all(&(Work){pairing, parts, diff->arena, changes}, options && options->layout);
	contrast(diff, pairing, changes);
	keep_doubts(diff, pairing);
	return TRUE;
}

RioDiff *
rio_diff_new(RioModel *a, RioModel *b, const RioDiffOptions *options, GError **error)
{
	g_autoptr(RioDiff) diff = NULL;
	g_autoptr(RioThings) one = NULL, other = NULL;
	g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(RioChange));
	gboolean swapped;

	g_return_val_if_fail(a && b, NULL);
	diff = g_new0(RioDiff, 1);
	g_atomic_ref_count_init(&diff->references);
	diff->a = rio_model_ref(a);
	diff->b = rio_model_ref(b);
	diff->arena = rio_arena_new();
	diff->unsure = rio_bits_new_in(diff->arena, a->n_elements);
	one = rio_things_new(a);
	other = rio_things_new(b);
	swapped = weigh(one) > weigh(other);
	if (!compare(diff, swapped ? other : one, swapped ? one : other, options, changes, error))
		return NULL;
	settle(diff, g_steal_pointer(&changes), swapped);
	return g_steal_pointer(&diff);
}

RioDiff *
rio_diff_ref(RioDiff *diff)
{
	g_return_val_if_fail(diff, NULL);
	g_atomic_ref_count_inc(&diff->references);
	return diff;
}

void
rio_diff_unref(RioDiff *diff)
{
	if (!diff || !g_atomic_ref_count_dec(&diff->references))
		return;
	rio_model_unref(diff->a);
	rio_model_unref(diff->b);
	g_free(diff->changes);
	g_free(diff->contrasts);
	rio_arena_free(diff->arena);
	g_free(diff);
}

gboolean
rio_diff_is_sure(const RioDiff *diff, const RioElement *a)
{
	return !rio_bits_has(diff->unsure, rio_element_position(a));
}

double
rio_diff_get_similarity(const RioDiff *diff)
{
	g_return_val_if_fail(diff, 0);
	return diff->similarity;
}

gboolean
rio_diff_is_comparable(const RioDiff *diff)
{
	g_return_val_if_fail(diff, FALSE);
	return diff->comparable;
}

GPtrArray *
rio_diff_get_changes(const RioDiff *diff)
{
	GPtrArray *changes = g_ptr_array_new();

	g_return_val_if_fail(diff, changes);
	for (guint32 i = 0; i < diff->n_changes; i++)
		g_ptr_array_add(changes, &diff->changes[i]);
	return changes;
}

GPtrArray *
rio_diff_get_contrasts(const RioDiff *diff)
{
	GPtrArray *contrasts = g_ptr_array_new();

	g_return_val_if_fail(diff, contrasts);
	for (guint32 i = 0; i < diff->n_contrasts; i++)
		g_ptr_array_add(contrasts, &diff->contrasts[i]);
	return contrasts;
}
