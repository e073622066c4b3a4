/*
 * several.h: one step here, several there
 *
 *     A:  Protocollare  -->  Istruire la pratica  -->  Decidere
 *                              |             |
 *     B:  Protocollo  -->  Verificare  -->  Istruire  -->  Decisione
 *
 * Each step finds one partner at first.  A step that is left alone, though it would be the partner
 * of another one if its neighbour were not, is part of the same work as that neighbour.
 */
#pragma once

#include "match/correspondence.h"

/* Steps left alone join the groups of neighbours. */
void rio_several_join(const RioGroups *groups);
