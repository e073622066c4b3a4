#include "merge/draft.h"

#include "merge/project.h"

static guint32
add_vertex(RioDraft *draft, RioDraftVertex vertex)
{
	g_array_append_val(draft->vertices, vertex);
	g_ptr_array_add(draft->out, g_array_new(FALSE, FALSE, sizeof(guint32)));
	g_ptr_array_add(draft->in, g_array_new(FALSE, FALSE, sizeof(guint32)));
	g_ptr_array_add(draft->on, g_array_new(FALSE, FALSE, sizeof(guint32)));
	return draft->vertices->len - 1;
}

static guint32
add_arc(RioDraft *draft, RioDraftArc arc)
{
	guint32 number = draft->arcs->len;

	g_array_append_val(draft->arcs, arc);
	if (!arc.gone) {
		g_array_append_val((GArray *)draft->out->pdata[arc.source], number);
		g_array_append_val((GArray *)draft->in->pdata[arc.target], number);
	}
	return number;
}

/* The vertex that the vertex cannot be without: its host, or else what it is inside of. */
static guint32
holder_of(const RioDraft *draft, guint32 vertex)
{
	const RioDraftVertex *here = rio_draft_vertex(draft, vertex);

	if (here->host != RIO_NONE)
		return here->host;
	return here->begins ? rio_model_node(draft->model, here->scope) : RIO_NONE;
}

static void
put_on_holders(RioDraft *draft)
{
	for (guint32 v = 0; v < draft->vertices->len; v++) {
		guint32 holder = holder_of(draft, v);

		if (holder != RIO_NONE)
			g_array_append_val((GArray *)draft->on->pdata[holder], v);
	}
}

static RioDraft *
empty_draft(const RioModel *merged, guint32 n_models)
{
	RioDraft *draft = g_new0(RioDraft, 1);
	GDestroyNotify unref = (GDestroyNotify)g_array_unref;

	draft->model = merged;
	draft->arena = rio_arena_new();
	draft->n_models = n_models;
	draft->vertices = g_array_new(FALSE, FALSE, sizeof(RioDraftVertex));
	draft->arcs = g_array_new(FALSE, FALSE, sizeof(RioDraftArc));
	draft->out = g_ptr_array_new_with_free_func(unref);
	draft->in = g_ptr_array_new_with_free_func(unref);
	draft->on = g_ptr_array_new_with_free_func(unref);
	return draft;
}

RioDraft *
rio_draft_new(const RioModel *merged, guint32 n_models)
{
	RioDraft *draft = empty_draft(merged, n_models);

	for (guint32 n = 0; n < merged->n_nodes; n++) {
		const RioNode *node = &merged->nodes[n];

		add_vertex(draft,
			   (RioDraftVertex){
				   .node = n,
				   .routing = rio_routing_of(rio_model_kind(merged, node->element)),
				   .scope = node->scope,
				   .host = node->host,
				   .models = rio_project_models(merged, node->element, draft->arena,
								n_models),
				   .begins = node->n_in == 0 && node->host == RIO_NONE,
			   });
	}
	for (guint32 f = 0; f < merged->n_flows; f++) {
		const RioFlow *flow = &merged->flows[f];

		add_arc(draft, (RioDraftArc){
				       .source = flow->source,
				       .target = flow->target,
				       .flow = f,
				       .models = rio_project_models(merged, flow->element,
								    draft->arena, n_models),
				       .gone = !rio_flow_is_whole(flow),
			       });
	}
	put_on_holders(draft);
	return draft;
}

RioDraft *
rio_draft_copy(const RioDraft *draft)
{
	RioDraft *copy = empty_draft(draft->model, draft->n_models);

	for (guint32 v = 0; v < draft->vertices->len; v++) {
		RioDraftVertex vertex = *rio_draft_vertex(draft, v);

		vertex.models = rio_bits_copy_in(copy->arena, vertex.models);
		add_vertex(copy, vertex);
	}
	for (guint32 a = 0; a < draft->arcs->len; a++) {
		RioDraftArc arc = *rio_draft_arc(draft, a);

		arc.models = rio_bits_copy_in(copy->arena, arc.models);
		add_arc(copy, arc);
	}
	put_on_holders(copy);
	return copy;
}

void
rio_draft_free(RioDraft *draft)
{
	if (!draft)
		return;
	g_array_unref(draft->vertices);
	g_array_unref(draft->arcs);
	g_ptr_array_unref(draft->out);
	g_ptr_array_unref(draft->in);
	g_ptr_array_unref(draft->on);
	rio_arena_free(draft->arena);
	g_free(draft);
}

const char *
rio_draft_answer(const RioDraft *draft, guint32 arc)
{
	guint32 flow = rio_draft_arc(draft, arc)->flow, element;
	const char *said;

	if (flow == RIO_NONE)
		return "";
	element = draft->model->flows[flow].element;
	said = rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "answer");
	return said ? said : rio_model_name(draft->model, element);
}

RioKind
rio_draft_kind(const RioDraft *draft, guint32 vertex)
{
	const RioDraftVertex *here = rio_draft_vertex(draft, vertex);

	if (here->ends)
		return RIO_KIND_END_EVENT;
	if (here->node == RIO_NONE)
		return RIO_KIND_EXCLUSIVE_GATEWAY;
	return rio_model_kind(draft->model, rio_draft_element(draft, vertex));
}

GArray *
rio_draft_ways(const RioDraft *draft, guint32 vertex, gboolean out)
{
	const GArray *all = (out ? draft->out : draft->in)->pdata[vertex];
	GArray *ways = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint i = 0; i < all->len; i++)
		if (!rio_draft_arc(draft, g_array_index(all, guint32, i))->gone)
			g_array_append_val(ways, g_array_index(all, guint32, i));
	return ways;
}

guint32
rio_draft_n_ways(const RioDraft *draft, guint32 vertex, gboolean out)
{
	const GArray *all = (out ? draft->out : draft->in)->pdata[vertex];
	guint32 n = 0;

	for (guint i = 0; i < all->len && n < 2; i++)
		n += !rio_draft_arc(draft, g_array_index(all, guint32, i))->gone;
	return n;
}

guint32
rio_draft_way(const RioDraft *draft, guint32 vertex, gboolean out)
{
	const GArray *all = (out ? draft->out : draft->in)->pdata[vertex];

	for (guint i = 0; i < all->len; i++)
		if (!rio_draft_arc(draft, g_array_index(all, guint32, i))->gone)
			return g_array_index(all, guint32, i);
	return RIO_NONE;
}

void
rio_draft_cut(RioDraft *draft, guint32 arc)
{
	rio_draft_arc(draft, arc)->gone = TRUE;
}

void
rio_draft_move(RioDraft *draft, guint32 vertex, guint32 host)
{
	GArray *before = draft->on->pdata[rio_draft_vertex(draft, vertex)->host];

	for (guint i = before->len; i-- > 0;)
		if (g_array_index(before, guint32, i) == vertex)
			g_array_remove_index(before, i);
	g_array_append_val((GArray *)draft->on->pdata[host], vertex);
	rio_draft_vertex(draft, vertex)->host = host;
}

void
rio_draft_lead(RioDraft *draft, guint32 arc, guint32 target)
{
	GArray *before = draft->in->pdata[rio_draft_arc(draft, arc)->target];

	for (guint i = before->len; i-- > 0;)
		if (g_array_index(before, guint32, i) == arc)
			g_array_remove_index(before, i);
	g_array_append_val((GArray *)draft->in->pdata[target], arc);
	rio_draft_arc(draft, arc)->target = target;
}

guint32
rio_draft_add_arc(RioDraft *draft, guint32 source, guint32 target, const RioBits *models)
{
	return add_arc(draft, (RioDraftArc){.source = source,
					    .target = target,
					    .flow = RIO_NONE,
					    .models = rio_bits_copy_in(draft->arena, models)});
}

guint32
rio_draft_add_gateway(RioDraft *draft, guint32 near)
{
	RioDraftVertex vertex = *rio_draft_vertex(draft, near);

	return add_vertex(
		draft, (RioDraftVertex){.node = RIO_NONE,
					.routing = RIO_ROUTING_EXCLUSIVE,
					.scope = vertex.scope,
					.host = RIO_NONE,
					.models = rio_bits_copy_in(draft->arena, vertex.models)});
}

static gboolean
follows_event_gateway(const RioDraft *draft, guint32 vertex)
{
	guint32 way = rio_draft_way(draft, vertex, FALSE);

	return way != RIO_NONE && rio_draft_kind(draft, rio_draft_arc(draft, way)->source) ==
					  RIO_KIND_EVENT_BASED_GATEWAY;
}

static void
begin_at(RioDraft *draft, guint32 vertex)
{
	RioDraftVertex *here = rio_draft_vertex(draft, vertex);
	guint32 holder;

	if (here->begins)
		return;
	here->begins = TRUE;
	holder = holder_of(draft, vertex);
	if (holder != RIO_NONE)
		g_array_append_val((GArray *)draft->on->pdata[holder], vertex);
}

/* The way into the vertex takes the place of the way out of it: a name belongs to its source. */
static void
join_ways(RioDraft *draft, guint32 vertex)
{
	guint32 in = rio_draft_way(draft, vertex, FALSE), out = rio_draft_way(draft, vertex, TRUE);
	guint32 target = rio_draft_arc(draft, out)->target;

	rio_draft_cut(draft, out);
	if (in == RIO_NONE)
		begin_at(draft, target);
	else
		rio_draft_lead(draft, in, target);
	rio_draft_vertex(draft, vertex)->gone = TRUE;
}

gboolean
rio_draft_pass(RioDraft *draft, guint32 vertex)
{
	guint32 n_in = rio_draft_n_ways(draft, vertex, FALSE),
		n_out = rio_draft_n_ways(draft, vertex, TRUE);
	RioDraftVertex *here = rio_draft_vertex(draft, vertex);

	if (here->gone || n_in > 1 || n_out > 1 || follows_event_gateway(draft, vertex) ||
	    here->host != RIO_NONE)
		return FALSE;
	if (n_out == 1)
		join_ways(draft, vertex);
	else if (n_in == 1)
		here->ends = TRUE;
	else
		here->gone = TRUE;
	return TRUE;
}

/* Whether the vertex needs no way to it, nor anything around it. */
static gboolean
begins_by_itself(const RioDraft *draft, guint32 vertex)
{
	const RioDraftVertex *here = rio_draft_vertex(draft, vertex);

	return here->begins && here->host == RIO_NONE &&
	       rio_model_node(draft->model, here->scope) == RIO_NONE;
}

static void
reach(const RioDraft *draft, guint32 vertex, gboolean *reached, GArray *waiting)
{
	const RioDraftVertex *here = rio_draft_vertex(draft, vertex);

	if (reached[vertex] || here->gone)
		return;
	reached[vertex] = TRUE;
	g_array_append_val(waiting, vertex);
}

static void
reach_from(const RioDraft *draft, guint32 vertex, gboolean *reached, GArray *waiting)
{
	const GArray *on = draft->on->pdata[vertex], *out = draft->out->pdata[vertex];

	for (guint i = 0; i < out->len; i++) {
		const RioDraftArc *arc = rio_draft_arc(draft, g_array_index(out, guint32, i));

		if (!arc->gone)
			reach(draft, arc->target, reached, waiting);
	}
	for (guint i = 0; i < on->len; i++) {
		guint32 other = g_array_index(on, guint32, i);
		const RioDraftVertex *there = rio_draft_vertex(draft, other);

		if (there->begins || there->host != RIO_NONE)
			reach(draft, other, reached, waiting);
	}
}

gboolean *
rio_draft_reached(const RioDraft *draft)
{
	gboolean *reached = g_new0(gboolean, draft->vertices->len);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 v = 0; v < draft->vertices->len; v++)
		if (begins_by_itself(draft, v))
			reach(draft, v, reached, waiting);
	for (guint i = 0; i < waiting->len; i++)
		reach_from(draft, g_array_index(waiting, guint32, i), reached, waiting);
	return reached;
}

void
rio_draft_sweep(RioDraft *draft)
{
	g_autofree gboolean *reached = rio_draft_reached(draft);

	for (guint32 v = 0; v < draft->vertices->len; v++)
		if (!reached[v])
			rio_draft_vertex(draft, v)->gone = TRUE;
	for (guint32 a = 0; a < draft->arcs->len; a++) {
		RioDraftArc *arc = rio_draft_arc(draft, a);

		if (!arc->gone && (rio_draft_vertex(draft, arc->source)->gone ||
				   rio_draft_vertex(draft, arc->target)->gone))
			arc->gone = TRUE;
	}
}

/* Tidying */

static gboolean
is_gateway(const RioDraft *draft, guint32 vertex)
{
	return rio_draft_vertex(draft, vertex)->routing != RIO_ROUTING_NONE;
}

/* Whether nobody drew the gateway, so that nobody asked anything there. */
static gboolean
is_made(const RioDraft *draft, guint32 vertex)
{
	guint32 element = rio_draft_element(draft, vertex);

	return element == RIO_NONE ||
	       rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "variation") ||
	       rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "normal");
}

/* Of two ways between the same two gateways of a kind one is enough. */
static gboolean
unite_ways(RioDraft *draft, guint32 v)
{
	g_autoptr(GArray) ways = rio_draft_ways(draft, v, TRUE);
	g_autoptr(GHashTable) first = g_hash_table_new(NULL, NULL);
	RioRouting routing = rio_draft_vertex(draft, v)->routing;
	gboolean any = FALSE;

	for (guint i = 0; i < ways->len; i++) {
		RioDraftArc *other = rio_draft_arc(draft, g_array_index(ways, guint32, i)), *one;
		gpointer target = GUINT_TO_POINTER(other->target + 1);

		if (rio_draft_vertex(draft, other->target)->routing != routing)
			continue;
		one = g_hash_table_lookup(first, target);
		if (!one) {
			g_hash_table_insert(first, target, other);
			continue;
		}
		rio_bits_unite(one->models, other->models);
		one->flow = RIO_NONE; /* whatever was decided, it is the same */
		rio_draft_cut(draft, g_array_index(ways, guint32, i));
		any = TRUE;
	}
	return any;
}

/* An exclusive gateway that leads back to itself decides nothing, as long as it leads on too. */
static gboolean
cut_loop(RioDraft *draft, guint32 v)
{
	g_autoptr(GArray) ways = rio_draft_ways(draft, v, TRUE);

	if (rio_draft_vertex(draft, v)->routing != RIO_ROUTING_EXCLUSIVE || ways->len < 2)
		return FALSE;
	for (guint i = 0; i < ways->len; i++)
		if (rio_draft_arc(draft, g_array_index(ways, guint32, i))->target == v) {
			rio_draft_cut(draft, g_array_index(ways, guint32, i));
			return TRUE;
		}
	return FALSE;
}

/* A made join that leads into a join: one does for both. */
static gboolean
unite_with_next(RioDraft *draft, guint32 v)
{
	guint32 way = rio_draft_way(draft, v, TRUE), next;
	g_autoptr(GArray) ways = NULL;

	if (rio_draft_vertex(draft, v)->routing != RIO_ROUTING_EXCLUSIVE || !is_made(draft, v) ||
	    rio_draft_n_ways(draft, v, TRUE) != 1)
		return FALSE;
	next = rio_draft_arc(draft, way)->target;
	if (next == v || rio_draft_vertex(draft, next)->routing != RIO_ROUTING_EXCLUSIVE ||
	    rio_draft_n_ways(draft, next, TRUE) != 1)
		return FALSE;
	ways = rio_draft_ways(draft, v, FALSE);
	for (guint i = 0; i < ways->len; i++)
		rio_draft_lead(draft, g_array_index(ways, guint32, i), next);
	rio_bits_unite(rio_draft_vertex(draft, next)->models, rio_draft_vertex(draft, v)->models);
	rio_draft_cut(draft, way);
	rio_draft_vertex(draft, v)->gone = TRUE;
	return TRUE;
}

/* A gateway that leads nowhere any more is an end. */
static gboolean
end_at(RioDraft *draft, guint32 v)
{
	RioDraftVertex *here = rio_draft_vertex(draft, v);

	if (here->ends)
		return FALSE;
	here->ends = TRUE;
	here->routing = RIO_ROUTING_NONE;
	return TRUE;
}

static gboolean
tidy_vertex(RioDraft *draft, guint32 v)
{
	if (rio_draft_vertex(draft, v)->gone || !is_gateway(draft, v))
		return FALSE;
	if (unite_ways(draft, v) || cut_loop(draft, v))
		return TRUE;
	if (rio_draft_n_ways(draft, v, TRUE) == 0)
		return end_at(draft, v);
	if (rio_draft_n_ways(draft, v, TRUE) == 1 && rio_draft_n_ways(draft, v, FALSE) < 2)
		return rio_draft_pass(draft, v);
	return unite_with_next(draft, v);
}

void
rio_draft_part(RioDraft *draft)
{
	for (guint32 v = 0; v < draft->model->n_nodes; v++) {
		g_autoptr(GArray) ways = NULL;
		guint32 join;

		if (rio_draft_vertex(draft, v)->gone ||
		    rio_draft_vertex(draft, v)->routing != RIO_ROUTING_EXCLUSIVE ||
		    rio_draft_n_ways(draft, v, TRUE) < 2 || rio_draft_n_ways(draft, v, FALSE) < 2)
			continue;
		ways = rio_draft_ways(draft, v, FALSE);
		join = rio_draft_add_gateway(draft, v);
		for (guint i = 0; i < ways->len; i++)
			rio_draft_lead(draft, g_array_index(ways, guint32, i), join);
		rio_draft_add_arc(draft, join, v, rio_draft_vertex(draft, v)->models);
	}
}

void
rio_draft_tidy(RioDraft *draft)
{
	gboolean changed = TRUE;

	/* each change takes away an arc or a vertex, so this ends */
	while (changed) {
		changed = FALSE;
		for (guint32 v = 0; v < draft->vertices->len; v++)
			while (tidy_vertex(draft, v))
				changed = TRUE;
	}
}

gboolean
rio_draft_is_step(const RioDraft *draft, guint32 vertex)
{
	RioKind kind = rio_draft_kind(draft, vertex);

	return rio_kind_is(kind, RIO_ACTIVITY) || kind == RIO_KIND_INTERMEDIATE_CATCH_EVENT ||
	       kind == RIO_KIND_INTERMEDIATE_THROW_EVENT;
}

gboolean
rio_draft_is_timer(const RioDraft *draft, guint32 vertex)
{
	return (rio_model_triggers(draft->model, rio_draft_element(draft, vertex)) &
		rio_trigger_bit(RIO_KIND_TIMER_EVENT_DEFINITION)) != 0;
}

gboolean
rio_draft_is_limit(const RioDraft *draft, guint32 vertex)
{
	return rio_draft_vertex(draft, vertex)->host != RIO_NONE &&
	       rio_draft_is_timer(draft, vertex);
}
