#include "match/texts.h"

#include <string.h>

RioTexts *
rio_texts_new(void)
{
	RioTexts *texts = g_new0(RioTexts, 1);

	texts->arena = rio_arena_new();
	texts->numbers = rio_names_new(texts->arena);
	texts->groups = g_array_new(FALSE, FALSE, sizeof(guint32));
	texts->shared = g_array_new(FALSE, TRUE, sizeof(gboolean));
	return texts;
}

void
rio_texts_free(RioTexts *texts)
{
	if (!texts)
		return;
	g_array_unref(texts->groups);
	g_array_unref(texts->shared);
	rio_names_free(texts->numbers);
	rio_arena_free(texts->arena);
	g_free(texts);
}

void
rio_texts_next_group(RioTexts *texts)
{
	texts->group += texts->group_has_texts;
	texts->group_has_texts = FALSE;
}

guint32
rio_texts_number(RioTexts *texts, const char *text)
{
	guint32 number;

	if (text[strspn(text, " \t\r\n")] == '\0')
		return RIO_TEXT_NONE;
	number = rio_names_intern(texts->numbers, text, strlen(text));
	if (number == texts->groups->len) {
		g_array_append_val(texts->groups, texts->group);
		texts->group_has_texts = TRUE;
		g_array_set_size(texts->shared, number + 1);
	}
	if (g_array_index(texts->groups, guint32, number) != texts->group)
		g_array_index(texts->shared, gboolean, number) = TRUE;
	return number;
}

gboolean
rio_texts_are_of_one(const RioTexts *texts, guint32 a, guint32 b)
{
	return g_array_index(texts->groups, guint32, a) ==
		       g_array_index(texts->groups, guint32, b) &&
	       !g_array_index(texts->shared, gboolean, a) &&
	       !g_array_index(texts->shared, gboolean, b);
}

guint32
rio_texts_count(const RioTexts *texts)
{
	return texts->groups->len;
}

const char *
rio_texts_at(const RioTexts *texts, guint32 number)
{
	return rio_names_text(texts->numbers, number);
}
