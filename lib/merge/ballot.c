/*
 * ballot.c: the questions of a proposal as a file that people answer
 */
#include <string.h>

#include "base/words.h"
#include "merge/agenda.h"
#include "merge/comune.h"

/* A comment, line by line. */
static void
append_comment(GString *out, const char *text)
{
	g_auto(GStrv) lines = g_strsplit_set(text, "\r\n", -1);

	for (gsize i = 0; lines[i]; i++)
		g_string_append_printf(out, "# %s\n", lines[i]);
}

/* As a key file escapes it. */
static void
append_value(GString *out, const char *key, const char *text)
{
	g_autoptr(GKeyFile) one = g_key_file_new();
	g_autofree char *escaped = NULL;

	g_key_file_set_string(one, "x", "value", text);
	escaped = g_key_file_get_value(one, "x", "value", NULL);
	g_string_append_printf(out, "%s=%s\n", key, escaped);
}

static void
append_details(const RioProposal *proposal, const RioQuestion *question, const RioPoint *point,
	       RioLanguage language, GString *out)
{
	g_autoptr(GPtrArray) details = rio_point_details(proposal, question, point, language);

	for (guint i = 0; i < details->len; i++) {
		g_autofree char *line = g_strconcat("  ", (const char *)details->pdata[i], NULL);

		append_comment(out, line);
	}
}

/* With what it means, where its word does not say so, and whether it is what is proposed. */
static void
append_answer(const RioProposal *proposal, const RioQuestion *question, const RioAnswer *answer,
	      RioLanguage language, GString *out)
{
	g_autofree char *means = rio_answer_words(proposal, question, answer, language);
	const char *chosen = answer->chosen ? _W(language, " (proposed)") : "";
	gboolean is_word = g_str_equal(means, answer->word);
	g_autofree char *line =
		g_strconcat(answer->word, is_word ? "" : " = ", is_word ? "" : means, chosen, NULL);

	if (!is_word || answer->chosen)
		append_comment(out, line);
	append_value(out, "#answer", answer->word);
}

static void
append_point(const RioProposal *proposal, const RioQuestion *question, const RioPoint *point,
	     RioLanguage language, GString *out)
{
	append_details(proposal, question, point, language, out);
	if (!point->group)
		return;
	g_string_append_printf(out, "[%s]\n", point->group);
	append_value(out, "label", point->label[0]);
	if (point->label[1])
		append_value(out, "label2", point->label[1]);
	for (guint i = 0; i < point->answers->len; i++)
		append_answer(proposal, question, point->answers->pdata[i], language, out);
}

/* What holds several points together stands above them; each point asks in its own words. */
static void
append_question(const RioProposal *proposal, const RioQuestion *question, RioLanguage language,
		GString *out)
{
	g_autofree char *all = rio_question_words(proposal, question, language);

	for (guint i = 0; i < question->points->len; i++) {
		const RioPoint *point = question->points->pdata[i];
		g_autofree char *words = rio_point_words(proposal, point, language);

		g_string_append_c(out, '\n');
		if (i == 0 && !g_str_equal(all, words)) {
			append_comment(out, all);
			g_string_append_c(out, '\n');
		}
		append_comment(out, words);
		append_point(proposal, question, point, language, out);
	}
}

/* So that people can change their minds. */
static void
append_others(const RioProposal *proposal, const RioDecision *decision, GString *out)
{
	const RioMatch *match = proposal->merge->match;
	const char *known = rio_decides_answers(decision->kind);
	g_auto(GStrv) words = known ? g_strsplit(known, "|", -1) : NULL;
	guint32 taken;

	for (gsize i = 0; known && words[i]; i++)
		if (!g_str_equal(words[i], decision->answer))
			append_value(out, "#answer", words[i]);
	if (decision->kind != RIO_DECIDES_WAY)
		return;
	taken = rio_comune_among(match->models, match->n_models, decision->answer);
	for (guint32 m = 0; m < match->n_models; m++)
		if (m != taken)
			append_value(out, "#answer", match->models[m]->comune);
}

static void
append_decision(const RioDecision *decision, const char *mark, GString *out)
{
	g_autofree char *label = g_strconcat(mark, "label", NULL);
	g_autofree char *label2 = g_strconcat(mark, "label2", NULL);
	g_autofree char *answer = g_strconcat(mark, "answer", NULL);

	g_string_append_printf(out, "\n%s[%s]\n", mark, decision->group);
	if (decision->label[0])
		append_value(out, label, decision->label[0]);
	if (decision->label[1])
		append_value(out, label2, decision->label[1]);
	append_value(out, answer, decision->answer);
}

/* What is there still, or, as comments, what is not. */
static void
append_decisions(const RioProposal *proposal, gboolean stale, const char *heading, GString *out)
{
	const RioDecisions *decisions = proposal->decisions;
	gboolean any = FALSE;

	for (guint i = 0; decisions && i < decisions->all->len; i++) {
		const RioDecision *decision = decisions->all->pdata[i];

		if (!decision->answer || proposal->rulings->stale[i] != stale)
			continue;
		if (!any) {
			g_string_append_c(out, '\n');
			append_comment(out, heading);
		}
		any = TRUE;
		append_decision(decision, stale ? "#" : "", out);
		if (!stale)
			append_others(proposal, decision, out);
	}
}

char *
rio_proposal_write_decisions(const RioProposal *proposal, RioLanguage language)
{
	GString *out = g_string_new(NULL);

	g_return_val_if_fail(proposal != NULL, g_string_free(out, FALSE));

	append_comment(
		out,
		_W(language,
		   "Questions on the proposal, the most important first.\n"
		   "To answer one, take away the # before an answer; then merge again "
		   "with\n"
		   "--decisions=THIS FILE.  What an answer means stands above it; a name may be "
		   "any.\n"
		   "That two steps are the same work, or are not, may be added without being "
		   "asked:\n"
		   "  [same COMUNE/ID | COMUNE/ID]\n"
		   "  label=name of the first step\n"
		   "  label2=name of the second step\n"
		   "  answer=yes|no"));
	append_decisions(proposal, FALSE, _W(language, "Decided:"), out);
	append_decisions(proposal, TRUE, _W(language, "Decided once, but gone or renamed since:"),
			 out);
	for (guint i = 0; i < proposal->agenda->len; i++) {
		const RioQuestion *question = proposal->agenda->pdata[i];

		if (question->kind != RIO_QUESTION_AGAIN)
			append_question(proposal, question, language, out);
	}
	return g_string_free(out, FALSE);
}
