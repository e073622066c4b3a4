/*
 * members.h: flow nodes that are the same work
 */
#pragma once

#include "match/match.h"

/* Nodes that are the same work, by model, then node. */
typedef struct {
	const RioMember *members;
	guint32 n_members;
	const char *label; /* what to call it, or "" */
} RioKin;

gboolean rio_member_is_activity(RioModel *const *models, const RioMember *member);

gboolean rio_kin_has_activities(RioModel *const *models, const RioKin *kin);

/* Its name as it was read, or "". */
const char *rio_member_name(RioModel *const *models, const RioMember *member);

/* Them as the public interface has them; a new array. */
GPtrArray *rio_members_elements(RioModel *const *models, const RioMember *members, guint32 n);
