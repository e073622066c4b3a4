#include "report/models.h"

#include <string.h>

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

RioModelFacts
rio_model_facts(const RioModel *model, const RioReportOptions *options)
{
	const char *slash = options && options->file_names ? strrchr(model->file, '/') : NULL;

	return (RioModelFacts){
		.comune = model->comune,
		.service = model->service,
		.file = slash ? slash + 1 : model->file,
		.process = rio_model_process_name(model),
		.n_activities = rio_model_n_activities(model),
	};
}

void
rio_json_model(RioJson *json, const RioModelFacts *facts)
{
	rio_json_flat_object(json, NULL);
	rio_json_text(json, "comune", facts->comune);
	rio_json_text(json, "service", facts->service);
	rio_json_text(json, "file", facts->file);
	rio_json_text(json, "process", facts->process);
	rio_json_integer(json, "activities", facts->n_activities);
	rio_json_end(json);
}

void
rio_json_models(RioJson *json, RioModel *const *models, gsize n_models,
		const RioReportOptions *options)
{
	rio_json_array(json, "models");
	for (gsize i = 0; i < n_models; i++) {
		RioModelFacts facts = rio_model_facts(models[i], options);

		rio_json_model(json, &facts);
	}
	rio_json_end(json);
}
