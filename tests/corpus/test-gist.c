#include "corpus/gist.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* Names of two services, and whether they are of the same work. */
static const struct {
	const char *a, *b;
	gboolean same;
} cases[] = {
	/* any service does it alike */
	{"Protocollare la SCIA", "Protocolla l'avviso", TRUE},
	{"Notifica del verbale", "Notificare l'ordinanza", TRUE},
	{"Pubblicazione della delibera", "Pubblicare la determina", TRUE},
	{"Riscossione dei diritti di segreteria", "Riscuotere il canone", TRUE},
	{"Archiviare la pratica", "Archiviazione del fascicolo", TRUE},
	/* the same act on the same thing */
	{"Rilasciare la ricevuta", "Rilascio ricevuta di presentazione", TRUE},
	{"Verificare l'ISEE", "Controllo ISEE", TRUE},
	{"Verifica di completezza della domanda", "Controllare la completezza", TRUE},
	/* the act alone, or on the case itself, is each service's own */
	{"Istruttoria", "Istruttoria", FALSE},
	{"Valutare la domanda", "Valutazione dell'istanza", FALSE},
	{"Verifica dei requisiti", "Verificare i requisiti", FALSE},
	{"Firmare la determina", "Firma della determina", FALSE},
	{"Sopralluogo", "Sopralluogo", FALSE},
	/* another thing, another act, another outcome */
	{"Verificare l'ISEE", "Verificare la residenza", FALSE},
	{"Comunicare l'accoglimento", "Comunicare il rigetto", FALSE},
	{"Riscossione", "Riscossione coattiva", FALSE},
	{"Richiedere le integrazioni", "Ricevere le integrazioni", FALSE},
	{"Archiviare la pratica", "Archiviazione per mancata integrazione", FALSE},
};

static const RioLabel *
find(const RioLabels *labels, gsize number)
{
	return rio_labels_get(labels, number);
}

Test(gist, what_is_the_same_in_every_service_is_told_from_what_is_not)
{
	const char *texts[2 * G_N_ELEMENTS(cases)];
	g_autoptr(RioLabels) labels = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		texts[2 * i] = cases[i].a;
		texts[2 * i + 1] = cases[i].b;
	}
	labels = rio_labels_new(NULL, "it", G_N_ELEMENTS(texts), texts, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const RioLabel *a = find(labels, 2 * i), *b = find(labels, 2 * i + 1);
		double likeness = rio_gist_likeness(a, b);

		cr_expect(eq(int, likeness > RIO_LEAST_GIST, cases[i].same), "%s ~ %s: %.2f",
			  cases[i].a, cases[i].b, likeness);
		cr_expect(eq(dbl, likeness, rio_gist_likeness(b, a)));
	}
}

Test(gist, what_says_nothing_of_that_kind_is_known)
{
	static const char *const texts[] = {"Istruire la pratica", "Task_1", "Protocollazione",
					    "Verifica ISEE", "Esame delle osservazioni"};
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, "it", G_N_ELEMENTS(texts), texts, NULL);

	cr_expect(not(rio_gist_is_there(find(labels, 0))));
	cr_expect(not(rio_gist_is_there(find(labels, 1))));
	cr_expect(rio_gist_is_there(find(labels, 2)));
	cr_expect(rio_gist_is_there(find(labels, 3)));
	cr_expect(not(rio_gist_is_there(find(labels, 4))));
}

Test(gist, names_that_say_the_same_are_spelt_alike)
{
	static const char *const texts[] = {"Protocollare la domanda", "Protocollazione istanza",
					    "Protocollare la domanda di contributo"};
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, "it", G_N_ELEMENTS(texts), texts, NULL);
	GString *spelt[G_N_ELEMENTS(texts)];

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		spelt[i] = g_string_new(NULL);
		rio_gist_spell(find(labels, i), spelt[i]);
	}
	cr_expect(eq(str, spelt[0]->str, spelt[1]->str));
	cr_expect(ne(str, spelt[0]->str, spelt[2]->str));
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
		g_string_free(spelt[i], TRUE);
}

Test(gist, work_is_apart_if_act_or_object_is_another)
{
	static const char *const texts[] = {"Richiesta integrazioni",
					    "Richiesta nulla osta alla Provincia",
					    "Chiedere le integrazioni via PEC",
					    "Rigettare l'istanza", "Archiviazione dell'istanza"};
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, "it", G_N_ELEMENTS(texts), texts, NULL);

	cr_expect(rio_gist_is_apart(find(labels, 0), find(labels, 1)));
	cr_expect(not(rio_gist_is_apart(find(labels, 0), find(labels, 2))));
	cr_expect(rio_gist_is_apart(find(labels, 3), find(labels, 4)));
}
