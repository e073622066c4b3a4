#include "match/meeting.h"

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

static gboolean
is_at_front(const RioMarks *marks, const RioMember *member)
{
	guint32 lane = marks->models[member->model]->nodes[member->node].lane;

	return lane != RIO_NONE && (rio_marks_of(marks, member->model, lane) & RIO_LABEL_FRONT);
}

/* A control needs no counter: @control is set if it has one all the same. */
static RioMeets
meets(const RioMarks *marks, const RioMember *member, gboolean *control)
{
	guint32 element = marks->models[member->model]->nodes[member->node].element;
	RioLabelMarks own = rio_marks_of(marks, member->model, element);
	gboolean front = is_at_front(marks, member);

	if (meets_outside(marks, member->model, member->node))
		return RIO_MEETS_BY_MESSAGE;
	if (front && !(own & RIO_LABEL_CONTROL))
		return RIO_MEETS_AT_FRONT;
	if (own & RIO_LABEL_CITIZEN)
		return RIO_MEETS_BY_NAME;
	*control |= front;
	return RIO_MEETS_NOBODY;
}

/* A model without lanes and messages does not say where anything is done. */
static gboolean
says_where(const RioMarks *marks, const RioMember *member)
{
	const RioModel *model = marks->models[member->model];

	return model->nodes[member->node].lane != RIO_NONE || model->n_message_flows > 0;
}

RioMeeting
rio_meeting_of(const RioMarks *marks, const RioMember *members, guint32 n)
{
	guint32 shown[RIO_MEETS_BY_NAME + 1] = {0};
	RioMeeting meeting = {0};

	for (guint32 i = 0; i < n; i++) {
		RioMeets how = meets(marks, &members[i], &meeting.controls);

		shown[how]++;
		meeting.some += how != RIO_MEETS_NOBODY;
		meeting.all += how != RIO_MEETS_NOBODY || says_where(marks, &members[i]);
	}
	meeting.doubtful = meeting.some > 0 && meeting.some < meeting.all;
	if (2 * meeting.some <= meeting.all)
		return meeting;
	meeting.how = RIO_MEETS_BY_MESSAGE;
	while (shown[meeting.how] == 0)
		meeting.how++;
	return meeting;
}
