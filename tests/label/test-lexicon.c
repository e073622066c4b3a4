#include "base/limits.h"
#include "label/lexicon-inside.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <gio/gio.h>

/* The class of an expression, "-" for none; of two, the act first. */
static char *
classes_of(const RioLexicon *lexicon, const char *text)
{
	g_autoptr(RioStemmers) stemmers = rio_stemmers_new();
	g_autoptr(RioTokens) tokens = rio_tokens_new(text, 1000);
	RioLexiconWord words[16] = {0};
	char stem[RIO_TOKEN_SIZE];
	RioExpression found;

	for (guint i = 0; i < tokens->tokens->len; i++) {
		const char *word = rio_tokens_at(tokens, i)->text;

		words[i] = rio_lexicon_word(lexicon, stemmers, RIO_TONGUE_IT, word, stem);
		words[i].small = rio_grammar_function(RIO_TONGUE_IT, word) != RIO_FUNCTION_NONE;
	}
	found = rio_lexicon_find(lexicon, words, tokens->tokens->len);
	return g_strdup_printf("%u %s %s", found.length,
			       found.act ? rio_lexicon_class_id(lexicon, found.act) : "-",
			       found.noun ? rio_lexicon_class_id(lexicon, found.noun) : "-");
}

static RioLexicon *
parse(const char *text)
{
	g_autoptr(GError) error = NULL;
	RioLexicon *lexicon = rio_lexicon_parse("own.tsv", text, &error);

	cr_assert(error == NULL, "%s", error ? error->message : "");
	return lexicon;
}

static const char own[] = "# words of ours\n"
			  "\n"
			  "act\tzunfare\tcontrol,due\tzunfare | zunfo | zunfare in carico\n"
			  "doc\tzanfo\t-\tzanfo | zanfo di passaggio\n"
			  "act\tzanfare\t-\tzanfare\n"
			  "thing\tzenfo\t-\tzenfo\n"
			  "opposed\tzunfare\tzanfare\n"
			  "related\tzanfo\tzenfo\n"
			  "abbr\tznf.\tzanfo\n"
			  "abbr\tz.nf.\tzenfo bello\n"
			  "stop\tzuf\n";

Test(lexicon, the_longest_expression_is_found)
{
	g_autoptr(RioLexicon) lexicon = parse(own);
	static const char *const cases[][2] = {
		{"zunfare", "1 zunfare -"},	     {"zunfata", "1 zunfare -"},
		{"zunfo in carico", "3 zunfare -"},  {"zunfare in carico", "3 zunfare -"},
		{"zanfi", "1 zanfare zanfo"},	     {"zanfo", "1 - zanfo"},
		{"zanfo di passaggio", "3 - zanfo"}, {"zonfo", "0 - -"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *found = classes_of(lexicon, cases[i][0]);

		cr_assert(eq(str, found, (char *)cases[i][1]), "%s", cases[i][0]);
	}
}

static guint32
class_called(const RioLexicon *lexicon, const char *id)
{
	for (guint32 i = 1; i <= rio_lexicon_n_classes(lexicon); i++)
		if (g_str_equal(rio_lexicon_class_id(lexicon, i), id))
			return i;
	cr_fatal("no class %s", id);
}

Test(lexicon, relations_go_both_ways)
{
	g_autoptr(RioLexicon) lexicon = parse(own);
	guint32 a = class_called(lexicon, "zunfare"), b = class_called(lexicon, "zanfare");
	guint32 c = class_called(lexicon, "zanfo"), d = class_called(lexicon, "zenfo");

	cr_assert(eq(int, rio_lexicon_relation(lexicon, a, b), RIO_RELATION_OPPOSED));
	cr_assert(eq(int, rio_lexicon_relation(lexicon, b, a), RIO_RELATION_OPPOSED));
	cr_assert(eq(int, rio_lexicon_relation(lexicon, d, c), RIO_RELATION_RELATED));
	cr_assert(eq(int, rio_lexicon_relation(lexicon, a, d), RIO_RELATION_NONE));
	cr_assert(eq(int, rio_lexicon_class(lexicon, a)->marks, RIO_LABEL_CONTROL | RIO_LABEL_DUE));
}

Test(lexicon, abbreviations_and_stop_words_are_known)
{
	g_autoptr(RioLexicon) lexicon = parse(own);
	const char *meaning;

	cr_assert(rio_lexicon_abbreviation(lexicon, RIO_TONGUE_IT, "znf", &meaning));
	cr_assert(eq(str, (char *)meaning, "zanfo"));
	cr_assert(rio_lexicon_abbreviation(lexicon, RIO_TONGUE_EN, "z nf", &meaning));
	cr_assert(eq(str, (char *)meaning, "zenfo bello"));
	/* it begins so */
	cr_assert(rio_lexicon_abbreviation(lexicon, RIO_TONGUE_EN, "z", &meaning));
	cr_assert(meaning == NULL);
	cr_assert(not(rio_lexicon_abbreviation(lexicon, RIO_TONGUE_IT, "zanfo", &meaning)));
	cr_assert(rio_lexicon_is_stop(lexicon, RIO_TONGUE_IT, "zuf"));
	cr_assert(not(rio_lexicon_is_stop(lexicon, RIO_TONGUE_IT, "zanfo")));
}

Test(lexicon, a_class_of_ones_own_may_extend_a_builtin_one)
{
	g_autoptr(RioLexicon) lexicon = parse("act\tverificare\t-\tzunfare\n");
	g_autofree char *own_word = classes_of(lexicon, "zunfare");
	g_autofree char *builtin = classes_of(lexicon, "controllare");

	cr_assert(eq(str, own_word, "1 verificare -"));
	cr_assert(eq(str, builtin, "1 verificare -"));
}

static const struct {
	const char *text;
	const char *message;
} errors[] = {
	{"\n\nverb\tx\t-\ty\n", "own.tsv:3: unknown entry \"verb\""},
	{"act\tx\t-\n", "own.tsv:1: \"act\" takes 4 fields with tabs between, not 3"},
	{"act\tx\tred\ty\n", "own.tsv:1: unknown mark \"red\""},
	{"act\tx\t-\ty | | z\n", "own.tsv:1: \"\" is no expression of 1 to 16 words"},
	{"act\tx\t-\ty\nopposed\tx\tzz\n", "own.tsv:2: unknown class \"zz\""},
	{"act\tx\t-\ty\nopposed\tx\tx\n", "own.tsv:2: \"x\" is related to itself"},
	{"doc\tverificare\t-\ty\n",
	 "own.tsv:1: the class \"verificare\" is of another kind elsewhere"},
	{"stop\t\xff\n", "own.tsv:0: not UTF-8"},
};

Test(lexicon, errors_say_where)
{
	for (gsize i = 0; i < G_N_ELEMENTS(errors); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(RioLexicon) lexicon =
			rio_lexicon_parse("own.tsv", errors[i].text, &error);

		cr_assert(lexicon == NULL);
		cr_assert(g_error_matches(error, RIO_ERROR, RIO_ERROR_LEXICON));
		cr_assert(eq(str, error->message, (char *)errors[i].message));
	}
}

Test(lexicon, a_file_that_is_not_there_is_an_error)
{
	g_autoptr(GError) error = NULL;

	cr_assert(rio_lexicon_read("/nonexistent/own.tsv", &error) == NULL);
	cr_assert(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
}

Test(lexicon, more_classes_than_have_numbers_are_an_error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i <= RIO_LIMIT_CLASSES; i++)
		g_string_append_printf(text, "thing\tzunf-%u\t-\tzunf %u\n", i, i);
	cr_assert(zero(ptr, rio_lexicon_parse("own.tsv", text->str, &error)));
	cr_assert(ne(ptr, strstr(error->message, "more than 32767 classes"), NULL));
}

Test(lexicon, sealed_again_it_is_the_same)
{
	const RioLexicon *builtin = rio_lexicon_builtin();
	g_autoptr(RioLexiconDraft) draft = rio_lexicon_draft_new(builtin);
	g_autoptr(GBytes) block = rio_lexicon_seal(draft);

	cr_assert(g_bytes_equal(block, builtin->block));
}
