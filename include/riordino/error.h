/*
 * error.h: what can go wrong for riordino itself
 *
 * An error means that a call could not do its work.  Trouble with files comes as
 * %G_FILE_ERROR or %G_IO_ERROR, as GLib tells it.
 */
#pragma once

#include <riordino/version.h>

G_BEGIN_DECLS

/**
 * RIO_ERROR:
 *
 * The domain of riordino's own errors.
 */
#define RIO_ERROR (rio_error_quark())

/**
 * RioError:
 * @RIO_ERROR_XML: the file is not well-formed XML
 * @RIO_ERROR_BPMN: it is not BPMN 2.0, but perhaps of a known other kind
 * @RIO_ERROR_DOCTYPE: it has a document type declaration, which is never read
 * @RIO_ERROR_LIMIT: it is larger, deeper or fuller than riordino reads
 * @RIO_ERROR_NAME: two models of one service have one name
 * @RIO_ERROR_LEXICON: a line of a lexicon that is no entry, or names a class that does not exist
 * @RIO_ERROR_LAW: what was made does not keep what it promises, so it was thrown away
 * @RIO_ERROR_MERGE: the model is no merge, or not of the Comune asked for
 * @RIO_ERROR_DECISIONS: a line of a file of decisions that is no question or no answer
 * @RIO_ERROR_EFFORT: a line of a table of effort that cannot be read, or is about what is not there
 *
 * What a #GError of the domain %RIO_ERROR means.
 */
typedef enum {
	RIO_ERROR_XML,
	RIO_ERROR_BPMN,
	RIO_ERROR_DOCTYPE,
	RIO_ERROR_LIMIT,
	RIO_ERROR_NAME,
	RIO_ERROR_LEXICON,
	RIO_ERROR_LAW,
	RIO_ERROR_MERGE,
	RIO_ERROR_DECISIONS,
	RIO_ERROR_EFFORT,
} RioError;

/**
 * rio_error_quark:
 *
 * Returns: the domain of riordino's own errors
 */
RIO_PUBLIC GQuark rio_error_quark(void);

G_END_DECLS
