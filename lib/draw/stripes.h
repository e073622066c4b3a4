/*
 * stripes.h: which boxes a box overlaps
 *
 * The page is cut into level stripes, each with the boxes that reach into it, so that what is far
 * above or below is never looked at.
 */
#pragma once

#include "draw/picture.h"

typedef struct _RioStripes RioStripes;

/* For boxes between the heights @top and @bottom, more or less. */
RioStripes *rio_stripes_new(int top, int bottom);
void rio_stripes_free(RioStripes *stripes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioStripes, rio_stripes_free)

void rio_stripes_add(RioStripes *stripes, RioBox box);

/* How many boxes it overlaps.  Linear in those of the stripes that it reaches into. */
guint rio_stripes_count(const RioStripes *stripes, RioBox box);

/*
 * What leads over the page: the level pieces of lines, and the upright ones with x and y exchanged,
 * so that these lie along stripes too.  Slanted ones are taken for the box around them.
 */
typedef struct {
	RioStripes *levels, *uprights;
} RioLeads;

/* For lines in the box, more or less. */
void rio_leads_init(RioLeads *leads, RioBox all);
void rio_leads_clear(RioLeads *leads);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RioLeads, rio_leads_clear)

/* The piece of a line from @p to @q. */
RioBox rio_lead_box(RioPoint p, RioPoint q);

static inline gboolean
rio_lead_is_upright(RioBox piece)
{
	return piece.h > piece.w;
}

void rio_leads_add_line(RioLeads *leads, const RioPage *page, const RioLine *line);

/* How many level pieces it overlaps, and how many upright ones. */
guint rio_leads_count_levels(const RioLeads *leads, RioBox box);
guint rio_leads_count_uprights(const RioLeads *leads, RioBox box);
