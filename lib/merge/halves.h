/*
 * halves.h: as many changes as something can bear
 *
 * Each of a number of changes may be made or not, and all together are known to spoil something.
 * Halves are tried, then halves of these, so that a few culprits among many are found in a few
 * trials each.  With none it is as it was.
 */
#pragma once

#include <glib.h>

/* Makes the changes that are on; whether that spoils it.  FALSE and an error: no more trials. */
typedef gboolean (*RioHalvesFunc)(const gboolean *on, gboolean *spoils, gpointer data,
				  GError **error);

/*
 * Turns on as many of the @n changes as there may be together, in their order.  The last trial need
 * not be what is on in the end.  FALSE and the error of a trial.
 */
gboolean rio_halves_try(gboolean *on, guint n, RioHalvesFunc make, gpointer data, GError **error);
