#include "corpus/duplicates.h"

#include "base/words.h"
#include "corpus/members.h"
#include "report/csv.h"
#include "report/match.h"
#include "report/models.h"
#include "report/text.h"

static const RioReportOptions defaults;

/* More names are told as a number. */
#define MOST_OTHERS 3

/* What to do */

/* "pieve, valdoro", or "7 Comuni". */
static char *
name_others(const RioDuplicates *duplicates, const RioSpread *spread, RioLanguage language)
{
	GString *names = g_string_new(NULL);

	if (spread->n_others > MOST_OTHERS)
		g_string_append_printf(names,
				       _WN(language, "%u Comune", "%u Comuni", spread->n_others),
				       spread->n_others);
	for (guint32 i = 0; i < spread->n_others && spread->n_others <= MOST_OTHERS; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
				       duplicates->models[spread->others[i]]->comune);
	return g_string_free(names, FALSE);
}

/* By RioMeets. */
static const char *const at_comune_words[] = {
	[RIO_MEETS_BY_MESSAGE] =
		N_("leave it to each Comune, since it writes to the citizen or waits "
		   "for something from there, and agree on one way"),
	[RIO_MEETS_AT_FRONT] =
		N_("leave it to each Comune, since it is front office work, and agree "
		   "on one way"),
	[RIO_MEETS_BY_NAME] =
		N_("leave it to each Comune, since it meets the citizen, and agree on one "
		   "way"),
};

static char *
advise(const RioDuplicates *duplicates, const RioSpread *spread, RioLanguage language)
{
	g_autofree char *others = NULL;

	switch (spread->advice) {
	case RIO_ADVICE_ASSOCIATE:
		return g_strdup(_W(language, "make it the Unione's: all Comuni do it"));
	case RIO_ADVICE_ASSOCIATE_MOST:
		others = name_others(duplicates, spread, language);
		return g_strdup_printf(
			_W(language, "make it the Unione's, and ask why it is missing in %s"),
			others);
	case RIO_ADVICE_AGREE:
		return g_strdup_printf(
			_W(language, "agree first who needs it: %u Comuni of %u do it"),
			spread->n_models, spread->n_models + spread->n_others);
	case RIO_ADVICE_ONE_OFFICE:
		return g_strdup_printf(_W(language, "give it to one office: %u services need it"),
				       spread->n_services);
	case RIO_ADVICE_SUBPROCESS:
		return g_strdup(
			_W(language, "make it a subprocess: one Comune does it more than once"));
	case RIO_ADVICE_AT_COMUNE:
		return g_strdup(rio_words(language, at_comune_words[spread->meets]));
	}
	g_assert_not_reached();
}

/* The first step that some Comune does in between, or NULL. */
static const RioOccurrence *
first_with_step_between(const RioDuplicateFragment *fragment, const RioPart **step)
{
	for (guint32 o = 0; o < fragment->n_occurrences; o++) {
		const RioOccurrence *occurrence = &fragment->occurrences[o];

		for (guint32 p = 0; p < occurrence->n_parts; p++) {
			*step = &occurrence->parts[p];
			if ((*step)->between)
				return occurrence;
		}
	}
	return NULL;
}

static char *
advise_fragment(const RioDuplicateFragment *fragment, RioLanguage language)
{
	RioModel *const *models = fragment->duplicates->models;
	g_autofree char *advice = advise(fragment->duplicates, &fragment->spread, language);
	g_autofree char *why = NULL, *name = NULL;
	const RioPart *step;
	const RioOccurrence *other = first_with_step_between(fragment, &step);

	if (!other)
		return g_steal_pointer(&advice);
	name = rio_part_name(models, other->model, step, 0);
	why = g_strdup_printf(_W(language, "look why %s does “%s” in between"),
			      models[other->model]->comune, name);
	return g_strdup_printf("%s; %s", advice, why);
}

/* JSON */

static void
json_spread(RioJson *json, const RioSpread *spread)
{
	rio_json_text(json, "scope", rio_duplicate_scope_name(spread->scope));
	rio_json_integer(json, "models", spread->n_models);
}

static void
json_advice(RioJson *json, const RioSpread *spread, const char *text)
{
	rio_json_flat_object(json, "advice");
	rio_json_text(json, "code", rio_advice_name(spread->advice));
	rio_json_text(json, "text", text);
	rio_json_end(json);
}

static void
json_activity(RioJson *json, const RioDuplicate *duplicate, RioLanguage language)
{
	g_autofree char *advice = advise(duplicate->duplicates, &duplicate->spread, language);

	rio_json_object(json, NULL);
	rio_json_text(json, "id", duplicate->id);
	rio_json_text(json, "label", duplicate->label);
	rio_json_number(json, "confidence", duplicate->confidence);
	json_spread(json, &duplicate->spread);
	rio_json_integer(json, "benefit", duplicate->benefit);
	json_advice(json, &duplicate->spread, advice);
	rio_json_members(json, duplicate->duplicates->models, duplicate->members,
			 duplicate->n_members);
	rio_json_reasons(json, duplicate->reasons, duplicate->n_reasons);
	rio_json_end(json);
}

static void
json_nodes(RioJson *json, const char *key, const RioDuplicateFragment *fragment, guint occurrence,
	   gboolean between)
{
	g_autoptr(GPtrArray) nodes =
		rio_duplicate_fragment_get_nodes(fragment, occurrence, between);

	rio_json_array(json, key);
	for (guint i = 0; i < nodes->len; i++)
		rio_json_text(json, NULL, rio_element_get_id(nodes->pdata[i]));
	rio_json_end(json);
}

static void
json_fragment(RioJson *json, const RioDuplicateFragment *fragment, RioLanguage language)
{
	g_autofree char *advice = advise_fragment(fragment, language);

	rio_json_object(json, NULL);
	rio_json_text(json, "id", fragment->id);
	rio_json_text(json, "label", fragment->label);
	json_spread(json, &fragment->spread);
	rio_json_integer(json, "size", fragment->size);
	rio_json_integer(json, "different", fragment->n_different);
	rio_json_integer(json, "benefit", fragment->benefit);
	json_advice(json, &fragment->spread, advice);
	rio_json_array(json, "occurrences");
	for (guint32 o = 0; o < fragment->n_occurrences; o++) {
		rio_json_flat_object(json, NULL);
		rio_json_integer(json, "model", fragment->occurrences[o].model);
		json_nodes(json, "ids", fragment, o, FALSE);
		json_nodes(json, "between", fragment, o, TRUE);
		rio_json_end(json);
	}
	rio_json_end(json);
	rio_json_end(json);
}

char *
rio_duplicates_to_json(const RioDuplicates *duplicates, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	g_return_val_if_fail(duplicates, g_string_free(out, FALSE));

	options = options ? options : &defaults;
	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.duplicates/1");
	rio_json_models(json, duplicates->models, duplicates->n_models, options);
	rio_json_array(json, "activities");
	for (guint32 d = 0; d < duplicates->n_activities; d++)
		json_activity(json, &duplicates->activities[d], options->language);
	rio_json_end(json);
	rio_json_array(json, "fragments");
	for (guint32 f = 0; f < duplicates->n_fragments; f++)
		json_fragment(json, &duplicates->fragments[f], options->language);
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

/* CSV: a row for each place */

/* The names of the parts in their order: [between], ≈(nearly the same). */
static char *
occurrence_names(const RioDuplicates *duplicates, const RioOccurrence *occurrence)
{
	GString *names = g_string_new(NULL);

	for (guint32 p = 0; p < occurrence->n_parts; p++) {
		const RioPart *part = &occurrence->parts[p];
		g_autofree char *name =
			rio_part_name(duplicates->models, occurrence->model, part, 0);

		g_string_append_printf(names,
				       part->between   ? "%s[%s]"
				       : part->differs ? "%s≈%s"
						       : "%s%s",
				       p > 0 ? " → " : "", name);
	}
	return g_string_free(names, FALSE);
}

/* By RioDuplicateScope. */
static const char *const scope_words[] = {
	[RIO_DUPLICATE_IN_MODEL] = N_("Within one Comune"),
	[RIO_DUPLICATE_IN_SERVICE] = N_("Within one service"),
	[RIO_DUPLICATE_ACROSS_SERVICES] = N_("Across services"),
};

static void
csv_place(RioCsv *csv, const char *id, const RioSpread *spread, guint32 benefit, const char *label,
	  const RioModel *model, const char *name, const char *advice, RioLanguage language)
{
	rio_csv_text(csv, id);
	rio_csv_text(csv, rio_words(language, scope_words[spread->scope]));
	rio_csv_integer(csv, spread->n_models);
	rio_csv_integer(csv, benefit);
	rio_csv_text(csv, label);
	rio_csv_text(csv, model->service);
	rio_csv_text(csv, model->comune);
	rio_csv_text(csv, name);
	rio_csv_text(csv, advice);
	rio_csv_end(csv);
}

static void
csv_activity(RioCsv *csv, const RioDuplicate *duplicate, RioLanguage language)
{
	RioModel *const *models = duplicate->duplicates->models;
	g_autofree char *advice = advise(duplicate->duplicates, &duplicate->spread, language);
	g_autofree char *title = rio_members_title(duplicate->label, models, duplicate->members);

	for (guint32 i = 0; i < duplicate->n_members; i++)
		csv_place(csv, duplicate->id, &duplicate->spread, duplicate->benefit, title,
			  models[duplicate->members[i].model],
			  rio_member_name(models, &duplicate->members[i]), advice, language);
}

static void
csv_fragment(RioCsv *csv, const RioDuplicateFragment *fragment, RioLanguage language)
{
	const RioDuplicates *duplicates = fragment->duplicates;
	g_autofree char *advice = advise_fragment(fragment, language);

	for (guint32 o = 0; o < fragment->n_occurrences; o++) {
		const RioOccurrence *occurrence = &fragment->occurrences[o];
		g_autofree char *names = occurrence_names(duplicates, occurrence);

		csv_place(csv, fragment->id, &fragment->spread, fragment->benefit, fragment->label,
			  duplicates->models[occurrence->model], names, advice, language);
	}
}

char *
rio_duplicates_to_csv(const RioDuplicates *duplicates, const RioReportOptions *options)
{
	static const char *const columns[] = {
		N_("Id"),      N_("Where"),  N_("How many models"), N_("Saves"),      N_("Work"),
		N_("Service"), N_("Comune"), N_("In its words"),    N_("What to do"),
	};
	GString *out = g_string_new(NULL);
	g_autoptr(RioCsv) csv = rio_csv_new(out);

	g_return_val_if_fail(duplicates, g_string_free(out, FALSE));

	options = options ? options : &defaults;
	for (gsize c = 0; c < G_N_ELEMENTS(columns); c++)
		rio_csv_text(csv, rio_words(options->language, columns[c]));
	rio_csv_end(csv);
	for (guint32 d = 0; d < duplicates->n_activities; d++)
		csv_activity(csv, &duplicates->activities[d], options->language);
	for (guint32 f = 0; f < duplicates->n_fragments; f++)
		csv_fragment(csv, &duplicates->fragments[f], options->language);
	return g_string_free(out, FALSE);
}

/* Text */

#define INDENT 2
/* With less beside the name of a Comune, what it does stands below it. */
#define NARROWEST_NAMES 30

static void
append_wrapped(GString *out, RioTone tone, const char *text, guint at,
	       const RioReportOptions *options)
{
	rio_text_append_wrapped(out, options->color, tone, text, at,
				rio_text_columns(options->width));
}

static void
append_advice(GString *out, const char *advice, const RioReportOptions *options)
{
	g_string_append_printf(out, "%*s", INDENT, "");
	rio_text_append(out, options->color, RIO_TONE_GOOD, "→ ");
	append_wrapped(out, RIO_TONE_GOOD, advice, INDENT + 2, options);
}

/* Which service it is of, where there are several. */
static void
append_service(GString *out, const RioDuplicates *duplicates, const RioSpread *spread,
	       guint32 model)
{
	const char *service = duplicates->models[model]->service;
	g_autofree char *line = rio_text_line(service, 0);

	if (spread->scope == RIO_DUPLICATE_ACROSS_SERVICES)
		return;
	for (guint32 m = 0; m < duplicates->n_models; m++)
		if (!g_str_equal(duplicates->models[m]->service, service)) {
			g_string_append_printf(out, ", %s", line);
			return;
		}
}

static void
append_activity(GString *out, const RioDuplicate *duplicate, const RioReportOptions *options)
{
	RioModel *const *models = duplicate->duplicates->models;
	g_autofree char *title = rio_members_title(duplicate->label, models, duplicate->members);
	g_autofree char *advice =
		advise(duplicate->duplicates, &duplicate->spread, options->language);

	rio_text_append(out, options->color, RIO_TONE_HEADING, title);
	g_string_append(out, "  ");
	g_string_append_printf(out,
			       _WN(options->language, "%u model, %.0f%% sure",
				   "%u models, %.0f%% sure", duplicate->spread.n_models),
			       duplicate->spread.n_models, 100 * duplicate->confidence);
	append_service(out, duplicate->duplicates, &duplicate->spread, duplicate->members[0].model);
	g_string_append_c(out, '\n');
	rio_members_append(out, models, duplicate->members, duplicate->n_members, options->color);
	append_advice(out, advice, options);
	g_string_append_c(out, '\n');
}

/* Whose it is, with the service if there are several.  To be freed. */
static char *
owner_of(const RioDuplicateFragment *fragment, const RioOccurrence *occurrence)
{
	const RioModel *model = fragment->duplicates->models[occurrence->model];
	g_autofree char *owner = fragment->spread.n_services > 1
					 ? g_strdup_printf("%s, %s", model->comune, model->service)
					 : g_strdup(model->comune);

	return rio_text_line(owner, 0);
}

/* The widest of these, if what is done has room beside it. */
static guint
widest_owner(const RioDuplicateFragment *fragment, const RioReportOptions *options)
{
	guint widest = 0;

	for (guint32 o = 0; o < fragment->n_occurrences; o++) {
		g_autofree char *owner = owner_of(fragment, &fragment->occurrences[o]);

		widest = MAX(widest, rio_text_width(owner));
	}
	return widest + 2 * INDENT + NARROWEST_NAMES <= rio_text_columns(options->width) ? widest
											 : 0;
}

/* In the same words as the one before it, a ditto mark will do. */
static void
append_occurrence(GString *out, const RioDuplicateFragment *fragment, guint32 number, guint widest,
		  const RioReportOptions *options)
{
	const RioOccurrence *occurrence = &fragment->occurrences[number];
	g_autofree char *line = owner_of(fragment, occurrence);
	g_autofree char *names = occurrence_names(fragment->duplicates, occurrence);
	g_autofree char *before =
		number > 0 ? occurrence_names(fragment->duplicates, occurrence - 1) : NULL;
	gboolean same = g_strcmp0(names, before) == 0;
	guint at = widest > 0 ? widest + 2 * INDENT : 2 * INDENT;

	g_string_append_printf(out, "%*s", INDENT, "");
	rio_text_append(out, options->color, RIO_TONE_FAINT, line);
	if (widest > 0)
		g_string_append_printf(out, "%*s", (int)(widest - rio_text_width(line)) + INDENT,
				       "");
	else
		g_string_append_printf(out, "\n%*s", 2 * INDENT, "");
	append_wrapped(out, RIO_TONE_PLAIN, same ? "″" : names, at, options);
}

static void
append_fragment(GString *out, const RioDuplicateFragment *fragment, const RioReportOptions *options)
{
	g_autofree char *advice = advise_fragment(fragment, options->language);
	guint widest = widest_owner(fragment, options);

	append_wrapped(out, RIO_TONE_HEADING, fragment->label, 0, options);
	g_string_append_printf(out, "%*s", INDENT, "");
	g_string_append_printf(
		out,
		_WN(options->language, "%u place in ", "%u places in ", fragment->n_occurrences),
		fragment->n_occurrences);
	g_string_append_printf(
		out, _WN(options->language, "%u model", "%u models", fragment->spread.n_models),
		fragment->spread.n_models);
	g_string_append_printf(out,
			       _WN(options->language, ", %u node each, saves %u",
				   ", %u nodes each, saves %u", fragment->size),
			       fragment->size, fragment->benefit);
	append_service(out, fragment->duplicates, &fragment->spread,
		       fragment->occurrences[0].model);
	g_string_append_c(out, '\n');
	for (guint32 o = 0; o < fragment->n_occurrences; o++)
		append_occurrence(out, fragment, o, widest, options);
	append_advice(out, advice, options);
	g_string_append_c(out, '\n');
}

static void
append_heading(GString *out, const char *heading, const RioReportOptions *options)
{
	rio_text_append(out, options->color, RIO_TONE_HEADING, heading);
	g_string_append(out, "\n\n");
}

static void
end_list(GString *out, guint told, guint n, const RioReportOptions *options)
{
	rio_text_append_more(out, told, n, options->language);
	if (told < n)
		g_string_append_c(out, '\n');
}

static void
append_activities(GString *out, const RioDuplicates *duplicates, RioDuplicateScope scope,
		  const RioReportOptions *options)
{
	guint32 told = 0, n = 0;

	for (guint32 d = 0; d < duplicates->n_activities; d++) {
		const RioDuplicate *duplicate = &duplicates->activities[d];

		if (duplicate->spread.scope != scope)
			continue;
		if (n++ == 0)
			append_heading(out, rio_words(options->language, scope_words[scope]),
				       options);
		if (options->limit > 0 && told >= options->limit)
			continue;
		told++;
		append_activity(out, duplicate, options);
	}
	end_list(out, told, n, options);
}

static void
append_fragments(GString *out, const RioDuplicates *duplicates, const RioReportOptions *options)
{
	guint32 told = duplicates->n_fragments;

	if (options->limit > 0)
		told = MIN(told, options->limit);
	if (told > 0)
		append_heading(out, _W(options->language, "Parts of the flow"), options);
	for (guint32 f = 0; f < told; f++)
		append_fragment(out, &duplicates->fragments[f], options);
	end_list(out, told, duplicates->n_fragments, options);
}

char *
rio_duplicates_to_text(const RioDuplicates *duplicates, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);

	g_return_val_if_fail(duplicates, g_string_free(out, FALSE));

	options = options ? options : &defaults;
	append_activities(out, duplicates, RIO_DUPLICATE_ACROSS_SERVICES, options);
	append_activities(out, duplicates, RIO_DUPLICATE_IN_SERVICE, options);
	append_activities(out, duplicates, RIO_DUPLICATE_IN_MODEL, options);
	append_fragments(out, duplicates, options);
	g_string_append_printf(
		out, _WN(options->language, "%u model", "%u models", duplicates->n_models),
		duplicates->n_models);
	g_string_append(out, ", ");
	g_string_append_printf(out,
			       _WN(options->language, "%u activity done more than once",
				   "%u activities done more than once", duplicates->n_activities),
			       duplicates->n_activities);
	g_string_append(out, ", ");
	g_string_append_printf(out,
			       _WN(options->language, "%u part of the flow that comes again\n",
				   "%u parts of the flow that come again\n",
				   duplicates->n_fragments),
			       duplicates->n_fragments);
	return g_string_free(out, FALSE);
}
