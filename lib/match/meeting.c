#include "match/meeting.h"

/* What the Comuni show of a step. */
typedef struct {
	guint32 messages;    /* how many draw one from or to the citizen */
	guint32 named;	     /* how many call it something that meets the citizen */
	guint32 front, back; /* how many do it at a front office, and not */
	gboolean control;
} Evidence;

static gboolean
is_outside(const RioMarks *marks, guint32 m, guint32 node, guint32 end)
{
	const RioModel *model = marks->models[m];
	guint32 process = RIO_NONE, other, pool;

	if (end == RIO_NONE)
		return FALSE;
	if (rio_model_kind(model, end) == RIO_KIND_PARTICIPANT)
		return !rio_marks_is_office(marks, m, end);
	other = rio_model_node(model, end);
	process = other == RIO_NONE ? RIO_NONE : model->nodes[other].process;
	if (process == RIO_NONE || process == model->nodes[node].process)
		return FALSE;
	pool = rio_model_process_pool(model, process);
	return pool == RIO_NONE || !rio_marks_is_office(marks, m, pool);
}

static gboolean
meets_outside(const RioMarks *marks, guint32 m, guint32 node)
{
	const RioModel *model = marks->models[m];
	guint32 element = model->nodes[node].element;

	for (guint32 f = 0; f < model->n_message_flows; f++) {
		const RioMessageFlow *flow = &model->message_flows[f];

		if (flow->source == element && is_outside(marks, m, node, flow->target))
			return TRUE;
		if (flow->target == element && is_outside(marks, m, node, flow->source))
			return TRUE;
	}
	return FALSE;
}

static void
add_lane(const RioMarks *marks, const RioMember *member, Evidence *evidence)
{
	guint32 lane = marks->models[member->model]->nodes[member->node].lane;

	if (lane == RIO_NONE)
		return;
	if (rio_marks_of(marks, member->model, lane) & RIO_LABEL_FRONT)
		evidence->front++;
	else
		evidence->back++;
}

static Evidence
evidence_of(const RioMarks *marks, const RioMember *members, guint32 n)
{
	Evidence evidence = {0};

	for (guint32 i = 0; i < n; i++) {
		const RioMember *member = &members[i];
		const RioModel *model = marks->models[member->model];
		RioLabelMarks own =
			rio_marks_of(marks, member->model, model->nodes[member->node].element);

		evidence.messages += meets_outside(marks, member->model, member->node);
		evidence.named += (own & RIO_LABEL_CITIZEN) != 0;
		evidence.control |= (own & RIO_LABEL_CONTROL) != 0;
		add_lane(marks, member, &evidence);
	}
	return evidence;
}

RioMeeting
rio_meeting_of(const RioMarks *marks, const RioMember *members, guint32 n)
{
	const Evidence evidence = evidence_of(marks, members, n);

	/* another office may have written what the front office only hands out */
	if (evidence.messages > 0)
		return (RioMeeting){RIO_MEETS_BY_MESSAGE, evidence.back > evidence.front};
	/* a control needs no counter */
	if (evidence.front > evidence.back)
		return (RioMeeting){RIO_MEETS_AT_FRONT, evidence.back > 0 || evidence.control};
	if (2 * evidence.named > n)
		return (RioMeeting){RIO_MEETS_BY_NAME, evidence.back > 0};
	return (RioMeeting){RIO_MEETS_NOBODY, evidence.front > 0 || evidence.named > 0};
}
