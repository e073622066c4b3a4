/*
 * missing.c: a picture completed
 */
#include "draw/layout.h"

#include "draw/shapes.h"

/* By element: whether the picture shows it. */
static gboolean *
find_shown(const RioModel *model, const RioPicture *drawn)
{
	gboolean *shown = g_new0(gboolean, model->n_elements + 1);

	for (guint p = 0; p < rio_picture_n_pages(drawn); p++) {
		const RioPage *page = rio_picture_page(drawn, p);

		for (guint i = 0; i < page->shapes->len; i++)
			shown[rio_page_shape(page, i)->element] = TRUE;
		for (guint i = 0; i < page->lines->len; i++)
			shown[rio_page_line(page, i)->element] = TRUE;
	}
	return shown;
}

static gboolean
shows_all(const RioPicture *whole, const gboolean *shown)
{
	for (guint p = 0; p < rio_picture_n_pages(whole); p++) {
		const RioPage *page = rio_picture_page(whole, p);

		for (guint i = 0; i < page->shapes->len; i++)
			if (!shown[rio_page_shape(page, i)->element])
				return FALSE;
		for (guint i = 0; i < page->lines->len; i++)
			if (!shown[rio_page_line(page, i)->element])
				return FALSE;
	}
	return TRUE;
}

RioPicture *
rio_layout_missing(const RioModel *model, const RioPicture *drawn)
{
	g_autofree gboolean *shown = find_shown(model, drawn);
	RioPicture *whole = rio_layout_all(model, drawn);

	if (!shows_all(whole, shown))
		return whole;
	rio_picture_free(whole);
	return NULL;
}
