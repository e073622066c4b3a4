#include "merge/halves.h"

typedef struct {
	gboolean *on;
	RioHalvesFunc make;
	gpointer data;
} Halver;

static void
set(Halver *halver, guint from, guint to, gboolean on)
{
	for (guint i = from; i < to; i++)
		halver->on[i] = on;
}

static gboolean halve(Halver *halver, guint from, guint to, GError **error);

/* Turns on what of [from, to) can be with what is on already; @all: whether that is all of it. */
static gboolean
try(Halver *halver, guint from, guint to, gboolean *all, GError **error)
{
	gboolean spoils;

	set(halver, from, to, TRUE);
	if (!halver->make(halver->on, &spoils, halver->data, error))
		return FALSE;
	*all = !spoils;
	return !spoils || halve(halver, from, to, error);
}

/* The same where all of it is known to be too much: so is the second half if all of the first is
 * on.
 */
static gboolean
halve(Halver *halver, guint from, guint to, GError **error)
{
	guint middle = from + (to - from) / 2;
	gboolean all;

	set(halver, from, to, FALSE);
	if (to - from < 2)
		return TRUE;
	if (!try(halver, from, middle, &all, error))
		return FALSE;
	return all ? halve(halver, middle, to, error) : try(halver, middle, to, &all, error);
}

gboolean
rio_halves_try(gboolean *on, guint n, RioHalvesFunc make, gpointer data, GError **error)
{
	Halver halver = {on, make, data};

	return halve(&halver, 0, n, error);
}
