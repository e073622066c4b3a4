/*
 * cmd-check.c: problems in the models
 */
#include "inputs.h"
#include "output.h"

#include <string.h>

static char *
told(const Call *call, const RioFindings *findings)
{
	switch (call->format) {
	case FORMAT_JSON:
		return rio_findings_to_json(findings);
	case FORMAT_SARIF:
		return rio_findings_to_sarif(findings);
	default:
		return rio_findings_to_text(findings);
	}
}

static gboolean
has_code(const RioProblem *problem, const char *code)
{
	return strcmp(rio_problem_get_code(problem), code) == 0;
}

/* The elements that nothing leads to, as a set: that they never run need not be told again. */
static GHashTable *
unreachable_elements(const GPtrArray *problems)
{
	GHashTable *elements = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < problems->len; i++)
		if (has_code(problems->pdata[i], "unreachable"))
			g_hash_table_add(elements, rio_problem_get_element(problems->pdata[i]));
	return elements;
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
	const RioProblem *const *one = a, *const *other = b;
	guint line = rio_element_get_line(rio_problem_get_element(*one));
	guint other_line = rio_element_get_line(rio_problem_get_element(*other));

	return line < other_line ? -1 : line > other_line;
}

/* Problems of the model and of its behaviour, in the order of the file. */
static GPtrArray *
check_model(RioModel *model)
{
	GPtrArray *problems = rio_model_check(model);
	g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
	g_autoptr(GPtrArray) faults = rio_soundness_get_problems(soundness);
	g_autoptr(GHashTable) unreachable = unreachable_elements(problems);
	const guint n = problems->len;

	for (guint i = 0; i < faults->len; i++) {
		RioProblem *fault = faults->pdata[i];

		if (!has_code(fault, "never-runs") ||
		    !g_hash_table_contains(unreachable, rio_problem_get_element(fault)))
			g_ptr_array_add(problems, rio_problem_ref(fault));
	}
	if (problems->len > n)
		g_ptr_array_sort(problems, compare_lines);
	return problems;
}

/* One model at a time, so that it does not matter how many there are.  How many could be read. */
static guint
check_all(const Call *call, const GPtrArray *inputs, RioFindings *findings)
{
	RioProgress *progress = progress_state(call->progress);
	guint n_read = 0;

	rio_progress_begin(progress, RIO_STAGE_CHECK, inputs->len);
	for (guint i = 0; i < inputs->len; i++) {
		g_autoptr(RioModel) model = input_read(call, inputs->pdata[i]);
		g_autoptr(GPtrArray) problems = NULL;

		rio_progress_add(progress, 1);
		if (!model)
			continue;
		problems = check_model(model);
		rio_findings_add(findings, model, problems);
		n_read++;
	}
	return n_read;
}

static int
check(const Call *call)
{
	const RioReportOptions how = call_report_options(call);
	g_autoptr(GPtrArray) inputs = inputs_parse(call, call->arguments, call->n_arguments);
	g_autoptr(RioFindings) findings = rio_findings_new(&how);
	g_autofree char *report = NULL;
	guint n_read = inputs ? check_all(call, inputs, findings) : 0;

	if (n_read == 0)
		return EXIT_TROUBLE;
	report = told(call, findings);
	if (!output_data(call, report, strlen(report)))
		return EXIT_TROUBLE;
	if (n_read < inputs->len) {
		say(_W(call->language, "%u of %u files could not be read"), inputs->len - n_read,
		    inputs->len);
		return EXIT_TROUBLE;
	}
	return rio_findings_count(findings, RIO_SEVERITY_ERROR) > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

const Command cmd_check = {
	.name = "check",
	.arguments = N_("FILE…"),
	.summary = N_("problems in the models"),
	.help = N_(
		"Looks for what is off in models: references that lead nowhere, flows where none\n"
		"may be, work that nothing leads to, steps without a name; and whether the work\n"
		"can stop for ever, or be done twice, before it comes to an end.  Of files that\n"
		"cannot be read it says why, and checks the others.  Ends with 1 if there is an\n"
		"error among the problems; with warnings and notes alone, with 0.\n"),
	.examples = "  riordino check bpmn-samples/scia-suap/brenta.bpmn\n"
		    "  riordino check --format=sarif bpmn-samples > riordino.sarif\n",
	.formats = "text|json|sarif",
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = check,
};
