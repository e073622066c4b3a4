/*
 * profile.h: the flow nodes of a model as the matcher sees them
 *
 * What a node is apart from its name: its kind, where in the flow it stands, who comes before and
 * after it.  Gateways and events without a name only lead on, so neighbours are seen through them:
 *
 *     Verifica --> <x> --> Accogli          after(Verifica) = Accogli, Respingi
 *                     \--> Respingi         of <x>: before = Verifica, after = Accogli, Respingi
 *
 * A subprocess leads to what is inside it as well as to what follows, so a Comune that draws the
 * same steps without the subprocess around them has them at the same place.
 */
#pragma once

#include "match/alike.h"
#include "match/texts.h"
#include "model/model.h"

/* Neighbours beyond these say nothing more. */
#define RIO_MOST_NEIGHBOURS 12

/* The square of this is what it takes to say what comes after what. */
#define RIO_MOST_ORDERED 1000
#define RIO_FARTHEST 250

typedef enum {
	RIO_PLACE_START, /* of a process */
	RIO_PLACE_END,
	RIO_PLACE_INNER_START, /* of a subprocess */
	RIO_PLACE_INNER_END,
	RIO_PLACE_BETWEEN,
} RioPlace;

/* What message flows say of a node. */
enum {
	RIO_SENDS = 1 << 0,
	RIO_RECEIVES = 1 << 1,
};

/* Something that a name speaks of. */
typedef struct {
	guint32 topic;
	float alone; /* 1 if no other name of the model speaks of it, 1/2 if one does, … */
} RioTopic;

typedef struct {
	RioKind kind;
	RioFamily family;
	RioPlace place;
	guint32 triggers; /* as rio_model_triggers() */
	guint32 messages; /* RIO_SENDS, RIO_RECEIVES */
	gboolean mute;	  /* its name says nothing, or it has none; before it is learnt: FALSE */
	guint32 name;	  /* its number among the names of all models; RIO_NONE: none */
	guint32 role;	  /* of its lane, or else its pool, among the roles of all */
	guint32 n_in, n_out;
	float position; /* 0 where the flow begins, 1 where it ends */
	/* In the profile's around: nodes with a meaning just before, and just after. */
	guint32 before, n_before;
	guint32 after, n_after;
	guint32 topics, n_topics; /* in the profile's topics; before it is learnt: none */
} RioProfileNode;

/* Where one node is, seen from another. */
typedef struct {
	gint16 distance; /* in steps, 1 for the next one; negative: before; 0: neither */
	guint16 sides;	 /* 1: it can come after, 2: before, 3: both, in a loop */
} RioOrder;

typedef struct {
	const RioModel *model;
	RioProfileNode *nodes; /* as the model's nodes */
	guint32 n_nodes;
	guint32 n_activities;
	GArray *around; /* of guint32: nodes */
	GArray *topics; /* of RioTopic */
	/* By two nodes; NULL in models of more than RIO_MOST_ORDERED nodes. */
	RioOrder *order;
} RioProfile;

/* Adds the names and roles of the model to those of all. */
RioProfile *rio_profile_new(const RioModel *model, RioTexts *names, RioTexts *roles);
/* Which names say something, and of what; @names are those of all models. */
void rio_profile_learn(RioProfile *profile, const RioAlike *names);

void rio_profile_free(RioProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioProfile, rio_profile_free)

/* Where all nodes are, seen from @from; NULL: nobody knows. */
static inline const RioOrder *
rio_profile_order(const RioProfile *profile, guint32 from)
{
	return profile->order ? profile->order + from * profile->n_nodes : NULL;
}

static inline const guint32 *
rio_profile_before(const RioProfile *profile, guint32 node)
{
	return &g_array_index(profile->around, guint32, profile->nodes[node].before);
}

static inline const guint32 *
rio_profile_after(const RioProfile *profile, guint32 node)
{
	return &g_array_index(profile->around, guint32, profile->nodes[node].after);
}
