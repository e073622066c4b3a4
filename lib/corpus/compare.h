/*
 * compare.h: the matrix of activities and Comuni, a service at a time
 */
#pragma once

#include <riordino/compare.h>

#include "base/bits.h"
#include "corpus/joining.h"
#include "match/match.h"

struct _RioComparisonRow {
	const RioComparison *comparison;
	const char *id;
	const char *label;
	const RioMember *members; /* by model, then node */
	guint32 n_members;
	guint32 n_models;
};

typedef struct {
	const char *name;
	guint32 n_models;
	guint32 *models; /* in the match's order */
	guint32 first_row, n_rows;
	RioJoining *joinings; /* as many as models */
} RioComparedService;

struct _RioComparison {
	gatomicrefcount references;
	RioArena *arena;
	RioMatch *match;
	RioComparedService *services; /* by name */
	RioComparisonRow *rows;	      /* service by service, in the order of the flow */
	guint32 n_services, n_rows;
};

/* The members of the row that are of that model: @n of them. */
const RioMember *rio_comparison_cell(const RioComparisonRow *row, guint32 model, guint32 *n);
