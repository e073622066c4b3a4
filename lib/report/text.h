/*
 * text.h: words and columns for a terminal
 *
 * Labels come from files that anybody may have made: before they reach a
 * terminal their line ends become spaces and their control characters go, and
 * columns reckon with the width that a terminal gives each character.
 */
#pragma once

#include <riordino/language.h>

/* What a piece of text is, and with that its colour. */
typedef enum {
	RIO_TONE_PLAIN,
	RIO_TONE_HEADING,
	RIO_TONE_FAINT,
	RIO_TONE_GOOD,
	RIO_TONE_WARNING,
	RIO_TONE_BAD,
} RioTone;

/* How many columns of a terminal @text takes. */
guint rio_text_width(const char *text);

/*
 * @text as one line, without control characters, and with U+FFFD where it is no
 * UTF-8.  Cut to @width columns with "…" at its end where it is wider; 0 stands
 * for any width.  To be freed.
 */
char *rio_text_line(const char *text, guint width);

/*
 * @text as rio_text_line() has it, in lines of at most @width columns (1 or more): between words
 * where it can, else inside of them with a hyphen.  At least one line, which may be empty.
 */
GPtrArray *rio_text_wrap(const char *text, guint width);

/*
 * Adds @text and a line end, in lines that end before column @width: the first one goes on where
 * @at columns are taken, the others come after so many spaces.  @width 0: one line.
 */
void rio_text_append_wrapped(GString *out, gboolean color, RioTone tone, const char *text, guint at,
			     guint width);

/* How many columns there are, of those that the options name: 80 if they do not. */
guint rio_text_columns(guint width);

/* Of a list of @n entries of which @told are told: adds that there are more, if there are. */
void rio_text_append_more(GString *out, guint told, guint n, RioLanguage language);

/* Adds @text, in the colour of @tone if @color. */
void rio_text_append(GString *out, gboolean color, RioTone tone, const char *text);

/*
 * A table: cells row by row, columns as wide as their widest cell, two spaces
 * apart; nothing is left after the last.
 */
typedef struct _RioTable RioTable;

/* A letter a column: 'l' where its cells keep to the left, 'r' to the right. */
RioTable *rio_table_new(const char *columns);
void rio_table_free(RioTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioTable, rio_table_free)

/* The next cell, its text made one line of at most 60 columns. */
void rio_table_cell(RioTable *table, RioTone tone, const char *text);

/* The next cell, as by printf. */
void rio_table_cellf(RioTable *table, RioTone tone, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The last row must be full. */
void rio_table_append(const RioTable *table, GString *out, gboolean color);

/* With so many digits, as the language writes them: 1,54 in Italian. */
char *rio_text_decimal(double number, guint digits, RioLanguage language);
