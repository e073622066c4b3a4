#include "draw/icons.h"

#define LINE " fill=\"none\" stroke=\"" RIO_INK "\""
#define EMPTY " fill=\"" RIO_PAPER "\" stroke=\"" RIO_INK "\""
#define FULL " fill=\"" RIO_INK "\" stroke=\"" RIO_INK "\""
#define REVERSED " fill=\"none\" stroke=\"" RIO_PAPER "\""
#define THICK LINE " stroke-width=\"3\""

typedef struct {
	guint sign; /* a kind or a mark */
	const char *path;
	const char *style;
} Stroke;

static const Stroke task_strokes[] = {
	/* a person */
	{RIO_KIND_USER_TASK, "M-7 7v-3c0-3 2-5 4-5h6c2 0 4 2 4 5v3z", EMPTY},
	{RIO_KIND_USER_TASK, "M-3 7v-3M3 7v-3", LINE},
	{RIO_KIND_USER_TASK, "M-4-4a4 4 0 1 1 8 0a4 4 0 1 1-8 0z", EMPTY},
	{RIO_KIND_USER_TASK, "M-4-5c2-3 6-3 8 0c-3 1-5 1-8 0z", FULL},
	/* a hand */
	{RIO_KIND_MANUAL_TASK,
	 "M-8 5v-7l5-5c2 0 2 2 0 4h9c2 0 2 3 0 3h-4h5c2 0 2 3 0 3h-5h4c2 0 2 3 0 3h-4h3c1 0 1 2-1 "
	 "2h-8"
	 "c-2 0-3-1-4-3z",
	 EMPTY},
	/* a wheel */
	{RIO_KIND_SERVICE_TASK,
	 "M-2-8h4v2l2-1l3 3l-1 2h2v4h-2l1 2l-3 3l-2-1v2h-4v-2l-2 1l-3-3l1-2h-2v-4h2l-1-2l3-3l2 1z",
	 EMPTY},
	{RIO_KIND_SERVICE_TASK, "M-3 0a3 3 0 1 1 6 0a3 3 0 1 1-6 0z", EMPTY},
	/* a scroll */
	{RIO_KIND_SCRIPT_TASK, "M-3-8h9c-6 5 4 10-2 16h-10c6-6-4-11 3-16z", EMPTY},
	{RIO_KIND_SCRIPT_TASK, "M-3-4h6M-3-1h6M-1 2h6M-2 5h6", LINE},
	/* a table */
	{RIO_KIND_BUSINESS_RULE_TASK, "M-8-6h16v12h-16z", EMPTY},
	{RIO_KIND_BUSINESS_RULE_TASK, "M-8-6h16v4h-16z", FULL},
	{RIO_KIND_BUSINESS_RULE_TASK, "M-8 2h16M-3-2v8", LINE},
	/* letters, full when sent */
	{RIO_KIND_SEND_TASK, "M-8-5h16v10h-16z", FULL},
	{RIO_KIND_SEND_TASK, "M-8-5l8 6l8-6", REVERSED},
	{RIO_KIND_RECEIVE_TASK, "M-8-5h16v10h-16z", EMPTY},
	{RIO_KIND_RECEIVE_TASK, "M-8-5l8 6l8-6", LINE},
};

/* Outlines that are filled where the event throws. */
static const Stroke trigger_strokes[] = {
	{RIO_KIND_MESSAGE_EVENT_DEFINITION, "M-9-6h18v12h-18z", NULL},
	{RIO_KIND_ERROR_EVENT_DEFINITION, "M-9 8l4-15l6 8l8-10l-5 16l-6-8z", NULL},
	{RIO_KIND_ESCALATION_EVENT_DEFINITION, "M0-10l7 17l-7-6l-7 6z", NULL},
	{RIO_KIND_CANCEL_EVENT_DEFINITION,
	 "M-9-6l3-3l6 6l6-6l3 3l-6 6l6 6l-3 3l-6-6l-6 6l-3-3l6-6z", NULL},
	{RIO_KIND_COMPENSATE_EVENT_DEFINITION, "M0-6v12l-9-6zM9-6v12l-9-6z", NULL},
	{RIO_KIND_LINK_EVENT_DEFINITION, "M-10-4h11v-5l9 9l-9 9v-5h-11z", NULL},
	{RIO_KIND_SIGNAL_EVENT_DEFINITION, "M0-9l9 15h-18z", NULL},
	{RIO_KIND_CONDITIONAL_EVENT_DEFINITION, "M-7-9h14v18h-14z", EMPTY},
	{RIO_KIND_CONDITIONAL_EVENT_DEFINITION, "M-5-6h10M-5-2h10M-5 2h10M-5 6h10", LINE},
	{RIO_KIND_TIMER_EVENT_DEFINITION, "M-11 0a11 11 0 1 1 22 0a11 11 0 1 1-22 0z", EMPTY},
	{RIO_KIND_TIMER_EVENT_DEFINITION,
	 "M0-11v3M0 11v-3M-11 0h3M11 0h-3M-8-8l2 2M8 8l-2-2M-8 8l2-2M8-8l-2 2M1-7l-1 7h6", LINE},
	{RIO_KIND_TERMINATE_EVENT_DEFINITION, "M-10 0a10 10 0 1 1 20 0a10 10 0 1 1-20 0z", FULL},
};

static const Stroke mark_strokes[] = {
	{RIO_MARK_LOOP, "M-2 6a6 6 0 1 1 4 0M-7 6h5v-5", LINE},
	{RIO_MARK_PARALLEL, "M-5-6v12M0-6v12M5-6v12", THICK},
	{RIO_MARK_SEQUENTIAL, "M-6-5h12M-6 0h12M-6 5h12", THICK},
	{RIO_MARK_COMPENSATION, "M0-5v10l-7-5zM7-5v10l-7-5z", EMPTY},
	{RIO_MARK_AD_HOC, "M-7 2c1-7 5-6 7-3s5 3 7-2c-1 8-5 7-7 4s-5-4-7 1z", FULL},
	{RIO_MARK_SHUT, "M-7-7h14v14h-14zM0-4v8M-4 0h8", LINE},
};

static const Stroke gateway_strokes[] = {
	{RIO_KIND_EXCLUSIVE_GATEWAY, "M-7-9l14 18M7-9l-14 18", THICK},
	{RIO_KIND_PARALLEL_GATEWAY, "M0-12v24M-12 0h24", THICK},
	{RIO_KIND_INCLUSIVE_GATEWAY, "M-11 0a11 11 0 1 1 22 0a11 11 0 1 1-22 0z", THICK},
	{RIO_KIND_COMPLEX_GATEWAY, "M0-12v24M-12 0h24M-8-8l16 16M-8 8l16-16", THICK},
	{RIO_KIND_EVENT_BASED_GATEWAY, "M-14 0a14 14 0 1 1 28 0a14 14 0 1 1-28 0z", LINE},
};

static void
draw_strokes(GString *svg, const Stroke *strokes, gsize n, guint sign, int x, int y,
	     gboolean filled)
{
	for (gsize i = 0; i < n; i++)
		if (strokes[i].sign == sign)
			rio_pen_path(svg, x, y, strokes[i].path,
				     strokes[i].style ? strokes[i].style
				     : filled	      ? FULL
						      : EMPTY);
}

void
rio_icon_task(GString *svg, RioKind kind, int x, int y)
{
	draw_strokes(svg, task_strokes, G_N_ELEMENTS(task_strokes), kind, x, y, FALSE);
}

void
rio_icon_trigger(GString *svg, RioKind trigger, int x, int y, gboolean filled)
{
	draw_strokes(svg, trigger_strokes, G_N_ELEMENTS(trigger_strokes), trigger, x, y, filled);
	if (trigger == RIO_KIND_MESSAGE_EVENT_DEFINITION)
		rio_pen_path(svg, x, y, "M-9-6l9 7l9-7", filled ? REVERSED : LINE);
}

void
rio_icon_multiple(GString *svg, int x, int y, gboolean filled, gboolean all)
{
	rio_pen_path(svg, x, y,
		     all ? "M-3-10h6v7h7v6h-7v7h-6v-7h-7v-6h7z" : "M0-10l10 7l-4 11h-12l-4-11z",
		     filled ? FULL : EMPTY);
}

void
rio_icon_mark(GString *svg, RioMark mark, int x, int y)
{
	draw_strokes(svg, mark_strokes, G_N_ELEMENTS(mark_strokes), mark, x, y, FALSE);
}

void
rio_icon_gateway(GString *svg, RioKind kind, gboolean parallel, int x, int y)
{
	draw_strokes(svg, gateway_strokes, G_N_ELEMENTS(gateway_strokes), kind, x, y, FALSE);
	if (kind == RIO_KIND_EVENT_BASED_GATEWAY)
		rio_pen_path(svg, x, y,
			     parallel ? "M-2-8h4v6h6v4h-6v6h-4v-6h-6v-4h6z"
				      : "M0-9l9 6l-3 10h-12l-3-10z",
			     EMPTY);
}
