/*
 * heap.h: the smallest first
 *
 * A priority queue of numbered items under a key.  Of equal keys the smaller
 * item comes first, so what comes out does not depend on the order in which it
 * went in.  An item may be in it several times.
 */
#pragma once

#include <glib.h>

typedef struct _RioHeap RioHeap;

RioHeap *rio_heap_new(void);
void rio_heap_free(RioHeap *heap);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioHeap, rio_heap_free)

void rio_heap_push(RioHeap *heap, double key, guint32 item);

/* Takes out the smallest; FALSE if there is none.  @key may be NULL. */
gboolean rio_heap_pop(RioHeap *heap, double *key, guint32 *item);

/* Takes out all, and keeps the memory for what comes. */
void rio_heap_clear(RioHeap *heap);
