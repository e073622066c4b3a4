#include "corpus/block.h"

#include "base/arena.h"
#include "base/mix.h"

/* With fewer works in it, one that differs is half of it. */
#define LEAST_WORKS 3

/* What is known of a code. */
typedef struct {
	guint32 number;
	gboolean exact;
} Known;

struct _RioBlocks {
	RioArena *arena;
	GHashTable *by_code;  /* RioCode → Known */
	GHashTable *by_works; /* guint64, of works or of all but one → the number and 1 */
	guint32 n;
};

static guint
hash_code(gconstpointer code)
{
	return (guint)((const RioCode *)code)->low;
}

static gboolean
codes_equal(gconstpointer a, gconstpointer b)
{
	const RioCode *one = a, *other = b;

	return one->high == other->high && one->low == other->low;
}

RioBlocks *
rio_blocks_new(void)
{
	RioBlocks *blocks = g_new0(RioBlocks, 1);

	blocks->arena = rio_arena_new();
	blocks->by_code = g_hash_table_new(hash_code, codes_equal);
	blocks->by_works = g_hash_table_new(g_int64_hash, g_int64_equal);
	return blocks;
}

void
rio_blocks_free(RioBlocks *blocks)
{
	if (!blocks)
		return;
	g_hash_table_unref(blocks->by_code);
	g_hash_table_unref(blocks->by_works);
	rio_arena_free(blocks->arena);
	g_free(blocks);
}

guint32
rio_blocks_count(const RioBlocks *blocks)
{
	return blocks->n;
}

/* Sums of these tell sets apart: of the same works in any order they are the same. */
static guint64
weigh(guint32 work)
{
	return rio_mix(work + G_GUINT64_CONSTANT(0x9e3779b97f4a7c15));
}

static guint64
sum_of(const RioBlock *block)
{
	guint64 sum = block->shape;

	for (guint32 i = 0; i < block->n_works; i++)
		sum += weigh(block->works[i]);
	return sum;
}

/* The number of a block with the same works, or all but one of either; RIO_NONE: there is none. */
static guint32
find_near(const RioBlocks *blocks, const RioBlock *block, guint64 sum)
{
	gpointer number = g_hash_table_lookup(blocks->by_works, &sum);

	for (guint32 i = 0; i < block->n_works && !number; i++) {
		guint64 rest = sum - weigh(block->works[i]);

		number = g_hash_table_lookup(blocks->by_works, &rest);
	}
	return number ? GPOINTER_TO_UINT(number) - 1 : RIO_NONE;
}

static void
remember(RioBlocks *blocks, guint64 sum, guint32 number)
{
	if (!g_hash_table_contains(blocks->by_works, &sum))
		g_hash_table_insert(blocks->by_works,
				    rio_arena_copy(blocks->arena, &sum, 1, sizeof sum),
				    GUINT_TO_POINTER(number + 1));
}

/* Of a block that no other has the code of. */
static Known
place(RioBlocks *blocks, const RioBlock *block)
{
	gboolean small = block->n_works < LEAST_WORKS;
	guint64 sum = sum_of(block);
	guint32 near = small ? RIO_NONE : find_near(blocks, block, sum);
	guint32 number = near == RIO_NONE ? blocks->n++ : near;

	if (small || near != RIO_NONE)
		return (Known){number, near == RIO_NONE};
	remember(blocks, sum, number);
	for (guint32 i = 0; i < block->n_works; i++)
		remember(blocks, sum - weigh(block->works[i]), number);
	return (Known){number, TRUE};
}

guint32
rio_blocks_number(RioBlocks *blocks, const RioBlock *block, gboolean *exact)
{
	const Known *known = g_hash_table_lookup(blocks->by_code, &block->code);

	if (!known) {
		Known new = place(blocks, block);

		known = rio_arena_copy(blocks->arena, &new, 1, sizeof new);
		g_hash_table_insert(
			blocks->by_code,
			rio_arena_copy(blocks->arena, &block->code, 1, sizeof block->code),
			(gpointer)known);
	}
	*exact = known->exact;
	return known->number;
}
