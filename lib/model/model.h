/*
 * model.h: one BPMN file as read, whole and unchangeable
 *
 * A model is the file's XML as one array in document order: elements, and between them text,
 * comments and processing instructions.  An element is its position in that array; what is
 * inside it are the positions up to its @end.  Nothing that was read is left out, but for white
 * space between elements.  Over the array lie indices of what BPMN means by it: flow nodes, flows,
 * lanes, participants, all in document order.
 *
 * Made by a RioBuilder only.  Any number of threads may read a model.
 */
#pragma once

#include <riordino/model.h>

#include "base/arena.h"
#include "model/kind.h"

#define RIO_NONE G_MAXUINT32

/* A qualified name.  Never NULL: no prefix or no namespace is "". */
typedef struct {
	const char *prefix;
	const char *uri;
	const char *local;
	RioKind kind;
} RioName;

/*
 * A declaration of a namespace is an attribute too: in RIO_NS_XMLNS, @local is the prefix
 * ("" for the default namespace) and the value the namespace.  They come first.
 */
typedef struct {
	const char *value;
	guint32 name; /* in names */
} RioAttribute;

struct _RioElement {
	RioModel *model;
	const char *text; /* of characters, comments, instructions; else NULL */
	guint32 name; /* in names; of an instruction its target is the local name; of text RIO_NONE
		       */
	guint32 parent;	    /* RIO_NONE: outside or at the root */
	guint32 end;	    /* the position after all that is inside */
	guint32 line;	    /* 1 is the first; 0: was never in a file */
	guint32 attributes; /* the first of its own in attributes */
	guint16 n_attributes;
	guint16 kind;
};

/* A flow node, in document order. */
typedef struct {
	guint32 element;
	guint32 scope;	    /* element of the innermost subprocess, process or choreography */
	guint32 process;    /* element of the process or choreography */
	guint32 lane;	    /* element of the innermost lane that names it, or RIO_NONE */
	guint32 host;	    /* node that a boundary event is attached to, or RIO_NONE */
	guint32 out, n_out; /* its outgoing flows are outgoing[out] … outgoing[out + n_out - 1]; */
	guint32 in, n_in;   /* flows that miss an end are in neither */
} RioNode;

/* A sequence flow, in document order; an end that is missing or unknown is RIO_NONE. */
typedef struct {
	guint32 element;
	guint32 source, target; /* nodes */
} RioFlow;

/* A message flow; its ends are elements: participants or flow nodes, or RIO_NONE. */
typedef struct {
	guint32 element;
	guint32 source, target;
} RioMessageFlow;

/* A place of the hash table of ids. */
typedef struct {
	guint32 hash;
	guint32 element; /* plus one; 0: free */
} RioIdSlot;

struct _RioModel {
	gatomicrefcount references;
	RioArena *arena;
	const char *comune, *service, *file; /* never NULL */
	GBytes *source;			     /* what was read; NULL when made here */
	char *sha256;			     /* of it; NULL until it is asked for */

	RioElement *elements;
	RioAttribute *attributes;
	RioName *names;
	guint32 n_elements, n_attributes, n_names;
	guint32 root; /* the position of definitions: comments may come before */

	RioNode *nodes;
	RioFlow *flows;
	RioMessageFlow *message_flows;
	guint32 n_nodes, n_flows, n_message_flows;
	guint32 *outgoing, *incoming; /* whole flows by source and by target, in document order */

	RioIdSlot *ids; /* what is called so, by rio_model_id(): see index.c */
	guint32 ids_mask;
	GHashTable *renamed; /* position → id~2, ~1: what bears no id of its own; NULL: none */
};

/*
 * The SHA-256 of the bytes read, or "" when made here.  It takes as long as reading the model does,
 * so it is computed when it is first asked for.
 */
const char *rio_model_sha256(const RioModel *model);

/* The element at a position. */
static inline const RioElement *
rio_at(const RioModel *model, guint32 element)
{
	g_assert(element < model->n_elements);
	return &model->elements[element];
}

/* The position of an element. */
static inline guint32
rio_element_position(const RioElement *element)
{
	return (guint32)(element - element->model->elements);
}

static inline gboolean
rio_flow_is_whole(const RioFlow *flow)
{
	return flow->source != RIO_NONE && flow->target != RIO_NONE;
}

static inline RioKind
rio_model_kind(const RioModel *model, guint32 element)
{
	return rio_at(model, element)->kind;
}

static inline gboolean
rio_node_is_activity(const RioModel *model, guint32 node)
{
	return rio_kind_is(rio_model_kind(model, model->nodes[node].element), RIO_ACTIVITY);
}

/* The value of the attribute without a namespace, or NULL. */
const char *rio_model_attribute(const RioModel *model, guint32 element, const char *local);

/* The value of the attribute in a namespace, or NULL. */
const char *rio_model_attribute_ns(const RioModel *model, guint32 element, const char *uri,
				   const char *local);

/* Whether an attribute of XML Schema's boolean type says yes; @otherwise if it is not there. */
gboolean rio_model_flag(const RioModel *model, guint32 element, const char *local,
			gboolean otherwise);

/* Whether a case begins at the node: a start event, or what says that it instantiates. */
static inline gboolean
rio_node_begins(const RioModel *model, guint32 node)
{
	guint32 element = model->nodes[node].element;

	return rio_model_kind(model, element) == RIO_KIND_START_EVENT ||
	       rio_model_flag(model, element, "instantiate", FALSE);
}

/*
 * What the element is called everywhere: its id; id~2, id~3 if earlier elements bear it too;
 * ~1, ~2 for OWNED elements without one; "" for others, and for those that are FOREIGN.
 */
const char *rio_model_id(const RioModel *model, guint32 element);

/* Its name attribute, or "". */
const char *rio_model_name(const RioModel *model, guint32 element);

/*
 * The element a reference names, or RIO_NONE.  White space around is nothing; a prefix goes if
 * the whole is no id.  NULL names nothing.
 */
guint32 rio_model_find(const RioModel *model, const char *reference);

/* The node at the element, or RIO_NONE.  Logarithmic. */
guint32 rio_model_node(const RioModel *model, guint32 element);

/* The lane that the node is in, be it by what it is inside of; or RIO_NONE. */
guint32 rio_model_lane_of(const RioModel *model, guint32 node);

/* The lane that the lane is inside of, or RIO_NONE. */
guint32 rio_model_lane_around(const RioModel *model, guint32 lane);

/* The sequence flow at the element, or RIO_NONE.  Logarithmic. */
guint32 rio_model_flow(const RioModel *model, guint32 element);

/* The first child, and the next sibling: for (c = first; c != RIO_NONE; c = next).  All kinds. */
guint32 rio_model_first(const RioModel *model, guint32 element);
guint32 rio_model_next(const RioModel *model, guint32 element);

/* The first child of that kind, or RIO_NONE. */
guint32 rio_model_child(const RioModel *model, guint32 element, RioKind kind);

/*
 * The element's own text, that of all its descendants in order.  Appended to @into; white space
 * as it is.
 */
void rio_model_text(const RioModel *model, guint32 element, GString *into);

/* What the element names by its own text, as a flowNodeRef does; RIO_NONE if that is not there. */
guint32 rio_model_named_by(const RioModel *model, guint32 element);

/* Of a RIO_TRIGGER kind the bit that stands for it. */
static inline guint32
rio_trigger_bit(RioKind kind)
{
	return 1u << (kind - RIO_KIND_CANCEL_EVENT_DEFINITION);
}

/* The event definitions in the event: a bit for each. */
guint32 rio_model_triggers(const RioModel *model, guint32 element);

/* The process that a participant refers to, or RIO_NONE: a pool of which nothing is told. */
guint32 rio_model_participant_process(const RioModel *model, guint32 participant);

/* The first participant that refers to the process, or RIO_NONE. */
guint32 rio_model_process_pool(const RioModel *model, guint32 process);

/*
 * The next element of the kind after @after (RIO_NONE: from the beginning), or RIO_NONE.  What is
 * in extensions is no part of the model: what a merged one keeps of its inputs stands there.
 */
guint32 rio_model_next_of_kind(const RioModel *model, RioKind kind, guint32 after);
