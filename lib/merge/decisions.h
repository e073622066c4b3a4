/*
 * decisions.h: decisions as groups of a key file
 *
 *     [same COMUNE/ID | COMUNE/ID]    label, label2; answer=yes, no
 *     [way COMUNE/ID]                 label; answer=COMUNE: whose way is taken behind the element
 *     [who COMUNE/ID]                 label; answer=comune, unione
 *     [step COMUNE/ID]                label; answer=keep, drop
 *     [name COMUNE/ID]                label; answer=the name in the proposal
 *
 * In names "%", "[", "]", "|", "/" (of a Comune) and control characters are written as in URIs.
 */
#pragma once

#include <riordino/decisions.h>

#include "model/model.h"

typedef enum {
	RIO_DECIDES_SAME,
	RIO_DECIDES_WAY,
	RIO_DECIDES_WHO,
	RIO_DECIDES_STEP,
	RIO_DECIDES_NAME,
	RIO_N_DECIDES,
} RioDecides;

typedef struct {
	RioDecides kind;
	char *group; /* as it stands in the file */
	char *comune[2], *id[2], *label[2];
	char *answer; /* NULL: not answered yet */
	guint line;   /* of the group */
} RioDecision;

struct _RioDecisions {
	gatomicrefcount references;
	char *file;
	GPtrArray *all; /* of RioDecision, in the order of the file */
};

/* The word that a group of that kind begins with; and its answers, "yes|no", or NULL: any. */
const char *rio_decides_word(RioDecides kind);
const char *rio_decides_answers(RioDecides kind);

/* The name of the element in a group.  To be freed. */
char *rio_decisions_name(const char *comune, const char *id);

/*
 * The element that the decision names, in models in any order: its model's number in @model.
 * RIO_NONE if it is gone or has another name.
 */
guint32 rio_decision_find(const RioDecision *decision, guint which, RioModel *const *models,
			  gsize n, guint32 *model);

/* Whether an answer is about what is gone from the models, or has another name. */
gboolean rio_decision_is_stale(const RioDecision *decision, RioModel *const *models, gsize n);

/* Which of these it is, of one that is asked again.  To be freed. */
char *rio_decision_why_stale(const RioDecision *decision, RioModel *const *models, gsize n,
			     RioLanguage language);
