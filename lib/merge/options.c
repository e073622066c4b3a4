#include <riordino/proposal.h>

G_DEFINE_BOXED_TYPE(RioProposalOptions, rio_proposal_options, rio_proposal_options_copy,
		    rio_proposal_options_free)

RioProposalOptions *
rio_proposal_options_new(RioLexicon *lexicon, RioDecisions *decisions)
{
	return rio_proposal_options_copy(&(RioProposalOptions){
		.lexicon = lexicon,
		.decisions = decisions,
	});
}

RioProposalOptions *
rio_proposal_options_copy(const RioProposalOptions *options)
{
	RioProposalOptions *copy;

	g_return_val_if_fail(options, NULL);

	copy = g_memdup2(options, sizeof *options);
	if (copy->lexicon)
		rio_lexicon_ref(copy->lexicon);
	if (copy->decisions)
		rio_decisions_ref(copy->decisions);
	return copy;
}

void
rio_proposal_options_free(RioProposalOptions *options)
{
	if (!options)
		return;
	rio_lexicon_unref(options->lexicon);
	rio_decisions_unref(options->decisions);
	g_free(options);
}
