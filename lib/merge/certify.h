/*
 * certify.h: whether a projection gives back its input
 */
#pragma once

#include "model/model.h"

/*
 * A digest, 64 hexadecimal digits, of all that law 3 keeps: every OWNED element by its id, kind and
 * place, its content, lanes by what they hold, flows by their ends.  Equal for two models exactly
 * if these are, whatever the order in the file, prefixes and diagrams.  To be freed.
 */
char *rio_certify_digest(const RioModel *model);

/* The id of an element in which two models of unequal digests differ.  To be freed. */
char *rio_certify_difference(const RioModel *a, const RioModel *b);
