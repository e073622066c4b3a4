/*
 * topics.h: what the names of a model speak of, and how many of them do
 *
 * A step whose name shares a word with one of the other model is likely the same work if no other
 * step of either model speaks of it, whatever else the two names say:
 *
 *     Calcolo della retta  --  Stabilire la retta mensile     nobody else speaks of the retta
 *     Verifica domanda     --  Ricevere la domanda            everybody speaks of the domanda
 */
#pragma once

#include "match/profile.h"

/* Fills the topics of the profile: words and classes of the lexicon, of names that say something.
 */
void rio_topics_learn(RioProfile *profile, const RioAlike *names);

/* How sure nobody but node @i of a and node @j of b speaks of something that both speak of: 0 to 1.
 */
float rio_topics_alone(const RioProfile *a, guint32 i, const RioProfile *b, guint32 j);
