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

void
rio_leads_init(RioLeads *leads, RioBox all)
{
	leads->levels = rio_stripes_new(all.y, all.y + all.h);
	leads->uprights = rio_stripes_new(all.x, all.x + all.w);
}

void
rio_leads_clear(RioLeads *leads)
{
	g_clear_pointer(&leads->levels, rio_stripes_free);
	g_clear_pointer(&leads->uprights, rio_stripes_free);
}

RioBox
rio_lead_box(RioPoint p, RioPoint q)
{
	return (RioBox){MIN(p.x, q.x), MIN(p.y, q.y), ABS(p.x - q.x) + 1, ABS(p.y - q.y) + 1};
}

static RioBox
turned(RioBox box)
{
	return (RioBox){box.y, box.x, box.h, box.w};
}

void
rio_leads_add_line(RioLeads *leads, const RioPage *page, const RioLine *line)
{
	for (guint i = line->first; i + 1 < line->first + line->n; i++) {
		RioBox piece = rio_lead_box(*rio_page_point(page, i), *rio_page_point(page, i + 1));

		if (rio_lead_is_upright(piece))
			rio_stripes_add(leads->uprights, turned(piece));
		else
			rio_stripes_add(leads->levels, piece);
	}
}

guint
rio_leads_count_levels(const RioLeads *leads, RioBox box)
{
	return rio_stripes_count(leads->levels, box);
}

guint
rio_leads_count_uprights(const RioLeads *leads, RioBox box)
{
	return rio_stripes_count(leads->uprights, turned(box));
}
