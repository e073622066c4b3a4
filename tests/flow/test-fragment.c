#include "flow/fragment.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "base/bits.h"
#include "support/generate.h"
#include "support/tiny.h"

typedef struct {
	RioModel *model;
	RioNormalForm *form;
	RioFragments *fragments;
} Known;

static Known
know(RioModel *model)
{
	Known known = {.model = model, .form = rio_normal_form_new(model)};

	known.fragments = rio_fragments_new(known.form);
	return known;
}

static void
forget(Known *known)
{
	rio_fragments_free(known->fragments);
	rio_normal_form_free(known->form);
	rio_model_unref(known->model);
}

static const RioFragment *
fragment_at(const Known *known, guint32 number)
{
	return &known->fragments->fragments[number];
}

/* What is seen of a tree */

static void
append_name(GString *out, const Known *known, guint32 vertex)
{
	if (vertex == known->fragments->source)
		g_string_append(out, "<");
	else if (vertex == known->fragments->sink)
		g_string_append(out, ">");
	else
		g_string_append(out, rio_model_id(known->model,
						  rio_normal_form_element(known->form, vertex)));
}

/* P(…) a polygon with the vertices between its children, B(…) a bond, L(…) a loop, R(…) a rigid. */
static void
append_fragment(GString *out, const Known *known, guint32 number)
{
	const RioFragment *fragment = fragment_at(known, number);
	const char *kind = fragment->loop ? "L" : &"-\0P\0B\0R"[2 * fragment->kind];

	if (fragment->kind == RIO_FRAGMENT_TRIVIAL) {
		g_string_append(out, fragment->back ? "~" : "-");
		return;
	}
	g_string_append_printf(out, "%s%s(", fragment->back ? "~" : "", kind);
	for (guint32 k = 0; k < fragment->n_children; k++) {
		if (k > 0 && fragment->kind == RIO_FRAGMENT_POLYGON)
			append_name(out, known, fragment_at(known, fragment->first + k)->entry);
		else if (k > 0)
			g_string_append(out, "|");
		append_fragment(out, known, fragment->first + k);
	}
	g_string_append(out, ")");
}

/* Notation, tree of the process. */
static const char *const trees[][2] = {
	{"Avvio > A > Fine", "P(-Avvio-A-Fine-)"},
	{"Avvio > X( A | B ) > Fine",
	 "P(-Avvio-exclusiveGatewayB(P(-A-)|P(-B-))exclusiveGateway_2-Fine-)"},
	{"Avvio > L( A | ) > Fine",
	 "P(-Avvio-exclusiveGatewayL(P(-A-)|~)exclusiveGateway_2-Fine-)"},
	{"Avvio > xor: X > A > Fine ; X > B.", "P(-Avvio-XB(P(-A-Fine-)|P(-B-)))"},
	{"Avvio > A > Fine ; A ^ Scadenza > B.", "P(-Avvio-AB(P(-Fine-)|P(-B-)))"},
	{"Avvio > and: X > A > and: J > Fine ; X > and: Y > B > J ; A > C > Y",
	 "P(-Avvio-XR(P(-A-)|-|P(-B-)|P(-C-)|-)J-Fine-)"},
};

Test(fragment, trees_are_as_the_eye_sees)
{
	for (gsize i = 0; i < G_N_ELEMENTS(trees); i++) {
		Known known = know(tiny(trees[i][0]));
		g_autoptr(GString) tree = g_string_new(NULL);

		append_fragment(tree, &known, known.fragments->roots[0]);
		cr_expect_str_eq(tree->str, trees[i][1], "%s: %s", trees[i][0], tree->str);
		forget(&known);
	}
}

/* Laws */

/* The leaves of a fragment, as bits. */
static RioBits *
leaves_of(const Known *known, guint32 number)
{
	RioBits *leaves = rio_bits_new(known->fragments->n_fragments);
	g_autoptr(GArray) waiting = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_val(waiting, number);
	for (guint i = 0; i < waiting->len; i++) {
		guint32 here = g_array_index(waiting, guint32, i);
		const RioFragment *fragment = fragment_at(known, here);

		if (fragment->kind == RIO_FRAGMENT_TRIVIAL)
			rio_bits_add(leaves, here);
		for (guint32 k = 0; k < fragment->n_children; k++) {
			guint32 child = fragment->first + k;

			cr_assert(eq(u32, fragment_at(known, child)->parent, here));
			g_array_append_val(waiting, child);
		}
	}
	return leaves;
}

/* How many leaves of the tree begin (end) at the vertex, in the fragment and in all. */
typedef struct {
	guint begin_in, begin, end_in, end;
} Ends;

static Ends
ends_at(const Known *known, const RioBits *all, const RioBits *inside, guint32 vertex)
{
	Ends ends = {0};

	rio_bits_foreach (all, leaf) {
		const RioFragment *trivial = fragment_at(known, leaf);
		gboolean in = rio_bits_has(inside, leaf);

		ends.begin += trivial->entry == vertex;
		ends.end += trivial->exit == vertex;
		ends.begin_in += in && trivial->entry == vertex;
		ends.end_in += in && trivial->exit == vertex;
	}
	return ends;
}

/* What is inside has all its flows inside; the flow comes in at the entry only, and out at the
 * exit. */
static void
check_borders(const Known *known, const RioBits *all, guint32 number, guint32 seed)
{
	const RioFragment *fragment = fragment_at(known, number);
	g_autoptr(RioBits) inside = leaves_of(known, number);
	Ends entry = ends_at(known, all, inside, fragment->entry);
	Ends exit = ends_at(known, all, inside, fragment->exit);

	/* of a vertex that joins and splits both ends may be one */
	if (fragment->entry == fragment->exit)
		return;
	cr_assert(entry.end_in == 0 || entry.begin_in == entry.begin, "seed %u", seed);
	cr_assert(exit.begin_in == 0 || exit.end_in == exit.end, "seed %u", seed);
	rio_bits_foreach (inside, leaf) {
		guint32 vertex = fragment_at(known, leaf)->entry;
		Ends ends = ends_at(known, all, inside, vertex);

		if (vertex == fragment->entry || vertex == fragment->exit)
			continue;
		/* the join and the split of a mixed vertex may lie on two sides of a border */
		if (ends.begin > 1 && ends.end > 1)
			continue;
		cr_assert(ends.begin_in == ends.begin && ends.end_in == ends.end, "seed %u", seed);
	}
}

static void
check_shape(const Known *known, guint32 number, guint32 seed)
{
	const RioFragment *fragment = fragment_at(known, number);
	const RioFragment *children = fragment_at(known, fragment->first);
	guint32 last = fragment->n_children - 1;

	if (fragment->kind == RIO_FRAGMENT_TRIVIAL)
		return;
	cr_assert(ge(u32, fragment->n_children, 2));
	cr_assert(gt(u32, fragment->first, number));
	for (guint32 k = 0; k <= last; k++) {
		if (fragment->kind == RIO_FRAGMENT_POLYGON)
			cr_assert(ne(int, children[k].kind, RIO_FRAGMENT_POLYGON), "seed %u", seed);
		if (fragment->kind == RIO_FRAGMENT_POLYGON && k > 0)
			cr_assert(eq(u32, children[k].entry, children[k - 1].exit));
		if (fragment->kind == RIO_FRAGMENT_BOND)
			cr_assert(eq(u32, children[k].entry,
				     children[k].back ? fragment->exit : fragment->entry));
	}
	if (fragment->kind == RIO_FRAGMENT_POLYGON) {
		cr_assert(eq(u32, children[0].entry, fragment->entry));
		cr_assert(eq(u32, children[last].exit, fragment->exit));
	}
}

static void
check_tree(const Known *known, guint32 scope, guint32 seed)
{
	g_autoptr(RioBits) all = leaves_of(known, known->fragments->roots[scope]);
	guint32 end = scope + 1 < known->form->n_scopes ? known->fragments->roots[scope + 1]
							: known->fragments->n_fragments;

	for (guint32 i = known->fragments->roots[scope]; i < end; i++) {
		check_shape(known, i, seed);
		check_borders(known, all, i, seed);
	}
}

static void
check_leaves(const Known *known, guint32 seed)
{
	const RioNormalForm *form = known->form;
	guint32 n = 0, n_leaves = 0;

	for (guint32 a = 0; a < form->n_arcs; a++) {
		guint32 leaf = known->fragments->leaf[a];
		gboolean inside = form->vertices[form->arcs[a].source].scope ==
				  form->vertices[form->arcs[a].target].scope;

		cr_assert(eq(int, leaf != RIO_NONE, inside), "seed %u", seed);
		if (!inside)
			continue;
		n++;
		cr_assert(eq(u32, fragment_at(known, leaf)->edge, a));
		cr_assert(eq(u32, fragment_at(known, leaf)->entry,
			     rio_fragments_vertex(form, form->arcs[a].source)));
		cr_assert(eq(u32, fragment_at(known, leaf)->exit,
			     rio_fragments_vertex(form, form->arcs[a].target)));
	}
	for (guint32 i = 0; i < known->fragments->n_fragments; i++)
		n_leaves += fragment_at(known, i)->edge != RIO_NONE;
	cr_assert(eq(u32, n_leaves, n));
}

Test(fragment, each_has_one_entry_and_one_exit_and_each_arc_one_leaf)
{
	for (guint32 seed = 0; seed < generate_seeds(2000); seed++) {
		Known known = know(generate(seed, seed % 3, 3 + seed % 15, GENERATE_ALL));

		check_leaves(&known, seed);
		for (guint32 s = 0; s < known.form->n_scopes; s++)
			check_tree(&known, s, seed);
		for (guint32 v = 0; v < known.form->n_vertices; v++)
			cr_assert(lt(u32, known.fragments->home[v], known.fragments->n_fragments));
		forget(&known);
	}
}

/* Codes */

static int
compare_codes(gconstpointer a, gconstpointer b)
{
	const RioCode *one = a, *other = b;

	if (one->high != other->high)
		return one->high < other->high ? -1 : 1;
	return one->low < other->low ? -1 : one->low > other->low;
}

/* All codes of the model, sorted: what it is whatever the order in its file. */
static GArray *
codes_of(RioModel *model)
{
	Known known = know(model);
	g_autofree guint64 *labels = g_new0(guint64, known.form->n_vertices);
	g_autofree RioCode *codes = NULL;
	GArray *result = g_array_new(FALSE, FALSE, sizeof(RioCode));

	for (guint32 v = 0; v < known.form->n_vertices; v++)
		labels[v] =
			g_str_hash(rio_model_name(model, rio_normal_form_element(known.form, v)));
	codes = rio_fragments_codes(known.fragments, labels);
	g_array_append_vals(result, codes, known.fragments->n_fragments);
	g_array_sort(result, compare_codes);
	forget(&known);
	return result;
}

static gboolean
same_codes(RioModel *a, RioModel *b)
{
	g_autoptr(GArray) one = codes_of(a);
	g_autoptr(GArray) other = codes_of(b);

	return one->len == other->len &&
	       memcmp(one->data, other->data, one->len * sizeof(RioCode)) == 0;
}

static const struct {
	const char *a, *b;
	gboolean same;
} pairs[] = {
	{"Avvio > X( A | B ) > Fine", "Avvio > X( B | A ) > Fine", TRUE},
	{"Avvio > X( A | B ) > Fine", "Avvio > +( A | B ) > Fine", FALSE},
	{"Avvio > A > B > Fine", "Avvio > B > A > Fine", FALSE},
	{"Avvio > L( A | B ) > Fine", "Avvio > L( B | A ) > Fine", FALSE},
	{"Avvio > L( A | B ) > Fine", "Avvio > X( A | B ) > Fine", FALSE},
	{"Avvio > S[ Avvio > A > Fine ] > Fine", "Avvio > S[ Avvio > B > Fine ] > Fine", FALSE},
	{"Avvio > A > Fine ; A ^ T > B.", "Avvio > A > Fine ; A ^ U > B.", FALSE},
	{"Avvio > and: X > A > and: J > Fine ; X > and: Y > B > J ; A > C > Y",
	 "Avvio > and: Q > and: W > B > and: K > Fine ; Q > A > C > W ; A > K", FALSE},
};

Test(fragment, codes_are_the_same_but_for_the_order_of_branches)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
		cr_expect(eq(int, same_codes(tiny(pairs[i].a), tiny(pairs[i].b)), pairs[i].same),
			  "%s", pairs[i].a);
}

/* The same sketch with its nodes and flows in another order. */
static void
shuffle(Sketch *sketch, guint32 seed)
{
	GRand *rand = g_rand_new_with_seed(seed);
	guint n = sketch->nodes->len;
	g_autofree guint *place = g_new(guint, MAX(n, 1));
	g_autofree SketchNode *nodes = g_memdup2(sketch->nodes->data, n * sizeof *nodes);

	for (guint i = 0; i < n; i++)
		place[i] = i;
	for (guint i = n; i > 1; i--) {
		guint k = g_rand_int_range(rand, 0, i), other = place[k];

		place[k] = place[i - 1];
		place[i - 1] = other;
	}
	for (guint i = 0; i < n; i++) {
		SketchNode *node = sketch_node_at(sketch, place[i]);

		*node = nodes[i];
		if (node->scope != SKETCH_NONE)
			node->scope = place[node->scope];
		if (node->host != SKETCH_NONE)
			node->host = place[node->host];
	}
	for (guint i = 0; i < sketch->flows->len; i++) {
		SketchFlow *flow = sketch_flow_at(sketch, i), before = *flow;
		guint k = g_rand_int_range(rand, 0, i + 1);

		if (before.source != SKETCH_NONE)
			before.source = place[before.source];
		if (before.target != SKETCH_NONE)
			before.target = place[before.target];
		*flow = *sketch_flow_at(sketch, k);
		*sketch_flow_at(sketch, k) = before;
	}
	g_rand_free(rand);
}

Test(fragment, the_order_in_the_file_makes_no_difference)
{
	for (guint32 seed = 0; seed < generate_seeds(1000); seed++) {
		GenerateFlags flags = GENERATE_IRREGULAR | GENERATE_EVENTS | GENERATE_SUBPROCESSES |
				      GENERATE_INCLUSIVE;
		g_autoptr(Sketch) sketch = generate_sketch(seed, 0, 3 + seed % 20, flags);
		RioModel *model = sketch_model(sketch, "Prova");

		shuffle(sketch, seed);
		cr_assert(same_codes(model, sketch_model(sketch, "Prova")), "seed %u", seed);
	}
}
