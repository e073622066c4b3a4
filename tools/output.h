/*
 * output.h: data out, whole or not at all
 */
#pragma once

#include "command.h"

/* Writes to standard output; says what is wrong and returns FALSE if that fails. */
gboolean output_data(const Call *call, const char *data, gsize length);

/*
 * Writes a file: first a temporary one beside it, then renamed, so that @path holds all of the
 * data or what it held before.  "-" stands for standard output.
 */
gboolean output_file(const Call *call, const char *path, const char *data, gsize length);
