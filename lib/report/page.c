/*
 * page.c: the page of a workshop
 *
 * A frame (page/page.html) that gets a style, a program, pictures and data.  The data are the
 * documents that all programs get, so that nothing is reckoned here that is not reckoned there;
 * the program (page/…js) makes of them what people see.  It is plain and runs as it is written, but
 * for its words: each _("…") in it is translated here.
 *
 * Names come from files that anybody may have made.  The program puts them into text nodes only,
 * in the data every "<" is written as an escape, and the page allows no other program than its own,
 * and no network.
 */
#include <riordino/draw.h>
#include <riordino/page.h>
#include <riordino/version.h>

#include <gio/gio.h>
#include <string.h>

#include "base/words.h"
#include "merge/outcome.h"
#include "merge/project.h"
#include "page-resource.h"
#include "report/card.h"
#include "report/json.h"
#include "report/reasons.h"

/* One program, in this order. */
static const char *const scripts[] = {"base.js",      "state.js",  "diagram.js", "brief.js",
				      "questions.js", "tables.js", "main.js"};

static const RioReportOptions defaults;

/* Our own files */

static char *
resource_text(const char *name)
{
	g_autofree char *path = g_strconcat("/riordino/page/", name, NULL);
	g_autoptr(GBytes) bytes = NULL;
	gconstpointer text;
	gsize length;

	page_register_resource();
	bytes = g_resource_lookup_data(page_get_resource(), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
				       NULL);
	text = g_bytes_get_data(bytes, &length);
	return g_strndup(text, length);
}

/* The words of a call; none of them has a quote or a backslash in it. */
static gboolean
translate(const GMatchInfo *match, GString *out, gpointer data)
{
	const RioLanguage *language = data;
	g_autofree char *call = g_match_info_fetch(match, 1);
	g_autofree char *one = g_match_info_fetch(match, 2);
	g_autofree char *many = g_match_info_fetch(match, 3);

	if (many && many[0] != '\0')
		g_string_append_printf(out, "%s\"%s\", \"%s\"", call,
				       rio_words_n(*language, one, many, 1),
				       rio_words_n(*language, one, many, 2));
	else
		g_string_append_printf(out, "%s\"%s\"", call, rio_words(*language, one));
	return FALSE;
}

/* Each _("one") and _N("one", "many", n) of the program, in the language. */
static char *
translated(const char *script, RioLanguage language)
{
	g_autoptr(GRegex) calls =
		g_regex_new("(\\b_N?\\(\\s*)\"([^\"]*)\"(?:,\\s*\"([^\"]*)\")?", 0, 0, NULL);

	return g_regex_replace_eval(calls, script, -1, 0, 0, translate, &language, NULL);
}

static char *
whole_script(RioLanguage language)
{
	g_autoptr(GString) all = g_string_new("\"use strict\";\n{\n");

	for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
		g_autofree char *text = resource_text(scripts[i]);

		g_string_append(all, text);
	}
	g_string_append(all, "}\n");
	return translated(all->str, language);
}

/* As a security policy names what may run. */
static char *
hash_of(const char *text)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof digest;

	g_checksum_update(checksum, (const guchar *)text, -1);
	g_checksum_get_digest(checksum, digest, &length);
	return g_base64_encode(digest, length);
}

/* Data */

/* A document that no name in it can end, and without its indentation: a third is white space. */
static void
append_data(GString *out, const char *id, const char *json)
{
	g_string_append_printf(out, "<script type=\"application/json\" id=\"%s\">", id);
	for (const char *c = json; *c; c++)
		if (*c == '<')
			g_string_append(out, "\\u003c");
		else if (*c == '\n')
			c += strspn(c + 1, " ");
		else
			g_string_append_c(out, *c);
	g_string_append(out, "</script>\n");
}

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

/* What the codes mean that the correspondences give as reasons. */
static void
json_reasons(RioJson *json, const RioMatch *match, RioLanguage language)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	rio_json_object(json, "reasons");
	for (guint32 c = 0; c < match->n_correspondences; c++)
		for (guint32 r = 0; r < match->correspondences[c].n_reasons; r++) {
			const char *code = match->correspondences[c].reasons[r].code;
			RioTone tone;

			if (g_hash_table_add(seen, (gpointer)code))
				rio_json_text(json, code, rio_reason_words(code, language, &tone));
		}
	rio_json_end(json);
}

/* What would be otherwise than in the proposal. */
static void
json_outcome(RioJson *json, const RioOutcome *outcome)
{
	const RioProposal *proposal = outcome->proposal;
	const RioModel *model = proposal->merge->model;

	rio_json_array(json, "steps");
	for (guint32 n = 0; n < model->n_nodes; n++) {
		RioPlace place = outcome->placings[n].place;
		guint32 before;

		if (!rio_kind_is(rio_model_kind(model, model->nodes[n].element), RIO_ACTIVITY) ||
		    place == proposal->placings[n].place)
			continue;
		rio_json_flat_object(json, NULL);
		rio_json_text(json, "id", rio_model_id(model, model->nodes[n].element));
		rio_json_boolean(json, "in", place != RIO_PLACE_NONE);
		if (place != RIO_PLACE_NONE) {
			before = rio_outcome_before(outcome, n);
			rio_json_text(json, "who", rio_place_word(place));
			rio_json_text(json, "after",
				      before == RIO_NONE
					      ? NULL
					      : rio_model_id(model, model->nodes[before].element));
		}
		rio_json_end(json);
	}
	rio_json_end(json);
}

/* What would follow from each answer that is not what the proposal says already. */
static void
json_outcomes(RioJson *json, const RioProposal *proposal, const RioQuestion *question)
{
	for (guint p = 0; p < question->points->len; p++) {
		const RioPoint *point = question->points->pdata[p];

		for (guint a = 0; point->group && a < point->answers->len; a++) {
			const RioAnswer *answer = point->answers->pdata[a];
			g_autoptr(RioOutcome) outcome =
				answer->chosen ? NULL : rio_outcome_new(proposal, point, answer);

			if (!outcome)
				continue;
			rio_json_object(json, NULL);
			rio_json_text(json, "decision", point->group);
			rio_json_text(json, "answer", answer->word);
			json_outcome(json, outcome);
			rio_json_end(json);
		}
	}
}

/* What only the page needs. */
static char *
page_json(const RioProposal *proposal, RioLanguage language)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	rio_json_object(json, NULL);
	rio_json_text(json, "language", language == RIO_LANGUAGE_IT ? "it" : "en");
	rio_json_card(json, proposal);
	json_nodes(json, proposal->merge, language);
	json_reasons(json, proposal->merge->match, language);
	rio_json_array(json, "outcomes");
	for (guint i = 0; i < proposal->agenda->len; i++)
		json_outcomes(json, proposal, proposal->agenda->pdata[i]);
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

static char *
problems_json(const RioMatch *match, const RioReportOptions *options)
{
	g_autoptr(GPtrArray) models = g_ptr_array_new();
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_problem_unref);

	for (guint32 m = 0; m < match->n_models; m++) {
		g_ptr_array_add(models, match->models[m]);
		g_ptr_array_extend_and_steal(problems, rio_model_check(match->models[m]));
	}
	return rio_problems_to_json(models, problems, options);
}

static void
append_all_data(GString *out, const RioProposal *proposal, const RioComparison *comparison,
		const RioDuplicates *duplicates, const RioEffort *effort,
		const RioReportOptions *options)
{
	g_autofree char *page = page_json(proposal, options->language);
	g_autofree char *merge = rio_proposal_to_json(proposal, NULL, effort, options);
	g_autofree char *compare = rio_comparison_to_json(comparison, TRUE, options);
	g_autofree char *twice = rio_duplicates_to_json(duplicates, options);
	g_autofree char *check = problems_json(proposal->merge->match, options);

	append_data(out, "data-page", page);
	append_data(out, "data-merge", merge);
	append_data(out, "data-compare", compare);
	append_data(out, "data-duplicates", twice);
	append_data(out, "data-check", check);
}

/* Pictures */

static void
append_picture(GString *out, const char *prefix, RioModel *model, RioLanguage language)
{
	RioDrawOptions how = {.language = language, .id_prefix = prefix};
	g_autoptr(GBytes) svg = rio_draw_svg(model, &how);
	gsize length;
	const char *text = g_bytes_get_data(svg, &length);
	const char *body = g_strstr_len(text, (gssize)length, "<svg");

	g_string_append_printf(out, "<figure data-picture=\"%s\">", prefix);
	g_string_append_len(out, body, (gssize)length - (body - text));
	g_string_append(out, "</figure>\n");
}

static void
append_pictures(GString *out, const RioProposal *proposal, RioLanguage language)
{
	const RioMatch *match = proposal->merge->match;

	append_picture(out, "p-", proposal->model, language);
	append_picture(out, "u-", proposal->merge->model, language);
	for (guint32 m = 0; m < match->n_models; m++) {
		g_autofree char *prefix = g_strdup_printf("m%u-", m);

		append_picture(out, prefix, match->models[m], language);
	}
}

/* The frame */

typedef struct {
	const char *name;
	const char *text;
} Part;

/* Fills each {{name}} of the frame, once: what a part holds is left alone. */
static char *
filled(const char *frame, const Part *parts, gsize n)
{
	GString *out = g_string_new(NULL);
	g_auto(GStrv) pieces = g_strsplit(frame, "{{", -1);

	g_string_append(out, pieces[0]);
	for (gsize p = 1; pieces[p]; p++) {
		char *end = strstr(pieces[p], "}}");

		g_assert(end);
		*end = '\0';
		for (gsize i = 0; i < n; i++)
			if (g_str_equal(parts[i].name, pieces[p]))
				g_string_append(out, parts[i].text);
		g_string_append(out, end + 2);
	}
	return g_string_free(out, FALSE);
}

char *
rio_proposal_to_html(const RioProposal *proposal, const RioComparison *comparison,
		     const RioDuplicates *duplicates, const RioEffort *effort,
		     const RioReportOptions *options)
{
	const RioReportOptions *how = options ? options : &defaults;
	g_autofree char *frame = resource_text("page.html");
	g_autofree char *style = resource_text("page.css");
	g_autofree char *script = whole_script(how->language);
	g_autofree char *style_hash = hash_of(style);
	g_autofree char *script_hash = hash_of(script);
	g_autoptr(GString) pictures = g_string_new(NULL);
	g_autoptr(GString) data = g_string_new(NULL);

	g_return_val_if_fail(proposal && comparison && duplicates, NULL);

	append_pictures(pictures, proposal, how->language);
	append_all_data(data, proposal, comparison, duplicates, effort, how);

	const Part parts[] = {
		{"language", how->language == RIO_LANGUAGE_IT ? "it" : "en"},
		{"version", rio_version()},
		{"title", _W(how->language, "Associated service")},
		{"without script", _W(how->language, "This page needs JavaScript, which it brings "
						     "along: here it is switched off.")},
		{"script hash", script_hash},
		{"style hash", style_hash},
		{"style", style},
		{"script", script},
		{"pictures", pictures->str},
		{"data", data->str},
	};

	return filled(frame, parts, G_N_ELEMENTS(parts));
}
