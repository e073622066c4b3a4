#include "report/json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

Test(json, a_document_is_indented_and_flat_parts_are_not)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.match/1");
	rio_json_array(json, "empty");
	rio_json_end(json);
	rio_json_array(json, "rows");
	rio_json_flat_object(json, NULL);
	rio_json_integer(json, "a", -7);
	rio_json_array(json, "b");
	rio_json_boolean(json, NULL, TRUE);
	rio_json_boolean(json, NULL, FALSE);
	rio_json_null(json, NULL);
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
	rio_json_object(json, "last");
	rio_json_end(json);
	rio_json_end(json);

	cr_assert(eq(str, out->str,
		     "{\n"
		     "  \"schema\": \"riordino.match/1\",\n"
		     "  \"empty\": [],\n"
		     "  \"rows\": [\n"
		     "    {\"a\": -7, \"b\": [true, false, null]}\n"
		     "  ],\n"
		     "  \"last\": {}\n"
		     "}\n"));
}

static char *
text_of(const char *text)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	rio_json_text(json, NULL, text);
	return g_string_free(out, FALSE);
}

static char *
number_of(double number)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	rio_json_number(json, NULL, number);
	return g_string_free(out, FALSE);
}

Test(json, texts_are_escaped)
{
	const struct {
		const char *text, *json;
	} cases[] = {
		{"Verifica \"a\" \\ b", "\"Verifica \\\"a\\\" \\\\ b\"\n"},
		{"a\nb\tc\rd\be\ff", "\"a\\nb\\tc\\rd\\be\\ff\"\n"},
		{"\x01\x1f\x7f", "\"\\u0001\\u001f\x7f\"\n"},
		{"è l'ora €", "\"è l'ora €\"\n"},
		{"a\xe8z", "\"a\xef\xbf\xbdz\"\n"},
		{"", "\"\"\n"},
		{NULL, "null\n"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *json = text_of(cases[i].text);

		cr_assert(eq(str, json, (char *)cases[i].json));
	}
}

Test(json, numbers_have_four_decimals_at_most)
{
	const struct {
		double number;
		const char *json;
	} cases[] = {
		{0, "0\n"},
		{1, "1\n"},
		{-1.5, "-1.5\n"},
		{0.83, "0.83\n"},
		{2.0 / 3, "0.6667\n"},
		{0.00001, "0\n"},
		{-0.00001, "0\n"},
		{100, "100\n"},
		{1e15, "1000000000000000\n"},
		{NAN, "null\n"},
		{-INFINITY, "null\n"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *json = number_of(cases[i].number);

		cr_assert(eq(str, json, (char *)cases[i].json));
	}
}
