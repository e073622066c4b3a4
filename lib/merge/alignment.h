/*
 * alignment.h: which elements of the models become one element of the merged model
 *
 * Every OWNED element of every model is in one group; a group is one element of the merged model,
 * and has at most one member of each model.  Groups nest as their members do.  Flow nodes are
 * joined where the match says so and DESIGN 3.3 lets them: one family, one scope, one host.
 * Everything else follows from what its parents, ends and names are.
 */
#pragma once

#include "flow/normal.h"
#include "match/match.h"

typedef struct {
	guint32 model;
	guint32 element;
} RioOwned;

typedef struct {
	GArray *members; /* of RioOwned, by model */
	guint32 parent;	 /* group, or RIO_NONE: in the definitions */
	guint32 leader;	 /* the member whose kind and content the merged element takes */
	const RioCorrespondence *why; /* of flow nodes joined by the match, or NULL */
} RioGroup;

/* How far a process or subprocess of a model is kept from those of others. */
typedef enum {
	RIO_APART_NOT,
	RIO_APART_INSIDE, /* no work in it is joined */
	RIO_APART_WHOLE,  /* nor is it joined itself */
} RioApart;

typedef struct {
	const RioMatch *match;
	GArray *groups; /* of RioGroup */
	guint32 **of;	/* of[model][element]: its group, or RIO_NONE */

	GHashTable *apart;     /* key → RioApart of processes and subprocesses */
	GHashTable *unsound;   /* keys of those that are not known to be sound */
	RioNormalForm **forms; /* by model */
	/*
	 * [model][arc of the normal form]: which way out of (into) a gateway that several tokens
	 * leave (enter) at once; ways of one number are one.  RIO_NONE: not known.
	 */
	guint32 **way_out, **way_in;
} RioAlignment;

/* A member as a key of hash tables. */
static inline gpointer
rio_alignment_key(const RioOwned *owned)
{
	return GSIZE_TO_POINTER((gsize)owned->model << 32 | owned->element);
}

/* Every model's elements without a group.  @apart and @unsound must live as long. */
RioAlignment *rio_alignment_new(const RioMatch *match, GHashTable *apart, GHashTable *unsound);
void rio_alignment_free(RioAlignment *alignment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioAlignment, rio_alignment_free)

/* A new group without members; its number. */
guint32 rio_alignment_add_group(RioAlignment *alignment, guint32 parent);

/* Adds a member to a group that has none of that model yet, and comes after all its members. */
void rio_alignment_add(RioAlignment *alignment, guint32 group, guint32 model, guint32 element);

/* Takes the members of another group over, which has none of its models and is left empty. */
void rio_alignment_unite(RioAlignment *alignment, guint32 group, guint32 other);

/* Forgets the groups without members; the others get their numbers. */
void rio_alignment_close(RioAlignment *alignment);

static inline RioGroup *
rio_alignment_group(const RioAlignment *alignment, guint32 group)
{
	return &g_array_index(alignment->groups, RioGroup, group);
}

static inline const RioOwned *
rio_group_leader(const RioGroup *group)
{
	return &g_array_index(group->members, RioOwned, group->leader);
}

/* The group that a member of a correspondence is in. */
static inline guint32
rio_alignment_of_member(const RioAlignment *alignment, const RioMember *member)
{
	const RioModel *model = alignment->match->models[member->model];

	return alignment->of[member->model][model->nodes[member->node].element];
}

static inline RioApart
rio_alignment_apart(const RioAlignment *alignment, const RioOwned *owned)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(alignment->apart, rio_alignment_key(owned)));
}

/* The member of that model, or NULL. */
const RioOwned *rio_group_member(const RioGroup *group, guint32 model);
