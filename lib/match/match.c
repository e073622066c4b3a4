#include "match/match.h"

#include <string.h>

#include "base/compare.h"
#include "base/limits.h"
#include "base/part.h"
#include "base/words.h"
#include "base/workers.h"
#include "match/cluster.h"
#include "match/correspondence.h"
#include "match/pair.h"
#include "match/several.h"
#include "match/verdicts.h"
#include "match/weights.h"

G_DEFINE_BOXED_TYPE(RioMatch, rio_match, rio_match_ref, rio_match_unref)
RIO_DEFINE_PART(RioCorrespondence, rio_correspondence, match, RioMatch, rio_match)

/* All that is at hand while models are matched. */
typedef struct {
	RioMatch *match;
	guint jobs;
	GCancellable *cancellable;
	RioProgress *progress; /* or NULL */
	RioVerdicts *verdicts;
	RioTexts *names, *roles;
	RioAlike *alike_names, *alike_roles;
	RioProfile **profiles; /* by model */
	RioPair **pairs;       /* as the match's similarities */
	guint32 *first_item;   /* by model: the number of its first node among those of all */
	guint32 *group_of;     /* by item */
	guint32 n_items, n_groups;
} Maker;

/* The models, in the order that everything goes by. */

static int
compare_models(gconstpointer a, gconstpointer b)
{
	const RioModel *one = *(const RioModel *const *)a, *other = *(const RioModel *const *)b;
	int order = strcmp(one->comune, other->comune);

	if (order == 0)
		order = strcmp(one->service, other->service);
	if (order == 0)
		order = strcmp(rio_model_sha256(one), rio_model_sha256(other));
	return order != 0 ? order : strcmp(one->file, other->file);
}

static void
take_models(RioMatch *match, RioModel *const *models, guint32 n)
{
	match->n_models = n;
	match->models = rio_arena_new_many(match->arena, RioModel *, n);
	for (guint32 m = 0; m < n; m++)
		match->models[m] = rio_model_ref(models[m]);
	qsort(match->models, n, sizeof *match->models, compare_models);
}

/* FALSE: there is too much to compare. */
static gboolean
read_models(Maker *maker, RioLexicon *lexicon)
{
	const RioMatch *match = maker->match;

	maker->names = rio_texts_new();
	maker->roles = rio_texts_new();
	maker->profiles = g_new(RioProfile *, match->n_models);
	maker->first_item = g_new(guint32, match->n_models);
	for (guint32 m = 0; m < match->n_models; m++) {
		maker->profiles[m] = rio_profile_new(match->models[m], maker->names, maker->roles);
		maker->first_item[m] = maker->n_items;
		maker->n_items += maker->profiles[m]->n_nodes;
	}
	rio_progress_begin(maker->progress, RIO_STAGE_NAMES, rio_texts_count(maker->names));
	maker->alike_names = rio_alike_new(maker->names, lexicon, maker->jobs, maker->progress);
	maker->alike_roles = rio_alike_new(maker->roles, lexicon, maker->jobs, NULL);
	if (!maker->alike_names || !maker->alike_roles)
		return FALSE;
	for (guint32 m = 0; m < match->n_models; m++)
		rio_profile_learn(maker->profiles[m], maker->alike_names);
	return TRUE;
}

/* Two models at a time */

/* Two models without any activity are compared by what they have. */
static gboolean
counts(const RioPair *pair, const RioProfileNode *node)
{
	return node->family == RIO_FAMILY_ACTIVITY ||
	       pair->a->n_activities + pair->b->n_activities == 0;
}

/* How much of the work of both is the same: their steps that have a partner, as sure as it is. */
static double
similarity_of(const RioPair *pair)
{
	g_autofree guint32 *b_of = g_new(guint32, pair->a->n_nodes + 1);
	guint32 all = pair->a->n_activities + pair->b->n_activities;
	double same = 0;

	if (all == 0)
		all = pair->a->n_nodes + pair->b->n_nodes;
	if (all == 0)
		return 1;
	rio_pair_assign(pair, RIO_LEAST_ODDS, b_of);
	for (guint32 i = 0; i < pair->a->n_nodes; i++) {
		if (b_of[i] != RIO_NONE && counts(pair, &pair->a->nodes[i]) &&
		    counts(pair, &pair->b->nodes[b_of[i]]))
			same += 2 * rio_confidence(rio_pair_find(pair, i, b_of[i])->odds);
	}
	return same / all;
}

static gboolean
is_one_service(const RioMatch *match, const RioSimilarity *similarity)
{
	return g_str_equal(match->models[similarity->a]->service,
			   match->models[similarity->b]->service);
}

static void
match_pair(guint32 item, gpointer scratch, gpointer data)
{
	Maker *maker = data;
	RioSimilarity *similarity = &maker->match->similarities[item];
	g_autoptr(GArray) known = NULL;
	RioPair *pair;

	if (g_cancellable_is_cancelled(maker->cancellable))
		return;
	known = rio_verdicts_between(maker->verdicts, similarity->a, similarity->b);
	pair = rio_pair_new(maker->profiles[similarity->a], maker->profiles[similarity->b],
			    maker->alike_names, maker->alike_roles, known);
	maker->pairs[item] = pair;
	similarity->score = similarity_of(pair);
	similarity->comparable =
		similarity->score >= RIO_LEAST_SIMILARITY || rio_verdicts_are_versions(known);
	/* of models of two services only what people say of them is grouped */
	if (known->len == 0 && !is_one_service(maker->match, similarity))
		rio_pair_forget(pair);
	rio_progress_add(maker->progress, 1);
}

static void
match_pairs(Maker *maker)
{
	static const RioWork work = {.work = match_pair};
	RioMatch *match = maker->match;
	guint32 n = match->n_models, k = 0;

	match->n_similarities = n * (n - 1) / 2;
	match->similarities =
		rio_arena_new_many(match->arena, RioSimilarity, match->n_similarities);
	for (guint32 a = 0; a < n; a++)
		for (guint32 b = a + 1; b < n; b++)
			match->similarities[k++] = (RioSimilarity){.a = a, .b = b};
	maker->pairs = g_new0(RioPair *, match->n_similarities);
	rio_progress_begin(maker->progress, RIO_STAGE_PAIRS, match->n_similarities);
	rio_workers_run(maker->jobs, match->n_similarities, &work, maker);
}

/* All models at once */

/* Where the ties between two models go. */
typedef struct {
	const Maker *maker;
	const RioSimilarity *similarity;
	const RioPair *pair;
	const GArray *said; /* of RioVerdict */
	GArray *ties;
} Between;

static gboolean
is_said(const Between *between, guint32 a, guint32 b)
{
	for (guint32 i = 0; i < between->said->len; i++) {
		const RioVerdict *verdict = &g_array_index(between->said, RioVerdict, i);

		if (verdict->a == a && verdict->b == b)
			return TRUE;
	}
	return FALSE;
}

static void
add_tie(const Between *between, guint32 a, guint32 b, float odds)
{
	const guint32 *first = between->maker->first_item;
	RioTie tie = {first[between->similarity->a] + a, first[between->similarity->b] + b, odds};

	g_array_append_val(between->ties, tie);
}

static void
add_said_ties(const Between *between)
{
	for (guint32 i = 0; i < between->said->len; i++) {
		const RioVerdict *verdict = &g_array_index(between->said, RioVerdict, i);

		add_tie(between, verdict->a, verdict->b,
			verdict->same ? RIO_TIE_ALWAYS : RIO_TIE_NEVER);
	}
}

/* Of two models that is the best pairing there is. */
static void
add_best_ties(const Between *between)
{
	const RioPair *pair = between->pair;
	g_autofree guint32 *b_of = g_new(guint32, pair->a->n_nodes + 1);

	rio_pair_assign(pair, RIO_LEAST_ODDS, b_of);
	for (guint32 i = 0; i < pair->a->n_nodes; i++)
		if (b_of[i] != RIO_NONE && !is_said(between, i, b_of[i]))
			add_tie(between, i, b_of[i], rio_pair_find(pair, i, b_of[i])->odds);
}

static void
add_all_ties(const Between *between)
{
	for (guint32 c = 0; c < between->pair->n_candidates; c++) {
		const RioCandidate *here = &between->pair->candidates[c];

		if (here->odds >= RIO_LEAST_TIE && !is_said(between, here->a, here->b))
			add_tie(between, here->a, here->b, here->odds);
	}
}

static int
compare_ties(gconstpointer a, gconstpointer b)
{
	const RioTie *one = a, *other = b;

	return RIO_ORDER(one->a, other->a) ?: RIO_ORDER(one->b, other->b);
}

static GArray *
find_ties(const Maker *maker)
{
	const RioMatch *match = maker->match;
	GArray *ties = g_array_new(FALSE, FALSE, sizeof(RioTie));

	for (guint32 k = 0; k < match->n_similarities; k++) {
		const RioSimilarity *similarity = &match->similarities[k];
		g_autoptr(GArray) said =
			rio_verdicts_said(maker->verdicts, similarity->a, similarity->b);
		Between between = {maker, similarity, maker->pairs[k], said, ties};

		add_said_ties(&between);
		if (!similarity->comparable || !is_one_service(match, similarity))
			continue;
		if (match->n_models == 2)
			add_best_ties(&between);
		else
			add_all_ties(&between);
	}
	g_array_sort(ties, compare_ties);
	return ties;
}

static void
group_items(Maker *maker)
{
	const RioMatch *match = maker->match;
	g_autoptr(GArray) ties = find_ties(maker);
	g_autofree guint32 *model_of = g_new(guint32, maker->n_items + 1);

	for (guint32 m = 0, i = 0; m < match->n_models; m++)
		for (guint32 n = 0; n < maker->profiles[m]->n_nodes; n++)
			model_of[i++] = m;
	maker->group_of = g_new(guint32, maker->n_items + 1);
	maker->n_groups = rio_cluster(maker->n_items, model_of, match->n_models,
				      (const RioTie *)ties->data, ties->len, maker->group_of);
}

static void
tell(Maker *maker)
{
	RioGroups groups = {
		.match = maker->match,
		.verdicts = maker->verdicts,
		.roles = maker->roles,
		.names = maker->alike_names,
		.profiles = maker->profiles,
		.pairs = maker->pairs,
		.first_item = maker->first_item,
		.group_of = maker->group_of,
		.n_items = maker->n_items,
		.n_groups = maker->n_groups,
	};

	rio_several_join(&groups);
	rio_groups_tell(&groups);
}

static void
maker_clear(Maker *maker)
{
	if (!maker->match)
		return;
	for (guint32 k = 0; k < maker->match->n_similarities; k++)
		rio_pair_free(maker->pairs[k]);
	for (guint32 m = 0; m < maker->match->n_models; m++)
		rio_profile_free(maker->profiles[m]);
	rio_verdicts_free(maker->verdicts);
	rio_alike_free(maker->alike_names);
	rio_alike_free(maker->alike_roles);
	rio_texts_free(maker->names);
	rio_texts_free(maker->roles);
	g_free(maker->profiles);
	g_free(maker->pairs);
	g_free(maker->first_item);
	g_free(maker->group_of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Maker, maker_clear)

RioMatch *
rio_match_new(RioModel *const *models, gsize n, const RioMatchOptions *options, GError **error)
{
	const RioMatchOptions none = {0};
	g_autoptr(RioMatch) match = NULL; /* outlives its maker */
	g_auto(Maker) maker = {0};

	g_return_val_if_fail(models && n >= 2, NULL);
	g_return_val_if_fail(!error || !*error, NULL);

	options = options ? options : &none;
	if (g_cancellable_set_error_if_cancelled(options->cancellable, error))
		return NULL;
	if (n > RIO_LIMIT_MODELS) {
		g_set_error(error, RIO_ERROR, RIO_ERROR_LIMIT,
			    _W(options->language, "%zu models are more than the %d "
						  "that can be matched at once"),
			    n, RIO_LIMIT_MODELS);
		return NULL;
	}
	match = g_new0(RioMatch, 1);
	g_atomic_ref_count_init(&match->references);
	match->arena = rio_arena_new();
	take_models(match, models, (guint32)n);
	maker.match = match;
	maker.jobs = options->jobs;
	maker.cancellable = options->cancellable;
	maker.progress = options->progress;
	maker.verdicts = rio_verdicts_new(match->models, match->n_models, options->together,
					  options->n_together, options->apart, options->n_apart);
	if (!read_models(&maker, options->lexicon)) {
		g_set_error(error, RIO_ERROR, RIO_ERROR_LIMIT,
			    _W(options->language, "more than %d pairs of names to compare: match "
						  "fewer models at once"),
			    RIO_LIMIT_PAIRS);
		return NULL;
	}
	match_pairs(&maker);
	if (g_cancellable_set_error_if_cancelled(options->cancellable, error))
		return NULL;
	rio_progress_begin(maker.progress, RIO_STAGE_GROUPS, 0);
	group_items(&maker);
	tell(&maker);
	return g_steal_pointer(&match);
}

RioMatch *
rio_match_ref(RioMatch *match)
{
	g_return_val_if_fail(match, NULL);

	g_atomic_ref_count_inc(&match->references);
	return match;
}

void
rio_match_unref(RioMatch *match)
{
	if (!match || !g_atomic_ref_count_dec(&match->references))
		return;
	for (guint32 m = 0; m < match->n_models; m++)
		rio_model_unref(match->models[m]);
	rio_arena_free(match->arena);
	g_free(match);
}

GPtrArray *
rio_match_get_models(const RioMatch *match)
{
	GPtrArray *models = g_ptr_array_new();

	g_return_val_if_fail(match, models);

	for (guint32 m = 0; m < match->n_models; m++)
		g_ptr_array_add(models, match->models[m]);
	return models;
}

GPtrArray *
rio_match_get_correspondences(const RioMatch *match)
{
	GPtrArray *correspondences = g_ptr_array_new();

	g_return_val_if_fail(match, correspondences);

	for (guint32 c = 0; c < match->n_correspondences; c++)
		g_ptr_array_add(correspondences, &match->correspondences[c]);
	return correspondences;
}

double
rio_match_get_similarity(const RioMatch *match, guint a, guint b, gboolean *comparable)
{
	const RioSimilarity *similarity;

	g_return_val_if_fail(match && a < match->n_models && b < match->n_models && a != b, 0);

	similarity = &match->similarities[rio_match_pair(match, MIN(a, b), MAX(a, b))];
	if (comparable)
		*comparable = similarity->comparable;
	return similarity->score;
}

const char *
rio_correspondence_get_id(const RioCorrespondence *correspondence)
{
	g_return_val_if_fail(correspondence, NULL);

	return correspondence->id;
}

const char *
rio_correspondence_get_label(const RioCorrespondence *correspondence)
{
	g_return_val_if_fail(correspondence, NULL);

	return correspondence->label;
}

double
rio_correspondence_get_confidence(const RioCorrespondence *correspondence)
{
	g_return_val_if_fail(correspondence, 0);

	return correspondence->confidence;
}

gboolean
rio_correspondence_is_sure(const RioCorrespondence *correspondence)
{
	g_return_val_if_fail(correspondence, FALSE);

	return correspondence->confidence >= RIO_SURE;
}

GPtrArray *
rio_correspondence_get_members(const RioCorrespondence *correspondence)
{
	GPtrArray *members = g_ptr_array_new();

	g_return_val_if_fail(correspondence, members);

	for (guint32 i = 0; i < correspondence->n_members; i++) {
		const RioMember *member = &correspondence->members[i];
		const RioModel *model = correspondence->match->models[member->model];

		g_ptr_array_add(members, &model->elements[model->nodes[member->node].element]);
	}
	return members;
}

GPtrArray *
rio_correspondence_get_reasons(const RioCorrespondence *correspondence)
{
	GPtrArray *reasons = g_ptr_array_new();

	g_return_val_if_fail(correspondence, reasons);

	for (guint32 i = 0; i < correspondence->n_reasons; i++)
		g_ptr_array_add(reasons, (gpointer)&correspondence->reasons[i]);
	return reasons;
}
