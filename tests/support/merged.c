#include "support/merged.h"

#include <riordino/riordino.h>

RioMerge *
merged(RioModel *const *models, gsize n)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioMatch) match = rio_match_new(models, n, NULL, &error);
	RioMerge *merge = match ? rio_merge_new(match, NULL, &error) : NULL;

	g_assert_no_error(error);
	return merge;
}

char *
first_error(RioModel *model)
{
	g_autoptr(GPtrArray) problems = rio_model_check(model);

	for (guint i = 0; i < problems->len; i++)
		if (rio_problem_get_severity(problems->pdata[i]) == RIO_SEVERITY_ERROR)
			return rio_problem_to_words(problems->pdata[i], RIO_LANGUAGE_EN);
	return NULL;
}
