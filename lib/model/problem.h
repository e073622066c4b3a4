/*
 * problem.h: something that is off in a model
 *
 * A problem is a rule that an element breaks, and the one word that the rule's text leaves open.
 */
#pragma once

#include <riordino/problem.h>

#include "model/model.h"

typedef struct {
	const char *code; /* for programs, never changed once out */
	RioSeverity severity;
	const char *text; /* N_(), as what follows the name of the element; one %s or none */
} RioRule;

struct _RioProblem {
	gatomicrefcount references;
	RioModel *model;
	const RioRule *rule;
	guint32 element;
	char *detail; /* for the %s */
};

/* @rule must outlive the problem.  @detail: NULL where the text has no %s. */
RioProblem *rio_problem_new(RioModel *model, const RioRule *rule, guint32 element,
			    const char *detail);

/* What people call an element: its kind, its name, its id.  To be freed. */
char *rio_model_describe(const RioModel *model, guint32 element, RioLanguage language);
