/*
 * variations.h: where the Comuni differ, told by what lies on each of their ways
 */
#pragma once

#include "merge/weave.h"

typedef struct {
	RioBits *models;
	RioBits *vertices; /* that only this way has, and somebody drew */
} RioAlternative;

typedef struct {
	char *id;		 /* the variation's, which the gateway bears */
	guint32 vertex;		 /* the gateway */
	guint32 after, before;	 /* the vertices around it; RIO_NONE: none, or several */
	gboolean is_split;	 /* else the ways meet here */
	GPtrArray *alternatives; /* of RioAlternative */
	GArray *same;		 /* correspondences with members on several of the ways */
} RioVariation;

/* Of each variation gateway, in the order of the weave. */
GPtrArray *rio_variations_of(const RioWeave *weave);

/* Whether work that is the same is more than one group, as it may not be joined. */
gboolean rio_variations_is_parted(const RioAlignment *alignment,
				  const RioCorrespondence *correspondence);
