/*
 * proposal.h: the associated service, as a proposal that a workshop can discuss
 *
 * The union of a merge has all that any Comune does.  A proposal is one service: of each
 * difference one way, each step given to the Unione or left to the Comune, by few rules that are
 * stated with it.  What the rules cannot know is on its agenda, and what the workshop decides
 * then goes before the rules.
 *
 * |[<!-- language="C" -->
 * g_autoptr(RioProposal) proposal = rio_proposal_new(merge, NULL, NULL, &error);
 *
 * if (proposal)
 *         rio_model_write_file(rio_proposal_get_model(proposal), "proposal.bpmn", &error);
 * ]|
 */
#pragma once

#include <riordino/decisions.h>
#include <riordino/effort.h>
#include <riordino/merge.h>
#include <riordino/soundness.h>

G_BEGIN_DECLS

/**
 * RioProposal:
 *
 * A model made of a merge, and what there is to say of it.  Immutable; shared by threads and
 * counted.
 */
typedef struct _RioProposal RioProposal;

/**
 * RioProposalKind:
 * @RIO_PROPOSAL_SERVICE: the associated service
 * @RIO_PROPOSAL_CORE: what at least some number of Comuni do, gaps bridged
 *
 * What to make of a merge.
 */
typedef enum {
	RIO_PROPOSAL_SERVICE,
	RIO_PROPOSAL_CORE,
} RioProposalKind;

/**
 * RioProposalOptions:
 * @kind: what to make
 * @quorum: of a core, how many Comuni must do what is in it; 0: more than half of them
 * @language: the language of the words that are written into the model, and of error messages
 * @lexicon: (nullable): the words to know; %NULL: those that come with the library
 * @decisions: (nullable): what the workshop decided
 * @progress: (type gpointer) (nullable): is told how far it is (only C can set it)
 * @progress_data: for @progress
 *
 * How to propose.  All zero is the default.
 */
typedef struct {
	RioProposalKind kind;
	guint quorum;
	RioLanguage language;
	RioLexicon *lexicon;
	RioDecisions *decisions;
	RioProgressFunc progress;
	gpointer progress_data;
	/*< private >*/
	gpointer reserved[6];
} RioProposalOptions;

#define RIO_TYPE_PROPOSAL_OPTIONS (rio_proposal_options_get_type())
RIO_PUBLIC GType rio_proposal_options_get_type(void) G_GNUC_CONST;

/**
 * rio_proposal_options_new:
 * @lexicon: (nullable): the words to know
 * @decisions: (nullable): what the workshop decided
 *
 * Makes options that keep what they name, for languages that cannot fill a C struct.  The other
 * fields are zero, and may be set.
 *
 * Returns: (transfer full): the options
 */
RIO_PUBLIC RioProposalOptions *rio_proposal_options_new(RioLexicon *lexicon,
							RioDecisions *decisions);

/**
 * rio_proposal_options_copy:
 * @options: options
 *
 * Returns: (transfer full): the same options, which keep what they name
 */
RIO_PUBLIC RioProposalOptions *rio_proposal_options_copy(const RioProposalOptions *options);

/**
 * rio_proposal_options_free:
 * @options: (transfer full) (nullable): options that were made by rio_proposal_options_new() or
 * rio_proposal_options_copy()
 */
RIO_PUBLIC void rio_proposal_options_free(RioProposalOptions *options);

/**
 * RioQuestion:
 *
 * A question that a proposal leaves to people.  It lives as long as its proposal.
 */
typedef struct _RioQuestion RioQuestion;

#define RIO_TYPE_PROPOSAL (rio_proposal_get_type())
RIO_PUBLIC GType rio_proposal_get_type(void) G_GNUC_CONST;

/**
 * rio_proposal_new:
 * @merge: the union of the Comuni
 * @options: (nullable): how to propose
 * @cancellable: (nullable): to stop it from elsewhere
 * @error: what went wrong
 *
 * Makes one service of a union.  The flow is judged: what would not be sound, though the inputs
 * are, is left as the union has it, and said.
 *
 * Returns: (transfer full): the proposal, or %NULL
 */
RIO_PUBLIC RioProposal *rio_proposal_new(RioMerge *merge, const RioProposalOptions *options,
					 GCancellable *cancellable, GError **error);

/**
 * rio_proposal_ref:
 * @proposal: a proposal
 *
 * Returns: (transfer full): the same proposal, with a reference more
 */
RIO_PUBLIC RioProposal *rio_proposal_ref(RioProposal *proposal);

/**
 * rio_proposal_unref:
 * @proposal: (transfer full) (nullable): a proposal
 *
 * Gives a reference back.
 */
RIO_PUBLIC void rio_proposal_unref(RioProposal *proposal);

/**
 * rio_proposal_get_model:
 * @proposal: a proposal
 *
 * Returns: (transfer none): the model, without a diagram
 */
RIO_PUBLIC RioModel *rio_proposal_get_model(const RioProposal *proposal);

/**
 * rio_proposal_get_merge:
 * @proposal: a proposal
 *
 * Returns: (transfer none): the merge that it was made of
 */
RIO_PUBLIC RioMerge *rio_proposal_get_merge(const RioProposal *proposal);

/**
 * rio_proposal_get_verdict:
 * @proposal: a proposal
 *
 * Returns: whether its flow always comes to its end
 */
RIO_PUBLIC RioVerdict rio_proposal_get_verdict(const RioProposal *proposal);

/**
 * rio_proposal_get_agenda:
 * @proposal: a proposal
 *
 * Returns: (transfer container) (element-type RioQuestion): the questions left to people, the most
 * important first
 */
RIO_PUBLIC GPtrArray *rio_proposal_get_agenda(const RioProposal *proposal);

#define RIO_TYPE_QUESTION (rio_question_get_type())
RIO_PUBLIC GType rio_question_get_type(void) G_GNUC_CONST;

/**
 * rio_question_ref:
 * @question: a question
 *
 * Takes a reference on its proposal.
 *
 * Returns: (transfer full): the same question
 */
RIO_PUBLIC RioQuestion *rio_question_ref(RioQuestion *question);

/**
 * rio_question_unref:
 * @question: (transfer full) (nullable): a question
 *
 * Gives a reference on its proposal back.
 */
RIO_PUBLIC void rio_question_unref(RioQuestion *question);

/**
 * rio_question_get_code:
 * @question: a question
 *
 * Returns: (transfer none): a fixed word for programs: "asked-again", "lost", "left-open",
 * "variation", "who", "placement", "kept", "dropped", "correspondence" or "name"
 */
RIO_PUBLIC const char *rio_question_get_code(const RioQuestion *question);

/**
 * rio_question_get_text:
 * @question: a question
 * @language: the language of the words
 *
 * Returns: (transfer full): what is asked
 */
RIO_PUBLIC char *rio_question_get_text(const RioQuestion *question, RioLanguage language);

/**
 * rio_proposal_to_json:
 * @proposal: a proposal
 * @file: (nullable): what the file is called that the model is written to
 * @effort: (nullable): the effort that the work takes today
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the proposal as a document `riordino.merge/1`
 */
RIO_PUBLIC char *rio_proposal_to_json(const RioProposal *proposal, const char *file,
				      const RioEffort *effort, const RioReportOptions *options);

/**
 * rio_proposal_to_text:
 * @proposal: a proposal
 * @file: (nullable): what to call that which was written: one file, or a list of them
 * @effort: (nullable): the effort that the work takes today
 * @options: (nullable): how to tell it
 *
 * Returns: (transfer full): the proposal in words, for a terminal
 */
RIO_PUBLIC char *rio_proposal_to_text(const RioProposal *proposal, const char *file,
				      const RioEffort *effort, const RioReportOptions *options);

/**
 * rio_proposal_write_decisions:
 * @proposal: a proposal
 * @language: the language of the words
 *
 * All questions with their possible answers as comments, and all decisions that were given, as a
 * text that rio_decisions_read() reads.
 *
 * Returns: (transfer full): the text
 */
RIO_PUBLIC char *rio_proposal_write_decisions(const RioProposal *proposal, RioLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioProposal, rio_proposal_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioProposalOptions, rio_proposal_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RioQuestion, rio_question_unref)

G_END_DECLS
