/*
 * effort.h: how many hours a year the work takes
 *
 * A table as spreadsheets write it, one line for each activity of a Comune:
 *
 *     comune;attività;pratiche l'anno;minuti a pratica
 *     brenta;Protocollare la SCIA;180;7,5
 *     pieve;Task_12;95;10
 *
 * Fields are parted by ";" or ","; where it is ";", numbers may have a decimal comma.  The text is
 * UTF-8, with or without a mark before it, or Windows-1252.  A first line without numbers is a
 * heading; an activity whose figures are blank has none.
 */
#pragma once

#include <riordino/model.h>

G_BEGIN_DECLS

/**
 * RioEffort:
 *
 * A table of effort.  Immutable; shared by threads and counted.
 */
typedef struct _RioEffort RioEffort;

#define RIO_TYPE_EFFORT (rio_effort_get_type())
RIO_PUBLIC GType rio_effort_get_type(void) G_GNUC_CONST;

/**
 * rio_effort_read:
 * @file: (type filename): a table
 * @models: (array length=n): the models that it is about
 * @n: how many
 * @language: the language of error messages
 * @error: %RIO_ERROR_EFFORT: a line of text for each fault, that begins with file and line; or
 *   trouble with the file
 *
 * Returns: (transfer full): the table, or %NULL
 */
RIO_PUBLIC RioEffort *rio_effort_read(const char *file, RioModel *const *models, gsize n,
				      RioLanguage language, GError **error);

/**
 * rio_effort_parse:
 * @name: what to call the table in an error
 * @bytes: the table
 * @models: (array length=n): the models that it is about
 * @n: how many
 * @language: the language of error messages
 * @error: %RIO_ERROR_EFFORT: a line of text for each fault, that begins with @name and line
 *
 * Returns: (transfer full): the table, or %NULL
 */
RIO_PUBLIC RioEffort *rio_effort_parse(const char *name, GBytes *bytes, RioModel *const *models,
				       gsize n, RioLanguage language, GError **error);

/**
 * rio_effort_ref:
 * @effort: a table
 *
 * Returns: (transfer full): the same, with a reference more
 */
RIO_PUBLIC RioEffort *rio_effort_ref(RioEffort *effort);

/**
 * rio_effort_unref:
 * @effort: (transfer full) (nullable): a table
 *
 * Gives a reference back; with the last one it is gone.
 */
RIO_PUBLIC void rio_effort_unref(RioEffort *effort);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioEffort, rio_effort_unref)

G_END_DECLS
