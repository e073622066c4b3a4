#include "label/lexicon-inside.h"

#include <gio/gio.h>

#include "base/input.h"

#include "lexicon-resource.h"

static RioLexicon *
open_builtin(void)
{
	g_autoptr(GBytes) block = NULL;

	lexicon_register_resource();
	block = g_resource_lookup_data(lexicon_get_resource(), "/riordino/lexicon",
				       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	return rio_lexicon_open(block);
}

RioLexicon *
rio_lexicon_builtin(void)
{
	static RioLexicon *builtin;
	static gsize ready;

	if (g_once_init_enter(&ready)) {
		builtin = open_builtin();
		g_once_init_leave(&ready, 1);
	}
	return builtin;
}

RioLexicon *
rio_lexicon_parse(const char *name, const char *text, GError **error)
{
	g_autoptr(RioLexiconDraft) draft = NULL;
	g_autoptr(GBytes) block = NULL;

	g_return_val_if_fail(name && text, NULL);

	draft = rio_lexicon_draft_new(rio_lexicon_builtin());
	if (!rio_lexicon_read_text(draft, RIO_TONGUE_NONE, name, text, error))
		return NULL;
	block = rio_lexicon_seal(draft);
	return rio_lexicon_open(block);
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
