/*
 * cmd-merge.c: one model of several
 */
#include "command.h"
#include "inputs.h"
#include "output.h"

#include <string.h>

typedef struct {
	const char *output;
	guint mode;
	guint quorum;
} Options;

/* As in the table of options, from 1. */
enum {
	MODE_UNION = 1,
	MODE_CORE,
	MODE_PROPOSAL,
};

static const Option options[] = {
	{"output", 'o', OPTION_TEXT, G_STRUCT_OFFSET(Options, output), N_("OUT.bpmn"),
	 N_("where to write the merged model (- is standard output)")},
	{"mode", 0, OPTION_CHOICE, G_STRUCT_OFFSET(Options, mode), "union|core|proposal",
	 N_("all that any Comune does; what many do; the associated service")},
	{"quorum", 0, OPTION_NUMBER, G_STRUCT_OFFSET(Options, quorum), N_("N"),
	 N_("of a core: how many Comuni must do what is in it")},
	{NULL},
};

static gboolean
write_model(const Call *call, RioModel *model, const char *path)
{
	g_autoptr(RioModel) drawn = rio_draw_layout(model, NULL);
	g_autoptr(GBytes) bytes = rio_model_write_bytes(drawn);

	return output_file(call, path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static gboolean
tell(const Call *call, const RioMerge *merge, const char *path)
{
	RioReportOptions report = call_report_options(call);
	g_autofree char *words = NULL;

	/* the model itself went there */
	if (g_str_equal(path, "-") || (call->quiet && call->format == FORMAT_TEXT))
		return TRUE;
	words = call->format == FORMAT_JSON ? rio_merge_to_json(merge, path, &report)
					    : rio_merge_to_text(merge, path, &report);
	return output_data(call, words, strlen(words));
}

/* Comuni of two services may have one name, and nothing could be given back. */
static gboolean
one_service(const Call *call, const GPtrArray *models)
{
	const char *first = rio_model_get_service(models->pdata[0]);

	for (guint i = 1; i < models->len; i++) {
		const char *other = rio_model_get_service(models->pdata[i]);

		if (!g_str_equal(first, other)) {
			call_misused(call,
				     _W(call->language,
					"models of one service are merged, and these are of “%s” "
					"and of “%s”: name the folder of one, or files"),
				     first, other);
			return FALSE;
		}
	}
	return TRUE;
}

/* What was asked for instead of the union, or NULL and an error. */
static RioProposal *
propose(const Call *call, RioMerge *merge, GError **error)
{
	const Options *own = call->options;
	RioProposalOptions how = {.kind = own->mode == MODE_CORE ? RIO_PROPOSAL_CORE
								 : RIO_PROPOSAL_SERVICE,
				  .quorum = own->quorum,
				  .language = call->data_language};

	return rio_proposal_new(merge, &how, NULL, error);
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	RioMergeOptions how = {.language = call->data_language};
	g_autoptr(GPtrArray) models = NULL;
	g_autoptr(RioMatch) match = NULL;
	g_autoptr(RioMerge) merge = NULL;
	g_autoptr(RioProposal) proposal = NULL;
	g_autoptr(GError) error = NULL;
	RioModel *model;

	if (!own->output)
		return call_misused(
			call, _W(call->language, "where to? “-o OUT.bpmn” names the merged file"));
	models = inputs_read(call, call->arguments, call->n_arguments, 2);
	if (!models || !one_service(call, models))
		return EXIT_TROUBLE;
	match = rio_match_new((RioModel **)models->pdata, models->len, NULL, &error);
	merge = match ? rio_merge_new(match, &how, &error) : NULL;
	if (merge && own->mode > MODE_UNION)
		proposal = propose(call, merge, &error);
	if (error) {
		say("%s", error->message);
		return EXIT_TROUBLE;
	}
	model = proposal ? rio_proposal_get_model(proposal) : rio_merge_get_model(merge);
	if (!write_model(call, model, own->output) || !tell(call, merge, own->output))
		return EXIT_TROUBLE;
	return EXIT_NOTHING;
}

const Command cmd_merge = {
	.name = "merge",
	.arguments = N_("A B [C…]|DIR -o OUT.bpmn"),
	.summary = N_("one model of several, that gives each Comune its own back"),
	.help = N_(
		"Merges the models that several Comuni drew of one service into one BPMN model.\n"
		"What is the same work is there once; where the Comuni differ a gateway asks "
		"which\n"
		"Comune it is.  Every element says whose it is and what it was called there, and\n"
		"“riordino extract” gives each Comune its own model back: this is checked on each\n"
		"merge, and if it did not hold nothing would be written.\n"),
	.examples = "  riordino merge bpmn-samples/accesso-atti -o accesso.bpmn\n"
		    "  riordino merge Brenta=a.bpmn Pieve=b.bpmn -o due.bpmn\n"
		    "  riordino merge --json bpmn-samples/accesso-atti -o accesso.bpmn > n.json\n",
	.formats = "text|json",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = run,
};
