/*
 * models.h: what every document says of the models it speaks of
 */
#pragma once

#include <riordino/report.h>

#include "model/model.h"
#include "report/json.h"

/* What is said of a model. */
typedef struct {
	const char *comune;
	const char *service;
	const char *file;
	const char *process;
	guint n_activities;
} RioModelFacts;

/* Its texts live as long as the model.  @options: nullable */
RioModelFacts rio_model_facts(const RioModel *model, const RioReportOptions *options);

/* A model in the array "models". */
void rio_json_model(RioJson *json, const RioModelFacts *facts);

/* The array "models" of a JSON document; the numbers "model" in it point into this array. */
void rio_json_models(RioJson *json, RioModel *const *models, gsize n_models,
		     const RioReportOptions *options);

/*
 * What the model is called: the name of its process or of the pool that it is in, else the id.  Of
 * several processes the one with the most flow nodes counts.
 */
const char *rio_model_process_name(const RioModel *model);

/* How many activities it has. */
guint rio_model_n_activities(const RioModel *model);
