#include "merge/proposal.h"

#include "base/words.h"
#include "merge/agenda.h"
#include "merge/effort.h"
#include "report/merge.h"
#include "report/text.h"

/* As they are stated in doc/design/proposal.md. */
static const char *const service_rules[] = {
	N_("What is in it: 1. what the workshop decided."),
	N_("2. Controls, acts due by law and time limits, even if one Comune alone has them; work "
	   "that most do, though at different places."),
	N_("3. Of each difference the way with most support, but not straight on where most wait; "
	   "ties: "
	   "the shorter, then the name."),
	N_("Who does it: 1. as the workshop decided."),
	N_("2. Steps that meet the citizen stay at the Comune: messages from or to somebody "
	   "outside "
	   "that is no office, front offices, names that say so."),
	N_("3. All else goes to the Unione."),
};
static const char *const core_rules[] = {
	N_("What is in it: the steps that enough Comuni do, at whatever place."),
	N_("What fewer do is passed by; of each difference the way with most support is taken."),
};

static const char *const assumptions[] = {
	N_("a step takes as long as it does today on average, over all cases of the Comuni that "
	   "gave figures"),
	N_("each Comune has as many cases of a step as today; of one that it does not do today, as "
	   "many as of its most frequent step"),
	N_("what is dropped takes no time, and neither does handing over"),
	N_("what a Comune does today without figures is left out, today and in the proposal"),
};

typedef struct {
	const char *const *rules;
	gsize n;
} Rules;

static Rules
rules_of(const RioProposal *proposal)
{
	if (proposal->kind == RIO_PROPOSAL_CORE)
		return (Rules){core_rules, G_N_ELEMENTS(core_rules)};
	return (Rules){service_rules, G_N_ELEMENTS(service_rules)};
}

/* JSON */

static void
json_models(RioJson *json, const char *key, const RioBits *models)
{
	rio_json_array(json, key);
	rio_bits_foreach (models, m)
		rio_json_integer(json, NULL, m);
	rio_json_end(json);
}

static void
json_step(RioJson *json, const RioProposal *proposal, guint32 node, RioLanguage language)
{
	static const char *const fates[] = {
		[RIO_FATE_IN] = "support",	    [RIO_FATE_DECIDED] = "decided",
		[RIO_FATE_KEPT] = "kept",	    [RIO_FATE_MOVED] = "moved",
		[RIO_FATE_ELSEWHERE] = "elsewhere", [RIO_FATE_OUT] = "dropped",
	};
	static const char *const becauses[] = {
		[RIO_BECAUSE_DECIDED] = "decided",    [RIO_BECAUSE_MESSAGE] = "message",
		[RIO_BECAUSE_FRONT] = "front-office", [RIO_BECAUSE_NAME] = "name",
		[RIO_BECAUSE_NOTHING] = "nothing",    [RIO_BECAUSE_NEAR] = "neighbour",
	};
	const RioModel *model = proposal->merge->model;
	const RioPlacing *placing = proposal->placings ? &proposal->placings[node] : NULL;
	guint32 element = model->nodes[node].element;
	const char *decided = proposal->rulings->names[node];

	rio_json_flat_object(json, NULL);
	rio_json_text(json, "id", rio_model_id(model, element));
	rio_json_text(json, "label", decided ? decided : rio_model_name(model, element));
	rio_json_boolean(json, "in", !rio_draft_vertex(proposal->settlement->draft, node)->gone);
	rio_json_text(json, "because", fates[proposal->settlement->fates[node]]);
	json_models(json, "models", rio_draft_vertex(proposal->settlement->whole, node)->models);
	if (placing && placing->place != RIO_PLACE_NONE) {
		g_autofree char *reason = rio_proposal_reason(proposal, node, language);

		rio_json_text(json, "who", rio_place_word(placing->place));
		rio_json_text(json, "whoBecause", becauses[placing->because]);
		rio_json_text(json, "whoText", reason);
	}
	rio_json_end(json);
}

static void
json_steps(RioJson *json, const RioProposal *proposal, RioLanguage language)
{
	const RioModel *model = proposal->merge->model;

	rio_json_array(json, "steps");
	for (guint32 n = 0; n < model->n_nodes; n++)
		if (rio_node_is_activity(model, n) && rio_settlement_has(proposal->settlement, n))
			json_step(json, proposal, n, language);
	rio_json_end(json);
}

static void
json_answer(RioJson *json, const RioProposal *proposal, const RioQuestion *question,
	    const RioAnswer *answer, RioLanguage language)
{
	g_autofree char *words = rio_answer_words(proposal, question, answer, language);
	const RioModel *model = proposal->merge->model;

	rio_json_flat_object(json, NULL);
	rio_json_text(json, "answer", answer->word);
	rio_json_text(json, "text", words);
	rio_json_boolean(json, "proposed", answer->chosen);
	if (answer->models) {
		guint32 m = rio_bits_next(answer->models, 0);
		g_autoptr(GArray) steps = rio_question_steps(proposal, question, m);
		g_autofree char *way = rio_question_way(proposal, question, m, language);

		rio_json_text(json, "way", way);
		json_models(json, "models", answer->models);
		rio_json_array(json, "steps");
		for (guint i = 0; i < steps->len; i++) {
			const RioNode *node = &model->nodes[g_array_index(steps, guint32, i)];

			rio_json_text(json, NULL, rio_model_id(model, node->element));
		}
		rio_json_end(json);
	}
	rio_json_end(json);
}

static void
json_node(RioJson *json, const RioProposal *proposal, guint32 node)
{
	const RioModel *model = proposal->merge->model;

	rio_json_text(json, "id",
		      node == RIO_NONE ? NULL : rio_model_id(model, model->nodes[node].element));
}

/* The witnesses of a decision. */
static void
json_labels(RioJson *json, char *const *labels)
{
	rio_json_flat_array(json, "labels");
	for (guint i = 0; i < 2 && labels[i]; i++)
		rio_json_text(json, NULL, labels[i]);
	rio_json_end(json);
}

static void
json_point(RioJson *json, const RioProposal *proposal, const RioQuestion *question,
	   const RioPoint *point, RioLanguage language)
{
	g_autofree char *words = rio_point_words(proposal, point, language);
	g_autoptr(GPtrArray) details = rio_point_details(proposal, question, point, language);

	rio_json_object(json, NULL);
	rio_json_text(json, "code", rio_question_code(point->kind));
	rio_json_text(json, "text", words);
	json_node(json, proposal, point->node);
	rio_json_text(json, "decision", point->group);
	json_labels(json, point->label);
	rio_json_array(json, "details");
	for (guint i = 0; i < details->len; i++)
		rio_json_text(json, NULL, details->pdata[i]);
	rio_json_end(json);
	rio_json_array(json, "answers");
	for (guint i = 0; i < point->answers->len; i++)
		json_answer(json, proposal, question, point->answers->pdata[i], language);
	rio_json_end(json);
	rio_json_end(json);
}

static void
json_question(RioJson *json, const RioProposal *proposal, const RioQuestion *question,
	      RioLanguage language)
{
	g_autofree char *words = rio_question_words(proposal, question, language);

	rio_json_object(json, NULL);
	rio_json_text(json, "code", rio_question_code(question->kind));
	rio_json_text(json, "text", words);
	json_node(json, proposal, question->node);
	rio_json_array(json, "points");
	for (guint i = 0; i < question->points->len; i++)
		json_point(json, proposal, question, question->points->pdata[i], language);
	rio_json_end(json);
	rio_json_end(json);
}

/* What was decided before and still holds. */
static void
json_decisions(RioJson *json, const RioProposal *proposal)
{
	const RioDecisions *decisions = proposal->decisions;

	rio_json_array(json, "decisions");
	for (guint i = 0; decisions && i < decisions->all->len; i++) {
		const RioDecision *decision = decisions->all->pdata[i];

		if (!decision->answer || proposal->rulings->stale[i])
			continue;
		rio_json_flat_object(json, NULL);
		rio_json_text(json, "decision", decision->group);
		json_labels(json, decision->label);
		rio_json_text(json, "answer", decision->answer);
		rio_json_end(json);
	}
	rio_json_end(json);
}

/* Hours of each step that may be in it, whether it is or not. */
static void
json_hours(RioJson *json, const RioProposal *proposal, const RioEffort *effort,
	   const RioHours *proposed)
{
	const RioModel *model = proposal->merge->model;
	g_autoptr(RioHours) hours = rio_hours_new(effort, proposal->merge, model);

	rio_json_array(json, "byStep");
	for (guint32 n = 0; n < model->n_nodes; n++) {
		const char *id = rio_model_id(model, model->nodes[n].element);
		guint32 element = rio_model_find(proposal->model, id);
		double known =
			element == RIO_NONE
				? hours->by_node[n]
				: proposed->by_node[rio_model_node(proposal->model, element)];

		if (known < 0)
			continue;
		rio_json_flat_object(json, NULL);
		rio_json_text(json, "id", id);
		rio_json_number(json, "hours", known);
		rio_json_end(json);
	}
	rio_json_end(json);
}

static void
json_effort(RioJson *json, const RioProposal *proposal, const RioEffort *effort,
	    RioLanguage language)
{
	g_autoptr(RioHours) hours = rio_hours_new(effort, proposal->merge, proposal->model);

	rio_json_object(json, "effort");
	rio_json_number(json, "hoursToday", hours->all_today);
	rio_json_number(json, "hoursProposed", hours->all_proposed);
	rio_json_number(json, "hoursAtUnione", hours->at_unione);
	rio_json_integer(json, "steps", hours->n_steps);
	rio_json_integer(json, "stepsWithFigures", hours->n_known);
	rio_json_array(json, "comuni");
	for (guint32 m = 0; m < hours->n_comuni; m++) {
		rio_json_flat_object(json, NULL);
		rio_json_integer(json, "model", m);
		rio_json_number(json, "today", hours->today[m]);
		rio_json_number(json, "proposed", hours->proposed[m]);
		rio_json_integer(json, "withoutFigures", hours->silent[m]);
		rio_json_end(json);
	}
	rio_json_end(json);
	json_hours(json, proposal, effort, hours);
	rio_json_array(json, "assumptions");
	for (gsize i = 0; i < G_N_ELEMENTS(assumptions); i++)
		rio_json_text(json, NULL, rio_words(language, assumptions[i]));
	rio_json_end(json);
	rio_json_end(json);
}

static void
json_proposal(RioJson *json, const RioProposal *proposal, RioLanguage language)
{
	Rules rules = rules_of(proposal);

	rio_json_object(json, "proposal");
	rio_json_text(json, "soundness", rio_verdict_to_string(proposal->verdict));
	if (proposal->kind == RIO_PROPOSAL_CORE)
		rio_json_integer(json, "quorum", proposal->quorum);
	else
		rio_json_integer(json, "handovers", proposal->n_handovers);
	rio_json_array(json, "rules");
	for (gsize i = 0; i < rules.n; i++)
		rio_json_text(json, NULL, rio_words(language, rules.rules[i]));
	rio_json_end(json);
	json_steps(json, proposal, language);
	rio_json_array(json, "agenda");
	for (guint i = 0; i < proposal->agenda->len; i++)
		json_question(json, proposal, proposal->agenda->pdata[i], language);
	rio_json_end(json);
	json_decisions(json, proposal);
	rio_json_end(json);
}

char *
rio_proposal_to_json(const RioProposal *proposal, const char *file, const RioEffort *effort,
		     const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);
	RioLanguage language = options ? options->language : RIO_LANGUAGE_EN;

	g_return_val_if_fail(proposal != NULL, g_string_free(out, FALSE));

	rio_json_object(json, NULL);
	rio_json_merge(json, proposal->merge,
		       proposal->kind == RIO_PROPOSAL_CORE ? "core" : "proposal", proposal->model,
		       proposal->verdict, file, options);
	json_proposal(json, proposal, language);
	if (effort)
		json_effort(json, proposal, effort, language);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

/* Text */

/* By RioVerdict. */
static const char *const verdict_words[] = {
	[RIO_VERDICT_SOUND] = N_("It is sound: every case comes to its end"),
	[RIO_VERDICT_UNSOUND] = N_("It is not sound, since no Comune's model is there: see "
				   "riordino check"),
	[RIO_VERDICT_UNKNOWN] = N_("Whether it is sound was too long to find out"),
};

/* Whatever leads the line is there already; what does not fit goes on @at columns in. */
static void
append_line(GString *out, const char *text, guint at, const RioReportOptions *how)
{
	rio_text_append_wrapped(out, how->color, RIO_TONE_PLAIN, text, at, how->width);
}

static void
text_of_rules(const RioProposal *proposal, const RioReportOptions *how, GString *out)
{
	Rules rules = rules_of(proposal);

	rio_text_append(out, how->color, RIO_TONE_HEADING, _W(how->language, "The rules"));
	g_string_append_c(out, '\n');
	for (gsize i = 0; i < rules.n; i++) {
		g_string_append(out, "  ");
		append_line(out, rio_words(how->language, rules.rules[i]), 5, how);
	}
}

static void
text_of_scopes(const RioProposal *proposal, RioLanguage language, GString *out)
{
	GHashTable *const tables[] = {proposal->settlement->follows, proposal->settlement->closed};
	const RioModel *model = proposal->merge->model;

	for (guint32 e = 0; e < model->n_elements; e++)
		for (int t = 0; t < 2; t++) {
			gpointer found = g_hash_table_lookup(tables[t], GUINT_TO_POINTER(e));
			const char *name = rio_model_name(model, e);

			if (!found)
				continue;
			name = name[0] != '\0' ? name : rio_model_id(model, e);
			if (t == 0)
				g_string_append_printf(
					out,
					_W(language, "«%s» is as %s has it: all together was not "
						     "sound\n"),
					name,
					proposal->merge->match->models[GPOINTER_TO_UINT(found) - 1]
						->comune);
			else
				g_string_append_printf(
					out, _W(language, "«%s» is empty: no Comune's is sound\n"),
					name);
		}
}

static void
text_of_service(const RioProposal *proposal, RioLanguage language, GString *out)
{
	g_string_append_printf(out,
			       _W(language, "Activities at the Comune: %u, at the Unione: %u\n"),
			       rio_proposal_count(proposal, RIO_PLACE_COMUNE),
			       rio_proposal_count(proposal, RIO_PLACE_UNIONE));
}

/* Of one point what there is to know, and what may be answered; of several which they are. */
static void
text_of_points(const RioProposal *proposal, const RioQuestion *question,
	       const RioReportOptions *how, GString *out)
{
	for (guint i = 0; i < question->points->len; i++) {
		const RioPoint *point = question->points->pdata[i];
		g_autoptr(GPtrArray) lines = NULL;

		if (question->points->len > 1 && !(question->settled && i == 0)) {
			lines = g_ptr_array_new_with_free_func(g_free);
			g_ptr_array_add(lines, rio_point_words(proposal, point, how->language));
		} else {
			lines = rio_point_details(proposal, question, point, how->language);
		}
		for (guint a = 0; question->settled && i == 0 && a < point->answers->len; a++) {
			const RioAnswer *answer = point->answers->pdata[a];
			g_autofree char *words =
				rio_answer_words(proposal, question, answer, how->language);
			g_autofree char *way = rio_text_line(words, 100);

			g_ptr_array_add(
				lines,
				g_strconcat(way,
					    answer->chosen ? _W(how->language, " (proposed)") : "",
					    NULL));
		}
		for (guint l = 0; l < lines->len; l++) {
			g_string_append(out, "     ");
			append_line(out, lines->pdata[l], 7, how);
		}
	}
}

static void
text_of_agenda(const RioProposal *proposal, const RioReportOptions *how, GString *out)
{
	guint told = proposal->agenda->len;

	if (how->limit > 0)
		told = MIN(told, how->limit);
	rio_text_append(out, how->color, RIO_TONE_HEADING,
			_W(how->language, "On the agenda, the most important first"));
	g_string_append_c(out, '\n');
	for (guint i = 0; i < told; i++) {
		const RioQuestion *question = proposal->agenda->pdata[i];
		g_autofree char *words = rio_question_words(proposal, question, how->language);

		g_string_append_printf(out, "%3u. ", i + 1);
		append_line(out, words, 5, how);
		text_of_points(proposal, question, how, out);
	}
	if (told < proposal->agenda->len)
		g_string_append_printf(out,
				       _WN(how->language, "  … and %u more\n", "  … and %u more\n",
					   proposal->agenda->len - told),
				       proposal->agenda->len - told);
}

/* None at all: of this Comune there are no figures. */
static void
hours_cell(RioTable *table, double hours, RioLanguage language)
{
	g_autofree char *text = rio_text_decimal(hours, 1, language);

	rio_table_cell(table, RIO_TONE_PLAIN, hours == 0 ? "—" : text);
}

/* What is not counted: activities of steps whose figures others gave. */
static void
text_of_silent(const RioMerge *merge, const RioHours *hours, const RioReportOptions *how,
	       GString *out)
{
	g_autoptr(GString) comuni = g_string_new(NULL);
	g_autofree char *line = NULL;

	for (guint32 m = 0; m < hours->n_comuni; m++)
		if (hours->silent[m] > 0)
			g_string_append_printf(comuni, "%s%s %u", comuni->len > 0 ? ", " : "",
					       merge->match->models[m]->comune, hours->silent[m]);
	if (comuni->len == 0)
		return;
	line = g_strdup_printf(_W(how->language, "not counted, since they have no figures: "
						 "activities in such steps (%s)"),
			       comuni->str);
	g_string_append(out, "  ");
	append_line(out, line, 4, how);
}

static void
text_of_effort(const RioProposal *proposal, const RioEffort *effort, const RioReportOptions *how,
	       GString *out)
{
	g_autoptr(RioHours) hours = rio_hours_new(effort, proposal->merge, proposal->model);
	g_autoptr(RioTable) table = rio_table_new("lrr");
	g_autofree char *unione = rio_text_decimal(hours->at_unione, 1, how->language);

	rio_text_append(out, how->color, RIO_TONE_HEADING, _W(how->language, "Hours a year"));
	g_string_append_c(out, '\n');
	rio_table_cell(table, RIO_TONE_FAINT, "");
	rio_table_cell(table, RIO_TONE_FAINT, _W(how->language, "today"));
	rio_table_cell(table, RIO_TONE_FAINT, _W(how->language, "proposed"));
	for (guint32 m = 0; m < hours->n_comuni; m++) {
		rio_table_cell(table, RIO_TONE_PLAIN, proposal->merge->match->models[m]->comune);
		hours_cell(table, hours->today[m], how->language);
		hours_cell(table, hours->proposed[m], how->language);
	}
	rio_table_cell(table, RIO_TONE_HEADING, _W(how->language, "all"));
	hours_cell(table, hours->all_today, how->language);
	hours_cell(table, hours->all_proposed, how->language);
	rio_table_append(table, out, how->color);
	g_string_append_printf(out, _W(how->language, "  of these at the Unione: %s\n"), unione);
	g_string_append_printf(out, _W(how->language, "  steps with figures: %u of %u\n"),
			       hours->n_known, hours->n_steps);
	text_of_silent(proposal->merge, hours, how, out);
	g_string_append(out, _W(how->language, "  It is assumed that\n"));
	for (gsize i = 0; i < G_N_ELEMENTS(assumptions); i++) {
		g_string_append(out, "  - ");
		append_line(out, rio_words(how->language, assumptions[i]), 4, how);
	}
}

char *
rio_proposal_to_text(const RioProposal *proposal, const char *file, const RioEffort *effort,
		     const RioReportOptions *options)
{
	static const RioReportOptions unasked;
	const RioReportOptions *how = options ? options : &unasked;
	GString *out = g_string_new(NULL);

	g_return_val_if_fail(proposal != NULL, g_string_free(out, FALSE));

	if (proposal->kind == RIO_PROPOSAL_CORE)
		g_string_append_printf(out, _W(how->language, "What at least %u of %u Comuni do\n"),
				       proposal->quorum, proposal->merge->match->n_models);
	else
		text_of_service(proposal, how->language, out);
	g_string_append(out, rio_words(how->language, verdict_words[proposal->verdict]));
	g_string_append_c(out, '\n');
	text_of_scopes(proposal, how->language, out);
	if (file)
		g_string_append_printf(out, _W(how->language, "Written to %s\n"), file);
	g_string_append_c(out, '\n');
	text_of_rules(proposal, how, out);
	g_string_append_c(out, '\n');
	rio_text_numbers(proposal->merge, proposal, how, out);
	if (effort) {
		g_string_append_c(out, '\n');
		text_of_effort(proposal, effort, how, out);
	}
	if (proposal->agenda->len > 0) {
		g_string_append_c(out, '\n');
		text_of_agenda(proposal, how, out);
	}
	return g_string_free(out, FALSE);
}
