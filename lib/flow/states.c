/*
 * The reduction.  Say in a state the token on edge e can move (its node passes any one), and no
 * other token can ever come to e.  Then whatever else happens neither helps nor hinders that
 * move, and what is reached by other moves first is also reached by this one first: a deadlock,
 * a second token on some edge, a visit to an edge.  So only the moves of that token need be
 * tried, if somewhere on every circle of states all moves are (or the others would be put off for
 * ever: a state that would lead back to one on the path of the search moves all).  A token that
 * can come to an inclusive join is not put first, since the join looks at tokens far away.
 *
 * These are persistent sets with a proviso: A. Valmari, "Stubborn sets for reduced state space
 * generation", 1990; P. Godefroid, "Partial-order methods for the verification of concurrent
 * systems", 1996.  Inclusive joins as BPMN 2.0 has them: H. Völzer, "A new semantics for the
 * inclusive converging gateway in safe processes", 2010.
 */
#include "flow/states.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "flow/strong.h"

#define NONE G_MAXUINT32

/* Of an inclusive gateway; beyond it 2^n choices are too many. */
#define WIDEST_CHOICE 14

/* States still visited once there is a fault, to name others. */
#define AFTER_A_FAULT 2000

/* Moves kept on average to see whether all ends; a state of real models has 1 to 3. */
#define STEPS_PER_STATE 32

/* How often to look whether somebody cancelled. */
#define STATES_PER_LOOK 256

typedef guint64 Word;

typedef enum {
	KNOWN, /* reached by a move, not yet gone on from */
	ON_PATH,
	DONE,
} Progress;

/* A state that the search goes on from; its next states are moves[first] … */
typedef struct {
	guint32 state;
	guint32 first, next;
} Frame;

typedef struct {
	RioArena *arena;
	guint32 n_nodes, n_edges, n_words;
	const RioPass *passes;
	const RioStatesEdge *edges;

	RioDigraph *graph;
	Word **ways_in, **ways_out; /* by node */
	Word **upstream;	    /* by node: the edges into it, and all before */
	Word **around; /* by edge into an inclusive join: all before, but not through it; or NULL */
	Word *strict, *kept; /* kept: not taken away at once */
	Word *before_joins;  /* edges from which a way leads to an inclusive join */
	gboolean too_wide;

	GArray *states;	  /* of Word, n_words each */
	GArray *progress; /* of guint8 */
	guint32 n_states, max_states;
	guint32 *table; /* number of the state and 1, by its hash */
	guint32 table_size;

	GArray *path;  /* of Frame */
	GArray *moves; /* of guint32: states */
	GArray *steps; /* of RioEdge: all that were taken, from state to state */

	Word *here, *next, *rest, *consumed, *produced, *others, *own; /* scratch */

	RioBits *visited;
	RioBits *deadlocked, *doubled; /* by edge */
	gboolean faulty;
} Search;

/* Sets of edges */

static gboolean
has(const Word *set, guint32 edge)
{
	return set[edge / 64] >> edge % 64 & 1;
}

static void
add(Word *set, guint32 edge)
{
	set[edge / 64] |= (Word)1 << edge % 64;
}

static Word *
new_set(Search *search)
{
	return rio_arena_new_many(search->arena, Word, search->n_words);
}

static void
copy(const Search *search, Word *to, const Word *from)
{
	memcpy(to, from, search->n_words * sizeof *to);
}

static void
clear(const Search *search, Word *set)
{
	memset(set, 0, search->n_words * sizeof *set);
}

static void
unite(const Search *search, Word *to, const Word *from)
{
	for (guint32 i = 0; i < search->n_words; i++)
		to[i] |= from[i];
}

static gboolean
meet(const Search *search, const Word *a, const Word *b)
{
	for (guint32 i = 0; i < search->n_words; i++)
		if ((a[i] & b[i]) != 0)
			return TRUE;
	return FALSE;
}

static gboolean
is_empty(const Search *search, const Word *set)
{
	return !meet(search, set, set);
}

static gboolean
is_within(const Search *search, const Word *a, const Word *b)
{
	for (guint32 i = 0; i < search->n_words; i++)
		if ((a[i] & ~b[i]) != 0)
			return FALSE;
	return TRUE;
}

/* The first member from @edge on, or NONE. */
static guint32
next_edge(const Search *search, const Word *set, guint32 edge)
{
	guint32 i = edge / 64;
	Word word;

	if (edge >= search->n_edges)
		return NONE;
	word = set[i] & ~(Word)0 << edge % 64;
	while (word == 0) {
		if (++i == search->n_words)
			return NONE;
		word = set[i];
	}
	return i * 64 + __builtin_ctzll(word);
}

#define foreach_edge(search, set, e)                                                               \
	for (guint32 e = next_edge(search, set, 0); e != NONE; e = next_edge(search, set, e + 1))

/* What leads where */

/* What comes from nowhere comes from one node more. */
static RioDigraph *
graph_of(const Search *search)
{
	g_autofree RioEdge *edges = g_new(RioEdge, search->n_edges);

	for (guint32 e = 0; e < search->n_edges; e++)
		edges[e] =
			(RioEdge){MIN(search->edges[e].from, search->n_nodes), search->edges[e].to};
	return rio_digraph_new(search->n_nodes + 1, edges, search->n_edges);
}

/* The nodes of a circle have the same edges before them, and edges lead to lower components. */
static void
find_upstream(Search *search)
{
	guint32 n_components;
	g_autofree guint32 *component = rio_strong_components(search->graph, &n_components);
	g_autoptr(RioDigraph) members =
		rio_strong_members(component, search->n_nodes, n_components);

	for (guint32 c = n_components; c-- > 0;) {
		Word *upstream = new_set(search);
		guint32 n;
		const guint32 *list = rio_digraph_out(members, c, &n);

		for (guint32 i = 0; i < n; i++) {
			search->upstream[list[i]] = upstream;
			unite(search, upstream, search->ways_in[list[i]]);
			foreach_edge (search, search->ways_in[list[i]], e) {
				guint32 from = search->edges[e].from;

				if (from != NONE && component[from] != c)
					unite(search, upstream, search->upstream[from]);
			}
		}
	}
}

/* The edges from which a way leads to the start of @edge, none of them through @without. */
static void
walk_back(Search *search, guint32 edge, guint32 without, Word *into)
{
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(waiting, search->edges[edge].from);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 node = g_array_index(waiting, guint32, i), n;
		const guint32 *in;

		if (node == NONE || node == without)
			continue;
		in = rio_digraph_in(search->graph, node, &n);
		for (guint32 k = 0; k < n; k++) {
			if (has(into, in[k]))
				continue;
			add(into, in[k]);
			g_array_append_val(waiting, search->edges[in[k]].from);
		}
	}
}

static const Word *
around_of(Search *search, guint32 edge)
{
	if (!search->around[edge]) {
		search->around[edge] = new_set(search);
		walk_back(search, edge, search->edges[edge].to, search->around[edge]);
	}
	return search->around[edge];
}

static guint32
count(const Search *search, const Word *set)
{
	guint32 n = 0;

	for (guint32 i = 0; i < search->n_words; i++)
		n += __builtin_popcountll(set[i]);
	return n;
}

static void
prepare(Search *search)
{
	for (guint32 v = 0; v < search->n_nodes; v++) {
		search->ways_in[v] = new_set(search);
		search->ways_out[v] = new_set(search);
	}
	for (guint32 e = 0; e < search->n_edges; e++) {
		const RioStatesEdge *edge = &search->edges[e];

		add(search->ways_in[edge->to], e);
		if (edge->from != NONE)
			add(search->ways_out[edge->from], e);
		if (edge->strict)
			add(search->strict, e);
		/* a token that comes to an end where two may come is taken away at once */
		if (edge->strict || search->passes[edge->to] != RIO_PASS_END)
			add(search->kept, e);
	}
	find_upstream(search);
	for (guint32 v = 0; v < search->n_nodes; v++) {
		if (search->passes[v] != RIO_PASS_SOME)
			continue;
		if (count(search, search->ways_out[v]) > WIDEST_CHOICE)
			search->too_wide = TRUE;
		if (count(search, search->ways_in[v]) > 1)
			unite(search, search->before_joins, search->upstream[v]);
	}
}

/* States */

static const Word *
state_at(const Search *search, guint32 state)
{
	return &g_array_index(search->states, Word, (gsize)state * search->n_words);
}

static guint32
hash(const Search *search, const Word *state)
{
	guint64 sum = 0;

	for (guint32 i = 0; i < search->n_words; i++) {
		sum = (sum ^ state[i]) * 0x9e3779b97f4a7c15;
		sum ^= sum >> 29;
	}
	return (guint32)(sum >> 16);
}

static void
enlarge_table(Search *search)
{
	g_free(search->table);
	search->table_size *= 2;
	search->table = g_new0(guint32, search->table_size);
	for (guint32 s = 0; s < search->n_states; s++) {
		guint32 i = hash(search, state_at(search, s)) & (search->table_size - 1);

		while (search->table[i] != 0)
			i = (i + 1) & (search->table_size - 1);
		search->table[i] = s + 1;
	}
}

/* The number of the state, a new one if it was not known. */
static guint32
find_state(Search *search, const Word *state)
{
	guint32 i = hash(search, state) & (search->table_size - 1);
	const guint8 known = KNOWN;

	for (; search->table[i] != 0; i = (i + 1) & (search->table_size - 1)) {
		const Word *other = state_at(search, search->table[i] - 1);

		if (memcmp(state, other, search->n_words * sizeof *state) == 0)
			return search->table[i] - 1;
	}
	search->table[i] = ++search->n_states;
	g_array_append_vals(search->states, state, search->n_words);
	g_array_append_val(search->progress, known);
	if (search->n_states > search->table_size / 2)
		enlarge_table(search);
	return search->n_states - 1;
}

/* Moves */

static void
note_fault(Search *search, RioBits *of, guint32 edge)
{
	rio_bits_add(of, edge);
	if (!search->faulty)
		search->max_states = MIN(search->max_states, search->n_states + AFTER_A_FAULT);
	search->faulty = TRUE;
}

/* The move that consumes and produces what the scratch sets say. */
static void
move(Search *search, const Word *state)
{
	gboolean clash = FALSE;
	guint32 after;

	for (guint32 i = 0; i < search->n_words; i++) {
		Word left = state[i] & ~search->consumed[i];
		Word twice = left & search->produced[i] & search->strict[i];

		search->visited->words[i] |= search->produced[i];
		search->next[i] = left | (search->produced[i] & search->kept[i]);
		for (; twice != 0; twice &= twice - 1) {
			note_fault(search, search->doubled, i * 64 + __builtin_ctzll(twice));
			clash = TRUE;
		}
	}
	if (clash)
		return;
	after = find_state(search, search->next);
	g_array_append_val(search->moves, after);
}

static void
move_to_each_way(Search *search, const Word *state, guint32 node)
{
	foreach_edge (search, search->ways_out[node], way) {
		clear(search, search->produced);
		add(search->produced, way);
		move(search, state);
	}
}

static void
move_to_any_ways(Search *search, const Word *state, guint32 node)
{
	guint32 ways[WIDEST_CHOICE], n = 0;

	foreach_edge (search, search->ways_out[node], way)
		if (n < WIDEST_CHOICE)
			ways[n++] = way;
	for (guint32 choice = 1; choice < 1u << n; choice++) {
		clear(search, search->produced);
		for (guint32 i = 0; i < n; i++)
			if (choice >> i & 1)
				add(search->produced, ways[i]);
		move(search, state);
	}
}

/* Whether the inclusive join with tokens on the ways in @here has to wait for one more. */
static gboolean
others_may_come(Search *search, const Word *state, guint32 node, const Word *here)
{
	Word *to_empty = search->others, *to_marked = search->produced;

	clear(search, to_empty);
	clear(search, to_marked);
	foreach_edge (search, search->ways_in[node], way)
		unite(search, has(here, way) ? to_marked : to_empty, around_of(search, way));
	for (guint32 i = 0; i < search->n_words; i++)
		if ((state[i] & to_empty[i] & ~to_marked[i]) != 0)
			return TRUE;
	return FALSE;
}

/*
 * All moves of the token on @edge, or of those on all ways into its node, which then go from
 * rest: they are dealt with.  Whether there was a move.
 */
static gboolean
move_token(Search *search, const Word *state, guint32 edge)
{
	guint32 node = search->edges[edge].to;
	const Word *in = search->ways_in[node];
	RioPass pass = search->passes[node];

	clear(search, search->consumed);
	if (pass == RIO_PASS_ANY || pass == RIO_PASS_END) {
		add(search->consumed, edge);
		search->rest[edge / 64] &= ~((Word)1 << edge % 64);
		if (pass == RIO_PASS_ANY) {
			move_to_each_way(search, state, node);
		} else {
			clear(search, search->produced);
			move(search, state);
		}
		return TRUE;
	}
	for (guint32 i = 0; i < search->n_words; i++) {
		search->consumed[i] = state[i] & in[i];
		search->rest[i] &= ~in[i];
	}
	if (pass == RIO_PASS_KILL) {
		copy(search, search->consumed, state);
		clear(search, search->produced);
		move(search, state);
		return TRUE;
	}
	if (pass == RIO_PASS_ALL) {
		if (!is_within(search, in, state))
			return FALSE;
		copy(search, search->produced, search->ways_out[node]);
		move(search, state);
		return TRUE;
	}
	if (pass == RIO_PASS_STUCK || others_may_come(search, state, node, search->consumed))
		return FALSE;
	move_to_any_ways(search, state, node);
	return TRUE;
}

/* Whether the tokens on @own edges can go on through @node and no other has to do with it. */
static gboolean
is_alone(Search *search, const Word *state, const Word *own, guint32 node)
{
	for (guint32 i = 0; i < search->n_words; i++)
		search->others[i] = state[i] & ~own[i];
	if (is_empty(search, search->others))
		return TRUE;
	if (meet(search, own, search->before_joins))
		return FALSE;
	foreach_edge (search, own, e) {
		guint32 from = search->edges[e].from;

		if (from != NONE && meet(search, search->others, search->upstream[from]))
			return FALSE;
	}
	/* on an edge that is not strict a second token is lost, so it matters who is first */
	foreach_edge (search, search->ways_out[node], way)
		if (!has(search->strict, way) && has(search->kept, way) &&
		    (has(search->others, way) ||
		     meet(search, search->others, search->upstream[node])))
			return FALSE;
	return TRUE;
}

/* Makes the moves of one token alone, if there is one of which this is enough. */
static gboolean
move_one_alone(Search *search, const Word *state)
{
	foreach_edge (search, state, e) {
		guint32 node = search->edges[e].to;
		const Word *in = search->ways_in[node];
		RioPass pass = search->passes[node];

		clear(search, search->own);
		if (pass == RIO_PASS_ALL && is_within(search, in, state))
			copy(search, search->own, in);
		else if (pass == RIO_PASS_ANY || pass == RIO_PASS_END ||
			 (pass == RIO_PASS_SOME && count(search, in) == 1))
			add(search->own, e);
		else
			continue;
		if (is_alone(search, state, search->own, node))
			return move_token(search, state, e);
	}
	return FALSE;
}

/* Whether a move leads back to the path of the search. */
static gboolean
closes_a_circle(const Search *search, guint32 first)
{
	for (guint32 i = first; i < search->moves->len; i++) {
		guint32 state = g_array_index(search->moves, guint32, i);

		if (g_array_index(search->progress, guint8, state) == ON_PATH)
			return TRUE;
	}
	return FALSE;
}

static void
go_on_from(Search *search, guint32 number)
{
	Frame frame = {number, search->moves->len, search->moves->len};
	gboolean moved = FALSE;

	g_array_index(search->progress, guint8, number) = ON_PATH;
	g_array_append_val(search->path, frame);
	/* the array of states may move while new ones are found */
	copy(search, search->here, state_at(search, number));
	copy(search, search->rest, search->here);
	if (move_one_alone(search, search->here) && !closes_a_circle(search, frame.first))
		return;
	g_array_set_size(search->moves, frame.first);
	copy(search, search->rest, search->here);
	for (guint32 e = next_edge(search, search->rest, 0); e != NONE;
	     e = next_edge(search, search->rest, 0))
		moved |= move_token(search, search->here, e);
	if (!moved)
		foreach_edge (search, search->here, e)
			note_fault(search, search->deadlocked, e);
}

static gboolean
is_too_much(const Search *search)
{
	return search->n_states > search->max_states ||
	       search->steps->len / STEPS_PER_STATE > search->max_states;
}

/* Whether the search came to its end. */
static gboolean
run(Search *search, GCancellable *cancellable)
{
	guint32 looked = 0;

	go_on_from(search, 0);
	while (search->path->len > 0) {
		Frame *frame = &g_array_index(search->path, Frame, search->path->len - 1);
		RioEdge step;

		if (frame->next == search->moves->len) {
			g_array_index(search->progress, guint8, frame->state) = DONE;
			g_array_set_size(search->moves, frame->first);
			g_array_set_size(search->path, search->path->len - 1);
			continue;
		}
		step = (RioEdge){frame->state,
				 g_array_index(search->moves, guint32, frame->next++)};
		g_array_append_val(search->steps, step);
		if (g_array_index(search->progress, guint8, step.to) != KNOWN)
			continue;
		if (is_too_much(search))
			return FALSE;
		if (++looked % STATES_PER_LOOK == 0 && g_cancellable_is_cancelled(cancellable))
			return FALSE;
		go_on_from(search, step.to);
	}
	return TRUE;
}

/* Whether from every state a way leads to that without a token. */
static gboolean
can_end(Search *search)
{
	g_autoptr(RioDigraph) graph = NULL;
	g_autofree guint8 *ends = g_new0(guint8, (gsize)search->n_states + 1);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 empty;

	clear(search, search->next);
	empty = find_state(search, search->next);
	graph = rio_digraph_new(search->n_states, (const RioEdge *)search->steps->data,
				search->steps->len);
	ends[empty] = TRUE;
	g_array_append_val(waiting, empty);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 n;
		const guint32 *in = rio_digraph_in(graph, g_array_index(waiting, guint32, i), &n);

		for (guint32 k = 0; k < n; k++) {
			guint32 from = graph->edges[in[k]].from;

			if (ends[from])
				continue;
			ends[from] = TRUE;
			g_array_append_val(waiting, from);
		}
	}
	/* the empty state is new if none led to it */
	return waiting->len == search->n_states;
}

/* The whole */

static void
search_init(Search *search, guint32 max_states)
{
	gsize most = RIO_LIMIT_STATE_BITS / (64 * (gsize)search->n_words);

	search->arena = rio_arena_new();
	search->graph = graph_of(search);
	search->ways_in = rio_arena_new_many(search->arena, Word *, search->n_nodes);
	search->ways_out = rio_arena_new_many(search->arena, Word *, search->n_nodes);
	search->upstream = rio_arena_new_many(search->arena, Word *, search->n_nodes);
	search->around = rio_arena_new_many(search->arena, Word *, search->n_edges);
	search->strict = new_set(search);
	search->kept = new_set(search);
	search->before_joins = new_set(search);
	search->here = new_set(search);
	search->next = new_set(search);
	search->rest = new_set(search);
	search->consumed = new_set(search);
	search->produced = new_set(search);
	search->others = new_set(search);
	search->own = new_set(search);
	search->max_states = MIN(max_states, most);
	search->table_size = 64;
	search->table = g_new0(guint32, search->table_size);
	search->states = g_array_new(FALSE, FALSE, sizeof(Word));
	search->progress = g_array_new(FALSE, FALSE, sizeof(guint8));
	search->path = g_array_new(FALSE, FALSE, sizeof(Frame));
	search->moves = g_array_new(FALSE, FALSE, sizeof(guint32));
	search->steps = g_array_new(FALSE, FALSE, sizeof(RioEdge));
	search->visited = rio_bits_new(search->n_edges);
	search->deadlocked = rio_bits_new(search->n_edges);
	search->doubled = rio_bits_new(search->n_edges);
}

static void
search_clear(Search *search)
{
	g_array_free(search->states, TRUE);
	g_array_free(search->progress, TRUE);
	g_array_free(search->path, TRUE);
	g_array_free(search->moves, TRUE);
	g_array_free(search->steps, TRUE);
	g_free(search->table);
	rio_digraph_free(search->graph);
	rio_bits_free(search->deadlocked);
	rio_bits_free(search->doubled);
	rio_arena_free(search->arena);
}

static void
add_fault(RioStates *states, RioStatesFaultKind kind, guint32 edge)
{
	RioStatesFault fault = {kind, edge};

	g_array_append_val(states->faults, fault);
}

static void
judge(Search *search, RioStates *states)
{
	rio_bits_foreach (search->deadlocked, e)
		add_fault(states, RIO_STATES_DEADLOCK, e);
	rio_bits_foreach (search->doubled, e)
		add_fault(states, RIO_STATES_TWO_TOKENS, e);
	if (states->complete && !search->faulty && !can_end(search))
		add_fault(states, RIO_STATES_CANNOT_END, NONE);
}

/* Three sets of edges for each node, one for each edge. */
static gboolean
is_too_large(guint32 n_nodes, guint32 n_edges)
{
	return (3 * (gsize)n_nodes + n_edges) * n_edges > RIO_LIMIT_STATE_BITS;
}

RioStates *
rio_states_search(guint32 n_nodes, const RioPass *passes, guint32 n_edges,
		  const RioStatesEdge *edges, guint32 max_states, GCancellable *cancellable)
{
	RioStates *states = g_new0(RioStates, 1);
	Search search = {
		.n_nodes = n_nodes,
		.n_edges = n_edges,
		.n_words = (n_edges + 63) / 64,
		.passes = passes,
		.edges = edges,
	};

	states->faults = g_array_new(FALSE, FALSE, sizeof(RioStatesFault));
	if (is_too_large(n_nodes, n_edges)) {
		states->visited = rio_bits_new(n_edges);
		return states;
	}
	search_init(&search, max_states);
	prepare(&search);
	for (guint32 e = 0; e < n_edges; e++)
		if (edges[e].from == NONE) {
			add(search.next, e);
			rio_bits_add(search.visited, e);
		}
	find_state(&search, search.next);
	states->complete = run(&search, cancellable) && !search.too_wide;
	judge(&search, states);
	states->n_states = search.n_states;
	states->visited = search.visited;
	search_clear(&search);
	if (g_cancellable_is_cancelled(cancellable))
		g_clear_pointer(&states, rio_states_free);
	return states;
}

void
rio_states_free(RioStates *states)
{
	if (!states)
		return;
	g_array_free(states->faults, TRUE);
	rio_bits_free(states->visited);
	g_free(states);
}
