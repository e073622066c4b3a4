/*
 * cmd-match.c: which activities are the same work, and why
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

static int
match(const Call *call)
{
	const Options *own = call->options;
	RioReportOptions report = call_report_options(call);
	g_autoptr(GPtrArray) models = NULL;
	g_auto(Matching) matching = {NULL};
	g_autoptr(RioMatch) found = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *told = NULL;

	models = inputs_read(call, call->arguments, call->n_arguments, 2);
	if (!models || !matching_read(&matching, call, &own->matching, models))
		return EXIT_TROUBLE;
	inputs_warn_of_errors(call, models);
	found = rio_match_new((RioModel *const *)models->pdata, models->len, &matching.options,
			      &error);
	if (!found) {
		say("%s", error->message);
		return EXIT_TROUBLE;
	}
	matching_warn_of_strangers(call, found);
	told = call->format == FORMAT_JSON ? rio_match_to_json(found, own->all_pairs, &report)
					   : rio_match_to_text(found, &report);
	return output_data(call, told, strlen(told)) ? EXIT_NOTHING : EXIT_TROUBLE;
}

const Command cmd_match = {
	.name = "match",
	.arguments = N_("A B [C…]|DIR"),
	.summary = N_("which activities are the same work, and why"),
	.help = N_(
		"Finds what is the same work in the models of several Comuni, in whatever words\n"
		"they put it: by the names, and by what comes before and after.  What is sure\n"
		"comes first; somebody should look at the rest.\n"),
	.examples = "  riordino match bpmn-samples/scia-suap\n"
		    "  riordino match --json brenta.bpmn pieve.bpmn\n",
	.formats = "text|json",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = match,
};
