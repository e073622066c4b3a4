#include "merge/merge.h"

#include "base/limits.h"
#include "base/words.h"
#include "flow/soundness.h"
#include "merge/certify.h"
#include "merge/project.h"
#include "merge/sound.h"

G_DEFINE_BOXED_TYPE(RioMerge, rio_merge, rio_merge_ref, rio_merge_unref)

/* How far a merge is: the inputs are judged, all is made, the inputs come back. */
typedef struct {
	const RioMergeOptions *options;
	guint done, steps;
} Progress;

/* Tells of one step more; FALSE and an error if somebody stopped it. */
static gboolean
go_on(Progress *progress, GError **error)
{
	const RioMergeOptions *options = progress->options;

	progress->done++;
	if (options->progress)
		options->progress(MIN(1.0, progress->done / (double)progress->steps),
				  options->progress_data);
	return !g_cancellable_set_error_if_cancelled(options->cancellable, error);
}

/* Law 3 for one model: what comes back is what was given. */
static gboolean
certify(RioMerge *merge, guint32 m, const GPtrArray *given, RioLanguage language, GError **error)
{
	const RioModel *input = merge->match->models[m];
	RioCertificate *certificate = &merge->certificates[m];
	g_autoptr(RioModel) projection =
		rio_project(merge->model, input->comune, language, NULL, error);
	g_autoptr(GPtrArray) back = NULL;
	g_autofree char *where = NULL;

	if (!projection)
		return FALSE;
	back = rio_certify_lines(projection);
	where = rio_certify_difference(given, back);
	certificate->holds = !where;
	certificate->projection = where ? rio_certify_digest(back) : g_strdup(certificate->input);
	if (where)
		g_set_error(error, RIO_ERROR, RIO_ERROR_LAW,
			    _W(language, "%s: the merged model does not give back “%s”, so nothing "
					 "is written; please report this with the files"),
			    input->file, where);
	return !where;
}

/* The lines of each input, with the digest of each for its certificate. */
static GPtrArray *
spell_inputs(RioMerge *merge)
{
	GPtrArray *inputs = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

	for (guint32 m = 0; m < merge->match->n_models; m++) {
		GPtrArray *lines = rio_certify_lines(merge->match->models[m]);

		merge->certificates[m].input = rio_certify_digest(lines);
		g_ptr_array_add(inputs, lines);
	}
	return inputs;
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

/* The processes and subprocesses of the inputs that are not sound; FALSE and an error if somebody
 * stopped it. */
static gboolean
judge_inputs(RioMerge *merge, Progress *progress, GHashTable *unsound, GError **error)
{
	for (guint32 m = 0; m < merge->match->n_models; m++) {
		g_autoptr(RioSoundness) input = rio_soundness_new(
			merge->match->models[m], NULL, progress->options->cancellable, error);

		if (!input || !go_on(progress, error))
			return FALSE;
		merge->certificates[m].soundness = rio_soundness_get_verdict(input);
		for (guint32 s = 0; s < input->n_scopes; s++)
			if (input->verdicts[s] != RIO_VERDICT_SOUND)
				g_hash_table_add(unsound, rio_alignment_key(&(RioOwned){
								  m, input->scopes[s]}));
	}
	return TRUE;
}

/* Law 4: sound inputs make a sound model. */
static gboolean
make(RioMerge *merge, Progress *progress, GError **error)
{
	const RioMergeOptions *options = progress->options;
	g_autoptr(GHashTable) unsound = g_hash_table_new(NULL, NULL);

	if (!judge_inputs(merge, progress, unsound, error) ||
	    !rio_sound_make(merge, unsound, options->language, options->cancellable, error))
		return FALSE;
	if (g_hash_table_size(unsound) > 0 || merge->soundness != RIO_VERDICT_UNSOUND)
		return TRUE;
	g_set_error(error, RIO_ERROR, RIO_ERROR_LAW,
		    _W(options->messages,
		       "the models are sound, the merged model would not be, so nothing is "
		       "written; please report this with the files"));
	return FALSE;
}

/* What could not be read again is not written. */
static gboolean
can_be_read(const RioMerge *merge, RioLanguage language, GError **error)
{
	const RioModel *model = merge->model;

	if (model->n_nodes <= RIO_LIMIT_NODES && model->n_flows <= RIO_LIMIT_FLOWS &&
	    model->n_elements <= RIO_LIMIT_ELEMENTS)
		return TRUE;
	g_set_error(error, RIO_ERROR, RIO_ERROR_LIMIT,
		    _W(language, "the merged model would have %u steps, events and gateways and %u "
				 "sequence flows, more than riordino reads: merge fewer models"),
		    model->n_nodes, model->n_flows);
	return FALSE;
}

RioMerge *
rio_merge_new(RioMatch *match, const RioMergeOptions *options, GError **error)
{
	static const RioMergeOptions defaults;
	g_autoptr(RioMerge) merge = g_new0(RioMerge, 1);
	Progress progress = {.options = options ? options : &defaults};
	g_autoptr(GPtrArray) inputs = NULL;

	g_return_val_if_fail(match != NULL, NULL);

	progress.steps = 2 * match->n_models + 1;

	g_atomic_ref_count_init(&merge->references);
	merge->match = rio_match_ref(match);
	merge->certificates = g_new0(RioCertificate, match->n_models);

	inputs = spell_inputs(merge);
	if (!make(merge, &progress, error) || !go_on(&progress, error) ||
	    !can_be_read(merge, progress.options->messages, error))
		return NULL;
	count(merge);
	for (guint32 m = 0; m < match->n_models; m++)
		if (!certify(merge, m, inputs->pdata[m], progress.options->messages, error) ||
		    !go_on(&progress, error))
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
	g_strfreev(merge->ids);
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

GPtrArray *
rio_merge_list_sources(const RioModel *model)
{
	g_return_val_if_fail(model != NULL, NULL);

	return rio_project_sources(model);
}

RioModel *
rio_merge_extract(const RioModel *merged, const char *comune, RioLanguage language,
		  GPtrArray **lost, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	RioModel *model;

	g_return_val_if_fail(merged != NULL && comune != NULL, NULL);

	model = rio_project(merged, comune, language, words, error);
	if (lost)
		*lost = model ? g_steal_pointer(&words) : NULL;
	return model;
}
