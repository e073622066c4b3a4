/*
 * pen.h: SVG, stroke by stroke
 *
 * Whole numbers only, so that the same picture has the same bytes everywhere.
 */
#pragma once

#include "draw/picture.h"

#define RIO_INK "#22242a"
#define RIO_PAPER "#ffffff"
#define RIO_SHADE "#f1f2f5" /* of titles of pools */

typedef enum {
	RIO_ALIGN_MIDDLE,
	RIO_ALIGN_TOP,
	RIO_ALIGN_LEFT, /* and top */
} RioAlign;

/* What needs escaping in text and attributes is escaped; what XML cannot hold is left out. */
void rio_pen_escape(GString *svg, const char *text);

void rio_pen_rect(GString *svg, RioBox box, int radius, const char *style);
void rio_pen_circle(GString *svg, int x, int y, int radius, const char *style);

/* A path whose numbers count from @x, @y; @style: more attributes. */
void rio_pen_path(GString *svg, int x, int y, const char *path, const char *style);

/* Words wrapped into the box; @max: lines at most, 0 for any number. */
void rio_pen_words(GString *svg, const char *words, RioBox box, RioAlign align, guint max);

/* Words from below upwards, in a box that is higher than wide. */
void rio_pen_upright(GString *svg, const char *words, RioBox box);
