/*
 * certify.h: whether a projection gives back its input
 */
#pragma once

#include <riordino/soundness.h>

#include "model/model.h"

/* Whether a model comes back out of the merge. */
typedef struct {
	gboolean holds;
	char *input, *projection; /* digests */
	RioVerdict soundness;	  /* of the input */
} RioCertificate;

/*
 * All that law 3 keeps, in lines of an order of their own: every OWNED element by its id, kind and
 * place, its content, lanes by what they hold, flows by their ends.  Equal for two models exactly
 * if these are, whatever the order in the file, prefixes and diagrams.
 */
GPtrArray *rio_certify_lines(const RioModel *model);

/* 64 hexadecimal digits for the lines.  To be freed. */
char *rio_certify_digest(const GPtrArray *lines);

/* The id of an element in which two models differ, to be freed; NULL: they are equal. */
char *rio_certify_difference(const GPtrArray *a, const GPtrArray *b);
