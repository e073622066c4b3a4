/*
 * builder.h: the only way to make a model
 *
 * Elements are opened and closed in document order, as a parser meets them; seal() makes the
 * indices and gives the model.  For one thread.
 */
#pragma once

#include "model/model.h"

typedef struct _RioBuilder RioBuilder;

RioBuilder *rio_builder_new(void);
void rio_builder_free(RioBuilder *builder); /* of one that was never sealed; NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioBuilder, rio_builder_free)

/*
 * Opens an element inside the one that is open.  @prefix is the wish of the writer: see write.h.
 * Strings are copied (equal names once).  Returns its position.
 */
guint32 rio_builder_open(RioBuilder *builder, const char *prefix, const char *uri,
			 const char *local, guint32 line);

/* Attributes of the element just opened, before anything is put inside.  @length -1: up to NUL. */
void rio_builder_namespace(RioBuilder *builder, const char *prefix, const char *uri);
void rio_builder_attribute(RioBuilder *builder, const char *prefix, const char *uri,
			   const char *local, const char *value, gssize length);

/* Text in pieces: neighbours become one.  Blank text goes where its element has child elements. */
void rio_builder_text(RioBuilder *builder, const char *text, gssize length);
void rio_builder_comment(RioBuilder *builder, const char *text, guint32 line);
void rio_builder_instruction(RioBuilder *builder, const char *target, const char *text,
			     guint32 line);
void rio_builder_close(RioBuilder *builder);

/*
 * For a reader who sees the same names again and again: the number of a name, and the same calls
 * with it.
 */
guint32 rio_builder_name(RioBuilder *builder, const char *prefix, const char *uri,
			 const char *local);
guint32 rio_builder_open_name(RioBuilder *builder, guint32 name, guint32 line);
void rio_builder_attribute_name(RioBuilder *builder, guint32 name, const char *value,
				gssize length);

/* What an element of that name is, the number of elements so far, and how many are open: for
 * limits. */
RioKind rio_builder_name_kind(const RioBuilder *builder, guint32 name);
guint32 rio_builder_size(const RioBuilder *builder);
guint32 rio_builder_depth(const RioBuilder *builder);

/*
 * Frees the builder.  @comune, @service, @file: may be NULL for "".  @source: the bytes read,
 * or NULL.
 */
RioModel *rio_builder_seal(RioBuilder *builder, const char *comune, const char *service,
			   const char *file, GBytes *source);

/* Short for BPMN: opens the kind's element with the prefix "bpmn", or "bpmndi", "dc", "di". */
guint32 rio_builder_open_kind(RioBuilder *builder, RioKind kind);
/* An attribute without a namespace; nothing if @value is NULL. */
void rio_builder_set(RioBuilder *builder, const char *local, const char *value);
