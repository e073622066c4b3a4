/*
 * cmd-diff.c: how two models differ
 */
#include "command.h"
#include "inputs.h"
#include "output.h"

#include <string.h>

typedef struct {
	gboolean with_layout;
} Options;

static const Option options[] = {
	{"with-layout", 0, OPTION_FLAG, G_STRUCT_OFFSET(Options, with_layout), NULL,
	 N_("changes of layout alone too")},
	{NULL},
};

static gboolean
is_standard_input(const char *argument)
{
	return g_str_has_suffix(argument, "=-") && !g_file_test(argument, G_FILE_TEST_EXISTS);
}

static int
tell(const Call *call, const RioDiff *diff)
{
	RioReportOptions how = call_report_options(call);
	g_autofree char *report = call->format == FORMAT_JSON ? rio_diff_to_json(diff, &how)
							      : rio_diff_to_text(diff, &how);
	g_autoptr(GPtrArray) changes = rio_diff_get_changes(diff);

	if (!output_data(call, report, strlen(report)))
		return EXIT_TROUBLE;
	return changes->len > 0 || !rio_diff_is_comparable(diff) ? EXIT_FOUND : EXIT_NOTHING;
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	const RioMatchOptions match = {.jobs = call->jobs, .language = call->language};
	const RioDiffOptions how = {.match = &match, .layout = own->with_layout};
	g_autoptr(RioModel) a = NULL;
	g_autoptr(RioModel) b = NULL;
	g_autoptr(RioDiff) diff = NULL;
	g_autoptr(GError) error = NULL;

	if (is_standard_input(call->arguments[0]) && is_standard_input(call->arguments[1]))
		return call_misused(call,
				    _W(call->language, "standard input can be read only once"));
	a = inputs_read_one(call, 0);
	b = a ? inputs_read_one(call, 1) : NULL;
	if (!b)
		return EXIT_TROUBLE;
	diff = rio_diff_new(a, b, &how, &error);
	if (!diff) {
		say("%s", error->message);
		return EXIT_TROUBLE;
	}
	return tell(call, diff);
}

const Command cmd_diff = {
	.name = "diff",
	.arguments = N_("A B"),
	.summary = N_("how two models differ"),
	.help = N_(
		"Tells what the second model has and does otherwise than the first: steps, who "
		"does them,\n"
		"the flow between them, conditions, documentation, data, a vendor's extensions.  "
		"Things are\n"
		"paired by what they mean: other ids, another order in the file, other prefixes or "
		"another\n"
		"layout are no difference.  Ends with 1 if the models differ.\n"),
	.examples = "  riordino diff bpmn-samples/scia-suap/brenta.bpmn "
		    "bpmn-samples/scia-suap/pieve.bpmn\n"
		    "  riordino diff --json old/scia.bpmn new/scia.bpmn\n",
	.formats = "text|json",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 2,
	.most_arguments = 2,
	.run = run,
};
