#include "draw/diagram.h"

#include "base/hash.h"
#include "model/builder.h"

#include <math.h>
#include <string.h>

#define RIO_NS_COLOR "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
#define RIO_NS_BIOC "http://bpmn.io/schema/bpmn/biocolor/1.0"

/* ---- reading -------------------------------------------------------------------------- */

/* Far beyond any picture, and far from where numbers overflow. */
#define MAX_PLACE 1000000.0

static gboolean
read_number(const RioModel *model, guint32 element, const char *name, int *value)
{
	const char *text = rio_model_attribute(model, element, name);
	double number;

	if (!text)
		return FALSE;
	number = g_ascii_strtod(text, NULL);
	if (!isfinite(number) || fabs(number) > MAX_PLACE)
		return FALSE;
	*value = (int)lround(number);
	return TRUE;
}

static gboolean
read_box(const RioModel *model, guint32 element, RioBox *box)
{
	guint32 bounds = rio_model_child(model, element, RIO_KIND_DI_BOUNDS);

	return bounds != RIO_NONE && read_number(model, bounds, "x", &box->x) &&
	       read_number(model, bounds, "y", &box->y) &&
	       read_number(model, bounds, "width", &box->w) &&
	       read_number(model, bounds, "height", &box->h) && box->w >= 0 && box->h >= 0;
}

static RioBox
read_label(const RioModel *model, guint32 element)
{
	guint32 label = rio_model_child(model, element, RIO_KIND_BPMN_LABEL);
	RioBox box = {0};

	if (label == RIO_NONE || !read_box(model, label, &box))
		return (RioBox){0};
	return box;
}

/* The colour, if it is written as most modellers do; NULL otherwise. */
static const char *
read_colour(const RioModel *model, guint32 element, const char *bioc, const char *color)
{
	const char *text = rio_model_attribute_ns(model, element, RIO_NS_COLOR, color);

	if (!text)
		text = rio_model_attribute_ns(model, element, RIO_NS_BIOC, bioc);
	if (!text || *text != '#' || strspn(text + 1, "0123456789abcdefABCDEF") != 6 || text[7])
		return NULL;
	return text;
}

static RioPaint
read_paint(const RioModel *model, guint32 element)
{
	return (RioPaint){.fill = read_colour(model, element, "fill", "background-color"),
			  .stroke = read_colour(model, element, "stroke", "border-color")};
}

static void
read_shape(const RioModel *model, guint32 element, RioPage *page)
{
	RioShape shape = {.label = read_label(model, element), .paint = read_paint(model, element)};

	shape.element = rio_model_find(model, rio_model_attribute(model, element, "bpmnElement"));
	if (shape.element == RIO_NONE || !read_box(model, element, &shape.box))
		return;
	if (rio_model_attribute(model, element, "participantBandKind"))
		return;
	if (rio_model_kind(model, shape.element) == RIO_KIND_PARTICIPANT)
		/* as editors have it: of another pool nothing is seen but its name */
		shape.expanded = rio_model_attribute(model, shape.element, "processRef") != NULL;
	else
		shape.expanded =
			g_strcmp0(rio_model_attribute(model, element, "isExpanded"), "false") != 0;
	shape.upright =
		g_strcmp0(rio_model_attribute(model, element, "isHorizontal"), "false") == 0;
	rio_page_add_shape(page, shape);
}

static void
read_edge(const RioModel *model, guint32 element, RioPage *page)
{
	guint32 of = rio_model_find(model, rio_model_attribute(model, element, "bpmnElement"));
	g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(RioPoint));

	if (of == RIO_NONE)
		return;
	for (guint32 child = rio_model_first(model, element); child != RIO_NONE;
	     child = rio_model_next(model, child)) {
		RioPoint point;

		if (rio_model_kind(model, child) == RIO_KIND_DI_WAYPOINT &&
		    read_number(model, child, "x", &point.x) &&
		    read_number(model, child, "y", &point.y))
			g_array_append_val(points, point);
	}
	if (points->len < 2)
		return;
	rio_page_add_line(page, of, (const RioPoint *)points->data, points->len,
			  read_label(model, element));
	rio_page_line(page, page->lines->len - 1)->paint = read_paint(model, element);
}

static void
read_plane(const RioModel *model, guint32 plane, RioPicture *picture)
{
	guint32 of = rio_model_find(model, rio_model_attribute(model, plane, "bpmnElement"));
	RioPage *page = rio_picture_add(picture, of == RIO_NONE ? model->root : of);

	for (guint32 child = rio_model_first(model, plane); child != RIO_NONE;
	     child = rio_model_next(model, child)) {
		if (rio_model_kind(model, child) == RIO_KIND_BPMN_SHAPE)
			read_shape(model, child, page);
		else if (rio_model_kind(model, child) == RIO_KIND_BPMN_EDGE)
			read_edge(model, child, page);
	}
}

RioPicture *
rio_diagram_read(const RioModel *model)
{
	RioPicture *picture = rio_picture_new();
	guint32 plane = RIO_NONE;

	while ((plane = rio_model_next_of_kind(model, RIO_KIND_BPMN_PLANE, plane)) != RIO_NONE)
		read_plane(model, plane, picture);
	return picture;
}

/* ---- writing -------------------------------------------------------------------------- */

static const struct {
	const char *prefix, *uri;
} spaces[] = {
	{"bpmndi", RIO_NS_BPMNDI}, {"dc", RIO_NS_DC},	  {"di", RIO_NS_DI},
	{"color", RIO_NS_COLOR},   {"bioc", RIO_NS_BIOC},
};

/* In spaces: those of colours are only bound where there are some. */
enum { BPMNDI, DC, DI, COLOR, BIOC };

typedef struct {
	const RioModel *model;
	RioBuilder *builder;
	const char *prefix[G_N_ELEMENTS(spaces)]; /* as bound in the root, or NULL */
	GHashTable *ids;			  /* those made here */
} Writer;

/* The prefix under which the root knows the namespace, or NULL. */
static const char *
bound_prefix(const RioModel *model, const char *uri)
{
	const RioElement *root = rio_at(model, model->root);

	for (guint i = 0; i < root->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[root->attributes + i];
		const RioName *name = &model->names[attribute->name];

		if (g_str_equal(name->uri, RIO_NS_XMLNS) && g_str_equal(attribute->value, uri))
			return name->local;
	}
	return NULL;
}

static void
open(Writer *writer, guint space, const char *local)
{
	const char *prefix = writer->prefix[space];

	rio_builder_open(writer->builder, prefix ? prefix : spaces[space].prefix, spaces[space].uri,
			 local, 0);
}

/* An id that nothing in the file has. */
static void
set_id(Writer *writer, const char *stem, const char *end)
{
	char *id = g_strconcat(stem, end, NULL);

	for (guint n = 2; rio_model_find(writer->model, id) != RIO_NONE ||
			  g_hash_table_contains(writer->ids, id);
	     n++) {
		g_free(id);
		id = g_strdup_printf("%s%s_%u", stem, end, n);
	}
	rio_builder_set(writer->builder, "id", id);
	g_hash_table_add(writer->ids, id);
}

static void
set_number(Writer *writer, const char *name, int value)
{
	char text[16];

	g_snprintf(text, sizeof text, "%d", value);
	rio_builder_set(writer->builder, name, text);
}

static void
write_box(Writer *writer, RioBox box)
{
	open(writer, DC, "Bounds");
	set_number(writer, "x", box.x);
	set_number(writer, "y", box.y);
	set_number(writer, "width", box.w);
	set_number(writer, "height", box.h);
	rio_builder_close(writer->builder);
}

static void
write_label(Writer *writer, RioBox label)
{
	if (label.w <= 0)
		return;
	open(writer, BPMNDI, "BPMNLabel");
	write_box(writer, label);
	rio_builder_close(writer->builder);
}

/* The id that a diagram may name; NULL if there is none, or an earlier element bears it too. */
static const char *
nameable(const RioModel *model, guint32 element)
{
	const char *id = rio_model_attribute(model, element, "id");

	return id && *id && g_str_equal(id, rio_model_id(model, element)) ? id : NULL;
}

static void
set_colour(Writer *writer, guint space, const char *name, const char *colour)
{
	const char *prefix = writer->prefix[space];

	if (colour)
		rio_builder_attribute(writer->builder, prefix ? prefix : spaces[space].prefix,
				      spaces[space].uri, name, colour, -1);
}

/* In the words of the standard's extension, and in those of bpmn.io, which came first. */
static void
set_paint(Writer *writer, const RioPaint *paint)
{
	set_colour(writer, COLOR, "background-color", paint->fill);
	set_colour(writer, COLOR, "border-color", paint->stroke);
	set_colour(writer, BIOC, "fill", paint->fill);
	set_colour(writer, BIOC, "stroke", paint->stroke);
}

static gboolean
is_coloured(const RioPage *page)
{
	for (guint i = 0; i < page->shapes->len; i++)
		if (rio_page_shape(page, i)->paint.fill || rio_page_shape(page, i)->paint.stroke)
			return TRUE;
	for (guint i = 0; i < page->lines->len; i++)
		if (rio_page_line(page, i)->paint.fill || rio_page_line(page, i)->paint.stroke)
			return TRUE;
	return FALSE;
}

static void
write_shape(Writer *writer, const RioShape *shape)
{
	RioKind kind = rio_model_kind(writer->model, shape->element);
	const char *id = nameable(writer->model, shape->element);

	if (!id)
		return;
	open(writer, BPMNDI, "BPMNShape");
	set_id(writer, id, "_di");
	rio_builder_set(writer->builder, "bpmnElement", id);
	if (kind == RIO_KIND_PARTICIPANT || kind == RIO_KIND_LANE)
		rio_builder_set(writer->builder, "isHorizontal", shape->upright ? "false" : "true");
	if (rio_kind_is(kind, RIO_SCOPE))
		rio_builder_set(writer->builder, "isExpanded", shape->expanded ? "true" : "false");
	if (kind == RIO_KIND_EXCLUSIVE_GATEWAY)
		rio_builder_set(writer->builder, "isMarkerVisible", "true");
	set_paint(writer, &shape->paint);
	write_box(writer, shape->box);
	write_label(writer, shape->label);
	rio_builder_close(writer->builder);
}

static void
write_line(Writer *writer, const RioPage *page, const RioLine *line)
{
	const char *id = nameable(writer->model, line->element);

	if (!id)
		return;
	open(writer, BPMNDI, "BPMNEdge");
	set_id(writer, id, "_di");
	rio_builder_set(writer->builder, "bpmnElement", id);
	set_paint(writer, &line->paint);
	for (guint i = 0; i < line->n; i++) {
		const RioPoint *point = rio_page_point(page, line->first + i);

		open(writer, DI, "waypoint");
		set_number(writer, "x", point->x);
		set_number(writer, "y", point->y);
		rio_builder_close(writer->builder);
	}
	write_label(writer, line->label);
	rio_builder_close(writer->builder);
}

static void
write_page(Writer *writer, const RioPage *page)
{
	const char *id = nameable(writer->model, page->plane);

	open(writer, BPMNDI, "BPMNDiagram");
	for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
		if (!writer->prefix[i] && (i < COLOR || is_coloured(page)))
			rio_builder_namespace(writer->builder, spaces[i].prefix, spaces[i].uri);
	set_id(writer, id ? id : "riordino", "_diagram");
	open(writer, BPMNDI, "BPMNPlane");
	set_id(writer, id ? id : "riordino", "_plane");
	rio_builder_set(writer->builder, "bpmnElement", id);
	for (guint i = 0; i < page->shapes->len; i++)
		write_shape(writer, rio_page_shape(page, i));
	for (guint i = 0; i < page->lines->len; i++)
		write_line(writer, page, rio_page_line(page, i));
	rio_builder_close(writer->builder);
	rio_builder_close(writer->builder);
}

static void
copy_attributes(const RioModel *model, guint32 element, RioBuilder *builder)
{
	const RioElement *from = rio_at(model, element);

	for (guint i = 0; i < from->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[from->attributes + i];
		const RioName *name = &model->names[attribute->name];

		if (g_str_equal(name->uri, RIO_NS_XMLNS))
			rio_builder_namespace(builder, name->local, attribute->value);
		else
			rio_builder_attribute(builder, name->prefix, name->uri, name->local,
					      attribute->value, -1);
	}
}

static void
copy_one(const RioModel *model, guint32 element, RioBuilder *builder)
{
	const RioElement *from = rio_at(model, element);
	const RioName *name;

	switch (from->kind) {
	case RIO_KIND_CHARACTERS:
		rio_builder_text(builder, from->text, -1);
		return;
	case RIO_KIND_COMMENT:
		rio_builder_comment(builder, from->text, from->line);
		return;
	case RIO_KIND_INSTRUCTION:
		rio_builder_instruction(builder, model->names[from->name].local, from->text,
					from->line);
		return;
	default:
		name = &model->names[from->name];
		rio_builder_open(builder, name->prefix, name->uri, name->local, from->line);
		copy_attributes(model, element, builder);
	}
}

static gboolean
is_open_kind(RioKind kind)
{
	return kind != RIO_KIND_CHARACTERS && kind != RIO_KIND_COMMENT &&
	       kind != RIO_KIND_INSTRUCTION;
}

/* Closes what ends at or before @element; the pages go in before the root closes. */
static void
close_until(Writer *writer, const RioPicture *picture, GArray *open_elements, guint32 element)
{
	while (open_elements->len > 0) {
		guint32 last = g_array_index(open_elements, guint32, open_elements->len - 1);

		if (rio_at(writer->model, last)->end > element)
			return;
		if (last == writer->model->root)
			for (guint p = 0; p < rio_picture_n_pages(picture); p++)
				write_page(writer, rio_picture_page(picture, p));
		rio_builder_close(writer->builder);
		g_array_set_size(open_elements, open_elements->len - 1);
	}
}

RioModel *
rio_diagram_write(const RioModel *model, const RioPicture *picture)
{
	Writer writer = {.model = model, .builder = rio_builder_new()};
	g_autoptr(GArray) open_elements = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GHashTable) ids = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);

	writer.ids = ids;
	for (guint i = 0; i < G_N_ELEMENTS(spaces); i++)
		writer.prefix[i] = bound_prefix(model, spaces[i].uri);
	for (guint32 element = 0; element < model->n_elements; element++) {
		close_until(&writer, picture, open_elements, element);
		if (rio_model_kind(model, element) == RIO_KIND_BPMN_DIAGRAM) {
			element = rio_at(model, element)->end - 1;
			continue;
		}
		copy_one(model, element, writer.builder);
		if (is_open_kind(rio_model_kind(model, element)))
			g_array_append_val(open_elements, element);
	}
	close_until(&writer, picture, open_elements, model->n_elements);
	return rio_builder_seal(writer.builder, model->comune, model->service, model->file, NULL);
}
