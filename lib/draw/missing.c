/*
 * missing.c: a picture completed
 *
 * What is drawn stays where it is.  A node that is not is set beside one that it is tied to, where
 * its lane has room and nothing stands or leads; then the flows that are not drawn take the first
 * of a few simple ways that is free.  Where there is no room the picture is made anew, in the order
 * that the drawing has (drawn.c): lanes that a person drew are not pushed about.
 */
#include "draw/layout.h"

#include "draw/plan.h"
#include "draw/shapes.h"
#include "draw/stripes.h"

#define STEP 20
#define REACH 40    /* steps that a node may be away from its neighbour */
#define DISTANCE 50 /* from a neighbour at best */
#define CLEAR 15    /* around a node */
#define BESIDE 2    /* where a way leaves its end */
#define LANES 20    /* places tried for the middle of a way */
#define MOST_POINTS 4

typedef struct {
	const RioModel *model;
	RioPage *page;
	RioBox *box_of; /* by element: on this page; no width: not there */
	RioStripes *solids;
	RioLeads *leads;
} Work;

/* By element: whether the picture shows it. */
static gboolean *
find_shown(const RioModel *model, const RioPicture *drawn, guint *n)
{
	gboolean *shown = g_new0(gboolean, model->n_elements + 1);

	for (guint p = 0; p < rio_picture_n_pages(drawn); p++) {
		const RioPage *page = rio_picture_page(drawn, p);

		for (guint i = 0; i < page->shapes->len; i++)
			shown[rio_page_shape(page, i)->element] = TRUE;
		for (guint i = 0; i < page->lines->len; i++)
			shown[rio_page_line(page, i)->element] = TRUE;
		*n += page->shapes->len;
	}
	return shown;
}

/* ---- what is there ----------------------------------------------------------------------- */

static void
note_shape(Work *work, const RioShape *shape)
{
	work->box_of[shape->element] = shape->box;
	if (!rio_shape_is_around(work->model, shape->element, shape->expanded))
		rio_stripes_add(work->solids, shape->box);
}

/* ---- nodes ------------------------------------------------------------------------------- */

/* What must hold the node: its lane, pool or subprocess; no width: nothing. */
static RioBox
box_around(const Work *work, guint32 element)
{
	guint32 node = rio_model_node(work->model, element);
	guint32 around = node == RIO_NONE ? RIO_NONE : work->model->nodes[node].lane;

	if (around == RIO_NONE)
		around = rio_at(work->model, element)->parent;
	if (around != RIO_NONE && rio_model_kind(work->model, around) == RIO_KIND_PROCESS)
		around = rio_model_process_pool(work->model, around);
	return around == RIO_NONE ? (RioBox){0} : work->box_of[around];
}

static gboolean
is_free(const Work *work, RioBox box, RioBox around)
{
	RioBox wide = rio_box_grown(box, CLEAR);

	if (around.w > 0 && (box.x < around.x + RIO_HEADER + CLEAR || box.y < around.y + CLEAR ||
			     box.x + box.w > around.x + around.w - CLEAR ||
			     box.y + box.h > around.y + around.h - CLEAR))
		return FALSE;
	return rio_stripes_count(work->solids, wide) == 0 &&
	       rio_leads_count_levels(work->leads, wide) == 0 &&
	       rio_leads_count_uprights(work->leads, wide) == 0;
}

/* Right of what leads to it, left of what it leads to, else under everything or in its lane. */
static RioPoint
find_base(const Work *work, const RioShape *shape, RioBox around, int *direction)
{
	const RioModel *model = work->model;
	RioBox all = rio_page_extent(work->page);

	*direction = 1;
	for (guint32 f = 0; f < model->n_flows; f++) {
		const RioFlow *flow = &model->flows[f];
		gboolean after;
		RioBox other;

		if (!rio_flow_is_whole(flow))
			continue;
		after = model->nodes[flow->target].element == shape->element;
		if (!after && model->nodes[flow->source].element != shape->element)
			continue;
		other = work->box_of[model->nodes[after ? flow->source : flow->target].element];
		if (other.w == 0)
			continue;
		*direction = after ? 1 : -1;
		return (RioPoint){after ? other.x + other.w + DISTANCE
					: other.x - DISTANCE - shape->box.w,
				  other.y + (other.h - shape->box.h) / 2};
	}
	if (around.w > 0)
		return (RioPoint){around.x + RIO_HEADER + DISTANCE, around.y + DISTANCE};
	return (RioPoint){all.x, all.y + all.h + DISTANCE};
}

static gboolean
place_node(Work *work, RioShape *shape)
{
	RioBox around = box_around(work, shape->element), box = shape->box;
	int direction;
	RioPoint base = find_base(work, shape, around, &direction);

	for (int far = 0; far <= REACH; far++)
		for (int down = -far; down <= far; down++) {
			box.x = base.x + direction * STEP * (far - ABS(down));
			box.y = base.y + STEP * down;
			if (!is_free(work, box, around))
				continue;
			shape->box = box;
			return TRUE;
		}
	return FALSE;
}

/* On the lower border of its host, from the right. */
static gboolean
place_on_host(Work *work, RioShape *shape, RioBox host)
{
	RioBox box = shape->box;

	box.y = host.y + host.h - box.h / 2;
	for (box.x = host.x + host.w - box.w - 5; box.x >= host.x; box.x -= box.w + 5) {
		RioBox below = {box.x, host.y + host.h + 1, box.w, box.h / 2};

		if (rio_stripes_count(work->solids, below) > 0 ||
		    rio_leads_count_uprights(work->leads, below) > 0)
			continue;
		shape->box = box;
		return TRUE;
	}
	return FALSE;
}

static gboolean
add_shape(Work *work, RioShape shape)
{
	const RioModel *model = work->model;
	guint32 node = rio_model_node(model, shape.element);
	guint32 host = node == RIO_NONE ? RIO_NONE : model->nodes[node].host;

	if (rio_shape_is_around(model, shape.element, shape.expanded))
		return FALSE;
	shape.label = (RioBox){0};
	if (host == RIO_NONE
		    ? !place_node(work, &shape)
		    : !place_on_host(work, &shape, work->box_of[model->nodes[host].element]))
		return FALSE;
	rio_page_add_shape(work->page, shape);
	note_shape(work, &shape);
	return TRUE;
}

/* ---- flows ------------------------------------------------------------------------------- */

static gboolean
is_clear(const Work *work, const RioPoint *points, guint n)
{
	for (guint i = 0; i + 1 < n; i++) {
		RioBox piece = rio_lead_box(points[i], points[i + 1]);
		RioBox wide = rio_box_grown(piece, BESIDE);

		if (rio_stripes_count(work->solids, piece) > 0)
			return FALSE;
		if (rio_lead_is_upright(piece) ? rio_leads_count_uprights(work->leads, wide) > 0
					       : rio_leads_count_levels(work->leads, wide) > 0)
			return FALSE;
	}
	return TRUE;
}

/* To the right and, over an upright piece in the middle, further to the right. */
static gboolean
lead_right(const Work *work, RioBox a, RioBox b, RioPoint *points)
{
	int from = a.x + a.w + BESIDE, to = b.x - BESIDE - 1;
	int y = a.y + a.h / 2, to_y = b.y + b.h / 2;

	for (int k = 1; from < to && k < LANES; k++) {
		int x = from + (to - from) * k / LANES;

		points[0] = (RioPoint){from, y};
		points[1] = (RioPoint){x, y};
		points[2] = (RioPoint){x, to_y};
		points[3] = (RioPoint){to, to_y};
		if (is_clear(work, points, MOST_POINTS))
			return TRUE;
	}
	return FALSE;
}

/* Out upwards (downwards), along over (under) both, and in from there. */
static gboolean
lead_around(const Work *work, RioBox a, RioBox b, gboolean under, RioPoint *points)
{
	int x = a.x + a.w / 2, to_x = b.x + b.w / 2;
	int border = under ? MAX(a.y + a.h, b.y + b.h) : MIN(a.y, b.y);

	for (int k = 1; k < LANES; k++) {
		int y = under ? border + k * STEP : border - k * STEP;

		points[0] = (RioPoint){x, under ? a.y + a.h + BESIDE : a.y - BESIDE - 1};
		points[1] = (RioPoint){x, y};
		points[2] = (RioPoint){to_x, y};
		points[3] = (RioPoint){to_x, under ? b.y + b.h + BESIDE : b.y - BESIDE - 1};
		if (is_clear(work, points, MOST_POINTS))
			return TRUE;
	}
	return FALSE;
}

/* Out upwards or downwards and in from the side. */
static gboolean
lead_to_side(const Work *work, RioBox a, RioBox b, RioPoint *points)
{
	int x = a.x + a.w / 2, y = b.y + b.h / 2;
	gboolean down = y > a.y + a.h, right = x < b.x;

	if ((!down && y > a.y) || (!right && x < b.x + b.w))
		return FALSE;
	points[0] = (RioPoint){x, down ? a.y + a.h + BESIDE : a.y - BESIDE - 1};
	points[1] = (RioPoint){x, y};
	points[2] = points[3] = (RioPoint){right ? b.x - BESIDE - 1 : b.x + b.w + BESIDE, y};
	return is_clear(work, points, 3);
}

/* Out to the side and in from above or below. */
static gboolean
lead_from_side(const Work *work, RioBox a, RioBox b, RioPoint *points)
{
	gboolean found = lead_to_side(work, b, a, points);
	RioPoint end = points[3];

	points[3] = points[2] = points[0];
	points[0] = end;
	return found;
}

/* Straight up or down between what faces each other: to and from pools. */
static gboolean
lead_upright(const Work *work, RioBox a, RioBox b, RioPoint *points)
{
	int left = MAX(a.x, b.x), right = MIN(a.x + a.w, b.x + b.w);
	gboolean down = a.y + a.h <= b.y;

	for (int k = 1; left < right && k < LANES; k++) {
		int x = left + (right - left) * k / LANES;

		points[0] = (RioPoint){x, down ? a.y + a.h + BESIDE : a.y - BESIDE - 1};
		points[1] = (RioPoint){x, down ? b.y - BESIDE - 1 : b.y + b.h + BESIDE};
		points[2] = points[3] = points[1];
		if (is_clear(work, points, 2))
			return TRUE;
	}
	return FALSE;
}

/* The ends come to the borders that they kept away from. */
static void
close_gaps(RioBox a, RioBox b, RioPoint *points)
{
	RioPoint *last = &points[MOST_POINTS - 1];

	points->x = CLAMP(points->x, a.x, a.x + a.w);
	points->y = CLAMP(points->y, a.y, a.y + a.h);
	last->x = CLAMP(last->x, b.x, b.x + b.w);
	last->y = CLAMP(last->y, b.y, b.y + b.h);
}

/* The same point twice, or one on a straight line, is left out. */
static guint
fold(RioPoint *points)
{
	guint n = 1;

	for (guint i = 1; i < MOST_POINTS; i++) {
		if (points[i].x == points[n - 1].x && points[i].y == points[n - 1].y)
			continue;
		if (n >= 2 &&
		    ((points[n - 2].x == points[n - 1].x && points[n - 1].x == points[i].x) ||
		     (points[n - 2].y == points[n - 1].y && points[n - 1].y == points[i].y)))
			n--;
		points[n++] = points[i];
	}
	return n;
}

static guint32
end_of(const RioModel *model, guint32 line, const char *attribute)
{
	return rio_model_find(model, rio_model_attribute(model, line, attribute));
}

static gboolean
is_pool(const Work *work, guint32 element)
{
	return rio_model_kind(work->model, element) == RIO_KIND_PARTICIPANT;
}

/* The first way that is free: messages go upright if they can, all others to the right. */
static gboolean
lead(const Work *work, guint32 line, guint32 from, guint32 to, RioPoint *points)
{
	RioBox a = work->box_of[from], b = work->box_of[to];

	if (rio_model_kind(work->model, line) == RIO_KIND_MESSAGE_FLOW &&
	    lead_upright(work, a, b, points))
		return TRUE;
	if (is_pool(work, from) || is_pool(work, to))
		return FALSE;
	return lead_right(work, a, b, points) || lead_to_side(work, a, b, points) ||
	       lead_from_side(work, a, b, points) || lead_around(work, a, b, TRUE, points) ||
	       lead_around(work, a, b, FALSE, points);
}

static gboolean
add_line(Work *work, guint32 element)
{
	guint32 from = end_of(work->model, element, "sourceRef");
	guint32 to = end_of(work->model, element, "targetRef");
	RioPoint points[MOST_POINTS];
	RioBox a, b;
	guint n;

	if (from == RIO_NONE || to == RIO_NONE || from == to)
		return FALSE;
	a = work->box_of[from];
	b = work->box_of[to];
	if (a.w == 0 || b.w == 0)
		return FALSE;
	if (!lead(work, element, from, to, points))
		return FALSE;
	close_gaps(a, b, points);
	n = fold(points);
	rio_page_add_line(work->page, element, points, n, (RioBox){0});
	rio_leads_add_line(work->leads, work->page,
			   rio_page_line(work->page, work->page->lines->len - 1));
	return TRUE;
}

/* ---- the whole --------------------------------------------------------------------------- */

/* FALSE if there is no room. */
static gboolean
complete_page(Work *work, const RioPage *whole, const gboolean *shown)
{
	for (guint i = 0; i < work->page->shapes->len; i++)
		note_shape(work, rio_page_shape(work->page, i));
	for (guint i = 0; i < work->page->lines->len; i++)
		rio_leads_add_line(work->leads, work->page, rio_page_line(work->page, i));
	for (guint i = 0; i < whole->shapes->len; i++)
		if (!shown[rio_page_shape(whole, i)->element] &&
		    !add_shape(work, *rio_page_shape(whole, i)))
			return FALSE;
	for (guint i = 0; i < whole->lines->len; i++)
		if (!shown[rio_page_line(whole, i)->element] &&
		    !add_line(work, rio_page_line(whole, i)->element))
			return FALSE;
	return TRUE;
}

static RioPage *
page_of(const RioPicture *picture, guint32 plane)
{
	for (guint p = 0; p < rio_picture_n_pages(picture); p++)
		if (rio_picture_page(picture, p)->plane == plane)
			return rio_picture_page(picture, p);
	return NULL;
}

static RioPicture *
copy_picture(const RioPicture *picture)
{
	RioPicture *copy = rio_picture_new();

	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		const RioPage *page = rio_picture_page(picture, p);
		RioPage *to = rio_picture_add(copy, page->plane);

		g_array_append_vals(to->shapes, page->shapes->data, page->shapes->len);
		g_array_append_vals(to->lines, page->lines->data, page->lines->len);
		g_array_append_vals(to->points, page->points->data, page->points->len);
	}
	return copy;
}

static gboolean
complete(const RioModel *model, RioPicture *picture, const RioPicture *whole, const gboolean *shown)
{
	for (guint p = 0; p < rio_picture_n_pages(whole); p++) {
		const RioPage *wanted = rio_picture_page(whole, p);
		RioPage *page = page_of(picture, wanted->plane);
		g_autofree RioBox *box_of = g_new0(RioBox, model->n_elements + 1);
		g_autoptr(RioStripes) solids = NULL;
		g_auto(RioLeads) leads = {0};
		Work work = {model, page, box_of, .leads = &leads};
		RioBox all;

		if (!page)
			return FALSE;
		all = rio_page_extent(page);
		work.solids = solids = rio_stripes_new(all.y, all.y + all.h);
		rio_leads_init(&leads, all);
		if (!complete_page(&work, wanted, shown))
			return FALSE;
	}
	return TRUE;
}

/* How many shapes and lines there should be that are not shown. */
static void
count_missing(const RioPlan *plan, const gboolean *shown, guint *shapes, guint *lines)
{
	for (guint s = 0; s < plan->sheets->len; s++) {
		const RioSheet *sheet = rio_plan_sheet(plan, s);

		for (guint i = 0; i < sheet->frames->len; i++)
			*shapes += !shown[rio_sheet_frame(sheet, i)->element];
		for (guint i = 0; i < sheet->items->len; i++)
			*shapes += !shown[rio_sheet_item(sheet, i)->element];
	}
	for (guint i = 0; i < plan->cables->len; i++)
		*lines += !shown[rio_plan_cable(plan, i)->element];
}

RioPicture *
rio_layout_missing(const RioModel *model, const RioPicture *drawn)
{
	guint n_shown = 0, n_shapes = 0, n_lines = 0;
	g_autofree gboolean *shown = find_shown(model, drawn, &n_shown);
	g_autoptr(RioPlan) plan = rio_plan_new(model, drawn);
	g_autoptr(RioPicture) whole = NULL, completed = NULL;

	count_missing(plan, shown, &n_shapes, &n_lines);
	if (n_shapes + n_lines == 0)
		return NULL;
	whole = rio_layout_like(model, drawn);
	completed = copy_picture(drawn);
	/* where more is missing than drawn there is hardly room */
	if (n_shapes < n_shown && complete(model, completed, whole, shown)) {
		rio_picture_free(whole);
		whole = g_steal_pointer(&completed);
	}
	rio_layout_label(model, whole);
	return g_steal_pointer(&whole);
}
