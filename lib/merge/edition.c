#include "merge/publisher.h"

#include "base/digest.h"

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

gboolean
rio_publisher_is_drawn(const RioPublisher *publisher, guint32 process)
{
	if (publisher->edition->closed && publisher->edition->closed[process])
		return FALSE;
	return publisher->edition->process == RIO_NONE || publisher->edition->process == process;
}

gboolean
rio_publisher_has_vertex(const RioPublisher *publisher, guint32 v)
{
	const RioDraftVertex *vertex = rio_draft_vertex(publisher->draft, v);
	guint32 node = vertex->node;

	if (vertex->gone)
		return FALSE;
	if (node != RIO_NONE)
		return rio_publisher_is_drawn(publisher, publisher->model->nodes[node].process);
	/* gateways are made only where something is settled */
	return TRUE;
}

gboolean
rio_publisher_has_arc(const RioPublisher *publisher, guint32 a)
{
	const RioDraftArc *arc = rio_draft_arc(publisher->draft, a);

	return !arc->gone && rio_publisher_has_vertex(publisher, arc->source) &&
	       rio_publisher_has_vertex(publisher, arc->target);
}

gboolean
rio_publisher_has_flow(const RioPublisher *publisher, guint32 process)
{
	for (guint32 v = 0; v < publisher->model->n_nodes; v++)
		if (publisher->model->nodes[v].process == process &&
		    rio_publisher_has_vertex(publisher, v))
			return TRUE;
	return FALSE;
}

/* Not of the flow, which is there of itself: an event may have come to another host. */
static void
note_reference(RioPublisher *publisher, const char *reference)
{
	guint32 found = rio_model_find(publisher->model, reference);

	if (found != RIO_NONE && rio_model_node(publisher->model, found) == RIO_NONE &&
	    rio_model_flow(publisher->model, found) == RIO_NONE)
		publisher->is_used[found] = TRUE;
}

/* What the element refers to, with all that is inside but for what riordino wrote. */
static void
note_references(RioPublisher *publisher, guint32 element)
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

gboolean
rio_publisher_ties_something(const RioPublisher *publisher, guint32 association)
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
note_annotations(RioPublisher *publisher)
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

void
rio_publisher_note_used(RioPublisher *publisher)
{
	const RioModel *model = publisher->model;

	publisher->is_used = g_new0(gboolean, model->n_elements);
	for (guint32 v = 0; v < model->n_nodes; v++)
		if (rio_publisher_has_vertex(publisher, v)) {
			publisher->is_used[model->nodes[v].element] = TRUE;
			note_references(publisher, model->nodes[v].element);
		}
	for (guint32 a = 0; a < model->n_flows; a++)
		if (rio_publisher_has_arc(publisher, a))
			publisher->is_used[model->flows[a].element] = TRUE;
	for (guint32 e = 0; e < model->n_elements; e++)
		if (publisher->is_used[e] &&
		    rio_model_kind(model, e) == RIO_KIND_DATA_OBJECT_REFERENCE)
			note_references(publisher, e);
	note_annotations(publisher);
}
