/*
 * duplicates.h: work that is done more than once, in many models and services
 */
#pragma once

#include <riordino/corpus.h>

#include "match/match.h"

struct _RioDuplicate {
	const RioDuplicates *duplicates;
	const char *id;
	const char *label; /* of the member that says it best */
	double confidence;
	const RioMember *members; /* by model, then node */
	const RioReason *reasons; /* the most telling first */
	guint32 n_members, n_reasons;
	guint32 n_models;
	guint32 benefit; /* activities that would not be if it was done once */
};

struct _RioDuplicates {
	gatomicrefcount references;
	RioArena *arena;
	RioMatch *match;   /* NULL: of one model */
	RioModel **models; /* as the match has them */
	RioDuplicate *activities;
	guint32 n_models, n_activities;
};
