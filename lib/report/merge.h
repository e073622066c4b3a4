/*
 * merge.h: what reports of a merge and of what was made of it have in common
 */
#pragma once

#include <riordino/report.h>

#include "merge/numbers.h"
#include "merge/proposal.h"
#include "report/json.h"

/*
 * All members of a document riordino.merge/1, of a model made of the merge and the verdict on it;
 * the object is open.
 */
void rio_json_merge(RioJson *json, const RioMerge *merge, const char *mode, const RioModel *model,
		    RioVerdict verdict, const char *file, const RioReportOptions *options);

/* The figures, in a table for each Comune and some lines; without a proposal of the union. */
void rio_text_numbers(const RioMerge *merge, const RioProposal *proposal,
		      const RioReportOptions *options, GString *out);

/* How often a case changes hands: in what the Comuni drew, one by one, and in what became of it. */
char *rio_handover_words(const RioNumbers *numbers, const RioProposal *proposal,
			 RioLanguage language);
