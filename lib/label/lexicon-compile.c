/*
 * lexicon-compile.c: at build time, the texts of the lexicon to what the library holds of them
 *
 * lexicon-compile OUT LANGUAGE FILE [LANGUAGE FILE…]
 */
#include <stdio.h>

#include "label/lexicon-inside.h"

static RioTongue
tongue_of(const char *code)
{
	RioTongue tongue = RIO_TONGUE_IT;

	while (tongue < RIO_N_TONGUES && !g_str_equal(rio_tongue_code(tongue), code))
		tongue++;
	g_assert(tongue < RIO_N_TONGUES);
	return tongue;
}

static gboolean
compile(const char *out, int n, char **inputs, GError **error)
{
	g_autoptr(RioLexiconDraft) draft = rio_lexicon_draft_new(NULL);
	g_autoptr(GBytes) block = NULL;
	gsize size;
	const char *bytes;

	for (int i = 0; i + 1 < n; i += 2) {
		g_autofree char *text = NULL;

		if (!g_file_get_contents(inputs[i + 1], &text, NULL, error) ||
		    !rio_lexicon_read_text(draft, tongue_of(inputs[i]), inputs[i + 1], text, error))
			return FALSE;
	}
	block = rio_lexicon_seal(draft);
	bytes = g_bytes_get_data(block, &size);
	return g_file_set_contents(out, bytes, (gssize)size, error);
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;

	if (argc > 3 && compile(argv[1], argc - 2, argv + 2, &error))
		return 0;
	fprintf(stderr, "lexicon-compile: %s\n", error ? error->message : "OUT LANGUAGE FILE…");
	return 1;
}
