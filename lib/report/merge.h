/*
 * merge.h: what reports of a merge and of what was made of it have in common
 */
#pragma once

#include <riordino/report.h>

#include "merge/merge.h"
#include "report/json.h"

/*
 * All members of a document riordino.merge/1, of a model made of the merge and the verdict on it;
 * the object is open.
 */
void rio_json_merge(RioJson *json, const RioMerge *merge, const char *mode, const RioModel *model,
		    RioVerdict verdict, const char *file, const RioReportOptions *options);

/* The figures, in a table for each Comune and some lines. */
void rio_text_numbers(const RioMerge *merge, const RioModel *model, const RioReportOptions *options,
		      GString *out);
