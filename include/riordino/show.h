/*
 * show.h: what is in a model
 */
#pragma once

#include <riordino/model.h>
#include <riordino/report.h>

G_BEGIN_DECLS

/**
 * rio_model_to_text:
 * @model: a model
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): what is in the model, for people: its pools, lanes and steps, each with
 * what follows it
 */
RIO_PUBLIC char *rio_model_to_text(const RioModel *model, const RioReportOptions *options);

/**
 * rio_model_to_json:
 * @model: a model
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the same for programs, "riordino.show/1"
 */
RIO_PUBLIC char *rio_model_to_json(const RioModel *model, const RioReportOptions *options);

G_END_DECLS
