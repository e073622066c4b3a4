#include <riordino/findings.h>

#include <string.h>

#include "base/words.h"
#include "model/problem.h"
#include "report/json.h"
#include "report/models.h"
#include "report/text.h"

G_DEFINE_BOXED_TYPE(RioFindings, rio_findings, rio_findings_ref, rio_findings_unref)

#define N_SEVERITIES (RIO_SEVERITY_ERROR + 1)

/* One problem, in words. */
typedef struct {
	const RioRule *rule;
	guint32 model;
	guint32 line;
	const char *id;
	const char *text;
} Finding;

struct _RioFindings {
	gatomicrefcount references;
	RioReportOptions options;
	RioArena *arena; /* of all texts */
	GArray *models;	 /* of RioModelFacts */
	GArray *all;	 /* of Finding */
	guint n[N_SEVERITIES];
};

RioFindings *
rio_findings_new(const RioReportOptions *options)
{
	RioFindings *findings = g_new0(RioFindings, 1);

	g_atomic_ref_count_init(&findings->references);
	if (options)
		findings->options = *options;
	findings->arena = rio_arena_new();
	findings->models = g_array_new(FALSE, FALSE, sizeof(RioModelFacts));
	findings->all = g_array_new(FALSE, FALSE, sizeof(Finding));
	return findings;
}

RioFindings *
rio_findings_ref(RioFindings *findings)
{
	g_return_val_if_fail(findings, NULL);

	g_atomic_ref_count_inc(&findings->references);
	return findings;
}

void
rio_findings_unref(RioFindings *findings)
{
	if (!findings || !g_atomic_ref_count_dec(&findings->references))
		return;
	g_array_unref(findings->all);
	g_array_unref(findings->models);
	rio_arena_free(findings->arena);
	g_free(findings);
}

static const char *
keep(RioFindings *findings, const char *text)
{
	return rio_arena_text(findings->arena, text, strlen(text));
}

static void
add_model(RioFindings *findings, const RioModel *model)
{
	RioModelFacts facts = rio_model_facts(model, &findings->options);

	facts.comune = keep(findings, facts.comune);
	facts.service = keep(findings, facts.service);
	facts.file = keep(findings, facts.file);
	facts.process = keep(findings, facts.process);
	g_array_append_val(findings->models, facts);
}

static void
add_problem(RioFindings *findings, const RioProblem *problem, guint32 model)
{
	g_autofree char *text = rio_problem_to_words(problem, findings->options.language);
	Finding finding = {
		.rule = problem->rule,
		.model = model,
		.line = problem->model->elements[problem->element].line,
		.id = keep(findings, rio_model_id(problem->model, problem->element)),
		.text = keep(findings, text),
	};

	g_array_append_val(findings->all, finding);
	findings->n[finding.rule->severity]++;
}

void
rio_findings_add(RioFindings *findings, const RioModel *model, const GPtrArray *problems)
{
	g_return_if_fail(findings && model && problems);

	add_model(findings, model);
	for (guint i = 0; i < problems->len; i++)
		add_problem(findings, problems->pdata[i], findings->models->len - 1);
}

guint
rio_findings_count(const RioFindings *findings, RioSeverity severity)
{
	g_return_val_if_fail(findings && severity < N_SEVERITIES, 0);

	return findings->n[severity];
}

static const Finding *
finding_at(const RioFindings *findings, guint i)
{
	return &g_array_index(findings->all, Finding, i);
}

static const RioModelFacts *
model_of(const RioFindings *findings, const Finding *finding)
{
	return &g_array_index(findings->models, RioModelFacts, finding->model);
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
append_finding(GString *out, const RioFindings *findings, const Finding *finding)
{
	const RioModelFacts *model = model_of(findings, finding);
	const RioReportOptions *options = &findings->options;
	const RioSeverity severity = finding->rule->severity;
	g_autofree char *line = rio_text_line(finding->text, 0);
	g_autofree char *code = g_strdup_printf(" [%s]", finding->rule->code);

	g_string_append_printf(out, "%s:%u: ", model->file[0] != '\0' ? model->file : model->comune,
			       finding->line);
	rio_text_append(out, options->color, severities[severity].tone,
			rio_words(options->language, severities[severity].words));
	g_string_append_printf(out, ": %s", line);
	rio_text_append(out, options->color, RIO_TONE_FAINT, code);
	g_string_append_c(out, '\n');
}

static void
append_summary(GString *out, const RioFindings *findings)
{
	const RioLanguage language = findings->options.language;
	const guint n_models = findings->models->len, *n = findings->n;

	g_string_append_printf(out, _WN(language, "%u model", "%u models", n_models), n_models);
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
rio_findings_to_text(const RioFindings *findings)
{
	const RioReportOptions *options;
	GString *out;
	guint n;

	g_return_val_if_fail(findings, NULL);

	options = &findings->options;
	out = g_string_new(NULL);
	n = options->limit > 0 ? MIN(options->limit, findings->all->len) : findings->all->len;
	for (guint i = 0; i < n; i++)
		append_finding(out, findings, finding_at(findings, i));
	rio_text_append_more(out, n, findings->all->len, options->language);
	append_summary(out, findings);
	return g_string_free(out, FALSE);
}

/* JSON */

char *
rio_findings_to_json(const RioFindings *findings)
{
	g_autoptr(RioJson) json = NULL;
	GString *out;

	g_return_val_if_fail(findings, NULL);

	out = g_string_new(NULL);
	json = rio_json_new(out);
	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.check/1");
	rio_json_array(json, "models");
	for (guint m = 0; m < findings->models->len; m++)
		rio_json_model(json, &g_array_index(findings->models, RioModelFacts, m));
	rio_json_end(json);
	rio_json_array(json, "problems");
	for (guint i = 0; i < findings->all->len; i++) {
		const Finding *finding = finding_at(findings, i);

		rio_json_flat_object(json, NULL);
		rio_json_integer(json, "model", finding->model);
		rio_json_text(json, "code", finding->rule->code);
		rio_json_text(json, "severity", rio_severity_to_string(finding->rule->severity));
		rio_json_text(json, "id", finding->id);
		rio_json_integer(json, "line", finding->line);
		rio_json_text(json, "text", finding->text);
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
broken_rules(const RioFindings *findings)
{
	GPtrArray *rules = g_ptr_array_new();

	for (guint i = 0; i < findings->all->len; i++) {
		const RioRule *rule = finding_at(findings, i)->rule;

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
write_location(RioJson *json, const RioFindings *findings, const Finding *finding)
{
	g_autofree char *uri = g_uri_escape_string(model_of(findings, finding)->file,
						   G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

	rio_json_array(json, "locations");
	rio_json_object(json, NULL);
	rio_json_object(json, "physicalLocation");
	rio_json_flat_object(json, "artifactLocation");
	rio_json_text(json, "uri", uri);
	rio_json_end(json);
	rio_json_flat_object(json, "region");
	rio_json_integer(json, "startLine", MAX(finding->line, 1));
	rio_json_end(json);
	rio_json_end(json);
	rio_json_array(json, "logicalLocations");
	rio_json_flat_object(json, NULL);
	rio_json_text(json, "name", finding->id);
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
}

static void
write_result(RioJson *json, const RioFindings *findings, const Finding *finding)
{
	rio_json_object(json, NULL);
	rio_json_text(json, "ruleId", finding->rule->code);
	rio_json_text(json, "level", rio_severity_to_string(finding->rule->severity));
	write_message(json, "message", finding->text);
	write_location(json, findings, finding);
	rio_json_end(json);
}

char *
rio_findings_to_sarif(const RioFindings *findings)
{
	g_autoptr(GPtrArray) rules = NULL;
	g_autoptr(RioJson) json = NULL;
	GString *out;

	g_return_val_if_fail(findings, NULL);

	out = g_string_new(NULL);
	rules = broken_rules(findings);
	json = rio_json_new(out);
	rio_json_object(json, NULL);
	rio_json_text(json, "$schema", SARIF_SCHEMA);
	rio_json_text(json, "version", "2.1.0");
	rio_json_array(json, "runs");
	rio_json_object(json, NULL);
	write_driver(json, rules, findings->options.language);
	rio_json_array(json, "results");
	for (guint i = 0; i < findings->all->len; i++)
		write_result(json, findings, finding_at(findings, i));
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}
