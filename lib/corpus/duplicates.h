/*
 * duplicates.h: work that is done more than once, in many models and services
 */
#pragma once

#include <riordino/corpus.h>

#include "corpus/works.h"
#include "match/marks.h"
#include "match/match.h"
#include "match/meeting.h"

/* Who does it. */
typedef struct {
	RioDuplicateScope scope;
	RioAdvice advice;
	RioMeets meets; /* the citizen, and by what */
	guint32 n_models;
	guint32 n_services;
	/* Models of its service that do not do it; of several services none. */
	const guint32 *others;
	guint32 n_others;
} RioSpread;

struct _RioDuplicate {
	const RioDuplicates *duplicates;
	const char *id;
	const char *label; /* of the member that says it best */
	double confidence;
	const RioMember *members; /* by model, then node */
	const RioReason *reasons; /* the most telling first */
	guint32 n_members, n_reasons;
	guint32 benefit; /* activities that would not be if it was done once */
	RioSpread spread;
};

/* A step or a block of a fragment, or a step between that is not part of it. */
typedef struct {
	const guint32 *nodes; /* in their course */
	guint32 n_nodes;
	gboolean between;
	gboolean differs; /* a block that is nearly the same elsewhere */
} RioPart;

/* A place where a fragment stands. */
typedef struct {
	guint32 model;
	RioPart *parts;
	guint32 n_parts;
} RioOccurrence;

struct _RioDuplicateFragment {
	const RioDuplicates *duplicates;
	const char *id;
	const char *label; /* its first parts */
	RioOccurrence *occurrences;
	guint32 n_occurrences;
	guint32 size;	     /* flow nodes of an occurrence */
	guint32 n_different; /* steps between and blocks that differ, in all occurrences */
	guint32 benefit; /* flow nodes that would not be if it was done once, less what differs */
	RioSpread spread;
};

/* The match of a service, and the number of its first model among all. */
typedef struct {
	RioMatch *match;
	guint32 first;
} RioServiceMatch;

struct _RioDuplicates {
	gatomicrefcount references;
	RioArena *arena;
	GArray *matches;   /* of RioServiceMatch: of services with several models */
	RioModel **models; /* service by service, of each as its match has them */
	RioMarks *marks;   /* of these */
	RioDuplicate *activities;
	RioDuplicateFragment *fragments;
	guint32 n_models, n_activities, n_fragments;
};

/*
 * Who does what @members do, which is one activity (@is_one) or the work of a fragment, that meets
 * the citizen if most of its activities do.  The others are in the arena.
 */
RioSpread rio_spread_new(const RioDuplicates *duplicates, const RioMember *members, guint32 n,
			 gboolean is_one);

/* Gives the duplicates their activities; adds all work that is the same, as RioKin, to @kin. */
void rio_duplicates_find_activities(RioDuplicates *duplicates, RioLexicon *lexicon, GArray *kin);

/* Gives the duplicates their fragments. */
void rio_duplicates_find_fragments(RioDuplicates *duplicates, const RioWorks *works);

/*
 * A step by its name; a block as "(Accogliere, Respingere)", with "…" for those after @most, or all
 * if that is 0.  To be freed.
 */
char *rio_part_name(RioModel *const *models, guint32 model, const RioPart *part, guint most);
