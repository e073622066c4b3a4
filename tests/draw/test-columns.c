#include "draw/layout.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/tiny.h"

/* How many flows end left of where they begin. */
static guint
count_backs(const char *text)
{
	g_autoptr(RioModel) model = tiny(text);
	g_autoptr(RioPicture) picture = rio_layout_all(model, NULL);
	const RioPage *page = rio_picture_page(picture, 0);
	guint n = 0;

	for (guint i = 0; i < page->lines->len; i++) {
		const RioLine *line = rio_page_line(page, i);

		n += rio_page_point(page, line->first + line->n - 1)->x <
		     rio_page_point(page, line->first)->x;
	}
	return n;
}

Test(columns, a_loop_leads_back_where_it_ends)
{
	cr_expect(eq(u32, count_backs("Avvio > L( A > B | C ) > Fine"), 1));
}

Test(columns, of_many_ways_back_the_one_before_them_leads_back)
{
	cr_expect(eq(u32,
		     count_backs("Avvio > A > B > C > xor: Completa > Fine;"
				 "Completa > Chiedi > xor: Dove > A; Dove > B; Dove > C"),
		     1));
}
