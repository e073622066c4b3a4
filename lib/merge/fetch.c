#include "merge/settler.h"

#include "model/content.h"

/* How often a step is put elsewhere since its place went away. */
#define MOST_TRIES 3

/*
 * With each step that is put in all others are looked at, once for each change so far: half a
 * second.  No model that people drew comes near; what is left then is out, and asked about.
 */
#define MOST_LOOKS 100000000

gboolean
rio_settler_is_in(const RioSettler *settler, guint32 v)
{
	return v < settler->settlement->draft->vertices->len &&
	       !rio_draft_vertex(settler->settlement->draft, v)->gone &&
	       !rio_draft_vertex(settler->settlement->draft, v)->ends;
}

/* The first step in the draft that is the same work, or RIO_NONE. */
static guint32
same_work(const RioSettler *settler, guint32 v)
{
	const RioSettlement *settlement = settler->settlement;
	guint32 first = RIO_NONE;

	for (guint i = 0; i < settlement->same[v]->len; i++) {
		const GArray *bearers = g_ptr_array_index(
			settlement->bearers, g_array_index(settlement->same[v], guint32, i));

		for (guint j = 0; j < bearers->len; j++) {
			guint32 w = g_array_index(bearers, guint32, j);

			if (w != v && w < first && rio_settler_is_in(settler, w))
				first = w;
		}
	}
	return first;
}

/* How long the timer waits, or until when, as text; "": the vertex is none. */
static char *
wait_of(const RioDraft *draft, guint32 v)
{
	const RioSpelling plain = {.plain = TRUE};
	guint32 element = rio_draft_element(draft, v);
	GString *text = g_string_new(NULL);

	for (guint32 c = element == RIO_NONE ? RIO_NONE : rio_model_first(draft->model, element);
	     c != RIO_NONE; c = rio_model_next(draft->model, c))
		if (rio_model_kind(draft->model, c) == RIO_KIND_TIMER_EVENT_DEFINITION)
			rio_content_spell_child(draft->model, c, &plain, text);
	return g_string_free(text, FALSE);
}

/* What ends the wait at the step if nothing comes: what is on it, and what is awaited beside it. */
static GArray *
ends_of_wait(const RioDraft *draft, guint32 step)
{
	const GArray *on = draft->on->pdata[step];
	GArray *ends = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 in = rio_draft_way(draft, step, FALSE);
	guint32 before = in == RIO_NONE ? RIO_NONE : rio_draft_arc(draft, in)->source;
	g_autoptr(GArray) ways = NULL;

	g_array_append_vals(ends, on->data, on->len);
	if (before == RIO_NONE || rio_draft_kind(draft, before) != RIO_KIND_EVENT_BASED_GATEWAY)
		return ends;
	ways = rio_draft_ways(draft, before, TRUE);
	for (guint i = 0; i < ways->len; i++)
		g_array_append_val(ends,
				   rio_draft_arc(draft, g_array_index(ways, guint32, i))->target);
	return ends;
}

/* Whether the step that is the same work as the limit's has the same limit, however drawn. */
static gboolean
is_limited_alike(const RioSettler *settler, guint32 limit)
{
	const RioDraft *draft = settler->settlement->draft;
	guint32 step =
		same_work(settler, rio_draft_vertex(settler->settlement->whole, limit)->host);
	g_autofree char *wait = wait_of(settler->settlement->whole, limit);
	g_autoptr(GArray) ends = step == RIO_NONE ? NULL : ends_of_wait(draft, step);

	for (guint i = 0; ends && i < ends->len; i++) {
		g_autofree char *other = wait_of(draft, g_array_index(ends, guint32, i));

		if (g_str_equal(wait, other))
			return TRUE;
	}
	return FALSE;
}

gboolean
rio_settler_is_elsewhere(const RioSettler *settler, guint32 v)
{
	const RioModel *model = settler->settlement->merge->model;
	guint32 steps = 0, known = 0;

	if (same_work(settler, v) != RIO_NONE)
		return TRUE;
	if (rio_draft_is_limit(settler->settlement->whole, v))
		return is_limited_alike(settler, v);
	/* what is inside comes after it */
	for (guint32 w = v + 1; w < model->n_nodes; w++) {
		if (model->nodes[w].scope != model->nodes[v].element ||
		    !rio_node_is_activity(model, w))
			continue;
		steps++;
		known += same_work(settler, w) != RIO_NONE;
	}
	return 2 * known > steps;
}

static gboolean
is_planned(const RioSettler *settler, const RioPlanned *change)
{
	for (guint i = 0; i < settler->changes->len; i++) {
		const RioPlanned *other = rio_settler_change(settler, i);

		if (other->what == change->what && other->vertex == change->vertex &&
		    other->choice == change->choice && other->way == change->way)
			return TRUE;
	}
	return FALSE;
}

static gboolean
plan(RioSettler *settler, RioPlanned change)
{
	change.on = TRUE;
	if (is_planned(settler, &change))
		return FALSE;
	g_array_append_val(settler->changes, change);
	return TRUE;
}

/* Where the step was put may be gone since something else was planned; but there is an end to it.
 */
static gboolean
replan(RioSettler *settler, RioPlanned change)
{
	for (guint i = 0; i < settler->changes->len; i++) {
		RioPlanned *other = rio_settler_change(settler, i);

		if (other->what != RIO_CHANGE_INSERT || other->vertex != change.vertex)
			continue;
		if (other->tries == MOST_TRIES)
			return FALSE;
		change.tries = other->tries + 1;
		change.on = TRUE;
		*other = change;
		return TRUE;
	}
	return plan(settler, change);
}

/* Whether the way comes back, and nothing on it is the same work as something that is there. */
static gboolean
only_adds(const RioSettler *settler, const RioRegion *region)
{
	const RioDraft *whole = settler->settlement->whole;

	rio_bits_foreach (region->inside, v) {
		if (rio_draft_kind(whole, v) == RIO_KIND_END_EVENT &&
		    rio_draft_vertex(whole, v)->scope ==
			    rio_draft_vertex(whole, region->first)->scope)
			return FALSE;
		if (rio_draft_is_step(whole, v) &&
		    (rio_settler_is_in(settler, v) || same_work(settler, v) != RIO_NONE))
			return FALSE;
	}
	return TRUE;
}

/* The way not taken, out of a gateway that is there, on which the vertex is. */
static gboolean
bring(RioSettler *settler, guint32 v)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = rio_settled_at(settlement, c);

		for (guint i = 0; i < settled->choice->ways->len; i++) {
			const RioRegion *region = settled->regions->pdata[i];
			gboolean meets = region->meets != RIO_NONE || settled->dropped;

			if (settled->choice->vertex == RIO_NONE || settled->brought[i] ||
			    (!settled->dropped && i == settled->chosen) || !meets ||
			    !rio_bits_has(region->inside, v) || !only_adds(settler, region))
				continue;
			if (plan(settler,
				 (RioPlanned){.what = RIO_CHANGE_BRING, .choice = c, .way = i}))
				return TRUE;
		}
	}
	return FALSE;
}

/* The step itself if it is there, or the one that is the same work; RIO_NONE: neither. */
static guint32
stand_in(const RioSettler *settler, guint32 v)
{
	guint32 found = rio_settler_is_in(settler, v) ? v : same_work(settler, v);

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
asks(const RioSettler *settler, guint32 v)
{
	const RioDraft *whole = settler->settlement->whole;
	guint32 element = rio_draft_element(whole, v);

	return rio_draft_vertex(whole, v)->routing == RIO_ROUTING_EXCLUSIVE &&
	       rio_draft_kind(whole, v) == RIO_KIND_EXCLUSIVE_GATEWAY &&
	       rio_draft_n_ways(whole, v, TRUE) > 1 &&
	       !rio_model_attribute_ns(whole->model, element, RIO_NS_RIO, "variation");
}

/*
 * The arc by which a question leads to the step, alone or behind steps that are not there;
 * RIO_NONE: it hangs on none.
 */
static guint32
hangs_on(const RioSettler *settler, guint32 v)
{
	const RioDraft *whole = settler->settlement->whole;

	for (guint steps = 0; steps < whole->vertices->len; steps++) {
		guint32 arc = rio_draft_way(whole, v, FALSE), source;

		if (rio_draft_n_ways(whole, v, FALSE) != 1)
			return RIO_NONE;
		source = rio_draft_arc(whole, arc)->source;
		if (asks(settler, source))
			return arc;
		if (rio_draft_n_ways(whole, source, TRUE) != 1 ||
		    stand_in(settler, source) != RIO_NONE)
			return RIO_NONE;
		v = source;
	}
	return RIO_NONE;
}

/* Adds what the vertices lead to, the nearest first, on the ways of these Comuni (NULL: of all). */
static RioBits *
led_to(const RioDraft *draft, GArray *vertices, const RioBits *models)
{
	RioBits *seen = rio_bits_new(draft->vertices->len);

	for (guint i = 0; i < vertices->len; i++) {
		g_autoptr(GArray) ways =
			rio_draft_ways(draft, g_array_index(vertices, guint32, i), TRUE);

		for (guint j = 0; j < ways->len; j++) {
			const RioDraftArc *arc =
				rio_draft_arc(draft, g_array_index(ways, guint32, j));

			if ((models && !rio_bits_meet(arc->models, models)) ||
			    rio_bits_has(seen, arc->target))
				continue;
			rio_bits_add(seen, arc->target);
			g_array_append_val(vertices, arc->target);
		}
	}
	return seen;
}

static gboolean
leads_to(const RioDraft *draft, guint32 from, guint32 to)
{
	g_autoptr(GArray) vertices = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(RioBits) behind = NULL;

	g_array_append_val(vertices, from);
	behind = led_to(draft, vertices, NULL);
	return from == to || rio_bits_has(behind, to);
}

/* Whether other answers than the arc lead to work that is there, or to an end, but those do not. */
static gboolean
others_go_on(const RioSettler *settler, guint32 asked, const RioBits *own, const RioBits *those)
{
	const RioDraft *whole = settler->settlement->whole;
	g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) ways = rio_draft_ways(whole, rio_draft_arc(whole, asked)->source, TRUE);
	g_autoptr(RioBits) beside = NULL;

	for (guint i = 0; i < ways->len; i++) {
		const RioDraftArc *arc = rio_draft_arc(whole, g_array_index(ways, guint32, i));

		if (g_array_index(ways, guint32, i) != asked && rio_bits_meet(arc->models, own))
			g_array_append_val(others, arc->target);
	}
	beside = led_to(whole, others, own);
	for (guint i = 0; i < others->len; i++) {
		guint32 w = g_array_index(others, guint32, i);

		if (!rio_bits_has(those, w) && (rio_draft_kind(whole, w) == RIO_KIND_END_EVENT ||
						stand_in(settler, w) != RIO_NONE))
			return TRUE;
	}
	return FALSE;
}

/*
 * Who needs the step may be at an end with it, as after a refusal, or go back to what comes before
 * the question, as with what was missing; RIO_NONE: goes on as all the others.
 */
static guint32
next_of(const RioSettler *settler, const RioPlanned *change)
{
	const RioDraft *whole = settler->settlement->whole;
	const RioDraftVertex *vertex = rio_draft_vertex(whole, change->vertex);
	guint32 v = change->vertex, end = RIO_NONE, back;
	g_autoptr(GArray) vertices = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(RioBits) behind = NULL;

	g_array_append_val(vertices, v);
	behind = led_to(whole, vertices, vertex->models);
	for (guint i = 1; i < vertices->len; i++) {
		guint32 w = g_array_index(vertices, guint32, i);

		if (w == v)
			continue;
		back = stand_in(settler, w);
		if (back != RIO_NONE && rio_draft_kind(whole, w) != RIO_KIND_END_EVENT)
			return rio_bits_has(behind, rio_draft_arc(whole, change->asks)->source) &&
					       leads_to(settler->settlement->draft, back,
							change->near)
				       ? back
				       : RIO_NONE;
		if (end == RIO_NONE && rio_draft_kind(whole, w) == RIO_KIND_END_EVENT &&
		    rio_draft_vertex(whole, w)->scope == vertex->scope)
			end = w;
	}
	return end != RIO_NONE && others_go_on(settler, change->asks, vertex->models, behind)
		       ? end
		       : RIO_NONE;
}

/* The way out of the gateway in the draft that is the outcome of the arc, or RIO_NONE. */
static guint32
outcome_of(const RioSettler *settler, guint32 arc)
{
	const RioSettlement *settlement = settler->settlement;
	const RioDraft *draft = settlement->draft;

	if (!rio_draft_arc(draft, arc)->gone)
		return arc;
	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = rio_settled_at(settlement, c);
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
find_limit(const RioSettler *settler, RioPlanned *change, guint32 v)
{
	guint32 host = rio_draft_vertex(settler->settlement->whole, v)->host;
	const GArray *on;

	host = host == RIO_NONE ? RIO_NONE : stand_in(settler, host);
	if (host == RIO_NONE)
		return FALSE;
	on = settler->settlement->draft->on->pdata[host];
	for (guint i = 0; i < on->len; i++) {
		change->near = g_array_index(on, guint32, i);
		if (rio_draft_is_limit(settler->settlement->draft, change->near) &&
		    rio_settler_is_in(settler, change->near) &&
		    rio_draft_n_ways(settler->settlement->draft, change->near, TRUE) == 1)
			return TRUE;
	}
	return FALSE;
}

/*
 * Goes back (on) from the step on its Comuni's ways to the nearest that is there, or that is there
 * as other work that is the same.  On the way back a question that it hangs on is kept in mind.
 */
static gboolean
find_place(const RioSettler *settler, RioPlanned *change, gboolean back)
{
	const RioDraft *whole = settler->settlement->whole;
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(RioBits) seen = rio_bits_new(whole->vertices->len);
	const RioBits *own = rio_draft_vertex(whole, change->vertex)->models;
	guint32 hung = hangs_on(settler, change->vertex);

	g_array_append_val(waiting, change->vertex);
	rio_bits_add(seen, change->vertex);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 here = g_array_index(waiting, guint32, i);
		g_autoptr(GArray) ways = rio_draft_ways(whole, here, !back);

		if (back && find_limit(settler, change, here))
			return TRUE;
		for (guint j = 0; j < ways->len; j++) {
			guint32 a = g_array_index(ways, guint32, j);
			const RioDraftArc *arc = rio_draft_arc(whole, a);
			guint32 next = back ? arc->source : arc->target;

			if (!rio_bits_meet(arc->models, own) || rio_bits_has(seen, next))
				continue;
			rio_bits_add(seen, next);
			change->near = stand_in(settler, next);
			if (change->near != RIO_NONE &&
			    rio_draft_n_ways(settler->settlement->draft, change->near, back) == 1)
				return TRUE;
			if (back && asks(settler, next)) {
				change->outcome = rio_settler_is_in(settler, next)
							  ? outcome_of(settler, a)
							  : RIO_NONE;
				change->near = next;
				if (change->outcome != RIO_NONE)
					return TRUE;
				if (a == hung && !rio_settler_is_in(settler, next))
					change->asks = a;
			}
			g_array_append_val(waiting, next);
		}
	}
	return FALSE;
}

static gboolean
put_somewhere(RioSettler *settler, guint32 v)
{
	RioPlanned change = {.what = RIO_CHANGE_INSERT,
			     .vertex = v,
			     .behind = TRUE,
			     .outcome = RIO_NONE,
			     .asks = RIO_NONE,
			     .next = RIO_NONE};

	if (!find_place(settler, &change, TRUE)) {
		change.behind = FALSE;
		if (!find_place(settler, &change, FALSE))
			return FALSE;
	}
	if (change.asks != RIO_NONE)
		change.next = next_of(settler, &change);
	settler->settlement->fates[v] = RIO_FATE_MOVED;
	return replan(settler, change);
}

/* A time limit goes to the step that is the same work, unless that has one. */
static gboolean
move_limit(RioSettler *settler, guint32 v)
{
	const RioDraft *draft = settler->settlement->draft;
	guint32 host = same_work(settler, rio_draft_vertex(settler->settlement->whole, v)->host);
	const GArray *on;

	if (host == RIO_NONE || !rio_kind_is(rio_draft_kind(draft, host), RIO_ACTIVITY))
		return FALSE;
	on = draft->on->pdata[host];
	for (guint i = 0; i < on->len; i++)
		if (rio_draft_is_limit(draft, g_array_index(on, guint32, i)))
			return FALSE;
	return plan(settler, (RioPlanned){.what = RIO_CHANGE_MOVE, .vertex = v, .near = host});
}

/* Whether another way was decided on than the one that the vertex is on: rule 1 goes before 2. */
static gboolean
is_decided_away(const RioSettler *settler, guint32 v)
{
	const RioSettlement *settlement = settler->settlement;

	for (guint c = 0; c < settlement->settled->len; c++) {
		const RioSettled *settled = rio_settled_at(settlement, c);

		for (guint i = 0; settled->decided && i < settled->choice->ways->len; i++)
			if ((settled->dropped || i != settled->chosen) &&
			    rio_bits_has(((RioRegion *)settled->regions->pdata[i])->inside, v))
				return TRUE;
	}
	return FALSE;
}

/* Sees to what must be there and is not; whether anything is to be made anew. */
static gboolean
fetch(RioSettler *settler, guint32 v)
{
	RioSettlement *settlement = settler->settlement;

	if (rio_settler_is_in(settler, v))
		return FALSE;
	if (settler->rulings[v] != RIO_RULING_KEEP && is_decided_away(settler, v)) {
		settlement->fates[v] = RIO_FATE_DECIDED;
		return FALSE;
	}
	if (rio_draft_is_limit(settlement->whole, v))
		return move_limit(settler, v);
	if (settler->rulings[v] != RIO_RULING_KEEP && rio_settler_is_elsewhere(settler, v))
		return FALSE;
	settlement->fates[v] =
		settler->rulings[v] == RIO_RULING_KEEP ? RIO_FATE_DECIDED : RIO_FATE_KEPT;
	if (bring(settler, v))
		return TRUE;
	return put_somewhere(settler, v);
}

gboolean
rio_settler_fetch(RioSettler *settler, GError **error)
{
	RioSettlement *settlement = settler->settlement;
	guint32 n_nodes = settlement->merge->model->n_nodes;
	gboolean changed = TRUE;

	/* each round plans what was not planned before, so this ends */
	while (changed) {
		changed = FALSE;
		for (guint32 v = 0; v < n_nodes && settlement->looks < MOST_LOOKS; v++) {
			gboolean wanted = rio_settler_must(settler, v) &&
					  (rio_draft_is_step(settlement->whole, v) ||
					   rio_draft_is_limit(settlement->whole, v));

			if (!wanted || !rio_settlement_has(settlement, v) || !fetch(settler, v))
				continue;
			rio_settler_make(settler);
			settlement->looks += (guint64)settler->changes->len * n_nodes;
			changed = TRUE;
			if (g_cancellable_set_error_if_cancelled(settler->cancellable, error))
				return FALSE;
		}
	}
	return TRUE;
}
