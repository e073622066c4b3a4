/*
 * frames.c: in which order pools and lanes stand
 *
 * The order of the file is kept unless another one makes flows shorter, counted in lanes that
 * they lead across, and lets more of them lead straight up or down: of those to (from) one item
 * only one on each side can.  Siblings are moved one at a time as long as that helps.  Those that a
 * drawing is followed for keep the order that they have there.
 */
#include "draw/sheet.h"

/* Beyond this many the order of the file stands: the search is cubic. */
#define MAX_FRAMES 40

#define COST_SIDE 5 /* of a flow that finds its side of an item taken, in lanes */

typedef struct {
	RioSheet *sheet;
	guint32 *order;	   /* that of the sheet */
	int *first, *last; /* by frame: the first and last place of what is in it */
	int next;
	gboolean *taken; /* by item and side: the upper one, the lower one */
} Work;

/* Numbers the innermost frames in @parent from top to bottom. */
static void
number(Work *work, guint32 parent)
{
	for (guint i = 0; i < work->sheet->frames->len; i++) {
		guint32 frame = work->order[i];
		int before = work->next;

		if (rio_sheet_frame(work->sheet, frame)->parent != parent)
			continue;
		work->first[frame] = before;
		number(work, frame);
		if (work->next == before)
			work->next++;
		work->last[frame] = work->next - 1;
	}
}

static gboolean
range_of(const Work *work, const RioEnd *end, int *first, int *last)
{
	guint32 frame = RIO_NONE;

	if (end->kind == RIO_END_POOL)
		frame = end->at;
	else if (end->kind == RIO_END_ITEM)
		frame = rio_sheet_item(work->sheet, end->at)->frame;
	if (frame == RIO_NONE)
		return FALSE;
	*first = work->first[frame];
	*last = work->last[frame];
	return TRUE;
}

/* What it costs to come to a side of the item. */
static int
take(Work *work, const RioEnd *end, gboolean below)
{
	gboolean *taken = &work->taken[2 * end->at + below];
	gboolean before = end->kind == RIO_END_ITEM && *taken;

	if (end->kind == RIO_END_ITEM)
		*taken = TRUE;
	return before ? COST_SIDE : 0;
}

/* How many lanes all flows lead across, and what it costs that they come to the same sides. */
static int
cost(Work *work)
{
	int sum = 0;

	memset(work->taken, 0, sizeof(*work->taken) * 2 * work->sheet->items->len);
	work->next = 0;
	number(work, RIO_NONE);
	for (guint i = 0; i < work->sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(work->sheet, i);
		int from, from_last, to, to_last;

		if (wire->kind == RIO_WIRE_TIE ||
		    !range_of(work, &wire->source, &from, &from_last) ||
		    !range_of(work, &wire->target, &to, &to_last))
			continue;
		sum += MAX(0, MAX(from - to_last, to - from_last));
		if (wire->kind == RIO_WIRE_FLOW && (from > to_last || to > from_last))
			sum += take(work, &wire->source, to > from_last) +
			       take(work, &wire->target, from > to_last);
	}
	return sum;
}

static void
move(guint32 *order, guint from, guint to)
{
	guint32 frame = order[from];

	if (from < to)
		memmove(order + from, order + from + 1, sizeof(*order) * (to - from));
	else
		memmove(order + to + 1, order + to, sizeof(*order) * (from - to));
	order[to] = frame;
}

/* Whether the drawing has them the other way round. */
static gboolean
is_upside_down(const Work *work, guint32 upper, guint32 lower)
{
	const RioFrame *a = rio_sheet_frame(work->sheet, upper);
	const RioFrame *b = rio_sheet_frame(work->sheet, lower);

	return a->parent == b->parent && a->drawn.w > 0 && b->drawn.w > 0 &&
	       a->drawn.y > b->drawn.y;
}

/* Whether the frame at @place stands as the drawing has it. */
static gboolean
is_in_place(const Work *work, guint place)
{
	for (guint i = 0; i < work->sheet->frames->len; i++)
		if (i < place ? is_upside_down(work, work->order[i], work->order[place])
			      : is_upside_down(work, work->order[place], work->order[i]))
			return FALSE;
	return TRUE;
}

/* The order of the file, but that of the drawing where there is one: by insertion. */
static void
set_first_order(Work *work)
{
	for (guint i = 0; i < work->sheet->frames->len; i++) {
		guint place = i;

		work->order[i] = i;
		for (guint k = 0; k < i && place == i; k++)
			if (is_upside_down(work, work->order[k], i))
				place = k;
		move(work->order, i, place);
	}
}

static gboolean
improve(Work *work, int *best)
{
	guint n = work->sheet->frames->len;

	for (guint from = 0; from < n; from++)
		for (guint to = 0; to < n; to++) {
			const RioSheet *sheet = work->sheet;
			int now;

			if (from == to || rio_sheet_frame(sheet, work->order[from])->parent !=
						  rio_sheet_frame(sheet, work->order[to])->parent)
				continue;
			move(work->order, from, to);
			now = is_in_place(work, to) ? cost(work) : G_MAXINT;
			if (now < *best) {
				*best = now;
				return TRUE;
			}
			move(work->order, to, from);
		}
	return FALSE;
}

static void
add_band(RioSheet *sheet, guint32 frame)
{
	RioBand band = {.frame = frame, .pool = frame};

	for (guint32 f = frame; f != RIO_NONE; f = rio_sheet_frame(sheet, f)->parent) {
		RioFrame *around = rio_sheet_frame(sheet, f);

		if (around->n_bands++ == 0)
			around->first_band = sheet->bands->len;
		band.pool = f;
	}
	g_array_append_val(sheet->bands, band);
}

static void
add_bands(RioSheet *sheet, guint32 parent)
{
	for (guint i = 0; i < sheet->frames->len; i++) {
		guint32 frame = sheet->order[i];

		if (rio_sheet_frame(sheet, frame)->parent != parent)
			continue;
		add_bands(sheet, frame);
		if (rio_sheet_frame(sheet, frame)->n_bands == 0)
			add_band(sheet, frame);
	}
}

/* A last band takes what is in no frame. */
static void
seat_items(RioSheet *sheet)
{
	gboolean loose = sheet->frames->len == 0;

	for (guint i = 0; i < sheet->items->len; i++)
		loose |= rio_sheet_item(sheet, i)->frame == RIO_NONE;
	if (loose)
		add_band(sheet, RIO_NONE);
	for (guint i = 0; i < sheet->items->len; i++) {
		RioItem *item = rio_sheet_item(sheet, i);

		item->band = item->frame == RIO_NONE
				     ? sheet->bands->len - 1
				     : rio_sheet_frame(sheet, item->frame)->first_band;
	}
}

static void
make_bands(RioSheet *sheet)
{
	g_array_set_size(sheet->bands, 0);
	for (guint i = 0; i < sheet->frames->len; i++)
		rio_sheet_frame(sheet, i)->n_bands = 0;
	add_bands(sheet, RIO_NONE);
	seat_items(sheet);
}

void
rio_sheet_order_frames(RioSheet *sheet)
{
	guint n = sheet->frames->len;
	Work work = {.sheet = sheet};
	int best;

	work.order = sheet->order = g_new(guint32, n + 1);
	work.first = g_new0(int, n + 1);
	work.last = g_new0(int, n + 1);
	work.taken = g_new(gboolean, 2 * sheet->items->len + 1);
	set_first_order(&work);
	best = cost(&work);
	while (n <= MAX_FRAMES && improve(&work, &best))
		;
	make_bands(sheet);

	g_free(work.first);
	g_free(work.last);
	g_free(work.taken);
}

gboolean
rio_sheet_swap_frames(RioSheet *sheet, guint a, guint b)
{
	guint32 upper = sheet->order[a], lower = sheet->order[b];

	if (rio_sheet_frame(sheet, upper)->parent != rio_sheet_frame(sheet, lower)->parent)
		return FALSE;
	sheet->order[a] = lower;
	sheet->order[b] = upper;
	make_bands(sheet);
	return TRUE;
}
