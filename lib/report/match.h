/*
 * match.h: correspondences as several reports have them
 */
#pragma once

#include "match/match.h"
#include "report/json.h"

/* The array "correspondences". */
void rio_json_correspondences(RioJson *json, const RioMatch *match);

/* The array "similarity": of the models that can be compared, or of all. */
void rio_json_similarities(RioJson *json, const RioMatch *match, gboolean all_pairs);

/* The array "members" of nodes that are the same work, and the array "because" of why. */
void rio_json_members(RioJson *json, RioModel *const *models, const RioMember *members, guint32 n);
void rio_json_reasons(RioJson *json, const RioReason *reasons, guint32 n);

/* What to call the same work: its label in one line, or the id of its first member. */
char *rio_members_title(const char *label, RioModel *const *models, const RioMember *first);

/* A line for each member: whose it is, of which service if there are several, and its name. */
void rio_members_append(GString *out, RioModel *const *models, const RioMember *members, guint32 n,
			gboolean color);
