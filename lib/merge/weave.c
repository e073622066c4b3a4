#include "merge/weaver.h"

#include <string.h>

#include "base/digest.h"
#include "base/hash.h"
#include "merge/gather.h"
#include "model/content.h"

/* The ways from one vertex to another; of those with a flow of that name, or all. */
typedef struct {
	guint32 source, target;
	guint32 parent;	  /* group that the flows stand in */
	const char *name; /* NULL: all */
	GArray *arcs;
	guint32 model, next; /* the model was last given the arcs before that one */
} Ways;

guint32
rio_weaver_add_vertex(RioWeaver *weaver, RioWovenRole role, RioRouting routing, guint32 scope,
		      guint32 of)
{
	RioWoven vertex = {.role = role, .routing = routing, .group = RIO_NONE, .scope = scope};

	vertex.of = of == RIO_NONE && role != RIO_WOVEN_START ? weaver->weave->vertices->len : of;
	vertex.models = rio_bits_new_in(weaver->weave->arena, rio_weaver_n_models(weaver));
	g_array_append_val(weaver->weave->vertices, vertex);
	g_ptr_array_add(weaver->out, g_array_new(FALSE, FALSE, sizeof(guint32)));
	g_ptr_array_add(weaver->in, g_array_new(FALSE, FALSE, sizeof(guint32)));
	return weaver->weave->vertices->len - 1;
}

guint32
rio_weaver_add_arc(RioWeaver *weaver, guint32 source, guint32 target)
{
	RioWovenArc arc = {.source = source,
			   .target = target,
			   .parent = rio_weave_vertex(weaver->weave, source)->scope,
			   .group = RIO_NONE};

	arc.models = rio_bits_new_in(weaver->weave->arena, rio_weaver_n_models(weaver));
	g_array_append_val(weaver->weave->arcs, arc);
	g_ptr_array_add(weaver->laid, g_array_new(FALSE, FALSE, sizeof(RioLaid)));
	return weaver->weave->arcs->len - 1;
}

static guint
hash_ways(gconstpointer data)
{
	const Ways *ways = data;

	return ((ways->source * 31 + ways->target) * 31 + ways->parent) * 31 +
	       (ways->name ? rio_hash_text(ways->name) : 0);
}

static gboolean
equal_ways(gconstpointer a, gconstpointer b)
{
	const Ways *one = a, *other = b;

	return one->source == other->source && one->target == other->target &&
	       one->parent == other->parent && g_strcmp0(one->name, other->name) == 0;
}

static void
ways_free(gpointer data)
{
	Ways *ways = data;

	g_array_unref(ways->arcs);
	g_free(ways);
}

static void
note_way(RioWeaver *weaver, Ways key, guint32 arc)
{
	Ways *ways = g_hash_table_lookup(weaver->ways, &key);

	if (!ways) {
		ways = g_memdup2(&key, sizeof key);
		ways->model = RIO_NONE;
		ways->arcs = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_hash_table_add(weaver->ways, ways);
	}
	g_array_append_val(ways->arcs, arc);
}

static guint32
add_way(RioWeaver *weaver, Ways key)
{
	guint32 arc = rio_weaver_add_arc(weaver, key.source, key.target);

	rio_weave_arc(weaver->weave, arc)->parent = key.parent;
	g_array_append_val((GArray *)weaver->out->pdata[key.source], arc);
	g_array_append_val((GArray *)weaver->in->pdata[key.target], arc);
	key.name = NULL;
	note_way(weaver, key, arc);
	return arc;
}

guint32
rio_weaver_add_way(RioWeaver *weaver, guint32 source, guint32 target)
{
	return add_way(weaver, (Ways){source, target,
				      rio_weave_vertex(weaver->weave, source)->scope, NULL});
}

/* Vertices: a group of flow nodes each; gateways of the normal forms, one for all alike. */

static void
add_drawn(RioWeaver *weaver)
{
	const RioAlignment *alignment = weaver->weave->alignment;

	weaver->of_group = g_new(guint32, alignment->groups->len);
	for (guint32 g = 0; g < alignment->groups->len; g++) {
		const RioGroup *group = rio_alignment_group(alignment, g);
		const RioOwned *first = &g_array_index(group->members, RioOwned, 0);
		RioKind kind =
			rio_model_kind(rio_weaver_model(weaver, first->model), first->element);
		guint32 vertex;

		weaver->of_group[g] = RIO_NONE;
		if (!rio_kind_is(kind, RIO_FLOW_NODE))
			continue;
		vertex = rio_weaver_add_vertex(weaver, RIO_WOVEN_DRAWN, rio_routing_of(kind),
					       group->parent, RIO_NONE);
		weaver->of_group[g] = vertex;
		rio_weave_vertex(weaver->weave, vertex)->group = g;
		for (guint i = 0; i < group->members->len; i++)
			rio_bits_add(rio_weave_vertex(weaver->weave, vertex)->models,
				     g_array_index(group->members, RioOwned, i).model);
	}
}

static void
find_gatherers(RioWeaver *weaver)
{
	const RioAlignment *alignment = weaver->weave->alignment;
	guint32 n = weaver->weave->vertices->len;

	weaver->gatherer = g_new(guint32, n);
	for (guint32 g = 0; g < n; g++)
		weaver->gatherer[g] = RIO_NONE;
	for (guint32 v = n; v-- > 0;) {
		guint32 target =
			rio_gather_target(alignment, rio_weave_vertex(weaver->weave, v)->group);

		if (target != RIO_NONE)
			weaver->gatherer[weaver->of_group[target]] = v;
	}
}

/* A gateway of others that can do what the normal form of the model wants before the vertex. */
static guint32
gatherer_for(const RioWeaver *weaver, guint32 m, const RioVertex *made, guint32 of)
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
made_vertex(RioWeaver *weaver, GHashTable *made, const RioNormalForm *form, guint32 m, guint32 v)
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
	found = rio_weaver_add_vertex(
		weaver, vertex->normal == RIO_NORMAL_SPLIT ? RIO_WOVEN_SPLIT : RIO_WOVEN_JOIN,
		vertex->routing, rio_weave_vertex(weaver->weave, of)->scope, of);
	g_hash_table_insert(made, key, GUINT_TO_POINTER(found));
	return found;
}

static void
place_vertices(RioWeaver *weaver)
{
	g_autoptr(GHashTable) made =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);

	for (guint32 m = 0; m < rio_weaver_n_models(weaver); m++) {
		const RioNormalForm *form = weaver->forms[m];

		weaver->vertex_of[m] = g_new(guint32, form->n_vertices);
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
flow_name(const RioWeaver *weaver, guint32 model, guint32 flow)
{
	if (flow == RIO_NONE)
		return "";
	return rio_model_name(rio_weaver_model(weaver, model),
			      rio_weaver_model(weaver, model)->flows[flow].element);
}

/* What the arc of the model's normal form is among. */
static Ways
ways_of(const RioWeaver *weaver, guint32 model, guint32 a)
{
	const RioArc *arc = &weaver->forms[model]->arcs[a];
	const guint32 *vertex_of = weaver->vertex_of[model];
	Ways ways = {vertex_of[arc->source], vertex_of[arc->target], RIO_NONE,
		     flow_name(weaver, model, arc->flow)};

	if (arc->flow != RIO_NONE) {
		const RioModel *drawn = rio_weaver_model(weaver, model);
		guint32 flow = drawn->flows[arc->flow].element;

		ways.parent = weaver->weave->alignment->of[model][rio_at(drawn, flow)->parent];
	} else if (ways.source != RIO_NONE) {
		ways.parent = rio_weave_vertex(weaver->weave, ways.source)->scope;
	}
	return ways;
}

static gboolean
has_flow_named(const RioWeaver *weaver, guint32 arc, const char *name)
{
	const GArray *laid = weaver->laid->pdata[arc];

	for (guint i = 0; i < laid->len; i++) {
		const RioLaid *one = &g_array_index(laid, RioLaid, i);
		guint32 flow = weaver->forms[one->model]->arcs[one->arc].flow;

		if (g_str_equal(flow_name(weaver, one->model, flow), name))
			return TRUE;
	}
	return FALSE;
}

static void
take_arc(RioWeaver *weaver, guint32 arc, guint32 model, guint32 from)
{
	Ways ways = ways_of(weaver, model, from);
	RioLaid laid = {model, from};

	if (!has_flow_named(weaver, arc, ways.name))
		note_way(weaver, ways, arc);
	rio_bits_add(rio_weaver_models(weaver, arc), model);
	g_array_append_val((GArray *)weaver->laid->pdata[arc], laid);
}

/* What a model has it keeps, so each is looked at once. */
static guint32
free_way(const RioWeaver *weaver, const Ways *key, guint32 model)
{
	Ways *ways = g_hash_table_lookup(weaver->ways, key);

	if (!ways)
		return RIO_NONE;
	if (ways->model != model)
		ways->next = 0;
	ways->model = model;
	for (; ways->next < ways->arcs->len; ways->next++) {
		guint32 arc = g_array_index(ways->arcs, guint32, ways->next);

		if (!rio_bits_has(rio_weaver_models(weaver, arc), model))
			return arc;
	}
	return RIO_NONE;
}

guint32
rio_weaver_free_way(const RioWeaver *weaver, guint32 source, guint32 target, guint32 model)
{
	const Ways key = {source, target, rio_weave_vertex(weaver->weave, source)->scope, NULL};

	return free_way(weaver, &key, model);
}

static void
lay_arcs(RioWeaver *weaver, guint32 model)
{
	const RioNormalForm *form = weaver->forms[model];
	g_autofree gboolean *taken = g_new0(gboolean, form->n_arcs);

	/* those that find their name first, so that the rest does not take it */
	for (int by_name = 1; by_name >= 0; by_name--)
		for (guint32 a = 0; a < form->n_arcs; a++) {
			Ways key = ways_of(weaver, model, a);
			guint32 found;

			if (taken[a] || form->arcs[a].link || key.source == RIO_NONE ||
			    key.target == RIO_NONE)
				continue;
			if (!by_name)
				key.name = NULL;
			found = free_way(weaver, &key, model);
			if (found == RIO_NONE && by_name)
				continue;
			if (found == RIO_NONE)
				found = add_way(weaver, key);
			take_arc(weaver, found, model, a);
			taken[a] = TRUE;
		}
}

/* Names */

static void
digest_vertex(const RioWeaver *weaver, guint32 v, GChecksum *sum)
{
	const RioWoven *vertex = rio_weave_vertex(weaver->weave, v);

	rio_digest_number(sum, vertex->role);
	rio_digest_number(sum, vertex->routing);
	if (vertex->group != RIO_NONE) {
		const GArray *members =
			rio_alignment_group(weaver->weave->alignment, vertex->group)->members;

		for (guint i = 0; i < members->len; i++) {
			const RioOwned *owned = &g_array_index(members, RioOwned, i);
			const RioModel *model = rio_weaver_model(weaver, owned->model);

			rio_digest_text(sum, model->comune);
			rio_digest_text(sum, rio_model_id(model, owned->element));
		}
		return;
	}
	rio_bits_foreach (vertex->models, m)
		rio_digest_text(sum, rio_weaver_model(weaver, m)->comune);
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
name_vertices(RioWeaver *weaver, GHashTable *taken)
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
name_arcs(RioWeaver *weaver, GHashTable *taken)
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
drop_empty_arcs(RioWeaver *weaver)
{
	GArray *arcs = weaver->weave->arcs;
	guint32 kept = 0;

	for (guint32 a = 0; a < arcs->len; a++) {
		if (rio_bits_empty(rio_weaver_models(weaver, a)))
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
group_flows(RioWeaver *weaver)
{
	RioAlignment *alignment = weaver->weave->alignment;

	for (guint32 a = 0; a < weaver->weave->arcs->len; a++) {
		RioWovenArc *arc = rio_weave_arc(weaver->weave, a);
		const GArray *laid = weaver->laid->pdata[a];

		for (guint i = 0; i < laid->len; i++) {
			const RioLaid *one = &g_array_index(laid, RioLaid, i);
			const RioModel *model = rio_weaver_model(weaver, one->model);
			guint32 flow = weaver->forms[one->model]->arcs[one->arc].flow, element;

			if (flow == RIO_NONE)
				continue;
			element = model->flows[flow].element;
			if (arc->group == RIO_NONE)
				arc->group = rio_alignment_add_group(alignment, arc->parent);
			rio_alignment_add(alignment, arc->group, one->model, element);
		}
	}
}

static RioDigraph *
graph_of(const RioWeave *weave)
{
	g_autofree RioEdge *edges = g_new(RioEdge, weave->arcs->len);

	for (guint32 a = 0; a < weave->arcs->len; a++)
		edges[a] =
			(RioEdge){rio_weave_arc(weave, a)->source, rio_weave_arc(weave, a)->target};
	return rio_digraph_new(weave->vertices->len, edges, weave->arcs->len);
}

static void
weaver_free(RioWeaver *weaver)
{
	for (guint32 m = 0; m < rio_weaver_n_models(weaver); m++) {
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
	RioWeaver weaver = {.weave = weave, .match = alignment->match, .forms = alignment->forms};
	g_autoptr(GHashTable) taken =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	GDestroyNotify unref = (GDestroyNotify)g_array_unref;

	weave->arena = rio_arena_new();
	weave->alignment = alignment;
	weave->vertices = g_array_new(FALSE, FALSE, sizeof(RioWoven));
	weave->arcs = g_array_new(FALSE, FALSE, sizeof(RioWovenArc));
	weaver.laid = g_ptr_array_new_with_free_func(unref);
	weaver.out = g_ptr_array_new_with_free_func(unref);
	weaver.in = g_ptr_array_new_with_free_func(unref);
	weaver.ways = g_hash_table_new_full(hash_ways, equal_ways, ways_free, NULL);
	weaver.vertex_of = g_new0(guint32 *, rio_weaver_n_models(&weaver));

	add_drawn(&weaver);
	find_gatherers(&weaver);
	place_vertices(&weaver);
	for (guint32 m = 0; m < rio_weaver_n_models(&weaver); m++)
		lay_arcs(&weaver, m);
	rio_weaver_add_starts(&weaver);
	rio_weaver_add_ends(&weaver);
	rio_weaver_vary(&weaver);
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
