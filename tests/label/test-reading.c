#include <riordino/label.h>

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* "form: role word, role word", with "not" before the form where it is negated. */
static char *
told(const char *text, const char *language)
{
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, language, 1, &text, NULL);
	const RioLabel *label = rio_labels_get(labels, 0);
	GString *out = g_string_new(rio_label_is_negated(label) ? "not " : "");

	g_string_append(out, rio_label_form_name(rio_label_get_form(label)));
	for (gsize i = 0; i < rio_label_get_n_parts(label); i++) {
		RioLabelRole role;
		const char *part = rio_label_get_part(label, i, &role, NULL);

		g_string_append_printf(out, "%s %s %s", i == 0 ? ":" : ",",
				       rio_label_role_name(role), part);
	}
	return g_string_free(out, FALSE);
}

static const struct {
	const char *language;
	const char *text;
	const char *told;
} cases[] = {
	{"it", "", "empty"},
	{"it", "?!", "empty"},
	{"it", "Firmare il contratto", "infinitive: act Firmare, object contratto"},
	{"it", "Firma del contratto", "nominal: act Firma, object contratto"},
	{"it", "Firma il contratto", "imperative: act Firma, object contratto"},
	{"it", "Contratto firmato", "state: object Contratto, act firmato"},
	{"it", "Il contratto è stato firmato dal dirigente",
	 "state: object contratto, act firmato, actor dirigente"},
	{"it", "Il dirigente firma il contratto",
	 "sentence: actor dirigente, act firma, object contratto"},
	{"it", "Dirigente: firma contratto",
	 "nominal: actor Dirigente, act firma, object contratto"},
	{"it", "L'istruttore domanda chiarimenti",
	 "sentence: actor istruttore, act domanda, object chiarimenti"},
	{"it", "Il dirigente zumpella per la gara",
	 "sentence: actor dirigente, act zumpella, complement gara"},
	{"it", "Il dirigente competente per la gara",
	 "name: object dirigente, object competente, complement gara"},
	{"it", "Sindaco e segretario firmano il contratto",
	 "sentence: actor Sindaco, actor segretario, act firmano, object contratto"},
	{"it", "Lo sportello dà il contratto al cittadino",
	 "sentence: actor sportello, act dà, object contratto, complement cittadino"},
	{"it", "Il dirigente fa firmare il contratto",
	 "sentence: actor dirigente, act firmare, object contratto"},
	{"it", "L'utente mette in prenotazione il libro",
	 "sentence: actor utente, act prenotazione, object libro"},
	{"it", "Svolgimento della gara", "nominal: act Svolgimento, object gara"},
	{"it", "Firma dei contratti eseguiti", "nominal: act Firma, object contratti"},
	{"it", "Il giardiniere zompa la siepe",
	 "sentence: actor giardiniere, act zompa, object siepe"},
	{"it", "Contratto firmato?", "question: object Contratto, act firmato"},
	{"it", "Verifica che non ci siano contratti", "nominal: act Verifica, object contratti"},
	{"it", "Contratto non firmato", "not state: object Contratto, act firmato"},
	{"it", "Effettuare la firma del contratto", "infinitive: act firma, object contratto"},
	{"it", "Inviare al cittadino il contratto",
	 "infinitive: act Inviare, complement cittadino, object contratto"},
	{"it", "Inviare il contratto al cittadino",
	 "infinitive: act Inviare, object contratto, complement cittadino"},
	{"it", "Convoca e informa i cittadini",
	 "imperative: act Convoca, act informa, object cittadini"},
	{"it", "Il dirigente comunica l'avvio del procedimento",
	 "sentence: actor dirigente, act comunica l'avvio del procedimento"},
	{"it", "Emetti la ricevuta", "imperative: act Emetti, object ricevuta"},
	{"it", "Trasmetti gli atti", "imperative: act Trasmetti, object atti"},
	{"it", "Archivia", "imperative: act Archivia"},
	{"it", "Acquisisci copia", "imperative: act Acquisisci, object copia"},
	{"it", "Verifica requisiti", "nominal: act Verifica, object requisiti"},
	{"it", "Avvisi ai cittadini", "nominal: act Avvisi, complement cittadini"},
	{"it", "Scritta la relazione", "state: act Scritta, object relazione"},
	{"it", "Zumpellare il contratto", "infinitive: act Zumpellare, object contratto"},
	{"it", "Zumpella il contratto", "imperative: act Zumpella, object contratto"},
	{"it", "Ufficio anagrafe", "name: object Ufficio anagrafe"},
	{"it", "Richiesta pervenuta", "state: object Richiesta, act pervenuta"},
	{"it", "Richieste pervenute", "state: object Richieste, act pervenute"},
	{"it", "Comunicazione iscritti", "nominal: act Comunicazione, object iscritti"},
	{"it", "Firma nominativa", "nominal: act Firma, object nominativa"},
	{"en", "Sign the contract", "imperative: act Sign, object contract"},
	{"en", "Contract signed", "state: object Contract, act signed"},
	{"en", "Garden check", "nominal: object Garden, act check"},
	{"en", "Is the contract signed?", "question: object contract, act signed"},
	{"de", "Antrag prüfen", "infinitive: object Antrag, act prüfen"},
	{"de", "Prüfung des Antrags", "nominal: act Prüfung, object Antrags"},
	{"de", "Antrag geprüft", "state: object Antrag, act geprüft"},
	{NULL, "Task", "technical"},
	{NULL, "Script task 3", "technical"},
	{NULL, "Activity_0k1x", "technical"},
	{NULL, "42", "technical"},
	{"en", "UpdateContract", "technical: act Update, object Contract"},
};

Test(reading, who_does_what_on_what)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *found = told(cases[i].text, cases[i].language);

		cr_expect(eq(str, found, (char *)cases[i].told), "%s", cases[i].text);
	}
}
