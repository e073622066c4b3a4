#include "corpus/sequence.h"

#include "base/bits.h"
#include "corpus/block.h"
#include "flow/course.h"
#include "flow/fragment.h"

/* A block of more nodes is told by what is in it: nobody moves so much at once. */
#define MOST_OF_BLOCK 512

typedef struct {
	RioModel *const *models;
	const RioWorks *works;
	GArray *items, *nodes;
	RioBlocks *blocks;
	guint32 n_sequences;

	/* Of the model at hand. */
	guint32 model;
	const RioNormalForm *form;
	const RioFragments *fragments;
	const RioCode *codes;
	guint32 *symbols; /* by fragment, of blocks; RIO_NONE: too large */
	guint32 *rank;	  /* by node: its place in the course */
	RioBits *seen;	  /* vertices of the block at hand */
	GArray *stack;	  /* fragments */
	GArray *works_in; /* of the block at hand */
} Maker;

static const RioVertex *
vertex_at(const Maker *maker, guint32 vertex)
{
	return vertex < maker->form->n_vertices ? &maker->form->vertices[vertex] : NULL;
}

static gboolean
is_step(const Maker *maker, guint32 vertex)
{
	const RioVertex *at = vertex_at(maker, vertex);

	return at && at->node != RIO_NONE && maker->works->of[maker->model][at->node] != RIO_NONE;
}

static gboolean
is_activity(const Maker *maker, guint32 node)
{
	return rio_node_is_activity(maker->models[maker->model], node);
}

/* Starts and ends without a name say nothing that their place does not say. */
static gboolean
is_worth_telling(const Maker *maker, guint32 vertex)
{
	guint32 element = rio_normal_form_element(maker->form, vertex);

	return rio_model_name(maker->form->model, element)[0] != '\0' ||
	       !(rio_normal_form_is_kind(maker->form, vertex, RIO_KIND_START_EVENT) ||
		 rio_normal_form_is_kind(maker->form, vertex, RIO_KIND_END_EVENT));
}

static void
add_step(Maker *maker, guint32 vertex)
{
	guint32 node = maker->form->vertices[vertex].node;
	RioItem item = {
		.sequence = maker->n_sequences,
		.symbol = maker->works->of[maker->model][node],
		.model = maker->model,
		.first_node = maker->nodes->len,
		.n_nodes = 1,
		.size = 1,
		.n_activities = is_activity(maker, node),
	};

	g_array_append_val(maker->nodes, node);
	g_array_append_val(maker->items, item);
}

/* Blocks */

static gboolean
is_block(const RioFragment *fragment)
{
	return fragment->kind == RIO_FRAGMENT_BOND || fragment->kind == RIO_FRAGMENT_RIGID;
}

static void
take_vertex(Maker *maker, RioItem *item, guint32 vertex)
{
	const RioVertex *at = vertex_at(maker, vertex);

	if (!at || rio_bits_has(maker->seen, vertex))
		return;
	rio_bits_add(maker->seen, vertex);
	item->size++;
	if (at->node == RIO_NONE)
		return;
	item->n_nodes++;
	item->n_activities += is_activity(maker, at->node);
	g_array_append_val(maker->nodes, at->node);
}

static int
compare_ranks(gconstpointer a, gconstpointer b, gpointer rank)
{
	guint32 one = ((guint32 *)rank)[*(const guint32 *)a];
	guint32 other = ((guint32 *)rank)[*(const guint32 *)b];

	return one < other ? -1 : one > other;
}

/* A step at which a block begins or ends stands in the sequence itself. */
static void
take_block(Maker *maker, RioItem *item, guint32 fragment)
{
	const RioFragment *block = &maker->fragments->fragments[fragment];

	rio_bits_clear(maker->seen);
	if (!is_step(maker, block->entry))
		take_vertex(maker, item, block->entry);
	if (!is_step(maker, block->exit))
		take_vertex(maker, item, block->exit);
	g_array_append_val(maker->stack, fragment);
	while (maker->stack->len > 0 && item->size <= MOST_OF_BLOCK) {
		guint32 at = g_array_index(maker->stack, guint32, maker->stack->len - 1);
		const RioFragment *part = &maker->fragments->fragments[at];

		g_array_set_size(maker->stack, maker->stack->len - 1);
		if (part->entry != block->entry && part->entry != block->exit)
			take_vertex(maker, item, part->entry);
		if (part->exit != block->entry && part->exit != block->exit)
			take_vertex(maker, item, part->exit);
		for (guint32 k = 0; k < part->n_children; k++) {
			guint32 child = part->first + k;

			g_array_append_val(maker->stack, child);
		}
	}
	g_array_set_size(maker->stack, 0);
}

static guint32
routing_of(const Maker *maker, guint32 vertex)
{
	const RioVertex *at = vertex_at(maker, vertex);

	return at ? at->routing + 1 : 0;
}

/* What sort of fragment it is, and what its gateways do. */
static guint64
shape_of(const Maker *maker, const RioFragment *block)
{
	return (guint64)block->kind << 32 | block->loop << 16 |
	       routing_of(maker, block->entry) << 8 | routing_of(maker, block->exit);
}

static void
number_block(Maker *maker, guint32 fragment, RioItem *item)
{
	RioBlock block = {
		.code = maker->codes[fragment],
		.shape = shape_of(maker, &maker->fragments->fragments[fragment]),
	};
	gboolean exact;

	g_array_set_size(maker->works_in, 0);
	for (guint32 i = 0; i < item->n_nodes; i++) {
		guint32 node = g_array_index(maker->nodes, guint32, item->first_node + i);

		if (is_activity(maker, node))
			g_array_append_val(maker->works_in, maker->works->of[maker->model][node]);
	}
	block.works = (const guint32 *)maker->works_in->data;
	block.n_works = maker->works_in->len;
	item->symbol = maker->works->n + rio_blocks_number(maker->blocks, &block, &exact);
	item->differs = !exact;
}

/* What is in a block may be near to it, but is no other place of the same. */
static gboolean
is_inside_of_same(const Maker *maker, guint32 fragment, guint32 symbol)
{
	const RioFragment *fragments = maker->fragments->fragments;

	for (guint32 f = fragments[fragment].parent; f != RIO_NONE; f = fragments[f].parent) {
		if (!is_block(&fragments[f]))
			continue;
		if (maker->symbols[f] == RIO_NONE || maker->symbols[f] == symbol)
			return maker->symbols[f] == symbol;
	}
	return FALSE;
}

static void
add_block(Maker *maker, guint32 fragment)
{
	RioItem item = {
		.sequence = maker->n_sequences,
		.symbol = RIO_NONE,
		.model = maker->model,
		.first_node = maker->nodes->len,
	};

	take_block(maker, &item, fragment);
	if (item.size <= MOST_OF_BLOCK)
		number_block(maker, fragment, &item);
	maker->symbols[fragment] = item.symbol;
	if (item.symbol != RIO_NONE && is_inside_of_same(maker, fragment, item.symbol))
		item.symbol = RIO_NONE;
	g_qsort_with_data(&g_array_index(maker->nodes, guint32, item.first_node), (int)item.n_nodes,
			  sizeof(guint32), compare_ranks, maker->rank);
	g_array_append_val(maker->items, item);
}

/* Sequences */

static void
add_polygon(Maker *maker, const RioFragment *polygon)
{
	for (guint32 k = 0; k < polygon->n_children; k++) {
		const RioFragment *child = &maker->fragments->fragments[polygon->first + k];

		if (k > 0 && is_step(maker, child->entry) && is_worth_telling(maker, child->entry))
			add_step(maker, child->entry);
		if (is_block(child))
			add_block(maker, polygon->first + k);
	}
	maker->n_sequences++;
}

static void
add_fragments(Maker *maker)
{
	const RioFragments *fragments = maker->fragments;

	for (guint32 i = 0; i < fragments->n_fragments; i++) {
		const RioFragment *fragment = &fragments->fragments[i];

		if (fragment->kind == RIO_FRAGMENT_POLYGON) {
			add_polygon(maker, fragment);
		} else if (is_block(fragment) &&
			   (fragment->parent == RIO_NONE ||
			    fragments->fragments[fragment->parent].kind != RIO_FRAGMENT_POLYGON)) {
			add_block(maker, i);
			maker->n_sequences++;
		}
	}
}

static void
add_model(Maker *maker, guint32 m)
{
	const RioModel *model = maker->models[m];
	g_autoptr(RioNormalForm) form = rio_normal_form_new(model);
	g_autoptr(RioFragments) fragments = rio_fragments_new(form);
	g_autofree guint64 *labels = g_new0(guint64, form->n_vertices + 1);
	g_autofree guint32 *course = rio_course_new(model);
	g_autofree guint32 *rank = g_new(guint32, model->n_nodes + 1);
	g_autoptr(RioBits) seen = rio_bits_new(form->n_vertices);
	g_autofree guint32 *symbols = g_new(guint32, fragments->n_fragments + 1);
	g_autofree RioCode *codes = NULL;

	for (guint32 i = 0; i < model->n_nodes; i++)
		rank[course[i]] = i;
	for (guint32 v = 0; v < form->n_vertices; v++) {
		guint32 node = form->vertices[v].node;

		if (node != RIO_NONE && maker->works->of[m][node] != RIO_NONE)
			labels[v] = (guint64)maker->works->of[m][node] + 1;
	}
	codes = rio_fragments_codes(fragments, labels);
	maker->model = m;
	maker->form = form;
	maker->fragments = fragments;
	maker->codes = codes;
	maker->symbols = symbols;
	maker->rank = rank;
	maker->seen = seen;
	add_fragments(maker);
}

/* Numbers what comes more than once from 0, in the order of first sight. */
static void
number_symbols(RioSequences *sequences, guint32 n_before)
{
	g_autofree guint32 *times = g_new0(guint32, n_before + 1);
	g_autofree guint32 *numbers = g_new(guint32, n_before + 1);

	for (guint32 i = 0; i < sequences->n_items; i++) {
		guint32 symbol = sequences->items[i].symbol;

		if (symbol != RIO_NONE && times[symbol]++ == 0)
			numbers[symbol] = RIO_NONE;
	}
	for (guint32 i = 0; i < sequences->n_items; i++) {
		guint32 *symbol = &sequences->items[i].symbol;

		if (*symbol == RIO_NONE || times[*symbol] < 2) {
			*symbol = RIO_NONE;
			continue;
		}
		if (numbers[*symbol] == RIO_NONE)
			numbers[*symbol] = sequences->n_symbols++;
		*symbol = numbers[*symbol];
	}
}

RioSequences *
rio_sequences_new(RioModel *const *models, guint32 n_models, const RioWorks *works)
{
	RioSequences *sequences = g_new0(RioSequences, 1);
	g_autoptr(RioBlocks) blocks = rio_blocks_new();
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) works_in = g_array_new(FALSE, FALSE, sizeof(guint32));
	Maker maker = {
		.models = models,
		.works = works,
		.items = g_array_new(FALSE, FALSE, sizeof(RioItem)),
		.nodes = g_array_new(FALSE, FALSE, sizeof(guint32)),
		.blocks = blocks,
		.stack = stack,
		.works_in = works_in,
	};

	for (guint32 m = 0; m < n_models; m++)
		add_model(&maker, m);
	sequences->n_items = maker.items->len;
	sequences->items = (RioItem *)g_array_free(maker.items, FALSE);
	sequences->nodes = (guint32 *)g_array_free(maker.nodes, FALSE);
	number_symbols(sequences, works->n + rio_blocks_count(blocks));
	return sequences;
}

void
rio_sequences_free(RioSequences *sequences)
{
	if (!sequences)
		return;
	g_free(sequences->items);
	g_free(sequences->nodes);
	g_free(sequences);
}
