/*
 * sound.h: a merged model that is sound, if those that it is made of are
 *
 * What is joined only where the same runs at the same time nearly always is.  Where a scope is not,
 * since something irregular in it does not go together, scopes are kept apart until it is: those
 * of the models that the faults are at become whole alternatives of their own, then all of them,
 * and if these have no place in one scope either, each keeps its own.  Then, of the joins in them,
 * as many are made again as it bears.
 */
#pragma once

#include "merge/merge.h"

/*
 * Makes the model of the merge with its variations, and judges it.  @unsound: keys of processes
 * and subprocesses of the inputs that are not sound; if there are any, nothing is kept apart.
 * FALSE and an error only if cancelled.
 */
gboolean rio_sound_make(RioMerge *merge, GHashTable *unsound, RioLanguage language,
			GCancellable *cancellable, GError **error);
