/*
 * content.h: what an element holds that is its own
 *
 * An OWNED element (see kinds.inc) has a content: its attributes and all that is inside but the
 * OWNED elements inside, which have their own.  Content can be spelled, so that two elements are
 * compared by comparing two texts, and copied into a builder.  Both pass by what says nothing of
 * the element: its id, <incoming> and <outgoing> (the flows say it), the ends of a sequence flow,
 * and whatever riordino itself wrote; the spelling also by declarations of namespaces and by what
 * a lane holds.
 */
#pragma once

#include "model/builder.h"
#include "model/model.h"

/* What the ids of documentation that a merge writes begin with. */
#define RIO_MADE_DOCUMENTATION "riordino-"

/* Whether the element has a content of its own: OWNED, inside an OWNED one or the definitions. */
gboolean rio_content_is_owned(const RioModel *model, guint32 element);

/* The OWNED element, or the definitions, whose content the element is part of; itself if OWNED. */
guint32 rio_content_owner(const RioModel *model, guint32 element);

/* Whether the value of the attribute, or the text of the element, refers to an element by id. */
gboolean rio_content_is_reference(const RioModel *model, guint32 element, const RioName *attribute);

/* The namespace that the prefix stands for at the element; NULL if for none. */
const char *rio_content_namespace(const RioModel *model, guint32 element, const char *prefix);

/*
 * The flow node's default flow, an element, or RIO_NONE when there is none or it is not one of its
 * outgoing flows.  Such a default is left out of the content.
 */
guint32 rio_content_default(const RioModel *model, guint32 element);

/* What stands for the element that a reference leads to; NULL keeps the reference as it is. */
typedef const char *(*RioReferenceFunc)(const RioModel *model, guint32 element, gpointer data);

/*
 * Appends to @into the content as text: equal for two elements exactly if their contents are,
 * whatever the prefixes and the order of the attributes.
 */
void rio_content_spell(const RioModel *model, guint32 element, RioReferenceFunc reference,
		       gpointer data, GString *into);

/* How to spell a part of a content. */
typedef struct {
	RioReferenceFunc reference;
	gpointer data;
	/* Whether to pass by what says nothing to people: ids of what is inside, and comments. */
	gboolean plain;
} RioSpelling;

/* Whether the attribute of the owned element is part of its content. */
gboolean rio_content_has_attribute(const RioModel *model, guint32 element,
				   const RioAttribute *attribute);

/* Appends the value of an attribute, or a child of the content with all that is inside. */
void rio_content_spell_attribute(const RioModel *model, guint32 element,
				 const RioAttribute *attribute, const RioSpelling *how,
				 GString *into);
void rio_content_spell_child(const RioModel *model, guint32 child, const RioSpelling *how,
			     GString *into);

typedef struct {
	RioReferenceFunc reference;
	/* The id to write for an element in the content that has one (say, an event definition). */
	const char *(*nested_id)(const RioModel *model, guint32 element, gpointer data);
	/* Whether to keep an id that nested_id changes in rio:ref. */
	gboolean notes_ids;
	gpointer data;
	const char *name; /* of the element, instead of its own; NULL: that */
} RioContentCopy;

/* Copies the attributes of the content onto the element just opened in the builder. */
void rio_content_copy_attributes(const RioModel *model, guint32 element, const RioContentCopy *how,
				 RioBuilder *builder);

/* Copies one child of the content with all that is inside. */
void rio_content_copy_child(const RioModel *model, guint32 child, const RioContentCopy *how,
			    RioBuilder *builder);

/* The children that belong to the content, in order: the next after @after (RIO_NONE: the first).
 */
guint32 rio_content_next_child(const RioModel *model, guint32 element, guint32 after);

/* Whether the element is the rio: one of that name. */
gboolean rio_content_is_ours(const RioModel *model, guint32 element, const char *local);
