/*
 * weave.h: the flows of all models as one flow
 *
 * The normal forms of the models are laid over one another: vertices that are one group are one,
 * arcs between the same two are one, and each keeps the set of models that have it.  Where the
 * models then differ a variation gateway is set, so that a token of one Comune never needs a way
 * that is not its own:
 *
 *     one goes to B, the others to C      A --> <variation> --> B    {1}
 *                                                      \------> C    {2, 3}
 *
 *     one ends here, the others go on     A --> <variation> --> (end) {1}
 *                                                      \------> C    {2, 3}
 *
 * Before a vertex the same, mirrored.  Exclusive gateways choose by themselves and need none, nor
 * do inclusive ones where a model has several ways; a parallel gateway has the same number of ways
 * for all its models, and each way is paired with one of the others.
 */
#pragma once

#include "base/bits.h"
#include "flow/normal.h"
#include "merge/alignment.h"

typedef enum {
	RIO_WOVEN_DRAWN, /* a group of flow nodes */
	RIO_WOVEN_SPLIT, /* of the normal form */
	RIO_WOVEN_JOIN,
	RIO_WOVEN_VARIATION, /* a gateway where the models differ */
	RIO_WOVEN_START,     /* an event where a model begins without one */
	RIO_WOVEN_END,
} RioWovenRole;

typedef struct {
	RioWovenRole role;
	RioRouting routing;
	guint32 group; /* of a drawn one; else RIO_NONE */
	guint32 scope; /* the group of the process or subprocess around it */
	guint32 of;    /* of a made one: the vertex it was made for, or RIO_NONE; else itself */
	RioBits *models;
	char *id;	 /* of a made one: g, s or e and 12 hexadecimal digits */
	char *variation; /* of a variation, the same for split and join of one difference */
} RioWoven;

typedef struct {
	guint32 source, target; /* vertices */
	guint32 parent;		/* group that its flows stand in: mostly the scope of the source */
	guint32 group;		/* of sequence flows; RIO_NONE: nobody drew it */
	RioBits *models;
	char *id; /* where nobody drew it: f and 12 hexadecimal digits */
} RioWovenArc;

typedef struct {
	RioArena *arena;
	RioAlignment *alignment;
	GArray *vertices;  /* of RioWoven: those of the groups first */
	GArray *arcs;	   /* of RioWovenArc */
	RioDigraph *graph; /* the same arcs */
} RioWeave;

/* Groups the sequence flows of the alignment on the way. */
RioWeave *rio_weave_new(RioAlignment *alignment);
void rio_weave_free(RioWeave *weave);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioWeave, rio_weave_free)

static inline RioWoven *
rio_weave_vertex(const RioWeave *weave, guint32 vertex)
{
	return &g_array_index(weave->vertices, RioWoven, vertex);
}

static inline RioWovenArc *
rio_weave_arc(const RioWeave *weave, guint32 arc)
{
	return &g_array_index(weave->arcs, RioWovenArc, arc);
}
