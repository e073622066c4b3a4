/*
 * problem.h: what is off in a model
 *
 * A problem is no error: the model was read, and everything works on.
 */
#pragma once

#include <riordino/model.h>

G_BEGIN_DECLS

/**
 * RioSeverity:
 * @RIO_SEVERITY_NOTE: could be clearer
 * @RIO_SEVERITY_WARNING: allowed or without consequence, but hardly meant
 * @RIO_SEVERITY_ERROR: against BPMN, or work that can never be done
 *
 * How bad a problem is.
 */
typedef enum {
	RIO_SEVERITY_NOTE,
	RIO_SEVERITY_WARNING,
	RIO_SEVERITY_ERROR,
} RioSeverity;

/**
 * RioProblem:
 *
 * Something that is off in a model, and where.
 */
typedef struct _RioProblem RioProblem;

#define RIO_TYPE_PROBLEM (rio_problem_get_type())
RIO_PUBLIC GType rio_problem_get_type(void) G_GNUC_CONST;

/**
 * rio_model_check:
 * @model: a model
 *
 * Looks for what is off in a model: references that lead nowhere, flows where none may be, work
 * that nothing leads to.  Whether its behaviour is sound is another question.
 *
 * Returns: (transfer container) (element-type RioProblem): the problems, in the order of the file
 */
RIO_PUBLIC GPtrArray *rio_model_check(RioModel *model);

/**
 * rio_problem_ref:
 * @problem: a problem
 *
 * Returns: (transfer full): the same problem, with a reference more
 */
RIO_PUBLIC RioProblem *rio_problem_ref(RioProblem *problem);

/**
 * rio_problem_unref:
 * @problem: (transfer full) (nullable): a problem
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_problem_unref(RioProblem *problem);

/**
 * rio_problem_get_code:
 * @problem: a problem
 *
 * Returns: (transfer none): what it is, as a fixed word for programs: "dangling-flow"
 */
RIO_PUBLIC const char *rio_problem_get_code(const RioProblem *problem);

/**
 * rio_problem_get_severity:
 * @problem: a problem
 *
 * Returns: how bad it is
 */
RIO_PUBLIC RioSeverity rio_problem_get_severity(const RioProblem *problem);

/**
 * rio_problem_get_element:
 * @problem: a problem
 *
 * Returns: (transfer none): the element where it is
 */
RIO_PUBLIC RioElement *rio_problem_get_element(const RioProblem *problem);

/**
 * rio_problem_to_words:
 * @problem: a problem
 * @language: the language to speak
 *
 * Returns: (transfer full): what is off, in words
 */
RIO_PUBLIC char *rio_problem_to_words(const RioProblem *problem, RioLanguage language);

/**
 * rio_severity_to_string:
 * @severity: how bad something is
 *
 * Returns: (transfer none): "note", "warning" or "error"
 */
RIO_PUBLIC const char *rio_severity_to_string(RioSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioProblem, rio_problem_unref)

G_END_DECLS
