#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <riordino/riordino.h>

#include <string.h>

#include "base/limits.h"
#include "support/bpmn.h"

#define ROOT "<definitions xmlns='" RIO_NS_BPMN "'>"

/* What is refused, and how the message begins. */
static const struct {
	const char *bytes;
	RioError code;
	const char *message;
} refused[] = {
	{"", RIO_ERROR_XML, "test.bpmn:1: the file is empty"},
	{"text", RIO_ERROR_XML, "test.bpmn:1: broken XML: it does not begin with"},
	{ROOT "\n<process>\n</definitions>", RIO_ERROR_XML,
	 "test.bpmn:3: broken XML: <process> of line 2 ends as </definitions>"},
	{ROOT, RIO_ERROR_XML, "test.bpmn:1: broken XML: the file stops inside <definitions> of"},
	{ROOT "</definitions><more/>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: something stands after"},
	{ROOT "&auml;</definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: &auml; stands for nothing"},
	{ROOT "\n<task id='a' id='b'/></definitions>", RIO_ERROR_XML,
	 "test.bpmn:2: broken XML: an attribute that stands twice"},
	{ROOT "\n\xE4</definitions>", RIO_ERROR_XML,
	 "test.bpmn:2: broken XML: a character that may not be there"},
	{"<?xml version='1.0' encoding='none-such'?>" ROOT "</definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: the encoding that it names is unknown"},
	{ROOT "<!-- x </definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: a comment that does not end"},
	{ROOT "<task name='x < 3'/></definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: “<” in"},
	{ROOT "<task name='A & B'/></definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: “<” or “&” that begins nothing"},
	{"<?xml version='1.0' standalone='x'?>" ROOT "</definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: the first line is damaged"},
	{"<?xml version='1.0>" ROOT "</definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: the first line is damaged"},
	{ROOT "<task></task x></definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: “>” is missing where"},
	{ROOT "&#xZ;</definitions>", RIO_ERROR_XML, "test.bpmn:1: broken XML: “&#…;” without"},
	{ROOT "]]></definitions>", RIO_ERROR_XML, "test.bpmn:1: broken XML: “]]>” in a text"},
	{ROOT "<? x?></definitions>", RIO_ERROR_XML, "test.bpmn:1: broken XML: “<?” that begins"},
	{ROOT "<!-- a -- b --></definitions>", RIO_ERROR_XML,
	 "test.bpmn:1: broken XML: “--” inside"},
	{"<!DOCTYPE definitions>\n" ROOT "</definitions>", RIO_ERROR_DOCTYPE,
	 "test.bpmn:1: a document type declaration"},
	{"\n<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" ROOT "&b;</definitions>",
	 RIO_ERROR_DOCTYPE, "test.bpmn:2: a document type declaration"},
	{"<!-- x -->\n<task xmlns='" RIO_NS_BPMN "'/>", RIO_ERROR_BPMN,
	 "test.bpmn:2: this is not BPMN 2.0: it begins with <task>"},
	{"<definitions/>", RIO_ERROR_BPMN, "test.bpmn:1: this is not BPMN 2.0: it begins with"},
	{"<definitions xmlns='urn:x'/>", RIO_ERROR_BPMN, "test.bpmn:1: this is not BPMN 2.0"},
	{"<bpmn:definitions/>", RIO_ERROR_BPMN, "test.bpmn:1: this is not BPMN 2.0"},
	{"PK\3\4 … visio/document.xml", RIO_ERROR_BPMN, "test.bpmn:1: this is a Visio drawing"},
	{"PK\3\4 … ModelInfo.xml", RIO_ERROR_BPMN, "test.bpmn:1: this is a file of Bizagi Modeler"},
	{"PK\3\4 … models/a.bpmn", RIO_ERROR_BPMN, "test.bpmn:1: this is a ZIP archive"},
	{"\xD0\xCF\x11\xE0\xA1\xB1", RIO_ERROR_BPMN, "test.bpmn:1: this is a file of an old Visio"},
	{"%PDF-1.4", RIO_ERROR_BPMN, "test.bpmn:1: this is a PDF"},
	{"{\"resourceId\": \"x\"}", RIO_ERROR_BPMN, "test.bpmn:1: this is JSON"},
	{"<?xml version='1.0'?>\n<!DOCTYPE ADOXML SYSTEM 'adoxml31.dtd'>\n<ADOXML/>",
	 RIO_ERROR_BPMN, "test.bpmn:2: this is ADONIS XML"},
	{"<!DOCTYPE AML SYSTEM 'ARIS-Export.dtd'>\n<AML/>", RIO_ERROR_BPMN,
	 "test.bpmn:1: this is ARIS AML"},
	{"<AML/>", RIO_ERROR_BPMN, "test.bpmn:1: this is ARIS AML"},
	{"<Package xmlns='http://www.wfmc.org/2008/XPDL2.1'/>", RIO_ERROR_BPMN,
	 "test.bpmn:1: this is XPDL"},
	{"<definitions xmlns='http://schema.omg.org/spec/BPMN/2.0'/>", RIO_ERROR_BPMN,
	 "test.bpmn:1: this is a draft of BPMN 2.0"},
	{"<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'/>", RIO_ERROR_BPMN,
	 "test.bpmn:1: this is DMN"},
	{"<!DOCTYPE html>\n<html><p>not found", RIO_ERROR_BPMN, "test.bpmn:1: this is a web page"},
};

Test(read, what_cannot_be_read_is_named_with_file_and_line)
{
	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(RioModel) model = bpmn_read(refused[i].bytes, -1, &error);

		cr_assert(eq(ptr, model, NULL), "%s", refused[i].bytes);
		cr_assert(g_error_matches(error, RIO_ERROR, refused[i].code), "%s: %s",
			  refused[i].bytes, error->message);
		cr_assert(g_str_has_prefix(error->message, refused[i].message), "%s is not\n%s",
			  error->message, refused[i].message);
		cr_assert(strchr(error->message, '\n') == NULL);
	}
}

Test(read, messages_are_in_the_language_asked_for)
{
	RioReadOptions options = {.file = "x.bpmn", .language = RIO_LANGUAGE_IT};
	g_autoptr(GBytes) none = g_bytes_new_static("", 0);
	g_autoptr(GError) error = NULL;

	cr_assert(eq(ptr, rio_model_read_bytes(none, &options, &error), NULL));
	cr_assert(eq(str, error->message, "x.bpmn:1: il file è vuoto"));
}

Test(read, a_file_that_is_not_there_is_a_file_error)
{
	g_autoptr(GError) error = NULL;

	cr_assert(eq(ptr, rio_model_read_file("/nowhere/x.bpmn", NULL, &error), NULL));
	cr_assert(error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR);
}

Test(read, names_are_those_asked_for_or_of_the_file)
{
	RioReadOptions options = {.file = "a/b.c/San Lazzaro.v2.bpmn"};
	g_autofree char *text = bpmn_text("");
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	g_autoptr(RioModel) by_file = rio_model_read_bytes(bytes, &options, NULL);
	g_autoptr(RioModel) by_name = NULL;

	options.comune = "Brenta";
	options.service = "scia";
	by_name = rio_model_read_bytes(bytes, &options, NULL);
	cr_assert(eq(str, (char *)rio_model_get_comune(by_file), "San Lazzaro.v2"));
	cr_assert(eq(str, (char *)rio_model_get_service(by_file), ""));
	cr_assert(eq(str, (char *)rio_model_get_comune(by_name), "Brenta"));
	cr_assert(eq(str, (char *)rio_model_get_service(by_name), "scia"));
	cr_assert(eq(sz, strlen(rio_model_get_sha256(by_name)), 64));
}

static void
assert_named(const char *bytes, gssize length, const char *name)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioModel) model = bpmn_read(bytes, length, &error);

	cr_assert(model != NULL, "%s", error ? error->message : "");
	cr_assert(eq(str, (char *)rio_element_get_name(rio_model_get_element(model, "a")),
		     (char *)name));
}

Test(read, any_encoding_that_xml_declares)
{
	const char *inside = ROOT "<process id='a' name='Città'/></definitions>";
	const char *encodings[] = {"UTF-8", "ISO-8859-1", "WINDOWS-1252", "UTF-16LE", "UTF-16BE"};

	for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++) {
		g_autofree char *utf8 = g_strdup_printf("%s<?xml version='1.0' encoding='%s'?>%s",
							i > 2 ? "\uFEFF" : "",
							i > 2 ? "UTF-16" : encodings[i], inside);
		g_autofree char *bytes = NULL;
		gsize length;

		bytes = g_convert(utf8, -1, encodings[i], "UTF-8", NULL, &length, NULL);
		assert_named(bytes, (gssize)length, "Città");
	}
}

/* libxml2 changes its input while it reads the declaration. */
Test(read, a_lie_about_the_encoding_takes_nothing_down)
{
	const char *encodings[] = {"UTF-7",	  "UTF-16",    "UTF-32", "UCS-4",
				   "ISO-2022-JP", "EBCDIC-US", "IBM037", "BIG5",
				   "SHIFT_JIS",	  "KLINGON",   "UTF-8-"};

	for (gsize i = 0; i < G_N_ELEMENTS(encodings); i++) {
		g_autofree char *text =
			g_strdup_printf("<?xml version='1.0' encoding='%s'?>" ROOT
					"<process id='a' name='Citt\xe0 +\x0e -'/></definitions>",
					encodings[i]);
		g_autoptr(GError) error = NULL;
		g_autoptr(RioModel) model = bpmn_read(text, -1, &error);

		cr_assert(model != NULL || error != NULL, "%s", encodings[i]);
	}
}

Test(read, a_byte_order_mark_is_no_text)
{
	assert_named("\uFEFF" ROOT "<process id='a' name='x'/></definitions>", -1, "x");
}

Test(read, values_are_what_they_mean)
{
	assert_named(ROOT "<process id='a' name='a &amp; &lt;b&gt; &quot;&#233;&#10;c'/>"
			  "</definitions>",
		     -1, "a & <b> \"é\nc");
}

Test(read, text_is_whole_whatever_it_is_made_of)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><documentation> a &amp; <![CDATA[<b>]]> &#x20AC;"
		     "</documentation></process>");
	g_autofree char *text = rio_element_get_text(rio_model_get_element(model, "p"));

	cr_assert(eq(str, text, " a & <b> €"));
}

Test(read, lines_are_where_tags_begin)
{
	g_autoptr(RioModel) model = bpmn("<process\n id='p'\n name='x'><task id='a'/>\n\n"
					 "<task id='b'><documentation>a\nb</documentation></task>"
					 "<!-- x\n y --><task id='c'/></process>");

	cr_assert(eq(uint, rio_element_get_line(rio_model_get_root(model)), 1));
	cr_assert(eq(uint, rio_element_get_line(rio_model_get_element(model, "p")), 2));
	cr_assert(eq(uint, rio_element_get_line(rio_model_get_element(model, "a")), 4));
	cr_assert(eq(uint, rio_element_get_line(rio_model_get_element(model, "b")), 6));
	cr_assert(eq(uint, rio_element_get_line(rio_model_get_element(model, "c")), 8));
}

Test(read, a_prefix_without_a_namespace_is_kept)
{
	g_autoptr(RioModel) model = bpmn("<process id='p' x:y='1'><x:z/></process>");
	RioElement *p = rio_model_get_element(model, "p");

	cr_assert(eq(str, (char *)rio_element_get_attribute(p, NULL, "y"), "1"));
	cr_assert(eq(str, (char *)rio_element_get_tag(rio_element_get_first_child(p), NULL), "z"));
}

Test(read, a_stream_is_read_like_a_file)
{
	g_autofree char *text = bpmn_text("<process id='p'/>");
	g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data(text, -1, NULL);
	g_autoptr(RioModel) model = rio_model_read_stream(stream, NULL, NULL, NULL);

	cr_assert(rio_model_get_element(model, "p") != NULL);
}

/* Limits */

static char *
repeated(const char *piece, guint n)
{
	GString *text = g_string_new(NULL);

	while (n-- > 0)
		g_string_append(text, piece);
	return g_string_free(text, FALSE);
}

static void
assert_limit(const char *inside)
{
	g_autofree char *text = bpmn_text(inside);
	g_autoptr(GError) error = NULL;
	g_autoptr(RioModel) model = bpmn_read(text, -1, &error);

	cr_assert(eq(ptr, model, NULL));
	cr_assert(g_error_matches(error, RIO_ERROR, RIO_ERROR_LIMIT), "%s", error->message);
}

Test(read, what_is_too_deep_is_refused)
{
	g_autofree char *deep = repeated("<subProcess>", RIO_LIMIT_DEPTH);

	assert_limit(deep);
}

Test(read, what_is_just_not_too_deep_is_read)
{
	g_autofree char *open = repeated("<subProcess>", RIO_LIMIT_DEPTH - 2);
	g_autofree char *close = repeated("</subProcess>", RIO_LIMIT_DEPTH - 2);
	g_autofree char *xml = g_strdup_printf("<process>%s%s</process>", open, close);
	g_autoptr(RioModel) model = bpmn(xml);

	cr_assert(eq(u32, model->n_nodes, RIO_LIMIT_DEPTH - 2));
}

Test(read, too_many_elements_are_refused)
{
	g_autofree char *many = repeated("<documentation/>", RIO_LIMIT_ELEMENTS);

	assert_limit(many);
}

Test(read, too_many_nodes_are_refused)
{
	g_autofree char *many = repeated("<task/>", RIO_LIMIT_NODES + 1);

	assert_limit(many);
}

Test(read, too_many_flows_are_refused)
{
	g_autofree char *many = repeated("<sequenceFlow/>", RIO_LIMIT_FLOWS + 1);

	assert_limit(many);
}

Test(read, too_many_attributes_are_refused, .timeout = 20)
{
	GString *crowded = g_string_new("<task");

	for (guint i = 0; i < 2000000; i++)
		g_string_append_printf(crowded, " a%u=''", i);
	g_string_append(crowded, "/>");
	assert_limit(crowded->str);
	g_string_free(crowded, TRUE);
}

Test(read, too_many_namespaces_are_refused)
{
	GString *crowded = g_string_new("<task");

	for (guint i = 0; i <= RIO_LIMIT_NAMESPACES; i++)
		g_string_append_printf(crowded, " xmlns:a%u='urn:a'", i);
	g_string_append(crowded, "/>");
	assert_limit(crowded->str);
	g_string_free(crowded, TRUE);
}

Test(read, too_many_names_are_refused)
{
	GString *many = g_string_new(NULL);

	for (guint i = 0; i <= RIO_LIMIT_NAMES; i++)
		g_string_append_printf(many, "<documentation a%u='x'/>", i);
	assert_limit(many->str);
	g_string_free(many, TRUE);
}

Test(read, too_many_declarations_are_refused)
{
	g_autofree char *many = repeated("<import xmlns:a='urn:a'/>", RIO_LIMIT_DECLARATIONS);

	assert_limit(many);
}

Test(read, namespaces_end_with_their_element)
{
	g_autofree char *many = repeated("<task xmlns:a='urn:a'/>", RIO_LIMIT_NAMESPACES * 2);
	g_autoptr(RioModel) model = bpmn(many);

	cr_assert(gt(u32, model->n_elements, RIO_LIMIT_NAMESPACES * 2));
}

Test(read, too_long_a_value_is_refused)
{
	g_autofree char *value = g_strnfill(RIO_LIMIT_VALUE + 1, 'x');
	g_autofree char *xml = g_strdup_printf("<task name='%s'/>", value);

	assert_limit(xml);
}

Test(read, too_large_a_file_is_refused)
{
	g_autofree char *text = g_strnfill(RIO_LIMIT_FILE + 1, ' ');

	assert_limit(text);
}
