#include "corpus/common.h"

#include <string.h>

#include "base/compare.h"
#include "corpus/gist.h"
#include "match/texts.h"

/* From here on two names say the very same. */
#define VERY_SAME 0.95
/* How alike the names of two of one work must be for the one to go where the other goes. */
#define LEAST_WITHIN 0.5
/* So many of them are asked: a hundred Comuni say it no otherwise. */
#define MOST_ASKED 64
#define MOST_REASONS 5

/* A node that may be the same work as others. */
typedef struct {
	RioMember member;
	guint32 work; /* within its service: its kin; RIO_NONE if it is alone */
	guint32 text;
	guint32 gist;  /* RIO_NONE: its name says nothing that holds in every service */
	guint32 group; /* the leader of its gist, or that of its work; or RIO_NONE */
} Step;

/* What names say, each once. */
typedef struct {
	const RioLabel *label; /* the first that says it */
	guint32 number;	       /* as it was seen */
	guint32 n_services, n_models;
	guint32 last_service, last_model; /* while counting, from 1 */
	guint32 leader;
	guint32 first_service; /* counted from 1 */
	gboolean spans;	       /* of a leader: those that it leads are of several services */
} Gist;

typedef struct {
	RioArena *arena;
	RioModel *const *models;
	guint32 n_models;
	const GArray *works;
	guint32 *service_of; /* by model */
	guint32 n_services;
	GArray *steps; /* of Step, by model and node */
	RioTexts *texts;
	RioLabels *labels; /* by text */
	guint32 *gist_of;  /* by text */
	GArray *gists;	   /* of Gist */
	GArray **near;	   /* by class of the lexicon: itself and those near to it; NULL: not yet */
	GArray **speakers; /* by key: leaders, and who says the very same */
} Finder;

static Step *
step_at(const Finder *finder, guint32 step)
{
	return &g_array_index(finder->steps, Step, step);
}

static Gist *
gist_at(const Finder *finder, guint32 gist)
{
	return &g_array_index(finder->gists, Gist, gist);
}

/* Steps */

static void
number_services(Finder *finder)
{
	finder->service_of = rio_arena_new_many(finder->arena, guint32, finder->n_models);
	/* models stand service by service */
	for (guint32 m = 0; m < finder->n_models; m++) {
		if (m == 0 ||
		    !g_str_equal(finder->models[m]->service, finder->models[m - 1]->service))
			finder->n_services++;
		finder->service_of[m] = finder->n_services - 1;
	}
}

static guint32
service_at(const Finder *finder, const Step *step)
{
	return finder->service_of[step->member.model];
}

/* The work of a node that is no activity and in none with activities. */
#define NO_STEP (RIO_NONE - 1)

/* By model and node, the work that the node is in, or RIO_NONE for an activity alone. */
static guint32 **
place_works(const Finder *finder, RioArena *arena)
{
	guint32 **work_of = rio_arena_new_many(arena, guint32 *, finder->n_models);

	for (guint32 m = 0; m < finder->n_models; m++) {
		const RioModel *model = finder->models[m];

		work_of[m] = rio_arena_new_many(arena, guint32, model->n_nodes);
		for (guint32 n = 0; n < model->n_nodes; n++)
			work_of[m][n] = rio_node_is_activity(model, n) ? RIO_NONE : NO_STEP;
	}
	for (guint32 w = 0; w < finder->works->len; w++) {
		const RioKin *kin = &g_array_index(finder->works, RioKin, w);

		for (guint32 i = 0;
		     rio_kin_has_activities(finder->models, kin) && i < kin->n_members; i++)
			work_of[kin->members[i].model][kin->members[i].node] = w;
	}
	return work_of;
}

/* Model by model, since each is written in one language. */
static void
list_steps(Finder *finder)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	guint32 **work_of = place_works(finder, arena);

	for (guint32 m = 0; m < finder->n_models; m++) {
		for (guint32 n = 0; n < finder->models[m]->n_nodes; n++) {
			Step step = {{m, n}, work_of[m][n], RIO_TEXT_NONE, RIO_NONE, RIO_NONE};

			if (step.work == NO_STEP)
				continue;
			step.text = rio_texts_number(finder->texts,
						     rio_member_name(finder->models, &step.member));
			if (step.text != RIO_TEXT_NONE)
				g_array_append_val(finder->steps, step);
		}
		rio_texts_next_group(finder->texts);
	}
}

/* Gists */

static void
read_names(Finder *finder, RioLexicon *lexicon)
{
	guint32 n = rio_texts_count(finder->texts);
	g_autofree const char **names = g_new(const char *, n + 1);

	for (guint32 t = 0; t < n; t++)
		names[t] = rio_texts_at(finder->texts, t);
	finder->labels = rio_labels_new(lexicon, NULL, n, names,
					(const guint32 *)(gpointer)finder->texts->groups->data);
}

static void
find_gists(Finder *finder)
{
	guint32 n = rio_texts_count(finder->texts);
	g_autoptr(RioArena) arena = rio_arena_new();
	g_autoptr(RioNames) spelt = rio_names_new(arena);
	g_autoptr(GString) gist = g_string_new(NULL);

	finder->gist_of = rio_arena_new_many(finder->arena, guint32, n);
	for (guint32 t = 0; t < n; t++) {
		Gist new = {rio_labels_get(finder->labels, t), finder->gists->len,
			    .leader = RIO_NONE};

		finder->gist_of[t] = RIO_NONE;
		if (!rio_gist_is_there(new.label))
			continue;
		g_string_truncate(gist, 0);
		rio_gist_spell(new.label, gist);
		finder->gist_of[t] = rio_names_intern(spelt, gist->str, gist->len);
		if (finder->gist_of[t] == finder->gists->len)
			g_array_append_val(finder->gists, new);
	}
}

/* How many services and models have each. */
static void
count_gists(Finder *finder)
{
	for (guint32 s = 0; s < finder->steps->len; s++) {
		const Step *step = step_at(finder, s);
		/* counted from 1, so that 0 is none */
		guint32 model = step->member.model + 1;
		guint32 service = finder->service_of[step->member.model] + 1;
		Gist *gist;

		if (finder->gist_of[step->text] == RIO_NONE)
			continue;
		gist = gist_at(finder, finder->gist_of[step->text]);
		gist->n_models += gist->last_model != model;
		gist->n_services += gist->last_service != service;
		gist->last_model = model;
		gist->last_service = service;
	}
}

static int
compare_support(gconstpointer a, gconstpointer b)
{
	const Gist *one = a, *other = b;

	if (one->n_services != other->n_services)
		return one->n_services > other->n_services ? -1 : 1;
	if (one->n_models != other->n_models)
		return one->n_models > other->n_models ? -1 : 1;
	return one->number < other->number ? -1 : one->number > other->number;
}

/* From now on the smaller number has more support, of equal ones it was seen first. */
static void
rank_gists(Finder *finder)
{
	g_autofree guint32 *rank_of = g_new(guint32, finder->gists->len + 1);

	g_array_sort(finder->gists, compare_support);
	for (guint32 g = 0; g < finder->gists->len; g++)
		rank_of[gist_at(finder, g)->number] = g;
	for (guint32 s = 0; s < finder->steps->len; s++) {
		Step *step = step_at(finder, s);
		guint32 gist = finder->gist_of[step->text];

		step->gist = gist == RIO_NONE ? RIO_NONE : rank_of[gist];
	}
}

/* Leaders */

static const GArray *
near_classes(Finder *finder, guint32 class)
{
	const RioLexicon *lexicon = rio_labels_lexicon(finder->labels);

	if (finder->near[class])
		return finder->near[class];
	finder->near[class] = g_array_new(FALSE, FALSE, sizeof(guint32));
	for (guint32 other = 1; other <= rio_lexicon_n_classes(lexicon); other++) {
		RioRelation relation = rio_lexicon_relation(lexicon, class, other);

		if (other == class || relation == RIO_RELATION_NEAR ||
		    relation == RIO_RELATION_KIND)
			g_array_append_val(finder->near[class], other);
	}
	return finder->near[class];
}

/* Makes the gist the leader's for which speaks, under one key, what it is most like. */
static void
follow(const Finder *finder, Gist *gist, guint32 key, double *best)
{
	const GArray *speakers = finder->speakers[key];

	for (guint32 i = 0; speakers && i < speakers->len; i++) {
		const Gist *speaker = gist_at(finder, g_array_index(speakers, guint32, i));
		double likeness = rio_gist_likeness(gist->label, speaker->label);

		if (likeness <= *best)
			continue;
		*best = likeness;
		gist->leader = speaker->leader;
	}
}

static void
speak(Finder *finder, guint32 number, const GArray *keys)
{
	for (guint32 k = 0; k < keys->len; k++) {
		GArray **speakers = &finder->speakers[g_array_index(keys, guint32, k)];

		if (!*speakers)
			*speakers = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_array_append_val(*speakers, number);
	}
}

/* What is like no leader leads itself; what says the very same as its leader, and no more, speaks
 * for it. */
static void
find_leader(Finder *finder, guint32 number)
{
	Gist *gist = gist_at(finder, number);
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 n_classes = rio_lexicon_n_classes(rio_labels_lexicon(finder->labels));
	double best = RIO_LEAST_GIST;

	rio_gist_add_keys(gist->label, keys);
	for (guint32 k = 0; k < keys->len; k++) {
		guint32 key = g_array_index(keys, guint32, k);

		if (key > n_classes) {
			follow(finder, gist, key, &best);
			continue;
		}
		for (guint32 c = 0; c < near_classes(finder, key)->len; c++)
			follow(finder, gist, g_array_index(near_classes(finder, key), guint32, c),
			       &best);
	}
	if (gist->leader == RIO_NONE)
		gist->leader = number;
	if (gist->leader == number ||
	    (rio_gist_is_plain(gist->label) &&
	     rio_gist_likeness(gist->label, gist_at(finder, gist->leader)->label) >= VERY_SAME))
		speak(finder, number, keys);
}

static void
find_leaders(Finder *finder)
{
	guint32 n_classes = rio_lexicon_n_classes(rio_labels_lexicon(finder->labels));

	finder->near = rio_arena_new_many(finder->arena, GArray *, n_classes + 1);
	finder->speakers = rio_arena_new_many(finder->arena, GArray *,
					      n_classes + 1 + rio_labels_n_words(finder->labels));
	for (guint32 g = 0; g < finder->gists->len; g++)
		find_leader(finder, g);
}

/* Voices */

/* What stands most often in an array, of equally frequent ones the smallest; RIO_NONE if it is
 * empty. */
static guint32
most_frequent(GArray *numbers)
{
	guint32 best = RIO_NONE, most = 0;

	g_array_sort(numbers, rio_compare_numbers);
	for (guint32 first = 0, end; first < numbers->len; first = end) {
		for (end = first;
		     end < numbers->len && g_array_index(numbers, guint32, end) ==
						   g_array_index(numbers, guint32, first);)
			end++;
		if (end - first <= most)
			continue;
		most = end - first;
		best = g_array_index(numbers, guint32, first);
	}
	return best;
}

static guint32
own_group(const Finder *finder, const Step *step)
{
	return step->gist == RIO_NONE ? RIO_NONE : gist_at(finder, step->gist)->leader;
}

/* The group of several services that half the steps of a work are for, of two such the one with
 * more support; or RIO_NONE. */
static guint32
group_of_work(const Finder *finder, const GArray *work)
{
	g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 group, voices = 0;

	for (guint32 i = 0; i < work->len; i++) {
		group = own_group(finder, step_at(finder, g_array_index(work, guint32, i)));
		if (group != RIO_NONE && gist_at(finder, group)->spans)
			g_array_append_val(groups, group);
	}
	group = most_frequent(groups);
	for (guint32 i = 0; i < groups->len; i++)
		voices += g_array_index(groups, guint32, i) == group;
	return 2 * voices >= work->len ? group : RIO_NONE;
}

/* Whether a step goes along with those of its work that are in @group, for what its name says; or,
 * if that is nothing that other services know, for its words. */
static gboolean
goes_along(const Finder *finder, const GArray *work, const Step *step, guint32 group)
{
	const RioLabel *label = rio_labels_get(finder->labels, step->text);

	if (step->gist != RIO_NONE &&
	    rio_gist_likeness(label, gist_at(finder, group)->label) >= RIO_LEAST_GIST)
		return TRUE;
	if (step->gist != RIO_NONE && gist_at(finder, own_group(finder, step))->spans)
		return FALSE;
	if (rio_gist_is_apart(label, gist_at(finder, group)->label))
		return FALSE;
	for (guint32 i = 0, n = 0; i < work->len && n < MOST_ASKED; i++) {
		const Step *other = step_at(finder, g_array_index(work, guint32, i));

		if (own_group(finder, other) != group)
			continue;
		n++;
		if (rio_label_likeness(label, rio_labels_get(finder->labels, other->text)) >=
		    LEAST_WITHIN)
			return TRUE;
	}
	return FALSE;
}

static void
hear_work(const Finder *finder, const GArray *work)
{
	guint32 group = group_of_work(finder, work);

	for (guint32 i = 0; group != RIO_NONE && i < work->len; i++) {
		Step *step = step_at(finder, g_array_index(work, guint32, i));

		if (step->group != group && goes_along(finder, work, step, group))
			step->group = group;
	}
}

static GArray **
list_by(const Finder *finder, guint32 n, guint32 (*number)(const Step *step))
{
	GArray **lists = g_new0(GArray *, n + 1);

	for (guint32 s = 0; s < finder->steps->len; s++) {
		guint32 of = number(step_at(finder, s));

		if (of == RIO_NONE)
			continue;
		if (!lists[of])
			lists[of] = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_array_append_val(lists[of], s);
	}
	return lists;
}

static void
free_lists(GArray **lists, guint32 n)
{
	for (guint32 i = 0; lists && i < n; i++)
		if (lists[i])
			g_array_unref(lists[i]);
}

static guint32
work_of(const Step *step)
{
	return step->work;
}

static guint32
group_of(const Step *step)
{
	return step->group;
}

/* Each step goes where its own name belongs. */
static void
place_steps(const Finder *finder)
{
	for (guint32 s = 0; s < finder->steps->len; s++) {
		Step *step = step_at(finder, s);
		guint32 service = service_at(finder, step) + 1;
		Gist *leader;

		step->group = own_group(finder, step);
		if (step->group == RIO_NONE)
			continue;
		leader = gist_at(finder, step->group);
		leader->first_service = leader->first_service ?: service;
		leader->spans |= leader->first_service != service;
	}
}

static void
hear_works(const Finder *finder)
{
	guint32 n_works = finder->works->len;
	g_autofree GArray **works = list_by(finder, n_works, work_of);

	for (guint32 w = 0; w < n_works; w++)
		if (works[w])
			hear_work(finder, works[w]);
	free_lists(works, n_works);
}

/* Telling */

/* The step whose name the group bears: that of its largest work, if it is in the group; else its
 * first.
 */
static const Step *
find_namesake(const Finder *finder, const GArray *group)
{
	g_autoptr(GArray) works = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 largest;

	for (guint32 i = 0; i < group->len; i++) {
		const Step *step = step_at(finder, g_array_index(group, guint32, i));

		if (step->work != RIO_NONE)
			g_array_append_val(works, step->work);
	}
	largest = most_frequent(works);
	for (guint32 i = 0; largest != RIO_NONE && i < group->len; i++) {
		const Step *step = step_at(finder, g_array_index(group, guint32, i));

		if (step->work == largest &&
		    g_str_equal(rio_member_name(finder->models, &step->member),
				g_array_index(finder->works, RioKin, largest).label))
			return step;
	}
	return step_at(finder, g_array_index(group, guint32, 0));
}

/* The step of another service that is most like @from. */
static const Step *
find_likest(const Finder *finder, const GArray *group, const Step *from)
{
	const RioLabel *label = rio_labels_get(finder->labels, from->text);
	const Step *likest = NULL;
	double best = -1;

	for (guint32 i = 0; i < group->len; i++) {
		const Step *step = step_at(finder, g_array_index(group, guint32, i));
		double likeness;

		if (service_at(finder, step) == service_at(finder, from))
			continue;
		likeness = rio_label_likeness(label, rio_labels_get(finder->labels, step->text));
		if (likeness <= best)
			continue;
		best = likeness;
		likest = step;
	}
	return likest;
}

static void
tell_reasons(const Finder *finder, RioArena *arena, const Step *from, const Step *to,
	     RioCommonWork *common)
{
	g_autoptr(GPtrArray) reasons = rio_label_reasons(rio_labels_get(finder->labels, from->text),
							 rio_labels_get(finder->labels, to->text));
	RioReason *told = rio_arena_new_many(arena, RioReason, MOST_REASONS);

	for (guint r = 0; r < MIN(reasons->len, MOST_REASONS); r++) {
		const RioReason *reason = reasons->pdata[r];

		told[r].code = rio_arena_text(arena, reason->code, strlen(reason->code));
		told[r].text = rio_arena_text(arena, reason->text, strlen(reason->text));
		common->n_reasons++;
	}
	common->reasons = told;
}

/* What one Comune of one service says may be a slip, what ten say is not. */
static double
confidence_of(const Finder *finder, const GArray *group)
{
	double sum = 0;
	guint32 n_models = 0, last = RIO_NONE;

	for (guint32 i = 0; i < group->len; i++) {
		const Step *step = step_at(finder, g_array_index(group, guint32, i));
		const RioLabel *label = rio_labels_get(finder->labels, step->text);

		sum += MAX(LEAST_WITHIN,
			   rio_gist_likeness(label, gist_at(finder, step->group)->label));
		n_models += step->member.model != last;
		last = step->member.model;
	}
	return sum / group->len * (1 - 1.0 / (n_models + 1));
}

/* How many steps of the group each work has. */
static GHashTable *
count_works(const Finder *finder, const GArray *group)
{
	GHashTable *times = g_hash_table_new(NULL, NULL);

	for (guint32 i = 0; i < group->len; i++) {
		guint32 work = step_at(finder, g_array_index(group, guint32, i))->work;
		gpointer key = GUINT_TO_POINTER(work);

		g_hash_table_insert(
			times, key,
			GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(times, key)) + 1));
	}
	return times;
}

static void
tell_members(const Finder *finder, RioArena *arena, const GArray *group, RioCommonWork *common)
{
	g_autoptr(GHashTable) times = count_works(finder, group);
	RioMember *members = rio_arena_new_many(arena, RioMember, group->len);
	RioMember *firm = rio_arena_new_many(arena, RioMember, group->len);

	common->kin.members = members;
	common->firm.members = firm;
	for (guint32 i = 0; i < group->len; i++) {
		const Step *step = step_at(finder, g_array_index(group, guint32, i));
		gpointer here = g_hash_table_lookup(times, GUINT_TO_POINTER(step->work));

		members[common->kin.n_members++] = step->member;
		if (step->work == RIO_NONE ||
		    2 * GPOINTER_TO_UINT(here) >
			    g_array_index(finder->works, RioKin, step->work).n_members)
			firm[common->firm.n_members++] = step->member;
	}
}

static void
tell_group(const Finder *finder, RioArena *arena, const GArray *group, RioCommonWork *common)
{
	const Step *namesake = find_namesake(finder, group);
	const char *label = rio_member_name(finder->models, &namesake->member);

	*common = (RioCommonWork){
		.kin.label = label,
		.firm.label = label,
		.confidence = confidence_of(finder, group),
	};
	tell_members(finder, arena, group, common);
	tell_reasons(finder, arena, namesake, find_likest(finder, group, namesake), common);
}

static gboolean
spans_services(const Finder *finder, const GArray *group)
{
	/* models stand service by service */
	return group && service_at(finder, step_at(finder, g_array_index(group, guint32, 0))) !=
				service_at(finder, step_at(finder, g_array_index(group, guint32,
										 group->len - 1)));
}

static RioCommonWork *
tell_groups(const Finder *finder, RioArena *arena, guint32 *n)
{
	g_autofree GArray **groups = list_by(finder, finder->gists->len, group_of);
	RioCommonWork *common = rio_arena_new_many(arena, RioCommonWork, finder->gists->len);

	for (guint32 g = 0; g < finder->gists->len; g++)
		if (spans_services(finder, groups[g]))
			tell_group(finder, arena, groups[g], &common[(*n)++]);
	free_lists(groups, finder->gists->len);
	return common;
}

static void
finder_clear(Finder *finder)
{
	if (finder->labels) {
		guint32 n = rio_lexicon_n_classes(rio_labels_lexicon(finder->labels)) + 1;

		free_lists(finder->near, n);
		free_lists(finder->speakers, n + rio_labels_n_words(finder->labels));
		rio_labels_unref(finder->labels);
	}
	rio_texts_free(finder->texts);
	g_array_unref(finder->steps);
	g_array_unref(finder->gists);
	rio_arena_free(finder->arena);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Finder, finder_clear)

RioCommonWork *
rio_common_work_find(RioArena *arena, RioModel *const *models, guint32 n_models,
		     const GArray *works, RioLexicon *lexicon, guint32 *n)
{
	g_auto(Finder) finder = {
		.arena = rio_arena_new(),
		.models = models,
		.n_models = n_models,
		.works = works,
		.steps = g_array_new(FALSE, FALSE, sizeof(Step)),
		.texts = rio_texts_new(),
		.gists = g_array_new(FALSE, FALSE, sizeof(Gist)),
	};

	*n = 0;
	number_services(&finder);
	if (finder.n_services < 2)
		return NULL;
	list_steps(&finder);
	read_names(&finder, lexicon);
	find_gists(&finder);
	count_gists(&finder);
	rank_gists(&finder);
	find_leaders(&finder);
	place_steps(&finder);
	hear_works(&finder);
	return tell_groups(&finder, arena, n);
}
