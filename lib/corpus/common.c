#include "corpus/common.h"

#include <string.h>

#include "match/alike.h"
#include "match/cluster.h"
#include "match/weights.h"

/* From here on two works are rather the same than not; and what a difference of 1 says, as odds. */
#define LEAST_LIKENESS 0.75
#define ODDS_OF_LIKENESS 8
/* Of works that have one name, so many are looked at: the others are like them. */
#define MOST_OF_NAME 64
#define MOST_REASONS 5

/* A work within a service. */
typedef struct {
	RioKin kin;
	guint32 service;
	guint32 *texts; /* its names, each once */
	guint32 n_texts;
} Work;

/* How alike two works of different services are, from the side of the first. */
typedef struct {
	guint32 a, b;
	float likeness;
} Side;

typedef struct {
	RioArena *arena;
	RioModel *const *models;
	guint32 *service_of; /* by model */
	guint32 n_services;
	GArray *works; /* of Work */
	RioTexts *texts;
	RioAlike *alike;
	GArray **by_text; /* numbers of works */
	GArray *sides;	  /* of Side, by a, then b */
} Finder;

static Work *
work_at(const Finder *finder, guint32 work)
{
	return &g_array_index(finder->works, Work, work);
}

/* Works */

static void
number_services(Finder *finder, guint32 n_models)
{
	g_autoptr(GHashTable) numbers = g_hash_table_new(g_str_hash, g_str_equal);

	finder->service_of = rio_arena_new_many(finder->arena, guint32, n_models);
	for (guint32 m = 0; m < n_models; m++) {
		const char *service = finder->models[m]->service;
		gpointer number;

		if (!g_hash_table_lookup_extended(numbers, service, NULL, &number)) {
			number = GUINT_TO_POINTER(finder->n_services++);
			g_hash_table_insert(numbers, (gpointer)service, number);
		}
		finder->service_of[m] = GPOINTER_TO_UINT(number);
	}
}

static void
add_work(Finder *finder, const RioKin *kin)
{
	Work work = {.kin = *kin, .service = finder->service_of[kin->members[0].model]};

	g_array_append_val(finder->works, work);
}

static void
list_works(Finder *finder, guint32 n_models, const GArray *works)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	gboolean **listed = rio_arena_new_many(arena, gboolean *, n_models);

	for (guint32 m = 0; m < n_models; m++)
		listed[m] = rio_arena_new_many(arena, gboolean, finder->models[m]->n_nodes);
	for (guint32 w = 0; w < works->len; w++) {
		const RioKin *kin = &g_array_index(works, RioKin, w);

		for (guint32 i = 0; i < kin->n_members; i++)
			listed[kin->members[i].model][kin->members[i].node] = TRUE;
		if (rio_kin_has_activities(finder->models, kin))
			add_work(finder, kin);
	}
	for (guint32 m = 0; m < n_models; m++) {
		for (guint32 n = 0; n < finder->models[m]->n_nodes; n++) {
			RioMember *member;
			RioKin kin = {.n_members = 1};

			if (listed[m][n])
				continue;
			member = rio_arena_new_of(finder->arena, RioMember);
			*member = (RioMember){m, n};
			kin.members = member;
			kin.label = rio_member_name(finder->models, member);
			if (rio_member_is_activity(finder->models, member))
				add_work(finder, &kin);
		}
	}
}

/* Names */

/* Of nodes that are in works.  Model by model, since each is written in one language. */
static void
number_texts(Finder *finder, guint32 n_models, guint32 **text_of)
{
	const guint32 wanted = 1;

	for (guint32 w = 0; w < finder->works->len; w++) {
		const RioKin *kin = &work_at(finder, w)->kin;

		for (guint32 i = 0; i < kin->n_members; i++)
			text_of[kin->members[i].model][kin->members[i].node] = wanted;
	}
	for (guint32 m = 0; m < n_models; m++) {
		const RioModel *model = finder->models[m];

		for (guint32 n = 0; n < model->n_nodes; n++)
			if (text_of[m][n] == wanted)
				text_of[m][n] = rio_texts_number(
					finder->texts,
					rio_model_name(model, model->nodes[n].element));
		rio_texts_next_group(finder->texts);
	}
}

static gboolean
has_text(const Work *work, guint32 text)
{
	for (guint32 t = 0; t < work->n_texts; t++)
		if (work->texts[t] == text)
			return TRUE;
	return FALSE;
}

static void
take_texts(Finder *finder, guint32 number, guint32 **text_of)
{
	Work *work = work_at(finder, number);

	work->texts = rio_arena_new_many(finder->arena, guint32, work->kin.n_members);
	for (guint32 i = 0; i < work->kin.n_members; i++) {
		const RioMember *member = &work->kin.members[i];
		guint32 text = text_of[member->model][member->node];

		if (rio_alike_is_mute(finder->alike, text) || has_text(work, text))
			continue;
		work->texts[work->n_texts++] = text;
		if (finder->by_text[text]->len < MOST_OF_NAME)
			g_array_append_val(finder->by_text[text], number);
	}
}

static void
read_names(Finder *finder, guint32 n_models, const RioMatchOptions *options)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	guint32 **text_of = rio_arena_new_many(arena, guint32 *, n_models);

	for (guint32 m = 0; m < n_models; m++)
		text_of[m] = rio_arena_new_many(arena, guint32, finder->models[m]->n_nodes);
	number_texts(finder, n_models, text_of);
	finder->alike = rio_alike_new(finder->texts, options ? options->lexicon : NULL,
				      options ? options->jobs : 0);
	finder->by_text =
		rio_arena_new_many(finder->arena, GArray *, rio_texts_count(finder->texts));
	for (guint32 t = 0; t < rio_texts_count(finder->texts); t++)
		finder->by_text[t] = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (guint32 w = 0; w < finder->works->len; w++)
		take_texts(finder, w, text_of);
}

/* Likeness */

static int
compare_sides(gconstpointer a, gconstpointer b)
{
	const Side *one = a, *other = b;

	if (one->a != other->a)
		return one->a < other->a ? -1 : 1;
	if (one->b != other->b)
		return one->b < other->b ? -1 : 1;
	return one->likeness > other->likeness ? -1 : one->likeness < other->likeness;
}

/* The nearest that one name of a work finds in each other work. */
static void
find_nearest(const Finder *finder, guint32 number, guint32 text, GArray *nearest)
{
	const RioAlike *alike = finder->alike;

	g_array_set_size(nearest, 0);
	for (guint32 k = alike->first[text]; k < alike->first[text + 1]; k++) {
		const GArray *others = finder->by_text[alike->likes[k].text];

		for (guint32 i = 0; i < others->len; i++) {
			Side side = {number, g_array_index(others, guint32, i),
				     alike->likes[k].likeness};

			if (work_at(finder, side.b)->service != work_at(finder, number)->service)
				g_array_append_val(nearest, side);
		}
	}
	g_array_sort(nearest, compare_sides);
}

/* The mean over the names of a work; a name that finds nothing counts as 0. */
static void
find_sides(Finder *finder, guint32 number)
{
	const Work *work = work_at(finder, number);
	g_autoptr(GArray) nearest = g_array_new(FALSE, FALSE, sizeof(Side));
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Side));

	for (guint32 t = 0; t < work->n_texts; t++) {
		find_nearest(finder, number, work->texts[t], nearest);
		for (guint i = 0; i < nearest->len; i++) {
			Side side = g_array_index(nearest, Side, i);

			if (i > 0 && g_array_index(nearest, Side, i - 1).b == side.b)
				continue;
			side.likeness /= (float)work->n_texts;
			g_array_append_val(all, side);
		}
	}
	g_array_sort(all, compare_sides);
	for (guint i = 0; i < all->len; i++) {
		const Side *side = &g_array_index(all, Side, i);

		if (i > 0 && g_array_index(all, Side, i - 1).b == side->b)
			g_array_index(finder->sides, Side, finder->sides->len - 1).likeness +=
				side->likeness;
		else
			g_array_append_vals(finder->sides, side, 1);
	}
}

static double
side_between(const Finder *finder, guint32 a, guint32 b)
{
	guint low = 0, high = finder->sides->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;
		const Side *side = &g_array_index(finder->sides, Side, middle);

		if (side->a < a || (side->a == a && side->b < b))
			low = middle + 1;
		else
			high = middle;
	}
	if (low < finder->sides->len && g_array_index(finder->sides, Side, low).a == a &&
	    g_array_index(finder->sides, Side, low).b == b)
		return g_array_index(finder->sides, Side, low).likeness;
	return 0;
}

static double
likeness_between(const Finder *finder, guint32 a, guint32 b)
{
	return (side_between(finder, a, b) + side_between(finder, b, a)) / 2;
}

/* Families */

static GArray *
find_ties(const Finder *finder)
{
	GArray *ties = g_array_new(FALSE, FALSE, sizeof(RioTie));

	for (guint i = 0; i < finder->sides->len; i++) {
		const Side *side = &g_array_index(finder->sides, Side, i);
		RioTie tie = {side->a, side->b, 0};

		if (side->a > side->b)
			continue;
		tie.odds = (float)(ODDS_OF_LIKENESS *
				   (likeness_between(finder, side->a, side->b) - LEAST_LIKENESS));
		if (tie.odds >= RIO_LEAST_TIE)
			g_array_append_val(ties, tie);
	}
	return ties;
}

static GArray **
group_works(const Finder *finder, guint32 *n_groups)
{
	g_autoptr(GArray) ties = find_ties(finder);
	guint32 n = finder->works->len;
	g_autofree guint32 *service_of = g_new(guint32, n + 1);
	g_autofree guint32 *group_of = g_new(guint32, n + 1);
	GArray **groups;

	for (guint32 w = 0; w < n; w++)
		service_of[w] = work_at(finder, w)->service;
	*n_groups = rio_cluster(n, service_of, finder->n_services, (const RioTie *)ties->data,
				ties->len, group_of);
	groups = g_new(GArray *, *n_groups + 1);
	for (guint32 g = 0; g < *n_groups; g++)
		groups[g] = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (guint32 w = 0; w < n; w++)
		g_array_append_val(groups[group_of[w]], w);
	return groups;
}

/* Telling */

static int
compare_members(gconstpointer a, gconstpointer b)
{
	const RioMember *one = a, *other = b;

	if (one->model != other->model)
		return one->model < other->model ? -1 : 1;
	return one->node < other->node ? -1 : one->node > other->node;
}

/* The larger work first, of equal ones the first. */
static int
compare_works(gconstpointer a, gconstpointer b, gpointer data)
{
	guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;
	guint32 n_one = work_at(data, one)->kin.n_members;
	guint32 n_other = work_at(data, other)->kin.n_members;

	if (n_one != n_other)
		return n_one > n_other ? -1 : 1;
	return one < other ? -1 : one > other;
}

/* Those of the two names of two works that are most alike. */
static void
tell_reasons(const Finder *finder, RioArena *arena, const Work *a, const Work *b,
	     RioCommonWork *common)
{
	guint32 from = RIO_TEXT_NONE, to = RIO_TEXT_NONE;
	g_autoptr(GPtrArray) reasons = NULL;
	RioReason *told;
	double best = -1;

	for (guint32 i = 0; i < a->n_texts; i++) {
		for (guint32 j = 0; j < b->n_texts; j++) {
			double likeness =
				rio_alike_between(finder->alike, a->texts[i], b->texts[j]);

			if (likeness <= best)
				continue;
			best = likeness;
			from = a->texts[i];
			to = b->texts[j];
		}
	}
	if (from == RIO_TEXT_NONE)
		return;
	reasons = rio_label_reasons(rio_labels_get(finder->alike->labels, from),
				    rio_labels_get(finder->alike->labels, to));
	told = rio_arena_new_many(arena, RioReason, MOST_REASONS);
	for (guint r = 0; r < MIN(reasons->len, MOST_REASONS); r++) {
		const RioReason *reason = reasons->pdata[r];

		told[r].code = rio_arena_text(arena, reason->code, strlen(reason->code));
		told[r].text = rio_arena_text(arena, reason->text, strlen(reason->text));
		common->n_reasons++;
	}
	common->reasons = told;
}

static double
mean_likeness(const Finder *finder, const GArray *group)
{
	double sum = 0;
	guint32 n = 0;

	for (guint i = 0; i < group->len; i++) {
		for (guint j = i + 1; j < group->len; j++) {
			sum += likeness_between(finder, g_array_index(group, guint32, i),
						g_array_index(group, guint32, j));
			n++;
		}
	}
	return n == 0 ? 0 : sum / n;
}

static void
tell_group(Finder *finder, RioArena *arena, GArray *group, RioCommonWork *common)
{
	guint32 n = 0;
	RioMember *members;

	*common = (RioCommonWork){.confidence = mean_likeness(finder, group)};
	for (guint i = 0; i < group->len; i++)
		n += work_at(finder, g_array_index(group, guint32, i))->kin.n_members;
	members = rio_arena_new_many(arena, RioMember, n);
	common->kin.members = members;
	for (guint i = 0; i < group->len; i++) {
		const RioKin *kin = &work_at(finder, g_array_index(group, guint32, i))->kin;

		memcpy(members + common->kin.n_members, kin->members,
		       kin->n_members * sizeof *members);
		common->kin.n_members += kin->n_members;
	}
	qsort(members, n, sizeof *members, compare_members);
	g_array_sort_with_data(group, compare_works, finder);
	common->kin.label = work_at(finder, g_array_index(group, guint32, 0))->kin.label;
	tell_reasons(finder, arena, work_at(finder, g_array_index(group, guint32, 0)),
		     work_at(finder, g_array_index(group, guint32, 1)), common);
}

static void
finder_clear(Finder *finder)
{
	for (guint32 t = 0; finder->by_text && t < rio_texts_count(finder->texts); t++)
		g_array_unref(finder->by_text[t]);
	rio_alike_free(finder->alike);
	rio_texts_free(finder->texts);
	g_array_unref(finder->works);
	g_array_unref(finder->sides);
	rio_arena_free(finder->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Finder, finder_clear)

RioCommonWork *
rio_common_work_find(RioArena *arena, RioModel *const *models, guint32 n_models,
		     const GArray *works, const RioMatchOptions *options, guint32 *n)
{
	g_auto(Finder) finder = {
		.arena = rio_arena_new(),
		.models = models,
		.works = g_array_new(FALSE, FALSE, sizeof(Work)),
		.texts = rio_texts_new(),
		.sides = g_array_new(FALSE, FALSE, sizeof(Side)),
	};
	RioCommonWork *common;
	g_autofree GArray **groups = NULL;
	guint32 n_groups;

	*n = 0;
	number_services(&finder, n_models);
	if (finder.n_services < 2)
		return NULL;
	list_works(&finder, n_models, works);
	read_names(&finder, n_models, options);
	for (guint32 w = 0; w < finder.works->len; w++)
		find_sides(&finder, w);
	groups = group_works(&finder, &n_groups);
	common = rio_arena_new_many(arena, RioCommonWork, n_groups);
	for (guint32 g = 0; g < n_groups; g++) {
		if (groups[g]->len > 1)
			tell_group(&finder, arena, groups[g], &common[(*n)++]);
		g_array_unref(groups[g]);
	}
	return common;
}
