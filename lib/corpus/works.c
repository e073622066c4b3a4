#include "corpus/works.h"

#include "base/names.h"
#include "label/fold.h"

/* Of a name no more is read: no longer ones are one name by chance. */
#define MOST_OF_NAME 1024

static gboolean
is_event(const RioModel *model, guint32 node)
{
	return rio_kind_is(rio_model_kind(model, model->nodes[node].element), RIO_EVENT);
}

/* Twins */

/* The number of the words of a name, however they are typed; RIO_NAME_NONE if it has none. */
static guint32
number_words(RioNames *names, const char *name)
{
	g_autofree char *words = rio_fold(name, MOST_OF_NAME, FALSE);
	gsize length = strlen(words);

	return length > 0 ? rio_names_intern(names, words, length) : RIO_NAME_NONE;
}

static void
find_twins_in(RioArena *arena, RioModel *const *models, guint32 m, GArray *twins)
{
	const RioModel *model = models[m];
	g_autoptr(RioArena) scratch = rio_arena_new();
	g_autoptr(RioNames) names = rio_names_new(scratch);
	g_autofree guint32 *name_of = g_new(guint32, model->n_nodes + 1);
	g_autofree guint32 *times = g_new0(guint32, model->n_nodes + 1);
	g_autofree guint32 *place = g_new(guint32, model->n_nodes + 1);

	for (guint32 n = 0; n < model->n_nodes; n++) {
		name_of[n] = RIO_NAME_NONE;
		if (!rio_node_is_activity(model, n))
			continue;
		name_of[n] = number_words(names, rio_model_name(model, model->nodes[n].element));
		if (name_of[n] != RIO_NAME_NONE && times[name_of[n]]++ == 0)
			place[name_of[n]] = RIO_NONE;
	}
	for (guint32 n = 0; n < model->n_nodes; n++) {
		RioKin *of;

		if (name_of[n] == RIO_NAME_NONE || times[name_of[n]] < 2)
			continue;
		if (place[name_of[n]] == RIO_NONE) {
			RioKin new = {
				.members = rio_arena_new_many(arena, RioMember, times[name_of[n]]),
				.label = rio_model_name(model, model->nodes[n].element),
			};

			place[name_of[n]] = twins->len;
			g_array_append_val(twins, new);
		}
		of = &g_array_index(twins, RioKin, place[name_of[n]]);
		((RioMember *)of->members)[of->n_members++] = (RioMember){m, n};
	}
}

void
rio_twins_find(RioArena *arena, RioModel *const *models, guint32 n_models, GArray *twins)
{
	for (guint32 m = 0; m < n_models; m++)
		find_twins_in(arena, models, m, twins);
}

/* Works */

static void
join_all(RioSets *sets, const guint32 *first, const RioKin *kin)
{
	const RioMember *members = kin->members;

	for (guint32 i = 1; i < kin->n_members; i++)
		rio_sets_join(sets, first[members[0].model] + members[0].node,
			      first[members[i].model] + members[i].node);
}

/* Of events without a name: what kind it is, and what it waits for or tells. */
static gint64
key_of_mute(const RioModel *model, guint32 node)
{
	guint32 element = model->nodes[node].element;

	return (gint64)rio_model_kind(model, element) << 32 | rio_model_triggers(model, element);
}

static void
join_mute_events(RioSets *sets, const guint32 *first, RioModel *const *models, guint32 n_models)
{
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

	for (guint32 m = 0; m < n_models; m++) {
		for (guint32 n = 0; n < models[m]->n_nodes; n++) {
			gint64 key;
			gpointer other;

			if (!is_event(models[m], n) ||
			    rio_model_name(models[m], models[m]->nodes[n].element)[0] != '\0')
				continue;
			key = key_of_mute(models[m], n);
			if (g_hash_table_lookup_extended(seen, &key, NULL, &other))
				rio_sets_join(sets, GPOINTER_TO_UINT(other), first[m] + n);
			else
				g_hash_table_insert(seen, g_memdup2(&key, sizeof key),
						    GUINT_TO_POINTER(first[m] + n));
		}
	}
}

RioWorks *
rio_works_new(RioArena *arena, RioModel *const *models, guint32 n_models, const GArray *kin)
{
	RioWorks *works = rio_arena_new_of(arena, RioWorks);
	g_autofree guint32 *first = g_new0(guint32, n_models + 1);
	g_autofree guint32 *numbers = NULL;
	g_autoptr(RioSets) sets = NULL;

	for (guint32 m = 0; m < n_models; m++)
		first[m + 1] = first[m] + models[m]->n_nodes;
	sets = rio_sets_new(first[n_models]);
	for (guint32 k = 0; k < kin->len; k++)
		join_all(sets, first, &g_array_index(kin, RioKin, k));
	join_mute_events(sets, first, models, n_models);

	numbers = g_new(guint32, first[n_models] + 1);
	works->n = rio_sets_number(sets, numbers);
	works->labels = rio_arena_new_many(arena, const char *, works->n);
	for (guint32 k = kin->len; k-- > 0;) {
		const RioKin *own = &g_array_index(kin, RioKin, k);

		works->labels[numbers[first[own->members[0].model] + own->members[0].node]] =
			own->label;
	}
	works->of = rio_arena_new_many(arena, guint32 *, n_models);
	for (guint32 m = 0; m < n_models; m++) {
		works->of[m] = rio_arena_new_many(arena, guint32, models[m]->n_nodes);
		for (guint32 n = 0; n < models[m]->n_nodes; n++)
			works->of[m][n] =
				rio_node_is_activity(models[m], n) || is_event(models[m], n)
					? numbers[first[m] + n]
					: RIO_NONE;
	}
	return works;
}
