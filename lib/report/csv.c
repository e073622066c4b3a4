#include "report/csv.h"

#include <string.h>

#include "report/text.h"

struct _RioCsv {
	GString *out;
	gboolean begun; /* the row has cells */
};

RioCsv *
rio_csv_new(GString *out)
{
	RioCsv *csv = g_new0(RioCsv, 1);

	csv->out = out;
	g_string_append(out, "\xef\xbb\xbf");
	return csv;
}

void
rio_csv_free(RioCsv *csv)
{
	g_free(csv);
}

static void
begin_cell(RioCsv *csv)
{
	if (csv->begun)
		g_string_append_c(csv->out, ';');
	csv->begun = TRUE;
}

void
rio_csv_text(RioCsv *csv, const char *text)
{
	g_autofree char *line = rio_text_line(text, 0);
	gboolean quoted = strpbrk(line, ";\"") != NULL;

	begin_cell(csv);
	if (quoted)
		g_string_append_c(csv->out, '"');
	if (line[0] != '\0' && strchr("=+-@", line[0]))
		g_string_append_c(csv->out, '\'');
	for (const char *at = line; *at; at++) {
		if (*at == '"')
			g_string_append_c(csv->out, '"');
		g_string_append_c(csv->out, *at);
	}
	if (quoted)
		g_string_append_c(csv->out, '"');
}

void
rio_csv_integer(RioCsv *csv, gint64 number)
{
	begin_cell(csv);
	g_string_append_printf(csv->out, "%" G_GINT64_FORMAT, number);
}

void
rio_csv_number(RioCsv *csv, double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	begin_cell(csv);
	g_ascii_formatd(digits, sizeof digits, "%.2f", number);
	g_string_append(csv->out, g_strdelimit(digits, ".", ','));
}

void
rio_csv_end(RioCsv *csv)
{
	g_string_append(csv->out, "\r\n");
	csv->begun = FALSE;
}
