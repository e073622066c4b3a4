/*
 * diagram.h: the diagram inside a BPMN file
 */
#pragma once

#include "draw/picture.h"

/* What the model's own diagram shows, as far as it can be understood.  Never NULL. */
RioPicture *rio_diagram_read(const RioModel *model);

/* The same model with @picture as its diagram, in place of the one it has. */
RioModel *rio_diagram_write(const RioModel *model, const RioPicture *picture);
