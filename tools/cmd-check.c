/*
 * cmd-check.c: problems in the models
 */
#include "inputs.h"
#include "output.h"

#include <string.h>

static char *
told(const Call *call, const GPtrArray *models, const GPtrArray *problems)
{
	RioReportOptions options = call_report_options(call);

	switch (call->format) {
	case FORMAT_JSON:
		return rio_problems_to_json(models, problems, &options);
	case FORMAT_SARIF:
		return rio_problems_to_sarif(models, problems, &options);
	default:
		return rio_problems_to_text(models, problems, &options);
	}
}

static gboolean
has_error(const GPtrArray *problems)
{
	for (guint i = 0; i < problems->len; i++) {
		if (rio_problem_get_severity(problems->pdata[i]) == RIO_SEVERITY_ERROR)
			return TRUE;
	}
	return FALSE;
}

static int
check(const Call *call)
{
	g_autoptr(GPtrArray) models = inputs_read(call, call->arguments, call->n_arguments, 1);
	g_autoptr(GPtrArray) problems = NULL;
	g_autofree char *report = NULL;

	if (!models)
		return EXIT_TROUBLE;
	problems = g_ptr_array_new_with_free_func((GDestroyNotify)rio_problem_unref);
	for (guint i = 0; i < models->len; i++)
		g_ptr_array_extend_and_steal(problems, rio_model_check(models->pdata[i]));
	report = told(call, models, problems);
	if (!output_data(call, report, strlen(report)))
		return EXIT_TROUBLE;
	return has_error(problems) ? EXIT_FOUND : EXIT_NOTHING;
}

const Command cmd_check = {
	.name = "check",
	.arguments = N_("FILE…"),
	.summary = N_("problems in the models"),
	.help = N_(
		"Looks for what is off in models: references that lead nowhere, flows where none "
		"may be,\n"
		"work that nothing leads to, steps without a name.  Ends with 1 if there is an "
		"error\n"
		"among the problems; with warnings and notes alone, with 0.\n"),
	.examples = "  riordino check bpmn-samples/scia-suap/brenta.bpmn\n"
		    "  riordino check --format=sarif bpmn-samples > riordino.sarif\n",
	.formats = "text|json|sarif",
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = check,
};
