#include "merge/comune.h"

#include <string.h>

#include "label/fold.h"
#include "model/model.h"

/* "san-lazzaro", "SAN LAZZARO" and "San Lázzaro" are the same. */
static char *
fold(const char *name)
{
	g_autoptr(RioTokens) tokens = rio_tokens_new(name, strlen(name));
	GString *folded = g_string_new(NULL);

	for (guint i = 0; i < tokens->tokens->len; i++)
		if (rio_tokens_at(tokens, i)->kind != RIO_TOKEN_BREAK)
			g_string_append(folded, rio_tokens_at(tokens, i)->text);
	return g_string_free(folded, FALSE);
}

gint
rio_comune_find(const GPtrArray *names, const char *typed)
{
	g_autofree char *wanted = NULL;
	gint found = -1;

	for (guint i = 0; i < names->len; i++)
		if (g_str_equal(names->pdata[i], typed))
			return (gint)i;
	wanted = fold(typed);
	if (wanted[0] == '\0')
		return -1;
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *name = fold(names->pdata[i]);

		if (!g_str_equal(name, wanted))
			continue;
		if (found >= 0)
			return -1;
		found = (gint)i;
	}
	return found;
}

GPtrArray *
rio_comune_names(RioModel *const *models, gsize n)
{
	GPtrArray *names = g_ptr_array_sized_new(n);

	for (gsize m = 0; m < n; m++)
		g_ptr_array_add(names, (gpointer)models[m]->comune);
	return names;
}

guint32
rio_comune_among(RioModel *const *models, gsize n, const char *typed)
{
	g_autoptr(GPtrArray) names = rio_comune_names(models, n);
	gint found = rio_comune_find(names, typed);

	return found < 0 ? RIO_NONE : (guint32)found;
}

char *
rio_comune_list(const GPtrArray *names)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", (char *)names->pdata[i]);
	return g_string_free(list, FALSE);
}
