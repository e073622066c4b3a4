#include "report/card.h"

#include "base/hash.h"
#include "flow/course.h"
#include "merge/project.h"

typedef struct {
	const RioProposal *proposal;
	const RioModel *model;
	GPtrArray *names; /* of char *, in seen */
	GHashTable *seen;
} List;

/* Its name, once. */
static void
add(List *list, guint32 element)
{
	char *name;

	if (element == RIO_NONE)
		return;
	name = g_strstrip(g_strdup(rio_model_name(list->model, element)));
	if (name[0] == '\0' || g_hash_table_contains(list->seen, name)) {
		g_free(name);
		return;
	}
	g_hash_table_add(list->seen, name);
	g_ptr_array_add(list->names, name);
}

static guint32
support_of(const List *list, guint32 element)
{
	g_autoptr(RioBits) models = rio_project_models(list->model, element, NULL,
						       list->proposal->merge->match->n_models);

	return rio_bits_count(models);
}

/* What one Comune alone has is not how the service is. */
static gboolean
most_have(const List *list, guint32 element)
{
	return 2 * support_of(list, element) > list->proposal->merge->match->n_models;
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

/* The lines of the sheet */

static void
add_citizens(List *list)
{
	guint32 pool = RIO_NONE;

	while ((pool = rio_model_next_of_kind(list->model, RIO_KIND_PARTICIPANT, pool)) != RIO_NONE)
		if (is_citizen(list, pool))
			add(list, pool);
}

static gboolean
is_kind(const List *list, guint32 node, RioKind kind)
{
	return rio_model_kind(list->model, list->model->nodes[node].element) == kind;
}

static void
add_starts(List *list)
{
	for (guint32 n = 0; n < list->model->n_nodes; n++)
		if (is_kind(list, n, RIO_KIND_START_EVENT))
			add(list, list->model->nodes[n].element);
}

/* What citizens send: what offices read they have themselves. */
static void
add_needs(List *list)
{
	for (guint32 i = 0; i < list->model->n_message_flows; i++) {
		const RioMessageFlow *flow = &list->model->message_flows[i];

		if (is_citizen(list, flow->source))
			add(list, flow->element);
	}
}

/* The end that most have, the last of several: refusals end before.  Papers on the way are not it.
 */
static void
add_gains(List *list)
{
	g_autofree guint32 *course = rio_course_new(list->model);
	guint32 best = RIO_NONE;

	for (guint32 i = 0; i < list->model->n_nodes; i++) {
		guint32 element = list->model->nodes[course[i]].element;

		if (is_kind(list, course[i], RIO_KIND_END_EVENT) && most_have(list, element) &&
		    (best == RIO_NONE || support_of(list, element) >= support_of(list, best)))
			best = element;
	}
	add(list, best);
}

static void
add_timers(List *list)
{
	const guint32 timer = rio_trigger_bit(RIO_KIND_TIMER_EVENT_DEFINITION);

	for (guint32 n = 0; n < list->model->n_nodes; n++) {
		guint32 element = list->model->nodes[n].element;

		if (rio_kind_is(rio_model_kind(list->model, element), RIO_EVENT) &&
		    rio_model_triggers(list->model, element) & timer && most_have(list, element))
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
