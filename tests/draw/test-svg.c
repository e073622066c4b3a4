#include <riordino/draw.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

#include "support/tiny.h"

static char *
svg_of(const char *notation)
{
	g_autoptr(RioModel) model = tiny(notation);
	RioDrawOptions how = {.layout = RIO_LAYOUT_ALL, .id_prefix = "c1-"};
	g_autoptr(GBytes) bytes = rio_draw_svg(model, &how);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	return g_strndup(data, length);
}

Test(svg, every_element_has_its_id_and_its_name)
{
	g_autofree char *svg = svg_of("Avvio > Verifica > Fine");

	cr_assert(strstr(svg, "<g id=\"c1-Verifica\" class=\"task\"><title>Verifica</title>") !=
		  NULL);
	cr_assert(strstr(svg, "<g id=\"c1-Avvio\" class=\"startEvent\">") != NULL);
	cr_assert(strstr(svg, "class=\"sequenceFlow\"") != NULL);
}

Test(svg, names_are_escaped)
{
	g_autofree char *svg = svg_of("Avvio > Tizio & <Caio > Fine");

	cr_assert(strstr(svg, "Tizio &amp; &lt;Caio") != NULL);
	cr_assert(strstr(svg, "<Caio") == NULL);
}

Test(svg, events_and_flows_look_as_in_the_standard)
{
	g_autofree char *svg = svg_of("Avvio > Fine");

	cr_assert(strstr(svg, "<circle cx=") != NULL);
	cr_assert(strstr(svg, "stroke-width=\"4\"") != NULL); /* the end is bold */
	cr_assert(strstr(svg, "d=\"M0 0l-9-4v8z\"") != NULL); /* an arrow */
}
