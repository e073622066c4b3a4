/*
 * cmd-show.c: what is in a model
 */
#include "inputs.h"
#include "output.h"

#include <string.h>

static int
show_bpmn(const Call *call, const RioModel *model)
{
	g_autoptr(GBytes) xml = rio_model_write_bytes(model);
	gsize size;
	const char *start = g_bytes_get_data(xml, &size);

	return output_data(call, start, size) ? EXIT_NOTHING : EXIT_TROUBLE;
}

static int
show(const Call *call)
{
	g_autoptr(RioModel) model = inputs_read_one(call, 0);
	RioReportOptions options = call_report_options(call);
	g_autofree char *text = NULL;

	if (!model)
		return EXIT_TROUBLE;
	if (call->format == FORMAT_BPMN)
		return show_bpmn(call, model);
	text = call->format == FORMAT_JSON ? rio_model_to_json(model, &options)
					   : rio_model_to_text(model, &options);
	return output_data(call, text, strlen(text)) ? EXIT_NOTHING : EXIT_TROUBLE;
}

const Command cmd_show = {
	.name = "show",
	.arguments = N_("FILE"),
	.summary = N_("what is in a model"),
	.help = N_(
		"Tells what is in a model: its processes and pools, and each step with its kind,\n"
		"its lane and what follows it.  --format=bpmn writes the model back, with all\n"
		"that was read.\n"),
	.examples = "  riordino show bpmn-samples/scia-suap/brenta.bpmn\n"
		    "  riordino show --format=bpmn draft.bpmn > tidy.bpmn\n",
	.formats = "text|json|bpmn",
	.least_arguments = 1,
	.most_arguments = 1,
	.run = show,
};
