/*
 * svg-line.c: flows and associations as SVG
 */
#include "draw/svg.h"

#include "draw/pen.h"

#include <math.h>

#define SOLID_ARROW "M0 0l-9-4v8z"
#define OPEN_ARROW "M-9-5l9 5l-9 5"
#define FILLED " fill=\"" RIO_INK "\" stroke-width=\"1\""

/* Turns a sign that points to the right into the direction from @from to @to, and sets it at @to.
 */
static void
draw_sign(GString *svg, const RioPoint *from, const RioPoint *to, const char *path,
	  const char *style)
{
	int degrees = (int)lround(atan2(to->y - from->y, to->x - from->x) * 180 / G_PI);

	g_string_append_printf(svg,
			       "<path transform=\"translate(%d %d) rotate(%d)\" d=\"%s\"%s/>\n",
			       to->x, to->y, degrees, path, style);
}

static void
draw_path(GString *svg, const RioPoint *points, guint n, const char *style)
{
	g_string_append(svg, "<path d=\"");
	for (guint i = 0; i < n; i++)
		g_string_append_printf(svg, "%c%d %d", i == 0 ? 'M' : 'L', points[i].x,
				       points[i].y);
	g_string_append_printf(svg, "\" fill=\"none\"%s/>\n", style);
}

static gboolean
is_default(const RioModel *model, guint32 flow, guint32 source)
{
	return g_strcmp0(rio_model_attribute(model, source, "default"),
			 rio_model_attribute(model, flow, "id")) == 0;
}

/* Out of an activity, a condition is a small diamond; the default flow is struck through. */
static void
draw_beginning(GString *svg, const RioModel *model, guint32 flow, const RioPoint *points)
{
	guint32 source = rio_model_find(model, rio_model_attribute(model, flow, "sourceRef"));

	if (source == RIO_NONE)
		return;
	if (is_default(model, flow, source))
		draw_sign(svg, points + 1, points, "M-12-5l5 10", "");
	else if (rio_kind_is(rio_model_kind(model, source), RIO_ACTIVITY) &&
		 rio_model_child(model, flow, RIO_KIND_CONDITION_EXPRESSION) != RIO_NONE)
		draw_sign(svg, points + 1, points, "M0 0l-8-5l-8 5l8 5z",
			  " fill=\"" RIO_PAPER "\"");
}

static void
draw_association(GString *svg, const RioModel *model, guint32 element, const RioPoint *points,
		 guint n)
{
	const char *direction = rio_model_attribute(model, element, "associationDirection");
	gboolean data = rio_model_kind(model, element) != RIO_KIND_ASSOCIATION;
	gboolean both = g_strcmp0(direction, "Both") == 0;

	draw_path(svg, points, n, " stroke-dasharray=\"2 4\"");
	if (data || both || g_strcmp0(direction, "One") == 0)
		draw_sign(svg, points + n - 2, points + n - 1, OPEN_ARROW, " fill=\"none\"");
	if (both)
		draw_sign(svg, points + 1, points, OPEN_ARROW, " fill=\"none\"");
}

void
rio_svg_line(GString *svg, const RioModel *model, const RioPage *page, const RioLine *line)
{
	const RioPoint *points = rio_page_point(page, line->first);
	const RioPoint *last = points + line->n - 1;

	switch (rio_model_kind(model, line->element)) {
	case RIO_KIND_SEQUENCE_FLOW:
		draw_path(svg, points, line->n, "");
		draw_beginning(svg, model, line->element, points);
		draw_sign(svg, last - 1, last, SOLID_ARROW, FILLED);
		return;
	case RIO_KIND_MESSAGE_FLOW:
		draw_path(svg, points, line->n, " stroke-dasharray=\"8 4\"");
		rio_pen_circle(svg, points->x, points->y, 4, "");
		draw_sign(svg, last - 1, last, SOLID_ARROW, "");
		return;
	case RIO_KIND_CONVERSATION_LINK:
		draw_path(svg, points, line->n, " stroke-width=\"3\"");
		return;
	default:
		draw_association(svg, model, line->element, points, line->n);
	}
}
