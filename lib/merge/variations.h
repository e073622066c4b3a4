/*
 * variations.h: where the Comuni differ, told by what lies on each of their ways
 */
#pragma once

#include "merge/weave.h"

typedef struct {
	RioBits *models;
	GPtrArray *ids; /* of the nodes that only this way has, in the order of the merged model */
} RioAlternative;

typedef struct {
	char *id;
	gboolean is_split;    /* else the ways meet here */
	char *after, *before; /* the nodes around it in the merged model; NULL: none, or several */
	GPtrArray *alternatives; /* of RioAlternative */
} RioVariation;

/*
 * Of each variation gateway, in the order of the weave.  @ids: of its vertices in the merged model.
 * The weave may go then.
 */
GPtrArray *rio_variations_of(const RioWeave *weave, const char *const *ids);
