/*
 * cmd-diff.c: how two models differ
 */
#include "command.h"
#include "inputs.h"
#include "matching.h"
#include "output.h"

#include <string.h>

/* What git calls an external diff with: where a file is on neither side, and how many arguments. */
#define NO_FILE "/dev/null"

enum {
	GIT_UNMERGED = 1, /* the path */
	GIT_CHANGED = 7, /* the path; file, hash and mode of the old one; the same of the new one */
	GIT_RENAMED = 9, /* the new path too, and how alike the files are */
};

typedef struct {
	MatchingFiles matching;
	gboolean with_layout;
	gboolean git;
} Options;

static const Option options[] = {
	MATCHING_OPTIONS(Options, matching),
	{"with-layout", 0, OPTION_FLAG, G_STRUCT_OFFSET(Options, with_layout), NULL,
	 N_("changes of layout alone too")},
	{"git", 0, OPTION_FLAG, G_STRUCT_OFFSET(Options, git), NULL,
	 N_("the arguments are those that git gives an external diff")},
	{NULL},
};

static gboolean
is_standard_input(const char *argument)
{
	return g_str_has_suffix(argument, "=-") && !g_file_test(argument, G_FILE_TEST_EXISTS);
}

/* NULL after saying what is wrong. */
static RioDiff *
compare(const Call *call, RioModel *a, RioModel *b)
{
	const Options *own = call->options;
	RioModel *models[] = {a, b};
	g_autoptr(GPtrArray) both = g_ptr_array_new();
	g_auto(Matching) matching = {NULL};
	const RioDiffOptions how = {.match = &matching.options, .layout = own->with_layout};
	g_autoptr(GError) error = NULL;
	RioDiff *diff;

	for (gsize i = 0; i < G_N_ELEMENTS(models); i++)
		g_ptr_array_add(both, models[i]);
	if (!matching_read(&matching, call, &own->matching, both))
		return NULL;
	diff = rio_diff_new(a, b, &how, &error);
	if (!diff)
		say("%s", error->message);
	return diff;
}

static char *
report(const Call *call, const RioDiff *diff)
{
	RioReportOptions how = call_report_options(call);

	switch (call->format) {
	case FORMAT_JSON:
		return rio_diff_to_json(diff, &how);
	case FORMAT_HTML:
		return rio_diff_to_html(diff, &how);
	default:
		return rio_diff_to_text(diff, &how);
	}
}

static int
tell(const Call *call, const RioDiff *diff)
{
	g_autofree char *words = report(call, diff);
	g_autoptr(GPtrArray) changes = rio_diff_get_changes(diff);

	if (!output_data(call, words, strlen(words)))
		return EXIT_TROUBLE;
	return changes->len > 0 || !rio_diff_is_comparable(diff) ? EXIT_FOUND : EXIT_NOTHING;
}

static int
diff_two(const Call *call)
{
	g_autoptr(RioModel) a = NULL;
	g_autoptr(RioModel) b = NULL;
	g_autoptr(RioDiff) diff = NULL;

	if (is_standard_input(call->arguments[0]) && is_standard_input(call->arguments[1]))
		return call_misused(call,
				    _W(call->language, "standard input can be read only once"));
	a = inputs_read_one(call, 0);
	b = a ? inputs_read_one(call, 1) : NULL;
	diff = b ? compare(call, a, b) : NULL;
	return diff ? tell(call, diff) : EXIT_TROUBLE;
}

/* Git */

/* What there is to tell of two versions of a file; NULL after saying what is wrong. */
static char *
tell_versions(const Call *call)
{
	RioReportOptions how = call_report_options(call);
	gboolean added = g_str_equal(call->arguments[1], NO_FILE);
	gboolean removed = g_str_equal(call->arguments[4], NO_FILE);
	g_autoptr(RioModel) a = added ? NULL : inputs_read_one(call, 1);
	g_autoptr(RioModel) b = removed ? NULL : inputs_read_one(call, 4);
	g_autoptr(RioDiff) diff = NULL;

	if ((!a && !added) || (!b && !removed))
		return NULL;
	if (!a || !b)
		return g_strconcat(added ? _W(call->language, "a new model\n")
					 : _W(call->language, "a model is gone\n"),
				   NULL);
	diff = compare(call, a, b);
	return diff ? rio_diff_to_text(diff, &how) : NULL;
}

/* Git takes any status but 0 for a crash, and tells of no other file. */
static int
diff_for_git(const Call *call)
{
	g_autoptr(GString) out = g_string_new(call->arguments[0]);
	g_autofree char *told = NULL;

	if (call->n_arguments == GIT_UNMERGED)
		told = g_strdup(_W(call->language, "to be merged first\n"));
	else
		told = tell_versions(call);
	if (!told)
		return EXIT_NOTHING;
	if (call->n_arguments == GIT_RENAMED)
		g_string_append_printf(out, " → %s", call->arguments[7]);
	g_string_append_printf(out, "\n%s\n", told);
	return output_data(call, out->str, out->len) ? EXIT_NOTHING : EXIT_TROUBLE;
}

static int
run(const Call *call)
{
	const Options *own = call->options;

	if (!own->git && call->n_arguments != 2)
		return call_misused(call, _W(call->language, "two models are wanted"));
	if (!own->git)
		return diff_two(call);
	if (call->format != FORMAT_TEXT ||
	    (call->n_arguments != GIT_UNMERGED && call->n_arguments != GIT_CHANGED &&
	     call->n_arguments != GIT_RENAMED))
		return call_misused(call,
				    _W(call->language, "--git is for git to call: see doc/git.md"));
	return diff_for_git(call);
}

const Command cmd_diff = {
	.name = "diff",
	.arguments = N_("A B"),
	.summary = N_("how two models differ"),
	.help = N_(
		"Tells what the second model has and does otherwise than the first: steps, who\n"
		"does them, the flow between them, conditions, documentation, data, a vendor's\n"
		"extensions.  How the work runs otherwise comes first.  Things are paired by\n"
		"what they mean: other ids, another order in the file, other prefixes or another\n"
		"layout are no difference.  Ends with 1 if the models differ.\n"
		"\n"
		"For git: the line “*.bpmn diff=riordino” in .gitattributes, and once\n"
		"  git config diff.riordino.command \"riordino diff --git\"\n"
		"or, for models in words line by line,\n"
		"  git config diff.riordino.textconv \"riordino show\"\n"
		"With --git the arguments are path, file, hash, mode, file, hash and mode, as\n"
		"git gives them; it ends with 0, since git takes all else for a crash.\n"),
	.examples = "  riordino diff bpmn-samples/scia-suap/brenta.bpmn "
		    "bpmn-samples/scia-suap/pieve.bpmn\n"
		    "  riordino diff --json old/scia.bpmn new/scia.bpmn\n"
		    "  riordino diff --format=html old/scia.bpmn new/scia.bpmn > difference.html\n",
	.formats = "text|json|html",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = GIT_RENAMED,
	.run = run,
};
