#include "inputs.h"

#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

#define EXTENSION ".bpmn"

static void
input_free(gpointer data)
{
	Input *input = data;

	g_free(input->path);
	g_free(input->comune);
	g_free(input->service);
	g_free(input);
}

/* File names are bytes, names of Comuni are words. */
static void
add(GPtrArray *inputs, const char *path, const char *comune, const char *service)
{
	Input *input = g_new0(Input, 1);

	input->path = g_strdup(path);
	input->comune = g_utf8_make_valid(comune, -1);
	input->service = g_utf8_make_valid(service, -1);
	g_ptr_array_add(inputs, input);
}

static char *
stem_of(const char *path)
{
	char *stem = g_path_get_basename(path);
	char *dot = strrchr(stem, '.');

	if (dot && dot != stem)
		*dot = '\0';
	return stem;
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted by bytes; hidden ones are left out.  NULL if it cannot be read. */
static GPtrArray *
names_in(const char *folder, GError **error)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
	GPtrArray *names;
	const char *name;

	if (!dir)
		return NULL;
	names = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(dir))) {
		if (name[0] != '.')
			g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, compare_names);
	return names;
}

/*
 * By its ending, which some systems write in capitals.  A pipe or a device in a folder is nobody's
 * model, and may keep us waiting for ever.
 */
static gboolean
is_model(const char *path)
{
	const char *ending = strrchr(path, '.');

	return ending && g_ascii_strcasecmp(ending, EXTENSION) == 0 &&
	       (g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
		!g_file_test(path, G_FILE_TEST_EXISTS));
}

/* Adds the models of one folder; those of its folders too while @depth is above 0. */
static gboolean
add_folder(GPtrArray *inputs, const char *folder, guint depth, GError **error)
{
	g_autofree char *full = g_canonicalize_filename(folder, NULL);
	g_autofree char *service = g_path_get_basename(full);
	g_autoptr(GPtrArray) names = names_in(folder, error);

	if (!names)
		return FALSE;
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
		g_autofree char *stem = stem_of(path);

		if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
			if (depth > 0 && !add_folder(inputs, path, depth - 1, error))
				return FALSE;
		} else if (is_model(path)) {
			add(inputs, path, stem, service);
		}
	}
	return TRUE;
}

static gboolean
expand_folder(const Call *call, GPtrArray *inputs, const char *folder)
{
	g_autoptr(GError) error = NULL;
	guint before = inputs->len;

	if (!add_folder(inputs, folder, 1, &error)) {
		say_file_error(call->language, folder, error);
		return FALSE;
	}
	if (inputs->len == before) {
		say(_W(call->language, "%s: no file *%s in this folder or in those inside it"),
		    folder, EXTENSION);
		return FALSE;
	}
	return TRUE;
}

static gboolean
add_argument(const Call *call, GPtrArray *inputs, const char *argument)
{
	const char *equals = strchr(argument, '=');
	gboolean named = equals && equals != argument && !g_file_test(argument, G_FILE_TEST_EXISTS);

	if (g_str_equal(argument, "-")) {
		say(_W(call->language, "standard input wants a name: NAME=-"));
		return FALSE;
	}
	if (g_file_test(argument, G_FILE_TEST_IS_DIR))
		return expand_folder(call, inputs, argument);

	if (!(named ? equals[1] : argument[0])) {
		say(_W(call->language, "“%s” names no file"), argument);
		return FALSE;
	}
	if (named) {
		g_autofree char *comune = g_strndup(argument, (gsize)(equals - argument));

		add(inputs, equals + 1, comune, "");
	} else {
		g_autofree char *stem = stem_of(argument);

		add(inputs, argument, stem, "");
	}
	return TRUE;
}

static int
compare_inputs(gconstpointer a, gconstpointer b)
{
	const Input *one = *(const Input *const *)a, *other = *(const Input *const *)b;
	int order = strcmp(one->service, other->service);

	return order != 0 ? order : strcmp(one->comune, other->comune);
}

static gboolean
names_differ(const Call *call, const GPtrArray *inputs)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	guint standard_inputs = 0;

	g_ptr_array_extend(sorted, (GPtrArray *)inputs, NULL, NULL);
	g_ptr_array_sort(sorted, compare_inputs);
	for (guint i = 0; i < sorted->len; i++) {
		const Input *input = sorted->pdata[i];

		standard_inputs += g_str_equal(input->path, "-");
		if (i > 0 && compare_inputs(&sorted->pdata[i - 1], &sorted->pdata[i]) == 0) {
			const Input *other = sorted->pdata[i - 1];

			if (g_str_equal(other->path, input->path))
				say(_W(call->language, "%s is named twice"), input->path);
			else
				say(_W(call->language, "%s and %s are both called “%s”: give one "
						       "another name with NAME=FILE"),
				    other->path, input->path, input->comune);
			return FALSE;
		}
	}
	if (standard_inputs > 1) {
		say(_W(call->language, "standard input can be read only once"));
		return FALSE;
	}
	return TRUE;
}

GPtrArray *
inputs_parse(const Call *call, char **arguments, guint n_arguments)
{
	g_autoptr(GPtrArray) inputs = g_ptr_array_new_with_free_func(input_free);

	for (guint i = 0; i < n_arguments; i++) {
		if (!add_argument(call, inputs, arguments[i]))
			return NULL;
	}
	return names_differ(call, inputs) ? g_steal_pointer(&inputs) : NULL;
}

RioModel *
input_read(const Call *call, const Input *input)
{
	const RioReadOptions options = {
		.comune = input->comune,
		.service = input->service,
		.file = input->path,
		.language = call->language,
	};
	g_autoptr(GError) error = NULL;
	g_autoptr(GInputStream) stream = NULL;
	RioModel *model;

	if (g_str_equal(input->path, "-")) {
		stream = g_unix_input_stream_new(STDIN_FILENO, FALSE);
		model = rio_model_read_stream(stream, &options, NULL, &error);
	} else {
		model = rio_model_read_file(input->path, &options, &error);
	}
	if (!model)
		say_file_error(call->language, input->path, error);
	return model;
}

GPtrArray *
inputs_read(const Call *call, char **arguments, guint n_arguments, guint least)
{
	g_autoptr(GPtrArray) inputs = inputs_parse(call, arguments, n_arguments);
	g_autoptr(GPtrArray) models =
		g_ptr_array_new_with_free_func((GDestroyNotify)rio_model_unref);

	if (!inputs)
		return NULL;
	rio_progress_begin(progress_state(call->progress), RIO_STAGE_READ, inputs->len);
	for (guint i = 0; i < inputs->len; i++) {
		RioModel *model = input_read(call, inputs->pdata[i]);

		if (model)
			g_ptr_array_add(models, model);
		rio_progress_add(progress_state(call->progress), 1);
	}
	if (models->len < inputs->len)
		return NULL;
	if (inputs->len < least) {
		call_misused(call,
			     _WN(call->language, "at least %u model is wanted",
				 "at least %u models are wanted", least),
			     least);
		return NULL;
	}
	return g_steal_pointer(&models);
}

static gboolean
has_errors(RioModel *model)
{
	g_autoptr(GPtrArray) problems = rio_model_check(model);

	for (guint i = 0; i < problems->len; i++)
		if (rio_problem_get_severity(problems->pdata[i]) == RIO_SEVERITY_ERROR)
			return TRUE;
	return FALSE;
}

void
inputs_warn_of_errors(const Call *call, const GPtrArray *models)
{
	guint n = 0;

	for (guint i = 0; i < models->len && !call->quiet; i++)
		n += has_errors(models->pdata[i]);
	if (n > 0)
		say(_WN(call->language, "%u model has errors: “riordino check” tells which",
			"%u models have errors: “riordino check” tells which", n),
		    n);
}

RioModel *
inputs_read_one(const Call *call, guint at)
{
	g_autoptr(GPtrArray) models = inputs_read(call, call->arguments + at, 1, 1);

	if (!models)
		return NULL;
	if (models->len > 1) {
		call_misused(call, _W(call->language, "%s: one model is wanted here, not a folder"),
			     call->arguments[at]);
		return NULL;
	}
	return rio_model_ref(models->pdata[0]);
}

gboolean
inputs_lexicon(const Call *call, const char *path, RioLexicon **lexicon)
{
	g_autoptr(GError) error = NULL;

	*lexicon = path ? rio_lexicon_read(path, &error) : NULL;
	if (error)
		say_file_error(call->language, path, error);
	return !error;
}
