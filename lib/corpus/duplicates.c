#include "corpus/duplicates.h"

#include <string.h>

#include "base/part.h"
#include "corpus/members.h"

G_DEFINE_BOXED_TYPE(RioDuplicates, rio_duplicates, rio_duplicates_ref, rio_duplicates_unref)
RIO_DEFINE_PART(RioDuplicate, rio_duplicate, duplicates, RioDuplicates, rio_duplicates)
RIO_DEFINE_PART(RioDuplicateFragment, rio_duplicate_fragment, duplicates, RioDuplicates,
		rio_duplicates)

static int
compare_services(gconstpointer a, gconstpointer b)
{
	const RioModel *one = *(const RioModel *const *)a, *other = *(const RioModel *const *)b;

	return strcmp(one->service, other->service);
}

static void
clear_match(gpointer of)
{
	rio_match_unref(((RioServiceMatch *)of)->match);
}

static RioDuplicates *
new_empty(guint32 n_models)
{
	RioDuplicates *duplicates = g_new0(RioDuplicates, 1);

	g_atomic_ref_count_init(&duplicates->references);
	duplicates->arena = rio_arena_new();
	duplicates->models = rio_arena_new_many(duplicates->arena, RioModel *, n_models);
	duplicates->matches = g_array_new(FALSE, FALSE, sizeof(RioServiceMatch));
	g_array_set_clear_func(duplicates->matches, clear_match);
	return duplicates;
}

static void
take_model(RioDuplicates *duplicates, RioModel *model)
{
	duplicates->models[duplicates->n_models++] = rio_model_ref(model);
}

/* The models of one service, in the order of their match. */
static void
take_match(RioDuplicates *duplicates, RioMatch *match)
{
	RioServiceMatch of = {.first = duplicates->n_models, .match = rio_match_ref(match)};

	g_array_append_val(duplicates->matches, of);
	for (guint32 m = 0; m < match->n_models; m++)
		take_model(duplicates, match->models[m]);
}

static gboolean
take_service(RioDuplicates *duplicates, RioModel *const *models, guint32 n,
	     const RioMatchOptions *options, GError **error)
{
	g_autoptr(RioMatch) match = NULL;

	if (n == 1) {
		take_model(duplicates, models[0]);
		return TRUE;
	}
	match = rio_match_new(models, n, options, error);
	if (match)
		take_match(duplicates, match);
	return match != NULL;
}

/*
 * What is the same work within a service does not depend on other services: each has its match.
 * Where there are several, those that are done are what is told of, not what each is busy with.
 */
static gboolean
take_models(RioDuplicates *duplicates, RioModel *const *models, guint32 n,
	    const RioMatchOptions *options, GError **error)
{
	g_autofree RioModel **sorted = g_memdup2(models, n * sizeof *sorted);
	RioMatchOptions own = *options;

	qsort(sorted, n, sizeof *sorted, compare_services);
	if (compare_services(&sorted[0], &sorted[n - 1]) != 0) {
		own.progress = NULL;
		rio_progress_begin(options->progress, RIO_STAGE_SERVICES, n);
	}
	for (guint32 first = 0, end; first < n; first = end) {
		for (end = first + 1;
		     end < n && compare_services(&sorted[first], &sorted[end]) == 0;)
			end++;
		if (!take_service(duplicates, sorted + first, end - first, &own, error))
			return FALSE;
		if (!own.progress)
			rio_progress_add(options->progress, end - first);
	}
	return TRUE;
}

static void
find_all(RioDuplicates *duplicates, RioLexicon *lexicon)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(GArray) kin = g_array_new(FALSE, FALSE, sizeof(RioKin));

	duplicates->marks = rio_marks_new(duplicates->models, duplicates->n_models, lexicon);
	rio_duplicates_find_activities(duplicates, lexicon, kin);
	rio_duplicates_find_fragments(
		duplicates, rio_works_new(arena, duplicates->models, duplicates->n_models, kin));
}

RioDuplicates *
rio_duplicates_new(RioModel *const *models, gsize n, const RioMatchOptions *options, GError **error)
{
	const RioMatchOptions none = {0};
	g_autoptr(RioDuplicates) duplicates = NULL;

	g_return_val_if_fail(models && n >= 1, NULL);
	g_return_val_if_fail(!error || !*error, NULL);

	options = options ? options : &none;
	duplicates = new_empty((guint32)n);
	if (!take_models(duplicates, models, (guint32)n, options, error))
		return NULL;
	rio_progress_begin(options->progress, RIO_STAGE_DUPLICATES, 0);
	find_all(duplicates, options->lexicon);
	return g_steal_pointer(&duplicates);
}

RioDuplicates *
rio_duplicates_from_match(RioMatch *match, RioLexicon *lexicon)
{
	RioDuplicates *duplicates;

	g_return_val_if_fail(match, NULL);

	duplicates = new_empty(match->n_models);
	take_match(duplicates, match);
	find_all(duplicates, lexicon);
	return duplicates;
}

RioDuplicates *
rio_duplicates_ref(RioDuplicates *duplicates)
{
	g_return_val_if_fail(duplicates, NULL);

	g_atomic_ref_count_inc(&duplicates->references);
	return duplicates;
}

void
rio_duplicates_unref(RioDuplicates *duplicates)
{
	if (!duplicates || !g_atomic_ref_count_dec(&duplicates->references))
		return;
	for (guint32 m = 0; m < duplicates->n_models; m++)
		rio_model_unref(duplicates->models[m]);
	g_array_unref(duplicates->matches);
	rio_marks_free(duplicates->marks);
	rio_arena_free(duplicates->arena);
	g_free(duplicates);
}

GPtrArray *
rio_duplicates_get_models(const RioDuplicates *duplicates)
{
	GPtrArray *models = g_ptr_array_new();

	g_return_val_if_fail(duplicates, models);

	for (guint32 m = 0; m < duplicates->n_models; m++)
		g_ptr_array_add(models, duplicates->models[m]);
	return models;
}

GPtrArray *
rio_duplicates_get_activities(const RioDuplicates *duplicates)
{
	GPtrArray *activities = g_ptr_array_new();

	g_return_val_if_fail(duplicates, activities);

	for (guint32 d = 0; d < duplicates->n_activities; d++)
		g_ptr_array_add(activities, &duplicates->activities[d]);
	return activities;
}

const char *
rio_duplicate_get_id(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, NULL);

	return duplicate->id;
}

const char *
rio_duplicate_get_label(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, NULL);

	return duplicate->label;
}

double
rio_duplicate_get_confidence(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, 0);

	return duplicate->confidence;
}

guint
rio_duplicate_get_n_models(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, 0);

	return duplicate->spread.n_models;
}

guint
rio_duplicate_get_benefit(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, 0);

	return duplicate->benefit;
}

GPtrArray *
rio_duplicate_get_members(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, g_ptr_array_new());

	return rio_members_elements(duplicate->duplicates->models, duplicate->members,
				    duplicate->n_members);
}

GPtrArray *
rio_duplicate_get_reasons(const RioDuplicate *duplicate)
{
	GPtrArray *reasons = g_ptr_array_new();

	g_return_val_if_fail(duplicate, reasons);

	for (guint32 i = 0; i < duplicate->n_reasons; i++)
		g_ptr_array_add(reasons, (gpointer)&duplicate->reasons[i]);
	return reasons;
}

RioDuplicateScope
rio_duplicate_get_scope(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, RIO_DUPLICATE_IN_MODEL);

	return duplicate->spread.scope;
}

RioAdvice
rio_duplicate_get_advice(const RioDuplicate *duplicate)
{
	g_return_val_if_fail(duplicate, RIO_ADVICE_AGREE);

	return duplicate->spread.advice;
}

GPtrArray *
rio_duplicates_get_fragments(const RioDuplicates *duplicates)
{
	GPtrArray *fragments = g_ptr_array_new();

	g_return_val_if_fail(duplicates, fragments);

	for (guint32 f = 0; f < duplicates->n_fragments; f++)
		g_ptr_array_add(fragments, &duplicates->fragments[f]);
	return fragments;
}

const char *
rio_duplicate_fragment_get_id(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, NULL);

	return fragment->id;
}

const char *
rio_duplicate_fragment_get_label(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, NULL);

	return fragment->label;
}

RioDuplicateScope
rio_duplicate_fragment_get_scope(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, RIO_DUPLICATE_IN_MODEL);

	return fragment->spread.scope;
}

RioAdvice
rio_duplicate_fragment_get_advice(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, RIO_ADVICE_AGREE);

	return fragment->spread.advice;
}

guint
rio_duplicate_fragment_get_n_models(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, 0);

	return fragment->spread.n_models;
}

guint
rio_duplicate_fragment_get_size(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, 0);

	return fragment->size;
}

guint
rio_duplicate_fragment_get_benefit(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, 0);

	return fragment->benefit;
}

guint
rio_duplicate_fragment_get_n_occurrences(const RioDuplicateFragment *fragment)
{
	g_return_val_if_fail(fragment, 0);

	return fragment->n_occurrences;
}

GPtrArray *
rio_duplicate_fragment_get_nodes(const RioDuplicateFragment *fragment, guint occurrence,
				 gboolean between)
{
	GPtrArray *nodes = g_ptr_array_new();
	const RioOccurrence *at;
	RioModel *model;

	g_return_val_if_fail(fragment && occurrence < fragment->n_occurrences, nodes);

	at = &fragment->occurrences[occurrence];
	model = fragment->duplicates->models[at->model];
	for (guint32 p = 0; p < at->n_parts; p++) {
		const RioPart *part = &at->parts[p];

		for (guint32 i = 0; i < part->n_nodes && !part->between == !between; i++)
			g_ptr_array_add(nodes,
					&model->elements[model->nodes[part->nodes[i]].element]);
	}
	return nodes;
}

/* By RioDuplicateScope and RioAdvice. */
static const char *const scope_names[] = {
	[RIO_DUPLICATE_IN_MODEL] = "model",
	[RIO_DUPLICATE_IN_SERVICE] = "service",
	[RIO_DUPLICATE_ACROSS_SERVICES] = "services",
};
static const char *const advice_names[] = {
	[RIO_ADVICE_ASSOCIATE] = "associate",	[RIO_ADVICE_ASSOCIATE_MOST] = "associate-most",
	[RIO_ADVICE_AGREE] = "agree",		[RIO_ADVICE_ONE_OFFICE] = "one-office",
	[RIO_ADVICE_SUBPROCESS] = "subprocess", [RIO_ADVICE_AT_COMUNE] = "at-comune",
};

const char *
rio_duplicate_scope_name(RioDuplicateScope scope)
{
	g_return_val_if_fail(scope < G_N_ELEMENTS(scope_names), NULL);

	return scope_names[scope];
}

const char *
rio_advice_name(RioAdvice advice)
{
	g_return_val_if_fail(advice < G_N_ELEMENTS(advice_names), NULL);

	return advice_names[advice];
}
