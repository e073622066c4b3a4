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

static RioSureness
is_optional(const Known *known, const char *name)
{
	return rio_orders_is_optional(known->orders, vertex_called(known, name));
}

static RioSureness
waits(const Known *known, const char *a, const char *b)
{
	return rio_orders_waits(known->orders, vertex_called(known, a), vertex_called(known, b));
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
	{"Avvio > S[ Avvio > A > Fine ] > T[ Avvio > B > Fine ] > Fine", RIO_ORDER_BEFORE},
	{"Avvio > X( S[ Avvio > A > Fine ] | T[ Avvio > B > Fine ] ) > Fine", RIO_ORDER_EXCLUSIVE},
	{"Avvio > B[ Avvio > A > Fine ] > Fine", RIO_ORDER_BESIDE | RIO_ORDER_VAGUE},
	{"Comune: Avvio > A > Fine || Ditta: Avvio > B > Fine", RIO_ORDER_ANY | RIO_ORDER_VAGUE},
	{"Avvio > C > A > Fine ; C ^ Scadenza > B > Fine", RIO_ORDER_EXCLUSIVE},
	{"Avvio > A > Fine ; A ^ B > Fine", RIO_ORDER_BEFORE},
	{"Avvio > B > Fine ; B ^ A > Fine", RIO_ORDER_AFTER},
	{"Avvio > C > Fine ; C ^ A > Fine ; C ^ B > Fine", RIO_ORDER_EXCLUSIVE},
	/* an event that leads nowhere */
	{"Avvio > A > Fine ; A ^ B", RIO_ORDER_BEFORE},
	{"Avvio > B > Fine ; B ^ A", RIO_ORDER_AFTER},
	{"Avvio > C > Fine ; C ^ A ; C ^ B", RIO_ORDER_EXCLUSIVE},
	/* an event that leads back makes a loop of its host alone */
	{"Avvio > A > Fine ; A ^ Scadenza > B > A", RIO_ORDER_BEFORE | RIO_ORDER_AFTER},
	{"Avvio > A > L( C | B ) > Fine ; A ^ Scadenza > D > A", RIO_ORDER_BEFORE},
	{"Avvio > L( B | C ) > A > Fine ; A ^ Scadenza > D > A", RIO_ORDER_AFTER},
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

	cr_assert(eq(int, is_optional(&known, "A"), RIO_SURELY_NOT));
	cr_assert(eq(int, is_optional(&known, "B"), RIO_SURELY));
	cr_assert(eq(int, is_optional(&known, "D"), RIO_SURELY_NOT));
	cr_assert(eq(int, is_optional(&known, "F"), RIO_SURELY_NOT));
	cr_assert(eq(int, rio_orders_may_repeat(known.orders, vertex_called(&known, "F")),
		     RIO_SURELY));
	cr_assert(eq(int, is_optional(&known, "G"), RIO_SURELY));
	forget(&known);
}

Test(order, what_an_event_may_end_is_not_always_done)
{
	Known known = know(tiny("Avvio > S[ Avvio > A > Fine ] > B > Fine ; S ^ Scadenza > C > B"));

	cr_assert(eq(int, is_optional(&known, "S"), RIO_SURELY_NOT));
	cr_assert(eq(int, is_optional(&known, "A"), RIO_SURELY));
	cr_assert(eq(int, is_optional(&known, "B"), RIO_SURELY_NOT));
	cr_assert(eq(int, waits(&known, "B", "S"), RIO_SURELY));
	cr_assert(ne(int, waits(&known, "C", "A"), RIO_SURELY));
	cr_assert(ne(int, waits(&known, "B", "A"), RIO_SURELY));
	forget(&known);
}

Test(order, a_step_waits_for_what_no_way_to_it_passes_by)
{
	Known known = know(tiny("Avvio > A > X( B | C ) > +( D > E | F ) > L( G > H | I ) > Fine"));

	cr_assert(eq(int, waits(&known, "B", "A"), RIO_SURELY));
	cr_assert(eq(int, waits(&known, "D", "B"), RIO_SURELY_NOT));
	cr_assert(eq(int, waits(&known, "E", "D"), RIO_SURELY));
	cr_assert(eq(int, waits(&known, "E", "F"), RIO_SURELY_NOT));
	cr_assert(eq(int, waits(&known, "G", "F"), RIO_SURELY));
	cr_assert(eq(int, waits(&known, "H", "G"), RIO_SURELY));
	cr_assert(eq(int, waits(&known, "G", "I"), RIO_SURELY_NOT));
	cr_assert(eq(int, waits(&known, "I", "G"), RIO_SURELY));
	forget(&known);
}

/* Against all runs of a scope */

typedef struct {
	const Known *known;
	const RioNet *net;
	const Tokens *tokens;
	gboolean exact;	 /* no rigids: neither more nor less than can happen */
	gboolean strays; /* has flows that no tree has */
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
	agrees = (told & RIO_ORDER_VAGUE) == 0 ? seen == told : !runs->exact && (seen & ~told) == 0;
	cr_assert(agrees, "seed %u, %s to %s: told %d, seen %d", runs->seed,
		  rio_model_id(
			  runs->known->model,
			  rio_normal_form_element(runs->known->form, runs->net->nodes[a].vertex)),
		  rio_model_id(
			  runs->known->model,
			  rio_normal_form_element(runs->known->form, runs->net->nodes[b].vertex)),
		  told, seen);
}

/* What is sure is seen or not; the rest is only in rigids. */
static void
check_sureness(const Runs *runs, RioSureness told, gboolean seen, guint32 a, guint32 b,
	       const char *what)
{
	const Known *known = runs->known;
	gboolean agrees = told == RIO_PERHAPS ? !runs->exact : (told == RIO_SURELY) == seen;

	cr_assert(agrees, "seed %u, %s %s %s: told %d, seen %d", runs->seed,
		  rio_model_id(known->model,
			       rio_normal_form_element(known->form, runs->net->nodes[a].vertex)),
		  what,
		  rio_model_id(known->model,
			       rio_normal_form_element(known->form, runs->net->nodes[b].vertex)),
		  told, seen);
}

static void
check_waits(const Runs *runs, guint32 a, guint32 b)
{
	RioSureness told = rio_orders_waits(runs->known->orders, runs->net->nodes[a].vertex,
					    runs->net->nodes[b].vertex);

	/* a loop that is left by an event is none that it looks into */
	if (told == RIO_PERHAPS && runs->strays)
		return;
	check_sureness(runs, told, !tokens_reach_without(runs->tokens, a, b), a, b, "waits for");
}

static void
check_step(const Runs *runs, guint32 node)
{
	const RioOrders *orders = runs->known->orders;
	guint32 vertex = runs->net->nodes[node].vertex;

	check_sureness(runs, rio_orders_is_optional(orders, vertex),
		       tokens_end_without(runs->tokens, node), node, node, "is left out, not");
	check_sureness(runs, rio_orders_may_repeat(orders, vertex), can_follow(runs, node, node),
		       node, node, "follows");
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
	Runs runs = {&known, net, tokens, !has_rigid(&known), (flags & GENERATE_IRREGULAR) != 0,
		     seed};
	gboolean fits = tokens->complete && !tokens->doubles && !tokens->stops && tokens->ends &&
			net->unreached->len == 0;

	for (guint32 a = 0; fits && a < net->n_nodes; a++) {
		if (!is_seen(&runs, a))
			continue;
		check_step(&runs, a);
		for (guint32 b = 0; b < net->n_nodes; b++) {
			if (!is_seen(&runs, b))
				continue;
			check_pair(&runs, a, b);
			if (a != b)
				check_waits(&runs, a, b);
		}
	}
	forget(&known);
	return fits;
}

Test(order, it_is_what_all_runs_show)
{
	guint n = 0;

	for (guint32 seed = 0; seed < generate_seeds(1500); seed++)
		n += check_runs(seed, GENERATE_EVENTS | GENERATE_SUBPROCESSES);
	cr_assert(ge(uint, n, generate_seeds(1000)));
}

Test(order, in_rigids_it_is_at_least_what_all_runs_show)
{
	guint n = 0;

	for (guint32 seed = 0; seed < generate_seeds(2500); seed++)
		n += check_runs(seed, GENERATE_EVENTS | GENERATE_IRREGULAR | GENERATE_INCLUSIVE);
	cr_assert(ge(uint, n, generate_seeds(200)));
}
