/*
 * cmd-duplicates.c: work that is done more than once
 */
#include "inputs.h"
#include "matching.h"
#include "output.h"

#include <string.h>

typedef struct {
	MatchingFiles matching;
} Options;

static const Option options[] = {
	MATCHING_OPTIONS(Options, matching),
	{NULL},
};

static char *
told(const Call *call, const RioDuplicates *duplicates)
{
	RioReportOptions how = call_report_options(call);

	switch (call->format) {
	case FORMAT_JSON:
		return rio_duplicates_to_json(duplicates, &how);
	case FORMAT_CSV:
		return rio_duplicates_to_csv(duplicates, &how);
	default:
		return rio_duplicates_to_text(duplicates, &how);
	}
}

static int
tell(const Call *call, const RioDuplicates *duplicates)
{
	g_autofree char *report = told(call, duplicates);
	g_autoptr(GPtrArray) activities = rio_duplicates_get_activities(duplicates);
	g_autoptr(GPtrArray) fragments = rio_duplicates_get_fragments(duplicates);

	if (!output_data(call, report, strlen(report)))
		return EXIT_TROUBLE;
	return activities->len + fragments->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	g_autoptr(GPtrArray) models = NULL;
	g_auto(Matching) matching = {NULL};
	g_autoptr(RioDuplicates) duplicates = NULL;
	g_autoptr(GError) error = NULL;

	models = inputs_read(call, call->arguments, call->n_arguments, 1);
	if (!models || !matching_read(&matching, call, &own->matching, models))
		return EXIT_TROUBLE;
	duplicates = rio_duplicates_new((RioModel *const *)models->pdata, models->len,
					&matching.options, &error);
	if (!duplicates) {
		say("%s", error->message);
		return EXIT_TROUBLE;
	}
	return tell(call, duplicates);
}

const Command cmd_duplicates = {
	.name = "duplicates",
	.arguments = N_("A…|DIR"),
	.summary = N_("work that is done more than once"),
	.help = N_(
		"Finds the work that several Comuni do, each in its own words, in one service\n"
		"and across services, or that one does twice: single activities, and whole parts\n"
		"of the flow.  What would save most if it were done once comes first, with what\n"
		"to do about it.  In a part of the flow [step] is a step that some Comune does\n"
		"in between, ≈(steps) a block that differs in one step.  Ends with 1 if there is\n"
		"such work.\n"),
	.examples = "  riordino duplicates bpmn-samples/scia-suap\n"
		    "  riordino duplicates --format=csv bpmn-samples > duplicates.csv\n",
	.formats = "text|json|csv",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = run,
};
