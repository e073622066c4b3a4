#include "report/card.h"

#include <string.h>

typedef struct {
	GPtrArray *names; /* owned */
	GHashTable *seen;
} List;

static void
add(List *list, const RioModel *model, guint32 element)
{
	g_autofree char *name = NULL;

	if (element == RIO_NONE)
		return;
	name = g_strstrip(g_strdup(rio_model_name(model, element)));
	if (name[0] == '\0' || !g_hash_table_add(list->seen, name))
		return;
	g_ptr_array_add(list->names, g_steal_pointer(&name));
}

static gboolean
is_outside(const RioModel *model, guint32 end)
{
	return end != RIO_NONE && rio_model_kind(model, end) == RIO_KIND_PARTICIPANT &&
	       rio_model_participant_process(model, end) == RIO_NONE;
}

/* Who is outside, and what is sent to them and comes from them. */
static void
add_outside(List *list, const RioModel *model)
{
	guint32 pool = RIO_NONE;

	while ((pool = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, pool)) != RIO_NONE)
		if (is_outside(model, pool))
			add(list, model, pool);
}

static void
add_messages(List *list, const RioModel *model, gboolean in)
{
	for (guint32 i = 0; i < model->n_message_flows; i++) {
		const RioMessageFlow *flow = &model->message_flows[i];

		if (is_outside(model, in ? flow->source : flow->target))
			add(list, model, flow->element);
	}
}

/* Documents and stores that steps read, or write. */
static void
add_data(List *list, const RioModel *model, RioKind kind, const char *end)
{
	guint32 association = RIO_NONE;

	while ((association = rio_model_next_of_kind(model, kind, association)) != RIO_NONE)
		for (guint32 c = rio_model_first(model, association); c != RIO_NONE;
		     c = rio_model_next(model, c)) {
			g_autoptr(GString) reference = NULL;

			if (!g_str_equal(model->names[rio_at(model, c)->name].local, end))
				continue;
			reference = g_string_new(NULL);
			rio_model_text(model, c, reference);
			add(list, model, rio_model_find(model, reference->str));
		}
}

static void
add_events(List *list, const RioModel *model, RioKind kind)
{
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (rio_model_kind(model, model->nodes[n].element) == kind)
			add(list, model, model->nodes[n].element);
}

static void
add_timers(List *list, const RioModel *model)
{
	const guint32 timer =
		1u << (RIO_KIND_TIMER_EVENT_DEFINITION - RIO_KIND_CANCEL_EVENT_DEFINITION);

	for (guint32 n = 0; n < model->n_nodes; n++) {
		guint32 element = model->nodes[n].element;

		if (rio_kind_is(rio_model_kind(model, element), RIO_EVENT) &&
		    rio_model_triggers(model, element) & timer)
			add(list, model, element);
	}
}

static void
add_lanes(List *list, const RioModel *model)
{
	guint32 lane = RIO_NONE;

	while ((lane = rio_model_next_of_kind(model, RIO_KIND_LANE, lane)) != RIO_NONE)
		if (rio_model_child(model, lane, RIO_KIND_CHILD_LANE_SET) == RIO_NONE)
			add(list, model, lane);
}

static void
add_how(List *list, const RioModel *model)
{
	add_events(list, model, RIO_KIND_START_EVENT);
}

static void
add_needs(List *list, const RioModel *model)
{
	add_messages(list, model, TRUE);
	add_data(list, model, RIO_KIND_DATA_INPUT_ASSOCIATION, "sourceRef");
}

static void
add_gets(List *list, const RioModel *model)
{
	add_messages(list, model, FALSE);
	add_data(list, model, RIO_KIND_DATA_OUTPUT_ASSOCIATION, "targetRef");
	add_events(list, model, RIO_KIND_END_EVENT);
}

/* In the order of the sheet. */
static const struct {
	const char *key;
	void (*add)(List *list, const RioModel *model);
} lines[] = {
	{"whom", add_outside}, {"how", add_how},      {"needs", add_needs},
	{"gets", add_gets},    {"times", add_timers}, {"office", add_lanes},
};

void
rio_json_card(RioJson *json, const RioModel *model)
{
	rio_json_object(json, "card");
	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
		List list = {names, seen};

		lines[i].add(&list, model);
		rio_json_flat_array(json, lines[i].key);
		for (guint n = 0; n < names->len; n++)
			rio_json_text(json, NULL, names->pdata[n]);
		rio_json_end(json);
	}
	rio_json_end(json);
}
