/*
 * meeting.h: whether a step meets the citizen
 *
 * For a Comune it does if it sends a message to somebody outside, or gets one, unless that is
 * another office; or it is done at a front office and is no control, which needs no counter; or its
 * name says so. Of work that several do, it does if it does for most of those whose models have
 * lanes or messages, or else a name that says so. What meets the citizen stays at the Comune:
 * proposals and advice on duplicates both go by this.
 */
#pragma once

#include "match/marks.h"
#include "match/match.h"

typedef enum {
	RIO_MEETS_NOBODY,
	RIO_MEETS_BY_MESSAGE,
	RIO_MEETS_AT_FRONT,
	RIO_MEETS_BY_NAME,
} RioMeets;

typedef struct {
	RioMeets how;	   /* of what speaks for it the strongest */
	gboolean doubtful; /* for some it does, for others not */
	guint32 some, all; /* for how many it does, of how many that say so or say where */
	gboolean controls; /* there are controls at a front office, for which it does not */
} RioMeeting;

/* Of work that is the same, by what each of its members shows; in the models of the marks. */
RioMeeting rio_meeting_of(const RioMarks *marks, const RioMember *members, guint32 n);
