/*
 * svg.h: a picture as SVG
 */
#pragma once

#include "draw/picture.h"

/*
 * @language: of the legend.
 * @prefix: what the ids of elements begin with, so that several pictures fit into one page.
 */
char *rio_svg_write(const RioModel *model, const RioPicture *picture, RioLanguage language,
		    const char *prefix);

/* One shape, without its label. */
void rio_svg_shape(GString *svg, const RioModel *model, const RioShape *shape);

/* One flow or association, without its label. */
void rio_svg_line(GString *svg, const RioModel *model, const RioPage *page, const RioLine *line);
