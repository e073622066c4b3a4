#include "base/hash.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(hash, the_same_text_has_the_same_hash)
{
	char text[] = "Verifica", same[] = "Verifica";

	cr_assert(eq(u32, rio_hash_text(text), rio_hash_text(same)));
	cr_assert(eq(u32, rio_hash_text(text), rio_hash_bytes(0, text, 8)));
}

/* Of GLib's hash, and of FNV-1a. */
Test(hash, texts_that_have_one_usual_hash_are_told_apart)
{
	cr_assert(eq(u32, g_str_hash("AbAb"), g_str_hash("BABA")));
	cr_assert(ne(u32, rio_hash_text("AbAb"), rio_hash_text("BABA")));
	cr_assert(ne(u32, rio_hash_text("costarring"), rio_hash_text("liquid")));
}
