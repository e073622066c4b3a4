/*
 * correspondence.h: groups of nodes, told
 *
 * The last step of matching: each group becomes a correspondence with a name, a confidence and
 * reasons.
 */
#pragma once

#include "match/alike.h"
#include "match/match.h"
#include "match/pair.h"
#include "match/verdicts.h"

/* What there is to tell. */
typedef struct {
	RioMatch *match;
	const RioVerdicts *verdicts;
	const RioTexts *roles;
	const RioAlike *names;
	RioProfile *const *profiles; /* by model */
	RioPair *const *pairs;	     /* as the match's similarities */
	const guint32 *first_item;   /* by model: the number of its first node among those of all */
	guint32 *group_of;	     /* by item */
	guint32 n_items, n_groups;
} RioGroups;

/* Gives the match its correspondences. */
void rio_groups_tell(const RioGroups *groups);
