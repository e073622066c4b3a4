/*
 * csv.h: tables that a spreadsheet opens with a double click
 *
 * As it is set up in Italy: semicolons between cells, a comma in numbers, a byte order mark so
 * that accents survive.  Names come from files that anybody may have made, and a spreadsheet
 * takes a cell that begins with = + - @ for a formula, which could send what is on the sheet
 * elsewhere: such a cell gets an apostrophe in front (OWASP, "CSV Injection").
 */
#pragma once

#include <glib.h>

typedef struct _RioCsv RioCsv;

/* Writes to the end of @out. */
RioCsv *rio_csv_new(GString *out);
void rio_csv_free(RioCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioCsv, rio_csv_free)

/* The next cell of the row.  A text is made one line. */
void rio_csv_text(RioCsv *csv, const char *text);
void rio_csv_integer(RioCsv *csv, gint64 number);
/* With two decimals. */
void rio_csv_number(RioCsv *csv, double number);

/* Ends the row, which may be empty. */
void rio_csv_end(RioCsv *csv);
