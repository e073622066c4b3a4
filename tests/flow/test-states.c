#include "flow/states.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/generate.h"
#include "support/tokens.h"

#define SEEDS 1500
#define MOST_STATES 3000

/* @n branches side by side, each of @length nodes, between a split (0) and a join (1); out to 2. */
static RioStates *
search_branches(guint n, guint length, RioPass join, guint32 max_states)
{
	guint32 n_nodes = 3 + n * length, n_edges = 0;
	g_autofree RioPass *passes = g_new0(RioPass, n_nodes);
	g_autofree RioStatesEdge *edges = g_new0(RioStatesEdge, 2 + n * (length + 1));

	passes[0] = RIO_PASS_ALL;
	passes[1] = join;
	passes[2] = RIO_PASS_END;
	edges[n_edges++] = (RioStatesEdge){RIO_NONE, 0, TRUE};
	edges[n_edges++] = (RioStatesEdge){1, 2, TRUE};
	for (guint i = 0; i < n; i++)
		for (guint k = 0; k <= length; k++) {
			guint32 from = k == 0 ? 0 : 2 + i * length + k;
			guint32 to = k == length ? 1 : 3 + i * length + k;

			edges[n_edges++] = (RioStatesEdge){from, to, TRUE};
		}
	return rio_states_search(n_nodes, passes, n_edges, edges, max_states, NULL);
}

Test(states, side_by_side_costs_no_more_than_one_after_the_other)
{
	g_autoptr(RioStates) states = search_branches(30, 10, RIO_PASS_ALL, 1000);

	cr_assert(states->complete);
	cr_assert(eq(uint, states->faults->len, 0));
	/* each token moves once along each edge; all orders would be 11^30 states */
	cr_assert(le(u32, states->n_states, 30 * 10 + 4));
	cr_assert(eq(u32, rio_bits_count(states->visited), 30 * 11 + 2));
}

Test(states, a_second_token_is_found_though_one_order_hides_it)
{
	g_autoptr(RioStates) states = search_branches(2, 5, RIO_PASS_ANY, 1000);

	cr_assert(ge(uint, states->faults->len, 1));
	cr_assert(eq(int, g_array_index(states->faults, RioStatesFault, 0).kind,
		     RIO_STATES_TWO_TOKENS));
	cr_assert(eq(u32, g_array_index(states->faults, RioStatesFault, 0).edge, 1));
}

Test(states, what_waits_for_ever_is_a_deadlock)
{
	g_autoptr(RioStates) states = search_branches(2, 1, RIO_PASS_STUCK, 1000);

	cr_assert(eq(uint, states->faults->len, 2));
	for (guint i = 0; i < 2; i++)
		cr_assert(eq(int, g_array_index(states->faults, RioStatesFault, i).kind,
			     RIO_STATES_DEADLOCK));
}

Test(states, over_the_limit_nothing_is_complete)
{
	g_autoptr(RioStates) states = search_branches(30, 10, RIO_PASS_ALL, 100);

	cr_assert(not(states->complete));
	cr_assert(eq(uint, states->faults->len, 0));
}

Test(states, what_is_too_large_is_not_begun)
{
	g_autoptr(RioStates) states = search_branches(2, 20000, RIO_PASS_ALL, 100);

	cr_assert(not(states->complete));
	cr_assert(eq(u32, states->n_states, 0));
}

/* Every so many edges one of the net, or its beginning, and between them edges that nothing
 * reaches. */
static RioStates *
search_net(const RioNet *net, guint32 gap)
{
	guint32 nowhere = net->n_nodes, n_edges = (net->n_edges + 1) * gap;
	g_autofree RioPass *passes = g_new0(RioPass, net->n_nodes + 1);
	g_autofree RioStatesEdge *edges = g_new(RioStatesEdge, n_edges);

	passes[nowhere] = RIO_PASS_ANY;
	for (guint32 v = 0; v < net->n_nodes; v++)
		passes[v] = net->nodes[v].pass;
	for (guint32 e = 0; e < n_edges; e++)
		edges[e] = (RioStatesEdge){nowhere, nowhere, TRUE};
	edges[0] = (RioStatesEdge){RIO_NONE, net->source, TRUE};
	for (guint32 e = 0; e < net->n_edges; e++) {
		const RioNetEdge *edge = &net->edges[e];

		if (!edge->unreal)
			edges[(e + 1) * gap] = (RioStatesEdge){edge->from, edge->to, edge->strict};
	}
	return rio_states_search(net->n_nodes + 1, passes, n_edges, edges, MOST_STATES, NULL);
}

static gboolean
has_fault(const RioStates *states, RioStatesFaultKind kind)
{
	for (guint i = 0; i < states->faults->len; i++)
		if (g_array_index(states->faults, RioStatesFault, i).kind == kind)
			return TRUE;
	return FALSE;
}

/* Numbers that lie far apart are in many words of a set. */
static void
compare_numbers(const RioNet *net, const RioStates *near, const RioStates *far, guint32 gap,
		guint32 seed)
{
	cr_assert(eq(int, far->complete, near->complete), "seed %u", seed);
	cr_assert(eq(u32, far->n_states, near->n_states), "seed %u", seed);
	cr_assert(eq(uint, far->faults->len, near->faults->len), "seed %u", seed);
	for (guint i = 0; i < near->faults->len; i++) {
		RioStatesFault one = g_array_index(near->faults, RioStatesFault, i);
		RioStatesFault other = g_array_index(far->faults, RioStatesFault, i);

		cr_assert(eq(int, other.kind, one.kind), "seed %u", seed);
		cr_assert(eq(u32, other.edge, one.edge == RIO_NONE ? RIO_NONE : one.edge * gap),
			  "seed %u", seed);
	}
	for (guint32 e = 0; e <= net->n_edges; e++)
		cr_assert(eq(int, rio_bits_has(far->visited, e * gap),
			     rio_bits_has(near->visited, e)),
			  "seed %u, edge %u", seed, e);
}

/* The edges in the state @all are those of the net; the search counts its beginning as the first.
 */
static void
compare_visited(const RioNet *net, const Tokens *tokens, const RioStates *states, guint32 seed)
{
	guint64 all = 0;

	for (guint i = 0; i < tokens->states->len; i++)
		all |= g_array_index(tokens->states, guint64, i);
	for (guint32 e = 0; e < net->n_edges; e++)
		if (net->edges[e].strict)
			cr_assert(eq(int, rio_bits_has(states->visited, e + 1), all >> e & 1),
				  "seed %u, edge %u", seed, e);
}

static guint
check_net(const RioNet *net, guint32 seed)
{
	guint32 gap = 2 + seed % 40;
	g_autoptr(Tokens) tokens = tokens_new(net, MOST_STATES);
	g_autoptr(RioStates) near = NULL, far = NULL;

	if (!tokens->complete || !net->starts)
		return 0;
	near = search_net(net, 1);
	far = search_net(net, gap);
	compare_numbers(net, near, far, gap, seed);
	if (!near->complete)
		return 0;
	cr_assert(eq(int, has_fault(near, RIO_STATES_TWO_TOKENS), tokens->doubles), "seed %u",
		  seed);
	/* what comes after a second token is left out there, and may be here */
	if (tokens->doubles)
		return 1;
	cr_assert(eq(int, has_fault(near, RIO_STATES_DEADLOCK), tokens->stops), "seed %u", seed);
	cr_assert(eq(int, near->faults->len == 0, !tokens->stops && tokens->ends), "seed %u", seed);
	if (near->faults->len == 0)
		compare_visited(net, tokens, near, seed);
	return 1;
}

Test(states, what_is_found_is_what_all_states_show_however_edges_are_numbered)
{
	guint n = 0;

	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		g_autoptr(RioModel) model =
			generate(seed, seed % 3, 3 + seed % 8, GENERATE_ALL & ~GENERATE_CONTENT);
		g_autoptr(RioNormalForm) form = rio_normal_form_new(model);

		for (guint32 s = 0; s < form->n_scopes; s++) {
			const guint32 *members = &form->scope_vertices[form->scope_first[s]];
			g_autoptr(RioNet) net = rio_net_new(
				form, members, form->scope_first[s + 1] - form->scope_first[s]);

			n += check_net(net, seed);
		}
	}
	cr_assert(ge(uint, n, generate_seeds(SEEDS)));
}
