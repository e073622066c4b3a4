#include "draw/layout.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/tiny.h"

static RioBox
box_of(const RioModel *model, const RioPage *page, const char *id)
{
	for (guint i = 0; i < page->shapes->len; i++) {
		const RioShape *shape = rio_page_shape(page, i);

		if (g_str_equal(rio_model_id(model, shape->element), id))
			return shape->box;
	}
	g_error("there is no %s", id);
}

/* Whether one stands straight over the other. */
static gboolean
is_upright(const char *text, const char *from, const char *to)
{
	g_autoptr(RioModel) model = tiny(text);
	g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);
	const RioPage *page = rio_picture_page(picture, 0);
	RioBox a = box_of(model, page, from), b = box_of(model, page, to);

	return a.x + a.w / 2 == b.x + b.w / 2;
}

Test(uprights, what_is_handed_over_stands_straight_below)
{
	const char *text = "Avvio > A @Sportello > B @Ufficio > C @Ufficio > Fine";

	cr_expect(is_upright(text, "A", "B"));
	cr_expect(not(is_upright(text, "B", "C")));
}

Test(uprights, what_comes_back_does_not_run_through_it)
{
	const char *text = "Avvio > A @Sportello > B @Ufficio > C @Sportello > Fine";

	cr_expect(is_upright(text, "A", "B"));
	cr_expect(not(is_upright(text, "B", "C")));
}

Test(uprights, the_further_way_out_of_a_gateway_goes_on_below_it)
{
	const char *text = "Avvio > X( A > B > C | D > E > F ) > Fine";

	cr_expect(not(is_upright(text, "exclusiveGateway", "A")));
	cr_expect(is_upright(text, "exclusiveGateway", "D"));
	cr_expect(is_upright(text, "F", "exclusiveGateway_2"));
}
