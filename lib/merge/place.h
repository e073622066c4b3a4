/*
 * place.h: who does each step of the associated service
 *
 * By these rules, in this order:
 *
 *   1. what the workshop decided;
 *   2. a step that meets the citizen stays at the Comune (meeting.h);
 *   3. all else goes to the Unione.
 *
 * Gateways and events go with what is before them, so that they hand nothing over; begins with
 * what comes next.
 */
#pragma once

#include "match/marks.h"
#include "match/meeting.h"
#include "merge/settle.h"

typedef enum {
	RIO_PLACE_NONE, /* inside a step, or not in the service */
	RIO_PLACE_COMUNE,
	RIO_PLACE_UNIONE,
} RioPlace;

/* As files of decisions and programs have it; of one of the two. */
const char *rio_place_word(RioPlace place);

typedef enum {
	RIO_BECAUSE_DECIDED,
	RIO_BECAUSE_MESSAGE, /* from or to the citizen */
	RIO_BECAUSE_FRONT,   /* done at a front office */
	RIO_BECAUSE_NAME,    /* its name says that it meets the citizen */
	RIO_BECAUSE_NOTHING, /* nothing keeps it at the Comune */
	RIO_BECAUSE_NEAR,    /* it goes with its neighbour */
} RioBecause;

typedef struct {
	RioPlace place;
	RioBecause because;
	RioMeeting meeting; /* what of it meets the citizen: that is what the place goes by */
	guint32 office;	    /* element of the lane of the union, or RIO_NONE */
} RioPlacing;

/* Who does the node of a proposal's model, by the lanes around it; of other models nobody says. */
RioPlace rio_place_in(const RioModel *result, guint32 node);

/* By vertex of the settlement's draft.  @decided: by node; RIO_PLACE_NONE: not decided. */
RioPlacing *rio_place(const RioSettlement *settlement, const RioMarks *marks,
		      const RioPlace *decided);
