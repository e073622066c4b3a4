/*
 * comune.h: a Comune by the name that somebody typed
 */
#pragma once

#include <glib.h>

/*
 * The place in @names (of char *) of the Comune that @typed means: of the one that is called so,
 * else of the only one whose name differs in nothing but case, accents, hyphens and blanks.  -1:
 * none.
 */
gint rio_comune_find(const GPtrArray *names, const char *typed);

/* The names, to be read by people: "Alba, Brenta".  To be freed. */
char *rio_comune_list(const GPtrArray *names);
