/*
 * say.h: words to the person at the terminal
 *
 * All words go to standard error as "riordino: …", all data to standard output.
 * Neither goes through g_print(), which would spoil UTF-8 in the C locale.
 */
#pragma once

#include "words.h"

/* What is wrong; with its file and line in front where there are such. */
void say(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* A line that stands on the terminal until another does, or anything is said; NULL: none does. */
void say_progress(const char *line);

/* The same of an error with a file; of trouble that is met often, in the language of the call. */
void say_file_error(RioLanguage language, const char *path, const GError *error);
