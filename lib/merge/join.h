/*
 * join.h: how elements get into groups
 *
 * What align.c, roles.c and they alone have in common.
 */
#pragma once

#include "merge/alignment.h"

RioModel *rio_join_model(const RioAlignment *alignment, guint32 model);

/* The group of the element around it; RIO_NONE in the definitions. */
guint32 rio_join_parent(const RioAlignment *alignment, guint32 model, guint32 element);

/* Whether flow nodes are in it. */
gboolean rio_join_holds_flow(const RioModel *model, guint32 element);

/* Without case, line breaks and spaces too many.  To be freed. */
char *rio_join_fold(const char *name);

/*
 * By a key of parent, kind and name, or of content where BPMN gives no name, or of nothing more:
 * the n-th of one model that has the key goes with the n-th of another.
 */
typedef struct _RioKeys RioKeys;

RioKeys *rio_keys_new(RioAlignment *alignment);
void rio_keys_free(RioKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioKeys, rio_keys_free)
void rio_keys_join(RioKeys *keys, guint32 model, guint32 element);

/* The same of all elements of a kind that have no group yet, but their parents do. */
void rio_join_kind(RioAlignment *alignment, RioKind kind);

/* An element and a group that it could go into. */
typedef struct {
	double weight;
	guint32 element, group;
} RioPair;

/*
 * Takes the pairs by their weights, ties by element and group, while the element is in no group and
 * the group has no member of its model.
 */
void rio_join_best(RioAlignment *alignment, guint32 model, GArray *pairs);

/*
 * Whether nothing else stands by the flow node's being in its group: it is no gateway of a block,
 * no host, no subprocess with something inside, no event that is waited for or on an activity.
 */
gboolean rio_join_is_free(const RioAlignment *alignment, const RioOwned *owned);
