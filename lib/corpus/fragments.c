#include "corpus/duplicates.h"

#include <string.h>

#include "corpus/members.h"
#include "corpus/repeat.h"
#include "corpus/sequence.h"

/* So many parts are named in the label of a fragment. */
#define MOST_NAMED 3

typedef struct {
	RioDuplicates *duplicates;
	const RioWorks *works;
	const RioSequences *sequences;
} Teller;

/* From the first item of a place to its last, with the steps between. */
static void
tell_occurrence(const Teller *teller, const guint32 *items, guint32 n, RioOccurrence *occurrence)
{
	const RioSequences *sequences = teller->sequences;
	RioArena *arena = teller->duplicates->arena;
	guint32 first = items[0], next = 0;

	occurrence->model = sequences->items[first].model;
	occurrence->n_parts = items[n - 1] - first + 1;
	occurrence->parts = rio_arena_new_many(arena, RioPart, occurrence->n_parts);
	for (guint32 i = 0; i < occurrence->n_parts; i++) {
		const RioItem *item = &sequences->items[first + i];

		occurrence->parts[i] = (RioPart){
			.nodes = rio_arena_copy(arena, sequences->nodes + item->first_node,
						item->n_nodes, sizeof(guint32)),
			.n_nodes = item->n_nodes,
			.between = first + i != items[next],
			.differs = item->differs,
		};
		next += !occurrence->parts[i].between;
	}
}

/* All nodes of all occurrences that are part of the fragment. */
static RioMember *
list_members(const RioDuplicateFragment *fragment, guint32 *n)
{
	g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(RioMember));

	for (guint32 o = 0; o < fragment->n_occurrences; o++) {
		const RioOccurrence *occurrence = &fragment->occurrences[o];

		for (guint32 p = 0; p < occurrence->n_parts; p++) {
			const RioPart *part = &occurrence->parts[p];

			for (guint32 i = 0; i < part->n_nodes && !part->between; i++) {
				RioMember member = {occurrence->model, part->nodes[i]};

				g_array_append_val(members, member);
			}
		}
	}
	*n = members->len;
	return (RioMember *)g_array_free(g_steal_pointer(&members), FALSE);
}

/* The part of that number among those that belong to the fragment. */
static const RioPart *
own_part(const RioOccurrence *occurrence, guint32 number)
{
	guint32 p = 0;

	for (guint32 own = 0;; p++) {
		if (occurrence->parts[p].between)
			continue;
		if (own++ == number)
			return &occurrence->parts[p];
	}
}

char *
rio_part_name(RioModel *const *models, guint32 model, const RioPart *part, guint most)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *all = NULL;

	for (guint32 i = 0; i < part->n_nodes; i++) {
		const RioMember member = {model, part->nodes[i]};
		const char *name = rio_member_name(models, &member);

		if (name[0] != '\0' &&
		    (part->n_nodes == 1 || rio_member_is_activity(models, &member)))
			g_ptr_array_add(names, (gpointer)name);
	}
	if (most > 0 && names->len > most) {
		g_ptr_array_set_size(names, (gint)most);
		g_ptr_array_add(names, (gpointer) "…");
	}
	g_ptr_array_add(names, NULL);
	all = g_strjoinv(", ", (char **)names->pdata);
	return part->n_nodes == 1 ? g_steal_pointer(&all) : g_strdup_printf("(%s)", all);
}

/* A step as its work is called, a block by what is in it. */
static char *
label_of(const Teller *teller, const RioDuplicateFragment *fragment, guint32 n_own)
{
	const RioOccurrence *first = &fragment->occurrences[0];
	GString *label = g_string_new(NULL);

	for (guint32 p = 0; p < MIN(n_own, MOST_NAMED); p++) {
		const RioPart *part = own_part(first, p);
		guint32 work = teller->works->of[first->model][part->nodes[0]];
		g_autofree char *name =
			part->n_nodes == 1 && work != RIO_NONE && teller->works->labels[work]
				? g_strdup(teller->works->labels[work])
				: rio_part_name(teller->duplicates->models, first->model, part,
						MOST_NAMED);

		g_string_append_printf(label, "%s%s", p > 0 ? " → " : "", name);
	}
	if (n_own > MOST_NAMED)
		g_string_append(label, " → …");
	return g_string_free(label, FALSE);
}

static void
tell_fragment(const Teller *teller, const RioRepeat *repeat, RioDuplicateFragment *fragment)
{
	RioArena *arena = teller->duplicates->arena;
	g_autofree RioMember *members = NULL;
	g_autofree char *label = NULL;
	guint32 n_members;

	*fragment = (RioDuplicateFragment){
		.duplicates = teller->duplicates,
		.occurrences = rio_arena_new_many(arena, RioOccurrence, repeat->n_places),
		.n_occurrences = repeat->n_places,
		.size = repeat->size,
		.n_different = repeat->n_different,
		.benefit = repeat->benefit,
	};
	for (guint32 o = 0; o < repeat->n_places; o++)
		tell_occurrence(teller, repeat->items + o * repeat->n_items, repeat->n_items,
				&fragment->occurrences[o]);
	members = list_members(fragment, &n_members);
	fragment->id = rio_members_id(arena, teller->duplicates->models, members, n_members, 'f');
	fragment->spread = rio_spread_new(teller->duplicates, members, n_members, FALSE);
	label = label_of(teller, fragment, repeat->n_items);
	fragment->label = rio_arena_text(arena, label, strlen(label));
}

void
rio_duplicates_find_fragments(RioDuplicates *duplicates, const RioWorks *works)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioSequences) sequences =
		rio_sequences_new(duplicates->models, duplicates->n_models, works);
	Teller teller = {duplicates, works, sequences};
	const RioRepeat *repeats = rio_repeats_find(arena, sequences, duplicates->models,
						    duplicates->n_models, &duplicates->n_fragments);

	duplicates->fragments = rio_arena_new_many(duplicates->arena, RioDuplicateFragment,
						   duplicates->n_fragments);
	for (guint32 f = 0; f < duplicates->n_fragments; f++)
		tell_fragment(&teller, &repeats[f], &duplicates->fragments[f]);
}
