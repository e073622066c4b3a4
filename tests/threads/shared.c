/*
 * shared.c: what many threads may do at once with the same models
 *
 *     shared FILE…
 *
 * Each deed is done several times by several threads in whatever order they come to it, then once
 * by one thread: read, write, check, match, merge, propose, compare, find duplicates, tell the
 * differences, draw.  Each must give the bytes that it gives to the one.  Built with
 * -Db_sanitize=thread it also shows what threads do to each other without any byte going wrong.
 *
 * The threads are plain ones, and the lexicon is there before them: ThreadSanitizer does not see
 * through what GLib has for that, which was not built with it.
 */
#include <riordino/riordino.h>

#include <pthread.h>
#include <stdio.h>

#define THREADS 8
#define TIMES 4

/* All that threads share; none of it changes but the counter. */
typedef struct {
	char **files;
	GPtrArray *models;
	RioMatch *match;
	RioMerge *merge;
	RioLexicon *lexicon;
	gint next; /* atomic: the next deed to do */
	char **results;
} Shared;

/* Takes a number and gives bytes as text, to be freed. */
typedef char *(*Deed)(const Shared *shared, guint number);

static RioModel *
model_of(const Shared *shared, guint number)
{
	return shared->models->pdata[number % shared->models->len];
}

static RioMatch *
match_all(const Shared *shared, guint jobs)
{
	const RioMatchOptions options = {.lexicon = shared->lexicon, .jobs = jobs};

	return rio_match_new((RioModel *const *)shared->models->pdata, shared->models->len,
			     &options, NULL);
}

static char *
text_of(GBytes *bytes)
{
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);
	char *text = g_strndup(data, size);

	g_bytes_unref(bytes);
	return text;
}

static char *
read_and_write(const Shared *shared, guint number)
{
	g_autoptr(RioModel) model =
		rio_model_read_file(shared->files[number % shared->models->len], NULL, NULL);

	return text_of(rio_model_write_bytes(model));
}

static char *
write_shared(const Shared *shared, guint number)
{
	return text_of(rio_model_write_bytes(model_of(shared, number)));
}

static char *
check(const Shared *shared, guint number)
{
	RioModel *model = model_of(shared, number);
	g_autoptr(RioFindings) findings = rio_findings_new(NULL);
	g_autoptr(GPtrArray) problems = rio_model_check(model);
	g_autoptr(RioSoundness) soundness = rio_soundness_new(model, NULL, NULL, NULL);
	g_autoptr(GPtrArray) faults = rio_soundness_get_problems(soundness);

	rio_findings_add(findings, model, problems);
	rio_findings_add(findings, model, faults);
	return rio_findings_to_json(findings);
}

static char *
match(const Shared *shared, guint number)
{
	g_autoptr(RioMatch) own = match_all(shared, 1);

	return rio_match_to_json(own, TRUE, NULL);
}

static char *
match_with_workers(const Shared *shared, guint number)
{
	g_autoptr(RioMatch) own = match_all(shared, 2);

	return rio_match_to_json(own, TRUE, NULL);
}

static char *
merge(const Shared *shared, guint number)
{
	g_autoptr(RioMerge) own = rio_merge_new(shared->match, NULL, NULL);

	return text_of(rio_model_write_bytes(rio_merge_get_model(own)));
}

static char *
propose(const Shared *shared, guint number)
{
	g_autoptr(RioProposal) own = rio_proposal_new(shared->merge, NULL, NULL, NULL);

	return rio_proposal_to_json(own, "", NULL, NULL);
}

static char *
extract(const Shared *shared, guint number)
{
	RioModel *merged = rio_merge_get_model(shared->merge);
	const char *comune = rio_model_get_comune(model_of(shared, number));
	g_autoptr(RioModel) own = rio_merge_extract(merged, comune, RIO_LANGUAGE_EN, NULL, NULL);

	return text_of(rio_model_write_bytes(own));
}

static char *
compare(const Shared *shared, guint number)
{
	g_autoptr(RioComparison) own = rio_comparison_new((RioModel *const *)shared->models->pdata,
							  shared->models->len, NULL, NULL);

	return rio_comparison_to_text(own, NULL);
}

static char *
find_duplicates(const Shared *shared, guint number)
{
	g_autoptr(RioDuplicates) own = rio_duplicates_new((RioModel *const *)shared->models->pdata,
							  shared->models->len, NULL, NULL);

	return rio_duplicates_to_json(own, NULL);
}

static char *
diff(const Shared *shared, guint number)
{
	g_autoptr(RioDiff) own =
		rio_diff_new(model_of(shared, number), model_of(shared, number + 1), NULL, NULL);

	return rio_diff_to_json(own, NULL);
}

static char *
draw(const Shared *shared, guint number)
{
	return text_of(rio_draw_svg(model_of(shared, number), NULL));
}

static char *
lay_out(const Shared *shared, guint number)
{
	const RioDrawOptions options = {.layout = RIO_LAYOUT_ALL};
	g_autoptr(RioModel) own = rio_draw_layout(model_of(shared, number), &options);

	return text_of(rio_model_write_bytes(own));
}

static const struct {
	const char *name;
	Deed deed;
} deeds[] = {
	{"read and write", read_and_write},
	{"write", write_shared},
	{"check", check},
	{"match", match},
	{"match with workers", match_with_workers},
	{"merge", merge},
	{"propose", propose},
	{"extract", extract},
	{"compare", compare},
	{"find duplicates", find_duplicates},
	{"tell the differences", diff},
	{"draw", draw},
	{"lay out", lay_out},
};
#define DEEDS (gint) G_N_ELEMENTS(deeds)

static gpointer
work(gpointer data)
{
	Shared *shared = data;
	gint i;

	while ((i = g_atomic_int_add(&shared->next, 1)) < DEEDS * TIMES)
		shared->results[i] = deeds[i % DEEDS].deed(shared, (guint)(i % DEEDS));
	return NULL;
}

static void
work_together(Shared *shared)
{
	pthread_t threads[THREADS];

	for (guint t = 0; t < THREADS; t++)
		if (pthread_create(&threads[t], NULL, work, shared) != 0)
			g_error("no thread");
	for (guint t = 0; t < THREADS; t++)
		pthread_join(threads[t], NULL);
}

/* How many deeds gave other bytes to the threads than they give to one. */
static guint
compare_results(const Shared *shared)
{
	guint bad = 0;

	for (gint i = 0; i < DEEDS * TIMES; i++) {
		g_autofree char *alone = i < DEEDS ? deeds[i].deed(shared, (guint)i) : NULL;
		const char *expected = alone ? alone : shared->results[i % DEEDS];

		if (g_strcmp0(shared->results[i], expected) != 0) {
			printf("%s: other bytes\n", deeds[i % DEEDS].name);
			bad++;
		}
	}
	return bad;
}

int
main(int argc, char **argv)
{
	Shared shared = {.files = argv + 1};
	guint bad;

	shared.models = g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);
	for (int i = 1; i < argc; i++) {
		const RioReadOptions options = {.file = argv[i]};
		RioModel *model = rio_model_read_file(argv[i], &options, NULL);

		if (!model)
			g_error("%s cannot be read", argv[i]);
		g_ptr_array_add(shared.models, model);
	}
	shared.match = match_all(&shared, 1);
	shared.merge = rio_merge_new(shared.match, NULL, NULL);
	shared.results = g_new0(char *, DEEDS *TIMES);

	work_together(&shared);
	bad = compare_results(&shared);
	for (gint i = 0; i < DEEDS * TIMES; i++)
		g_free(shared.results[i]);
	g_free(shared.results);
	rio_merge_unref(shared.merge);
	rio_match_unref(shared.match);
	g_ptr_array_unref(shared.models);
	return bad > 0;
}
