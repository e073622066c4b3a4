#include "merge/sound.h"

#include "flow/soundness.h"
#include "merge/align.h"
#include "merge/assemble.h"
#include "merge/halves.h"
#include "merge/project.h"
#include "model/problem.h"

/*
 * How many merged models are tried at most to find out what can be joined again, times the number
 * of those that each is made of.  One culprit among a Comune's twenty nodes takes some eight.
 */
#define MOST_MODELS 120

typedef struct {
	RioMerge *merge;
	RioLanguage language;
	GCancellable *cancellable;
	GHashTable *apart, *unsound;
	RioSoundness *soundness; /* of what was made last */
	GArray *members;	 /* of RioOwned: nodes that may be joined again */
	guint left;		 /* trials */
} Maker;

/* One merged model, with what is kept apart. */
static gboolean
make(Maker *maker, GError **error)
{
	RioMerge *merge = maker->merge;
	g_autoptr(RioAlignment) alignment = rio_align(merge->match, maker->apart, maker->unsound);
	g_autoptr(RioWeave) weave = rio_weave_new(alignment);

	rio_align_rest(alignment);
	g_clear_pointer(&merge->model, rio_model_unref);
	g_clear_pointer(&merge->variations, g_ptr_array_unref);
	g_clear_pointer(&merge->ids, g_strfreev);
	merge->variations = rio_variations_of(weave);
	merge->model = rio_assemble(weave, merge->variations, merge->certificates, maker->language,
				    &merge->ids);

	g_clear_pointer(&maker->soundness, rio_soundness_unref);
	maker->soundness = rio_soundness_new(merge->model, NULL, maker->cancellable, error);
	if (!maker->soundness || g_cancellable_set_error_if_cancelled(maker->cancellable, error))
		return FALSE;
	merge->soundness = rio_soundness_get_verdict(maker->soundness);
	return TRUE;
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
		own = rio_project_models(model, problem->element, NULL, merge->match->n_models);
		rio_bits_unite(models, own);
	}
	return models;
}

/* Keeps the scopes of these models so far apart, where they are not yet; whether any was not. */
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

static gboolean
part_until_sound(Maker *maker, GError **error)
{
	while (part_unsound(maker->merge, maker->soundness, maker->apart))
		if (!make(maker, error))
			return FALSE;
	return TRUE;
}

static void
set_apart(Maker *maker, const RioOwned *owned, RioApart how)
{
	g_hash_table_insert(maker->apart, rio_alignment_key(owned), GUINT_TO_POINTER(how));
}

static void
set_all_apart(Maker *maker, const GArray *owned, RioApart how)
{
	for (guint i = 0; i < owned->len; i++)
		set_apart(maker, &g_array_index(owned, RioOwned, i), how);
}

/* The scopes that are kept apart inside, by model. */
static GArray *
scopes_apart(const Maker *maker)
{
	const RioMatch *match = maker->merge->match;
	GArray *scopes = g_array_new(FALSE, FALSE, sizeof(RioOwned));

	for (guint32 m = 0; m < match->n_models; m++)
		for (guint32 e = 0; e < match->models[m]->n_elements; e++) {
			RioOwned scope = {m, e};
			gpointer how = g_hash_table_lookup(maker->apart, rio_alignment_key(&scope));

			if (GPOINTER_TO_UINT(how) == RIO_APART_INSIDE)
				g_array_append_val(scopes, scope);
		}
	return scopes;
}

/* The nodes in these scopes that the match has something to say of, by model and position. */
static GArray *
matched_in(const RioMatch *match, const GArray *scopes)
{
	GArray *members = g_array_new(FALSE, FALSE, sizeof(RioOwned));

	for (guint i = 0; i < scopes->len; i++) {
		const RioOwned *scope = &g_array_index(scopes, RioOwned, i);
		const RioModel *model = match->models[scope->model];
		g_autoptr(RioBits) matched = rio_bits_new(model->n_nodes);

		for (guint32 c = 0; c < match->n_correspondences; c++)
			for (guint32 k = 0; k < match->correspondences[c].n_members; k++) {
				const RioMember *member = &match->correspondences[c].members[k];

				if (member->model == scope->model &&
				    model->nodes[member->node].scope == scope->element)
					rio_bits_add(matched, member->node);
			}
		rio_bits_foreach (matched, n)
			g_array_append_val(members,
					   ((RioOwned){scope->model, model->nodes[n].element}));
	}
	return members;
}

static gboolean
make_with(Maker *maker, const gboolean *on, GError **error)
{
	for (guint i = 0; i < maker->members->len; i++)
		set_apart(maker, &g_array_index(maker->members, RioOwned, i),
			  on[i] ? RIO_APART_NOT : RIO_APART_WHOLE);
	return make(maker, error);
}

static gboolean
try(const gboolean *on, gboolean *spoils, gpointer data, GError **error)
{
	Maker *maker = data;

	*spoils = TRUE;
	if (maker->left == 0)
		return TRUE;
	maker->left--;
	if (!make_with(maker, on, error))
		return FALSE;
	*spoils = maker->merge->soundness == RIO_VERDICT_UNSOUND;
	return TRUE;
}

/* Keeps nodes apart instead of whole scopes, as few as may be. */
static gboolean
rejoin(Maker *maker, GError **error)
{
	g_autoptr(GArray) scopes = scopes_apart(maker);
	g_autofree gboolean *on = NULL;

	if (scopes->len == 0)
		return TRUE;
	maker->members = matched_in(maker->merge->match, scopes);
	maker->left = MOST_MODELS / maker->merge->match->n_models;
	on = g_new0(gboolean, maker->members->len);
	set_all_apart(maker, scopes, RIO_APART_NOT);
	if (!rio_halves_try(on, maker->members->len, try, maker, error) ||
	    !make_with(maker, on, error))
		return FALSE;
	if (maker->merge->soundness != RIO_VERDICT_UNSOUND)
		return TRUE;
	set_all_apart(maker, maker->members, RIO_APART_NOT);
	set_all_apart(maker, scopes, RIO_APART_INSIDE);
	return make(maker, error);
}

gboolean
rio_sound_make(RioMerge *merge, GHashTable *unsound, RioLanguage language,
	       GCancellable *cancellable, GError **error)
{
	Maker maker = {.merge = merge,
		       .language = language,
		       .cancellable = cancellable,
		       .unsound = unsound};
	gboolean done;

	maker.apart = g_hash_table_new(NULL, NULL);
	done = make(&maker, error);
	if (done && g_hash_table_size(unsound) == 0)
		done = part_until_sound(&maker, error) && rejoin(&maker, error);
	g_hash_table_unref(maker.apart);
	g_clear_pointer(&maker.members, g_array_unref);
	g_clear_pointer(&maker.soundness, rio_soundness_unref);
	return done;
}
