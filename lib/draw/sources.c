#include "draw/sources.h"

#include "draw/diagram.h"
#include "draw/owners.h"
#include "model/content.h"

#include <string.h>

typedef struct {
	const RioModel *merged, *source;
	const char *key;      /* of the source, in rio:in */
	guint32 *of, *origin; /* by element of the source: the merged one; and back; or RIO_NONE */
} Work;

static guint32 *
new_map(const RioModel *model)
{
	guint32 *map = g_new(guint32, model->n_elements + 1);

	memset(map, 0xff, sizeof(guint32) * (model->n_elements + 1));
	return map;
}

/* ---- whose drawing ----------------------------------------------------------------------- */

static gboolean
is_of(const RioModel *merged, guint32 element, const char *key)
{
	const char *in = rio_model_attribute_ns(merged, element, RIO_NS_RIO, "in");
	gsize length = strlen(key);

	for (; in && *in; in += strspn(in, " ")) {
		gsize word = strcspn(in, " ");

		if (word == length && strncmp(in, key, length) == 0)
			return TRUE;
		in += word;
	}
	return FALSE;
}

static guint
count_nodes(const RioModel *merged, const char *key)
{
	guint n = 0;

	for (guint32 i = 0; i < merged->n_nodes; i++)
		n += is_of(merged, merged->nodes[i].element, key);
	return n;
}

static RioModel *
find_source(RioModel *const *sources, gsize n_sources, const char *comune)
{
	for (gsize i = 0; i < n_sources; i++)
		if (g_strcmp0(rio_model_get_comune(sources[i]), comune) == 0)
			return sources[i];
	return NULL;
}

/* Of those with a diagram the one that most nodes are of, the first of several. */
static gboolean
choose(Work *work, RioModel *const *sources, gsize n_sources)
{
	g_autoptr(RioOwners) owners = rio_owners_new(work->merged);
	guint best = 0;

	for (guint i = 0; i < owners->keys->len; i++) {
		const char *key = owners->keys->pdata[i];
		const RioModel *source = find_source(sources, n_sources, owners->names->pdata[i]);
		guint n = source ? count_nodes(work->merged, key) : 0;

		if (n <= best ||
		    rio_model_next_of_kind(source, RIO_KIND_BPMN_SHAPE, RIO_NONE) == RIO_NONE)
			continue;
		best = n;
		work->source = source;
		work->key = key;
	}
	return best > 0;
}

/* ---- from one model to the other --------------------------------------------------------- */

/* The element of the source that the merged one stands for, or RIO_NONE. */
static guint32
origin_of(const Work *work, guint32 element)
{
	const RioModel *merged = work->merged;
	guint32 child = rio_model_child(merged, element, RIO_KIND_EXTENSION_ELEMENTS);

	if (child != RIO_NONE)
		child = rio_model_first(merged, child);
	for (; child != RIO_NONE; child = rio_model_next(merged, child))
		if (rio_content_is_ours(merged, child, "origin") &&
		    g_strcmp0(rio_model_attribute(merged, child, "in"), work->key) == 0)
			return rio_model_find(work->source,
					      rio_model_attribute(merged, child, "ref"));
	return RIO_NONE;
}

static void
map_elements(Work *work)
{
	work->of = new_map(work->source);
	work->origin = new_map(work->merged);
	for (guint32 e = 0; e < work->merged->n_elements; e++) {
		guint32 origin = origin_of(work, e);

		if (origin == RIO_NONE)
			continue;
		work->origin[e] = origin;
		work->of[origin] = e;
	}
}

/* Whether the line still leads from what it led from to what it led to. */
static gboolean
leads_as_before(const Work *work, guint32 merged, guint32 line)
{
	static const char *const ends[] = {"sourceRef", "targetRef"};

	for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
		guint32 now = rio_model_find(work->merged,
					     rio_model_attribute(work->merged, merged, ends[i]));
		guint32 then = rio_model_find(work->source,
					      rio_model_attribute(work->source, line, ends[i]));

		if (now == RIO_NONE || then == RIO_NONE || work->origin[now] != then)
			return FALSE;
	}
	return TRUE;
}

static void
copy_page(const Work *work, const RioPage *from, RioPage *to)
{
	for (guint i = 0; i < from->shapes->len; i++) {
		RioShape shape = *rio_page_shape(from, i);

		shape.element = work->of[shape.element];
		shape.paint = (RioPaint){0};
		if (shape.element != RIO_NONE)
			rio_page_add_shape(to, shape);
	}
	for (guint i = 0; i < from->lines->len; i++) {
		const RioLine *line = rio_page_line(from, i);
		guint32 merged = work->of[line->element];

		if (merged != RIO_NONE && leads_as_before(work, merged, line->element))
			rio_page_add_line(to, merged, rio_page_point(from, line->first), line->n,
					  line->label);
	}
}

/* The first page of the merged model is its collaboration, whatever that of the source was. */
static guint32
plane_of(const Work *work, const RioPage *page, gboolean first)
{
	guint32 plane = first ? RIO_NONE : work->of[page->plane];

	if (plane == RIO_NONE)
		plane = rio_model_next_of_kind(work->merged, RIO_KIND_COLLABORATION, RIO_NONE);
	return plane;
}

RioPicture *
rio_sources_recall(const RioModel *merged, RioModel *const *sources, gsize n_sources)
{
	Work work = {.merged = merged};
	g_autoptr(RioPicture) drawn = NULL;
	RioPicture *picture;

	if (!choose(&work, sources, n_sources))
		return NULL;
	drawn = rio_diagram_read(work.source);
	picture = rio_picture_new();
	map_elements(&work);
	for (guint p = 0; p < rio_picture_n_pages(drawn); p++) {
		const RioPage *page = rio_picture_page(drawn, p);

		copy_page(&work, page, rio_picture_add(picture, plane_of(&work, page, p == 0)));
	}
	g_free(work.of);
	g_free(work.origin);
	return picture;
}
