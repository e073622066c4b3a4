/*
 * What an element holds that is its own
 */
#include <criterion/criterion.h>

#include "model/content.h"

#define HEAD                                                                                       \
	"<b:definitions xmlns:b='" RIO_NS_BPMN "' xmlns:xsi='" RIO_NS_XSI "' "                     \
	"targetNamespace='urn:x'><b:process id='P'>"
#define TAIL "</b:process></b:definitions>"

static RioModel *
read_text(const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autoptr(GError) error = NULL;
	RioModel *model = rio_model_read_bytes(bytes, NULL, &error);

	cr_assert(model, "%s", error ? error->message : "");
	return model;
}

static const char *
own_id(const RioModel *model, guint32 element, gpointer data)
{
	return rio_model_id(model, element);
}

static char *
spelled(const RioModel *model, const char *id)
{
	GString *text = g_string_new(NULL);

	rio_content_spell(model, rio_model_find(model, id), own_id, NULL, text);
	return g_string_free(text, FALSE);
}

static void
expect_same(const char *one, const char *other, gboolean same)
{
	g_autofree char *a = g_strconcat(HEAD, one, TAIL, NULL);
	g_autofree char *b = g_strconcat(HEAD, other, TAIL, NULL);
	g_autoptr(RioModel) here = read_text(a);
	g_autoptr(RioModel) there = read_text(b);
	g_autofree char *x = spelled(here, "T");
	g_autofree char *y = spelled(there, "T");

	cr_expect_eq(g_str_equal(x, y), same, "%s\n%s", one, other);
}

Test(content, the_order_of_attributes_and_prefixes_say_nothing)
{
	expect_same("<b:task id='T' name='a' isForCompensation='true'/>",
		    "<c:task xmlns:c='" RIO_NS_BPMN "' isForCompensation='true' id='T' name='a'/>",
		    TRUE);
}

Test(content, flows_listed_inside_and_white_space_say_nothing)
{
	expect_same("<b:task id='T'>\n <b:incoming>F</b:incoming>\n</b:task>", "<b:task id='T'/>",
		    TRUE);
	expect_same("<b:task id='T'>\n</b:task>", "<b:task id='T'/>", TRUE);
}

Test(content, documentation_and_extensions_say_something)
{
	expect_same("<b:task id='T'><b:documentation>a</b:documentation></b:task>",
		    "<b:task id='T'><b:documentation>b</b:documentation></b:task>", FALSE);
	expect_same("<b:task id='T'><b:extensionElements><v:x xmlns:v='urn:v'/>"
		    "</b:extensionElements></b:task>",
		    "<b:task id='T'><b:extensionElements/></b:task>", FALSE);
	expect_same("<b:task id='T'><b:extensionElements/></b:task>", "<b:task id='T'/>", TRUE);
}

Test(content, a_type_is_the_same_with_another_prefix)
{
	expect_same("<b:sequenceFlow id='T'><b:conditionExpression xsi:type='b:tFormalExpression'>x"
		    "</b:conditionExpression></b:sequenceFlow>",
		    "<c:sequenceFlow id='T' xmlns:c='" RIO_NS_BPMN "'><c:conditionExpression "
		    "xsi:type='c:tFormalExpression'>x</c:conditionExpression></c:sequenceFlow>",
		    TRUE);
}

Test(content, what_is_inside_a_subprocess_is_not_its_content)
{
	expect_same("<b:subProcess id='T'><b:task id='U' name='a'/></b:subProcess>",
		    "<b:subProcess id='T'><b:task id='U' name='b'/></b:subProcess>", TRUE);
}
