#include "draw/image.h"

#include "base/words.h"

#ifdef RIO_WITH_RSVG

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <string.h>

#define PIXELS 2 /* of a PNG for each one of the SVG: sharp on a projector */
/* What cairo can hold. */
#define MAX_SIDE 32000.0

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned int length)
{
	g_byte_array_append(closure, data, length);
	return CAIRO_STATUS_SUCCESS;
}

static gboolean
paint(RsvgHandle *handle, cairo_surface_t *surface, double width, double height, double scale,
      GError **error)
{
	RsvgRectangle view = {0, 0, width, height};
	cairo_t *cairo = cairo_create(surface);
	gboolean done;

	cairo_scale(cairo, scale, scale);
	done = rsvg_handle_render_document(handle, cairo, &view, error);
	cairo_destroy(cairo);
	return done;
}

static gboolean
make(RsvgHandle *handle, RioImage image, GByteArray *out, GError **error)
{
	cairo_surface_t *surface;
	double width, height, scale;
	gboolean done;

	rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height);
	scale = MIN(image == RIO_IMAGE_PDF ? 0.75 : PIXELS, MAX_SIDE / MAX(width, height));
	surface = image == RIO_IMAGE_PDF
			  ? cairo_pdf_surface_create_for_stream(append, out, width * scale,
								height * scale)
			  : cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)(width * scale),
						       (int)(height * scale));
	done = paint(handle, surface, width, height, scale, error);
	if (done && image == RIO_IMAGE_PNG)
		cairo_surface_write_to_png_stream(surface, append, out);
	cairo_surface_finish(surface);
	if (done && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
		g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED,
				    cairo_status_to_string(cairo_surface_status(surface)));
		done = FALSE;
	}
	cairo_surface_destroy(surface);
	return done;
}

GBytes *
rio_image_make(const char *svg, RioImage image, RioLanguage language, GError **error)
{
	g_autoptr(GByteArray) out = g_byte_array_new();
	RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg, strlen(svg), error);
	gboolean done = handle && make(handle, image, out, error);

	g_clear_object(&handle);
	return done ? g_byte_array_free_to_bytes(g_steal_pointer(&out)) : NULL;
}

#else

GBytes *
rio_image_make(const char *svg, RioImage image, RioLanguage language, GError **error)
{
	g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
			    _W(language, "this riordino was built without librsvg: it draws SVG, "
					 "which browsers print and convert"));
	return NULL;
}

#endif
