/*
 * workers.h: many like things, done at once
 *
 * Items 0 … n-1 are done by some threads, each item once.  A work function
 * writes only to the slot of its item and to the scratch of its worker, and all
 * else it touches does not change meanwhile; so the results do not depend on
 * the number of threads, and whoever folds them does it in the order of items.
 */
#pragma once

#include <glib.h>

typedef struct {
	/* Does one item. */
	void (*work)(guint32 item, gpointer scratch, gpointer data);
	/* Makes and frees the scratch of a worker; NULL where none is needed. */
	gpointer (*scratch_new)(gpointer data);
	GDestroyNotify scratch_free;
	/* So many items are worth a thread of their own; 0 stands for one. */
	guint32 worth;
} RioWork;

/*
 * Returns when all items are done.  @jobs is the number of threads, this one
 * among them; 0 stands for as many as there are processors.
 */
void rio_workers_run(guint jobs, guint32 n_items, const RioWork *work, gpointer data);
