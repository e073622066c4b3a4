/*
 * match.h: which activities of several models are the same work, and why
 */
#pragma once

#include <riordino/label.h>
#include <riordino/model.h>
#include <riordino/progress.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * RioMatch:
 *
 * The correspondences of two or more models.  Immutable; shared by threads and counted.
 */
typedef struct _RioMatch RioMatch;

/**
 * RioCorrespondence:
 *
 * Flow nodes of two or more models that are the same work; it may hold several of one model where
 * one Comune's step is several of another's.  It lives as long as its match.
 */
typedef struct _RioCorrespondence RioCorrespondence;

/**
 * RioMatchOptions:
 * @lexicon: (nullable): the words to know; %NULL: those that come with the library
 * @jobs: with how many threads to work; 0: one for each processor
 * @together: (nullable) (array length=n_together): flow nodes that somebody said are the same
 *   work: each with the one after it
 * @n_together: how many elements are in @together, two for each pair
 * @apart: (nullable) (array length=n_apart): flow nodes that somebody said are not the same work:
 *   each with the one after it
 * @n_apart: how many elements are in @apart, two for each pair
 * @language: the language of error messages
 * @cancellable: (nullable): to stop it from elsewhere
 * @progress: (nullable): where to tell how far it is
 *
 * How to match.  All zero is the default.
 */
typedef struct {
	RioLexicon *lexicon;
	guint jobs;
	RioElement *const *together;
	gsize n_together;
	RioElement *const *apart;
	gsize n_apart;
	RioLanguage language;
	GCancellable *cancellable;
	RioProgress *progress;
	/*< private >*/
	gpointer reserved[2];
} RioMatchOptions;

#define RIO_TYPE_MATCH_OPTIONS (rio_match_options_get_type())
RIO_PUBLIC GType rio_match_options_get_type(void) G_GNUC_CONST;

/**
 * rio_match_options_new:
 * @lexicon: (nullable): the words to know
 * @progress: (nullable): where to tell how far it is
 * @together: (nullable) (array length=n_together): elements in twos that are the same work
 * @n_together: how many elements
 * @apart: (nullable) (array length=n_apart): elements in twos that are not
 * @n_apart: how many elements
 *
 * Makes options that keep what they name, for languages that cannot fill a C struct.  The other
 * fields are zero, and may be set.
 *
 * Returns: (transfer full): the options
 */
RIO_PUBLIC RioMatchOptions *rio_match_options_new(RioLexicon *lexicon, RioProgress *progress,
						  RioElement *const *together, gsize n_together,
						  RioElement *const *apart, gsize n_apart);

/**
 * rio_match_options_copy:
 * @options: options
 *
 * Returns: (transfer full): the same options, which keep what they name
 */
RIO_PUBLIC RioMatchOptions *rio_match_options_copy(const RioMatchOptions *options);

/**
 * rio_match_options_free:
 * @options: (transfer full) (nullable): options that were made by rio_match_options_new() or
 * rio_match_options_copy()
 */
RIO_PUBLIC void rio_match_options_free(RioMatchOptions *options);

#define RIO_TYPE_MATCH (rio_match_get_type())
RIO_PUBLIC GType rio_match_get_type(void) G_GNUC_CONST;

/**
 * rio_match_new:
 * @models: (array length=n): two models or more
 * @n: how many
 * @options: (nullable): how to match
 * @error: what went wrong: %RIO_ERROR_LIMIT if they are too many; %G_IO_ERROR_CANCELLED
 *
 * Finds the work that is the same.  Neither the order of the models nor the number of threads
 * changes the result.  Models of different services only share what every office does alike.
 *
 * Returns: (transfer full): the match, or %NULL
 */
RIO_PUBLIC RioMatch *rio_match_new(RioModel *const *models, gsize n, const RioMatchOptions *options,
				   GError **error);

/**
 * rio_match_ref:
 * @match: a match
 *
 * Returns: (transfer full): the same match, with a reference more
 */
RIO_PUBLIC RioMatch *rio_match_ref(RioMatch *match);

/**
 * rio_match_unref:
 * @match: (transfer full) (nullable): a match
 *
 * Gives a reference back; with the last one the match is gone.
 */
RIO_PUBLIC void rio_match_unref(RioMatch *match);

/**
 * rio_match_get_models:
 * @match: a match
 *
 * Returns: (transfer container) (element-type RioModel): the models by the names of their Comuni,
 * then their services, then their content
 */
RIO_PUBLIC GPtrArray *rio_match_get_models(const RioMatch *match);

/**
 * rio_match_get_correspondences:
 * @match: a match
 *
 * Returns: (transfer container) (element-type RioCorrespondence): the surest first
 */
RIO_PUBLIC GPtrArray *rio_match_get_correspondences(const RioMatch *match);

/**
 * rio_match_get_similarity:
 * @match: a match
 * @a: the number of a model in the order of rio_match_get_models()
 * @b: the number of another one
 * @comparable: (out) (optional): whether they have so much in common that to compare them makes
 *   sense
 *
 * Returns: how similar the two are, 0 to 1
 */
RIO_PUBLIC double rio_match_get_similarity(const RioMatch *match, guint a, guint b,
					   gboolean *comparable);

#define RIO_TYPE_CORRESPONDENCE (rio_correspondence_get_type())
RIO_PUBLIC GType rio_correspondence_get_type(void) G_GNUC_CONST;

/**
 * rio_correspondence_ref:
 * @correspondence: a correspondence
 *
 * Takes a reference on its match.
 *
 * Returns: (transfer full): the same correspondence
 */
RIO_PUBLIC RioCorrespondence *rio_correspondence_ref(RioCorrespondence *correspondence);

/**
 * rio_correspondence_unref:
 * @correspondence: (transfer full) (nullable): a correspondence
 *
 * Gives a reference on its match back.
 */
RIO_PUBLIC void rio_correspondence_unref(RioCorrespondence *correspondence);

/**
 * rio_correspondence_get_id:
 * @correspondence: a correspondence
 *
 * Returns: (transfer none): what it is called: made of its members, the same in every run
 */
RIO_PUBLIC const char *rio_correspondence_get_id(const RioCorrespondence *correspondence);

/**
 * rio_correspondence_get_label:
 * @correspondence: a correspondence
 *
 * Returns: (transfer none): the name of the member that says it best, or ""
 */
RIO_PUBLIC const char *rio_correspondence_get_label(const RioCorrespondence *correspondence);

/**
 * rio_correspondence_get_confidence:
 * @correspondence: a correspondence
 *
 * Returns: how sure it is, 0 to 1: how often it is right when this is said
 */
RIO_PUBLIC double rio_correspondence_get_confidence(const RioCorrespondence *correspondence);

/**
 * rio_correspondence_is_sure:
 * @correspondence: a correspondence
 *
 * Returns: whether it may be taken as it is; else a person should look at it
 */
RIO_PUBLIC gboolean rio_correspondence_is_sure(const RioCorrespondence *correspondence);

/**
 * rio_correspondence_get_members:
 * @correspondence: a correspondence
 *
 * Returns: (transfer container) (element-type RioElement): its flow nodes, by model, then as in
 * the file
 */
RIO_PUBLIC GPtrArray *rio_correspondence_get_members(const RioCorrespondence *correspondence);

/**
 * rio_correspondence_get_reasons:
 * @correspondence: a correspondence
 *
 * Why its members are the same work: beside the codes that #RioReason knows, same-id (they have
 * one id in two versions of one file), same-before and same-after (the step before and after is
 * the same work too), same-role and decided (somebody said so).
 *
 * Returns: (transfer container) (element-type RioReason): the most telling first
 */
RIO_PUBLIC GPtrArray *rio_correspondence_get_reasons(const RioCorrespondence *correspondence);

/**
 * rio_match_to_text:
 * @match: a match
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the correspondences for people
 */
RIO_PUBLIC char *rio_match_to_text(const RioMatch *match, const RioReportOptions *options);

/**
 * rio_match_to_json:
 * @match: a match
 * @all_pairs: whether to tell the similarity of all models, not only of those that can be compared
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): a document of the schema riordino.match/1
 */
RIO_PUBLIC char *rio_match_to_json(const RioMatch *match, gboolean all_pairs,
				   const RioReportOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioMatch, rio_match_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioMatchOptions, rio_match_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioCorrespondence, rio_correspondence_unref)

G_END_DECLS
