/*
 * write.h: a model as BPMN 2.0 XML
 *
 * Prefixes and declarations of namespaces are written as they were read.  The prefix of an element
 * or attribute that was made with a builder is only a wish: where it is not bound to the namespace,
 * it is declared right there, and where the element itself binds it to another one, a free prefix
 * is taken.
 *
 * UTF-8, two spaces of indentation; an element with text in it is written on one line, since white
 * space counts there.
 */
#pragma once

#include "model/model.h"

/* The XML of one element and all that is inside it, with every namespace that it needs. */
void rio_write_element(const RioModel *model, guint32 element, GString *into);
