#include "match/versions.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/generate.h"
#include "support/tiny.h"

#define FIRST "Avvio > Protocollare > Esaminare > X( Accogliere | Respingere ) > Notificare > Fine"

/* How many nodes of the first are the one of the same id in the other; -1: they are no versions. */
static int
versions_of(const RioModel *a, const RioModel *b)
{
	g_autofree guint32 *b_of = g_new(guint32, a->n_nodes + 1);
	int n = 0;

	if (!rio_versions_find(a, b, b_of)) {
		for (guint32 i = 0; i < a->n_nodes; i++)
			cr_expect(eq(u32, b_of[i], RIO_NONE));
		return -1;
	}
	for (guint32 i = 0; i < a->n_nodes; i++) {
		if (b_of[i] == RIO_NONE)
			continue;
		cr_expect(eq(str, (char *)rio_model_id(a, a->nodes[i].element),
			     (char *)rio_model_id(b, b->nodes[b_of[i]].element)));
		n++;
	}
	return n;
}

/* The model where the node of that name has another name, or is of another kind. */
static RioModel *
edited(const char *notation, const char *name, const char *other, RioKind kind)
{
	g_autoptr(Sketch) sketch = tiny_sketch(notation);
	SketchNode *node = sketch_node_at(sketch, sketch_find(sketch, name));

	if (other) {
		g_free(node->name);
		node->name = g_strdup(other);
	}
	node->kind = kind;
	return sketch_model(sketch, "Altro");
}

Test(versions, a_step_renamed_is_the_step_it_was)
{
	g_autoptr(RioModel) one = tiny(FIRST);
	g_autoptr(RioModel) other = edited(FIRST, "Esaminare", "Pranzo", RIO_KIND_TASK);

	cr_assert(eq(int, versions_of(one, other), one->n_nodes));
	cr_assert(eq(int, versions_of(other, one), one->n_nodes));
}

Test(versions, a_step_that_became_an_event_is_another)
{
	g_autoptr(RioModel) one = tiny(FIRST);
	g_autoptr(RioModel) other =
		edited(FIRST, "Esaminare", NULL, RIO_KIND_INTERMEDIATE_CATCH_EVENT);

	cr_assert(eq(int, versions_of(one, other), one->n_nodes - 1));
}

Test(versions, a_step_more_or_less_is_no_partner)
{
	g_autoptr(RioModel) one = tiny(FIRST);
	g_autoptr(RioModel) more = tiny("Avvio > Protocollare > Esaminare > Pagare > X( Accogliere "
					"| Respingere ) > Notificare > Fine");

	cr_assert(eq(int, versions_of(one, more), one->n_nodes));
	cr_assert(eq(int, versions_of(more, one), one->n_nodes));
}

/* A flow may bear the id that a step has elsewhere. */
Test(versions, an_id_that_is_no_step_there_is_none)
{
	g_autoptr(Sketch) sketch = tiny_sketch(FIRST);
	g_autoptr(RioModel) one = tiny(FIRST), other = NULL;
	SketchNode *node = sketch_node_at(sketch, sketch_find(sketch, "Esaminare"));
	SketchFlow *flow = sketch_flow_at(sketch, 0);

	g_free(flow->id);
	flow->id = node->id;
	node->id = g_strdup("Altro");
	g_free(node->name);
	node->name = g_strdup("Esaminare la domanda");
	other = sketch_model(sketch, "Altro");
	cr_assert(eq(int, versions_of(one, other), one->n_nodes - 1));
	cr_assert(eq(int, versions_of(other, one), one->n_nodes - 1));
}

/* Every tool numbers its tasks, and calls them something else. */
Test(versions, the_same_ids_of_other_work_say_nothing)
{
	g_autoptr(Sketch) sketch = tiny_sketch(FIRST);
	g_autoptr(RioModel) one = tiny(FIRST), other = NULL;

	for (guint i = 0; i < sketch->nodes->len; i++) {
		SketchNode *node = sketch_node_at(sketch, i);

		if (!node->name)
			continue;
		g_free(node->name);
		node->name = g_strdup_printf("Lavoro %u", i);
	}
	other = sketch_model(sketch, "Altro");
	cr_assert(eq(int, versions_of(one, other), -1));
}

/* The same steps in quite another flow are other work. */
Test(versions, the_same_ids_in_another_flow_say_nothing)
{
	g_autoptr(RioModel) one = tiny("Avvio > A > B > C > D > E > Fine");
	g_autoptr(RioModel) other = tiny("Avvio > E > D > C > B > A > Fine");

	cr_assert(eq(int, versions_of(one, other), -1));
	cr_assert(eq(int, versions_of(other, one), -1));
}

Test(versions, a_copy_with_other_ids_is_the_same_node_by_node)
{
	for (guint32 seed = 0; seed < generate_seeds(100); seed++) {
		g_autoptr(Sketch) sketch = generate_sketch(seed, 0, 8, GENERATE_TIDY);
		g_autoptr(RioModel) one = sketch_model(sketch, "Uno"), other = NULL;
		g_autofree guint32 *b_of = g_new(guint32, one->n_nodes + 1);

		for (guint i = 0; i < sketch->nodes->len; i++) {
			SketchNode *node = sketch_node_at(sketch, i);

			g_free(node->id);
			node->id = g_strdup_printf("id%u", i);
		}
		other = sketch_model(sketch, "Altro");
		cr_assert(rio_versions_find(one, other, b_of), "seed %u", seed);
		for (guint32 i = 0; i < one->n_nodes; i++)
			cr_assert(eq(u32, b_of[i], i), "seed %u", seed);
	}
}
