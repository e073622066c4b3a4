/*
 * Who walks through a result by its calls meets what its JSON says, in the same order
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <riordino/riordino.h>

#include "support/tiny.h"

#define PROTOCOL "Protocollare la domanda"
#define CHECK "Verificare i requisiti"
#define GRANT "Rilasciare il permesso"

static RioModel *
alba(void)
{
	return tiny_of("Alba", "Avvio > " PROTOCOL " @Sportello > " CHECK " @Ufficio > " GRANT
			       " @Ufficio > Fine");
}

/* Checks before anything else, at the counter, and has another step of its own. */
static RioModel *
brenta(void)
{
	return tiny_of("Brenta",
		       "Avvio > " CHECK " @Sportello > Protocollo della domanda @Sportello "
		       "> Pagare il bollo @Ufficio > " GRANT " @Ufficio > Fine");
}

typedef struct {
	char *json;
	const char *at;
} Document;

static Document
document(char *json)
{
	cr_assert(json != NULL);
	return (Document){json, json};
}

/* The words are in what is left of the document; it goes on behind them. */
static void G_GNUC_PRINTF(2, 3) expect_next(Document *document, const char *format, ...)
{
	g_autofree char *words = NULL;
	const char *found;
	va_list arguments;

	va_start(arguments, format);
	words = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	found = strstr(document->at, words);
	cr_assert(found != NULL, "%s is not in what follows:\n%s", words, document->at);
	document->at = found + strlen(words);
}

static void
expect_number(Document *document, const char *key, double number)
{
	expect_next(document, "\"%s\": ", key);
	cr_expect(epsilon_eq(dbl, g_ascii_strtod(document->at, NULL), number, 0.0001), "%s", key);
}

static void
expect_elements(Document *document, GPtrArray *elements)
{
	for (guint i = 0; i < elements->len; i++) {
		const RioElement *element = elements->pdata[i];

		expect_next(document, "\"id\": \"%s\", \"kind\": \"%s\", \"label\": \"%s\"",
			    rio_element_get_id(element), rio_element_get_kind(element),
			    rio_element_get_name(element));
	}
	g_ptr_array_unref(elements);
}

static void
expect_reasons(Document *document, GPtrArray *reasons)
{
	for (guint i = 0; i < reasons->len; i++) {
		const RioReason *reason = reasons->pdata[i];

		expect_next(document, "\"code\": \"%s\", \"text\": \"%s\"", reason->code,
			    reason->text);
	}
	g_ptr_array_unref(reasons);
}

static void
expect_models(Document *document, GPtrArray *models)
{
	for (guint m = 0; m < models->len; m++)
		expect_next(document, "\"comune\": \"%s\"", rio_model_get_comune(models->pdata[m]));
	g_ptr_array_unref(models);
}

Test(walk, a_match)
{
	g_autoptr(RioModel) a = alba(), b = brenta();
	RioModel *models[] = {b, a};
	g_autoptr(RioMatch) match = rio_match_new(models, 2, NULL, NULL);
	g_autoptr(GPtrArray) all = rio_match_get_correspondences(match);
	Document json = document(rio_match_to_json(match, FALSE, NULL));

	expect_models(&json, rio_match_get_models(match));
	cr_assert(ge(uint, all->len, 3));
	for (guint c = 0; c < all->len; c++) {
		const RioCorrespondence *correspondence = all->pdata[c];

		expect_next(&json, "\"id\": \"%s\"", rio_correspondence_get_id(correspondence));
		expect_next(&json, "\"label\": \"%s\"",
			    rio_correspondence_get_label(correspondence));
		expect_number(&json, "confidence",
			      rio_correspondence_get_confidence(correspondence));
		expect_elements(&json, rio_correspondence_get_members(correspondence));
		expect_reasons(&json, rio_correspondence_get_reasons(correspondence));
		cr_expect(rio_correspondence_is_sure(correspondence));
	}
	g_free(json.json);
}

Test(walk, a_comparison)
{
	g_autoptr(RioModel) a = alba(), b = brenta();
	RioModel *models[] = {a, b};
	g_autoptr(RioComparison) made = rio_comparison_new(models, 2, NULL, NULL);
	g_autoptr(RioComparison) comparison = rio_comparison_ref(made);
	g_autoptr(GPtrArray) rows = rio_comparison_get_rows(comparison);
	g_autoptr(GPtrArray) joining = rio_comparison_get_joining(comparison);
	Document json = document(rio_comparison_to_json(comparison, FALSE, NULL));
	guint brings, lacks;

	expect_models(&json, rio_match_get_models(rio_comparison_get_match(comparison)));
	cr_assert(eq(uint, rows->len, 4));
	for (guint r = 0; r < rows->len; r++) {
		const RioComparisonRow *row = rows->pdata[r];
		g_autoptr(GPtrArray) members = rio_comparison_row_get_members(row);

		expect_next(&json, "\"id\": \"%s\"", rio_comparison_row_get_id(row));
		expect_next(&json, "\"label\": \"%s\"", rio_comparison_row_get_label(row));
		expect_next(&json, "\"count\": %u", rio_comparison_row_get_n_models(row));
		cr_expect(eq(uint, members->len, rio_comparison_row_get_n_models(row)));
		for (guint m = 0; m < members->len; m++)
			expect_next(&json, "\"%s\"", rio_element_get_id(members->pdata[m]));
	}
	/* both do three; Brenta has the stamp besides */
	cr_assert(eq(uint, joining->len, 2));
	cr_expect(eq(uint, rio_comparison_get_cost(comparison, 0, NULL, NULL), 0));
	cr_expect(eq(uint, rio_comparison_get_cost(comparison, 1, &brings, &lacks), 1));
	cr_expect(eq(uint, brings + lacks, 1));
	cr_expect(eq(uint, brings, joining->pdata[1] == b));
	g_free(json.json);
}

static void
expect_spread(Document *json, RioDuplicateScope scope, guint n_models)
{
	expect_next(json, "\"scope\": \"%s\"", rio_duplicate_scope_name(scope));
	expect_next(json, "\"models\": %u", n_models);
}

Test(walk, duplicates)
{
	g_autoptr(RioModel) a = alba(), b = brenta();
	RioModel *models[] = {a, b};
	g_autoptr(RioDuplicates) made = rio_duplicates_new(models, 2, NULL, NULL);
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_ref(made);
	g_autoptr(GPtrArray) activities = rio_duplicates_get_activities(duplicates);
	Document json = document(rio_duplicates_to_json(duplicates, NULL));

	expect_models(&json, rio_duplicates_get_models(duplicates));
	cr_assert(eq(uint, activities->len, 3));
	for (guint i = 0; i < activities->len; i++) {
		const RioDuplicate *one = activities->pdata[i];

		expect_next(&json, "\"id\": \"%s\"", rio_duplicate_get_id(one));
		expect_next(&json, "\"label\": \"%s\"", rio_duplicate_get_label(one));
		expect_number(&json, "confidence", rio_duplicate_get_confidence(one));
		expect_spread(&json, rio_duplicate_get_scope(one), rio_duplicate_get_n_models(one));
		expect_next(&json, "\"benefit\": %u", rio_duplicate_get_benefit(one));
		expect_next(&json, "\"code\": \"%s\"",
			    rio_advice_name(rio_duplicate_get_advice(one)));
		expect_elements(&json, rio_duplicate_get_members(one));
		expect_reasons(&json, rio_duplicate_get_reasons(one));
	}
	g_free(json.json);
}

Test(walk, duplicate_fragments)
{
	static const char notation[] = "Avvio > " PROTOCOL " > " CHECK " > " GRANT " > Fine";
	g_autoptr(RioModel) a = tiny_of("Alba", notation), b = tiny_of("Brenta", notation);
	RioModel *models[] = {a, b};
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, 2, NULL, NULL);
	g_autoptr(GPtrArray) fragments = rio_duplicates_get_fragments(duplicates);
	Document json = document(rio_duplicates_to_json(duplicates, NULL));

	expect_next(&json, "\"fragments\"");
	cr_assert(ge(uint, fragments->len, 1));
	for (guint f = 0; f < fragments->len; f++) {
		const RioDuplicateFragment *one = fragments->pdata[f];

		expect_next(&json, "\"id\": \"%s\"", rio_duplicate_fragment_get_id(one));
		expect_next(&json, "\"label\": \"%s\"", rio_duplicate_fragment_get_label(one));
		expect_spread(&json, rio_duplicate_fragment_get_scope(one),
			      rio_duplicate_fragment_get_n_models(one));
		expect_next(&json, "\"size\": %u", rio_duplicate_fragment_get_size(one));
		expect_next(&json, "\"benefit\": %u", rio_duplicate_fragment_get_benefit(one));
		expect_next(&json, "\"code\": \"%s\"",
			    rio_advice_name(rio_duplicate_fragment_get_advice(one)));
		for (guint o = 0; o < rio_duplicate_fragment_get_n_occurrences(one); o++) {
			g_autoptr(GPtrArray) nodes =
				rio_duplicate_fragment_get_nodes(one, o, FALSE);

			expect_next(&json, "\"model\": %u", o);
			for (guint n = 0; n < nodes->len; n++)
				expect_next(&json, "\"%s\"", rio_element_get_id(nodes->pdata[n]));
		}
	}
	g_free(json.json);
}

Test(walk, the_changes_of_a_diff)
{
	g_autoptr(RioModel) a = alba(), b = brenta();
	g_autoptr(RioDiff) made = rio_diff_new(a, b, NULL, NULL);
	g_autoptr(RioDiff) diff = rio_diff_ref(made);
	g_autoptr(GPtrArray) changes = rio_diff_get_changes(diff);
	Document json = document(rio_diff_to_json(diff, NULL));

	expect_number(&json, "similarity", rio_diff_get_similarity(diff));
	cr_expect(rio_diff_is_comparable(diff));
	expect_next(&json, "\"changes\"");
	cr_assert(ge(uint, changes->len, 1));
	for (guint c = 0; c < changes->len; c++) {
		const RioChange *change = changes->pdata[c];
		const RioElement *in_a = rio_change_get_a(change), *in_b = rio_change_get_b(change);
		g_autofree char *text = rio_change_describe(change, RIO_LANGUAGE_EN);
		g_autoptr(GPtrArray) parts = rio_change_get_parts(change);

		expect_next(&json, "\"kind\": \"%s\"",
			    rio_change_kind_name(rio_change_get_kind(change)));
		cr_assert(in_a || in_b);
		if (in_a)
			expect_next(&json, "\"id\": \"%s\"", rio_element_get_id(in_a));
		if (in_b)
			expect_next(&json, "\"id\": \"%s\"", rio_element_get_id(in_b));
		cr_expect(in_a == NULL || rio_element_get_model(in_a) == a);
		cr_expect(in_b == NULL || rio_element_get_model(in_b) == b);
		cr_expect(eq(uint, parts->len, 0));
		cr_expect(text[0] != '\0');
	}
	g_free(json.json);
}

/* The names of elements, one after the other. */
static char *
names_of(GPtrArray *elements)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < elements->len; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
				       rio_element_get_name(elements->pdata[i]));
	g_ptr_array_unref(elements);
	return g_string_free(names, FALSE);
}

Test(walk, what_a_diff_says_of_the_work)
{
	g_autoptr(RioModel) a = alba(), b = brenta();
	g_autoptr(RioDiff) diff = rio_diff_new(a, b, NULL, NULL);
	g_autoptr(GPtrArray) contrasts = rio_diff_get_contrasts(diff);
	guint n_orders = 0, n_roles = 0;

	for (guint i = 0; i < contrasts->len; i++) {
		const RioContrast *contrast = contrasts->pdata[i];
		g_autofree char *steps = names_of(rio_contrast_get_steps(contrast, a));
		g_autofree char *others = names_of(rio_contrast_get_others(contrast, a));
		const RioElement *role = rio_contrast_get_role(contrast, b);

		switch (rio_contrast_get_kind(contrast)) {
		case RIO_CONTRAST_ORDER:
			cr_expect(eq(str, steps, PROTOCOL));
			cr_expect(eq(str, others, CHECK));
			cr_expect(rio_contrast_get_model(contrast) == a);
			n_orders++;
			break;
		case RIO_CONTRAST_ROLE:
			cr_expect(eq(str, steps, CHECK));
			cr_expect(eq(str, (char *)rio_element_get_name(role), "Sportello"));
			n_roles++;
			break;
		default:
			cr_expect(role == NULL);
		}
	}
	cr_expect(eq(uint, n_orders, 1));
	cr_expect(eq(uint, n_roles, 1));
}

Test(walk, a_merge_and_its_proposal)
{
	g_autoptr(RioModel) a = alba(), b = brenta();
	RioModel *models[] = {a, b};
	g_autoptr(RioMatch) match = rio_match_new(models, 2, NULL, NULL);
	g_autoptr(RioMerge) merge = rio_merge_new(match, NULL, NULL);
	g_autoptr(RioProposal) made = rio_proposal_new(merge, NULL, NULL, NULL);
	g_autoptr(RioProposal) proposal = rio_proposal_ref(made);
	g_autoptr(GPtrArray) agenda = rio_proposal_get_agenda(proposal);
	Document json = document(rio_proposal_to_json(proposal, NULL, NULL, NULL));

	cr_expect(rio_merge_get_match(merge) == match);
	cr_expect(rio_proposal_get_merge(proposal) == merge);
	expect_next(&json, "\"agenda\"");
	cr_assert(ge(uint, agenda->len, 1));
	for (guint q = 0; q < agenda->len; q++) {
		const RioQuestion *question = agenda->pdata[q];
		g_autofree char *text = rio_question_get_text(question, RIO_LANGUAGE_IT);

		expect_next(&json, "\"code\": \"%s\"", rio_question_get_code(question));
		cr_expect(text[0] != '\0');
	}
	g_free(json.json);
}
