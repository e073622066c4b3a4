#include "matching.h"

#include "inputs.h"

/* More are counted, not named. */
#define MOST_STRANGERS 5

/* What was decided on correspondences is for the match; the rest is for whom it concerns. */
static gboolean
read_decisions(Matching *matching, const Call *call, const char *path, const GPtrArray *models)
{
	RioModel *const *all = (RioModel *const *)models->pdata;
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) stale = NULL;

	matching->decisions = rio_decisions_read(path, call->language, &error);
	if (!matching->decisions) {
		say_file_error(call->language, path, error);
		return FALSE;
	}
	matching->together = rio_decisions_get_pairs(matching->decisions, all, models->len, TRUE);
	matching->apart = rio_decisions_get_pairs(matching->decisions, all, models->len, FALSE);
	matching->options.together = (RioElement *const *)matching->together->pdata;
	matching->options.n_together = matching->together->len;
	matching->options.apart = (RioElement *const *)matching->apart->pdata;
	matching->options.n_apart = matching->apart->len;
	stale = rio_decisions_get_stale(matching->decisions, all, models->len, call->language);
	for (guint i = 0; i < stale->len && !call->quiet; i++)
		say("%s", (char *)stale->pdata[i]);
	return TRUE;
}

gboolean
matching_read(Matching *matching, const Call *call, const MatchingFiles *files,
	      const GPtrArray *models)
{
	matching->options.jobs = call->jobs;
	matching->options.language = call->language;
	matching->options.progress = progress_state(call->progress);
	if (!inputs_lexicon(call, files->lexicon, &matching->lexicon))
		return FALSE;
	matching->options.lexicon = matching->lexicon;
	return !files->decisions || read_decisions(matching, call, files->decisions, models);
}

/* Those that can be compared with no other; of RioModel. */
static GPtrArray *
list_strangers(const RioMatch *match)
{
	g_autoptr(GPtrArray) models = rio_match_get_models(match);
	GPtrArray *strangers = g_ptr_array_new();

	for (guint m = 0; m < models->len; m++) {
		gboolean comparable = FALSE;

		for (guint other = 0; other < models->len && !comparable; other++)
			if (other != m)
				rio_match_get_similarity(match, m, other, &comparable);
		if (!comparable)
			g_ptr_array_add(strangers, models->pdata[m]);
	}
	return strangers;
}

void
matching_warn_of_strangers(const Call *call, const RioMatch *match)
{
	g_autoptr(GPtrArray) strangers = NULL;

	if (call->quiet)
		return;
	strangers = list_strangers(match);
	if (strangers->len > MOST_STRANGERS)
		say(_W(call->language,
		       "%u models have too little work in common with any other to be compared"),
		    strangers->len);
	for (guint i = 0; i < strangers->len && strangers->len <= MOST_STRANGERS; i++)
		say(_W(call->language,
		       "%s: this model has too little work in common with any other to be "
		       "compared: is it of the same service?"),
		    rio_model_get_file(strangers->pdata[i]));
}

void
matching_clear(Matching *matching)
{
	g_clear_pointer(&matching->together, g_ptr_array_unref);
	g_clear_pointer(&matching->apart, g_ptr_array_unref);
	rio_decisions_unref(matching->decisions);
	rio_lexicon_unref(matching->lexicon);
}
