#include "base/hash.h"

#include <string.h>

#include "base/mix.h"

static guint64
secret(void)
{
	static guint64 number;
	static gsize drawn;

	if (g_once_init_enter(&drawn)) {
		number = (guint64)g_random_int() << 32 | g_random_int();
		g_once_init_leave(&drawn, 1);
	}
	return number;
}

guint32
rio_hash_bytes(guint32 hash, gconstpointer bytes, gsize length)
{
	return rio_mix_bytes(secret() ^ hash, bytes, length);
}

guint
rio_hash_text(gconstpointer text)
{
	return rio_hash_bytes(0, text, strlen(text));
}
