#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <riordino/riordino.h>

#include "model/model.h"
#include "support/bpmn.h"
#include "support/tiny.h"

Test(model, an_element_keeps_its_model)
{
	RioModel *model = tiny("A > B > C");
	g_autoptr(RioElement) b = rio_element_ref(rio_model_get_element(model, "B"));

	rio_model_unref(model);
	cr_assert(eq(str, (char *)rio_element_get_name(b), "B"));
}

Test(model, elements_tell_what_surrounds_them)
{
	g_autoptr(RioModel) model = tiny("A > B[ C > D > E ] @Ufficio > F ; B ^ T > F");
	RioElement *b = rio_model_get_element(model, "B"), *d = rio_model_get_element(model, "D");
	RioElement *t = rio_model_get_element(model, "T");
	g_autoptr(GPtrArray) out = rio_element_get_outgoing(b);
	g_autoptr(GPtrArray) in = rio_element_get_incoming(b);

	cr_assert(eq(ptr, rio_element_get_scope(d), b));
	cr_assert(eq(ptr, rio_element_get_host(t), b));
	cr_assert(eq(str, (char *)rio_element_get_name(rio_element_get_lane(b)), "Ufficio"));
	cr_assert(eq(uint, out->len, 1));
	cr_assert(
		eq(ptr, rio_element_get_target(out->pdata[0]), rio_model_get_element(model, "F")));
	cr_assert(eq(ptr, rio_element_get_source(in->pdata[0]), rio_model_get_element(model, "A")));
	cr_assert(eq(ptr, rio_element_get_host(b), NULL));
	cr_assert(eq(ptr, rio_element_get_lane(d), NULL));
	cr_assert(eq(int, (int)rio_element_get_family(b), RIO_FAMILY_ACTIVITY));
	cr_assert(eq(int, (int)rio_element_get_family(t), RIO_FAMILY_EVENT));
	cr_assert(eq(int, (int)rio_element_get_family(out->pdata[0]), RIO_FAMILY_NONE));
}

Test(model, messages_have_ends_too)
{
	g_autoptr(RioModel) model = tiny("Comune: A > B > C || Ditta: D > E > F ; E ~ B");
	g_autoptr(GPtrArray) flows = rio_model_get_message_flows(model);
	g_autoptr(GPtrArray) pools = rio_model_get_elements(model, "participant");

	cr_assert(eq(uint, flows->len, 1));
	cr_assert(eq(ptr, rio_element_get_source(flows->pdata[0]),
		     rio_model_get_element(model, "E")));
	cr_assert(eq(uint, pools->len, 2));
	cr_assert(eq(str, (char *)rio_element_get_name(pools->pdata[1]), "Ditta"));
}

Test(model, a_process_has_the_first_pool_that_refers_to_it)
{
	g_autoptr(RioModel) model =
		bpmn("<collaboration id='c'><participant id='x'/>"
		     "<participant id='y' processRef='p'/><participant id='z' processRef='p'/>"
		     "</collaboration><process id='p'/><process id='q'/>");
	guint32 pool = rio_model_process_pool(model, rio_model_find(model, "p"));

	cr_assert(eq(u32, pool, rio_model_find(model, "y")));
	cr_assert(eq(u32, rio_model_process_pool(model, rio_model_find(model, "q")), RIO_NONE));
}

Test(model, everything_in_the_file_can_be_walked_through)
{
	g_autoptr(RioModel) model =
		bpmn("<process id='p'><!-- c --><task id='a' v:k='1' xmlns:v='urn:v'>"
		     "<documentation>due <b>parole</b></documentation></task></process>");
	RioElement *process = rio_model_get_element(model, "p");
	RioElement *comment = rio_element_get_first_child(process);
	RioElement *task = rio_element_get_next_sibling(comment);
	g_autofree char *text = rio_element_get_text(task);
	const char *uri, *name;

	cr_assert(eq(ptr, rio_element_get_parent(process), rio_model_get_root(model)));
	cr_assert(eq(str, (char *)rio_element_get_tag(comment, &uri), ""));
	cr_assert(eq(str, (char *)rio_element_get_tag(task, &uri), "task"));
	cr_assert(eq(str, (char *)uri, RIO_NS_BPMN));
	cr_assert(eq(str, text, "due parole"));
	cr_assert(eq(ptr, rio_element_get_next_sibling(task), NULL));
	cr_assert(eq(uint, rio_element_get_n_attributes(task), 3));
	cr_assert(eq(str, (char *)rio_element_get_attribute_at(task, 0, &uri, &name), "urn:v"));
	cr_assert(eq(str, (char *)name, "v"));
	cr_assert(eq(str, (char *)rio_element_get_attribute(task, "urn:v", "k"), "1"));
	cr_assert(eq(ptr, (void *)rio_element_get_attribute(task, NULL, "k"), NULL));
}

Test(model, types_are_registered)
{
	g_autoptr(RioModel) model = tiny("A > B");
	GValue value = G_VALUE_INIT;

	g_value_init(&value, RIO_TYPE_MODEL);
	g_value_set_boxed(&value, model);
	cr_assert(eq(ptr, g_value_get_boxed(&value), model));
	g_value_unset(&value);
	cr_assert(eq(str, (char *)g_type_name(RIO_TYPE_ELEMENT), "RioElement"));
	cr_assert(eq(str, (char *)g_type_name(RIO_TYPE_PROBLEM), "RioProblem"));
}
