#include "report/text.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(text, a_line_is_safe_to_show_and_fits)
{
	const struct {
		const char *text;
		guint width;
		const char *line;
	} cases[] = {
		{"Verifica\n  completezza ", 0, "Verifica completezza"},
		{"\n\t ", 0, ""},
		{"rosso \033[31m", 0, "rosso [31m"},
		{"gira \xe2\x80\xae"
		 "abc",
		 0, "gira abc"},
		{"perch\xe9", 0, "perch\xef\xbf\xbd"},
		{"perché", 6, "perché"},
		{"perché no", 6, "perch…"},
		{"Verifica completezza", 10, "Verifica…"},
		{"漢字漢字", 5, "漢字…"},
		{"漢字漢字", 4, "漢…"},
		{"abc", 1, "…"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *line = rio_text_line(cases[i].text, cases[i].width);

		cr_assert(eq(str, line, (char *)cases[i].line));
	}
}

Test(text, colours_are_only_where_wanted)
{
	g_autoptr(GString) out = g_string_new(NULL);

	rio_text_append(out, FALSE, RIO_TONE_BAD, "no");
	rio_text_append(out, TRUE, RIO_TONE_PLAIN, "yes");
	rio_text_append(out, TRUE, RIO_TONE_BAD, "red");
	cr_assert(eq(str, out->str, "noyes\033[31mred\033[0m"));
}

Test(text, columns_line_up_by_what_is_seen)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(RioTable) table = rio_table_new("lrl");

	rio_table_cell(table, RIO_TONE_PLAIN, "città");
	rio_table_cellf(table, RIO_TONE_PLAIN, "%d", 7);
	rio_table_cell(table, RIO_TONE_PLAIN, "fine");
	rio_table_cell(table, RIO_TONE_PLAIN, "漢字");
	rio_table_cellf(table, RIO_TONE_PLAIN, "%d", 1234);
	rio_table_cell(table, RIO_TONE_PLAIN, "");
	rio_table_append(table, out, FALSE);
	cr_assert(eq(str, out->str,
		     "città     7  fine\n"
		     "漢字   1234\n"));
}

typedef struct {
	const char *text;
	guint width;
	const char *lines;
} Wrapped;

static const Wrapped wrapped[] = {
	{"", 5, ""},
	{"uno due tre", 20, "uno due tre"},
	{"uno due tre", 7, "uno due|tre"},
	{"uno due tre", 6, "uno|due|tre"},
	{"uno due  tre", 3, "uno|due|tre"},
	{"Protocollazione", 10, "Protocoll-|azione"},
	{"la Protocollazione", 10, "la|Protocoll-|azione"},
	{"perché così", 6, "perché|così"},
	{"abc", 1, "a|b|c"},
};

Test(text, words_are_wrapped_to_a_width)
{
	for (gsize i = 0; i < G_N_ELEMENTS(wrapped); i++) {
		g_autoptr(GPtrArray) lines = rio_text_wrap(wrapped[i].text, wrapped[i].width);
		g_autofree char *all = NULL;

		g_ptr_array_add(lines, NULL);
		all = g_strjoinv("|", (char **)lines->pdata);
		cr_expect(eq(str, all, (char *)wrapped[i].lines));
	}
}

Test(text, a_half_is_rounded_up)
{
	g_autofree char *up = rio_text_decimal(116.25, 1, RIO_LANGUAGE_IT);
	g_autofree char *whole = rio_text_decimal(72.5, 0, RIO_LANGUAGE_EN);

	cr_expect(eq(str, up, "116,3"));
	cr_expect(eq(str, whole, "73"));
}
