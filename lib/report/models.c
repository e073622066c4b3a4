#include "report/models.h"

guint
rio_model_n_activities(const RioModel *model)
{
	guint n = 0;

	for (guint32 i = 0; i < model->n_nodes; i++)
		n += rio_node_is_activity(model, i);
	return n;
}

/* The process or choreography with the most flow nodes, the first of equals; RIO_NONE: none. */
static guint32
largest_process(const RioModel *model)
{
	guint32 largest = RIO_NONE;
	guint most = 0;

	/* the nodes of a process stand together */
	for (guint32 i = 0, n; i < model->n_nodes; i += n) {
		guint32 process = model->nodes[i].process;

		for (n = 1; i + n < model->n_nodes && model->nodes[i + n].process == process;)
			n++;
		if (n > most) {
			most = n;
			largest = process;
		}
	}
	return largest;
}

const char *
rio_model_process_name(const RioModel *model)
{
	guint32 process = largest_process(model), pool;
	const char *name;

	if (process == RIO_NONE)
		return "";
	name = rio_model_name(model, process);
	pool = rio_model_process_pool(model, process);
	if (name[0] == '\0' && pool != RIO_NONE)
		name = rio_model_name(model, pool);
	return name[0] == '\0' ? rio_model_id(model, process) : name;
}

void
rio_json_models(RioJson *json, RioModel *const *models, gsize n_models)
{
	rio_json_array(json, "models");
	for (gsize i = 0; i < n_models; i++) {
		rio_json_flat_object(json, NULL);
		rio_json_text(json, "comune", models[i]->comune);
		rio_json_text(json, "service", models[i]->service);
		rio_json_text(json, "file", models[i]->file);
		rio_json_text(json, "process", rio_model_process_name(models[i]));
		rio_json_integer(json, "activities", rio_model_n_activities(models[i]));
		rio_json_end(json);
	}
	rio_json_end(json);
}
