#include <riordino/label.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static double
likeness(const char *a, const char *b)
{
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, NULL, 2, (const char *[]){a, b}, NULL);

	return rio_label_likeness(rio_labels_get(labels, 0), rio_labels_get(labels, 1));
}

static gboolean
has_reason(const char *a, const char *b, const char *code)
{
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, NULL, 2, (const char *[]){a, b}, NULL);
	g_autoptr(GPtrArray) reasons =
		rio_label_reasons(rio_labels_get(labels, 0), rio_labels_get(labels, 1));

	for (guint i = 0; i < reasons->len; i++)
		if (g_str_equal(((const RioReason *)reasons->pdata[i])->code, code))
			return TRUE;
	return FALSE;
}

/* Alike from .7 on; not so under .55. */
static const struct {
	const char *a;
	const char *b;
	gboolean alike;
	const char *reason;
} pairs[] = {
	{"Firmare il contratto", "FIRMARE  IL CONTRATTO", TRUE, "same-text"},
	{"Attivita' di sportello", "Attività di sportello", TRUE, "same-text"},
	{"Firmare il contratto", "Firma del contratto", TRUE, "nominal"},
	{"Firmare il contratto", "Sottoscrizione contratto", TRUE, "same-act"},
	{"Firmare il contratto", "Contratto firmato", TRUE, "same-object"},
	{"Firmare il contratto", "Il dirigente firma il contratto", TRUE, "same-object"},
	{"Effettuare il controllo dei conti", "Controllare i conti", TRUE, "nominal"},
	{"Archiviaz. del contratto", "Archiviazione contratto", TRUE, "abbreviation"},
	{"Archviazione del contratto", "Archiviazione contratto", TRUE, "typo"},
	{"Send the contract", "Contract sent", TRUE, "same-object"},
	{"Antrag prüfen", "Prüfung des Antrags", TRUE, "nominal"},
	{"Firmare il contratto", "Archiviare il contratto", FALSE, "other-act"},
	{"Firmare il contratto", "Firmare la lettera", FALSE, "other-object"},
	{"Accogliere la domanda", "Rigettare la domanda", FALSE, "opposed"},
	{"Contratto firmato", "Contratto non firmato", FALSE, "negation"},
	{"Contratto trasferibile", "Contratto intrasferibile", FALSE, "negation"},
	{"Domanda non ricevibile", "Domanda irricevibile", TRUE, "synonym"},
	{"La domanda non è completa", "Domanda incompleta", TRUE, NULL},
	{"Sale non disponibili", "Sale indisponibili", TRUE, NULL},
	{"Domanda ricevibile", "Domanda non ricevibile", FALSE, "opposed"},
	{"Candidato idoneo", "Candidato non idoneo", FALSE, "opposed"},
	{"Inviare il contratto", "Ricevere il contratto", FALSE, "converse"},
	{"Comunicazione al prefetto", "Comunicazione all'interessato", FALSE, "other-party"},
	{"Inviare la lettera al prefetto", "Invio al tesoriere", FALSE, "other-party"},
	{"Eseguire il bonifico", "Effettuare un bonifico", TRUE, "same-act"},
	{"Controllo di livello 1", "Controllo di livello 2", FALSE, "number"},
	{"Controllo di primo livello", "Controllo di secondo livello", FALSE, "number"},
	{"Modello A", "Modello B", FALSE, "number"},
	{"Pagamento della prima rata", "Pagamento seconda rata", FALSE, "number"},
	{"Protocollare la lettera in entrata", "Protocollare la lettera in uscita", FALSE,
	 "opposed"},
	{"Verificare il pagamento degli oneri", "Verificare il pagamento del bollo", FALSE,
	 "related"},
	{"Verificare il DURC", "Verificare la planimetria", FALSE, "other-object"},
	{"Affittare la casa al fioraio", "Affittare la casa al fornaio", TRUE, "same-object"},
	{"Il Comune affitta la casa al cittadino", "Il cittadino affitta la casa al Comune", FALSE,
	 "converse"},
	{"Il Comune invia il contratto al cittadino", "Il cittadino riceve il contratto dal Comune",
	 TRUE, "exchange"},
	{"L'impresa invia il contratto", "Ricevere il contratto", TRUE, "exchange"},
	{"Il dirigente invia il contratto", "Ricevere il contratto", FALSE, "converse"},
	{"Il fornitore paga", "Ricevere il pagamento", TRUE, "exchange"},
	{"Rilasciare il contratto", "Emettere il contratto", TRUE, "near"},
	{"Archiviare il contratto", "Archiviare il contratto di lavoro", TRUE, "kind"},
	{"Inviare il sollecito al fornitore", "Sollecitare il fornitore", TRUE, "same-act"},
	{"Firma del contratto da parte del dirigente", "Il dirigente firma il contratto", TRUE,
	 "same-actor"},
	{"Vertragsprüfung", "Vertrag prüfen", TRUE, "same-object"},
	{"HT-Generico_block158", "HT-Generico_block158", FALSE, "technical"},
	{"Comune", "Comunicare", FALSE, NULL},
	{"Comune", "Comunicazione", FALSE, NULL},
	{"Script task 1", "Script task 2", FALSE, NULL},
	{"", "Firmare il contratto", FALSE, NULL},
	{"", "", FALSE, NULL},
};

Test(likeness, the_same_work_in_other_words)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
		double score = likeness(pairs[i].a, pairs[i].b);

		if (pairs[i].alike)
			cr_expect(ge(dbl, score, 0.7), "%s | %s", pairs[i].a, pairs[i].b);
		else
			cr_expect(lt(dbl, score, 0.55), "%s | %s", pairs[i].a, pairs[i].b);
		if (pairs[i].reason)
			cr_expect(has_reason(pairs[i].a, pairs[i].b, pairs[i].reason),
				  "%s | %s: not %s", pairs[i].a, pairs[i].b, pairs[i].reason);
	}
}

/* The first pair is more alike than the second. */
static const struct {
	const char *more[2];
	const char *less[2];
} orders[] = {
	/* a word in addition costs less than another word instead */
	{{"Firmare il contratto", "Firmare il contratto di appalto"},
	 {"Firmare il contratto di fornitura", "Firmare il contratto di appalto"}},
	/* who does it matters less than what is done */
	{{"Il dirigente firma il contratto", "Il segretario firma il contratto"},
	 {"Il dirigente firma il contratto", "Il dirigente archivia il contratto"}},
	/* to whom matters less than what */
	{{"Inviare il contratto al fornitore", "Inviare il contratto all'archivio"},
	 {"Inviare il contratto al fornitore", "Inviare la lettera al fornitore"}},
	/* with whom and on what do not contradict each other */
	{{"Fissare l'appuntamento per la visita", "Fissare l'appuntamento col fornitore"},
	 {"Fissare l'appuntamento per la visita", "Fissare l'appuntamento per il contratto"}},
	/* near is not same */
	{{"Pagare gli oneri", "Versamento oneri"}, {"Pagare gli oneri", "Pagare il bollo"}},
	/* thirty days or sixty, it is the same term */
	{{"Rispondere entro 30 giorni", "Rispondere entro 60 giorni"},
	 {"Rispondere al lotto 30", "Rispondere al lotto 60"}},
};

Test(likeness, some_pairs_are_more_alike)
{
	for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
		double more = likeness(orders[i].more[0], orders[i].more[1]);
		double less = likeness(orders[i].less[0], orders[i].less[1]);

		cr_expect(gt(dbl, more, less), "%s | %s", orders[i].more[0], orders[i].more[1]);
	}
}

Test(likeness, converse_acts_of_swapped_sides_are_one)
{
	double swapped = likeness("Il Comune invia il contratto al cittadino",
				  "Il cittadino riceve il contratto");
	double same_side =
		likeness("Il Comune invia il contratto", "Il Comune riceve il contratto");

	cr_assert(gt(dbl, swapped, same_side));
}

static const char *const mixed[] = {
	"Verifica della completezza della domanda",
	"Controllare la documentazione",
	"Il cittadino presenta la domanda allo sportello",
	"Ricezione domanda",
	"Rilascio del permesso di costruire",
	"Rilasciare permesso",
	"Domanda respinta",
	"Accoglimento della domanda",
	"Richiesta integrazioni",
	"Comunicazione e notifica dell'esito al richiedente",
	"Controllo livello 2",
	"Verfica requisti",
	"ARCHIVIAZ. PRATICA",
	"Script task 1",
	"",
};

Test(likeness, is_symmetric_and_between_0_and_1)
{
	gsize n = G_N_ELEMENTS(mixed);
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, NULL, n, mixed, NULL);

	for (gsize i = 0; i < n; i++)
		for (gsize j = 0; j < n; j++) {
			const RioLabel *a = rio_labels_get(labels, i);
			const RioLabel *b = rio_labels_get(labels, j);
			double there = rio_label_likeness(a, b), back = rio_label_likeness(b, a);

			cr_assert(there == back, "%s | %s", mixed[i], mixed[j]);
			cr_assert(there >= 0 && there <= 1);
			cr_assert(i != j || mixed[i][0] == '\0' || there == 1 ||
				  rio_label_get_form(a) == RIO_LABEL_TECHNICAL);
		}
}

Test(likeness, the_order_of_the_collection_changes_nothing)
{
	gsize n = G_N_ELEMENTS(mixed);
	const char *turned[G_N_ELEMENTS(mixed)];
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, NULL, n, mixed, NULL);
	g_autoptr(RioLabels) others = NULL;

	for (gsize i = 0; i < n; i++)
		turned[i] = mixed[n - 1 - i];
	others = rio_labels_new(NULL, NULL, n, turned, NULL);
	for (gsize i = 0; i < n; i++)
		for (gsize j = 0; j < n; j++)
			cr_assert(rio_label_likeness(rio_labels_get(labels, i),
						     rio_labels_get(labels, j)) ==
				  rio_label_likeness(rio_labels_get(others, n - 1 - i),
						     rio_labels_get(others, n - 1 - j)));
}

Test(likeness, words_of_ones_own_count)
{
	static const char own[] = "act\tfirmare\t-\tzumpellare\n";
	const char *texts[] = {"Zumpellare il contratto", "Firmare il contratto"};
	g_autoptr(RioLexicon) lexicon = rio_lexicon_parse("own", own, NULL);
	g_autoptr(RioLabels) without = rio_labels_new(NULL, "it", 2, texts, NULL);
	g_autoptr(RioLabels) with = rio_labels_new(lexicon, "it", 2, texts, NULL);

	cr_assert(lt(dbl,
		     rio_label_likeness(rio_labels_get(without, 0), rio_labels_get(without, 1)),
		     0.6));
	cr_assert(
		gt(dbl, rio_label_likeness(rio_labels_get(with, 0), rio_labels_get(with, 1)), 0.9));
}

static gpointer
compare_all(gpointer data)
{
	const RioLabels *labels = data;
	double sum = 0;

	for (gsize i = 0; i < rio_labels_get_size(labels); i++)
		for (gsize j = 0; j < rio_labels_get_size(labels); j++)
			sum += rio_label_likeness(rio_labels_get(labels, i),
						  rio_labels_get(labels, j));
	return g_memdup2(&sum, sizeof sum);
}

Test(likeness, threads_share_a_collection)
{
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, NULL, G_N_ELEMENTS(mixed), mixed, NULL);
	GThread *threads[4];
	double *sums[4];

	for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new(NULL, compare_all, labels);
	for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
		sums[i] = g_thread_join(threads[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(threads); i++) {
		cr_assert(sums[i][0] == sums[0][0]);
		if (i > 0)
			g_free(sums[i]);
	}
	g_free(sums[0]);
}
