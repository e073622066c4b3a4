#include "model/problem.h"

#include <string.h>

#include "base/words.h"

G_DEFINE_BOXED_TYPE(RioProblem, rio_problem, rio_problem_ref, rio_problem_unref)

RioProblem *
rio_problem_new(RioModel *model, const RioRule *rule, guint32 element, const char *detail)
{
	RioProblem *problem = g_new0(RioProblem, 1);

	g_atomic_ref_count_init(&problem->references);
	problem->model = rio_model_ref(model);
	problem->rule = rule;
	problem->element = element;
	problem->detail = g_strdup(detail ? detail : "");
	return problem;
}

RioProblem *
rio_problem_ref(RioProblem *problem)
{
	g_return_val_if_fail(problem, NULL);

	g_atomic_ref_count_inc(&problem->references);
	return problem;
}

void
rio_problem_unref(RioProblem *problem)
{
	if (!problem || !g_atomic_ref_count_dec(&problem->references))
		return;
	rio_model_unref(problem->model);
	g_free(problem->detail);
	g_free(problem);
}

const char *
rio_problem_get_code(const RioProblem *problem)
{
	g_return_val_if_fail(problem, NULL);
	return problem->rule->code;
}

RioSeverity
rio_problem_get_severity(const RioProblem *problem)
{
	g_return_val_if_fail(problem, RIO_SEVERITY_NOTE);
	return problem->rule->severity;
}

RioElement *
rio_problem_get_element(const RioProblem *problem)
{
	g_return_val_if_fail(problem, NULL);
	return &problem->model->elements[problem->element];
}

const char *
rio_severity_to_string(RioSeverity severity)
{
	static const char *const words[] = {
		[RIO_SEVERITY_NOTE] = "note",
		[RIO_SEVERITY_WARNING] = "warning",
		[RIO_SEVERITY_ERROR] = "error",
	};

	g_return_val_if_fail(severity < G_N_ELEMENTS(words), NULL);
	return words[severity];
}

char *
rio_model_describe(const RioModel *model, guint32 element, RioLanguage language)
{
	RioKind kind = rio_model_kind(model, element);
	const char *name = rio_model_name(model, element);
	const char *id = rio_model_id(model, element);
	GString *words = g_string_new(rio_kind_words(kind, language));

	if (words->len == 0 && rio_at(model, element)->name != RIO_NONE)
		g_string_printf(words, "<%s>", model->names[rio_at(model, element)->name].local);
	if (name[0] != '\0')
		g_string_append_printf(words, _W(language, " “%s”"), name);
	if (id[0] != '\0')
		g_string_append_printf(words, " (%s)", id);
	return g_string_free(words, FALSE);
}

char *
rio_problem_to_words(const RioProblem *problem, RioLanguage language)
{
	g_autofree char *where = NULL, *what = NULL;

	g_return_val_if_fail(problem, NULL);

	where = rio_model_describe(problem->model, problem->element, language);
	what = g_strdup_printf(rio_words(language, problem->rule->text), problem->detail);
	return g_strdup_printf("%s: %s", where, what);
}
