#include "model/builder.h"
#include "model/index.h"

#include <string.h>

#include "base/hash.h"

#define FIRST_ROOM 64
#define FIRST_SLOTS 256 /* a power of two */

/* How many of the newest names are looked at for one with the same namespace. */
#define NEIGHBOURS 8

/* An element that is open. */
typedef struct {
	guint32 element;
	gboolean has_elements;
} Frame;

/*
 * Elements, attributes and names grow in the model.  Names are found by their hash: slots hold the
 * number plus one, 0 where free, and at most half are taken.
 */
struct _RioBuilder {
	RioModel *model;
	guint32 *slots;
	guint32 slots_mask;
	Frame *open;
	char *text; /* what has come since the last other thing, without NUL; */
	gboolean text_is_blank;
	guint32 n_open, n_text;
	guint32 elements_room, attributes_room, names_room, open_room, text_room;
};

/* Makes room for @more things. */
static gpointer
grown(gpointer things, guint32 n, gsize more, guint32 *room, gsize size)
{
	if (more <= *room - n)
		return things;
	g_assert(more < G_MAXUINT32 / 4 && n < G_MAXUINT32 / 4);
	*room = MAX((n + (guint32)more) * 2, FIRST_ROOM);
	return g_realloc_n(things, *room, size);
}

RioBuilder *
rio_builder_new(void)
{
	RioBuilder *builder = g_new0(RioBuilder, 1);

	builder->model = g_new0(RioModel, 1);
	builder->model->arena = rio_arena_new();
	builder->slots = g_new0(guint32, FIRST_SLOTS);
	builder->slots_mask = FIRST_SLOTS - 1;
	return builder;
}

/* All but the model. */
static void
free_scratch(RioBuilder *builder)
{
	g_free(builder->slots);
	g_free(builder->open);
	g_free(builder->text);
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

/* Names */

static guint32
hash_of(const char *prefix, const char *uri, const char *local)
{
	guint32 hash = rio_hash_bytes(0, local, strlen(local));

	hash = rio_hash_bytes(hash, prefix, strlen(prefix));
	return rio_hash_bytes(hash, uri, strlen(uri));
}

static void
grow_slots(RioBuilder *builder)
{
	const RioModel *model = builder->model;
	guint32 count = (builder->slots_mask + 1) * 2;

	g_free(builder->slots);
	builder->slots = g_new0(guint32, count);
	builder->slots_mask = count - 1;
	for (guint32 i = 0; i < model->n_names; i++) {
		const RioName *name = &model->names[i];
		guint32 slot = hash_of(name->prefix, name->uri, name->local);

		while (builder->slots[slot & builder->slots_mask] != 0)
			slot++;
		builder->slots[slot & builder->slots_mask] = i + 1;
	}
}

static const char *
kept_text(RioModel *model, const char *text)
{
	return text && text[0] != '\0' ? rio_arena_text(model->arena, text, strlen(text)) : "";
}

/* A copy of a namespace, mostly one that is there. */
static const char *
kept_uri(RioModel *model, const char *uri)
{
	guint32 first = model->n_names > NEIGHBOURS ? model->n_names - NEIGHBOURS : 0;

	for (guint32 i = model->n_names; i > first; i--) {
		if (strcmp(model->names[i - 1].uri, uri) == 0)
			return model->names[i - 1].uri;
	}
	return kept_text(model, uri);
}

guint32
rio_builder_name(RioBuilder *builder, const char *prefix, const char *uri, const char *local)
{
	RioModel *model = builder->model;
	guint32 slot, *at;
	RioName name;

	prefix = prefix ? prefix : "";
	uri = uri ? uri : "";
	for (slot = hash_of(prefix, uri, local);
	     *(at = &builder->slots[slot & builder->slots_mask]) != 0; slot++) {
		const RioName *known = &model->names[*at - 1];

		if (strcmp(known->local, local) == 0 && strcmp(known->prefix, prefix) == 0 &&
		    strcmp(known->uri, uri) == 0)
			return *at - 1;
	}
	name.prefix = kept_text(model, prefix);
	name.uri = kept_uri(model, uri);
	name.local = kept_text(model, local);
	name.kind = rio_kind_of(name.uri, name.local);
	model->names =
		grown(model->names, model->n_names, 1, &builder->names_room, sizeof *model->names);
	model->names[model->n_names++] = name;
	*at = model->n_names;
	if (model->n_names > builder->slots_mask / 2)
		grow_slots(builder);
	return model->n_names - 1;
}

/* Elements */

static Frame *
top(const RioBuilder *builder)
{
	return builder->n_open == 0 ? NULL : &builder->open[builder->n_open - 1];
}

static guint32
add_element(RioBuilder *builder, RioKind kind, guint32 name, guint32 line)
{
	RioModel *model = builder->model;
	const Frame *frame = top(builder);
	RioElement *element;

	model->elements = grown(model->elements, model->n_elements, 1, &builder->elements_room,
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
	guint32 element, length = builder->n_text;

	if (length == 0)
		return;
	builder->n_text = 0;
	if (!frame || ((before_element || frame->has_elements) && builder->text_is_blank))
		return;
	element = add_element(builder, RIO_KIND_CHARACTERS, RIO_NONE, 0);
	builder->model->elements[element].text =
		rio_arena_text(builder->model->arena, builder->text, length);
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
	builder->open = grown(builder->open, builder->n_open, 1, &builder->open_room,
			      sizeof *builder->open);
	builder->open[builder->n_open++] = opened;
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
		 builder->n_text == 0 && element->n_attributes < G_MAXUINT16);
	model->attributes = grown(model->attributes, model->n_attributes, 1,
				  &builder->attributes_room, sizeof *model->attributes);
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
	gsize n = length < 0 ? strlen(text) : (gsize)length, i = 0;

	/* <![CDATA[]]>, before there is room for anything */
	if (n == 0)
		return;
	if (builder->n_text == 0)
		builder->text_is_blank = TRUE;
	while (i < n && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r'))
		i++;
	builder->text_is_blank &= i == n;
	builder->text = grown(builder->text, builder->n_text, n, &builder->text_room, 1);
	memcpy(builder->text + builder->n_text, text, n);
	builder->n_text += (guint32)n;
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
	builder->n_open--;
}

RioKind
rio_builder_name_kind(const RioBuilder *builder, guint32 name)
{
	return builder->model->names[name].kind;
}

guint32
rio_builder_size(const RioBuilder *builder)
{
	return builder->model->n_elements;
}

guint32
rio_builder_depth(const RioBuilder *builder)
{
	return builder->n_open;
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

RioModel *
rio_builder_seal(RioBuilder *builder, const char *comune, const char *service, const char *file,
		 GBytes *source)
{
	RioModel *model = builder->model;

	g_assert(builder->n_open == 0 && model->n_elements > 0);
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
