#include "match/texts.h"

#include <string.h>

RioTexts *
rio_texts_new(void)
{
	RioTexts *texts = g_new0(RioTexts, 1);

	texts->arena = rio_arena_new();
	texts->numbers = rio_names_new(texts->arena);
	texts->groups = g_array_new(FALSE, FALSE, sizeof(guint32));
	return texts;
}

void
rio_texts_free(RioTexts *texts)
{
	if (!texts)
		return;
	g_array_unref(texts->groups);
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
	}
	return number;
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
