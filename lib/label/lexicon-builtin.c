#include "label/lexicon-inside.h"

#include <gio/gio.h>

#include "base/input.h"

#include "lexicon-resource.h"

static RioLexicon *
restored(void)
{
	RioLexicon *lexicon = rio_lexicon_new_empty();
	g_autoptr(GBytes) stored = NULL;

	lexicon_register_resource();
	stored = g_resource_lookup_data(lexicon_get_resource(), "/riordino/lexicon",
					G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	rio_lexicon_restore(lexicon, stored);
	return lexicon;
}

RioLexicon *
rio_lexicon_builtin(void)
{
	static RioLexicon *builtin;
	static gsize ready;

	if (g_once_init_enter(&ready)) {
		builtin = restored();
		g_once_init_leave(&ready, 1);
	}
	return builtin;
}

RioLexicon *
rio_lexicon_parse(const char *name, const char *text, GError **error)
{
	g_autoptr(RioLexicon) lexicon = NULL;

	g_return_val_if_fail(name && text, NULL);

	lexicon = restored();
	if (!rio_lexicon_read_text(lexicon, RIO_TONGUE_NONE, name, text, error))
		return NULL;
	return rio_lexicon_seal(g_steal_pointer(&lexicon));
}

RioLexicon *
rio_lexicon_read(const char *file, GError **error)
{
	g_autofree char *text = NULL;

	g_return_val_if_fail(file, NULL);

	text = rio_input_text(file, RIO_ERROR_LEXICON, RIO_LANGUAGE_EN, error);
	if (!text)
		return NULL;
	return rio_lexicon_parse(file, text, error);
}
