/*
 * tiny.h: models in a line, for tests
 *
 *     tiny("Avvio > Verifica > X( Accogli | Respingi ) > Fine")
 *
 * A chain of steps, read like this:
 *
 *     Verifica               a task of that name; the first step of the model is its start event,
 *                            the last its end event
 *     Rigetto.               an end event, anywhere: nothing goes on from it
 *     user: Verifica         a user task; likewise manual, service, script, rule, send, receive,
 *                            call; and timer, message (they catch), throw, start, end, and the
 *                            gateways xor, and, or, event, complex
 *     Verifica @Sportello    in that lane
 *     Verifica *             with the loop marker
 *     X( a | b )             exclusive split, branches, join; +( ) parallel, O( ) inclusive,
 *                            E( ) event-based with an exclusive join; a branch may be empty,
 *                            and "sì" in quotes before it names its flow
 *     L( a | b )             loop: a, then out, or b and again a
 *     Esame[ a > b > c ]     a subprocess; its first and last steps are events as above
 *     Verifica ^ Scadenza    a boundary timer of that name at the step Verifica
 *     chain ; chain          flows more: a name that was there before is the same step
 *     Comune: chain || Ditta: chain      pools; a ~ b as a chain of its own is a message flow
 *
 * Ids are the names, with "_" for what is no letter or digit; gateways and what has no name are
 * called by their kind.  Of equal ids the later ones have a number: Verifica_2.
 */
#pragma once

#include "support/sketch.h"

/* The notation must be right: an error is an assertion that fails. */
RioModel *tiny(const char *notation);

/* The same for a named Comune. */
RioModel *tiny_of(const char *comune, const char *notation);

Sketch *tiny_sketch(const char *notation);

/* The first node of that name, or RIO_NONE. */
guint32 node_named(const RioModel *model, const char *name);
