/*
 * labels.c: where names stand that have no room inside
 *
 * Each label tries a few places, the usual one first, and takes the one where it covers least:
 * shapes weigh most, then other labels, then lines.
 */
#include "draw/labels.h"

#include "draw/shapes.h"
#include "draw/font.h"

#include <stdlib.h>

#define ON_SHAPE 1000
#define ON_LABEL 700
#define ON_LINE 100
#define AWAY 3 /* for each place further down the list */

typedef struct {
	const RioModel *model;
	RioPage *page;
	GArray *solids; /* of RioBox: shapes that nothing may cover */
	GArray *labels; /* of RioBox */
} Work;

/* ---- what a place costs ------------------------------------------------------------------ */

static gboolean
is_solid(const RioModel *model, const RioShape *shape)
{
	RioKind kind = rio_model_kind(model, shape->element);

	if (kind == RIO_KIND_PARTICIPANT || kind == RIO_KIND_LANE || kind == RIO_KIND_GROUP)
		return FALSE;
	return !(rio_kind_is(kind, RIO_SCOPE) && shape->expanded);
}

static int
count_overlaps(const GArray *boxes, RioBox box)
{
	int n = 0;

	for (guint i = 0; i < boxes->len; i++)
		n += rio_box_overlaps(box, g_array_index(boxes, RioBox, i));
	return n;
}

/* Lines through the box; slanted ones are taken for the box around them. */
static int
count_lines(const RioPage *page, RioBox box)
{
	int n = 0;

	for (guint i = 0; i < page->lines->len; i++) {
		const RioLine *line = rio_page_line(page, i);

		for (guint k = line->first; k + 1 < line->first + line->n; k++) {
			const RioPoint *p = rio_page_point(page, k), *q = p + 1;
			RioBox piece = {MIN(p->x, q->x), MIN(p->y, q->y), ABS(p->x - q->x) + 1,
					ABS(p->y - q->y) + 1};

			if (rio_box_overlaps(box, piece)) {
				n++;
				break;
			}
		}
	}
	return n;
}

static int
cost_of(const Work *work, RioBox box)
{
	return ON_SHAPE * count_overlaps(work->solids, box) +
	       ON_LABEL * count_overlaps(work->labels, rio_box_grown(box, 1)) +
	       ON_LINE * count_lines(work->page, box);
}

typedef struct {
	RioBox box;
	int cost;
	int tried;
} Best;

static void
try_place(const Work *work, Best *best, int x, int y, int w, int h)
{
	RioBox box = {x, y, w, h};
	int cost = AWAY * best->tried++;

	if (cost >= best->cost)
		return;
	cost += cost_of(work, box);
	if (cost >= best->cost)
		return;
	best->cost = cost;
	best->box = box;
}

/* ---- places ------------------------------------------------------------------------------ */

static void
place_beside(Work *work, RioShape *shape)
{
	g_autofree char *words = rio_shape_words(work->model, shape->element);
	gboolean gateway = rio_kind_is(rio_model_kind(work->model, shape->element), RIO_GATEWAY);
	RioBox s = shape->box;
	Best best = {.cost = G_MAXINT};
	int w, h, middle, above, below;

	if (!*words)
		return;
	rio_font_size(words, RIO_LABEL_WIDTH, 0, &w, &h);
	middle = s.x + (s.w - w) / 2;
	above = s.y - RIO_LABEL_GAP - h;
	below = s.y + s.h + RIO_LABEL_GAP;
	try_place(work, &best, middle, gateway ? above : below, w, h);
	try_place(work, &best, middle, gateway ? below : above, w, h);
	/* beside what leaves upwards or downwards */
	for (int half = 0; half < 2; half++) {
		int y = (half == 0) == gateway ? above : below;

		try_place(work, &best, s.x + s.w / 2 + RIO_LABEL_GAP, y, w, h);
		try_place(work, &best, s.x + s.w / 2 - RIO_LABEL_GAP - w, y, w, h);
	}
	try_place(work, &best, s.x + s.w + RIO_LABEL_GAP, above + h / 2, w, h);
	try_place(work, &best, s.x + s.w + RIO_LABEL_GAP, below - h / 2, w, h);
	try_place(work, &best, s.x - RIO_LABEL_GAP - w, above + h / 2, w, h);
	try_place(work, &best, s.x - RIO_LABEL_GAP - w, below - h / 2, w, h);
	shape->label = best.box;
	g_array_append_val(work->labels, best.box);
}

/* Along a level piece: over it, at its beginning, middle and end; then under it. */
static void
try_level(const Work *work, Best *best, const RioPoint *p, const RioPoint *q, int w, int h)
{
	int left = MIN(p->x, q->x), right = MAX(p->x, q->x);
	int near = p->x < q->x ? left + RIO_LABEL_GAP : right - RIO_LABEL_GAP - w;

	for (int under = 0; under < 2; under++) {
		int y = under ? p->y + RIO_LABEL_GAP - 1 : p->y - RIO_LABEL_GAP + 1 - h;

		try_place(work, best, near, y, w, h);
		try_place(work, best, (left + right - w) / 2, y, w, h);
		try_place(work, best, p->x < q->x ? right - w - 12 : left + 12, y, w, h);
	}
}

static void
try_upright(const Work *work, Best *best, const RioPoint *p, const RioPoint *q, int w, int h)
{
	int top = MIN(p->y, q->y), bottom = MAX(p->y, q->y);
	int near = p->y < q->y ? top + RIO_LABEL_GAP : bottom - RIO_LABEL_GAP - h;

	for (int left = 0; left < 2; left++) {
		int x = left ? p->x - RIO_LABEL_GAP - w : p->x + RIO_LABEL_GAP;

		try_place(work, best, x, near, w, h);
		try_place(work, best, x, (top + bottom - h) / 2, w, h);
		try_place(work, best, x, p->y < q->y ? bottom - h - 12 : top + 12, w, h);
	}
}

static void
place_along(Work *work, RioLine *line)
{
	g_autofree char *words = rio_shape_words(work->model, line->element);
	Best best = {.cost = G_MAXINT};
	int w, h;

	if (!*words)
		return;
	rio_font_size(words, RIO_FLOW_LABEL_WIDTH, 0, &w, &h);
	for (guint i = line->first; i + 1 < line->first + line->n; i++) {
		const RioPoint *p = rio_page_point(work->page, i), *q = p + 1;

		if (p->y == q->y)
			try_level(work, &best, p, q, w, h);
		else
			try_upright(work, &best, p, q, w, h);
	}
	line->label = best.box;
	g_array_append_val(work->labels, best.box);
}

void
rio_labels_place(const RioModel *model, RioPage *page)
{
	g_autoptr(GArray) solids = g_array_new(FALSE, FALSE, sizeof(RioBox));
	g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(RioBox));
	Work work = {model, page, solids, labels};

	for (guint i = 0; i < page->shapes->len; i++) {
		const RioShape *shape = rio_page_shape(page, i);

		if (is_solid(model, shape))
			g_array_append_val(solids, shape->box);
		if (shape->label.w > 0)
			g_array_append_val(labels, shape->label);
	}
	for (guint i = 0; i < page->lines->len; i++)
		if (rio_page_line(page, i)->label.w > 0)
			g_array_append_val(labels, rio_page_line(page, i)->label);
	for (guint i = 0; i < page->shapes->len; i++) {
		RioShape *shape = rio_page_shape(page, i);

		if (shape->label.w == 0 &&
		    rio_shape_is_labelled(rio_model_kind(model, shape->element)))
			place_beside(&work, shape);
	}
	for (guint i = 0; i < page->lines->len; i++)
		if (rio_page_line(page, i)->label.w == 0)
			place_along(&work, rio_page_line(page, i));
}
