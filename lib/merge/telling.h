/*
 * telling.h: a way through the flow in one line
 *
 *     Protocolla › Completa? (no: Chiedi le integrazioni / sì: Controlla) › Decidi
 *     Istruisci › (Senti la ASL + Senti i Vigili) › Decidi
 *
 * Steps stand in their order.  Where the way parts, the first step of each part stands in brackets,
 * with "/" between what excludes each other and "+" between what goes on together; a step alone in
 * brackets may be left out.  The line goes on where the parts meet.  What lies further inside is
 * left out, so that it reads at a glance.
 */
#pragma once

#include "merge/choices.h"

/* What the Comune does inside the region; "" if it leads straight on. */
char *rio_tell_way(const RioDraft *draft, const RioRegion *region, guint32 model);

/*
 * That the Comune's way leads straight on, and to what: of two such ways each may lead elsewhere.
 */
char *rio_tell_straight_on(const RioDraft *draft, const RioRegion *region, guint32 model,
			   RioLanguage language);

/* Whether people know the vertex by its name: what is done or waited for, and where it
 * ends. */
gboolean rio_tell_is_seen(const RioDraft *draft, guint32 vertex);

/*
 * By vertex: what people know the place by: the vertex, or the nearest before it that somebody gave
 * a name; RIO_NONE: there is none.  Linear.  To be freed.
 */
guint32 *rio_tell_known(const RioDraft *draft);

/* The name of the @known vertex, with that of the step it happens on; of RIO_NONE that it is the
 * beginning. */
char *rio_tell_place(const RioDraft *draft, guint32 known, RioLanguage language);
