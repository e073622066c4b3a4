#include "draw/stripes.h"

#define HEIGHT 64

struct _RioStripes {
	int top;
	guint n;
	GArray **boxes; /* by stripe: RioBox; NULL for none */
};

RioStripes *
rio_stripes_new(int top, int bottom)
{
	RioStripes *stripes = g_new(RioStripes, 1);

	stripes->top = top;
	stripes->n = MAX(bottom - top, 0) / HEIGHT + 1;
	stripes->boxes = g_new0(GArray *, stripes->n);
	return stripes;
}

void
rio_stripes_free(RioStripes *stripes)
{
	for (guint i = 0; i < stripes->n; i++)
		if (stripes->boxes[i])
			g_array_unref(stripes->boxes[i]);
	g_free(stripes->boxes);
	g_free(stripes);
}

/* What is beyond the first or last stripe belongs to it. */
static guint
stripe_at(const RioStripes *stripes, int y)
{
	return (guint)CLAMP((y - stripes->top) / HEIGHT, 0, (int)stripes->n - 1);
}

void
rio_stripes_add(RioStripes *stripes, RioBox box)
{
	guint last = stripe_at(stripes, box.y + box.h);

	for (guint i = stripe_at(stripes, box.y); i <= last; i++) {
		if (!stripes->boxes[i])
			stripes->boxes[i] = g_array_new(FALSE, FALSE, sizeof(RioBox));
		g_array_append_val(stripes->boxes[i], box);
	}
}

guint
rio_stripes_count(const RioStripes *stripes, RioBox box)
{
	guint first = stripe_at(stripes, box.y), last = stripe_at(stripes, box.y + box.h), n = 0;

	for (guint i = first; i <= last; i++)
		for (guint k = 0; stripes->boxes[i] && k < stripes->boxes[i]->len; k++) {
			RioBox other = g_array_index(stripes->boxes[i], RioBox, k);

			/* counted in the first stripe that both reach into */
			if (MAX(first, stripe_at(stripes, other.y)) == i)
				n += rio_box_overlaps(box, other);
		}
	return n;
}
