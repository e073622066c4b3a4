/*
 * Codes are made bottom up, each of those of the parts: of sequences in order, of bonds as a sum,
 * so that the order of branches makes no difference.
 *
 * The vertices of a rigid have no order of their own.  Each gets a colour, at first what it is,
 * and again and again its own with those of its neighbours, until this sets no more vertices
 * apart (B. Weisfeiler, A. Leman, "The reduction of a graph to canonical form", 1968); the sums
 * over vertices and children are the code.
 *
 * The idea of a code per fragment, bottom up: M. Dumas, L. García-Bañuelos, M. La Rosa, R. Uba,
 * "Fast detection of exact clones in business process model repositories", 2013.
 */
#include <string.h>

#include "flow/fragment.h"

#include "base/arena.h"
#include "base/compare.h"
#include "base/mix.h"

/* Vertices coloured anew, of one rigid: a long ladder takes as many rounds as it has rungs. */
#define MOST_COLOURS 4000000

/* What stands first in each kind of code, so that no two kinds have the same. */
typedef enum {
	OF_VERTEX = 1,
	OF_SOURCE,
	OF_SINK,
	OF_GATEWAY,
	OF_BOUNDARY,
	OF_INSIDE,
	OF_ARC,
	OF_LINK,
	OF_NO_ARC,
	OF_POLYGON,
	OF_BOND,
	OF_BACK,
	OF_RIGID,
	OF_ENTRY,
	OF_EXIT,
	OF_NEIGHBOUR_BEFORE,
	OF_NEIGHBOUR_AFTER,
} Tag;

typedef struct {
	const RioFragments *fragments;
	const guint64 *labels;
	RioArena *arena;
	RioCode *codes;	   /* by fragment */
	RioCode *vertices; /* by vertex: what it is, with its boundary events and its inside */
	guint32 *local;	   /* by vertex, those of the rigid at hand: its number there, and 1 */
} Coder;

/* Colours of the vertices of a rigid. */
typedef struct {
	guint32 n;
	guint32 *vertices;
	RioCode *colours, *next, *sorted;
} Colouring;

/* Goes on from @code with one number more: order counts. */
static RioCode
then(RioCode code, guint64 number)
{
	return (RioCode){
		.high = rio_mix(code.high * 3 + rio_mix(number + 0x9e3779b97f4a7c15)),
		.low = rio_mix(code.low * 5 + rio_mix(number ^ 0xd1b54a32d192ed03)),
	};
}

static RioCode
then_code(RioCode code, RioCode other)
{
	return then(then(code, other.high), other.low);
}

static RioCode
begin(Tag tag)
{
	return then((RioCode){0, 0}, tag);
}

/* Adds one of many whose order does not count. */
static RioCode
plus(RioCode sum, RioCode one)
{
	return (RioCode){sum.high + rio_mix(one.high), sum.low + rio_mix(one.low)};
}

/* Vertices */

static RioCode
routing_code(const Coder *coder, guint32 vertex)
{
	if (vertex == coder->fragments->source)
		return begin(OF_SOURCE);
	if (vertex == coder->fragments->sink)
		return begin(OF_SINK);
	return then(begin(OF_GATEWAY), coder->fragments->form->vertices[vertex].routing);
}

static void
code_vertices(Coder *coder)
{
	const RioNormalForm *form = coder->fragments->form;

	for (guint32 v = 0; v < form->n_vertices; v++)
		coder->vertices[v] =
			then(then(begin(OF_VERTEX), coder->labels[v]), form->vertices[v].routing);
	for (guint32 v = 0; v < form->n_vertices; v++) {
		guint32 host = rio_fragments_vertex(form, v);

		if (host != v)
			coder->vertices[host] = plus(coder->vertices[host],
						     then(begin(OF_BOUNDARY), coder->labels[v]));
	}
}

/* Fragments */

static RioCode
code_arc(const Coder *coder, const RioFragment *fragment)
{
	const RioNormalForm *form = coder->fragments->form;
	const RioArc *arc;

	if (fragment->edge == RIO_NONE)
		return begin(OF_NO_ARC);
	arc = &form->arcs[fragment->edge];
	if (arc->link)
		return begin(OF_LINK);
	if (rio_fragments_vertex(form, arc->source) != arc->source)
		return then(begin(OF_ARC), coder->labels[arc->source]);
	return begin(OF_ARC);
}

static RioCode
code_polygon(const Coder *coder, const RioFragment *fragment)
{
	const RioFragment *children = &coder->fragments->fragments[fragment->first];
	RioCode code = begin(OF_POLYGON);

	for (guint32 i = 0; i < fragment->n_children; i++) {
		if (i > 0)
			code = then_code(code, coder->vertices[children[i].entry]);
		code = then_code(code, coder->codes[fragment->first + i]);
	}
	return code;
}

static RioCode
code_bond(const Coder *coder, const RioFragment *fragment)
{
	const RioFragment *children = &coder->fragments->fragments[fragment->first];
	RioCode ways = {0, 0}, code = begin(OF_BOND);

	for (guint32 i = 0; i < fragment->n_children; i++) {
		RioCode way = coder->codes[fragment->first + i];

		ways = plus(ways, children[i].back ? then_code(begin(OF_BACK), way) : way);
	}
	code = then_code(code, routing_code(coder, fragment->entry));
	code = then_code(code, routing_code(coder, fragment->exit));
	return then_code(code, ways);
}

/* Rigids */

static void
add_vertex(Coder *coder, Colouring *colouring, const RioFragment *rigid, guint32 vertex)
{
	RioCode colour;

	if (coder->local[vertex] != 0)
		return;
	if (vertex == rigid->entry)
		colour = then_code(begin(OF_ENTRY), routing_code(coder, vertex));
	else if (vertex == rigid->exit)
		colour = then_code(begin(OF_EXIT), routing_code(coder, vertex));
	else
		colour = coder->vertices[vertex];
	colouring->vertices[colouring->n] = vertex;
	colouring->colours[colouring->n] = colour;
	coder->local[vertex] = ++colouring->n;
}

static int
compare_codes(gconstpointer a, gconstpointer b)
{
	const RioCode *one = a, *other = b;

	return RIO_ORDER(one->high, other->high) ?: RIO_ORDER(one->low, other->low);
}

static guint32
count_colours(Colouring *colouring)
{
	guint32 n = 1;

	memcpy(colouring->sorted, colouring->colours, colouring->n * sizeof *colouring->colours);
	qsort(colouring->sorted, colouring->n, sizeof *colouring->sorted, compare_codes);
	for (guint32 i = 1; i < colouring->n; i++)
		n += compare_codes(&colouring->sorted[i], &colouring->sorted[i - 1]) != 0;
	return n;
}

static void
recolour(const Coder *coder, Colouring *colouring, const RioFragment *rigid)
{
	const RioFragment *children = &coder->fragments->fragments[rigid->first];
	RioCode *swap;

	for (guint32 i = 0; i < colouring->n; i++)
		colouring->next[i] = then_code(begin(OF_VERTEX), colouring->colours[i]);
	for (guint32 i = 0; i < rigid->n_children; i++) {
		RioCode child = coder->codes[rigid->first + i];
		guint32 from = coder->local[children[i].entry] - 1;
		guint32 to = coder->local[children[i].exit] - 1;
		RioCode before = then_code(begin(OF_NEIGHBOUR_BEFORE), colouring->colours[from]);
		RioCode after = then_code(begin(OF_NEIGHBOUR_AFTER), colouring->colours[to]);

		colouring->next[to] = plus(colouring->next[to], then_code(before, child));
		colouring->next[from] = plus(colouring->next[from], then_code(after, child));
	}
	swap = colouring->colours;
	colouring->colours = colouring->next;
	colouring->next = swap;
}

static RioCode
code_rigid(Coder *coder, const RioFragment *rigid)
{
	const RioFragment *children = &coder->fragments->fragments[rigid->first];
	guint32 most = 2 * rigid->n_children, before = 0, now, n_coloured = 0;
	RioCode vertices = {0, 0};
	Colouring colouring = {
		.vertices = rio_arena_new_many(coder->arena, guint32, most),
		.colours = rio_arena_new_many(coder->arena, RioCode, most),
		.next = rio_arena_new_many(coder->arena, RioCode, most),
		.sorted = rio_arena_new_many(coder->arena, RioCode, most),
	};

	for (guint32 i = 0; i < rigid->n_children; i++) {
		add_vertex(coder, &colouring, rigid, children[i].entry);
		add_vertex(coder, &colouring, rigid, children[i].exit);
	}
	for (now = count_colours(&colouring); now > before && n_coloured < MOST_COLOURS;
	     now = count_colours(&colouring)) {
		before = now;
		n_coloured += colouring.n;
		recolour(coder, &colouring, rigid);
	}
	for (guint32 i = 0; i < colouring.n; i++) {
		vertices = plus(vertices, colouring.colours[i]);
		coder->local[colouring.vertices[i]] = 0;
	}
	return then_code(then(begin(OF_RIGID), colouring.n), vertices);
}

static RioCode
code_fragment(Coder *coder, const RioFragment *fragment)
{
	switch (fragment->kind) {
	case RIO_FRAGMENT_POLYGON:
		return code_polygon(coder, fragment);
	case RIO_FRAGMENT_BOND:
		return code_bond(coder, fragment);
	case RIO_FRAGMENT_RIGID:
		return code_rigid(coder, fragment);
	case RIO_FRAGMENT_TRIVIAL:
		break;
	}
	return code_arc(coder, fragment);
}

/* The whole of a subprocess is part of what its vertex is. */
static void
put_inside(Coder *coder, guint32 scope)
{
	const RioFragments *fragments = coder->fragments;
	guint32 around = rio_model_node(fragments->form->model, fragments->form->scopes[scope]);

	if (around != RIO_NONE)
		coder->vertices[around] =
			plus(coder->vertices[around],
			     then_code(begin(OF_INSIDE), coder->codes[fragments->roots[scope]]));
}

RioCode *
rio_fragments_codes(const RioFragments *fragments, const guint64 *labels)
{
	guint32 n_vertices = fragments->form->n_vertices;
	guint32 end = fragments->n_fragments;
	Coder coder = {
		.fragments = fragments,
		.labels = labels,
		.arena = rio_arena_new(),
		.codes = g_new(RioCode, fragments->n_fragments),
	};

	coder.vertices = rio_arena_new_many(coder.arena, RioCode, n_vertices);
	coder.local = rio_arena_new_many(coder.arena, guint32, n_vertices + 2);
	code_vertices(&coder);
	/* scopes and fragments stand before what is in them */
	for (guint32 s = fragments->form->n_scopes; s-- > 0;) {
		for (guint32 i = end; i-- > fragments->roots[s];)
			coder.codes[i] = code_fragment(&coder, &fragments->fragments[i]);
		end = fragments->roots[s];
		put_inside(&coder, s);
	}
	rio_arena_free(coder.arena);
	return coder.codes;
}
