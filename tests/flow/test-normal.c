#include "flow/normal.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "support/generate.h"
#include "support/tiny.h"

/* The arcs, those made too: "A-A+split A+split-B". */
static char *
normal_form_of(RioModel *model)
{
	static const char *const routings[] = {"", "x", "+", "o", "*"};
	static const char *const made[] = {"", "split", "join"};
	g_autoptr(RioNormalForm) form = rio_normal_form_new(model);
	GString *out = g_string_new(NULL);

	for (guint32 a = 0; a < form->n_arcs; a++) {
		const guint32 ends[] = {form->arcs[a].source, form->arcs[a].target};

		for (guint i = 0; i < 2; i++) {
			const RioVertex *vertex = &form->vertices[ends[i]];

			g_string_append_printf(
				out, "%s%s%s%s",
				i == 0		     ? (a > 0 ? " " : "")
				: form->arcs[a].link ? "~"
						     : "-",
				rio_model_id(model, rio_normal_form_element(form, ends[i])),
				vertex->node == RIO_NONE ? routings[vertex->routing] : "",
				made[vertex->normal]);
		}
	}
	rio_model_unref(model);
	return g_string_free(out, FALSE);
}

static const char *const cases[][2] = {
	{"Avvio > A > Fine", "Avvio-A A-Fine"},
	{"Avvio > A > Fine ; A > B > Fine",
	 "Avvio-A A+split-Finexjoin A+split-B B-Finexjoin A-A+split Finexjoin-Fine"},
	/* what is drawn stays, a gateway that joins and splits too */
	{"Avvio > A > xor: X > B > Fine ; B > X ; X > A",
	 "Avvio-Axjoin A-X X-B B+split-Fine B+split-X X-Axjoin Axjoin-A B-B+split"},
};

Test(normal, splits_and_joins_that_nobody_drew_become_gateways)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *form = normal_form_of(tiny(cases[i][0]));

		cr_expect_str_eq(form, cases[i][1], "%s: %s", cases[i][0], form);
	}
}

Test(normal, a_condition_makes_the_split_inclusive)
{
	g_autoptr(Sketch) sketch = tiny_sketch("Avvio > A > Fine ; A > B > Fine");
	g_autofree char *form = NULL;

	sketch_flow_at(sketch, 2)->condition = g_strdup("x > 1");
	form = normal_form_of(sketch_model(sketch, "Prova"));
	cr_assert(strstr(form, "A-Aosplit") != NULL, "%s", form);
}

/* Two flows of one id from A to the end; each with a condition or NULL. */
static char *
written_twice(const char *first, const char *second)
{
	g_autoptr(Sketch) sketch = tiny_sketch("Avvio > A > Fine");
	guint drawn = 1,
	      again = sketch_flow(sketch, sketch_find(sketch, "A"), sketch_find(sketch, "Fine"));

	g_free(sketch_flow_at(sketch, again)->id);
	sketch_flow_at(sketch, again)->id = g_strdup(sketch_flow_at(sketch, drawn)->id);
	sketch_flow_at(sketch, drawn)->condition = g_strdup(first);
	sketch_flow_at(sketch, again)->condition = g_strdup(second);
	return normal_form_of(sketch_model(sketch, "Prova"));
}

Test(normal, a_flow_written_twice_counts_once_if_its_condition_is_the_same)
{
	g_autofree char *bare = written_twice(NULL, NULL);
	g_autofree char *same = written_twice("x > 1", " x > 1\n");
	g_autofree char *other = written_twice("x > 1", "x > 2");
	g_autofree char *one = written_twice("x > 1", NULL);

	cr_expect_str_eq(bare, "Avvio-A A-Fine");
	cr_expect_str_eq(same, "Avvio-A A-Fine");
	cr_expect(strstr(other, "A-Aosplit") != NULL, "%s", other);
	cr_expect(strstr(one, "A-Aosplit") != NULL, "%s", one);
}

Test(normal, a_link_leads_on_and_counts_for_nothing)
{
	g_autoptr(Sketch) sketch = tiny_sketch("Avvio > throw: L > Rinvio. ; timer: M > Fine");
	SketchNode *from = sketch_node_at(sketch, sketch_find(sketch, "L"));
	SketchNode *to = sketch_node_at(sketch, sketch_find(sketch, "M"));
	g_autofree char *form = NULL;

	from->trigger = to->trigger = RIO_KIND_LINK_EVENT_DEFINITION;
	g_free(to->name);
	to->name = g_strdup("L");
	form = normal_form_of(sketch_model(sketch, "Prova"));
	cr_expect_str_eq(form, "Avvio-L L-Rinvio M-Fine L~M");
}

Test(normal, every_activity_and_event_has_one_way_in_and_one_way_out)
{
	for (guint32 seed = 0; seed < 500; seed++) {
		g_autoptr(RioModel) model = generate(seed, seed % 3, 20, GENERATE_ALL);
		g_autoptr(RioNormalForm) form = rio_normal_form_new(model);

		for (guint32 v = 0; v < form->n_vertices; v++) {
			guint32 n_in, n_out;

			if (form->vertices[v].routing != RIO_ROUTING_NONE)
				continue;
			rio_digraph_in(form->graph, v, &n_in);
			rio_digraph_out(form->graph, v, &n_out);
			cr_assert(le(u32, n_in, 1), "seed %u", seed);
			cr_assert(le(u32, n_out, 1), "seed %u", seed);
		}
	}
}
