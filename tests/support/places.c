#include "places.h"

const char *
place_corpora(void)
{
	const char *folder = g_getenv("RIORDINO_CORPORA");

	return folder && folder[0] != '\0' ? folder : NULL;
}

char *
place_source(const char *path)
{
	const char *root = g_getenv("RIORDINO_SOURCE");

	g_assert(root);
	return g_build_filename(root, path, NULL);
}
