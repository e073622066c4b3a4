#include "model/builder.h"
#include "model/index.h"

#include <string.h>

#include "base/names.h"

#define FIRST_ROOM 64

/* An element that is open. */
typedef struct {
	guint32 element;
	gboolean has_elements;
} Frame;

/* Elements, attributes and names grow here, and move into the model's arena when it is sealed. */
struct _RioBuilder {
	RioModel *model;
	RioNames *known; /* "prefix NUL namespace NUL local", numbered as model->names */
	GArray *open;	 /* of Frame */
	GString *text;	 /* text that has come since the last other thing */
	GString *key;	 /* scratch for known */
	guint32 elements_room, attributes_room, names_room;
};

RioBuilder *
rio_builder_new(void)
{
	RioBuilder *builder = g_new0(RioBuilder, 1);

	builder->model = g_new0(RioModel, 1);
	builder->model->arena = rio_arena_new();
	builder->known = rio_names_new(builder->model->arena);
	builder->open = g_array_new(FALSE, FALSE, sizeof(Frame));
	builder->text = g_string_new(NULL);
	builder->key = g_string_new(NULL);
	return builder;
}

/* All but the model. */
static void
free_scratch(RioBuilder *builder)
{
	rio_names_free(builder->known);
	g_array_unref(builder->open);
	g_string_free(builder->text, TRUE);
	g_string_free(builder->key, TRUE);
	g_free(builder);
}

void
rio_builder_free(RioBuilder *builder)
{
	RioModel *model;

	if (!builder)
		return;
	model = builder->model;
	free_scratch(builder);
	g_free(model->elements);
	g_free(model->attributes);
	g_free(model->names);
	rio_arena_free(model->arena);
	g_free(model);
}

/* Makes room for one thing more. */
static gpointer
grown(gpointer things, guint32 n, guint32 *room, gsize size)
{
	if (n < *room)
		return things;
	g_assert(n < G_MAXUINT32 / 2);
	*room = MAX(n * 2, FIRST_ROOM);
	return g_realloc_n(things, *room, size);
}

guint32
rio_builder_name(RioBuilder *builder, const char *prefix, const char *uri, const char *local)
{
	RioModel *model = builder->model;
	GString *key = builder->key;
	guint32 name;
	RioName *added;

	g_string_assign(key, prefix ? prefix : "");
	g_string_append_c(key, '\0');
	g_string_append(key, uri ? uri : "");
	g_string_append_c(key, '\0');
	g_string_append(key, local);
	name = rio_names_intern(builder->known, key->str, key->len);
	if (name < model->n_names)
		return name;

	model->names =
		grown(model->names, model->n_names, &builder->names_room, sizeof *model->names);
	added = &model->names[model->n_names++];
	added->prefix = rio_names_text(builder->known, name);
	added->uri = added->prefix + strlen(added->prefix) + 1;
	added->local = added->uri + strlen(added->uri) + 1;
	added->kind = rio_kind_of(added->uri, added->local);
	return name;
}

static Frame *
top(const RioBuilder *builder)
{
	return builder->open->len == 0
		       ? NULL
		       : &g_array_index(builder->open, Frame, builder->open->len - 1);
}

static guint32
add_element(RioBuilder *builder, RioKind kind, guint32 name, guint32 line)
{
	RioModel *model = builder->model;
	const Frame *frame = top(builder);
	RioElement *element;

	model->elements = grown(model->elements, model->n_elements, &builder->elements_room,
				sizeof *model->elements);
	element = &model->elements[model->n_elements];
	*element = (RioElement){
		.model = model,
		.name = name,
		.parent = frame ? frame->element : RIO_NONE,
		.end = model->n_elements + 1,
		.line = line,
		.attributes = model->n_attributes,
		.kind = kind,
	};
	return model->n_elements++;
}

static gboolean
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

/* Ends a run of text, and keeps it unless it is white space between elements. */
static void
end_text(RioBuilder *builder, gboolean before_element)
{
	const Frame *frame = top(builder);
	GString *text = builder->text;
	guint32 element;

	if (text->len == 0)
		return;
	if (!frame || ((before_element || frame->has_elements) && is_blank(text->str))) {
		g_string_truncate(text, 0);
		return;
	}
	element = add_element(builder, RIO_KIND_CHARACTERS, RIO_NONE, 0);
	builder->model->elements[element].text =
		rio_arena_text(builder->model->arena, text->str, text->len);
	g_string_truncate(text, 0);
}

/*
 * The first child element shows that blank text before it is only white space between elements.
 * So far its parent holds nothing but texts, comments and instructions, at the end of the array.
 */
static void
drop_blank_texts(RioModel *model, guint32 parent)
{
	guint32 kept = parent + 1;

	for (guint32 i = parent + 1; i < model->n_elements; i++) {
		RioElement *element = &model->elements[i];

		if (element->kind == RIO_KIND_CHARACTERS && is_blank(element->text))
			continue;
		model->elements[kept] = *element;
		model->elements[kept].end = kept + 1;
		kept++;
	}
	model->n_elements = kept;
}

guint32
rio_builder_open_name(RioBuilder *builder, guint32 name, guint32 line)
{
	RioModel *model = builder->model;
	Frame *frame = top(builder);
	Frame opened = {0};

	g_assert(name < model->n_names);
	end_text(builder, TRUE);
	if (frame && !frame->has_elements) {
		drop_blank_texts(model, frame->element);
		frame->has_elements = TRUE;
	}
	opened.element = add_element(builder, model->names[name].kind, name, line);
	if (!frame)
		model->root = opened.element;
	g_array_append_val(builder->open, opened);
	return opened.element;
}

guint32
rio_builder_open(RioBuilder *builder, const char *prefix, const char *uri, const char *local,
		 guint32 line)
{
	return rio_builder_open_name(builder, rio_builder_name(builder, prefix, uri, local), line);
}

void
rio_builder_attribute_name(RioBuilder *builder, guint32 name, const char *value, gssize length)
{
	RioModel *model = builder->model;
	RioElement *element = &model->elements[model->n_elements - 1];
	RioAttribute *attribute;

	/* only of the element just opened */
	g_assert(top(builder) && top(builder)->element == model->n_elements - 1 &&
		 builder->text->len == 0 && element->n_attributes < G_MAXUINT16);
	model->attributes = grown(model->attributes, model->n_attributes, &builder->attributes_room,
				  sizeof *model->attributes);
	attribute = &model->attributes[model->n_attributes++];
	attribute->name = name;
	attribute->value =
		rio_arena_text(model->arena, value, length < 0 ? strlen(value) : (gsize)length);
	element->n_attributes++;
}

void
rio_builder_attribute(RioBuilder *builder, const char *prefix, const char *uri, const char *local,
		      const char *value, gssize length)
{
	rio_builder_attribute_name(builder, rio_builder_name(builder, prefix, uri, local), value,
				   length);
}

void
rio_builder_namespace(RioBuilder *builder, const char *prefix, const char *uri)
{
	rio_builder_attribute(builder, "xmlns", RIO_NS_XMLNS, prefix ? prefix : "", uri ? uri : "",
			      -1);
}

void
rio_builder_text(RioBuilder *builder, const char *text, gssize length)
{
	g_string_append_len(builder->text, text, length);
}

void
rio_builder_comment(RioBuilder *builder, const char *text, guint32 line)
{
	guint32 element;

	end_text(builder, FALSE);
	element = add_element(builder, RIO_KIND_COMMENT, RIO_NONE, line);
	builder->model->elements[element].text =
		rio_arena_text(builder->model->arena, text, strlen(text));
}

void
rio_builder_instruction(RioBuilder *builder, const char *target, const char *text, guint32 line)
{
	guint32 element, name = rio_builder_name(builder, "", "", target);

	end_text(builder, FALSE);
	element = add_element(builder, RIO_KIND_INSTRUCTION, name, line);
	if (!text)
		text = "";
	builder->model->elements[element].text =
		rio_arena_text(builder->model->arena, text, strlen(text));
}

void
rio_builder_close(RioBuilder *builder)
{
	const Frame *frame = top(builder);

	g_assert(frame);
	end_text(builder, FALSE);
	builder->model->elements[frame->element].end = builder->model->n_elements;
	g_array_set_size(builder->open, builder->open->len - 1);
}

guint32
rio_builder_size(const RioBuilder *builder)
{
	return builder->model->n_elements;
}

guint32
rio_builder_depth(const RioBuilder *builder)
{
	return builder->open->len;
}

guint32
rio_builder_open_kind(RioBuilder *builder, RioKind kind)
{
	const char *uri = rio_kind_uri(kind);
	const char *prefix = g_str_equal(uri, RIO_NS_BPMNDI) ? "bpmndi"
			     : g_str_equal(uri, RIO_NS_DC)   ? "dc"
			     : g_str_equal(uri, RIO_NS_DI)   ? "di"
							     : "bpmn";

	return rio_builder_open(builder, prefix, uri, rio_kind_name(kind), 0);
}

void
rio_builder_set(RioBuilder *builder, const char *local, const char *value)
{
	if (value)
		rio_builder_attribute(builder, "", "", local, value, -1);
}

static const char *
kept_text(RioModel *model, const char *text)
{
	return text && text[0] != '\0' ? rio_arena_text(model->arena, text, strlen(text)) : "";
}

RioModel *
rio_builder_seal(RioBuilder *builder, const char *comune, const char *service, const char *file,
		 GBytes *source)
{
	RioModel *model = builder->model;

	g_assert(builder->open->len == 0 && model->n_elements > 0);
	free_scratch(builder);
	model->elements = g_renew(RioElement, model->elements, model->n_elements);
	model->attributes = g_renew(RioAttribute, model->attributes, model->n_attributes);
	model->names = g_renew(RioName, model->names, model->n_names);
	model->comune = kept_text(model, comune);
	model->service = kept_text(model, service);
	model->file = kept_text(model, file);
	model->source = source ? g_bytes_ref(source) : NULL;
	g_atomic_ref_count_init(&model->references);
	rio_model_index(model);
	return model;
}
