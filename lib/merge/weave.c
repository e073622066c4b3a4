#include "merge/weave.h"

#include <string.h>

#include "base/digest.h"
#include "merge/gather.h"
#include "model/content.h"

/* An arc of a model's normal form. */
typedef struct {
	guint32 model, arc;
} Laid;

/* The ways from one vertex to another; of those with a flow of that name, or all. */
typedef struct {
	guint32 source, target;
	const char *name; /* NULL: all */
	GArray *arcs;
	guint32 model, next; /* the model was last given the arcs before that one */
} Ways;

typedef struct {
	RioWeave *weave;
	const RioMatch *match;
	RioNormalForm *const *forms;
	guint32 *of_group;   /* group → vertex */
	guint32 **vertex_of; /* [model][vertex of the normal form] → vertex */
	guint32 *gatherer;   /* of a drawn vertex: the first gateway that only gathers for it */
	GPtrArray *laid;     /* of arc: GArray of Laid, by model: what it was made of */
	GPtrArray *out, *in; /* of vertex: GArray of arcs as they were before variations */
	GHashTable *ways;    /* set of Ways: a file may have 100,000 flows between two nodes */
} Weaver;

static guint32
n_models(const Weaver *weaver)
{
	return weaver->match->n_models;
}

static const RioModel *
model_at(const Weaver *weaver, guint32 model)
{
	return weaver->match->models[model];
}

static guint32
add_vertex(Weaver *weaver, RioWovenRole role, RioRouting routing, guint32 scope, guint32 of)
{
	RioWoven vertex = {.role = role, .routing = routing, .group = RIO_NONE, .scope = scope};

	vertex.of = of == RIO_NONE && role != RIO_WOVEN_START ? weaver->weave->vertices->len : of;
	vertex.models = rio_bits_new_in(weaver->weave->arena, n_models(weaver));
	g_array_append_val(weaver->weave->vertices, vertex);
	g_ptr_array_add(weaver->out, g_array_new(FALSE, FALSE, sizeof(guint32)));
	g_ptr_array_add(weaver->in, g_array_new(FALSE, FALSE, sizeof(guint32)));
	return weaver->weave->vertices->len - 1;
}

static guint32
add_arc(Weaver *weaver, guint32 source, guint32 target)
{
	RioWovenArc arc = {.source = source, .target = target, .group = RIO_NONE};

	arc.models = rio_bits_new_in(weaver->weave->arena, n_models(weaver));
	g_array_append_val(weaver->weave->arcs, arc);
	g_ptr_array_add(weaver->laid, g_array_new(FALSE, FALSE, sizeof(Laid)));
	return weaver->weave->arcs->len - 1;
}

static guint
hash_ways(gconstpointer data)
{
	const Ways *ways = data;

	return (ways->source * 31 + ways->target) * 31 + (ways->name ? g_str_hash(ways->name) : 0);
}

static gboolean
equal_ways(gconstpointer a, gconstpointer b)
{
	const Ways *one = a, *other = b;

	return one->source == other->source && one->target == other->target &&
	       g_strcmp0(one->name, other->name) == 0;
}

static void
ways_free(gpointer data)
{
	Ways *ways = data;

	g_array_unref(ways->arcs);
	g_free(ways);
}

static void
note_way(Weaver *weaver, guint32 source, guint32 target, const char *name, guint32 arc)
{
	Ways key = {.source = source, .target = target, .name = name, .model = RIO_NONE};
	Ways *ways = g_hash_table_lookup(weaver->ways, &key);

	if (!ways) {
		ways = g_memdup2(&key, sizeof key);
		ways->arcs = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_hash_table_add(weaver->ways, ways);
	}
	g_array_append_val(ways->arcs, arc);
}

/* An arc that counts as a way out of its source and into its target. */
static guint32
add_way(Weaver *weaver, guint32 source, guint32 target)
{
	guint32 arc = add_arc(weaver, source, target);

	g_array_append_val((GArray *)weaver->out->pdata[source], arc);
	g_array_append_val((GArray *)weaver->in->pdata[target], arc);
	note_way(weaver, source, target, NULL, arc);
	return arc;
}

static RioBits *
models_of_arc(const Weaver *weaver, guint32 arc)
{
	return rio_weave_arc(weaver->weave, arc)->models;
}

/* Vertices: a group of flow nodes each; gateways of the normal forms, one for all alike. */

static void
add_drawn(Weaver *weaver)
{
	const RioAlignment *alignment = weaver->weave->alignment;

	weaver->of_group = g_new(guint32, alignment->groups->len);
	for (guint32 g = 0; g < alignment->groups->len; g++) {
		const RioGroup *group = rio_alignment_group(alignment, g);
		const RioOwned *first = &g_array_index(group->members, RioOwned, 0);
		RioKind kind = rio_model_kind(model_at(weaver, first->model), first->element);
		guint32 vertex;

		weaver->of_group[g] = RIO_NONE;
		if (!rio_kind_is(kind, RIO_FLOW_NODE))
			continue;
		vertex = add_vertex(weaver, RIO_WOVEN_DRAWN, rio_routing_of(kind), group->parent,
				    RIO_NONE);
		weaver->of_group[g] = vertex;
		rio_weave_vertex(weaver->weave, vertex)->group = g;
		for (guint i = 0; i < group->members->len; i++)
			rio_bits_add(rio_weave_vertex(weaver->weave, vertex)->models,
				     g_array_index(group->members, RioOwned, i).model);
	}
}

static void
find_gatherers(Weaver *weaver)
{
	const RioAlignment *alignment = weaver->weave->alignment;
	guint32 n = weaver->weave->vertices->len;

	weaver->gatherer = g_new(guint32, n + 1);
	memset(weaver->gatherer, 0xff, sizeof(guint32) * n);
	for (guint32 v = n; v-- > 0;) {
		guint32 target =
			rio_gather_target(alignment, rio_weave_vertex(weaver->weave, v)->group);

		if (target != RIO_NONE)
			weaver->gatherer[weaver->of_group[target]] = v;
	}
}

/* A gateway of others that can do what the normal form of the model wants before the vertex. */
static guint32
gatherer_for(const Weaver *weaver, guint32 m, const RioVertex *made, guint32 of)
{
	guint32 gatherer = made->normal == RIO_NORMAL_JOIN ? weaver->gatherer[of] : RIO_NONE;

	if (gatherer == RIO_NONE || made->routing != RIO_ROUTING_EXCLUSIVE ||
	    rio_group_member(rio_alignment_group(weaver->weave->alignment,
						 rio_weave_vertex(weaver->weave, gatherer)->group),
			     m))
		return RIO_NONE;
	return gatherer;
}

static guint32
made_vertex(Weaver *weaver, GHashTable *made, const RioNormalForm *form, guint32 m, guint32 v)
{
	const RioVertex *vertex = &form->vertices[v];
	guint32 of = weaver->vertex_of[m][vertex->of], ways = 0, found;
	gpointer known;
	char *key;

	if (of == RIO_NONE)
		return RIO_NONE;
	found = gatherer_for(weaver, m, vertex, of);
	if (found != RIO_NONE)
		return found;
	/* parallel splits of unequal width cannot be one */
	if (vertex->routing == RIO_ROUTING_PARALLEL)
		rio_digraph_out(form->graph, v, &ways);
	key = g_strdup_printf("%u %d %d %u", of, vertex->normal, vertex->routing, ways);
	if (g_hash_table_lookup_extended(made, key, NULL, &known)) {
		g_free(key);
		return GPOINTER_TO_UINT(known);
	}
	found = add_vertex(weaver,
			   vertex->normal == RIO_NORMAL_SPLIT ? RIO_WOVEN_SPLIT : RIO_WOVEN_JOIN,
			   vertex->routing, rio_weave_vertex(weaver->weave, of)->scope, of);
	g_hash_table_insert(made, key, GUINT_TO_POINTER(found));
	return found;
}

static void
place_vertices(Weaver *weaver)
{
	g_autoptr(GHashTable) made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint32 m = 0; m < n_models(weaver); m++) {
		const RioNormalForm *form = weaver->forms[m];

		weaver->vertex_of[m] = g_new(guint32, form->n_vertices + 1);
		for (guint32 v = 0; v < form->n_vertices; v++) {
			guint32 node = form->vertices[v].node, group, vertex;

			if (node == RIO_NONE) {
				vertex = made_vertex(weaver, made, form, m, v);
				if (vertex != RIO_NONE)
					rio_bits_add(
						rio_weave_vertex(weaver->weave, vertex)->models, m);
			} else {
				group = weaver->weave->alignment
						->of[m][form->model->nodes[node].element];
				vertex = group == RIO_NONE ? RIO_NONE : weaver->of_group[group];
			}
			weaver->vertex_of[m][v] = vertex;
		}
	}
}

/* Arcs: one for all models between the same two, of flows with the same name if there are several.
 */

static const char *
flow_name(const Weaver *weaver, guint32 model, guint32 flow)
{
	if (flow == RIO_NONE)
		return "";
	return rio_model_name(model_at(weaver, model),
			      model_at(weaver, model)->flows[flow].element);
}

static gboolean
has_flow_named(const Weaver *weaver, guint32 arc, const char *name)
{
	const GArray *laid = weaver->laid->pdata[arc];

	for (guint i = 0; i < laid->len; i++) {
		const Laid *one = &g_array_index(laid, Laid, i);
		guint32 flow = weaver->forms[one->model]->arcs[one->arc].flow;

		if (g_str_equal(flow_name(weaver, one->model, flow), name))
			return TRUE;
	}
	return FALSE;
}

static void
take_arc(Weaver *weaver, guint32 arc, guint32 model, guint32 from)
{
	const RioWovenArc *woven = rio_weave_arc(weaver->weave, arc);
	const char *name = flow_name(weaver, model, weaver->forms[model]->arcs[from].flow);
	Laid laid = {model, from};

	if (!has_flow_named(weaver, arc, name))
		note_way(weaver, woven->source, woven->target, name, arc);
	rio_bits_add(woven->models, model);
	g_array_append_val((GArray *)weaver->laid->pdata[arc], laid);
}

/*
 * An arc between the two that the model does not have yet: one of that name; NULL: any; or none.
 * What a model has it keeps, so each is looked at once.
 */
static guint32
free_arc(const Weaver *weaver, guint32 source, guint32 target, guint32 model, const char *name)
{
	Ways *ways = g_hash_table_lookup(weaver->ways, &(Ways){source, target, name});

	if (!ways)
		return RIO_NONE;
	if (ways->model != model)
		ways->next = 0;
	ways->model = model;
	for (; ways->next < ways->arcs->len; ways->next++) {
		guint32 arc = g_array_index(ways->arcs, guint32, ways->next);

		if (!rio_bits_has(models_of_arc(weaver, arc), model))
			return arc;
	}
	return RIO_NONE;
}

static void
lay_arcs(Weaver *weaver, guint32 model)
{
	const RioNormalForm *form = weaver->forms[model];
	const guint32 *vertex_of = weaver->vertex_of[model];
	g_autofree gboolean *taken = g_new0(gboolean, form->n_arcs + 1);

	/* those that find their name first, so that the rest does not take it */
	for (int by_name = 1; by_name >= 0; by_name--)
		for (guint32 a = 0; a < form->n_arcs; a++) {
			const RioArc *arc = &form->arcs[a];
			guint32 source = vertex_of[arc->source], target = vertex_of[arc->target];
			guint32 found;

			if (taken[a] || arc->link || source == RIO_NONE || target == RIO_NONE)
				continue;
			found = free_arc(weaver, source, target, model,
					 by_name ? flow_name(weaver, model, arc->flow) : NULL);
			if (found == RIO_NONE && by_name)
				continue;
			if (found == RIO_NONE)
				found = add_way(weaver, source, target);
			take_arc(weaver, found, model, a);
			taken[a] = TRUE;
		}
}

/* Begins and ends that a model leaves undrawn, where another goes on. */

static gboolean
begins(const RioModel *model, guint32 node)
{
	const char *instantiate =
		rio_model_attribute(model, model->nodes[node].element, "instantiate");

	return rio_model_kind(model, model->nodes[node].element) == RIO_KIND_START_EVENT ||
	       (instantiate && (g_str_equal(instantiate, "true") || g_str_equal(instantiate, "1")));
}

/* Whether tokens come to the node without a flow, or never. */
static gboolean
is_beside_flow(const RioModel *model, guint32 node)
{
	guint32 element = model->nodes[node].element;
	const char *event = rio_model_attribute(model, element, "triggeredByEvent");
	const char *compensation = rio_model_attribute(model, element, "isForCompensation");

	return rio_model_kind(model, element) == RIO_KIND_BOUNDARY_EVENT ||
	       (event && (g_str_equal(event, "true") || g_str_equal(event, "1"))) ||
	       (compensation &&
		(g_str_equal(compensation, "true") || g_str_equal(compensation, "1")));
}

/* The entries of the model into the scope, by vertex; NULL if it has a start event there. */
static GArray *
entries_of(const Weaver *weaver, guint32 m, guint32 scope)
{
	const RioNormalForm *form = weaver->forms[m];
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 v = 0; v < form->n_vertices; v++) {
		guint32 n = form->vertices[v].node, vertex = weaver->vertex_of[m][v], ways;

		if (vertex == RIO_NONE || rio_weave_vertex(weaver->weave, vertex)->scope != scope)
			continue;
		if (n != RIO_NONE && begins(form->model, n))
			return NULL;
		rio_digraph_in(form->graph, v, &ways);
		if (ways == 0 && n != RIO_NONE && !is_beside_flow(form->model, n))
			g_array_append_val(entries, vertex);
	}
	return entries->len == 0 ? NULL : g_steal_pointer(&entries);
}

static gboolean
same_numbers(const GArray *a, const GArray *b)
{
	return a->len == b->len && memcmp(a->data, b->data, a->len * sizeof(guint32)) == 0;
}

/* Lets the model begin at all its entries, at once if there are several. */
static void
begin_at(Weaver *weaver, guint32 start, guint32 m, const GArray *entries)
{
	guint32 from = start;

	rio_bits_add(rio_weave_vertex(weaver->weave, start)->models, m);
	if (entries->len > 1) {
		from = add_vertex(weaver, RIO_WOVEN_SPLIT, RIO_ROUTING_PARALLEL,
				  rio_weave_vertex(weaver->weave, start)->scope, start);
		rio_bits_add(rio_weave_vertex(weaver->weave, from)->models, m);
		rio_bits_add(models_of_arc(weaver, add_way(weaver, start, from)), m);
	}
	for (guint i = 0; i < entries->len; i++) {
		guint32 entry = g_array_index(entries, guint32, i);
		guint32 arc = free_arc(weaver, from, entry, m, NULL);

		if (arc == RIO_NONE)
			arc = add_way(weaver, from, entry);
		rio_bits_add(models_of_arc(weaver, arc), m);
	}
}

/*
 * Without a start event a scope begins at all nodes that no flow enters, at once; with one it
 * begins there.  Where models of both sorts meet, or two that begin at different nodes, those
 * without get a start event.
 */
static void
add_starts_of(Weaver *weaver, guint32 scope)
{
	const RioGroup *group = rio_alignment_group(weaver->weave->alignment, scope);
	g_autoptr(GPtrArray) entries =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autoptr(GArray) owners = g_array_new(FALSE, FALSE, sizeof(guint32));
	gboolean differ = FALSE;
	guint32 start;

	for (guint i = 0; i < group->members->len; i++) {
		guint32 m = g_array_index(group->members, RioOwned, i).model;
		GArray *found = entries_of(weaver, m, scope);

		if (!found) {
			differ = TRUE;
			continue;
		}
		differ |= entries->len > 0 && !same_numbers(found, entries->pdata[0]);
		g_ptr_array_add(entries, found);
		g_array_append_val(owners, m);
	}
	if (!differ || entries->len == 0 || group->members->len == 1)
		return;
	start = add_vertex(weaver, RIO_WOVEN_START, RIO_ROUTING_NONE, scope, RIO_NONE);
	for (guint i = 0; i < entries->len; i++)
		begin_at(weaver, start, g_array_index(owners, guint32, i), entries->pdata[i]);
}

static void
add_starts(Weaver *weaver)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	guint32 n_drawn = weaver->weave->vertices->len;

	for (guint32 v = 0; v < n_drawn; v++) {
		guint32 scope = rio_weave_vertex(weaver->weave, v)->scope;

		if (scope != RIO_NONE && g_hash_table_add(seen, GUINT_TO_POINTER(scope)))
			add_starts_of(weaver, scope);
	}
}

/* Whether a link event stands for the flow that the model lacks on that side. */
static gboolean
has_link(const Weaver *weaver, guint32 vertex, guint32 m, gboolean out)
{
	const RioNormalForm *form = weaver->forms[m];

	for (guint32 a = 0; a < form->n_arcs; a++)
		if (form->arcs[a].link &&
		    weaver->vertex_of[m][out ? form->arcs[a].source : form->arcs[a].target] ==
			    vertex)
			return TRUE;
	return FALSE;
}

/* Ways of all kinds out of the vertex, or into it, for the models that have none while others do.
 */
static void
add_missing_way(Weaver *weaver, guint32 v, gboolean out)
{
	const GArray *ways = (out ? weaver->out : weaver->in)->pdata[v];
	g_autoptr(RioBits) missing = rio_bits_copy(rio_weave_vertex(weaver->weave, v)->models);
	guint32 made, arc, scope = rio_weave_vertex(weaver->weave, v)->scope;

	if (ways->len == 0)
		return;
	for (guint i = 0; i < ways->len; i++)
		rio_bits_subtract(missing, models_of_arc(weaver, g_array_index(ways, guint32, i)));
	rio_bits_foreach (missing, m)
		if (has_link(weaver, v, m, out))
			rio_bits_remove(missing, m);
	if (rio_bits_empty(missing))
		return;
	made = add_vertex(weaver, out ? RIO_WOVEN_END : RIO_WOVEN_START, RIO_ROUTING_NONE, scope,
			  v);
	arc = out ? add_way(weaver, v, made) : add_way(weaver, made, v);
	rio_bits_unite(rio_weave_vertex(weaver->weave, made)->models, missing);
	rio_bits_unite(models_of_arc(weaver, arc), missing);
}

/* Variations */

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
add_slot(Weaver *weaver, GPtrArray *slots)
{
	Slot *slot = g_new(Slot, 1);

	slot->arcs = g_array_new(FALSE, FALSE, sizeof(guint32));
	slot->models = rio_bits_new_in(weaver->weave->arena, n_models(weaver));
	g_ptr_array_add(slots, slot);
	return slot;
}

static void
fill_slot(Weaver *weaver, Slot *slot, guint32 arc)
{
	g_array_append_val(slot->arcs, arc);
	rio_bits_unite(slot->models, models_of_arc(weaver, arc));
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
vary_at_source(Weaver *weaver, guint32 arc)
{
	guint32 source = rio_weave_arc(weaver->weave, arc)->source, split;
	const RioBits *models = models_of_arc(weaver, arc);
	RioRouting routing = rio_weave_vertex(weaver->weave, source)->routing;

	if (routing != RIO_ROUTING_NONE && routing != RIO_ROUTING_PARALLEL)
		return;
	split = add_vertex(weaver, RIO_WOVEN_VARIATION, RIO_ROUTING_EXCLUSIVE,
			   rio_weave_vertex(weaver->weave, source)->scope, source);
	rio_bits_unite(rio_weave_vertex(weaver->weave, split)->models, models);
	rio_bits_unite(models_of_arc(weaver, add_arc(weaver, source, split)), models);
	rio_weave_arc(weaver->weave, arc)->source = split;
}

/* Takes the model out of the arc, into one of its own between the same two. */
static guint32
part_arc(Weaver *weaver, guint32 arc, guint32 model)
{
	GArray *laid = weaver->laid->pdata[arc];
	guint32 own = add_arc(weaver, rio_weave_arc(weaver->weave, arc)->source,
			      rio_weave_arc(weaver->weave, arc)->target);

	rio_bits_remove(models_of_arc(weaver, arc), model);
	rio_bits_add(models_of_arc(weaver, own), model);
	for (guint i = laid->len; i-- > 0;)
		if (g_array_index(laid, Laid, i).model == model) {
			g_array_append_val((GArray *)weaver->laid->pdata[own],
					   g_array_index(laid, Laid, i));
			g_array_remove_index(laid, i);
		}
	return own;
}

static int
compare_by_models(gconstpointer a, gconstpointer b, gpointer data)
{
	const Weaver *weaver = data;
	guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
	guint32 nx = rio_bits_count(models_of_arc(weaver, x)),
		ny = rio_bits_count(models_of_arc(weaver, y));

	return nx != ny ? (nx > ny ? -1 : 1) : x < y ? -1 : x > y;
}

/*
 * A parallel gateway has as many ways for each of its models: way by way they are paired, those
 * that many models share first.
 */
static void
pair_ways(Weaver *weaver, const GArray *ways, GPtrArray *slots, gboolean out)
{
	g_autoptr(GArray) sorted = g_array_copy((GArray *)ways);
	g_autofree guint32 *counts = g_new0(guint32, n_models(weaver));
	guint32 most = 0;

	for (guint i = 0; i < ways->len; i++)
		rio_bits_foreach (models_of_arc(weaver, g_array_index(ways, guint32, i)), m)
			most = MAX(most, ++counts[m]);
	for (guint32 i = 0; i < most; i++)
		add_slot(weaver, slots);
	g_array_sort_with_data(sorted, compare_by_models, weaver);
	for (guint i = 0; i < sorted->len; i++) {
		guint32 arc = g_array_index(sorted, guint32, i);
		Slot *slot = slot_free_for(slots, models_of_arc(weaver, arc));

		while (!slot) {
			guint32 model = rio_bits_next(models_of_arc(weaver, arc), 0), own;

			if (!out)
				vary_at_source(weaver, arc);
			own = part_arc(weaver, arc, model);
			if (out)
				g_array_append_val(
					(GArray *)weaver->in
						->pdata[rio_weave_arc(weaver->weave, own)->target],
					own);
			fill_slot(weaver, slot_free_for(slots, models_of_arc(weaver, own)), own);
			slot = slot_free_for(slots, models_of_arc(weaver, arc));
		}
		fill_slot(weaver, slot, arc);
	}
}

/* The number of the way that the arc is for the model, or RIO_NONE. */
static guint32
way_of(const Weaver *weaver, const Laid *laid, gboolean out)
{
	const RioAlignment *alignment = weaver->weave->alignment;

	return (out ? alignment->way_out : alignment->way_in)[laid->model][laid->arc];
}

static gboolean
know_their_way(const Weaver *weaver, const GArray *ways, gboolean out)
{
	for (guint i = 0; i < ways->len; i++) {
		const GArray *laid = weaver->laid->pdata[g_array_index(ways, guint32, i)];

		if (laid->len == 0)
			return FALSE;
		for (guint j = 0; j < laid->len; j++)
			if (way_of(weaver, &g_array_index(laid, Laid, j), out) == RIO_NONE)
				return FALSE;
	}
	return ways->len > 0;
}

/* An arc that is another way for some of its models than for the first is parted. */
static guint32
part_way(Weaver *weaver, guint32 arc, gboolean out)
{
	const GArray *laid = weaver->laid->pdata[arc];
	guint32 first = way_of(weaver, &g_array_index(laid, Laid, 0), out), own;

	for (guint i = 1; i < laid->len; i++) {
		Laid other = g_array_index(laid, Laid, i);

		if (way_of(weaver, &other, out) == first)
			continue;
		if (!out)
			vary_at_source(weaver, arc);
		own = part_arc(weaver, arc, other.model);
		/* those of the same way stay together */
		for (guint j = i; j < laid->len;) {
			Laid more = g_array_index(laid, Laid, j);

			if (way_of(weaver, &more, out) != way_of(weaver, &other, out)) {
				j++;
				continue;
			}
			g_array_append_val((GArray *)weaver->laid->pdata[own], more);
			g_array_remove_index((GArray *)laid, j);
			rio_bits_remove(models_of_arc(weaver, arc), more.model);
			rio_bits_add(models_of_arc(weaver, own), more.model);
		}
		return own;
	}
	return RIO_NONE;
}

/* Where the alignment says which ways are one. */
static void
gather_ways(Weaver *weaver, const GArray *ways, GPtrArray *slots, gboolean out)
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
			weaver, &g_array_index((GArray *)weaver->laid->pdata[arc], Laid, 0), out));
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
any_has_several(const Weaver *weaver, const GArray *ways)
{
	g_autoptr(RioBits) seen = rio_bits_new(n_models(weaver));

	for (guint i = 0; i < ways->len; i++) {
		const RioBits *models = models_of_arc(weaver, g_array_index(ways, guint32, i));

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
chooses(const Weaver *weaver, guint32 v, const GArray *ways)
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
slots_of(Weaver *weaver, guint32 v, const GArray *ways, gboolean out)
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
vary_after(Weaver *weaver, guint32 v)
{
	g_autoptr(GPtrArray) slots = slots_of(weaver, v, weaver->out->pdata[v], TRUE);

	for (guint i = 0; i < slots->len; i++) {
		const Slot *slot = slots->pdata[i];
		guint32 split;

		if (slot->arcs->len < 2)
			continue;
		split = add_vertex(weaver, RIO_WOVEN_VARIATION, RIO_ROUTING_EXCLUSIVE,
				   rio_weave_vertex(weaver->weave, v)->scope, v);
		rio_bits_unite(rio_weave_vertex(weaver->weave, split)->models, slot->models);
		rio_bits_unite(models_of_arc(weaver, add_arc(weaver, v, split)), slot->models);
		for (guint j = 0; j < slot->arcs->len; j++)
			rio_weave_arc(weaver->weave, g_array_index(slot->arcs, guint32, j))
				->source = split;
	}
}

/* Whether the vertex only gathers ways that lead on over the arc: others may come in as well. */
static gboolean
is_drawn_join(const Weaver *weaver, guint32 v, guint32 arc)
{
	const RioWoven *vertex = rio_weave_vertex(weaver->weave, v);
	const RioOwned *first;

	if (vertex->role != RIO_WOVEN_DRAWN || ((GArray *)weaver->out->pdata[v])->len != 1 ||
	    ((GArray *)weaver->in->pdata[v])->len < 2 ||
	    !rio_bits_equal(vertex->models, models_of_arc(weaver, arc)))
		return FALSE;
	first = rio_group_leader(rio_alignment_group(weaver->weave->alignment, vertex->group));
	return rio_model_kind(model_at(weaver, first->model), first->element) ==
	       RIO_KIND_EXCLUSIVE_GATEWAY;
}

/*
 * The arc from a join that is there already, or RIO_NONE: one that the normal forms of some models
 * have before the vertex, or that some model draws there.
 */
static guint32
arc_from_join(const Weaver *weaver, guint32 v, const GArray *ways)
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

static int
compare_laid(gconstpointer a, gconstpointer b)
{
	const Laid *x = a, *y = b;

	return x->model < y->model ? -1 : x->model > y->model;
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
lead_to_join(Weaver *weaver, guint32 arc, guint32 join)
{
	RioWovenArc *moved = rio_weave_arc(weaver->weave, arc);
	GArray *laid = weaver->laid->pdata[arc];
	GArray *ways = weaver->out->pdata[moved->source];

	remove_way(weaver->in->pdata[moved->target], arc);
	for (guint i = 0; i < ways->len; i++) {
		guint32 way = g_array_index(ways, guint32, i);

		if (rio_weave_arc(weaver->weave, way)->target != join ||
		    rio_bits_meet(models_of_arc(weaver, way), moved->models))
			continue;
		rio_bits_unite(models_of_arc(weaver, way), moved->models);
		g_array_append_vals(weaver->laid->pdata[way], laid->data, laid->len);
		g_array_sort(weaver->laid->pdata[way], compare_laid);
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
share_join(Weaver *weaver, guint32 v)
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
			       models_of_arc(weaver, arc));
		rio_bits_unite(models_of_arc(weaver, lead), models_of_arc(weaver, arc));
		lead_to_join(weaver, arc, join);
	}
}

static void
vary_before(Weaver *weaver, guint32 v)
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
			join = add_vertex(weaver, RIO_WOVEN_VARIATION, RIO_ROUTING_EXCLUSIVE,
					  rio_weave_vertex(weaver->weave, v)->scope, v);
			arc = add_arc(weaver, join, v);
		}
		rio_bits_unite(rio_weave_vertex(weaver->weave, join)->models, slot->models);
		rio_bits_unite(models_of_arc(weaver, arc), slot->models);
		for (guint j = 0; j < slot->arcs->len; j++)
			if (g_array_index(slot->arcs, guint32, j) != arc)
				rio_weave_arc(weaver->weave, g_array_index(slot->arcs, guint32, j))
					->target = join;
	}
}

static void
add_variations(Weaver *weaver)
{
	guint32 n = weaver->weave->vertices->len;

	for (guint32 v = 0; v < n; v++)
		if (rio_weave_vertex(weaver->weave, v)->routing != RIO_ROUTING_PARALLEL)
			add_missing_way(weaver, v, TRUE);
	for (guint32 v = 0; v < n; v++)
		if (rio_weave_vertex(weaver->weave, v)->routing != RIO_ROUTING_PARALLEL)
			add_missing_way(weaver, v, FALSE);
	for (guint32 v = 0; v < n; v++)
		share_join(weaver, v);
	for (guint32 v = 0; v < n; v++)
		vary_after(weaver, v);
	for (guint32 v = 0; v < n; v++)
		vary_before(weaver, v);
}

/* Names */

static void
digest_vertex(const Weaver *weaver, guint32 v, GChecksum *sum)
{
	const RioWoven *vertex = rio_weave_vertex(weaver->weave, v);

	rio_digest_number(sum, vertex->role);
	rio_digest_number(sum, vertex->routing);
	if (vertex->group != RIO_NONE) {
		const GArray *members =
			rio_alignment_group(weaver->weave->alignment, vertex->group)->members;

		for (guint i = 0; i < members->len; i++) {
			const RioOwned *owned = &g_array_index(members, RioOwned, i);
			const RioModel *model = model_at(weaver, owned->model);

			rio_digest_text(sum, model->comune);
			rio_digest_text(sum, rio_model_id(model, owned->element));
		}
		return;
	}
	rio_bits_foreach (vertex->models, m)
		rio_digest_text(sum, model_at(weaver, m)->comune);
	if (vertex->of != RIO_NONE && vertex->of != v)
		digest_vertex(weaver, vertex->of, sum);
}

/* A letter and the digest; what would be the same again gets the next number. */
static char *
name_made(char letter, GChecksum *sum, GHashTable *taken)
{
	g_autofree char *digits = rio_digest_id(sum);
	char *name = g_strdup_printf("%c%s", letter, digits);

	for (guint n = 2; !g_hash_table_add(taken, g_strdup(name)); n++) {
		g_free(name);
		name = g_strdup_printf("%c%s-%u", letter, digits, n);
	}
	return name;
}

static void
name_vertices(Weaver *weaver, GHashTable *taken)
{
	for (guint32 v = 0; v < weaver->weave->vertices->len; v++) {
		RioWoven *vertex = rio_weave_vertex(weaver->weave, v);
		g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

		if (vertex->role == RIO_WOVEN_DRAWN)
			continue;
		digest_vertex(weaver, v, sum);
		vertex->id = name_made(vertex->role == RIO_WOVEN_START ? 's'
				       : vertex->role == RIO_WOVEN_END ? 'e'
								       : 'g',
				       sum, taken);
		if (vertex->role == RIO_WOVEN_VARIATION)
			vertex->variation = g_strconcat("v", vertex->id + 1, NULL);
	}
}

static void
name_arcs(Weaver *weaver, GHashTable *taken)
{
	for (guint32 a = 0; a < weaver->weave->arcs->len; a++) {
		RioWovenArc *arc = rio_weave_arc(weaver->weave, a);
		g_autoptr(GChecksum) sum = NULL;

		if (arc->group != RIO_NONE)
			continue;
		sum = g_checksum_new(G_CHECKSUM_SHA256);
		digest_vertex(weaver, arc->source, sum);
		digest_vertex(weaver, arc->target, sum);
		arc->id = name_made('f', sum, taken);
	}
}

/* Those that were led over another. */
static void
drop_empty_arcs(Weaver *weaver)
{
	GArray *arcs = weaver->weave->arcs;
	guint32 kept = 0;

	for (guint32 a = 0; a < arcs->len; a++) {
		if (rio_bits_empty(models_of_arc(weaver, a)))
			continue;
		g_array_index(arcs, RioWovenArc, kept) = g_array_index(arcs, RioWovenArc, a);
		if (kept < a) {
			g_array_unref(weaver->laid->pdata[kept]);
			weaver->laid->pdata[kept] = g_array_ref(weaver->laid->pdata[a]);
		}
		kept++;
	}
	g_array_set_size(arcs, kept);
}

static void
group_flows(Weaver *weaver)
{
	RioAlignment *alignment = weaver->weave->alignment;

	for (guint32 a = 0; a < weaver->weave->arcs->len; a++) {
		RioWovenArc *arc = rio_weave_arc(weaver->weave, a);
		const GArray *laid = weaver->laid->pdata[a];

		for (guint i = 0; i < laid->len; i++) {
			const Laid *one = &g_array_index(laid, Laid, i);
			const RioModel *model = model_at(weaver, one->model);
			guint32 flow = weaver->forms[one->model]->arcs[one->arc].flow, element;

			if (flow == RIO_NONE)
				continue;
			element = model->flows[flow].element;
			if (arc->group == RIO_NONE)
				arc->group = rio_alignment_add_group(
					alignment,
					alignment->of[one->model][rio_at(model, element)->parent]);
			rio_alignment_add(alignment, arc->group, one->model, element);
		}
	}
}

static RioDigraph *
graph_of(const RioWeave *weave)
{
	g_autofree RioEdge *edges = g_new(RioEdge, weave->arcs->len + 1);

	for (guint32 a = 0; a < weave->arcs->len; a++)
		edges[a] =
			(RioEdge){rio_weave_arc(weave, a)->source, rio_weave_arc(weave, a)->target};
	return rio_digraph_new(weave->vertices->len, edges, weave->arcs->len);
}

static void
weaver_free(Weaver *weaver)
{
	for (guint32 m = 0; m < n_models(weaver); m++) {
		g_free(weaver->vertex_of[m]);
	}
	g_free(weaver->vertex_of);
	g_free(weaver->of_group);
	g_free(weaver->gatherer);
	g_ptr_array_unref(weaver->laid);
	g_ptr_array_unref(weaver->out);
	g_ptr_array_unref(weaver->in);
	g_hash_table_unref(weaver->ways);
}

RioWeave *
rio_weave_new(RioAlignment *alignment)
{
	RioWeave *weave = g_new0(RioWeave, 1);
	Weaver weaver = {.weave = weave, .match = alignment->match, .forms = alignment->forms};
	g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GDestroyNotify unref = (GDestroyNotify)g_array_unref;

	weave->arena = rio_arena_new();
	weave->alignment = alignment;
	weave->vertices = g_array_new(FALSE, FALSE, sizeof(RioWoven));
	weave->arcs = g_array_new(FALSE, FALSE, sizeof(RioWovenArc));
	weaver.laid = g_ptr_array_new_with_free_func(unref);
	weaver.out = g_ptr_array_new_with_free_func(unref);
	weaver.in = g_ptr_array_new_with_free_func(unref);
	weaver.ways = g_hash_table_new_full(hash_ways, equal_ways, ways_free, NULL);
	weaver.vertex_of = g_new0(guint32 *, n_models(&weaver));

	add_drawn(&weaver);
	find_gatherers(&weaver);
	place_vertices(&weaver);
	for (guint32 m = 0; m < n_models(&weaver); m++)
		lay_arcs(&weaver, m);
	add_starts(&weaver);
	add_variations(&weaver);
	drop_empty_arcs(&weaver);
	group_flows(&weaver);
	name_vertices(&weaver, taken);
	name_arcs(&weaver, taken);
	weave->graph = graph_of(weave);

	weaver_free(&weaver);
	return weave;
}

void
rio_weave_free(RioWeave *weave)
{
	if (!weave)
		return;
	for (guint32 v = 0; v < weave->vertices->len; v++) {
		g_free(rio_weave_vertex(weave, v)->id);
		g_free(rio_weave_vertex(weave, v)->variation);
	}
	for (guint32 a = 0; a < weave->arcs->len; a++)
		g_free(rio_weave_arc(weave, a)->id);
	g_array_unref(weave->vertices);
	g_array_unref(weave->arcs);
	rio_digraph_free(weave->graph);
	rio_arena_free(weave->arena);
	g_free(weave);
}
