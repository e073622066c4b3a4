#include "merge/settle.h"

#include <string.h>

#include "flow/soundness.h"
#include "merge/project.h"
#include "merge/trial.h"

/* How often a step is put elsewhere since its place went away. */
#define MOST_TRIES 3

/* What can be undone alone if the outcome is not sound. */
typedef enum {
	TAKE,	/* one way of a choice */
	BRING,	/* what must be on a way that is not taken */
	MOVE,	/* a time limit to another step that is the same work */
	INSERT, /* a step that must be, behind or before another */
} What;

typedef struct {
	What what;
	gboolean on;
	guint choice, way; /* TAKE, BRING */
	guint32 vertex;	   /* MOVE, INSERT */
	guint32 near;	   /* the step to move it to, or to insert it at */
	gboolean behind;   /* INSERT: behind that, else before */
	guint32 outcome;   /* arc out of @near, a gateway, to insert it on; or RIO_NONE */
	guint tries;	   /* how often another place was sought for it */
	guint32 asks;	   /* arc by which a gateway that is not there leads to it; or RIO_NONE */
} Item;

typedef struct {
	RioSettlement *settlement;
	const RioRuling *rulings;
	const guint32 *ways;
	GArray *items;	  /* of Item */
	GPtrArray *order; /* of RioSettled: those with the most inside first */
	GCancellable *cancellable;
} Settler;

static Item *
item_at(const Settler *settler, guint i)
{
	return &g_array_index(settler->items, Item, i);
}

static RioSettled *
settled_at(const RioSettlement *settlement, guint c)
{
	return settlement->settled->pdata[c];
}

guint32
rio_choice_anchor(const RioDraft *draft, const RioChoice *choice)
{
	guint32 v = choice->vertex;

	for (guint steps = 0; v != RIO_NONE && steps <= draft->vertices->len; steps++) {
		guint32 element = rio_draft_element(draft, v), way;

		if (!rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "variation") &&
		    !rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "normal"))
			return v;
		way = rio_draft_way(draft, v, FALSE);
		v = way == RIO_NONE ? RIO_NONE : rio_draft_arc(draft, way)->source;
	}
	return v;
}

/* Rule 1 and 3: which way */

static const char *
way_label(const RioDraft *draft, const RioChoice *choice, const RioRegion *region)
{
	guint32 element = region->n_steps == 0 ? RIO_NONE : rio_draft_element(draft, region->first);

	return element == RIO_NONE ? "" : rio_model_name(draft->model, element);
}

/* Whether way @a is better than way @b. */
static gboolean
is_better(const Settler *settler, guint c, guint a, guint b)
{
	const RioSettlement *settlement = settler->settlement;
	const RioSettled *settled = settled_at(settlement, c);
	const RioRegion *x = settled->regions->pdata[a], *y = settled->regions->pdata[b];
	const RioDraft *draft = settlement->whole;
	guint32 nx = rio_bits_count(rio_choice_models(draft, settled->choice, a)),
		ny = rio_bits_count(rio_choice_models(draft, settled->choice, b));
	int order;

	if (nx != ny)
		return nx > ny;
	if (x->n_steps != y->n_steps)
		return x->n_steps < y->n_steps;
	order = strcmp(way_label(draft, settled->choice, x), way_label(draft, settled->choice, y));
	return order != 0 ? order < 0 : a < b;
}

static void
choose(const Settler *settler, guint c)
{
	const RioDraft *draft = settler->settlement->whole;
	RioSettled *settled = settled_at(settler->settlement, c);
	const RioChoice *choice = settled->choice;
	guint32 anchor = rio_choice_anchor(draft, choice);
	guint32 wanted = anchor == RIO_NONE || !settler->ways ||
					 rio_draft_vertex(draft, anchor)->node == RIO_NONE
				 ? RIO_NONE
				 : settler->ways[rio_draft_vertex(draft, anchor)->node];

	for (guint i = 1; i < choice->ways->len; i++)
		if (is_better(settler, c, i, settled->chosen))
			settled->chosen = i;
	for (guint i = 0; wanted != RIO_NONE && i < choice->ways->len; i++)
		if (rio_bits_has(rio_choice_models(draft, choice, i), wanted)) {
			settled->chosen = i;
			settled->decided = TRUE;
		}
	if (wanted != RIO_NONE && rio_bits_has(choice->all, wanted))
		settled->decided = TRUE;
	if (settled->decided)
		settled->dropped = !rio_bits_has(choice->models, wanted);
	else
		settled->dropped =
			2 * rio_bits_count(choice->models) <= rio_bits_count(choice->all);
	settled->dropped &= !choice->varies;
}

/* A gateway that somebody drew, or a scope, keeps the outcome that most have, whatever else. */
static void
keep_one_outcome(const Settler *settler)
{
	const GPtrArray *all = settler->settlement->settled;

	for (guint c = 0; c < all->len;) {
		const RioChoice *first = settled_at(settler->settlement, c)->choice;
		guint end = c, best = c;
		gboolean any = FALSE;

		for (; end < all->len; end++) {
			const RioSettled *settled = all->pdata[end];

			if (settled->choice->vertex != first->vertex ||
			    settled->choice->scope != first->scope)
				break;
			any |= !settled->dropped;
			if (rio_bits_count(settled->choice->models) >
			    rio_bits_count(settled_at(settler->settlement, best)->choice->models))
				best = end;
		}
		if (!any)
			settled_at(settler->settlement, best)->dropped = FALSE;
		c = end;
	}
}

/* Making the draft */

static void
take_begin(RioDraft *draft, const RioSettled *settled)
{
	const RioChoice *choice = settled->choice;

	for (guint i = 0; i < choice->ways->len; i++)
		if (settled->dropped || i != settled->chosen)
			rio_draft_vertex(draft, rio_choice_way(choice, i))->begins = FALSE;
}

static void
take(RioDraft *draft, const RioSettled *settled)
{
	const RioChoice *choice = settled->choice;

	if (choice->vertex == RIO_NONE) {
		take_begin(draft, settled);
		return;
	}
	/* the last is put before first, so that the best supported comes first */
	for (guint i = choice->ways->len; i-- > 0;) {
		if (settled->dropped) {
			if (!settled->brought[i])
				rio_draft_cut(draft, rio_choice_way(choice, i));
			continue;
		}
		if (i == settled->chosen)
			continue;
		if (!settled->brought[i] ||
		    !rio_choice_put_before(draft, choice, settled->regions->pdata[i], i,
					   settled->chosen))
			rio_draft_cut(draft, rio_choice_way(choice, i));
	}
}

static void
cut_all(RioDraft *draft, guint32 vertex, gboolean out)
{
	guint32 way;

	while ((way = rio_draft_way(draft, vertex, out)) != RIO_NONE)
		rio_draft_cut(draft, way);
}

/* Puts the gateway before the step: who does not need it goes by. */
static void
insert_question(RioDraft *draft, const Item *item, guint32 way, guint32 target)
{
	guint32 gateway = rio_draft_arc(draft, item->asks)->source, join, other;
	g_autoptr(GArray) ways = rio_draft_ways(draft, gateway, TRUE);

	cut_all(draft, gateway, FALSE);
	rio_draft_lead(draft, way, gateway);
	join = rio_draft_add_gateway(draft, gateway);
	rio_draft_lead(draft, item->asks, item->vertex);
	rio_draft_add_arc(draft, item->vertex, join, rio_draft_vertex(draft, item->vertex)->models);
	rio_draft_add_arc(draft, join, target, rio_draft_vertex(draft, gateway)->models);
	for (guint i = 0, kept = 0; i < ways->len; i++) {
		other = g_array_index(ways, guint32, i);
		if (other == item->asks)
			continue;
		if (kept++ == 0)
			rio_draft_lead(draft, other, join);
		else
			rio_draft_cut(draft, other);
	}
}

/* The arc of the draft to put the step on; RIO_NONE: it leads nowhere by now. */
static guint32
arc_for(const RioDraft *draft, const Item *item, const gboolean *reached)
{
	guint32 way = item->outcome != RIO_NONE ? item->outcome
						: rio_draft_way(draft, item->near, item->behind);

	if (way == RIO_NONE || rio_draft_arc(draft, way)->gone ||
	    !reached[rio_draft_arc(draft, way)->source])
		return RIO_NONE;
	return way;
}

/* The step alone, without the flows that it had. */
static void
insert(RioDraft *draft, const Item *item, guint32 way)
{
	guint32 target = rio_draft_arc(draft, way)->target;

	cut_all(draft, item->vertex, TRUE);
	if (item->asks != RIO_NONE && way != item->asks) {
		GArray *into = draft->in->pdata[item->vertex];

		for (guint i = 0; i < into->len; i++)
			if (g_array_index(into, guint32, i) != item->asks)
				rio_draft_cut(draft, g_array_index(into, guint32, i));
		insert_question(draft, item, way, target);
		return;
	}
	cut_all(draft, item->vertex, FALSE);
	rio_draft_lead(draft, way, item->vertex);
	rio_draft_add_arc(draft, item->vertex, target,
			  rio_draft_vertex(draft, item->vertex)->models);
}

static gboolean
is_step(const RioDraft *draft, guint32 v)
{
	return rio_kind_is(rio_draft_kind(draft, v), RIO_ACTIVITY) ||
	       rio_draft_kind(draft, v) == RIO_KIND_INTERMEDIATE_CATCH_EVENT ||
	       rio_draft_kind(draft, v) == RIO_KIND_INTERMEDIATE_THROW_EVENT;
}

static gboolean
is_timer(const RioDraft *draft, guint32 v)
{
	guint32 timer = 1u << (RIO_KIND_TIMER_EVENT_DEFINITION - RIO_KIND_CANCEL_EVENT_DEFINITION);

	return rio_draft_vertex(draft, v)->host != RIO_NONE &&
	       (rio_model_triggers(draft->model, rio_draft_element(draft, v)) & timer) != 0;
}

/* Whether another event is on the step in place of that one: no Comune has both. */
static gboolean
is_replaced(const Settler *settler, const RioDraft *draft, guint32 v)
{
	const RioDraftVertex *here = rio_draft_vertex(draft, v);
	const GArray *on = draft->on->pdata[here->host];
	guint32 support = rio_bits_count(here->models);

	for (guint i = 0; i < on->len; i++) {
		guint32 w = g_array_index(on, guint32, i);
		const RioDraftVertex *other = rio_draft_vertex(draft, w);
		guint32 more = rio_bits_count(other->models);

		if (w != v && is_timer(draft, w) && !other->gone &&
		    !rio_bits_meet(other->models, here->models) &&
		    settler->rulings[w] != RIO_RULING_DROP &&
		    (more > support || (more == support && w < v)))
			return TRUE;
	}
	return FALSE;
}

/* What happens on a step for few of those who have the step; but of time limits one stays. */
static void
drop_events(const Settler *settler, RioDraft *draft)
{
	for (guint32 v = 0; v < draft->model->n_nodes; v++) {
		RioDraftVertex *here = rio_draft_vertex(draft, v);
		gboolean drop = settler->rulings[v] == RIO_RULING_DROP;

		if (here->host == RIO_NONE)
			continue;
		if (settler->rulings[v] == RIO_RULING_NONE)
			drop = is_timer(draft, v)
				       ? is_replaced(settler, draft, v)
				       : 2 * rio_bits_count(here->models) <=
						 rio_bits_count(rio_draft_vertex(draft, here->host)
									->models);
		here->gone |= drop;
	}
}

static gboolean
must_be(const Settler *settler, guint32 v)
{
	return settler->rulings[v] == RIO_RULING_KEEP ||
	       (settler->settlement->must[v] && settler->rulings[v] == RIO_RULING_NONE);
}

/* Of what was brought only that stays which has to. */
static void
pass_steps(const Settler *settler, RioDraft *draft)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = settled_at(settlement, c);

		for (guint i = 0; i < settled->choice->ways->len; i++) {
			const RioRegion *region = settled->regions->pdata[i];

			if (!settled->brought[i] || settled->dropped)
				continue;
			rio_bits_foreach (region->inside, v)
				if (is_step(draft, v) &&
				    rio_draft_vertex(draft, v)->scope == settled->choice->scope &&
				    !must_be(settler, v))
					rio_draft_pass(draft, v);
		}
	}
	for (guint32 v = 0; v < draft->model->n_nodes; v++)
		if (settler->rulings[v] == RIO_RULING_DROP && is_step(draft, v))
			rio_draft_pass(draft, v);
}

/* A scope as one Comune has it, or without anything in it. */
static void
follow_one(const Settler *settler, RioDraft *draft)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint32 a = 0; a < draft->arcs->len; a++) {
		const RioDraftArc *arc = rio_draft_arc(draft, a);
		guint32 scope = rio_draft_vertex(draft, arc->source)->scope;
		guint32 model = GPOINTER_TO_UINT(
			g_hash_table_lookup(settlement->follows, GUINT_TO_POINTER(scope)));

		if (model > 0 && !rio_bits_has(arc->models, model - 1))
			rio_draft_cut(draft, a);
	}
	for (guint32 v = 0; v < draft->model->n_nodes; v++) {
		RioDraftVertex *here = rio_draft_vertex(draft, v);
		guint32 model = GPOINTER_TO_UINT(
			g_hash_table_lookup(settlement->follows, GUINT_TO_POINTER(here->scope)));

		if ((model > 0 && !rio_bits_has(here->models, model - 1)) ||
		    g_hash_table_contains(settlement->closed, GUINT_TO_POINTER(here->scope)))
			here->gone = TRUE;
	}
}

/* The first that can be put where it belongs, which is not yet there; whether there was one. */
static gboolean
insert_next(const Settler *settler, RioDraft *draft, gboolean *done)
{
	g_autofree gboolean *reached = rio_draft_reached(draft);

	for (guint i = 0; i < settler->items->len; i++) {
		const Item *item = item_at(settler, i);
		guint32 way;

		/* what is there by now, since another way was taken, stays where it is */
		if (item->what != INSERT || !item->on || done[i] || reached[item->vertex] ||
		    rio_draft_vertex(draft, item->vertex)->gone)
			continue;
		way = arc_for(draft, item, reached);
		if (way == RIO_NONE)
			continue;
		done[i] = TRUE;
		insert(draft, item, way);
		return TRUE;
	}
	return FALSE;
}

static void
make(Settler *settler)
{
	RioSettlement *settlement = settler->settlement;
	RioDraft *draft = rio_draft_new(settlement->merge->model, settlement->whole->n_models);
	g_autofree gboolean *done = NULL;

	for (guint c = 0; c < settlement->settled->len; c++) {
		RioSettled *settled = settled_at(settlement, c);

		memset(settled->brought, 0, settled->choice->ways->len * sizeof(gboolean));
		settled->open = TRUE;
	}
	for (guint i = 0; i < settler->items->len; i++) {
		const Item *item = item_at(settler, i);

		if (!item->on)
			continue;
		if (item->what == TAKE)
			settled_at(settlement, item->choice)->open = FALSE;
		if (item->what == BRING)
			settled_at(settlement, item->choice)->brought[item->way] = TRUE;
		if (item->what == MOVE)
			rio_draft_move(draft, item->vertex, item->near);
	}
	drop_events(settler, draft);
	/* from the outside in: what is inside a way goes where the way went */
	for (guint i = 0; i < settler->order->len; i++) {
		const RioSettled *settled = g_ptr_array_index(settler->order, i);

		if (!settled->open &&
		    !g_hash_table_contains(settlement->follows,
					   GUINT_TO_POINTER(settled->choice->scope)))
			take(draft, settled);
	}
	follow_one(settler, draft);
	done = g_new0(gboolean, settler->items->len + 1);
	while (insert_next(settler, draft, done))
		;
	rio_draft_sweep(draft);
	pass_steps(settler, draft);
	rio_draft_tidy(draft);
	/* a loop that is gone may have left something alone, and gateways with one way */
	rio_draft_sweep(draft);
	rio_draft_tidy(draft);
	rio_draft_part(draft);
	rio_draft_free(settlement->draft);
	settlement->draft = draft;
}

/* Rule 2 */

static gboolean
is_in(const Settler *settler, guint32 v)
{
	return v < settler->settlement->draft->vertices->len &&
	       !rio_draft_vertex(settler->settlement->draft, v)->gone &&
	       !rio_draft_vertex(settler->settlement->draft, v)->ends;
}

/* The step in the draft that is the same work, or RIO_NONE. */
static guint32
same_work(const Settler *settler, guint32 v)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint32 w = 0; w < settlement->merge->model->n_nodes; w++) {
		if (w == v || !is_in(settler, w))
			continue;
		for (guint i = 0; i < settlement->same[v]->len; i++)
			for (guint j = 0; j < settlement->same[w]->len; j++)
				if (g_array_index(settlement->same[v], guint32, i) ==
				    g_array_index(settlement->same[w], guint32, j))
					return w;
	}
	return RIO_NONE;
}

/* Whether the work is in it as other steps: as one, or most of what is inside it as several. */
static gboolean
is_elsewhere(const Settler *settler, guint32 v)
{
	const RioModel *model = settler->settlement->merge->model;
	guint32 steps = 0, known = 0;

	if (same_work(settler, v) != RIO_NONE)
		return TRUE;
	for (guint32 w = 0; w < model->n_nodes; w++) {
		if (model->nodes[w].scope != model->nodes[v].element ||
		    !rio_kind_is(rio_model_kind(model, model->nodes[w].element), RIO_ACTIVITY))
			continue;
		steps++;
		known += same_work(settler, w) != RIO_NONE;
	}
	return 2 * known > steps;
}

static gboolean
is_planned(const Settler *settler, const Item *item)
{
	for (guint i = 0; i < settler->items->len; i++) {
		const Item *other = item_at(settler, i);

		if (other->what == item->what && other->vertex == item->vertex &&
		    other->choice == item->choice && other->way == item->way)
			return TRUE;
	}
	return FALSE;
}

static gboolean
plan(Settler *settler, Item item)
{
	item.on = TRUE;
	if (is_planned(settler, &item))
		return FALSE;
	g_array_append_val(settler->items, item);
	return TRUE;
}

/* Where the step was put may be gone since something else was planned; but there is an end to it.
 */
static gboolean
replan(Settler *settler, Item item)
{
	for (guint i = 0; i < settler->items->len; i++) {
		Item *other = item_at(settler, i);

		if (other->what != INSERT || other->vertex != item.vertex)
			continue;
		if (other->tries == MOST_TRIES)
			return FALSE;
		item.tries = other->tries + 1;
		item.on = TRUE;
		*other = item;
		return TRUE;
	}
	return plan(settler, item);
}

/* Whether the way comes back, and nothing on it is the same work as something that is there. */
static gboolean
only_adds(const Settler *settler, const RioRegion *region)
{
	const RioDraft *whole = settler->settlement->whole;

	rio_bits_foreach (region->inside, v) {
		if (rio_draft_kind(whole, v) == RIO_KIND_END_EVENT &&
		    rio_draft_vertex(whole, v)->scope ==
			    rio_draft_vertex(whole, region->first)->scope)
			return FALSE;
		if (is_step(whole, v) && (is_in(settler, v) || same_work(settler, v) != RIO_NONE))
			return FALSE;
	}
	return TRUE;
}

/* The way not taken, out of a gateway that is there, on which the vertex is. */
static gboolean
bring(Settler *settler, guint32 v)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = settled_at(settlement, c);

		for (guint i = 0; i < settled->choice->ways->len; i++) {
			const RioRegion *region = settled->regions->pdata[i];
			gboolean meets = region->meets != RIO_NONE || settled->dropped;

			if (settled->choice->vertex == RIO_NONE || settled->brought[i] ||
			    (!settled->dropped && i == settled->chosen) || !meets ||
			    !rio_bits_has(region->inside, v) || !only_adds(settler, region))
				continue;
			if (plan(settler, (Item){.what = BRING, .choice = c, .way = i}))
				return TRUE;
		}
	}
	return FALSE;
}

/* The step itself if it is there, or the one that is the same work; RIO_NONE: neither. */
static guint32
stand_in(const Settler *settler, guint32 v)
{
	guint32 found = is_in(settler, v) ? v : same_work(settler, v);

	if (found == RIO_NONE ||
	    rio_draft_vertex(settler->settlement->whole, v)->routing != RIO_ROUTING_NONE ||
	    rio_draft_vertex(settler->settlement->draft, found)->routing != RIO_ROUTING_NONE ||
	    rio_draft_vertex(settler->settlement->draft, found)->scope !=
		    rio_draft_vertex(settler->settlement->whole, v)->scope)
		return RIO_NONE;
	return found;
}

/* Whether somebody asks something there. */
static gboolean
asks(const Settler *settler, guint32 v)
{
	const RioDraft *whole = settler->settlement->whole;
	guint32 element = rio_draft_element(whole, v);

	return rio_draft_vertex(whole, v)->routing == RIO_ROUTING_EXCLUSIVE &&
	       rio_draft_kind(whole, v) == RIO_KIND_EXCLUSIVE_GATEWAY &&
	       rio_draft_n_ways(whole, v, TRUE) > 1 &&
	       !rio_model_attribute_ns(whole->model, element, RIO_NS_RIO, "variation");
}

/* The way out of the gateway in the draft that is the outcome of the arc, or RIO_NONE. */
static guint32
outcome_of(const Settler *settler, guint32 arc)
{
	const RioSettlement *settlement = settler->settlement;
	const RioDraft *draft = settlement->draft;

	if (!rio_draft_arc(draft, arc)->gone)
		return arc;
	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = settled_at(settlement, c);
		guint32 taken = rio_choice_way(settled->choice, settled->chosen);

		if (settled->choice->vertex != rio_draft_arc(draft, arc)->source ||
		    settled->dropped)
			continue;
		for (guint i = 0; i < settled->choice->ways->len; i++)
			if (rio_choice_way(settled->choice, i) == arc &&
			    !rio_draft_arc(draft, taken)->gone)
				return taken;
	}
	return RIO_NONE;
}

/* Of an event that is not there: the time limit of the step that is the same work as its host. */
static gboolean
find_limit(const Settler *settler, Item *item, guint32 v)
{
	guint32 host = rio_draft_vertex(settler->settlement->whole, v)->host;
	const GArray *on;

	host = host == RIO_NONE ? RIO_NONE : stand_in(settler, host);
	if (host == RIO_NONE)
		return FALSE;
	on = settler->settlement->draft->on->pdata[host];
	for (guint i = 0; i < on->len; i++) {
		item->near = g_array_index(on, guint32, i);
		if (is_timer(settler->settlement->draft, item->near) &&
		    is_in(settler, item->near) &&
		    rio_draft_n_ways(settler->settlement->draft, item->near, TRUE) == 1)
			return TRUE;
	}
	return FALSE;
}

/*
 * Goes back (on) from the step on its Comuni's ways to the nearest that is there, or that is there
 * as other work that is the same.  On the way back a question that it hangs on is kept in mind.
 */
static gboolean
find_place(const Settler *settler, Item *item, gboolean back)
{
	const RioDraft *whole = settler->settlement->whole;
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(RioBits) seen = rio_bits_new(whole->vertices->len);
	const RioBits *own = rio_draft_vertex(whole, item->vertex)->models;

	g_array_append_val(waiting, item->vertex);
	rio_bits_add(seen, item->vertex);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 here = g_array_index(waiting, guint32, i);
		g_autoptr(GArray) ways = rio_draft_ways(whole, here, !back);

		if (back && find_limit(settler, item, here))
			return TRUE;
		for (guint j = 0; j < ways->len; j++) {
			guint32 a = g_array_index(ways, guint32, j);
			const RioDraftArc *arc = rio_draft_arc(whole, a);
			guint32 next = back ? arc->source : arc->target;

			if (!rio_bits_meet(arc->models, own) || rio_bits_has(seen, next))
				continue;
			rio_bits_add(seen, next);
			item->near = stand_in(settler, next);
			if (item->near != RIO_NONE &&
			    rio_draft_n_ways(settler->settlement->draft, item->near, back) == 1)
				return TRUE;
			if (back && asks(settler, next)) {
				item->outcome =
					is_in(settler, next) ? outcome_of(settler, a) : RIO_NONE;
				item->near = next;
				if (item->outcome != RIO_NONE)
					return TRUE;
				if (item->asks == RIO_NONE && !is_in(settler, next) &&
				    arc->target == item->vertex)
					item->asks = a;
			}
			g_array_append_val(waiting, next);
		}
	}
	return FALSE;
}

static gboolean
put_somewhere(Settler *settler, guint32 v)
{
	Item item = {
		.what = INSERT, .vertex = v, .behind = TRUE, .outcome = RIO_NONE, .asks = RIO_NONE};

	if (!find_place(settler, &item, TRUE)) {
		item.behind = FALSE;
		if (!find_place(settler, &item, FALSE))
			return FALSE;
	}
	settler->settlement->fates[v] = RIO_FATE_MOVED;
	return replan(settler, item);
}

/* A time limit goes to the step that is the same work, unless that has one. */
static gboolean
move_limit(Settler *settler, guint32 v)
{
	const RioDraft *draft = settler->settlement->draft;
	guint32 host = same_work(settler, rio_draft_vertex(settler->settlement->whole, v)->host);
	const GArray *on;

	if (host == RIO_NONE || !rio_kind_is(rio_draft_kind(draft, host), RIO_ACTIVITY))
		return FALSE;
	on = draft->on->pdata[host];
	for (guint i = 0; i < on->len; i++)
		if (is_timer(draft, g_array_index(on, guint32, i)))
			return FALSE;
	return plan(settler, (Item){.what = MOVE, .vertex = v, .near = host});
}

/* Whether another way was decided on than the one that the vertex is on: rule 1 goes before 2. */
static gboolean
is_decided_away(const Settler *settler, guint32 v)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = settled_at(settlement, c);

		for (guint i = 0; settled->decided && i < settled->choice->ways->len; i++)
			if ((settled->dropped || i != settled->chosen) &&
			    rio_bits_has(((RioRegion *)settled->regions->pdata[i])->inside, v))
				return TRUE;
	}
	return FALSE;
}

/* Sees to what must be there and is not; whether anything is to be made anew. */
static gboolean
fetch(Settler *settler, guint32 v)
{
	RioSettlement *settlement = settler->settlement;

	if (is_in(settler, v))
		return FALSE;
	if (settler->rulings[v] != RIO_RULING_KEEP && is_decided_away(settler, v)) {
		settlement->fates[v] = RIO_FATE_DECIDED;
		return FALSE;
	}
	if (is_timer(settlement->whole, v))
		return move_limit(settler, v);
	if (settler->rulings[v] != RIO_RULING_KEEP && is_elsewhere(settler, v))
		return FALSE;
	settlement->fates[v] =
		settler->rulings[v] == RIO_RULING_KEEP ? RIO_FATE_DECIDED : RIO_FATE_KEPT;
	if (bring(settler, v))
		return TRUE;
	return put_somewhere(settler, v);
}

static gboolean
is_in_process(const RioSettlement *settlement, guint32 v)
{
	return settlement->process == RIO_NONE ||
	       settlement->merge->model->nodes[v].process == settlement->process;
}

/* FALSE and an error if somebody stopped it. */
static gboolean
fetch_all(Settler *settler, GError **error)
{
	RioSettlement *settlement = settler->settlement;
	gboolean changed = TRUE;

	/* each round plans what was not planned before, so this ends */
	while (changed) {
		changed = FALSE;
		for (guint32 v = 0; v < settlement->merge->model->n_nodes; v++) {
			gboolean wanted =
				settler->rulings[v] == RIO_RULING_KEEP ||
				(settlement->must[v] && settler->rulings[v] == RIO_RULING_NONE);

			wanted &= is_step(settlement->whole, v) || is_timer(settlement->whole, v);
			if (!wanted || !is_in_process(settlement, v) || !fetch(settler, v))
				continue;
			make(settler);
			changed = TRUE;
			if (g_cancellable_set_error_if_cancelled(settler->cancellable, error))
				return FALSE;
		}
	}
	return TRUE;
}

/* Judging */

static const RioDraft *
make_those(const gboolean *on, gpointer data)
{
	Settler *settler = data;

	for (guint i = 0; i < settler->items->len; i++)
		item_at(settler, i)->on = on[i];
	make(settler);
	return settler->settlement->draft;
}

static RioTrial
trial_of(Settler *settler)
{
	return (RioTrial){.merge = settler->settlement->merge,
			  .process = settler->settlement->process,
			  .n = settler->items->len,
			  .make = make_those,
			  .data = settler,
			  .cancellable = settler->cancellable};
}

static RioSoundness *
judge(Settler *settler, GError **error)
{
	const RioTrial trial = trial_of(settler);

	return rio_trial_judge(&trial, settler->settlement->draft, error);
}

/* Makes sound what was not, since that of an input is not. */
static gboolean
mend_scope(Settler *settler, guint32 scope, GError **error)
{
	RioSettlement *settlement = settler->settlement;
	gpointer key = GUINT_TO_POINTER(scope);
	const RioModel *model = settlement->merge->model;
	g_autoptr(GArray) origins = rio_project_origins(model, scope, settlement->merge->match);

	for (guint i = 0; i < origins->len; i++) {
		guint32 m = g_array_index(origins, RioOwned, i).model;
		g_autoptr(RioSoundness) soundness = NULL;
		gboolean sound = TRUE;

		g_hash_table_insert(settlement->follows, key, GUINT_TO_POINTER(m + 1));
		make(settler);
		soundness = judge(settler, error);
		if (!soundness)
			return FALSE;
		for (guint32 s = 0; s < soundness->n_scopes; s++)
			sound &= soundness->verdicts[s] != RIO_VERDICT_UNSOUND ||
				 !g_str_equal(rio_model_id(soundness->model, soundness->scopes[s]),
					      rio_model_id(model, scope));
		if (sound)
			return TRUE;
	}
	g_hash_table_remove(settlement->follows, key);
	if (scope != settlement->process)
		g_hash_table_add(settlement->closed, key);
	make(settler);
	return TRUE;
}

static gboolean
mend(Settler *settler, const RioSoundness *soundness, GError **error)
{
	const RioModel *model = settler->settlement->merge->model;

	for (guint32 s = 0; s < soundness->n_scopes; s++) {
		guint32 scope =
			rio_model_find(model, rio_model_id(soundness->model, soundness->scopes[s]));

		if (soundness->verdicts[s] == RIO_VERDICT_UNSOUND && scope != RIO_NONE &&
		    !mend_scope(settler, scope, error))
			return FALSE;
	}
	return TRUE;
}

/* What became of each vertex */
static void
tell_fates(const Settler *settler)
{
	RioSettlement *settlement = settler->settlement;

	for (guint32 v = 0; v < settlement->merge->model->n_nodes; v++) {
		RioFate fate = settlement->fates[v];

		settlement->must[v] |= settler->rulings[v] == RIO_RULING_KEEP;
		if (!is_in(settler, v) &&
		    (fate != RIO_FATE_DECIDED || settler->rulings[v] == RIO_RULING_KEEP))
			fate = is_elsewhere(settler, v) ? RIO_FATE_ELSEWHERE : RIO_FATE_OUT;
		else if (fate == RIO_FATE_IN && is_timer(settlement->whole, v) &&
			 2 * rio_bits_count(rio_draft_vertex(settlement->whole, v)->models) <=
				 settlement->whole->n_models)
			fate = RIO_FATE_KEPT;
		settlement->fates[v] = fate;
	}
}

static void
settled_free(gpointer data)
{
	RioSettled *settled = data;

	g_ptr_array_unref(settled->regions);
	g_free(settled->brought);
	g_free(settled);
}

static guint32
extent(const RioSettled *settled)
{
	guint32 most = 0;

	for (guint i = 0; i < settled->regions->len; i++)
		most = MAX(most, rio_bits_count(((RioRegion *)settled->regions->pdata[i])->inside));
	return most;
}

static int
compare_extents(gconstpointer a, gconstpointer b)
{
	const RioSettled *x = *(RioSettled *const *)a, *y = *(RioSettled *const *)b;
	guint32 nx = extent(x), ny = extent(y);

	return nx != ny ? (nx > ny ? -1 : 1) : x->number < y->number ? -1 : x->number > y->number;
}

static void
open_choices(Settler *settler)
{
	RioSettlement *settlement = settler->settlement;

	settlement->choices = rio_choices_of(settlement->whole);
	settlement->settled = g_ptr_array_new_with_free_func(settled_free);
	for (guint c = 0; c < settlement->choices->len; c++) {
		RioSettled *settled = g_new0(RioSettled, 1);

		settled->number = c;
		settled->choice = settlement->choices->pdata[c];
		settled->brought = g_new0(gboolean, settled->choice->ways->len);
		settled->regions = g_ptr_array_new_with_free_func((GDestroyNotify)rio_region_free);
		for (guint i = 0; i < settled->choice->ways->len; i++)
			g_ptr_array_add(settled->regions,
					rio_region_new(settlement->whole, settled->choice, i));
		g_ptr_array_add(settlement->settled, settled);
		choose(settler, c);
		g_array_append_val(settler->items, ((Item){.what = TAKE, .choice = c, .on = TRUE}));
	}
	keep_one_outcome(settler);
	for (guint c = 0; c < settlement->settled->len; c++)
		g_ptr_array_add(settler->order, settled_at(settlement, c));
	g_ptr_array_sort(settler->order, compare_extents);
}

static void
find_same(RioSettlement *settlement)
{
	const RioMerge *merge = settlement->merge;
	g_autoptr(GHashTable) of =
		g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);

	for (guint32 c = 0; c < merge->match->n_correspondences; c++) {
		const RioCorrespondence *here = &merge->match->correspondences[c];

		for (guint32 i = 0; i < here->n_members; i++) {
			const RioMember *member = &here->members[i];
			RioOwned owned = {
				member->model,
				merge->match->models[member->model]->nodes[member->node].element};
			GArray *list = g_hash_table_lookup(of, rio_alignment_key(&owned));

			if (!list) {
				list = g_array_new(FALSE, FALSE, sizeof(guint32));
				g_hash_table_insert(of, rio_alignment_key(&owned), list);
			}
			g_array_append_val(list, c);
		}
	}
	settlement->same = g_new(GArray *, merge->model->n_nodes + 1);
	for (guint32 v = 0; v < merge->model->n_nodes; v++) {
		g_autoptr(GArray) origins = rio_project_origins(
			merge->model, merge->model->nodes[v].element, merge->match);

		settlement->same[v] = g_array_new(FALSE, FALSE, sizeof(guint32));
		for (guint i = 0; i < origins->len; i++) {
			const GArray *list = g_hash_table_lookup(
				of, rio_alignment_key(&g_array_index(origins, RioOwned, i)));

			if (list)
				g_array_append_vals(settlement->same[v], list->data, list->len);
		}
	}
}

static void
turn_on(Settler *settler)
{
	for (guint i = 0; i < settler->items->len; i++)
		item_at(settler, i)->on = TRUE;
	make(settler);
}

static gboolean
run(Settler *settler, GError **error)
{
	g_autoptr(RioSoundness) soundness = NULL;
	g_autofree gboolean *on = NULL;
	RioTrial trial;

	turn_on(settler);
	if (!fetch_all(settler, error))
		return FALSE;
	trial = trial_of(settler);
	on = g_new0(gboolean, trial.n + 1);
	soundness = rio_trial_run(&trial, on, error);
	if (!soundness || !mend(settler, soundness, error))
		return FALSE;
	g_clear_pointer(&soundness, rio_soundness_unref);
	soundness = judge(settler, error);
	if (!soundness)
		return FALSE;
	settler->settlement->verdict = rio_soundness_get_verdict(soundness);
	return TRUE;
}

RioSettlement *
rio_settle(const RioMerge *merge, guint32 process, const RioRuling *rulings, const guint32 *ways,
	   const gboolean *must, GCancellable *cancellable, GError **error)
{
	g_autoptr(RioSettlement) settlement = g_new0(RioSettlement, 1);
	Settler settler = {.settlement = settlement,
			   .rulings = rulings,
			   .ways = ways,
			   .cancellable = cancellable};
	gboolean done;

	settlement->merge = merge;
	settlement->process = process;
	settlement->whole = rio_draft_new(merge->model, merge->match->n_models);
	settlement->fates = g_new0(RioFate, merge->model->n_nodes + 1);
	settlement->must = g_memdup2(must, (merge->model->n_nodes + 1) * sizeof(gboolean));
	settlement->follows = g_hash_table_new(NULL, NULL);
	settlement->closed = g_hash_table_new(NULL, NULL);
	settler.items = g_array_new(FALSE, FALSE, sizeof(Item));
	settler.order = g_ptr_array_new();
	find_same(settlement);
	open_choices(&settler);
	done = run(&settler, error);
	if (done)
		tell_fates(&settler);
	g_array_unref(settler.items);
	g_ptr_array_unref(settler.order);
	return done ? g_steal_pointer(&settlement) : NULL;
}

void
rio_settlement_free(RioSettlement *settlement)
{
	if (!settlement)
		return;
	for (guint32 v = 0; v < settlement->merge->model->n_nodes; v++)
		g_array_unref(settlement->same[v]);
	g_free(settlement->same);
	g_free(settlement->fates);
	g_free(settlement->must);
	g_ptr_array_unref(settlement->settled);
	g_ptr_array_unref(settlement->choices);
	g_hash_table_unref(settlement->follows);
	g_hash_table_unref(settlement->closed);
	rio_draft_free(settlement->draft);
	rio_draft_free(settlement->whole);
	g_free(settlement);
}
