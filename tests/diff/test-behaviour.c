#include "diff/diff.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/courses.h"
#include "support/disguise.h"
#include "support/generate.h"
#include "support/places.h"
#include "support/tiny.h"

#define MOST_STATES 4000

/* What is said of tiny models */

static char *
sentences_of(const char *brenta, const char *pieve)
{
	g_autoptr(RioModel) a = tiny_of("Brenta", brenta), b = tiny_of("Pieve", pieve);
	g_autoptr(RioDiff) diff = rio_diff_new(a, b, NULL, NULL);
	GString *told = g_string_new(NULL);

	for (guint32 i = 0; i < diff->n_contrasts; i++) {
		g_autofree char *text = rio_contrast_describe(&diff->contrasts[i], RIO_LANGUAGE_EN);

		g_string_append_printf(told, "%s%s", told->len > 0 ? "\n" : "", text);
	}
	return g_string_free(told, FALSE);
}

#define BEGIN "Avvio > Registrare > Protocollare > "
#define END " > Firmare > Notificare > Archiviare > Fine"

static const struct {
	const char *brenta, *pieve, *told;
} cases[] = {
	{BEGIN "Verificare" END, BEGIN "Verificare" END, ""},
	/* a step moved past others is one sentence */
	{BEGIN "Verificare > Pagare > Istruire" END, BEGIN "Pagare > Istruire > Verificare" END,
	 "In Brenta “Verificare” always comes before “Pagare” and “Istruire”, in Pieve always "
	 "after."},
	{BEGIN "L( Verificare > Istruire | )" END, BEGIN "L( Istruire > Verificare | )" END,
	 "In Brenta “Istruire” is only done once “Verificare” has been, in Pieve it is the other "
	 "way round."},
	{BEGIN "Accogliere > Respingere" END, BEGIN "X( Accogliere | Respingere )" END,
	 "In Pieve a case that goes through “Accogliere” never goes through “Respingere”, in "
	 "Brenta it may go through both."},
	{BEGIN "Verificare > Istruire > Pagare" END,
	 BEGIN "X( Verificare | Istruire | Pagare )" END,
	 "In Pieve a case goes through one of “Verificare”, “Istruire” and “Pagare” at most, in "
	 "Brenta it may go through several."},
	{BEGIN "Verificare > Istruire > Pagare" END,
	 BEGIN "L( Verificare > Istruire > Pagare | )" END,
	 "Only in Pieve is there a way back from “Pagare” to “Verificare”."},
	{BEGIN "L( Verificare | )" END, BEGIN "Verificare" END,
	 "In Brenta “Verificare” can be done again, in Pieve once at most."},
	{BEGIN "Verificare > Istruire" END, BEGIN "X( Verificare > Istruire | )" END,
	 "In Pieve “Verificare” and “Istruire” can be left out, in Brenta they are always done."},
	{BEGIN "X( Verificare | ) > X( Istruire | )" END,
	 BEGIN "X( Verificare > X( Istruire | ) | )" END,
	 "In Pieve “Istruire” always waits for “Verificare”, in Brenta it can do without."},
	{BEGIN "Verificare > Istruire" END, BEGIN "+( Verificare | Istruire )" END,
	 "In Pieve “Verificare” can go on together with “Istruire”, in Brenta it always comes "
	 "before."},
	{BEGIN "Verificare > Istruire > Pagare" END,
	 BEGIN "+( Verificare | Istruire | Pagare )" END,
	 "In Pieve “Verificare”, “Istruire” and “Pagare” can go on together, in Brenta one comes "
	 "after the other."},
	/* what follows from a sentence is not said */
	{BEGIN "X( Verificare | ) > X( Istruire > Pagare | )" END,
	 BEGIN "X( Verificare > X( Istruire > Pagare | ) | )" END,
	 "In Pieve “Istruire” always waits for “Verificare”, in Brenta it can do without."},
	{BEGIN "Accogliere > Pagare > Respingere" END,
	 BEGIN "X( Accogliere > Pagare | Respingere )" END,
	 "In Pieve a case that goes through “Accogliere” never goes through “Respingere”, in "
	 "Brenta it may go through both."},
	/* a process that is not sound runs in no way that one could tell */
	{BEGIN "Verificare > Istruire" END,
	 "Avvio > Registrare > Protocollare > X( Verificare | "
	 "Istruire ) > Firmare > Notificare > Archiviare > Fine ; Registrare > Archiviare",
	 ""},
};

Test(behaviour, a_sentence_says_what_it_means_for_the_work)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *told = sentences_of(cases[i].brenta, cases[i].pieve);

		cr_expect(eq(str, told, (char *)cases[i].told), "%s\n%s", cases[i].brenta,
			  cases[i].pieve);
	}
}

Test(behaviour, versions_of_one_file_are_the_first_and_the_second)
{
	g_autoptr(RioModel) a = tiny_of("Brenta", BEGIN "Verificare > Istruire" END);
	g_autoptr(RioModel) b = tiny_of("Brenta", BEGIN "Istruire > Verificare" END);
	g_autoptr(RioDiff) diff = rio_diff_new(a, b, NULL, NULL);
	g_autofree char *text = rio_contrast_describe(&diff->contrasts[0], RIO_LANGUAGE_IT);

	cr_assert(eq(str, text,
		     "Nel primo modello «Verificare» viene sempre prima di «Istruire», nel secondo "
		     "modello sempre dopo."));
}

/* Whether it is true: on all courses of both models, played by support/courses.h */

typedef struct {
	const RioDiff *diff;
	GHashTable *courses[2]; /* by process, plus one; NULL: too many */
	guint told[RIO_CONTRAST_ROLE + 1], untried;
	const char *what;
} Trial;

static Courses *
courses_of(Trial *trial, gboolean in_b, const RioNode *node)
{
	const RioModel *model = in_b ? trial->diff->b : trial->diff->a;
	gpointer key = GUINT_TO_POINTER(node->process), found;

	if (!g_hash_table_lookup_extended(trial->courses[in_b], key, NULL, &found)) {
		found = courses_new(model, node->process, MOST_STATES);
		g_hash_table_insert(trial->courses[in_b], key, found);
	}
	return found;
}

/* A step and another, in the model that the kind speaks of first and in the other one. */
typedef struct {
	Courses *here, *there;
	guint32 step, step_there;
	guint32 other, other_there;
} Claim;

static gboolean
meet(Courses *courses, guint32 a, guint32 b)
{
	return courses_have_after(courses, a, b) || courses_have_after(courses, b, a);
}

static gboolean
is_only_before(Courses *courses, guint32 a, guint32 b)
{
	return courses_have_after(courses, a, b) && !courses_have_after(courses, b, a);
}

static gboolean
holds(RioContrastKind kind, gboolean clique, const Claim *c)
{
	switch (kind) {
	case RIO_CONTRAST_ORDER:
		return is_only_before(c->here, c->step, c->other) &&
		       is_only_before(c->there, c->other_there, c->step_there);
	case RIO_CONTRAST_FIRST:
		return !courses_have_without(c->here, c->other, c->step) &&
		       !courses_have_without(c->there, c->step_there, c->other_there);
	case RIO_CONTRAST_EXCLUSIVE:
		return !meet(c->here, c->step, c->other) &&
		       meet(c->there, c->step_there, c->other_there);
	case RIO_CONTRAST_RETURN:
		return courses_have_after(c->here, c->other, c->step) &&
		       is_only_before(c->there, c->step_there, c->other_there);
	case RIO_CONTRAST_WAITS:
		return !courses_have_without(c->here, c->other, c->step) &&
		       courses_have_without(c->there, c->other_there, c->step_there);
	case RIO_CONTRAST_CONCURRENT:
		return courses_have_beside(c->here, c->step, c->other) &&
		       (is_only_before(c->there, c->step_there, c->other_there) ||
			(clique && is_only_before(c->there, c->other_there, c->step_there)));
	case RIO_CONTRAST_OPTIONAL:
		return courses_end_without(c->here, c->step) &&
		       !courses_end_without(c->there, c->step_there);
	case RIO_CONTRAST_REPEATS:
		return courses_have_after(c->here, c->step, c->step) &&
		       !courses_have_after(c->there, c->step_there, c->step_there);
	case RIO_CONTRAST_ROLE:
		break;
	}
	return FALSE;
}

static guint32
node_of(const RioElement *element)
{
	return rio_model_node(element->model, (guint32)(element - element->model->elements));
}

static void
expect_claim(Trial *trial, const RioContrast *contrast, const RioTwin *step, const RioTwin *other)
{
	guint32 step_a = node_of(step->a), step_b = node_of(step->b);
	guint32 other_a = node_of(other->a), other_b = node_of(other->b);
	Courses *a = courses_of(trial, FALSE, &trial->diff->a->nodes[step_a]);
	Courses *b = courses_of(trial, TRUE, &trial->diff->b->nodes[step_b]);
	const Claim claim = contrast->in_b ? (Claim){b, a, step_b, step_a, other_b, other_a}
					   : (Claim){a, b, step_a, step_b, other_a, other_b};
	g_autofree char *text = rio_contrast_describe(contrast, RIO_LANGUAGE_EN);

	if (!a || !b) {
		trial->untried++;
		return;
	}
	trial->told[contrast->kind]++;
	cr_expect(holds(contrast->kind, contrast->n_others == 0, &claim), "%s, %s, %s and %s: %s",
		  trial->what, rio_contrast_kind_name(contrast->kind), rio_element_get_id(step->a),
		  rio_element_get_id(other->a), text);
}

static gboolean
names_node(const RioElement *lane, const RioElement *step)
{
	const RioModel *model = lane->model;
	guint32 start = (guint32)(lane - model->elements);

	for (guint32 e = start; e < lane->end; e++) {
		g_autoptr(GString) text = g_string_new(NULL);

		if (rio_model_kind(model, e) != RIO_KIND_FLOW_NODE_REF)
			continue;
		rio_model_text(model, e, text);
		if (g_str_equal(g_strstrip(text->str), rio_element_get_id(step)))
			return TRUE;
	}
	return FALSE;
}

static void
expect_role(Trial *trial, const RioContrast *contrast, const RioTwin *step)
{
	trial->told[RIO_CONTRAST_ROLE]++;
	cr_expect(names_node(contrast->role->a, step->a) && names_node(contrast->role->b, step->b),
		  "%s: %s", trial->what, rio_element_get_id(step->a));
}

static void
expect_contrast(Trial *trial, const RioContrast *contrast)
{
	for (guint32 i = 0; i < contrast->n_steps; i++) {
		const RioTwin *step = &contrast->steps[i];
		gboolean alone = contrast->kind == RIO_CONTRAST_OPTIONAL ||
				 contrast->kind == RIO_CONTRAST_REPEATS;

		if (contrast->role)
			expect_role(trial, contrast, step);
		else if (alone)
			expect_claim(trial, contrast, step, step);
		for (guint32 j = i + 1;
		     contrast->n_others == 0 && !alone && !contrast->role && j < contrast->n_steps;
		     j++)
			expect_claim(trial, contrast, step, &contrast->steps[j]);
		for (guint32 j = 0; j < contrast->n_others; j++)
			expect_claim(trial, contrast, step, &contrast->others[j]);
	}
}

/* Of the same step: two may have one name. */
static void
expect_all_said_once(const RioDiff *diff, const char *what)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint32 i = 0; i < diff->n_contrasts; i++) {
		const RioContrast *contrast = &diff->contrasts[i];
		g_autofree char *text = rio_contrast_describe(contrast, RIO_LANGUAGE_IT);

		cr_expect(g_utf8_validate(text, -1, NULL));
		cr_expect(g_hash_table_add(seen,
					   g_strdup_printf("%s %s", text,
							   rio_element_get_id(contrast->steps->a))),
			  "%s, said twice: %s", what, text);
	}
}

static void
free_courses(gpointer courses)
{
	courses_free(courses);
}

static void
expect_truth(Trial *trial, RioModel *a, RioModel *b)
{
	g_autoptr(RioDiff) diff = rio_diff_new(a, b, NULL, NULL);

	trial->diff = diff;
	for (guint m = 0; m < 2; m++)
		trial->courses[m] = g_hash_table_new_full(NULL, NULL, NULL, free_courses);
	for (guint32 i = 0; i < diff->n_contrasts; i++)
		expect_contrast(trial, &diff->contrasts[i]);
	expect_all_said_once(diff, trial->what);
	for (guint m = 0; m < 2; m++)
		g_hash_table_unref(trial->courses[m]);
}

/* Of each file and the @next ones after it; returns how many pairs there were. */
static guint
expect_truth_in(Trial *trial, const char *folder, guint next)
{
	g_autoptr(GPtrArray) paths = place_models(folder);
	guint n = 0;

	for (guint i = 0; i < paths->len; i++) {
		g_autoptr(RioModel) a = rio_model_read_file(paths->pdata[i], NULL, NULL);

		for (guint j = i + 1; a && j < paths->len && j <= i + next; j++) {
			g_autoptr(RioModel) b = rio_model_read_file(paths->pdata[j], NULL, NULL);
			g_autofree char *what = g_strdup_printf("%s %s", (char *)paths->pdata[i],
								(char *)paths->pdata[j]);

			if (!b)
				continue;
			trial->what = what;
			expect_truth(trial, a, b);
			n++;
		}
	}
	return n;
}

Test(behaviour, every_sentence_on_the_samples_is_true)
{
	g_autofree char *samples = place_source("bpmn-samples");
	Trial trial = {.told = {0}};

	cr_assert(ge(uint, expect_truth_in(&trial, samples, G_MAXUINT / 2), 190));
	cr_expect(eq(uint, trial.untried, 0));
	for (guint kind = 0; kind <= RIO_CONTRAST_ROLE; kind++)
		cr_log_info("%s: %u", rio_contrast_kind_name(kind), trial.told[kind]);
}

Test(behaviour, nor_is_one_on_real_files_false)
{
	Trial trial = {.told = {0}};

	if (!place_corpora())
		cr_skip("no corpora: configure with -Dcorpora=DIR");
	cr_assert(gt(uint, expect_truth_in(&trial, place_corpora(), 2), 0));
	for (guint kind = 0; kind <= RIO_CONTRAST_ROLE; kind++)
		cr_log_info("%s: %u", rio_contrast_kind_name(kind), trial.told[kind]);
	cr_log_info("untried: %u", trial.untried);
}

static void
expect_truth_of_generated(guint32 n, guint size, GenerateFlags flags, guint least)
{
	Trial trial = {.told = {0}};

	for (guint32 seed = 0; seed < generate_seeds(n); seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, size, flags);
		g_autoptr(RioModel) b = generate(seed, 1 + seed % 3, size, flags);
		g_autofree char *what = g_strdup_printf("seed %u", seed);

		trial.what = what;
		expect_truth(&trial, a, b);
	}
	for (guint kind = 0; kind <= RIO_CONTRAST_ROLE; kind++) {
		cr_log_info("%s: %u", rio_contrast_kind_name(kind), trial.told[kind]);
		cr_expect(ge(uint, trial.told[kind], generate_seeds(least)), "%s",
			  rio_contrast_kind_name(kind));
	}
	cr_log_info("untried: %u", trial.untried);
}

Test(behaviour, so_it_is_on_generated_models)
{
	expect_truth_of_generated(1000, 10,
				  GENERATE_EVENTS | GENERATE_SUBPROCESSES | GENERATE_LANES, 1);
}

Test(behaviour, and_where_no_tree_describes_them)
{
	expect_truth_of_generated(2500, 8,
				  GENERATE_EVENTS | GENERATE_IRREGULAR | GENERATE_INCLUSIVE, 0);
}

/* Laws */

Test(behaviour, a_model_in_disguise_runs_the_same)
{
	for (guint32 seed = 0; seed < generate_seeds(200); seed++) {
		g_autoptr(RioModel) model = generate(seed, 0, 12, GENERATE_ALL);
		g_autoptr(RioModel) other = disguise(model);
		g_autoptr(RioDiff) diff = rio_diff_new(model, other, NULL, NULL);

		cr_expect(eq(uint, diff->n_contrasts, 0), "seed %u", seed);
	}
}

static gboolean
mirror_each_other(const RioContrast *one, const RioContrast *other)
{
	gboolean turned = one->kind == RIO_CONTRAST_ORDER || one->kind == RIO_CONTRAST_FIRST;
	const RioTwin *steps = turned ? other->others : other->steps;

	return one->kind == other->kind && (turned || one->role || one->in_b != other->in_b) &&
	       one->n_steps == (turned ? other->n_others : other->n_steps) &&
	       one->steps[0].a == steps[0].b && one->steps[0].b == steps[0].a;
}

Test(behaviour, both_ways_say_the_same)
{
	for (guint32 seed = 0; seed < generate_seeds(300); seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, 10, GENERATE_TIDY);
		g_autoptr(RioModel) b = generate(seed, 1, 10, GENERATE_TIDY);
		g_autoptr(RioDiff) one = rio_diff_new(a, b, NULL, NULL);
		g_autoptr(RioDiff) other = rio_diff_new(b, a, NULL, NULL);

		cr_assert(eq(uint, one->n_contrasts, other->n_contrasts), "seed %u", seed);
		for (guint32 i = 0; i < one->n_contrasts; i++)
			cr_expect(mirror_each_other(&one->contrasts[i], &other->contrasts[i]),
				  "seed %u", seed);
	}
}
