/*
 * font.h: words broken into lines
 *
 * Measured with the table of one named font, so that a picture has the same bytes whatever
 * fonts are installed.
 */
#pragma once

#include <glib.h>

#define RIO_FONT_FAMILY "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"
#define RIO_FONT_SIZE 12
#define RIO_LINE_HEIGHT 14

/* Pixels, rounded up, of the first @length bytes of @text, which is UTF-8. */
int rio_font_width(const char *text, gssize length);

/*
 * Breaks @text into lines of at most @width pixels: at white space, in a word only where it
 * alone is too wide.  If more than @max lines come out (0: any number) the last ends with an
 * ellipsis.  (transfer full): strings, none of them empty.
 */
GPtrArray *rio_font_wrap(const char *text, int width, guint max);

/* The room that wrapped text takes: its widest line, and its lines. */
void rio_font_size(const char *text, int width, guint max, int *w, int *h);

/* The same for words that have no border around: a long word makes it wider, and is not broken. */
void rio_font_label(const char *text, int width, int *w, int *h);
