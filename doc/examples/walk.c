/*
 * walk.c: the flow of a model, from what begins it to what ends it
 *
 *     cc walk.c -o walk $(pkg-config --cflags --libs riordino)
 *     ./walk model.bpmn
 *
 * A model is read once and never changes.  Its elements live as long as it does, so what a getter
 * gives is not freed; of an array the array is, not what is in it.
 */
#include <riordino/riordino.h>

#include <locale.h>

/* A name in the file may be on several lines, or missing. */
static const char *
name_of(RioElement *element)
{
	const char *name = rio_element_get_name(element);

	return *name ? name : rio_element_get_kind(element);
}

static void
tell_node(RioElement *node)
{
	g_autoptr(GPtrArray) outgoing = rio_element_get_outgoing(node);
	g_autoptr(GPtrArray) incoming = rio_element_get_incoming(node);
	RioElement *lane = rio_element_get_lane(node);
	RioElement *host = rio_element_get_host(node);

	g_print("line %u: %s", rio_element_get_line(node), name_of(node));
	if (rio_element_get_family(node) == RIO_FAMILY_ACTIVITY && lane)
		g_print(" (%s)", name_of(lane));
	if (host)
		g_print(", while “%s” is done", name_of(host));
	if (incoming->len > 1)
		g_print(", from %u sides", incoming->len);
	g_print("\n");
	for (guint i = 0; i < outgoing->len; i++) {
		RioElement *flow = outgoing->pdata[i];

		g_print("  → %s", name_of(rio_element_get_target(flow)));
		g_print(*rio_element_get_name(flow) ? " if “%s”\n" : "\n",
			rio_element_get_name(flow));
	}
}

/* What begins: nothing leads to it, and it stands in no subprocess and at no activity. */
static gboolean
begins(RioElement *node)
{
	g_autoptr(GPtrArray) incoming = rio_element_get_incoming(node);
	RioElement *scope = rio_element_get_scope(node);

	return incoming->len == 0 && !rio_element_get_host(node) &&
	       g_str_equal(rio_element_get_kind(scope), "process");
}

static void
tell_messages(RioModel *model)
{
	g_autoptr(GPtrArray) messages = rio_model_get_message_flows(model);

	for (guint i = 0; i < messages->len; i++) {
		RioElement *message = messages->pdata[i];

		g_print("message %s: %s → %s\n", name_of(message),
			name_of(rio_element_get_source(message)),
			name_of(rio_element_get_target(message)));
	}
}

/* All that was in the file is there, what other programs wrote too. */
static void
tell_xml(RioElement *element)
{
	const char *uri, *tag = rio_element_get_tag(element, &uri);
	RioElement *parent = rio_element_get_parent(element);
	guint n_children = 0;

	for (RioElement *child = rio_element_get_first_child(element); child;
	     child = rio_element_get_next_sibling(child))
		n_children++;
	g_print("<%s> of %s in <%s>, %u inside\n", tag, uri,
		parent ? rio_element_get_tag(parent, NULL) : "nothing", n_children);
	for (guint i = 0; i < rio_element_get_n_attributes(element); i++) {
		const char *name, *value = rio_element_get_attribute_at(element, i, NULL, &name);

		g_print("  %s = %s\n", name, value);
	}
}

static void
tell_notes(RioModel *model)
{
	g_autoptr(GPtrArray) notes = rio_model_get_elements(model, "textAnnotation");

	for (guint i = 0; i < notes->len; i++) {
		g_autofree char *text = rio_element_get_text(notes->pdata[i]);

		g_print("note: %s\n", g_strstrip(text));
	}
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioModel) model = NULL;
	g_autoptr(GPtrArray) nodes = NULL, flows = NULL;
	g_autofree char *told = NULL;
	RioElement *first = NULL;

	setlocale(LC_ALL, "");
	if (argc < 2) {
		g_printerr("usage: walk model.bpmn\n");
		return 2;
	}
	model = rio_model_read_file(argv[1], NULL, &error);
	if (!model) {
		g_printerr("%s\n", error->message); /* file, line and what is wrong */
		return 2;
	}
	nodes = rio_model_get_nodes(model);
	flows = rio_model_get_flows(model);
	g_print("%s of %s, %.8s: %u nodes, %u flows\n", rio_model_get_comune(model),
		*rio_model_get_service(model) ? rio_model_get_service(model) : "no service",
		rio_model_get_sha256(model), nodes->len, flows->len);
	g_print("made by %s\n",
		rio_element_get_attribute(rio_model_get_root(model), NULL, "exporter"));
	for (guint i = 0; i < nodes->len; i++) {
		tell_node(nodes->pdata[i]);
		if (!first && begins(nodes->pdata[i]))
			first = nodes->pdata[i];
	}
	tell_messages(model);
	tell_notes(model);
	told = rio_model_to_text(model, &(RioReportOptions){.language = RIO_LANGUAGE_IT});
	g_print("%s", told); /* riordino show */
	/* an element is found by its id again, and knows whose it is */
	if (first && rio_model_get_element(model, rio_element_get_id(first)) == first &&
	    rio_element_get_model(first) == model)
		tell_xml(first);
	return 0;
}
