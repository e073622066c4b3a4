/*
 * generate.h: random models, the same for the same numbers
 *
 * A seed stands for a service: a random tree of sequences, choices, parallel work and loops.  Its
 * relatives are how Comuni draw that service: some steps in other words, some missing, some more,
 * some the other way round.  Relative 0 is the tree itself.
 *
 * Without IRREGULAR and DIRTY every model is sound.
 */
#pragma once

#include "support/sketch.h"

typedef enum {
	GENERATE_INCLUSIVE = 1 << 0,	/* inclusive gateways too */
	GENERATE_LANES = 1 << 1,	/* steps in lanes */
	GENERATE_POOLS = 1 << 2,	/* a second pool, with messages */
	GENERATE_EVENTS = 1 << 3,	/* boundary events, and ends in the middle */
	GENERATE_SUBPROCESSES = 1 << 4, /* steps with steps inside */
	GENERATE_CONTENT = 1 << 5,   /* conditions, documentation, data, annotations, extensions */
	GENERATE_IRREGULAR = 1 << 6, /* flows that no tree has */
	GENERATE_DIRTY = 1 << 7,     /* what real files have wrong */
} GenerateFlags;

#define GENERATE_TIDY ((GenerateFlags)(GENERATE_IRREGULAR - 1))
#define GENERATE_ALL ((GenerateFlags)((GENERATE_DIRTY << 1) - 1))

/*
 * How many of @n seeds to try.  A sanitizer makes each ten times as slow, and what it looks for
 * shows on the first hundreds if at all; what is right is tried on all of them without it.
 */
#ifdef __SANITIZE_ADDRESS__
#define GENERATE_SEEDS(n) ((n) / 5)
#else
#define GENERATE_SEEDS(n) (n)
#endif

/* A model of about @size steps, fewer than four times as many nodes. */
RioModel *generate(guint32 seed, guint32 relative, guint size, GenerateFlags flags);

/* The same before it is a model. */
Sketch *generate_sketch(guint32 seed, guint32 relative, guint size, GenerateFlags flags);
