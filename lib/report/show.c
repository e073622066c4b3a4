#include <riordino/show.h>

#include <string.h>

#include "base/words.h"
#include "report/json.h"
#include "report/models.h"
#include "report/text.h"

static const RioReportOptions defaults;

/* What a flow says of when it is taken: its name, else its condition.  To be freed. */
static char *
label_of_flow(const RioModel *model, guint32 flow)
{
	guint32 element = model->flows[flow].element;
	const char *name = rio_model_name(model, element);
	guint32 condition = rio_model_child(model, element, RIO_KIND_CONDITION_EXPRESSION);
	g_autoptr(GString) text = g_string_new(NULL);

	if (name[0] != '\0')
		return g_strdup(name);
	if (condition != RIO_NONE)
		rio_model_text(model, condition, text);
	return g_strdup(g_strstrip(text->str));
}

/* Text */

typedef struct {
	const RioModel *model;
	const RioReportOptions *options;
	GString *out;
	guint told, left; /* nodes: against the limit */
} Telling;

static const char *
words(const Telling *telling, const char *text)
{
	return rio_words(telling->options->language, text);
}

/* How a node is named where others follow it: its name, else its kind, and the id in any case. */
static char *
short_name(const Telling *telling, guint32 element)
{
	const RioModel *model = telling->model;
	const char *name = rio_model_name(model, element);
	const char *what = name[0] != '\0' ? name
					   : rio_kind_words(rio_model_kind(model, element),
							    telling->options->language);
	g_autofree char *line = rio_text_line(what, 60);

	return name[0] != '\0' ? g_strdup(line)
			       : g_strdup_printf("%s %s", line, rio_model_id(model, element));
}

static void
indent(Telling *telling, guint depth)
{
	for (guint i = 0; i < depth; i++)
		g_string_append(telling->out, "  ");
}

static void
append(Telling *telling, RioTone tone, const char *text)
{
	rio_text_append(telling->out, telling->options->color, tone, text);
}

/* "user task", "timer boundary event at Verifica", … */
static char *
kind_of_node(const Telling *telling, guint32 node)
{
	const RioModel *model = telling->model;
	const RioNode *self = &model->nodes[node];
	GString *text = g_string_new(
		rio_kind_words(rio_model_kind(model, self->element), telling->options->language));
	guint32 triggers = rio_model_triggers(model, self->element);

	for (guint i = 0; triggers >> i; i++) {
		if (triggers >> i & 1)
			g_string_append_printf(text, ", %s",
					       rio_kind_words(RIO_KIND_CANCEL_EVENT_DEFINITION + i,
							      telling->options->language));
	}
	if (self->host != RIO_NONE) {
		g_autofree char *host = short_name(telling, model->nodes[self->host].element);

		g_string_append(text, ", ");
		g_string_append_printf(text, words(telling, N_("at %s")), host);
	}
	return g_string_free(text, FALSE);
}

/* One of the lines "→ Accogli [completa]" under a node. */
static void
tell_flow(Telling *telling, guint32 flow, guint depth)
{
	const RioModel *model = telling->model;
	g_autofree char *label = label_of_flow(model, flow);
	g_autofree char *line = rio_text_line(label, 60);
	g_autofree char *target =
		short_name(telling, model->nodes[model->flows[flow].target].element);

	indent(telling, depth);
	append(telling, RIO_TONE_FAINT, "→ ");
	g_string_append(telling->out, target);
	if (line[0] != '\0') {
		g_autofree char *reason = g_strdup_printf(" [%s]", line);

		append(telling, RIO_TONE_FAINT, reason);
	}
	g_string_append_c(telling->out, '\n');
}

/* With those around it, "Unione › Anagrafe": a Comune may have an office called so too. */
static char *
name_of_lane(const RioModel *model, guint32 lane)
{
	GString *text = g_string_new(NULL);

	for (guint32 i = lane; i != RIO_NONE; i = rio_at(model, i)->parent) {
		const char *name = rio_model_name(model, i);

		if (rio_model_kind(model, i) != RIO_KIND_LANE || name[0] == '\0')
			continue;
		if (text->len > 0)
			g_string_prepend(text, " › ");
		g_string_prepend(text, name);
	}
	return g_string_free(text, FALSE);
}

static void tell_scope(Telling *telling, guint32 scope, guint depth);

static void
tell_node(Telling *telling, guint32 node, guint depth)
{
	const RioModel *model = telling->model;
	const RioNode *self = &model->nodes[node];
	const char *own = rio_model_name(model, self->element);
	g_autofree char *name =
		rio_text_line(own[0] != '\0' ? own : rio_model_id(model, self->element), 60);
	g_autofree char *kind = kind_of_node(telling, node);
	g_autofree char *lane = name_of_lane(model, self->lane);
	g_autofree char *place = lane[0] == '\0' ? g_strdup("") : g_strdup_printf(" @ %s", lane);
	g_autofree char *line = g_strdup_printf("  (%s)%s", kind, place);
	g_autofree char *rest = rio_text_line(line + 2, 0);

	indent(telling, depth);
	g_string_append(telling->out, name);
	g_string_append(telling->out, "  ");
	append(telling, RIO_TONE_FAINT, rest);
	g_string_append_c(telling->out, '\n');
	for (guint32 i = 0; i < self->n_out; i++)
		tell_flow(telling, model->outgoing[self->out + i], depth + 1);
	if (rio_kind_is(rio_model_kind(model, self->element), RIO_SCOPE))
		tell_scope(telling, self->element, depth + 1);
}

/* The first node in document order that is inside the element or after it. */
static guint32
first_node_from(const RioModel *model, guint32 element)
{
	guint32 low = 0, high = model->n_nodes;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (model->nodes[middle].element < element)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The nodes directly in a process or subprocess. */
static void
tell_scope(Telling *telling, guint32 scope, guint depth)
{
	const RioModel *model = telling->model;
	guint limit = telling->options->limit;
	guint32 end = rio_at(model, scope)->end;

	for (guint32 i = first_node_from(model, scope + 1);
	     i < model->n_nodes && model->nodes[i].element < end; i++) {
		if (model->nodes[i].scope != scope)
			continue;
		if (limit > 0 && telling->told == limit) {
			telling->left++;
			continue;
		}
		telling->told++;
		tell_node(telling, i, depth);
	}
}

static void
tell_heading(Telling *telling, guint32 element, const char *fallback)
{
	const RioModel *model = telling->model;
	const char *name = rio_model_name(model, element);
	const char *kind =
		rio_kind_words(rio_model_kind(model, element), telling->options->language);
	g_autofree char *full = g_strdup_printf("%s: %s", kind, name[0] != '\0' ? name : fallback);
	g_autofree char *line = rio_text_line(full, 0);

	append(telling, RIO_TONE_HEADING, line);
	g_string_append_c(telling->out, '\n');
}

static gboolean
is_process(const RioModel *model, guint32 element)
{
	return rio_model_kind(model, element) == RIO_KIND_PROCESS ||
	       rio_model_kind(model, element) == RIO_KIND_CHOREOGRAPHY;
}

/* By element: the name of the pool that a process is in, or NULL; to be freed. */
static const char **
pool_names(const RioModel *model)
{
	const char **names = g_new0(const char *, model->n_elements);

	for (guint32 i = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, RIO_NONE);
	     i != RIO_NONE; i = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, i)) {
		guint32 process = rio_model_participant_process(model, i);

		if (process != RIO_NONE && !names[process] && rio_model_name(model, i)[0] != '\0')
			names[process] = rio_model_name(model, i);
	}
	return names;
}

static void
tell_processes(Telling *telling)
{
	const RioModel *model = telling->model;
	g_autofree const char **pools = pool_names(model);

	for (guint32 c = rio_model_first(model, model->root); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		if (!is_process(model, c))
			continue;
		g_string_append_c(telling->out, '\n');
		tell_heading(telling, c, pools[c] ? pools[c] : rio_model_id(model, c));
		tell_scope(telling, c, 1);
	}
}

/* Pools of which the model tells nothing more than the name. */
static void
tell_closed_pools(Telling *telling)
{
	const RioModel *model = telling->model;

	for (guint32 i = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, RIO_NONE);
	     i != RIO_NONE; i = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, i)) {
		if (rio_model_participant_process(model, i) != RIO_NONE)
			continue;
		g_string_append_c(telling->out, '\n');
		tell_heading(telling, i, rio_model_id(model, i));
	}
}

static void
tell_messages(Telling *telling)
{
	const RioModel *model = telling->model;

	if (model->n_message_flows == 0)
		return;
	g_string_append_c(telling->out, '\n');
	append(telling, RIO_TONE_HEADING, words(telling, N_("messages")));
	g_string_append_c(telling->out, '\n');
	for (guint32 i = 0; i < model->n_message_flows; i++) {
		const RioMessageFlow *flow = &model->message_flows[i];
		const char *name = rio_model_name(model, flow->element);
		g_autofree char *source = flow->source == RIO_NONE
						  ? g_strdup("?")
						  : short_name(telling, flow->source);
		g_autofree char *target = flow->target == RIO_NONE
						  ? g_strdup("?")
						  : short_name(telling, flow->target);
		g_autofree char *line = rio_text_line(name, 60);

		g_string_append_printf(telling->out, "  %s → %s", source, target);
		if (line[0] != '\0')
			g_string_append_printf(telling->out, " [%s]", line);
		g_string_append_c(telling->out, '\n');
	}
}

static void
tell_counts(Telling *telling)
{
	const RioModel *model = telling->model;
	const RioLanguage language = telling->options->language;
	guint activities = rio_model_n_activities(model), gateways = 0;

	for (guint32 i = 0; i < model->n_nodes; i++)
		gateways +=
			rio_kind_is(rio_model_kind(model, model->nodes[i].element), RIO_GATEWAY);
	g_string_append_printf(telling->out,
			       _WN(language, "%u activity", "%u activities", activities),
			       activities);
	g_string_append(telling->out, ", ");
	g_string_append_printf(telling->out, _WN(language, "%u gateway", "%u gateways", gateways),
			       gateways);
	g_string_append(telling->out, ", ");
	g_string_append_printf(
		telling->out,
		_WN(language, "%u sequence flow", "%u sequence flows", model->n_flows),
		model->n_flows);
	g_string_append_c(telling->out, '\n');
}

char *
rio_model_to_text(const RioModel *model, const RioReportOptions *options)
{
	Telling telling = {.model = model,
			   .options = options ? options : &defaults,
			   .out = g_string_new(NULL)};
	g_autofree char *title = NULL;

	g_return_val_if_fail(model, g_string_free(telling.out, FALSE));

	title = rio_text_line(model->comune, 0);
	append(&telling, RIO_TONE_HEADING, title);
	g_string_append(telling.out, ": ");
	tell_counts(&telling);
	tell_processes(&telling);
	tell_closed_pools(&telling);
	tell_messages(&telling);
	if (telling.left > 0) {
		g_string_append_printf(telling.out,
				       _WN(telling.options->language, "… and %u more",
					   "… and %u more", telling.left),
				       telling.left);
		g_string_append_c(telling.out, '\n');
	}
	return g_string_free(telling.out, FALSE);
}

/* JSON */

static void
write_id(RioJson *json, const RioModel *model, const char *key, guint32 element)
{
	rio_json_text(json, key, element == RIO_NONE ? NULL : rio_model_id(model, element));
}

static void
write_element_start(RioJson *json, const RioModel *model, guint32 element)
{
	rio_json_flat_object(json, NULL);
	write_id(json, model, "id", element);
	rio_json_text(json, "kind", rio_kind_name(rio_model_kind(model, element)));
	rio_json_text(json, "label", rio_model_name(model, element));
}

static guint32
element_of_node(const RioModel *model, guint32 node)
{
	return node == RIO_NONE ? RIO_NONE : model->nodes[node].element;
}

/* All elements of the kind, each with what @attribute of it refers to under @key. */
static void
write_kind(RioJson *json, const RioModel *model, const char *list, RioKind kind, const char *key,
	   guint32 (*other)(const RioModel *model, guint32 element))
{
	rio_json_array(json, list);
	for (guint32 i = rio_model_next_of_kind(model, kind, RIO_NONE); i != RIO_NONE;
	     i = rio_model_next_of_kind(model, kind, i)) {
		write_element_start(json, model, i);
		write_id(json, model, key, other(model, i));
		rio_json_end(json);
	}
	rio_json_end(json);
}

/* The lane or the process around a lane. */
static guint32
around_lane(const RioModel *model, guint32 lane)
{
	guint32 set = model->elements[lane].parent;

	return set == RIO_NONE ? RIO_NONE : model->elements[set].parent;
}

static void
write_nodes(RioJson *json, const RioModel *model)
{
	rio_json_array(json, "nodes");
	for (guint32 i = 0; i < model->n_nodes; i++) {
		const RioNode *node = &model->nodes[i];

		write_element_start(json, model, node->element);
		write_id(json, model, "scope", node->scope);
		write_id(json, model, "lane", node->lane);
		write_id(json, model, "host", element_of_node(model, node->host));
		rio_json_end(json);
	}
	rio_json_end(json);
}

static void
write_flows(RioJson *json, const RioModel *model)
{
	rio_json_array(json, "flows");
	for (guint32 i = 0; i < model->n_flows; i++) {
		const RioFlow *flow = &model->flows[i];

		write_element_start(json, model, flow->element);
		write_id(json, model, "source", element_of_node(model, flow->source));
		write_id(json, model, "target", element_of_node(model, flow->target));
		rio_json_end(json);
	}
	rio_json_end(json);
}

static void
write_message_flows(RioJson *json, const RioModel *model)
{
	rio_json_array(json, "messages");
	for (guint32 i = 0; i < model->n_message_flows; i++) {
		const RioMessageFlow *flow = &model->message_flows[i];

		write_element_start(json, model, flow->element);
		write_id(json, model, "source", flow->source);
		write_id(json, model, "target", flow->target);
		rio_json_end(json);
	}
	rio_json_end(json);
}

char *
rio_model_to_json(const RioModel *model, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	RioModel *const models[] = {(RioModel *)model};
	g_autoptr(RioJson) json = NULL;

	g_return_val_if_fail(model, g_string_free(out, FALSE));

	json = rio_json_new(out);
	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.show/1");
	rio_json_models(json, models, 1, options);
	rio_json_array(json, "processes");
	for (guint32 c = rio_model_first(model, model->root); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		if (!is_process(model, c))
			continue;
		write_element_start(json, model, c);
		rio_json_end(json);
	}
	rio_json_end(json);
	write_kind(json, model, "pools", RIO_KIND_PARTICIPANT, "process",
		   rio_model_participant_process);
	write_kind(json, model, "lanes", RIO_KIND_LANE, "in", around_lane);
	write_nodes(json, model);
	write_flows(json, model);
	write_message_flows(json, model);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}
