/*
 * match.h: which flow nodes of several models are the same work
 *
 * A correspondence says that its members, flow nodes of two or more models, are the same work; it
 * may hold several nodes of one model where one Comune's step is several of another's.
 */
#pragma once

#include <riordino/label.h>
#include <riordino/match.h>

#include "base/arena.h"
#include "model/model.h"

typedef struct {
	guint32 model; /* in the match's models */
	guint32 node;  /* of that model */
} RioMember;

struct _RioCorrespondence {
	const RioMatch *match;
	const char *id;		  /* k and 12 hexadecimal digits */
	const char *label;	  /* of the member that says it best */
	double confidence;	  /* 0 to 1: how often it is right when this is said */
	const RioMember *members; /* by model, then node; of two models at least */
	const RioReason *reasons; /* the most telling first */
	guint32 n_members, n_reasons;
};

typedef struct {
	guint32 a, b; /* models, a < b */
	double score; /* 0 to 1 */
	gboolean comparable;
} RioSimilarity;

struct _RioMatch {
	gatomicrefcount references;
	RioArena *arena;
	RioModel **models;		    /* in the order of their names, then of their content */
	RioCorrespondence *correspondences; /* the surest first; ties by first member */
	RioSimilarity *similarities;	    /* of each two models, by a, then b */
	guint32 n_models, n_correspondences, n_similarities;
};

/* @letter and 12 hexadecimal digits, made of whose they are and what they are called there. */
const char *rio_members_id(RioArena *arena, RioModel *const *models, const RioMember *members,
			   guint32 n, char letter);

/* The number of the similarity of models @a < @b. */
static inline guint32
rio_match_pair(const RioMatch *match, guint32 a, guint32 b)
{
	return a * match->n_models - a * (a + 1) / 2 + b - a - 1;
}
