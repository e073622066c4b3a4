/*
 * input.h: files, read whole but not without end
 *
 * A file may be a device, a pipe that never ends, or grow while it is read: none of them may fill
 * the memory.
 */
#pragma once

#include <gio/gio.h>

#include <riordino/error.h>
#include <riordino/language.h>

/* What @stream holds; of what is longer than @most a piece that is too. */
GBytes *rio_input_stream(GInputStream *stream, gsize most, GCancellable *cancellable,
			 GError **error);

/* A local file; trouble with it is a %G_IO_ERROR. */
GInputStream *rio_input_open(const char *path, GError **error);

/* All of a small file; %RIO_ERROR_LIMIT if it is too large to be one. */
GBytes *rio_input_file(const char *path, RioLanguage language, GError **error);

/* The same of one that holds text; an error of that code if it does not. */
char *rio_input_text(const char *path, RioError code, RioLanguage language, GError **error);
