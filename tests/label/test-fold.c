#include "label/fold.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* The tokens with blanks between; numbers as #5, breaks as they are. */
static char *
folded(const char *text)
{
	g_autoptr(RioTokens) tokens = rio_tokens_new(text, 1000);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < tokens->tokens->len; i++) {
		const RioToken *token = rio_tokens_at(tokens, i);

		g_string_append_printf(out, "%s%s%s", i > 0 ? " " : "",
				       token->kind == RIO_TOKEN_NUMBER ? "#" : "", token->text);
	}
	return g_string_free(out, FALSE);
}

static const struct {
	const char *text;
	const char *tokens;
} cases[] = {
	{"", ""},
	{"   \n\t ", ""},
	{"Attività", "attivita"},
	{"ATTIVITA'", "attivita"},
	{"attivita\xe2\x80\x99", "attivita"},
	/* composed and decomposed */
	{"perche\xcc\x81", "perche"},
	{"dell'atto", "dell atto"},
	{"L’ufficio", "l ufficio"},
	{"Verifica\n   la  domanda", "verifica la domanda"},
	{"S.C.I.A.", "scia"},
	{"A.N.P.R", "anpr"},
	{"prot. n. 5", "prot n #5"},
	{"prot.n.5", "prot n #5"},
	{"e-mail", "email"},
	{"pre-istruttoria", "preistruttoria"},
	{"socio-sanitario", "socio sanitario"},
	{"art. 10-bis", "art #10bis"},
	{"articolo 10 bis", "articolo #10bis"},
	{"L. 241/1990", "l #241 / #1990"},
	{"1ª istanza", "#1 istanza"},
	{"1.000,50 euro", "#1.000.50 euro"},
	{"F24", "f24"},
	{"VerificaDomanda", "verifica domanda"},
	{"PagoPA", "pagopa"},
	{"HT-Generico_block158", "ht generico block #158"},
	{"Ufficio: verifica (a campione)", "ufficio : verifica ( a campione )"},
	{"invio - ricezione", "invio - ricezione"},
	{"Prüfung, Straße", "prufung , strasse"},
	{"the clerk's form isn't complete", "the clerk form is not complete"},
	{"ﬁrma", "firma"},
	{"abc\xff"
	 "def",
	 "abc def"},
	{"?!", ""},
};

Test(fold, undoes_what_only_the_typing_did)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *tokens = folded(cases[i].text);

		cr_assert(eq(str, tokens, (char *)cases[i].tokens), "%s", cases[i].text);
	}
}

Test(fold, a_question_is_seen)
{
	g_autoptr(RioTokens) question = rio_tokens_new("Domanda completa ? ", 1000);
	g_autoptr(RioTokens) statement = rio_tokens_new("Domanda completa", 1000);

	cr_assert(question->question);
	cr_assert(not(statement->question));
}

Test(fold, long_words_and_texts_are_cut)
{
	g_autofree char *word = g_strnfill(5000, 'x');
	g_autoptr(RioTokens) tokens = rio_tokens_new(word, 1000);
	g_autoptr(GString) wide = g_string_new(NULL);
	g_autofree char *folded_wide = NULL;

	cr_assert(eq(u32, tokens->tokens->len, 1));
	cr_assert(eq(sz, strlen(rio_tokens_at(tokens, 0)->text), RIO_TOKEN_SIZE - 1));

	/* never within a letter of several bytes */
	for (guint i = 0; i < 100; i++)
		g_string_append(wide, "ж");
	folded_wide = folded(wide->str);
	cr_assert(g_utf8_validate(folded_wide, -1, NULL));
}
