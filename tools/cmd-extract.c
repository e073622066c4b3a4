/*
 * cmd-extract.c: a Comune's own model out of a merged one
 */
#include "command.h"
#include "inputs.h"
#include "output.h"

typedef struct {
	const char *output;
	const char *comune;
} Options;

static const Option options[] = {
	{"comune", 0, OPTION_TEXT, G_STRUCT_OFFSET(Options, comune), N_("NAME"),
	 N_("whose model to give back")},
	{"output", 'o', OPTION_TEXT, G_STRUCT_OFFSET(Options, output), N_("OUT.bpmn"),
	 N_("where to write it (- is standard output)")},
	{NULL},
};

static int
run(const Call *call)
{
	const Options *own = call->options;
	g_autoptr(RioModel) merged = NULL;
	g_autoptr(GPtrArray) lost = NULL;
	g_autoptr(RioModel) model = NULL;
	g_autoptr(GError) error = NULL;

	if (!own->comune || !own->output)
		return call_misused(
			call, _W(call->language, "“--comune=NAME” and “-o OUT.bpmn” are wanted"));
	if (!output_may_be_model(call, own->output))
		return EXIT_TROUBLE;
	merged = inputs_read_one(call, 0);
	if (!merged)
		return EXIT_TROUBLE;
	model = rio_merge_extract(merged, own->comune, call->language, &lost, &error);
	if (!model) {
		say("%s", error->message);
		return EXIT_TROUBLE;
	}
	for (guint i = 0; i < lost->len && !call->quiet; i++)
		say("%s: %s", rio_model_get_file(merged), (const char *)lost->pdata[i]);
	return output_model(call, own->output, model, NULL) ? EXIT_NOTHING : EXIT_TROUBLE;
}

const Command cmd_extract = {
	.name = "extract",
	.arguments = N_("MERGED --comune=NAME -o OUT.bpmn"),
	.summary = N_("a Comune's own model back out of a merged one"),
	.help = N_(
		"Gives a Comune its own model back out of a merged file, with its own ids, names\n"
		"and content, and a new diagram.  A merged file that was changed in a modeller\n"
		"since is read as far as it goes: what is left out is said.\n"),
	.examples = "  riordino extract accesso.bpmn --comune=brenta -o brenta.bpmn\n",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = 1,
	.run = run,
};
