#include "output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static GError *
error_of_errno(void)
{
	int number = errno;

	return g_error_new_literal(G_FILE_ERROR, g_file_error_from_errno(number),
				   g_strerror(number));
}

gboolean
output_data(const Call *call, const char *data, gsize length)
{
	g_autoptr(GError) error = NULL;

	progress_end(call->progress);
	if (fwrite(data, 1, length, stdout) == length && fflush(stdout) == 0)
		return TRUE;
	error = error_of_errno();
	say_file_error(call->language, _W(call->language, "standard output"), error);
	return FALSE;
}

/* A pipe or a device is written into: a rename would put a file in its place. */
static gboolean
write_into(const char *path, const char *data, gsize length, GError **error)
{
	FILE *file = fopen(path, "w");
	gboolean written = file && fwrite(data, 1, length, file) == length && fflush(file) == 0;

	if (!written)
		g_propagate_error(error, error_of_errno());
	if (file)
		fclose(file);
	return written;
}

/*
 * A file in place of another.  Who would stop us in the middle, and leave a piece lying beside it,
 * waits until all of it is there.
 */
static gboolean
replace(const char *path, const char *data, gsize length, GError **error)
{
	/* A symbolic link stays one, and what it points to is replaced. */
	g_autofree char *real = realpath(path, NULL);
	sigset_t stops, before;
	gboolean written;

	sigemptyset(&stops);
	sigaddset(&stops, SIGINT);
	sigaddset(&stops, SIGTERM);
	sigaddset(&stops, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &stops, &before);
	written = g_file_set_contents_full(real ? real : path, data, (gssize)length,
					   G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return written;
}

gboolean
output_file(const Call *call, const char *path, const char *data, gsize length)
{
	g_autoptr(GError) error = NULL;
	gboolean written;

	if (g_str_equal(path, "-"))
		return output_data(call, data, length);

	if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR))
		written = write_into(path, data, length, &error);
	else
		written = replace(path, data, length, &error);
	if (g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
		say(_W(call->language, "%s: there is no such folder to write into"), path);
	else if (!written)
		say_file_error(call->language, path, error);
	return written;
}

gboolean
output_spares(const Call *call, const char *path, const GPtrArray *models)
{
	g_autofree char *real = realpath(path, NULL);

	for (guint i = 0; real && i < models->len; i++) {
		g_autofree char *input = realpath(rio_model_get_file(models->pdata[i]), NULL);

		if (g_strcmp0(input, real) == 0) {
			say(_W(call->language, "%s: this is one of the models that are read: name "
					       "another file to write"),
			    path);
			return FALSE;
		}
	}
	return TRUE;
}

gboolean
output_may_be_model(const Call *call, const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	const char *ending = strrchr(name, '.');

	if (!ending || g_str_equal(ending, ".bpmn") || g_str_equal(ending, ".xml"))
		return TRUE;
	call_misused(call, _W(call->language, "%s: what is written is BPMN: call it .bpmn"), path);
	return FALSE;
}

gboolean
output_model(const Call *call, const char *path, RioModel *model, const RioDrawOptions *how)
{
	g_autoptr(RioModel) drawn = rio_draw_layout(model, how);
	g_autoptr(GBytes) bytes = rio_model_write_bytes(drawn);

	return output_file(call, path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}
