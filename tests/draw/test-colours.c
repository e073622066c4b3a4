/*
 * Colours in a merged model, on one of two Comuni: A does "Solo", both do "Insieme".
 */
#include "draw/colours.h"
#include "draw/diagram.h"

#include <riordino/draw.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "support/bpmn.h"

static RioModel *
merged(void)
{
	return bpmn("<collaboration id='c'><extensionElements>"
		    "<rio:merge xmlns:rio='urn:riordino:1' version='1'>"
		    "<rio:source key='c1' comune='A'/><rio:source key='c2' comune='B'/></rio:merge>"
		    "</extensionElements><participant id='pool' processRef='p'/></collaboration>"
		    "<process id='p' xmlns:rio='urn:riordino:1'>"
		    "<task id='solo' name='Solo' rio:in='c1'/>"
		    "<task id='insieme' name='Insieme' rio:in='c1 c2'/>"
		    "<sequenceFlow id='f' sourceRef='solo' targetRef='insieme' rio:in='c1'/>"
		    "</process>");
}

static const RioShape *
shape_of(const RioModel *model, const RioPicture *picture, const char *id)
{
	const RioPage *page = rio_picture_page(picture, 0);

	for (guint i = 0; i < page->shapes->len; i++)
		if (g_str_equal(rio_model_id(model, rio_page_shape(page, i)->element), id))
			return rio_page_shape(page, i);
	return NULL;
}

Test(colours, what_one_does_and_what_all_do_look_different)
{
	g_autoptr(RioModel) model = merged(), drawn = rio_draw_layout(model, NULL);
	g_autoptr(RioPicture) picture = rio_diagram_read(drawn);
	const RioShape *one = shape_of(drawn, picture, "solo");
	const RioShape *all = shape_of(drawn, picture, "insieme");

	cr_assert(one->paint.fill && all->paint.fill);
	cr_assert(ne(str, (char *)one->paint.fill, (char *)all->paint.fill));
	cr_assert(shape_of(drawn, picture, "pool")->paint.fill == NULL);
}

Test(colours, it_is_said_in_words_too)
{
	g_autoptr(RioModel) model = merged();
	g_autoptr(RioOwners) owners = rio_owners_new(model);
	g_autofree char *one = rio_colours_badge(owners, rio_model_find(model, "solo"));
	g_autofree char *all = rio_colours_badge(owners, rio_model_find(model, "insieme"));
	g_autoptr(GArray) legend = rio_colours_legend(model, RIO_LANGUAGE_IT);

	cr_assert(eq(str, one, "A"));
	cr_assert(eq(str, all, "2/2"));
	cr_assert(eq(str, g_array_index(legend, RioColourKey, 0).words, "tutti i 2 Comuni"));
}

Test(colours, a_model_that_is_not_merged_has_none)
{
	g_autoptr(RioModel) model = bpmn("<process id='p'><task id='a'/></process>");
	g_autoptr(RioModel) drawn = rio_draw_layout(model, NULL);
	g_autoptr(RioPicture) picture = rio_diagram_read(drawn);

	cr_assert(shape_of(drawn, picture, "a")->paint.fill == NULL);
}

Test(colours, those_of_a_person_are_kept)
{
	g_autoptr(RioModel) model = bpmn(
		"<process id='p'><task id='a'/></process><bpmndi:BPMNDiagram><bpmndi:BPMNPlane "
		"bpmnElement='p'><bpmndi:BPMNShape bpmnElement='a' "
		"xmlns:bioc='http://bpmn.io/schema/bpmn/biocolor/1.0' bioc:fill='#ff0000'>"
		"<dc:Bounds xmlns:dc='http://www.omg.org/spec/DD/20100524/DC' x='1' y='1' "
		"width='100' "
		"height='80'/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>");
	RioDrawOptions all = {.layout = RIO_LAYOUT_ALL};
	g_autoptr(RioModel) drawn = rio_draw_layout(model, &all);
	g_autoptr(RioPicture) picture = rio_diagram_read(drawn);

	cr_assert(eq(str, (char *)shape_of(drawn, picture, "a")->paint.fill, "#ff0000"));
}
