#include "diff/parts.h"

#include <string.h>

#include "base/hash.h"

/* Shorter words, articles and prepositions, say nothing of the work. */
#define LEAST_LETTERS 4

/* The model whose step is one, and the other, that has the parts. */
typedef struct {
	const RioThings *one, *several;
	const guint32 *part_of;	 /* by thing of one: its partner */
	const guint32 *whole_of; /* by thing of several: its partner */
	guint32 *parts;		 /* by thing of several: what is found */
} Sides;

static const RioNode *
node_of(const RioThings *things, guint32 thing)
{
	return &things->model->nodes[things->things[thing].node];
}

/* The only node after (before) it, or RIO_NONE. */
static guint32
node_beside(const RioThings *things, guint32 thing, gboolean after)
{
	const RioModel *model = things->model;
	const RioNode *here = node_of(things, thing);

	if ((after ? here->n_out : here->n_in) != 1)
		return RIO_NONE;
	return after ? model->flows[model->outgoing[here->out]].target
		     : model->flows[model->incoming[here->in]].source;
}

/* The only step after (before) it, if it is the only one before (after) that; or RIO_NONE. */
static guint32
neighbour(const RioThings *things, guint32 thing, gboolean after)
{
	guint32 node = node_beside(things, thing, after);
	const RioNode *there;

	if (node == RIO_NONE)
		return RIO_NONE;
	there = &things->model->nodes[node];
	return (after ? there->n_in : there->n_out) == 1 ? things->of[there->element] : RIO_NONE;
}

/* Words */

static GHashTable *
words_of(const RioThings *things, guint32 thing)
{
	GHashTable *words = g_hash_table_new_full(rio_hash_text, g_str_equal, g_free, NULL);
	const char *name = rio_model_name(things->model, things->things[thing].element);
	g_auto(GStrv) tokens = g_str_tokenize_and_fold(name, NULL, NULL);

	for (gsize i = 0; tokens[i]; i++) {
		if (g_utf8_strlen(tokens[i], -1) >= LEAST_LETTERS)
			g_hash_table_add(words, g_strdup(tokens[i]));
	}
	return words;
}

/* The words of a whole: all of them, and those that no part has yet. */
typedef struct {
	GHashTable *all, *left;
} Words;

static void
words_init(Words *words, const RioThings *things, guint32 whole)
{
	words->all = words_of(things, whole);
	words->left = words_of(things, whole);
}

static void
words_clear(Words *words)
{
	g_clear_pointer(&words->all, g_hash_table_unref);
	g_clear_pointer(&words->left, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Words, words_clear)

/* Takes the words that the thing has; FALSE if it has none. */
static gboolean
take_words(const RioThings *things, guint32 thing, Words *words)
{
	g_autoptr(GHashTable) own = words_of(things, thing);
	GHashTableIter iter;
	gpointer word;
	gboolean some = FALSE;

	g_hash_table_iter_init(&iter, own);
	while (g_hash_table_iter_next(&iter, &word, NULL)) {
		some |= g_hash_table_contains(words->all, word);
		g_hash_table_remove(words->left, word);
	}
	return some;
}

static gboolean
may_be_part(const Sides *sides, guint32 thing)
{
	return thing != RIO_NONE && rio_thing_is_activity(sides->several, thing) &&
	       sides->whole_of[thing] == RIO_NONE && sides->parts[thing] == RIO_NONE;
}

/* Adds steps in a row from @first on (back) that have words of the whole; returns the next step. */
static guint32
follow(const Sides *sides, guint32 first, gboolean after, Words *words, GArray *row)
{
	while (may_be_part(sides, first) && take_words(sides->several, first, words)) {
		g_array_append_val(row, first);
		first = neighbour(sides->several, first, after);
	}
	return first;
}

static void
mark(const Sides *sides, const GArray *row, guint32 whole)
{
	for (guint i = 0; i < row->len; i++)
		sides->parts[g_array_index(row, guint32, i)] = whole;
}

/* The steps in a row with the partner of @whole that have all its words between them. */
static void
find_beside(const Sides *sides, guint32 whole)
{
	guint32 partner = sides->part_of[whole];
	guint32 before = neighbour(sides->several, partner, FALSE);
	guint32 after = neighbour(sides->several, partner, TRUE);
	g_auto(Words) words = {NULL, NULL};
	g_autoptr(GArray) row = g_array_new(FALSE, FALSE, sizeof(guint32));

	if (!may_be_part(sides, before) && !may_be_part(sides, after))
		return;
	words_init(&words, sides->one, whole);
	if (!take_words(sides->several, partner, &words))
		return;
	follow(sides, before, FALSE, &words, row);
	follow(sides, after, TRUE, &words, row);
	if (row->len == 0 || g_hash_table_size(words.left) > 0)
		return;
	mark(sides, row, whole);
	sides->parts[partner] = whole;
}

/* The partner of the only step before (after) a step of the one model; or RIO_NONE. */
static guint32
partner_beside(const Sides *sides, guint32 whole, gboolean after)
{
	guint32 node = node_beside(sides->one, whole, after);

	return node == RIO_NONE
		       ? RIO_NONE
		       : sides->part_of[sides->one->of[sides->one->model->nodes[node].element]];
}

/* A step without a partner: the row is between the partners of the steps around it. */
static void
pair_between(RioPairing *pairing, const Sides *sides, gboolean parts_in_a, guint32 whole)
{
	guint32 before = partner_beside(sides, whole, FALSE);
	guint32 after = partner_beside(sides, whole, TRUE);
	const RioModel *model = sides->several->model;

	for (guint32 i = 0;
	     before != RIO_NONE && after != RIO_NONE && i < node_of(sides->several, before)->n_out;
	     i++) {
		guint32 flow = model->outgoing[node_of(sides->several, before)->out + i];
		guint32 first = sides->several->of[model->nodes[model->flows[flow].target].element];
		g_auto(Words) words = {NULL, NULL};
		g_autoptr(GArray) row = g_array_new(FALSE, FALSE, sizeof(guint32));

		words_init(&words, sides->one, whole);
		if (follow(sides, first, TRUE, &words, row) != after || row->len < 2 ||
		    g_hash_table_size(words.left) > 0)
			continue;
		rio_pairing_join(pairing, parts_in_a, first, whole);
		return;
	}
}

/* The match */

static guint32
thing_of(const RioThings *things, const RioMatch *match, const RioMember *member)
{
	const RioModel *model = match->models[member->model];

	return model == things->model ? things->of[model->nodes[member->node].element] : RIO_NONE;
}

/* The only member in the model, if it has a partner; or RIO_NONE. */
static guint32
only_member(const Sides *sides, const RioMatch *match, const RioCorrespondence *group)
{
	guint32 only = RIO_NONE;

	for (guint32 i = 0; i < group->n_members; i++) {
		guint32 thing = thing_of(sides->one, match, &group->members[i]);

		if (thing == RIO_NONE)
			continue;
		if (only != RIO_NONE)
			return RIO_NONE;
		only = thing;
	}
	return only != RIO_NONE && rio_thing_is_activity(sides->one, only) &&
			       sides->part_of[only] != RIO_NONE
		       ? only
		       : RIO_NONE;
}

static void
find_in_group(const Sides *sides, const RioMatch *match, const RioCorrespondence *group)
{
	guint32 whole = only_member(sides, match, group);

	for (guint32 i = 0; whole != RIO_NONE && i < group->n_members; i++) {
		guint32 part = thing_of(sides->several, match, &group->members[i]);

		if (!may_be_part(sides, part))
			continue;
		sides->parts[part] = whole;
		sides->parts[sides->part_of[whole]] = whole;
	}
}

static gboolean
is_renamed(const Sides *sides, guint32 whole)
{
	guint32 partner = sides->part_of[whole];

	return rio_thing_is_activity(sides->several, partner) &&
	       sides->one->things[whole].facets[RIO_FACET_NAME] !=
		       sides->several->things[partner].facets[RIO_FACET_NAME];
}

static void
sides_init(Sides *sides, const RioPairing *pairing, gboolean parts_in_a)
{
	sides->one = parts_in_a ? pairing->b : pairing->a;
	sides->several = parts_in_a ? pairing->a : pairing->b;
	sides->part_of = parts_in_a ? pairing->a_of : pairing->b_of;
	sides->whole_of = parts_in_a ? pairing->b_of : pairing->a_of;
	sides->parts = g_new(guint32, sides->several->n_things);
	memset(sides->parts, 0xff, sides->several->n_things * sizeof *sides->parts);
}

void
rio_parts_pair(RioPairing *pairing)
{
	for (guint parts_in_a = 0; parts_in_a < 2; parts_in_a++) {
		Sides sides;

		sides_init(&sides, pairing, parts_in_a);
		for (guint32 t = 0; t < sides.one->n_things; t++) {
			if (rio_thing_is_activity(sides.one, t) && sides.part_of[t] == RIO_NONE)
				pair_between(pairing, &sides, parts_in_a, t);
		}
		g_free(sides.parts);
	}
}

static guint32 *
find(const RioPairing *pairing, const RioMatch *match, gboolean parts_in_a)
{
	Sides sides;

	sides_init(&sides, pairing, parts_in_a);
	for (guint32 i = 0; match && i < match->n_correspondences; i++)
		find_in_group(&sides, match, &match->correspondences[i]);
	for (guint32 t = 0; t < sides.one->n_things; t++) {
		if (rio_thing_is_activity(sides.one, t) && sides.part_of[t] != RIO_NONE &&
		    is_renamed(&sides, t) && sides.parts[sides.part_of[t]] == RIO_NONE)
			find_beside(&sides, t);
	}
	return sides.parts;
}

RioParts *
rio_parts_new(const RioPairing *pairing, const RioMatch *match)
{
	RioParts *parts = g_new0(RioParts, 1);

	parts->whole_of_a = find(pairing, match, TRUE);
	parts->whole_of_b = find(pairing, match, FALSE);
	return parts;
}

static gboolean
is_part(const guint32 *whole_of, guint32 thing, guint32 whole)
{
	return thing != RIO_NONE && whole_of[thing] == whole;
}

GArray *
rio_parts_list(const RioThings *things, const guint32 *whole_of, guint32 whole)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint32 t = 0; t < things->n_things; t++) {
		guint32 next = t;

		/* told after the one before it */
		if (whole_of[t] != whole || is_part(whole_of, neighbour(things, t, FALSE), whole))
			continue;
		for (; is_part(whole_of, next, whole); next = neighbour(things, next, TRUE))
			g_array_append_val(list, next);
	}
	return list;
}

void
rio_parts_free(RioParts *parts)
{
	if (!parts)
		return;
	g_free(parts->whole_of_a);
	g_free(parts->whole_of_b);
	g_free(parts);
}
