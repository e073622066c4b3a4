/*
 * sketch.h: a process that can still be changed, for making models in tests
 *
 * Nodes and flows are numbers, added in any order.  tiny.c draws sketches from a notation,
 * generate.c at random.  What is forbidden in BPMN is allowed here, since files are like that.
 */
#pragma once

#include "model/model.h"

#define SKETCH_NONE G_MAXUINT32
/* The end of a message flow that is at the closed pool. */
#define SKETCH_CLOSED (G_MAXUINT32 - 1)

typedef struct {
	RioKind kind;
	char *id;   /* NULL: none in the file */
	char *name; /* NULL: none */
	guint pool;
	guint scope;	   /* node of the subprocess around, or SKETCH_NONE */
	guint host;	   /* of a boundary event: a node, or SKETCH_NONE */
	RioKind trigger;   /* its event definition; RIO_KIND_OTHER: none */
	gboolean beside;   /* of a boundary event: its host goes on */
	gboolean by_event; /* of a subprocess: outside the flow, begun by its start event */
	char *lane;	   /* NULL: none */
	char *documentation;
	char *annotation;  /* the text of an annotation tied to it */
	char *data;	   /* a data object that it makes */
	gboolean loops;	   /* has the marker */
	gboolean extended; /* has an extension of some vendor */
} SketchNode;

typedef struct {
	char *id;
	char *name;
	char *condition;      /* NULL: none */
	guint source, target; /* SKETCH_NONE: the file names what is not there */
	gboolean is_default;  /* of its source */
} SketchFlow;

typedef struct {
	GArray *nodes;	       /* of SketchNode */
	GArray *flows;	       /* of SketchFlow */
	GArray *message_flows; /* of SketchFlow */
	GPtrArray *pools;      /* names; with one pool "" there is no collaboration */
	char *closed;	       /* the name of a pool of which nothing is known; NULL: none */
	char *title;	       /* the name of the first process; NULL: none */
	gboolean backwards;    /* what was added last stands first in the file */
} Sketch;

Sketch *sketch_new(void);
void sketch_free(Sketch *sketch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sketch, sketch_free)

/* A pool of that name from now on.  Its number; the first is 0, and there from the beginning. */
guint sketch_pool(Sketch *sketch, const char *name);

/*
 * A node in a subprocess, or in the first pool where @scope is SKETCH_NONE.  Its id is made of its
 * kind or name, and never used twice.
 */
guint sketch_node(Sketch *sketch, RioKind kind, const char *name, guint scope);

guint sketch_flow(Sketch *sketch, guint source, guint target);
guint sketch_message_flow(Sketch *sketch, guint source, guint target);

SketchNode *sketch_node_at(const Sketch *sketch, guint node);
SketchFlow *sketch_flow_at(const Sketch *sketch, guint flow);

/* The first node of that name, or SKETCH_NONE. */
guint sketch_find(const Sketch *sketch, const char *name);

RioModel *sketch_model(const Sketch *sketch, const char *comune);
