/*
 * plan.h: which surfaces a model needs, and what stands on each
 *
 * A flow whose ends stand on different surfaces (a message to a task in a subprocess) is cut into
 * legs: one on the surface that holds both ends, one from each end to the border of every surface
 * on the way.
 */
#pragma once

#include "draw/sheet.h"

typedef struct {
	guint32 sheet, wire;
	gboolean backwards; /* the wire leads against the flow */
} RioLeg;

/* A flow or an association, wherever it runs. */
typedef struct {
	guint32 element;
	guint32 from, to; /* elements */
	gboolean tie;
	guint32 first, n; /* its legs, from its source to its target */
} RioCable;

typedef struct {
	const RioModel *model;
	GPtrArray *sheets; /* of RioSheet, those around before those within */
	GArray *cables, *legs;
} RioPlan;

#define rio_plan_sheet(plan, i) ((RioSheet *)(plan)->sheets->pdata[i])
#define rio_plan_cable(plan, i) (&g_array_index((plan)->cables, RioCable, i))
#define rio_plan_leg(plan, i) (&g_array_index((plan)->legs, RioLeg, i))

/* @drawn: the picture that came with the model, which says what is shut; may be NULL. */
RioPlan *rio_plan_new(const RioModel *model, const RioPicture *drawn);
void rio_plan_free(RioPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioPlan, rio_plan_free)

/* Notes where @drawn has what is in the plan: its order is kept (drawn.c). */
void rio_plan_recall(RioPlan *plan, const RioPicture *drawn);
