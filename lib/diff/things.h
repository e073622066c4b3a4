/*
 * things.h: what a model holds, ready to be compared
 *
 * A thing is an element with a content of its own (model/content.h), or the definitions.  What is
 * said of it falls into facets: its name, its documentation, its event definitions…  A facet is a
 * hash of what it says, blind to ids, prefixes and the order of attributes; where it refers to
 * other things there are links instead.  Two paired things differ in a facet exactly if the hashes
 * differ or the links lead to things that are not paired with each other.
 */
#pragma once

#include "model/model.h"

typedef enum {
	RIO_FACET_KIND,
	RIO_FACET_NAME,	 /* white space is nothing */
	RIO_FACET_SCOPE, /* what it is in; links only, as the three that follow */
	RIO_FACET_LANE,
	RIO_FACET_HOST,
	RIO_FACET_ENDS,
	RIO_FACET_DEFAULT, /* of a flow: that it is one */
	RIO_FACET_CONDITION,
	RIO_FACET_TRIGGER, /* event definitions */
	RIO_FACET_MARKER,
	RIO_FACET_ATTRIBUTE,
	RIO_FACET_DOCUMENTATION,
	RIO_FACET_EXTENSION,
	RIO_FACET_CONTENT,
	RIO_N_FACETS
} RioFacet;

/* The roles that links are known by; of others the role is a hash of a name. */
enum {
	RIO_ROLE_SCOPE = 1,
	RIO_ROLE_LANE,
	RIO_ROLE_SOURCE,
	RIO_ROLE_TARGET,
};

typedef struct {
	guint32 from, to; /* things */
	guint32 role;
	RioFacet facet;
} RioLink;

typedef struct {
	guint32 element;
	guint32 owner; /* thing it is in; lane sets and collaborations are passed by.  Own: the root
			*/
	guint32 node;  /* of the model, or RIO_NONE */
	guint64 facets[RIO_N_FACETS]; /* 0: says nothing */
	guint32 out, n_out;	      /* its links: links[out] … */
	guint32 in, n_in;	      /* links to it: links[back[in]] … */
} RioThing;

typedef struct {
	const RioModel *model;
	RioThing *things; /* in document order; the first is the definitions */
	RioLink *links;	  /* by from, in the order they are written */
	RioLink *sorted;  /* the same by from, then role, to and facet */
	guint32 *back;
	guint32 *of; /* by element: its thing, or RIO_NONE */
	guint32 n_things, n_links;
} RioThings;

RioThings *rio_things_new(const RioModel *model);
void rio_things_free(RioThings *things);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioThings, rio_things_free)

/*
 * Whether a link of that role, in that facet (RIO_N_FACETS: in any), leads from the one thing to
 * the other.  Logarithmic.
 */
gboolean rio_things_are_linked(const RioThings *things, guint32 from, guint32 role, guint32 to,
			       RioFacet facet);

/*
 * Whether it leads to what the thing is in.  What a container looks like to what is in it never
 * depends on the rest of what is in it.
 */
static inline gboolean
rio_link_is_upward(const RioLink *link)
{
	return link->facet == RIO_FACET_SCOPE || link->facet == RIO_FACET_LANE;
}

static inline const RioThing *
rio_thing_at(const RioThings *things, guint32 thing)
{
	return &things->things[thing];
}

static inline gboolean
rio_thing_has_name(const RioThings *things, guint32 thing)
{
	return things->things[thing].facets[RIO_FACET_NAME] != 0;
}

static inline RioKind
rio_thing_kind(const RioThings *things, guint32 thing)
{
	return rio_model_kind(things->model, things->things[thing].element);
}

static inline gboolean
rio_thing_is_activity(const RioThings *things, guint32 thing)
{
	guint32 node = things->things[thing].node;

	return node != RIO_NONE && rio_node_is_activity(things->model, node);
}

/* Whether it joins two ends: a flow, a message flow, an association of any kind. */
gboolean rio_thing_is_connection(const RioThings *things, guint32 thing);

guint64 rio_hash_mix(guint64 a, guint64 b);
