#include "label/label.h"
#include "label/weights.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static RioLabels *
all_of(gsize n, const char *const *texts)
{
	return rio_labels_new(NULL, NULL, n, texts, NULL);
}

static const struct {
	const char *text;
	const char *language;
} languages[] = {
	{"Verifica della completezza della domanda", "it"},
	{"Il cittadino ritira il documento", "it"},
	{"Check the application for completeness", "en"},
	{"Send invoice to the customer", "en"},
	{"Antrag auf Vollständigkeit prüfen", "de"},
	{"Der Sachbearbeiter prüft den Antrag", "de"},
	{"XK 27", NULL},
	{"", NULL},
};

Test(label, the_language_is_found)
{
	for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
		g_autoptr(RioLabels) labels = all_of(1, &languages[i].text);
		const char *found = rio_label_get_language(rio_labels_get(labels, 0));

		cr_assert(eq(int, g_strcmp0(found, languages[i].language), 0), "%s: %s",
			  languages[i].text, found ? found : "none");
	}
}

Test(label, a_group_has_one_language)
{
	static const char *const texts[] = {"Check", "Controllare la domanda", "Check the form"};
	static const guint32 groups[] = {0, 0, 1};
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, NULL, 3, texts, groups);

	cr_assert(eq(str, (char *)rio_label_get_language(rio_labels_get(labels, 0)), "it"));
	cr_assert(eq(str, (char *)rio_label_get_language(rio_labels_get(labels, 2)), "en"));
}

Test(label, missing_texts_are_empty)
{
	static const char *const texts[] = {NULL, ""};
	g_autoptr(RioLabels) labels = all_of(2, texts);

	cr_assert(eq(int, rio_label_get_form(rio_labels_get(labels, 0)), RIO_LABEL_EMPTY));
	cr_assert(eq(str, (char *)rio_label_get_text(rio_labels_get(labels, 0)), ""));
	cr_assert(eq(sz, rio_labels_get_size(labels), 2));
}

Test(label, an_empty_collection_is_one_too)
{
	g_autoptr(RioLabels) labels = rio_labels_new(NULL, NULL, 0, NULL, NULL);

	cr_assert(eq(sz, rio_labels_get_size(labels), 0));
}

Test(label, marks_come_from_the_lexicon)
{
	static const char *const texts[] = {"Controllare i conti", "Inviare la lettera"};
	g_autoptr(RioLabels) labels = all_of(2, texts);

	cr_assert(rio_label_get_marks(rio_labels_get(labels, 0)) & RIO_LABEL_CONTROL);
	cr_assert(not(rio_label_get_marks(rio_labels_get(labels, 1)) & RIO_LABEL_CONTROL));
}

Test(label, rare_words_weigh_more)
{
	static const char *const texts[] = {
		"Inviare zumpa zimpa", "Inviare zumpa zampa", "Inviare zumpa zempa",
		"Inviare zumpa zompa", "Inviare zumpa zemma",
	};
	g_autoptr(RioLabels) labels = all_of(G_N_ELEMENTS(texts), texts);
	const RioLabelPart *parts = rio_labels_get(labels, 0)->whole.parts;

	cr_assert(gt(flt, parts[2].weight / RIO_WEIGHT_SECOND_OBJECT,
		     parts[1].weight / RIO_WEIGHT_OBJECT));
}

Test(label, word_and_class_numbers_are_sets)
{
	static const char *const texts[] = {"Controllo del controllo dei controlli di qualità"};
	g_autoptr(RioLabels) labels = all_of(1, texts);
	const RioLabel *label = rio_labels_get(labels, 0);

	for (guint32 i = 1; i < label->n_words; i++)
		cr_assert(gt(u32, label->words[i], label->words[i - 1]));
	for (guint32 i = 1; i < label->n_classes; i++)
		cr_assert(gt(u32, label->classes[i], label->classes[i - 1]));
	for (guint32 i = 0; i < label->n_words; i++)
		cr_assert(lt(u32, label->words[i], rio_labels_n_words(labels)));
}

Test(label, very_long_labels_are_bounded)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(RioLabels) labels = NULL;
	const char *texts[1];

	for (guint i = 0; i < 100000; i++)
		g_string_append_printf(text, "parola%u ", i);
	texts[0] = text->str;
	labels = all_of(1, texts);
	cr_assert(le(sz, rio_label_get_n_parts(rio_labels_get(labels, 0)), RIO_MOST_PARTS));
}
