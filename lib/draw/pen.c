#include "draw/pen.h"

#include "draw/font.h"

/* From the top of a line to the foot of its letters. */
#define FOOT 11
#define TEXT_STYLE " fill=\"" RIO_INK "\" stroke=\"none\""

static gboolean
is_legal(gunichar letter)
{
	return letter >= 0x20 ? letter != 0xfffe && letter != 0xffff
			      : letter == '\t' || letter == '\n';
}

void
rio_pen_escape(GString *svg, const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		gunichar letter = g_utf8_get_char(text);

		switch (letter) {
		case '&':
			g_string_append(svg, "&amp;");
			break;
		case '<':
			g_string_append(svg, "&lt;");
			break;
		case '>':
			g_string_append(svg, "&gt;");
			break;
		case '"':
			g_string_append(svg, "&quot;");
			break;
		default:
			if (is_legal(letter))
				g_string_append_unichar(svg, letter);
		}
	}
}

void
rio_pen_rect(GString *svg, RioBox box, int radius, const char *style)
{
	g_string_append_printf(svg, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", box.x,
			       box.y, box.w, box.h);
	if (radius > 0)
		g_string_append_printf(svg, " rx=\"%d\"", radius);
	g_string_append_printf(svg, "%s/>\n", style);
}

void
rio_pen_circle(GString *svg, int x, int y, int radius, const char *style)
{
	g_string_append_printf(svg, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"%s/>\n", x, y, radius,
			       style);
}

void
rio_pen_path(GString *svg, int x, int y, const char *path, const char *style)
{
	g_string_append_printf(svg, "<path transform=\"translate(%d %d)\" d=\"%s\"%s/>\n", x, y,
			       path, style);
}

static void
write_line(GString *svg, const char *words, int x, int y, gboolean middle)
{
	g_string_append_printf(svg, "<text x=\"%d\" y=\"%d\"%s" TEXT_STYLE ">", x, y,
			       middle ? " text-anchor=\"middle\"" : "");
	rio_pen_escape(svg, words);
	g_string_append(svg, "</text>\n");
}

void
rio_pen_words(GString *svg, const char *words, RioBox box, RioAlign align, guint max)
{
	g_autoptr(GPtrArray) lines = rio_font_wrap(words, MAX(box.w, 1), max);
	int y = box.y + FOOT;

	if (align == RIO_ALIGN_MIDDLE)
		y += (box.h - (int)lines->len * RIO_LINE_HEIGHT) / 2;
	for (guint i = 0; i < lines->len; i++, y += RIO_LINE_HEIGHT)
		write_line(svg, lines->pdata[i],
			   align == RIO_ALIGN_LEFT ? box.x : box.x + box.w / 2, y,
			   align != RIO_ALIGN_LEFT);
}

void
rio_pen_upright(GString *svg, const char *words, RioBox box)
{
	guint room = MAX(1, box.w / RIO_LINE_HEIGHT);
	g_autoptr(GPtrArray) lines = rio_font_wrap(words, MAX(box.h - 6, 1), room);
	int x = box.x + FOOT + (box.w - (int)lines->len * RIO_LINE_HEIGHT) / 2;

	for (guint i = 0; i < lines->len; i++, x += RIO_LINE_HEIGHT) {
		g_string_append_printf(svg,
				       "<text transform=\"translate(%d %d) rotate(-90)\" "
				       "text-anchor=\"middle\"" TEXT_STYLE ">",
				       x, box.y + box.h / 2);
		rio_pen_escape(svg, lines->pdata[i]);
		g_string_append(svg, "</text>\n");
	}
}
