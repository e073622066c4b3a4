#include "corpus/block.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/* The number of a block with these works, a letter each; "~" after it if it is only near. */
static char *
number_of(RioBlocks *blocks, const char *works, guint64 shape)
{
	guint32 numbers[8];
	RioBlock block = {.shape = shape, .works = numbers, .n_works = (guint32)strlen(works)};
	gboolean exact;
	guint32 number;

	for (guint32 i = 0; i < block.n_works; i++)
		numbers[i] = (guint32)works[i];
	block.code = (RioCode){shape, g_str_hash(works)};
	number = rio_blocks_number(blocks, &block, &exact);
	return g_strdup_printf("%u%s", number, exact ? "" : "~");
}

typedef struct {
	const char *works;
	guint64 shape;
	const char *number;
} Case;

/* One after the other, into one collection. */
static const Case cases[] = {
	{"ABCD", 1, "0"},   {"ABCD", 1, "0"}, {"ABCD", 2, "1"}, /* it splits otherwise */
	{"ABDC", 1, "0~"},					/* in another arrangement */
	{"ABC", 1, "0~"},					/* one less */
	{"ABCDE", 1, "0~"},					/* one more */
	{"ABCX", 1, "0~"},		     /* another one in the place of one */
	{"ABXY", 1, "2"},		     /* near to one that is near, but not near itself */
	{"PQ", 1, "3"},	    {"PQR", 1, "4"}, /* two works are too few to be near */
	{"", 1, "5"},
};

Test(block, near_is_what_differs_in_one_work)
{
	g_autoptr(RioBlocks) blocks = rio_blocks_new();

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *number = number_of(blocks, cases[i].works, cases[i].shape);

		cr_expect(eq(str, number, (char *)cases[i].number), "%s", cases[i].works);
	}
	cr_assert(eq(u32, rio_blocks_count(blocks), 6));
}
