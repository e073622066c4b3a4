#include "diff/layout.h"

#include <math.h>
#include <string.h>

/* As a number of a sixteenth: 10 and 10.0 are one place. */
static guint64
number_of(const char *value)
{
	/* of -0 too */
	double number = trunc(g_ascii_strtod(value, NULL) * 16) + 0.0;
	guint64 bits;

	memcpy(&bits, &number, sizeof bits);
	return bits;
}

/*
 * By element: a hash of where it is drawn, 0 for what is not.  Of a shape it is the bounds, of an
 * edge the way points.
 */
static guint64 *
places_of(const RioModel *model)
{
	guint64 *places = g_new0(guint64, model->n_elements);

	for (guint32 e = 0; e < model->n_elements; e++) {
		RioKind kind = rio_model_kind(model, e);
		const char *reference;
		guint32 of;

		if (kind != RIO_KIND_BPMN_SHAPE && kind != RIO_KIND_BPMN_EDGE)
			continue;
		reference = rio_model_attribute(model, e, "bpmnElement");
		of = reference ? rio_model_find(model, reference) : RIO_NONE;
		for (guint32 c = rio_model_first(model, e); of != RIO_NONE && c != RIO_NONE;
		     c = rio_model_next(model, c)) {
			static const char *const numbers[] = {"x", "y", "width", "height"};

			for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
				const char *value = rio_model_attribute(model, c, numbers[i]);

				if (value)
					places[of] = rio_hash_mix(places[of], number_of(value));
			}
		}
	}
	return places;
}

void
rio_layout_compare(const RioPairing *pairing, GArray *changes)
{
	const RioThings *a = pairing->a, *b = pairing->b;
	g_autofree guint64 *here = places_of(a->model), *there = places_of(b->model);

	for (guint32 x = 0; x < a->n_things; x++) {
		guint32 y = pairing->b_of[x], one, other;

		if (y == RIO_NONE)
			continue;
		one = a->things[x].element;
		other = b->things[y].element;
		if (here[one] != there[other])
			rio_change_add(changes, RIO_CHANGE_LAYOUT, a->model, one, b->model, other);
	}
}
