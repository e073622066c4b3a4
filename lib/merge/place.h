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
	gboolean doubtful; /* what speaks for it does not speak with one voice */
	guint32 office;	   /* element of the lane of the union, or RIO_NONE */
} RioPlacing;

/* By vertex of the settlement's draft.  @decided: by node; RIO_PLACE_NONE: not decided. */
RioPlacing *rio_place(const RioSettlement *settlement, const RioMarks *marks,
		      const RioPlace *decided);
