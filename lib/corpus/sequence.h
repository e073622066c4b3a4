/*
 * sequence.h: flows as sequences of what may come again
 *
 * A fragment is a part of the flow with one way in and one way out.  So is a part of a sequence:
 *
 *     Avvio > Protocolla > X( Verifica | Chiedi > Attendi ) > Firma > Fine
 *
 * is the sequence Avvio, Protocolla, a block, Firma, Fine; what is in the block are sequences of
 * their own.  A step is the same as another that is the same work, a block is the same as another
 * if they have one canonical code whose leaves are works: in whatever words, and in whatever order
 * its branches stand; or nearly (block.h).  So fragments that are the same are sequences of the
 * same.
 */
#pragma once

#include "corpus/works.h"

typedef struct {
	guint32 sequence; /* items of one stand side by side */
	guint32 symbol;	  /* the same for the same; RIO_NONE: it comes nowhere else */
	guint32 model;
	guint32 first_node, n_nodes; /* its flow nodes, in RioSequences' nodes, in their course */
	guint32 size;		     /* flow nodes, with those that nobody drew */
	guint32 n_activities;
	gboolean differs; /* a block that is only nearly the same as others of its symbol */
} RioItem;

typedef struct {
	RioItem *items; /* model by model */
	guint32 *nodes;
	guint32 n_items, n_symbols;
} RioSequences;

/* O(n log n), but for blocks in blocks: once for each that a node is in, bounded. */
RioSequences *rio_sequences_new(RioModel *const *models, guint32 n_models, const RioWorks *works);
void rio_sequences_free(RioSequences *sequences);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioSequences, rio_sequences_free)
