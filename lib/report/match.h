/*
 * match.h: correspondences in JSON, as several documents have them
 */
#pragma once

#include "match/match.h"
#include "report/json.h"

/* The array "correspondences". */
void rio_json_correspondences(RioJson *json, const RioMatch *match);

/* The array "similarity": of the models that can be compared, or of all. */
void rio_json_similarities(RioJson *json, const RioMatch *match, gboolean all_pairs);
