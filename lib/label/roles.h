/*
 * roles.h: what each part is in its label
 */
#pragma once

#include "label/reading.h"

/* Finds who acts, the act, what it is done on, and the rest; and so the form of the label.  Parts
 * that are one act are joined, unless they are to be taken apart (@take_apart). */
void rio_roles_find(RioReading *reading, const RioLexicon *lexicon, gboolean take_apart);
