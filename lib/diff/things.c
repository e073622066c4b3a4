#include "diff/things.h"

#include "base/compare.h"
#include "base/mix.h"
#include "model/content.h"

#include <string.h>

/* Attributes that are markers: they are drawn in the shape. */
static const char *const markers[] = {
	"cancelActivity", "cancelRemainingInstances", "eventGatewayType", "instantiate",
	"isCollection",	  "isForCompensation",	      "isInterrupting",	  "method",
	"ordering",	  "parallelMultiple",	      "triggeredByEvent",
};

/* What holds where nothing is said, so that saying it is no difference. */
static const struct {
	const char *name;
	const char *value; /* NULL: whatever it says */
} unsaid[] = {
	{"cancelActivity", "true"},
	{"completionQuantity", "1"},
	{"expressionLanguage", "http://www.w3.org/1999/XPath"},
	{"eventGatewayType", "Exclusive"},
	{"exporter", NULL},
	{"exporterVersion", NULL},
	{"gatewayDirection", NULL}, /* the flows say it */
	{"implementation", "##unspecified"},
	{"implementation", "##WebService"},
	{"instantiate", "false"},
	{"isClosed", "false"},
	{"isCollection", "false"},
	{"isExecutable", "false"},
	{"isForCompensation", "false"},
	{"isImmediate", "true"},
	{"isInterrupting", "true"},
	{"isUnlimited", "true"},
	{"method", "##Compensate"},
	{"parallelMultiple", "false"},
	{"processType", "None"},
	{"schemaLocation", NULL},
	{"startQuantity", "1"},
	{"targetNamespace", NULL},
	{"textFormat", "text/plain"},
	{"triggeredByEvent", "false"},
	{"typeLanguage", "http://www.w3.org/2001/XMLSchema"},
};

static const RioKind connections[] = {
	RIO_KIND_SEQUENCE_FLOW,
	RIO_KIND_MESSAGE_FLOW,
	RIO_KIND_ASSOCIATION,
	RIO_KIND_DATA_INPUT_ASSOCIATION,
	RIO_KIND_DATA_OUTPUT_ASSOCIATION,
	RIO_KIND_CONVERSATION_LINK,
};

guint64
rio_hash_mix(guint64 a, guint64 b)
{
	return rio_mix(a * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + b);
}

static guint64
hash_text(const char *text)
{
	/* FNV-1a */
	guint64 h = G_GUINT64_CONSTANT(0xcbf29ce484222325);

	for (const char *c = text; *c; c++)
		h = (h ^ (guchar)*c) * G_GUINT64_CONSTANT(0x100000001b3);
	return h;
}

gboolean
rio_thing_is_connection(const RioThings *things, guint32 thing)
{
	RioKind kind = rio_thing_kind(things, thing);

	for (gsize i = 0; i < G_N_ELEMENTS(connections); i++) {
		if (connections[i] == kind)
			return TRUE;
	}
	return FALSE;
}

/* Making them */

/* A lane that names a node; both elements. */
typedef struct {
	guint32 node;
	guint32 lane;
} Place;

typedef struct {
	RioThings *things;
	GArray *links;
	GArray *places; /* of Place */
	guint place;	/* the first of the next node */
	guint32 thing;	/* whose links are found */
	guint32 role;
	RioFacet facet;
	GString *text;
} Work;

static void
add_link(Work *work, guint32 to, guint32 role, RioFacet facet)
{
	RioLink link = {work->thing, to, role, facet};

	g_array_append_val(work->links, link);
}

/* In a spelling, a reference is a mark: where it leads becomes a link. */
static const char *
reference_as_link(const RioModel *model, guint32 element, gpointer data)
{
	Work *work = data;

	add_link(work, work->things->of[rio_content_owner(model, element)], work->role,
		 work->facet);
	return "\x07";
}

static void
say(Work *work, RioFacet facet, guint64 what)
{
	guint64 *said = &work->things->things[work->thing].facets[facet];

	/* a sum: facets do not depend on the order of attributes */
	*said += rio_hash_mix(what, facet + 1);
}

/* White space at the ends goes, and inside it becomes one space. */
static void
fold_space(GString *text)
{
	gsize to = 0;

	for (gsize i = 0; i < text->len; i++) {
		if (!g_ascii_isspace(text->str[i]))
			text->str[to++] = text->str[i];
		else if (to > 0 && text->str[to - 1] != ' ')
			text->str[to++] = ' ';
	}
	if (to > 0 && text->str[to - 1] == ' ')
		to--;
	g_string_truncate(text, to);
}

static gboolean
is_unsaid(const RioName *name, const char *value)
{
	for (gsize i = 0; i < G_N_ELEMENTS(unsaid); i++) {
		if (g_str_equal(unsaid[i].name, name->local) &&
		    (!unsaid[i].value || g_str_equal(unsaid[i].value, value)))
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_marker(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(markers); i++) {
		if (g_str_equal(markers[i], name))
			return TRUE;
	}
	return FALSE;
}

static RioFacet
facet_of_attribute(const RioName *name)
{
	if (name->uri[0] != '\0' && !g_str_equal(name->uri, RIO_NS_XSI))
		return RIO_FACET_EXTENSION;
	if (g_str_equal(name->local, "name"))
		return RIO_FACET_NAME;
	if (g_str_equal(name->local, "attachedToRef"))
		return RIO_FACET_HOST;
	if (g_str_equal(name->local, "default"))
		return RIO_FACET_DEFAULT;
	return is_marker(name->local) ? RIO_FACET_MARKER : RIO_FACET_ATTRIBUTE;
}

static guint32
role_of(const char *local)
{
	if (g_str_equal(local, "sourceRef"))
		return RIO_ROLE_SOURCE;
	if (g_str_equal(local, "targetRef"))
		return RIO_ROLE_TARGET;
	return (guint32)hash_text(local) | 0x80000000u;
}

static void
read_attribute(Work *work, guint32 element, const RioAttribute *attribute)
{
	const RioModel *model = work->things->model;
	const RioName *name = &model->names[attribute->name];
	const RioSpelling how = {reference_as_link, work, TRUE};

	if (is_unsaid(name, attribute->value))
		return;
	work->facet = facet_of_attribute(name);
	work->role = role_of(name->local);
	if (work->role == RIO_ROLE_SOURCE || work->role == RIO_ROLE_TARGET)
		work->facet = RIO_FACET_ENDS;
	g_string_truncate(work->text, 0);
	rio_content_spell_attribute(model, element, attribute, &how, work->text);
	if (work->facet == RIO_FACET_NAME)
		fold_space(work->text);
	if (work->text->len > 0)
		say(work, work->facet,
		    rio_hash_mix(hash_text(name->local), hash_text(work->text->str)));
}

static RioFacet
facet_of_child(const RioModel *model, guint32 child)
{
	RioKind kind = rio_model_kind(model, child);

	switch (kind) {
	case RIO_KIND_DOCUMENTATION:
		return RIO_FACET_DOCUMENTATION;
	case RIO_KIND_EXTENSION_ELEMENTS:
	case RIO_KIND_FOREIGN:
	case RIO_KIND_AUDITING:
	case RIO_KIND_MONITORING:
		return RIO_FACET_EXTENSION;
	case RIO_KIND_STANDARD_LOOP_CHARACTERISTICS:
	case RIO_KIND_MULTI_INSTANCE_LOOP_CHARACTERISTICS:
		return RIO_FACET_MARKER;
	case RIO_KIND_CONDITION_EXPRESSION:
		return RIO_FACET_CONDITION;
	case RIO_KIND_SOURCE_REF:
	case RIO_KIND_TARGET_REF:
		return RIO_FACET_ENDS;
	case RIO_KIND_TEXT:
		return RIO_FACET_NAME;
	default:
		break;
	}
	if (rio_kind_is(kind, RIO_TRIGGER) ||
	    g_str_equal(model->names[rio_at(model, child)->name].local, "eventDefinitionRef"))
		return RIO_FACET_TRIGGER;
	return RIO_FACET_CONTENT;
}

static gboolean
tells(const RioModel *model, guint32 child)
{
	switch (rio_model_kind(model, child)) {
	case RIO_KIND_CHARACTERS: /* between elements: nobody's words */
	case RIO_KIND_COMMENT:
	case RIO_KIND_INSTRUCTION:
	case RIO_KIND_FLOW_NODE_REF: /* the nodes say it */
		return FALSE;
	default:
		return TRUE;
	}
}

static void
read_child(Work *work, guint32 child)
{
	const RioModel *model = work->things->model;
	const RioSpelling how = {reference_as_link, work, TRUE};

	if (!tells(model, child))
		return;
	work->facet = facet_of_child(model, child);
	work->role = role_of(model->names[rio_at(model, child)->name].local);
	g_string_truncate(work->text, 0);
	if (work->facet == RIO_FACET_NAME)
		rio_model_text(model, child, work->text);
	else
		rio_content_spell_child(model, child, &how, work->text);
	if (work->facet == RIO_FACET_NAME || work->facet == RIO_FACET_DOCUMENTATION)
		fold_space(work->text);
	/* what is said twice is not what is said once, nor what is said in other order */
	say(work, work->facet,
	    rio_hash_mix(hash_text(work->text->str),
			 work->things->things[work->thing].facets[work->facet]));
}

static void
link_if_known(Work *work, guint32 element, guint32 role, RioFacet facet)
{
	if (element != RIO_NONE)
		add_link(work, work->things->of[rio_content_owner(work->things->model, element)],
			 role, facet);
}

static gboolean
is_inside(const RioModel *model, guint32 element, guint32 outer)
{
	return element > outer && element < rio_at(model, outer)->end;
}

static int
compare_places(gconstpointer one, gconstpointer other)
{
	const Place *a = one, *b = other;

	return RIO_ORDER(a->node, b->node) ?: RIO_ORDER(a->lane, b->lane);
}

/* Who is named by which lane, by node, then lane. */
static GArray *
find_places(const RioModel *model)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));

	for (guint32 e = 0; e < model->n_elements; e++) {
		Place place = {RIO_NONE, rio_at(model, e)->parent};

		if (rio_model_kind(model, e) != RIO_KIND_FLOW_NODE_REF || place.lane == RIO_NONE ||
		    rio_model_kind(model, place.lane) != RIO_KIND_LANE)
			continue;
		place.node = rio_model_named_by(model, e);
		if (place.node != RIO_NONE)
			g_array_append_val(places, place);
	}
	g_array_sort(places, compare_places);
	return places;
}

/*
 * All innermost lanes that name the element: files that name it in several are wrong, but none of
 * the lanes is more right than the others.
 */
static void
link_lanes(Work *work, guint32 element)
{
	const Place *places = (const Place *)(gpointer)work->places->data;
	guint n = work->places->len, first = 0, end;

	/* nodes come in the order of the file, as the places do */
	for (first = work->place; first < n && places[first].node < element; first++)
		;
	for (end = first; end < n && places[end].node == element; end++) {
		/* what is inside a lane comes just after it in the file */
		gboolean is_outer =
			end + 1 < n && places[end + 1].node == element &&
			is_inside(work->things->model, places[end + 1].lane, places[end].lane);

		if (!is_outer)
			link_if_known(work, places[end].lane, RIO_ROLE_LANE, RIO_FACET_LANE);
	}
	work->place = end;
}

static void
link_flow(Work *work, guint32 element)
{
	static const char *const ends[] = {"sourceRef", "targetRef"};
	const RioModel *model = work->things->model;
	guint32 flow = rio_model_flow(model, element), source;

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		const char *end = rio_model_attribute(model, element, ends[i]);

		if (end)
			link_if_known(work, rio_model_find(model, end), role_of(ends[i]),
				      RIO_FACET_ENDS);
	}
	source = flow == RIO_NONE ? RIO_NONE : model->flows[flow].source;
	if (source != RIO_NONE &&
	    rio_content_default(model, model->nodes[source].element) == element)
		say(work, RIO_FACET_DEFAULT, 1);
}

static void
read_thing(Work *work)
{
	const RioModel *model = work->things->model;
	RioThing *thing = &work->things->things[work->thing];
	const RioElement *element = rio_at(model, thing->element);

	thing->out = work->links->len;
	say(work, RIO_FACET_KIND, hash_text(model->names[element->name].local));
	if (work->thing > 0)
		add_link(work, thing->owner, RIO_ROLE_SCOPE, RIO_FACET_SCOPE);
	if (thing->node != RIO_NONE)
		link_lanes(work, thing->element);
	if (element->kind == RIO_KIND_SEQUENCE_FLOW)
		link_flow(work, thing->element);

	for (guint32 i = 0; i < element->n_attributes; i++) {
		const RioAttribute *attribute = &model->attributes[element->attributes + i];

		if (rio_content_has_attribute(model, thing->element, attribute))
			read_attribute(work, thing->element, attribute);
	}
	for (guint32 c = rio_content_next_child(model, thing->element, RIO_NONE); c != RIO_NONE;
	     c = rio_content_next_child(model, thing->element, c))
		read_child(work, c);
	thing->n_out = work->links->len - thing->out;
}

static gboolean
is_transparent(RioKind kind)
{
	return kind == RIO_KIND_LANE_SET || kind == RIO_KIND_CHILD_LANE_SET ||
	       kind == RIO_KIND_COLLABORATION;
}

static guint32
owner_of(const RioThings *things, guint32 element)
{
	do
		element = rio_at(things->model, element)->parent;
	while (things->of[element] == RIO_NONE ||
	       is_transparent(rio_model_kind(things->model, element)));
	return things->of[element];
}

static void
collect(RioThings *things)
{
	const RioModel *model = things->model;
	g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(RioThing));

	things->of = g_new(guint32, model->n_elements);
	for (guint32 e = 0; e < model->n_elements; e++) {
		RioThing thing = {.element = e, .node = rio_model_node(model, e)};

		things->of[e] = RIO_NONE;
		if (e < model->root || (e > model->root && !rio_content_is_owned(model, e)))
			continue;
		things->of[e] = found->len;
		if (e > model->root)
			thing.owner = owner_of(things, e);
		g_array_append_val(found, thing);
	}
	things->n_things = found->len;
	things->things = (RioThing *)(gpointer)g_array_free(g_steal_pointer(&found), FALSE);
}

/* The links by where they lead: counted, summed up, filled. */
static void
turn_links(RioThings *things)
{
	guint32 sum = 0;

	for (guint32 i = 0; i < things->n_links; i++)
		things->things[things->links[i].to].n_in++;
	for (guint32 i = 0; i < things->n_things; i++) {
		things->things[i].in = sum;
		sum += things->things[i].n_in;
		things->things[i].n_in = 0;
	}
	things->back = g_new(guint32, sum);
	for (guint32 i = 0; i < things->n_links; i++) {
		RioThing *to = &things->things[things->links[i].to];

		things->back[to->in + to->n_in++] = i;
	}
}

static int
compare_links(gconstpointer one, gconstpointer other)
{
	const RioLink *a = one, *b = other;

	return RIO_ORDER(a->role, b->role) ?: RIO_ORDER(a->to, b->to)
						?: RIO_ORDER(a->facet, b->facet);
}

static void
sort_links(RioThings *things)
{
	things->sorted = g_memdup2(things->links, things->n_links * sizeof *things->links);
	for (guint32 i = 0; i < things->n_things; i++) {
		const RioThing *thing = &things->things[i];

		if (thing->n_out > 1)
			qsort(&things->sorted[thing->out], thing->n_out, sizeof(RioLink),
			      compare_links);
	}
}

gboolean
rio_things_are_linked(const RioThings *things, guint32 from, guint32 role, guint32 to,
		      RioFacet facet)
{
	const RioThing *self = rio_thing_at(things, from);
	const RioLink *links = things->sorted + self->out;
	const RioLink least = {from, to, role, facet == RIO_N_FACETS ? 0 : facet};
	guint32 low = 0, high = self->n_out;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (compare_links(&links[middle], &least) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < self->n_out && links[low].role == role && links[low].to == to &&
	       (facet == RIO_N_FACETS || links[low].facet == facet);
}

RioThings *
rio_things_new(const RioModel *model)
{
	RioThings *things = g_new0(RioThings, 1);
	Work work = {.things = things, .places = find_places(model), .text = g_string_new(NULL)};

	things->model = model;
	collect(things);
	work.links = g_array_new(FALSE, FALSE, sizeof(RioLink));
	for (; work.thing < things->n_things; work.thing++)
		read_thing(&work);
	things->n_links = work.links->len;
	things->links = (RioLink *)(gpointer)g_array_free(work.links, FALSE);
	g_string_free(work.text, TRUE);
	g_array_unref(work.places);
	turn_links(things);
	sort_links(things);
	return things;
}

void
rio_things_free(RioThings *things)
{
	if (!things)
		return;
	g_free(things->things);
	g_free(things->links);
	g_free(things->sorted);
	g_free(things->back);
	g_free(things->of);
	g_free(things);
}
