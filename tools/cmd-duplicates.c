/*
 * cmd-duplicates.c: work that is done more than once
 */
#include "inputs.h"
#include "output.h"

#include <string.h>

typedef struct {
	const char *lexicon;
} Options;

static const Option options[] = {
	{"lexicon", 0, OPTION_TEXT, G_STRUCT_OFFSET(Options, lexicon), N_("FILE"),
	 N_("words of one's own (see doc/lexicon.md)")},
	{NULL},
};

static int
tell(const Call *call, const RioDuplicates *duplicates)
{
	RioReportOptions how = call_report_options(call);
	g_autofree char *told = call->format == FORMAT_JSON
					? rio_duplicates_to_json(duplicates, &how)
					: rio_duplicates_to_text(duplicates, &how);
	g_autoptr(GPtrArray) activities = rio_duplicates_get_activities(duplicates);

	if (!output_data(call, told, strlen(told)))
		return EXIT_TROUBLE;
	return activities->len > 0 ? EXIT_FOUND : EXIT_NOTHING;
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	RioMatchOptions how = {.jobs = call->jobs, .language = call->language};
	g_autoptr(GPtrArray) models = NULL;
	g_autoptr(RioLexicon) lexicon = NULL;
	g_autoptr(RioDuplicates) duplicates = NULL;
	g_autoptr(GError) error = NULL;

	if (!inputs_lexicon(own->lexicon, &lexicon))
		return EXIT_TROUBLE;
	models = inputs_read(call, call->arguments, call->n_arguments, 1);
	if (!models)
		return EXIT_TROUBLE;
	how.lexicon = lexicon;
	duplicates =
		rio_duplicates_new((RioModel *const *)models->pdata, models->len, &how, &error);
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
	.help = N_("Finds the work that several Comuni do, each in its own words: what an "
		   "associated service\n"
		   "would do once.  What would save most comes first.  Ends with 1 if there is "
		   "some.\n"),
	.examples = "  riordino duplicates bpmn-samples/scia-suap\n"
		    "  riordino duplicates --json bpmn-samples\n",
	.formats = "text|json",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = run,
};
