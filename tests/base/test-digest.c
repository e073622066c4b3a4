#include "base/digest.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static char *
id_of(const char *a, const char *b)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	rio_digest_text(sum, a);
	rio_digest_text(sum, b);
	return rio_digest_id(sum);
}

Test(digest, an_id_is_twelve_digits_and_always_the_same)
{
	g_autofree char *id = id_of("argenta", "Task_1");
	g_autofree char *again = id_of("argenta", "Task_1");

	cr_assert(eq(ulong, strspn(id, "0123456789abcdef"), 12));
	cr_assert(eq(ulong, strlen(id), 12));
	cr_assert(eq(str, id, again));
}

Test(digest, where_one_text_ends_matters)
{
	g_autofree char *one = id_of("ab", "c"), *other = id_of("a", "bc");
	g_autofree char *none = id_of("a", NULL), *empty = id_of("a", "");

	cr_assert(ne(str, one, other));
	cr_assert(ne(str, none, empty));
}

Test(digest, numbers_hash_alike_on_every_machine)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *id = NULL;

	rio_digest_number(sum, 1);
	id = rio_digest_id(sum);
	cr_assert(eq(str, id, "7c9fa136d441"));
}
