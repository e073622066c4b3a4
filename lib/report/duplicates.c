#include "corpus/duplicates.h"

#include "base/words.h"
#include "report/match.h"
#include "report/models.h"
#include "report/text.h"

static const RioReportOptions defaults;

/* JSON */

static void
json_activity(RioJson *json, const RioDuplicate *duplicate)
{
	rio_json_object(json, NULL);
	rio_json_text(json, "id", duplicate->id);
	rio_json_text(json, "label", duplicate->label);
	rio_json_number(json, "confidence", duplicate->confidence);
	rio_json_integer(json, "models", duplicate->n_models);
	rio_json_integer(json, "benefit", duplicate->benefit);
	rio_json_members(json, duplicate->duplicates->models, duplicate->members,
			 duplicate->n_members);
	rio_json_reasons(json, duplicate->reasons, duplicate->n_reasons);
	rio_json_end(json);
}

char *
rio_duplicates_to_json(const RioDuplicates *duplicates, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	g_return_val_if_fail(duplicates, g_string_free(out, FALSE));

	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.duplicates/1");
	rio_json_models(json, duplicates->models, duplicates->n_models);
	rio_json_array(json, "activities");
	for (guint32 d = 0; d < duplicates->n_activities; d++)
		json_activity(json, &duplicates->activities[d]);
	rio_json_end(json);
	rio_json_array(json, "fragments");
	rio_json_end(json);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

/* Text */

static void
append_activity(GString *out, const RioDuplicate *duplicate, const RioReportOptions *options)
{
	RioModel *const *models = duplicate->duplicates->models;
	g_autofree char *title = rio_members_title(duplicate->label, models, duplicate->members);

	rio_text_append(out, options->color, RIO_TONE_HEADING, title);
	g_string_append(out, "  ");
	g_string_append_printf(out,
			       _WN(options->language, "%u model, %.0f%% sure",
				   "%u models, %.0f%% sure", duplicate->n_models),
			       duplicate->n_models, 100 * duplicate->confidence);
	g_string_append_c(out, '\n');
	rio_members_append(out, models, duplicate->members, duplicate->n_members, options->color);
	g_string_append_c(out, '\n');
}

char *
rio_duplicates_to_text(const RioDuplicates *duplicates, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	guint32 told;

	g_return_val_if_fail(duplicates, g_string_free(out, FALSE));

	options = options ? options : &defaults;
	told = duplicates->n_activities;
	if (told == 0)
		return g_string_free(out, FALSE);
	if (options->limit > 0)
		told = MIN(told, options->limit);
	for (guint32 d = 0; d < told; d++)
		append_activity(out, &duplicates->activities[d], options);
	g_string_append_printf(
		out, _WN(options->language, "%u model", "%u models", duplicates->n_models),
		duplicates->n_models);
	g_string_append(out, ", ");
	g_string_append_printf(out,
			       _WN(options->language, "%u activity done more than once\n",
				   "%u activities done more than once\n", duplicates->n_activities),
			       duplicates->n_activities);
	return g_string_free(out, FALSE);
}
