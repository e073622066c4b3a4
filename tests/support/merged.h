/*
 * merged.h: models merged, for tests
 */
#pragma once

#include <riordino/merge.h>

/* All that goes wrong is an assertion that fails. */
RioMerge *merged(RioModel *const *models, gsize n);

/* The first problem of severity error that the model has, in words, or NULL. */
char *first_error(RioModel *model);
