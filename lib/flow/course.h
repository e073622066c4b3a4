/*
 * course.h: in which order work is told
 *
 * A flow has branches and loops, a table has rows.  The course of a model is its nodes one after
 * the other so that each comes after what leads to it, but for what leads back: branches in the
 * order of the file, what is in a subprocess right after it, what a boundary event leads to after
 * what its activity leads to.
 *
 * Several courses are made one by what most of them say.
 */
#pragma once

#include "model/model.h"

/* All nodes of the model.  Linear.  Free with g_free(). */
guint32 *rio_course_new(const RioModel *model);

/*
 * One order of things 0 … n-1 for all sequences, each of some of the things: @order gets them.
 * Next comes what the smallest share of its sequences wants something else before, then what stands
 * nearer to their beginning.  O(m log m) in the length of all.
 */
void rio_courses_join(guint32 n, GArray *const *sequences, guint32 n_sequences, guint32 *order);
