/*
 * say.h: words to the person at the terminal
 *
 * All words go to standard error as "riordino: …", all data to standard output.
 * Neither goes through g_print(), which would spoil UTF-8 in the C locale.
 */
#pragma once

#include <glib.h>

/* What is wrong; with its file and line in front where there are such. */
void say(const char *format, ...) G_GNUC_PRINTF(1, 2);
