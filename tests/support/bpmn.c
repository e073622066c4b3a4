#include "support/bpmn.h"

#include <string.h>

char *
bpmn_text(const char *inside)
{
	return g_strdup_printf("<definitions xmlns=\"" RIO_NS_BPMN
			       "\" xmlns:bpmndi=\"" RIO_NS_BPMNDI "\" xmlns:dc=\"" RIO_NS_DC
			       "\" xmlns:di=\"" RIO_NS_DI "\" xmlns:xsi=\"" RIO_NS_XSI
			       "\">\n%s</definitions>\n",
			       inside);
}

RioModel *
bpmn_read(const char *bytes, gssize length, GError **error)
{
	RioReadOptions options = {.file = "test.bpmn"};
	g_autoptr(GBytes) copy = g_bytes_new(bytes, length < 0 ? strlen(bytes) : (gsize)length);

	return rio_model_read_bytes(copy, &options, error);
}

RioModel *
bpmn(const char *inside)
{
	g_autofree char *text = bpmn_text(inside);
	g_autoptr(GError) error = NULL;
	RioModel *model = bpmn_read(text, -1, &error);

	if (!model)
		g_error("%s", error->message);
	return model;
}

const RioNode *
bpmn_node(const RioModel *model, const char *id)
{
	guint32 element = rio_model_find(model, id);
	guint32 node = element == RIO_NONE ? RIO_NONE : rio_model_node(model, element);

	if (node == RIO_NONE)
		g_error("no node is called %s", id);
	return &model->nodes[node];
}
