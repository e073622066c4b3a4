/*
 * svg-shape.c: pools, lanes, nodes and data as SVG
 */
#include "draw/svg.h"

#include "draw/font.h"
#include "draw/icons.h"
#include "draw/shapes.h"

#define DASHED " stroke-dasharray=\"5 3\""
#define DOTTED " stroke-dasharray=\"2 3\""
#define MARK_PITCH 18
#define SIGN_HEIGHT 18 /* from where names begin */
#define SEAT_HEIGHT 13 /* of a boundary event, up to where names end */

typedef struct {
	GString *svg;
	const RioModel *model;
	const RioShape *shape;
	guint32 element;
	RioKind kind;
	RioBox box;
	int x, y; /* its middle */
} Shape;

static gboolean
says(const Shape *shape, const char *attribute, const char *value)
{
	return g_strcmp0(rio_model_attribute(shape->model, shape->element, attribute), value) == 0;
}

/* The first child that is called so, whatever kinds.inc knows of it. */
static guint32
child_called(const Shape *shape, const char *local)
{
	guint32 child = rio_model_first(shape->model, shape->element);

	for (; child != RIO_NONE; child = rio_model_next(shape->model, child)) {
		const RioElement *element = rio_at(shape->model, child);

		if (element->name != RIO_NONE &&
		    g_str_equal(shape->model->names[element->name].local, local))
			return child;
	}
	return RIO_NONE;
}

static const char *
name_of(const Shape *shape)
{
	return rio_model_name(shape->model, shape->element);
}

/* ---- pools and lanes --------------------------------------------------------------------- */

static void
draw_title(const Shape *shape, RioBox title)
{
	if (shape->shape->upright)
		rio_pen_words(shape->svg, name_of(shape), title, RIO_ALIGN_MIDDLE, 2);
	else
		rio_pen_upright(shape->svg, name_of(shape), title);
}

static RioBox
title_of(const Shape *shape)
{
	RioBox title = shape->box;

	if (shape->shape->upright)
		title.h = MIN(RIO_HEADER, title.h);
	else
		title.w = MIN(RIO_HEADER, title.w);
	return title;
}

static void
draw_pool(const Shape *shape)
{
	rio_pen_rect(shape->svg, shape->box, 0, "");
	if (shape->shape->expanded) {
		rio_pen_rect(shape->svg, title_of(shape), 0, " fill=\"" RIO_SHADE "\"");
		draw_title(shape, title_of(shape));
	} else {
		rio_pen_words(shape->svg, name_of(shape), shape->box, RIO_ALIGN_MIDDLE, 0);
	}
	if (child_called(shape, "participantMultiplicity") != RIO_NONE)
		rio_icon_mark(shape->svg, RIO_MARK_PARALLEL, shape->x,
			      shape->box.y + shape->box.h - 10);
}

static void
draw_lane(const Shape *shape)
{
	rio_pen_rect(shape->svg, shape->box, 0, " fill=\"none\"");
	draw_title(shape, title_of(shape));
}

/* ---- activities -------------------------------------------------------------------------- */

static guint
find_marks(const Shape *shape, RioMark marks[RIO_N_MARKS])
{
	guint32 many = rio_model_child(shape->model, shape->element,
				       RIO_KIND_MULTI_INSTANCE_LOOP_CHARACTERISTICS);
	guint n = 0;

	if (rio_model_child(shape->model, shape->element, RIO_KIND_STANDARD_LOOP_CHARACTERISTICS) !=
	    RIO_NONE)
		marks[n++] = RIO_MARK_LOOP;
	if (many != RIO_NONE)
		marks[n++] = g_strcmp0(rio_model_attribute(shape->model, many, "isSequential"),
				       "true") == 0
				     ? RIO_MARK_SEQUENTIAL
				     : RIO_MARK_PARALLEL;
	if (says(shape, "isForCompensation", "true"))
		marks[n++] = RIO_MARK_COMPENSATION;
	if (shape->kind == RIO_KIND_AD_HOC_SUB_PROCESS)
		marks[n++] = RIO_MARK_AD_HOC;
	if (rio_kind_is(shape->kind, RIO_SCOPE) && !shape->shape->expanded)
		marks[n++] = RIO_MARK_SHUT;
	return n;
}

static const char *
style_of_activity(const Shape *shape)
{
	if (shape->kind == RIO_KIND_CALL_ACTIVITY || shape->kind == RIO_KIND_CALL_CHOREOGRAPHY)
		return " stroke-width=\"4\"";
	if (says(shape, "triggeredByEvent", "true"))
		return DOTTED;
	return "";
}

static gboolean
has_sign(RioKind kind)
{
	return rio_kind_is(kind, RIO_ACTIVITY) && !rio_kind_is(kind, RIO_SCOPE) &&
	       kind != RIO_KIND_TASK && kind != RIO_KIND_CALL_ACTIVITY;
}

static gboolean
is_merged(const Shape *shape)
{
	return rio_model_attribute_ns(shape->model, shape->element, RIO_NS_RIO, "in") != NULL;
}

/* In the middle, the name would run into the sign in the one corner, or the badge in the other. */
static gboolean
is_tall(const Shape *shape, RioBox inside)
{
	int w, h;

	rio_font_size(name_of(shape), inside.w, 0, &w, &h);
	return h > inside.h - 2 * SIGN_HEIGHT;
}

/* Whether an event sits on its border. */
static gboolean
is_host(const Shape *shape)
{
	guint32 node = rio_model_node(shape->model, shape->element);

	for (guint32 n = 0; n < shape->model->n_nodes; n++)
		if (shape->model->nodes[n].host == node && node != RIO_NONE)
			return TRUE;
	return FALSE;
}

/* The name keeps above what sits on the lower border, if there is room. */
static void
leave_seats(const Shape *shape, RioBox *inside)
{
	int w, h;

	rio_font_size(name_of(shape), inside->w, 0, &w, &h);
	if (h <= inside->h - SEAT_HEIGHT && is_host(shape))
		inside->h -= SEAT_HEIGHT;
}

static void
draw_activity(const Shape *shape)
{
	RioMark marks[RIO_N_MARKS];
	guint n = find_marks(shape, marks);
	RioBox inside = rio_box_grown(shape->box, -5);
	gboolean open = rio_kind_is(shape->kind, RIO_SCOPE) && shape->shape->expanded;
	int x = shape->x - ((int)n - 1) * MARK_PITCH / 2;

	rio_pen_rect(shape->svg, shape->box, 8, style_of_activity(shape));
	if (shape->kind == RIO_KIND_TRANSACTION)
		rio_pen_rect(shape->svg, rio_box_grown(shape->box, -3), 6, " fill=\"none\"");
	rio_icon_task(shape->svg, shape->kind, shape->box.x + 14, shape->box.y + 14);
	for (guint i = 0; i < n; i++)
		rio_icon_mark(shape->svg, marks[i], x + (int)i * MARK_PITCH,
			      shape->box.y + shape->box.h - 11);
	if (n > 0)
		inside.h -= 12;
	if ((has_sign(shape->kind) || is_merged(shape)) && is_tall(shape, inside)) {
		inside.y += 14;
		inside.h -= 14;
	}
	leave_seats(shape, &inside);
	rio_pen_words(shape->svg, name_of(shape), inside, open ? RIO_ALIGN_TOP : RIO_ALIGN_MIDDLE,
		      MAX(1, inside.h / RIO_LINE_HEIGHT));
}

/* ---- events and gateways ------------------------------------------------------------------ */

static gboolean
throws(RioKind kind)
{
	return kind == RIO_KIND_END_EVENT || kind == RIO_KIND_INTERMEDIATE_THROW_EVENT ||
	       kind == RIO_KIND_IMPLICIT_THROW_EVENT;
}

/* The triggers of the event, those that it refers to as well, as rio_model_triggers() has them. */
static guint32
triggers_of(const Shape *shape)
{
	guint32 triggers = rio_model_triggers(shape->model, shape->element);
	guint32 child = child_called(shape, "eventDefinitionRef");
	RioKind kind;

	if (child == RIO_NONE)
		return triggers;
	child = rio_model_named_by(shape->model, child);
	kind = child == RIO_NONE ? RIO_KIND_OTHER : rio_model_kind(shape->model, child);
	if (rio_kind_is(kind, RIO_TRIGGER))
		triggers |= rio_trigger_bit(kind);
	return triggers;
}

static void
draw_trigger(const Shape *shape)
{
	guint32 triggers = triggers_of(shape);
	gboolean filled = throws(shape->kind);

	if (triggers & (triggers - 1))
		rio_icon_multiple(shape->svg, shape->x, shape->y, filled,
				  says(shape, "parallelMultiple", "true"));
	else if (triggers)
		rio_icon_trigger(shape->svg,
				 RIO_KIND_CANCEL_EVENT_DEFINITION + g_bit_nth_lsf(triggers, -1),
				 shape->x, shape->y, filled);
}

static void
draw_event(const Shape *shape)
{
	int radius = MIN(shape->box.w, shape->box.h) / 2;
	gboolean between = shape->kind == RIO_KIND_BOUNDARY_EVENT ||
			   shape->kind == RIO_KIND_INTERMEDIATE_CATCH_EVENT ||
			   shape->kind == RIO_KIND_INTERMEDIATE_THROW_EVENT;
	const char *style = "";

	if (says(shape, "cancelActivity", "false") || says(shape, "isInterrupting", "false"))
		style = DASHED;
	else if (shape->kind == RIO_KIND_END_EVENT)
		style = " stroke-width=\"4\"";
	rio_pen_circle(shape->svg, shape->x, shape->y, radius, style);
	if (between)
		rio_pen_circle(shape->svg, shape->x, shape->y, radius - 3, style);
	draw_trigger(shape);
}

static void
draw_gateway(const Shape *shape)
{
	g_autofree char *diamond = g_strdup_printf(
		"M0-%dl%d %dl-%d %dl-%d-%dz", shape->box.h / 2, shape->box.w / 2, shape->box.h / 2,
		shape->box.w / 2, shape->box.h / 2, shape->box.w / 2, shape->box.h / 2);

	rio_pen_path(shape->svg, shape->x, shape->y, diamond, "");
	if (shape->kind == RIO_KIND_EVENT_BASED_GATEWAY && says(shape, "instantiate", "true"))
		rio_pen_circle(shape->svg, shape->x, shape->y, 14, "");
	rio_icon_gateway(shape->svg, shape->kind, says(shape, "eventGatewayType", "Parallel"),
			 shape->x, shape->y);
}

/* ---- data and notes ----------------------------------------------------------------------- */

static gboolean
is_collection(const Shape *shape)
{
	guint32 object = rio_model_find(
		shape->model, rio_model_attribute(shape->model, shape->element, "dataObjectRef"));

	if (says(shape, "isCollection", "true"))
		return TRUE;
	return object != RIO_NONE &&
	       g_strcmp0(rio_model_attribute(shape->model, object, "isCollection"), "true") == 0;
}

static void
draw_data(const Shape *shape)
{
	RioBox b = shape->box;
	g_autofree char *sheet = g_strdup_printf("M0 0h%dl12 12v%dh-%dzM%d 0v12h12", b.w - 12,
						 b.h - 12, b.w, b.w - 12);

	rio_pen_path(shape->svg, b.x, b.y, sheet, "");
	if (shape->kind == RIO_KIND_DATA_INPUT || shape->kind == RIO_KIND_DATA_OUTPUT)
		rio_pen_path(shape->svg, b.x + 11, b.y + 12, "M-6-3h7v-4l6 6l-6 6v-4h-7z",
			     shape->kind == RIO_KIND_DATA_OUTPUT ? " fill=\"" RIO_INK "\"" : "");
	if (is_collection(shape))
		rio_icon_mark(shape->svg, RIO_MARK_PARALLEL, shape->x, b.y + b.h - 9);
}

static void
draw_store(const Shape *shape)
{
	RioBox b = shape->box;
	int r = b.w / 2, lid = MAX(3, b.h / 8);
	g_autofree char *drum = g_strdup_printf(
		"M0 %da%d %d 0 0 1 %d 0v%da%d %d 0 0 1-%d 0z"
		"M0 %da%d %d 0 0 0 %d 0M0 %da%d %d 0 0 0 %d 0M0 %da%d %d 0 0 0 %d 0",
		lid, r, lid, b.w, b.h - 2 * lid, r, lid, b.w, lid, r, lid, b.w, lid + 5, r, lid,
		b.w, lid + 10, r, lid, b.w);

	rio_pen_path(shape->svg, b.x, b.y, drum, "");
}

static void
draw_note(const Shape *shape)
{
	g_autofree char *words = rio_shape_words(shape->model, shape->element);
	g_autofree char *bracket = g_strdup_printf("M10 0h-10v%dh10", shape->box.h);
	RioBox inside = shape->box;

	rio_pen_path(shape->svg, shape->box.x, shape->box.y, bracket, " fill=\"none\"");
	inside.x += 6;
	inside.y += 3;
	inside.w -= 8;
	rio_pen_words(shape->svg, words, inside, RIO_ALIGN_LEFT, 0);
}

void
rio_svg_shape(GString *svg, const RioModel *model, const RioShape *of)
{
	Shape shape = {svg, model, of, of->element, rio_model_kind(model, of->element), of->box};

	shape.x = of->box.x + of->box.w / 2;
	shape.y = of->box.y + of->box.h / 2;
	switch (shape.kind) {
	case RIO_KIND_PARTICIPANT:
		draw_pool(&shape);
		return;
	case RIO_KIND_LANE:
		draw_lane(&shape);
		return;
	case RIO_KIND_DATA_STORE:
	case RIO_KIND_DATA_STORE_REFERENCE:
		draw_store(&shape);
		return;
	case RIO_KIND_DATA_OBJECT:
	case RIO_KIND_DATA_OBJECT_REFERENCE:
	case RIO_KIND_DATA_INPUT:
	case RIO_KIND_DATA_OUTPUT:
		draw_data(&shape);
		return;
	case RIO_KIND_TEXT_ANNOTATION:
		draw_note(&shape);
		return;
	case RIO_KIND_GROUP:
		rio_pen_rect(svg, of->box, 8, " fill=\"none\" stroke-dasharray=\"8 3 2 3\"");
		return;
	default:
		if (rio_kind_is(shape.kind, RIO_EVENT))
			draw_event(&shape);
		else if (rio_kind_is(shape.kind, RIO_GATEWAY))
			draw_gateway(&shape);
		else
			draw_activity(&shape);
	}
}
