#include "match/alike.h"

#include <string.h>

#include "base/compare.h"
#include "base/limits.h"
#include "base/workers.h"
#include "match/weights.h"

/* Numbered lists in flat arrays: list k stands at items[first[k]] … items[first[k + 1] - 1]. */
typedef struct {
	guint32 *first;
	guint32 *items;
} Lists;

static void
lists_clear(Lists *lists)
{
	g_free(lists->first);
	g_free(lists->items);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Lists, lists_clear)

typedef struct {
	RioAlike *alike;
	const RioLexicon *lexicon;
	Lists by_word, by_class; /* of texts */
	GArray **rows;		 /* by text: RioLike, of later texts and itself */
	RioProgress *progress;	 /* or NULL */
	gint n_held;		 /* pairs held against each other, of all workers */
} Index;

/* What a worker knows of the texts it meets for one row: when it met them last. */
typedef struct {
	guint32 *met;
	guint32 row;
	gint n_held; /* in this row */
} Scratch;

typedef guint32 (*Words)(const RioLabel *label, const guint32 **words);

static guint32
words_of(const RioLabel *label, const guint32 **words)
{
	*words = label->words;
	return label->n_words;
}

static guint32
classes_of(const RioLabel *label, const guint32 **classes)
{
	*classes = label->classes;
	return label->n_classes;
}

/* The texts by what @words says is in them; the numbers there are under @n. */
static Lists
invert(const RioAlike *alike, guint32 n, Words words)
{
	Lists lists = {g_new0(guint32, n + 2), NULL};
	const guint32 *in;

	/* counted two places on, so that while filling first[k + 1] is where list k ends so far */
	for (guint32 t = 0; t < alike->n_texts; t++) {
		guint32 n_in = words(rio_labels_get(alike->labels, t), &in);

		for (guint32 i = 0; i < n_in; i++)
			lists.first[in[i] + 2]++;
	}
	for (guint32 k = 0; k < n; k++)
		lists.first[k + 2] += lists.first[k + 1];
	lists.items = g_new(guint32, lists.first[n + 1] + 1);
	for (guint32 t = 0; t < alike->n_texts; t++) {
		guint32 n_in = words(rio_labels_get(alike->labels, t), &in);

		for (guint32 i = 0; i < n_in; i++)
			lists.items[lists.first[in[i] + 1]++] = t;
	}
	return lists;
}

static int
compare_likes(gconstpointer a, gconstpointer b)
{
	guint32 one = ((const RioLike *)a)->text, other = ((const RioLike *)b)->text;

	return RIO_ORDER(one, other);
}

static RioLike
hold_against(const RioAlike *alike, guint32 a, guint32 b)
{
	RioLike like = {.text = b};

	like.likeness = (float)rio_label_compare(rio_labels_get(alike->labels, a),
						 rio_labels_get(alike->labels, b), &like.contrary);
	return like;
}

static gboolean
says_something(const RioLike *like)
{
	return like->likeness >= RIO_LEAST_LIKENESS || like->contrary;
}

static void
meet(Index *index, Scratch *scratch, const Lists *lists, guint32 key)
{
	const RioAlike *alike = index->alike;
	guint32 row = scratch->row;

	for (guint32 i = lists->first[key]; i < lists->first[key + 1]; i++) {
		guint32 text = lists->items[i];
		RioLike like;

		if (text <= row || scratch->met[text] == row + 1)
			continue;
		scratch->met[text] = row + 1;
		if (rio_texts_are_of_one(alike->texts, row, text))
			continue;
		like = hold_against(alike, row, text);
		scratch->n_held++;
		if (says_something(&like))
			g_array_append_val(index->rows[row], like);
	}
}

static void
find_row(guint32 row, gpointer scratch_data, gpointer data)
{
	Index *index = data;
	Scratch *scratch = scratch_data;
	const RioLabel *label = rio_labels_get(index->alike->labels, row);
	RioLike itself = {row, 1, FALSE};

	/* too many already: nobody will look at it */
	if (g_atomic_int_get(&index->n_held) > RIO_LIMIT_PAIRS)
		return;
	scratch->row = row;
	scratch->n_held = 0;
	index->rows[row] = g_array_new(FALSE, FALSE, sizeof(RioLike));
	g_array_append_val(index->rows[row], itself);
	for (guint32 i = 0; i < label->n_words; i++)
		meet(index, scratch, &index->by_word, label->words[i]);
	for (guint32 i = 0; i < label->n_classes; i++) {
		guint32 n;
		const RioLexiconPair *related =
			rio_lexicon_relations(index->lexicon, label->classes[i], &n);

		meet(index, scratch, &index->by_class, label->classes[i]);
		for (guint32 k = 0; k < n; k++)
			meet(index, scratch, &index->by_class, related[k].b);
	}
	g_array_sort(index->rows[row], compare_likes);
	g_atomic_int_add(&index->n_held, scratch->n_held);
	rio_progress_add(index->progress, 1);
}

static gpointer
scratch_new(gpointer data)
{
	Index *index = data;
	Scratch *scratch = g_new0(Scratch, 1);

	scratch->met = g_new0(guint32, index->alike->n_texts);
	return scratch;
}

static void
scratch_free(gpointer data)
{
	Scratch *scratch = data;

	g_free(scratch->met);
	g_free(scratch);
}

/* Rows hold later texts only: here each text also gets the earlier ones that are like it. */
static void
mirror(RioAlike *alike, GArray **rows)
{
	guint32 n = alike->n_texts;

	alike->first = g_new0(guint32, n + 2);
	for (guint32 t = 0; t < n; t++) {
		alike->first[t + 2] += rows[t]->len;
		for (guint32 i = 1; i < rows[t]->len; i++)
			alike->first[g_array_index(rows[t], RioLike, i).text + 2]++;
	}
	for (guint32 t = 0; t < n; t++)
		alike->first[t + 2] += alike->first[t + 1];
	alike->likes = g_new(RioLike, alike->first[n + 1] + 1);
	/* in order of rows, so what comes from earlier rows stands first */
	for (guint32 t = 0; t < n; t++) {
		for (guint32 i = 0; i < rows[t]->len; i++) {
			RioLike like = g_array_index(rows[t], RioLike, i);

			alike->likes[alike->first[t + 1]++] = like;
			if (like.text != t)
				alike->likes[alike->first[like.text + 1]++] =
					(RioLike){t, like.likeness, like.contrary};
		}
	}
}

/* FALSE: there are too many. */
static gboolean
find_likes(RioAlike *alike, guint jobs, RioProgress *progress)
{
	static const RioWork work = {find_row, scratch_new, scratch_free, .worth = 100};
	g_autofree GArray **rows = g_new0(GArray *, alike->n_texts);
	const RioLexicon *lexicon = rio_labels_lexicon(alike->labels);
	guint32 n_classes = rio_lexicon_n_classes(lexicon) + 1;
	g_auto(Lists) by_word = invert(alike, rio_labels_n_words(alike->labels), words_of);
	g_auto(Lists) by_class = invert(alike, n_classes, classes_of);
	Index index = {alike, lexicon, by_word, by_class, rows, progress, 0};
	gboolean found;

	rio_workers_run(jobs, alike->n_texts, &work, &index);
	found = index.n_held <= RIO_LIMIT_PAIRS;
	if (found)
		mirror(alike, rows);
	for (guint32 t = 0; t < alike->n_texts; t++)
		g_clear_pointer(&rows[t], g_array_unref);
	return found;
}

RioAlike *
rio_alike_new(const RioTexts *texts, RioLexicon *lexicon, guint jobs, RioProgress *progress)
{
	RioAlike *alike = g_new0(RioAlike, 1);
	g_autofree const char **names = NULL;

	alike->texts = texts;
	alike->n_texts = rio_texts_count(texts);
	names = g_new(const char *, alike->n_texts);
	for (guint32 t = 0; t < alike->n_texts; t++)
		names[t] = rio_texts_at(texts, t);
	alike->labels = rio_labels_new(lexicon, NULL, alike->n_texts, names,
				       (const guint32 *)texts->groups->data);
	if (!find_likes(alike, jobs, progress))
		g_clear_pointer(&alike, rio_alike_free);
	return alike;
}

void
rio_alike_free(RioAlike *alike)
{
	if (!alike)
		return;
	rio_labels_unref(alike->labels);
	g_free(alike->first);
	g_free(alike->likes);
	g_free(alike);
}

const RioLike *
rio_alike_find(const RioAlike *alike, guint32 a, guint32 b)
{
	guint32 low, high;

	if (a == RIO_TEXT_NONE || b == RIO_TEXT_NONE)
		return NULL;
	low = alike->first[a];
	high = alike->first[a + 1];
	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (alike->likes[middle].text == b)
			return &alike->likes[middle];
		if (alike->likes[middle].text < b)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

double
rio_alike_between(const RioAlike *alike, guint32 a, guint32 b)
{
	const RioLike *found = rio_alike_find(alike, a, b);
	RioLike like;

	if (found)
		return found->likeness;
	if (a == RIO_TEXT_NONE || b == RIO_TEXT_NONE || !rio_texts_are_of_one(alike->texts, a, b))
		return 0;
	like = hold_against(alike, a, b);
	return says_something(&like) ? like.likeness : 0;
}

gboolean
rio_alike_is_mute(const RioAlike *alike, guint32 text)
{
	RioLabelForm form;

	if (text == RIO_TEXT_NONE)
		return TRUE;
	form = rio_label_get_form(rio_labels_get(alike->labels, text));
	return form == RIO_LABEL_TECHNICAL || form == RIO_LABEL_EMPTY;
}
