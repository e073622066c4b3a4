/*
 * parts.h: how alike two parts of labels are, an act and an act, an object and an object
 *
 *     completezza    completezza formale     its words in common
 *     istanza        domanda                 one class of the lexicon
 *     oneri          diritti                 siblings: little, whatever words they share
 *     provvedimento  autorizzazione          one of any kind may be this one
 */
#pragma once

#include "label/label.h"

/* 0 to 1, by the constants of weights.h. */
double rio_parts_likeness(const RioLexicon *lexicon, const RioLabelPart *a, const RioLabelPart *b);

/* Of two without a class in common; one that could be an act or a paper may be either. */
RioRelation rio_parts_relation(const RioLexicon *lexicon, const RioLabelPart *a,
			       const RioLabelPart *b);

/* "Il provvedimento" is the permit where permits are given. */
gboolean rio_parts_stand_for_any(const RioLexicon *lexicon, const RioLabelPart *a,
				 const RioLabelPart *b);
