/*
 * layout.h: how the drawings of two models differ
 */
#pragma once

#include "diff/diff.h"
#include "diff/pairing.h"

/* Appends a change (RioChange) for each pair that is drawn elsewhere, or in one model only. */
void rio_layout_compare(const RioPairing *pairing, GArray *changes);
