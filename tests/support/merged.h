/*
 * merged.h: models merged, for tests
 */
#pragma once

#include <riordino/merge.h>

/* All that goes wrong is an assertion that fails. */
RioMerge *merged(RioModel *const *models, gsize n);
