#include "merge/weaver.h"

#include "base/compare.h"

/* Ways that are one for the vertex: a token takes (comes by) exactly one of them. */
typedef struct {
	GArray *arcs;
	RioBits *models;
} Slot;

static void
slot_free(gpointer data)
{
	Slot *slot = data;

	g_array_unref(slot->arcs);
	g_free(slot);
}

static Slot *
add_slot(RioWeaver *weaver, GPtrArray *slots)
{
	Slot *slot = g_new(Slot, 1);

	slot->arcs = g_array_new(FALSE, FALSE, sizeof(guint32));
	slot->models = rio_bits_new_in(weaver->weave->arena, rio_weaver_n_models(weaver));
	g_ptr_array_add(slots, slot);
	return slot;
}

static void
fill_slot(RioWeaver *weaver, Slot *slot, guint32 arc)
{
	g_array_append_val(slot->arcs, arc);
	rio_bits_unite(slot->models, rio_weaver_models(weaver, arc));
}

static Slot *
slot_free_for(GPtrArray *slots, const RioBits *models)
{
	for (guint i = 0; i < slots->len; i++)
		if (!rio_bits_meet(((Slot *)slots->pdata[i])->models, models))
			return slots->pdata[i];
	return NULL;
}

/* Sets a variation behind the source of the arc, where only one of its ways may go on. */
static void
vary_at_source(RioWeaver *weaver, guint32 arc)
{
	guint32 source = rio_weave_arc(weaver->weave, arc)->source, split;
	const RioBits *models = rio_weaver_models(weaver, arc);
	RioRouting routing = rio_weave_vertex(weaver->weave, source)->routing;

	if (routing != RIO_ROUTING_NONE && routing != RIO_ROUTING_PARALLEL)
		return;
	split = rio_weaver_add_vertex(weaver, RIO_WOVEN_VARIATION, RIO_ROUTING_EXCLUSIVE,
				      rio_weave_vertex(weaver->weave, source)->scope, source);
	rio_bits_unite(rio_weave_vertex(weaver->weave, split)->models, models);
	rio_bits_unite(rio_weaver_models(weaver, rio_weaver_add_arc(weaver, source, split)),
		       models);
	rio_weave_arc(weaver->weave, arc)->source = split;
}

/* Takes the model out of the arc, into one of its own between the same two. */
static guint32
part_arc(RioWeaver *weaver, guint32 arc, guint32 model)
{
	GArray *laid = weaver->laid->pdata[arc];
	guint32 own = rio_weaver_add_arc(weaver, rio_weave_arc(weaver->weave, arc)->source,
					 rio_weave_arc(weaver->weave, arc)->target);

	rio_weave_arc(weaver->weave, own)->parent = rio_weave_arc(weaver->weave, arc)->parent;
	rio_bits_remove(rio_weaver_models(weaver, arc), model);
	rio_bits_add(rio_weaver_models(weaver, own), model);
	for (guint i = laid->len; i-- > 0;)
		if (g_array_index(laid, RioLaid, i).model == model) {
			g_array_append_val((GArray *)weaver->laid->pdata[own],
					   g_array_index(laid, RioLaid, i));
			g_array_remove_index(laid, i);
		}
	return own;
}

static int
compare_by_models(gconstpointer a, gconstpointer b, gpointer data)
{
	const RioWeaver *weaver = data;
	guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
	guint32 nx = rio_bits_count(rio_weaver_models(weaver, x)),
		ny = rio_bits_count(rio_weaver_models(weaver, y));

	return RIO_ORDER(ny, nx) ?: RIO_ORDER(x, y);
}

/*
 * A parallel gateway has as many ways for each of its models: way by way they are paired, those
 * that many models share first.
 */
static void
pair_ways(RioWeaver *weaver, const GArray *ways, GPtrArray *slots, gboolean out)
{
	g_autoptr(GArray) sorted = g_array_copy((GArray *)ways);
	g_autofree guint32 *counts = g_new0(guint32, rio_weaver_n_models(weaver));
	guint32 most = 0;

	for (guint i = 0; i < ways->len; i++)
		rio_bits_foreach (rio_weaver_models(weaver, g_array_index(ways, guint32, i)), m)
			most = MAX(most, ++counts[m]);
	for (guint32 i = 0; i < most; i++)
		add_slot(weaver, slots);
	g_array_sort_with_data(sorted, compare_by_models, weaver);
	for (guint i = 0; i < sorted->len; i++) {
		guint32 arc = g_array_index(sorted, guint32, i);
		Slot *slot = slot_free_for(slots, rio_weaver_models(weaver, arc));

		while (!slot) {
			guint32 model = rio_bits_next(rio_weaver_models(weaver, arc), 0), own;

			if (!out)
				vary_at_source(weaver, arc);
			own = part_arc(weaver, arc, model);
			if (out)
				g_array_append_val(
					(GArray *)weaver->in
						->pdata[rio_weave_arc(weaver->weave, own)->target],
					own);
			fill_slot(weaver, slot_free_for(slots, rio_weaver_models(weaver, own)),
				  own);
			slot = slot_free_for(slots, rio_weaver_models(weaver, arc));
		}
		fill_slot(weaver, slot, arc);
	}
}

/* The number of the way that the arc is for the model, or RIO_NONE. */
static guint32
way_of(const RioWeaver *weaver, const RioLaid *laid, gboolean out)
{
	const RioAlignment *alignment = weaver->weave->alignment;

	return (out ? alignment->way_out : alignment->way_in)[laid->model][laid->arc];
}

static gboolean
know_their_way(const RioWeaver *weaver, const GArray *ways, gboolean out)
{
	for (guint i = 0; i < ways->len; i++) {
		const GArray *laid = weaver->laid->pdata[g_array_index(ways, guint32, i)];

		if (laid->len == 0)
			return FALSE;
		for (guint j = 0; j < laid->len; j++)
			if (way_of(weaver, &g_array_index(laid, RioLaid, j), out) == RIO_NONE)
				return FALSE;
	}
	return ways->len > 0;
}

/* An arc that is another way for some of its models than for the first is parted. */
static guint32
part_way(RioWeaver *weaver, guint32 arc, gboolean out)
{
	const GArray *laid = weaver->laid->pdata[arc];
	guint32 first = way_of(weaver, &g_array_index(laid, RioLaid, 0), out), own;

	for (guint i = 1; i < laid->len; i++) {
		RioLaid other = g_array_index(laid, RioLaid, i);

		if (way_of(weaver, &other, out) == first)
			continue;
		if (!out)
			vary_at_source(weaver, arc);
		own = part_arc(weaver, arc, other.model);
		/* those of the same way stay together */
		for (guint j = i; j < laid->len;) {
			RioLaid more = g_array_index(laid, RioLaid, j);

			if (way_of(weaver, &more, out) != way_of(weaver, &other, out)) {
				j++;
				continue;
			}
			g_array_append_val((GArray *)weaver->laid->pdata[own], more);
			g_array_remove_index((GArray *)laid, j);
			rio_bits_remove(rio_weaver_models(weaver, arc), more.model);
			rio_bits_add(rio_weaver_models(weaver, own), more.model);
		}
		return own;
	}
	return RIO_NONE;
}

/* Where the alignment says which ways are one. */
static void
gather_ways(RioWeaver *weaver, const GArray *ways, GPtrArray *slots, gboolean out)
{
	g_autoptr(GArray) waiting = g_array_copy((GArray *)ways);
	g_autoptr(GHashTable) by_way = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < waiting->len; i++) {
		guint32 arc = g_array_index(waiting, guint32, i), own;
		gpointer way;
		Slot *slot;

		while ((own = part_way(weaver, arc, out)) != RIO_NONE) {
			g_array_append_val(waiting, own);
			if (out)
				g_array_append_val(
					(GArray *)weaver->in
						->pdata[rio_weave_arc(weaver->weave, own)->target],
					own);
		}
		way = GUINT_TO_POINTER(way_of(
			weaver, &g_array_index((GArray *)weaver->laid->pdata[arc], RioLaid, 0),
			out));
		slot = g_hash_table_lookup(by_way, way);
		if (!slot) {
			slot = add_slot(weaver, slots);
			g_hash_table_insert(by_way, way, slot);
		}
		fill_slot(weaver, slot, arc);
	}
}

/* Whether some model has two of the ways. */
static gboolean
any_has_several(const RioWeaver *weaver, const GArray *ways)
{
	g_autoptr(RioBits) seen = rio_bits_new(rio_weaver_n_models(weaver));

	for (guint i = 0; i < ways->len; i++) {
		const RioBits *models = rio_weaver_models(weaver, g_array_index(ways, guint32, i));

		if (rio_bits_meet(seen, models))
			return TRUE;
		rio_bits_unite(seen, models);
	}
	return FALSE;
}

/*
 * Whether the vertex takes the ways as they come.  An inclusive gateway with one way for each model
 * would let a token go (wait for one) on the ways of several.
 */
static gboolean
chooses(const RioWeaver *weaver, guint32 v, const GArray *ways)
{
	switch (rio_weave_vertex(weaver->weave, v)->routing) {
	case RIO_ROUTING_NONE:
		return FALSE;
	case RIO_ROUTING_EXCLUSIVE:
		return TRUE;
	default:
		return any_has_several(weaver, ways);
	}
}

static GPtrArray *
slots_of(RioWeaver *weaver, guint32 v, const GArray *ways, gboolean out)
{
	GPtrArray *slots = g_ptr_array_new_with_free_func(slot_free);
	RioRouting routing = rio_weave_vertex(weaver->weave, v)->routing;
	gboolean by_itself;
	Slot *all = NULL;

	if (know_their_way(weaver, ways, out)) {
		gather_ways(weaver, ways, slots, out);
		return slots;
	}
	if (routing == RIO_ROUTING_PARALLEL) {
		pair_ways(weaver, ways, slots, out);
		return slots;
	}
	by_itself = chooses(weaver, v, ways);
	for (guint i = 0; i < ways->len; i++) {
		if (!all || by_itself)
			all = add_slot(weaver, slots);
		fill_slot(weaver, all, g_array_index(ways, guint32, i));
	}
	return slots;
}

static void
vary_after(RioWeaver *weaver, guint32 v)
{
	g_autoptr(GPtrArray) slots = slots_of(weaver, v, weaver->out->pdata[v], TRUE);

	for (guint i = 0; i < slots->len; i++) {
		const Slot *slot = slots->pdata[i];
		guint32 split;

		if (slot->arcs->len < 2)
			continue;
		split = rio_weaver_add_vertex(weaver, RIO_WOVEN_VARIATION, RIO_ROUTING_EXCLUSIVE,
					      rio_weave_vertex(weaver->weave, v)->scope, v);
		rio_bits_unite(rio_weave_vertex(weaver->weave, split)->models, slot->models);
		rio_bits_unite(rio_weaver_models(weaver, rio_weaver_add_arc(weaver, v, split)),
			       slot->models);
		for (guint j = 0; j < slot->arcs->len; j++)
			rio_weave_arc(weaver->weave, g_array_index(slot->arcs, guint32, j))
				->source = split;
	}
}

/* Whether the vertex only gathers ways that lead on over the arc: others may come in as well. */
static gboolean
is_drawn_join(const RioWeaver *weaver, guint32 v, guint32 arc)
{
	const RioWoven *vertex = rio_weave_vertex(weaver->weave, v);
	const RioOwned *first;

	if (vertex->role != RIO_WOVEN_DRAWN || ((GArray *)weaver->out->pdata[v])->len != 1 ||
	    ((GArray *)weaver->in->pdata[v])->len < 2 ||
	    !rio_bits_equal(vertex->models, rio_weaver_models(weaver, arc)))
		return FALSE;
	first = rio_group_leader(rio_alignment_group(weaver->weave->alignment, vertex->group));
	return rio_model_kind(rio_weaver_model(weaver, first->model), first->element) ==
	       RIO_KIND_EXCLUSIVE_GATEWAY;
}

/*
 * The arc from a join that is there already, or RIO_NONE: one that the normal forms of some models
 * have before the vertex, or that some model draws there.
 */
static guint32
arc_from_join(const RioWeaver *weaver, guint32 v, const GArray *ways)
{
	for (guint i = 0; i < ways->len; i++) {
		guint32 arc = g_array_index(ways, guint32, i);
		guint32 source = rio_weave_arc(weaver->weave, arc)->source;
		const RioWoven *before = rio_weave_vertex(weaver->weave, source);

		if (before->role == RIO_WOVEN_JOIN && before->of == v)
			return arc;
	}
	for (guint i = 0; i < ways->len; i++) {
		guint32 arc = g_array_index(ways, guint32, i);

		if (is_drawn_join(weaver, rio_weave_arc(weaver->weave, arc)->source, arc))
			return arc;
	}
	return RIO_NONE;
}

static void
remove_way(GArray *ways, guint32 arc)
{
	for (guint i = 0; i < ways->len; i++)
		if (g_array_index(ways, guint32, i) == arc) {
			g_array_remove_index(ways, i);
			return;
		}
}

/* Leads the arc to the join in front of its target, over the arc that is there, if any. */
static void
lead_to_join(RioWeaver *weaver, guint32 arc, guint32 join)
{
	RioWovenArc *moved = rio_weave_arc(weaver->weave, arc);
	GArray *laid = weaver->laid->pdata[arc];
	GArray *ways = weaver->out->pdata[moved->source];

	remove_way(weaver->in->pdata[moved->target], arc);
	for (guint i = 0; i < ways->len; i++) {
		guint32 way = g_array_index(ways, guint32, i);

		if (rio_weave_arc(weaver->weave, way)->target != join ||
		    rio_weave_arc(weaver->weave, way)->parent != moved->parent ||
		    rio_bits_meet(rio_weaver_models(weaver, way), moved->models))
			continue;
		rio_bits_unite(rio_weaver_models(weaver, way), moved->models);
		g_array_append_vals(weaver->laid->pdata[way], laid->data, laid->len);
		g_array_sort(weaver->laid->pdata[way], rio_compare_numbers); /* by model */
		g_array_set_size(laid, 0);
		rio_bits_clear(moved->models);
		remove_way(ways, arc);
		return;
	}
	moved->target = join;
	g_array_append_val((GArray *)weaver->in->pdata[join], arc);
}

/*
 * Where each model comes to the vertex by one way, and some by a join, all come by that.  This goes
 * before the variations: what leads to the join here and to the vertex there is no difference.
 */
static void
share_join(RioWeaver *weaver, guint32 v)
{
	g_autoptr(GArray) ways = g_array_copy((GArray *)weaver->in->pdata[v]);
	guint32 lead, join;

	if (rio_weave_vertex(weaver->weave, v)->routing == RIO_ROUTING_EXCLUSIVE || ways->len < 2 ||
	    any_has_several(weaver, ways))
		return;
	lead = arc_from_join(weaver, v, ways);
	if (lead == RIO_NONE)
		return;
	join = rio_weave_arc(weaver->weave, lead)->source;
	for (guint i = 0; i < ways->len; i++) {
		guint32 arc = g_array_index(ways, guint32, i);

		if (arc == lead)
			continue;
		rio_bits_unite(rio_weave_vertex(weaver->weave, join)->models,
			       rio_weaver_models(weaver, arc));
		rio_bits_unite(rio_weaver_models(weaver, lead), rio_weaver_models(weaver, arc));
		lead_to_join(weaver, arc, join);
	}
}

static void
vary_before(RioWeaver *weaver, guint32 v)
{
	g_autoptr(GPtrArray) slots = slots_of(weaver, v, weaver->in->pdata[v], FALSE);

	for (guint i = 0; i < slots->len; i++) {
		const Slot *slot = slots->pdata[i];
		guint32 join, arc;

		if (slot->arcs->len < 2)
			continue;
		arc = arc_from_join(weaver, v, slot->arcs);
		if (arc != RIO_NONE) {
			join = rio_weave_arc(weaver->weave, arc)->source;
		} else {
			join = rio_weaver_add_vertex(weaver, RIO_WOVEN_VARIATION,
						     RIO_ROUTING_EXCLUSIVE,
						     rio_weave_vertex(weaver->weave, v)->scope, v);
			arc = rio_weaver_add_arc(weaver, join, v);
		}
		rio_bits_unite(rio_weave_vertex(weaver->weave, join)->models, slot->models);
		rio_bits_unite(rio_weaver_models(weaver, arc), slot->models);
		for (guint j = 0; j < slot->arcs->len; j++)
			if (g_array_index(slot->arcs, guint32, j) != arc)
				rio_weave_arc(weaver->weave, g_array_index(slot->arcs, guint32, j))
					->target = join;
	}
}

void
rio_weaver_vary(RioWeaver *weaver)
{
	guint32 n = weaver->weave->vertices->len;

	for (guint32 v = 0; v < n; v++)
		share_join(weaver, v);
	for (guint32 v = 0; v < n; v++)
		vary_after(weaver, v);
	for (guint32 v = 0; v < n; v++)
		vary_before(weaver, v);
}
