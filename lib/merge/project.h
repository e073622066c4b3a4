/*
 * project.h: a merged model as one Comune sees it
 *
 * What has the Comune's key, without what the merge made: the Comune's own model again, with its
 * own ids and content.  Gateways that nobody drew are passed through, so its flows lead again
 * where they led.
 */
#pragma once

#include <riordino/language.h>

#include "base/bits.h"
#include "merge/alignment.h"

/* The names of the Comuni that the model is a merge of, in order; empty if it is none. */
GPtrArray *rio_project_sources(const RioModel *merged);

/* The models that the element of a merge belongs to: in @arena, or to be freed if that is NULL. */
RioBits *rio_project_models(const RioModel *merged, guint32 element, RioArena *arena,
			    guint32 n_models);

/* The elements of the match's models that the element of their merge stands for; of RioOwned. */
GArray *rio_project_origins(const RioModel *merged, guint32 element, const RioMatch *match);

/* The element with the content of the origin that is called so, in other words or lines too; else
 * the element itself. */
guint32 rio_project_content(const RioModel *merged, guint32 element, const char *name);

/* By rio_alignment_key() of each origin of a node of the merge: the node, + 1. */
GHashTable *rio_project_nodes(const RioModel *merged, const RioMatch *match);

/* The node that the member of a correspondence has become, in such a table; or RIO_NONE. */
guint32 rio_project_node_of(GHashTable *nodes, const RioMatch *match, const RioMember *member);

/*
 * The model of one of them, without a diagram.  NULL and RIO_ERROR_MERGE if
 * it is no merge, or not of that Comune.  To @lost, if not NULL, words are added about each thing
 * in the merged model that somebody changed since, and that therefore is not given back.
 */
RioModel *rio_project(const RioModel *merged, const char *comune, RioLanguage language,
		      GPtrArray *lost, GError **error);
