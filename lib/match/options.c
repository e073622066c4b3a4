#include <riordino/match.h>

G_DEFINE_BOXED_TYPE(RioMatchOptions, rio_match_options, rio_match_options_copy,
		    rio_match_options_free)

static RioElement **
keep_elements(RioElement *const *elements, gsize n)
{
	RioElement **kept = g_new(RioElement *, n + 1);

	for (gsize i = 0; i < n; i++)
		kept[i] = rio_element_ref(elements[i]);
	kept[n] = NULL;
	return kept;
}

static void
free_elements(RioElement *const *elements, gsize n)
{
	for (gsize i = 0; i < n; i++)
		rio_element_unref(elements[i]);
	g_free((gpointer)elements);
}

RioMatchOptions *
rio_match_options_new(RioLexicon *lexicon, RioProgress *progress, RioElement *const *together,
		      gsize n_together, RioElement *const *apart, gsize n_apart)
{
	return rio_match_options_copy(&(RioMatchOptions){
		.lexicon = lexicon,
		.progress = progress,
		.together = together,
		.n_together = n_together,
		.apart = apart,
		.n_apart = n_apart,
	});
}

RioMatchOptions *
rio_match_options_copy(const RioMatchOptions *options)
{
	RioMatchOptions *copy;

	g_return_val_if_fail(options, NULL);

	copy = g_memdup2(options, sizeof *options);
	copy->together = keep_elements(options->together, options->n_together);
	copy->apart = keep_elements(options->apart, options->n_apart);
	if (copy->lexicon)
		rio_lexicon_ref(copy->lexicon);
	if (copy->cancellable)
		g_object_ref(copy->cancellable);
	if (copy->progress)
		rio_progress_ref(copy->progress);
	return copy;
}

void
rio_match_options_free(RioMatchOptions *options)
{
	if (!options)
		return;
	free_elements(options->together, options->n_together);
	free_elements(options->apart, options->n_apart);
	rio_lexicon_unref(options->lexicon);
	g_clear_object(&options->cancellable);
	rio_progress_unref(options->progress);
	g_free(options);
}
