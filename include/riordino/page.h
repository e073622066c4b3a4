/*
 * page.h: what people look at in a browser
 *
 * A page is one file without anything else: it works from a memory stick, needs no network, and
 * keeps to itself what is written in it.
 */
#pragma once

#include <riordino/compare.h>
#include <riordino/corpus.h>
#include <riordino/diff.h>
#include <riordino/proposal.h>

G_BEGIN_DECLS

/**
 * rio_proposal_to_html:
 * @proposal: a proposal
 * @comparison: the models of the proposal, side by side
 * @duplicates: the work that is done more than once in them
 * @effort: (nullable): the effort that the work takes today
 * @options: (nullable): how to tell it
 *
 * The page of a workshop: the proposal in numbers and pictures, its questions to be answered there,
 * and the answers as a file for rio_decisions_read().
 *
 * Returns: (transfer full): an HTML document
 */
RIO_PUBLIC char *rio_proposal_to_html(const RioProposal *proposal, const RioComparison *comparison,
				      const RioDuplicates *duplicates, const RioEffort *effort,
				      const RioReportOptions *options);

/**
 * rio_diff_to_html:
 * @diff: the changes between two models
 * @options: (nullable): how to tell them
 *
 * Both diagrams side by side, what differs marked in them, and the sentences beside them.
 *
 * Returns: (transfer full): an HTML document
 */
RIO_PUBLIC char *rio_diff_to_html(const RioDiff *diff, const RioReportOptions *options);

G_END_DECLS
