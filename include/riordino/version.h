/*
 * version.h: which riordino this is, and what of it callers may use
 */
#pragma once

#include <glib.h>

/* Marks what the shared library shows; all else in it is hidden. */
#define RIO_PUBLIC __attribute__((visibility("default")))

G_BEGIN_DECLS

/**
 * rio_version:
 *
 * Returns: (transfer none): the version of the library that runs, as "0.1.0"
 */
RIO_PUBLIC const char *rio_version(void);

G_END_DECLS
