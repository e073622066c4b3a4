/*
 * publisher.h: an edition in the making
 *
 * edition.c knows what is in it, publish.c writes processes with what is inside, pools.c those who
 * take part and what they send each other.
 */
#pragma once

#include "merge/publish.h"
#include "model/content.h"

typedef struct {
	const RioEdition *edition;
	const RioDraft *draft;
	const RioModel *model; /* the union */
	RioBuilder *builder;
	gboolean *is_used; /* by element: something that is written refers to it */
	char **pools;	   /* by element that is a participant: its id in the edition, or NULL */
	guint32 copying;   /* the vertex whose content is being copied, or RIO_NONE */
} RioPublisher;

/* What is in it (edition.c) */

gboolean rio_publisher_is_drawn(const RioPublisher *publisher, guint32 process);
gboolean rio_publisher_has_vertex(const RioPublisher *publisher, guint32 v);
gboolean rio_publisher_has_arc(const RioPublisher *publisher, guint32 a);
gboolean rio_publisher_has_flow(const RioPublisher *publisher, guint32 process);

/* Whether both ends of the association are there. */
gboolean rio_publisher_ties_something(const RioPublisher *publisher, guint32 association);

/* Finds what is used: what is written, and what that refers to. */
void rio_publisher_note_used(RioPublisher *publisher);

/* Parts of elements (publish.c) */

RioContentCopy rio_publisher_copy_of(RioPublisher *publisher);
void rio_publisher_set_rio(RioPublisher *publisher, const char *name, const char *value);
void rio_publisher_set_models(RioPublisher *publisher, const RioBits *models);

/* Those of riordino's elements inside @extensions that are called @local. */
void rio_publisher_write_all_ours(RioPublisher *publisher, guint32 extensions, const char *local);

/* Pools (pools.c) */

/* Gives each participant its id in the edition: pools that are one have one. */
void rio_publisher_name_pools(RioPublisher *publisher);
void rio_publisher_write_collaboration(RioPublisher *publisher);
