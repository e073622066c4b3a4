#include "draw/font.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static char *
wrapped(const char *text, int width, guint max)
{
	g_autoptr(GPtrArray) lines = rio_font_wrap(text, width, max);

	g_ptr_array_add(lines, NULL);
	return g_strjoinv("|", (char **)lines->pdata);
}

static const struct {
	const char *text;
	int width;
	guint max;
	const char *lines;
} cases[] = {
	{"", 90, 0, ""},
	{"  \n ", 90, 0, ""},
	{"Verifica", 90, 0, "Verifica"},
	{"Verifica della completezza", 90, 0, "Verifica della|completezza"},
	{"Verifica\ndella  completezza", 90, 0, "Verifica della|completezza"},
	{"Precipitevolissimevolmente", 60, 0, "Precipitevo|lissimevol|mente"},
	{"Verifica della completezza della pratica", 90, 2, "Verifica della|completezza…"},
	{"città è già così", 50, 0, "città è|già così"},
};

Test(font, text_breaks_at_white_space_and_long_words_anywhere)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *lines = wrapped(cases[i].text, cases[i].width, cases[i].max);

		cr_assert(eq(str, lines, (char *)cases[i].lines));
	}
}

Test(font, no_line_is_wider_than_asked)
{
	for (int width = 20; width < 200; width += 7) {
		g_autoptr(GPtrArray) lines = rio_font_wrap(
			"Acquisire il parere della Soprintendenza archeologica", width, 3);

		for (guint i = 0; i < lines->len; i++)
			cr_assert(le(int, rio_font_width(lines->pdata[i], -1), width));
	}
}

Test(font, letters_are_as_wide_as_the_font_says)
{
	/* 667 + 556 thousandths of twelve pixels */
	cr_assert(eq(int, rio_font_width("Va", -1), 15));
	cr_assert(eq(int, rio_font_width("", -1), 0));
}

Test(font, a_long_word_of_a_label_is_not_broken)
{
	int w, h;

	rio_font_label("SCIA CONDIZIONATA?", 90, &w, &h);
	cr_assert(w > 90);
	cr_assert(eq(int, h, 2 * RIO_LINE_HEIGHT));
	rio_font_label("Precipitevolissimevolmente-e-oltre", 90, &w, &h);
	cr_assert(w <= 135);
}
