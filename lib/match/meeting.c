#include "match/meeting.h"

static gboolean
is_at_front(const RioMarks *marks, const RioMember *member)
{
	guint32 lane = rio_model_lane_of(marks->models[member->model], member->node);

	return lane != RIO_NONE && (rio_marks_of(marks, member->model, lane) & RIO_LABEL_FRONT);
}

/* A control needs no counter: @control is set if it has one all the same. */
static RioMeets
meets(const RioMarks *marks, const RioMember *member, gboolean *control)
{
	guint32 element = marks->models[member->model]->nodes[member->node].element;
	RioLabelMarks own = rio_marks_of(marks, member->model, element);
	gboolean front = is_at_front(marks, member);

	if (rio_marks_meets(marks, member->model, member->node))
		return RIO_MEETS_BY_MESSAGE;
	if (front && !(own & RIO_LABEL_CONTROL))
		return RIO_MEETS_AT_FRONT;
	if (own & RIO_LABEL_CITIZEN)
		return RIO_MEETS_BY_NAME;
	*control |= front;
	return RIO_MEETS_NOBODY;
}

/* A model without messages does not say where a step is done that is in no lane. */
static gboolean
says_where(const RioMarks *marks, const RioMember *member)
{
	const RioModel *model = marks->models[member->model];

	return model->n_message_flows > 0 || rio_model_lane_of(model, member->node) != RIO_NONE;
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
