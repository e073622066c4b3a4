#include "merge/merge.h"

#include "base/words.h"
#include "merge/align.h"
#include "merge/assemble.h"
#include "flow/soundness.h"
#include "merge/certify.h"
#include "merge/project.h"
#include "model/problem.h"

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

/* One merged model, with some scopes kept apart. */
static void
make(RioMerge *merge, RioLanguage language, GHashTable *apart)
{
	g_autoptr(RioAlignment) alignment = rio_align(merge->match, apart);
	g_autoptr(RioWeave) weave = rio_weave_new(alignment);

	rio_align_rest(alignment);
	g_clear_pointer(&merge->model, rio_model_unref);
	g_clear_pointer(&merge->variations, g_ptr_array_unref);
	g_clear_pointer(&merge->ids, g_strfreev);
	merge->variations = rio_variations_of(weave);
	merge->model = rio_assemble(weave, merge->variations, language, &merge->ids);
}

/* The models whose elements the faults in the scope are at. */
static RioBits *
blamed(const RioMerge *merge, const RioSoundness *soundness, guint32 scope)
{
	const RioModel *model = merge->model;
	RioBits *models = rio_bits_new(merge->match->n_models);

	for (guint i = 0; i < soundness->problems->len; i++) {
		const RioProblem *problem = soundness->problems->pdata[i];
		guint32 node = rio_model_node(model, problem->element);
		g_autoptr(RioBits) own = NULL;

		if (node == RIO_NONE || model->nodes[node].scope != scope)
			continue;
		own = rio_project_models(model, problem->element, merge->match->n_models);
		rio_bits_unite(models, own);
	}
	return models;
}

/* Keeps those of them of these models that are not yet so far apart from the others so; whether
 * there are any. */
static gboolean
part_further(const GArray *scopes, const RioBits *models, RioApart how, GHashTable *apart)
{
	gboolean any = FALSE;

	for (guint i = 0; i < scopes->len; i++) {
		const RioOwned *owned = &g_array_index(scopes, RioOwned, i);
		gpointer key = rio_alignment_key(owned);

		if (!rio_bits_has(models, owned->model) ||
		    GPOINTER_TO_UINT(g_hash_table_lookup(apart, key)) >= how)
			continue;
		g_hash_table_insert(apart, key, GUINT_TO_POINTER(how));
		any = TRUE;
	}
	return any;
}

/*
 * Keeps the scopes of the inputs that are not sound in the merged model further apart, as few as
 * may help: those of the models that the faults are at, then all; whether any was not yet as far
 * apart as it goes.
 */
static gboolean
part_unsound(const RioMerge *merge, const RioSoundness *soundness, GHashTable *apart)
{
	g_autoptr(RioBits) all = rio_bits_new(merge->match->n_models);
	gboolean any = FALSE;

	rio_bits_fill(all);
	for (guint32 s = 0; s < soundness->n_scopes; s++) {
		g_autoptr(GArray) scopes = NULL;
		g_autoptr(RioBits) some = NULL;

		if (soundness->verdicts[s] != RIO_VERDICT_UNSOUND)
			continue;
		scopes = rio_project_origins(merge->model, soundness->scopes[s], merge->match);
		some = blamed(merge, soundness, soundness->scopes[s]);
		any |= part_further(scopes, some, RIO_APART_INSIDE, apart) ||
		       part_further(scopes, all, RIO_APART_INSIDE, apart) ||
		       part_further(scopes, all, RIO_APART_WHOLE, apart);
	}
	return any;
}

/*
 * Law 4: sound inputs make a sound model.  What is joined only where the same runs at the same time
 * nearly always is; where a scope is not, since something irregular in it does not go together, the
 * models that its faults are at become whole alternatives of their own, then all of them, and if
 * these have no place in one scope either, each keeps its own.
 */
static gboolean
make_sound(RioMerge *merge, Progress *progress, GError **error)
{
	RioLanguage language = progress->options->language;
	GCancellable *cancellable = progress->options->cancellable;
	g_autoptr(GHashTable) apart = g_hash_table_new(NULL, NULL);
	g_autoptr(RioSoundness) soundness = NULL;
	gboolean all_sound = TRUE;

	for (guint32 m = 0; m < merge->match->n_models; m++) {
		g_autoptr(RioSoundness) input =
			rio_soundness_new(merge->match->models[m], NULL, cancellable, error);

		if (!input || !go_on(progress, error))
			return FALSE;
		merge->certificates[m].soundness = rio_soundness_get_verdict(input);
		all_sound &= merge->certificates[m].soundness == RIO_VERDICT_SOUND;
	}
	do {
		make(merge, language, apart);
		g_clear_pointer(&soundness, rio_soundness_unref);
		soundness = rio_soundness_new(merge->model, NULL, cancellable, error);
		if (!soundness || g_cancellable_set_error_if_cancelled(cancellable, error))
			return FALSE;
	} while (all_sound && part_unsound(merge, soundness, apart));
	merge->soundness = rio_soundness_get_verdict(soundness);
	if (!all_sound || merge->soundness != RIO_VERDICT_UNSOUND)
		return TRUE;
	g_set_error(error, RIO_ERROR, RIO_ERROR_LAW,
		    _W(language,
		       "the models are sound, the merged model would not be, so nothing is "
		       "written; please report this with the files"));
	return FALSE;
}

RioMerge *
rio_merge_new(RioMatch *match, const RioMergeOptions *options, GError **error)
{
	static const RioMergeOptions defaults;
	g_autoptr(RioMerge) merge = g_new0(RioMerge, 1);
	Progress progress = {.options = options ? options : &defaults};

	g_return_val_if_fail(match != NULL, NULL);

	progress.steps = 2 * match->n_models + 1;

	g_atomic_ref_count_init(&merge->references);
	merge->match = rio_match_ref(match);
	merge->certificates = g_new0(RioCertificate, match->n_models);

	if (!make_sound(merge, &progress, error) || !go_on(&progress, error))
		return NULL;
	count(merge);
	for (guint32 m = 0; m < match->n_models; m++)
		if (!certify(merge, m, progress.options->language, error) ||
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

RioModel *
rio_merge_extract(const RioModel *merged, const char *comune, RioLanguage language, GPtrArray *lost,
		  GError **error)
{
	g_return_val_if_fail(merged != NULL && comune != NULL, NULL);

	return rio_project(merged, comune, language, lost, error);
}
