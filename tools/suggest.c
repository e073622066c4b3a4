#include "suggest.h"

#include "say.h"

#include <string.h>

/* One slip for so many letters. */
#define LETTERS_FOR_A_SLIP 3
/* What is longer was none of ours. */
#define LONGEST_WORD 32

/*
 * Slips between two words of at most LONGEST_WORD bytes: the "optimal string alignment" distance,
 * in which two neighbours that were swapped are one slip.  slips[i][j] is that of the first i bytes
 * of one and the first j of the other.
 */
static guint
slips_between(const char *one, const char *other)
{
	guint slips[LONGEST_WORD + 1][LONGEST_WORD + 1];
	gsize n = strlen(one), m = strlen(other);

	g_assert(n <= LONGEST_WORD && m <= LONGEST_WORD);
	for (gsize i = 0; i <= n; i++) {
		for (gsize j = 0; j <= m; j++) {
			if (i == 0 || j == 0) {
				slips[i][j] = (guint)MAX(i, j);
				continue;
			}
			slips[i][j] = MIN(slips[i - 1][j], slips[i][j - 1]) + 1;
			slips[i][j] = MIN(slips[i][j],
					  slips[i - 1][j - 1] + (one[i - 1] != other[j - 1]));
			if (i > 1 && j > 1 && one[i - 1] == other[j - 2] &&
			    one[i - 2] == other[j - 1])
				slips[i][j] = MIN(slips[i][j], slips[i - 2][j - 2] + 1);
		}
	}
	return slips[n][m];
}

static const char *
nearest_word(const char *word, const char *const *words)
{
	const char *nearest = NULL;
	gsize length = strlen(word);
	guint least = (guint)length / LETTERS_FOR_A_SLIP + 1;

	if (length == 0 || length > LONGEST_WORD)
		return NULL;
	for (gsize i = 0; words[i]; i++) {
		guint slips = g_str_has_prefix(words[i], word) ? 0 : slips_between(word, words[i]);

		if (slips < least) {
			least = slips;
			nearest = words[i];
		}
	}
	return nearest;
}

void
suggest(RioLanguage language, const char *word, const char *const *words)
{
	const char *nearest = nearest_word(word, words);

	if (nearest)
		say(_W(language, "did you mean “%s”?"), nearest);
}
