/*
 * index.h: what BPMN means by the elements of a model
 *
 * The last step of building: ids, flow nodes, flows, lanes, as model.h describes them.
 *
 * A flow node is one only where BPMN has it run: directly in a process, a choreography or a
 * subprocess.  The first of several elements with one id is the one that references mean.  Of the
 * lanes that name a node the innermost has it; of equally deep ones, the first.
 */
#pragma once

#include "model/model.h"

void rio_model_index(RioModel *model);

/* The element that is called exactly so, or RIO_NONE. */
guint32 rio_model_find_id(const RioModel *model, const char *id);
