#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <riordino/riordino.h>

#include <string.h>

#include "model/model.h"
#include "support/places.h"

/* Whether two models hold the same, position by position. */
static gboolean
equal(const RioModel *one, const RioModel *other)
{
	if (one->n_elements != other->n_elements || one->n_attributes != other->n_attributes)
		return FALSE;
	for (guint32 i = 0; i < one->n_elements; i++) {
		const RioElement *a = &one->elements[i], *b = &other->elements[i];

		if (a->kind != b->kind || a->end != b->end || a->n_attributes != b->n_attributes ||
		    g_strcmp0(a->text, b->text) != 0 ||
		    strcmp(rio_element_get_tag(a, NULL), rio_element_get_tag(b, NULL)) != 0)
			return FALSE;
	}
	for (guint32 i = 0; i < one->n_attributes; i++) {
		if (strcmp(one->attributes[i].value, other->attributes[i].value) != 0)
			return FALSE;
	}
	return one->n_nodes == other->n_nodes && one->n_flows == other->n_flows;
}

/* Returns how many models were read. */
static guint
check_file(const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioModel) model = rio_model_read_file(path, NULL, &error), again = NULL;
	g_autoptr(GBytes) once = NULL, twice = NULL;
	g_autoptr(GPtrArray) problems = NULL;

	if (!model) {
		cr_assert(error->domain == RIO_ERROR, "%s", path);
		cr_assert(g_str_has_prefix(error->message, path), "%s", error->message);
		return 0;
	}
	once = rio_model_write_bytes(model);
	again = rio_model_read_bytes(once, NULL, NULL);
	cr_assert(again && equal(model, again), "%s", path);
	twice = rio_model_write_bytes(again);
	cr_assert(g_bytes_equal(once, twice), "%s", path);
	problems = rio_model_check(model);
	for (guint i = 0; i < problems->len; i++)
		g_free(rio_problem_to_words(problems->pdata[i], RIO_LANGUAGE_IT));
	return 1;
}

static guint
check_folder(const char *folder)
{
	g_autoptr(GPtrArray) paths = place_models(folder);
	guint n = 0;

	for (guint i = 0; i < paths->len; i++)
		n += check_file(paths->pdata[i]);
	return n;
}

Test(corpora, every_sample_comes_back_as_it_was)
{
	g_autofree char *samples = place_source("bpmn-samples");

	cr_assert(ge(uint, check_folder(samples), 20));
}

Test(corpora, every_real_file_comes_back_as_it_was)
{
	const char *corpora = place_corpora();

	if (!corpora)
		cr_skip("no corpora: meson option `corpora`");
	cr_assert(gt(uint, check_folder(corpora), 0));
}
