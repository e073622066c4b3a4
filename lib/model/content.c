#include "model/content.h"

#include <stdlib.h>
#include <string.h>

/*
 * What BPMN 2.0 types as xsd:QName or xsd:IDREF, but for references out of the file and types;
 * in the order of strcmp.
 */
static const char *const reference_attributes[] = {
	"activityRef",
	"attachedToRef",
	"bpmnElement",
	"calledElement",
	"categoryValueRef",
	"correlationKeyRef",
	"correlationPropertyRef",
	"dataObjectRef",
	"dataStoreRef",
	"default",
	"errorRef",
	"escalationRef",
	"initiatingParticipantRef",
	"innerConversationNodeRef",
	"innerParticipantRef",
	"inputDataRef",
	"itemRef",
	"itemSubjectRef",
	"loopDataInputRef",
	"messageRef",
	"noneBehaviorEventRef",
	"oneBehaviorEventRef",
	"operationRef",
	"outerConversationNodeRef",
	"outerParticipantRef",
	"outputDataRef",
	"parameterRef",
	"partitionElementRef",
	"processRef",
	"signalRef",
	"sourceRef",
	"structureRef",
	"targetRef",
};
static const char *const reference_elements[] = {
	"choreographyRef",
	"conversationRef",
	"correlationKeyRef",
	"correlationPropertyRef",
	"dataInputRefs",
	"dataOutputRefs",
	"endPointRef",
	"errorRef",
	"eventDefinitionRef",
	"flowNodeRef",
	"inMessageRef",
	"inputSetRefs",
	"inputSetWithOptional",
	"inputSetWithWhileExecuting",
	"interfaceRef",
	"loopDataInputRef",
	"loopDataOutputRef",
	"messageFlowRef",
	"messageRef",
	"operationRef",
	"optionalInputRefs",
	"optionalOutputRefs",
	"outMessageRef",
	"outputSetRefs",
	"outputSetWithOptional",
	"outputSetWithWhileExecuting",
	"participantRef",
	"resourceRef",
	"sourceRef",
	"supportedInterfaceRef",
	"targetRef",
	"whileExecutingInputRefs",
	"whileExecutingOutputRefs",
};

/* No XML text can hold these: they part the pieces of a spelling. */
#define OPEN '\x01'
#define CLOSE '\x02'
#define ATTRIBUTE '\x03'
#define VALUE '\x04'
#define TEXT '\x05'
#define COMMENT '\x06'

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean
is_in(const char *const *names, gsize n, const char *name)
{
	return bsearch(&name, names, n, sizeof *names, compare_names) != NULL;
}

static const RioName *
name_of(const RioModel *model, guint32 element)
{
	return &model->names[rio_at(model, element)->name];
}

static gboolean
is_element(const RioModel *model, guint32 item)
{
	RioKind kind = rio_model_kind(model, item);

	return kind != RIO_KIND_CHARACTERS && kind != RIO_KIND_COMMENT &&
	       kind != RIO_KIND_INSTRUCTION;
}

static gboolean
is_ours(const RioName *name)
{
	return g_str_equal(name->uri, RIO_NS_RIO);
}

gboolean
rio_content_is_owned(const RioModel *model, guint32 element)
{
	guint32 parent = rio_at(model, element)->parent;
	RioKind kind = rio_model_kind(model, element);

	if (parent == RIO_NONE)
		return FALSE;
	if (rio_kind_is(kind, RIO_TRIGGER))
		return parent == model->root;
	return rio_kind_is(kind, RIO_OWNED) &&
	       (parent == model->root || rio_content_is_owned(model, parent));
}

guint32
rio_content_owner(const RioModel *model, guint32 element)
{
	while (element != model->root && !rio_content_is_owned(model, element))
		element = rio_at(model, element)->parent;
	return element;
}

gboolean
rio_content_is_reference(const RioModel *model, guint32 element, const RioName *attribute)
{
	const RioName *name = name_of(model, element);

	if (!g_str_equal(name->uri, RIO_NS_BPMN))
		return FALSE;
	if (!attribute)
		return is_in(reference_elements, G_N_ELEMENTS(reference_elements), name->local);
	return attribute->uri[0] == '\0' &&
	       is_in(reference_attributes, G_N_ELEMENTS(reference_attributes), attribute->local);
}

const char *
rio_content_namespace(const RioModel *model, guint32 element, const char *prefix)
{
	for (; element != RIO_NONE; element = rio_at(model, element)->parent) {
		const RioElement *here = rio_at(model, element);

		for (guint32 i = 0; i < here->n_attributes; i++) {
			const RioAttribute *attribute = &model->attributes[here->attributes + i];
			const RioName *name = &model->names[attribute->name];

			if (!g_str_equal(name->uri, RIO_NS_XMLNS))
				break;
			if (g_str_equal(name->local, prefix))
				return attribute->value;
		}
	}
	return g_str_equal(prefix, "") ? "" : NULL;
}

guint32
rio_content_default(const RioModel *model, guint32 element)
{
	const char *reference = rio_model_attribute(model, element, "default");
	guint32 node, found, flow;

	if (!reference)
		return RIO_NONE;
	node = rio_model_node(model, element);
	found = rio_model_find(model, reference);
	flow = found == RIO_NONE ? RIO_NONE : rio_model_flow(model, found);
	if (node == RIO_NONE || flow == RIO_NONE || model->flows[flow].source != node ||
	    model->flows[flow].target == RIO_NONE)
		return RIO_NONE;
	return found;
}

/* Whether the attribute of the element is part of the content of its owner. */
static gboolean
attribute_counts(const RioModel *model, guint32 element, const RioName *name, gboolean is_owner)
{
	RioKind kind = rio_model_kind(model, element);

	if (g_str_equal(name->uri, RIO_NS_XMLNS) || is_ours(name))
		return FALSE;
	if (!is_owner || name->uri[0] != '\0')
		return TRUE;
	if (g_str_equal(name->local, "id"))
		return FALSE;
	if (kind == RIO_KIND_SEQUENCE_FLOW)
		return !g_str_equal(name->local, "sourceRef") &&
		       !g_str_equal(name->local, "targetRef");
	if (g_str_equal(name->local, "default"))
		return rio_content_default(model, element) == RIO_NONE;
	return TRUE;
}

/* Documentation that a merge wrote is known by its id. */
static gboolean
is_made_documentation(const RioModel *model, guint32 child)
{
	const char *id;

	if (rio_model_kind(model, child) != RIO_KIND_DOCUMENTATION)
		return FALSE;
	id = rio_model_attribute(model, child, "id");
	return id && g_str_has_prefix(id, RIO_MADE_DOCUMENTATION);
}

static gboolean
child_counts(const RioModel *model, guint32 child)
{
	RioKind kind = rio_model_kind(model, child);

	if (!is_element(model, child))
		return TRUE;
	if (kind == RIO_KIND_INCOMING || kind == RIO_KIND_OUTGOING)
		return FALSE;
	if (is_ours(name_of(model, child)) || is_made_documentation(model, child) ||
	    rio_model_attribute_ns(model, child, RIO_NS_RIO, "in"))
		return FALSE;
	if (kind == RIO_KIND_EXTENSION_ELEMENTS) {
		/* nothing of its own inside: as if it were not there */
		for (guint32 c = rio_model_first(model, child); c != RIO_NONE;
		     c = rio_model_next(model, c))
			if (!is_element(model, c) || !is_ours(name_of(model, c)))
				return TRUE;
		return FALSE;
	}
	if (rio_kind_flags(kind) & RIO_DIAGRAM)
		return rio_at(model, child)->parent != model->root;
	return !rio_content_is_owned(model, child);
}

gboolean
rio_content_has_attribute(const RioModel *model, guint32 element, const RioAttribute *attribute)
{
	return attribute_counts(model, element, &model->names[attribute->name], TRUE);
}

guint32
rio_content_next_child(const RioModel *model, guint32 element, guint32 after)
{
	guint32 child =
		after == RIO_NONE ? rio_model_first(model, element) : rio_model_next(model, after);

	while (child != RIO_NONE && !child_counts(model, child))
		child = rio_model_next(model, child);
	return child;
}

/* The text of a reference as something that no prefix changes. */
static void
spell_reference(const RioModel *model, guint32 element, const char *value, const RioSpelling *how,
		GString *into)
{
	guint32 found = rio_model_find(model, value);
	const char *stands = found == RIO_NONE ? NULL : how->reference(model, found, how->data);
	const char *colon, *uri;
	g_autofree char *prefix = NULL;

	if (stands) {
		g_string_append(into, stands);
		return;
	}
	colon = strchr(value, ':');
	prefix = colon ? g_strndup(value, colon - value) : NULL;
	uri = prefix ? rio_content_namespace(model, element, prefix) : NULL;
	if (uri)
		g_string_append_printf(into, "{%s}%s", uri, colon + 1);
	else
		g_string_append(into, value);
}

/*
 * The namespace of the value of an xsi:type, which in @local has no prefix.  A prefix that the file
 * does not declare can only be meant as that of BPMN: some tools write “bpmn2:tFormalExpression”
 * without, and beside another file that declares it, it would get that meaning anyway.
 */
static const char *
type_namespace(const RioModel *model, guint32 element, const char *type, const char **local)
{
	const char *colon = strchr(type, ':');
	g_autofree char *prefix = g_strndup(type, colon ? colon - type : 0);
	const char *uri = rio_content_namespace(model, element, prefix);

	*local = colon ? colon + 1 : type;
	return uri ? uri : RIO_NS_BPMN;
}

/* xsi:type="bpmn:tFormalExpression", with or without a prefix, is the same type. */
static void
spell_type(const RioModel *model, guint32 element, const char *value, GString *into)
{
	const char *local, *uri = type_namespace(model, element, value, &local);

	g_string_append_printf(into, "{%s}%s", uri, local);
}

static int
compare_attributes(gconstpointer a, gconstpointer b, gpointer data)
{
	const RioName *names = data, *x = &names[(*(RioAttribute *const *)a)->name],
		      *y = &names[(*(RioAttribute *const *)b)->name];
	int order = strcmp(x->uri, y->uri);

	return order ? order : strcmp(x->local, y->local);
}

/* What only tells elements of BPMN apart in the file. */
static gboolean
is_nested_id(const RioModel *model, guint32 element, const RioName *name, gboolean is_owner)
{
	return !is_owner && name->uri[0] == '\0' && g_str_equal(name->local, "id") &&
	       rio_model_kind(model, element) != RIO_KIND_FOREIGN;
}

void
rio_content_spell_attribute(const RioModel *model, guint32 element, const RioAttribute *attribute,
			    const RioSpelling *how, GString *into)
{
	const RioName *name = &model->names[attribute->name];

	if (rio_content_is_reference(model, element, name))
		spell_reference(model, element, attribute->value, how, into);
	else if (g_str_equal(name->uri, RIO_NS_XSI) && g_str_equal(name->local, "type"))
		spell_type(model, element, attribute->value, into);
	else
		g_string_append(into, attribute->value);
}

static void
spell_name(char mark, const RioName *name, GString *into)
{
	g_string_append_c(into, mark);
	g_string_append(into, name->uri);
	g_string_append_c(into, ' ');
	g_string_append(into, name->local);
}

/*
 * The id of an element in the content: as written, though several contents have it; but where it is
 * that of an earlier flow node or the like, what the element is called everywhere: id~2.  What is
 * no BPMN is called nothing.
 */
static const char *
nested_id(const RioModel *model, guint32 element, const RioAttribute *attribute)
{
	const char *id = rio_model_id(model, element);
	guint32 first = rio_model_find(model, attribute->value);

	return id[0] != '\0' && first != RIO_NONE && first < element &&
			       rio_content_is_owned(model, first)
		       ? id
		       : attribute->value;
}

static void
spell_attributes(const RioModel *model, guint32 element, gboolean is_owner, const RioSpelling *how,
		 GString *into)
{
	const RioElement *here = rio_at(model, element);
	g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(here->n_attributes);
	const char *old = rio_model_attribute_ns(model, element, RIO_NS_RIO, "ref");

	for (guint32 i = 0; i < here->n_attributes; i++) {
		RioAttribute *attribute = &model->attributes[here->attributes + i];

		if (how->plain &&
		    is_nested_id(model, element, &model->names[attribute->name], is_owner))
			continue;
		if (attribute_counts(model, element, &model->names[attribute->name], is_owner))
			g_ptr_array_add(sorted, attribute);
	}
	g_ptr_array_sort_with_data(sorted, compare_attributes, model->names);

	for (guint i = 0; i < sorted->len; i++) {
		const RioAttribute *attribute = g_ptr_array_index(sorted, i);
		const RioName *name = &model->names[attribute->name];

		spell_name(ATTRIBUTE, name, into);
		g_string_append_c(into, VALUE);
		if (!is_owner && name->uri[0] == '\0' && g_str_equal(name->local, "id"))
			g_string_append(into, old ? old : nested_id(model, element, attribute));
		else
			rio_content_spell_attribute(model, element, attribute, how, into);
	}
}

void
rio_content_spell_child(const RioModel *model, guint32 child, const RioSpelling *how, GString *into)
{
	const RioElement *here = rio_at(model, child);

	switch (here->kind) {
	case RIO_KIND_CHARACTERS:
		g_string_append_c(into, TEXT);
		if (rio_content_is_reference(model, here->parent, NULL)) {
			g_autofree char *text = g_strstrip(g_strdup(here->text));

			spell_reference(model, here->parent, text, how, into);
		} else {
			g_string_append(into, here->text);
		}
		return;
	case RIO_KIND_COMMENT:
		if (how->plain)
			return;
		g_string_append_c(into, COMMENT);
		g_string_append(into, here->text);
		return;
	case RIO_KIND_INSTRUCTION:
	case RIO_KIND_FLOW_NODE_REF: /* what is in a lane is told of the nodes */
		return;
	default:
		spell_name(OPEN, name_of(model, child), into);
		spell_attributes(model, child, FALSE, how, into);
		for (guint32 c = rio_content_next_child(model, child, RIO_NONE); c != RIO_NONE;
		     c = rio_content_next_child(model, child, c))
			rio_content_spell_child(model, c, how, into);
		g_string_append_c(into, CLOSE);
	}
}

/* White space is nothing in an element that BPMN gives no text. */
static gboolean
is_space(const RioModel *model, guint32 child)
{
	return rio_model_kind(model, child) == RIO_KIND_CHARACTERS &&
	       rio_at(model, child)->text[strspn(rio_at(model, child)->text, " \t\r\n")] == '\0';
}

void
rio_content_spell(const RioModel *model, guint32 element, RioReferenceFunc reference, gpointer data,
		  GString *into)
{
	const RioSpelling how = {.reference = reference, .data = data};
	RioKind kind = rio_model_kind(model, element);
	/* between the elements of a container a comment stands nowhere in particular */
	gboolean is_container = rio_kind_is(kind, RIO_SCOPE | RIO_ROOT) ||
				kind == RIO_KIND_DEFINITIONS || kind == RIO_KIND_LANE_SET;
	gboolean after_text = FALSE;

	g_string_append(into, name_of(model, element)->local);
	spell_attributes(model, element, TRUE, &how, into);
	for (guint32 c = rio_content_next_child(model, element, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, element, c)) {
		gboolean is_text = rio_model_kind(model, c) == RIO_KIND_CHARACTERS;

		if (is_space(model, c) ||
		    (is_container && rio_model_kind(model, c) == RIO_KIND_COMMENT))
			continue;
		/* texts that only what does not count stands between are one */
		if (is_text && after_text)
			g_string_append(into, rio_at(model, c)->text);
		else
			rio_content_spell_child(model, c, &how, into);
		after_text = is_text;
	}
}

/* The value with what it refers to renamed, its prefix and white space kept; NULL: as it is. */
static char *
renamed(const RioModel *model, const char *value, const RioContentCopy *how)
{
	guint32 found = rio_model_find(model, value);
	const char *stands = found == RIO_NONE ? NULL : how->reference(model, found, how->data);
	const char *begin, *end, *id;

	if (!stands)
		return NULL;
	begin = value + strspn(value, " \t\r\n");
	end = value + strlen(value);
	while (end > begin && g_ascii_isspace(end[-1]))
		end--;
	id = rio_model_id(model, found);
	if ((gsize)(end - begin) > strlen(id))
		begin = end - strlen(id); /* after the prefix */
	return g_strdup_printf("%.*s%s%s", (int)(begin - value), value, stands, end);
}

/* xsi:type="tFormalExpression" where BPMN is the default namespace: say which, it may not be. */
static char *
with_prefix(const RioModel *model, guint32 element, const char *type)
{
	const char *local, *uri = type_namespace(model, element, type, &local);

	return g_str_equal(uri, RIO_NS_BPMN) ? g_strconcat("bpmn:", local, NULL) : NULL;
}

static void
copy_attribute(const RioModel *model, guint32 element, const RioAttribute *attribute,
	       gboolean is_owner, const RioContentCopy *how, RioBuilder *builder)
{
	const RioName *name = &model->names[attribute->name];
	gboolean is_nested_id = !is_owner && name->uri[0] == '\0' && g_str_equal(name->local, "id");
	const char *noted = is_nested_id ? nested_id(model, element, attribute) : NULL;
	g_autofree char *other = NULL;

	if (is_nested_id)
		other = g_strdup(how->nested_id(model, element, how->data));
	else if (g_str_equal(name->uri, RIO_NS_XSI) && g_str_equal(name->local, "type"))
		other = with_prefix(model, element, attribute->value);
	else if (rio_content_is_reference(model, element, name))
		other = renamed(model, attribute->value, how);
	else if (is_owner && how->name && name->uri[0] == '\0' && g_str_equal(name->local, "name"))
		other = g_strdup(how->name);

	rio_builder_attribute(builder, name->prefix, name->uri, name->local,
			      other ? other : attribute->value, -1);
	if (noted && how->notes_ids && !g_str_equal(other, noted))
		rio_builder_attribute(builder, "rio", RIO_NS_RIO, "ref", noted, -1);
}

static void
copy_attributes(const RioModel *model, guint32 element, gboolean is_owner,
		const RioContentCopy *how, RioBuilder *builder)
{
	const RioElement *here = rio_at(model, element);

	for (guint32 i = 0; i < here->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[here->attributes + i];
		const RioName *name = &model->names[attribute->name];

		if (g_str_equal(name->uri, RIO_NS_XMLNS))
			rio_builder_namespace(builder, name->local, attribute->value);
		else if (attribute_counts(model, element, name, is_owner))
			copy_attribute(model, element, attribute, is_owner, how, builder);
	}
}

/* What comes from several files cannot keep everyone's default namespace: BPMN gets its prefix. */
static const char *
prefix_for(const RioName *name)
{
	return g_str_equal(name->uri, RIO_NS_BPMN) ? "bpmn" : name->prefix;
}

void
rio_content_copy_attributes(const RioModel *model, guint32 element, const RioContentCopy *how,
			    RioBuilder *builder)
{
	copy_attributes(model, element, TRUE, how, builder);
}

void
rio_content_copy_child(const RioModel *model, guint32 child, const RioContentCopy *how,
		       RioBuilder *builder)
{
	const RioElement *here = rio_at(model, child);
	g_autofree char *other = NULL;

	switch (here->kind) {
	case RIO_KIND_CHARACTERS:
		if (rio_content_is_reference(model, here->parent, NULL))
			other = renamed(model, here->text, how);
		rio_builder_text(builder, other ? other : here->text, -1);
		return;
	case RIO_KIND_COMMENT:
		rio_builder_comment(builder, here->text, here->line);
		return;
	case RIO_KIND_INSTRUCTION:
		rio_builder_instruction(builder, name_of(model, child)->local, here->text,
					here->line);
		return;
	default:
		rio_builder_open(builder, prefix_for(name_of(model, child)),
				 name_of(model, child)->uri, name_of(model, child)->local,
				 here->line);
		copy_attributes(model, child, FALSE, how, builder);
		for (guint32 c = rio_content_next_child(model, child, RIO_NONE); c != RIO_NONE;
		     c = rio_content_next_child(model, child, c))
			rio_content_copy_child(model, c, how, builder);
		rio_builder_close(builder);
	}
}

gboolean
rio_content_is_ours(const RioModel *model, guint32 element, const char *local)
{
	const RioElement *self = rio_at(model, element);
	const RioName *name = &model->names[self->name];

	return self->kind == RIO_KIND_FOREIGN && is_ours(name) && g_str_equal(name->local, local);
}
