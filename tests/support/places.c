#include "places.h"

#include <string.h>

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

static void
add_models(const char *folder, GPtrArray *paths)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			add_models(path, paths);
		else if (g_str_has_suffix(path, ".bpmn"))
			g_ptr_array_add(paths, g_steal_pointer(&path));
	}
}

static int
compare_paths(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
place_models(const char *folder)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	add_models(folder, paths);
	g_ptr_array_sort(paths, compare_paths);
	return paths;
}
