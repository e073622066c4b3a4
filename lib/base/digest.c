#include "base/digest.h"

#include <string.h>

/* 48 bits: ten thousand ids in one document meet once in six million documents. */
#define ID_LENGTH 12

void
rio_digest_text(GChecksum *sum, const char *text)
{
	/* 0xff stands in no UTF-8. */
	if (text)
		g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
	else
		g_checksum_update(sum, (const guchar *)"\xff", 1);
}

void
rio_digest_number(GChecksum *sum, guint64 number)
{
	guint64 bytes = GUINT64_TO_LE(number);

	g_checksum_update(sum, (const guchar *)&bytes, sizeof bytes);
}

char *
rio_digest_id(GChecksum *sum)
{
	return g_strndup(g_checksum_get_string(sum), ID_LENGTH);
}
