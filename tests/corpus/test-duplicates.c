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

/* The same model as one of a service. */
static RioModel *
of_service(const RioModel *model, const char *service)
{
	g_autoptr(GBytes) bytes = rio_model_write_bytes(model);
	const RioReadOptions options = {.comune = rio_model_get_comune(model), .service = service};

	return rio_model_read_bytes(bytes, &options, NULL);
}

static RioModel *
tiny_of_service(const char *comune, const char *service, const char *notation)
{
	g_autoptr(RioModel) model = tiny_of(comune, notation);

	return of_service(model, service);
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

Test(duplicates, a_block_with_a_step_more_is_nearly_the_same)
{
	g_autoptr(RioModel) a = tiny_of("A", "Avvio > X( Accogliere la domanda > Firmare l'atto | "
					     "Respingere la domanda ) > Fine");
	g_autoptr(RioModel) b =
		tiny_of("B", "Avvio > X( Accogliere la domanda > Firmare l'atto > "
			     "Pubblicare all'albo | Respingere la domanda ) > Fine");
	RioModel *models[] = {a, b};
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, 2, NULL, NULL);
	g_autofree char *fragments = fragments_of(models, 2);

	cr_assert(eq(str, fragments,
		     "7/6 service Avvio → (Accogliere la domanda, Firmare l'atto, Respingere la "
		     "domanda) → Fine"));
	cr_assert(eq(u32, duplicates->fragments[0].n_different, 1));
}

Test(duplicates, what_one_draws_twice_is_a_subprocess)
{
	g_autoptr(RioModel) a = tiny(
		"Avvio > X( Chiedere il parere > Registrare il parere > Accogliere | Sospendere > "
		"Chiedere il parere > Registrare il parere > Respingere ) > Fine");
	g_autofree char *fragments = fragments_of(&a, 1);

	cr_assert(eq(str, fragments, "2/2 model Chiedere il parere → Registrare il parere"));
}

Test(duplicates, what_services_share_is_told_from_what_a_service_shares)
{
	g_autoptr(RioModel) a = tiny_of_service(
		"A", "scia", "Avvio > Protocollare la domanda > Chiedere il parere > Fine");
	g_autoptr(RioModel) b = tiny_of_service(
		"B", "scia", "Avvio > Protocollo della domanda > Richiesta del parere > Fine");
	g_autoptr(RioModel) c = tiny_of_service(
		"A", "imu", "Inizio > Estrarre le posizioni > Protocolla domanda > Termine");
	RioModel *models[] = {a, b, c};
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, 3, NULL, NULL);
	static const RioDuplicateScope scopes[] = {
		RIO_DUPLICATE_ACROSS_SERVICES,
		RIO_DUPLICATE_IN_SERVICE,
		RIO_DUPLICATE_IN_SERVICE,
	};

	cr_assert(eq(u32, duplicates->n_activities, 3));
	for (guint32 d = 0; d < duplicates->n_activities; d++)
		cr_expect(eq(int, (int)duplicates->activities[d].spread.scope, (int)scopes[d]));
	cr_expect(eq(u32, duplicates->activities[0].n_members, 3));
	cr_expect(eq(u32, duplicates->activities[0].spread.n_services, 2));
}

Test(duplicates, neither_order_nor_threads_change_them)
{
	for (guint32 seed = 1; seed <= 50; seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, 20, GENERATE_ALL);
		g_autoptr(RioModel) b = generate(seed, 1, 20, GENERATE_ALL);
		g_autoptr(RioModel) c = generate(seed, 2, 20, GENERATE_ALL);
		g_autoptr(RioModel) d = of_service(a, "other");
		RioModel *here[] = {a, b, c, d}, *there[] = {d, c, a, b};
		g_autofree char *one = json_of(here, 4, 1);
		g_autofree char *other = json_of(there, 4, 3);

		cr_assert(eq(str, one, other), "seed %u", seed);
	}
}

Test(duplicates, of_one_service_its_match_is_enough)
{
	g_autoptr(RioModel) a = generate(1, 0, 20, GENERATE_ALL);
	g_autoptr(RioModel) b = generate(1, 1, 20, GENERATE_ALL);
	RioModel *models[] = {b, a};
	g_autoptr(RioMatch) match = rio_match_new(models, 2, NULL, NULL);
	g_autoptr(RioDuplicates) duplicates = rio_duplicates_from_match(match, NULL);
	g_autofree char *one = json_of(models, 2, 1);
	g_autofree char *other = rio_duplicates_to_json(duplicates, NULL);

	cr_assert(eq(str, one, other));
}

/* No two occurrences of a fragment share a node. */
Test(duplicates, occurrences_are_apart)
{
	for (guint32 seed = 1; seed <= 100; seed++) {
		g_autoptr(RioModel) a = generate(seed, 0, 30, GENERATE_TIDY);
		g_autoptr(RioModel) b = generate(seed, 1, 30, GENERATE_TIDY);
		RioModel *models[] = {a, b};
		g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, 2, NULL, NULL);

		for (guint32 f = 0; f < duplicates->n_fragments; f++) {
			const RioDuplicateFragment *fragment = &duplicates->fragments[f];
			g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

			cr_assert(ge(u32, fragment->n_occurrences, 2));
			for (guint32 o = 0; o < fragment->n_occurrences; o++) {
				g_autoptr(GPtrArray) nodes =
					rio_duplicate_fragment_get_nodes(fragment, o, FALSE);

				for (guint i = 0; i < nodes->len; i++)
					cr_assert(g_hash_table_add(seen, nodes->pdata[i]),
						  "seed %u", seed);
			}
		}
	}
}

/* What the first of three Comuni does, twice, and the third. */
#define THREE(first, third)                                                                        \
	{                                                                                          \
		"Comune: " first, "Comune: " first, "Comune: " third                               \
	}
#define MESSAGE(step) "Avvio > " step " > Fine || Cittadino: X > Y ; X ~ " step
#define NONE(step) "Avvio > " step " > Fine || Cittadino: X > Y"

Test(duplicates, the_citizen_is_met_if_most_comuni_show_it)
{
	static const struct {
		const char *comuni[3];
		RioMeets meets;
	} cases[] = {
		{THREE(MESSAGE("Registrare la domanda"), NONE("Registrare la domanda")),
		 RIO_MEETS_BY_MESSAGE},
		/* who drew neither lanes nor messages does not say */
		{THREE(NONE("Registrare la domanda"), MESSAGE("Registrare la domanda")),
		 RIO_MEETS_BY_MESSAGE},
		{THREE("Avvio > Registrare la domanda @Sportello > Fine",
		       "Avvio > Registrare la domanda @Ufficio_tecnico > Fine"),
		 RIO_MEETS_AT_FRONT},
		{THREE("Avvio > Registrare la domanda @Ufficio_tecnico > Fine",
		       "Avvio > Registrare la domanda @Sportello > Fine"),
		 RIO_MEETS_NOBODY},
		/* a control needs no counter */
		{THREE("Avvio > Verificare la completezza @Sportello > Fine",
		       "Avvio > Verificare la completezza @Sportello > Fine"),
		 RIO_MEETS_NOBODY},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RioModel) a = tiny_of("A", cases[i].comuni[0]);
		g_autoptr(RioModel) b = tiny_of("B", cases[i].comuni[1]);
		g_autoptr(RioModel) c = tiny_of("C", cases[i].comuni[2]);
		RioModel *models[] = {a, b, c};
		g_autoptr(RioDuplicates) duplicates = rio_duplicates_new(models, 3, NULL, NULL);

		cr_assert(ge(u32, duplicates->n_activities, 1), "%zu", i);
		cr_assert(eq(int, (int)duplicates->activities[0].spread.meets, (int)cases[i].meets),
			  "%zu", i);
	}
}
