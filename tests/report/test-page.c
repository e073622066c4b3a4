#include <riordino/page.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "support/merged.h"
#include "support/tiny.h"

#define UNKIND "</script <img src=x onerror=alert {{script}} & \"quotes\""

static char *
page_of_models(RioModel *a, RioModel *b, RioLanguage language)
{
	RioModel *const models[] = {a, b};
	RioProposalOptions how = {.language = language};
	RioReportOptions options = {.language = language};
	g_autoptr(GError) error = NULL;
	g_autoptr(RioMerge) merge = merged(models, 2);
	g_autoptr(RioProposal) proposal = rio_proposal_new(merge, &how, NULL, &error);
	g_autoptr(RioComparison) comparison = rio_comparison_new(models, 2, NULL, &error);
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, 2, NULL, &error);

	cr_assert(error == NULL);
	return rio_proposal_to_html(proposal, comparison, duplicates, NULL, &options);
}

static char *
page_of(RioLanguage language)
{
	g_autoptr(RioModel) a = tiny_of("Alba", "Avvio > Protocollare " UNKIND
						" > Verificare i requisiti > Archiviare > Fine");
	g_autoptr(RioModel) b = tiny_of("Brenta", "Avvio > Protocollare " UNKIND
						  " > Rilasciare il permesso > Fine");

	return page_of_models(a, b, language);
}

static char *
page_of_two(RioLanguage language)
{
	g_autoptr(RioModel) a = tiny_of("Alba", "Avvio > Protocollare " UNKIND " > Fine");
	g_autoptr(RioModel) b =
		tiny_of("Brenta", "Avvio > Protocollare " UNKIND " > Archiviare > Fine");
	RioReportOptions options = {.language = language};
	g_autoptr(GError) error = NULL;
	g_autoptr(RioDiff) diff = rio_diff_new(a, b, NULL, &error);

	cr_assert(error == NULL);
	return rio_diff_to_html(diff, &options);
}

static guint
count(const char *text, const char *what)
{
	guint n = 0;

	while ((text = strstr(text, what))) {
		n++;
		text += strlen(what);
	}
	return n;
}

/* What stands between the first @begin and the next @end. */
static char *
between(const char *text, const char *begin, const char *end)
{
	const char *from = strstr(text, begin), *to;

	cr_assert(from != NULL, "there is no %s", begin);
	from += strlen(begin);
	to = strstr(from, end);
	cr_assert(to != NULL, "there is no %s after it", end);
	return g_strndup(from, to - from);
}

static void
expect_names_only(const char *page)
{
	cr_expect(eq(uint, count(page, "<script"), count(page, "</script")));
	cr_expect(eq(uint, count(page, "<img"), 0));
	cr_expect(gt(uint, count(page, "\\u003c/script \\u003cimg src=x"), 0));
	cr_expect(eq(uint, count(page, "\"use strict\""), 1));
}

Test(page, no_name_is_more_than_a_name)
{
	g_autofree char *workshop = page_of(RIO_LANGUAGE_IT);
	g_autofree char *diff = page_of_two(RIO_LANGUAGE_EN);

	expect_names_only(workshop);
	expect_names_only(diff);
}

Test(page, only_its_own_program_and_style_may_run)
{
	g_autofree char *page = page_of(RIO_LANGUAGE_EN);
	const char *const tags[] = {"script", "style"};

	cr_expect(gt(uint, count(page, "content=\"default-src 'none'; "), 0));
	for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
		g_autofree char *open = g_strdup_printf("<%s>", tags[i]);
		g_autofree char *close = g_strdup_printf("</%s>", tags[i]);
		g_autofree char *source = g_strdup_printf("%s-src 'sha256-", tags[i]);
		g_autofree char *text = between(page, open, close);
		g_autofree char *policy = between(page, source, "'");
		g_autofree char *hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
		g_autofree guchar *allowed = NULL;
		gsize length;

		allowed = g_base64_decode(policy, &length);
		cr_assert(eq(sz, length, 32));
		for (gsize b = 0; b < length; b++) {
			g_autofree char *byte = g_strdup_printf("%02x", allowed[b]);

			cr_expect(zero(int, strncmp(byte, hex + 2 * b, 2)), "%s", tags[i]);
		}
	}
}

Test(page, its_words_are_in_its_language)
{
	g_autofree char *italian = page_of(RIO_LANGUAGE_IT);
	g_autofree char *english = page_of(RIO_LANGUAGE_EN);

	cr_expect(eq(uint, count(italian, "<html lang=\"it\">"), 1));
	cr_expect(eq(uint, count(italian, "_(\"In breve\")"), 2));
	cr_expect(eq(uint, count(italian, "_(\"In brief\")"), 0));
	cr_expect(eq(uint, count(italian, "_N(\"passo va all'Unione\", \"passi vanno"), 1));
	cr_expect(eq(uint, count(english, "<html lang=\"en\">"), 1));
	cr_expect(eq(uint, count(english, "_(\"In brief\")"), 2));
}

Test(page, it_is_the_same_each_time)
{
	g_autofree char *one = page_of(RIO_LANGUAGE_IT);
	g_autofree char *other = page_of(RIO_LANGUAGE_IT);

	cr_expect(eq(str, one, other));
}

/* Where all goes to the Unione nothing is done at the Comune's counter. */
Test(page, who_does_nothing_is_not_in_charge)
{
	static const char notation[] = "Avvio > Verificare i requisiti @Tecnico > Fine";
	g_autoptr(RioModel) a = tiny_of("Alba", notation), b = tiny_of("Brenta", notation);
	g_autofree char *page = page_of_models(a, b, RIO_LANGUAGE_IT);
	g_autofree char *offices = between(page, "\"office\": [", "]");

	cr_assert(eq(str, offices, "\"Tecnico\""));
}

/* A refusal is no gain, and what one Comune alone waits for is no term of the service. */
Test(page, the_sheet_says_what_most_models_say)
{
	g_autoptr(RioModel) a =
		tiny_of("Alba", "Domanda > Esame > X( \"no\" Rigettare > Respinta. | \"sì\" "
				"Rilasciare il permesso ) > timer: Due mesi > Avvisare > Permesso");
	g_autoptr(RioModel) b = tiny_of("Brenta", "Domanda > Esame > X( \"no\" Rigettare > "
						  "Respinta. | \"sì\" Rilasciare il permesso ) > "
						  "Permesso");
	g_autofree char *page = page_of_models(a, b, RIO_LANGUAGE_IT);
	g_autofree char *gains = between(page, "\"gains\": [", "]");
	g_autofree char *times = between(page, "\"times\": [", "]");

	cr_expect(eq(str, gains, "\"Permesso\""));
	cr_expect(eq(str, times, ""));
}
