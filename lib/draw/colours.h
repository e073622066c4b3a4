/*
 * colours.h: colours that say whose a thing is
 *
 * In a merged model the fill says how many Comuni do a step, and the hue which one where it is one
 * alone; flows that all of them go are thick.  Never by colour alone: a step also bears the number
 * or the name (rio_colours_badge), and there is a legend.  All words on all fills have a contrast
 * of 7 to 1 at least, all strokes on paper 4.5 to 1.
 */
#pragma once

#include "draw/owners.h"
#include "draw/picture.h"

/* Paints what has no colour of its own; nothing if the model is not merged. */
void rio_colours_paint(const RioModel *model, RioPicture *picture);

/* Gives what @drawn shows the colours that it has there. */
void rio_colours_keep(const RioModel *model, RioPicture *picture, const RioPicture *drawn);

/* What stands on an activity: "3/5", or the name of the only Comune; to be freed, or NULL. */
char *rio_colours_badge(const RioOwners *owners, guint32 element);

/* What the colours mean. */
typedef struct {
	RioPaint paint;
	char *words;
} RioColourKey;

/* (element-type RioColourKey): of those that the model has; empty if it is no merged one. */
GArray *rio_colours_legend(const RioModel *model, RioLanguage language);
