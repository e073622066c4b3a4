/*
 * match.h: which activities of several models are the same work, and why
 */
#pragma once

#include <riordino/model.h>

G_BEGIN_DECLS

/**
 * RioMatch:
 *
 * The correspondences of two or more models.  Immutable; shared by threads and counted.
 */
typedef struct _RioMatch RioMatch;

G_END_DECLS
