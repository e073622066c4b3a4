/*
 * decisions.h: what the workshop decided
 *
 * A key file that a proposal writes with all its questions and that people answer by taking away
 * the "#" before an answer:
 *
 *     # After «Registers the request» the Comuni go different ways
 *     [way brenta/Task_1]
 *     label=Registers the request
 *     # brenta = brenta, valdoro: Checks the request (proposed)
 *     #answer=brenta
 *     # pieve = pieve: straight on
 *     #answer=pieve
 *
 * Elements are named by Comune and id, with their label as second witness: a decision on one that
 * is gone or has another name by now is asked again.
 */
#pragma once

#include <riordino/match.h>

G_BEGIN_DECLS

/**
 * RioDecisions:
 *
 * Decisions, as they were read.  Immutable; shared by threads and counted.
 */
typedef struct _RioDecisions RioDecisions;

#define RIO_TYPE_DECISIONS (rio_decisions_get_type())
RIO_PUBLIC GType rio_decisions_get_type(void) G_GNUC_CONST;

/**
 * rio_decisions_read:
 * @file: (type filename): a file of decisions
 * @language: the language of error messages
 * @error: %RIO_ERROR_DECISIONS with file and line, or trouble with the file
 *
 * Returns: (transfer full): the decisions, or %NULL
 */
RIO_PUBLIC RioDecisions *rio_decisions_read(const char *file, RioLanguage language, GError **error);

/**
 * rio_decisions_parse:
 * @name: what to call @text in an error
 * @text: the text of a file of decisions
 * @language: the language of error messages
 * @error: %RIO_ERROR_DECISIONS with @name and line
 *
 * Returns: (transfer full): the decisions, or %NULL
 */
RIO_PUBLIC RioDecisions *rio_decisions_parse(const char *name, const char *text,
					     RioLanguage language, GError **error);

/**
 * rio_decisions_ref:
 * @decisions: decisions
 *
 * Returns: (transfer full): the same, with a reference more
 */
RIO_PUBLIC RioDecisions *rio_decisions_ref(RioDecisions *decisions);

/**
 * rio_decisions_unref:
 * @decisions: (transfer full) (nullable): decisions
 *
 * Gives a reference back; with the last one they are gone.
 */
RIO_PUBLIC void rio_decisions_unref(RioDecisions *decisions);

/**
 * rio_decisions_get_pairs:
 * @decisions: decisions
 * @models: (array length=n): models
 * @n: how many
 * @same: whether to tell what is the same work, or else what is not
 *
 * What was decided on correspondences, for the options of a match: each element is the same work as
 * the one after it, or is not.  What is gone from the models, or has another name, is left out.
 *
 * Returns: (transfer container) (element-type RioElement): two elements for each decision
 */
RIO_PUBLIC GPtrArray *rio_decisions_get_pairs(const RioDecisions *decisions,
					      RioModel *const *models, gsize n, gboolean same);

/**
 * rio_decisions_get_stale:
 * @decisions: decisions
 * @models: (array length=n): models
 * @n: how many
 * @language: the language of the words
 *
 * Decisions on what is gone from the models, or has another name by now: they have to be taken
 * again.
 *
 * Returns: (transfer container) (element-type utf8): words with file and line about each
 */
RIO_PUBLIC GPtrArray *rio_decisions_get_stale(const RioDecisions *decisions,
					      RioModel *const *models, gsize n,
					      RioLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDecisions, rio_decisions_unref)

G_END_DECLS
