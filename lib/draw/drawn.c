/*
 * drawn.c: the order that a drawing has
 *
 * A drawing that new things are to be added to is followed: what stands in one column or row of it
 * stays in one, and the columns and rows stay in their order; between them others may come.  So
 * the layout is free to make room, and nothing it promises can break.
 *
 * Two nodes are in one column if the middle of each is over or under the other.  What a person
 * drew over something else, or outside its lane, is placed like what is new.
 */
#include "draw/layout.h"
#include "draw/plan.h"

/* ---- from the picture to the plan ------------------------------------------------------- */

/* Where the page has it; of pictures on several pages the one with most things is followed. */
static void
recall_page(RioSheet *sheet, const RioBox *box_of)
{
	for (guint i = 0; i < sheet->items->len; i++)
		rio_sheet_item(sheet, i)->drawn = box_of[rio_sheet_item(sheet, i)->element];
	for (guint i = 0; i < sheet->frames->len; i++)
		rio_sheet_frame(sheet, i)->drawn = box_of[rio_sheet_frame(sheet, i)->element];
}

static guint
count_drawn(const RioSheet *sheet, const RioBox *box_of)
{
	guint n = 0;

	for (guint i = 0; i < sheet->items->len; i++)
		n += box_of[rio_sheet_item(sheet, i)->element].w > 0;
	return n;
}

/* By element; to be freed.  NULL if it is read downwards, and says nothing of columns. */
static RioBox *
read_boxes(const RioModel *model, const RioPage *page)
{
	g_autofree RioBox *box_of = g_new0(RioBox, model->n_elements + 1);

	for (guint i = 0; i < page->shapes->len; i++) {
		const RioShape *shape = rio_page_shape(page, i);

		if (shape->upright)
			return NULL;
		box_of[shape->element] = shape->box;
	}
	return g_steal_pointer(&box_of);
}

void
rio_plan_recall(RioPlan *plan, const RioPicture *drawn)
{
	g_autofree guint *best = g_new0(guint, plan->sheets->len + 1);

	for (guint p = 0; p < rio_picture_n_pages(drawn); p++) {
		g_autofree RioBox *box_of = read_boxes(plan->model, rio_picture_page(drawn, p));

		for (guint i = 0; box_of && i < plan->sheets->len; i++) {
			guint n = count_drawn(rio_plan_sheet(plan, i), box_of);

			if (n <= best[i])
				continue;
			best[i] = n;
			recall_page(rio_plan_sheet(plan, i), box_of);
		}
	}
}

/* ---- columns and rows ------------------------------------------------------------------- */

/* What an item takes along one direction. */
typedef struct {
	guint32 item, band;
	int from, length;
} Reach;

static gboolean
is_followed(const RioItem *item)
{
	return item->drawn.w > 0 && item->drawn.h > 0 && !item->artifact && item->host == RIO_NONE;
}

/* Whether it stands in the lane that holds it, or nothing is drawn around. */
static gboolean
is_at_home(const RioSheet *sheet, const RioItem *item)
{
	guint32 frame = rio_sheet_band(sheet, item->band)->frame;
	int middle = item->drawn.y + item->drawn.h / 2;
	RioBox around;

	if (frame == RIO_NONE)
		return TRUE;
	around = rio_sheet_frame(sheet, frame)->drawn;
	return around.w == 0 || (middle >= around.y && middle < around.y + around.h);
}

static int
compare_reaches(gconstpointer a, gconstpointer b)
{
	const Reach *i = a, *j = b;
	int at_i = 2 * i->from + i->length, at_j = 2 * j->from + j->length;

	if (i->band != j->band)
		return i->band < j->band ? -1 : 1;
	if (at_i != at_j)
		return at_i < at_j ? -1 : 1;
	return i->item < j->item ? -1 : i->item > j->item;
}

/* Whether the middle of each lies within the other. */
static gboolean
are_abreast(const Reach *a, const Reach *b)
{
	return ABS(2 * a->from + a->length - 2 * b->from - b->length) <= MIN(a->length, b->length);
}

static GArray *
find_reaches(const RioSheet *sheet, gboolean rows)
{
	GArray *reaches = g_array_new(FALSE, FALSE, sizeof(Reach));

	for (guint32 i = 0; i < sheet->items->len; i++) {
		const RioItem *item = rio_sheet_item(sheet, i);
		Reach reach = {i, rows ? item->band : 0, rows ? item->drawn.y : item->drawn.x,
			       rows ? item->drawn.h : item->drawn.w};

		if (is_followed(item) && (!rows || is_at_home(sheet, item)))
			g_array_append_val(reaches, reach);
	}
	g_array_sort(reaches, compare_reaches);
	return reaches;
}

static void
recall_columns(RioSheet *sheet)
{
	g_autoptr(GArray) reaches = find_reaches(sheet, FALSE);
	const Reach *first = NULL;

	for (guint i = 0; i < reaches->len; i++) {
		const Reach *reach = &g_array_index(reaches, Reach, i);

		if (!first || !are_abreast(first, reach)) {
			first = reach;
			sheet->n_old_columns++;
		}
		rio_sheet_item(sheet, reach->item)->old_column = sheet->n_old_columns - 1;
	}
}

static void
recall_rows(RioSheet *sheet)
{
	g_autoptr(GArray) reaches = find_reaches(sheet, TRUE);
	const Reach *first = NULL;

	for (guint i = 0; i < reaches->len; i++) {
		const Reach *reach = &g_array_index(reaches, Reach, i);
		RioBand *band = rio_sheet_band(sheet, reach->band);

		if (!first || first->band != reach->band || !are_abreast(first, reach)) {
			first = reach;
			band->n_old_rows++;
		}
		rio_sheet_item(sheet, reach->item)->old_row = band->n_old_rows - 1;
	}
}

/* Of two in one column and row the later one is placed anew. */
static void
part_pairs(RioSheet *sheet)
{
	g_autoptr(GHashTable) taken =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint i = 0; i < sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(sheet, i);
		gint64 *place;

		if (item->old_row == RIO_NONE)
			continue;
		place = g_new(gint64, 1);
		*place = ((gint64)item->band * sheet->items->len + item->old_row) *
				 sheet->n_old_columns +
			 item->old_column;
		if (!g_hash_table_add(taken, place))
			item->old_row = RIO_NONE;
	}
}

void
rio_sheet_recall(RioSheet *sheet)
{
	recall_columns(sheet);
	recall_rows(sheet);
	part_pairs(sheet);
}
