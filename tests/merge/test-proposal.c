/*
 * Proposals and cores, case by case and of random services
 */
#include <criterion/criterion.h>

#include <string.h>

#include "match/match.h"
#include "merge/agenda.h"
#include "merge/effort.h"
#include "merge/merge.h"
#include "merge/proposal.h"
#include "report/merge.h"
#include "support/generate.h"
#include "support/merged.h"
#include "support/tiny.h"

#define SEEDS 400

static RioProposal *
propose(RioMerge *merge, RioProposalKind kind, guint quorum)
{
	RioProposalOptions options = {.kind = kind, .quorum = quorum};
	g_autoptr(GError) error = NULL;
	RioProposal *proposal = rio_proposal_new(merge, &options, NULL, &error);

	cr_assert(proposal, "%s", error ? error->message : "");
	return proposal;
}

static void
turn(GPtrArray *models)
{
	for (guint i = 0; i < models->len / 2; i++) {
		gpointer model = models->pdata[i];

		models->pdata[i] = models->pdata[models->len - 1 - i];
		models->pdata[models->len - 1 - i] = model;
	}
}

/* All that comes of it. */
static char *
whole(const RioProposal *proposal)
{
	g_autoptr(GBytes) bytes = rio_model_write_bytes(rio_proposal_get_model(proposal));
	g_autofree char *json = rio_proposal_to_json(proposal, "out.bpmn", NULL, NULL);
	g_autofree char *text = rio_proposal_to_text(proposal, "out.bpmn", NULL, NULL);
	g_autofree char *questions = rio_proposal_write_decisions(proposal, RIO_LANGUAGE_EN);

	return g_strdup_printf("%.*s%s%s%s", (int)g_bytes_get_size(bytes),
			       (const char *)g_bytes_get_data(bytes, NULL), json, text, questions);
}

static gboolean
has_flow(const RioModel *model, guint32 process)
{
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (model->nodes[n].process == process)
			return TRUE;
	return FALSE;
}

/* Of models that BPMN allows comes one that it allows, and that has no process without flow. */
static void
check_valid(RioModel *model, guint32 seed)
{
	g_autofree char *error = first_error(model);
	guint32 process = RIO_NONE;

	cr_expect_null(error, "seed %u: %s", seed, error);
	while ((process = rio_model_next_of_kind(model, RIO_KIND_PROCESS, process)) != RIO_NONE)
		cr_expect(has_flow(model, process), "seed %u: nothing in %s", seed,
			  rio_model_id(model, process));
}

static char *
check_sound(GPtrArray *models, RioProposalKind kind, guint32 seed, gboolean tidy)
{
	g_autoptr(RioMerge) merge = merged((RioModel **)models->pdata, models->len);
	g_autoptr(RioProposal) proposal = propose(merge, kind, 0);
	gboolean all_sound = TRUE;
	g_autoptr(RioSoundness) soundness =
		rio_soundness_new(rio_proposal_get_model(proposal), NULL, NULL, NULL);

	for (guint m = 0; m < models->len; m++)
		all_sound &= merge->certificates[m].soundness == RIO_VERDICT_SOUND;
	cr_expect(!all_sound || rio_proposal_get_verdict(proposal) != RIO_VERDICT_UNSOUND,
		  "seed %u: not sound", seed);
	cr_expect_eq(rio_proposal_get_verdict(proposal), rio_soundness_get_verdict(soundness),
		     "seed %u: the verdict is not that of the model", seed);
	if (tidy)
		check_valid(rio_proposal_get_model(proposal), seed);
	return whole(proposal);
}

static void
check_kind(RioProposalKind kind)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed++) {
		GenerateFlags flags = seed % 4 == 3 ? GENERATE_ALL : GENERATE_TIDY;
		g_autoptr(GPtrArray) models =
			generate_relatives(seed, 2 + seed % 4, 4 + seed % 14, flags);
		g_autofree char *one = check_sound(models, kind, seed, flags == GENERATE_TIDY),
				*other = NULL;

		turn(models);
		other = check_sound(models, kind, seed, flags == GENERATE_TIDY);
		cr_expect(g_str_equal(one, other), "seed %u: the order matters", seed);
	}
}

Test(proposal, of_sound_models_is_sound_whatever_the_order)
{
	check_kind(RIO_PROPOSAL_SERVICE);
}

Test(proposal, a_core_of_sound_models_is_sound_whatever_the_order)
{
	check_kind(RIO_PROPOSAL_CORE);
}

/* Three Comuni, two of which check the requirements before they issue the permit. */
static RioMerge *
merge_three(const RioDecisions *decisions)
{
	RioModel *models[] = {
		tiny_of("Alba", "Avvio > Protocollare la domanda > Verificare i requisiti > "
				"Rilasciare il permesso > Fine"),
		tiny_of("Brenta", "Avvio > Protocollare la domanda > Scrivere la relazione > "
				  "Rilasciare il permesso > Fine"),
		tiny_of("Corno", "Avvio > Protocollare la domanda > Scrivere la relazione > "
				 "Rilasciare il permesso > Fine"),
	};
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) apart = decisions
					     ? rio_decisions_get_pairs(decisions, models, 3, FALSE)
					     : g_ptr_array_new();
	RioMatchOptions options = {0};
	g_autoptr(RioMatch) match = NULL;
	RioMerge *merge;

	/* they stand at one place, and are not the same */
	for (guint m = 1; m < 3; m++) {
		g_ptr_array_add(apart, rio_model_get_element(models[0], "Verificare_i_requisiti"));
		g_ptr_array_add(apart, rio_model_get_element(models[m], "Scrivere_la_relazione"));
	}
	options.apart = (RioElement *const *)apart->pdata;
	options.n_apart = apart->len;
	match = rio_match_new(models, 3, &options, &error);
	merge = match ? rio_merge_new(match, NULL, &error) : NULL;
	cr_assert(merge, "%s", error ? error->message : "");
	for (gsize i = 0; i < 3; i++)
		rio_model_unref(models[i]);
	return merge;
}

static RioProposal *
decide(RioMerge *merge, const char *text)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioDecisions) decisions =
		rio_decisions_parse("decisions", text, RIO_LANGUAGE_EN, &error);
	RioProposalOptions options = {.decisions = decisions};
	RioProposal *proposal = decisions ? rio_proposal_new(merge, &options, NULL, &error) : NULL;

	cr_assert(proposal, "%s", error ? error->message : "");
	return proposal;
}

static guint32
named(const RioProposal *proposal, const char *name)
{
	return node_named(proposal->model, name);
}

static gboolean
has_point(const RioQuestion *question, RioQuestionKind kind)
{
	for (guint i = 0; i < question->points->len; i++)
		if (((RioPoint *)question->points->pdata[i])->kind == kind)
			return TRUE;
	return FALSE;
}

static gboolean
asks_for(const RioProposal *proposal, RioQuestionKind kind)
{
	for (guint i = 0; i < proposal->agenda->len; i++) {
		const RioQuestion *question = proposal->agenda->pdata[i];

		if (question->kind == kind || has_point(question, kind))
			return TRUE;
	}
	return FALSE;
}

Test(proposal, most_support_wins_and_a_control_stays)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);

	cr_expect_neq(named(proposal, "Scrivere la relazione"), RIO_NONE);
	cr_expect_neq(named(proposal, "Verificare i requisiti"), RIO_NONE);
	cr_expect(asks_for(proposal, RIO_QUESTION_WAY));
	cr_expect(asks_for(proposal, RIO_QUESTION_KEPT));
	cr_expect_eq(proposal->verdict, RIO_VERDICT_SOUND);
}

Test(proposal, what_was_decided_goes_before_the_rules)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) proposal = decide(merge, "[step Alba/Verificare_i_requisiti]\n"
							"label=Verificare i requisiti\n"
							"answer=drop\n"
							"[name Brenta/Scrivere_la_relazione]\n"
							"label=scrivere la  relazione\n"
							"answer=Relazione\n"
							"[who Brenta/Scrivere_la_relazione]\n"
							"label=Scrivere la relazione\n"
							"answer=comune\n");
	guint32 report = named(proposal, "Relazione");
	guint32 lane;

	cr_expect_eq(named(proposal, "Verificare i requisiti"), RIO_NONE);
	cr_assert_neq(report, RIO_NONE);
	lane = proposal->model->nodes[report].lane;
	cr_expect_str_eq(rio_model_id(proposal->model, lane), "comune");
}

Test(proposal, a_way_is_named_by_a_comune_that_goes_it)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) proposal = decide(merge, "[way Brenta/Protocollare_la_domanda]\n"
							"label=Protocollare la domanda\n"
							"answer=Alba\n");

	cr_expect_neq(named(proposal, "Verificare i requisiti"), RIO_NONE);
	cr_expect_eq(named(proposal, "Scrivere la relazione"), RIO_NONE);
	cr_expect_not(asks_for(proposal, RIO_QUESTION_WAY));
}

/* Law 7 */
Test(proposal, the_agenda_calls_a_step_as_was_decided)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) proposal = decide(merge, "[name Alba/Protocollare_la_domanda]\n"
							"label=Protocollare la domanda\n"
							"answer=Protocollazione\n");
	g_autofree char *told = rio_proposal_to_text(proposal, NULL, NULL, NULL);

	cr_expect(strstr(told, "After «Protocollazione» the Comuni go different ways"), "%s", told);
}

Test(proposal, what_is_gone_or_renamed_is_asked_again)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) gone =
		decide(merge, "[step Alba/Altro]\nlabel=Altro\nanswer=drop\n");
	g_autoptr(RioProposal) renamed =
		decide(merge, "[step Alba/Verificare_i_requisiti]\nlabel=Altro\nanswer=drop\n");
	g_autoptr(RioProposal) way_of_nobody =
		decide(merge, "[way Brenta/Protocollare_la_domanda]\n"
			      "label=Protocollare la domanda\nanswer=Torrealta\n");

	cr_expect(asks_for(gone, RIO_QUESTION_AGAIN));
	cr_expect(asks_for(renamed, RIO_QUESTION_AGAIN));
	cr_expect(asks_for(way_of_nobody, RIO_QUESTION_AGAIN));
	cr_expect_neq(named(renamed, "Verificare i requisiti"), RIO_NONE);
}

/* The text with the '#' taken away before that answer to the question of that group. */
static char *
tick(const char *text, const char *group, const char *answer)
{
	g_autofree char *wanted = g_strdup_printf("#answer=%s\n", answer);
	const char *at = strstr(text, group), *line;

	cr_assert(at, "%s is not asked in:\n%s", group, text);
	line = strstr(at, wanted);
	cr_assert(line, "%s has no answer %s in:\n%s", group, answer, text);
	return g_strdup_printf("%.*s%s", (int)(line - text), text, line + 1);
}

Test(proposal, what_was_written_is_read_ticked_and_kept)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) first = propose(merge, RIO_PROPOSAL_SERVICE, 0);
	g_autofree char *questions = rio_proposal_write_decisions(first, RIO_LANGUAGE_IT);
	g_autofree char *ticked = tick(questions, "[step Alba/Verificare_i_requisiti]", "drop");
	g_autoptr(RioProposal) second = decide(merge, ticked);
	g_autofree char *again = rio_proposal_write_decisions(second, RIO_LANGUAGE_IT);
	g_autoptr(RioProposal) third = decide(merge, again);

	cr_expect_eq(named(second, "Verificare i requisiti"), RIO_NONE);
	cr_expect_eq(named(third, "Verificare i requisiti"), RIO_NONE);
	cr_expect_not(asks_for(third, RIO_QUESTION_AGAIN));
}

static void
expect_error(const char *text, const char *message)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioDecisions) decisions =
		rio_decisions_parse("file", text, RIO_LANGUAGE_EN, &error);

	cr_expect_not(decisions);
	cr_assert(error);
	cr_expect_str_eq(error->message, message);
}

Test(decisions, what_cannot_be_read_is_said_with_its_line)
{
	expect_error("\n[colour A/x]\n", "file:2: [colour A/x] is no question that riordino asks");
	expect_error("[]\n", "file:1: [] is no question that riordino asks");
	expect_error("[step]\n", "file:1: [step] is no question that riordino asks");
	expect_error("[step x]\n", "file:1: [step x] does not name its elements as COMUNE/ID");
	expect_error("[same A/x]\n", "file:1: [same A/x] does not name its elements as COMUNE/ID");
	expect_error("[step A/x]\nlabel=X\ncolour=red\n", "file:3: unknown key “colour”");
	expect_error("[step A/x]\nanswer=maybe\n", "file:2: “maybe” is no answer: keep|drop");
	expect_error("[step A/x]\nanswer=keep\nanswer=drop\n",
		     "file:3: [step A/x] is answered twice");
	expect_error("[step A/x]\nanswer=keep\n[step A/x]\nanswer=drop\n",
		     "file:4: [step A/x] is “drop” here, and “keep” in line 1");
	expect_error("[same A/x | B/y]\nanswer=yes\n\n[same B/y | A/x]\nanswer=no\n",
		     "file:5: [same B/y | A/x] is “no” here, and “yes” in line 1");
	expect_error("# words\nanswer=keep\n", "file:2: “answer” stands before any question");
	expect_error("[step A/x]\nanswer\n",
		     "file:2: neither [a question] nor key=value: “answer”");
}

/* What the second of two is called may look like a third. */
Test(decisions, two_are_named_and_no_more)
{
	g_autoptr(RioDecisions) decisions = rio_decisions_parse(
		"file", "[same A/x | B/y | z]\nanswer=yes\n", RIO_LANGUAGE_EN, NULL);
	const RioDecision *first = decisions->all->pdata[0];

	cr_expect_str_eq(first->id[0], "x");
	cr_expect_str_eq(first->id[1], "y | z");
}

Test(decisions, names_may_be_anything)
{
	g_autofree char *name = rio_decisions_name("A/B [x]|%", "id/1|2");
	g_autofree char *text = g_strdup_printf("\xef\xbb\xbf[step %s]\r\nanswer=keep\r\n", name);
	g_autoptr(GError) error = NULL;
	g_autoptr(RioDecisions) decisions =
		rio_decisions_parse("file", text, RIO_LANGUAGE_EN, &error);
	const RioDecision *first;

	cr_assert(decisions, "%s", error ? error->message : "");
	first = decisions->all->pdata[0];
	cr_expect_str_eq(first->comune[0], "A/B [x]|%");
	cr_expect_str_eq(first->id[0], "id/1|2");
}

/* Progress and stopping */

static void
note_progress(double done, gpointer data)
{
	double *last = data;

	cr_expect(done >= *last && done <= 1);
	*last = done;
}

typedef struct {
	GCancellable *cancellable;
	guint left; /* reports until it stops */
} Stopper;

static void
stop(double done, gpointer data)
{
	Stopper *stopper = data;

	if (stopper->left == 0)
		g_cancellable_cancel(stopper->cancellable);
	else
		stopper->left--;
}

Test(progress, goes_up_to_the_end)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	double merged = 0, proposed = 0;
	RioMergeOptions how = {.progress = note_progress, .progress_data = &merged};
	RioProposalOptions options = {.progress = note_progress, .progress_data = &proposed};
	g_autoptr(RioMerge) again = rio_merge_new(merge->match, &how, NULL);
	g_autoptr(RioProposal) proposal = rio_proposal_new(merge, &options, NULL, NULL);

	cr_assert(again && proposal);
	cr_expect_float_eq(merged, 1, 1e-9);
	cr_expect_float_eq(proposed, 1, 1e-9);
}

/* Stopped at the report of that number: whether there was one. */
static gboolean
stop_merge(RioMatch *match, guint report)
{
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	Stopper stopper = {cancellable, report};
	RioMergeOptions how = {
		.cancellable = cancellable, .progress = stop, .progress_data = &stopper};
	g_autoptr(GError) error = NULL;
	g_autoptr(RioMerge) merge = rio_merge_new(match, &how, &error);

	if (!g_cancellable_is_cancelled(cancellable))
		return FALSE;
	cr_expect_not(merge, "stopped at report %u", report);
	cr_expect(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
	return TRUE;
}

static gboolean
stop_proposal(RioMerge *merge, RioProposalKind kind, guint report)
{
	g_autoptr(GCancellable) cancellable = g_cancellable_new();
	Stopper stopper = {cancellable, report};
	RioProposalOptions options = {.kind = kind, .progress = stop, .progress_data = &stopper};
	g_autoptr(GError) error = NULL;
	g_autoptr(RioProposal) proposal = rio_proposal_new(merge, &options, cancellable, &error);

	if (!g_cancellable_is_cancelled(cancellable))
		return FALSE;
	cr_expect_not(proposal, "stopped at report %u", report);
	cr_expect(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
	return TRUE;
}

Test(progress, who_stops_whenever_gets_an_error_and_nothing_else)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	guint n = 0, m = 0, core = 0;

	while (stop_merge(merge->match, n))
		n++;
	while (stop_proposal(merge, RIO_PROPOSAL_SERVICE, m))
		m++;
	while (stop_proposal(merge, RIO_PROPOSAL_CORE, core))
		core++;
	cr_expect_gt(n, 3);
	cr_expect_gt(m, 0);
	cr_expect_gt(core, 0);
}

/* Effort */

static RioEffort *
effort_of(RioMerge *merge, const char *table, GError **error)
{
	g_autoptr(GBytes) bytes = g_bytes_new(table, strlen(table));

	return rio_effort_parse("t.csv", bytes, merge->match->models, merge->match->n_models,
				RIO_LANGUAGE_EN, error);
}

Test(effort, a_table_is_read_as_spreadsheets_write_it)
{
	static const char *const tables[] = {
		"comune;attività;pratiche;minuti\nAlba;Protocollare la domanda;1.200;7,5\n",
		"\357\273\277Alba,protocollare la domanda,1200,7.5\r\n",
		"Comune;Attivit\xe0;n;m\nAlba;\"Protocollare la domanda\";1.200,0;7,5\n\n",
		"Alba\tProtocollare_la_domanda\t1200\t7.5",
		/* a quote inside quotes is written twice */
		("Alba;Protocollare la domanda;1200;7,5\n"
		 "Brenta;\"la \"\"domanda\"\"; di chi?\";;\n"),
		/* rows of nothing, and what nobody has counted yet */
		(";;;;\nComune;Attività;n;m;nota\n;;;;\nAlba;Protocollare la domanda;1200;7,5;\n"
		 "Alba;Rilasciare il permesso;;;da chiedere\nTotale;;;\n;;\n"),
	};
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(RioEffort) effort = effort_of(merge, tables[i], &error);
		g_autoptr(RioHours) hours = NULL;

		cr_assert(effort, "%s: %s", tables[i], error ? error->message : "");
		hours = rio_hours_new(effort, merge, proposal->model);
		cr_expect_float_eq(hours->today[0], 150, 1e-9, "%s", tables[i]);
		cr_expect_float_eq(hours->proposed[0], 150, 1e-9, "%s", tables[i]);
		cr_expect_eq(hours->n_known, 1);
	}
}

/* All three do both steps: who gives no figures of one costs nothing more for that. */
Test(effort, of_a_step_only_those_count_who_give_figures)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);
	g_autoptr(RioEffort) effort = effort_of(merge,
						"Alba;Protocollare la domanda;120;20\n"
						"Brenta;Rilasciare il permesso;80;15\n",
						NULL);
	g_autoptr(RioHours) hours = rio_hours_new(effort, merge, proposal->model);
	RioReportOptions how = {.language = RIO_LANGUAGE_EN};
	g_autofree char *told = rio_proposal_to_text(proposal, NULL, effort, &how);

	cr_expect_float_eq(hours->all_today, 60, 1e-9);
	cr_expect_float_eq(hours->all_proposed, 60, 1e-9);
	cr_expect_float_eq(hours->proposed[0], 40, 1e-9);
	cr_expect_float_eq(hours->proposed[1], 20, 1e-9);
	cr_expect_float_eq(hours->proposed[2], 0, 1e-9);
	cr_expect(strstr(told, "activities in such steps (Alba 1, Brenta 1, Corno 2)"));
}

Test(effort, what_cannot_be_read_is_said_with_its_line)
{
	static const char *const cases[][2] = {
		{"Alba;Protocollare la domanda;1;2\nAlba;x;1\n",
		 "t.csv:2: four columns are wanted (comune, activity, cases a year, minutes a "
		 "case), here are 3"},
		{"a;b;c;d\nAlba;Protocollare la domanda;x;2\n",
		 "t.csv:2: cases a year: “x” is no number"},
		{"Alba;Protocollare la domanda;180;0:05\n",
		 "t.csv:1: minutes a case: “0:05” is no number"},
		{"Alba;Protocollare la domanda;;5\n", "t.csv:1: cases a year: there is no figure"},
		{"Dora;Protocollare la domanda;1;2\n", "t.csv:1: no model is of the Comune “Dora”; "
						       "there are models of: Alba, Brenta, Corno"},
		{"\nAlba;Altro;1;2\n", "t.csv:2: Alba has no activity “Altro”"},
		/* ids of what is no activity */
		{"Alba;Avvio;1;2\n", "t.csv:1: Alba has no activity “Avvio”"},
		{"Alba;process;1;2\n", "t.csv:1: Alba has no activity “process”"},
		{"Alba;Protocollo domande;1;2\n",
		 "t.csv:1: Alba has no activity “Protocollo domande”: did you mean “Protocollare "
		 "la domanda”?"},
		/* all at once */
		{"Alba;Altro;1;2\nAlba;Protocollare la domanda;1;y\nDora;Altro;1;2\n",
		 "t.csv:1: Alba has no activity “Altro”\n"
		 "t.csv:2: minutes a case: “y” is no number\n"
		 "t.csv:3: no model is of the Comune “Dora”; there are models of: Alba, Brenta, "
		 "Corno"},
	};
	g_autoptr(RioMerge) merge = merge_three(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(RioEffort) effort = effort_of(merge, cases[i][0], &error);

		cr_expect_not(effort);
		cr_assert(error, "%s", cases[i][0]);
		cr_expect_str_eq(error->message, cases[i][1]);
	}
}

/* Each waits in a way of its own, so that to go straight on would be the shortest. */
Test(proposal, where_most_wait_it_does_not_go_straight_on)
{
	RioModel *models[] = {
		tiny_of("Alba", "Avvio > Protocollare la domanda > Rilasciare il permesso > Fine"),
		tiny_of("Brenta", "Avvio > Protocollare la domanda > timer: Dieci giorni > "
				  "Rilasciare il permesso > Fine"),
		tiny_of("Corno", "Avvio > Protocollare la domanda > message: Parere giunto > "
				 "Rilasciare il permesso > Fine"),
	};
	g_autoptr(RioMerge) merge = merged(models, 3);
	g_autoptr(RioProposal) proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);

	cr_expect(named(proposal, "Dieci giorni") != RIO_NONE ||
		  named(proposal, "Parere giunto") != RIO_NONE);
	for (guint i = 0; i < G_N_ELEMENTS(models); i++)
		rio_model_unref(models[i]);
}

/* What comes after the node, past gateways that only gather; RIO_NONE: not one thing. */
static guint32
after(const RioModel *model, guint32 node)
{
	guint32 target = RIO_NONE;

	for (guint32 f = 0; f < model->n_flows; f++)
		if (model->flows[f].source == node)
			target = target == RIO_NONE ? model->flows[f].target : RIO_NONE;
	if (target == RIO_NONE || rio_model_name(model, model->nodes[target].element)[0] != '\0')
		return target;
	return after(model, target);
}

/* Who is refused at Alba does not get the permit of the others, who lacks something is looked at
 * again, and who is only told something goes on. */
Test(proposal, a_step_that_is_kept_leads_where_it_did)
{
	static const struct {
		const char *alba, *next;
	} cases[] = {
		{"Avvio > Protocollare la domanda > Esaminare la pianta > X( \"no\" Comunicare il "
		 "rigetto > Domanda respinta. | \"sì\" ) > Rilasciare il permesso > Fine",
		 "Domanda respinta"},
		{"Avvio > Protocollare la domanda > Esaminare la pianta > X( \"no\" Scrivere una "
		 "nota > Comunicare il rigetto > Domanda respinta. | \"sì\" ) > Rilasciare il "
		 "permesso > Fine",
		 "Domanda respinta"},
		{"Avvio > Protocollare la domanda > Esaminare la pianta > X( \"no\" Comunicare il "
		 "rigetto | \"sì\" ) > Rilasciare il permesso > Fine",
		 "Rilasciare il permesso"},
		{"Avvio > L( Protocollare la domanda > Esaminare la pianta | Comunicare il rigetto "
		 ") "
		 "> Rilasciare il permesso > Fine",
		 "Protocollare la domanda"},
	};
	static const char *const others = "Avvio > Protocollare la domanda > Misurare il terreno > "
					  "Rilasciare il permesso > Fine";

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		RioModel *models[] = {tiny_of("Alba", cases[i].alba), tiny_of("Brenta", others),
				      tiny_of("Corno", others)};
		g_autoptr(RioMerge) merge = merged(models, 3);
		g_autoptr(RioProposal) proposal =
			decide(merge, "[step Alba/Comunicare_il_rigetto]\n"
				      "label=Comunicare il rigetto\nanswer=keep\n");
		const RioModel *model = proposal->model;
		guint32 refusal = named(proposal, "Comunicare il rigetto"), next;

		cr_assert_neq(refusal, RIO_NONE);
		next = after(model, refusal);
		cr_assert_neq(next, RIO_NONE);
		cr_expect_str_eq(rio_model_name(model, model->nodes[next].element), cases[i].next);
		cr_expect_neq(named(proposal, "Misurare il terreno"), RIO_NONE);
		cr_expect_eq(proposal->verdict, RIO_VERDICT_SOUND);
		for (guint m = 0; m < G_N_ELEMENTS(models); m++)
			rio_model_unref(models[m]);
	}
}

/* What may happen while it is done is no limit, unless it is a moment. */
Test(proposal, a_time_limit_of_one_comune_stays_and_no_other_event)
{
	static const RioKind triggers[] = {RIO_KIND_TIMER_EVENT_DEFINITION,
					   RIO_KIND_MESSAGE_EVENT_DEFINITION};
	static const char notation[] =
		"Avvio > Istruire la pratica > Rilasciare il permesso > Fine";

	for (gsize i = 0; i < G_N_ELEMENTS(triggers); i++) {
		g_autoptr(Sketch) sketch =
			tiny_sketch("Avvio > Istruire la pratica > Rilasciare il permesso > Fine ; "
				    "Istruire la pratica ^ Ritiro > Ritirata.");
		RioModel *models[] = {NULL, tiny_of("Brenta", notation),
				      tiny_of("Corno", notation)};
		g_autoptr(RioMerge) merge = NULL;
		g_autoptr(RioProposal) proposal = NULL;

		sketch_node_at(sketch, sketch_find(sketch, "Ritiro"))->trigger = triggers[i];
		models[0] = sketch_model(sketch, "Alba");
		merge = merged(models, 3);
		proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);
		cr_expect_eq(named(proposal, "Ritiro") != RIO_NONE,
			     triggers[i] == RIO_KIND_TIMER_EVENT_DEFINITION);
		for (gsize m = 0; m < G_N_ELEMENTS(models); m++)
			rio_model_unref(models[m]);
	}
}

/* An end that ends all is no other's end; of one name, nobody has to choose between them. */
Test(proposal, ways_of_the_same_words_are_no_question)
{
	static const char notation[] =
		"Avvio > Protocollare la domanda > Rilasciare il permesso > Attività chiusa";
	g_autoptr(Sketch) sketch = tiny_sketch(notation);
	SketchNode *end = sketch_node_at(sketch, sketch_find(sketch, "Attività chiusa"));
	RioModel *models[] = {tiny_of("Alba", notation), NULL};
	g_autoptr(RioMerge) merge = NULL;
	g_autoptr(RioProposal) proposal = NULL;

	g_free(end->name);
	end->name = g_strdup("ATTIVITA' CHIUSA");
	end->trigger = RIO_KIND_TERMINATE_EVENT_DEFINITION;
	models[1] = sketch_model(sketch, "Brenta");
	merge = merged(models, 2);
	proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);

	cr_expect_eq(merge->variations->len, 1);
	cr_expect_not(asks_for(proposal, RIO_QUESTION_WAY));
	for (guint i = 0; i < G_N_ELEMENTS(models); i++)
		rio_model_unref(models[i]);
}

/* What three, two and three Comuni do, and one alone; the first of it stays with them. */
Test(numbers, a_duplicate_goes_only_where_the_unione_does_the_step)
{
	g_autoptr(RioMerge) merge = merge_three(NULL);
	g_autoptr(RioProposal) proposal = decide(merge, "[who Alba/Protocollare_la_domanda]\n"
							"label=Protocollare la domanda\n"
							"answer=comune\n");
	g_autoptr(RioNumbers) before = rio_numbers_new(merge, merge->model);
	g_autoptr(RioNumbers) after = rio_numbers_new(merge, proposal->model);

	cr_expect_eq(before->duplicates, 5);
	cr_expect_eq(before->duplicates_staying, 0);
	cr_expect_eq(after->duplicates, 3);
	cr_expect_eq(after->duplicates_staying, 2);
	cr_expect_eq(after->comuni[0].duplicates, 1);
	cr_expect_eq(after->activities_in, after->activities_out + after->duplicates +
						   after->duplicates_staying + after->left_out);
}

Test(numbers, the_same_work_elsewhere_is_a_duplicate_and_not_left_out)
{
	g_autoptr(RioModel) a = tiny_of("alba", "Avvio > Protocollare la domanda > "
						"Registrare il permesso > Rilasciare il permesso > "
						"Fine");
	g_autoptr(RioModel) b = tiny_of("brenta", "Avvio > Protocollare la domanda > "
						  "Rilasciare il permesso > Registrare il permesso "
						  "> Fine");
	RioModel *const models[] = {a, b};
	g_autoptr(RioMerge) merge = merged(models, 2);
	g_autoptr(RioProposal) proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);
	g_autoptr(RioNumbers) numbers = rio_numbers_new(merge, proposal->model);

	cr_expect_eq(numbers->activities_out, 3);
	cr_expect_eq(numbers->left_out, 0);
	cr_expect_eq(numbers->duplicates + numbers->duplicates_staying, 3);
	for (guint32 n = 0; n < proposal->model->n_nodes; n++) {
		guint32 element = proposal->model->nodes[n].element;
		const char *in = rio_model_attribute_ns(proposal->model, element, RIO_NS_RIO, "in");

		cr_expect(!rio_node_is_activity(proposal->model, n) || g_str_equal(in, "c1 c2"),
			  "«%s» is of %s", rio_model_name(proposal->model, element), in);
	}
}

Test(numbers, of_a_proposal_add_up_to_the_activities_of_today)
{
	for (guint32 seed = 0; seed < generate_seeds(SEEDS); seed += 8) {
		g_autoptr(GPtrArray) models =
			generate_relatives(seed, 2 + seed % 4, 4 + seed % 14, GENERATE_TIDY);
		g_autoptr(RioMerge) merge = merged((RioModel **)models->pdata, models->len);
		g_autoptr(RioProposal) proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);
		g_autoptr(RioNumbers) numbers = rio_numbers_new(merge, proposal->model);

		cr_expect_eq(numbers->activities_out + numbers->duplicates +
				     numbers->duplicates_staying + numbers->left_out,
			     numbers->activities_in, "seed %u", seed);
	}
}

Test(numbers, hand_overs_are_those_of_one_comune)
{
	RioModel *models[] = {
		tiny_of("Alba", "Avvio @A > Protocollare la domanda @A > Rilasciare il permesso @A "
				"> Fine @A"),
		tiny_of("Brenta", "Avvio @A > Protocollare la domanda @A > Rilasciare il permesso "
				  "@B > Fine @A"),
	};
	g_autoptr(RioMerge) merge = merged(models, 2);
	g_autoptr(RioNumbers) numbers = rio_numbers_new(merge, merge->model);
	g_autofree char *words = rio_handover_words(numbers, NULL, RIO_LANGUAGE_EN);

	cr_expect_str_eq(words, "hand-overs between roles: 0–2 today in the model of a Comune; "
				"0 in the result");
	for (guint i = 0; i < G_N_ELEMENTS(models); i++)
		rio_model_unref(models[i]);
}

/* Nought would be a boast: who draws no lanes does not say who does what. */
Test(numbers, hand_overs_are_not_known_of_who_drew_no_lanes)
{
	RioModel *models[] = {
		tiny_of("Alba", "Avvio > Protocollare la domanda > Rilasciare il permesso > Fine"),
		tiny_of("Brenta", "Avvio @A > Protocollare la domanda @A > Rilasciare il permesso "
				  "@B > Fine @B"),
		tiny_of("Corno", "Avvio > Protocollare la domanda > Rilasciare il permesso > Fine"),
	};
	g_autoptr(RioMerge) some = merged(models, 2);
	g_autoptr(RioNumbers) of_some = rio_numbers_new(some, some->model);
	g_autofree char *known = rio_handover_words(of_some, NULL, RIO_LANGUAGE_EN);
	g_autoptr(RioMerge) none = merged((RioModel *[]){models[0], models[2]}, 2);
	g_autoptr(RioNumbers) of_none = rio_numbers_new(none, none->model);
	g_autofree char *unknown = rio_handover_words(of_none, NULL, RIO_LANGUAGE_EN);
	g_autofree char *json = rio_merge_to_json(none, NULL, NULL);

	cr_expect_eq(of_some->comuni[0].handovers, RIO_NONE);
	cr_expect_str_eq(known, "hand-overs between roles: 1 today in the model of a Comune; "
				"1 in the result");
	cr_expect_str_eq(unknown, "hand-overs between roles: not known, since nobody drew lanes");
	cr_expect_not_null(strstr(json, "\"handoversBefore\": null"));
	cr_expect_not_null(strstr(json, "\"handovers\": null"));
	for (guint i = 0; i < G_N_ELEMENTS(models); i++)
		rio_model_unref(models[i]);
}

Test(proposal, a_reason_counts_what_speaks_for_it)
{
	static const struct {
		const char *step, *lanes[3], *reason;
	} cases[] = {
		{"Protocollare la domanda",
		 {"Sportello", "Sportello", "Ragioneria"},
		 "It stays at the Comune: it is front office work. "
		 "It meets the citizen at 2 Comuni of 3."},
		{"Protocollare la domanda",
		 {"Sportello", "Ragioneria", "Ragioneria"},
		 "It goes to the Unione: it meets the citizen at 1 Comune of 3, which is no "
		 "majority."},
		{"Verificare i requisiti",
		 {"Sportello", "Ragioneria", "Ragioneria"},
		 "It goes to the Unione. A control needs no counter, even if it is done at one."},
		{"Protocollare la domanda",
		 {"Ragioneria", "Ragioneria", "Ragioneria"},
		 "It goes to the Unione: nothing ties it to the counter."},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		static const char *const comuni[] = {"Alba", "Brenta", "Corno"};
		RioModel *models[3];
		g_autoptr(RioMerge) merge = NULL;
		g_autoptr(RioProposal) proposal = NULL;
		g_autofree char *reason = NULL;

		for (gsize m = 0; m < 3; m++) {
			g_autofree char *notation =
				g_strdup_printf("Avvio > %s @%s > Rilasciare il permesso > Fine",
						cases[i].step, cases[i].lanes[m]);

			models[m] = tiny_of(comuni[m], notation);
		}
		merge = merged(models, 3);
		proposal = propose(merge, RIO_PROPOSAL_SERVICE, 0);
		reason = rio_proposal_reason(proposal, node_named(merge->model, cases[i].step),
					     RIO_LANGUAGE_EN);
		cr_expect_str_eq(reason, cases[i].reason);
		for (gsize m = 0; m < 3; m++)
			rio_model_unref(models[m]);
	}
}
