/*
 * match.c: what matching sees, and what each part of it is worth
 *
 *     bench-match evidence FILE…   for each two models, a line for each two nodes that may be the
 *                                  same: the files, the ids, what they are to each other, the
 *                                  odds, and each kind of evidence; the first line names these
 *     bench-match score SET…       precision, recall and F, micro and macro, of the same names, of
 *                                  like names, with the flow, and of the whole match
 *     bench-match time N FILE…     milliseconds of the processor that it takes to match these
 *                                  models at once, as if of one service: the least of N times
 *
 * A set is a folder with models/, pairs.tsv and gold.tsv, or one of samples: models and a
 * correspondences.tsv, where each two models are a pair.  As in the Process Model Matching Contest,
 * what is said counts if either node is an activity or of a kind that the set speaks of; of nodes
 * without a name nothing counts.
 *
 * The weights of lib/match/weights.h come from the evidence of the samples; doc/matching.md tells
 * how.
 */
#include <riordino/match.h>

#include "base/assign.h"
#include "match/flood.h"
#include "match/match.h"
#include "match/verdicts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* From here on like names alone are called the same: best on the samples. */
#define LIKE_ENOUGH 0.3f

static const char *const evidences[RIO_N_EVIDENCES] = {
	[RIO_EVIDENCE_NAME] = "name",	      [RIO_EVIDENCE_SAME_NAME] = "same-name",
	[RIO_EVIDENCE_ALONE] = "alone",	      [RIO_EVIDENCE_MESSAGES] = "messages",
	[RIO_EVIDENCE_CONTRARY] = "contrary", [RIO_EVIDENCE_RIVAL] = "rival",
	[RIO_EVIDENCE_KIN] = "kin",	      [RIO_EVIDENCE_WORDING] = "wording",
	[RIO_EVIDENCE_POSITION] = "position", [RIO_EVIDENCE_KIND] = "kind",
	[RIO_EVIDENCE_ROLE] = "role",	      [RIO_EVIDENCE_BEFORE] = "before",
	[RIO_EVIDENCE_AFTER] = "after",	      [RIO_EVIDENCE_ORDER] = "order",
	[RIO_EVIDENCE_SPAN] = "span",	      [RIO_EVIDENCE_TAKEN] = "taken",
	[RIO_EVIDENCE_SHARED] = "shared",
};

static const char *const cases[RIO_N_CASES] = {
	[RIO_CASE_WORK] = "work",
	[RIO_CASE_EVENT] = "event",
	[RIO_CASE_CHOICE] = "choice",
	[RIO_CASE_MIXED] = "mixed",
	[RIO_CASE_MUTE_WORK] = "mute-work",
	[RIO_CASE_MUTE_EVENT] = "mute-event",
	[RIO_CASE_MUTE_CHOICE] = "mute-choice",
	[RIO_CASE_SETTLED] = "settled",
};

/* Two models at a time, without what ids say */

typedef struct {
	RioTexts *names, *roles;
	RioProfile *a, *b;
	RioAlike *alike_names, *alike_roles;
	RioPair *pair;
} Two;

static void
two_clear(Two *two)
{
	rio_pair_free(two->pair);
	rio_alike_free(two->alike_names);
	rio_alike_free(two->alike_roles);
	rio_profile_free(two->a);
	rio_profile_free(two->b);
	rio_texts_free(two->names);
	rio_texts_free(two->roles);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Two, two_clear)

static void
two_match(Two *two, RioModel *a, RioModel *b, RioTold told)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(RioVerdict));

	two->names = rio_texts_new();
	two->roles = rio_texts_new();
	two->a = rio_profile_new(a, two->names, two->roles);
	two->b = rio_profile_new(b, two->names, two->roles);
	two->alike_names = rio_alike_new(two->names, NULL, 1, NULL);
	two->alike_roles = rio_alike_new(two->roles, NULL, 1, NULL);
	rio_profile_learn(two->a, two->alike_names);
	rio_profile_learn(two->b, two->alike_names);
	two->pair = rio_pair_new_told(two->a, two->b, two->alike_names, two->alike_roles, none,
				      told, NULL);
}

static void
print_evidence(const RioFlood *flood, gpointer data)
{
	const RioModel *a = flood->pair->a->model, *b = flood->pair->b->model;

	for (guint32 c = 0; c < flood->pair->n_candidates; c++) {
		const RioCandidate *here = &flood->pair->candidates[c];

		printf("%s\t%s\t%s\t%s\t%s\t%.4f", rio_model_get_file(a), rio_model_get_file(b),
		       rio_model_id(a, a->nodes[here->a].element),
		       rio_model_id(b, b->nodes[here->b].element), cases[flood->cases[c]],
		       here->odds);
		for (guint k = 0; k < RIO_N_EVIDENCES; k++)
			printf("\t%.4f", flood->evidence[c][k]);
		putchar('\n');
	}
}

static RioModel *
read_model_with(const char *path, const RioReadOptions *options)
{
	g_autoptr(GError) error = NULL;
	RioModel *model = rio_model_read_file(path, options, &error);

	if (!model) {
		fprintf(stderr, "match: %s\n", error->message);
		exit(2);
	}
	return model;
}

static RioModel *
read_model(const char *path)
{
	return read_model_with(path, NULL);
}

static void
tell_evidence(char **files, int n)
{
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);

	for (int i = 0; i < n; i++)
		g_ptr_array_add(models, read_model(files[i]));
	printf("#a\tb\tid a\tid b\tcase\todds");
	for (guint k = 0; k < RIO_N_EVIDENCES; k++)
		printf("\t%s", evidences[k]);
	putchar('\n');
	for (guint i = 0; i < models->len; i++) {
		for (guint j = i + 1; j < models->len; j++) {
			g_auto(Two) two = {0};

			two_match(&two, models->pdata[i], models->pdata[j], print_evidence);
		}
	}
}

/* Sets */

typedef struct {
	char *name;
	GPtrArray *models; /* by name */
	GHashTable *gold;  /* "model model id id", both ways round */
	GHashTable *pairs; /* "model model", both ways round: those that are judged */
	gboolean kinds[RIO_N_KINDS];
} Set;

static void
set_clear(Set *set)
{
	g_free(set->name);
	g_clear_pointer(&set->models, g_ptr_array_unref);
	g_clear_pointer(&set->gold, g_hash_table_unref);
	g_clear_pointer(&set->pairs, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Set, set_clear)

/* The rows of a table without its heading, as arrays of strings. */
static GPtrArray *
read_table(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return rows;
	lines = g_strsplit(text, "\n", 0);
	for (guint i = 1; lines[0] && lines[i]; i++)
		if (lines[i][0] != '\0')
			g_ptr_array_add(rows, g_strsplit(g_strchomp(lines[i]), "\t", 0));
	return rows;
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp((*(RioModel *const *)a)->comune, (*(RioModel *const *)b)->comune);
}

static void
read_models(Set *set, const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_str_has_suffix(name, ".bpmn"))
			g_ptr_array_add(set->models, read_model(path));
	}
	g_ptr_array_sort(set->models, compare_names);
}

static void
add_both_ways(GHashTable *to, const char *a, const char *b, const char *id_a, const char *id_b)
{
	g_hash_table_add(to, g_strjoin("\t", a, b, id_a, id_b, NULL));
	g_hash_table_add(to, g_strjoin("\t", b, a, id_a ? id_b : NULL, id_a, NULL));
}

static void
read_samples(Set *set, const char *folder)
{
	g_autoptr(GPtrArray) rows = read_table(folder, "correspondences.tsv");

	read_models(set, folder);
	for (guint i = 0; i < set->models->len; i++)
		for (guint j = i + 1; j < set->models->len; j++)
			add_both_ways(set->pairs, ((RioModel *)set->models->pdata[i])->comune,
				      ((RioModel *)set->models->pdata[j])->comune, NULL, NULL);
	for (guint i = 0; i < rows->len; i++) {
		for (guint j = i + 1; j < rows->len; j++) {
			char **a = rows->pdata[i], **b = rows->pdata[j];

			if (g_str_equal(a[0], b[0]) && !g_str_equal(a[1], b[1]))
				add_both_ways(set->gold, a[1], b[1], a[2], b[2]);
		}
	}
}

static void
read_gold(Set *set, const char *folder)
{
	g_autofree char *models = g_build_filename(folder, "models", NULL);
	g_autoptr(GPtrArray) pairs = read_table(folder, "pairs.tsv");
	g_autoptr(GPtrArray) gold = read_table(folder, "gold.tsv");

	read_models(set, models);
	for (guint i = 0; i < pairs->len; i++) {
		char **row = pairs->pdata[i];

		add_both_ways(set->pairs, row[0], row[1], NULL, NULL);
	}
	for (guint i = 0; i < gold->len; i++) {
		char **row = gold->pdata[i];

		add_both_ways(set->gold, row[0], row[1], row[2], row[3]);
	}
}

static gboolean
is_gold(const Set *set, const RioModel *a, guint32 node_a, const RioModel *b, guint32 node_b)
{
	g_autofree char *key =
		g_strjoin("\t", a->comune, b->comune, rio_model_id(a, a->nodes[node_a].element),
			  rio_model_id(b, b->nodes[node_b].element), NULL);

	return g_hash_table_contains(set->gold, key);
}

static RioKind
kind_of(const RioModel *model, guint32 node)
{
	return rio_model_kind(model, model->nodes[node].element);
}

static void
find_kinds(Set *set)
{
	for (guint m = 0; m < set->models->len; m++)
		for (guint o = 0; o < set->models->len; o++) {
			const RioModel *a = set->models->pdata[m], *b = set->models->pdata[o];

			for (guint32 i = 0; i < a->n_nodes && m != o; i++)
				for (guint32 j = 0; j < b->n_nodes; j++)
					if (is_gold(set, a, i, b, j))
						set->kinds[kind_of(a, i)] = TRUE;
		}
}

static void
read_set(Set *set, const char *folder)
{
	g_autofree char *samples = g_build_filename(folder, "correspondences.tsv", NULL);

	set->name = g_path_get_basename(folder);
	set->models = g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);
	set->gold = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	set->pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (g_file_test(samples, G_FILE_TEST_EXISTS))
		read_samples(set, folder);
	else
		read_gold(set, folder);
	find_kinds(set);
}

/* Scores */

typedef enum { SAME_NAMES, LIKE_NAMES, WITH_FLOW, WHOLE, MANY, N_INGREDIENTS } Ingredient;

static const char *const ingredients[N_INGREDIENTS] = {
	"same names", "like names", "+ the flow", "+ several: two models", "all models at once",
};

/* What was said of two models, and how it is. */
typedef struct {
	guint right, wrong, missed;
} Tally;

static gboolean
counts(const Set *set, const RioModel *model, guint32 node)
{
	return rio_kind_is(kind_of(model, node), RIO_ACTIVITY) || set->kinds[kind_of(model, node)];
}

static void
say(const Set *set, const RioModel *a, guint32 i, const RioModel *b, guint32 j, Tally *tally)
{
	if (rio_model_name(a, a->nodes[i].element)[0] == '\0' ||
	    rio_model_name(b, b->nodes[j].element)[0] == '\0' ||
	    (!counts(set, a, i) && !counts(set, b, j)))
		return;
	if (is_gold(set, a, i, b, j))
		tally->right++;
	else
		tally->wrong++;
}

static void
say_same_names(const Set *set, const Two *two, Tally *tally)
{
	for (guint32 i = 0; i < two->a->n_nodes; i++)
		for (guint32 j = 0; j < two->b->n_nodes; j++)
			if (two->a->nodes[i].family == two->b->nodes[j].family &&
			    rio_alike_between(two->alike_names, two->a->nodes[i].name,
					      two->b->nodes[j].name) >= RIO_SAME_NAME)
				say(set, two->a->model, i, two->b->model, j, tally);
}

/* The best pairing by likeness, without the flow. */
static void
say_like_names(const Set *set, const Two *two, Tally *tally)
{
	g_autoptr(GArray) weights = g_array_new(FALSE, FALSE, sizeof(RioWeight));
	g_autofree guint32 *b_of = g_new(guint32, two->a->n_nodes + 1);

	for (guint32 c = 0; c < two->pair->n_candidates; c++) {
		const RioCandidate *here = &two->pair->candidates[c];
		RioWeight weight = {here->a, here->b, here->likeness - LIKE_ENOUGH};

		if (here->likeness > LIKE_ENOUGH && !here->contrary)
			g_array_append_val(weights, weight);
	}
	rio_assign(two->a->n_nodes, two->b->n_nodes, (RioWeight *)weights->data, weights->len,
		   b_of);
	for (guint32 i = 0; i < two->a->n_nodes; i++)
		if (b_of[i] != RIO_ASSIGN_NONE)
			say(set, two->a->model, i, two->b->model, b_of[i], tally);
}

static void
say_with_flow(const Set *set, const Two *two, Tally *tally)
{
	g_autofree guint32 *b_of = g_new(guint32, two->a->n_nodes + 1);

	rio_pair_assign(two->pair, RIO_LEAST_ODDS, b_of);
	for (guint32 i = 0; i < two->a->n_nodes; i++)
		if (b_of[i] != RIO_NONE)
			say(set, two->a->model, i, two->b->model, b_of[i], tally);
}

/* What the match says of models @a and @b. */
static void
say_match(const Set *set, const RioMatch *match, guint32 a, guint32 b, Tally *tally)
{
	for (guint32 c = 0; c < match->n_correspondences; c++) {
		const RioCorrespondence *here = &match->correspondences[c];

		for (guint32 i = 0; i < here->n_members; i++)
			for (guint32 j = 0; j < here->n_members; j++)
				if (here->members[i].model == a && here->members[j].model == b)
					say(set, match->models[a], here->members[i].node,
					    match->models[b], here->members[j].node, tally);
	}
}

static guint
n_gold(const Set *set, const RioModel *a, const RioModel *b)
{
	guint n = 0;

	for (guint32 i = 0; i < a->n_nodes; i++)
		for (guint32 j = 0; j < b->n_nodes; j++)
			n += is_gold(set, a, i, b, j);
	return n;
}

static void
add_rates(double rates[3], const Tally *tally)
{
	double said = tally->right + tally->wrong, gold = tally->right + tally->missed;
	double p = said > 0 ? tally->right / said : 1, r = gold > 0 ? tally->right / gold : 1;

	rates[0] += p;
	rates[1] += r;
	rates[2] += p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static void
print_scores(const Set *set, const GArray *tallies, Ingredient ingredient)
{
	Tally sum = {0};
	double micro[3] = {0}, macro[3] = {0};
	guint n = tallies->len / N_INGREDIENTS;

	for (guint k = 0; k < n; k++) {
		const Tally *tally = &g_array_index(tallies, Tally, k * N_INGREDIENTS + ingredient);

		sum.right += tally->right;
		sum.wrong += tally->wrong;
		sum.missed += tally->missed;
		add_rates(macro, tally);
	}
	add_rates(micro, &sum);
	printf("| %s | %s | %.3f | %.3f | **%.3f** | %.3f | %.3f | %.3f |\n", set->name,
	       ingredients[ingredient], micro[0], micro[1], micro[2], macro[0] / n, macro[1] / n,
	       macro[2] / n);
}

static void
score_pair(const Set *set, const RioMatch *many, guint32 a, guint32 b, Tally *tallies)
{
	RioModel *models[] = {many->models[a], many->models[b]};
	g_autoptr(RioMatch) match = rio_match_new(models, 2, NULL, NULL);
	g_auto(Two) two = {0};
	guint gold = n_gold(set, models[0], models[1]);

	two_match(&two, models[0], models[1], NULL);
	say_same_names(set, &two, &tallies[SAME_NAMES]);
	say_like_names(set, &two, &tallies[LIKE_NAMES]);
	say_with_flow(set, &two, &tallies[WITH_FLOW]);
	say_match(set, match, 0, 1, &tallies[WHOLE]);
	say_match(set, many, a, b, &tallies[MANY]);
	for (guint k = 0; k < N_INGREDIENTS; k++)
		tallies[k].missed = gold - tallies[k].right;
}

static void
score(const char *folder)
{
	g_auto(Set) set = {0};
	g_autoptr(RioMatch) many = NULL;
	g_autoptr(GArray) tallies = g_array_new(FALSE, TRUE, sizeof(Tally));

	read_set(&set, folder);
	many = rio_match_new((RioModel **)set.models->pdata, set.models->len, NULL, NULL);
	for (guint32 a = 0; a < many->n_models; a++) {
		for (guint32 b = a + 1; b < many->n_models; b++) {
			g_autofree char *pair = g_strjoin("\t", many->models[a]->comune,
							  many->models[b]->comune, NULL);

			if (!g_hash_table_contains(set.pairs, pair))
				continue;
			g_array_set_size(tallies, tallies->len + N_INGREDIENTS);
			score_pair(&set, many, a, b,
				   &g_array_index(tallies, Tally, tallies->len - N_INGREDIENTS));
		}
	}
	for (Ingredient i = 0; i < N_INGREDIENTS; i++)
		print_scores(&set, tallies, i);
}

/* Time */

static double
milliseconds(void)
{
	return (double)clock() * 1000 / CLOCKS_PER_SEC;
}

static void
tell_time(guint rounds, char **files, int n)
{
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);
	double least = INFINITY;
	guint nodes = 0;

	for (int i = 0; i < n; i++) {
		g_autofree char *name = g_strdup_printf("%04d", i);
		RioModel *model = read_model_with(files[i], &(RioReadOptions){.comune = name});

		g_ptr_array_add(models, model);
		nodes += model->n_nodes;
	}
	for (guint round = 0; round < rounds; round++) {
		double begun = milliseconds();
		RioMatch *match =
			rio_match_new((RioModel **)models->pdata, models->len, NULL, NULL);

		rio_match_unref(match);
		least = MIN(least, milliseconds() - begun);
	}
	printf("%u models, %u nodes: %.3f ms\n", models->len, nodes, least);
}

int
main(int argc, char **argv)
{
	if (argc > 2 && g_str_equal(argv[1], "evidence")) {
		tell_evidence(argv + 2, argc - 2);
		return 0;
	}
	if (argc > 4 && g_str_equal(argv[1], "time")) {
		tell_time((guint)atoi(argv[2]), argv + 3, argc - 3);
		return 0;
	}
	if (argc < 3 || !g_str_equal(argv[1], "score")) {
		fprintf(stderr, "match: evidence FILE…, score SET… or time N FILE…\n");
		return 2;
	}
	puts("| set | ingredient | P | R | F, micro | P | R | F, macro |\n"
	     "| --- | --- | --- | --- | --- | --- | --- | --- |");
	for (int i = 2; i < argc; i++)
		score(argv[i]);
	return 0;
}
