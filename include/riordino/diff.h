/*
 * diff.h: how two models differ
 *
 * Things of two models are paired by what they mean, not by their ids: a model and its copy with
 * other ids, another order in the file, other namespace prefixes or another layout do not differ.
 *
 * Each difference is told once, by the change that explains it: flows that come and go with a
 * step are part of its being added or removed, and so is what is inside a subprocess.
 *
 * What the differences mean for the work is told by contrasts: which step comes first, what may be
 * left out, who does it, each a sentence about whole courses of the work.
 */
#pragma once

#include <riordino/match.h>
#include <riordino/model.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * RioDiff:
 *
 * How two models differ.  Immutable; shared by threads and counted.
 */
typedef struct _RioDiff RioDiff;

/**
 * RioChange:
 *
 * One difference.  It lives as long as its diff.
 */
typedef struct _RioChange RioChange;

/**
 * RioChangeKind:
 * @RIO_CHANGE_ADDED: only the second model has it
 * @RIO_CHANGE_REMOVED: only the first model has it
 * @RIO_CHANGE_SPLIT: one step of the first model is several in the second
 * @RIO_CHANGE_JOINED: several steps of the first model are one in the second
 * @RIO_CHANGE_MOVED: a step comes elsewhere in the flow
 * @RIO_CHANGE_RENAMED: it has another name
 * @RIO_CHANGE_RETYPED: it is of another kind
 * @RIO_CHANGE_LANE: somebody else does it
 * @RIO_CHANGE_SCOPE: it is inside another subprocess or process
 * @RIO_CHANGE_HOST: a boundary event is attached to another activity
 * @RIO_CHANGE_FLOW_ADDED: only the second model leads from here to there
 * @RIO_CHANGE_FLOW_REMOVED: only the first model leads from here to there
 * @RIO_CHANGE_FLOW_RETARGETED: a flow leads elsewhere, or comes from elsewhere
 * @RIO_CHANGE_DEFAULT: a flow is the default in one model only
 * @RIO_CHANGE_CONDITION: a flow has another condition
 * @RIO_CHANGE_EVENT_DEFINITION: an event waits for something else, or tells something else
 * @RIO_CHANGE_MARKER: loop, compensation, interrupting or not…
 * @RIO_CHANGE_ATTRIBUTE: another attribute of BPMN
 * @RIO_CHANGE_DOCUMENTATION: another documentation
 * @RIO_CHANGE_EXTENSION: something in a vendor's extensions
 * @RIO_CHANGE_CONTENT: anything else inside it
 * @RIO_CHANGE_LAYOUT: it is drawn elsewhere
 *
 * What kind a change is of.
 */
typedef enum {
	RIO_CHANGE_ADDED,
	RIO_CHANGE_REMOVED,
	RIO_CHANGE_SPLIT,
	RIO_CHANGE_JOINED,
	RIO_CHANGE_MOVED,
	RIO_CHANGE_RENAMED,
	RIO_CHANGE_RETYPED,
	RIO_CHANGE_LANE,
	RIO_CHANGE_SCOPE,
	RIO_CHANGE_HOST,
	RIO_CHANGE_FLOW_ADDED,
	RIO_CHANGE_FLOW_REMOVED,
	RIO_CHANGE_FLOW_RETARGETED,
	RIO_CHANGE_DEFAULT,
	RIO_CHANGE_CONDITION,
	RIO_CHANGE_EVENT_DEFINITION,
	RIO_CHANGE_MARKER,
	RIO_CHANGE_ATTRIBUTE,
	RIO_CHANGE_DOCUMENTATION,
	RIO_CHANGE_EXTENSION,
	RIO_CHANGE_CONTENT,
	RIO_CHANGE_LAYOUT,
} RioChangeKind;

/**
 * RioDiffOptions:
 * @match: (nullable): how to match; %NULL: the default
 * @layout: whether changes of layout alone are changes too
 *
 * How to compare.  All zero is the default.
 */
typedef struct {
	const RioMatchOptions *match;
	gboolean layout;
	/*< private >*/
	gpointer reserved[4];
} RioDiffOptions;

#define RIO_TYPE_DIFF_OPTIONS (rio_diff_options_get_type())
RIO_PUBLIC GType rio_diff_options_get_type(void) G_GNUC_CONST;

/**
 * rio_diff_options_new:
 * @match: (nullable): how to match
 *
 * Makes options that keep what they name, for languages that cannot fill a C struct.  The other
 * fields are zero, and may be set.
 *
 * Returns: (transfer full): the options
 */
RIO_PUBLIC RioDiffOptions *rio_diff_options_new(const RioMatchOptions *match);

/**
 * rio_diff_options_copy:
 * @options: options
 *
 * Returns: (transfer full): the same options, which keep what they name
 */
RIO_PUBLIC RioDiffOptions *rio_diff_options_copy(const RioDiffOptions *options);

/**
 * rio_diff_options_free:
 * @options: (transfer full) (nullable): options that were made by rio_diff_options_new() or
 * rio_diff_options_copy()
 */
RIO_PUBLIC void rio_diff_options_free(RioDiffOptions *options);

/**
 * RioContrast:
 *
 * One difference in how the work runs, over activities that both models have.  It lives as long as
 * its diff.
 */
typedef struct _RioContrast RioContrast;

/**
 * RioContrastKind:
 * @RIO_CONTRAST_ORDER: in @model each of the steps always comes before each of the others, in the
 *   other model always after
 * @RIO_CONTRAST_FIRST: in @model none of the steps is done until each of the others has been, in
 *   the other model none of the others until each of the steps has been; later, either may follow
 *   the other
 * @RIO_CONTRAST_EXCLUSIVE: in @model no course of the work has both one of the steps and one of
 *   the others, in the other model there is one for each two of them
 * @RIO_CONTRAST_RETURN: the steps always come before the others, but in @model there is a way
 *   back: each of the steps may come again after each of the others
 * @RIO_CONTRAST_OPTIONAL: in @model each of the steps may be left out, in the other model it is
 *   always done
 * @RIO_CONTRAST_WAITS: in @model none of the steps is done until each of the others has been, in
 *   the other model each of the steps may be done without it
 * @RIO_CONTRAST_CONCURRENT: in @model each of the steps may be under way together with each of
 *   the others, in the other model the steps always come before
 * @RIO_CONTRAST_REPEATS: in @model each of the steps may come again, in the other model it comes
 *   once at most
 * @RIO_CONTRAST_ROLE: somebody else does the steps
 *
 * What kind a contrast is of: what it says of whole courses of the work, from start to end, where
 * “always before” is said of courses that have both.  The most important comes first.
 */
typedef enum {
	RIO_CONTRAST_ORDER,
	RIO_CONTRAST_FIRST,
	RIO_CONTRAST_EXCLUSIVE,
	RIO_CONTRAST_RETURN,
	RIO_CONTRAST_OPTIONAL,
	RIO_CONTRAST_WAITS,
	RIO_CONTRAST_CONCURRENT,
	RIO_CONTRAST_REPEATS,
	RIO_CONTRAST_ROLE,
} RioContrastKind;

#define RIO_TYPE_DIFF (rio_diff_get_type())
RIO_PUBLIC GType rio_diff_get_type(void) G_GNUC_CONST;

/**
 * rio_diff_new:
 * @a: a model
 * @b: another model
 * @options: (nullable): how to compare them
 * @error: what went wrong
 *
 * Finds how @b differs from @a.  The diff of @b and @a is the same seen from the other side.
 *
 * Returns: (transfer full): the diff, or %NULL
 */
RIO_PUBLIC RioDiff *rio_diff_new(RioModel *a, RioModel *b, const RioDiffOptions *options,
				 GError **error);

/**
 * rio_diff_ref:
 * @diff: a diff
 *
 * Returns: (transfer full): the same diff, with a reference more
 */
RIO_PUBLIC RioDiff *rio_diff_ref(RioDiff *diff);

/**
 * rio_diff_unref:
 * @diff: (transfer full) (nullable): a diff
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_diff_unref(RioDiff *diff);

/**
 * rio_diff_get_similarity:
 * @diff: a diff
 *
 * Returns: how alike the models are, 0 to 1
 */
RIO_PUBLIC double rio_diff_get_similarity(const RioDiff *diff);

/**
 * rio_diff_is_comparable:
 * @diff: a diff
 *
 * Returns: whether the models have enough in common to be compared; if not, there are no changes
 */
RIO_PUBLIC gboolean rio_diff_is_comparable(const RioDiff *diff);

/**
 * rio_diff_get_changes:
 * @diff: a diff
 *
 * Returns: (transfer container) (element-type RioChange): the changes, by kind, then in the order
 * of the files
 */
RIO_PUBLIC GPtrArray *rio_diff_get_changes(const RioDiff *diff);

#define RIO_TYPE_CHANGE (rio_change_get_type())
RIO_PUBLIC GType rio_change_get_type(void) G_GNUC_CONST;

/**
 * rio_change_ref:
 * @change: a change
 *
 * Takes a reference on its diff.
 *
 * Returns: (transfer full): the same change
 */
RIO_PUBLIC RioChange *rio_change_ref(RioChange *change);

/**
 * rio_change_unref:
 * @change: (transfer full) (nullable): a change
 *
 * Gives a reference on its diff back.
 */
RIO_PUBLIC void rio_change_unref(RioChange *change);

/**
 * rio_change_get_kind:
 * @change: a change
 *
 * Returns: what kind of change it is
 */
RIO_PUBLIC RioChangeKind rio_change_get_kind(const RioChange *change);

/**
 * rio_change_get_a:
 * @change: a change
 *
 * Returns: (transfer none) (nullable): what changed, as it is in the first model
 */
RIO_PUBLIC RioElement *rio_change_get_a(const RioChange *change);

/**
 * rio_change_get_b:
 * @change: a change
 *
 * Returns: (transfer none) (nullable): what changed, as it is in the second model
 */
RIO_PUBLIC RioElement *rio_change_get_b(const RioChange *change);

/**
 * rio_change_get_parts:
 * @change: a change
 *
 * Returns: (transfer container) (element-type RioElement): of a step that is several in the other
 * model those, as they follow each other; else none
 */
RIO_PUBLIC GPtrArray *rio_change_get_parts(const RioChange *change);

/**
 * rio_change_is_sure:
 * @change: a change
 *
 * Returns: whether its two elements are surely the same thing; if not somebody should look, and the
 * words say so where they give both names.  %TRUE if it has one element only
 */
RIO_PUBLIC gboolean rio_change_is_sure(const RioChange *change);

/**
 * rio_change_describe:
 * @change: a change
 * @language: the language to say it in
 *
 * Returns: (transfer full): the change in words
 */
RIO_PUBLIC char *rio_change_describe(const RioChange *change, RioLanguage language);

/**
 * rio_change_kind_name:
 * @kind: a kind of change
 *
 * Returns: (transfer none): its fixed name, as "renamed"
 */
RIO_PUBLIC const char *rio_change_kind_name(RioChangeKind kind);

/**
 * rio_diff_get_contrasts:
 * @diff: a diff
 *
 * How the work runs otherwise in the one model than in the other, over the activities that both
 * have.  No two say the same thing.  Nothing is said of the order of what is in a process that is
 * not sound.
 *
 * Returns: (transfer container) (element-type RioContrast): the contrasts, the most important first
 */
RIO_PUBLIC GPtrArray *rio_diff_get_contrasts(const RioDiff *diff);

#define RIO_TYPE_CONTRAST (rio_contrast_get_type())
RIO_PUBLIC GType rio_contrast_get_type(void) G_GNUC_CONST;

/**
 * rio_contrast_ref:
 * @contrast: a contrast
 *
 * Takes a reference on its diff.
 *
 * Returns: (transfer full): the same contrast
 */
RIO_PUBLIC RioContrast *rio_contrast_ref(RioContrast *contrast);

/**
 * rio_contrast_unref:
 * @contrast: (transfer full) (nullable): a contrast
 *
 * Gives a reference on its diff back.
 */
RIO_PUBLIC void rio_contrast_unref(RioContrast *contrast);

/**
 * rio_contrast_get_kind:
 * @contrast: a contrast
 *
 * Returns: what kind of contrast it is
 */
RIO_PUBLIC RioContrastKind rio_contrast_get_kind(const RioContrast *contrast);

/**
 * rio_contrast_get_model:
 * @contrast: a contrast
 *
 * Returns: (transfer none): the model that #RioContrastKind speaks of first
 */
RIO_PUBLIC RioModel *rio_contrast_get_model(const RioContrast *contrast);

/**
 * rio_contrast_get_steps:
 * @contrast: a contrast
 * @model: one of the two models
 *
 * Returns: (transfer container) (element-type RioElement): the steps it is about, as they are in
 * @model; each corresponds to the one at its place in the other model
 */
RIO_PUBLIC GPtrArray *rio_contrast_get_steps(const RioContrast *contrast, const RioModel *model);

/**
 * rio_contrast_get_others:
 * @contrast: a contrast
 * @model: one of the two models
 *
 * Returns: (transfer container) (element-type RioElement): those that they are held against, in
 * the same manner; none where the kind knows no others
 */
RIO_PUBLIC GPtrArray *rio_contrast_get_others(const RioContrast *contrast, const RioModel *model);

/**
 * rio_contrast_get_role:
 * @contrast: a contrast
 * @model: one of the two models
 *
 * Returns: (transfer none) (nullable): the lane of the steps in @model, if the contrast is about
 * who does them
 */
RIO_PUBLIC RioElement *rio_contrast_get_role(const RioContrast *contrast, const RioModel *model);

/**
 * rio_contrast_is_sure:
 * @contrast: a contrast
 *
 * Returns: whether each of its steps is surely the same in both models; if not somebody should
 * look, and the words say at which
 */
RIO_PUBLIC gboolean rio_contrast_is_sure(const RioContrast *contrast);

/**
 * rio_contrast_describe:
 * @contrast: a contrast
 * @language: the language to say it in
 *
 * Returns: (transfer full): the contrast in a sentence that needs no knowledge of BPMN
 */
RIO_PUBLIC char *rio_contrast_describe(const RioContrast *contrast, RioLanguage language);

/**
 * rio_contrast_kind_name:
 * @kind: a kind of contrast
 *
 * Returns: (transfer none): its fixed name, as "order"
 */
RIO_PUBLIC const char *rio_contrast_kind_name(RioContrastKind kind);

/**
 * rio_diff_to_text:
 * @diff: a diff
 * @options: (nullable): how to tell it
 *
 * Tells the diff to somebody at a terminal; two models that do not differ are nothing to tell.
 *
 * Returns: (transfer full): UTF-8, a line for each change
 */
RIO_PUBLIC char *rio_diff_to_text(const RioDiff *diff, const RioReportOptions *options);

/**
 * rio_diff_to_json:
 * @diff: a diff
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): a document of the schema riordino.diff/1
 */
RIO_PUBLIC char *rio_diff_to_json(const RioDiff *diff, const RioReportOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDiff, rio_diff_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioDiffOptions, rio_diff_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioChange, rio_change_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioContrast, rio_contrast_unref)

G_END_DECLS
