#include "merge/project.h"

#include <string.h>

#include "base/words.h"
#include "merge/certify.h"
#include "merge/comune.h"
#include "merge/join.h"
#include "merge/pieces.h"
#include "model/content.h"

enum {
	CONTENT, /* a child of the content */
	ELEMENT, /* an element of the merged model */
	KEPT,	 /* a rio:kept */
	INTO,	 /* flows, as <incoming> and <outgoing> */
	OUT_OF,
	HELD, /* the nodes in the lane */
};

typedef struct {
	const RioModel *merged;
	RioLanguage language;
	GPtrArray *lost;
	RioBuilder *builder;
	const char *key;
	guint32 source;		  /* the rio:source */
	guint32 *origin;	  /* of element: its rio:origin from the Comune, or RIO_NONE */
	gboolean *is_its;	  /* of element: whether rio:in has the Comune */
	guint32 *from, *to;	  /* of flow: the nodes with an origin at its ends, or RIO_NONE */
	GPtrArray *into, *out_of; /* of node: GArray of flows, its own */
	GHashTable *kept;	  /* element that they were in → GArray of rio:kept */
} Projector;

/* Our own elements */

static guint32
find_merge(const RioModel *model)
{
	for (guint32 e = 0; e < model->n_elements; e++)
		if (rio_content_is_ours(model, e, "merge"))
			return e;
	return RIO_NONE;
}

static guint32
next_of_ours(const RioModel *model, guint32 after, const char *local)
{
	while (after != RIO_NONE && !rio_content_is_ours(model, after, local))
		after = rio_model_next(model, after);
	return after;
}

static guint32
first_source(const RioModel *model)
{
	guint32 merge = find_merge(model);

	return merge == RIO_NONE ? RIO_NONE
				 : next_of_ours(model, rio_model_first(model, merge), "source");
}

static const char *
comune_of(const RioModel *model, guint32 source)
{
	const char *comune = rio_model_attribute(model, source, "comune");

	return comune ? comune : "";
}

GPtrArray *
rio_project_sources(const RioModel *merged)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (guint32 s = first_source(merged); s != RIO_NONE;
	     s = next_of_ours(merged, rio_model_next(merged, s), "source"))
		g_ptr_array_add(names, g_strdup(comune_of(merged, s)));
	return names;
}

/* The number of the model whose key it is: c1 is the first. */
static guint32
model_of_key(const char *key, guint32 n_models)
{
	guint64 number;

	if (!key || key[0] != 'c' ||
	    !g_ascii_string_to_unsigned(key + 1, 10, 1, n_models, &number, NULL))
		return RIO_NONE;
	return (guint32)number - 1;
}

RioBits *
rio_project_models(const RioModel *merged, guint32 element, RioArena *arena, guint32 n_models)
{
	const char *keys = rio_model_attribute_ns(merged, element, RIO_NS_RIO, "in");
	g_auto(GStrv) all = g_strsplit(keys ? keys : "", " ", -1);
	RioBits *models = arena ? rio_bits_new_in(arena, n_models) : rio_bits_new(n_models);

	for (gsize i = 0; all[i]; i++)
		if (model_of_key(all[i], n_models) != RIO_NONE)
			rio_bits_add(models, model_of_key(all[i], n_models));
	return models;
}

static guint32
first_origin(const RioModel *model, guint32 element)
{
	guint32 extensions = rio_model_child(model, element, RIO_KIND_EXTENSION_ELEMENTS);

	return extensions == RIO_NONE
		       ? RIO_NONE
		       : next_of_ours(model, rio_model_first(model, extensions), "origin");
}

/* The element in the origin that has the content there; else the merged one. */
static guint32
content_at(const RioModel *model, guint32 origin, guint32 element)
{
	for (guint32 c = rio_model_first(model, origin); c != RIO_NONE;
	     c = rio_model_next(model, c))
		if (rio_kind_is(rio_model_kind(model, c), RIO_OWNED | RIO_TRIGGER))
			return c;
	return element;
}

guint32
rio_project_content(const RioModel *merged, guint32 element, const char *name)
{
	g_autofree char *folded = rio_join_fold(name);

	for (guint32 o = first_origin(merged, element); o != RIO_NONE;
	     o = next_of_ours(merged, rio_model_next(merged, o), "origin")) {
		const char *there = rio_model_attribute(merged, o, "name");
		g_autofree char *its = rio_join_fold(there ? there : "");

		if (g_str_equal(its, folded))
			return content_at(merged, o, element);
	}
	return element;
}

GArray *
rio_project_origins(const RioModel *merged, guint32 element, const RioMatch *match)
{
	GArray *origins = g_array_new(FALSE, FALSE, sizeof(RioOwned));

	for (guint32 o = first_origin(merged, element); o != RIO_NONE;
	     o = next_of_ours(merged, rio_model_next(merged, o), "origin")) {
		RioOwned owned = {
			model_of_key(rio_model_attribute(merged, o, "in"), match->n_models),
			RIO_NONE};
		const char *ref = rio_model_attribute(merged, o, "ref");

		if (owned.model == RIO_NONE || !ref)
			continue;
		owned.element = rio_model_find(match->models[owned.model], ref);
		if (owned.element != RIO_NONE)
			g_array_append_val(origins, owned);
	}
	return origins;
}

GHashTable *
rio_project_nodes(const RioModel *merged, const RioMatch *match)
{
	GHashTable *nodes = g_hash_table_new(NULL, NULL);

	for (guint32 n = 0; n < merged->n_nodes; n++) {
		g_autoptr(GArray) origins =
			rio_project_origins(merged, merged->nodes[n].element, match);

		for (guint i = 0; i < origins->len; i++)
			g_hash_table_insert(nodes,
					    rio_alignment_key(&g_array_index(origins, RioOwned, i)),
					    GUINT_TO_POINTER(n + 1));
	}
	return nodes;
}

guint32
rio_project_node_of(GHashTable *nodes, const RioMatch *match, const RioMember *member)
{
	const RioModel *model = match->models[member->model];
	RioOwned owned = {member->model, model->nodes[member->node].element};
	gpointer found = g_hash_table_lookup(nodes, rio_alignment_key(&owned));

	return found ? GPOINTER_TO_UINT(found) - 1 : RIO_NONE;
}

/* Neither a core nor a proposal. */
static gboolean
holds_all(const RioModel *merged)
{
	const char *mode = rio_model_attribute(merged, find_merge(merged), "mode");

	return !mode || g_str_equal(mode, "union");
}

/* The rio:source that is the @n-th. */
static guint32
source_at(const RioModel *merged, gint n)
{
	guint32 source = first_source(merged);

	while (n-- > 0)
		source = next_of_ours(merged, rio_model_next(merged, source), "source");
	return source;
}

static gboolean
find_source(Projector *projector, const char *comune, GError **error)
{
	g_autoptr(GPtrArray) names = rio_project_sources(projector->merged);
	g_autofree char *list = NULL;
	gint found;

	if (names->len == 0) {
		g_set_error(error, RIO_ERROR, RIO_ERROR_MERGE,
			    _W(projector->language,
			       "%s: this is an ordinary model: what is extracted from is a "
			       "file that “riordino merge” wrote"),
			    projector->merged->file);
		return FALSE;
	}
	if (!holds_all(projector->merged)) {
		g_set_error(error, RIO_ERROR, RIO_ERROR_MERGE,
			    _W(projector->language,
			       "%s: this is what was proposed, and does not hold all that each "
			       "Comune does: extract from a merge with --mode=union"),
			    projector->merged->file);
		return FALSE;
	}
	found = rio_comune_find(names, comune);
	if (found >= 0) {
		projector->source = source_at(projector->merged, found);
		projector->key = rio_model_attribute(projector->merged, projector->source, "key");
		if (projector->key)
			return TRUE;
	}
	list = rio_comune_list(names);
	g_set_error(error, RIO_ERROR, RIO_ERROR_MERGE,
		    _W(projector->language, "%s: no Comune “%s” in this merge; it has: %s"),
		    projector->merged->file, comune, list);
	return FALSE;
}

/* What is the Comune's */

static gboolean
has_key(const char *keys, const char *key)
{
	g_auto(GStrv) all = g_strsplit(keys ? keys : "", " ", -1);

	return g_strv_contains((const char *const *)all, key);
}

static void
tell(Projector *projector, const char *format, guint32 element)
{
	const RioModel *model = projector->merged;

	if (projector->lost)
		g_ptr_array_add(projector->lost,
				g_strdup_printf(format, rio_model_id(model, element),
						rio_model_name(model, element)));
}

static void
find_origins(Projector *projector)
{
	const RioModel *model = projector->merged;

	projector->origin = g_new(guint32, model->n_elements);
	projector->is_its = g_new0(gboolean, model->n_elements);
	for (guint32 e = 0; e < model->n_elements; e++) {
		const char *keys = rio_model_attribute_ns(model, e, RIO_NS_RIO, "in");
		guint32 holder = rio_at(model, e)->parent, owner;

		projector->origin[e] = RIO_NONE;
		projector->is_its[e] = keys && has_key(keys, projector->key);
		if (!rio_content_is_ours(model, e, "origin") ||
		    g_strcmp0(rio_model_attribute(model, e, "in"), projector->key) != 0 ||
		    rio_model_kind(model, holder) != RIO_KIND_EXTENSION_ELEMENTS)
			continue;
		owner = rio_at(model, holder)->parent;
		if (projector->origin[owner] == RIO_NONE)
			projector->origin[owner] = e;
	}
}

/* The element whose content the Comune has: in the origin if it is another, else the merged one. */
static guint32
content_of(const Projector *projector, guint32 element)
{
	return content_at(projector->merged, projector->origin[element], element);
}

/* A step without anything that the merge wrote. */
static gboolean
is_added(const Projector *projector, guint32 element)
{
	const RioModel *model = projector->merged;

	return rio_kind_is(rio_model_kind(model, element), RIO_FLOW_NODE) &&
	       rio_content_is_owned(model, element) &&
	       !rio_model_attribute_ns(model, element, RIO_NS_RIO, "in") &&
	       first_origin(model, element) == RIO_NONE;
}

/* Gateways and events may be of a Comune without being its own: the merge made or lent them. */
static gboolean
has_lost_origin(const Projector *projector, guint32 element)
{
	return projector->is_its[element] && projector->origin[element] == RIO_NONE &&
	       rio_kind_is(rio_model_kind(projector->merged, element), RIO_ACTIVITY);
}

/* Only what the Comune called so is told by its name alone. */
static gboolean
is_renamed(const Projector *projector, guint32 element)
{
	const RioModel *model = projector->merged;
	guint32 origin = projector->origin[element];

	return origin != RIO_NONE && content_of(projector, element) == element &&
	       g_strcmp0(rio_model_attribute(model, origin, "name"),
			 rio_model_name(model, element)) != 0;
}

static void
tell_changes(Projector *projector)
{
	const RioLanguage language = projector->language;

	for (guint32 e = 0; e < projector->merged->n_elements; e++) {
		if (is_added(projector, e))
			tell(projector, _W(language, "%s “%s” was added after the merge: left out"),
			     e);
		else if (has_lost_origin(projector, e))
			tell(projector, _W(language, "%s “%s” has lost its origin: left out"), e);
		else if (is_renamed(projector, e))
			tell(projector,
			     _W(language,
				"%s was given the name “%s” after the merge: it keeps it"),
			     e);
	}
}

static gboolean
is_own(const Projector *projector, guint32 element)
{
	return projector->origin[element] != RIO_NONE &&
	       rio_content_is_owned(projector->merged, element);
}

static const char *
ref_of(const Projector *projector, guint32 element)
{
	const char *ref = rio_model_attribute(projector->merged, projector->origin[element], "ref");

	return ref ? ref : "";
}

/* The flow, without what the merge made: from each end on to the next node that is the Comune's. */
static guint32
own_end(const Projector *projector, guint32 node, gboolean back)
{
	const RioModel *model = projector->merged;

	for (guint32 steps = 0; node != RIO_NONE && steps <= model->n_nodes; steps++) {
		const RioNode *here = &model->nodes[node];
		const guint32 *flows =
			back ? model->incoming + here->in : model->outgoing + here->out;
		guint32 n = back ? here->n_in : here->n_out, next = RIO_NONE;

		if (is_own(projector, here->element))
			return node;
		for (guint32 i = 0; i < n && next == RIO_NONE; i++)
			if (projector->is_its[model->flows[flows[i]].element])
				next = back ? model->flows[flows[i]].source
					    : model->flows[flows[i]].target;
		node = next;
	}
	return RIO_NONE;
}

static GPtrArray *
lists_of(guint32 n)
{
	GPtrArray *lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	for (guint32 i = 0; i < n; i++)
		g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(guint32)));
	return lists;
}

static void
contract(Projector *projector)
{
	const RioModel *model = projector->merged;

	projector->from = g_new(guint32, model->n_flows);
	projector->to = g_new(guint32, model->n_flows);
	projector->into = lists_of(model->n_nodes);
	projector->out_of = lists_of(model->n_nodes);
	for (guint32 f = 0; f < model->n_flows; f++) {
		const RioFlow *flow = &model->flows[f];

		projector->from[f] = projector->to[f] = RIO_NONE;
		if (!is_own(projector, flow->element))
			continue;
		projector->from[f] = own_end(projector, flow->source, TRUE);
		projector->to[f] = own_end(projector, flow->target, FALSE);
		if (projector->from[f] == RIO_NONE || projector->to[f] == RIO_NONE) {
			tell(projector,
			     _W(projector->language, "the flow %s “%s” leads nowhere since "
						     "somebody changed it: left out"),
			     flow->element);
			continue;
		}
		g_array_append_val((GArray *)projector->out_of->pdata[projector->from[f]], f);
		g_array_append_val((GArray *)projector->into->pdata[projector->to[f]], f);
	}
}

static void
find_kept(Projector *projector)
{
	const RioModel *model = projector->merged;

	projector->kept = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	for (guint32 k = next_of_ours(model, rio_model_first(model, projector->source), "kept");
	     k != RIO_NONE; k = next_of_ours(model, rio_model_next(model, k), "kept")) {
		const char *at = rio_model_attribute(model, k, "at");
		guint32 element = at ? rio_model_find(model, at) : model->root;
		GArray *list;

		if (element == RIO_NONE)
			continue;
		list = g_hash_table_lookup(projector->kept, GUINT_TO_POINTER(element));
		if (!list) {
			list = g_array_new(FALSE, FALSE, sizeof(guint32));
			g_hash_table_insert(projector->kept, GUINT_TO_POINTER(element), list);
		}
		g_array_append_val(list, k);
	}
}

/* Writing */

static const char *
own_nested_id(const RioModel *model, guint32 element, gpointer data)
{
	const char *ref = rio_model_attribute_ns(model, element, RIO_NS_RIO, "ref");

	return ref ? ref : rio_model_attribute(model, element, "id");
}

static const char *
own_reference(const RioModel *model, guint32 element, gpointer data)
{
	const Projector *projector = data;

	if (is_own(projector, element))
		return ref_of(projector, element);
	return rio_content_is_owned(model, element) ? NULL : own_nested_id(model, element, data);
}

static RioContentCopy
copy_back(Projector *projector)
{
	return (RioContentCopy){own_reference, own_nested_id, FALSE, projector};
}

static void write_element(Projector *projector, guint32 element);

static void
write_text(Projector *projector, RioKind kind, const char *text)
{
	rio_builder_open_kind(projector->builder, kind);
	rio_builder_text(projector->builder, text, -1);
	rio_builder_close(projector->builder);
}

static void
write_flows(Projector *projector, RioKind kind, const GArray *flows)
{
	for (guint i = 0; i < flows->len; i++)
		write_text(
			projector, kind,
			ref_of(projector,
			       projector->merged->flows[g_array_index(flows, guint32, i)].element));
}

static void
write_held(Projector *projector, guint32 lane)
{
	const RioModel *model = projector->merged;

	for (guint32 c = rio_model_child(model, lane, RIO_KIND_FLOW_NODE_REF); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		guint32 found;

		if (rio_model_kind(model, c) != RIO_KIND_FLOW_NODE_REF)
			continue;
		found = rio_model_named_by(model, c);
		if (found != RIO_NONE && is_own(projector, found))
			write_text(projector, RIO_KIND_FLOW_NODE_REF, ref_of(projector, found));
	}
}

/* A flow that misses an end, as it was. */
static void
write_kept(Projector *projector, guint32 kept)
{
	const RioModel *model = projector->merged;
	guint32 flow = rio_model_child(model, kept, RIO_KIND_SEQUENCE_FLOW);
	RioContentCopy how = copy_back(projector);
	const char *ref = rio_model_attribute(model, kept, "ref");

	if (flow == RIO_NONE)
		return;
	rio_builder_open_kind(projector->builder, RIO_KIND_SEQUENCE_FLOW);
	if (ref && ref[0] != '~')
		rio_builder_set(projector->builder, "id", ref);
	for (int end = 0; end < 2; end++) {
		const char *which = end == 0 ? "sourceRef" : "targetRef";
		const char *value = rio_model_attribute(model, flow, which);
		guint32 found = value ? rio_model_find(model, value) : RIO_NONE;
		const char *own = found == RIO_NONE ? NULL : own_reference(model, found, projector);

		rio_builder_set(projector->builder, which, own ? own : value);
	}
	rio_content_copy_attributes(model, flow, &how, projector->builder);
	for (guint32 c = rio_content_next_child(model, flow, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, flow, c))
		rio_content_copy_child(model, c, &how, projector->builder);
	rio_builder_close(projector->builder);
}

static void
add_elements(const Projector *projector, guint32 element, RioKind kind, GArray *pieces)
{
	const RioModel *model = projector->merged;
	const GArray *kept = g_hash_table_lookup(projector->kept, GUINT_TO_POINTER(element));

	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		guint32 flow;

		if (!is_own(projector, c))
			continue;
		flow = rio_model_flow(model, c);
		if (flow != RIO_NONE &&
		    (projector->from[flow] == RIO_NONE || projector->to[flow] == RIO_NONE))
			continue;
		rio_pieces_add(pieces, kind, rio_model_kind(model, content_of(projector, c)),
			       ELEMENT, c);
	}
	for (guint i = 0; kept && i < kept->len; i++)
		rio_pieces_add(pieces, kind, RIO_KIND_SEQUENCE_FLOW, KEPT,
			       g_array_index(kept, guint32, i));
}

static void
write_pieces(Projector *projector, guint32 element, GArray *pieces)
{
	RioContentCopy how = copy_back(projector);
	guint32 node = rio_model_node(projector->merged, element);

	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++) {
		const RioPiece *piece = &g_array_index(pieces, RioPiece, i);

		switch (piece->what) {
		case CONTENT:
			rio_content_copy_child(projector->merged, piece->number, &how,
					       projector->builder);
			break;
		case ELEMENT:
			write_element(projector, piece->number);
			break;
		case KEPT:
			write_kept(projector, piece->number);
			break;
		case INTO:
			write_flows(projector, RIO_KIND_INCOMING, projector->into->pdata[node]);
			break;
		case OUT_OF:
			write_flows(projector, RIO_KIND_OUTGOING, projector->out_of->pdata[node]);
			break;
		case HELD:
			write_held(projector, element);
			break;
		}
	}
}

static void
set_default(Projector *projector, guint32 node)
{
	const RioModel *model = projector->merged;
	const GArray *flows = projector->out_of->pdata[node];

	for (guint i = 0; i < flows->len; i++) {
		guint32 flow = model->flows[g_array_index(flows, guint32, i)].element;

		if (rio_model_attribute(model, projector->origin[flow], "default"))
			rio_builder_set(projector->builder, "default", ref_of(projector, flow));
	}
}

static void
write_element(Projector *projector, guint32 element)
{
	const RioModel *model = projector->merged;
	guint32 content = content_of(projector, element), node = rio_model_node(model, element),
		flow = rio_model_flow(model, element);
	RioKind kind = rio_model_kind(model, content);
	RioContentCopy how = copy_back(projector);
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));

	rio_builder_open_kind(projector->builder, kind);
	if (ref_of(projector, element)[0] != '~')
		rio_builder_set(projector->builder, "id", ref_of(projector, element));
	if (flow != RIO_NONE) {
		rio_builder_set(projector->builder, "sourceRef",
				ref_of(projector, model->nodes[projector->from[flow]].element));
		rio_builder_set(projector->builder, "targetRef",
				ref_of(projector, model->nodes[projector->to[flow]].element));
	}
	if (node != RIO_NONE)
		set_default(projector, node);
	rio_content_copy_attributes(model, content, &how, projector->builder);

	/* whom the merged lane holds is the merge's to say */
	rio_pieces_add_content(pieces, model, content, content != element, CONTENT);
	if (node != RIO_NONE) {
		rio_pieces_add(pieces, kind, RIO_KIND_INCOMING, INTO, 0);
		rio_pieces_add(pieces, kind, RIO_KIND_OUTGOING, OUT_OF, 0);
	}
	if (kind == RIO_KIND_LANE && content == element)
		rio_pieces_add(pieces, kind, RIO_KIND_FLOW_NODE_REF, HELD, 0);
	add_elements(projector, element, kind, pieces);
	write_pieces(projector, element, pieces);
	rio_builder_close(projector->builder);
}

/* What riordino writes has the prefix bpmn, in values too. */
static gboolean
declares_bpmn(const RioModel *model, guint32 element)
{
	return element != RIO_NONE &&
	       rio_model_attribute_ns(model, element, RIO_NS_XMLNS, "bpmn") != NULL;
}

static void
write_root(Projector *projector)
{
	const RioModel *model = projector->merged;
	guint32 definitions = rio_model_child(model, projector->source, RIO_KIND_DEFINITIONS);
	RioContentCopy how = copy_back(projector);
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));

	rio_builder_open_kind(projector->builder, RIO_KIND_DEFINITIONS);
	if (!declares_bpmn(model, definitions))
		rio_builder_namespace(projector->builder, "bpmn", RIO_NS_BPMN);
	if (definitions != RIO_NONE) {
		const char *id = rio_model_attribute_ns(model, definitions, RIO_NS_RIO, "ref");

		rio_content_copy_attributes(model, definitions, &how, projector->builder);
		rio_builder_set(projector->builder, "id", id);
		rio_pieces_add_content(pieces, model, definitions, TRUE, CONTENT);
	}
	add_elements(projector, model->root, RIO_KIND_DEFINITIONS, pieces);
	write_pieces(projector, model->root, pieces);
	rio_builder_close(projector->builder);
}

static void
projector_clear(Projector *projector)
{
	g_free(projector->origin);
	g_free(projector->is_its);
	g_free(projector->from);
	g_free(projector->to);
	g_clear_pointer(&projector->into, g_ptr_array_unref);
	g_clear_pointer(&projector->out_of, g_ptr_array_unref);
	g_clear_pointer(&projector->kept, g_hash_table_unref);
}

/* Whether it is all that the Comune gave, by the digest of it that the merge left. */
static void
compare_with_given(const Projector *projector, const RioModel *model)
{
	const char *given =
		rio_model_attribute(projector->merged, projector->source, "certificate");
	g_autoptr(GPtrArray) lines = NULL;
	g_autofree char *now = NULL;

	if (!projector->lost || !given)
		return;
	lines = rio_certify_lines(model);
	now = rio_certify_digest(lines);
	if (g_str_equal(given, now))
		return;
	g_ptr_array_add(projector->lost,
			g_strdup_printf(_W(projector->language,
					   "what comes back is no longer what %s gave: the merged "
					   "file was changed; “riordino diff” tells how"),
					model->comune));
}

RioModel *
rio_project(const RioModel *merged, const char *comune, RioLanguage language, GPtrArray *lost,
	    GError **error)
{
	Projector projector = {.merged = merged, .language = language, .lost = lost};
	const char *file;
	RioModel *model;

	if (!find_source(&projector, comune, error))
		return NULL;
	find_origins(&projector);
	tell_changes(&projector);
	contract(&projector);
	find_kept(&projector);

	projector.builder = rio_builder_new();
	write_root(&projector);
	projector_clear(&projector);
	file = rio_model_attribute(merged, projector.source, "file");
	model = rio_builder_seal(projector.builder, comune_of(merged, projector.source),
				 merged->service, file, NULL);
	compare_with_given(&projector, model);
	return model;
}
