/*
 * weaver.h: what the parts of weaving share
 *
 *     weave.c     lays the normal forms over one another, and names what comes out
 *     begins.c    begins and ends that a model leaves undrawn, where another goes on
 *     vary.c      variation gateways where the models differ
 */
#pragma once

#include "merge/weave.h"

/* An arc of a model's normal form. */
typedef struct {
	guint32 model, arc;
} RioLaid;

typedef struct {
	RioWeave *weave;
	const RioMatch *match;
	RioNormalForm *const *forms;
	guint32 *of_group;   /* group → vertex */
	guint32 **vertex_of; /* [model][vertex of the normal form] → vertex */
	guint32 *gatherer;   /* of a drawn vertex: the first gateway that only gathers for it */
	GPtrArray *laid;     /* of arc: GArray of RioLaid, by model: what it was made of */
	GPtrArray *out, *in; /* of vertex: GArray of arcs as they were before variations */
	GHashTable *ways;    /* set of Ways: a file may have 100,000 flows between two nodes */
} RioWeaver;

static inline guint32
rio_weaver_n_models(const RioWeaver *weaver)
{
	return weaver->match->n_models;
}

static inline const RioModel *
rio_weaver_model(const RioWeaver *weaver, guint32 model)
{
	return weaver->match->models[model];
}

static inline RioBits *
rio_weaver_models(const RioWeaver *weaver, guint32 arc)
{
	return rio_weave_arc(weaver->weave, arc)->models;
}

/* A vertex for another, or for none, without models. */
guint32 rio_weaver_add_vertex(RioWeaver *weaver, RioWovenRole role, RioRouting routing,
			      guint32 scope, guint32 of);

/* An arc without models; as a way it counts as one out of its source and into its target. */
guint32 rio_weaver_add_arc(RioWeaver *weaver, guint32 source, guint32 target);
guint32 rio_weaver_add_way(RioWeaver *weaver, guint32 source, guint32 target);

/* The way between the two that the model does not have yet, or none. */
guint32 rio_weaver_free_way(const RioWeaver *weaver, guint32 source, guint32 target, guint32 model);

/* Start events for the models that begin without one; comes before rio_weaver_add_ends(). */
void rio_weaver_add_starts(RioWeaver *weaver);

/* Ends (and begins) where a model has no way out of a vertex (into it), and others do. */
void rio_weaver_add_ends(RioWeaver *weaver);

/* Variation gateways, once all ways are there. */
void rio_weaver_vary(RioWeaver *weaver);
