/*
 * disguise.h: a model that says the same and looks other
 *
 * Every element of BPMN has another id, what stands side by side stands in the other order,
 * prefixes are others, and the layout is gone or moved.  Nobody who reads it would draw another
 * process.
 */
#pragma once

#include "model/model.h"

RioModel *disguise(const RioModel *model);
