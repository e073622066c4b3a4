#include "corpus/repeat.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "support/tiny.h"

/* Sequences of letters; of letters that come once there is no symbol. */
typedef struct {
	const char *sequences; /* with spaces between */
	const char *repeats;   /* "benefit: place place, benefit: …" */
	guint32 n_made;	       /* gateways that nobody drew, of each item */
} Case;

static const Case cases[] = {
	{"ABC ABC", "3: ABC ABC"},
	{"ABC DEF", ""},
	/* one activity is no fragment */
	{"AXY AVW", ""},
	/* a step between is allowed, and is told */
	{"ABCD ABXCD", "3: ABCD ABxCD"},
	{"ABXYCD ABCD", "2: AB AB, 2: CD CD"},
	/* twice in one sequence */
	{"ABXAB", "2: AB AB"},
	/* what saves most, not what stands in most places */
	{"ABCDE ABCDE ABCDE AB AB", "10: ABCDE ABCDE ABCDE"},
	{"AB AB AB AB AB ABC ABC", "12: AB AB AB AB AB AB AB"},
	/* what is mostly something else is told too */
	{"ABCDEF ABCDEF AB AB AB", "8: AB AB AB AB AB, 6: ABCDEF ABCDEF"},
	{"AAAAA", "2: AA AA"},
	/* and not again for what nobody drew */
	{"AAAAA", "6: AA AA", 2},
	{"", ""},
};

static RioSequences *
sequences_of(const char *text, guint32 n_made)
{
	RioSequences *sequences = g_new0(RioSequences, 1);
	GArray *items = g_array_new(FALSE, FALSE, sizeof(RioItem));
	guint32 sequence = 0;

	for (const char *at = text; *at; at++) {
		RioItem item = {
			.sequence = sequence, .n_nodes = 1, .size = 1 + n_made, .n_activities = 1};

		if (*at == ' ') {
			sequence++;
			continue;
		}
		item.symbol =
			strchr(text, *at) != strrchr(text, *at) ? (guint32)(*at - 'A') : RIO_NONE;
		item.first_node = items->len;
		g_array_append_val(items, item);
	}
	sequences->n_symbols = 26;
	sequences->n_items = items->len;
	sequences->items = (RioItem *)g_array_free(items, FALSE);
	sequences->nodes = g_new(guint32, sequences->n_items + 1);
	for (guint32 i = 0; i < sequences->n_items; i++)
		sequences->nodes[i] = i;
	return sequences;
}

/* The letter of an item. */
static char
letter_of(const char *text, guint32 item)
{
	guint32 n = 0;

	for (const char *at = text;; at++)
		if (*at != ' ' && n++ == item)
			return *at;
}

static char *
told(const char *text, const RioRepeat *repeats, guint32 n)
{
	GString *out = g_string_new(NULL);

	for (guint32 r = 0; r < n; r++) {
		const RioRepeat *repeat = &repeats[r];

		g_string_append_printf(out, "%s%u:", r > 0 ? ", " : "", repeat->benefit);
		for (guint32 p = 0; p < repeat->n_places; p++) {
			const guint32 *items = repeat->items + p * repeat->n_items;

			g_string_append_c(out, ' ');
			for (guint32 i = 0; i < repeat->n_items; i++) {
				if (i > 0 && items[i] > items[i - 1] + 1)
					g_string_append_c(out, 'x');
				g_string_append_c(out, letter_of(text, items[i]));
			}
		}
	}
	return g_string_free(out, FALSE);
}

Test(repeat, rows_that_come_again)
{
	/* as many nodes as the longest case has letters */
	g_autoptr(RioModel) model = tiny(
		"Avvio > A > B > C > D > E > F > G > H > I > J > K > L > M > N > O > P > Q > R "
		"> S > T > U > V > W > Z > Fine");

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RioArena) arena = rio_arena_new();
		g_autoptr(RioSequences) sequences =
			sequences_of(cases[i].sequences, cases[i].n_made);
		guint32 n;
		RioRepeat *repeats = rio_repeats_find(arena, sequences, &model, 1, &n);
		g_autofree char *all = told(cases[i].sequences, repeats, n);

		cr_expect(eq(str, all, (char *)cases[i].repeats), "%s", cases[i].sequences);
	}
}
