#include "draw/svg.h"

#include "draw/colours.h"
#include "draw/font.h"
#include "draw/pen.h"
#include "draw/shapes.h"

#define MARGIN 20
#define PAGE_GAP 40
#define BADGE_HEIGHT 14
#define BADGE_MARGIN 10
#define LEGEND_PITCH 24
#define LEGEND_WIDTH 400
#define LEAST_LABEL 60 /* labels of other programs, made for other fonts, get that much */

typedef struct {
	GString *svg;
	const RioModel *model;
	const char *prefix;
	const RioOwners *owners;
	const GArray *legend; /* of RioColourKey */
} Writer;

/* ---- order -------------------------------------------------------------------------------- */

typedef struct {
	int rank;
	gint64 area;
	guint shape;
} Layer;

/* What lies lower comes first: pools, lanes, open subprocesses, nodes, what sits on their border.
 */
static int
rank_of(RioKind kind, gboolean expanded)
{
	if (kind == RIO_KIND_PARTICIPANT)
		return 0;
	if (kind == RIO_KIND_LANE)
		return 1;
	if (rio_kind_is(kind, RIO_SCOPE) && expanded)
		return 2;
	return kind == RIO_KIND_BOUNDARY_EVENT ? 4 : 3;
}

static int
compare_layers(gconstpointer a, gconstpointer b)
{
	const Layer *i = a, *j = b;

	if (i->rank != j->rank)
		return i->rank - j->rank;
	if (i->rank < 3 && i->area != j->area)
		return i->area > j->area ? -1 : 1;
	return i->shape < j->shape ? -1 : i->shape > j->shape;
}

static GArray *
order_shapes(const Writer *writer, const RioPage *page)
{
	GArray *layers = g_array_new(FALSE, FALSE, sizeof(Layer));

	for (guint i = 0; i < page->shapes->len; i++) {
		const RioShape *shape = rio_page_shape(page, i);
		Layer layer = {
			rank_of(rio_model_kind(writer->model, shape->element), shape->expanded),
			(gint64)shape->box.w * shape->box.h, i};

		g_array_append_val(layers, layer);
	}
	g_array_sort(layers, compare_layers);
	return layers;
}

/* ---- elements ------------------------------------------------------------------------------ */

static void
set_paint(GString *svg, const RioPaint *paint)
{
	if (paint->fill)
		g_string_append_printf(svg, " fill=\"%s\"", paint->fill);
	if (paint->stroke)
		g_string_append_printf(svg, " stroke=\"%s\"", paint->stroke);
	if (paint->width > 0)
		g_string_append_printf(svg, " stroke-width=\"%u\"", paint->width);
}

static void
open_group(Writer *writer, guint32 element, const RioPaint *paint)
{
	const char *name = rio_model_name(writer->model, element);

	g_string_append(writer->svg, "<g id=\"");
	rio_pen_escape(writer->svg, writer->prefix);
	rio_pen_escape(writer->svg, rio_model_id(writer->model, element));
	g_string_append_printf(writer->svg, "\" class=\"%s\"",
			       rio_kind_name(rio_model_kind(writer->model, element)));
	set_paint(writer->svg, paint);
	g_string_append_c(writer->svg, '>');
	if (*name) {
		g_string_append(writer->svg, "<title>");
		rio_pen_escape(writer->svg, name);
		g_string_append(writer->svg, "</title>");
	}
	g_string_append_c(writer->svg, '\n');
}

static void
close_group(Writer *writer)
{
	g_string_append(writer->svg, "</g>\n");
}

static void
write_label(Writer *writer, guint32 element, RioBox label)
{
	g_autofree char *words = rio_shape_words(writer->model, element);
	int middle = label.x + label.w / 2;

	if (label.w <= 0 || !*words)
		return;
	label.w = MAX(label.w, LEAST_LABEL);
	label.x = middle - label.w / 2;
	rio_pen_words(writer->svg, words, label, RIO_ALIGN_TOP, 0);
}

/* In the upper right corner of a step: how many Comuni do it, or which one. */
static void
write_badge(Writer *writer, const RioShape *shape)
{
	g_autofree char *words = rio_colours_badge(writer->owners, shape->element);
	RioBox box = shape->box;
	int width;

	if (!words)
		return;
	width = MIN(rio_font_width(words, -1) + BADGE_MARGIN, box.w - BADGE_MARGIN);
	box = (RioBox){box.x + box.w - width - 4, box.y + 4, width, BADGE_HEIGHT};
	rio_pen_rect(writer->svg, box, BADGE_HEIGHT / 2, " stroke-width=\"1\"");
	rio_pen_words(writer->svg, words, box, RIO_ALIGN_MIDDLE, 1);
}

static void
write_shape(Writer *writer, const RioShape *shape)
{
	open_group(writer, shape->element, &shape->paint);
	rio_svg_shape(writer->svg, writer->model, shape);
	write_badge(writer, shape);
	if (rio_shape_is_labelled(rio_model_kind(writer->model, shape->element)))
		write_label(writer, shape->element, shape->label);
	close_group(writer);
}

static void
write_line(Writer *writer, const RioPage *page, const RioLine *line)
{
	open_group(writer, line->element, &line->paint);
	rio_svg_line(writer->svg, writer->model, page, line);
	write_label(writer, line->element, line->label);
	close_group(writer);
}

/* Lines come last: what they begin and end with lies on the border of a shape. */
static void
write_page(Writer *writer, const RioPage *page)
{
	g_autoptr(GArray) layers = order_shapes(writer, page);

	for (guint i = 0; i < layers->len; i++)
		write_shape(writer, rio_page_shape(page, g_array_index(layers, Layer, i).shape));
	for (guint i = 0; i < page->lines->len; i++)
		write_line(writer, page, rio_page_line(page, i));
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* What the picture is of, for those who cannot see it. */
static void
write_title(Writer *writer, const RioPicture *picture)
{
	const char *name = "";

	for (guint p = 0; p < rio_picture_n_pages(picture) && !*name; p++)
		name = rio_model_name(writer->model, rio_picture_page(picture, p)->plane);
	if (!*name)
		name = *writer->model->comune ? writer->model->comune : writer->model->file;
	g_string_append(writer->svg, "<title>");
	rio_pen_escape(writer->svg, name);
	g_string_append(writer->svg, "</title>\n");
}

static int
legend_height(const Writer *writer)
{
	return writer->legend->len > 0 ? MARGIN + (int)writer->legend->len * LEGEND_PITCH : 0;
}

/* One line for each colour, with its sample. */
static void
write_legend(Writer *writer, int y)
{
	g_string_append(writer->svg, "<g class=\"legend\" stroke-width=\"1.5\">\n");
	for (guint i = 0; i < writer->legend->len; i++, y += LEGEND_PITCH) {
		const RioColourKey *key = &g_array_index(writer->legend, RioColourKey, i);
		RioBox sample = {MARGIN, y, 30, LEGEND_PITCH - 6};
		RioBox words = {MARGIN + 40, y + 2, LEGEND_WIDTH, LEGEND_PITCH};

		g_string_append(writer->svg, "<g");
		set_paint(writer->svg, &key->paint);
		g_string_append(writer->svg, ">\n");
		rio_pen_rect(writer->svg, sample, 4, "");
		rio_pen_words(writer->svg, key->words, words, RIO_ALIGN_LEFT, 1);
		g_string_append(writer->svg, "</g>\n");
	}
	g_string_append(writer->svg, "</g>\n");
}

static void
write_head(Writer *writer, const RioPicture *picture)
{
	int width = 0, height = MARGIN;

	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		RioBox all = rio_page_extent(rio_picture_page(picture, p));

		width = MAX(width, all.w);
		height += all.h + (p > 0 ? PAGE_GAP : 0);
	}
	width += 2 * MARGIN;
	height += MARGIN + legend_height(writer);
	g_string_append_printf(
		writer->svg,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"%s\" font-size=\"%d\">\n",
		width, height, width, height, RIO_FONT_FAMILY, RIO_FONT_SIZE);
	write_title(writer, picture);
	g_string_append_printf(writer->svg,
			       "<rect width=\"%d\" height=\"%d\" fill=\"" RIO_PAPER "\"/>\n", width,
			       height);
}

char *
rio_svg_write(const RioModel *model, const RioPicture *picture, RioLanguage language,
	      const char *prefix)
{
	g_autoptr(RioOwners) owners = rio_owners_new(model);
	g_autoptr(GArray) legend = rio_colours_legend(model, language);
	GString *svg = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	Writer writer = {svg, model, prefix ? prefix : "", owners, legend};
	int y = MARGIN;

	write_head(&writer, picture);
	for (guint p = 0; p < rio_picture_n_pages(picture); p++) {
		const RioPage *page = rio_picture_page(picture, p);
		RioBox all = rio_page_extent(page);

		g_string_append_printf(svg,
				       "<g transform=\"translate(%d %d)\" fill=\"" RIO_PAPER
				       "\" stroke=\"" RIO_INK "\" stroke-width=\"1.5\">\n",
				       MARGIN - all.x, y - all.y);
		write_page(&writer, page);
		g_string_append(svg, "</g>\n");
		y += all.h + PAGE_GAP;
	}
	if (legend->len > 0)
		write_legend(&writer, y - PAGE_GAP + MARGIN);
	g_string_append(svg, "</svg>\n");
	return g_string_free(svg, FALSE);
}
