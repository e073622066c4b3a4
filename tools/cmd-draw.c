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
	 N_("what to place anew: what has no place yet (the default), all, nothing")},
	{NULL},
};

static GBytes *
draw_bpmn(RioModel *model, const RioDrawOptions *how, GError **error)
{
	g_autoptr(RioModel) drawn = rio_draw_layout(model, how);

	return rio_model_write_bytes(drawn);
}

static GBytes *
draw_svg(RioModel *model, const RioDrawOptions *how, GError **error)
{
	return rio_draw_svg(model, how);
}

static GBytes *
draw_png(RioModel *model, const RioDrawOptions *how, GError **error)
{
	return rio_draw_image(model, RIO_IMAGE_PNG, how, error);
}

static GBytes *
draw_pdf(RioModel *model, const RioDrawOptions *how, GError **error)
{
	return rio_draw_image(model, RIO_IMAGE_PDF, how, error);
}

typedef GBytes *(*DrawFunc)(RioModel *model, const RioDrawOptions *how, GError **error);

static const struct {
	const char *ending;
	DrawFunc draw;
} formats[] = {
	{".svg", draw_svg},   {".png", draw_png},  {".pdf", draw_pdf},
	{".bpmn", draw_bpmn}, {".xml", draw_bpmn},
};

/* By the ending of the file; standard output gets SVG. */
static DrawFunc
format_of(const char *path)
{
	if (g_str_equal(path, "-"))
		return draw_svg;
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
		if (g_str_has_suffix(path, formats[i].ending))
			return formats[i].draw;
	return NULL;
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	RioDrawOptions how = {.language = call->data_language};
	g_autoptr(RioModel) model = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = NULL;
	DrawFunc draw;
	gsize length;
	const char *data;

	if (!own->output)
		return call_misused(call, "%s", _W(call->language, "where to? -o OUT.svg"));
	draw = format_of(own->output);
	if (!draw)
		return call_misused(
			call, _W(call->language, "%s: draw writes .svg, .png, .pdf and .bpmn"),
			own->output);
	if (own->layout > 0)
		how.layout = own->layout - 1;
	model = inputs_read_one(call, 0);
	if (!model)
		return EXIT_TROUBLE;
	bytes = draw(model, &how, &error);
	if (!bytes) {
		say("%s: %s", own->output, error->message);
		return EXIT_TROUBLE;
	}
	data = g_bytes_get_data(bytes, &length);
	return output_file(call, own->output, data, length) ? EXIT_NOTHING : EXIT_TROUBLE;
}

const Command cmd_draw = {
	.name = "draw",
	.arguments = N_("A -o OUT"),
	.summary = N_("the picture of a model, or the model with its diagram"),
	.help = N_(
		"Draws a model as the standard does, from left to right.  With a .bpmn as output\n"
		"the model itself is written, with its diagram.  What is drawn stays where it\n"
		"is, and what is not is added where there is room (else all is placed anew, in\n"
		"the order that the drawing has), unless --layout says otherwise.  In a merged\n"
		"model colours say how many Comuni do a step, or which one.\n"),
	.examples = "  riordino draw scia.bpmn -o scia.svg\n"
		    "  riordino draw merged.bpmn -o merged.pdf --layout=all\n",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = 1,
	.run = run,
};
