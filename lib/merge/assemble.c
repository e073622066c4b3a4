#include "merge/assemble.h"

#include <string.h>

#include "base/digest.h"
#include "base/words.h"
#include "merge/pieces.h"
#include "model/content.h"

/* What a piece of an element stands for. */
enum {
	CONTENT, /* a child of the leader's content */
	MEMBER,	 /* a group inside */
	VERTEX,	 /* a made vertex */
	ARC,	 /* a made flow */
	WORDS,	 /* documentation in words */
	ORIGINS, /* the extension elements of one that the leader has none of */
	INTO,	 /* arcs, as <incoming> and <outgoing> */
	OUT_OF,
	HELD, /* a vertex in the lane */
};

typedef struct {
	const RioWeave *weave;
	const RioAlignment *alignment;
	const RioMatch *match;
	RioLanguage language;
	RioBuilder *builder;

	char **ids;	     /* of groups */
	GHashTable *taken;   /* ids in use */
	GHashTable *nested;  /* model << 32 | element → id of an element in some content */
	guint32 *vertex_of;  /* group → vertex, or RIO_NONE */
	guint32 *arc_of;     /* group → arc, or RIO_NONE */
	guint32 *lane_of;    /* vertex → group of the lane it is put into, or RIO_NONE */
	GPtrArray *children; /* of group, one more for the definitions: GArray of groups */
	GPtrArray *vertices; /* of group, the same: GArray of made vertices */
	GPtrArray *arcs;
	GPtrArray *held;  /* of lane's group: GArray of vertices */
	GArray **foreign; /* of model: prefixes that mean another thing here; RioAttribute */
} Assembler;

/* Whose content is being copied. */
typedef struct {
	Assembler *assembler;
	guint32 model;
	gboolean is_lane_leader;
} Copying;

static const RioModel *
model_at(const Assembler *assembler, guint32 model)
{
	return assembler->match->models[model];
}

static RioGroup *
group_at(const Assembler *assembler, guint32 group)
{
	return rio_alignment_group(assembler->alignment, group);
}

static RioKind
kind_of(const Assembler *assembler, guint32 group)
{
	const RioOwned *leader = rio_group_leader(group_at(assembler, group));

	return rio_model_kind(model_at(assembler, leader->model), leader->element);
}

/* Ids: everyone keeps its own where nobody else has it. */

static char *
free_id(Assembler *assembler, const char *wanted)
{
	char *id = g_strdup(wanted);

	for (guint n = 2; !g_hash_table_add(assembler->taken, g_strdup(id)); n++) {
		g_free(id);
		id = g_strdup_printf("%s_%u", wanted, n);
	}
	return id;
}

/* The id that the leader bears in its file; one that is used twice or missing is made of it. */
static char *
group_id(Assembler *assembler, guint32 group)
{
	const RioOwned *leader = rio_group_leader(group_at(assembler, group));
	const RioModel *model = model_at(assembler, leader->model);
	const char *own = rio_model_attribute(model, leader->element, "id");
	g_autofree char *made = NULL;

	if (own && own[0] != '\0' && g_str_equal(own, rio_model_id(model, leader->element)))
		return free_id(assembler, own);
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *digits = NULL;

	rio_digest_text(sum, model->comune);
	rio_digest_text(sum, rio_model_id(model, leader->element));
	digits = rio_digest_id(sum);
	made = g_strconcat("x", digits, NULL);
	return free_id(assembler, made);
}

static const char *
vertex_id(const Assembler *assembler, guint32 vertex)
{
	const RioWoven *woven = rio_weave_vertex(assembler->weave, vertex);

	return woven->group == RIO_NONE ? woven->id : assembler->ids[woven->group];
}

static const char *
arc_id(const Assembler *assembler, guint32 arc)
{
	const RioWovenArc *woven = rio_weave_arc(assembler->weave, arc);

	return woven->group == RIO_NONE ? woven->id : assembler->ids[woven->group];
}

static const char *
nested_id(const RioModel *model, guint32 element, gpointer data)
{
	const Copying *copying = data;
	Assembler *assembler = copying->assembler;
	gpointer key = GSIZE_TO_POINTER((gsize)copying->model << 32 | element);
	char *id = g_hash_table_lookup(assembler->nested, key);

	if (!id) {
		id = free_id(assembler, rio_model_attribute(model, element, "id"));
		g_hash_table_insert(assembler->nested, key, id);
	}
	return id;
}

static const char *
merged_reference(const RioModel *model, guint32 element, gpointer data)
{
	const Copying *copying = data;
	guint32 group = copying->assembler->alignment->of[copying->model][element];

	if (group != RIO_NONE)
		return copying->assembler->ids[group];
	if (rio_content_is_owned(model, element) || element == model->root)
		return NULL;
	return nested_id(model, element, data);
}

static gboolean
skip_in_lane(const RioModel *model, guint32 child, gpointer data)
{
	const Copying *copying = data;

	return copying->is_lane_leader && rio_model_kind(model, child) == RIO_KIND_FLOW_NODE_REF;
}

static RioContentCopy
copy_from(Copying *copying)
{
	return (RioContentCopy){merged_reference, nested_id, TRUE, skip_in_lane, copying};
}

/* Where things are: children of groups, lanes of vertices. */

static guint32
slot_of(const Assembler *assembler, guint32 group)
{
	return group == RIO_NONE ? assembler->alignment->groups->len : group;
}

static GPtrArray *
lists_by_group(const Assembler *assembler)
{
	GPtrArray *lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	for (guint32 g = 0; g <= assembler->alignment->groups->len; g++)
		g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(guint32)));
	return lists;
}

static void
list_add(const Assembler *assembler, GPtrArray *lists, guint32 group, guint32 number)
{
	g_array_append_val((GArray *)lists->pdata[slot_of(assembler, group)], number);
}

/* As the first of the models that have them has them, so that what follows stays together. */
static int
compare_groups(gconstpointer a, gconstpointer b, gpointer data)
{
	const Assembler *assembler = data;
	const RioOwned *x = &g_array_index(group_at(assembler, *(const guint32 *)a)->members,
					   RioOwned, 0),
		       *y = &g_array_index(group_at(assembler, *(const guint32 *)b)->members,
					   RioOwned, 0);

	if (x->model != y->model)
		return x->model < y->model ? -1 : 1;
	return x->element < y->element ? -1 : x->element > y->element;
}

static void
place_groups(Assembler *assembler)
{
	guint32 n = assembler->alignment->groups->len;

	assembler->children = lists_by_group(assembler);
	for (guint32 g = 0; g < n; g++)
		list_add(assembler, assembler->children, group_at(assembler, g)->parent, g);
	for (guint32 g = 0; g <= n; g++)
		g_array_sort_with_data(assembler->children->pdata[g], compare_groups, assembler);
}

static void
place_flow(Assembler *assembler)
{
	const RioWeave *weave = assembler->weave;
	guint32 n = assembler->alignment->groups->len;

	assembler->vertices = lists_by_group(assembler);
	assembler->arcs = lists_by_group(assembler);
	assembler->vertex_of = g_new(guint32, n + 1);
	assembler->arc_of = g_new(guint32, n + 1);
	for (guint32 g = 0; g < n; g++)
		assembler->vertex_of[g] = assembler->arc_of[g] = RIO_NONE;
	for (guint32 v = 0; v < weave->vertices->len; v++) {
		const RioWoven *vertex = rio_weave_vertex(weave, v);

		if (vertex->group != RIO_NONE)
			assembler->vertex_of[vertex->group] = v;
		else
			list_add(assembler, assembler->vertices, vertex->scope, v);
	}
	for (guint32 a = 0; a < weave->arcs->len; a++) {
		const RioWovenArc *arc = rio_weave_arc(weave, a);

		if (arc->group != RIO_NONE)
			assembler->arc_of[arc->group] = a;
		else
			list_add(assembler, assembler->arcs,
				 rio_weave_vertex(weave, arc->source)->scope, a);
	}
}

static guint32
lane_of_member(const Assembler *assembler, const RioOwned *owned)
{
	const RioModel *model = model_at(assembler, owned->model);
	guint32 lane = model->nodes[rio_model_node(model, owned->element)].lane;

	return lane == RIO_NONE ? RIO_NONE : assembler->alignment->of[owned->model][lane];
}

/* The lane that most members are in; ties: that of the first. */
static guint32
vote_lane(const Assembler *assembler, const RioGroup *group)
{
	guint32 best = RIO_NONE, most = 0;

	for (guint i = 0; i < group->members->len; i++) {
		guint32 lane =
			lane_of_member(assembler, &g_array_index(group->members, RioOwned, i));
		guint32 votes = 0;

		if (lane == RIO_NONE)
			continue;
		for (guint j = 0; j < group->members->len; j++)
			votes += lane_of_member(assembler, &g_array_index(group->members, RioOwned,
									  j)) == lane;
		if (votes > most) {
			most = votes;
			best = lane;
		}
	}
	return best;
}

/* A made vertex is in the lane of the one it was made for; a start, of what it leads to. */
static guint32
lane_near(const Assembler *assembler, guint32 v)
{
	const RioWeave *weave = assembler->weave;
	guint32 steps = 0, near = v;

	while (rio_weave_vertex(weave, near)->group == RIO_NONE && steps++ < weave->vertices->len) {
		guint32 of = rio_weave_vertex(weave, near)->of, n;
		const guint32 *out = rio_digraph_out(weave->graph, near, &n);

		if (of != RIO_NONE && of != near)
			near = of;
		else if (n > 0)
			near = weave->graph->edges[out[0]].to;
		else
			return RIO_NONE;
	}
	return rio_weave_vertex(weave, near)->group == RIO_NONE ? RIO_NONE
								: assembler->lane_of[near];
}

static void
place_in_lanes(Assembler *assembler)
{
	guint32 n = assembler->weave->vertices->len;

	assembler->lane_of = g_new(guint32, n + 1);
	for (guint32 v = 0; v < n; v++) {
		guint32 group = rio_weave_vertex(assembler->weave, v)->group;

		assembler->lane_of[v] = group == RIO_NONE
						? RIO_NONE
						: vote_lane(assembler, group_at(assembler, group));
	}
	for (guint32 v = 0; v < n; v++)
		if (rio_weave_vertex(assembler->weave, v)->group == RIO_NONE)
			assembler->lane_of[v] = lane_near(assembler, v);
	assembler->held = lists_by_group(assembler);
	for (guint32 v = 0; v < n; v++)
		if (assembler->lane_of[v] != RIO_NONE)
			list_add(assembler, assembler->held, assembler->lane_of[v], v);
}

/* Words */

static char *
names_of(const Assembler *assembler, const RioBits *models)
{
	GString *names = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(names, "%s%s", names->len ? ", " : "",
				       model_at(assembler, m)->comune);
	return g_string_free(names, FALSE);
}

static const char *
member_name(const Assembler *assembler, const RioOwned *owned)
{
	return rio_model_name(model_at(assembler, owned->model), owned->element);
}

/* Whose it is where not all have it, and what each calls it where they differ; NULL: neither. */
static char *
words_of_group(const Assembler *assembler, const RioGroup *group)
{
	g_autoptr(RioBits) models = rio_bits_new(assembler->match->n_models);
	const char *name = member_name(assembler, rio_group_leader(group));
	GString *words = g_string_new(NULL);
	gboolean differ = FALSE;

	for (guint i = 0; i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		rio_bits_add(models, owned->model);
		differ |= !g_str_equal(member_name(assembler, owned), name);
	}
	if (rio_bits_count(models) < assembler->match->n_models) {
		g_autofree char *names = names_of(assembler, models);

		g_string_printf(words, _W(assembler->language, "Only in: %s."), names);
	}
	for (guint i = 0; differ && i < group->members->len; i++) {
		const RioOwned *owned = &g_array_index(group->members, RioOwned, i);

		g_string_append_printf(words, "%s%s: «%s»", words->len ? "\n" : "",
				       model_at(assembler, owned->model)->comune,
				       member_name(assembler, owned));
	}
	return g_string_free(words, words->len == 0);
}

static char *
words_of_vertex(const Assembler *assembler, guint32 v)
{
	const RioWoven *vertex = rio_weave_vertex(assembler->weave, v);
	g_autofree char *names = names_of(assembler, vertex->models);
	GString *words;
	guint32 n;
	const guint32 *out = rio_digraph_out(assembler->weave->graph, v, &n);

	switch (vertex->role) {
	case RIO_WOVEN_START:
		return g_strdup_printf(_W(assembler->language, "%s: the work begins here."), names);
	case RIO_WOVEN_END:
		return g_strdup_printf(_W(assembler->language, "%s: the work ends here."), names);
	case RIO_WOVEN_VARIATION:
		break;
	default:
		return NULL;
	}
	if (n < 2)
		return g_strdup(_W(assembler->language,
				   "Here the ways of the Comuni come together again."));
	words = g_string_new(_W(assembler->language, "Here the Comuni go different ways."));
	for (guint32 i = 0; i < n; i++) {
		const RioWovenArc *arc = rio_weave_arc(assembler->weave, out[i]);
		const RioWoven *target = rio_weave_vertex(assembler->weave, arc->target);
		g_autofree char *whose = names_of(assembler, arc->models);

		if (target->group == RIO_NONE)
			g_string_append_printf(words, "\n%s", whose);
		else
			g_string_append_printf(
				words, "\n%s: «%s»", whose,
				member_name(assembler,
					    rio_group_leader(group_at(assembler, target->group))));
	}
	return g_string_free(words, FALSE);
}

static void
write_words(Assembler *assembler, const char *of, const char *words)
{
	g_autofree char *wanted = g_strconcat(RIO_MADE_DOCUMENTATION, of, NULL);
	g_autofree char *id = free_id(assembler, wanted);

	rio_builder_open_kind(assembler->builder, RIO_KIND_DOCUMENTATION);
	rio_builder_set(assembler->builder, "id", id);
	rio_builder_text(assembler->builder, words, -1);
	rio_builder_close(assembler->builder);
}

/* Whose things are */

static void
set_rio(Assembler *assembler, const char *name, const char *value)
{
	rio_builder_attribute(assembler->builder, "rio", RIO_NS_RIO, name, value, -1);
}

static char *
keys_of(const RioBits *models)
{
	GString *keys = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(keys, "%sc%u", keys->len ? " " : "", m + 1);
	return g_string_free(keys, FALSE);
}

static void
set_keys(Assembler *assembler, const RioBits *models)
{
	g_autofree char *keys = keys_of(models);

	set_rio(assembler, "in", keys);
}

static char *
spelled(Assembler *assembler, const RioOwned *owned)
{
	Copying copying = {assembler, owned->model, FALSE};
	GString *text = g_string_new(NULL);

	rio_content_spell(model_at(assembler, owned->model), owned->element, merged_reference,
			  &copying, text);
	return g_string_free(text, FALSE);
}

/* Whether the lane names just the nodes of its Comune that are put into it here. */
static gboolean
lane_is_as_drawn(const Assembler *assembler, guint32 group, const RioOwned *lane)
{
	const RioModel *model = model_at(assembler, lane->model);
	guint32 named = 0, found = 0, held = 0;
	const GArray *vertices = assembler->held->pdata[group];

	for (guint32 c = rio_model_child(model, lane->element, RIO_KIND_FLOW_NODE_REF);
	     c != RIO_NONE; c = rio_model_next(model, c))
		named += rio_model_kind(model, c) == RIO_KIND_FLOW_NODE_REF;
	for (guint32 n = 0; n < model->n_nodes; n++)
		found += model->nodes[n].lane == lane->element;
	for (guint i = 0; i < vertices->len; i++) {
		guint32 nodes =
			rio_weave_vertex(assembler->weave, g_array_index(vertices, guint32, i))
				->group;
		const RioOwned *owned =
			nodes == RIO_NONE
				? NULL
				: rio_group_member(group_at(assembler, nodes), lane->model);

		if (!owned)
			continue;
		if (model->nodes[rio_model_node(model, owned->element)].lane != lane->element)
			return FALSE;
		held++;
	}
	return named == found && found == held;
}

/* Whether the content of the member is other than what the merged element says. */
static gboolean
needs_own_content(Assembler *assembler, guint32 group, const RioOwned *owned,
		  const char *leader_content)
{
	guint32 arc = assembler->arc_of[group];
	g_autofree char *content = NULL;

	if (arc != RIO_NONE &&
	    rio_weave_vertex(assembler->weave, rio_weave_arc(assembler->weave, arc)->source)
			    ->role == RIO_WOVEN_VARIATION)
		return TRUE;
	if (kind_of(assembler, group) == RIO_KIND_LANE &&
	    !lane_is_as_drawn(assembler, group, owned))
		return TRUE;
	content = spelled(assembler, owned);
	return !g_str_equal(content, leader_content);
}

/* What of the source's root means another thing, or nothing, at the root of the merged file. */
static void
declare_foreign(Assembler *assembler, guint32 model)
{
	const GArray *foreign = assembler->foreign[model];

	for (guint i = 0; i < foreign->len; i++) {
		const RioAttribute *attribute = &g_array_index(foreign, RioAttribute, i);

		rio_builder_namespace(assembler->builder,
				      model_at(assembler, model)->names[attribute->name].local,
				      attribute->value);
	}
}

static void
set_ends(Assembler *assembler, guint32 arc)
{
	const RioWovenArc *woven = rio_weave_arc(assembler->weave, arc);

	rio_builder_set(assembler->builder, "sourceRef", vertex_id(assembler, woven->source));
	rio_builder_set(assembler->builder, "targetRef", vertex_id(assembler, woven->target));
}

static void
write_content(Assembler *assembler, const RioOwned *owned)
{
	Copying copying = {assembler, owned->model, FALSE};
	RioContentCopy how = copy_from(&copying);
	const RioModel *model = model_at(assembler, owned->model);

	declare_foreign(assembler, owned->model);
	rio_content_copy_attributes(model, owned->element, &how, assembler->builder);
	for (guint32 c = rio_content_next_child(model, owned->element, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, owned->element, c))
		rio_content_copy_child(model, c, &how, assembler->builder);
}

static gboolean
is_default(const Assembler *assembler, const RioOwned *flow)
{
	const RioModel *model = model_at(assembler, flow->model);
	guint32 source = model->flows[rio_model_flow(model, flow->element)].source;

	return source != RIO_NONE &&
	       rio_content_default(model, model->nodes[source].element) == flow->element;
}

static void
write_origin(Assembler *assembler, guint32 group, const RioOwned *owned, const char *leader_content)
{
	const RioModel *model = model_at(assembler, owned->model);
	RioBuilder *builder = assembler->builder;
	g_autofree char *key = g_strdup_printf("c%u", owned->model + 1);
	guint32 arc = assembler->arc_of[group], node = rio_model_node(model, owned->element);

	rio_builder_open(builder, "rio", RIO_NS_RIO, "origin", 0);
	rio_builder_set(builder, "in", key);
	rio_builder_set(builder, "ref", rio_model_id(model, owned->element));
	rio_builder_set(builder, "name", rio_model_name(model, owned->element));
	if (node != RIO_NONE && model->nodes[node].lane != RIO_NONE &&
	    rio_model_name(model, model->nodes[node].lane)[0] != '\0')
		rio_builder_set(builder, "lane", rio_model_name(model, model->nodes[node].lane));
	if (arc != RIO_NONE && is_default(assembler, owned))
		rio_builder_set(builder, "default", "true");
	if (needs_own_content(assembler, group, owned, leader_content)) {
		rio_builder_open_kind(builder, rio_model_kind(model, owned->element));
		if (arc != RIO_NONE)
			set_ends(assembler, arc);
		write_content(assembler, owned);
		rio_builder_close(builder);
	}
	rio_builder_close(builder);
}

static void
write_origins(Assembler *assembler, guint32 group)
{
	const GArray *members = group_at(assembler, group)->members;
	g_autofree char *content = spelled(assembler, rio_group_leader(group_at(assembler, group)));

	for (guint i = 0; i < members->len; i++)
		write_origin(assembler, group, &g_array_index(members, RioOwned, i), content);
}

/* The sources, in the extension elements of the collaboration. */

static void
write_kept(Assembler *assembler, guint32 m)
{
	const RioModel *model = model_at(assembler, m);
	RioBuilder *builder = assembler->builder;

	for (guint32 f = 0; f < model->n_flows; f++) {
		const RioFlow *flow = &model->flows[f];
		RioOwned owned = {m, flow->element};
		Copying copying = {assembler, m, FALSE};
		guint32 parent = rio_at(model, flow->element)->parent;

		if (assembler->alignment->of[m][flow->element] != RIO_NONE ||
		    !rio_content_is_owned(model, flow->element))
			continue;
		rio_builder_open(builder, "rio", RIO_NS_RIO, "kept", 0);
		rio_builder_set(builder, "ref", rio_model_id(model, flow->element));
		if (assembler->alignment->of[m][parent] != RIO_NONE)
			rio_builder_set(builder, "at",
					assembler->ids[assembler->alignment->of[m][parent]]);
		rio_builder_open_kind(builder, RIO_KIND_SEQUENCE_FLOW);
		for (int end = 0; end < 2; end++) {
			const char *which = end == 0 ? "sourceRef" : "targetRef";
			const char *value = rio_model_attribute(model, flow->element, which);
			guint32 found = value ? rio_model_find(model, value) : RIO_NONE;
			const char *other =
				found == RIO_NONE ? NULL : merged_reference(model, found, &copying);

			rio_builder_set(builder, which, other ? other : value);
		}
		write_content(assembler, &owned);
		rio_builder_close(builder);
		rio_builder_close(builder);
	}
}

static void
write_source(Assembler *assembler, guint32 m)
{
	const RioModel *model = model_at(assembler, m);
	RioBuilder *builder = assembler->builder;
	Copying copying = {assembler, m, FALSE};
	RioContentCopy how = copy_from(&copying);
	g_autofree char *key = g_strdup_printf("c%u", m + 1);
	g_autofree char *file = model->file[0] ? g_path_get_basename(model->file) : g_strdup("");
	const char *id = rio_model_attribute(model, model->root, "id");

	rio_builder_open(builder, "rio", RIO_NS_RIO, "source", 0);
	rio_builder_set(builder, "key", key);
	rio_builder_set(builder, "comune", model->comune);
	rio_builder_set(builder, "file", file);
	rio_builder_set(builder, "sha256", rio_model_sha256(model));
	rio_builder_open_kind(builder, RIO_KIND_DEFINITIONS);
	rio_content_copy_attributes(model, model->root, &how, builder);
	if (id)
		set_rio(assembler, "ref", id);
	for (guint32 c = rio_content_next_child(model, model->root, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, model->root, c))
		rio_content_copy_child(model, c, &how, builder);
	rio_builder_close(builder);
	write_kept(assembler, m);
	rio_builder_close(builder);
}

static void
write_merge(Assembler *assembler, const char *mode)
{
	rio_builder_open(assembler->builder, "rio", RIO_NS_RIO, "merge", 0);
	rio_builder_set(assembler->builder, "version", "1");
	rio_builder_set(assembler->builder, "mode", mode);
	for (guint32 m = 0; m < assembler->match->n_models; m++)
		write_source(assembler, m);
	rio_builder_close(assembler->builder);
}
