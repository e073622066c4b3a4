/*
 * verdicts.h: what is known of nodes before anybody looks at them
 *
 * Two nodes are the same work because somebody said so, or because they bear one id in two
 * versions of one file; or they are not, because somebody said so.  People count for more than
 * ids, and who says that two are not the same for more than who says that they are.
 */
#pragma once

#include "match/match.h"

/* Of a node of an earlier and one of a later model. */
typedef struct {
	guint32 a, b;
	gboolean same;
	gboolean said; /* by somebody */
} RioVerdict;

typedef struct _RioVerdicts RioVerdicts;

/*
 * @together and @apart list elements in twos.  What is no flow node of two different @models is
 * left out.
 */
RioVerdicts *rio_verdicts_new(RioModel *const *models, guint32 n_models,
			      RioElement *const *together, gsize n_together,
			      RioElement *const *apart, gsize n_apart);
void rio_verdicts_free(RioVerdicts *verdicts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioVerdicts, rio_verdicts_free)

/* Of RioVerdict, on the nodes of models @a < @b: by a, then b, each two nodes once. */
GArray *rio_verdicts_between(const RioVerdicts *verdicts, guint32 a, guint32 b);

/* The same, but only what somebody said. */
GArray *rio_verdicts_said(const RioVerdicts *verdicts, guint32 a, guint32 b);

/* What somebody said of these two, or NULL. */
const RioVerdict *rio_verdicts_on(const RioVerdicts *verdicts, const RioMember *one,
				  const RioMember *other);

/* Whether the models between which these stand are versions of one file. */
gboolean rio_verdicts_are_versions(const GArray *between);
