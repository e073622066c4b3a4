/*
 * card.h: what a proposal says for the "scheda servizio"
 *
 * The sheet by which an Italian public body presents a service has fixed questions: whom it is
 * for, how to get it, what is needed, what one gets, times, who answers for it.  What the models
 * have of that are names: of pools outside that are no offices, of starts, messages, documents,
 * ends, timers, lanes.
 */
#pragma once

#include "merge/proposal.h"
#include "report/json.h"

/* The object "card": an array of names for each question, in its order, none of them twice. */
void rio_json_card(RioJson *json, const RioProposal *proposal);
