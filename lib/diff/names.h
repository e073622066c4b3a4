/*
 * names.h: how people call an element of a model
 */
#pragma once

#include "model/model.h"

/*
 * Its kind and its name; what has none is known by its neighbours in the flow, by its ends, by
 * what it is in.  To be freed.
 */
char *rio_element_words(const RioElement *element, RioLanguage language);

/* The words (char *) as a list, “A, B and C”; @any: “A, B or C”.  To be freed. */
char *rio_words_list(const GPtrArray *words, gboolean any, RioLanguage language);

/* Its name in quotes, or as rio_element_words() if it has none.  To be freed. */
char *rio_element_quoted(const RioElement *element, RioLanguage language);
