/*
 * icons.h: the small signs of BPMN
 *
 * As the standard draws them (BPMN 2.0.2, chapters 7 and 13), around 0,0.
 */
#pragma once

#include "draw/pen.h"

/* The kind of a task, in its upper left corner; x and y are the sign's middle. */
void rio_icon_task(GString *svg, RioKind kind, int x, int y);

/* The trigger of an event: one of the RIO_TRIGGER kinds; filled where the event throws it. */
void rio_icon_trigger(GString *svg, RioKind trigger, int x, int y, gboolean filled);

/* Several triggers, one or all of which must come. */
void rio_icon_multiple(GString *svg, int x, int y, gboolean filled, gboolean all);

typedef enum {
	RIO_MARK_LOOP,
	RIO_MARK_PARALLEL,
	RIO_MARK_SEQUENTIAL,
	RIO_MARK_COMPENSATION,
	RIO_MARK_AD_HOC,
	RIO_MARK_SHUT,
	RIO_N_MARKS,
} RioMark;

/* At the lower border of an activity. */
void rio_icon_mark(GString *svg, RioMark mark, int x, int y);

void rio_icon_gateway(GString *svg, RioKind kind, gboolean parallel, int x, int y);
