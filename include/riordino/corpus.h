/*
 * corpus.h: work that is done more than once
 *
 * A duplicate is work that several Comuni do, each in its own words, or that one does in several
 * places: what could be done once for all.
 */
#pragma once

#include <riordino/match.h>
#include <riordino/model.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * RioDuplicates:
 *
 * The work that is done more than once in some models.  Immutable; shared by threads and counted.
 */
typedef struct _RioDuplicates RioDuplicates;

/**
 * RioDuplicate:
 *
 * An activity that is done more than once.  It lives as long as its duplicates.
 */
typedef struct _RioDuplicate RioDuplicate;

/**
 * RioDuplicateFragment:
 *
 * A part of the flow with one way in and one way out that stands in more than one place.  It lives
 * as long as its duplicates.
 */
typedef struct _RioDuplicateFragment RioDuplicateFragment;

/**
 * RioDuplicateScope:
 * @RIO_DUPLICATE_IN_MODEL: twice in the model of one Comune
 * @RIO_DUPLICATE_IN_SERVICE: in several models of one service
 * @RIO_DUPLICATE_ACROSS_SERVICES: in models of several services
 *
 * How far apart the places are where the same is done.
 */
typedef enum {
	RIO_DUPLICATE_IN_MODEL,
	RIO_DUPLICATE_IN_SERVICE,
	RIO_DUPLICATE_ACROSS_SERVICES,
} RioDuplicateScope;

/**
 * RioAdvice:
 * @RIO_ADVICE_ASSOCIATE: all Comuni of the service do it: the Unione can
 * @RIO_ADVICE_ASSOCIATE_MOST: most do it: the Unione can, but why do the others not?
 * @RIO_ADVICE_AGREE: few do it: whether the others want it is to be agreed first
 * @RIO_ADVICE_ONE_OFFICE: several services need it: one office could do it for all
 * @RIO_ADVICE_SUBPROCESS: one Comune does it twice: it is a subprocess
 * @RIO_ADVICE_AT_COMUNE: it meets the citizen: it stays at each Comune, in one way for all
 *
 * What to do with a duplicate.
 */
typedef enum {
	RIO_ADVICE_ASSOCIATE,
	RIO_ADVICE_ASSOCIATE_MOST,
	RIO_ADVICE_AGREE,
	RIO_ADVICE_ONE_OFFICE,
	RIO_ADVICE_SUBPROCESS,
	RIO_ADVICE_AT_COMUNE,
} RioAdvice;

/**
 * rio_duplicate_scope_name:
 * @scope: a scope
 *
 * Returns: (transfer none): its fixed name: model, service, services
 */
RIO_PUBLIC const char *rio_duplicate_scope_name(RioDuplicateScope scope);

/**
 * rio_advice_name:
 * @advice: an advice
 *
 * Returns: (transfer none): its fixed name: associate, associate-most, agree, one-office,
 * subprocess, at-comune
 */
RIO_PUBLIC const char *rio_advice_name(RioAdvice advice);

#define RIO_TYPE_DUPLICATES (rio_duplicates_get_type())
RIO_PUBLIC GType rio_duplicates_get_type(void) G_GNUC_CONST;

/**
 * rio_duplicates_new:
 * @models: (array length=n): the models, of one service or of several
 * @n: how many; one will do
 * @options: (nullable): how to find out what is the same work
 * @error: what went wrong
 *
 * Finds the work that is done more than once.  Neither the order of the models nor the number of
 * threads changes the result.
 *
 * Returns: (transfer full): the duplicates, or %NULL
 */
RIO_PUBLIC RioDuplicates *rio_duplicates_new(RioModel *const *models, gsize n,
					     const RioMatchOptions *options, GError **error);

/**
 * rio_duplicates_from_match:
 * @match: what is the same work in the models of one service
 * @lexicon: (nullable): the words that it was matched with
 *
 * Finds the work that is done more than once, as rio_duplicates_new() does after matching.
 *
 * Returns: (transfer full): the duplicates
 */
RIO_PUBLIC RioDuplicates *rio_duplicates_from_match(RioMatch *match, RioLexicon *lexicon);

/**
 * rio_duplicates_ref:
 * @duplicates: duplicates
 *
 * Returns: (transfer full): the same, with a reference more
 */
RIO_PUBLIC RioDuplicates *rio_duplicates_ref(RioDuplicates *duplicates);

/**
 * rio_duplicates_unref:
 * @duplicates: (transfer full) (nullable): duplicates
 *
 * Gives a reference back; with the last one they are gone.
 */
RIO_PUBLIC void rio_duplicates_unref(RioDuplicates *duplicates);

/**
 * rio_duplicates_get_models:
 * @duplicates: duplicates
 *
 * Returns: (transfer container) (element-type RioModel): the models by their services, then the
 * names of their Comuni, then their content
 */
RIO_PUBLIC GPtrArray *rio_duplicates_get_models(const RioDuplicates *duplicates);

/**
 * rio_duplicates_get_activities:
 * @duplicates: duplicates
 *
 * Returns: (transfer container) (element-type RioDuplicate): what would save most if it were done
 * once comes first
 */
RIO_PUBLIC GPtrArray *rio_duplicates_get_activities(const RioDuplicates *duplicates);

#define RIO_TYPE_DUPLICATE (rio_duplicate_get_type())
RIO_PUBLIC GType rio_duplicate_get_type(void) G_GNUC_CONST;

/**
 * rio_duplicate_ref:
 * @duplicate: a duplicate
 *
 * Takes a reference on its duplicates.
 *
 * Returns: (transfer full): the same duplicate
 */
RIO_PUBLIC RioDuplicate *rio_duplicate_ref(RioDuplicate *duplicate);

/**
 * rio_duplicate_unref:
 * @duplicate: (transfer full) (nullable): a duplicate
 *
 * Gives a reference on its duplicates back.
 */
RIO_PUBLIC void rio_duplicate_unref(RioDuplicate *duplicate);

/**
 * rio_duplicate_get_id:
 * @duplicate: a duplicate
 *
 * Returns: (transfer none): what it is called: made of its members, the same in every run
 */
RIO_PUBLIC const char *rio_duplicate_get_id(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_label:
 * @duplicate: a duplicate
 *
 * Returns: (transfer none): the name of the member that says it best, or ""
 */
RIO_PUBLIC const char *rio_duplicate_get_label(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_confidence:
 * @duplicate: a duplicate
 *
 * Returns: how sure it is that all of it is the same work, 0 to 1
 */
RIO_PUBLIC double rio_duplicate_get_confidence(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_n_models:
 * @duplicate: a duplicate
 *
 * Returns: in how many models it is done
 */
RIO_PUBLIC guint rio_duplicate_get_n_models(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_benefit:
 * @duplicate: a duplicate
 *
 * Returns: how many activities fewer there were if the work was done in one place only
 */
RIO_PUBLIC guint rio_duplicate_get_benefit(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_members:
 * @duplicate: a duplicate
 *
 * Returns: (transfer container) (element-type RioElement): its flow nodes, by model, then as in
 * the file
 */
RIO_PUBLIC GPtrArray *rio_duplicate_get_members(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_reasons:
 * @duplicate: a duplicate
 *
 * Returns: (transfer container) (element-type RioReason): why its members are the same work, as
 * rio_correspondence_get_reasons() has it; the most telling first
 */
RIO_PUBLIC GPtrArray *rio_duplicate_get_reasons(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_scope:
 * @duplicate: a duplicate
 *
 * Returns: how far apart its members are
 */
RIO_PUBLIC RioDuplicateScope rio_duplicate_get_scope(const RioDuplicate *duplicate);

/**
 * rio_duplicate_get_advice:
 * @duplicate: a duplicate
 *
 * Returns: what to do with it
 */
RIO_PUBLIC RioAdvice rio_duplicate_get_advice(const RioDuplicate *duplicate);

/**
 * rio_duplicates_get_fragments:
 * @duplicates: duplicates
 *
 * Returns: (transfer container) (element-type RioDuplicateFragment): what would save most if it
 * were done once comes first
 */
RIO_PUBLIC GPtrArray *rio_duplicates_get_fragments(const RioDuplicates *duplicates);

#define RIO_TYPE_DUPLICATE_FRAGMENT (rio_duplicate_fragment_get_type())
RIO_PUBLIC GType rio_duplicate_fragment_get_type(void) G_GNUC_CONST;

/**
 * rio_duplicate_fragment_ref:
 * @fragment: a fragment
 *
 * Takes a reference on its duplicates.
 *
 * Returns: (transfer full): the same fragment
 */
RIO_PUBLIC RioDuplicateFragment *rio_duplicate_fragment_ref(RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_unref:
 * @fragment: (transfer full) (nullable): a fragment
 *
 * Gives a reference on its duplicates back.
 */
RIO_PUBLIC void rio_duplicate_fragment_unref(RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_id:
 * @fragment: a fragment
 *
 * Returns: (transfer none): what it is called: made of its nodes, the same in every run
 */
RIO_PUBLIC const char *rio_duplicate_fragment_get_id(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_label:
 * @fragment: a fragment
 *
 * Returns: (transfer none): the names of its first steps
 */
RIO_PUBLIC const char *rio_duplicate_fragment_get_label(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_scope:
 * @fragment: a fragment
 *
 * Returns: how far apart its occurrences are
 */
RIO_PUBLIC RioDuplicateScope rio_duplicate_fragment_get_scope(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_advice:
 * @fragment: a fragment
 *
 * Returns: what to do with it
 */
RIO_PUBLIC RioAdvice rio_duplicate_fragment_get_advice(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_n_models:
 * @fragment: a fragment
 *
 * Returns: in how many models it stands
 */
RIO_PUBLIC guint rio_duplicate_fragment_get_n_models(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_size:
 * @fragment: a fragment
 *
 * Returns: how many flow nodes it is
 */
RIO_PUBLIC guint rio_duplicate_fragment_get_size(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_benefit:
 * @fragment: a fragment
 *
 * Returns: how many flow nodes fewer there were if it stood in one place only, less what
 * differs: steps that some Comune does in between, blocks that are a step away
 */
RIO_PUBLIC guint rio_duplicate_fragment_get_benefit(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_n_occurrences:
 * @fragment: a fragment
 *
 * Returns: in how many places it stands
 */
RIO_PUBLIC guint rio_duplicate_fragment_get_n_occurrences(const RioDuplicateFragment *fragment);

/**
 * rio_duplicate_fragment_get_nodes:
 * @fragment: a fragment
 * @occurrence: which of its places
 * @between: whether to get not what is part of it, but the steps that this Comune does in between
 *
 * Returns: (transfer container) (element-type RioElement): flow nodes, in the order of the flow
 */
RIO_PUBLIC GPtrArray *rio_duplicate_fragment_get_nodes(const RioDuplicateFragment *fragment,
						       guint occurrence, gboolean between);

/**
 * rio_duplicates_to_text:
 * @duplicates: duplicates
 * @options: (nullable): how to tell them
 *
 * Returns: (transfer full): the duplicates for people; nothing if there are none
 */
RIO_PUBLIC char *rio_duplicates_to_text(const RioDuplicates *duplicates,
					const RioReportOptions *options);

/**
 * rio_duplicates_to_json:
 * @duplicates: duplicates
 * @options: (nullable): how to tell them
 *
 * Returns: (transfer full): a document of the schema riordino.duplicates/1
 */
RIO_PUBLIC char *rio_duplicates_to_json(const RioDuplicates *duplicates,
					const RioReportOptions *options);

/**
 * rio_duplicates_to_csv:
 * @duplicates: duplicates
 * @options: (nullable): how to tell them
 *
 * Returns: (transfer full): a row for each place, for a spreadsheet as it is set up in Italy
 */
RIO_PUBLIC char *rio_duplicates_to_csv(const RioDuplicates *duplicates,
				       const RioReportOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDuplicates, rio_duplicates_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDuplicate, rio_duplicate_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDuplicateFragment, rio_duplicate_fragment_unref)

G_END_DECLS
