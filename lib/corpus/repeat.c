#include "corpus/repeat.h"

#include "base/bits.h"
#include "base/compare.h"
#include "base/heap.h"

/* Longer rows are told in pieces. */
#define MOST_ITEMS 256
/* Less is no fragment but a step. */
#define LEAST_ACTIVITIES 2

/* One place of a row that grows. */
typedef struct {
	guint32 first, last; /* items */
	guint32 n_nodes;     /* that somebody drew */
	guint32 taken;	     /* of these, in repeats that are told */
	guint32 n_different;
	guint32 trail;	  /* its items, the one that came last first */
	guint32 new_item; /* the one that comes next */
} Place;

/* An item of a place, and the one that came before it: RIO_NONE is the first. */
typedef struct {
	guint32 item, before;
} Trail;

/* A way in which one place can go on. */
typedef struct {
	guint32 symbol;
	guint32 place;
	guint32 item;
	gboolean left;
} Way;

/* A row, grown from one symbol. */
typedef struct {
	GArray *places; /* of Place, by first item */
	GArray *trails; /* of Trail */
	guint32 n_items;
	guint32 size, n_activities;
} Row;

/* How far to grow the row of a symbol, and what that saves; 0: nothing worth telling. */
typedef struct {
	guint32 n_items;
	guint32 benefit;
	guint32 seen; /* how many repeats had been told when this was found; RIO_NONE: a bound */
} Best;

typedef struct {
	const RioSequences *sequences;
	guint32 *first_of, *items_of; /* items by symbol: those of s from first_of[s] on */
	guint32 *model_first;	      /* by model: its first item; one more for the end */
	RioBits **taken_nodes;	      /* by model: nodes of repeats that are told */
	guint32 *taken;		      /* by item: how many of its nodes are */
	GArray *ways, *places;	      /* scratch */
	Row row;
	guint32 n_told;
} Finder;

static const RioItem *
item_at(const Finder *finder, guint32 item)
{
	return &finder->sequences->items[item];
}

static void
index_items(Finder *finder, RioArena *arena)
{
	const RioSequences *sequences = finder->sequences;
	guint32 *next;

	finder->first_of = rio_arena_new_many(arena, guint32, sequences->n_symbols + 2);
	finder->items_of = rio_arena_new_many(arena, guint32, sequences->n_items);
	for (guint32 i = 0; i < sequences->n_items; i++)
		if (sequences->items[i].symbol != RIO_NONE)
			finder->first_of[sequences->items[i].symbol + 2]++;
	for (guint32 s = 2; s < sequences->n_symbols + 2; s++)
		finder->first_of[s] += finder->first_of[s - 1];
	/* what begins at s + 1 moves on until it begins where s + 1 begins */
	next = finder->first_of + 1;
	for (guint32 i = 0; i < sequences->n_items; i++)
		if (sequences->items[i].symbol != RIO_NONE)
			finder->items_of[next[sequences->items[i].symbol]++] = i;
}

/* Growing */

static guint32
add_trail(Row *row, guint32 item, guint32 before)
{
	Trail trail = {item, before};

	g_array_append_val(row->trails, trail);
	return row->trails->len - 1;
}

static void
begin_row(Finder *finder, guint32 symbol)
{
	Row *row = &finder->row;
	const RioItem *first = item_at(finder, finder->items_of[finder->first_of[symbol]]);

	g_array_set_size(row->places, 0);
	g_array_set_size(row->trails, 0);
	for (guint32 k = finder->first_of[symbol]; k < finder->first_of[symbol + 1]; k++) {
		guint32 item = finder->items_of[k];
		Place place = {
			.first = item,
			.last = item,
			.n_nodes = item_at(finder, item)->n_nodes,
			.taken = finder->taken[item],
			.n_different = item_at(finder, item)->differs,
			.trail = add_trail(row, item, RIO_NONE),
		};

		g_array_append_val(row->places, place);
	}
	row->n_items = 1;
	row->size = first->size;
	row->n_activities = first->n_activities;
}

/* Whether @item is of the same sequence as @place, and may be left out of a row. */
static gboolean
may_stand_between(const Finder *finder, guint32 item, guint32 place)
{
	return item < finder->sequences->n_items &&
	       item_at(finder, item)->sequence == item_at(finder, place)->sequence &&
	       item_at(finder, item)->n_activities <= 1;
}

static void
add_way(Finder *finder, guint32 place, guint32 item, guint32 end, gboolean left)
{
	Way way = {0, place, item, left};

	if (item >= finder->sequences->n_items ||
	    item_at(finder, item)->sequence != item_at(finder, end)->sequence ||
	    item_at(finder, item)->symbol == RIO_NONE)
		return;
	way.symbol = item_at(finder, item)->symbol;
	g_array_append_val(finder->ways, way);
}

/* An item before the first one is G_MAXUINT32, which no sequence has. */
static void
find_ways(Finder *finder)
{
	g_array_set_size(finder->ways, 0);
	for (guint32 p = 0; p < finder->row.places->len; p++) {
		const Place *place = &g_array_index(finder->row.places, Place, p);

		add_way(finder, p, place->last + 1, place->last, FALSE);
		if (may_stand_between(finder, place->last + 1, place->last))
			add_way(finder, p, place->last + 2, place->last, FALSE);
		add_way(finder, p, place->first - 1, place->first, TRUE);
		if (may_stand_between(finder, place->first - 1, place->first))
			add_way(finder, p, place->first - 2, place->first, TRUE);
	}
}

/* By side and symbol, then place; of two ways for one place the nearer first. */
static int
compare_ways(gconstpointer a, gconstpointer b)
{
	const Way *one = a, *other = b;

	if (one->left != other->left)
		return one->left ? 1 : -1;
	if (one->symbol != other->symbol)
		return one->symbol < other->symbol ? -1 : 1;
	if (one->place != other->place)
		return one->place < other->place ? -1 : 1;
	return one->left == (one->item < other->item) ? 1 : one->item != other->item ? -1 : 0;
}

/*
 * The places of the row if it goes on in the ways from @from to before @end.  Of two that overlap
 * the one that differs less stays.  Places are by their first item, so one that overlaps
 * others does so with the one before it.
 */
static void
go_on(Finder *finder, guint from, guint end, GArray *places)
{
	g_array_set_size(places, 0);
	for (guint w = from; w < end; w++) {
		const Way *way = &g_array_index(finder->ways, Way, w);
		Place place = g_array_index(finder->row.places, Place, way->place);
		Place *before =
			places->len == 0 ? NULL : &g_array_index(places, Place, places->len - 1);

		if (w > from && g_array_index(finder->ways, Way, w - 1).place == way->place)
			continue;
		if (way->left) {
			place.n_different += place.first - way->item - 1;
			place.first = way->item;
		} else {
			place.n_different += way->item - place.last - 1;
			place.last = way->item;
		}
		place.n_different += item_at(finder, way->item)->differs;
		place.n_nodes += item_at(finder, way->item)->n_nodes;
		place.taken += finder->taken[way->item];
		place.new_item = way->item;
		if (!before || before->last < place.first)
			g_array_append_val(places, place);
		else if (place.n_different < before->n_different && place.first > before->first)
			*before = place;
	}
}

static guint
end_of_ways(const Finder *finder, guint from)
{
	const Way *first = &g_array_index(finder->ways, Way, from);
	guint end = from;

	while (end < finder->ways->len &&
	       g_array_index(finder->ways, Way, end).left == first->left &&
	       g_array_index(finder->ways, Way, end).symbol == first->symbol)
		end++;
	return end;
}

static guint32
differences_in(const GArray *places)
{
	guint32 n = 0;

	for (guint p = 0; p < places->len; p++)
		n += g_array_index(places, Place, p).n_different;
	return n;
}

/* The row goes on in these ways. */
static void
take_ways(Finder *finder, guint from, guint end)
{
	Row *row = &finder->row;
	const RioItem *item = item_at(finder, g_array_index(finder->ways, Way, from).item);

	go_on(finder, from, end, finder->places);
	row->n_items++;
	row->size += item->size;
	row->n_activities += item->n_activities;
	for (guint p = 0; p < finder->places->len; p++) {
		Place *place = &g_array_index(finder->places, Place, p);

		place->trail = add_trail(row, place->new_item, place->trail);
	}
	g_array_set_size(row->places, 0);
	g_array_append_vals(row->places, finder->places->data, finder->places->len);
}

/* Goes on where most places do, of equal ones with the fewest differences; FALSE: it ends. */
static gboolean
grow(Finder *finder)
{
	Row *row = &finder->row;
	guint best = 0, best_end = 0;
	guint32 most = 1, fewest = 0;

	if (row->n_items == MOST_ITEMS)
		return FALSE;
	find_ways(finder);
	g_array_sort(finder->ways, compare_ways);
	for (guint from = 0, end; from < finder->ways->len; from = end) {
		guint32 different;

		end = end_of_ways(finder, from);
		if (end - from < MAX(most, 2))
			continue;
		go_on(finder, from, end, finder->places);
		different = differences_in(finder->places);
		if (finder->places->len > most ||
		    (finder->places->len == most && best_end > 0 && different < fewest)) {
			best = from;
			best_end = end;
			most = finder->places->len;
			fewest = different;
		}
	}
	if (best_end == 0)
		return FALSE;
	take_ways(finder, best, best_end);
	return TRUE;
}

/*
 * Whether at least half of its places are not mostly part of repeats that are told: so each that is
 * told takes a node that no other has, and there is an end of them.
 */
static gboolean
is_new(const Row *row)
{
	guint32 n_new = 0;

	for (guint p = 0; p < row->places->len; p++) {
		const Place *place = &g_array_index(row->places, Place, p);

		n_new += 2 * place->taken < place->n_nodes;
	}
	return 2 * n_new >= row->places->len;
}

static guint32
benefit_of(const Row *row)
{
	guint32 saved = (row->places->len - 1) * row->size;
	guint32 different = differences_in(row->places);

	if (row->places->len < 2 || row->n_activities < LEAST_ACTIVITIES || different >= saved ||
	    !is_new(row))
		return 0;
	return saved - different;
}

static gboolean
has_new_item(const Finder *finder, guint32 symbol)
{
	for (guint32 k = finder->first_of[symbol]; k < finder->first_of[symbol + 1]; k++)
		if (finder->taken[finder->items_of[k]] <
		    item_at(finder, finder->items_of[k])->n_nodes)
			return TRUE;
	return FALSE;
}

/* Of equal benefits the longer row is told: it is the same work in fewer words. */
static Best
find_best(Finder *finder, guint32 symbol)
{
	Best best = {.seen = finder->n_told};

	if (!has_new_item(finder, symbol))
		return best;
	begin_row(finder, symbol);
	do {
		guint32 benefit = benefit_of(&finder->row);

		if (benefit > 0 && benefit >= best.benefit) {
			best.benefit = benefit;
			best.n_items = finder->row.n_items;
		}
	} while (grow(finder));
	return best;
}

/* Telling */

static void
list_items(const Row *row, const Place *place, guint32 *items)
{
	guint32 n = 0;

	for (guint32 at = place->trail; at != RIO_NONE;) {
		const Trail *trail = &g_array_index(row->trails, Trail, at);

		items[n++] = trail->item;
		at = trail->before;
	}
	qsort(items, n, sizeof *items, rio_compare_numbers);
}

static void
tell_row(Finder *finder, RioArena *arena, guint32 symbol, const Best *best, RioRepeat *repeat)
{
	const Row *row = &finder->row;
	guint32 *items;

	begin_row(finder, symbol);
	while (row->n_items < best->n_items)
		grow(finder);
	items = rio_arena_new_many(arena, guint32, (gsize)row->places->len * row->n_items);
	for (guint p = 0; p < row->places->len; p++)
		list_items(row, &g_array_index(row->places, Place, p), items + p * row->n_items);
	*repeat = (RioRepeat){
		.n_items = row->n_items,
		.n_places = row->places->len,
		.items = items,
		.size = row->size,
		.n_different = differences_in(row->places),
		.benefit = best->benefit,
	};
}

/* What is inside a subprocess is taken with it. */
static void
take_item(Finder *finder, RioModel *const *models, const RioItem *item)
{
	const RioModel *model = models[item->model];

	for (guint32 i = 0; i < item->n_nodes; i++) {
		guint32 node = finder->sequences->nodes[item->first_node + i];
		guint32 end = rio_at(model, model->nodes[node].element)->end;

		do
			rio_bits_add(finder->taken_nodes[item->model], node++);
		while (node < model->n_nodes && model->nodes[node].element < end);
	}
}

static guint32
count_taken(const Finder *finder, const RioItem *item)
{
	guint32 n = 0;

	for (guint32 k = 0; k < item->n_nodes; k++)
		n += rio_bits_has(finder->taken_nodes[item->model],
				  finder->sequences->nodes[item->first_node + k]);
	return n;
}

/* Blocks around what is taken, and what is inside of it, are taken too as far as it goes. */
static void
take(Finder *finder, RioModel *const *models, const RioRepeat *repeat)
{
	guint32 n = repeat->n_items * repeat->n_places, last = RIO_NONE;

	for (guint32 i = 0; i < n; i++)
		take_item(finder, models, item_at(finder, repeat->items[i]));
	for (guint32 p = 0; p < repeat->n_places; p++) {
		guint32 model = item_at(finder, repeat->items[p * repeat->n_items])->model;

		for (guint32 i = finder->model_first[model];
		     model != last && i < finder->model_first[model + 1]; i++)
			finder->taken[i] = count_taken(finder, item_at(finder, i));
		last = model;
	}
}

/*
 * More than the rows of a symbol can save: if all of the longest sequence that it is in stood in
 * all its places.
 */
static void
find_bounds(const Finder *finder, Best *best)
{
	const RioItem *items = finder->sequences->items;

	for (guint32 first = 0, end; first < finder->sequences->n_items; first = end) {
		guint32 size = 0, largest = 0;

		for (end = first; end < finder->sequences->n_items &&
				  items[end].sequence == items[first].sequence;
		     end++) {
			size += items[end].size;
			largest = MAX(largest, items[end].size);
		}
		size = MIN(size, MOST_ITEMS * largest);
		for (guint32 i = first; i < end; i++)
			if (items[i].symbol != RIO_NONE)
				best[items[i].symbol].benefit =
					MAX(best[items[i].symbol].benefit, size);
	}
	for (guint32 s = 0; s < finder->sequences->n_symbols; s++) {
		guint32 times = finder->first_of[s + 1] - finder->first_of[s];

		guint64 bound = (guint64)best[s].benefit * (MAX(times, 1) - 1);

		best[s].benefit = (guint32)MIN(bound, G_MAXUINT32);
		best[s].seen = RIO_NONE;
	}
}

/*
 * The best rows first.  What a row saves can only sink as others are told, so a symbol is looked at
 * when its turn comes, and again when its turn comes again.
 */
static GArray *
find_all(Finder *finder, RioArena *arena, RioModel *const *models)
{
	GArray *repeats = g_array_new(FALSE, FALSE, sizeof(RioRepeat));
	guint32 n = finder->sequences->n_symbols, symbol;
	g_autoptr(RioHeap) heap = rio_heap_new();
	g_autofree Best *best = g_new0(Best, n + 1);

	find_bounds(finder, best);
	for (guint32 s = 0; s < n; s++)
		rio_heap_push(heap, -(double)best[s].benefit, s);
	while (rio_heap_pop(heap, NULL, &symbol)) {
		if (best[symbol].seen == finder->n_told && best[symbol].benefit > 0) {
			RioRepeat repeat;

			tell_row(finder, arena, symbol, &best[symbol], &repeat);
			take(finder, models, &repeat);
			g_array_append_val(repeats, repeat);
			finder->n_told++;
		}
		best[symbol] = find_best(finder, symbol);
		if (best[symbol].benefit > 0)
			rio_heap_push(heap, -(double)best[symbol].benefit, symbol);
	}
	return repeats;
}

static void
prepare(Finder *finder, RioArena *arena, RioModel *const *models, guint32 n_models)
{
	const RioSequences *sequences = finder->sequences;

	index_items(finder, arena);
	finder->taken = rio_arena_new_many(arena, guint32, sequences->n_items);
	finder->taken_nodes = rio_arena_new_many(arena, RioBits *, n_models);
	finder->model_first = rio_arena_new_many(arena, guint32, n_models + 1);
	for (guint32 i = 0; i < sequences->n_items; i++)
		finder->model_first[sequences->items[i].model + 1]++;
	for (guint32 m = 0; m < n_models; m++) {
		finder->taken_nodes[m] = rio_bits_new_in(arena, models[m]->n_nodes);
		finder->model_first[m + 1] += finder->model_first[m];
	}
}

RioRepeat *
rio_repeats_find(RioArena *arena, const RioSequences *sequences, RioModel *const *models,
		 guint32 n_models, guint32 *n)
{
	g_autoptr(RioArena) scratch = rio_arena_new();
	g_autoptr(GArray) ways = g_array_new(FALSE, FALSE, sizeof(Way));
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
	g_autoptr(GArray) row_places = g_array_new(FALSE, FALSE, sizeof(Place));
	g_autoptr(GArray) trails = g_array_new(FALSE, FALSE, sizeof(Trail));
	g_autoptr(GArray) repeats = NULL;
	Finder finder = {
		.sequences = sequences,
		.ways = ways,
		.places = places,
		.row = {.places = row_places, .trails = trails},
	};

	prepare(&finder, scratch, models, n_models);
	repeats = find_all(&finder, arena, models);
	*n = repeats->len;
	return rio_arena_copy(arena, repeats->data, repeats->len, sizeof(RioRepeat));
}
