#include "report/match.h"

#include <string.h>

#include "base/words.h"
#include "match/weights.h"
#include "report/models.h"
#include "report/reasons.h"

/* Reasons that are told, in characters. */
#define MOST_REASONS 100

static const RioReportOptions defaults;

/* JSON */

void
rio_json_similarities(RioJson *json, const RioMatch *match, gboolean all_pairs)
{
	rio_json_array(json, "similarity");
	for (guint32 k = 0; k < match->n_similarities; k++) {
		const RioSimilarity *similarity = &match->similarities[k];

		if (!all_pairs && !similarity->comparable)
			continue;
		rio_json_flat_object(json, NULL);
		rio_json_integer(json, "a", similarity->a);
		rio_json_integer(json, "b", similarity->b);
		rio_json_number(json, "score", similarity->score);
		rio_json_boolean(json, "comparable", similarity->comparable);
		rio_json_end(json);
	}
	rio_json_end(json);
}

static void
json_member(RioJson *json, RioModel *const *models, const RioMember *member)
{
	const RioModel *model = models[member->model];
	guint32 element = model->nodes[member->node].element;

	rio_json_flat_object(json, NULL);
	rio_json_integer(json, "model", member->model);
	rio_json_text(json, "id", rio_model_id(model, element));
	rio_json_text(json, "kind", rio_kind_name(rio_model_kind(model, element)));
	rio_json_text(json, "label", rio_model_name(model, element));
	rio_json_end(json);
}

void
rio_json_members(RioJson *json, RioModel *const *models, const RioMember *members, guint32 n)
{
	rio_json_array(json, "members");
	for (guint32 i = 0; i < n; i++)
		json_member(json, models, &members[i]);
	rio_json_end(json);
}

void
rio_json_reasons(RioJson *json, const RioReason *reasons, guint32 n)
{
	rio_json_array(json, "because");
	for (guint32 i = 0; i < n; i++) {
		rio_json_flat_object(json, NULL);
		rio_json_text(json, "code", reasons[i].code);
		rio_json_text(json, "text", reasons[i].text);
		rio_json_end(json);
	}
	rio_json_end(json);
}

static void
json_correspondence(RioJson *json, const RioCorrespondence *correspondence)
{
	rio_json_object(json, NULL);
	rio_json_text(json, "id", correspondence->id);
	rio_json_text(json, "label", correspondence->label);
	rio_json_number(json, "confidence", correspondence->confidence);
	rio_json_members(json, correspondence->match->models, correspondence->members,
			 correspondence->n_members);
	rio_json_reasons(json, correspondence->reasons, correspondence->n_reasons);
	rio_json_end(json);
}

void
rio_json_correspondences(RioJson *json, const RioMatch *match)
{
	rio_json_array(json, "correspondences");
	for (guint32 c = 0; c < match->n_correspondences; c++)
		json_correspondence(json, &match->correspondences[c]);
	rio_json_end(json);
}

char *
rio_match_to_json(const RioMatch *match, gboolean all_pairs, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	g_autoptr(RioJson) json = rio_json_new(out);

	g_return_val_if_fail(match, g_string_free(out, FALSE));

	rio_json_object(json, NULL);
	rio_json_text(json, "schema", "riordino.match/1");
	rio_json_models(json, match->models, match->n_models, options);
	rio_json_similarities(json, match, all_pairs);
	rio_json_correspondences(json, match);
	rio_json_end(json);
	return g_string_free(out, FALSE);
}

/* Text */

char *
rio_members_title(const char *label, RioModel *const *models, const RioMember *first)
{
	const RioModel *model = models[first->model];

	return label[0] != '\0' ? rio_text_line(label, 0)
				: g_strdup(rio_model_id(model, model->nodes[first->node].element));
}

static int
compare_services(gconstpointer a, gconstpointer b, gpointer models)
{
	const RioMember *one = a, *other = b;
	int order = strcmp(((RioModel *const *)models)[one->model]->service,
			   ((RioModel *const *)models)[other->model]->service);

	if (order != 0)
		return order;
	if (one->model != other->model)
		return one->model < other->model ? -1 : 1;
	return one->node < other->node ? -1 : one->node > other->node;
}

void
rio_members_append(GString *out, RioModel *const *models, const RioMember *members, guint32 n,
		   gboolean color)
{
	g_autofree RioMember *sorted = g_memdup2(members, n * sizeof *members);
	g_autoptr(RioTable) table = NULL;
	gboolean several;

	g_qsort_with_data(sorted, (int)n, sizeof *sorted, compare_services, (gpointer)models);
	several = !g_str_equal(models[sorted[0].model]->service,
			       models[sorted[n - 1].model]->service);
	table = rio_table_new(several ? "rlll" : "rll");
	for (guint32 i = 0; i < n; i++) {
		const RioModel *model = models[sorted[i].model];
		guint32 element = model->nodes[sorted[i].node].element;
		const char *name = rio_model_name(model, element);

		rio_table_cell(table, RIO_TONE_PLAIN, "");
		if (several)
			rio_table_cell(table, RIO_TONE_FAINT, model->service);
		rio_table_cell(table, RIO_TONE_FAINT, model->comune);
		rio_table_cell(table, RIO_TONE_PLAIN,
			       name[0] != '\0' ? name : rio_model_id(model, element));
	}
	rio_table_append(table, out, color);
}

/*
 * What speaks for it, or against; as many as can be read at a glance, the most telling first: the
 * document has them all.
 */
static void
append_reasons(GString *out, const RioCorrespondence *correspondence, gboolean against,
	       const RioReportOptions *options)
{
	const char *prefix =
		against ? _W(options->language, "  but: ") : _W(options->language, "  why: ");
	g_autoptr(GString) why = g_string_new(NULL);

	for (guint32 i = 0; i < correspondence->n_reasons; i++) {
		const RioReason *reason = &correspondence->reasons[i];
		RioTone tone;
		const char *words = rio_reason_words(reason->code, options->language, &tone);
		g_autofree char *text = rio_text_line(reason->text, 0);
		g_autofree char *next =
			g_strdup_printf("%s%s «%s»", why->len == 0 ? "" : ", ", words, text);

		if ((tone != RIO_TONE_GOOD) != against)
			continue;
		if (why->len > 0 &&
		    g_utf8_strlen(why->str, -1) + g_utf8_strlen(next, -1) > MOST_REASONS)
			break;
		g_string_append(why, next);
	}
	if (why->len == 0)
		return;
	rio_text_append(out, options->color, RIO_TONE_FAINT, prefix);
	rio_text_append_wrapped(out, options->color, RIO_TONE_FAINT, why->str,
				rio_text_width(prefix), options->width);
}

static void
append_correspondence(GString *out, const RioCorrespondence *correspondence,
		      const RioReportOptions *options)
{
	RioModel *const *models = correspondence->match->models;
	g_autofree char *title =
		rio_members_title(correspondence->label, models, correspondence->members);

	g_string_append_printf(out, "%3.0f%%  ", 100 * correspondence->confidence);
	rio_text_append(out, options->color, RIO_TONE_HEADING, title);
	g_string_append_c(out, '\n');
	rio_members_append(out, models, correspondence->members, correspondence->n_members,
			   options->color);
	append_reasons(out, correspondence, FALSE, options);
	append_reasons(out, correspondence, TRUE, options);
}

char *
rio_match_to_text(const RioMatch *match, const RioReportOptions *options)
{
	GString *out = g_string_new(NULL);
	guint32 told, sure = 0;

	g_return_val_if_fail(match, g_string_free(out, FALSE));

	options = options ? options : &defaults;
	told = match->n_correspondences;
	if (options->limit > 0)
		told = MIN(told, options->limit);
	for (guint32 c = 0; c < match->n_correspondences; c++)
		sure += match->correspondences[c].confidence >= RIO_SURE;
	for (guint32 c = 0; c < told; c++) {
		if (c == 0 && sure > 0)
			g_string_append(out, _W(options->language, "Sure:\n\n"));
		if (c == sure)
			g_string_append(out, _W(options->language, "To be confirmed:\n\n"));
		append_correspondence(out, &match->correspondences[c], options);
		g_string_append_c(out, '\n');
	}
	g_string_append_printf(out,
			       _WN(options->language, "%u model", "%u models", match->n_models),
			       match->n_models);
	g_string_append(out, ", ");
	g_string_append_printf(out,
			       _WN(options->language, "%u correspondence", "%u correspondences",
				   match->n_correspondences),
			       match->n_correspondences);
	g_string_append_printf(out, _W(options->language, ", %u of them sure\n"), sure);
	return g_string_free(out, FALSE);
}
