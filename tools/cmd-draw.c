/*
 * cmd-draw.c: the picture of a model, or the model with its diagram
 */
#include "command.h"
#include "inputs.h"
#include "output.h"

#include <string.h>

typedef struct {
	const char *output;
	guint layout;
} Options;

/* In the order of RioLayout. */
static const Option options[] = {
	{"output", 'o', OPTION_TEXT, G_STRUCT_OFFSET(Options, output), N_("FILE"),
	 N_("what to write: its ending says what it becomes")},
	{"layout", 0, OPTION_CHOICE, G_STRUCT_OFFSET(Options, layout), "missing|all|keep",
	 N_("what to place anew (unasked: what is missing)")},
	{NULL},
};

static int
write_bpmn(const Call *call, const char *path, RioModel *model, const RioDrawOptions *how)
{
	g_autoptr(RioModel) drawn = rio_draw_layout(model, how);
	g_autoptr(GBytes) bytes = rio_model_write_bytes(drawn);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	return output_file(call, path, data, length) ? EXIT_NOTHING : EXIT_TROUBLE;
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	RioDrawOptions how = {.language = call->language};
	g_autoptr(GPtrArray) models = NULL;

	if (!own->output)
		return call_misused(call, "%s", _W(call->language, "where to? -o OUT.svg"));
	if (own->layout > 0)
		how.layout = own->layout - 1;
	models = inputs_read(call, call->arguments, call->n_arguments, 1);
	if (!models)
		return EXIT_TROUBLE;
	return write_bpmn(call, own->output, models->pdata[0], &how);
}

const Command cmd_draw = {
	.name = "draw",
	.arguments = N_("A -o OUT"),
	.summary = N_("the picture of a model, or the model with its diagram"),
	.help = N_("Draws a model: pools, lanes, every step and flow, from left to right.\n"),
	.examples = "  riordino draw scia.bpmn -o scia.bpmn --layout=all\n",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = 1,
	.run = run,
};
