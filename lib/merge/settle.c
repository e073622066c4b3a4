#include "merge/settler.h"

#include <string.h>

#include "base/compare.h"
#include "flow/soundness.h"
#include "merge/project.h"
#include "merge/trial.h"

guint32
rio_choice_anchor(const RioDraft *draft, const RioChoice *choice)
{
	guint32 v = choice->vertex;

	for (guint steps = 0; v != RIO_NONE && steps <= draft->vertices->len; steps++) {
		guint32 element = rio_draft_element(draft, v), way;

		if (!rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "variation") &&
		    !rio_model_attribute_ns(draft->model, element, RIO_NS_RIO, "normal"))
			return v;
		way = rio_draft_way(draft, v, FALSE);
		v = way == RIO_NONE ? RIO_NONE : rio_draft_arc(draft, way)->source;
	}
	return v;
}

guint
rio_settled_way(const RioSettlement *settlement, const RioSettled *settled, guint32 model)
{
	guint i = 0;

	while (i < settled->choice->ways->len &&
	       !rio_bits_has(rio_choice_models(settlement->whole, settled->choice, i), model))
		i++;
	return i;
}

/* Rule 1 and 3: which way */

static const char *
way_label(const RioDraft *draft, const RioChoice *choice, const RioRegion *region)
{
	guint32 element = region->n_steps == 0 ? RIO_NONE : rio_draft_element(draft, region->first);

	return element == RIO_NONE ? "" : rio_model_name(draft->model, element);
}

/* Whether something has to come about on the way: a message, a moment, a time limit. */
static gboolean
waits(const RioDraft *draft, const RioRegion *region)
{
	rio_bits_foreach (region->inside, v) {
		RioKind kind = rio_draft_kind(draft, v);

		if (kind == RIO_KIND_INTERMEDIATE_CATCH_EVENT || kind == RIO_KIND_RECEIVE_TASK ||
		    kind == RIO_KIND_BOUNDARY_EVENT)
			return TRUE;
	}
	return FALSE;
}

static gboolean
most_wait(const RioDraft *draft, const RioSettled *settled)
{
	guint32 waiting = 0;

	for (guint i = 0; i < settled->choice->ways->len; i++)
		if (waits(draft, settled->regions->pdata[i]))
			waiting += rio_bits_count(rio_choice_models(draft, settled->choice, i));
	return 2 * waiting > rio_bits_count(settled->choice->models);
}

/* Whether way @a is better than way @b. */
static gboolean
is_better(const RioSettler *settler, guint c, guint a, guint b)
{
	const RioSettlement *settlement = settler->settlement;
	const RioSettled *settled = rio_settled_at(settlement, c);
	const RioRegion *x = settled->regions->pdata[a], *y = settled->regions->pdata[b];
	const RioDraft *draft = settlement->whole;
	guint32 nx = rio_bits_count(rio_choice_models(draft, settled->choice, a)),
		ny = rio_bits_count(rio_choice_models(draft, settled->choice, b));

	if (rio_bits_empty(x->inside) != rio_bits_empty(y->inside) && most_wait(draft, settled))
		return rio_bits_empty(y->inside);
	return (RIO_ORDER(ny, nx)
			?: RIO_ORDER(x->n_steps, y->n_steps)
			?: strcmp(way_label(draft, settled->choice, x),
				  way_label(draft, settled->choice, y))
			?: RIO_ORDER(a, b)) < 0;
}

static void
choose(const RioSettler *settler, guint c)
{
	const RioDraft *draft = settler->settlement->whole;
	RioSettled *settled = rio_settled_at(settler->settlement, c);
	const RioChoice *choice = settled->choice;
	guint32 anchor = rio_choice_anchor(draft, choice);
	guint32 wanted = anchor == RIO_NONE || !settler->ways ||
					 rio_draft_vertex(draft, anchor)->node == RIO_NONE
				 ? RIO_NONE
				 : settler->ways[rio_draft_vertex(draft, anchor)->node];

	for (guint i = 1; i < choice->ways->len; i++)
		if (is_better(settler, c, i, settled->chosen))
			settled->chosen = i;
	for (guint i = 0; wanted != RIO_NONE && i < choice->ways->len; i++)
		if (rio_bits_has(rio_choice_models(draft, choice, i), wanted)) {
			settled->chosen = i;
			settled->decided = TRUE;
		}
	if (wanted != RIO_NONE && rio_bits_has(choice->all, wanted))
		settled->decided = TRUE;
	if (settled->decided)
		settled->dropped = !rio_bits_has(choice->models, wanted);
	else
		settled->dropped =
			2 * rio_bits_count(choice->models) <= rio_bits_count(choice->all);
	settled->dropped &= !choice->varies;
}

/* A gateway that somebody drew, or a scope, keeps the outcome that most have, whatever else. */
static void
keep_one_outcome(const RioSettler *settler)
{
	const GPtrArray *all = settler->settlement->settled;

	for (guint c = 0; c < all->len;) {
		const RioChoice *first = rio_settled_at(settler->settlement, c)->choice;
		guint end = c, best = c;
		gboolean any = FALSE;

		for (; end < all->len; end++) {
			const RioSettled *settled = all->pdata[end];

			if (settled->choice->vertex != first->vertex ||
			    settled->choice->scope != first->scope)
				break;
			any |= !settled->dropped;
			if (rio_bits_count(settled->choice->models) >
			    rio_bits_count(
				    rio_settled_at(settler->settlement, best)->choice->models))
				best = end;
		}
		if (!any)
			rio_settled_at(settler->settlement, best)->dropped = FALSE;
		c = end;
	}
}

/* Judging */

static const RioDraft *
make_those(const gboolean *on, gpointer data)
{
	RioSettler *settler = data;

	for (guint i = 0; i < settler->changes->len; i++)
		rio_settler_change(settler, i)->on = on[i];
	rio_settler_make(settler);
	return settler->settlement->draft;
}

static RioTrial
trial_of(RioSettler *settler)
{
	return (RioTrial){.merge = settler->settlement->merge,
			  .process = settler->settlement->process,
			  .n = settler->changes->len,
			  .make = make_those,
			  .data = settler,
			  .cancellable = settler->cancellable};
}

static RioSoundness *
judge(RioSettler *settler, GError **error)
{
	const RioTrial trial = trial_of(settler);

	return rio_trial_judge(&trial, settler->settlement->draft, error);
}

/* One scope: as the first Comune has it where that is sound, or else nothing. */
static gboolean
mend_scope(RioSettler *settler, guint32 scope, GError **error)
{
	RioSettlement *settlement = settler->settlement;
	gpointer key = GUINT_TO_POINTER(scope);
	const RioModel *model = settlement->merge->model;
	g_autoptr(GArray) origins = rio_project_origins(model, scope, settlement->merge->match);

	for (guint i = 0; i < origins->len; i++) {
		guint32 m = g_array_index(origins, RioOwned, i).model;
		g_autoptr(RioSoundness) soundness = NULL;
		gboolean sound = TRUE;

		g_hash_table_insert(settlement->follows, key, GUINT_TO_POINTER(m + 1));
		rio_settler_make(settler);
		soundness = judge(settler, error);
		if (!soundness)
			return FALSE;
		for (guint32 s = 0; s < soundness->n_scopes; s++)
			sound &= soundness->verdicts[s] != RIO_VERDICT_UNSOUND ||
				 !g_str_equal(rio_model_id(soundness->model, soundness->scopes[s]),
					      rio_model_id(model, scope));
		if (sound)
			return TRUE;
	}
	g_hash_table_remove(settlement->follows, key);
	if (scope != settlement->process)
		g_hash_table_add(settlement->closed, key);
	rio_settler_make(settler);
	return TRUE;
}

/* Makes sound what was not, since that of an input is not; the verdict on the outcome. */
static gboolean
mend(RioSettler *settler, const RioSoundness *soundness, GError **error)
{
	const RioModel *model = settler->settlement->merge->model;
	g_autoptr(RioSoundness) mended = NULL;

	settler->settlement->verdict = rio_soundness_get_verdict(soundness);
	if (settler->settlement->verdict != RIO_VERDICT_UNSOUND)
		return TRUE;

	for (guint32 s = 0; s < soundness->n_scopes; s++) {
		guint32 scope =
			rio_model_find(model, rio_model_id(soundness->model, soundness->scopes[s]));

		if (soundness->verdicts[s] == RIO_VERDICT_UNSOUND && scope != RIO_NONE &&
		    !mend_scope(settler, scope, error))
			return FALSE;
	}
	mended = judge(settler, error);
	if (!mended)
		return FALSE;
	settler->settlement->verdict = rio_soundness_get_verdict(mended);
	return TRUE;
}

/* What became of each vertex */
static void
tell_fates(const RioSettler *settler)
{
	RioSettlement *settlement = settler->settlement;

	for (guint32 v = 0; v < settlement->merge->model->n_nodes; v++) {
		RioFate fate = settlement->fates[v];

		settlement->must[v] |= settler->rulings[v] == RIO_RULING_KEEP;
		if (!rio_settler_is_in(settler, v) &&
		    (fate != RIO_FATE_DECIDED || settler->rulings[v] == RIO_RULING_KEEP))
			/* what was to be kept is asked for, even if the work is done elsewhere */
			fate = settler->rulings[v] != RIO_RULING_KEEP &&
					       rio_settler_is_elsewhere(settler, v)
				       ? RIO_FATE_ELSEWHERE
				       : RIO_FATE_OUT;
		else if (fate == RIO_FATE_IN && rio_draft_is_limit(settlement->whole, v) &&
			 2 * rio_bits_count(rio_draft_vertex(settlement->whole, v)->models) <=
				 settlement->whole->n_models)
			fate = RIO_FATE_KEPT;
		settlement->fates[v] = fate;
	}
}

static void
settled_free(gpointer data)
{
	RioSettled *settled = data;

	g_ptr_array_unref(settled->regions);
	g_free(settled->brought);
	g_free(settled);
}

static int
compare_extents(gconstpointer a, gconstpointer b)
{
	const RioSettled *x = *(RioSettled *const *)a, *y = *(RioSettled *const *)b;

	return RIO_ORDER(y->extent, x->extent) ?: RIO_ORDER(x->number, y->number);
}

static void
open_choices(RioSettler *settler)
{
	RioSettlement *settlement = settler->settlement;

	settlement->choices = rio_choices_of(settlement->whole);
	settlement->settled = g_ptr_array_new_with_free_func(settled_free);
	for (guint c = 0; c < settlement->choices->len; c++) {
		RioSettled *settled = g_new0(RioSettled, 1);

		settled->number = c;
		settled->choice = settlement->choices->pdata[c];
		settled->brought = g_new0(gboolean, settled->choice->ways->len);
		settled->regions = g_ptr_array_new_with_free_func((GDestroyNotify)rio_region_free);
		for (guint i = 0; i < settled->choice->ways->len; i++) {
			RioRegion *region = rio_region_new(settlement->whole, settled->choice, i);

			g_ptr_array_add(settled->regions, region);
			settled->extent = MAX(settled->extent, rio_bits_count(region->inside));
		}
		g_ptr_array_add(settlement->settled, settled);
		choose(settler, c);
		g_array_append_val(
			settler->changes,
			((RioPlanned){.what = RIO_CHANGE_TAKE, .choice = c, .on = TRUE}));
	}
	keep_one_outcome(settler);
	for (guint c = 0; c < settlement->settled->len; c++)
		g_ptr_array_add(settler->order, rio_settled_at(settlement, c));
	g_ptr_array_sort(settler->order, compare_extents);
}

static void
note_bearer(RioSettlement *settlement, guint32 correspondence, guint32 v)
{
	GArray *own = settlement->same[v];

	if (own->len > 0 && g_array_index(own, guint32, own->len - 1) == correspondence)
		return;
	g_array_append_val(own, correspondence);
	g_array_append_val((GArray *)settlement->bearers->pdata[correspondence], v);
}

static void
find_same(RioSettlement *settlement)
{
	const RioMatch *match = settlement->merge->match;
	g_autoptr(GHashTable) nodes = rio_project_nodes(settlement->merge->model, match);

	settlement->bearers = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	settlement->same = g_new(GArray *, settlement->merge->model->n_nodes);
	for (guint32 v = 0; v < settlement->merge->model->n_nodes; v++)
		settlement->same[v] = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];

		g_ptr_array_add(settlement->bearers, g_array_new(FALSE, FALSE, sizeof(guint32)));
		for (guint32 i = 0; i < here->n_members; i++) {
			guint32 node = rio_project_node_of(nodes, match, &here->members[i]);

			if (node != RIO_NONE)
				note_bearer(settlement, c, node);
		}
	}
}

static gboolean
run(RioSettler *settler, GError **error)
{
	g_autoptr(RioSoundness) soundness = NULL;
	g_autofree gboolean *on = NULL;
	RioTrial trial;

	rio_settler_make(settler);
	if (!rio_settler_fetch(settler, error))
		return FALSE;
	trial = trial_of(settler);
	on = g_new0(gboolean, trial.n);
	soundness = rio_trial_run(&trial, on, error);
	if (!soundness)
		return FALSE;
	settler->settlement->looks +=
		(guint64)soundness->n_states * settler->settlement->draft->vertices->len;
	return mend(settler, soundness, error);
}

RioSettlement *
rio_settle(const RioMerge *merge, guint32 process, const RioRuling *rulings, const guint32 *ways,
	   const gboolean *must, GCancellable *cancellable, GError **error)
{
	g_autoptr(RioSettlement) settlement = g_new0(RioSettlement, 1);
	RioSettler settler = {.settlement = settlement,
			      .rulings = rulings,
			      .ways = ways,
			      .cancellable = cancellable};
	gboolean done;

	settlement->merge = merge;
	settlement->process = process;
	settlement->whole = rio_draft_new(merge->model, merge->match->n_models);
	settlement->fates = g_new0(RioFate, merge->model->n_nodes);
	settlement->must = g_memdup2(must, merge->model->n_nodes * sizeof(gboolean));
	settlement->follows = g_hash_table_new(NULL, NULL);
	settlement->closed = g_hash_table_new(NULL, NULL);
	settler.changes = g_array_new(FALSE, FALSE, sizeof(RioPlanned));
	settler.order = g_ptr_array_new();
	find_same(settlement);
	open_choices(&settler);
	done = run(&settler, error);
	if (done)
		tell_fates(&settler);
	g_array_unref(settler.changes);
	g_ptr_array_unref(settler.order);
	return done ? g_steal_pointer(&settlement) : NULL;
}

void
rio_settlement_free(RioSettlement *settlement)
{
	if (!settlement)
		return;
	for (guint32 v = 0; v < settlement->merge->model->n_nodes; v++)
		g_array_unref(settlement->same[v]);
	g_free(settlement->same);
	g_ptr_array_unref(settlement->bearers);
	g_free(settlement->fates);
	g_free(settlement->must);
	g_ptr_array_unref(settlement->settled);
	g_ptr_array_unref(settlement->choices);
	g_hash_table_unref(settlement->follows);
	g_hash_table_unref(settlement->closed);
	rio_draft_free(settlement->draft);
	rio_draft_free(settlement->whole);
	g_free(settlement);
}
