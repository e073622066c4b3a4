#include "base/input.h"

#include <string.h>

#include "base/limits.h"
#include "base/words.h"

GBytes *
rio_input_stream(GInputStream *stream, gsize most, GCancellable *cancellable, GError **error)
{
	g_autoptr(GByteArray) read = g_byte_array_new();
	gsize piece = 64 * 1024, n = piece;

	while (n == piece && read->len <= most) {
		guint length = read->len;

		g_byte_array_set_size(read, length + (guint)piece);
		/* a stream in memory does not look at it */
		if (g_cancellable_set_error_if_cancelled(cancellable, error) ||
		    !g_input_stream_read_all(stream, read->data + length, piece, &n, cancellable,
					     error))
			return NULL;
		g_byte_array_set_size(read, length + (guint)n);
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&read));
}

GInputStream *
rio_input_open(const char *path, GError **error)
{
	/* The local one at once: the default one loads modules for remote files first. */
	g_autoptr(GFile) file = g_vfs_get_file_for_path(g_vfs_get_local(), path);

	return (GInputStream *)g_file_read(file, NULL, error);
}

GBytes *
rio_input_file(const char *path, RioLanguage language, GError **error)
{
	g_autoptr(GInputStream) stream = rio_input_open(path, error);
	g_autoptr(GBytes) bytes =
		stream ? rio_input_stream(stream, RIO_LIMIT_TABLE, NULL, error) : NULL;

	if (!bytes || g_bytes_get_size(bytes) <= RIO_LIMIT_TABLE)
		return g_steal_pointer(&bytes);
	g_set_error(error, RIO_ERROR, RIO_ERROR_LIMIT,
		    _W(language, "%s:1: the file has more than %u bytes: is it the right one?"),
		    path, RIO_LIMIT_TABLE);
	return NULL;
}

char *
rio_input_text(const char *path, RioError code, RioLanguage language, GError **error)
{
	g_autoptr(GBytes) bytes = rio_input_file(path, language, error);
	gsize size;
	const char *text;

	if (!bytes)
		return NULL;
	text = g_bytes_get_data(bytes, &size);
	if (size == 0 || !memchr(text, '\0', size))
		return g_strndup(text ? text : "", size);
	g_set_error(error, RIO_ERROR, (gint)code,
		    _W(language, "%s:1: this is no text: is it the right file?"), path);
	return NULL;
}
