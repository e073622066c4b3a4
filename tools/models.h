/*
 * models.h: the models that the command line means, read
 */
#pragma once

#include "inputs.h"

/* NULL after saying what is wrong. */
RioModel *model_read(const Call *call, const Input *input);

/* The models of all inputs in their order; NULL if one cannot be read, after saying so of each. */
GPtrArray *models_read(const Call *call, const GPtrArray *inputs);
