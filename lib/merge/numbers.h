/*
 * numbers.h: a merge, or what was made of it, in figures
 */
#pragma once

#include "merge/merge.h"

/* Of one Comune. */
typedef struct {
	guint32 activities;
	guint32 common;	    /* of these: that another Comune does too */
	guint32 duplicates; /* of these: that it has no longer to do alone */
	guint32 handovers;  /* flows from one role to another; RIO_NONE: it has no lanes */
} RioComuneNumbers;

typedef struct {
	guint32 nodes_in, nodes_out;
	double compression;
	guint32 activities_in, activities_out;
	double common;		    /* share of the activities that two Comuni or more do */
	guint32 duplicates;	    /* that go: in the result one stands for all of them */
	guint32 duplicates_staying; /* not those of steps that each Comune still does itself */
	guint32 left_out;	    /* activities whose work nothing in the result is */
	guint32 handovers_in, handovers_out;	 /* RIO_NONE: nobody has lanes */
	guint32 handovers_least, handovers_most; /* of a Comune that has lanes */
	guint32 variations;			 /* places where the Comuni part */
	RioComuneNumbers *comuni;		 /* by model */
	guint32 n_comuni;
} RioNumbers;

/* @result: the union, or a model that was made of it. */
RioNumbers *rio_numbers_new(const RioMerge *merge, const RioModel *result);
void rio_numbers_free(RioNumbers *numbers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioNumbers, rio_numbers_free)

/* Flows that lead from one lane into another; RIO_NONE: no step is in a lane. */
guint32 rio_numbers_handovers(const RioModel *model);
