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
	HELD,	   /* a vertex in the lane */
	DATA,	   /* a data link */
	DATA_SLOT, /* what a data link into the element ends at */
};

typedef struct {
	const RioWeave *weave;
	const RioAlignment *alignment;
	const RioMatch *match;
	RioLanguage language;
	RioBuilder *builder;

	char **ids;	     /* of groups */
	char **contents;     /* of groups: that of the leader, spelled, once asked for */
	GHashTable *taken;   /* ids in use */
	GHashTable *nested;  /* model << 32 | element → id of an element in some content */
	guint32 *vertex_of;  /* group → vertex, or RIO_NONE */
	guint32 *arc_of;     /* group → arc, or RIO_NONE */
	guint32 *lane_of;    /* vertex → group of the lane it is put into, or RIO_NONE */
	GPtrArray *children; /* of group, one more for the definitions: GArray of groups */
	GPtrArray *vertices; /* of group, the same: GArray of made vertices */
	GPtrArray *arcs;
	GPtrArray *held;  /* of lane's group: GArray of vertices */
	GArray *links;	  /* of DataLink */
	GArray **foreign; /* of model: prefixes that mean another thing here; RioAttribute */
} Assembler;

/* An activity that reads or writes data for others than its leader. */
typedef struct {
	RioKind kind; /* which data association */
	guint32 data; /* group */
	RioBits *models;
	char *id, *slot; /* of the association; of the property that one of input ends at */
} DataLink;

/* Whose content is being copied. */
typedef struct {
	Assembler *assembler;
	guint32 model;
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

static void
reserve_unknown(Assembler *assembler, const RioModel *model, const char *reference)
{
	g_autofree char *text = NULL;

	if (rio_model_find(model, reference) != RIO_NONE)
		return;
	text = g_strstrip(g_strdup(reference));
	if (strrchr(text, ':'))
		g_hash_table_add(assembler->taken, g_strdup(strrchr(text, ':') + 1));
	g_hash_table_add(assembler->taken, g_steal_pointer(&text));
}

/* A reference to what its file does not have must not lead to what another Comune has. */
static void
reserve_unknown_of(Assembler *assembler, guint32 m)
{
	const RioModel *model = model_at(assembler, m);

	for (guint32 e = 0; e < model->n_elements; e++) {
		const RioElement *here = rio_at(model, e);

		/* what is only kept has no place where a reference could find it */
		if (here->kind == RIO_KIND_SEQUENCE_FLOW &&
		    assembler->alignment->of[m][e] == RIO_NONE)
			g_hash_table_add(assembler->taken, g_strdup(rio_model_id(model, e)));
		if (here->kind == RIO_KIND_CHARACTERS && here->parent != RIO_NONE &&
		    rio_content_is_reference(model, here->parent, NULL))
			reserve_unknown(assembler, model, here->text);
		for (guint32 i = 0; i < here->n_attributes; i++) {
			const RioAttribute *attribute = &model->attributes[here->attributes + i];

			if (rio_content_is_reference(model, e, &model->names[attribute->name]))
				reserve_unknown(assembler, model, attribute->value);
		}
	}
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
group_reference(const RioModel *model, guint32 element, gpointer data)
{
	const Copying *copying = data;
	guint32 group = copying->assembler->alignment->of[copying->model][element];

	return group == RIO_NONE ? NULL : copying->assembler->ids[group];
}

static gboolean needs_own_content(Assembler *assembler, guint32 group, const RioOwned *owned);

/* The element with that id in the content of the owner. */
static guint32
find_in_content(const RioModel *model, guint32 owner, const char *id)
{
	for (guint32 e = owner + 1; e < rio_at(model, owner)->end; e++)
		if (g_strcmp0(rio_model_attribute(model, e, "id"), id) == 0 &&
		    rio_content_owner(model, e) == owner)
			return e;
	return RIO_NONE;
}

/* What is in some content is where that content is: with the member, or with its leader. */
static const char *
merged_reference(const RioModel *model, guint32 element, gpointer data)
{
	const Copying *copying = data;
	Assembler *assembler = copying->assembler;
	RioOwned owner = {copying->model, rio_content_owner(model, element)};
	guint32 group = assembler->alignment->of[copying->model][owner.element], same;
	const RioOwned *leader;

	if (owner.element == element)
		return group_reference(model, element, data);
	if (!rio_model_attribute(model, element, "id"))
		return NULL;
	leader = group == RIO_NONE ? &owner : rio_group_leader(group_at(assembler, group));
	if (leader->model == owner.model || needs_own_content(assembler, group, &owner))
		return nested_id(model, element, data);
	same = find_in_content(model_at(assembler, leader->model), leader->element,
			       rio_model_attribute(model, element, "id"));
	if (same == RIO_NONE)
		return NULL;
	return nested_id(model_at(assembler, leader->model), same,
			 &(Copying){assembler, leader->model});
}

static RioContentCopy
copy_from(Copying *copying)
{
	return (RioContentCopy){merged_reference, nested_id, TRUE, copying};
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
	Copying copying = {assembler, owned->model};
	GString *text = g_string_new(NULL);

	rio_content_spell(model_at(assembler, owned->model), owned->element, group_reference,
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

/* Whether the flow says in its name and condition whose way it is. */
static gboolean
leads_out_of_variation(const Assembler *assembler, guint32 arc)
{
	guint32 source = rio_weave_arc(assembler->weave, arc)->source, n;

	rio_digraph_out(assembler->weave->graph, source, &n);
	return rio_weave_vertex(assembler->weave, source)->role == RIO_WOVEN_VARIATION && n > 1;
}

/* Whether the content of the member is other than what the merged element says. */
static gboolean
needs_own_content(Assembler *assembler, guint32 group, const RioOwned *owned)
{
	const RioOwned *leader = rio_group_leader(group_at(assembler, group));
	guint32 arc = assembler->arc_of[group];
	g_autofree char *content = NULL;

	if (arc != RIO_NONE && leads_out_of_variation(assembler, arc))
		return TRUE;
	if (kind_of(assembler, group) == RIO_KIND_LANE &&
	    !lane_is_as_drawn(assembler, group, owned))
		return TRUE;
	if (owned->model == leader->model)
		return FALSE;
	if (!assembler->contents[group])
		assembler->contents[group] = spelled(assembler, leader);
	content = spelled(assembler, owned);
	return !g_str_equal(content, assembler->contents[group]);
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
	Copying copying = {assembler, owned->model};
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
write_origin(Assembler *assembler, guint32 group, const RioOwned *owned)
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
	if (needs_own_content(assembler, group, owned)) {
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

	for (guint i = 0; i < members->len; i++)
		write_origin(assembler, group, &g_array_index(members, RioOwned, i));
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
		Copying copying = {assembler, m};
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
	Copying copying = {assembler, m};
	RioContentCopy how = copy_from(&copying);
	g_autofree char *key = g_strdup_printf("c%u", m + 1);
	g_autofree char *file = model->file[0] ? g_path_get_basename(model->file) : g_strdup("");
	const char *id = rio_model_attribute(model, model->root, "id");

	rio_builder_open(builder, "rio", RIO_NS_RIO, "source", 0);
	rio_builder_set(builder, "key", key);
	rio_builder_set(builder, "comune", model->comune);
	rio_builder_set(builder, "file", file);
	rio_builder_set(builder, "sha256", rio_model_get_sha256(model));
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
write_merge(Assembler *assembler)
{
	rio_builder_open(assembler->builder, "rio", RIO_NS_RIO, "merge", 0);
	rio_builder_set(assembler->builder, "version", "1");
	rio_builder_set(assembler->builder, "mode", "union");
	for (guint32 m = 0; m < assembler->match->n_models; m++)
		write_source(assembler, m);
	rio_builder_close(assembler->builder);
}

/* Elements */

static void write_group(Assembler *assembler, guint32 group);

static void
write_text(Assembler *assembler, RioKind kind, const char *text)
{
	rio_builder_open_kind(assembler->builder, kind);
	rio_builder_text(assembler->builder, text, -1);
	rio_builder_close(assembler->builder);
}

static void
write_refs(Assembler *assembler, RioKind kind, guint32 vertex)
{
	guint32 n;
	const guint32 *arcs = kind == RIO_KIND_INCOMING
				      ? rio_digraph_in(assembler->weave->graph, vertex, &n)
				      : rio_digraph_out(assembler->weave->graph, vertex, &n);

	for (guint32 i = 0; i < n; i++)
		write_text(assembler, kind, arc_id(assembler, arcs[i]));
}

static void
write_vertex(Assembler *assembler, guint32 v)
{
	static const RioKind gateways[] = {
		[RIO_ROUTING_EXCLUSIVE] = RIO_KIND_EXCLUSIVE_GATEWAY,
		[RIO_ROUTING_PARALLEL] = RIO_KIND_PARALLEL_GATEWAY,
		[RIO_ROUTING_INCLUSIVE] = RIO_KIND_INCLUSIVE_GATEWAY,
		[RIO_ROUTING_COMPLEX] = RIO_KIND_COMPLEX_GATEWAY,
	};
	const RioWoven *vertex = rio_weave_vertex(assembler->weave, v);
	g_autofree char *words = words_of_vertex(assembler, v);
	guint32 n;

	rio_digraph_out(assembler->weave->graph, v, &n);
	rio_builder_open_kind(assembler->builder,
			      vertex->role == RIO_WOVEN_START ? RIO_KIND_START_EVENT
			      : vertex->role == RIO_WOVEN_END ? RIO_KIND_END_EVENT
							      : gateways[vertex->routing]);
	rio_builder_set(assembler->builder, "id", vertex->id);
	if (vertex->role == RIO_WOVEN_VARIATION && n > 1)
		rio_builder_set(assembler->builder, "name",
				_W(assembler->language, "Which Comune?"));
	set_keys(assembler, vertex->models);
	if (vertex->role == RIO_WOVEN_VARIATION)
		set_rio(assembler, "variation", vertex->variation);
	if (vertex->role == RIO_WOVEN_SPLIT || vertex->role == RIO_WOVEN_JOIN)
		set_rio(assembler, "normal", vertex->role == RIO_WOVEN_SPLIT ? "split" : "join");
	if (words)
		write_words(assembler, vertex->id, words);
	write_refs(assembler, RIO_KIND_INCOMING, v);
	write_refs(assembler, RIO_KIND_OUTGOING, v);
	rio_builder_close(assembler->builder);
}

/* comune in ("Brenta", "Pieve"): a FEEL expression. */
static char *
condition_of(const Assembler *assembler, const RioBits *models)
{
	GString *text = g_string_new("comune in (");

	rio_bits_foreach (models, m) {
		g_string_append(text, text->str[text->len - 1] == '(' ? "\"" : ", \"");
		for (const char *c = model_at(assembler, m)->comune; *c; c++) {
			if (*c == '"' || *c == '\\')
				g_string_append_c(text, '\\');
			g_string_append_c(text, *c);
		}
		g_string_append_c(text, '"');
	}
	g_string_append_c(text, ')');
	return g_string_free(text, FALSE);
}

static void
write_condition(Assembler *assembler, const RioBits *models)
{
	g_autofree char *condition = condition_of(assembler, models);

	rio_builder_open_kind(assembler->builder, RIO_KIND_CONDITION_EXPRESSION);
	rio_builder_attribute(assembler->builder, "xsi", RIO_NS_XSI, "type",
			      "bpmn:tFormalExpression", -1);
	rio_builder_set(assembler->builder, "language",
			"https://www.omg.org/spec/DMN/20191111/FEEL/");
	rio_builder_text(assembler->builder, condition, -1);
	rio_builder_close(assembler->builder);
}

/* A flow that nobody drew, or one out of a variation: named after its Comuni. */
static void
write_arc(Assembler *assembler, guint32 a)
{
	const RioWovenArc *arc = rio_weave_arc(assembler->weave, a);
	gboolean varies = leads_out_of_variation(assembler, a);
	g_autofree char *name = varies ? names_of(assembler, arc->models) : NULL;

	rio_builder_open_kind(assembler->builder, RIO_KIND_SEQUENCE_FLOW);
	rio_builder_set(assembler->builder, "id", arc_id(assembler, a));
	set_ends(assembler, a);
	rio_builder_set(assembler->builder, "name", name);
	set_keys(assembler, arc->models);
	if (arc->group != RIO_NONE) {
		rio_builder_open_kind(assembler->builder, RIO_KIND_EXTENSION_ELEMENTS);
		write_origins(assembler, arc->group);
		rio_builder_close(assembler->builder);
	}
	if (varies)
		write_condition(assembler, arc->models);
	rio_builder_close(assembler->builder);
}

/* The flow that is the default of the vertex for all its models, or RIO_NONE. */
static guint32
default_of(const Assembler *assembler, guint32 vertex)
{
	guint32 n;
	const guint32 *out = rio_digraph_out(assembler->weave->graph, vertex, &n);

	if (rio_weave_vertex(assembler->weave, vertex)->routing == RIO_ROUTING_PARALLEL)
		return RIO_NONE;
	for (guint32 i = 0; i < n; i++) {
		const RioWovenArc *arc = rio_weave_arc(assembler->weave, out[i]);
		const GArray *members;
		gboolean all = TRUE;

		if (arc->group == RIO_NONE ||
		    !rio_bits_equal(arc->models,
				    rio_weave_vertex(assembler->weave, vertex)->models))
			continue;
		members = group_at(assembler, arc->group)->members;
		for (guint j = 0; j < members->len; j++)
			all &= is_default(assembler, &g_array_index(members, RioOwned, j));
		if (all)
			return out[i];
	}
	return RIO_NONE;
}

/* The pieces inside a process or subprocess that are not groups, or in the definitions. */
static void
add_made_pieces(const Assembler *assembler, guint32 group, RioKind kind, GArray *pieces)
{
	const GArray *vertices = assembler->vertices->pdata[slot_of(assembler, group)];
	const GArray *arcs = assembler->arcs->pdata[slot_of(assembler, group)];

	for (guint i = 0; i < vertices->len; i++)
		rio_pieces_add(pieces, kind, RIO_KIND_EXCLUSIVE_GATEWAY, VERTEX,
			       g_array_index(vertices, guint32, i));
	for (guint i = 0; i < arcs->len; i++)
		rio_pieces_add(pieces, kind, RIO_KIND_SEQUENCE_FLOW, ARC,
			       g_array_index(arcs, guint32, i));
}

/* The group of the data that the association is with, or RIO_NONE. */
static guint32
data_of(const Assembler *assembler, guint32 m, guint32 association)
{
	const RioModel *model = model_at(assembler, m);
	gboolean reads = rio_model_kind(model, association) == RIO_KIND_DATA_INPUT_ASSOCIATION;
	guint32 end = rio_model_child(model, association,
				      reads ? RIO_KIND_SOURCE_REF : RIO_KIND_TARGET_REF);
	g_autoptr(GString) text = g_string_new(NULL);
	guint32 found;

	if (end == RIO_NONE)
		return RIO_NONE;
	rio_model_text(model, end, text);
	found = rio_model_find(model, text->str);
	return found == RIO_NONE ? RIO_NONE : assembler->alignment->of[m][found];
}

/* The link of that kind to that data, from @first on, or RIO_NONE. */
static guint32
find_link(const Assembler *assembler, guint first, RioKind kind, guint32 data)
{
	for (guint i = first; i < assembler->links->len; i++) {
		const DataLink *link = &g_array_index(assembler->links, DataLink, i);

		if (link->kind == kind && link->data == data)
			return i;
	}
	return RIO_NONE;
}

static guint32
add_link(Assembler *assembler, guint32 group, RioKind kind, guint32 data)
{
	DataLink link = {kind, data, rio_bits_new(assembler->match->n_models), NULL, NULL};
	g_autofree char *wanted =
		g_strconcat(assembler->ids[group], "_", assembler->ids[data], NULL);
	g_autofree char *slot = g_strconcat(wanted, "_slot", NULL);

	link.id = free_id(assembler, wanted);
	link.slot = free_id(assembler, slot);
	g_array_append_val(assembler->links, link);
	return assembler->links->len - 1;
}

/* What others than the leader read and write is drawn too, though their content is in the origins.
 */
static void
add_data_pieces(Assembler *assembler, guint32 group, RioKind kind, GArray *pieces)
{
	const RioGroup *members = group_at(assembler, group);
	guint first = assembler->links->len;

	for (guint i = 0; i < members->members->len; i++) {
		const RioOwned *owned = &g_array_index(members->members, RioOwned, i);
		const RioModel *model = model_at(assembler, owned->model);

		for (guint32 c = rio_model_first(model, owned->element); c != RIO_NONE;
		     c = rio_model_next(model, c)) {
			RioKind child = rio_model_kind(model, c);
			guint32 data, link;

			if (child != RIO_KIND_DATA_INPUT_ASSOCIATION &&
			    child != RIO_KIND_DATA_OUTPUT_ASSOCIATION)
				continue;
			data = data_of(assembler, owned->model, c);
			if (data == RIO_NONE)
				continue;
			link = find_link(assembler, first, child, data);
			if (link == RIO_NONE)
				link = add_link(assembler, group, child, data);
			rio_bits_add(g_array_index(assembler->links, DataLink, link).models,
				     owned->model);
		}
	}
	for (guint i = first; i < assembler->links->len; i++) {
		const DataLink *link = &g_array_index(assembler->links, DataLink, i);

		if (rio_bits_has(link->models, rio_group_leader(members)->model))
			continue;
		rio_pieces_add(pieces, kind, link->kind, DATA, i);
		if (link->kind == RIO_KIND_DATA_INPUT_ASSOCIATION)
			rio_pieces_add(pieces, kind, RIO_KIND_PROPERTY, DATA_SLOT, i);
	}
}

static GArray *
pieces_of(Assembler *assembler, guint32 group, const char *words)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));
	const GArray *children = assembler->children->pdata[group];
	const RioOwned *leader = rio_group_leader(group_at(assembler, group));
	const RioModel *model = model_at(assembler, leader->model);
	RioKind kind = kind_of(assembler, group);
	guint32 own_extensions = RIO_NONE;

	rio_pieces_add_content(pieces, model, leader->element, FALSE, CONTENT);
	for (guint i = 0; i < pieces->len; i++) {
		guint32 child = g_array_index(pieces, RioPiece, i).number;

		if (rio_model_kind(model, child) == RIO_KIND_EXTENSION_ELEMENTS)
			own_extensions = child;
	}
	if (own_extensions == RIO_NONE)
		rio_pieces_add(pieces, kind, RIO_KIND_EXTENSION_ELEMENTS, ORIGINS, 0);
	if (words)
		rio_pieces_add(pieces, kind, RIO_KIND_DOCUMENTATION, WORDS, 0);
	if (assembler->vertex_of[group] != RIO_NONE) {
		rio_pieces_add(pieces, kind, RIO_KIND_INCOMING, INTO, 0);
		rio_pieces_add(pieces, kind, RIO_KIND_OUTGOING, OUT_OF, 0);
	}
	if (kind == RIO_KIND_LANE)
		for (guint i = 0; i < ((GArray *)assembler->held->pdata[group])->len; i++)
			rio_pieces_add(
				pieces, kind, RIO_KIND_FLOW_NODE_REF, HELD,
				g_array_index((GArray *)assembler->held->pdata[group], guint32, i));
	for (guint i = 0; i < children->len; i++) {
		guint32 child = g_array_index(children, guint32, i);

		rio_pieces_add(pieces, kind, kind_of(assembler, child), MEMBER, child);
	}
	add_made_pieces(assembler, group, kind, pieces);
	if (assembler->vertex_of[group] != RIO_NONE)
		add_data_pieces(assembler, group, kind, pieces);
	rio_pieces_sort(pieces);
	return pieces;
}

static gboolean
is_collaboration_of_merge(const Assembler *assembler, guint32 group)
{
	const GArray *roots = assembler->children->pdata[slot_of(assembler, RIO_NONE)];

	for (guint i = 0; i < roots->len; i++)
		if (kind_of(assembler, g_array_index(roots, guint32, i)) == RIO_KIND_COLLABORATION)
			return g_array_index(roots, guint32, i) == group;
	return FALSE;
}

/* The leader's extension elements, and with them whose the element is. */
static void
write_extensions(Assembler *assembler, guint32 group, guint32 own)
{
	const RioOwned *leader = rio_group_leader(group_at(assembler, group));
	const RioModel *model = model_at(assembler, leader->model);
	Copying copying = {assembler, leader->model};
	RioContentCopy how = copy_from(&copying);

	rio_builder_open_kind(assembler->builder, RIO_KIND_EXTENSION_ELEMENTS);
	if (own != RIO_NONE)
		for (guint32 c = rio_content_next_child(model, own, RIO_NONE); c != RIO_NONE;
		     c = rio_content_next_child(model, own, c))
			rio_content_copy_child(model, c, &how, assembler->builder);
	if (is_collaboration_of_merge(assembler, group))
		write_merge(assembler);
	write_origins(assembler, group);
	rio_builder_close(assembler->builder);
}

static void
write_link(Assembler *assembler, const DataLink *link)
{
	rio_builder_open_kind(assembler->builder, link->kind);
	rio_builder_set(assembler->builder, "id", link->id);
	set_keys(assembler, link->models);
	if (link->kind == RIO_KIND_DATA_INPUT_ASSOCIATION) {
		write_text(assembler, RIO_KIND_SOURCE_REF, assembler->ids[link->data]);
		write_text(assembler, RIO_KIND_TARGET_REF, link->slot);
	} else {
		write_text(assembler, RIO_KIND_TARGET_REF, assembler->ids[link->data]);
	}
	rio_builder_close(assembler->builder);
}

/* The schema wants an end, so an input gets a property to end at, as modellers do it. */
static void
write_slot(Assembler *assembler, const DataLink *link)
{
	rio_builder_open_kind(assembler->builder, RIO_KIND_PROPERTY);
	rio_builder_set(assembler->builder, "id", link->slot);
	rio_builder_set(assembler->builder, "name", "__targetRef_placeholder");
	set_keys(assembler, link->models);
	rio_builder_close(assembler->builder);
}

static void
write_piece(Assembler *assembler, guint32 group, const RioPiece *piece, const char *words)
{
	const RioOwned *leader = rio_group_leader(group_at(assembler, group));
	const RioModel *model = model_at(assembler, leader->model);
	Copying copying = {assembler, leader->model};
	RioContentCopy how = copy_from(&copying);

	switch (piece->what) {
	case CONTENT:
		if (rio_model_kind(model, piece->number) == RIO_KIND_EXTENSION_ELEMENTS)
			write_extensions(assembler, group, piece->number);
		else
			rio_content_copy_child(model, piece->number, &how, assembler->builder);
		return;
	case ORIGINS:
		write_extensions(assembler, group, RIO_NONE);
		return;
	case WORDS:
		write_words(assembler, assembler->ids[group], words);
		return;
	case MEMBER:
		write_group(assembler, piece->number);
		return;
	case VERTEX:
		write_vertex(assembler, piece->number);
		return;
	case ARC:
		write_arc(assembler, piece->number);
		return;
	case INTO:
		write_refs(assembler, RIO_KIND_INCOMING, assembler->vertex_of[group]);
		return;
	case OUT_OF:
		write_refs(assembler, RIO_KIND_OUTGOING, assembler->vertex_of[group]);
		return;
	case HELD:
		write_text(assembler, RIO_KIND_FLOW_NODE_REF, vertex_id(assembler, piece->number));
		return;
	case DATA:
		write_link(assembler, &g_array_index(assembler->links, DataLink, piece->number));
		return;
	case DATA_SLOT:
		write_slot(assembler, &g_array_index(assembler->links, DataLink, piece->number));
		return;
	}
}

/* A gateway may be passed by others than those who drew it, and so may the flow out of it. */
static void
set_models(Assembler *assembler, guint32 group)
{
	g_autoptr(RioBits) models = rio_bits_new(assembler->match->n_models);
	const GArray *members = group_at(assembler, group)->members;

	for (guint i = 0; i < members->len; i++)
		rio_bits_add(models, g_array_index(members, RioOwned, i).model);
	if (assembler->vertex_of[group] != RIO_NONE)
		rio_bits_unite(
			models,
			rio_weave_vertex(assembler->weave, assembler->vertex_of[group])->models);
	if (assembler->arc_of[group] != RIO_NONE)
		rio_bits_unite(models,
			       rio_weave_arc(assembler->weave, assembler->arc_of[group])->models);
	set_keys(assembler, models);
}

static void
write_group(Assembler *assembler, guint32 group)
{
	guint32 arc = assembler->arc_of[group], vertex = assembler->vertex_of[group];
	const RioOwned *leader = rio_group_leader(group_at(assembler, group));
	const RioModel *model = model_at(assembler, leader->model);
	Copying copying = {assembler, leader->model};
	RioContentCopy how = copy_from(&copying);
	g_autofree char *words = NULL;
	g_autoptr(GArray) pieces = NULL;

	if (arc != RIO_NONE && leads_out_of_variation(assembler, arc)) {
		write_arc(assembler, arc);
		return;
	}
	rio_builder_open_kind(assembler->builder, kind_of(assembler, group));
	rio_builder_set(assembler->builder, "id", assembler->ids[group]);
	if (arc != RIO_NONE)
		set_ends(assembler, arc);
	declare_foreign(assembler, leader->model);
	rio_content_copy_attributes(model, leader->element, &how, assembler->builder);
	if (vertex != RIO_NONE && default_of(assembler, vertex) != RIO_NONE)
		rio_builder_set(assembler->builder, "default",
				arc_id(assembler, default_of(assembler, vertex)));
	set_models(assembler, group);
	if (rio_kind_is(kind_of(assembler, group), RIO_FLOW_NODE) ||
	    kind_of(assembler, group) == RIO_KIND_LANE)
		words = words_of_group(assembler, group_at(assembler, group));
	pieces = pieces_of(assembler, group, words);
	for (guint i = 0; i < pieces->len; i++)
		write_piece(assembler, group, &g_array_index(pieces, RioPiece, i), words);
	rio_builder_close(assembler->builder);
}

/* The root */

static gboolean
is_reserved(const char *prefix)
{
	static const char *const reserved[] = {"",    "bpmn", "bpmndi", "dc", "di",
					       "rio", "xsi",  "xml",	NULL};

	return g_strv_contains(reserved, prefix);
}

/* Declares what the models do, first come, and notes for each what means another thing here. */
static void
declare_namespaces(Assembler *assembler)
{
	g_autoptr(GHashTable) meaning = g_hash_table_new(g_str_hash, g_str_equal);
	static const char *const ours[][2] = {{"bpmn", RIO_NS_BPMN}, {"bpmndi", RIO_NS_BPMNDI},
					      {"dc", RIO_NS_DC},     {"di", RIO_NS_DI},
					      {"rio", RIO_NS_RIO},   {"xsi", RIO_NS_XSI}};

	for (gsize i = 0; i < G_N_ELEMENTS(ours); i++) {
		rio_builder_namespace(assembler->builder, ours[i][0], ours[i][1]);
		g_hash_table_insert(meaning, (gpointer)ours[i][0], (gpointer)ours[i][1]);
	}
	assembler->foreign = g_new0(GArray *, assembler->match->n_models);
	for (guint32 m = 0; m < assembler->match->n_models; m++) {
		const RioModel *model = model_at(assembler, m);
		const RioElement *root = rio_at(model, model->root);

		assembler->foreign[m] = g_array_new(FALSE, FALSE, sizeof(RioAttribute));
		for (guint32 i = 0; i < root->n_attributes; i++) {
			const RioAttribute *attribute = &model->attributes[root->attributes + i];
			const RioName *name = &model->names[attribute->name];
			const char *known = g_hash_table_lookup(meaning, name->local);

			if (!g_str_equal(name->uri, RIO_NS_XMLNS) || name->local[0] == '\0' ||
			    g_strcmp0(known, attribute->value) == 0)
				continue;
			if (known || is_reserved(name->local)) {
				g_array_append_val(assembler->foreign[m], *attribute);
				continue;
			}
			g_hash_table_insert(meaning, (gpointer)name->local,
					    (gpointer)attribute->value);
			rio_builder_namespace(assembler->builder, name->local, attribute->value);
		}
	}
}

static char *
made_id(const Assembler *assembler, const char *letter)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *digits = NULL;

	for (guint32 m = 0; m < assembler->match->n_models; m++) {
		rio_digest_text(sum, model_at(assembler, m)->comune);
		rio_digest_text(sum, rio_model_get_sha256(model_at(assembler, m)));
	}
	digits = rio_digest_id(sum);
	return g_strconcat(letter, digits, NULL);
}

static void
write_root(Assembler *assembler)
{
	const GArray *roots = assembler->children->pdata[slot_of(assembler, RIO_NONE)];
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));
	g_autofree char *wanted = made_id(assembler, "d");
	g_autofree char *id = free_id(assembler, wanted);
	gboolean has_collaboration = FALSE;

	rio_builder_open_kind(assembler->builder, RIO_KIND_DEFINITIONS);
	declare_namespaces(assembler);
	rio_builder_set(assembler->builder, "id", id);
	rio_builder_set(assembler->builder, "targetNamespace", RIO_NS_RIO);
	rio_builder_set(assembler->builder, "exporter", "riordino");
	rio_builder_set(assembler->builder, "exporterVersion", rio_version());
	for (guint i = 0; i < roots->len; i++) {
		guint32 root = g_array_index(roots, guint32, i);

		has_collaboration |= is_collaboration_of_merge(assembler, root);
		rio_pieces_add(pieces, RIO_KIND_DEFINITIONS, kind_of(assembler, root), MEMBER,
			       root);
	}
	if (!has_collaboration) {
		g_autofree char *wish = made_id(assembler, "c");
		g_autofree char *own = free_id(assembler, wish);

		rio_builder_open_kind(assembler->builder, RIO_KIND_COLLABORATION);
		rio_builder_set(assembler->builder, "id", own);
		rio_builder_open_kind(assembler->builder, RIO_KIND_EXTENSION_ELEMENTS);
		write_merge(assembler);
		rio_builder_close(assembler->builder);
		rio_builder_close(assembler->builder);
	}
	add_made_pieces(assembler, RIO_NONE, RIO_KIND_DEFINITIONS, pieces);
	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++) {
		const RioPiece *piece = &g_array_index(pieces, RioPiece, i);

		if (piece->what == MEMBER)
			write_group(assembler, piece->number);
		else if (piece->what == VERTEX)
			write_vertex(assembler, piece->number);
		else
			write_arc(assembler, piece->number);
	}
	rio_builder_close(assembler->builder);
}

static void
assembler_clear(Assembler *assembler)
{
	for (guint32 g = 0; g < assembler->alignment->groups->len; g++) {
		g_free(assembler->ids[g]);
		g_free(assembler->contents[g]);
	}
	for (guint32 m = 0; m < assembler->match->n_models; m++)
		g_array_unref(assembler->foreign[m]);
	g_free(assembler->ids);
	g_free(assembler->contents);
	g_free(assembler->foreign);
	g_free(assembler->vertex_of);
	g_free(assembler->arc_of);
	g_free(assembler->lane_of);
	for (guint i = 0; i < assembler->links->len; i++) {
		DataLink *link = &g_array_index(assembler->links, DataLink, i);

		rio_bits_free(link->models);
		g_free(link->id);
		g_free(link->slot);
	}
	g_array_unref(assembler->links);
	g_hash_table_unref(assembler->taken);
	g_hash_table_unref(assembler->nested);
	g_ptr_array_unref(assembler->children);
	g_ptr_array_unref(assembler->vertices);
	g_ptr_array_unref(assembler->arcs);
	g_ptr_array_unref(assembler->held);
}

RioModel *
rio_assemble(const RioWeave *weave, RioLanguage language, GStrv *ids)
{
	Assembler assembler = {.weave = weave,
			       .alignment = weave->alignment,
			       .match = weave->alignment->match,
			       .language = language};

	assembler.builder = rio_builder_new();
	assembler.taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	assembler.nested = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	assembler.ids = g_new(char *, weave->alignment->groups->len + 1);
	assembler.contents = g_new0(char *, weave->alignment->groups->len + 1);
	assembler.links = g_array_new(FALSE, FALSE, sizeof(DataLink));
	place_groups(&assembler);
	place_flow(&assembler);
	place_in_lanes(&assembler);
	for (guint32 v = 0; v < weave->vertices->len; v++)
		if (rio_weave_vertex(weave, v)->id)
			g_hash_table_add(assembler.taken, g_strdup(rio_weave_vertex(weave, v)->id));
	for (guint32 a = 0; a < weave->arcs->len; a++)
		if (rio_weave_arc(weave, a)->id)
			g_hash_table_add(assembler.taken, g_strdup(rio_weave_arc(weave, a)->id));
	for (guint32 m = 0; m < assembler.match->n_models; m++)
		reserve_unknown_of(&assembler, m);
	for (guint32 g = 0; g < weave->alignment->groups->len; g++)
		assembler.ids[g] = group_id(&assembler, g);

	write_root(&assembler);
	*ids = g_new0(char *, weave->vertices->len + 1);
	for (guint32 v = 0; v < weave->vertices->len; v++)
		(*ids)[v] = g_strdup(vertex_id(&assembler, v));
	assembler_clear(&assembler);
	return rio_builder_seal(assembler.builder, NULL, NULL, NULL, NULL);
}
