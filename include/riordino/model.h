/*
 * model.h: one BPMN file, as it was read
 *
 * A model never changes.  It keeps all that was in the file, so that writing it loses nothing, and
 * it knows what BPMN means by it: which flow nodes follow each other, in which lane, in which
 * subprocess.
 *
 * Any number of threads may use a model at once.
 */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>
#include <riordino/error.h>
#include <riordino/language.h>
#include <riordino/version.h>

G_BEGIN_DECLS

/**
 * RioModel:
 *
 * One BPMN file as read: immutable, with everything that was in the file.
 */
typedef struct _RioModel RioModel;

/**
 * RioElement:
 *
 * An element of a model, or a text, a comment or a processing instruction between elements.
 *
 * It lives as long as its model; whoever wants to keep it longer takes a reference on it, which is
 * one on the model.
 */
typedef struct _RioElement RioElement;

/**
 * RioFamily:
 * @RIO_FAMILY_NONE: no flow node
 * @RIO_FAMILY_ACTIVITY: a task, a subprocess, a call activity
 * @RIO_FAMILY_EVENT: an event, wherever it stands in the flow
 * @RIO_FAMILY_GATEWAY: a gateway
 *
 * What kind of flow node an element is.
 */
typedef enum {
	RIO_FAMILY_NONE,
	RIO_FAMILY_ACTIVITY,
	RIO_FAMILY_EVENT,
	RIO_FAMILY_GATEWAY,
} RioFamily;

/**
 * RioReadOptions:
 * @comune: (nullable): whose model it is; %NULL: the file's name without what follows its last dot
 * @service: (nullable): the service it is a model of; %NULL: none
 * @file: (nullable): what to call the file in messages; %NULL: its path
 * @language: the language of error messages
 *
 * How to read a model.  All zero is the default.
 */
typedef struct {
	const char *comune;
	const char *service;
	const char *file;
	RioLanguage language;
	/*< private >*/
	gpointer reserved[4];
} RioReadOptions;

#define RIO_TYPE_MODEL (rio_model_get_type())
RIO_PUBLIC GType rio_model_get_type(void) G_GNUC_CONST;

#define RIO_TYPE_ELEMENT (rio_element_get_type())
RIO_PUBLIC GType rio_element_get_type(void) G_GNUC_CONST;

/**
 * rio_model_read_file:
 * @path: (type filename): a BPMN 2.0 file
 * @options: (nullable): how to read it
 * @error: what went wrong: the message begins with file and line
 *
 * Reads a model.  Whatever can be read is read, however untidy: rio_model_check() tells what is
 * off in it.
 *
 * Returns: (transfer full): the model, or %NULL
 */
RIO_PUBLIC RioModel *rio_model_read_file(const char *path, const RioReadOptions *options,
					 GError **error);

/**
 * rio_model_read_stream:
 * @stream: where to read a BPMN 2.0 file from, to its end
 * @options: (nullable): how to read it
 * @cancellable: (nullable): to stop it from elsewhere
 * @error: what went wrong
 *
 * Reads a model from a stream.
 *
 * Returns: (transfer full): the model, or %NULL
 */
RIO_PUBLIC RioModel *rio_model_read_stream(GInputStream *stream, const RioReadOptions *options,
					   GCancellable *cancellable, GError **error);

/**
 * rio_model_read_bytes:
 * @bytes: a BPMN 2.0 file
 * @options: (nullable): how to read it
 * @error: what went wrong
 *
 * Reads a model from memory.
 *
 * Returns: (transfer full): the model, or %NULL
 */
RIO_PUBLIC RioModel *rio_model_read_bytes(GBytes *bytes, const RioReadOptions *options,
					  GError **error);

/**
 * rio_model_write_bytes:
 * @model: a model
 *
 * Writes the model as BPMN 2.0 XML: all that was read, and the same bytes each time.
 *
 * Returns: (transfer full): UTF-8, indented
 */
RIO_PUBLIC GBytes *rio_model_write_bytes(const RioModel *model);

/**
 * rio_model_write_file:
 * @model: a model
 * @path: (type filename): the file to write, wholly or not at all
 * @error: what went wrong
 *
 * Writes the model as BPMN 2.0 XML into a file.
 *
 * Returns: whether it was written
 */
RIO_PUBLIC gboolean rio_model_write_file(const RioModel *model, const char *path, GError **error);

/**
 * rio_model_ref:
 * @model: a model
 *
 * Returns: (transfer full): the same model, with a reference more
 */
RIO_PUBLIC RioModel *rio_model_ref(RioModel *model);

/**
 * rio_model_unref:
 * @model: (transfer full) (nullable): a model
 *
 * Gives a reference back; with the last one the model and its elements are gone.
 */
RIO_PUBLIC void rio_model_unref(RioModel *model);

/**
 * rio_model_get_comune:
 * @model: a model
 *
 * Returns: (transfer none): whose model it is
 */
RIO_PUBLIC const char *rio_model_get_comune(const RioModel *model);

/**
 * rio_model_get_service:
 * @model: a model
 *
 * Returns: (transfer none): the service it is a model of, or ""
 */
RIO_PUBLIC const char *rio_model_get_service(const RioModel *model);

/**
 * rio_model_get_file:
 * @model: a model
 *
 * Returns: (transfer none): the file it was read from, or ""
 */
RIO_PUBLIC const char *rio_model_get_file(const RioModel *model);

/**
 * rio_model_get_sha256:
 * @model: a model
 *
 * Returns: (transfer none): the SHA-256 of the bytes that were read, as 64 hexadecimal digits, or
 * "" if it was made otherwise
 */
RIO_PUBLIC const char *rio_model_get_sha256(const RioModel *model);

/**
 * rio_model_get_root:
 * @model: a model
 *
 * Returns: (transfer none): the `definitions` that everything else is in
 */
RIO_PUBLIC RioElement *rio_model_get_root(const RioModel *model);

/**
 * rio_model_get_element:
 * @model: a model
 * @id: an id, as rio_element_get_id() gives it
 *
 * Returns: (transfer none) (nullable): the element with that id
 */
RIO_PUBLIC RioElement *rio_model_get_element(const RioModel *model, const char *id);

/**
 * rio_model_get_elements:
 * @model: a model
 * @kind: the name of BPMN elements, as "lane" or "participant"
 *
 * Returns: (transfer container) (element-type RioElement): all of that kind, in document order
 */
RIO_PUBLIC GPtrArray *rio_model_get_elements(const RioModel *model, const char *kind);

/**
 * rio_model_get_nodes:
 * @model: a model
 *
 * Returns: (transfer container) (element-type RioElement): the flow nodes (activities, events,
 * gateways) of all processes and their subprocesses, in document order
 */
RIO_PUBLIC GPtrArray *rio_model_get_nodes(const RioModel *model);

/**
 * rio_model_get_flows:
 * @model: a model
 *
 * Returns: (transfer container) (element-type RioElement): the sequence flows, in document order
 */
RIO_PUBLIC GPtrArray *rio_model_get_flows(const RioModel *model);

/**
 * rio_model_get_message_flows:
 * @model: a model
 *
 * Returns: (transfer container) (element-type RioElement): the message flows, in document order
 */
RIO_PUBLIC GPtrArray *rio_model_get_message_flows(const RioModel *model);

/**
 * rio_element_ref:
 * @element: an element
 *
 * Takes a reference on the element's model.
 *
 * Returns: (transfer full): the same element
 */
RIO_PUBLIC RioElement *rio_element_ref(RioElement *element);

/**
 * rio_element_unref:
 * @element: (transfer full) (nullable): an element
 *
 * Gives a reference on the element's model back.
 */
RIO_PUBLIC void rio_element_unref(RioElement *element);

/**
 * rio_element_get_model:
 * @element: an element
 *
 * Returns: (transfer none): the model it is in
 */
RIO_PUBLIC RioModel *rio_element_get_model(const RioElement *element);

/**
 * rio_element_get_kind:
 * @element: an element
 *
 * Returns: (transfer none): what it is in BPMN, as "userTask"; "" for what is not of BPMN
 */
RIO_PUBLIC const char *rio_element_get_kind(const RioElement *element);

/**
 * rio_element_get_family:
 * @element: an element
 *
 * Returns: what kind of flow node it is
 */
RIO_PUBLIC RioFamily rio_element_get_family(const RioElement *element);

/**
 * rio_element_get_id:
 * @element: an element
 *
 * The id in the file; where several elements bear it, the later ones are called `id~2`, `id~3` in
 * the order of the file, and those that should have one and have none `~1`, `~2`.
 *
 * Returns: (transfer none): what the element is called everywhere, or ""
 */
RIO_PUBLIC const char *rio_element_get_id(const RioElement *element);

/**
 * rio_element_get_name:
 * @element: an element
 *
 * Returns: (transfer none): its name as it was read, or ""
 */
RIO_PUBLIC const char *rio_element_get_name(const RioElement *element);

/**
 * rio_element_get_line:
 * @element: an element
 *
 * Returns: the line it begins on, from 1; 0 if it was never in a file
 */
RIO_PUBLIC guint rio_element_get_line(const RioElement *element);

/**
 * rio_element_get_tag:
 * @element: an element
 * @uri: (out) (optional) (transfer none): its namespace, or ""
 *
 * Returns: (transfer none): its local name in XML; "" for text and comments
 */
RIO_PUBLIC const char *rio_element_get_tag(const RioElement *element, const char **uri);

/**
 * rio_element_get_text:
 * @element: an element
 *
 * Returns: (transfer full): the text in it and in all that is inside it
 */
RIO_PUBLIC char *rio_element_get_text(const RioElement *element);

/**
 * rio_element_get_attribute:
 * @element: an element
 * @uri: (nullable): the namespace of the attribute; %NULL: none, as those of BPMN
 * @name: its name
 *
 * Returns: (transfer none) (nullable): the value, or %NULL if there is no such attribute
 */
RIO_PUBLIC const char *rio_element_get_attribute(const RioElement *element, const char *uri,
						 const char *name);

/**
 * rio_element_get_n_attributes:
 * @element: an element
 *
 * Returns: how many attributes it has, declarations of namespaces among them
 */
RIO_PUBLIC guint rio_element_get_n_attributes(const RioElement *element);

/**
 * rio_element_get_attribute_at:
 * @element: an element
 * @index: which attribute, from 0
 * @uri: (out) (optional) (transfer none): its namespace, or ""
 * @name: (out) (optional) (transfer none): its name; of a declaration of a namespace the prefix
 *
 * Returns: (transfer none): the value
 */
RIO_PUBLIC const char *rio_element_get_attribute_at(const RioElement *element, guint index,
						    const char **uri, const char **name);

/**
 * rio_element_get_parent:
 * @element: an element
 *
 * Returns: (transfer none) (nullable): the element it is in
 */
RIO_PUBLIC RioElement *rio_element_get_parent(const RioElement *element);

/**
 * rio_element_get_first_child:
 * @element: an element
 *
 * Returns: (transfer none) (nullable): what comes first in it
 */
RIO_PUBLIC RioElement *rio_element_get_first_child(const RioElement *element);

/**
 * rio_element_get_next_sibling:
 * @element: an element
 *
 * Returns: (transfer none) (nullable): what comes after it in the same element
 */
RIO_PUBLIC RioElement *rio_element_get_next_sibling(const RioElement *element);

/**
 * rio_element_get_scope:
 * @element: a flow node
 *
 * Returns: (transfer none) (nullable): the subprocess or process that it runs in; %NULL if
 * @element is no flow node
 */
RIO_PUBLIC RioElement *rio_element_get_scope(const RioElement *element);

/**
 * rio_element_get_lane:
 * @element: a flow node
 *
 * Returns: (transfer none) (nullable): the innermost lane that names it
 */
RIO_PUBLIC RioElement *rio_element_get_lane(const RioElement *element);

/**
 * rio_element_get_host:
 * @element: a boundary event
 *
 * Returns: (transfer none) (nullable): the activity it is attached to
 */
RIO_PUBLIC RioElement *rio_element_get_host(const RioElement *element);

/**
 * rio_element_get_outgoing:
 * @element: a flow node
 *
 * Returns: (transfer container) (element-type RioElement): the sequence flows that leave it for
 * another flow node
 */
RIO_PUBLIC GPtrArray *rio_element_get_outgoing(const RioElement *element);

/**
 * rio_element_get_incoming:
 * @element: a flow node
 *
 * Returns: (transfer container) (element-type RioElement): the sequence flows that reach it from
 * another flow node
 */
RIO_PUBLIC GPtrArray *rio_element_get_incoming(const RioElement *element);

/**
 * rio_element_get_source:
 * @element: a sequence flow or a message flow
 *
 * Returns: (transfer none) (nullable): where it begins
 */
RIO_PUBLIC RioElement *rio_element_get_source(const RioElement *element);

/**
 * rio_element_get_target:
 * @element: a sequence flow or a message flow
 *
 * Returns: (transfer none) (nullable): where it ends
 */
RIO_PUBLIC RioElement *rio_element_get_target(const RioElement *element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioModel, rio_model_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioElement, rio_element_unref)

G_END_DECLS
