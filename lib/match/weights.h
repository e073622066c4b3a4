/*
 * weights.h: the numbers that matching decides by, all of them
 */
#pragma once

/* Labels less alike than this have nothing to do with each other. */
#define RIO_LEAST_LIKENESS 0.1f

/* Names that are worth a look, and names that are the same. */
#define RIO_LIKE_NAME 0.3f
#define RIO_SAME_NAME 0.999f
/* So many names more must be there before the names two models share say how they are worded. */
#define RIO_FEW_NAMES 2

/* Of names that have nothing in common, for each node these are looked at in the flow. */
#define RIO_BEST_LOOKED_AT 8

/* Of more candidates for one node the nearest are kept: many steps have one name, or none. */
#define RIO_MOST_CANDIDATES 48

/* With more pairs of nodes they are looked up among the candidates. */
#define RIO_MOST_GRID (1024 * 1024)

/* How often steps hear what their neighbours found. */
#define RIO_ROUNDS 3

/* Odds beyond these are as good as these. */
#define RIO_MOST_ODDS 20.0f

/* Two nodes that are partners with this probability help to place others; what these say is heard
 * as if so much had been said before, half of it for and half against. */
#define RIO_LEAST_ANCHOR 0.15f
#define RIO_ORDER_PRIOR 1.0f
#define RIO_SPAN_PRIOR 0.3f

/* Odds under which two nodes are not worth being looked at with a third. */
#define RIO_LEAST_TIE (-3.0)

/* Nodes that were chosen for each other have better odds than they had among all: these times so
 * much, and so much more. */
#define RIO_CHOSEN_TIMES 1.1
#define RIO_CHOSEN_MORE 0.7

/* What two nodes that were never candidates say when their groups are joined. */
#define RIO_MISSING_ODDS (-3.0)

/* Odds (their logarithm) from which on two nodes are called the same work. */
#define RIO_LEAST_ODDS (-0.9)

/* Odds from which on a step is part of what its neighbour does with others. */
#define RIO_LEAST_SEVERAL 0.5
/* And how alike its name must be, compared with its neighbour's. */
#define RIO_AS_LIKE 0.6

/*
 * Two models are versions of one file if they share that much of the smaller one's ids, of the
 * names under these ids, and of the flows between them.
 */
#define RIO_VERSIONS_NODES 0.5
#define RIO_VERSIONS_NAMES 0.6
#define RIO_VERSIONS_FLOWS 0.5

/* Two models less similar than this have nothing to do with each other. */
#define RIO_LEAST_SIMILARITY 0.17

/* Of what the names of a group have in common, that much is told. */
#define RIO_MOST_REASONS 5

/* From this confidence on a correspondence may be taken as it is. */
#define RIO_SURE 0.9

/* Work whose name has nothing in common with any other of its group is there by its place alone:
 * people are asked. */
#define RIO_MOST_BY_PLACE 0.85

/* What speaks for or against two nodes, each from 0 to 1. */
typedef enum {
	RIO_EVIDENCE_NAME,	/* how alike the names are */
	RIO_EVIDENCE_SAME_NAME, /* they are the very same */
	RIO_EVIDENCE_ALONE,	/* nobody else in the two models speaks of what both speak of */
	RIO_EVIDENCE_CONTRARY,	/* the one says the contrary of the other */
	RIO_EVIDENCE_RIVAL,	/* how much more alike the name of another one is */
	RIO_EVIDENCE_KIN,	/* how alike the names in the two models are on the average */
	RIO_EVIDENCE_WORDING,	/* names differ, but the two models have so many of the very same */
	RIO_EVIDENCE_POSITION,	/* how far from start and end */
	RIO_EVIDENCE_KIND,
	RIO_EVIDENCE_ROLE,     /* who does it */
	RIO_EVIDENCE_MESSAGES, /* whether they send or receive alike */
	RIO_EVIDENCE_BEFORE,   /* how likely what comes before is the same work */
	RIO_EVIDENCE_AFTER,    /* and what comes after */
	RIO_EVIDENCE_ORDER,    /* whether other work that is the same comes before or after both */
	RIO_EVIDENCE_SPAN,     /* and how far */
	RIO_EVIDENCE_TAKEN,    /* how likely one of the two has another partner */
	RIO_EVIDENCE_SHARED,   /* how much of the smaller model's work is likely in the other */
	RIO_N_EVIDENCES
} RioEvidence;

/* What two nodes are to each other: each case has its own weights. */
typedef enum {
	RIO_CASE_WORK,	    /* two activities */
	RIO_CASE_EVENT,	    /* two events */
	RIO_CASE_CHOICE,    /* two gateways */
	RIO_CASE_MIXED,	    /* an activity and an event */
	RIO_CASE_MUTE_WORK, /* the same, where either has no name that says something */
	RIO_CASE_MUTE_EVENT,
	RIO_CASE_MUTE_CHOICE,
	RIO_CASE_SETTLED, /* no matter what: they are known to be the same */
	RIO_CASE_NONE,	  /* they cannot be the same */
	RIO_N_CASES = RIO_CASE_NONE
} RioCase;

/* Odds without evidence, and what each kind of evidence adds at 1. */
typedef struct {
	float base;
	float evidence[RIO_N_EVIDENCES];
} RioWeights;

/* clang-format off */

/* Before the flow is heard. */
static const RioWeights rio_first_weights[RIO_N_CASES] = {
	/* base   name  same  alone contr rival kin   word  pos   kind  role  messages */
	[RIO_CASE_WORK] = {-11.3f, {3.3f, 0.5f, 2.8f, -4.0f, -2.4f, 1.9f, -0.6f, 4.9f, 2.8f, 0.8f, 0.9f}},
	[RIO_CASE_EVENT] = {-11.8f, {0.8f, 0.6f, 1.7f, -4.0f, -1.2f, 2.3f, -0.4f, 5.7f, 2.5f, 1.1f, 2.2f}},
	[RIO_CASE_CHOICE] = {-5.0f, {1.4f, 0.0f, 1.3f, 0.0f, -1.5f, 1.5f, -0.6f, 2.7f, 0.5f, 1.0f, 0.0f}},
	[RIO_CASE_MIXED] = {-11.3f, {1.7f, 0.6f, 1.7f, -4.0f, -1.7f, 1.7f, -0.4f, 4.6f, 2.3f, 1.1f, 2.6f}},
	[RIO_CASE_MUTE_WORK] = {-4.0f, {0, 2.0f, 0, 0, 0, 0, 0, 2.0f, 1.0f, 0.5f}},
	[RIO_CASE_MUTE_EVENT] = {-4.0f, {0, 2.0f, 0, 0, 0, 0, 0, 2.0f, 1.0f, 0.5f}},
	[RIO_CASE_MUTE_CHOICE] = {-4.0f, {0, 2.0f, 0, 0, 0, 0, 0, 2.0f, 1.0f, 0.5f}},
	[RIO_CASE_SETTLED] = {12.0f, {0}},
};

/* With it. */
static const RioWeights rio_weights[RIO_N_CASES] = {
	/* base   name  same  alone contr rival kin   word  pos   kind  role  messages  before after order span taken shared */
	[RIO_CASE_WORK] = {-12.8f, {3.5f, 0.4f, 2.4f, -4.0f, -0.3f, 0.5f, -0.4f, 0.6f, 3.0f, 0.4f, 0.5f, 0.4f, 1.0f, 6.6f, 1.6f, -2.5f, 0.3f}},
	[RIO_CASE_EVENT] = {-12.7f, {0.8f, 0.5f, 1.2f, -4.0f, 0.6f, 0.9f, -0.3f, 1.1f, 2.1f, 0.9f, 0.8f, 1.6f, 1.2f, 6.7f, 2.2f, -4.1f, 0.8f}},
	[RIO_CASE_CHOICE] = {-5.9f, {1.1f, 0.0f, 0.7f, 0.0f, -0.3f, 1.0f, -0.4f, 1.4f, 0.4f, 0.7f, 0.0f, 0.8f, 1.3f, 2.3f, 1.3f, -2.8f, 0.8f}},
	[RIO_CASE_MIXED] = {-11.4f, {1.8f, 0.6f, 1.2f, -4.0f, 0.1f, 0.6f, -0.3f, 0.8f, 2.2f, 0.8f, 1.0f, 1.2f, 1.6f, 5.7f, 2.0f, -3.7f, 0.5f}},
	[RIO_CASE_MUTE_WORK] = {-9.5f, {0, 2.5f, 0, 0, 0, 0, 0, 1.0f, 1.0f, 0.5f, 0, 3.5f, 3.5f, 2.0f, 1.5f, -2.0f}},
	[RIO_CASE_MUTE_EVENT] = {-9.5f, {0, 2.5f, 0, 0, 0, 0, 0, 1.0f, 1.0f, 0.5f, 0, 3.5f, 3.5f, 2.0f, 1.5f, -2.0f}},
	[RIO_CASE_MUTE_CHOICE] = {-9.5f, {0, 2.5f, 0, 0, 0, 0, 0, 1.0f, 1.0f, 0.5f, 0, 3.5f, 3.5f, 2.0f, 1.5f, -2.0f}},
	[RIO_CASE_SETTLED] = {12.0f, {0}},
};

/* clang-format on */
