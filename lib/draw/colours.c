#include "draw/colours.h"

#include "base/words.h"
#include "draw/shapes.h"

#define WIDTH_OF_ALL 3
#define WIDTH_OF_SEVERAL 2

static const RioPaint of_all = {"#cfe2f7", "#1b3f73", WIDTH_OF_ALL};
static const RioPaint of_several = {"#edf4fc", "#1b3f73", WIDTH_OF_SEVERAL};
static const RioPaint of_variation = {"#fff1b8", "#6b5300", 0};

/* By Comune; from the last on they share it, and the name alone tells. */
static const RioPaint of_one[] = {
	{"#fde3cf", "#9a4600", 0}, {"#dff0d8", "#2e6b1f", 0}, {"#ecdff5", "#6b3a94", 0},
	{"#fbdce8", "#a3265c", 0}, {"#d3f0ee", "#0b6660", 0}, {"#ebdfd3", "#6a4526", 0},
	{"#f9d6d2", "#9c2418", 0}, {"#e6e8eb", "#4c535c", 0},
};

static RioPaint
paint_of_one(guint32 owner)
{
	return of_one[MIN(owner, G_N_ELEMENTS(of_one) - 1)];
}

static gboolean
is_variation(const RioModel *model, guint32 element)
{
	return rio_model_attribute_ns(model, element, RIO_NS_RIO, "variation") != NULL;
}

static RioPaint
paint_of(const RioOwners *owners, guint32 element)
{
	guint n = rio_owners_count(owners->model, element);
	guint32 only = rio_owners_only(owners, element);

	if (is_variation(owners->model, element))
		return of_variation;
	if (only != RIO_NONE)
		return paint_of_one(only);
	if (n < 2)
		return (RioPaint){0}; /* nobody says whose it is */
	return n >= owners->keys->len ? of_all : of_several;
}

/* What other things stand in stays white. */
static void
paint_page(const RioOwners *owners, RioPage *page)
{
	for (guint i = 0; i < page->shapes->len; i++) {
		RioShape *shape = rio_page_shape(page, i);

		if (shape->paint.fill || shape->paint.stroke ||
		    rio_shape_is_around(owners->model, shape->element, shape->expanded))
			continue;
		shape->paint = paint_of(owners, shape->element);
		shape->paint.width = 0;
	}
	for (guint i = 0; i < page->lines->len; i++) {
		RioLine *line = rio_page_line(page, i);
		RioPaint paint = paint_of(owners, line->element);

		if (!line->paint.stroke)
			line->paint.stroke = paint.stroke;
		line->paint.width = paint.width; /* no file says it */
	}
}

void
rio_colours_paint(const RioModel *model, RioPicture *picture)
{
	g_autoptr(RioOwners) owners = rio_owners_new(model);

	if (owners->keys->len < 2)
		return;
	for (guint p = 0; p < rio_picture_n_pages(picture); p++)
		paint_page(owners, rio_picture_page(picture, p));
}

void
rio_colours_keep(const RioModel *model, RioPicture *picture, const RioPicture *drawn)
{
	g_autofree RioPaint *paint_of = g_new0(RioPaint, model->n_elements + 1);

	for (guint p = 0; p < rio_picture_n_pages(drawn); p++) {
		const RioPage *page = rio_picture_page(drawn, p);

		for (guint i = 0; i < page->shapes->len; i++)
			paint_of[rio_page_shape(page, i)->element] = rio_page_shape(page, i)->paint;
		for (guint i = 0; i < page->lines->len; i++)
			paint_of[rio_page_line(page, i)->element] = rio_page_line(page, i)->paint;
	}
	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		RioPage *page = rio_picture_page(picture, p);

		for (guint i = 0; i < page->shapes->len; i++)
			rio_page_shape(page, i)->paint = paint_of[rio_page_shape(page, i)->element];
		for (guint i = 0; i < page->lines->len; i++)
			rio_page_line(page, i)->paint = paint_of[rio_page_line(page, i)->element];
	}
}

char *
rio_colours_badge(const RioOwners *owners, guint32 element)
{
	guint32 only = rio_owners_only(owners, element);
	guint n = rio_owners_count(owners->model, element);

	if (owners->keys->len < 2 ||
	    !rio_kind_is(rio_model_kind(owners->model, element), RIO_ACTIVITY))
		return NULL;
	if (only != RIO_NONE)
		return g_strdup(owners->names->pdata[only]);
	return n < 2 ? NULL : g_strdup_printf("%u/%u", n, owners->keys->len);
}

static void
clear_key(gpointer key)
{
	g_free(((RioColourKey *)key)->words);
}

/* (element-type utf8): the fills of the nodes.  Each colour is one string, so that pointers do. */
static GHashTable *
find_used(const RioOwners *owners)
{
	GHashTable *used = g_hash_table_new(NULL, NULL);

	for (guint32 n = 0; n < owners->model->n_nodes; n++) {
		RioPaint paint = paint_of(owners, owners->model->nodes[n].element);

		g_hash_table_add(used, (gpointer)paint.fill);
	}
	return used;
}

/* Takes the words over. */
static void
add_key(GArray *legend, GHashTable *used, RioPaint paint, char *words)
{
	RioColourKey key = {paint, words};

	if (g_hash_table_contains(used, paint.fill))
		g_array_append_val(legend, key);
	else
		g_free(words);
}

GArray *
rio_colours_legend(const RioModel *model, RioLanguage language)
{
	g_autoptr(RioOwners) owners = rio_owners_new(model);
	g_autoptr(GHashTable) used = NULL;
	GArray *legend = g_array_new(FALSE, FALSE, sizeof(RioColourKey));
	guint n = owners->keys->len;

	g_array_set_clear_func(legend, clear_key);
	if (n < 2)
		return legend;
	used = find_used(owners);
	add_key(legend, used, of_all, g_strdup_printf(_W(language, "all %u Comuni"), n));
	if (n > 2)
		add_key(legend, used, of_several,
			g_strdup(_W(language, "some: the number says how many")));
	for (guint i = 0; i < n; i++)
		add_key(legend, used, paint_of_one(i),
			g_strdup_printf(_W(language, "only %s"), (char *)owners->names->pdata[i]));
	add_key(legend, used, of_variation, g_strdup(_W(language, "here they go different ways")));
	return legend;
}
