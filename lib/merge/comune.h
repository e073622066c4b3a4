/*
 * comune.h: a Comune by the name that somebody typed
 */
#pragma once

#include <riordino/model.h>

/*
 * The place in @names (of char *) of the Comune that @typed means: of the one that is called so,
 * else of the only one whose name differs in nothing but case, accents, hyphens and blanks.  -1:
 * none.
 */
gint rio_comune_find(const GPtrArray *names, const char *typed);

/* Of the Comuni of @models, which keep them. */
GPtrArray *rio_comune_names(RioModel *const *models, gsize n);

/* The same among the Comuni of @models; RIO_NONE: none. */
guint32 rio_comune_among(RioModel *const *models, gsize n, const char *typed);

/* The names, to be read by people: "Alba, Brenta".  To be freed. */
char *rio_comune_list(const GPtrArray *names);
