#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

GPtrArray *
fuzz_models(const guint8 *data, gsize size, guint least, guint most)
{
	static const char *const names[] = {"a", "b", "c", "d"};
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);
	g_autoptr(GBytes) last = NULL;

	while (models->len < most && (size > 0 || models->len < least)) {
		const guint8 *end = size > 0 ? memchr(data, FUZZ_BETWEEN, size) : NULL;
		gsize length = end ? (gsize)(end - data) : size;
		RioReadOptions options = {.comune = names[models->len], .service = "s"};
		RioModel *model;

		if (size > 0 || !last) {
			g_clear_pointer(&last, g_bytes_unref);
			last = g_bytes_new(data, length);
		}
		model = rio_model_read_bytes(last, &options, NULL);
		if (!model)
			return NULL;
		g_ptr_array_add(models, model);
		data += MIN(length + 1, size);
		size -= MIN(length + 1, size);
	}
	return g_steal_pointer(&models);
}

void
fuzz_excuse(GError **error)
{
	if (g_error_matches(*error, RIO_ERROR, RIO_ERROR_LAW)) {
		fprintf(stderr, "%s\n", (*error)->message);
		abort();
	}
	g_clear_error(error);
}

void
fuzz_same(GBytes *a, GBytes *b, const char *what)
{
	if (g_bytes_equal(a, b))
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

#define OFFICE(first, second)                                                                      \
	"<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d'>"                 \
	"<process id='p'><startEvent id='s'/><endEvent id='e'/>"                                   \
	"<userTask id='t1' name='" first "'/><userTask id='t2' name='" second "'/>"                \
	"<sequenceFlow id='f1' sourceRef='s' targetRef='t1'/>"                                     \
	"<sequenceFlow id='f2' sourceRef='t1' targetRef='t2'/>"                                    \
	"<sequenceFlow id='f3' sourceRef='t2' targetRef='e'/></process></definitions>"

GPtrArray *
fuzz_offices(void)
{
	static const char text[] =
		OFFICE("Protocollare la domanda", "Verificare i requisiti") "\xff" OFFICE(
			"Protocollo domanda", "Rilascio del permesso");
	static GPtrArray *offices;

	if (!offices)
		offices = fuzz_models((const guint8 *)text, sizeof text - 1, 2, 2);
	return offices;
}
