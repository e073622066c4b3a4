#include "report/csv.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define MARK "\xef\xbb\xbf"

typedef struct {
	const char *text, *cell;
} Case;

static const Case cases[] = {
	{"Verifica", "Verifica"},
	{"", ""},
	{"Verifica; poi firma", "\"Verifica; poi firma\""},
	{"La «prima» \"istanza\"", "\"La «prima» \"\"istanza\"\"\""},
	{"Due\nrighe", "Due righe"},
	/* what a spreadsheet would take for a formula */
	{"=HYPERLINK(1)", "'=HYPERLINK(1)"},
	{"+39 051", "'+39 051"},
	{"-", "'-"},
	{"@SUM(A1)", "'@SUM(A1)"},
	{"\t=1;2", "\"'=1;2\""},
	{"a=b", "a=b"},
};

Test(csv, a_cell_is_what_a_spreadsheet_shows)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		g_autoptr(RioCsv) csv = rio_csv_new(out);

		rio_csv_text(csv, cases[i].text);
		cr_expect(eq(str, out->str + strlen(MARK), (char *)cases[i].cell));
	}
}

Test(csv, rows_of_text_and_numbers)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(RioCsv) csv = rio_csv_new(out);

	rio_csv_text(csv, "Pieve");
	rio_csv_integer(csv, 1234);
	rio_csv_number(csv, 0.835);
	rio_csv_end(csv);
	rio_csv_end(csv);
	rio_csv_text(csv, "");
	rio_csv_text(csv, "Forlì");
	rio_csv_end(csv);
	cr_assert(eq(str, out->str, MARK "Pieve;1234;0,83\r\n\r\n;Forlì\r\n"));
}
