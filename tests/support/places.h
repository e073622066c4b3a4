/*
 * places.h: where tests find their files
 *
 * The build says it in the environment, so no path is in the code.
 */
#pragma once

#include <glib.h>

/* The folder of real BPMN files (meson option `corpora`), or NULL: then skip, and say so. */
const char *place_corpora(void);

/* A file of the source tree, as "bpmn-samples/scia-suap/argenta.bpmn".  To be freed. */
char *place_source(const char *path);

/* Paths of all *.bpmn in the folder and those in it, in order; none if there is no such folder. */
GPtrArray *place_models(const char *folder);
