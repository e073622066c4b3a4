#include "corpus/duplicates.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "support/generate.h"
#include "support/tiny.h"

static char *
json_of(RioModel *const *models, guint n, guint jobs)
{
	const RioMatchOptions options = {.jobs = jobs};
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, n, &options, NULL);

	return rio_duplicates_to_json(duplicates, NULL);
}

/* The fragments of the models as "size/benefit scope", and the label. */
static char *
fragments_of(RioModel *const *models, guint n)
{
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, n, NULL, NULL);
	GString *out = g_string_new(NULL);

	for (guint32 f = 0; f < duplicates->n_fragments; f++) {
		const RioDuplicateFragment *fragment = &duplicates->fragments[f];

		g_string_append_printf(
			out, "%s%u/%u %s %s", f > 0 ? "; " : "", fragment->size, fragment->benefit,
			rio_duplicate_scope_name(fragment->spread.scope), fragment->label);
	}
	return g_string_free(out, FALSE);
}

Test(duplicates, a_fragment_in_other_words_with_a_step_more)
{
	g_autoptr(RioModel) a = tiny_of("A", "Avvio > Protocollare la domanda > Verificare i "
					     "requisiti > Comunicare l'esito > Fine");
	g_autoptr(RioModel) b =
		tiny_of("B", "Inizio > Protocollo della domanda > Pagare il bollo > "
			     "Verifica dei requisiti > Comunicazione dell'esito > "
			     "Termine");
	RioModel *models[] = {a, b};
	g_autofree char *fragments = fragments_of(models, 2);

	cr_assert(eq(str, fragments,
		     "5/4 service Avvio → Protocollare la domanda → Verificare i requisiti → …"));
}

Test(duplicates, the_order_of_branches_makes_no_difference)
{
	g_autoptr(RioModel) a = tiny_of("A", "Avvio > X( Accogliere la domanda | Respingere la "
					     "domanda > Avvisare il sindaco ) > Fine");
	g_autoptr(RioModel) b =
		tiny_of("B", "Avvio > X( Respingere la domanda > Avvisare il sindaco "
			     "| Accogliere la domanda ) > Fine");
	RioModel *models[] = {a, b};
	g_autofree char *fragments = fragments_of(models, 2);

	cr_assert(
		eq(str, fragments,
		   "7/7 service Avvio → (Accogliere la domanda, Respingere la domanda, Avvisare il "
		   "sindaco) → Fine"));
}

Test(duplicates, what_one_draws_twice_is_a_subprocess)
{
	g_autoptr(RioModel) a = tiny(
		"Avvio > X( Chiedere il parere > Registrare il parere > Accogliere | Sospendere > "
		"Chiedere il parere > Registrare il parere > Respingere ) > Fine");
	g_autofree char *fragments = fragments_of(&a, 1);

	cr_assert(eq(str, fragments, "2/2 model Chiedere il parere → Registrare il parere"));
}

Test(duplicates, neither_order_nor_threads_change_them)
{
	for (guint32 seed = 1; seed <= 50; seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, 20, GENERATE_ALL);
		g_autoptr(RioModel) b = generate(seed, 1, 20, GENERATE_ALL);
		g_autoptr(RioModel) c = generate(seed, 2, 20, GENERATE_ALL);
		RioModel *here[] = {a, b, c}, *there[] = {c, a, b};
		g_autofree char *one = json_of(here, 3, 1);
		g_autofree char *other = json_of(there, 3, 3);

		cr_assert(eq(str, one, other), "seed %u", seed);
	}
}
