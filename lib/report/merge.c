#include "report/merge.h"

#include "base/words.h"
#include "merge/telling.h"
#include "report/json.h"
#include "report/match.h"
#include "report/models.h"
#include "report/text.h"

static const char *
id_of(const RioMerge *merge, guint32 vertex)
{
	return vertex == RIO_NONE ? NULL : merge->ids[vertex];
}

static const RioCorrespondence *
same_work(const RioMerge *merge, const RioVariation *variation, guint i)
{
	return &merge->match->correspondences[g_array_index(variation->same, guint32, i)];
}

static void
json_variation(RioJson *json, const RioMerge *merge, const RioVariation *variation)
{
	rio_json_object(json, NULL);
	rio_json_text(json, "id", variation->id);
	rio_json_text(json, "after", id_of(merge, variation->after));
	rio_json_text(json, "before", id_of(merge, variation->before));
	rio_json_array(json, "alternatives");
	for (guint i = 0; i < variation->alternatives->len; i++) {
		const RioAlternative *alternative = variation->alternatives->pdata[i];

		rio_json_flat_object(json, NULL);
		rio_json_array(json, "models");
		rio_bits_foreach (alternative->models, m)
			rio_json_integer(json, NULL, m);
		rio_json_end(json);
		rio_json_array(json, "ids");
		rio_bits_foreach (alternative->vertices, v)
			rio_json_text(json, NULL, id_of(merge, v));
		rio_json_end(json);
		rio_json_end(json);
	}
	rio_json_end(json);
	rio_json_array(json, "same");
	for (guint i = 0; i < variation->same->len; i++)
		rio_json_text(json, NULL, same_work(merge, variation, i)->id);
	rio_json_end(json);
	rio_json_end(json);
}

static void
json_certificates(RioJson *json, const RioMerge *merge)
{
	rio_json_array(json, "certificate");
	for (guint32 m = 0; m < merge->match->n_models; m++) {
		const RioCertificate *certificate = &merge->certificates[m];

		rio_json_flat_object(json, NULL);
		rio_json_integer(json, "model", m);
		rio_json_boolean(json, "holds", certificate->holds);
		rio_json_text(json, "input", certificate->input);
		rio_json_text(json, "projection", certificate->projection);
		rio_json_end(json);
	}
	rio_json_end(json);
}

/* null where a search gave up before it knew. */
static void
json_verdict(RioJson *json, const char *key, RioVerdict verdict)
{
	if (verdict == RIO_VERDICT_UNKNOWN)
		rio_json_null(json, key);
	else
		rio_json_boolean(json, key, verdict == RIO_VERDICT_SOUND);
}

static void
json_soundness(RioJson *json, const RioMerge *merge, RioVerdict verdict)
{
	rio_json_flat_object(json, "soundness");
	rio_json_array(json, "inputs");
	for (guint32 m = 0; m < merge->match->n_models; m++)
		json_verdict(json, NULL, merge->certificates[m].soundness);
	rio_json_end(json);
	json_verdict(json, "merged", verdict);
	rio_json_end(json);
}

static void
json_handovers(RioJson *json, const char *key, guint32 n)
{
	if (n == RIO_NONE)
		rio_json_null(json, key);
	else
		rio_json_integer(json, key, n);
}

static void
json_numbers(RioJson *json, const RioMerge *merge, const RioModel *model)
{
	g_autoptr(RioNumbers) numbers = rio_numbers_new(merge, model);

	rio_json_object(json, "numbers");
	rio_json_integer(json, "nodesIn", numbers->nodes_in);
	rio_json_integer(json, "nodesOut", numbers->nodes_out);
	rio_json_number(json, "compression", numbers->compression);
	rio_json_integer(json, "activitiesIn", numbers->activities_in);
	rio_json_integer(json, "activitiesOut", numbers->activities_out);
	rio_json_number(json, "commonWork", numbers->common);
	rio_json_integer(json, "duplicatesRemoved", numbers->duplicates);
	rio_json_integer(json, "duplicatesStaying", numbers->duplicates_staying);
	rio_json_integer(json, "activitiesLeftOut", numbers->left_out);
	json_handovers(json, "handoversBefore", numbers->handovers_in);
	json_handovers(json, "handoversAfter", numbers->handovers_out);
	rio_json_integer(json, "variationPoints", numbers->variations);
	rio_json_array(json, "comuni");
	for (guint32 m = 0; m < numbers->n_comuni; m++) {
		const RioComuneNumbers *comune = &numbers->comuni[m];

		rio_json_flat_object(json, NULL);
		rio_json_integer(json, "model", m);
		rio_json_integer(json, "activities", comune->activities);
		rio_json_integer(json, "common", comune->common);
		rio_json_integer(json, "duplicates", comune->duplicates);
		json_handovers(json, "handovers", comune->handovers);
		rio_json_end(json);
	}
	rio_json_end(json);
	rio_json_end(json);
}

static guint32
count_gateways(const RioModel *model)
{
	guint32 n = 0;

	for (guint32 i = 0; i < model->n_nodes; i++)
		n += rio_kind_is(rio_model_kind(model, model->nodes[i].element), RIO_GATEWAY);
	return n;
}

void
rio_json_merge(RioJson *json, const RioMerge *merge, const char *mode, const RioModel *model,
	       RioVerdict verdict, const char *file, const RioReportOptions *options)
{
	rio_json_text(json, "schema", "riordino.merge/1");
	rio_json_models(json, merge->match->models, merge->match->n_models, options);
	rio_json_text(json, "mode", mode);
	rio_json_flat_object(json, "output");
	rio_json_text(json, "file", file);
	rio_json_integer(json, "nodes", model->n_nodes);
	rio_json_integer(json, "flows", model->n_flows);
	rio_json_integer(json, "gateways", count_gateways(model));
	rio_json_end(json);
	rio_json_number(json, "compression", merge->nodes_in / (double)MAX(1, model->n_nodes));
	rio_json_correspondences(json, merge->match);
	rio_json_array(json, "variations");
	for (guint i = 0; i < merge->variations->len; i++)
		json_variation(json, merge, merge->variations->pdata[i]);
	rio_json_end(json);
	json_certificates(json, merge);
	json_soundness(json, merge, verdict);
	json_numbers(json, merge, model);
}

char *
rio_merge_to_json(const RioMerge *merge, const char *file, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	rio_json_object(json, NULL);
	rio_json_merge(json, merge, "union", merge->model, merge->soundness, file, options);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

/* By RioVerdict. */
static const char *const soundness_words[] = {
	[RIO_VERDICT_SOUND] = N_("The merged model is sound: every case comes to its end"),
	[RIO_VERDICT_UNSOUND] =
		N_("The merged model is not sound, since an input is not: see riordino check"),
	[RIO_VERDICT_UNKNOWN] = N_("Whether the merged model is sound was too long to find out"),
};

/* And, if it is not, of which Comuni. */
static void
text_of_soundness(const RioMerge *merge, RioLanguage language, GString *out)
{
	const char *between = " (";

	g_string_append(out, rio_words(language, soundness_words[merge->soundness]));

	for (guint32 m = 0; m < merge->match->n_models; m++) {
		if (merge->soundness != RIO_VERDICT_UNSOUND ||
		    merge->certificates[m].soundness != RIO_VERDICT_UNSOUND)
			continue;
		g_string_append_printf(out, "%s%s", between, merge->match->models[m]->comune);
		between = ", ";
	}
	g_string_append(out, *between == ',' ? ")\n" : "\n");
}

static void
text_of_models(const RioMerge *merge, RioLanguage language, gboolean color, GString *out)
{
	g_autoptr(RioTable) table = rio_table_new("lrl");

	for (guint32 m = 0; m < merge->match->n_models; m++) {
		guint activities = rio_model_n_activities(merge->match->models[m]);

		rio_table_cell(table, RIO_TONE_PLAIN, merge->match->models[m]->comune);
		rio_table_cellf(table, RIO_TONE_FAINT,
				_WN(language, "%u activity", "%u activities", activities),
				activities);
		rio_table_cell(table, merge->certificates[m].holds ? RIO_TONE_GOOD : RIO_TONE_BAD,
			       _W(language, "comes back out of the merge, whole"));
	}
	rio_table_append(table, out, color);
}

static gboolean
has_places(const RioProposal *proposal)
{
	return proposal && proposal->placings;
}

char *
rio_handover_words(const RioNumbers *numbers, const RioProposal *proposal, RioLanguage language)
{
	g_autofree char *today = numbers->handovers_in == RIO_NONE
					 ? g_strdup(_W(language, "not known"))
				 : numbers->handovers_least == numbers->handovers_most
					 ? g_strdup_printf("%u", numbers->handovers_most)
					 : g_strdup_printf("%u–%u", numbers->handovers_least,
							   numbers->handovers_most);

	if (numbers->handovers_out == RIO_NONE)
		return g_strdup(_W(language,
				   "hand-overs between roles: not known, since nobody drew lanes"));
	if (has_places(proposal))
		return g_strdup_printf(
			_W(language, "hand-overs between roles: %s today in the model of a Comune; "
				     "%u in the proposal, of which %u between Comune and Unione"),
			today, numbers->handovers_out, proposal->n_handovers);
	return g_strdup_printf(_W(language, "hand-overs between roles: %s today in the model of a "
					    "Comune; %u in the result"),
			       today, numbers->handovers_out);
}

static void
table_of_comuni(const RioNumbers *numbers, const RioMerge *merge, const RioReportOptions *options,
		GString *out)
{
	g_autoptr(RioTable) table = rio_table_new("lrrrr");

	rio_table_cell(table, RIO_TONE_FAINT, "");
	rio_table_cell(table, RIO_TONE_FAINT, _W(options->language, "activities"));
	rio_table_cell(table, RIO_TONE_FAINT, _W(options->language, "done by others too"));
	rio_table_cell(table, RIO_TONE_FAINT, _W(options->language, "put together"));
	rio_table_cell(table, RIO_TONE_FAINT, _W(options->language, "hand-overs"));
	for (guint32 m = 0; m < numbers->n_comuni; m++) {
		const RioComuneNumbers *comune = &numbers->comuni[m];

		rio_table_cell(table, RIO_TONE_PLAIN, merge->match->models[m]->comune);
		rio_table_cellf(table, RIO_TONE_PLAIN, "%u", comune->activities);
		rio_table_cellf(table, RIO_TONE_PLAIN, "%u", comune->common);
		rio_table_cellf(table, RIO_TONE_PLAIN, "%u", comune->duplicates);
		if (comune->handovers == RIO_NONE)
			rio_table_cell(table, RIO_TONE_FAINT, "–");
		else
			rio_table_cellf(table, RIO_TONE_PLAIN, "%u", comune->handovers);
	}
	rio_table_append(table, out, options->color);
}

/* A figure with its words, on a line of its own. */
static void
append_figure(GString *out, const char *words, const RioReportOptions *how)
{
	g_string_append(out, "  ");
	rio_text_append_wrapped(out, how->color, RIO_TONE_PLAIN, words, 4, how->width);
}

void
rio_text_numbers(const RioMerge *merge, const RioProposal *proposal,
		 const RioReportOptions *options, GString *out)
{
	g_autoptr(RioNumbers) numbers =
		rio_numbers_new(merge, proposal ? proposal->model : merge->model);
	g_autofree char *share = rio_text_decimal(100 * numbers->common, 0, options->language);
	g_autofree char *handovers = rio_handover_words(numbers, proposal, options->language);
	g_autofree char *activities = g_strdup_printf(
		_W(options->language,
		   "activities: %u become %u; duplicates removed: %u; left out: %u"),
		numbers->activities_in, numbers->activities_out, numbers->duplicates,
		numbers->left_out);

	rio_text_append(out, options->color, RIO_TONE_HEADING, _W(options->language, "In numbers"));
	g_string_append_c(out, '\n');
	table_of_comuni(numbers, merge, options, out);
	g_string_append_printf(
		out, _W(options->language, "  common work: %s%% of the activities\n"), share);
	append_figure(out, activities, options);
	if (has_places(proposal)) {
		g_autofree char *staying =
			g_strdup_printf(_W(options->language,
					   "duplicates that stay, of steps that each Comune still "
					   "does: %u"),
					numbers->duplicates_staying);

		append_figure(out, staying, options);
	}
	append_figure(out, handovers, options);
	g_string_append_printf(out, _W(options->language, "  places where the Comuni part: %u\n"),
			       numbers->variations);
}

static void
text_of_way(const RioMerge *merge, const RioDraft *draft, const RioChoice *choice, guint way,
	    const RioReportOptions *how, GString *out)
{
	const RioBits *models = rio_choice_models(draft, choice, way);
	g_autoptr(RioRegion) region = rio_region_new(draft, choice, way);
	guint32 first = rio_bits_next(models, 0);
	g_autofree char *told = rio_tell_way(draft, region, first);
	g_autofree char *on =
		told[0] != '\0' ? NULL : rio_tell_straight_on(draft, region, first, how->language);
	g_autofree char *line = rio_text_line(on ? on : told, 100);
	g_autoptr(GString) text = g_string_new(NULL);

	rio_bits_foreach (models, m)
		g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
				       merge->match->models[m]->comune);
	g_string_append_printf(text, ": %s", line);
	g_string_append(out, "    ");
	rio_text_append_wrapped(out, how->color, RIO_TONE_PLAIN, text->str, 6, how->width);
}

/* The choice at the gateway, or NULL: ways only meet there. */
static const RioChoice *
choice_at(const RioDraft *draft, const GPtrArray *choices, guint32 gateway)
{
	for (guint i = 0; i < choices->len; i++) {
		const RioChoice *choice = choices->pdata[i];

		if (choice->vertex != RIO_NONE &&
		    rio_draft_element(draft, choice->vertex) == gateway)
			return choice;
	}
	return NULL;
}

static void
text_of_heading(const RioReportOptions *how, GString *out)
{
	g_string_append_c(out, '\n');
	rio_text_append(out, how->color, RIO_TONE_HEADING,
			_W(how->language, "Where the Comuni go different ways"));
	g_string_append_c(out, '\n');
}

/* None but where they choose: where all only begin or end apart, there is nothing to tell. */
static void
text_of_variations(const RioMerge *merge, const RioReportOptions *how, GString *out)
{
	g_autoptr(RioDraft) draft = rio_draft_new(merge->model, merge->match->n_models);
	g_autoptr(GPtrArray) choices = rio_choices_of(draft);
	g_autofree guint32 *known = rio_tell_known(draft);
	guint told = 0, splits = 0;

	for (guint i = 0; i < merge->variations->len; i++) {
		const RioVariation *variation = merge->variations->pdata[i];
		guint32 gateway = rio_model_find(merge->model, merge->ids[variation->vertex]);
		const RioChoice *choice = choice_at(draft, choices, gateway);
		g_autofree char *place = NULL, *after = NULL;

		if (!choice)
			continue;
		if (splits++ == 0)
			text_of_heading(how, out);
		if (how->limit > 0 && told == how->limit)
			continue;
		told++;
		place = rio_tell_place(draft, known[choice->vertex], how->language);
		after = rio_text_line(place, 60);
		g_string_append_printf(out, _W(how->language, "  after «%s»\n"), after);
		for (guint j = 0; j < choice->ways->len; j++)
			text_of_way(merge, draft, choice, j, how, out);
		for (guint j = 0; j < variation->same->len; j++) {
			g_autofree char *work =
				rio_text_line(same_work(merge, variation, j)->label, 60);

			g_string_append_printf(
				out,
				_W(how->language, "    the same work on several of them: «%s»\n"),
				work);
		}
	}
	if (told < splits)
		g_string_append_printf(
			out,
			_WN(how->language, "  … and %u more\n", "  … and %u more\n", splits - told),
			splits - told);
}

char *
rio_merge_to_text(const RioMerge *merge, const char *file, const RioReportOptions *options)
{
	static const RioReportOptions unasked;
	const RioReportOptions *how = options ? options : &unasked;
	RioLanguage language = how->language;
	GString *out = g_string_new(NULL);
	g_autofree char *ratio = rio_text_decimal(rio_merge_get_compression(merge), 2, language);

	text_of_models(merge, language, how->color, out);
	g_string_append_c(out, '\n');
	g_string_append_printf(
		out, _W(language, "%u flow nodes became %u, %u of them gateways (%s to 1)\n"),
		merge->nodes_in, merge->model->n_nodes, merge->gateways, ratio);
	text_of_soundness(merge, language, out);
	if (file)
		g_string_append_printf(out, _W(language, "Written to %s\n"), file);
	g_string_append_c(out, '\n');
	rio_text_numbers(merge, NULL, how, out);
	text_of_variations(merge, how, out);
	return g_string_free(out, FALSE);
}
