/*
 * image.h: an SVG as pixels or as PDF
 *
 * By librsvg, which is on every desktop, reads no network and is well kept; without it a clear
 * word.  (Rivals: resvg has no C library in Debian, Inkscape and browsers are programs.)
 */
#pragma once

#include <riordino/draw.h>

GBytes *rio_image_make(const char *svg, RioImage image, RioLanguage language, GError **error);
