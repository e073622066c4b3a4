#include "merge/publisher.h"

#include "base/hash.h"
#include "merge/join.h"
#include "merge/project.h"

/* The next pool that is one, and no content of an origin. */
static guint32
next_pool(const RioModel *model, guint32 pool)
{
	do
		pool = rio_model_next_of_kind(model, RIO_KIND_PARTICIPANT, pool);
	while (pool != RIO_NONE && !rio_content_is_owned(model, pool));
	return pool;
}

/* The first pool of the process, or RIO_NONE. */
static guint32
pool_of(const RioModel *model, guint32 process)
{
	guint32 pool = RIO_NONE;

	while ((pool = next_pool(model, pool)) != RIO_NONE)
		if (rio_model_participant_process(model, pool) == process)
			return pool;
	return RIO_NONE;
}

/* The id of what the message flow ends at in the edition, or NULL. */
static const char *
message_end(const RioPublisher *publisher, guint32 element)
{
	const RioModel *model = publisher->model;
	guint32 node;

	if (element == RIO_NONE)
		return NULL;
	if (rio_model_kind(model, element) == RIO_KIND_PARTICIPANT)
		return publisher->pools[element];
	node = rio_model_node(model, element);
	if (node == RIO_NONE)
		return NULL;
	if (rio_publisher_has_vertex(publisher, node))
		return rio_draft_vertex(publisher->draft, node)->ends
			       ? NULL
			       : rio_model_id(model, element);
	if (!rio_publisher_is_drawn(publisher, model->nodes[node].process)) {
		guint32 pool = pool_of(model, model->nodes[node].process);

		return pool == RIO_NONE ? NULL : publisher->pools[pool];
	}
	return NULL;
}

/* Pools that have one name and no process drawn are one. */
void
rio_publisher_name_pools(RioPublisher *publisher)
{
	const RioModel *model = publisher->model;
	g_autoptr(GHashTable) by_name =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	guint32 pool = RIO_NONE;

	publisher->pools = g_new0(char *, model->n_elements);
	while ((pool = next_pool(model, pool)) != RIO_NONE) {
		guint32 process = rio_model_participant_process(model, pool);
		char *name = rio_join_fold(rio_model_name(model, pool)), *known;

		if (process != RIO_NONE && rio_publisher_is_drawn(publisher, process)) {
			publisher->pools[pool] = g_strdup(rio_model_id(model, pool));
			g_free(name);
			continue;
		}
		known = g_hash_table_lookup(by_name, name);
		publisher->pools[pool] = g_strdup(known ? known : rio_model_id(model, pool));
		if (known)
			g_free(name);
		else
			g_hash_table_insert(by_name, name, publisher->pools[pool]);
	}
}

static gboolean
has_messages(const RioPublisher *publisher, const char *pool)
{
	const RioModel *model = publisher->model;

	for (guint32 f = 0; f < model->n_message_flows; f++) {
		const char *from = message_end(publisher, model->message_flows[f].source),
			   *to = message_end(publisher, model->message_flows[f].target);

		if (from && to && !g_str_equal(from, to) &&
		    (g_str_equal(from, pool) || g_str_equal(to, pool)))
			return TRUE;
	}
	return FALSE;
}

static void
write_participant(RioPublisher *publisher, const char *id, const char *name, guint32 process,
		  const RioBits *models)
{
	rio_builder_open_kind(publisher->builder, RIO_KIND_PARTICIPANT);
	rio_builder_set(publisher->builder, "id", id);
	rio_builder_set(publisher->builder, "name", name);
	if (process != RIO_NONE)
		rio_builder_set(publisher->builder, "processRef",
				rio_model_id(publisher->model, process));
	if (models)
		rio_publisher_set_models(publisher, models);
	rio_builder_close(publisher->builder);
}

static void
write_participants(RioPublisher *publisher)
{
	const RioEdition *edition = publisher->edition;
	const RioModel *model = publisher->model;
	guint32 own = edition->process == RIO_NONE ? RIO_NONE : pool_of(model, edition->process);
	guint32 pool = RIO_NONE;

	if (edition->pool && own == RIO_NONE) {
		g_autofree char *id = rio_edition_free_id(model, "associated-service");

		write_participant(publisher, id, edition->pool, edition->process, NULL);
	}
	while ((pool = next_pool(model, pool)) != RIO_NONE) {
		guint32 process = rio_model_participant_process(model, pool);
		gboolean drawn = process != RIO_NONE &&
				 rio_publisher_is_drawn(publisher, process) &&
				 rio_publisher_has_flow(publisher, process);
		const char *id = publisher->pools[pool];

		if (!g_str_equal(id, rio_model_id(model, pool)) ||
		    (drawn && edition->pool && pool != own) ||
		    (!drawn && !has_messages(publisher, id)))
			continue;
		write_participant(publisher, id,
				  drawn && edition->pool ? edition->pool
							 : rio_model_name(model, pool),
				  drawn ? process : RIO_NONE,
				  rio_project_models(model, pool, publisher->draft->arena,
						     publisher->draft->n_models));
	}
}

static void
write_message_flows(RioPublisher *publisher)
{
	const RioModel *model = publisher->model;
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	RioContentCopy how = rio_publisher_copy_of(publisher);

	for (guint32 f = 0; f < model->n_message_flows; f++) {
		guint32 element = model->message_flows[f].element;
		const char *from = message_end(publisher, model->message_flows[f].source),
			   *to = message_end(publisher, model->message_flows[f].target);
		const char *in = rio_model_attribute_ns(model, element, RIO_NS_RIO, "in");

		if (!from || !to || g_str_equal(from, to) ||
		    !g_hash_table_add(seen, g_strdup_printf("%s\n%s", from, to)))
			continue;
		rio_builder_open_kind(publisher->builder, RIO_KIND_MESSAGE_FLOW);
		rio_builder_set(publisher->builder, "id", rio_model_id(model, element));
		rio_builder_set(publisher->builder, "name", rio_model_name(model, element));
		rio_builder_set(publisher->builder, "sourceRef", from);
		rio_builder_set(publisher->builder, "targetRef", to);
		rio_builder_set(publisher->builder, "messageRef",
				rio_model_attribute(model, element, "messageRef"));
		if (in)
			rio_publisher_set_rio(publisher, "in", in);
		for (guint32 c = rio_content_next_child(model, element, RIO_NONE); c != RIO_NONE;
		     c = rio_content_next_child(model, element, c))
			rio_content_copy_child(model, c, &how, publisher->builder);
		rio_builder_close(publisher->builder);
	}
}

static void
write_sources(RioPublisher *publisher)
{
	const RioModel *model = publisher->model;

	rio_builder_open(publisher->builder, "rio", RIO_NS_RIO, "merge", 0);
	rio_builder_set(publisher->builder, "version", "1");
	rio_builder_set(publisher->builder, "mode", publisher->edition->mode);
	for (guint32 e = 0; e < model->n_elements; e++)
		if (rio_content_is_ours(model, e, "merge"))
			rio_publisher_write_all_ours(publisher, e, "source");
	rio_builder_close(publisher->builder);
}

void
rio_publisher_write_collaboration(RioPublisher *publisher)
{
	guint32 collaboration =
		rio_model_next_of_kind(publisher->model, RIO_KIND_COLLABORATION, RIO_NONE);

	rio_builder_open_kind(publisher->builder, RIO_KIND_COLLABORATION);
	rio_builder_set(publisher->builder, "id", rio_model_id(publisher->model, collaboration));
	rio_builder_open_kind(publisher->builder, RIO_KIND_EXTENSION_ELEMENTS);
	write_sources(publisher);
	rio_builder_close(publisher->builder);
	write_participants(publisher);
	write_message_flows(publisher);
	rio_builder_close(publisher->builder);
}
