#include "merge/merge.h"

#include "base/words.h"
#include "merge/assemble.h"
#include "merge/certify.h"
#include "merge/project.h"

G_DEFINE_BOXED_TYPE(RioMerge, rio_merge, rio_merge_ref, rio_merge_unref)

/* Law 3 for one model: what comes back is what was given. */
static gboolean
certify(RioMerge *merge, guint32 m, RioLanguage language, GError **error)
{
	const RioModel *input = merge->match->models[m];
	RioCertificate *certificate = &merge->certificates[m];
	g_autoptr(RioModel) projection =
		rio_project(merge->model, input->comune, language, NULL, error);

	if (!projection)
		return FALSE;
	certificate->input = rio_certify_digest(input);
	certificate->projection = rio_certify_digest(projection);
	certificate->holds = g_str_equal(certificate->input, certificate->projection);
	if (!certificate->holds) {
		g_autofree char *where = rio_certify_difference(input, projection);

		g_set_error(error, RIO_ERROR, RIO_ERROR_LAW,
			    _W(language, "%s: the merged model does not give back “%s”, so nothing "
					 "is written; please report this with the files"),
			    input->file, where);
	}
	return certificate->holds;
}

static void
count(RioMerge *merge)
{
	for (guint32 m = 0; m < merge->match->n_models; m++)
		merge->nodes_in += merge->match->models[m]->n_nodes;
	for (guint32 n = 0; n < merge->model->n_nodes; n++)
		merge->gateways += rio_kind_is(
			rio_model_kind(merge->model, merge->model->nodes[n].element), RIO_GATEWAY);
}

RioMerge *
rio_merge_new(RioMatch *match, const RioMergeOptions *options, GError **error)
{
	RioLanguage language = options ? options->language : RIO_LANGUAGE_EN;
	g_autoptr(RioMerge) merge = g_new0(RioMerge, 1);
	g_autoptr(RioAlignment) alignment = NULL;
	g_autoptr(RioWeave) weave = NULL;
	g_auto(GStrv) ids = NULL;

	g_return_val_if_fail(match != NULL, NULL);

	g_atomic_ref_count_init(&merge->references);
	merge->match = rio_match_ref(match);
	merge->certificates = g_new0(RioCertificate, match->n_models);

	alignment = rio_alignment_new(match);
	weave = rio_weave_new(alignment);
	rio_alignment_finish(alignment);
	merge->model = rio_assemble(weave, language, &ids);
	merge->variations = rio_variations_of(weave, (const char *const *)ids);
	count(merge);
	for (guint32 m = 0; m < match->n_models; m++)
		if (!certify(merge, m, language, error))
			return NULL;
	return g_steal_pointer(&merge);
}

RioMerge *
rio_merge_ref(RioMerge *merge)
{
	g_atomic_ref_count_inc(&merge->references);
	return merge;
}

void
rio_merge_unref(RioMerge *merge)
{
	if (!merge || !g_atomic_ref_count_dec(&merge->references))
		return;
	for (guint32 m = 0; m < merge->match->n_models; m++) {
		g_free(merge->certificates[m].input);
		g_free(merge->certificates[m].projection);
	}
	g_free(merge->certificates);
	g_clear_pointer(&merge->variations, g_ptr_array_unref);
	rio_model_unref(merge->model);
	rio_match_unref(merge->match);
	g_free(merge);
}

RioModel *
rio_merge_get_model(const RioMerge *merge)
{
	g_return_val_if_fail(merge != NULL, NULL);

	return merge->model;
}

RioMatch *
rio_merge_get_match(const RioMerge *merge)
{
	g_return_val_if_fail(merge != NULL, NULL);

	return merge->match;
}

double
rio_merge_get_compression(const RioMerge *merge)
{
	g_return_val_if_fail(merge != NULL, 0);

	return merge->nodes_in / (double)MAX(1, merge->model->n_nodes);
}

guint
rio_merge_get_n_variations(const RioMerge *merge)
{
	g_return_val_if_fail(merge != NULL, 0);

	return merge->variations->len;
}

RioModel *
rio_merge_extract(const RioModel *merged, const char *comune, RioLanguage language, GPtrArray *lost,
		  GError **error)
{
	g_return_val_if_fail(merged != NULL && comune != NULL, NULL);

	return rio_project(merged, comune, language, lost, error);
}
