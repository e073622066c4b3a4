#include "corpus/joining.h"

/* How many members of @a are not in @b. */
static guint32
count_more(const RioBits *a, const RioBits *b)
{
	guint32 n = 0;

	rio_bits_foreach (a, i)
		n += !rio_bits_has(b, i);
	return n;
}

/* Which of the two that begin comes first makes no difference: the lower number. */
static void
find_first_two(RioBits *const *work, guint32 n, RioJoining *joinings)
{
	guint32 least = G_MAXUINT32;

	for (guint32 a = 0; a < n; a++) {
		for (guint32 b = a + 1; b < n; b++) {
			guint32 brings = count_more(work[b], work[a]);
			guint32 lacks = count_more(work[a], work[b]);

			if (brings + lacks >= least)
				continue;
			least = brings + lacks;
			joinings[0] = (RioJoining){.who = a};
			joinings[1] = (RioJoining){b, brings, lacks};
		}
	}
}

static RioJoining
find_next(RioBits *const *work, guint32 n, const RioBits *in, const RioBits *any,
	  const RioBits *all)
{
	RioJoining best = {.brings = G_MAXUINT32};
	guint32 least = G_MAXUINT32;

	for (guint32 who = 0; who < n; who++) {
		RioJoining joining = {.who = who};

		if (rio_bits_has(in, who))
			continue;
		joining.brings = count_more(work[who], any);
		joining.lacks = count_more(all, work[who]);
		if (joining.brings + joining.lacks < least) {
			least = joining.brings + joining.lacks;
			best = joining;
		}
	}
	return best;
}

void
rio_joining_find(RioBits *const *work, guint32 n, RioJoining *joinings)
{
	g_autoptr(RioBits) in = rio_bits_new(n);
	g_autoptr(RioBits) any = NULL;
	g_autoptr(RioBits) all = NULL;

	if (n < 2) {
		if (n == 1)
			joinings[0] = (RioJoining){0};
		return;
	}
	find_first_two(work, n, joinings);
	any = rio_bits_copy(work[joinings[0].who]);
	all = rio_bits_copy(any);
	for (guint32 i = 0; i < n; i++) {
		if (i > 1)
			joinings[i] = find_next(work, n, in, any, all);
		rio_bits_add(in, joinings[i].who);
		rio_bits_unite(any, work[joinings[i].who]);
		rio_bits_intersect(all, work[joinings[i].who]);
	}
}
