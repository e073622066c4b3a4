/*
 * Finding what spoils things
 */
#include <criterion/criterion.h>

#include "merge/halves.h"

#define N 100

/* Spoiled by each of the first @n_alone, and by the two others together. */
typedef struct {
	guint alone[2], n_alone;
	guint together[2];
	gboolean are_two;
	guint trials;
} Culprits;

static gboolean
try(const gboolean *on, gboolean *spoils, gpointer data, GError **error)
{
	Culprits *culprits = data;

	culprits->trials++;
	*spoils = culprits->are_two && on[culprits->together[0]] && on[culprits->together[1]];
	for (guint i = 0; i < culprits->n_alone; i++)
		*spoils |= on[culprits->alone[i]];
	return TRUE;
}

static guint
count_off(Culprits *culprits)
{
	gboolean on[N] = {0}, spoils;
	guint off = 0;

	cr_assert(rio_halves_try(on, N, try, culprits, NULL));
	for (guint i = 0; i < N; i++)
		off += !on[i];
	try(on, &spoils, culprits, NULL);
	cr_expect_not(spoils);
	return off;
}

Test(halves, two_culprits_among_a_hundred_are_found_in_a_few_trials)
{
	Culprits culprits = {.alone = {17, 60}, .n_alone = 2};

	cr_expect_eq(count_off(&culprits), 2);
	cr_expect_leq(culprits.trials, 20);
}

Test(halves, of_two_that_do_not_go_together_one_stays)
{
	Culprits culprits = {.together = {3, 99}, .are_two = TRUE};

	cr_expect_eq(count_off(&culprits), 1);
}

Test(halves, the_last_of_all_is_found_without_trying_what_is_known)
{
	Culprits culprits = {.alone = {N - 1}, .n_alone = 1};

	cr_expect_eq(count_off(&culprits), 1);
	cr_expect_leq(culprits.trials, 8);
}
