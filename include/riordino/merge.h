/*
 * merge.h: one model with the behaviour of all
 *
 * A merge joins what a match calls the same work, keeps all else, and knows of every element whose
 * it is.  It certifies itself: what each Comune sees of the merged model is compared with what the
 * Comune gave, and if anything differs there is no merge.
 *
 * |[<!-- language="C" -->
 * g_autoptr(RioMatch) match = rio_match_new(models, n_models, NULL, &error);
 * g_autoptr(RioMerge) merge = match ? rio_merge_new(match, NULL, &error) : NULL;
 *
 * if (merge)
 *         rio_model_write_file(rio_merge_get_model(merge), "merged.bpmn", &error);
 * ]|
 */
#pragma once

#include <riordino/match.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * RioMerge:
 *
 * A merged model, and what there is to say of it.  Immutable; shared by threads and counted.
 */
typedef struct _RioMerge RioMerge;

/**
 * RioProgressFunc:
 * @done: how much is done, 0 to 1; it never becomes less
 * @data: what was given with the function
 *
 * Is told how far a long call is, in the thread that made the call.
 */
typedef void (*RioProgressFunc)(double done, gpointer data);

/**
 * RioMergeOptions:
 * @language: the language of the words that the merge writes into the model
 * @messages: the language of error messages
 * @cancellable: (nullable): to stop it from elsewhere
 * @progress: (type gpointer) (nullable): is told how far it is (only C can set it)
 * @progress_data: for @progress
 *
 * How to merge.  All zero is the default.
 */
typedef struct {
	RioLanguage language;
	RioLanguage messages;
	GCancellable *cancellable;
	RioProgressFunc progress;
	gpointer progress_data;
	/*< private >*/
	gpointer reserved[5];
} RioMergeOptions;

#define RIO_TYPE_MERGE (rio_merge_get_type())
RIO_PUBLIC GType rio_merge_get_type(void) G_GNUC_CONST;

/**
 * rio_merge_new:
 * @match: what is the same work in the models to merge
 * @options: (nullable): how to merge
 * @error: what went wrong: %RIO_ERROR_LAW if the merged model would not give back an input;
 * %G_IO_ERROR_CANCELLED if it was stopped
 *
 * Merges the models of a match into one that has all that any of them has.
 *
 * Returns: (transfer full): the merge, or %NULL
 */
RIO_PUBLIC RioMerge *rio_merge_new(RioMatch *match, const RioMergeOptions *options, GError **error);

/**
 * rio_merge_ref:
 * @merge: a merge
 *
 * Returns: (transfer full): the same merge, with a reference more
 */
RIO_PUBLIC RioMerge *rio_merge_ref(RioMerge *merge);

/**
 * rio_merge_unref:
 * @merge: (transfer full) (nullable): a merge
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_merge_unref(RioMerge *merge);

/**
 * rio_merge_get_model:
 * @merge: a merge
 *
 * Returns: (transfer none): the merged model, without a diagram
 */
RIO_PUBLIC RioModel *rio_merge_get_model(const RioMerge *merge);

/**
 * rio_merge_get_match:
 * @merge: a merge
 *
 * Returns: (transfer none): the match that it was made of
 */
RIO_PUBLIC RioMatch *rio_merge_get_match(const RioMerge *merge);

/**
 * rio_merge_get_compression:
 * @merge: a merge
 *
 * Returns: how many flow nodes the inputs have for each one of the merged model; 1 and more, if
 * joining saves more nodes than it costs gateways
 */
RIO_PUBLIC double rio_merge_get_compression(const RioMerge *merge);

/**
 * rio_merge_get_n_variations:
 * @merge: a merge
 *
 * Returns: at how many gateways of the merged model the ways of the Comuni part or meet
 */
RIO_PUBLIC guint rio_merge_get_n_variations(const RioMerge *merge);

/**
 * rio_merge_to_json:
 * @merge: a merge
 * @file: (nullable): what the file is called that the merged model is written to
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the merge as a document `riordino.merge/1`
 */
RIO_PUBLIC char *rio_merge_to_json(const RioMerge *merge, const char *file,
				   const RioReportOptions *options);

/**
 * rio_merge_to_text:
 * @merge: a merge
 * @file: (nullable): what to call that which was written: one file, or a list of them
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the merge in words, for a terminal
 */
RIO_PUBLIC char *rio_merge_to_text(const RioMerge *merge, const char *file,
				   const RioReportOptions *options);

/**
 * rio_merge_list_sources:
 * @model: a model
 *
 * Returns: (transfer container) (element-type utf8): the Comuni that the model is a merge of, in
 * their order; empty if it is none
 */
RIO_PUBLIC GPtrArray *rio_merge_list_sources(const RioModel *model);

/**
 * rio_merge_extract:
 * @merged: a model that was merged, perhaps read from a file
 * @comune: whose model to give back
 * @language: the language of the words in @lost and @error
 * @lost: (out) (optional) (transfer container) (element-type utf8): words about each thing that was
 * changed in the file since it was merged, and is therefore left out
 * @error: what went wrong: %RIO_ERROR_MERGE
 *
 * Gives a Comune its own model back, with its own ids and content; only the diagram is not kept.
 *
 * Returns: (transfer full): the model, or %NULL
 */
RIO_PUBLIC RioModel *rio_merge_extract(const RioModel *merged, const char *comune,
				       RioLanguage language, GPtrArray **lost, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioMerge, rio_merge_unref)

G_END_DECLS
