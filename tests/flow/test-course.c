#include "flow/course.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/generate.h"
#include "support/tiny.h"

/* The names of activities and events in the course of the model, with spaces between. */
static char *
course_of(const char *notation)
{
	g_autoptr(RioModel) model = tiny(notation);
	g_autofree guint32 *course = rio_course_new(model);
	GString *names = g_string_new(NULL);

	for (guint32 i = 0; i < model->n_nodes; i++) {
		const char *name = rio_model_name(model, model->nodes[course[i]].element);

		if (name[0] != '\0')
			g_string_append_printf(names, "%s%s", names->len > 0 ? " " : "", name);
	}
	return g_string_free(names, FALSE);
}

typedef struct {
	const char *notation, *course;
} Case;

static const Case cases[] = {
	{"Avvio > A > B > Fine", "Avvio A B Fine"},
	/* branches in the order of the file, and then what comes after them */
	{"Avvio > X( A > B | C ) > D > Fine", "Avvio A B C D Fine"},
	/* what leads back is no reason to come later */
	{"Avvio > A > B > C > Fine ; C > A", "Avvio A B C Fine"},
	/* what is in a subprocess comes right after it */
	{"Avvio > Esame[ a > b > c ] > D > Fine", "Avvio Esame a b c D Fine"},
	/* an exception comes after the rule */
	{"Avvio > A > B > Fine ; A ^ Scadenza > Rigetto.", "Avvio A B Fine Scadenza Rigetto"},
};

Test(course, each_step_comes_after_what_leads_to_it)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *course = course_of(cases[i].notation);

		cr_expect(eq(str, course, (char *)cases[i].course), "%s", cases[i].notation);
	}
}

/* As a start has it that somebody drew as a step, and a way back to it. */
Test(course, what_only_runs_in_circles_has_one_too)
{
	g_autoptr(Sketch) sketch = sketch_new();
	g_autoptr(RioModel) model = NULL;
	g_autofree guint32 *course = NULL;

	for (guint i = 0; i < 3; i++)
		sketch_node(sketch, RIO_KIND_TASK, "Attendere", SKETCH_NONE);
	for (guint i = 0; i < 3; i++)
		sketch_flow(sketch, i, (i + 1) % 3);
	model = sketch_model(sketch, "Prova");
	course = rio_course_new(model);
	for (guint i = 1; i < 3; i++)
		cr_expect(eq(u32, course[i], (course[i - 1] + 1) % 3));
}

Test(course, every_node_is_in_it_once)
{
	for (guint32 seed = 1; seed <= 300; seed++) {
		g_autoptr(RioModel) model = generate(seed, seed % 3, 30, GENERATE_ALL);
		g_autofree guint32 *course = rio_course_new(model);
		g_autofree gboolean *seen = g_new0(gboolean, model->n_nodes + 1);

		for (guint32 i = 0; i < model->n_nodes; i++) {
			cr_assert(lt(u32, course[i], model->n_nodes), "seed %u", seed);
			cr_assert(not(seen[course[i]]), "seed %u", seed);
			seen[course[i]] = TRUE;
		}
	}
}

/* One order of the letters of all sequences; letters count from A. */
static char *
joined(const char *const *sequences, guint32 n, guint32 n_letters)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	g_autofree guint32 *order = g_new(guint32, n_letters);
	GString *letters = g_string_new(NULL);

	for (guint32 s = 0; s < n; s++) {
		GArray *sequence = g_array_new(FALSE, FALSE, sizeof(guint32));

		for (const char *at = sequences[s]; *at; at++) {
			guint32 number = (guint32)(*at - 'A');

			g_array_append_val(sequence, number);
		}
		g_ptr_array_add(all, sequence);
	}
	rio_courses_join(n_letters, (GArray *const *)all->pdata, n, order);
	for (guint32 i = 0; i < n_letters; i++)
		g_string_append_c(letters, (char)('A' + order[i]));
	return g_string_free(letters, FALSE);
}

Test(course, courses_that_agree_are_one)
{
	static const char *const sequences[] = {"ABD", "BCD", "ADE"};
	g_autofree char *order = joined(sequences, G_N_ELEMENTS(sequences), 5);

	cr_assert(eq(str, order, "ABCDE"));
}

Test(course, where_courses_disagree_most_of_them_settle_it)
{
	static const char *const sequences[] = {"ABC", "ABC", "BAC"};
	g_autofree char *order = joined(sequences, G_N_ELEMENTS(sequences), 3);

	cr_assert(eq(str, order, "ABC"));
}

/* C stands near the beginning of its sequence, and has to wait for E. */
Test(course, what_waits_comes_late_however_near_to_a_beginning_it_stands)
{
	static const char *const sequences[] = {"ABDE", "EC"};
	g_autofree char *order = joined(sequences, G_N_ELEMENTS(sequences), 5);

	cr_assert(eq(str, order, "ABDEC"));
}
