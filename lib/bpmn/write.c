#include "bpmn/write.h"

#include <string.h>

#define NS_XML "http://www.w3.org/XML/1998/namespace"

/* A prefix that is bound to a namespace, from the element of a depth on. */
typedef struct {
	const char *prefix, *uri;
	guint depth;
} Binding;

typedef struct {
	const RioModel *model;
	GString *out;
	GArray *bindings; /* of Binding, innermost last */
	GPtrArray *made;  /* prefixes made here */
	guint depth;	  /* of elements that are open */
	guint text_depth; /* the depth of the outermost open element with text in it; 0: none */
} Writer;

/* Characters */

typedef enum {
	IN_TEXT,
	IN_ATTRIBUTE,
} Place;

static const char *
escape_of(guchar c, Place place)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '\n':
		return place == IN_ATTRIBUTE ? "&#10;" : NULL;
	case '\t':
		return place == IN_ATTRIBUTE ? "&#9;" : NULL;
	case '"':
		return place == IN_ATTRIBUTE ? "&quot;" : NULL;
	default:
		/* XML has no way to write them: the mark for what is unknown */
		return c < 0x20 ? "\xEF\xBF\xBD" : NULL;
	}
}

static void
write_escaped(Writer *writer, const char *text, Place place)
{
	const char *begin = text;

	for (; *text != '\0'; text++) {
		const char *escape = escape_of((guchar)*text, place);

		if (!escape)
			continue;
		g_string_append_len(writer->out, begin, text - begin);
		g_string_append(writer->out, escape);
		begin = text + 1;
	}
	g_string_append_len(writer->out, begin, text - begin);
}

/* Namespaces */

static const Binding *
binding_of(const Writer *writer, const char *prefix)
{
	for (guint i = writer->bindings->len; i > 0; i--) {
		const Binding *binding = &g_array_index(writer->bindings, Binding, i - 1);

		if (g_str_equal(binding->prefix, prefix))
			return binding;
	}
	return NULL;
}

static const char *
uri_of(const Writer *writer, const char *prefix)
{
	const Binding *binding = binding_of(writer, prefix);

	return binding ? binding->uri : "";
}

static void
bind(Writer *writer, const char *prefix, const char *uri)
{
	Binding binding = {prefix, uri, writer->depth};

	g_array_append_val(writer->bindings, binding);
}

static void
unbind(Writer *writer)
{
	while (writer->bindings->len > 0 &&
	       g_array_index(writer->bindings, Binding, writer->bindings->len - 1).depth ==
		       writer->depth)
		g_array_set_size(writer->bindings, writer->bindings->len - 1);
}

/* A prefix that nothing around is called: the wish with a number. */
static const char *
free_prefix(Writer *writer, const char *wish)
{
	char *prefix = NULL;
	guint n = 1;

	do {
		g_free(prefix);
		prefix = g_strdup_printf("%s%u", wish[0] == '\0' ? "ns" : wish, n++);
	} while (binding_of(writer, prefix));
	g_ptr_array_add(writer->made, prefix);
	return prefix;
}

/*
 * The prefix for a name of the element being opened, which binds it if need be.  One that never
 * had a namespace stays as it was read.
 */
static const char *
prefix_for(Writer *writer, const RioName *name, gboolean attribute)
{
	const char *prefix = name->prefix;
	const Binding *binding;

	if (name->uri[0] == '\0' && (attribute || prefix[0] != '\0'))
		return prefix;
	if (g_str_equal(uri_of(writer, prefix), name->uri) && !(attribute && prefix[0] == '\0'))
		return prefix;
	binding = binding_of(writer, prefix);
	if ((attribute && prefix[0] == '\0') || (binding && binding->depth == writer->depth))
		prefix = free_prefix(writer, prefix);
	bind(writer, prefix, name->uri);
	return prefix;
}

/* Elements */

static void
write_attribute(Writer *writer, const char *prefix, const char *local, const char *value)
{
	g_string_append_c(writer->out, ' ');
	g_string_append(writer->out, prefix);
	if (prefix[0] != '\0' && local[0] != '\0')
		g_string_append_c(writer->out, ':');
	g_string_append(writer->out, local);
	g_string_append(writer->out, "=\"");
	write_escaped(writer, value, IN_ATTRIBUTE);
	g_string_append_c(writer->out, '"');
}

static gboolean
declares(const RioName *name)
{
	return g_str_equal(name->uri, RIO_NS_XMLNS);
}

/* Declarations of the element itself, before any name is looked up. */
static void
bind_own(Writer *writer, const RioElement *element)
{
	const RioModel *model = writer->model;

	for (guint i = 0; i < element->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[element->attributes + i];
		const RioName *name = &model->names[attribute->name];

		if (declares(name))
			bind(writer, name->local, attribute->value);
	}
}

static void
write_attributes(Writer *writer, const RioElement *element)
{
	const RioModel *model = writer->model;

	for (guint i = 0; i < element->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[element->attributes + i];
		const RioName *name = &model->names[attribute->name];

		if (!declares(name))
			write_attribute(writer, prefix_for(writer, name, TRUE), name->local,
					attribute->value);
	}
}

/* All that the element has bound: its own declarations, and those that prefix_for() added. */
static void
write_declarations(Writer *writer, guint first)
{
	for (guint i = first; i < writer->bindings->len; i++) {
		const Binding *binding = &g_array_index(writer->bindings, Binding, i);

		write_attribute(writer, "xmlns", binding->prefix, binding->uri);
	}
}

static void
write_name(Writer *writer, const char *prefix, const char *local)
{
	g_string_append(writer->out, prefix);
	if (prefix[0] != '\0')
		g_string_append_c(writer->out, ':');
	g_string_append(writer->out, local);
}

/* Declarations come first, but which are needed the attributes tell: they are written beside. */
static const char *
write_start_tag(Writer *writer, const RioElement *element)
{
	const RioName *name = &writer->model->names[element->name];
	guint first = writer->bindings->len;
	GString *out = writer->out;
	g_autoptr(GString) attributes = g_string_new(NULL);
	const char *prefix;

	writer->depth++;
	bind_own(writer, element);
	prefix = prefix_for(writer, name, FALSE);
	writer->out = attributes;
	write_attributes(writer, element);
	writer->out = out;

	g_string_append_c(out, '<');
	write_name(writer, prefix, name->local);
	write_declarations(writer, first);
	g_string_append_len(out, attributes->str, (gssize)attributes->len);
	return prefix;
}

static void
new_line(Writer *writer)
{
	if (writer->text_depth > 0)
		return;
	g_string_append_c(writer->out, '\n');
	for (guint i = 0; i < writer->depth; i++)
		g_string_append(writer->out, "  ");
}

static gboolean
has_elements(const RioModel *model, guint32 element, gboolean *has_text)
{
	gboolean found = FALSE;

	*has_text = FALSE;
	for (guint32 c = rio_model_first(model, element); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		RioKind kind = rio_model_kind(model, c);

		found |= kind < RIO_KIND_CHARACTERS || kind > RIO_KIND_INSTRUCTION;
		*has_text |= kind == RIO_KIND_CHARACTERS;
	}
	return found;
}

/* "--" may not stand in a comment, nor "?>" in an instruction. */
static void
write_parted(Writer *writer, const char *text, char first, char second)
{
	for (; *text != '\0'; text++) {
		g_string_append_c(writer->out, *text);
		if (text[0] == first && (text[1] == second || (first == second && !text[1])))
			g_string_append_c(writer->out, ' ');
	}
}

static void write_content(Writer *writer, guint32 element);

static void
write_element(Writer *writer, guint32 element)
{
	const RioElement *self = rio_at(writer->model, element);
	const char *prefix = write_start_tag(writer, self);
	gboolean has_text, inside = has_elements(writer->model, element, &has_text);

	if (self->end == element + 1) {
		g_string_append(writer->out, "/>");
	} else {
		if ((has_text || !inside) && writer->text_depth == 0)
			writer->text_depth = writer->depth;
		g_string_append_c(writer->out, '>');
		write_content(writer, element);
		writer->depth--;
		new_line(writer);
		writer->depth++;
		g_string_append(writer->out, "</");
		write_name(writer, prefix, writer->model->names[self->name].local);
		g_string_append_c(writer->out, '>');
	}
	unbind(writer);
	if (writer->text_depth == writer->depth)
		writer->text_depth = 0;
	writer->depth--;
}

static void
write_thing(Writer *writer, guint32 thing)
{
	const RioElement *self = rio_at(writer->model, thing);

	switch (self->kind) {
	case RIO_KIND_CHARACTERS:
		write_escaped(writer, self->text, IN_TEXT);
		break;
	case RIO_KIND_COMMENT:
		g_string_append(writer->out, "<!--");
		write_parted(writer, self->text, '-', '-');
		g_string_append(writer->out, "-->");
		break;
	case RIO_KIND_INSTRUCTION:
		g_string_append_printf(writer->out, "<?%s%s",
				       writer->model->names[self->name].local,
				       self->text[0] == '\0' ? "" : " ");
		write_parted(writer, self->text, '?', '>');
		g_string_append(writer->out, "?>");
		break;
	default:
		write_element(writer, thing);
	}
}

static void
write_content(Writer *writer, guint32 element)
{
	for (guint32 c = rio_model_first(writer->model, element); c != RIO_NONE;
	     c = rio_model_next(writer->model, c)) {
		new_line(writer);
		write_thing(writer, c);
	}
}

static void
write_things(const RioModel *model, guint32 first, guint32 last, GString *into)
{
	Writer writer = {.model = model,
			 .out = into,
			 .bindings = g_array_new(FALSE, FALSE, sizeof(Binding)),
			 .made = g_ptr_array_new_with_free_func(g_free)};

	bind(&writer, "xml", NS_XML);
	for (guint32 i = first; i < last; i = rio_at(model, i)->end) {
		write_thing(&writer, i);
		g_string_append_c(into, '\n');
	}
	g_array_unref(writer.bindings);
	g_ptr_array_unref(writer.made);
}

void
rio_write_element(const RioModel *model, guint32 element, GString *into)
{
	write_things(model, element, element + 1, into);
	g_string_truncate(into, into->len - 1);
}

GBytes *
rio_model_write_bytes(const RioModel *model)
{
	GString *xml;

	g_return_val_if_fail(model, NULL);

	xml = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	write_things(model, 0, model->n_elements, xml);
	return g_string_free_to_bytes(xml);
}

gboolean
rio_model_write_file(const RioModel *model, const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	gconstpointer start;
	gsize size;

	g_return_val_if_fail(model && path, FALSE);

	bytes = rio_model_write_bytes(model);
	start = g_bytes_get_data(bytes, &size);
	return g_file_set_contents(path, start, (gssize)size, error);
}
