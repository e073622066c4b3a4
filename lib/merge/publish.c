#include "merge/publish.h"

#include <string.h>

#include "base/digest.h"
#include "base/words.h"
#include "merge/join.h"
#include "merge/pieces.h"
#include "merge/project.h"
#include "model/content.h"

/* What a piece of an element stands for. */
enum {
	CONTENT, /* a child of the content */
	EXTENSIONS,
	WORDS, /* documentation in words */
	LANES,
	VERTEX,
	ARC,
	THING, /* data, an artifact */
	INTO,
	OUT_OF,
};

typedef struct {
	const RioEdition *edition;
	const RioDraft *draft;
	const RioModel *model; /* the union */
	RioBuilder *builder;
	gboolean *is_used; /* by element: something that is written refers to it */
	char **pools;	   /* by element that is a participant: its id in the edition, or NULL */
	guint32 copying;   /* the vertex whose content is being copied, or RIO_NONE */
} Publisher;

/* Ids */

char *
rio_edition_vertex_id(const RioDraft *draft, guint32 vertex)
{
	guint32 element = rio_draft_element(draft, vertex);
	g_autoptr(GChecksum) sum = NULL;
	g_autofree char *digits = NULL;

	if (element != RIO_NONE)
		return g_strdup(rio_model_id(draft->model, element));
	sum = g_checksum_new(G_CHECKSUM_SHA256);
	rio_digest_text(sum, rio_model_attribute(draft->model, draft->model->root, "id"));
	rio_digest_number(sum, vertex);
	digits = rio_digest_id(sum);
	return g_strconcat("g", digits, NULL);
}

char *
rio_edition_arc_id(const RioDraft *draft, guint32 arc)
{
	g_autoptr(GChecksum) sum = NULL;
	g_autofree char *from = NULL, *to = NULL, *digits = NULL;

	if (arc < draft->model->n_flows)
		return g_strdup(rio_model_id(draft->model, draft->model->flows[arc].element));
	from = rio_edition_vertex_id(draft, rio_draft_arc(draft, arc)->source);
	to = rio_edition_vertex_id(draft, rio_draft_arc(draft, arc)->target);
	sum = g_checksum_new(G_CHECKSUM_SHA256);
	rio_digest_number(sum, arc);
	rio_digest_text(sum, from);
	rio_digest_text(sum, to);
	digits = rio_digest_id(sum);
	return g_strconcat("f", digits, NULL);
}

char *
rio_edition_free_id(const RioModel *merged, const char *wish)
{
	char *id = g_strdup(wish);

	for (guint n = 2; rio_model_find(merged, id) != RIO_NONE; n++) {
		g_free(id);
		id = g_strdup_printf("%s-%u", wish, n);
	}
	return id;
}

/* What is written */

static gboolean
is_drawn(const Publisher *publisher, guint32 process)
{
	if (publisher->edition->closed && publisher->edition->closed[process])
		return FALSE;
	return publisher->edition->process == RIO_NONE || publisher->edition->process == process;
}

static gboolean
has_vertex(const Publisher *publisher, guint32 v)
{
	const RioDraftVertex *vertex = rio_draft_vertex(publisher->draft, v);
	guint32 node = vertex->node;

	if (vertex->gone)
		return FALSE;
	if (node != RIO_NONE)
		return is_drawn(publisher, publisher->model->nodes[node].process);
	/* gateways are made only where something is settled */
	return TRUE;
}

static gboolean
has_arc(const Publisher *publisher, guint32 a)
{
	const RioDraftArc *arc = rio_draft_arc(publisher->draft, a);

	return !arc->gone && has_vertex(publisher, arc->source) &&
	       has_vertex(publisher, arc->target);
}

static void
note_reference(Publisher *publisher, const char *reference)
{
	guint32 found = rio_model_find(publisher->model, reference);

	if (found != RIO_NONE)
		publisher->is_used[found] = TRUE;
}

/* What the element refers to, with all that is inside but for what riordino wrote. */
static void
note_references(Publisher *publisher, guint32 element)
{
	const RioModel *model = publisher->model;
	const RioElement *here = rio_at(model, element);

	if (here->kind == RIO_KIND_CHARACTERS) {
		if (rio_content_is_reference(model, here->parent, NULL))
			note_reference(publisher, here->text);
		return;
	}
	for (guint32 i = 0; i < here->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[here->attributes + i];

		if (rio_content_is_reference(model, element, &model->names[attribute->name]))
			note_reference(publisher, attribute->value);
	}
	for (guint32 c = rio_content_next_child(model, element, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, element, c))
		note_references(publisher, c);
}

static gboolean
ties_something(const Publisher *publisher, guint32 association)
{
	for (int end = 0; end < 2; end++) {
		const char *value = rio_model_attribute(publisher->model, association,
							end == 0 ? "sourceRef" : "targetRef");
		guint32 found = value ? rio_model_find(publisher->model, value) : RIO_NONE;

		if (found == RIO_NONE || !publisher->is_used[found])
			return FALSE;
	}
	return TRUE;
}

/* An annotation is there with what it is tied to. */
static void
note_annotations(Publisher *publisher)
{
	const RioModel *model = publisher->model;
	guint32 association = RIO_NONE;

	while ((association = rio_model_next_of_kind(model, RIO_KIND_ASSOCIATION, association)) !=
	       RIO_NONE) {
		guint32 ends[2];

		for (int end = 0; end < 2; end++) {
			const char *value = rio_model_attribute(
				model, association, end == 0 ? "sourceRef" : "targetRef");

			ends[end] = value ? rio_model_find(model, value) : RIO_NONE;
		}
		for (int end = 0; end < 2; end++)
			if (ends[0] != RIO_NONE && ends[1] != RIO_NONE &&
			    publisher->is_used[ends[1 - end]] &&
			    rio_model_kind(model, ends[end]) == RIO_KIND_TEXT_ANNOTATION)
				publisher->is_used[ends[end]] = TRUE;
	}
}

static void
note_used(Publisher *publisher)
{
	const RioModel *model = publisher->model;

	publisher->is_used = g_new0(gboolean, model->n_elements);
	for (guint32 v = 0; v < model->n_nodes; v++)
		if (has_vertex(publisher, v)) {
			publisher->is_used[model->nodes[v].element] = TRUE;
			note_references(publisher, model->nodes[v].element);
		}
	for (guint32 a = 0; a < model->n_flows; a++)
		if (has_arc(publisher, a))
			publisher->is_used[model->flows[a].element] = TRUE;
	for (guint32 e = 0; e < model->n_elements; e++)
		if (publisher->is_used[e] &&
		    rio_model_kind(model, e) == RIO_KIND_DATA_OBJECT_REFERENCE)
			note_references(publisher, e);
	note_annotations(publisher);
}

/* Pieces of elements */

static const char *
same_id(const RioModel *model, guint32 element, gpointer data)
{
	return rio_model_attribute(model, element, "id");
}

/* All keeps its id; but for an event that sits on another step. */
static const char *
reference(const RioModel *model, guint32 element, gpointer data)
{
	const Publisher *publisher = data;
	guint32 host = publisher->copying == RIO_NONE
			       ? RIO_NONE
			       : rio_draft_vertex(publisher->draft, publisher->copying)->host;

	if (host != RIO_NONE && model->nodes[publisher->copying].host != RIO_NONE &&
	    model->nodes[model->nodes[publisher->copying].host].element == element)
		return rio_model_id(model, model->nodes[host].element);
	return NULL;
}

static RioContentCopy
copy_of(Publisher *publisher)
{
	return (RioContentCopy){reference, same_id, FALSE, publisher};
}

static void
set_rio(Publisher *publisher, const char *name, const char *value)
{
	rio_builder_attribute(publisher->builder, "rio", RIO_NS_RIO, name, value, -1);
}

static void
set_models(Publisher *publisher, const RioBits *models)
{
	g_autoptr(GString) keys = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(keys, "%sc%u", keys->len ? " " : "", m + 1);
	set_rio(publisher, "in", keys->str);
}

static void
write_ours(Publisher *publisher, guint32 ours, const char *local)
{
	const RioModel *model = publisher->model;
	const RioElement *here = rio_at(model, ours);

	rio_builder_open(publisher->builder, "rio", RIO_NS_RIO, local, 0);
	for (guint32 i = 0; i < here->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[here->attributes + i];
		const RioName *name = &model->names[attribute->name];

		if (name->uri[0] == '\0')
			rio_builder_set(publisher->builder, name->local, attribute->value);
	}
	rio_builder_close(publisher->builder);
}

static void
write_all_ours(Publisher *publisher, guint32 extensions, const char *local)
{
	for (guint32 c = rio_model_first(publisher->model, extensions); c != RIO_NONE;
	     c = rio_model_next(publisher->model, c))
		if (rio_content_is_ours(publisher->model, c, local))
			write_ours(publisher, c, local);
}

/* Those of vendors, and the origins. */
static void
write_extensions(Publisher *publisher, guint32 extensions)
{
	const RioModel *model = publisher->model;
	RioContentCopy how = copy_of(publisher);

	rio_builder_open_kind(publisher->builder, RIO_KIND_EXTENSION_ELEMENTS);
	for (guint32 c = rio_content_next_child(model, extensions, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, extensions, c))
		rio_content_copy_child(model, c, &how, publisher->builder);
	write_all_ours(publisher, extensions, "origin");
	rio_builder_close(publisher->builder);
}

static void
write_words(Publisher *publisher, const char *id, const char *words)
{
	g_autofree char *own = g_strconcat(RIO_MADE_DOCUMENTATION, id, NULL);

	rio_builder_open_kind(publisher->builder, RIO_KIND_DOCUMENTATION);
	rio_builder_set(publisher->builder, "id", own);
	rio_builder_text(publisher->builder, words, -1);
	rio_builder_close(publisher->builder);
}

static void
write_text(Publisher *publisher, RioKind kind, const char *text)
{
	rio_builder_open_kind(publisher->builder, kind);
	rio_builder_text(publisher->builder, text, -1);
	rio_builder_close(publisher->builder);
}

static void
write_refs(Publisher *publisher, RioKind kind, guint32 vertex)
{
	g_autoptr(GArray) ways =
		rio_draft_ways(publisher->draft, vertex, kind == RIO_KIND_OUTGOING);

	for (guint i = 0; i < ways->len; i++) {
		g_autofree char *id =
			rio_edition_arc_id(publisher->draft, g_array_index(ways, guint32, i));

		write_text(publisher, kind, id);
	}
}

/* Content of the element, with its extensions as one piece. */
static void
add_content(Publisher *publisher, guint32 element, GArray *pieces)
{
	const RioModel *model = publisher->model;
	RioKind kind = rio_model_kind(model, element);
	guint32 extensions = rio_model_child(model, element, RIO_KIND_EXTENSION_ELEMENTS);

	rio_pieces_add_content(pieces, model, element, FALSE, CONTENT);
	for (guint i = pieces->len; i-- > 0;)
		if (rio_model_kind(model, g_array_index(pieces, RioPiece, i).number) ==
		    RIO_KIND_EXTENSION_ELEMENTS)
			g_array_remove_index(pieces, i);
	if (extensions != RIO_NONE)
		rio_pieces_add(pieces, kind, RIO_KIND_EXTENSION_ELEMENTS, EXTENSIONS, extensions);
}

static void write_piece(Publisher *publisher, guint32 element, const RioPiece *piece,
			const char *words);
static void write_vertex(Publisher *publisher, guint32 v);
static void write_arc(Publisher *publisher, guint32 a);
static void write_lanes(Publisher *publisher, guint32 process, guint32 parent);

/* The element as it is in the union, up to its content. */
static void
open_thing(Publisher *publisher, guint32 element)
{
	const RioModel *model = publisher->model;
	RioContentCopy how = copy_of(publisher);
	const char *in = rio_model_attribute_ns(model, element, RIO_NS_RIO, "in");

	publisher->copying = RIO_NONE;
	rio_builder_open_kind(publisher->builder, rio_model_kind(model, element));
	rio_builder_set(publisher->builder, "id", rio_model_attribute(model, element, "id"));
	rio_content_copy_attributes(model, element, &how, publisher->builder);
	if (in)
		set_rio(publisher, "in", in);
}

static void
write_thing(Publisher *publisher, guint32 element)
{
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));

	open_thing(publisher, element);
	add_content(publisher, element, pieces);
	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++)
		write_piece(publisher, element, &g_array_index(pieces, RioPiece, i), NULL);
	rio_builder_close(publisher->builder);
}

static void
write_piece(Publisher *publisher, guint32 element, const RioPiece *piece, const char *words)
{
	RioContentCopy how = copy_of(publisher);

	switch (piece->what) {
	case CONTENT:
		rio_content_copy_child(publisher->model, piece->number, &how, publisher->builder);
		return;
	case EXTENSIONS:
		write_extensions(publisher, piece->number);
		return;
	case WORDS:
		write_words(publisher, rio_model_id(publisher->model, element), words);
		return;
	case LANES:
		write_lanes(publisher, element, RIO_NONE);
		return;
	case VERTEX:
		write_vertex(publisher, piece->number);
		return;
	case ARC:
		write_arc(publisher, piece->number);
		return;
	case THING:
		write_thing(publisher, piece->number);
		return;
	case INTO:
		write_refs(publisher, RIO_KIND_INCOMING, piece->number);
		return;
	case OUT_OF:
		write_refs(publisher, RIO_KIND_OUTGOING, piece->number);
		return;
	}
}

static gboolean
is_thing(const Publisher *publisher, guint32 element)
{
	switch (rio_model_kind(publisher->model, element)) {
	case RIO_KIND_DATA_OBJECT:
	case RIO_KIND_DATA_OBJECT_REFERENCE:
	case RIO_KIND_DATA_STORE_REFERENCE:
	case RIO_KIND_TEXT_ANNOTATION:
		return publisher->is_used[element];
	case RIO_KIND_ASSOCIATION:
		return ties_something(publisher, element);
	default:
		return FALSE;
	}
}

/* What runs and lies in a process or subprocess. */
static void
add_inside(Publisher *publisher, guint32 scope, GArray *pieces)
{
	const RioDraft *draft = publisher->draft;
	RioKind kind = rio_model_kind(publisher->model, scope);

	for (guint32 v = 0; v < draft->vertices->len; v++)
		if (rio_draft_vertex(draft, v)->scope == scope && has_vertex(publisher, v))
			rio_pieces_add(pieces, kind, rio_draft_kind(draft, v), VERTEX, v);
	for (guint32 a = 0; a < draft->arcs->len; a++)
		if (has_arc(publisher, a) &&
		    rio_draft_vertex(draft, rio_draft_arc(draft, a)->source)->scope == scope)
			rio_pieces_add(pieces, kind, RIO_KIND_SEQUENCE_FLOW, ARC, a);
	for (guint32 c = rio_model_first(publisher->model, scope); c != RIO_NONE;
	     c = rio_model_next(publisher->model, c))
		if (is_thing(publisher, c))
			rio_pieces_add(pieces, kind, rio_model_kind(publisher->model, c), THING, c);
}

/* Flows */

/* A flow says something only where something is decided. */
static gboolean
decides(const Publisher *publisher, guint32 a)
{
	const RioDraftArc *arc = rio_draft_arc(publisher->draft, a);

	return arc->flow != RIO_NONE && rio_draft_n_ways(publisher->draft, arc->source, TRUE) > 1;
}

/* What the way is called instead of what it was called; NULL: as it was. */
static const char *
outcome_of(const Publisher *publisher, guint32 a)
{
	const char *outcome = publisher->edition->outcomes && a < publisher->model->n_flows
				      ? publisher->edition->outcomes[a]
				      : NULL;

	if (!outcome || !decides(publisher, a) ||
	    g_str_equal(outcome,
			rio_model_name(publisher->model, publisher->model->flows[a].element)))
		return NULL;
	return outcome;
}

static void
write_arc(Publisher *publisher, guint32 a)
{
	const RioDraftArc *arc = rio_draft_arc(publisher->draft, a);
	const RioModel *model = publisher->model;
	g_autofree char *id = rio_edition_arc_id(publisher->draft, a);
	g_autofree char *from = rio_edition_vertex_id(publisher->draft, arc->source);
	g_autofree char *to = rio_edition_vertex_id(publisher->draft, arc->target);
	gboolean hands_over = publisher->edition->hands_over && publisher->edition->hands_over[a];
	guint32 flow = arc->flow == RIO_NONE ? RIO_NONE : model->flows[arc->flow].element;
	const char *outcome = outcome_of(publisher, a);
	RioContentCopy how = copy_of(publisher);

	publisher->copying = RIO_NONE;
	rio_builder_open_kind(publisher->builder, RIO_KIND_SEQUENCE_FLOW);
	rio_builder_set(publisher->builder, "id", id);
	rio_builder_set(publisher->builder, "sourceRef", from);
	rio_builder_set(publisher->builder, "targetRef", to);
	if (outcome)
		rio_builder_set(publisher->builder, "name", outcome);
	else if (decides(publisher, a))
		rio_content_copy_attributes(model, flow, &how, publisher->builder);
	set_models(publisher, arc->models);
	if (hands_over) {
		set_rio(publisher, "handover", "true");
		write_words(publisher, id,
			    _W(publisher->edition->language,
			       "The case passes from the Comune to the Unione, or back."));
	}
	for (guint32 c = decides(publisher, a) && !outcome
				 ? rio_content_next_child(model, flow, RIO_NONE)
				 : RIO_NONE;
	     c != RIO_NONE; c = rio_content_next_child(model, flow, c))
		rio_content_copy_child(model, c, &how, publisher->builder);
	rio_builder_close(publisher->builder);
}

/* Vertices */

static char *
default_of(const Publisher *publisher, guint32 v)
{
	guint32 element = rio_draft_element(publisher->draft, v);
	guint32 flow =
		element == RIO_NONE ? RIO_NONE : rio_content_default(publisher->model, element);

	flow = flow == RIO_NONE ? RIO_NONE : rio_model_flow(publisher->model, flow);
	if (flow == RIO_NONE || rio_draft_arc(publisher->draft, flow)->gone ||
	    rio_draft_n_ways(publisher->draft, v, TRUE) < 2)
		return NULL;
	return rio_edition_arc_id(publisher->draft, flow);
}

static void
copy_vertex_attributes(Publisher *publisher, guint32 v, const char *name)
{
	const RioModel *model = publisher->model;
	guint32 element = rio_draft_element(publisher->draft, v);
	const RioElement *here = rio_at(model, element);
	RioContentCopy how = copy_of(publisher);

	publisher->copying = v;
	if (!name) {
		rio_content_copy_attributes(model, element, &how, publisher->builder);
		return;
	}
	rio_builder_set(publisher->builder, "name", name);
	/* one with a new name keeps only what BPMN needs */
	for (guint32 i = 0; i < here->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[here->attributes + i];
		const RioName *its = &model->names[attribute->name];

		if (rio_content_has_attribute(model, element, attribute) && its->uri[0] == '\0' &&
		    !g_str_equal(its->local, "name") && !g_str_equal(its->local, "id"))
			rio_builder_set(publisher->builder, its->local, attribute->value);
	}
}

static void
write_made_vertex(Publisher *publisher, guint32 v)
{
	const RioDraftVertex *vertex = rio_draft_vertex(publisher->draft, v);
	g_autofree char *id = rio_edition_vertex_id(publisher->draft, v);

	rio_builder_open_kind(publisher->builder, rio_draft_kind(publisher->draft, v));
	rio_builder_set(publisher->builder, "id", id);
	set_models(publisher, vertex->models);
	write_refs(publisher, RIO_KIND_INCOMING, v);
	write_refs(publisher, RIO_KIND_OUTGOING, v);
	rio_builder_close(publisher->builder);
}

static void
write_vertex(Publisher *publisher, guint32 v)
{
	const RioEdition *edition = publisher->edition;
	const RioModel *model = publisher->model;
	const RioDraftVertex *vertex = rio_draft_vertex(publisher->draft, v);
	guint32 element = rio_draft_element(publisher->draft, v);
	const char *words = edition->words ? edition->words[v] : NULL;
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));
	g_autofree char *by_default = NULL;
	RioKind kind = rio_draft_kind(publisher->draft, v);

	if (element == RIO_NONE || vertex->ends) {
		write_made_vertex(publisher, v);
		return;
	}
	by_default = default_of(publisher, v);
	rio_builder_open_kind(publisher->builder, kind);
	rio_builder_set(publisher->builder, "id", rio_model_id(model, element));
	copy_vertex_attributes(publisher, v, edition->names ? edition->names[v] : NULL);
	rio_builder_set(publisher->builder, "default", by_default);
	set_models(publisher, vertex->models);
	add_content(publisher, element, pieces);
	if (words)
		rio_pieces_add(pieces, kind, RIO_KIND_DOCUMENTATION, WORDS, v);
	rio_pieces_add(pieces, kind, RIO_KIND_INCOMING, INTO, v);
	rio_pieces_add(pieces, kind, RIO_KIND_OUTGOING, OUT_OF, v);
	if (rio_kind_is(kind, RIO_SCOPE))
		add_inside(publisher, element, pieces);
	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++) {
		publisher->copying = v;
		write_piece(publisher, element, &g_array_index(pieces, RioPiece, i), words);
	}
	rio_builder_close(publisher->builder);
}

/* Lanes */

static gboolean
has_lanes(const Publisher *publisher, guint32 process, guint32 parent)
{
	const GArray *shelves = publisher->edition->shelves;

	for (guint i = 0; shelves && i < shelves->len; i++)
		if (g_array_index(shelves, RioShelf, i).parent == parent &&
		    g_array_index(shelves, RioShelf, i).process == process)
			return TRUE;
	return FALSE;
}

static void
write_lane(Publisher *publisher, guint32 process, guint32 lane)
{
	const RioShelf *shelf = &g_array_index(publisher->edition->shelves, RioShelf, lane);

	rio_builder_open_kind(publisher->builder, RIO_KIND_LANE);
	rio_builder_set(publisher->builder, "id", shelf->id);
	rio_builder_set(publisher->builder, "name", shelf->name);
	if (shelf->place)
		set_rio(publisher, "place", shelf->place);
	if (shelf->models)
		set_models(publisher, shelf->models);
	for (guint32 v = 0; v < publisher->draft->vertices->len; v++)
		if (has_vertex(publisher, v) && publisher->edition->shelf_of[v] == lane &&
		    rio_draft_vertex(publisher->draft, v)->scope == process) {
			g_autofree char *id = rio_edition_vertex_id(publisher->draft, v);

			write_text(publisher, RIO_KIND_FLOW_NODE_REF, id);
		}
	write_lanes(publisher, process, lane);
	rio_builder_close(publisher->builder);
}

static void
write_lanes(Publisher *publisher, guint32 process, guint32 parent)
{
	const GArray *shelves = publisher->edition->shelves;
	g_autofree char *wish = NULL, *id = NULL;

	if (!has_lanes(publisher, process, parent))
		return;
	wish = g_strconcat("lanes-",
			   parent == RIO_NONE ? rio_model_id(publisher->model, process)
					      : g_array_index(shelves, RioShelf, parent).id,
			   NULL);
	id = rio_edition_free_id(publisher->model, wish);
	rio_builder_open_kind(publisher->builder,
			      parent == RIO_NONE ? RIO_KIND_LANE_SET : RIO_KIND_CHILD_LANE_SET);
	rio_builder_set(publisher->builder, "id", id);
	for (guint32 i = 0; i < shelves->len; i++)
		if (g_array_index(shelves, RioShelf, i).parent == parent &&
		    g_array_index(shelves, RioShelf, i).process == process)
			write_lane(publisher, process, i);
	rio_builder_close(publisher->builder);
}

/* Processes and pools */

static gboolean
has_flow(const Publisher *publisher, guint32 process)
{
	for (guint32 v = 0; v < publisher->model->n_nodes; v++)
		if (publisher->model->nodes[v].process == process && has_vertex(publisher, v))
			return TRUE;
	return FALSE;
}

static void
write_process(Publisher *publisher, guint32 process)
{
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));

	open_thing(publisher, process);
	add_content(publisher, process, pieces);
	if (has_lanes(publisher, process, RIO_NONE))
		rio_pieces_add(pieces, RIO_KIND_PROCESS, RIO_KIND_LANE_SET, LANES, process);
	add_inside(publisher, process, pieces);
	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++)
		write_piece(publisher, process, &g_array_index(pieces, RioPiece, i), NULL);
	rio_builder_close(publisher->builder);
}

/* The next pool that is one, and no content of an origin. */
static guint32
next_pool(const RioModel *model, guint32 pool)
{
	do
		pool = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, pool);
	while (pool != RIO_NONE && !rio_content_is_owned(model, pool));
	return pool;
}

/* The first pool of the process, or RIO_NONE. */
static guint32
pool_of(const RioModel *model, guint32 process)
{
	guint32 pool = RIO_NONE;

	while ((pool = next_pool(model, pool)) != RIO_NONE)
		if (rio_model_participant_process(model, pool) == process)
			return pool;
	return RIO_NONE;
}

/* The id of what the message flow ends at in the edition, or NULL. */
static const char *
message_end(const Publisher *publisher, guint32 element)
{
	const RioModel *model = publisher->model;
	guint32 node;

	if (element == RIO_NONE)
		return NULL;
	if (rio_model_kind(model, element) == RIO_KIND_PARTICIPANT)
		return publisher->pools[element];
	node = rio_model_node(model, element);
	if (node == RIO_NONE)
		return NULL;
	if (has_vertex(publisher, node))
		return rio_draft_vertex(publisher->draft, node)->ends
			       ? NULL
			       : rio_model_id(model, element);
	if (!is_drawn(publisher, model->nodes[node].process)) {
		guint32 pool = pool_of(model, model->nodes[node].process);

		return pool == RIO_NONE ? NULL : publisher->pools[pool];
	}
	return NULL;
}

/* Pools that have one name and no process drawn are one. */
static void
name_pools(Publisher *publisher)
{
	const RioModel *model = publisher->model;
	g_autoptr(GHashTable) by_name =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint32 pool = RIO_NONE;

	publisher->pools = g_new0(char *, model->n_elements);
	while ((pool = next_pool(model, pool)) != RIO_NONE) {
		guint32 process = rio_model_participant_process(model, pool);
		char *name = rio_join_fold(rio_model_name(model, pool)), *known;

		if (process != RIO_NONE && is_drawn(publisher, process)) {
			publisher->pools[pool] = g_strdup(rio_model_id(model, pool));
			g_free(name);
			continue;
		}
		known = g_hash_table_lookup(by_name, name);
		publisher->pools[pool] = g_strdup(known ? known : rio_model_id(model, pool));
		if (known)
			g_free(name);
		else
			g_hash_table_insert(by_name, name, publisher->pools[pool]);
	}
}

static gboolean
has_messages(const Publisher *publisher, const char *pool)
{
	const RioModel *model = publisher->model;

	for (guint32 f = 0; f < model->n_message_flows; f++) {
		const char *from = message_end(publisher, model->message_flows[f].source),
			   *to = message_end(publisher, model->message_flows[f].target);

		if (from && to && !g_str_equal(from, to) &&
		    (g_str_equal(from, pool) || g_str_equal(to, pool)))
			return TRUE;
	}
	return FALSE;
}

static void
write_participant(Publisher *publisher, const char *id, const char *name, guint32 process,
		  const RioBits *models)
{
	rio_builder_open_kind(publisher->builder, RIO_KIND_PARTICIPANT);
	rio_builder_set(publisher->builder, "id", id);
	rio_builder_set(publisher->builder, "name", name);
	if (process != RIO_NONE)
		rio_builder_set(publisher->builder, "processRef",
				rio_model_id(publisher->model, process));
	if (models)
		set_models(publisher, models);
	rio_builder_close(publisher->builder);
}

static void
write_participants(Publisher *publisher)
{
	const RioEdition *edition = publisher->edition;
	const RioModel *model = publisher->model;
	guint32 own = edition->process == RIO_NONE ? RIO_NONE : pool_of(model, edition->process);
	guint32 pool = RIO_NONE;

	if (edition->pool && own == RIO_NONE) {
		g_autofree char *id = rio_edition_free_id(model, "associated-service");

		write_participant(publisher, id, edition->pool, edition->process, NULL);
	}
	while ((pool = next_pool(model, pool)) != RIO_NONE) {
		guint32 process = rio_model_participant_process(model, pool);
		gboolean drawn = process != RIO_NONE && is_drawn(publisher, process) &&
				 has_flow(publisher, process);
		const char *id = publisher->pools[pool];

		if (!g_str_equal(id, rio_model_id(model, pool)) ||
		    (drawn && edition->pool && pool != own) ||
		    (!drawn && !has_messages(publisher, id)))
			continue;
		write_participant(publisher, id,
				  drawn && edition->pool ? edition->pool
							 : rio_model_name(model, pool),
				  drawn ? process : RIO_NONE,
				  rio_project_models(model, pool, publisher->draft->arena,
						     publisher->draft->n_models));
	}
}

static void
write_message_flows(Publisher *publisher)
{
	const RioModel *model = publisher->model;
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	RioContentCopy how = copy_of(publisher);

	for (guint32 f = 0; f < model->n_message_flows; f++) {
		guint32 element = model->message_flows[f].element;
		const char *from = message_end(publisher, model->message_flows[f].source),
			   *to = message_end(publisher, model->message_flows[f].target);
		const char *in = rio_model_attribute_ns(model, element, RIO_NS_RIO, "in");

		if (!from || !to || g_str_equal(from, to) ||
		    !g_hash_table_add(seen, g_strdup_printf("%s\n%s", from, to)))
			continue;
		rio_builder_open_kind(publisher->builder, RIO_KIND_MESSAGE_FLOW);
		rio_builder_set(publisher->builder, "id", rio_model_id(model, element));
		rio_builder_set(publisher->builder, "name", rio_model_name(model, element));
		rio_builder_set(publisher->builder, "sourceRef", from);
		rio_builder_set(publisher->builder, "targetRef", to);
		rio_builder_set(publisher->builder, "messageRef",
				rio_model_attribute(model, element, "messageRef"));
		if (in)
			set_rio(publisher, "in", in);
		for (guint32 c = rio_content_next_child(model, element, RIO_NONE); c != RIO_NONE;
		     c = rio_content_next_child(model, element, c))
			rio_content_copy_child(model, c, &how, publisher->builder);
		rio_builder_close(publisher->builder);
	}
}

static void
write_sources(Publisher *publisher)
{
	const RioModel *model = publisher->model;

	rio_builder_open(publisher->builder, "rio", RIO_NS_RIO, "merge", 0);
	rio_builder_set(publisher->builder, "version", "1");
	rio_builder_set(publisher->builder, "mode", publisher->edition->mode);
	for (guint32 e = 0; e < model->n_elements; e++)
		if (rio_content_is_ours(model, e, "merge"))
			write_all_ours(publisher, e, "source");
	rio_builder_close(publisher->builder);
}

static void
write_collaboration(Publisher *publisher)
{
	guint32 collaboration =
		rio_model_next_of_kind(publisher->model, RIO_KIND_COLLABORATION, RIO_NONE);

	rio_builder_open_kind(publisher->builder, RIO_KIND_COLLABORATION);
	rio_builder_set(publisher->builder, "id", rio_model_id(publisher->model, collaboration));
	rio_builder_open_kind(publisher->builder, RIO_KIND_EXTENSION_ELEMENTS);
	write_sources(publisher);
	rio_builder_close(publisher->builder);
	write_participants(publisher);
	write_message_flows(publisher);
	rio_builder_close(publisher->builder);
}

/* What a file defines beside its processes, if something refers to it. */
static gboolean
is_definition(const Publisher *publisher, guint32 element)
{
	RioKind kind = rio_model_kind(publisher->model, element);

	return (rio_kind_is(kind, RIO_ROOT) || rio_kind_is(kind, RIO_TRIGGER)) &&
	       !rio_kind_is(kind, RIO_SCOPE) && kind != RIO_KIND_COLLABORATION;
}

static void
write_root(Publisher *publisher)
{
	const RioModel *model = publisher->model;
	RioContentCopy how = copy_of(publisher);

	rio_builder_open_kind(publisher->builder, RIO_KIND_DEFINITIONS);
	rio_builder_set(publisher->builder, "id", rio_model_attribute(model, model->root, "id"));
	rio_content_copy_attributes(model, model->root, &how, publisher->builder);
	for (guint32 c = rio_model_first(model, model->root); c != RIO_NONE;
	     c = rio_model_next(model, c))
		if (is_definition(publisher, c))
			write_thing(publisher, c);
	write_collaboration(publisher);
	for (guint32 c = rio_model_first(model, model->root); c != RIO_NONE;
	     c = rio_model_next(model, c))
		if (rio_kind_is(rio_model_kind(model, c), RIO_SCOPE) && is_drawn(publisher, c) &&
		    (has_flow(publisher, c) || publisher->edition->process == c))
			write_process(publisher, c);
	rio_builder_close(publisher->builder);
}

RioModel *
rio_publish(const RioEdition *edition)
{
	Publisher publisher = {.edition = edition,
			       .draft = edition->draft,
			       .model = edition->merge->model,
			       .builder = rio_builder_new(),
			       .copying = RIO_NONE};

	note_used(&publisher);
	name_pools(&publisher);
	write_root(&publisher);
	for (guint32 e = 0; e < publisher.model->n_elements; e++)
		g_free(publisher.pools[e]);
	g_free(publisher.pools);
	g_free(publisher.is_used);
	return rio_builder_seal(publisher.builder, NULL, NULL, NULL, NULL);
}
