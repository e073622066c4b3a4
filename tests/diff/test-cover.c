#include "diff/cover.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include <string.h>

static void
append_letters(GString *out, const RioBits *bits)
{
	rio_bits_foreach (bits, i)
		g_string_append_c(out, (char)('a' + i));
}

/* Pairs as "ab ac" become blocks as "a:bc"; those against each other have nothing after the colon.
 */
static char *
blocks_of(const char *told, gboolean both_ways, gboolean cliques)
{
	g_autoptr(RioArena) arena = rio_arena_new();
	RioPairs *pairs = rio_pairs_new(arena, 8);
	g_autoptr(RioBits) steps = rio_bits_new(8), others = rio_bits_new(8);
	GString *out = g_string_new(NULL);

	for (const char *pair = told; *pair; pair += strcspn(pair, " ") + (pair[2] == ' ')) {
		guint32 i = (guint32)(pair[0] - 'a'), j = (guint32)(pair[1] - 'a');

		rio_bits_add(pairs->pairs[i], j);
		if (both_ways)
			rio_bits_add(pairs->pairs[j], i);
	}
	while (rio_pairs_take(pairs, cliques, steps, others)) {
		if (out->len > 0)
			g_string_append_c(out, ' ');
		append_letters(out, steps);
		g_string_append_c(out, ':');
		append_letters(out, others);
	}
	return g_string_free(out, FALSE);
}

static const struct {
	const char *pairs;
	gboolean both_ways, cliques;
	const char *blocks;
} cases[] = {
	{"", FALSE, FALSE, ""},
	{"ab", FALSE, FALSE, "a:b"},
	/* a step moved past three, two steps moved past two */
	{"ab ac ad", FALSE, FALSE, "a:bcd"},
	{"ac ad bc bd", FALSE, FALSE, "ab:cd"},
	{"ad bd cd", FALSE, FALSE, "abc:d"},
	{"ab cd", FALSE, FALSE, "a:b c:d"},
	/* each against each */
	{"ab ac bc", FALSE, TRUE, "abc:"},
	{"ab ac bc", TRUE, TRUE, "abc:"},
	{"ab ac bc", FALSE, FALSE, "a:bc b:c"},
	{"ab ac", TRUE, TRUE, "a:bc"},
};

Test(cover, few_blocks_tell_all_pairs)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *blocks =
			blocks_of(cases[i].pairs, cases[i].both_ways, cases[i].cliques);

		cr_expect(eq(str, blocks, (char *)cases[i].blocks), "%s", cases[i].pairs);
	}
}
