/*
 * cmd-compare.c: who does what, who is like whom, and who should join whom
 */
#include "inputs.h"
#include "matching.h"
#include "output.h"

#include <string.h>

typedef struct {
	MatchingFiles matching;
	gboolean all_pairs;
} Options;

static const Option options[] = {
	MATCHING_OPTIONS(Options, matching),
	{"all-pairs", 0, OPTION_FLAG, G_STRUCT_OFFSET(Options, all_pairs), NULL,
	 N_("tell the similarity of all models, not only of those that can be compared")},
	{NULL},
};

static char *
told(const Call *call, const RioComparison *comparison)
{
	const Options *own = call->options;
	RioReportOptions how = call_report_options(call);

	switch (call->format) {
	case FORMAT_JSON:
		return rio_comparison_to_json(comparison, own->all_pairs, &how);
	case FORMAT_CSV:
		return rio_comparison_to_csv(comparison, &how);
	default:
		return rio_comparison_to_text(comparison, &how);
	}
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	g_autoptr(GPtrArray) models = NULL;
	g_auto(Matching) matching = {NULL};
	g_autoptr(RioComparison) comparison = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *report = NULL;

	models = inputs_read(call, call->arguments, call->n_arguments, 2);
	if (!models || !matching_read(&matching, call, &own->matching, models))
		return EXIT_TROUBLE;
	comparison = rio_comparison_new((RioModel *const *)models->pdata, models->len,
					&matching.options, &error);
	if (!comparison) {
		say("%s", error->message);
		return EXIT_TROUBLE;
	}
	matching_warn_of_strangers(call, rio_comparison_get_match(comparison));
	report = told(call, comparison);
	return output_data(call, report, strlen(report)) ? EXIT_NOTHING : EXIT_TROUBLE;
}

const Command cmd_compare = {
	.name = "compare",
	.arguments = N_("A B [C…]|DIR"),
	.summary = N_("who does what, who is like whom, who should join whom"),
	.help = N_(
		"Lays the models of several Comuni side by side: a row for each activity, in the\n"
		"order of the flow, with who does it and by which name; how alike each two are;\n"
		"and the order in which joining costs least.  --format=csv is for a "
		"spreadsheet.\n"),
	.examples = "  riordino compare bpmn-samples/scia-suap\n"
		    "  riordino compare --format=csv bpmn-samples/scia-suap > scia.csv\n",
	.formats = "text|json|csv",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = run,
};
