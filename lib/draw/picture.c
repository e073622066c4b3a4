#include "draw/picture.h"

static void
free_page(gpointer data)
{
	RioPage *page = data;

	g_array_unref(page->shapes);
	g_array_unref(page->lines);
	g_array_unref(page->points);
	g_free(page);
}

RioPicture *
rio_picture_new(void)
{
	RioPicture *picture = g_new0(RioPicture, 1);

	picture->pages = g_ptr_array_new_with_free_func(free_page);
	return picture;
}

void
rio_picture_free(RioPicture *picture)
{
	if (!picture)
		return;
	g_ptr_array_unref(picture->pages);
	g_free(picture);
}

RioPage *
rio_picture_add(RioPicture *picture, guint32 plane)
{
	RioPage *page = g_new0(RioPage, 1);

	page->plane = plane;
	page->shapes = g_array_new(FALSE, FALSE, sizeof(RioShape));
	page->lines = g_array_new(FALSE, FALSE, sizeof(RioLine));
	page->points = g_array_new(FALSE, FALSE, sizeof(RioPoint));
	g_ptr_array_add(picture->pages, page);
	return page;
}

void
rio_page_add_shape(RioPage *page, RioShape shape)
{
	g_array_append_val(page->shapes, shape);
}

void
rio_page_add_line(RioPage *page, guint32 element, const RioPoint *points, guint n, RioBox label)
{
	RioLine line = {element, page->points->len, n, label};

	g_array_append_vals(page->points, points, n);
	g_array_append_val(page->lines, line);
}

RioBox
rio_box_union(RioBox a, RioBox b)
{
	int right = MAX(a.x + a.w, b.x + b.w), below = MAX(a.y + a.h, b.y + b.h);

	if (a.w == 0 && a.h == 0)
		return b;
	if (b.w == 0 && b.h == 0)
		return a;
	a.x = MIN(a.x, b.x);
	a.y = MIN(a.y, b.y);
	a.w = right - a.x;
	a.h = below - a.y;
	return a;
}

RioBox
rio_page_extent(const RioPage *page)
{
	RioBox all = {0};

	for (guint i = 0; i < page->shapes->len; i++) {
		const RioShape *shape = rio_page_shape(page, i);

		all = rio_box_union(all, rio_box_union(shape->box, shape->label));
	}
	for (guint i = 0; i < page->lines->len; i++)
		all = rio_box_union(all, rio_page_line(page, i)->label);
	for (guint i = 0; i < page->points->len; i++) {
		const RioPoint *point = rio_page_point(page, i);

		all = rio_box_union(all, (RioBox){point->x - 1, point->y - 1, 2, 2});
	}
	return all;
}
