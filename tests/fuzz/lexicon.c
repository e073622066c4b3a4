/*
 * lexicon.c: a lexicon of a Comune's own
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static const char *const texts[] = {"Verifica della domanda", "controllo istanza"};
	g_autofree char *text = g_strndup((const char *)data, size);
	g_autoptr(RioLexicon) lexicon = rio_lexicon_parse("fuzz.tsv", text, NULL);
	g_autoptr(RioLabels) labels = NULL;

	if (!lexicon)
		return 0;
	labels = rio_labels_new(lexicon, NULL, G_N_ELEMENTS(texts), texts, NULL);
	rio_label_likeness(rio_labels_get(labels, 0), rio_labels_get(labels, 1));
	return 0;
}
