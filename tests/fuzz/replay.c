/*
 * replay.c: gives a target the files that it is called with, and all files of folders
 */
#include "fuzz.h"

#include <string.h>

static int
compare(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list(const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		g_ptr_array_add(names, g_build_filename(folder, name, NULL));
	g_clear_pointer(&dir, g_dir_close);
	g_ptr_array_sort(names, compare);
	return names;
}

static guint
replay(const char *path)
{
	g_autofree char *data = NULL;
	g_autoptr(GPtrArray) inside = NULL;
	gsize size;
	guint n = 0;

	if (g_file_get_contents(path, &data, &size, NULL)) {
		g_print("%s\n", path);
		LLVMFuzzerTestOneInput((const guint8 *)data, size);
		return 1;
	}
	inside = list(path);
	for (guint i = 0; i < inside->len; i++)
		n += replay(inside->pdata[i]);
	return n;
}

int
main(int argc, char **argv)
{
	guint n = 0;

	for (int i = 1; i < argc; i++)
		n += replay(argv[i]);
	g_print("%u inputs\n", n);
	return n == 0;
}
