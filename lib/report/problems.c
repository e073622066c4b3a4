#include <riordino/problem.h>

#include "base/words.h"
#include "model/problem.h"
#include "report/json.h"
#include "report/models.h"
#include "report/text.h"

static const RioReportOptions defaults;

static const RioProblem *
problem_at(const GPtrArray *problems, guint i)
{
	return problems->pdata[i];
}

/* Text */

static const struct {
	RioTone tone;
	const char *words;
} severities[] = {
	[RIO_SEVERITY_NOTE] = {RIO_TONE_FAINT, N_("note")},
	[RIO_SEVERITY_WARNING] = {RIO_TONE_WARNING, N_("warning")},
	[RIO_SEVERITY_ERROR] = {RIO_TONE_BAD, N_("error")},
};

/* FILE:LINE: severity: words [code], as compilers do: editors can jump there. */
static void
append_problem(GString *out, const RioProblem *problem, const RioReportOptions *options)
{
	const RioSeverity severity = problem->rule->severity;
	const char *file =
		problem->model->file[0] != '\0' ? problem->model->file : problem->model->comune;
	g_autofree char *words = rio_problem_to_words(problem, options->language);
	g_autofree char *line = rio_text_line(words, 0);
	g_autofree char *code = g_strdup_printf(" [%s]", problem->rule->code);

	g_string_append_printf(out, "%s:%u: ", file,
			       problem->model->elements[problem->element].line);
	rio_text_append(out, options->color, severities[severity].tone,
			rio_words(options->language, severities[severity].words));
	g_string_append_printf(out, ": %s", line);
	rio_text_append(out, options->color, RIO_TONE_FAINT, code);
	g_string_append_c(out, '\n');
}

static void
append_summary(GString *out, const GPtrArray *models, const GPtrArray *problems,
	       RioLanguage language)
{
	guint n[G_N_ELEMENTS(severities)] = {0};

	for (guint i = 0; i < problems->len; i++)
		n[problem_at(problems, i)->rule->severity]++;
	g_string_append_printf(out, _WN(language, "%u model", "%u models", models->len),
			       models->len);
	g_string_append(out, ": ");
	g_string_append_printf(out, _WN(language, "%u error", "%u errors", n[RIO_SEVERITY_ERROR]),
			       n[RIO_SEVERITY_ERROR]);
	g_string_append(out, ", ");
	g_string_append_printf(out,
			       _WN(language, "%u warning", "%u warnings", n[RIO_SEVERITY_WARNING]),
			       n[RIO_SEVERITY_WARNING]);
	g_string_append(out, ", ");
	g_string_append_printf(out, _WN(language, "%u note", "%u notes", n[RIO_SEVERITY_NOTE]),
			       n[RIO_SEVERITY_NOTE]);
	g_string_append_c(out, '\n');
}

char *
rio_problems_to_text(const GPtrArray *models, const GPtrArray *problems,
		     const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	guint n;

	g_return_val_if_fail(models && problems, g_string_free(out, FALSE));

	if (!options)
		options = &defaults;
	n = options->limit > 0 ? MIN(options->limit, problems->len) : problems->len;
	for (guint i = 0; i < n; i++)
		append_problem(out, problem_at(problems, i), options);
	if (n < problems->len) {
		g_string_append_printf(
			out,
			_WN(options->language, "… and %u more", "… and %u more", problems->len - n),
			problems->len - n);
		g_string_append_c(out, '\n');
	}
	append_summary(out, models, problems, options->language);
	return g_string_free(out, FALSE);
}

/* JSON */

char *
rio_problems_to_json(const GPtrArray *models, const GPtrArray *problems,
		     const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = NULL;
	g_autoptr(GHashTable) numbers = NULL;

	g_return_val_if_fail(models && problems, g_string_free(out, FALSE));

	if (!options)
		options = &defaults;
	numbers = g_hash_table_new(NULL, NULL);
	for (guint m = 0; m < models->len; m++)
		g_hash_table_insert(numbers, models->pdata[m], GUINT_TO_POINTER(m));
	json = rio_json_new(out);
	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.check/1");
	rio_json_models(json, (RioModel *const *)models->pdata, models->len);
	rio_json_array(json, "problems");
	for (guint i = 0; i < problems->len; i++) {
		const RioProblem *problem = problem_at(problems, i);
		g_autofree char *text = rio_problem_to_words(problem, options->language);
		guint model = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, problem->model));

		rio_json_flat_object(json, NULL);
		rio_json_integer(json, "model", model);
		rio_json_text(json, "code", problem->rule->code);
		rio_json_text(json, "severity", rio_severity_to_string(problem->rule->severity));
		rio_json_text(json, "id", rio_model_id(problem->model, problem->element));
		rio_json_integer(json, "line", problem->model->elements[problem->element].line);
		rio_json_text(json, "text", text);
		rio_json_end(json);
	}
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

/* SARIF */

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

/* The rules that were broken, each once, in the order in which they were first met. */
static GPtrArray *
broken_rules(const GPtrArray *problems)
{
	GPtrArray *rules = g_ptr_array_new();

	for (guint i = 0; i < problems->len; i++) {
		const RioRule *rule = problem_at(problems, i)->rule;

		if (!g_ptr_array_find(rules, rule, NULL))
			g_ptr_array_add(rules, (gpointer)rule);
	}
	return rules;
}

static void
write_message(RioJson *json, const char *key, const char *text)
{
	rio_json_flat_object(json, key);
	rio_json_text(json, "text", text);
	rio_json_end(json);
}

static void
write_driver(RioJson *json, const GPtrArray *rules, RioLanguage language)
{
	rio_json_object(json, "tool");
	rio_json_object(json, "driver");
	rio_json_text(json, "name", "riordino");
	rio_json_text(json, "version", rio_version());
	rio_json_array(json, "rules");
	for (guint i = 0; i < rules->len; i++) {
		const RioRule *rule = rules->pdata[i];
		g_autofree char *text = g_strdup_printf(rio_words(language, rule->text), "…");

		rio_json_object(json, NULL);
		rio_json_text(json, "id", rule->code);
		write_message(json, "shortDescription", text);
		rio_json_end(json);
	}
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
}

static void
write_location(RioJson *json, const RioProblem *problem)
{
	const RioModel *model = problem->model;
	guint32 line = model->elements[problem->element].line;
	g_autofree char *uri =
		g_uri_escape_string(model->file, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

	rio_json_array(json, "locations");
	rio_json_object(json, NULL);
	rio_json_object(json, "physicalLocation");
	rio_json_flat_object(json, "artifactLocation");
	rio_json_text(json, "uri", uri);
	rio_json_end(json);
	rio_json_flat_object(json, "region");
	rio_json_integer(json, "startLine", MAX(line, 1));
	rio_json_end(json);
	rio_json_end(json);
	rio_json_array(json, "logicalLocations");
	rio_json_flat_object(json, NULL);
	rio_json_text(json, "name", rio_model_id(model, problem->element));
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
}

char *
rio_problems_to_sarif(const GPtrArray *models, const GPtrArray *problems,
		      const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(GPtrArray) rules = NULL;
	g_autoptr(RioJson) json = NULL;

	g_return_val_if_fail(models && problems, g_string_free(out, FALSE));

	if (!options)
		options = &defaults;
	rules = broken_rules(problems);
	json = rio_json_new(out);
	rio_json_object(json, NULL);
	rio_json_text(json, "$schema", SARIF_SCHEMA);
	rio_json_text(json, "version", "2.1.0");
	rio_json_array(json, "runs");
	rio_json_object(json, NULL);
	write_driver(json, rules, options->language);
	rio_json_array(json, "results");
	for (guint i = 0; i < problems->len; i++) {
		const RioProblem *problem = problem_at(problems, i);
		g_autofree char *text = rio_problem_to_words(problem, options->language);

		rio_json_object(json, NULL);
		rio_json_text(json, "ruleId", problem->rule->code);
		rio_json_text(json, "level", rio_severity_to_string(problem->rule->severity));
		write_message(json, "message", text);
		write_location(json, problem);
		rio_json_end(json);
	}
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}
