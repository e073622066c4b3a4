#include "flow/soundness.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "flow/net.h"
#include "support/bpmn.h"
#include "support/generate.h"
#include "support/tiny.h"
#include "support/tokens.h"

#define MOST_STATES 5000

static char *
faults_of(const RioSoundness *soundness)
{
	GString *faults = g_string_new(NULL);

	for (guint i = 0; i < soundness->problems->len; i++) {
		const RioProblem *problem = soundness->problems->pdata[i];

		g_string_append_printf(faults, "%s%s %s", i > 0 ? ", " : "",
				       rio_problem_get_code(problem),
				       rio_element_get_id(rio_problem_get_element(problem)));
	}
	return g_string_free(faults, FALSE);
}

/* Notation, faults in the order of the file. */
static const char *const cases[][2] = {
	{"Avvio > A > Fine", ""},
	{"Avvio > X( A | B ) > Fine", ""},
	{"Avvio > +( A | B ) > Fine", ""},
	{"Avvio > +( A | B. ) > Fine", ""},
	{"Avvio > O( A | B | ) > Fine", ""},
	{"Avvio > E( timer: A | message: B ) > Fine", ""},
	{"Avvio > L( A | B ) > Fine", ""},
	{"Avvio > L( +( A | L( B | C ) ) | D ) > Fine", ""},
	{"Avvio > A > X( B | C ) > Fine ; A ^ Scadenza > C", ""},
	/* the flow out of the join that nobody drew is part of the end */
	{"Avvio > A > B > Fine ; A > Fine", ""},
	/* two tokens may come to one end */
	{"Avvio > and: X > A > Fine ; X > B > Fine", ""},
	{"Avvio > xor: X > A > and: Y > Fine ; X > B > Y", "deadlock Y"},
	{"Avvio > and: X > A > xor: Y > C > Fine ; X > B > Y", "lack-of-synchronisation flow4"},
	{"Avvio > or: X > A > and: Y > C > Fine ; X > B > Y", "deadlock Y"},
	{"Avvio > or: X > A > xor: Y > C > Fine ; X > B > Y", "lack-of-synchronisation flow4"},
	{"Avvio > xor: X > A > Fine ; X > xor: Y > B > Y", "cannot-end process0"},
	{"Avvio > A ; B > C > B", "never-runs B, never-runs C"},
	/* who takes any way does not mind that one comes from nowhere */
	{"Avvio > A > xor: J > Fine ; B > C > B ; C > J", "never-runs B, never-runs C"},
	{"Avvio > A > and: J > Fine ; B > C > B ; C > J", "deadlock J, never-runs B, never-runs C"},
	/* what nothing follows ends as an end does: each of two tokens for itself */
	{"Avvio > and: X > A > xor: Y ; X > B > Y ; X > Fine", ""},
	/* of each process, whatever the next one is like */
	{"Comune: Avvio > xor: X > A > and: Y > Fine ; X > B > Y || "
	 "Ditta: Inizio > xor: Z > C > Esito ; Z > xor: W > D > W",
	 "deadlock Y, cannot-end process1"},
	{"Avvio > S[ Avvio > xor: X > A > and: Y > Fine ; X > B > Y ] > Fine", "deadlock Y"},
};

Test(soundness, faults_are_named_where_they_are)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RioModel) model = tiny(cases[i][0]);
		g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
		g_autofree char *faults = faults_of(soundness);

		cr_expect_str_eq(faults, cases[i][1], "%s: %s", cases[i][0], faults);
		cr_expect(eq(int, rio_soundness_get_verdict(soundness),
			     *faults == '\0' ? RIO_VERDICT_SOUND : RIO_VERDICT_UNSOUND));
	}
}

/* A process without a start event begins at what no flow enters, and there alone. */
Test(soundness, what_comes_after_the_first_step_begins_nothing)
{
	g_autoptr(Sketch) sketch = tiny_sketch("A > +( B | C ) > D > Fine");
	g_autoptr(RioModel) model = NULL;
	g_autoptr(RioSoundness) soundness = NULL;

	sketch_node_at(sketch, 0)->kind = RIO_KIND_TASK;
	model = sketch_model(sketch, "Prova");
	soundness = rio_soundness_new(model, NULL, NULL, NULL);
	cr_assert(eq(int, rio_soundness_get_verdict(soundness), RIO_VERDICT_SOUND));
}

Test(soundness, where_each_step_waits_for_another_nothing_begins)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><task id='a'/><task id='b'/><endEvent id='e'/>"
		     "<sequenceFlow id='f' sourceRef='a' targetRef='b'/>"
		     "<sequenceFlow id='g' sourceRef='b' targetRef='a'/>"
		     "<sequenceFlow id='h' sourceRef='b' targetRef='e'/></process>");
	g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
	g_autofree char *faults = faults_of(soundness);

	cr_expect_str_eq(faults, "cannot-start p");
}

/* One that ends its step, and one that does not: both may come, whichever is drawn first. */
Test(soundness, several_events_on_one_step_may_all_come)
{
	static const char *const events[] = {"true", "false"};

	for (gsize i = 0; i < G_N_ELEMENTS(events); i++) {
		g_autofree char *inside = g_strdup_printf(
			"<process id='p'><startEvent id='s'/><task id='t'/><endEvent id='e'/>"
			"<boundaryEvent id='b' attachedToRef='t' cancelActivity='%s'>"
			"<timerEventDefinition/></boundaryEvent>"
			"<boundaryEvent id='c' attachedToRef='t' cancelActivity='%s'>"
			"<timerEventDefinition/></boundaryEvent>"
			"<task id='u'/><task id='v'/>"
			"<sequenceFlow id='f' sourceRef='s' targetRef='t'/>"
			"<sequenceFlow id='g' sourceRef='t' targetRef='e'/>"
			"<sequenceFlow id='h' sourceRef='b' targetRef='u'/>"
			"<sequenceFlow id='i' sourceRef='c' targetRef='v'/></process>",
			events[i], events[1 - i]);
		g_autoptr(RioModel) model = bpmn(inside);
		g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
		g_autofree char *faults = faults_of(soundness);

		cr_expect_str_eq(faults, "");
	}
}

/* Two tokens come to one end, by a join that a person drew or that normalising made. */
Test(soundness, a_join_that_has_an_origin_was_drawn)
{
	static const struct {
		const char *join, *faults;
	} joins[] = {
		{"<exclusiveGateway id='j'/>", "lack-of-synchronisation h"},
		{"<exclusiveGateway id='j' xmlns:rio='urn:riordino:1' rio:normal='join'/>", ""},
		{"<exclusiveGateway id='j' xmlns:rio='urn:riordino:1' rio:normal='join'>"
		 "<extensionElements><rio:note/></extensionElements></exclusiveGateway>",
		 ""},
		{"<exclusiveGateway id='j' xmlns:rio='urn:riordino:1' rio:normal='join'>"
		 "<extensionElements><rio:note/><rio:origin in='c1' ref='g'/></extensionElements>"
		 "</exclusiveGateway>",
		 "lack-of-synchronisation h"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(joins); i++) {
		g_autofree char *inside = g_strdup_printf(
			"<process id='p'><startEvent id='s'/><parallelGateway id='x'/>"
			"<task id='a'/><task id='b'/>%s<endEvent id='e'/>"
			"<sequenceFlow id='f0' sourceRef='s' targetRef='x'/>"
			"<sequenceFlow id='f1' sourceRef='x' targetRef='a'/>"
			"<sequenceFlow id='f2' sourceRef='x' targetRef='b'/>"
			"<sequenceFlow id='f3' sourceRef='a' targetRef='j'/>"
			"<sequenceFlow id='f4' sourceRef='b' targetRef='j'/>"
			"<sequenceFlow id='h' sourceRef='j' targetRef='e'/></process>",
			joins[i].join);
		g_autoptr(RioModel) model = bpmn(inside);
		g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
		g_autofree char *faults = faults_of(soundness);

		cr_expect_str_eq(faults, joins[i].faults, "%s: %s", joins[i].join, faults);
	}
}

/* A branch that may stop for ever, beside an end: if that takes all along it is sound. */
static RioVerdict
verdict_with_end(RioKind trigger)
{
	g_autoptr(Sketch) sketch = tiny_sketch(
		"Avvio > and: S > Stop. ; S > A > and: Y > Fine ; S > xor: X > B > Y ; X > C.");
	g_autoptr(RioModel) model = NULL;
	g_autoptr(RioSoundness) soundness = NULL;

	sketch_node_at(sketch, sketch_find(sketch, "Stop"))->trigger = trigger;
	model = sketch_model(sketch, "Prova");
	soundness = rio_soundness_new(model, NULL, NULL, NULL);
	return rio_soundness_get_verdict(soundness);
}

Test(soundness, an_end_of_all_saves_what_is_stuck)
{
	cr_assert(eq(int, verdict_with_end(RIO_KIND_OTHER), RIO_VERDICT_UNSOUND));
	cr_assert(
		eq(int, verdict_with_end(RIO_KIND_TERMINATE_EVENT_DEFINITION), RIO_VERDICT_SOUND));
}

Test(soundness, regular_models_are_sound)
{
	for (guint32 seed = 0; seed < generate_seeds(1000); seed++) {
		g_autoptr(RioModel) model = generate(seed, seed % 4, 5 + seed % 60, GENERATE_TIDY);
		g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
		g_autofree char *faults = faults_of(soundness);

		cr_assert(eq(int, rio_soundness_get_verdict(soundness), RIO_VERDICT_SOUND),
			  "seed %u: %s", seed, faults);
	}
}

static guint
count_faults(const RioSoundness *soundness, const char *code)
{
	guint n = 0;

	for (guint i = 0; i < soundness->problems->len; i++)
		n += g_str_equal(rio_problem_get_code(soundness->problems->pdata[i]), code);
	return n;
}

/* The faults of a model of one scope are of the sorts that its states show. */
static void
compare_faults(const RioNet *net, const Tokens *tokens, const RioSoundness *soundness, guint32 seed)
{
	gboolean doubles = count_faults(soundness, "lack-of-synchronisation") > 0,
		 stops = count_faults(soundness, "deadlock") > 0,
		 goes_on = count_faults(soundness, "cannot-end") > 0;

	cr_assert(ge(uint, count_faults(soundness, "never-runs"), net->unreached->len), "seed %u",
		  seed);
	cr_assert(eq(int, doubles, tokens->doubles), "seed %u", seed);
	/* what comes after a second token is left out in the states */
	if (doubles)
		return;
	cr_assert(eq(int, stops, tokens->stops), "seed %u", seed);
	cr_assert(eq(int, goes_on, !stops && !tokens->ends), "seed %u", seed);
}

/* Against all states of a scope, tried one by one; 0: it is too large for that. */
static guint
compare_scope(const RioNormalForm *form, guint32 scope, const RioSoundness *soundness, guint32 seed)
{
	const guint32 *members = &form->scope_vertices[form->scope_first[scope]];
	g_autoptr(RioNet) net =
		rio_net_new(form, members, form->scope_first[scope + 1] - form->scope_first[scope]);
	g_autoptr(Tokens) tokens = tokens_new(net, MOST_STATES);
	gboolean sound = net->starts && net->unreached->len == 0 && !tokens->doubles &&
			 !tokens->stops && tokens->ends;

	if (!tokens->complete)
		return 0;
	/* what only a run that is cut off could come to makes the rest of the difference */
	if (sound && net->kills)
		return 0;
	if (form->n_scopes == 1 && net->starts && !net->kills)
		compare_faults(net, tokens, soundness, seed);
	cr_assert(eq(int, soundness->verdicts[scope],
		     sound ? RIO_VERDICT_SOUND : RIO_VERDICT_UNSOUND),
		  "seed %u, scope %u", seed, scope);
	return 1;
}

Test(soundness, it_is_what_all_states_show)
{
	guint n = 0;

	for (guint32 seed = 0; seed < generate_seeds(3000); seed++) {
		g_autoptr(RioModel) model =
			generate(seed, seed % 3, 3 + seed % 9, GENERATE_ALL & ~GENERATE_CONTENT);
		g_autoptr(RioNormalForm) form = rio_normal_form_new(model);
		g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);

		for (guint32 s = 0; s < form->n_scopes; s++)
			n += compare_scope(form, s, soundness, seed);
	}
	cr_assert(ge(uint, n, generate_seeds(3000)));
}

Test(soundness, it_gives_up_at_its_limit_and_when_told)
{
	/* two choices run side by side and meet crosswise, so that there are states to count */
	g_autoptr(RioModel) model =
		tiny("Avvio > and: S > xor: X > A > or: P > and: J > Fine ; X > B > or: Q > J ; "
		     "S > xor: Y > C > P ; Y > D > Q");
	RioSoundnessOptions few = {.max_states = 2};
	g_autoptr(RioSoundness) unknown = rio_soundness_new(model, &few, NULL, NULL);
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	g_autoptr(GError) error = NULL;

	cr_assert(eq(int, rio_soundness_get_verdict(unknown), RIO_VERDICT_UNKNOWN));
	g_cancellable_cancel(cancellable);
	cr_assert(eq(ptr, rio_soundness_new(model, NULL, cancellable, &error), NULL));
	cr_assert(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
