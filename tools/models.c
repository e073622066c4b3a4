#include "models.h"

#include <gio/gunixinputstream.h>
#include <unistd.h>

static RioModel *
read_input(const Input *input, const RioReadOptions *options, GError **error)
{
	g_autoptr(GInputStream) stream = NULL;

	if (!g_str_equal(input->path, "-"))
		return rio_model_read_file(input->path, options, error);
	stream = g_unix_input_stream_new(STDIN_FILENO, FALSE);
	return rio_model_read_stream(stream, options, NULL, error);
}

RioModel *
model_read(const Call *call, const Input *input)
{
	RioReadOptions options = {
		.comune = input->comune,
		.service = input->service,
		.file = input->path,
		.language = call->language,
	};
	g_autoptr(GError) error = NULL;
	RioModel *model = read_input(input, &options, &error);

	if (!model)
		say("%s", error->message);
	return model;
}

GPtrArray *
models_read(const Call *call, const GPtrArray *inputs)
{
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);

	for (guint i = 0; i < inputs->len; i++) {
		RioModel *model = model_read(call, inputs->pdata[i]);

		if (model)
			g_ptr_array_add(models, model);
	}
	return models->len == inputs->len ? g_steal_pointer(&models) : NULL;
}
