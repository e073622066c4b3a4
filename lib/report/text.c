#include "report/text.h"

#include <math.h>
#include <string.h>

#include "base/words.h"

#define WIDEST_CELL 60
/* Where there is less beside what stands before it, text is as wide nevertheless. */
#define NARROWEST_TEXT 30
/* Of a terminal of which nothing is known. */
#define USUAL_WIDTH 80

/* By RioTone; the colours are the eight that every terminal has, so that people's own themes hold.
 */
static const char *const escapes[] = {
	[RIO_TONE_PLAIN] = "",	      [RIO_TONE_HEADING] = "\033[1m",  [RIO_TONE_FAINT] = "\033[2m",
	[RIO_TONE_GOOD] = "\033[32m", [RIO_TONE_WARNING] = "\033[33m", [RIO_TONE_BAD] = "\033[31m",
};

static guint
width_of(gunichar c)
{
	if (c < 0x80)
		return 1;
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

guint
rio_text_width(const char *text)
{
	guint width = 0;

	for (; *text; text = g_utf8_next_char(text))
		width += width_of(g_utf8_get_char(text));
	return width;
}

static void
append_spaces(GString *out, guint n)
{
	g_string_append_printf(out, "%*s", (int)n, "");
}

static void
drop_spaces(GString *out)
{
	while (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
}

/* Cuts @line so that it ends with "…" at @width columns. */
static void
cut(GString *line, guint width)
{
	const char *end = line->str;
	guint taken = 0;

	while (taken + width_of(g_utf8_get_char(end)) < width) {
		taken += width_of(g_utf8_get_char(end));
		end = g_utf8_next_char(end);
	}
	g_string_truncate(line, (gsize)(end - line->str));
	drop_spaces(line);
	g_string_append(line, "…");
}

/* Whether a terminal might do something other than show the character (U+202E and its like turn
 * text round). */
static gboolean
is_control(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);

	return type == G_UNICODE_CONTROL || (type == G_UNICODE_FORMAT && c != 0x00ad) ||
	       type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
rio_text_line(const char *text, guint width)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *line = g_string_new(NULL);

	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		/* the characters of which most words are made */
		if (c < 0x80 && g_ascii_isgraph((char)c))
			g_string_append_c(line, (char)c);
		else if (!g_unichar_isspace(c) && !is_control(c))
			g_string_append_unichar(line, c);
		else if (g_unichar_isspace(c) && line->len > 0 && line->str[line->len - 1] != ' ')
			g_string_append_c(line, ' ');
	}
	drop_spaces(line);
	if (width > 0 && rio_text_width(line->str) > width)
		cut(line, width);
	return g_string_free(line, FALSE);
}

/* How many bytes at the beginning of @text fit in @width columns; one character at least. */
static gsize
fitting(const char *text, guint width)
{
	const char *end = text;
	gsize length = strlen(text);
	guint taken = 0;

	/* no character is wider than its bytes are many */
	if (length <= width)
		return length;
	while (*end && (end == text || taken + width_of(g_utf8_get_char(end)) <= width)) {
		taken += width_of(g_utf8_get_char(end));
		end = g_utf8_next_char(end);
	}
	return (gsize)(end - text);
}

/* Where the first of several lines of @text ends: at a space, or inside a word that is too long. */
static gsize
end_of_line(const char *text, guint width, gboolean *broken)
{
	gsize fits = fitting(text, width), end = fits;

	*broken = FALSE;
	if (text[fits] == '\0' || text[fits] == ' ')
		return fits;
	while (end > 0 && text[end - 1] != ' ')
		end--;
	if (end > 0)
		return end;
	*broken = width > 1;
	return fitting(text, MAX(width, 2) - 1);
}

GPtrArray *
rio_text_wrap(const char *text, guint width)
{
	g_autofree char *line = rio_text_line(text, 0);
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	const char *rest = line;

	do {
		gboolean broken;
		gsize end = end_of_line(rest, width, &broken);
		g_autofree char *words = g_strchomp(g_strndup(rest, end));

		g_ptr_array_add(lines, g_strconcat(words, broken ? "-" : "", NULL));
		rest += end + strspn(rest + end, " ");
	} while (*rest);
	return lines;
}

guint
rio_text_columns(guint width)
{
	return width > 0 ? width : USUAL_WIDTH;
}

void
rio_text_append_more(GString *out, guint told, guint n, RioLanguage language)
{
	if (told < n)
		g_string_append_printf(out, _W(language, "… and %u more\n"), n - told);
}

void
rio_text_append(GString *out, gboolean color, RioTone tone, const char *text)
{
	if (!color || tone == RIO_TONE_PLAIN)
		g_string_append(out, text);
	else
		g_string_append_printf(out, "%s%s\033[0m", escapes[tone], text);
}

void
rio_text_append_wrapped(GString *out, gboolean color, RioTone tone, const char *text, guint at,
			guint width)
{
	guint room = width > 0 ? MAX(width, at + NARROWEST_TEXT) - at : G_MAXUINT;
	g_autoptr(GPtrArray) lines = rio_text_wrap(text, room);

	for (guint i = 0; i < lines->len; i++) {
		g_string_append_printf(out, "%*s", i > 0 ? (int)at : 0, "");
		rio_text_append(out, color, tone, lines->pdata[i]);
		g_string_append_c(out, '\n');
	}
}

typedef struct {
	char *text;
	guint width;
	RioTone tone;
} Cell;

struct _RioTable {
	char *columns;
	guint n_columns;
	GArray *cells;
};

static void
clear_cell(gpointer cell)
{
	g_free(((Cell *)cell)->text);
}

RioTable *
rio_table_new(const char *columns)
{
	RioTable *table = g_new0(RioTable, 1);

	table->columns = g_strdup(columns);
	table->n_columns = (guint)strlen(columns);
	table->cells = g_array_new(FALSE, FALSE, sizeof(Cell));
	g_array_set_clear_func(table->cells, clear_cell);
	return table;
}

void
rio_table_free(RioTable *table)
{
	if (!table)
		return;
	g_free(table->columns);
	g_array_unref(table->cells);
	g_free(table);
}

void
rio_table_cell(RioTable *table, RioTone tone, const char *text)
{
	Cell cell = {.text = rio_text_line(text, WIDEST_CELL), .tone = tone};

	cell.width = rio_text_width(cell.text);
	g_array_append_val(table->cells, cell);
}

void
rio_table_cellf(RioTable *table, RioTone tone, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list arguments;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	rio_table_cell(table, tone, text);
}

void
rio_table_append(const RioTable *table, GString *out, gboolean color)
{
	g_autofree guint *widths = g_new0(guint, table->n_columns);
	const Cell *cells = (const Cell *)table->cells->data;

	g_assert(table->cells->len % table->n_columns == 0);
	for (guint i = 0; i < table->cells->len; i++) {
		guint *width = &widths[i % table->n_columns];

		*width = MAX(*width, cells[i].width);
	}
	for (guint i = 0; i < table->cells->len; i++) {
		guint column = i % table->n_columns, pad = widths[column] - cells[i].width;
		gboolean last = column == table->n_columns - 1;

		if (table->columns[column] == 'r')
			append_spaces(out, pad);
		rio_text_append(out, color, cells[i].tone, cells[i].text);
		if (last) {
			drop_spaces(out);
			g_string_append_c(out, '\n');
			continue;
		}
		append_spaces(out, (table->columns[column] == 'l' ? pad : 0) + 2);
	}
}

char *
rio_text_decimal(double number, guint digits, RioLanguage language)
{
	double unit = pow(10, digits);
	/* a half goes up, as people and the page round it */
	char *text = g_strdup_printf("%.*f", (int)digits, round(number * unit) / unit);

	return language == RIO_LANGUAGE_IT ? g_strdelimit(text, ".", ',') : text;
}
