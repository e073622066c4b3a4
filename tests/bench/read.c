/*
 * read.c: how fast models are read, and how much memory they hold
 *
 *     bench-read FOLDER…
 *
 * Reads all *.bpmn in the folders into models, and the same bytes with libxml2 into its tree, by
 * turns in one run: the ratio holds on any machine.  Files that are refused count for neither.
 */
#include <riordino/riordino.h>

#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>

#define ROUNDS 7
#define LARGE (100 * 1000)

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
find_files(const char *folder, GPtrArray *paths)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			find_files(path, paths);
		else if (g_str_has_suffix(path, ".bpmn"))
			g_ptr_array_add(paths, g_steal_pointer(&path));
	}
}

static GBytes *
load(const char *path)
{
	char *contents = NULL;
	gsize size = 0;

	g_file_get_contents(path, &contents, &size, NULL);
	return g_bytes_new_take(contents, size);
}

static gboolean
can_be_read(GBytes *file)
{
	g_autoptr(RioModel) model = rio_model_read_bytes(file, NULL, NULL);

	return model != NULL;
}

static double
seconds_of_models(const GPtrArray *files)
{
	gint64 begin = g_get_monotonic_time();

	for (guint i = 0; i < files->len; i++)
		rio_model_unref(rio_model_read_bytes(files->pdata[i], NULL, NULL));
	return (double)(g_get_monotonic_time() - begin) / G_USEC_PER_SEC;
}

static double
seconds_of_trees(const GPtrArray *files)
{
	gint64 begin = g_get_monotonic_time();

	for (guint i = 0; i < files->len; i++) {
		gsize size;
		const char *start = g_bytes_get_data(files->pdata[i], &size);

		xmlFreeDoc(
			xmlReadMemory(start, (int)size, NULL, NULL,
				      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
	}
	return (double)(g_get_monotonic_time() - begin) / G_USEC_PER_SEC;
}

static gsize
bytes_in_use(void)
{
	struct mallinfo2 info = mallinfo2();

	return info.uordblks + info.hblkhd;
}

/*
 * The most memory that a model of a large file holds, as a multiple of the file's size.  The bytes
 * that it was read from, which it keeps, were there before.
 */
static void
weigh(const GPtrArray *files, const GPtrArray *paths)
{
	double sum = 0, most = 0;
	const char *largest = "";
	guint n = 0;

	for (guint i = 0; i < files->len; i++) {
		gsize size = g_bytes_get_size(files->pdata[i]), before = bytes_in_use();
		g_autoptr(RioModel) model = rio_model_read_bytes(files->pdata[i], NULL, NULL);
		double times = (double)(bytes_in_use() - before + size) / (double)size;

		if (size < LARGE)
			continue;
		n++;
		sum += times;
		if (times > most) {
			most = times;
			largest = paths->pdata[i];
		}
	}
	printf("memory of a model, %u files over %d KB: %.2f times the file's size on average, at "
	       "most %.2f (%s)\n",
	       n, LARGE / 1000, n > 0 ? sum / n : 0, most, largest);
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	double models = G_MAXDOUBLE, trees = G_MAXDOUBLE, megabytes = 0;

	for (int i = 1; i < argc; i++)
		find_files(argv[i], found);
	g_ptr_array_sort(found, compare_names);
	for (guint i = 0; i < found->len; i++) {
		GBytes *file = load(found->pdata[i]);

		if (!can_be_read(file)) {
			g_bytes_unref(file);
			continue;
		}
		g_ptr_array_add(files, file);
		g_ptr_array_add(paths, found->pdata[i]);
		megabytes += (double)g_bytes_get_size(file) / 1e6;
	}
	for (guint i = 0; i < ROUNDS; i++) {
		models = MIN(models, seconds_of_models(files));
		trees = MIN(trees, seconds_of_trees(files));
	}
	printf("%u of %u files, %.1f MB, best of %d rounds\n", files->len, found->len, megabytes,
	       ROUNDS);
	printf("riordino into models: %.3f s (%.0f files, %.0f MB a second)\n", models,
	       files->len / models, megabytes / models);
	printf("libxml2 into trees:   %.3f s (%.0f files, %.0f MB a second)\n", trees,
	       files->len / trees, megabytes / trees);
	printf("%.2f times as fast\n", trees / models);
	weigh(files, paths);
	return 0;
}
