/*
 * soundness.c: verdicts for scripts, and what they cost
 *
 *     bench-soundness FILE…    a line per process and subprocess: file, id, verdict; and for each
 *                              fault: file, nothing, its code, the element
 *     bench-soundness          microseconds for models made here: the best of many runs
 */
#include <riordino/model.h>

#include "flow/fragment.h"
#include "flow/soundness.h"
#include "support/generate.h"
#include "support/tiny.h"

#include <stdio.h>
#include <string.h>

#define RUNS 200

static void
print_verdicts(const char *path)
{
	g_autoptr(GError) error = NULL;
	RioModel *model = rio_model_read_file(path, NULL, &error);
	g_autoptr(RioSoundness) soundness = NULL;

	if (!model) {
		fprintf(stderr, "soundness: %s\n", error->message);
		return;
	}
	soundness = rio_soundness_new(model, NULL, NULL, NULL);
	for (guint32 s = 0; s < soundness->n_scopes; s++)
		printf("%s\t%s\t%s\n", path, rio_model_id(model, soundness->scopes[s]),
		       rio_verdict_to_string(soundness->verdicts[s]));
	for (guint i = 0; i < soundness->problems->len; i++) {
		const RioProblem *problem = soundness->problems->pdata[i];

		printf("%s\t\t%s\t%s\n", path, rio_problem_get_code(problem),
		       rio_element_get_id(rio_problem_get_element(problem)));
	}
	rio_model_unref(model);
}

/* Branches of one step each, side by side. */
static RioModel *
parallel(guint n_branches)
{
	g_autoptr(GString) notation = g_string_new("Avvio > +( ");

	for (guint i = 0; i < n_branches; i++)
		g_string_append_printf(notation, "%sPasso %u", i > 0 ? " | " : "", i);
	g_string_append(notation, " ) > Fine");
	return tiny(notation->str);
}

/* A parallel split and join with flows across, so that no part is regular, in a row of those. */
static RioModel *
ladders(guint n, guint rungs)
{
	Sketch *sketch = sketch_new();
	guint before = sketch_node(sketch, RIO_KIND_START_EVENT, NULL, SKETCH_NONE);
	RioModel *model;

	for (guint i = 0; i < n; i++) {
		guint left = sketch_node(sketch, RIO_KIND_PARALLEL_GATEWAY, NULL, SKETCH_NONE);
		guint right = left, join;

		sketch_flow(sketch, before, left);
		for (guint k = 0; k < rungs; k++) {
			guint a = sketch_node(sketch, RIO_KIND_PARALLEL_GATEWAY, NULL, SKETCH_NONE);
			guint b = sketch_node(sketch, RIO_KIND_PARALLEL_GATEWAY, NULL, SKETCH_NONE);

			sketch_flow(sketch, left, a);
			sketch_flow(sketch, right, b);
			sketch_flow(sketch, a, b);
			left = a;
			right = b;
		}
		join = sketch_node(sketch, RIO_KIND_PARALLEL_GATEWAY, NULL, SKETCH_NONE);
		sketch_flow(sketch, left, join);
		sketch_flow(sketch, right, join);
		before = join;
	}
	sketch_flow(sketch, before, sketch_node(sketch, RIO_KIND_END_EVENT, NULL, SKETCH_NONE));
	model = sketch_model(sketch, "Prova");
	sketch_free(sketch);
	return model;
}

typedef void (*Work)(RioModel *model);

static void
judge(RioModel *model)
{
	rio_soundness_unref(rio_soundness_new(model, NULL, NULL, NULL));
}

static void
make_fragments(RioModel *model)
{
	g_autoptr(RioNormalForm) form = rio_normal_form_new(model);

	rio_fragments_free(rio_fragments_new(form));
}

static gint64
best(Work work, RioModel *model)
{
	gint64 least = G_MAXINT64;

	for (guint i = 0; i < RUNS; i++) {
		gint64 start = g_get_monotonic_time();

		work(model);
		least = MIN(least, g_get_monotonic_time() - start);
	}
	return least;
}

static void
measure(const char *what, RioModel *model)
{
	g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);

	printf("%-32s %6u elements  %-8s %7" G_GINT64_FORMAT
	       " us, its fragments alone %7" G_GINT64_FORMAT " us\n",
	       what, model->n_nodes + model->n_flows,
	       rio_verdict_to_string(rio_soundness_get_verdict(soundness)), best(judge, model),
	       best(make_fragments, model));
	rio_model_unref(model);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		print_verdicts(argv[i]);
	if (argc > 1)
		return 0;
	measure("20 parallel branches", parallel(20));
	measure("2,000 parallel branches", parallel(2000));
	measure("regular", generate(1, 0, 1200, GENERATE_EVENTS));
	measure("regular, inclusive", generate(2, 0, 1200, GENERATE_INCLUSIVE));
	measure("irregular", generate(3, 0, 1200, GENERATE_EVENTS | GENERATE_IRREGULAR));
	measure("200 irregular parts in a row", ladders(200, 3));
	measure("one irregular part of 20 rungs", ladders(1, 20));
	return 0;
}
