/*
 * owners.h: whose the things of a merged model are
 *
 * As rio:in says (DESIGN, provenance).  In a model that is not merged everything has one owner.
 */
#pragma once

#include "model/model.h"

typedef struct {
	const RioModel *model;
	GPtrArray *keys, *names; /* of Comuni, in the order of the file; none: it is not merged */
} RioOwners;

RioOwners *rio_owners_new(const RioModel *model);
void rio_owners_free(RioOwners *owners);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioOwners, rio_owners_free)

/* How many Comuni have the element; 1 where nothing is said. */
guint rio_owners_count(const RioModel *model, guint32 element);

/* The number of the Comune that alone has the element, or RIO_NONE. */
guint32 rio_owners_only(const RioOwners *owners, guint32 element);
