/*
 * meeting.h: whether a step meets the citizen
 *
 * It does if it sends a message to somebody outside, or gets one, unless that is another office; or
 * it is done at a front office, for most of the Comuni that say who does it; or most of its names
 * say so. What meets the citizen stays at the Comune: proposals and advice on duplicates both go by
 * this.
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
	RioMeets how;
	gboolean doubtful; /* what speaks for it does not speak with one voice */
} RioMeeting;

/* Of work that is the same, by what each of its members shows; in the models of the marks. */
RioMeeting rio_meeting_of(const RioMarks *marks, const RioMember *members, guint32 n);
