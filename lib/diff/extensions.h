/*
 * extensions.h: what differs in a vendor's extensions
 */
#pragma once

#include "model/model.h"

/*
 * The names, as camunda:assignee, of the attributes and elements of vendors that the two elements
 * have otherwise: in the order of the first, then of the second, each name once (char *).  None if
 * only their order differs.
 */
GPtrArray *rio_extensions_odd(const RioElement *a, const RioElement *b);
