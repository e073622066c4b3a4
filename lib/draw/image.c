#include "draw/image.h"

#include "base/words.h"

static GBytes *
missing(RioLanguage language, GError **error)
{
	g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
			    _W(language,
			       "PNG and PDF take librsvg, which is not here: draw SVG, which "
			       "browsers print and convert"));
	return NULL;
}

#ifdef RIO_WITH_RSVG

#include <cairo-pdf.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>
#include <string.h>

/*
 * Forty libraries come with librsvg: to load them takes longer (4 ms of 7 that the program needs to
 * start) than to read two models and say how they differ.  So they are loaded when a picture is
 * asked for.
 */
#define RSVG_LIBRARY "librsvg-2.so.2"
#define CAIRO_LIBRARY "libcairo.so.2"

#define RSVG_FUNCTIONS(X)                                                                          \
	X(rsvg_handle_new_from_data)                                                               \
	X(rsvg_handle_render_document)                                                             \
	X(rsvg_handle_get_intrinsic_size_in_pixels)
#define CAIRO_FUNCTIONS(X)                                                                         \
	X(cairo_create)                                                                            \
	X(cairo_scale)                                                                             \
	X(cairo_destroy)                                                                           \
	X(cairo_pdf_surface_create_for_stream)                                                     \
	X(cairo_image_surface_create)                                                              \
	X(cairo_surface_write_to_png_stream)                                                       \
	X(cairo_surface_finish)                                                                    \
	X(cairo_surface_status)                                                                    \
	X(cairo_surface_destroy)                                                                   \
	X(cairo_status_to_string)

/* The functions under their own names. */
typedef struct {
#define FIELD(function) __typeof__(function) *function;
	RSVG_FUNCTIONS(FIELD)
	CAIRO_FUNCTIONS(FIELD)
#undef FIELD
} Painter;

static gboolean
load_painter(Painter *painter)
{
	void *rsvg = dlopen(RSVG_LIBRARY, RTLD_NOW), *cairo = dlopen(CAIRO_LIBRARY, RTLD_NOW);

	if (!rsvg || !cairo)
		return FALSE;
#define FIND(library, function)                                                                    \
	painter->function = dlsym(library, #function);                                             \
	if (!painter->function)                                                                    \
		return FALSE;
#define FIND_RSVG(function) FIND(rsvg, function)
#define FIND_CAIRO(function) FIND(cairo, function)
	RSVG_FUNCTIONS(FIND_RSVG)
	CAIRO_FUNCTIONS(FIND_CAIRO)
	return TRUE;
}

/* NULL where the libraries are not.  Once loaded they stay: they cannot be unloaded. */
static const Painter *
get_painter(void)
{
	static Painter painter;
	static gsize state;

	enum { LOADED = 1, MISSING };
	if (g_once_init_enter(&state))
		g_once_init_leave(&state, load_painter(&painter) ? LOADED : MISSING);
	return state == LOADED ? &painter : NULL;
}

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
paint(const Painter *with, RsvgHandle *handle, cairo_surface_t *surface, double width,
      double height, double scale, GError **error)
{
	RsvgRectangle view = {0, 0, width, height};
	cairo_t *cairo = with->cairo_create(surface);
	gboolean done;

	with->cairo_scale(cairo, scale, scale);
	done = with->rsvg_handle_render_document(handle, cairo, &view, error);
	with->cairo_destroy(cairo);
	return done;
}

static gboolean
make(const Painter *with, RsvgHandle *handle, RioImage image, GByteArray *out, GError **error)
{
	cairo_surface_t *surface;
	double width, height, scale;
	gboolean done;

	with->rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height);
	scale = MIN(image == RIO_IMAGE_PDF ? 0.75 : PIXELS, MAX_SIDE / MAX(width, height));
	surface = image == RIO_IMAGE_PDF ? with->cairo_pdf_surface_create_for_stream(
						   append, out, width * scale, height * scale)
					 : with->cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
									    (int)(width * scale),
									    (int)(height * scale));
	done = paint(with, handle, surface, width, height, scale, error);
	if (done && image == RIO_IMAGE_PNG)
		with->cairo_surface_write_to_png_stream(surface, append, out);
	with->cairo_surface_finish(surface);
	if (done && with->cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
		g_set_error_literal(
			error, G_IO_ERROR, G_IO_ERROR_FAILED,
			with->cairo_status_to_string(with->cairo_surface_status(surface)));
		done = FALSE;
	}
	with->cairo_surface_destroy(surface);
	return done;
}

GBytes *
rio_image_make(const char *svg, RioImage image, RioLanguage language, GError **error)
{
	const Painter *with = get_painter();
	g_autoptr(GByteArray) out = NULL;
	g_autoptr(GObject) handle = NULL;

	if (!with)
		return missing(language, error);
	handle =
		(GObject *)with->rsvg_handle_new_from_data((const guint8 *)svg, strlen(svg), error);
	out = g_byte_array_new();
	return handle && make(with, (RsvgHandle *)handle, image, out, error)
		       ? g_byte_array_free_to_bytes(g_steal_pointer(&out))
		       : NULL;
}

#else

GBytes *
rio_image_make(const char *svg, RioImage image, RioLanguage language, GError **error)
{
	return missing(language, error);
}

#endif
