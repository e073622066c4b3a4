/*
 * report.h: how results are told
 *
 * Each kind of result has a function per format that it can be told in, named
 * rio_RESULT_to_FORMAT(); all of them take these options.
 */
#pragma once

#include <riordino/language.h>

G_BEGIN_DECLS

/**
 * RioReportOptions:
 * @language: the language of the words
 * @color: whether text is for a terminal that shows colours
 * @limit: how many entries of a list to tell at most in text; 0 for all.  Data is never cut.
 * @width: how many columns of a terminal there are for text; 0 for 80
 * @file_names: whether data name files without their folders; pages always do, since they go to
 *   others
 *
 * Zero, and NULL for all of it, means the default.
 */
typedef struct {
	RioLanguage language;
	gboolean color;
	guint limit;
	guint width;
	gboolean file_names;
	gpointer reserved[4];
} RioReportOptions;

G_END_DECLS
