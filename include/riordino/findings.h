/*
 * findings.h: what was found in many models, told together
 *
 * A problem holds its model.  Findings hold the words alone, so that each of ten thousand models
 * can be read, checked and forgotten before the next, and one report told of all.
 */
#pragma once

#include <riordino/problem.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * RioFindings:
 *
 * The problems of many models, in words.  One thread adds to it; once it is full, any may tell it.
 */
typedef struct _RioFindings RioFindings;

#define RIO_TYPE_FINDINGS (rio_findings_get_type())
RIO_PUBLIC GType rio_findings_get_type(void) G_GNUC_CONST;

/**
 * rio_findings_new:
 * @options: (nullable): how they will be told
 *
 * Returns: (transfer full): findings in no model yet
 */
RIO_PUBLIC RioFindings *rio_findings_new(const RioReportOptions *options);

/**
 * rio_findings_ref:
 * @findings: findings
 *
 * Returns: (transfer full): the same findings, with a reference more
 */
RIO_PUBLIC RioFindings *rio_findings_ref(RioFindings *findings);

/**
 * rio_findings_unref:
 * @findings: (transfer full) (nullable): findings
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_findings_unref(RioFindings *findings);

/**
 * rio_findings_add:
 * @findings: findings
 * @model: the model that was checked
 * @problems: (element-type RioProblem): what was found in it
 *
 * Adds a model with its problems, after those that are there.  Neither is held.
 */
RIO_PUBLIC void rio_findings_add(RioFindings *findings, const RioModel *model,
				 const GPtrArray *problems);

/**
 * rio_findings_count:
 * @findings: findings
 * @severity: how bad
 *
 * Returns: how many problems of that severity there are
 */
RIO_PUBLIC guint rio_findings_count(const RioFindings *findings, RioSeverity severity);

/**
 * rio_findings_to_text:
 * @findings: findings
 *
 * Returns: (transfer full): the problems for people, a line each
 */
RIO_PUBLIC char *rio_findings_to_text(const RioFindings *findings);

/**
 * rio_findings_to_json:
 * @findings: findings
 *
 * Returns: (transfer full): the problems for programs, "riordino.check/1"
 */
RIO_PUBLIC char *rio_findings_to_json(const RioFindings *findings);

/**
 * rio_findings_to_sarif:
 * @findings: findings
 *
 * Returns: (transfer full): the problems as SARIF 2.1.0, which code hosts and editors show
 */
RIO_PUBLIC char *rio_findings_to_sarif(const RioFindings *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioFindings, rio_findings_unref)

G_END_DECLS
