/*
 * cmd-merge.c: one model of several
 */
#include "command.h"
#include "inputs.h"
#include "matching.h"
#include "output.h"

#include <string.h>

typedef struct {
	const char *output;
	guint mode;
	guint quorum;
	MatchingFiles matching;
	const char *questions;
	const char *effort;
	const char *page;
	guint layout;
} Options;

/* As in the table of options, from 1. */
enum {
	MODE_UNION = 1,
	MODE_CORE,
	MODE_PROPOSAL,
};

enum {
	LAYOUT_ALL = 1,
	LAYOUT_MISSING,
};

static const Option options[] = {
	{"output", 'o', OPTION_TEXT, G_STRUCT_OFFSET(Options, output), N_("OUT.bpmn"),
	 N_("where to write the merged model (- is standard output)")},
	{"mode", 0, OPTION_CHOICE, G_STRUCT_OFFSET(Options, mode), "union|core|proposal",
	 N_("all that any Comune does; what many do; the associated service")},
	{"quorum", 0, OPTION_NUMBER, G_STRUCT_OFFSET(Options, quorum), N_("N"),
	 N_("of a core: how many Comuni must do what is in it (default: more than half)")},
	MATCHING_OPTIONS(Options, matching),
	{"write-decisions", 0, OPTION_TEXT, G_STRUCT_OFFSET(Options, questions), N_("FILE"),
	 N_("where to write the questions, to be answered there")},
	{"effort", 0, OPTION_TEXT, G_STRUCT_OFFSET(Options, effort), N_("FILE.csv"),
	 N_("what the work takes today, for hours a year: see above")},
	{"report", 0, OPTION_TEXT, G_STRUCT_OFFSET(Options, page), N_("OUT.html"),
	 N_("where to write the page of the workshop: the proposal, its questions and pictures")},
	{"layout", 0, OPTION_CHOICE, G_STRUCT_OFFSET(Options, layout), "all|missing",
	 N_("place everything anew (unasked), or as the Comune that contributes most drew it")},
	{NULL},
};

/* What a run works with, and what comes of it. */
typedef struct {
	Matching matching;
	RioEffort *effort; /* or NULL */
	RioMatch *match;
	RioMerge *merge;
	RioProposal *proposal; /* or NULL: the union is all that is asked for */
} Work;

static void
work_clear(Work *work)
{
	rio_proposal_unref(work->proposal);
	rio_merge_unref(work->merge);
	rio_match_unref(work->match);
	rio_effort_unref(work->effort);
	matching_clear(&work->matching);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

static gboolean
makes_union(const Call *call)
{
	const Options *own = call->options;

	return own->mode <= MODE_UNION;
}

/* All files that were written, for people. */
static char *
list_outputs(const Options *own)
{
	GString *list = g_string_new(own->output);

	if (own->questions)
		g_string_append_printf(list, ", %s", own->questions);
	if (own->page)
		g_string_append_printf(list, ", %s", own->page);
	return g_string_free(list, FALSE);
}

static char *
report(const Call *call, const Work *work)
{
	const Options *own = call->options;
	RioReportOptions how = call_report_options(call);
	gboolean json = call->format == FORMAT_JSON;
	g_autofree char *files = json ? g_strdup(own->output) : list_outputs(own);

	if (makes_union(call))
		return json ? rio_merge_to_json(work->merge, files, &how)
			    : rio_merge_to_text(work->merge, files, &how);
	return json ? rio_proposal_to_json(work->proposal, files, work->effort, &how)
		    : rio_proposal_to_text(work->proposal, files, work->effort, &how);
}

static gboolean
write_model(const Call *call, const GPtrArray *models, RioModel *model)
{
	const Options *own = call->options;
	RioDrawOptions how = {.layout = RIO_LAYOUT_ALL};

	if (own->layout == LAYOUT_MISSING)
		how = (RioDrawOptions){.sources = (RioModel *const *)models->pdata,
				       .n_sources = models->len};
	return output_model(call, own->output, model, &how);
}

static gboolean
tell(const Call *call, const Work *work)
{
	const Options *own = call->options;
	g_autofree char *words = NULL;

	/* the model itself went there */
	if (g_str_equal(own->output, "-") || (call->quiet && call->format == FORMAT_TEXT))
		return TRUE;
	words = report(call, work);
	return output_data(call, words, strlen(words));
}

static gboolean
write_questions(const Call *call, const Work *work)
{
	const Options *own = call->options;
	g_autofree char *text = NULL;

	if (!own->questions)
		return TRUE;
	text = rio_proposal_write_decisions(work->proposal, call->data_language);
	return output_file(call, own->questions, text, strlen(text));
}

static gboolean
write_page(const Call *call, const Work *work)
{
	const Options *own = call->options;
	const RioReportOptions how = {.language = call->data_language};
	g_autoptr(RioComparison) comparison = NULL;
	g_autoptr(RioDuplicates) duplicates = NULL;
	g_autofree char *page = NULL;

	if (!own->page)
		return TRUE;
	comparison = rio_comparison_from_match(work->match);
	duplicates = rio_duplicates_from_match(work->match, work->matching.lexicon);
	page = rio_proposal_to_html(work->proposal, comparison, duplicates, work->effort, &how);
	if (makes_union(call) && !call->quiet)
		say(_W(call->language, "%s: this page shows the associated service that is "
				       "proposed; as a model --mode=proposal writes it"),
		    own->page);
	return output_file(call, own->page, page, strlen(page));
}

/* Comuni of two services may have one name, and nothing could be given back. */
static gboolean
one_service(const Call *call, const GPtrArray *models)
{
	const char *first = rio_model_get_service(models->pdata[0]);

	for (guint i = 1; i < models->len; i++) {
		const char *other = rio_model_get_service(models->pdata[i]);

		if (!g_str_equal(first, other)) {
			call_misused(call,
				     _W(call->language,
					"models of one service are merged, and these are of “%s” "
					"and of “%s”: name the folder of one, or files"),
				     first, other);
			return FALSE;
		}
	}
	return TRUE;
}

static gboolean
read_inputs(const Call *call, const GPtrArray *models, Work *work)
{
	const Options *own = call->options;
	g_autoptr(GError) error = NULL;

	if (!matching_read(&work->matching, call, &own->matching, models))
		return FALSE;
	if (own->effort)
		work->effort = rio_effort_read(own->effort, (RioModel *const *)models->pdata,
					       models->len, call->language, &error);
	if (error)
		say_file_error(call->language, own->effort, error);
	return !error;
}

/* The questions are those of the service, whatever else is asked for. */
static gboolean
make(const Call *call, const GPtrArray *models, Work *work, GError **error)
{
	const Options *own = call->options;
	RioMergeOptions union_options = {.language = call->data_language,
					 .messages = call->language};
	RioProposalOptions how = {.kind = own->mode == MODE_CORE ? RIO_PROPOSAL_CORE
								 : RIO_PROPOSAL_SERVICE,
				  .quorum = own->quorum,
				  .lexicon = work->matching.lexicon,
				  .decisions = work->matching.decisions,
				  .language = call->data_language};
	RioProgress *progress = progress_state(call->progress);

	work->match = rio_match_new((RioModel *const *)models->pdata, models->len,
				    &work->matching.options, error);
	if (!work->match)
		return FALSE;
	rio_progress_begin(progress, RIO_STAGE_MERGE, 0);
	work->merge = rio_merge_new(work->match, &union_options, error);
	if (!work->merge || (makes_union(call) && !own->questions && !own->page))
		return work->merge != NULL;
	rio_progress_begin(progress, RIO_STAGE_PROPOSAL, 0);
	work->proposal = rio_proposal_new(work->merge, &how, NULL, error);
	return work->proposal != NULL;
}

/* What was made of a merge once is merged as if one Comune did all of it. */
static void
warn_of_merges(const Call *call, const GPtrArray *models)
{
	for (guint i = 0; i < models->len && !call->quiet; i++) {
		g_autoptr(GPtrArray) sources = rio_merge_list_sources(models->pdata[i]);
		g_autofree char *list = NULL;

		if (sources->len == 0)
			continue;
		g_ptr_array_add(sources, NULL);
		list = g_strjoinv(", ", (char **)sources->pdata);
		say(_W(call->language, "%s: this is a merge already, of %s, and counts as one "
				       "Comune: to merge these and others, name all their files"),
		    rio_model_get_file(models->pdata[i]), list);
	}
}

static gboolean
options_agree(const Call *call)
{
	const Options *own = call->options;

	if (!own->output) {
		call_misused(call,
			     _W(call->language, "where to? “-o OUT.bpmn” names the merged file"));
		return FALSE;
	}
	if (!output_may_be_model(call, own->output))
		return FALSE;
	if (own->effort && makes_union(call) && !own->page) {
		call_misused(call, _W(call->language, "--effort wants --mode=proposal"));
		return FALSE;
	}
	if (own->quorum > 0 && own->mode != MODE_CORE) {
		call_misused(call, _W(call->language, "--quorum wants --mode=core"));
		return FALSE;
	}
	return TRUE;
}

static int
run(const Call *call)
{
	const Options *own = call->options;
	g_autoptr(GPtrArray) models = NULL;
	g_auto(Work) work = {{NULL}};
	g_autoptr(GError) error = NULL;
	RioModel *model;

	if (!options_agree(call))
		return EXIT_TROUBLE;
	models = inputs_read(call, call->arguments, call->n_arguments, 2);
	if (!models || !one_service(call, models))
		return EXIT_TROUBLE;
	if (own->quorum > models->len)
		return call_misused(call,
				    _W(call->language, "--quorum=%u is more than the %u Comuni"),
				    own->quorum, models->len);
	if (!output_spares(call, own->output, models))
		return EXIT_TROUBLE;
	warn_of_merges(call, models);
	inputs_warn_of_errors(call, models);
	if (!read_inputs(call, models, &work))
		return EXIT_TROUBLE;
	if (!make(call, models, &work, &error)) {
		say("%s", error->message);
		return EXIT_TROUBLE;
	}
	matching_warn_of_strangers(call, work.match);
	model = makes_union(call) ? rio_merge_get_model(work.merge)
				  : rio_proposal_get_model(work.proposal);
	if (!write_questions(call, &work) || !write_page(call, &work) ||
	    !write_model(call, models, model) || !tell(call, &work))
		return EXIT_TROUBLE;
	return EXIT_NOTHING;
}

const Command cmd_merge = {
	.name = "merge",
	.arguments = N_("A B [C…]|DIR -o OUT.bpmn"),
	.summary = N_("one model of several, that gives each Comune its own back"),
	.help = N_(
		"Merges the models that several Comuni drew of one service into one BPMN model.\n"
		"What is the same work is there once; where the Comuni differ a gateway asks\n"
		"which Comune it is.  Every element says whose it is and what it was called\n"
		"there, and “riordino extract” gives each Comune its own model back: this is\n"
		"checked on each merge, and if it did not hold nothing would be written.\n"
		"\n"
		"--mode=proposal makes one associated service of it: of each difference one way,\n"
		"each step at the Comune or at the Unione, by rules that it states.  What they\n"
		"cannot know is on its agenda: --write-decisions=FILE writes the questions with\n"
		"their possible answers, of which one is taken by removing the # before it, and\n"
		"--decisions=FILE reads the answers.  --report=OUT.html writes a page to look at,\n"
		"print and answer in a browser.\n"
		"\n"
		"--effort=FILE.csv reads what the work takes today, as a spreadsheet writes it:\n"
		"Comune, activity (its name or its id), cases a year, minutes a case.\n"
		"  comune;activity;cases;minutes\n"
		"  brenta;Protocollare la SCIA;180;7,5\n"
		"  pieve;Protocollazione;95;10\n"),
	.examples = "  riordino merge bpmn-samples/accesso-atti -o accesso.bpmn\n"
		    "  riordino merge Brenta=a.bpmn Pieve=b.bpmn -o due.bpmn\n"
		    "  riordino merge --json bpmn-samples/accesso-atti -o accesso.bpmn > n.json\n"
		    "  riordino merge --mode=proposal bpmn-samples/accesso-atti -o service.bpmn "
		    "--report=page.html\n",
	.formats = "text|json",
	.options = options,
	.options_size = sizeof(Options),
	.least_arguments = 1,
	.most_arguments = G_MAXUINT,
	.run = run,
};
