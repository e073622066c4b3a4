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

typedef struct {
	const char *id;		  /* k and 12 hexadecimal digits */
	const char *label;	  /* of the member that says it best */
	double confidence;	  /* 0 to 1: how often it is right when this is said */
	const RioMember *members; /* by model, then node; of two models at least */
	const RioReason *reasons; /* the most telling first */
	guint32 n_members, n_reasons;
} RioCorrespondence;

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
	RioSimilarity *similarities;	    /* by a, then b */
	guint32 n_models, n_correspondences, n_similarities;
};
