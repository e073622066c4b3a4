/*
 * layout.c: a picture of a model, made anew
 *
 * Each surface is laid out by itself, those within before those around, since these must know how
 * large a subprocess became.
 */
#include "draw/layout.h"

#include "draw/labels.h"
#include "draw/plan.h"
#include "draw/shapes.h"
#include "draw/font.h"

#include <stdlib.h>

#define PAGE_MARGIN 40
#define SEAT_PITCH 46 /* from boundary event to boundary event */
#define LEAST_LANE 60
#define MOST_TRIED 400	    /* wires, of all tries together: more would take too long */
#define MOST_SOUGHT 2000    /* the same, where no ways are laid */
#define MOST_LAID 320000000 /* wires and frames to the fourth, of all orders of frames together */
#define MOST_ORDERS 24
#define MAX_ROUNDS 8	  /* the merged models of the tests need seven */
#define LAST_ROUNDS 6	  /* in which no new flow may lead straight up or down */
#define USUAL_PRICE 24	  /* of a crossing */
#define LARGEST_TITLE 240 /* longer titles of lanes are broken into more lines than fit */

/* ---- wires over several surfaces ------------------------------------------------------- */

static gboolean
is_main(const RioWire *wire)
{
	return wire->source.kind != RIO_END_BORDER && wire->target.kind != RIO_END_BORDER;
}

static RioWire *
wire_of(const RioPlan *plan, guint32 leg)
{
	const RioLeg *of = rio_plan_leg(plan, leg);

	return rio_sheet_wire(rio_plan_sheet(plan, of->sheet), of->wire);
}

static guint32
main_leg(const RioPlan *plan, const RioCable *cable)
{
	guint32 leg = cable->first;

	while (!is_main(wire_of(plan, leg)))
		leg++;
	return leg;
}

static guint32
band_of(const RioSheet *sheet, const RioEnd *end)
{
	if (end->kind == RIO_END_POOL)
		return rio_sheet_frame(sheet, end->at)->first_band;
	return rio_sheet_item(sheet, end->at)->band;
}

/* A leg leaves its sheet upwards or downwards, to where the other end is. */
static void
aim_legs(RioPlan *plan, const RioCable *cable)
{
	guint32 middle = main_leg(plan, cable);
	const RioWire *wire = wire_of(plan, middle);
	const RioSheet *sheet = rio_plan_sheet(plan, rio_plan_leg(plan, middle)->sheet);
	gboolean up = band_of(sheet, &wire->source) > band_of(sheet, &wire->target);

	for (guint32 leg = cable->first; leg < cable->first + cable->n; leg++)
		if (leg != middle)
			wire_of(plan, leg)->target.side =
				(leg < middle) == up ? RIO_SIDE_TOP : RIO_SIDE_BOTTOM;
}

/* Fixes where wires around the sheet meet those that come out of it. */
static void
pin_wires(RioPlan *plan, const RioCable *cable, guint32 sheet)
{
	guint32 middle = main_leg(plan, cable);

	for (guint32 leg = cable->first; leg < cable->first + cable->n; leg++) {
		const RioWire *wire = wire_of(plan, leg);
		RioWire *around;
		RioEnd *end;

		if (leg == middle || rio_plan_leg(plan, leg)->sheet != sheet)
			continue;
		around = wire_of(plan, leg < middle ? leg + 1 : leg - 1);
		end = leg > middle && is_main(around) ? &around->target : &around->source;
		end->pinned = wire->n_points > 0;
		end->side = wire->target.side;
		if (end->pinned)
			end->shift = wire->points[wire->n_points - 1].x -
				     rio_plan_sheet(plan, sheet)->w / 2;
	}
}

/* ---- one surface ----------------------------------------------------------------------- */

/* Lanes are high enough for their titles, in two lines at most. */
static void
fit_titles(RioSheet *sheet)
{
	for (guint i = 0; i < sheet->bands->len; i++) {
		RioBand *band = rio_sheet_band(sheet, i);
		const char *title;
		int length;

		if (band->frame == RIO_NONE)
			continue;
		title = rio_model_name(sheet->model, rio_sheet_frame(sheet, band->frame)->element);
		length = rio_font_width(title, -1);
		length = length > 100 ? length / 2 + 40 : length + 10;
		band->min_height = CLAMP(length, LEAST_LANE, LARGEST_TITLE);
	}
}

/* The item around becomes as large as what is in it. */
static void
fit_around(RioPlan *plan, const RioSheet *sheet)
{
	RioItem *item;

	if (sheet->parent == RIO_NONE)
		return;
	item = rio_sheet_item(rio_plan_sheet(plan, sheet->parent), sheet->item);
	item->below += sheet->h / 2 - item->h / 2;
	item->w = sheet->w;
	item->h = sheet->h;
	item->above = sheet->h / 2;
	item->below = MAX(item->below, sheet->h - sheet->h / 2);
}

static gboolean
is_pinned_near(const RioSheet *sheet, guint32 item, int shift)
{
	for (guint i = 0; i < sheet->wires->len; i++) {
		const RioEnd *ends[] = {&rio_sheet_wire(sheet, i)->source,
					&rio_sheet_wire(sheet, i)->target};

		for (guint k = 0; k < 2; k++)
			if (ends[k]->kind == RIO_END_ITEM && ends[k]->pinned &&
			    ends[k]->at == item && ABS(ends[k]->shift - shift) < SEAT_PITCH / 2 + 4)
				return TRUE;
	}
	return FALSE;
}

/*
 * The boundary events of an open subprocess sit at the right of its lower border, where the way
 * goes on, and beside what comes out there.
 */
static void
seat_boundary_events(RioPlan *plan, const RioSheet *inner)
{
	RioSheet *sheet;
	int shift = inner->w / 2;

	if (inner->parent == RIO_NONE)
		return;
	sheet = rio_plan_sheet(plan, inner->parent);
	for (guint i = sheet->items->len; i-- > 0;) {
		RioItem *item = rio_sheet_item(sheet, i);

		if (item->host != inner->item)
			continue;
		do
			shift -= SEAT_PITCH;
		while (shift > -inner->w / 2 + SEAT_PITCH &&
		       is_pinned_near(sheet, inner->item, shift));
		item->shift = shift;
	}
}

/* Columns depend on rows where a flow may lead straight up or down: whether it can, rows tell. */
static void
find_columns(RioSheet *sheet)
{
	guint n = CLAMP(MOST_SOUGHT / (sheet->wires->len + 1), 1, MAX_ROUNDS);

	for (guint i = 0; i < n; i++) {
		rio_sheet_assign_columns(sheet);
		rio_sheet_assign_rows(sheet, USUAL_PRICE);
		if (!rio_sheet_bar_uprights(sheet, i + LAST_ROUNDS >= n))
			return;
	}
}

static void
place(RioSheet *sheet)
{
	for (guint i = 0; i < sheet->wires->len; i++) {
		RioWire *wire = rio_sheet_wire(sheet, i);

		wire->careful = FALSE;
		g_clear_pointer(&wire->points, g_free);
		wire->n_points = 0;
	}
	rio_sheet_place(sheet);
}

/* Places all in the frames as they are. */
static void
lay_in_frames(RioSheet *sheet)
{
	for (guint i = 0; i < sheet->wires->len; i++)
		rio_sheet_wire(sheet, i)->barred = rio_sheet_wire(sheet, i)->upright = FALSE;
	for (guint i = 0; i < sheet->items->len; i++) {
		rio_sheet_item(sheet, i)->aside = FALSE;
		rio_sheet_item(sheet, i)->row = 0;
	}
	fit_titles(sheet);
	find_columns(sheet);
	place(sheet);
}

/* Whether legs within subprocesses lead up or down as the frames stand. */
static gboolean
has_legs(const RioSheet *sheet)
{
	for (guint i = 0; i < sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(sheet, i);

		if (!is_main(wire) || wire->source.pinned || wire->target.pinned)
			return TRUE;
	}
	return FALSE;
}

/* How many orders of frames there is time for; where they must stay, none. */
static guint
tries_of(const RioSheet *sheet)
{
	guint64 n = sheet->wires->len + sheet->frames->len + 1;

	if (sheet->n_old_columns > 0 || has_legs(sheet))
		return 0;
	return (guint)MIN(MOST_LAID / (n * n * n * n), MOST_ORDERS);
}

/* Lets two frames change places if that is for the better; what is placed may be either way. */
static gboolean
try_swap(RioSheet *sheet, guint a, guint b, guint *least)
{
	guint flaws;

	lay_in_frames(sheet);
	flaws = rio_sheet_count_flaws(sheet);
	if (flaws >= *least) {
		rio_sheet_swap_frames(sheet, a, b);
		return FALSE;
	}
	*least = flaws;
	return TRUE;
}

/*
 * Which order of lanes is good shows only when all ways are found.  So any two of them change
 * places as long as that is for the better, and there is time.
 */
static void
find_frames(RioSheet *sheet)
{
	guint n = sheet->frames->len, left = tries_of(sheet), least = 0;
	gboolean any = left > 0, kept = TRUE;

	lay_in_frames(sheet);
	if (left > 0)
		least = rio_sheet_count_flaws(sheet);
	while (any) {
		any = FALSE;
		for (guint a = 0; a < n; a++)
			for (guint b = a + 1; b < n && left > 0 && least > 0; b++) {
				if (!rio_sheet_swap_frames(sheet, a, b))
					continue;
				left--;
				kept = try_swap(sheet, a, b, &least);
				any |= kept;
			}
	}
	if (!kept)
		lay_in_frames(sheet);
}

/*
 * Nor do good rows.  They are tried at a few prices of a crossing, as far as there is time; first
 * as they are, at the usual one.
 */
static void
find_rows(RioSheet *sheet)
{
	static const int prices[] = {USUAL_PRICE, 100, 40};
	guint n = CLAMP(MOST_TRIED / (sheet->wires->len + 1), 1, G_N_ELEMENTS(prices)), best = 0;
	guint least, i;

	least = n > 1 ? rio_sheet_count_flaws(sheet) : 0;
	for (i = 1; i < n && least > 0; i++) {
		guint flaws;

		rio_sheet_assign_rows(sheet, prices[i]);
		place(sheet);
		flaws = rio_sheet_count_flaws(sheet);
		if (flaws >= least)
			continue;
		least = flaws;
		best = i;
	}
	if (best + 1 == i)
		return;
	rio_sheet_assign_rows(sheet, prices[best]);
	place(sheet);
}

static void
lay_out(RioPlan *plan, guint32 number)
{
	RioSheet *sheet = rio_plan_sheet(plan, number);

	rio_sheet_recall(sheet);
	find_frames(sheet);
	find_rows(sheet);
	fit_around(plan, sheet);
	for (guint i = 0; i < plan->cables->len; i++)
		if (rio_plan_cable(plan, i)->n > 1)
			pin_wires(plan, rio_plan_cable(plan, i), number);
	seat_boundary_events(plan, sheet);
}

static void
lay_out_all(RioPlan *plan)
{
	for (guint i = 0; i < plan->sheets->len; i++)
		rio_sheet_order_frames(rio_plan_sheet(plan, i));
	for (guint i = 0; i < plan->cables->len; i++)
		if (rio_plan_cable(plan, i)->n > 1)
			aim_legs(plan, rio_plan_cable(plan, i));
	for (guint i = plan->sheets->len; i-- > 0;)
		lay_out(plan, i);
}

/* ---- onto pages ------------------------------------------------------------------------ */

typedef struct {
	const RioPlan *plan;
	RioPicture *picture;
	RioPage **page_of;   /* by sheet */
	RioBox *box_of;	     /* by element: its shape, no width if it has none */
	RioPoint *middle_of; /* by element: the middle of its line */
} Pages;

static void
add_shape(Pages *pages, RioPage *page, guint32 element, RioBox box, gboolean expanded)
{
	RioShape shape = {.element = element, .box = box, .expanded = expanded};

	pages->box_of[element] = box;
	rio_page_add_shape(page, shape);
}

static void
add_items(Pages *pages, RioPage *page, const RioSheet *sheet, gboolean boundary)
{
	for (guint i = 0; i < sheet->items->len; i++) {
		const RioItem *item = rio_sheet_item(sheet, i);
		RioBox box = {sheet->x + item->x - item->w / 2, sheet->y + item->y - item->h / 2,
			      item->w, item->h};

		if ((item->host != RIO_NONE) == boundary)
			add_shape(pages, page, item->element, box, item->inner != RIO_NONE);
	}
}

static void
add_sheet(Pages *pages, guint32 number)
{
	RioSheet *sheet = rio_plan_sheet(pages->plan, number);
	RioPage *page;

	if (sheet->parent == RIO_NONE) {
		sheet->x = sheet->y = PAGE_MARGIN;
		page = rio_picture_add(pages->picture, sheet->scope);
	} else {
		const RioSheet *around = rio_plan_sheet(pages->plan, sheet->parent);
		const RioItem *item = rio_sheet_item(around, sheet->item);

		sheet->x = around->x + item->x - item->w / 2;
		sheet->y = around->y + item->y - item->h / 2;
		page = pages->page_of[sheet->parent];
	}
	pages->page_of[number] = page;
	for (guint i = 0; i < sheet->frames->len; i++) {
		const RioFrame *frame = rio_sheet_frame(sheet, i);
		RioBox box = frame->box;

		box.x += sheet->x;
		box.y += sheet->y;
		add_shape(pages, page, frame->element, box, !frame->closed);
	}
	add_items(pages, page, sheet, FALSE);
	add_items(pages, page, sheet, TRUE);
}

/* Two lines that meet become one; a point in the middle of a straight line is left out. */
static void
append_point(GArray *points, RioPoint point)
{
	const RioPoint *last =
		points->len >= 1 ? &g_array_index(points, RioPoint, points->len - 1) : NULL;

	if (last && last->x == point.x && last->y == point.y)
		return;
	if (points->len >= 2 && ((last[-1].x == last->x && last->x == point.x) ||
				 (last[-1].y == last->y && last->y == point.y)))
		g_array_set_size(points, points->len - 1);
	g_array_append_val(points, point);
}

static RioPoint
middle_of(const GArray *points)
{
	const RioPoint *p = (const RioPoint *)points->data;
	guint best = 0;
	int longest = -1;

	for (guint i = 0; i + 1 < points->len; i++) {
		int length = ABS(p[i].x - p[i + 1].x) + ABS(p[i].y - p[i + 1].y);

		if (length <= longest)
			continue;
		longest = length;
		best = i;
	}
	return (RioPoint){(p[best].x + p[best + 1].x) / 2, (p[best].y + p[best + 1].y) / 2};
}

static void
add_cable(Pages *pages, const RioCable *cable)
{
	g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(RioPoint));
	RioPage *page = NULL;

	for (guint32 k = cable->first; k < cable->first + cable->n; k++) {
		const RioLeg *leg = rio_plan_leg(pages->plan, k);
		const RioSheet *sheet = rio_plan_sheet(pages->plan, leg->sheet);
		const RioWire *wire = wire_of(pages->plan, k);

		page = pages->page_of[leg->sheet];
		for (guint i = 0; i < wire->n_points; i++) {
			RioPoint point = wire->points[leg->backwards ? wire->n_points - 1 - i : i];

			point.x += sheet->x;
			point.y += sheet->y;
			append_point(points, point);
		}
	}
	if (points->len < 2)
		return;
	pages->middle_of[cable->element] = middle_of(points);
	rio_page_add_line(page, cable->element, (const RioPoint *)points->data, points->len,
			  (RioBox){0});
}

/* Where the line from the middle of the box to @to leaves it. */
static RioPoint
leave_box(RioBox box, RioPoint to)
{
	RioPoint middle = {box.x + box.w / 2, box.y + box.h / 2};
	int dx = to.x - middle.x, dy = to.y - middle.y;

	if ((gint64)ABS(dx) * box.h > (gint64)ABS(dy) * box.w)
		return (RioPoint){middle.x + (dx > 0 ? 1 : -1) * box.w / 2,
				  middle.y + (int)((gint64)dy * (box.w / 2) / ABS(dx))};
	if (dy == 0)
		return middle;
	return (RioPoint){middle.x + (int)((gint64)dx * (box.h / 2) / ABS(dy)),
			  middle.y + (dy > 0 ? 1 : -1) * box.h / 2};
}

static RioBox
box_of_end(const Pages *pages, guint32 element)
{
	RioPoint middle = pages->middle_of[element];

	if (pages->box_of[element].w > 0)
		return pages->box_of[element];
	return (RioBox){middle.x, middle.y, 0, 0};
}

/* An association is a straight line, upright or level where its ends face each other. */
static void
add_tie(Pages *pages, const RioCable *cable)
{
	RioBox a = box_of_end(pages, cable->from), b = box_of_end(pages, cable->to);
	RioPoint from = {a.x + a.w / 2, a.y + a.h / 2}, to = {b.x + b.w / 2, b.y + b.h / 2};
	int left = MAX(a.x, b.x), right = MIN(a.x + a.w, b.x + b.w);
	int top = MAX(a.y, b.y), bottom = MIN(a.y + a.h, b.y + b.h);
	RioPoint points[2];
	RioPage *page = pages->page_of[rio_plan_leg(pages->plan, cable->first)->sheet];

	if (a.w > 0 && b.w > 0 && right - left > 10)
		from.x = to.x = (left + right) / 2;
	else if (a.w > 0 && b.w > 0 && bottom - top > 10)
		from.y = to.y = (top + bottom) / 2;
	points[0] = leave_box(a, to);
	points[1] = leave_box(b, from);
	if (from.x == to.x)
		points[0].x = points[1].x = from.x;
	if (from.y == to.y)
		points[0].y = points[1].y = from.y;
	rio_page_add_line(page, cable->element, points, 2, (RioBox){0});
}

static RioPicture *
make_pages(const RioPlan *plan)
{
	Pages pages = {.plan = plan, .picture = rio_picture_new()};

	pages.page_of = g_new0(RioPage *, plan->sheets->len + 1);
	pages.box_of = g_new0(RioBox, plan->model->n_elements + 1);
	pages.middle_of = g_new0(RioPoint, plan->model->n_elements + 1);
	for (guint i = 0; i < plan->sheets->len; i++)
		add_sheet(&pages, i);
	for (guint i = 0; i < plan->cables->len; i++)
		if (!rio_plan_cable(plan, i)->tie)
			add_cable(&pages, rio_plan_cable(plan, i));
	for (guint i = 0; i < plan->cables->len; i++)
		if (rio_plan_cable(plan, i)->tie)
			add_tie(&pages, rio_plan_cable(plan, i));
	g_free(pages.page_of);
	g_free(pages.box_of);
	g_free(pages.middle_of);
	return pages.picture;
}

void
rio_layout_label(const RioModel *model, RioPicture *picture)
{
	for (guint i = 0; i < rio_picture_n_pages(picture); i++)
		rio_labels_place(model, rio_picture_page(picture, i));
}

static RioPicture *
place_all(RioPlan *plan)
{
	lay_out_all(plan);
	return make_pages(plan);
}

RioPicture *
rio_layout_like(const RioModel *model, const RioPicture *drawn)
{
	g_autoptr(RioPlan) plan = rio_plan_new(model, drawn);

	rio_plan_recall(plan, drawn);
	return place_all(plan);
}

RioPicture *
rio_layout_all(const RioModel *model, const RioPicture *drawn)
{
	g_autoptr(RioPlan) plan = rio_plan_new(model, drawn);
	RioPicture *picture = place_all(plan);

	rio_layout_label(model, picture);
	return picture;
}
