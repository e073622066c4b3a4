#include "flow/order.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "flow/net.h"
#include "support/generate.h"
#include "support/tiny.h"
#include "support/tokens.h"

#define MOST_STATES 3000

/* A model with all that is known of it. */
typedef struct {
	RioModel *model;
	RioNormalForm *form;
	RioFragments *fragments;
	RioOrders *orders;
} Known;

static Known
know(RioModel *model)
{
	Known known = {.model = model, .form = rio_normal_form_new(model)};

	known.fragments = rio_fragments_new(known.form);
	known.orders = rio_orders_new(known.fragments);
	return known;
}

static void
forget(Known *known)
{
	rio_orders_free(known->orders);
	rio_fragments_free(known->fragments);
	rio_normal_form_free(known->form);
	rio_model_unref(known->model);
}

static guint32
vertex_called(const Known *known, const char *name)
{
	for (guint32 v = 0; v < known->model->n_nodes; v++)
		if (g_str_equal(rio_model_name(known->model, known->model->nodes[v].element), name))
			return v;
	g_assert_not_reached();
}

static const struct {
	const char *notation;
	int order; /* of A to B */
} cases[] = {
	{"Avvio > A > B > Fine", RIO_ORDER_BEFORE},
	{"Avvio > B > A > Fine", RIO_ORDER_AFTER},
	{"Avvio > X( A | B ) > Fine", RIO_ORDER_EXCLUSIVE},
	{"Avvio > +( A | B ) > Fine", RIO_ORDER_ANY},
	{"Avvio > O( A | B ) > Fine", RIO_ORDER_ANY},
	{"Avvio > L( A | B ) > Fine", RIO_ORDER_BEFORE | RIO_ORDER_AFTER},
	{"Avvio > L( X( A | B ) | C ) > Fine", RIO_ORDER_BEFORE | RIO_ORDER_AFTER},
	{"Avvio > L( A > B | ) > C > Fine", RIO_ORDER_BEFORE | RIO_ORDER_AFTER},
	{"Avvio > L( C | B ) > A > Fine", RIO_ORDER_AFTER},
	{"Avvio > A > X( B | C ) > Fine", RIO_ORDER_BEFORE},
	{"Avvio > S[ Avvio > A > Fine ] > B > Fine", RIO_ORDER_BEFORE},
	{"Avvio > B[ Avvio > A > Fine ] > Fine", RIO_ORDER_BESIDE},
	{"Comune: Avvio > A > Fine || Ditta: Avvio > B > Fine", RIO_ORDER_ANY},
	{"Avvio > C > A > Fine ; C ^ Scadenza > B > Fine", RIO_ORDER_EXCLUSIVE},
};

Test(order, it_is_as_the_eye_says)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		Known known = know(tiny(cases[i].notation));

		cr_expect(eq(int,
			     rio_orders_between(known.orders, vertex_called(&known, "A"),
						vertex_called(&known, "B")),
			     cases[i].order),
			  "%s", cases[i].notation);
		forget(&known);
	}
}

Test(order, what_a_choice_or_an_event_passes_by_is_optional)
{
	Known known = know(tiny("Avvio > A > X( B | C ) > +( D | E ) > L( F | G ) > Fine"));

	cr_assert(not(rio_orders_is_optional(known.orders, vertex_called(&known, "A"))));
	cr_assert(rio_orders_is_optional(known.orders, vertex_called(&known, "B")));
	cr_assert(not(rio_orders_is_optional(known.orders, vertex_called(&known, "D"))));
	cr_assert(not(rio_orders_is_optional(known.orders, vertex_called(&known, "F"))));
	cr_assert(rio_orders_may_repeat(known.orders, vertex_called(&known, "F")));
	cr_assert(rio_orders_is_optional(known.orders, vertex_called(&known, "G")));
	forget(&known);
}

/* Against all runs of a scope */

typedef struct {
	const Known *known;
	const RioNet *net;
	const Tokens *tokens;
	gboolean exact; /* no rigids: neither more nor less than can happen */
	guint32 seed;
} Runs;

static gboolean
can_follow(const Runs *runs, guint32 a, guint32 b)
{
	for (guint i = 0; i < runs->tokens->steps->len; i++) {
		const TokensStep *step = &g_array_index(runs->tokens->steps, TokensStep, i);

		if (step->node == a && tokens_leads_to(runs->tokens, step->to, b))
			return TRUE;
	}
	return FALSE;
}

static guint64
ways_in(const Runs *runs, guint32 node)
{
	guint64 ways = 0;

	for (guint32 e = 0; e < runs->net->n_edges; e++)
		if (runs->net->edges[e].to == node && !runs->net->edges[e].unreal)
			ways |= (guint64)1 << e;
	return ways;
}

/* Work whose tokens come by flows: those of some ends are taken away by the join before. */
static gboolean
is_seen(const Runs *runs, guint32 node)
{
	return runs->net->nodes[node].work && ways_in(runs, node) != 0;
}

static gboolean
can_be_beside(const Runs *runs, guint32 a, guint32 b)
{
	for (guint32 s = 0; s < runs->tokens->states->len; s++) {
		guint64 state = g_array_index(runs->tokens->states, guint64, s);

		if ((state & ways_in(runs, a)) != 0 && (state & ways_in(runs, b)) != 0)
			return TRUE;
	}
	return FALSE;
}

static void
check_pair(const Runs *runs, guint32 a, guint32 b)
{
	RioOrder told = rio_orders_between(runs->known->orders, runs->net->nodes[a].vertex,
					   runs->net->nodes[b].vertex);
	RioOrder seen = RIO_ORDER_EXCLUSIVE;
	gboolean agrees;

	if (can_follow(runs, a, b))
		seen |= RIO_ORDER_BEFORE;
	if (can_follow(runs, b, a))
		seen |= RIO_ORDER_AFTER;
	if (a != b && can_be_beside(runs, a, b))
		seen |= RIO_ORDER_BESIDE;
	agrees = runs->exact ? seen == told : (seen & ~told) == 0;
	cr_assert(agrees, "seed %u, %s to %s: told %d, seen %d", runs->seed,
		  rio_model_id(
			  runs->known->model,
			  rio_normal_form_element(runs->known->form, runs->net->nodes[a].vertex)),
		  rio_model_id(
			  runs->known->model,
			  rio_normal_form_element(runs->known->form, runs->net->nodes[b].vertex)),
		  told, seen);
}

static void
check_optional(const Runs *runs, guint32 node)
{
	gboolean told = rio_orders_is_optional(runs->known->orders, runs->net->nodes[node].vertex);
	gboolean seen = tokens_end_without(runs->tokens, node);

	cr_assert(told == seen || (told && !runs->exact), "seed %u, %s: optional %d, seen %d",
		  runs->seed,
		  rio_model_id(runs->known->model,
			       rio_normal_form_element(runs->known->form,
						       runs->net->nodes[node].vertex)),
		  told, seen);
}

static gboolean
has_rigid(const Known *known)
{
	for (guint32 i = 0; i < known->fragments->n_fragments; i++)
		if (known->fragments->fragments[i].kind == RIO_FRAGMENT_RIGID)
			return TRUE;
	return FALSE;
}

/* Whether the outermost scope was small and sound enough to be compared. */
static gboolean
check_runs(guint32 seed, GenerateFlags flags)
{
	Known known = know(generate(seed, 0, 3 + seed % 7, flags));
	const RioNormalForm *form = known.form;
	g_autoptr(RioNet) net = rio_net_new(form, form->scope_vertices, form->scope_first[1]);
	g_autoptr(Tokens) tokens = tokens_new(net, MOST_STATES);
	Runs runs = {&known, net, tokens, !has_rigid(&known), seed};
	gboolean fits = tokens->complete && !tokens->doubles && !tokens->stops && tokens->ends &&
			net->unreached->len == 0;

	for (guint32 a = 0; fits && a < net->n_nodes; a++) {
		if (!is_seen(&runs, a))
			continue;
		check_optional(&runs, a);
		for (guint32 b = a; b < net->n_nodes; b++)
			if (is_seen(&runs, b))
				check_pair(&runs, a, b);
	}
	forget(&known);
	return fits;
}

Test(order, it_is_what_all_runs_show)
{
	guint n = 0;

	for (guint32 seed = 0; seed < 1500; seed++)
		n += check_runs(seed, GENERATE_EVENTS | GENERATE_SUBPROCESSES);
	cr_assert(ge(uint, n, 1000));
}

Test(order, in_rigids_it_is_at_least_what_all_runs_show)
{
	guint n = 0;

	for (guint32 seed = 0; seed < 2500; seed++)
		n += check_runs(seed, GENERATE_EVENTS | GENERATE_IRREGULAR | GENERATE_INCLUSIVE);
	cr_assert(ge(uint, n, 250));
}
