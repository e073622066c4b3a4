/*
 * bpmn.h: models from XML in tests, for what tiny() cannot say
 */
#pragma once

#include "model/model.h"

/*
 * The model of a file whose definitions hold @inside; BPMN is the default namespace, and bpmndi,
 * dc, di and xsi are declared.  It must be readable: an error is an assertion that fails.
 */
RioModel *bpmn(const char *inside);

/* The bytes of that file.  To be freed. */
char *bpmn_text(const char *inside);

/* What reading the bytes gives; @length -1: up to NUL. */
RioModel *bpmn_read(const char *bytes, gssize length, GError **error);

/* The node of that id; it must be there. */
const RioNode *bpmn_node(const RioModel *model, const char *id);
