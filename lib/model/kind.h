/*
 * kind.h: what an element can be, as one table
 */
#pragma once

#include <riordino/language.h>

typedef enum {
	RIO_KIND_OTHER,	  /* of BPMN or its diagrams, and nothing here asks for it */
	RIO_KIND_FOREIGN, /* of any other namespace */
	RIO_KIND_CHARACTERS,
	RIO_KIND_COMMENT,
	RIO_KIND_INSTRUCTION,
#define KIND(constant, name, flags) RIO_KIND_##constant,
#define DI_KIND(constant, namespace, name) RIO_KIND_##constant,
#include "model/kinds.inc"
#undef KIND
#undef DI_KIND
	RIO_N_KINDS
} RioKind;

typedef enum {
	RIO_OWNED = 1 << 0,    /* has an identity: compared and merged by itself */
	RIO_ACTIVITY = 1 << 1, /* activity, event, gateway: the flow nodes */
	RIO_EVENT = 1 << 2,
	RIO_GATEWAY = 1 << 3,
	RIO_SCOPE = 1 << 4, /* holds flow nodes, and tokens stay in it */
	RIO_ARTIFACT = 1 << 5,
	RIO_TRIGGER = 1 << 6, /* an event definition */
	RIO_ROOT = 1 << 7,    /* stands directly in the definitions */
	RIO_DIAGRAM = 1 << 8,
} RioKindFlags;

#define RIO_FLOW_NODE (RIO_ACTIVITY | RIO_EVENT | RIO_GATEWAY)

#define RIO_NS_BPMN "http://www.omg.org/spec/BPMN/20100524/MODEL"
#define RIO_NS_BPMNDI "http://www.omg.org/spec/BPMN/20100524/DI"
#define RIO_NS_DC "http://www.omg.org/spec/DD/20100524/DC"
#define RIO_NS_DI "http://www.omg.org/spec/DD/20100524/DI"
#define RIO_NS_XMLNS "http://www.w3.org/2000/xmlns/"
#define RIO_NS_XSI "http://www.w3.org/2001/XMLSchema-instance"
#define RIO_NS_RIO "urn:riordino:1"

/* The kind of the element @local in the namespace @uri (NULL or "": none). */
RioKind rio_kind_of(const char *uri, const char *local);

/* The name of the XML element, "userTask"; "" for kinds that have none. */
const char *rio_kind_name(RioKind kind);

/* What people call it, "user task"; "" for kinds that people need no word for. */
const char *rio_kind_words(RioKind kind, RioLanguage language);

/* Its namespace; "" for kinds that have none. */
const char *rio_kind_uri(RioKind kind);

RioKindFlags rio_kind_flags(RioKind kind);

static inline gboolean
rio_kind_is(RioKind kind, RioKindFlags any)
{
	return (rio_kind_flags(kind) & any) != 0;
}
