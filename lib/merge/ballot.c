/*
 * ballot.c: the questions of a proposal as a file that people answer
 */
#include <string.h>

#include "base/words.h"
#include "merge/agenda.h"

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
append_question(const RioProposal *proposal, const RioQuestion *question, RioLanguage language,
		GString *out)
{
	g_autofree char *words = rio_question_words(proposal, question, language);
	g_autoptr(GPtrArray) details = rio_question_details(proposal, question, language);

	g_string_append_c(out, '\n');
	append_comment(out, words);
	for (guint i = 0; i < details->len; i++) {
		g_autofree char *line = g_strconcat("  ", (const char *)details->pdata[i], NULL);

		append_comment(out, line);
	}
	if (!question->group)
		return;
	g_string_append_printf(out, "[%s]\n", question->group);
	append_value(out, "label", question->label[0]);
	if (question->label[1])
		append_value(out, "label2", question->label[1]);
	for (guint i = 0; i < question->answers->len; i++)
		append_value(out, "#answer", question->answers->pdata[i]);
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
	}
}

/* One question is asked in one place, the most important. */
static gboolean
is_new(GHashTable *seen, const RioQuestion *question)
{
	return !question->group || g_hash_table_add(seen, question->group);
}

char *
rio_proposal_write_decisions(const RioProposal *proposal, RioLanguage language)
{
	GString *out = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	g_return_val_if_fail(proposal != NULL, g_string_free(out, FALSE));

	append_comment(out, _W(language,
			       "Questions on the proposal, the most important first.\n"
			       "To answer one, take away the # before an answer; then merge again "
			       "with\n"
			       "--decisions=THIS FILE.  A name may be any."));
	append_decisions(proposal, FALSE, _W(language, "Decided:"), out);
	append_decisions(proposal, TRUE, _W(language, "Decided once, but gone or renamed since:"),
			 out);
	for (guint i = 0; i < proposal->agenda->len; i++) {
		const RioQuestion *question = proposal->agenda->pdata[i];

		if (question->kind != RIO_QUESTION_AGAIN && is_new(seen, question))
			append_question(proposal, question, language, out);
	}
	return g_string_free(out, FALSE);
}
