#include "merge/settler.h"

#include <string.h>

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

/* Where the step inserted with its question leads: to @join, to an end, or back by a new gateway.
 */
static guint32
make_next(RioDraft *draft, const RioPlanned *change, guint32 join)
{
	g_autoptr(GArray) ways = NULL;
	guint32 gateway;

	if (change->next == RIO_NONE)
		return join;
	if (rio_draft_kind(draft, change->next) == RIO_KIND_END_EVENT)
		return change->next;
	ways = rio_draft_ways(draft, change->next, FALSE);
	gateway = rio_draft_add_gateway(draft, change->next);
	for (guint i = 0; i < ways->len; i++)
		rio_draft_lead(draft, g_array_index(ways, guint32, i), gateway);
	rio_draft_add_arc(draft, gateway, change->next,
			  rio_draft_vertex(draft, change->next)->models);
	return gateway;
}

/* Puts the gateway before the step: who does not need it goes by. */
static void
insert_question(RioDraft *draft, const RioPlanned *change, guint32 way, guint32 target)
{
	guint32 gateway = rio_draft_arc(draft, change->asks)->source, join, other;
	g_autoptr(GArray) ways = rio_draft_ways(draft, gateway, TRUE);

	cut_all(draft, gateway, FALSE);
	rio_draft_lead(draft, way, gateway);
	join = rio_draft_add_gateway(draft, gateway);
	rio_draft_lead(draft, change->asks, change->vertex);
	rio_draft_add_arc(draft, change->vertex, make_next(draft, change, join),
			  rio_draft_vertex(draft, change->vertex)->models);
	rio_draft_add_arc(draft, join, target, rio_draft_vertex(draft, gateway)->models);
	for (guint i = 0, kept = 0; i < ways->len; i++) {
		other = g_array_index(ways, guint32, i);
		if (other == change->asks)
			continue;
		if (kept++ == 0)
			rio_draft_lead(draft, other, join);
		else
			rio_draft_cut(draft, other);
	}
}

/* The arc of the draft to put the step on; RIO_NONE: it leads nowhere by now. */
static guint32
arc_for(const RioDraft *draft, const RioPlanned *change, const gboolean *reached)
{
	guint32 way = change->outcome != RIO_NONE
			      ? change->outcome
			      : rio_draft_way(draft, change->near, change->behind);

	if (way == RIO_NONE || rio_draft_arc(draft, way)->gone ||
	    !reached[rio_draft_arc(draft, way)->source])
		return RIO_NONE;
	return way;
}

/* The step alone, without the flows that it had. */
static void
insert(RioDraft *draft, const RioPlanned *change, guint32 way)
{
	guint32 target = rio_draft_arc(draft, way)->target;

	cut_all(draft, change->vertex, TRUE);
	if (change->asks != RIO_NONE && way != change->asks) {
		GArray *into = draft->in->pdata[change->vertex];

		for (guint i = 0; i < into->len; i++)
			if (g_array_index(into, guint32, i) != change->asks)
				rio_draft_cut(draft, g_array_index(into, guint32, i));
		insert_question(draft, change, way, target);
		return;
	}
	cut_all(draft, change->vertex, FALSE);
	rio_draft_lead(draft, way, change->vertex);
	rio_draft_add_arc(draft, change->vertex, target,
			  rio_draft_vertex(draft, change->vertex)->models);
}

/* Whether another event is on the step in place of that one: no Comune has both. */
static gboolean
is_replaced(const RioSettler *settler, const RioDraft *draft, guint32 v)
{
	const RioDraftVertex *here = rio_draft_vertex(draft, v);
	const GArray *on = draft->on->pdata[here->host];
	guint32 support = rio_bits_count(here->models);

	for (guint i = 0; i < on->len; i++) {
		guint32 w = g_array_index(on, guint32, i);
		const RioDraftVertex *other = rio_draft_vertex(draft, w);
		guint32 more = rio_bits_count(other->models);

		if (w != v && rio_draft_is_limit(draft, w) && !other->gone &&
		    !rio_bits_meet(other->models, here->models) &&
		    settler->rulings[w] != RIO_RULING_DROP &&
		    (more > support || (more == support && w < v)))
			return TRUE;
	}
	return FALSE;
}

/* What happens on a step for few of those who have the step; but of time limits one stays. */
static void
drop_events(const RioSettler *settler, RioDraft *draft)
{
	for (guint32 v = 0; v < draft->model->n_nodes; v++) {
		RioDraftVertex *here = rio_draft_vertex(draft, v);
		gboolean drop = settler->rulings[v] == RIO_RULING_DROP;

		if (here->host == RIO_NONE)
			continue;
		if (settler->rulings[v] == RIO_RULING_NONE)
			drop = rio_draft_is_limit(draft, v)
				       ? is_replaced(settler, draft, v)
				       : 2 * rio_bits_count(here->models) <=
						 rio_bits_count(rio_draft_vertex(draft, here->host)
									->models);
		here->gone |= drop;
	}
}

/* Of what was brought only that stays which has to. */
static void
pass_steps(const RioSettler *settler, RioDraft *draft)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = rio_settled_at(settlement, c);

		for (guint i = 0; i < settled->choice->ways->len; i++) {
			const RioRegion *region = settled->regions->pdata[i];

			if (!settled->brought[i] || settled->dropped)
				continue;
			rio_bits_foreach (region->inside, v)
				if (rio_draft_is_step(draft, v) &&
				    rio_draft_vertex(draft, v)->scope == settled->choice->scope &&
				    !rio_settler_must(settler, v))
					rio_draft_pass(draft, v);
		}
	}
	for (guint32 v = 0; v < draft->model->n_nodes; v++)
		if (settler->rulings[v] == RIO_RULING_DROP && rio_draft_is_step(draft, v))
			rio_draft_pass(draft, v);
}

/* A scope as one Comune has it, or without anything in it. */
static void
follow_one(const RioSettler *settler, RioDraft *draft)
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
insert_next(const RioSettler *settler, RioDraft *draft, gboolean *done)
{
	g_autofree gboolean *reached = rio_draft_reached(draft);

	for (guint i = 0; i < settler->changes->len; i++) {
		const RioPlanned *change = rio_settler_change(settler, i);
		guint32 way;

		/* what is there by now, since another way was taken, stays where it is */
		if (change->what != RIO_CHANGE_INSERT || !change->on || done[i] ||
		    reached[change->vertex] || rio_draft_vertex(draft, change->vertex)->gone)
			continue;
		way = arc_for(draft, change, reached);
		if (way == RIO_NONE)
			continue;
		done[i] = TRUE;
		insert(draft, change, way);
		return TRUE;
	}
	return FALSE;
}

void
rio_settler_make(RioSettler *settler)
{
	RioSettlement *settlement = settler->settlement;
	RioDraft *draft = rio_draft_copy(settlement->whole);
	g_autofree gboolean *done = NULL;

	for (guint c = 0; c < settlement->settled->len; c++) {
		RioSettled *settled = rio_settled_at(settlement, c);

		memset(settled->brought, 0, settled->choice->ways->len * sizeof(gboolean));
		settled->open = TRUE;
	}
	for (guint i = 0; i < settler->changes->len; i++) {
		const RioPlanned *change = rio_settler_change(settler, i);

		if (!change->on)
			continue;
		if (change->what == RIO_CHANGE_TAKE)
			rio_settled_at(settlement, change->choice)->open = FALSE;
		if (change->what == RIO_CHANGE_BRING)
			rio_settled_at(settlement, change->choice)->brought[change->way] = TRUE;
		if (change->what == RIO_CHANGE_MOVE)
			rio_draft_move(draft, change->vertex, change->near);
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
	done = g_new0(gboolean, settler->changes->len);
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
