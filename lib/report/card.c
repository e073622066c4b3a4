#include "report/card.h"

#include "base/hash.h"
#include "merge/project.h"

typedef struct {
	const RioProposal *proposal;
	const RioModel *model;
	GPtrArray *names; /* of const char *, in seen */
	GHashTable *seen;
} List;

/* Its name if that was not seen yet, or NULL. */
static const char *
see(List *list, guint32 element)
{
	g_autofree char *name = NULL;

	if (element == RIO_NONE)
		return NULL;
	name = g_strstrip(g_strdup(rio_model_name(list->model, element)));
	if (name[0] == '\0' || g_hash_table_contains(list->seen, name))
		return NULL;
	g_hash_table_add(list->seen, g_strdup(name));
	return g_hash_table_lookup(list->seen, name);
}

static void
add(List *list, guint32 element)
{
	const char *name = see(list, element);

	if (name)
		g_ptr_array_add(list->names, (gpointer)name);
}

/* Outside */

static gboolean
is_office(const List *list, guint32 pool)
{
	const RioProposal *proposal = list->proposal;
	const RioModel *whole = proposal->merge->model;
	guint32 element = rio_model_find(whole, rio_model_id(list->model, pool));
	g_autoptr(GArray) origins = NULL;

	if (element == RIO_NONE)
		return FALSE;
	origins = rio_project_origins(whole, element, proposal->merge->match);
	for (guint i = 0; i < origins->len; i++) {
		const RioOwned *owned = &g_array_index(origins, RioOwned, i);

		if (rio_marks_is_office(proposal->marks, owned->model, owned->element))
			return TRUE;
	}
	return FALSE;
}

/* Somebody outside; an office is no one that the service is for. */
static gboolean
is_citizen(const List *list, guint32 end)
{
	return end != RIO_NONE && rio_model_kind(list->model, end) == RIO_KIND_PARTICIPANT &&
	       rio_model_participant_process(list->model, end) == RIO_NONE && !is_office(list, end);
}

static void
add_messages(List *list, gboolean from_citizen)
{
	for (guint32 i = 0; i < list->model->n_message_flows; i++) {
		const RioMessageFlow *flow = &list->model->message_flows[i];

		if (is_citizen(list, from_citizen ? flow->source : flow->target))
			add(list, flow->element);
	}
}

/* Documents */

/* The document or store at that end of an association. */
static guint32
data_at(const List *list, guint32 association, const char *end)
{
	const RioModel *model = list->model;

	for (guint32 c = rio_model_first(model, association); c != RIO_NONE;
	     c = rio_model_next(model, c)) {
		guint32 name = rio_at(model, c)->name;

		if (name != RIO_NONE && g_str_equal(model->names[name].local, end))
			return rio_model_named_by(model, c);
	}
	return RIO_NONE;
}

/* What steps read is needed; what they write and none reads is what comes out. */
static void
see_read(List *list, gboolean add_them)
{
	guint32 a = RIO_NONE;

	while ((a = rio_model_next_of_kind(list->model, RIO_KIND_DATA_INPUT_ASSOCIATION, a)) !=
	       RIO_NONE) {
		guint32 data = data_at(list, a, "sourceRef");

		if (add_them)
			add(list, data);
		else
			see(list, data);
	}
}

static void
add_written(List *list)
{
	guint32 a = RIO_NONE;

	while ((a = rio_model_next_of_kind(list->model, RIO_KIND_DATA_OUTPUT_ASSOCIATION, a)) !=
	       RIO_NONE)
		add(list, data_at(list, a, "targetRef"));
}

/* The lines of the sheet */

static void
add_citizens(List *list)
{
	guint32 pool = RIO_NONE;

	while ((pool = rio_model_next_of_kind(list->model, RIO_KIND_PARTICIPANT, pool)) != RIO_NONE)
		if (is_citizen(list, pool))
			add(list, pool);
}

static void
add_events(List *list, RioKind kind)
{
	for (guint32 n = 0; n < list->model->n_nodes; n++)
		if (rio_model_kind(list->model, list->model->nodes[n].element) == kind)
			add(list, list->model->nodes[n].element);
}

static void
add_starts(List *list)
{
	add_events(list, RIO_KIND_START_EVENT);
}

static void
add_needs(List *list)
{
	add_messages(list, TRUE);
	see_read(list, TRUE);
}

static void
add_gains(List *list)
{
	see_read(list, FALSE);
	add_messages(list, FALSE);
	add_written(list);
	add_events(list, RIO_KIND_END_EVENT);
}

static void
add_timers(List *list)
{
	const guint32 timer = rio_trigger_bit(RIO_KIND_TIMER_EVENT_DEFINITION);

	for (guint32 n = 0; n < list->model->n_nodes; n++) {
		guint32 element = list->model->nodes[n].element;

		if (rio_kind_is(rio_model_kind(list->model, element), RIO_EVENT) &&
		    rio_model_triggers(list->model, element) & timer)
			add(list, element);
	}
}

static gboolean
works(const RioModel *model, guint32 lane)
{
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (model->nodes[n].lane == lane && rio_node_is_activity(model, n))
			return TRUE;
	return FALSE;
}

/* The offices that do something, not the Comune and the Unione that they are in. */
static void
add_lanes(List *list)
{
	guint32 lane = RIO_NONE;

	while ((lane = rio_model_next_of_kind(list->model, RIO_KIND_LANE, lane)) != RIO_NONE)
		if (rio_model_child(list->model, lane, RIO_KIND_CHILD_LANE_SET) == RIO_NONE &&
		    works(list->model, lane))
			add(list, lane);
}

static const struct {
	const char *key;
	void (*add)(List *list);
} lines[] = {
	{"whom", add_citizens}, {"how", add_starts},   {"needs", add_needs},
	{"gains", add_gains},	{"times", add_timers}, {"office", add_lanes},
};

void
rio_json_card(RioJson *json, const RioProposal *proposal)
{
	rio_json_object(json, "card");
	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		g_autoptr(GPtrArray) names = g_ptr_array_new();
		g_autoptr(GHashTable) seen =
			g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
		List list = {proposal, proposal->model, names, seen};

		lines[i].add(&list);
		rio_json_flat_array(json, lines[i].key);
		for (guint n = 0; n < names->len; n++)
			rio_json_text(json, NULL, names->pdata[n]);
		rio_json_end(json);
	}
	rio_json_end(json);
}
