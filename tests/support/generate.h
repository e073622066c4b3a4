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
	GENERATE_EVENTS = 1 << 3,	/* boundary events, choices that wait, ends in the middle */
	GENERATE_SUBPROCESSES = 1 << 4, /* steps with steps inside */
	GENERATE_STARTS = 1 << 5,	/* a second start, an event subprocess */
	GENERATE_CONTENT = 1 << 6,	/* names of processes, conditions, documentation, data… */
	GENERATE_IRREGULAR = 1 << 7,	/* flows that no tree has */
	GENERATE_DIRTY = 1 << 8,	/* what real files have wrong */
} GenerateFlags;

#define GENERATE_TIDY ((GenerateFlags)(GENERATE_IRREGULAR - 1))
#define GENERATE_ALL ((GenerateFlags)((GENERATE_DIRTY << 1) - 1))

/* A model of about @size steps, fewer than four times as many nodes. */
RioModel *generate(guint32 seed, guint32 relative, guint size, GenerateFlags flags);

/*
 * How many of @all seeds a test goes through: as many percent of them as RIORDINO_SEEDS says, for
 * builds that take their time; unasked all.
 */
guint32 generate_seeds(guint32 all);

/* The first @n relatives. */
GPtrArray *generate_relatives(guint32 seed, guint32 n, guint size, GenerateFlags flags);

/* A model before it is one. */
Sketch *generate_sketch(guint32 seed, guint32 relative, guint size, GenerateFlags flags);
