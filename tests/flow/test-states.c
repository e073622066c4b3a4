#include "flow/states.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

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
