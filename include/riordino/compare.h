/*
 * compare.h: who does what, who is like whom, and who should join whom
 *
 * A row for each activity that any Comune does, in the order of the flow, and in it who does it
 * and by which name.  Models of several services are compared service by service.
 */
#pragma once

#include <riordino/match.h>
#include <riordino/model.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * RioComparison:
 *
 * Models of Comuni side by side.  Immutable; shared by threads and counted.
 */
typedef struct _RioComparison RioComparison;

/**
 * RioComparisonRow:
 *
 * One activity, whoever does it.  It lives as long as its comparison.
 */
typedef struct _RioComparisonRow RioComparisonRow;

#define RIO_TYPE_COMPARISON (rio_comparison_get_type())
RIO_PUBLIC GType rio_comparison_get_type(void) G_GNUC_CONST;

/**
 * rio_comparison_new:
 * @models: (array length=n): two models or more
 * @n: how many
 * @options: (nullable): how to find out what is the same work
 * @error: what went wrong
 *
 * Lays models side by side.  Neither the order of the models nor the number of threads changes
 * the result.
 *
 * Returns: (transfer full): the comparison, or %NULL
 */
RIO_PUBLIC RioComparison *rio_comparison_new(RioModel *const *models, gsize n,
					     const RioMatchOptions *options, GError **error);

/**
 * rio_comparison_from_match:
 * @match: what is the same work in two models or more
 *
 * Lays the models of a match side by side, as rio_comparison_new() does after matching them.
 *
 * Returns: (transfer full): the comparison
 */
RIO_PUBLIC RioComparison *rio_comparison_from_match(RioMatch *match);

/**
 * rio_comparison_ref:
 * @comparison: a comparison
 *
 * Returns: (transfer full): the same, with a reference more
 */
RIO_PUBLIC RioComparison *rio_comparison_ref(RioComparison *comparison);

/**
 * rio_comparison_unref:
 * @comparison: (transfer full) (nullable): a comparison
 *
 * Gives a reference back; with the last one it is gone.
 */
RIO_PUBLIC void rio_comparison_unref(RioComparison *comparison);

/**
 * rio_comparison_get_match:
 * @comparison: a comparison
 *
 * Returns: (transfer none): the match that it is made of, with the models and how similar they are
 */
RIO_PUBLIC RioMatch *rio_comparison_get_match(const RioComparison *comparison);

/**
 * rio_comparison_get_rows:
 * @comparison: a comparison
 *
 * Returns: (transfer container) (element-type RioComparisonRow): the activities, service by
 * service, in the order of the flow
 */
RIO_PUBLIC GPtrArray *rio_comparison_get_rows(const RioComparison *comparison);

#define RIO_TYPE_COMPARISON_ROW (rio_comparison_row_get_type())
RIO_PUBLIC GType rio_comparison_row_get_type(void) G_GNUC_CONST;

/**
 * rio_comparison_row_ref:
 * @row: a row
 *
 * Takes a reference on its comparison.
 *
 * Returns: (transfer full): the same row
 */
RIO_PUBLIC RioComparisonRow *rio_comparison_row_ref(RioComparisonRow *row);

/**
 * rio_comparison_row_unref:
 * @row: (transfer full) (nullable): a row
 *
 * Gives a reference on its comparison back.
 */
RIO_PUBLIC void rio_comparison_row_unref(RioComparisonRow *row);

/**
 * rio_comparison_row_get_id:
 * @row: a row
 *
 * Returns: (transfer none): what it is called: made of its members, the same in every run
 */
RIO_PUBLIC const char *rio_comparison_row_get_id(const RioComparisonRow *row);

/**
 * rio_comparison_row_get_label:
 * @row: a row
 *
 * Returns: (transfer none): the name of the member that says it best, or ""
 */
RIO_PUBLIC const char *rio_comparison_row_get_label(const RioComparisonRow *row);

/**
 * rio_comparison_row_get_n_models:
 * @row: a row
 *
 * Returns: how many models have it
 */
RIO_PUBLIC guint rio_comparison_row_get_n_models(const RioComparisonRow *row);

/**
 * rio_comparison_row_get_members:
 * @row: a row
 *
 * Returns: (transfer container) (element-type RioElement): its flow nodes, by model, then as in
 * the file
 */
RIO_PUBLIC GPtrArray *rio_comparison_row_get_members(const RioComparisonRow *row);

/**
 * rio_comparison_get_joining:
 * @comparison: a comparison
 *
 * Returns: (transfer container) (element-type RioModel): all models, service by service, in the
 * order in which joining costs least
 */
RIO_PUBLIC GPtrArray *rio_comparison_get_joining(const RioComparison *comparison);

/**
 * rio_comparison_get_cost:
 * @comparison: a comparison
 * @at: a place in rio_comparison_get_joining()
 * @brings: (out) (optional): how many activities it has that nobody before it has
 * @lacks: (out) (optional): how many it does not have that all before it have
 *
 * Returns: what it costs to join those before it: what it brings and what it lacks, 0 for the
 * first of a service
 */
RIO_PUBLIC guint rio_comparison_get_cost(const RioComparison *comparison, guint at, guint *brings,
					 guint *lacks);

/**
 * rio_comparison_to_text:
 * @comparison: a comparison
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the comparison for people, within the width of their terminal
 */
RIO_PUBLIC char *rio_comparison_to_text(const RioComparison *comparison,
					const RioReportOptions *options);

/**
 * rio_comparison_to_json:
 * @comparison: a comparison
 * @all_pairs: whether to tell the similarity of all models, not only of those that can be compared
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): a document of the schema riordino.compare/1
 */
RIO_PUBLIC char *rio_comparison_to_json(const RioComparison *comparison, gboolean all_pairs,
					const RioReportOptions *options);

/**
 * rio_comparison_to_csv:
 * @comparison: a comparison
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the comparison for a spreadsheet as it is set up in Italy
 */
RIO_PUBLIC char *rio_comparison_to_csv(const RioComparison *comparison,
				       const RioReportOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioComparison, rio_comparison_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioComparisonRow, rio_comparison_row_unref)

G_END_DECLS
