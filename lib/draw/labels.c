/*
 * labels.c: where names stand that have no room inside
 *
 * Each label tries a few places, the usual one first, and takes the one where it covers least:
 * shapes weigh most, then other labels, then lines.  The name of a flow stands where no other
 * flow lies on it, so that nobody takes it for that of another.
 */
#include "draw/labels.h"

#include "draw/shapes.h"
#include "draw/font.h"
#include "draw/stripes.h"

#include <stdlib.h>

#define ON_SHAPE 1000
#define ON_LABEL 700
#define ON_LINE 100
#define AWAY 3 /* for each place further down the list */

/* So far from where lines part that a name beside one does not stand over the other. */
#define AFTER_PARTING 20

/* Of more lines from one point only so many are looked at for each name. */
#define MOST_IN_BUNDLE 100

typedef struct {
	const RioModel *model;
	RioPage *page;
	RioStripes *solids; /* shapes that nothing may cover */
	RioStripes *labels;
	RioLeads *leads;
	GHashTable *bundles; /* see find_bundles() */
} Work;

/* ---- what a place costs ------------------------------------------------------------------ */

static int
cost_of(const Work *work, RioBox box)
{
	return (int)(ON_SHAPE * rio_stripes_count(work->solids, box) +
		     ON_LABEL * rio_stripes_count(work->labels, rio_box_grown(box, 1)) +
		     ON_LINE * rio_leads_count_levels(work->leads, box) +
		     ON_LINE * rio_leads_count_uprights(work->leads, box));
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
	rio_font_label(words, RIO_LABEL_WIDTH, &w, &h);
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
	rio_stripes_add(work->labels, best.box);
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

/* ---- where a line is alone ---------------------------------------------------------------- */

static guint
hash_point(gconstpointer point)
{
	const RioPoint *p = point;

	return (guint)p->x * 31 + (guint)p->y;
}

static gboolean
equal_points(gconstpointer a, gconstpointer b)
{
	const RioPoint *p = a, *q = b;

	return p->x == q->x && p->y == q->y;
}

/* By point: the lines that begin there, of several out of one side of a gateway. */
static GHashTable *
find_bundles(const RioPage *page)
{
	GHashTable *bundles = g_hash_table_new_full(hash_point, equal_points, NULL,
						    (GDestroyNotify)g_array_unref);

	for (guint i = 0; i < page->lines->len; i++) {
		RioPoint *begin = rio_page_point(page, rio_page_line(page, i)->first);
		GArray *bundle = g_hash_table_lookup(bundles, begin);

		if (!bundle) {
			bundle = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(bundles, begin, bundle);
		}
		g_array_append_val(bundle, i);
	}
	return bundles;
}

static int
sign(int number)
{
	return (number > 0) - (number < 0);
}

/* Both upright or both level, to the same side. */
static gboolean
same_way(const RioPoint *p, const RioPoint *to_a, const RioPoint *to_b)
{
	return (to_a->x == p->x || to_a->y == p->y) &&
	       sign(to_a->x - p->x) == sign(to_b->x - p->x) &&
	       sign(to_a->y - p->y) == sign(to_b->y - p->y);
}

static int
length_between(const RioPoint *p, const RioPoint *q)
{
	return ABS(p->x - q->x) + ABS(p->y - q->y);
}

/* How far two lines that begin at one point run on each other. */
static int
shared_length(const RioPage *page, const RioLine *a, const RioLine *b)
{
	int length = 0;

	for (guint i = 0; i + 1 < MIN(a->n, b->n); i++) {
		const RioPoint *p = rio_page_point(page, a->first + i);
		const RioPoint *q = rio_page_point(page, b->first + i);

		if (!equal_points(p, q) || !same_way(p, p + 1, q + 1))
			break;
		length += MIN(length_between(p, p + 1), length_between(q, q + 1));
	}
	return length;
}

/* How far from its beginning the line has no other on it; 0 if it has others all along. */
static int
length_of_trunk(const Work *work, const RioLine *line)
{
	const GArray *bundle =
		g_hash_table_lookup(work->bundles, rio_page_point(work->page, line->first));
	int longest = 0, whole = 0;

	for (guint i = 0; i < bundle->len && i < MOST_IN_BUNDLE; i++) {
		const RioLine *other = rio_page_line(work->page, g_array_index(bundle, guint, i));

		if (other != line)
			longest = MAX(longest, shared_length(work->page, line, other));
	}
	for (guint i = line->first; i + 1 < line->first + line->n; i++)
		whole += length_between(rio_page_point(work->page, i),
					rio_page_point(work->page, i + 1));
	return longest < whole ? longest : 0;
}

/* The place on the piece from @p to @q that is so far from @p. */
static RioPoint
point_along(const RioPoint *p, const RioPoint *q, int far)
{
	return (RioPoint){p->x + sign(q->x - p->x) * far, p->y + sign(q->y - p->y) * far};
}

/* A name stands where the line has left those that it began with. */
static void
place_along(Work *work, RioLine *line)
{
	g_autofree char *words = rio_shape_words(work->model, line->element);
	Best best = {.cost = G_MAXINT};
	int w, h, trunk, clear;

	if (!*words)
		return;
	rio_font_label(words, RIO_FLOW_LABEL_WIDTH, &w, &h);
	trunk = length_of_trunk(work, line);
	clear = trunk > 0 ? AFTER_PARTING : 0;
	for (guint i = line->first; i + 1 < line->first + line->n; i++) {
		const RioPoint *p = rio_page_point(work->page, i), *q = p + 1;
		int length = length_between(p, q), alone = length - MAX(trunk, 0);
		int begin = trunk < 0 ? 0 : trunk + MIN(clear, alone / 2);
		RioPoint from = point_along(p, q, MIN(begin, length));

		trunk -= length;
		if (alone <= 0)
			continue;
		if (p->y == q->y)
			try_level(work, &best, &from, q, w, h);
		else
			try_upright(work, &best, &from, q, w, h);
	}
	line->label = best.box;
	rio_stripes_add(work->labels, best.box);
}

static void
note_line(Work *work, const RioLine *line)
{
	rio_leads_add_line(work->leads, work->page, line);
	if (line->label.w > 0)
		rio_stripes_add(work->labels, line->label);
}

/* Of a pool or lane: a name is as hard to read on it as on a flow. */
static void
note_borders(Work *work, RioBox box)
{
	RioPoint left = {box.x, box.y}, right = {box.x + box.w, box.y};

	rio_stripes_add(work->leads->levels, rio_lead_box(left, right));
	left.y = right.y = box.y + box.h;
	rio_stripes_add(work->leads->levels, rio_lead_box(left, right));
}

static void
note_shape(Work *work, const RioShape *shape)
{
	if (!rio_shape_is_around(work->model, shape->element, shape->expanded))
		rio_stripes_add(work->solids, shape->box);
	else
		note_borders(work, shape->box);
	if (shape->label.w > 0)
		rio_stripes_add(work->labels, shape->label);
}

void
rio_labels_place(const RioModel *model, RioPage *page)
{
	RioBox all = rio_page_extent(page);
	g_autoptr(RioStripes) solids = rio_stripes_new(all.y, all.y + all.h);
	g_autoptr(RioStripes) labels = rio_stripes_new(all.y, all.y + all.h);
	g_auto(RioLeads) leads = {0};
	g_autoptr(GHashTable) bundles = find_bundles(page);
	Work work = {model, page, solids, labels, &leads, bundles};

	rio_leads_init(&leads, all);
	for (guint i = 0; i < page->shapes->len; i++)
		note_shape(&work, rio_page_shape(page, i));
	for (guint i = 0; i < page->lines->len; i++)
		note_line(&work, rio_page_line(page, i));
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
