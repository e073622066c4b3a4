#include "merge/publisher.h"

#include "base/words.h"
#include "merge/pieces.h"
#include "merge/project.h"

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
	const RioPublisher *publisher = data;
	guint32 host = publisher->copying == RIO_NONE
			       ? RIO_NONE
			       : rio_draft_vertex(publisher->draft, publisher->copying)->host;

	if (host != RIO_NONE && model->nodes[publisher->copying].host != RIO_NONE &&
	    model->nodes[model->nodes[publisher->copying].host].element == element)
		return rio_model_id(model, model->nodes[host].element);
	return NULL;
}

RioContentCopy
rio_publisher_copy_of(RioPublisher *publisher)
{
	return (RioContentCopy){reference, same_id, FALSE, publisher};
}

void
rio_publisher_set_rio(RioPublisher *publisher, const char *name, const char *value)
{
	rio_builder_attribute(publisher->builder, "rio", RIO_NS_RIO, name, value, -1);
}

void
rio_publisher_set_models(RioPublisher *publisher, const RioBits *models)
{
	g_autoptr(GString) keys = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(keys, "%sc%u", keys->len ? " " : "", m + 1);
	rio_publisher_set_rio(publisher, "in", keys->str);
}

static void
write_ours(RioPublisher *publisher, guint32 ours, const char *local)
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

void
rio_publisher_write_all_ours(RioPublisher *publisher, guint32 extensions, const char *local)
{
	for (guint32 c = rio_model_first(publisher->model, extensions); c != RIO_NONE;
	     c = rio_model_next(publisher->model, c))
		if (rio_content_is_ours(publisher->model, c, local))
			write_ours(publisher, c, local);
}

/* Those of vendors, and the origins: of a vertex, those of all that it stands for. */
static void
write_extensions(RioPublisher *publisher, guint32 extensions)
{
	const RioModel *model = publisher->model;
	const guint32 *standing_for = publisher->edition->standing_for;
	RioContentCopy how = rio_publisher_copy_of(publisher);
	guint32 v = publisher->copying;

	rio_builder_open_kind(publisher->builder, RIO_KIND_EXTENSION_ELEMENTS);
	for (guint32 c = rio_content_next_child(model, extensions, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, extensions, c))
		rio_content_copy_child(model, c, &how, publisher->builder);
	rio_publisher_write_all_ours(publisher, extensions, "origin");
	while (standing_for && v != RIO_NONE && (v = standing_for[v]) != RIO_NONE)
		rio_publisher_write_all_ours(publisher,
					     rio_model_child(model, model->nodes[v].element,
							     RIO_KIND_EXTENSION_ELEMENTS),
					     "origin");
	rio_builder_close(publisher->builder);
}

static void
write_words(RioPublisher *publisher, const char *id, const char *words)
{
	g_autofree char *own = g_strconcat(RIO_MADE_DOCUMENTATION, id, NULL);

	rio_builder_open_kind(publisher->builder, RIO_KIND_DOCUMENTATION);
	rio_builder_set(publisher->builder, "id", own);
	rio_builder_text(publisher->builder, words, -1);
	rio_builder_close(publisher->builder);
}

static void
write_text(RioPublisher *publisher, RioKind kind, const char *text)
{
	rio_builder_open_kind(publisher->builder, kind);
	rio_builder_text(publisher->builder, text, -1);
	rio_builder_close(publisher->builder);
}

static void
write_refs(RioPublisher *publisher, RioKind kind, guint32 vertex)
{
	g_autoptr(GArray) ways =
		rio_draft_ways(publisher->draft, vertex, kind == RIO_KIND_OUTGOING);

	for (guint i = 0; i < ways->len; i++) {
		g_autofree char *id =
			rio_edition_arc_id(publisher->draft, g_array_index(ways, guint32, i));

		write_text(publisher, kind, id);
	}
}

/* The extensions of the element, as one piece, and beside them what is in @content. */
static void
add_content(RioPublisher *publisher, guint32 element, guint32 content, GArray *pieces)
{
	const RioModel *model = publisher->model;
	RioKind kind = rio_model_kind(model, element);
	guint32 extensions = rio_model_child(model, element, RIO_KIND_EXTENSION_ELEMENTS);

	rio_pieces_add_content(pieces, model, content, FALSE, CONTENT);
	for (guint i = pieces->len; i-- > 0;)
		if (rio_model_kind(model, g_array_index(pieces, RioPiece, i).number) ==
		    RIO_KIND_EXTENSION_ELEMENTS)
			g_array_remove_index(pieces, i);
	if (extensions != RIO_NONE)
		rio_pieces_add(pieces, kind, RIO_KIND_EXTENSION_ELEMENTS, EXTENSIONS, extensions);
}

static void write_piece(RioPublisher *publisher, guint32 element, const RioPiece *piece,
			const char *words);
static void write_vertex(RioPublisher *publisher, guint32 v);
static void write_arc(RioPublisher *publisher, guint32 a);
static void write_lanes(RioPublisher *publisher, guint32 process, guint32 parent);

/* The element as it is in the union, up to its content. */
static void
open_thing(RioPublisher *publisher, guint32 element)
{
	const RioModel *model = publisher->model;
	RioContentCopy how = rio_publisher_copy_of(publisher);
	const char *in = rio_model_attribute_ns(model, element, RIO_NS_RIO, "in");

	publisher->copying = RIO_NONE;
	rio_builder_open_kind(publisher->builder, rio_model_kind(model, element));
	rio_builder_set(publisher->builder, "id", rio_model_attribute(model, element, "id"));
	rio_content_copy_attributes(model, element, &how, publisher->builder);
	if (in)
		rio_publisher_set_rio(publisher, "in", in);
}

static void
write_thing(RioPublisher *publisher, guint32 element)
{
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));

	open_thing(publisher, element);
	add_content(publisher, element, element, pieces);
	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++)
		write_piece(publisher, element, &g_array_index(pieces, RioPiece, i), NULL);
	rio_builder_close(publisher->builder);
}

static void
write_piece(RioPublisher *publisher, guint32 element, const RioPiece *piece, const char *words)
{
	RioContentCopy how = rio_publisher_copy_of(publisher);

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
is_thing(const RioPublisher *publisher, guint32 element)
{
	switch (rio_model_kind(publisher->model, element)) {
	case RIO_KIND_DATA_OBJECT:
	case RIO_KIND_DATA_OBJECT_REFERENCE:
	case RIO_KIND_DATA_STORE_REFERENCE:
	case RIO_KIND_TEXT_ANNOTATION:
		return publisher->is_used[element];
	case RIO_KIND_ASSOCIATION:
		return rio_publisher_ties_something(publisher, element);
	default:
		return FALSE;
	}
}

/* What runs and lies in a process or subprocess. */
static void
add_inside(RioPublisher *publisher, guint32 scope, GArray *pieces)
{
	const RioDraft *draft = publisher->draft;
	RioKind kind = rio_model_kind(publisher->model, scope);

	for (guint32 v = 0; v < draft->vertices->len; v++)
		if (rio_draft_vertex(draft, v)->scope == scope &&
		    rio_publisher_has_vertex(publisher, v))
			rio_pieces_add(pieces, kind, rio_draft_kind(draft, v), VERTEX, v);
	for (guint32 a = 0; a < draft->arcs->len; a++)
		if (rio_publisher_has_arc(publisher, a) &&
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
decides(const RioPublisher *publisher, guint32 a)
{
	const RioDraftArc *arc = rio_draft_arc(publisher->draft, a);

	return arc->flow != RIO_NONE && rio_draft_n_ways(publisher->draft, arc->source, TRUE) > 1;
}

/* What the way is called instead of what it was called; NULL: as it was. */
static const char *
outcome_of(const RioPublisher *publisher, guint32 a)
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
write_arc(RioPublisher *publisher, guint32 a)
{
	const RioDraftArc *arc = rio_draft_arc(publisher->draft, a);
	const RioModel *model = publisher->model;
	g_autofree char *id = rio_edition_arc_id(publisher->draft, a);
	g_autofree char *from = rio_edition_vertex_id(publisher->draft, arc->source);
	g_autofree char *to = rio_edition_vertex_id(publisher->draft, arc->target);
	gboolean hands_over = publisher->edition->hands_over && publisher->edition->hands_over[a];
	guint32 flow = arc->flow == RIO_NONE ? RIO_NONE : model->flows[arc->flow].element;
	const char *outcome = outcome_of(publisher, a);
	RioContentCopy how = rio_publisher_copy_of(publisher);

	publisher->copying = RIO_NONE;
	rio_builder_open_kind(publisher->builder, RIO_KIND_SEQUENCE_FLOW);
	rio_builder_set(publisher->builder, "id", id);
	rio_builder_set(publisher->builder, "sourceRef", from);
	rio_builder_set(publisher->builder, "targetRef", to);
	if (outcome)
		rio_builder_set(publisher->builder, "name", outcome);
	else if (decides(publisher, a))
		rio_content_copy_attributes(model, flow, &how, publisher->builder);
	rio_publisher_set_models(publisher, arc->models);
	if (hands_over) {
		rio_publisher_set_rio(publisher, "handover", "true");
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
default_of(const RioPublisher *publisher, guint32 v)
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
copy_vertex_attributes(RioPublisher *publisher, guint32 v, const char *name)
{
	const RioModel *model = publisher->model;
	guint32 element = rio_draft_element(publisher->draft, v);
	const RioElement *here = rio_at(model, element);
	RioContentCopy how = rio_publisher_copy_of(publisher);

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
write_made_vertex(RioPublisher *publisher, guint32 v)
{
	const RioDraftVertex *vertex = rio_draft_vertex(publisher->draft, v);
	g_autofree char *id = rio_edition_vertex_id(publisher->draft, v);

	rio_builder_open_kind(publisher->builder, rio_draft_kind(publisher->draft, v));
	rio_builder_set(publisher->builder, "id", id);
	rio_publisher_set_models(publisher, vertex->models);
	write_refs(publisher, RIO_KIND_INCOMING, v);
	write_refs(publisher, RIO_KIND_OUTGOING, v);
	rio_builder_close(publisher->builder);
}

/* How long a timer waits goes with its name: both are those of one Comune. */
static guint32
content_of(const RioPublisher *publisher, guint32 v)
{
	const char *const *names = publisher->edition->names;
	guint32 element = rio_draft_element(publisher->draft, v);

	return names && names[v] && rio_draft_is_timer(publisher->draft, v)
		       ? rio_project_content(publisher->model, element, names[v])
		       : element;
}

static void
write_vertex(RioPublisher *publisher, guint32 v)
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
	rio_publisher_set_models(publisher, edition->doers && v < model->n_nodes ? edition->doers[v]
										 : vertex->models);
	add_content(publisher, element, content_of(publisher, v), pieces);
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
has_lanes(const RioPublisher *publisher, guint32 process, guint32 parent)
{
	const GArray *shelves = publisher->edition->shelves;

	for (guint i = 0; shelves && i < shelves->len; i++)
		if (g_array_index(shelves, RioShelf, i).parent == parent &&
		    g_array_index(shelves, RioShelf, i).process == process)
			return TRUE;
	return FALSE;
}

static void
write_lane(RioPublisher *publisher, guint32 process, guint32 lane)
{
	const RioShelf *shelf = &g_array_index(publisher->edition->shelves, RioShelf, lane);

	rio_builder_open_kind(publisher->builder, RIO_KIND_LANE);
	rio_builder_set(publisher->builder, "id", shelf->id);
	rio_builder_set(publisher->builder, "name", shelf->name);
	if (shelf->place)
		rio_publisher_set_rio(publisher, "place", shelf->place);
	if (shelf->models)
		rio_publisher_set_models(publisher, shelf->models);
	for (guint32 v = 0; v < publisher->draft->vertices->len; v++)
		if (rio_publisher_has_vertex(publisher, v) &&
		    publisher->edition->shelf_of[v] == lane &&
		    rio_draft_vertex(publisher->draft, v)->scope == process) {
			g_autofree char *id = rio_edition_vertex_id(publisher->draft, v);

			write_text(publisher, RIO_KIND_FLOW_NODE_REF, id);
		}
	write_lanes(publisher, process, lane);
	rio_builder_close(publisher->builder);
}

static void
write_lanes(RioPublisher *publisher, guint32 process, guint32 parent)
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

/* Processes */

static void
write_process(RioPublisher *publisher, guint32 process)
{
	g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RioPiece));

	open_thing(publisher, process);
	add_content(publisher, process, process, pieces);
	if (has_lanes(publisher, process, RIO_NONE))
		rio_pieces_add(pieces, RIO_KIND_PROCESS, RIO_KIND_LANE_SET, LANES, process);
	add_inside(publisher, process, pieces);
	rio_pieces_sort(pieces);
	for (guint i = 0; i < pieces->len; i++)
		write_piece(publisher, process, &g_array_index(pieces, RioPiece, i), NULL);
	rio_builder_close(publisher->builder);
}

/* What a file defines beside its processes, if something refers to it. */
static gboolean
is_definition(const RioPublisher *publisher, guint32 element)
{
	RioKind kind = rio_model_kind(publisher->model, element);

	return (rio_kind_is(kind, RIO_ROOT) || rio_kind_is(kind, RIO_TRIGGER)) &&
	       !rio_kind_is(kind, RIO_SCOPE) && kind != RIO_KIND_COLLABORATION;
}

static void
write_root(RioPublisher *publisher)
{
	const RioModel *model = publisher->model;
	RioContentCopy how = rio_publisher_copy_of(publisher);

	rio_builder_open_kind(publisher->builder, RIO_KIND_DEFINITIONS);
	rio_builder_set(publisher->builder, "id", rio_model_attribute(model, model->root, "id"));
	rio_content_copy_attributes(model, model->root, &how, publisher->builder);
	for (guint32 c = rio_model_first(model, model->root); c != RIO_NONE;
	     c = rio_model_next(model, c))
		if (is_definition(publisher, c))
			write_thing(publisher, c);
	rio_publisher_write_collaboration(publisher);
	for (guint32 c = rio_model_first(model, model->root); c != RIO_NONE;
	     c = rio_model_next(model, c))
		if (rio_kind_is(rio_model_kind(model, c), RIO_SCOPE) &&
		    rio_publisher_is_drawn(publisher, c) &&
		    (rio_publisher_has_flow(publisher, c) || publisher->edition->process == c))
			write_process(publisher, c);
	rio_builder_close(publisher->builder);
}

RioModel *
rio_publish(const RioEdition *edition)
{
	RioPublisher publisher = {.edition = edition,
				  .draft = edition->draft,
				  .model = edition->merge->model,
				  .builder = rio_builder_new(),
				  .copying = RIO_NONE};

	rio_publisher_note_used(&publisher);
	rio_publisher_name_pools(&publisher);
	write_root(&publisher);
	for (guint32 e = 0; e < publisher.model->n_elements; e++)
		g_free(publisher.pools[e]);
	g_free(publisher.pools);
	g_free(publisher.is_used);
	return rio_builder_seal(publisher.builder, NULL, NULL, NULL, NULL);
}
