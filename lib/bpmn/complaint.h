/*
 * complaint.h: what libxml2 complains of, in words for people
 *
 * It knows only English, and speaks to programmers.  What files that people send break most often
 * has words here; the rest keeps those of libxml2.
 */
#pragma once

#include <libxml/xmlerror.h>
#include <riordino/language.h>

/* To be freed. */
char *rio_complaint_describe(const xmlError *error, RioLanguage language);
