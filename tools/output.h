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

/*
 * Whether the file is none of those that the models were read from, which a slip would overwrite;
 * FALSE after saying so.
 */
gboolean output_spares(const Call *call, const char *path, const GPtrArray *models);

/*
 * Lays a model out (@how: NULL for as usual) and writes it as BPMN.  Whether a file of that name
 * may hold one is asked before the work: what ends in a dot and something does in .bpmn or .xml.
 */
gboolean output_may_be_model(const Call *call, const char *path);
gboolean output_model(const Call *call, const char *path, RioModel *model,
		      const RioDrawOptions *how);
