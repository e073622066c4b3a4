/*
 * picture.h: where everything of a model stands, and nothing else
 *
 * Between those who place (a layout, or the diagram that came with a file) and those who write
 * (the diagram of a BPMN file, an SVG).  One page for each plane.  All in whole pixels, y
 * downwards.
 */
#pragma once

#include "model/model.h"

typedef struct {
	int x, y;
} RioPoint;

typedef struct {
	int x, y, w, h;
} RioBox;

/* Colours as #rrggbb, of the model or static; NULL: as usual. */
typedef struct {
	const char *fill, *stroke;
	guint width; /* of lines; 0: as usual */
} RioPaint;

typedef struct {
	guint32 element; /* in the model */
	RioBox box;
	RioBox label;	   /* w is 0: none, or inside the shape */
	gboolean expanded; /* what is in it is on this page */
	gboolean upright;  /* pools and lanes whose flow runs downwards */
	RioPaint paint;
} RioShape;

typedef struct {
	guint32 element;
	guint32 first, n; /* its points in the page's */
	RioBox label;
	RioPaint paint;
} RioLine;

typedef struct {
	guint32 plane; /* element: a process, collaboration, choreography, subprocess */
	GArray *shapes, *lines, *points; /* containers come before what they contain */
} RioPage;

typedef struct {
	GPtrArray *pages; /* of RioPage */
} RioPicture;

RioPicture *rio_picture_new(void);
void rio_picture_free(RioPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioPicture, rio_picture_free)

RioPage *rio_picture_add(RioPicture *picture, guint32 plane);

static inline guint
rio_picture_n_pages(const RioPicture *picture)
{
	return picture->pages->len;
}

static inline RioPage *
rio_picture_page(const RioPicture *picture, guint page)
{
	return picture->pages->pdata[page];
}

#define rio_page_shape(page, i) (&g_array_index((page)->shapes, RioShape, i))
#define rio_page_line(page, i) (&g_array_index((page)->lines, RioLine, i))
#define rio_page_point(page, i) (&g_array_index((page)->points, RioPoint, i))

void rio_page_add_shape(RioPage *page, RioShape shape);
void rio_page_add_line(RioPage *page, guint32 element, const RioPoint *points, guint n,
		       RioBox label);

/* The least box around all that is on the page. */
RioBox rio_page_extent(const RioPage *page);

static inline gboolean
rio_box_overlaps(RioBox a, RioBox b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static inline RioBox
rio_box_grown(RioBox box, int by)
{
	return (RioBox){box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
}

/* The least box around both; one without width and height is nothing. */
RioBox rio_box_union(RioBox a, RioBox b);
