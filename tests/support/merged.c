#include "support/merged.h"

RioMerge *
merged(RioModel *const *models, gsize n)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(RioMatch) match = rio_match_new(models, n, NULL, &error);
	RioMerge *merge = match ? rio_merge_new(match, NULL, &error) : NULL;

	g_assert_no_error(error);
	return merge;
}
