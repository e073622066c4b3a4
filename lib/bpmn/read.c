/*
 * SAX2 straight into the builder: 2.5 times the speed of libxml2's tree or reader.  Of libxml2
 * 2.9.14 one has to know:
 *
 * - Without XML_PARSE_NOENT the `&amp;` of an attribute arrives as `&#38;`; with it entities are
 *   dangerous, so a DOCTYPE ends the reading.  wellFormed stays 1 then, hence our own error.
 * - Some errors of encoding come without a context, and go to stderr unless there is a structured
 *   error function for the thread.
 * - Errors come while libxml2 holds its input in its hands: to stop the parser then takes it away.
 * - A parser that was used once loses every later file with a byte order mark.
 * - Values of attributes are [begin, end) without NUL; text comes in pieces.
 * - What libxml2 does in more than linear time is bounded by limits.h.
 */
#include <riordino/model.h>

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/input.h"
#include "base/limits.h"
#include "base/words.h"
#include "bpmn/complaint.h"
#include "bpmn/neighbour.h"
#include "model/builder.h"

/* Names by the pointers of libxml2's dictionary: a newer one takes an older one's place. */
#define N_CACHED 256 /* the 8 highest bits of a hash */

typedef struct {
	const xmlChar *prefix, *uri, *local;
	guint32 name;
} CachedName;

typedef struct {
	const RioReadOptions *options;
	const char *file;
	xmlParserCtxt *context;
	RioBuilder *builder;
	GError *error;			       /* the first */
	int line;			       /* where what was told last ended */
	guint32 nodes, flows;		       /* so far */
	guint32 declarations;		       /* of namespaces so far; */
	guint32 namespaces;		       /* declared by the open elements, */
	guint16 declared[RIO_LIMIT_DEPTH + 1]; /* and by each of them */
	CachedName names[N_CACHED];
} Reader;

/* Errors */

static void
keep_error(Reader *reader, RioError code, int line, const char *words)
{
	if (!reader->error)
		reader->error = g_error_new(RIO_ERROR, code, "%s:%d: %s", reader->file,
					    MAX(line, 1), words);
}

static void G_GNUC_PRINTF(4, 5)
	fail(Reader *reader, RioError code, int line, const char *format, ...)
{
	g_autofree char *words = NULL;
	va_list arguments;

	va_start(arguments, format);
	words = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	keep_error(reader, code, line, words);
	if (reader->context)
		xmlStopParser(reader->context);
}

static RioLanguage
language_of(const Reader *reader)
{
	return reader->options->language;
}

static int
line_of(const Reader *reader)
{
	return reader->context->input ? reader->context->input->line : 1;
}

/* @what: with %u for the limit. */
static void
exceed_at(Reader *reader, int line, const char *what, guint limit)
{
	g_autofree char *words = g_strdup_printf(rio_words(language_of(reader), what), limit);

	fail(reader, RIO_ERROR_LIMIT, line,
	     _W(language_of(reader), "%s: is this the right file?  If so, divide the model"),
	     words);
}

static void
exceed(Reader *reader, const char *what, guint limit)
{
	exceed_at(reader, line_of(reader), what, limit);
}

static void
on_error(void *data, xmlErrorPtr error)
{
	Reader *reader = data;
	g_autofree char *complaint = NULL, *words = NULL;

	/* a prefix without a namespace is read as it is */
	if (error->level < XML_ERR_FATAL && error->domain == XML_FROM_NAMESPACE)
		return;
	if (error->level < XML_ERR_ERROR)
		return;
	complaint = rio_complaint_describe(error, language_of(reader));
	words = g_strdup_printf(_W(language_of(reader), "broken XML: %s"), complaint);
	keep_error(reader, RIO_ERROR_XML, error->line, words);
	if (reader->context)
		reader->context->disableSAX = 1;
}

/* Elements, text, comments */

static guint32
name_of(Reader *reader, const xmlChar *prefix, const xmlChar *uri, const xmlChar *local)
{
	guint64 mixed = ((guint64)(gsize)local + (gsize)prefix * 31) *
			G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
	CachedName *cached = &reader->names[mixed >> 56];

	if (cached->local != local || cached->prefix != prefix || cached->uri != uri) {
		*cached = (CachedName){prefix, uri, local, 0};
		cached->name = rio_builder_name(reader->builder, (const char *)prefix,
						(const char *)uri, (const char *)local);
		if (cached->name >= RIO_LIMIT_NAMES)
			exceed(reader, N_("more than %u names of elements and attributes"),
			       RIO_LIMIT_NAMES);
	}
	return cached->name;
}

static void
check_root(Reader *reader, const char *uri, const char *local)
{
	const char *neighbour;

	if (rio_kind_of(uri, local) == RIO_KIND_DEFINITIONS)
		return;
	neighbour = rio_neighbour_of_root(uri ? uri : "", local);
	if (neighbour)
		fail(reader, RIO_ERROR_BPMN, line_of(reader), "%s",
		     rio_words(language_of(reader), neighbour));
	else
		fail(reader, RIO_ERROR_BPMN, line_of(reader),
		     _W(language_of(reader), "this is not BPMN 2.0: it begins with <%s> of the "
					     "namespace “%s”, and not with <definitions> of “%s”"),
		     local, uri ? uri : "", RIO_NS_BPMN);
}

static void
check_limits(Reader *reader, int n_namespaces, int n_attributes)
{
	guint32 depth = rio_builder_depth(reader->builder);

	if (depth >= RIO_LIMIT_DEPTH) {
		exceed(reader, N_("elements inside each other deeper than %u"), RIO_LIMIT_DEPTH);
		return;
	}
	if (rio_builder_size(reader->builder) >= RIO_LIMIT_ELEMENTS)
		exceed(reader, N_("more than %u elements"), RIO_LIMIT_ELEMENTS);
	if (n_attributes + n_namespaces > RIO_LIMIT_ATTRIBUTES)
		exceed(reader, N_("an element with more than %u attributes"), RIO_LIMIT_ATTRIBUTES);
	reader->declared[depth] = n_namespaces;
	reader->namespaces += n_namespaces;
	reader->declarations += n_namespaces;
	if (reader->namespaces > RIO_LIMIT_NAMESPACES)
		exceed(reader, N_("more than %u namespaces at once"), RIO_LIMIT_NAMESPACES);
	if (reader->declarations > RIO_LIMIT_DECLARATIONS)
		exceed(reader, N_("more than %u declarations of namespaces"),
		       RIO_LIMIT_DECLARATIONS);
}

static void
count(Reader *reader, RioKind kind)
{
	reader->nodes += rio_kind_is(kind, RIO_FLOW_NODE);
	reader->flows += kind == RIO_KIND_SEQUENCE_FLOW;
	if (reader->nodes > RIO_LIMIT_NODES)
		exceed(reader, N_("more than %u steps, events and gateways"), RIO_LIMIT_NODES);
	if (reader->flows > RIO_LIMIT_FLOWS)
		exceed(reader, N_("more than %u sequence flows"), RIO_LIMIT_FLOWS);
}

/*
 * The line where the tag of the first element begins: libxml2 stands at its end, and no attribute
 * can hold a `<`.  All later tags begin where what was told before ended.
 */
static int
line_of_root(const Reader *reader)
{
	const xmlParserInput *input = reader->context->input;
	const xmlChar *begin = memrchr(input->base, '<', (gsize)(input->cur - input->base));
	int line = input->line;

	while (begin && (begin = memchr(begin, '\n', (gsize)(input->cur - begin)))) {
		line--;
		begin++;
	}
	return line;
}

/* @attributes: name, prefix, namespace, begin and end of the value of each. */
static void
add_attributes(Reader *reader, int n_attributes, const xmlChar **attributes)
{
	for (int i = 0; i < n_attributes; i++, attributes += 5) {
		guint32 name = name_of(reader, attributes[1], attributes[2], attributes[0]);
		gsize length = (gsize)(attributes[4] - attributes[3]);

		if (length > RIO_LIMIT_VALUE)
			exceed(reader, N_("an attribute of more than %u bytes"), RIO_LIMIT_VALUE);
		/* libxml2 has thrown the values away when it was stopped */
		if (reader->error)
			return;
		rio_builder_attribute_name(reader->builder, name, (const char *)attributes[3],
					   (gssize)length);
	}
}

static void
on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
	 int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
	 const xmlChar **attributes)
{
	Reader *reader = data;
	guint32 name;

	if (rio_builder_depth(reader->builder) == 0) {
		check_root(reader, (const char *)uri, (const char *)local);
		reader->line = line_of_root(reader);
	}
	check_limits(reader, n_namespaces, n_attributes);
	if (reader->error)
		return;

	name = name_of(reader, prefix, uri, local);
	count(reader, rio_builder_name_kind(reader->builder, name));
	rio_builder_open_name(reader->builder, name, reader->line);
	reader->line = line_of(reader);
	for (int i = 0; i < n_namespaces; i++)
		rio_builder_namespace(reader->builder, (const char *)namespaces[2 * i],
				      (const char *)namespaces[2 * i + 1]);
	add_attributes(reader, n_attributes, attributes);
}

static void
on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	Reader *reader = data;

	rio_builder_close(reader->builder);
	reader->namespaces -= reader->declared[rio_builder_depth(reader->builder)];
	reader->line = line_of(reader);
}

static void
on_text(void *data, const xmlChar *text, int length)
{
	Reader *reader = data;

	rio_builder_text(reader->builder, (const char *)text, length);
	reader->line = line_of(reader);
}

static void
on_comment(void *data, const xmlChar *text)
{
	Reader *reader = data;

	rio_builder_comment(reader->builder, (const char *)text, reader->line);
	reader->line = line_of(reader);
}

static void
on_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
	Reader *reader = data;

	rio_builder_instruction(reader->builder, (const char *)target, (const char *)text,
				reader->line);
	reader->line = line_of(reader);
}

static void
on_doctype(void *data, const xmlChar *root, const xmlChar *public_id, const xmlChar *system_id)
{
	Reader *reader = data;
	const char *neighbour = rio_neighbour_of_root("", (const char *)root);

	if (neighbour)
		fail(reader, RIO_ERROR_BPMN, line_of(reader), "%s",
		     rio_words(language_of(reader), neighbour));
	else
		fail(reader, RIO_ERROR_DOCTYPE, line_of(reader), "%s",
		     _W(language_of(reader),
			"a document type declaration (DOCTYPE), which riordino does not read: "
			"take it out of the file"));
}

/* The whole file */

/*
 * libxml2 compares each attribute of an element with each before it shows us the first, so a tag
 * that is crowded must be found before.  It takes many bytes without a `<`, so that steps of many
 * bytes find it.
 */
static void
check_tags(Reader *reader, const char *bytes, gsize size)
{
	const gsize step = 5 * RIO_LIMIT_ATTRIBUTES;
	const char *from = bytes, *end = bytes + size;

	while ((gsize)(end - from) > step) {
		const char *tag = memrchr(from + 1, '<', step - 1);
		guint equals = 0;

		if (tag) {
			from = tag;
			continue;
		}
		for (from++; from < end && *from != '<'; from++)
			equals += *from == '=';
		if (equals > RIO_LIMIT_ATTRIBUTES) {
			exceed_at(reader, 1, N_("an element with more than %u attributes"),
				  RIO_LIMIT_ATTRIBUTES);
			return;
		}
	}
}

static void
parse(Reader *reader, const char *bytes, gsize size)
{
	xmlParserCtxt *context = xmlCreateMemoryParserCtxt(bytes, (int)size);

	g_assert(context);
	memset(context->sax, 0, sizeof *context->sax);
	*context->sax = (xmlSAXHandler){
		.initialized = XML_SAX2_MAGIC,
		.internalSubset = on_doctype,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.comment = on_comment,
		.processingInstruction = on_instruction,
		.serror = on_error,
	};
	context->userData = reader;
	reader->context = context;
	xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOENT);
	xmlParseDocument(context);
	if (!context->wellFormed)
		fail(reader, RIO_ERROR_XML, line_of(reader), "%s",
		     _W(language_of(reader), "broken XML"));
	reader->context = NULL;
	xmlFreeParserCtxt(context);
}

/* parse(), and nothing of it on stderr. */
static void
parse_quietly(Reader *reader, const char *bytes, gsize size)
{
	xmlStructuredErrorFunc function = xmlStructuredError;
	void *data = xmlStructuredErrorContext;

	xmlSetStructuredErrorFunc(reader, on_error);
	parse(reader, bytes, size);
	xmlSetStructuredErrorFunc(data, function);
}

static void
read_xml(Reader *reader, const char *bytes, gsize size)
{
	const char *neighbour = rio_neighbour_of_bytes(bytes, size);

	if (neighbour)
		fail(reader, RIO_ERROR_BPMN, 1, "%s", rio_words(language_of(reader), neighbour));
	else if (size == 0)
		fail(reader, RIO_ERROR_XML, 1, "%s", _W(language_of(reader), "the file is empty"));
	else if (size > RIO_LIMIT_FILE)
		exceed_at(reader, 1, N_("the file has more than %u bytes"), RIO_LIMIT_FILE);
	else
		check_tags(reader, bytes, size);
	if (!reader->error)
		parse_quietly(reader, bytes, size);
}

/* The name of the file without its folders and without what follows its last dot. */
static char *
stem_of(const char *file)
{
	char *stem = g_path_get_basename(file);
	char *dot = strrchr(stem, '.');

	if (dot && dot != stem)
		*dot = '\0';
	return stem;
}

static char *
valid(const char *text)
{
	return g_utf8_make_valid(text ? text : "", -1);
}

static RioModel *
sealed(Reader *reader, GBytes *bytes)
{
	const RioReadOptions *options = reader->options;
	g_autofree char *stem = stem_of(reader->file);
	g_autofree char *comune = valid(options->comune ? options->comune : stem);
	g_autofree char *service = valid(options->service);

	return rio_builder_seal(g_steal_pointer(&reader->builder), comune, service, reader->file,
				bytes);
}

RioModel *
rio_model_read_bytes(GBytes *bytes, const RioReadOptions *options, GError **error)
{
	static const RioReadOptions defaults;
	g_autofree char *file = NULL;
	g_autofree Reader *reader = NULL;
	gconstpointer start;
	gsize size;

	g_return_val_if_fail(bytes, NULL);

	if (!options)
		options = &defaults;
	file = valid(options->file);
	reader = g_new0(Reader, 1);
	reader->options = options;
	reader->file = file;
	reader->builder = rio_builder_new();
	start = g_bytes_get_data(bytes, &size);
	read_xml(reader, start, size);
	if (reader->error) {
		rio_builder_free(reader->builder);
		g_propagate_error(error, reader->error);
		return NULL;
	}
	return sealed(reader, bytes);
}

RioModel *
rio_model_read_stream(GInputStream *stream, const RioReadOptions *options,
		      GCancellable *cancellable, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;

	g_return_val_if_fail(G_IS_INPUT_STREAM(stream), NULL);

	bytes = rio_input_stream(stream, RIO_LIMIT_FILE, cancellable, error);
	return bytes ? rio_model_read_bytes(bytes, options, error) : NULL;
}

RioModel *
rio_model_read_file(const char *path, const RioReadOptions *options, GError **error)
{
	RioReadOptions named = options ? *options : (RioReadOptions){0};
	g_autoptr(GInputStream) stream = NULL;

	g_return_val_if_fail(path, NULL);

	if (!named.file)
		named.file = path;
	stream = rio_input_open(path, error);
	return stream ? rio_model_read_stream(stream, &named, NULL, error) : NULL;
}
