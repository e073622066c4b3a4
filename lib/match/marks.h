/*
 * marks.h: what the names in the inputs say of work and of roles
 *
 * Controls, acts due by law, steps that meet the citizen, front offices: the lexicon marks them.
 */
#pragma once

#include <riordino/label.h>

#include "model/model.h"

typedef struct {
	RioModel *const *models;
	guint32 n_models;
	RioLabels *labels;
	guint32 **label_of; /* [model][element]: its number in labels, or RIO_NONE */
	guint8 **meets; /* [model][node]: whether a message leads to somebody outside, or from there
			 */
} RioMarks;

/* The models must live as long. */
RioMarks *rio_marks_new(RioModel *const *models, guint32 n_models, RioLexicon *lexicon);
void rio_marks_free(RioMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioMarks, rio_marks_free)

/* Of a flow node, lane or participant with a name; of others none. */
RioLabelMarks rio_marks_of(const RioMarks *marks, guint32 model, guint32 element);

/* Whether the node sends a message to somebody outside, or gets one: to a pool that is no office.
 */
gboolean rio_marks_meets(const RioMarks *marks, guint32 model, guint32 node);

/* Whether its name is that of an office, and of nobody in person. */
gboolean rio_marks_is_office(const RioMarks *marks, guint32 model, guint32 element);
