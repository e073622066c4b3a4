/*
 * labels.h: where names stand that have no room inside
 */
#pragma once

#include "draw/picture.h"

/* Sets the labels of events, gateways, data and flows on the page that have none yet. */
void rio_labels_place(const RioModel *model, RioPage *page);
