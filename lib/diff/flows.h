/*
 * flows.h: how the sequence flow of two models differs
 *
 * Where a step was added or removed, flows come and go with it, and nobody wants to hear of them
 * one by one.  So flow is compared as it leads between steps that both models have, whatever only
 * one of them does in between:
 *
 *     a:  A --> C            b:  A --> N --> C           no difference but N
 *
 * A step that both have at different places is told as moved, if without it the flow of both is
 * the same around both places:
 *
 *     a:  A --> N --> B --> C     b:  A --> B --> N --> C       without N both are A --> B --> C
 *
 * What is then left are flows that only one has; two of them that share an end are one flow that
 * leads elsewhere.
 */
#pragma once

#include "diff/diff.h"
#include "diff/pairing.h"

/*
 * Appends the changes (RioChange) of where sequence flows lead.  Pairs flows more where one goes on
 * through steps of its own, so that what else is said of them is compared.
 */
void rio_flows_compare(RioPairing *pairing, GArray *changes);
