/*
 * courses.h: all courses that the work of a small process can take, played on the model as drawn
 *
 * Flow by flow and node by node as the standard tells it, with subprocesses and boundary events,
 * and with nothing of lib/flow: what that knows without looking at states is compared with this.
 * Conditions mean nothing, messages are not waited for, and what repeats by a marker may come again
 * after itself.
 *
 * Left out: links, complex gateways, compensation, event subprocesses; what is in ad-hoc ones.
 */
#pragma once

#include "model/model.h"

typedef struct _Courses Courses;

/* Of the process, an element.  NULL: it is not small, or a flow bears two tokens at once. */
Courses *courses_new(const RioModel *model, guint32 process, guint most_states);
void courses_free(Courses *courses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Courses, courses_free)

/* Whether in some course the node @b comes after @a. */
gboolean courses_have_after(Courses *courses, guint32 a, guint32 b);

/* Whether in some course @b comes and @a has not come before. */
gboolean courses_have_without(Courses *courses, guint32 a, guint32 b);

/* Whether some course comes to its end without the node. */
gboolean courses_end_without(Courses *courses, guint32 node);

/* Whether in some course both are under way at the same time. */
gboolean courses_have_beside(Courses *courses, guint32 a, guint32 b);
