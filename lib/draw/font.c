#include "draw/font.h"

#include <string.h>

#include "draw/widths.inc"

/* Signs outside the table are as wide as most capitals; East Asian ones fill a square. */
#define WIDTH_OTHER 667
#define WIDTH_WIDE 1000
#define ELLIPSIS "…"

static guint
letter_width(gunichar letter)
{
	if (letter >= 0x20 && letter < 0x20 + G_N_ELEMENTS(widths_ascii))
		return widths_ascii[letter - 0x20];
	if (letter >= 0xa0 && letter < 0xa0 + G_N_ELEMENTS(widths_latin))
		return widths_latin[letter - 0xa0];
	if (g_unichar_iszerowidth(letter))
		return 0;
	return g_unichar_iswide(letter) ? WIDTH_WIDE : WIDTH_OTHER;
}

int
rio_font_width(const char *text, gssize length)
{
	const char *end = length < 0 ? text + strlen(text) : text + length;
	guint64 width = 0;

	for (; text < end; text = g_utf8_next_char(text))
		width += letter_width(g_utf8_get_char(text));
	return MIN((width * RIO_FONT_SIZE + 999) / 1000, G_MAXINT / 4);
}

/* The length of the longest beginning of the word that fits; at least one letter. */
static gsize
fitting(const char *word, gsize length, int width)
{
	const char *end = g_utf8_next_char(word);

	while (end < word + length && rio_font_width(word, g_utf8_next_char(end) - word) <= width)
		end = g_utf8_next_char(end);
	return end - word;
}

static void
end_line(GPtrArray *lines, GString *line)
{
	if (line->len == 0)
		return;
	g_ptr_array_add(lines, g_strndup(line->str, line->len));
	g_string_truncate(line, 0);
}

static void
add_word(GPtrArray *lines, GString *line, const char *word, gsize length, int width)
{
	gsize before = line->len;

	if (before > 0)
		g_string_append_c(line, ' ');
	g_string_append_len(line, word, length);
	if (rio_font_width(line->str, line->len) <= width)
		return;

	g_string_truncate(line, before);
	end_line(lines, line);
	while (rio_font_width(word, length) > width && length > 0) {
		gsize part = fitting(word, length, width);

		g_ptr_array_add(lines, g_strndup(word, part));
		word += part;
		length -= part;
	}
	g_string_append_len(line, word, length);
}

/* Leaves @max lines, the last one with an ellipsis that fits. */
static void
cut(GPtrArray *lines, guint max, int width)
{
	GString *last = g_string_new(lines->pdata[max - 1]);

	while (last->len > 0 &&
	       rio_font_width(last->str, last->len) + rio_font_width(ELLIPSIS, -1) > width)
		g_string_truncate(last, g_utf8_prev_char(last->str + last->len) - last->str);
	g_string_append(last, ELLIPSIS);
	g_ptr_array_set_size(lines, max);
	g_free(lines->pdata[max - 1]);
	lines->pdata[max - 1] = g_string_free(last, FALSE);
}

GPtrArray *
rio_font_wrap(const char *text, int width, guint max)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) line = g_string_new(NULL);

	while (*text) {
		const char *end;

		while (g_unichar_isspace(g_utf8_get_char(text)))
			text = g_utf8_next_char(text);
		for (end = text; *end && !g_unichar_isspace(g_utf8_get_char(end));)
			end = g_utf8_next_char(end);
		if (end > text)
			add_word(lines, line, text, end - text, width);
		text = end;
	}
	end_line(lines, line);
	if (max > 0 && lines->len > max)
		cut(lines, max, width);
	return lines;
}

/* The widest word, up to half again what there should be. */
static int
widened(const char *text, int width)
{
	int widest = width;

	while (*text) {
		gsize length = strcspn(text, " \t\n");

		widest = MAX(widest, rio_font_width(text, (gssize)length));
		text += length;
		text += strspn(text, " \t\n");
	}
	return MIN(widest, width * 3 / 2);
}

void
rio_font_label(const char *text, int width, int *w, int *h)
{
	rio_font_size(text, widened(text, width), 0, w, h);
}

void
rio_font_size(const char *text, int width, guint max, int *w, int *h)
{
	g_autoptr(GPtrArray) lines = rio_font_wrap(text, width, max);

	*w = 0;
	for (guint i = 0; i < lines->len; i++)
		*w = MAX(*w, rio_font_width(lines->pdata[i], -1));
	*h = lines->len * RIO_LINE_HEIGHT;
}
