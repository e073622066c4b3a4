/*
 * columns.c: how far to the right each item stands
 *
 * Flows lead to the right: one column at least from each item to the next, but for those that may
 * lead straight up or down (uprights.c).  A walk in depth from the starts finds the flows that
 * close a cycle; they lead back and bind nothing.  Where a loop has several of them, fewer others
 * are sought.  The longest path gives the first columns.  Then items that stand further from their
 * neighbours than they must are moved, together with whatever they push before them, as long as
 * flows get shorter and messages steeper.  (The walk and the longest path are those of Sugiyama,
 * Tagawa, Toda 1981; the last step does what the network simplex of Gansner et al. 1993 does,
 * nearly as well, and lets messages pull without a direction.)
 *
 * Where a drawing is followed, what stands in one column of it moves as one, and its columns push
 * each other as if flows led from each to the next.
 */
#include "draw/sheet.h"

#include <string.h>

#include "base/digraph.h"
#include "draw/owners.h"

#define MAX_PASSES 12
#define MAX_LOOP 500 /* items of a loop that is turned */
#define MANY 10000   /* flows: never does a column of the drawing lead back to the next */

typedef struct {
	gboolean hard; /* its end stands least_of() columns further right than its beginning */
	int weight;
} Pull;

typedef struct {
	RioSheet *sheet;
	guint32 n;
	guint32 *stand;	   /* by item: the one that stands for it, and for all in its column */
	guint32 *first_of; /* by column of the drawing: that item */
	RioDigraph *graph; /* over items; edge i has pull i */
	Pull *pulls;
	guint32 *wire_of; /* by edge; RIO_NONE: from column to column of the drawing */
	int *column;
	guint32 *order; /* items, each after those that lead to it */
	guint32 *place; /* by item: where it is in that order */
	int last;	/* the last column */
	guint32 *set;	/* items that move together */
	guint32 n_set;
	gboolean *in_set;
	gboolean *blocked; /* cannot be moved the way that all go now */
} Work;

static gboolean
joins_items(const RioWire *wire)
{
	return wire->source.kind == RIO_END_ITEM && wire->target.kind == RIO_END_ITEM;
}

static void
find_stands(Work *work)
{
	RioSheet *sheet = work->sheet;

	memset(work->first_of, 0xff, sizeof(guint32) * sheet->n_old_columns);
	for (guint32 i = 0; i < work->n; i++) {
		guint32 stand = rio_sheet_stand(sheet, i);
		guint32 old = rio_sheet_item(sheet, stand)->old_column;

		if (old != RIO_NONE && work->first_of[old] == RIO_NONE)
			work->first_of[old] = stand;
		work->stand[i] = old == RIO_NONE ? stand : work->first_of[old];
	}
}

/* The edges from column to column of the drawing come first: a walk keeps to them. */
static void
make_graph(Work *work)
{
	RioSheet *sheet = work->sheet;
	guint32 most = sheet->wires->len + sheet->n_old_columns + 1, n = 0;
	g_autofree RioEdge *edges = g_new(RioEdge, most);

	work->pulls = g_new0(Pull, most);
	work->wire_of = g_new0(guint32, most);
	for (guint32 c = 0; c + 1 < sheet->n_old_columns; c++) {
		edges[n] = (RioEdge){work->first_of[c], work->first_of[c + 1]};
		work->pulls[n] = (Pull){TRUE, 1};
		work->wire_of[n++] = RIO_NONE;
	}
	for (guint i = 0; i < sheet->wires->len; i++) {
		RioWire *wire = rio_sheet_wire(sheet, i);

		wire->back = FALSE;
		if (!joins_items(wire) || wire->kind == RIO_WIRE_TIE)
			continue;
		edges[n].from = work->stand[wire->source.at];
		edges[n].to = work->stand[wire->target.at];
		if (edges[n].from == edges[n].to)
			continue;
		work->pulls[n] =
			(Pull){wire->kind == RIO_WIRE_FLOW, wire->kind == RIO_WIRE_FLOW ? 4 : 3};
		work->wire_of[n++] = i;
	}
	work->graph = rio_digraph_new(work->n, edges, n);
}

/* How many columns a hard pull leads to the right at least. */
static int
least_of(const Work *work, guint32 edge)
{
	guint32 wire = work->wire_of[edge];

	return wire != RIO_NONE && rio_sheet_wire(work->sheet, wire)->upright ? 0 : 1;
}

/* ---- cycles and first columns ------------------------------------------------------- */

typedef struct {
	guint32 item, next;
} Step;

/* Walks in depth from @start; what is finished goes to the front of the order. */
static void
walk(Work *work, guint32 start, guint8 *state, Step *stack, guint32 *place)
{
	guint32 depth = 0;

	if (state[start])
		return;
	state[start] = 1;
	stack[depth++] = (Step){start, 0};
	while (depth > 0) {
		Step *top = &stack[depth - 1];
		guint32 n, edge, to;
		const guint32 *out = rio_digraph_out(work->graph, top->item, &n);

		if (top->next == n) {
			state[top->item] = 2;
			work->order[--*place] = top->item;
			depth--;
			continue;
		}
		edge = out[top->next++];
		to = work->graph->edges[edge].to;
		if (!work->pulls[edge].hard || state[to])
			continue;
		state[to] = 1;
		stack[depth++] = (Step){to, 0};
	}
}

static gboolean
is_entered(const Work *work, guint32 item)
{
	guint32 n;
	const guint32 *in = rio_digraph_in(work->graph, item, &n);

	for (guint32 i = 0; i < n; i++)
		if (work->pulls[in[i]].hard)
			return TRUE;
	return FALSE;
}

/*
 * Walks begin at the first column of the drawing to follow, so that what breaks its order is what
 * leads back; then at items that nothing leads to, then at start events, then anywhere.
 */
static void
find_order(Work *work)
{
	g_autofree guint8 *state = g_new0(guint8, work->n + 1);
	g_autofree Step *stack = g_new(Step, work->n + 1);
	guint32 place = work->n;
	const RioModel *model = work->sheet->model;

	/* the order is filled from its end: last come the walks that were first */
	if (work->sheet->n_old_columns > 0)
		walk(work, work->first_of[0], state, stack, &place);
	for (guint32 i = 0; i < work->n; i++)
		if (!is_entered(work, i))
			walk(work, i, state, stack, &place);
	for (guint32 i = 0; i < work->n; i++)
		if (rio_model_kind(model, rio_sheet_item(work->sheet, i)->element) ==
		    RIO_KIND_START_EVENT)
			walk(work, i, state, stack, &place);
	for (guint32 i = 0; i < work->n; i++)
		walk(work, i, state, stack, &place);
}

static gboolean
leads_back(const Work *work, guint32 edge)
{
	const RioEdge *ends = &work->graph->edges[edge];

	return work->pulls[edge].hard && work->place[ends->from] > work->place[ends->to];
}

static gboolean
is_between(const Work *work, guint32 item, guint32 first, guint32 last)
{
	return work->place[item] >= first && work->place[item] <= last;
}

/* Flows that lead back, and how many Comuni have each in a merged model. */
typedef struct {
	int flows, owners;
} Backs;

static void
count_back(const Work *work, Backs *backs, guint32 edge, int by)
{
	guint32 wire = work->wire_of[edge];

	if (!work->pulls[edge].hard)
		return;
	if (wire == RIO_NONE) {
		backs->flows += by * MANY;
		return;
	}
	backs->flows += by;
	backs->owners += by * (int)rio_owners_count(work->sheet->model,
						    rio_sheet_wire(work->sheet, wire)->element);
}

/* Adds to @won what it is worth that the item, the first between the places, becomes the last. */
static void
count_move(const Work *work, guint32 item, guint32 first, guint32 last, Backs *won)
{
	const RioDigraph *graph = work->graph;
	guint32 n_out, n_in;
	const guint32 *out = rio_digraph_out(graph, item, &n_out);
	const guint32 *in = rio_digraph_in(graph, item, &n_in);

	for (guint32 k = 0; k < n_out; k++)
		if (is_between(work, graph->edges[out[k]].to, first, last))
			count_back(work, won, out[k], -1);
	for (guint32 k = 0; k < n_in; k++)
		if (is_between(work, graph->edges[in[k]].from, first, last))
			count_back(work, won, in[k], 1);
}

/* What stands before @begin comes last. */
static void
rotate(Work *work, guint32 first, guint32 begin, guint32 last)
{
	gsize n = begin - first;
	g_autofree guint32 *before = g_memdup2(work->order + first, n * sizeof(guint32));

	memmove(work->order + first, work->order + begin, (last + 1 - begin) * sizeof(guint32));
	memcpy(work->order + last + 1 - n, before, n * sizeof(guint32));
	for (guint32 i = first; i <= last; i++)
		work->place[work->order[i]] = i;
}

/*
 * Lets a loop begin where the fewest flows lead back, but not those of more Comuni, and as late in
 * it as can be, since it is entered where it began; FALSE if nothing is won.
 *
 *     A → B → C → D              D → A → B → C
 *     ↑   ↑   ↑   │    becomes   ↑           │
 *     └───┴───┴───┘              └───────────┘
 */
static gboolean
turn_loop(Work *work, guint32 first, guint32 last)
{
	Backs won = {0, 0};
	int most = 1;
	guint32 begin = first;

	for (guint32 i = first; i < last && last - first < MAX_LOOP; i++) {
		count_move(work, work->order[i], first, last, &won);
		if (won.flows < most || won.owners < 0)
			continue;
		most = won.flows;
		begin = i + 1;
	}
	if (begin > first)
		rotate(work, first, begin, last);
	return begin > first;
}

/* The order of the walk is one in which few flows lead back; then loops are turned. */
static void
break_cycles(Work *work)
{
	const RioDigraph *graph = work->graph;
	gboolean any = TRUE;

	for (guint32 i = 0; i < work->n; i++)
		work->place[work->order[i]] = i;
	for (guint round = 0; any && round < MAX_PASSES; round++) {
		any = FALSE;
		for (guint32 e = 0; e < graph->n_edges; e++)
			if (leads_back(work, e))
				any |= turn_loop(work, work->place[graph->edges[e].to],
						 work->place[graph->edges[e].from]);
	}
	for (guint32 e = 0; e < graph->n_edges; e++) {
		if (!leads_back(work, e))
			continue;
		work->pulls[e] = (Pull){FALSE, 0};
		rio_sheet_wire(work->sheet, work->wire_of[e])->back = TRUE;
	}
}

static void
find_first_columns(Work *work)
{
	for (guint32 i = 0; i < work->n; i++) {
		guint32 item = work->order[i], n;
		const guint32 *out = rio_digraph_out(work->graph, item, &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 to = work->graph->edges[out[k]].to;

			if (work->pulls[out[k]].hard)
				work->column[to] = MAX(work->column[to],
						       work->column[item] + least_of(work, out[k]));
		}
		work->last = MAX(work->last, work->column[item]);
	}
}

/* ---- moving together ---------------------------------------------------------------- */

static void
join(Work *work, guint32 item)
{
	if (work->in_set[item])
		return;
	work->in_set[item] = TRUE;
	work->set[work->n_set++] = item;
}

/*
 * All that @item pushes before it by a step of @by (1 or -1); FALSE if that leaves the sheet, as it
 * does for all that push what is blocked: else each item of a long chain walks it to its end.
 */
static gboolean
find_set(Work *work, guint32 item, int by)
{
	const RioDigraph *graph = work->graph;

	work->n_set = 0;
	join(work, item);
	for (guint32 i = 0; i < work->n_set; i++) {
		guint32 n, member = work->set[i];
		const guint32 *edges = by > 0 ? rio_digraph_out(graph, member, &n)
					      : rio_digraph_in(graph, member, &n);

		if (work->blocked[member] || work->column[member] + by < 0 ||
		    work->column[member] + by > work->last) {
			work->blocked[item] = TRUE;
			return FALSE;
		}
		for (guint32 k = 0; k < n; k++) {
			const RioEdge *edge = &graph->edges[edges[k]];

			if (work->pulls[edges[k]].hard &&
			    work->column[edge->to] - work->column[edge->from] ==
				    least_of(work, edges[k]))
				join(work, by > 0 ? edge->to : edge->from);
		}
	}
	return TRUE;
}

/* What may stand straight over another rather does so than come nearer to a third one. */
static int
weight_of(const Work *work, guint32 edge)
{
	const Pull *pull = &work->pulls[edge];

	return pull->hard && least_of(work, edge) == 0 ? 2 * pull->weight : pull->weight;
}

static int
change_of(const Work *work, const guint32 *edges, guint32 n, int by, gboolean out)
{
	int change = 0;

	for (guint32 k = 0; k < n; k++) {
		const RioEdge *edge = &work->graph->edges[edges[k]];
		int before = work->column[edge->to] - work->column[edge->from];
		int after = before + (out ? -by : by);

		if (!work->in_set[out ? edge->to : edge->from])
			change += weight_of(work, edges[k]) * (ABS(after) - ABS(before));
	}
	return change;
}

/* What a step of the set costs: less than nothing if it is for the better. */
static int
cost_of_step(const Work *work, int by)
{
	int cost = 0;

	for (guint32 i = 0; i < work->n_set; i++) {
		guint32 n;
		const guint32 *out = rio_digraph_out(work->graph, work->set[i], &n);

		cost += change_of(work, out, n, by, TRUE);
		out = rio_digraph_in(work->graph, work->set[i], &n);
		cost += change_of(work, out, n, by, FALSE);
	}
	return cost;
}

static gboolean
try_step(Work *work, guint32 item, int by)
{
	gboolean better = find_set(work, item, by) && cost_of_step(work, by) < 0;

	for (guint32 i = 0; i < work->n_set; i++) {
		work->in_set[work->set[i]] = FALSE;
		if (better)
			work->column[work->set[i]] += by;
	}
	return better;
}

static void
tighten(Work *work)
{
	gboolean any = TRUE;

	for (guint pass = 0; any && pass < MAX_PASSES; pass++) {
		any = FALSE;
		/* as long as all goes one way, nothing makes room */
		memset(work->blocked, 0, work->n * sizeof *work->blocked);
		for (guint32 i = work->n; i-- > 0;)
			while (try_step(work, work->order[i], 1))
				any = TRUE;
		memset(work->blocked, 0, work->n * sizeof *work->blocked);
		for (guint32 i = 0; i < work->n; i++)
			while (try_step(work, work->order[i], -1))
				any = TRUE;
	}
}

/* ---- what no flow holds ------------------------------------------------------------- */

static int
compare_ints(gconstpointer a, gconstpointer b)
{
	return *(const int *)a - *(const int *)b;
}

/* Data and notes: over or under what they are tied to, or beside; of several, the middle one. */
static gboolean
column_of_ties(const Work *work, guint32 item, int *column)
{
	g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(int));

	for (guint i = 0; i < work->sheet->wires->len; i++) {
		const RioWire *wire = rio_sheet_wire(work->sheet, i);
		guint32 other;

		if (wire->kind != RIO_WIRE_TIE || !joins_items(wire))
			continue;
		if (wire->source.at != item && wire->target.at != item)
			continue;
		other = wire->source.at == item ? wire->target.at : wire->source.at;
		if (!rio_sheet_item(work->sheet, other)->artifact)
			g_array_append_val(columns, work->column[work->stand[other]]);
	}
	if (columns->len == 0)
		return FALSE;
	g_array_sort(columns, compare_ints);
	*column = g_array_index(columns, int, (columns->len - 1) / 2);
	if (rio_sheet_item(work->sheet, item)->aside)
		*column += 1;
	return TRUE;
}

static gboolean
is_alone(const Work *work, guint32 item)
{
	guint32 out, in;

	rio_digraph_out(work->graph, item, &out);
	rio_digraph_in(work->graph, item, &in);
	return out + in == 0 && work->stand[item] == item;
}

/* Items without any flow fill a block about as wide as high. */
static void
spread_alone(Work *work)
{
	guint32 n_alone = 0, width = 1, k = 0;

	for (guint32 i = 0; i < work->n; i++)
		n_alone += is_alone(work, i);
	while (width * width < n_alone)
		width++;
	width = MAX(width, (guint32)work->last + 1);
	for (guint32 i = 0; i < work->n; i++) {
		if (!is_alone(work, i))
			continue;
		if (!rio_sheet_item(work->sheet, i)->artifact ||
		    !column_of_ties(work, i, &work->column[i]))
			work->column[i] = k++ % width;
		work->last = MAX(work->last, work->column[i]);
	}
}

static void
write_columns(Work *work)
{
	for (guint32 i = 0; i < work->n; i++)
		rio_sheet_item(work->sheet, i)->column = work->column[work->stand[i]];
	work->sheet->n_columns = work->last + 1;
}

void
rio_sheet_assign_columns(RioSheet *sheet)
{
	Work work = {.sheet = sheet, .n = sheet->items->len};

	work.stand = g_new(guint32, work.n + 1);
	work.first_of = g_new(guint32, sheet->n_old_columns + 1);
	work.column = g_new0(int, work.n + 1);
	work.order = g_new0(guint32, work.n + 1);
	work.place = g_new0(guint32, work.n + 1);
	work.set = g_new0(guint32, work.n + 1);
	work.in_set = g_new0(gboolean, work.n + 1);
	work.blocked = g_new0(gboolean, work.n + 1);
	find_stands(&work);
	make_graph(&work);

	find_order(&work);
	break_cycles(&work);
	if (sheet->n_old_columns == 0)
		rio_sheet_choose_uprights(sheet);
	find_first_columns(&work);
	tighten(&work);
	spread_alone(&work);
	write_columns(&work);

	rio_digraph_free(work.graph);
	g_free(work.stand);
	g_free(work.first_of);
	g_free(work.pulls);
	g_free(work.wire_of);
	g_free(work.column);
	g_free(work.order);
	g_free(work.place);
	g_free(work.set);
	g_free(work.in_set);
	g_free(work.blocked);
}
