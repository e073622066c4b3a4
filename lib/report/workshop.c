/*
 * workshop.c: the page that a workshop decides with
 */
#include <riordino/page.h>

#include <riordino/findings.h>

#include "base/hash.h"
#include "base/words.h"
#include "merge/effort.h"
#include "merge/outcome.h"
#include "merge/project.h"
#include "report/card.h"
#include "report/merge.h"
#include "report/page.h"
#include "report/reasons.h"

static const char *const scripts[] = {"base.js",    "shell.js", "picture.js", "state.js",
				      "diagram.js", "brief.js", "step.js",    "questions.js",
				      "tables.js",  "main.js",	NULL};

/* Nodes that are settled anew for all answers of a page together: a second or two. */
#define MOST_SETTLED 60000
/* As many of a settlement's looks take as long as one node. */
#define LOOKS_A_NODE 1000

static const RioReportOptions defaults;

static void
json_origin(RioJson *json, const RioMatch *match, const RioOwned *owned)
{
	const RioModel *model = match->models[owned->model];
	guint32 lane = model->nodes[rio_model_node(model, owned->element)].lane;
	g_autofree char *name =
		rio_decisions_name(model->comune, rio_model_id(model, owned->element));

	rio_json_flat_object(json, NULL);
	rio_json_integer(json, "model", owned->model);
	rio_json_text(json, "id", rio_model_id(model, owned->element));
	rio_json_text(json, "label", rio_model_name(model, owned->element));
	rio_json_text(json, "role", lane == RIO_NONE ? NULL : rio_model_name(model, lane));
	rio_json_text(json, "name", name);
	rio_json_end(json);
}

/* Of each node of the union which nodes of the Comuni it is. */
static void
json_nodes(RioJson *json, const RioMerge *merge, RioLanguage language)
{
	rio_json_array(json, "nodes");
	for (guint32 n = 0; n < merge->model->n_nodes; n++) {
		guint32 element = merge->model->nodes[n].element;
		g_autoptr(GArray) origins =
			rio_project_origins(merge->model, element, merge->match);

		if (origins->len == 0)
			continue;
		rio_json_object(json, NULL);
		rio_json_text(json, "id", rio_model_id(merge->model, element));
		rio_json_text(json, "label", rio_model_name(merge->model, element));
		rio_json_text(json, "kind",
			      rio_kind_words(rio_model_kind(merge->model, element), language));
		rio_json_array(json, "origins");
		for (guint i = 0; i < origins->len; i++)
			json_origin(json, merge->match, &g_array_index(origins, RioOwned, i));
		rio_json_end(json);
		rio_json_end(json);
	}
	rio_json_end(json);
}

/* What the codes mean that the correspondences give as reasons, and whether they speak for it. */
static void
json_reasons(RioJson *json, const RioMatch *match, RioLanguage language)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(rio_hash_text, g_str_equal);

	rio_json_object(json, "reasons");
	for (guint32 c = 0; c < match->n_correspondences; c++)
		for (guint32 r = 0; r < match->correspondences[c].n_reasons; r++) {
			const char *code = match->correspondences[c].reasons[r].code;
			const char *words;
			RioTone tone;

			if (!g_hash_table_add(seen, (gpointer)code))
				continue;
			words = rio_reason_words(code, language, &tone);
			rio_json_flat_object(json, code);
			rio_json_text(json, "text", words);
			rio_json_boolean(json, "for", tone == RIO_TONE_GOOD);
			rio_json_end(json);
		}
	rio_json_end(json);
}

static void
json_id(RioJson *json, const char *key, const RioModel *model, guint32 node)
{
	rio_json_text(json, key,
		      node == RIO_NONE ? NULL : rio_model_id(model, model->nodes[node].element));
}

/* What a director asks for; the hours only if there is a table of them. */
static void
json_figures(RioJson *json, const RioProposal *proposal, const RioEffort *effort,
	     RioLanguage language)
{
	g_autoptr(RioNumbers) numbers = rio_numbers_new(proposal->merge, proposal->model);
	g_autofree char *handovers = rio_handover_words(numbers, proposal, language);

	rio_json_flat_object(json, "figures");
	rio_json_integer(json, "steps", numbers->activities_out);
	rio_json_integer(json, "unione", rio_proposal_count(proposal, RIO_PLACE_UNIONE));
	rio_json_integer(json, "comune", rio_proposal_count(proposal, RIO_PLACE_COMUNE));
	rio_json_integer(json, "duplicates", numbers->duplicates);
	rio_json_integer(json, "staying", numbers->duplicates_staying);
	rio_json_integer(json, "leftOut", numbers->left_out);
	rio_json_text(json, "handovers", handovers);
	if (effort) {
		g_autoptr(RioHours) hours = rio_hours_new(effort, proposal->merge, proposal->model);

		rio_json_number(json, "hours", hours->all_proposed);
	}
	rio_json_end(json);
}

/* A step that is not where the proposal has it, or is only in one of the two. */
static void
json_moved(RioJson *json, const RioProposal *proposal, const RioProposal *outcome, guint32 node)
{
	const RioModel *model = proposal->merge->model;
	RioPlace place = outcome->placings[node].place;

	rio_json_flat_object(json, NULL);
	json_id(json, "id", model, node);
	rio_json_boolean(json, "in", place != RIO_PLACE_NONE);
	if (place != RIO_PLACE_NONE) {
		rio_json_text(json, "who", rio_place_word(place));
		json_id(json, "after", model, rio_outcome_before(proposal, outcome, node));
	}
	rio_json_end(json);
}

static void
json_steps(RioJson *json, const RioProposal *proposal, const RioProposal *outcome)
{
	const RioModel *model = proposal->merge->model;

	rio_json_array(json, "steps");
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (rio_node_is_activity(model, n) && rio_settlement_has(proposal->settlement, n) &&
		    outcome->placings[n].place != proposal->placings[n].place)
			json_moved(json, proposal, outcome, n);
	rio_json_end(json);
}

/* What would follow from each answer alone, that which is proposed too; @left answers at most. */
static void
json_outcomes(RioJson *json, const RioProposal *proposal, const RioQuestion *question,
	      const RioEffort *effort, RioLanguage language, guint32 *left)
{
	for (guint p = 0; p < question->points->len; p++) {
		const RioPoint *point = question->points->pdata[p];

		for (guint a = 0; point->group && a < point->answers->len; a++) {
			const RioAnswer *answer = point->answers->pdata[a];
			g_autoptr(RioProposal) outcome = NULL;

			if (*left == 0)
				return;
			outcome = rio_outcome_new(proposal, point, answer);
			if (!outcome)
				continue;
			(*left)--;
			rio_json_object(json, NULL);
			rio_json_text(json, "decision", point->group);
			rio_json_text(json, "answer", answer->word);
			json_steps(json, proposal, outcome);
			json_figures(json, outcome, effort, language);
			rio_json_end(json);
		}
	}
}

/* How many answers can be settled anew. */
static guint32
most_outcomes(const RioProposal *proposal)
{
	return (guint32)(MOST_SETTLED / (proposal->merge->model->n_nodes + 1 +
					 proposal->settlement->looks / LOOKS_A_NODE));
}

/* What only the page needs. */
static char *
page_json(const RioProposal *proposal, const RioEffort *effort, RioLanguage language)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);
	guint32 left = most_outcomes(proposal);

	rio_json_object(json, NULL);
	rio_json_card(json, proposal);
	json_figures(json, proposal, effort, language);
	json_nodes(json, proposal->merge, language);
	json_reasons(json, proposal->merge->match, language);
	rio_json_array(json, "outcomes");
	for (guint i = 0; i < proposal->agenda->len; i++)
		json_outcomes(json, proposal, proposal->agenda->pdata[i], effort, language, &left);
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

static char *
problems_json(const RioMatch *match, const RioReportOptions *options)
{
	g_autoptr(RioFindings) findings = rio_findings_new(options);

	for (guint32 m = 0; m < match->n_models; m++) {
		g_autoptr(GPtrArray) problems = rio_model_check(match->models[m]);

		rio_findings_add(findings, match->models[m], problems);
	}
	return rio_findings_to_json(findings);
}

static void
add_data(RioPage *page, const RioProposal *proposal, const RioComparison *comparison,
	 const RioDuplicates *duplicates, const RioEffort *effort, const RioReportOptions *options)
{
	rio_page_take_data(page, "page", page_json(proposal, effort, options->language));
	rio_page_take_data(page, "merge", rio_proposal_to_json(proposal, NULL, effort, options));
	rio_page_take_data(page, "compare", rio_comparison_to_json(comparison, TRUE, options));
	rio_page_take_data(page, "duplicates", rio_duplicates_to_json(duplicates, options));
	rio_page_take_data(page, "check", problems_json(proposal->merge->match, options));
}

static void
add_pictures(RioPage *page, const RioProposal *proposal)
{
	const RioMatch *match = proposal->merge->match;

	rio_page_add_picture(page, "p-", proposal->model);
	rio_page_add_picture(page, "u-", proposal->merge->model);
	for (guint32 m = 0; m < match->n_models; m++) {
		g_autofree char *prefix = g_strdup_printf("m%u-", m);

		rio_page_add_picture(page, prefix, match->models[m]);
	}
}

char *
rio_proposal_to_html(const RioProposal *proposal, const RioComparison *comparison,
		     const RioDuplicates *duplicates, const RioEffort *effort,
		     const RioReportOptions *options)
{
	RioReportOptions how = options ? *options : defaults;
	RioPage *page;

	g_return_val_if_fail(proposal && comparison && duplicates, NULL);

	how.file_names = TRUE;
	page = rio_page_new(_W(how.language, "Associated service"), scripts, how.language);
	add_pictures(page, proposal);
	add_data(page, proposal, comparison, duplicates, effort, &how);
	return rio_page_end(page);
}
