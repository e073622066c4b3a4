#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <glib/gstdio.h>
#include <riordino/riordino.h>

#include "bpmn/write.h"
#include "model/builder.h"
#include "support/bpmn.h"
#include "support/generate.h"

static char *
written(const RioModel *model)
{
	g_autoptr(GBytes) xml = rio_model_write_bytes(model);
	gsize size;
	const char *start = g_bytes_get_data(xml, &size);

	return g_strndup(start, size);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT "<definitions xmlns=\"" RIO_NS_BPMN "\""

/* What is read and what is written of it; NULL: the same. */
static const struct {
	const char *in, *out;
} files[] = {
	{HEAD ROOT "/>\n", NULL},
	{ROOT "></definitions>", HEAD ROOT "/>\n"},
	{HEAD ROOT ">\n  <process id=\"p\">\n    <task id=\"a\" name=\"x\"/>\n  </process>\n"
		   "</definitions>\n",
	 NULL},
	{HEAD "<!-- before -->\n<?do it?>\n" ROOT ">\n  <!-- in -->\n  <process/>\n"
	      "</definitions>\n<!-- after -->\n",
	 NULL},
	/* white space counts beside text, and where there is nothing else */
	{HEAD ROOT ">\n  <documentation> a <b> <c/> </b>\n d </documentation>\n  <text>  </text>\n"
		   "</definitions>\n",
	 HEAD ROOT ">\n  <documentation> a <b><c/></b>\n d </documentation>\n  <text>  </text>\n"
		   "</definitions>\n"},
	{HEAD ROOT "><text><!-- x --></text></definitions>",
	 HEAD ROOT ">\n  <text><!-- x --></text>\n</definitions>\n"},
	{HEAD ROOT ">\n  <task name=\"a&#10;b&#9;&quot;c&quot;&#13;d &lt;&amp;&gt; 'e'\"/>\n"
		   "</definitions>\n",
	 NULL},
	{HEAD ROOT ">\n  <text>a&#13;\nb\t\"c\" &lt;&amp;&gt; ]]&gt;</text>\n</definitions>\n",
	 NULL},
	{HEAD ROOT ">\n  <text><![CDATA[<b>]]></text>\n</definitions>\n",
	 HEAD ROOT ">\n  <text>&lt;b&gt;</text>\n</definitions>\n"},
	/* prefixes and declarations stay where they are */
	{HEAD "<b:definitions xmlns:b=\"" RIO_NS_BPMN "\" xmlns:x=\"urn:x\" x:k=\"1\">\n"
	      "  <b:process xmlns=\"urn:y\" xmlns:x=\"urn:z\" x:k=\"2\">\n    <y xmlns=\"\"/>\n"
	      "  </b:process>\n</b:definitions>\n",
	 NULL},
	{HEAD ROOT " q:k=\"1\">\n  <q:r/>\n</definitions>\n", NULL},
	{HEAD ROOT " xml:lang=\"it\"/>\n", NULL},
};

Test(write, what_was_read_is_written)
{
	for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(RioModel) model = bpmn_read(files[i].in, -1, &error);
		g_autofree char *out = NULL;

		cr_assert(model != NULL, "%s", error ? error->message : "");
		out = written(model);
		cr_assert(eq(str, out, (char *)(files[i].out ? files[i].out : files[i].in)));
	}
}

Test(write, what_was_written_is_written_the_same_again)
{
	for (guint32 seed = 0; seed < 200; seed++) {
		g_autoptr(RioModel) model = generate(seed, seed % 3, 25, GENERATE_ALL);
		g_autofree char *once = written(model);
		g_autoptr(RioModel) again = bpmn_read(once, -1, NULL);
		g_autofree char *twice = again ? written(again) : NULL;

		cr_assert(again != NULL, "seed %u", seed);
		cr_assert(eq(str, once, twice), "seed %u", seed);
		cr_assert(eq(u32, again->n_elements, model->n_elements), "seed %u", seed);
	}
}

static RioModel *
sealed(RioBuilder *builder)
{
	rio_builder_close(builder);
	return rio_builder_seal(builder, NULL, NULL, NULL, NULL);
}

Test(write, namespaces_are_declared_where_they_are_needed)
{
	RioBuilder *builder = rio_builder_new();
	g_autoptr(RioModel) model = NULL;
	g_autofree char *out = NULL;

	rio_builder_open_kind(builder, RIO_KIND_DEFINITIONS);
	rio_builder_open_kind(builder, RIO_KIND_PROCESS);
	rio_builder_attribute(builder, "rio", RIO_NS_RIO, "in", "c1", -1);
	rio_builder_open(builder, "rio", RIO_NS_RIO, "origin", 0);
	rio_builder_close(builder);
	rio_builder_close(builder);
	model = sealed(builder);
	out = written(model);
	cr_assert(eq(str, out,
		     HEAD "<bpmn:definitions xmlns:bpmn=\"" RIO_NS_BPMN "\">\n"
			  "  <bpmn:process xmlns:rio=\"" RIO_NS_RIO "\" rio:in=\"c1\">\n"
			  "    <rio:origin/>\n  </bpmn:process>\n</bpmn:definitions>\n"));
}

Test(write, a_prefix_that_means_something_else_there_is_bound_anew)
{
	RioBuilder *builder = rio_builder_new();
	g_autoptr(RioModel) model = NULL;
	g_autofree char *out = NULL;

	rio_builder_open(builder, "", "urn:a", "a", 0);
	rio_builder_namespace(builder, "", "urn:a");
	rio_builder_namespace(builder, "x", "urn:a");
	rio_builder_attribute(builder, "x", "urn:b", "k", "1", -1);
	rio_builder_attribute(builder, "", "urn:c", "l", "2", -1);
	rio_builder_open(builder, "x", "urn:b", "b", 0);
	rio_builder_close(builder);
	rio_builder_open(builder, "", "", "c", 0);
	rio_builder_close(builder);
	model = sealed(builder);
	out = written(model);
	cr_assert(eq(str, out,
		     HEAD "<a xmlns=\"urn:a\" xmlns:x=\"urn:a\" xmlns:x1=\"urn:b\" "
			  "xmlns:ns1=\"urn:c\" x1:k=\"1\" ns1:l=\"2\">\n"
			  "  <x:b xmlns:x=\"urn:b\"/>\n  <c xmlns=\"\"/>\n</a>\n"));
}

Test(write, what_xml_cannot_say_becomes_a_mark)
{
	RioBuilder *builder = rio_builder_new();
	g_autoptr(RioModel) model = NULL;
	g_autofree char *out = NULL;

	rio_builder_open(builder, "", "", "a", 0);
	rio_builder_set(builder, "k", "x\001y");
	rio_builder_comment(builder, "a--b-", 0);
	model = sealed(builder);
	out = written(model);
	cr_assert(eq(str, out, HEAD "<a k=\"x\uFFFDy\"><!--a- -b- --></a>\n"));
}

Test(write, one_element_alone)
{
	g_autoptr(RioModel) model = bpmn(
		"<process id='p'><task id='a'><documentation>x</documentation></task></process>");
	g_autoptr(GString) out = g_string_new(NULL);

	rio_write_element(model, rio_model_find(model, "a"), out);
	cr_assert(eq(str, out->str,
		     "<task xmlns=\"" RIO_NS_BPMN
		     "\" id=\"a\">\n  <documentation>x</documentation>\n"
		     "</task>"));
}

Test(write, a_file_is_written_whole)
{
	g_autoptr(RioModel) model = bpmn("<process id='p'/>");
	g_autofree char *folder = g_dir_make_tmp("riordino-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "x.bpmn", NULL);
	g_autofree char *wrong = g_build_filename(folder, "none", "x.bpmn", NULL);
	g_autoptr(RioModel) again = NULL;
	g_autoptr(GError) error = NULL;

	cr_assert(rio_model_write_file(model, path, &error));
	again = rio_model_read_file(path, NULL, &error);
	cr_assert(again && rio_model_get_element(again, "p"));
	cr_assert(not(rio_model_write_file(model, wrong, &error)));
	cr_assert(error->domain == G_FILE_ERROR);
	g_remove(path);
	g_rmdir(folder);
}
